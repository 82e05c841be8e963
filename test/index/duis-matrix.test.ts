// The published service request matrix and the schema's response codes as tables: silent as they are, and each thing that
// is changed in them is found. Only their facts are used; none of their text is kept here.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { allRules } from "../../server/src/rules/all.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import { valuesOf } from "../support/schema.ts";
import { applied, findingsOf, workspaceWith } from "../support/workspace.ts";

const folder = new URL("../../../shared/corpus/duis/", import.meta.url);
const skip = existsSync(folder) ? false : "the published matrix is not here";
const ids = ["eligible-user-mismatch", "service-request-mismatch", "response-code-gap", "response-code-unspecified", "unknown-response-code"];
const rules = allRules.filter(({ id }) => ids.includes(id));

type Entry = Readonly<Record<"Service Request Name" | "Service Reference" | "Service Reference Variant" | "Critical" | "On Demand" | "DCC Scheduled", string>> & { readonly "Eligible User Roles": readonly string[] };

const published: readonly Entry[] = skip ? [] : (JSON.parse(readFileSync(new URL("duis-request-matrix.json", folder), "utf8")) as Entry[]);
const entries = published.map((one) => ({ ...one, "Service Request Name": one["Service Request Name"].replace(/\s+/g, " ") }));
const roles: Readonly<Record<string, string>> = { IS: "Import Supplier", ES: "Export Supplier", GS: "Gas Supplier", ED: "Electricity Distributor", GT: "Gas Transporter", RSA: "Registered Supplier Agent", OU: "Other User" };

test("the matrix agrees with descriptions that say the same", { skip }, () => {
  assert.ok(entries.length > 100);
  assert.deepEqual(messages(documentOf(entries)), []);
});

test("each description that says something else is found, and its fix makes it agree", { skip }, () => {
  const other = (value: string) => (value === "Yes" ? "No" : "Yes");
  const users = (one: Entry) => (one["Eligible User Roles"].length > 1 ? one["Eligible User Roles"].slice(1) : [...one["Eligible User Roles"], "MDR"]);
  const changes: readonly ((one: Entry) => Entry)[] = [
    (one) => ({ ...one, "Service Request Name": `${one["Service Request Name"]} Again` }),
    (one) => ({ ...one, "Service Reference": `1${one["Service Reference"]}` }),
    (one) => ({ ...one, Critical: other(one.Critical) }),
    (one) => ({ ...one, "DCC Scheduled": other(one["DCC Scheduled"]) }),
    (one) => ({ ...one, "On Demand": other(one["On Demand"]) }),
    (one) => ({ ...one, "Eligible User Roles": users(one) }),
  ];
  const plain = entries.filter((one) => [one.Critical, one["DCC Scheduled"], one["On Demand"]].every((value) => value === "Yes" || value === "No") && one["Eligible User Roles"].length > 0);
  assert.ok(plain.length > 90, `${plain.length} rows say Yes or No of everything`);
  for (const change of changes) {
    const texts = new Map([["appendix-ad.duis", documentOf(plain, change)]]);
    const snapshot = workspaceWith(texts).snapshot();
    const { view } = snapshot.corpus.track();
    const found = findingsOf(snapshot, rules).get("appendix-ad.duis")!;
    const told = new Set(found.map(({ message }) => /\d+(?:\.\d+)+/.exec(message)![0]));
    assert.deepEqual(plain.map((one) => one["Service Reference Variant"]).filter((variant) => !told.has(variant)), [], String(change));
    assert.equal(found.length, plain.length, String(change));
    for (const [i, { message }] of found.entries()) assert.ok(message.includes(plain[i]!["Service Reference Variant"]), message);
    const mended = applied(texts, found.map(({ fixes }) => fixes!(view).find(({ preferred }) => preferred)!));
    assert.deepEqual(messages(mended.get("appendix-ad.duis")!), []);
  }
});

const marks: Readonly<Record<string, RoleMarks>> = {
  "crosses, else nothing": { yes: "X", no: "" },
  "ticks and crosses": { yes: "✓", no: "✗" },
  "yes and no, by names": { yes: "Yes", no: "No", named: true },
  "dots below one head": { yes: "•", no: "", below: true },
};

