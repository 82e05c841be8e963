import type { DocumentId, Facts } from "../index/facts.ts";
import { listedMessage, listingsOf } from "../index/listed-messages.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import { blockAt } from "../index/touched.ts";
import { nearestNames } from "../schema/nearest.ts";
import type { SchemaModel } from "../schema/model.ts";
import { lookup } from "../schema/query.ts";
import type { Reference } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { sameWords } from "./logged.ts";
import { defineRule, type Fix } from "./rule.ts";
import { filesOf, isClear, undeclaredNames } from "./undeclared-names.ts";

export const unknownSchemaName = defineRule({
  id: "unknown-schema-name",
  summary: "A data item or type is named that the XML Schema does not declare.",
  why: `
The XML Schema is what systems are built to. A name with a prefix, such as \`sr:DeviceID\`, promises the reader a data
item or a type of exactly that name; where the schema has none, the obligation cannot be met as it is written, and each
reader guesses at what was meant. Mostly the schema has changed the name since the text was drafted, or the name was typed
from memory. The rule is silent about a prefix whose schema is not in the folder.

In an XML request or response, be it a file or an example in the text, the names of elements and attributes are held to
the schema in the same way; whether each stands where it may is for an XML validator to say.`,
  severity: "error",
  reads: "corpus",
  examines: "references",
  *check({ document, references, corpus, isDue }) {
    let schemas: readonly SchemaModel[] | undefined;
    for (const block of listingsOf(document.tree)) {
      if (!isDue(block.at)) continue;
      schemas ??= corpus.schemas(document);
      const message = listedMessage(document, block, schemas);
      if (message) yield* undeclaredNames(message.request, schemas, message.from);
    }
    for (const reference of references) {
      if (reference.target.kind !== "schema-name") continue;
      schemas ??= corpus.schemas(document);
      const { prefix, name } = reference.target;
      const found = lookup(schemas, prefix, name);
      if (found.kind !== "undeclared" || isCut(document, schemas, reference)) continue;
      const elsewhere = otherPrefix(schemas, prefix, name);
      const known = elsewhere === undefined ? "" : `; “${elsewhere}:${name}” is declared`;
      const undeclaredIn = found.schemas;
      yield {
        at: reference.number,
        message: `“${prefix}:${name}” is not declared in ${filesOf(undeclaredIn)}${known}.`,
        fixes: () => fixesOf(document.id, document.tree.text, reference, prefix, name, undeclaredIn, elsewhere),
      };
    }
  },
  checkRequest: ({ request, schemas }) => undeclaredNames(request, schemas),
  mendedBy: { wordsAlone: true },
  logged: { sameError: sameWords, summary: ({ words }) => `“${words}” is not a name that the XML Schema declares` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 The User shall set sr:StartDate and sr:StopDate, and may set sr:Frequncy.
                                          ^^^^^^^^^^^ “sr:StopDate” is not declared in Interface.xsd.
                                                                   ^^^^^^^^^^^ “sr:Frequncy” is not declared
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" targetNamespace="urn:example:requests">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="Frequency" type="xs:string"/>
      <xs:element name="StartDate" type="xs:date"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      note: "The nearest names of the schema are offered.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 The DCC shall return sr:AlertCode to the User.
                           ^^^^^^^^^^^^ “ra:AlertCode” is declared
//- Alerts.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ra="urn:example:alerts" targetNamespace="urn:example:alerts">
  <xs:element name="AlertCode" type="xs:string"/>
</xs:schema>
//- Requests.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" targetNamespace="urn:example:requests">
  <xs:element name="Request" type="xs:string"/>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 The DCC shall return ra:AlertCode to the User.
`,
      note: "The name is right, the prefix is not.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 Each \`sr:Schedule\` holds an \`sr:StartDate\` and has an sr:reference; the DCC answers with \`ra:AlertCode\`.
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" xmlns:ra="urn:example:alerts" targetNamespace="urn:example:requests">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="StartDate" type="xs:date"/>
    </xs:sequence>
    <xs:attribute name="reference" type="xs:string"/>
  </xs:complexType>
</xs:schema>
`,
      note: "Types, elements and attributes all count; the schema that declares the names of `ra:` is not here.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 The beginning of a request is, for example:

<sr:Request>
  <sr:StartDat>2027-01-31</sr:StartDat>
   ^^^^^^^^^^^ “sr:StartDat” is not declared in Interface.xsd.
  ...
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" targetNamespace="urn:example:requests" elementFormDefault="qualified">
  <xs:element name="Request">
    <xs:complexType><xs:sequence><xs:element name="StartDate" type="xs:date"/></xs:sequence></xs:complexType>
  </xs:element>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 The beginning of a request is, for example:

<sr:Request>
  <sr:StartDate>2027-01-31</sr:StartDate>
  ...
`,
      note: "An example in the text, or a part of one, is held to the schema as a request is.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 For example:

<Request xmlns="urn:example:requests">
  <StartDat>2027-01-31</StartDat>
   ^^^^^^^^ “StartDat” is not declared in Interface.xsd.
</Request>
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" targetNamespace="urn:example:requests" elementFormDefault="qualified">
  <xs:element name="Request">
    <xs:complexType><xs:sequence><xs:element name="StartDate" type="xs:date"/></xs:sequence></xs:complexType>
  </xs:element>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 For example:

<Request xmlns="urn:example:requests">
  <StartDate>2027-01-31</StartDate>
</Request>
`,
      note: "A namespace that needs no prefix.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.8.1 The User shall say how often the request is to be sent in sr:Schedule
Frequency, and from when.

| Data Item | Type |
| --- | --- |
| StartDate | sr:Schedule Date |
| EndDate | sr:Schedule<br>Date |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" targetNamespace="urn:example:requests">
  <xs:simpleType name="ScheduleFrequency"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:simpleType name="ScheduleDate"><xs:restriction base="xs:date"/></xs:simpleType>
</xs:schema>
`,
      note: "The end of a line, or a narrow column, cut a name in two.",
    },
    {
      bad: `
//- request.xml
<sr:Request xmlns:sr="urn:example:requests">
  <sr:StartDat>2027-01-31</sr:StartDat>
   ^^^^^^^^^^^ “sr:StartDat” is not declared in Interface.xsd.
</sr:Request>
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example:requests" targetNamespace="urn:example:requests" elementFormDefault="qualified">
  <xs:element name="Request">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="StartDate" type="xs:date"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
`,
      fixed: `
//- request.xml
<sr:Request xmlns:sr="urn:example:requests">
  <sr:StartDate>2027-01-31</sr:StartDate>
</sr:Request>
`,
      note: "A request in XML: the fix puts the name right in both tags.",
    },
  ],
});

/** Whether a line's end, or a narrow column, cut the name in two: what stands behind it makes a declared name of it. */
function isCut(document: Facts, schemas: readonly SchemaModel[], { target, number: { to } }: Reference): boolean {
  const { tree } = document;
  if (target.kind !== "schema-name") return false;
  const { kind, at } = tree.blocks[blockAt(tree, to - 1)]!;
  if (hasPageFurniture(document)) {
    // What a column of a table cut off stands behind other cells, once a page has flattened the table.
    const behind = new Set(tree.text.slice(to, Math.min(to + 240, at.to)).split(/\s+/));
    for (const { names } of schemas) for (const one of names.keys()) if (one.startsWith(target.name) && behind.has(one.slice(target.name.length))) return true;
  }
  const cut = kind === "row" ? /^(?:<br ?\/?>|[ \u00a0]{1,4})([\w.-]+)/ : /^[ \t]{0,4}\r?\n[ \t]{0,20}([\w.-]+)/;
  const rest = cut.exec(tree.text.slice(to, Math.min(to + 120, at.to)))?.[1];
  return rest !== undefined && lookup(schemas, target.prefix, target.name + rest.replace(/(?<![.-])[.-]+$/, "")).kind === "declared";
}

/** The prefix of another namespace in which `name` is declared, if only one has it. */
function otherPrefix(schemas: readonly SchemaModel[], prefix: string, name: string): string | undefined {
  const prefixes = new Set(schemas.flatMap((schema) => (schema.names.has(name) ? (schema.prefix ?? []) : [])));
  prefixes.delete(prefix);
  return prefixes.size === 1 ? [...prefixes][0] : undefined;
}

function fixesOf(
  document: DocumentId,
  text: Text,
  { number }: Reference,
  prefix: string,
  name: string,
  schemas: readonly SchemaModel[],
  elsewhere: string | undefined,
): readonly Fix[] {
  const written = slice(text, number);
  const start = written.lastIndexOf(name);
  if (start < 0) return [];
  const fixes: Fix[] = [];
  if (elsewhere !== undefined && written.startsWith(`${prefix}:`)) {
    fixes.push(change(document, { from: number.from, to: number.from + prefix.length }, elsewhere, `${elsewhere}:${name}`, true));
  }
  const near = nearestNames(schemas, name, 4);
  const at = { from: number.from + start, to: number.from + start + name.length };
  for (const candidate of near) {
    const preferred = fixes.length === 0 && candidate === near[0] && isClear(near, name);
    fixes.push(change(document, at, candidate.name, `${prefix}:${candidate.name}`, preferred));
  }
  return fixes;
}

function change(document: DocumentId, at: Span, newText: string, result: string, preferred: boolean): Fix {
  return { title: `Change to ${result}`, preferred, safe: false, edits: [{ document, at, newText }] };
}
