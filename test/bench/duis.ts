// The generated DUIS: the service request matrix, the descriptions of the requests with their data items, the response
// codes, and the XML Schema that they agree with. All names are our own.

import { fault, join, ignored, reference, type Fragment } from "./fragment.ts";
import type { Plan, PlannedPlace, PlannedRequest } from "./plan.ts";
import type { Random } from "./random.ts";
import { paragraph, spaced } from "./paragraphs.ts";
import type { Writer } from "./write.ts";

/** Writes those places of DUIS that are no common ones; false for the others. */
export function writeDuisPlace(writer: Writer, place: PlannedPlace, plan: Plan, chance: Random): boolean {
  const { open, put } = writer;
  const request = /^3\.8\.(\d+)(?:\.([12]))?$/.exec(place.number);
  if (place.kind === "chapter") {
    put(`${"#".repeat(place.level)} `);
    open(place);
    put(`${place.number} ${place.heading}\n\n`);
    if (place.number === "3.5.10") writeCodes(writer, plan, chance);
    return true;
  }
  if (place.number !== "3.1.1" && !request && place.rows.length === 0) {
    open(place);
    put(`${place.number} `);
    paragraph(writer, spaced([writer.sentence(place), writer.sentence(place)]));
    return true;
  }
  if (place.rows.length > 0) return false;
  open(place);
  put(`${place.number} `);
  if (!request) writeMatrix(writer, plan);
  else if (request[2] === "1") writeRequest(writer, place, plan.requests[Number(request[1]) - 1]!);
  else writeItems(writer, place, plan.requests[Number(request[1]) - 1]!);
  return true;
}

function writeMatrix({ put }: Writer, { requests }: Plan): void {
  put("The table below lists every Service Reference Variant, and who may use it.\n\n");
  put("| Service Reference | Service Reference Variant | Name | Eligible Users | Critical |\n| --- | --- | --- | --- | --- |\n");
  for (const { name, variant } of requests) put(join("| ", ignored(base(variant)), " | ", ignored(variant), ` | ${name} | Supplier Party | No |\n`));
  put("\n");
}

function writeRequest(writer: Writer, place: PlannedPlace, { name, variant, flaws }: PlannedRequest): void {
  const { put } = writer;
  paragraph(writer, writer.sentence(place));
  const mismatch = flaws.get("service-request-mismatch");
  put(join("| Service Request Name | ", mismatch === 0 ? fault("service-request-mismatch", `Former ${name}`) : name));
  put(` |\n| --- | --- |\n| Service Reference | ${base(variant)} |\n`);
  put(join("| Service Reference Variant | ", ignored(variant), " |\n"));
  put(join("| Eligible Users | Supplier Party", flaws.has("eligible-user-mismatch") ? join(", ", fault("eligible-user-mismatch", "Network Party")) : "", " |\n"));
  put(join("| Security Classification | ", mismatch === 1 ? fault("service-request-mismatch", "Critical") : "Non Critical", " |\n| Capable of being DCC Scheduled? | No |\n\n"));
}

function writeItems(writer: Writer, place: PlannedPlace, { type, items, flaws }: PlannedRequest): void {
  const { put } = writer;
  paragraph(writer, writer.sentence(place));
  put(join("##### ", flaws.has("missing-data-item") ? fault("missing-data-item", type) : type, ` Definition\n\n| Data Item | Description | Type | Mandatory | Default | Units |\n| --- | --- | --- | --- | --- | --- |\n`));
  for (const [i, { name, type: kind, optional }] of items.entries()) {
    const flawed = (rule: string, right: string, wrong: string) => (flaws.get(rule) === i ? fault(rule, wrong) : right);
    const row = (first: string | Fragment) => join("| ", first, " | The value that the sender has chosen | ", flawed("type-mismatch", kind, kind === "xs:date" ? "xs:string" : "xs:date"), " | ",
      flawed("mandatory-mismatch", optional ? "No" : "Yes", optional ? "Yes" : "No"), " | None | N/A |\n");
    if (flaws.get("missing-data-item") === i) continue;
    put(row(name));
    if (flaws.get("duplicate-data-item") === i) put(row(fault("duplicate-data-item", name)));
    if (flaws.get("unknown-data-item") === i) put(row(fault("unknown-data-item", `Obsolete${name}`)));
  }
  put("\n");
  put(join("The whole is an element of the type ", reference(`sr:${type}`, type), ".\n\n"));
  put(`\`\`\`xml\n<sr:${type}>\n  <sr:${items[0]!.name}>1</sr:${items[0]!.name}>\n</sr:${type}>\n\`\`\`\n\n`);
}

function writeCodes({ put }: Writer, { codes, moreCodes, newName }: Plan, chance: Random): void {
  put("| Response Code | Response Code Name | Response Code Description |\n| --- | --- | --- |\n");
  for (const code of codes) {
    const row: Fragment = join("| ", ignored(code), ` | ${chance.pick(["Rejected", "Refused", "Postponed"])} ${newName()} | The message could not be accepted |\n`);
    put(row);
  }
  for (const [i, { code, flaw }] of moreCodes.entries()) {
    if (flaw === "response-code-gap") continue;
    const isBeforeGap = moreCodes[i + 1]?.flaw === "response-code-gap";
    const words = flaw === "response-code-unspecified" ? [chance.pick(["", "TBC"]), "The message could not be accepted"] : [`Deferred ${newName()}`, "The message could not be accepted"];
    // A code without a name is told of at the code.
    const named = flaw === "response-code-unspecified" ? fault(flaw, ignored(code)) : isBeforeGap ? fault("response-code-gap", ignored(code)) : ignored(code);
    put(join("| ", named, ` | ${words.join(" | ")} |\n`));
  }
  put("\n");
}

function base(variant: string): string {
  return variant.slice(0, variant.lastIndexOf("."));
}

/** The XML Schema that the generated DUIS describes. */
export function writeSchema({ requests, codes, moreCodes }: Plan): string {
  const types = requests.map(({ type, items }) => `
  <xs:complexType name="${type}">
    <xs:annotation><xs:documentation>The request of that name.</xs:documentation></xs:annotation>
    <xs:sequence>
${items.map(({ name, type: kind, optional }) => `      <xs:element name="${name}" type="${kind}"${optional ? ' minOccurs="0"' : ""}/>`).join("\n")}
    </xs:sequence>
  </xs:complexType>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:generated:requests" targetNamespace="urn:generated:requests" elementFormDefault="qualified" version="1.0">
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string">
${[...codes, ...moreCodes.map(({ code }) => code)].map((code) => `      <xs:enumeration value="${code}"/>`).join("\n")}
    </xs:restriction>
  </xs:simpleType>
  <xs:element name="Body">
    <xs:complexType>
      <xs:choice>
${requests.map(({ type }) => `        <xs:element name="${type}" type="sr:${type}"/>`).join("\n")}
      </xs:choice>
    </xs:complexType>
  </xs:element>${types.join("")}
</xs:schema>
`;
}