for (const [form, how] of Object.entries(marks)) {
  test(`with a column for each User Role (${form}): silent as it is, each change found, each fix right`, { skip }, () => {
    const held = entries.filter((one) => one["Eligible User Roles"].length > 0);
    assert.deepEqual(messages(documentOf(entries, (one) => one, how)), []);
    const change = (one: Entry): Entry => ({ ...one, "Eligible User Roles": one["Eligible User Roles"].length > 1 ? one["Eligible User Roles"].slice(1) : [...one["Eligible User Roles"], "MDR"] });
    const texts = new Map([["appendix-ad.duis", documentOf(held, change, how)]]);
    const snapshot = workspaceWith(texts).snapshot();
    const { view } = snapshot.corpus.track();
    const found = findingsOf(snapshot, rules).get("appendix-ad.duis")!;
    assert.deepEqual(found.map(({ message }) => /\d+(?:\.\d+)+/.exec(message)![0]), held.map((one) => one["Service Reference Variant"]));
    for (const preferred of [true, false]) {
      const fixes = found.map(({ fixes }) => fixes!(view).find((fix) => fix.preferred === preferred)!);
      assert.deepEqual(messages(applied(texts, fixes).get("appendix-ad.duis")!), []);
    }
    // Another criticality is found beside columns of roles too.
    const [first, ...rest] = held;
    const critical = documentOf([first!, ...rest], (one) => (one === first ? { ...one, Critical: one.Critical === "Yes" ? "No" : "Yes" } : one), how);
    assert.deepEqual(messages(critical).map((message) => message.split(":")[0]), ["service-request-mismatch"]);
  });
}

test("of the schema's response codes, each one that a table passes over is found", { skip }, () => {
  const text = readFileSync(new URL("DUIS Schema V5.4.xsd", folder), "utf8");
  const codes = valuesOf([readSchema("/code/schema.xsd", text)], "sr", "ResponseCode");
  assert.ok(codes.length > 60);
  const tableOf = (held: readonly string[]) => `# APPENDIX AD: INTERFACE\n\n3.5 Each of Response Codes ${codes.join(", ")} may be returned.\n\n| Response Code | Response Code Name | Description |\n| --- | --- | --- |\n${held.map((code) => `| ${code} | Name | Words. |\n`).join("")}`;
  const workspace = workspaceWith(new Map([["schema.xsd", text]]));
  const found = (held: readonly string[]) => {
    workspace.set("/code/appendix-ad.duis", tableOf(held));
    return findingsOf(workspace.snapshot(), rules).get("appendix-ad.duis")!.map(({ message }) => message);
  };
  assert.deepEqual(found(codes), []);
  for (const code of codes.slice(1, -1)) {
    const [message, ...more] = found(codes.filter((other) => other !== code));
    assert.deepEqual([message?.split(" ")[0], more], [code, []]);
  }
});

/** How a matrix with a column for each User Role marks them. */
interface RoleMarks {
  readonly yes: string;
  readonly no: string;
  /** The heads are names, not abbreviations. */
  readonly named?: true;
  /** They stand in a second row, below `Eligible Users`. */
  readonly below?: true;
}

/** The matrix, and a description of each request, of which `change` says something else. */
function documentOf(all: readonly Entry[], change: (one: Entry) => Entry = (one) => one, marked?: RoleMarks): string {
  const plain = ["Service Reference", "Service Reference Variant", "Service Request Name", "Critical", "On Demand", "DCC Scheduled"] as const;
  const ofRoles = [...Object.keys(roles), "MDR"];
  const heads = ofRoles.map((role) => (marked?.named ? (roles[role] ?? "Meter Data Retriever") : role));
  const columns = !marked ? [...plain, "Eligible User Roles"] : marked.below ? [...plain, "Eligible Users", ...heads.slice(1).map(() => "")] : [...plain, ...heads];
  const second = marked?.below ? `| ${[...plain.map(() => ""), ...heads].join(" | ")} |\n` : "";
  const users = (one: Entry): readonly string[] => (marked ? ofRoles.map((role) => (one["Eligible User Roles"].includes(role) ? marked.yes : marked.no)) : [one["Eligible User Roles"].join(", ")]);
  const matrix = second + all.map((one) => `| ${[...plain.map((column) => one[column]), ...users(one)].join(" | ")} |\n`).join("");
  const descriptions = all.map(change).map((one) => `
| Service Request Name | ${one["Service Request Name"]} |
| --- | --- |
| Service Reference | ${one["Service Reference"]} |
| Service Reference Variant | ${one["Service Reference Variant"]} |
| Eligible Users | ${one["Eligible User Roles"].map((role) => `${roles[role] ?? "Meter Data Retriever"} (${role})`).join(", ")} |
| Security Classification | ${one.Critical === "Yes" ? "Critical" : one.Critical === "No" ? "Non Critical" : one.Critical} |
| Capable of being requested On Demand? | ${one["On Demand"]} |
| Capable of being DCC Scheduled? | ${one["DCC Scheduled"]} |
`);
  return `# APPENDIX AD: USER INTERFACE SPECIFICATION\n\n| ${columns.join(" | ")} |\n|${" --- |".repeat(columns.length)}\n${matrix}${descriptions.join("\n")}`;
}

function messages(text: string): readonly string[] {
  return findingsOf(workspaceWith(new Map([["appendix-ad.duis", text]])).snapshot(), rules).get("appendix-ad.duis")!.map(({ rule, message }) => `${rule}: ${message}`);
}
