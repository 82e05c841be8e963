import type { DocumentId } from "../index/facts.ts";
import { nameOfFile } from "../schema/names.ts";
import { nearestNames } from "../schema/nearest.ts";
import type { SchemaModel } from "../schema/model.ts";
import { lookup } from "../schema/query.ts";
import type { Reference } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";

export const unknownSchemaName = defineRule({
  id: "unknown-schema-name",
  summary: "A data item or type is named that the XML Schema does not declare.",
  why: `
The XML Schema is what systems are built to. A name with a prefix, such as \`sr:DeviceID\`, promises the reader a data
item or a type of exactly that name; where the schema has none, the obligation cannot be met as it is written, and each
reader guesses at what was meant. Mostly the schema was renamed after the text was drafted, or the name was typed from
memory. The rule is silent about a prefix whose schema is not in the folder.`,
  severity: "error",
  reads: "corpus",
  *check({ document, corpus }) {
    let schemas: readonly SchemaModel[] | undefined;
    for (const reference of document.tree.references) {
      if (reference.target.kind !== "schema-name") continue;
      schemas ??= corpus.schemas(document);
      const { prefix, name } = reference.target;
      const found = lookup(schemas, prefix, name);
      if (found.kind !== "undeclared") continue;
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
  ],
});

/** The prefix of another namespace in which `name` is declared, if only one has it. */
function otherPrefix(schemas: readonly SchemaModel[], prefix: string, name: string): string | undefined {
  const prefixes = new Set(schemas.flatMap((schema) => (schema.names.has(name) ? (schema.prefix ?? []) : [])));
  prefixes.delete(prefix);
  return prefixes.size === 1 ? [...prefixes][0] : undefined;
}

function filesOf(schemas: readonly SchemaModel[]): string {
  const names = schemas.map(({ id }) => nameOfFile(id));
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function fixesOf(
  document: DocumentId,
  text: string,
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
  const [best, second] = near;
  // One slip or two, and nothing else nearly as close; or the case alone is wrong.
  const stands = best !== undefined && best.distance <= Math.min(2, name.length / 4) && (second === undefined || second.distance >= best.distance + 2);
  const at = { from: number.from + start, to: number.from + start + name.length };
  for (const candidate of near) {
    const preferred = fixes.length === 0 && candidate === best && (stands || (best.distance === 0 && second?.distance !== 0));
    fixes.push(change(document, at, candidate.name, `${prefix}:${candidate.name}`, preferred));
  }
  return fixes;
}

function change(document: DocumentId, at: Span, newText: string, result: string, preferred: boolean): Fix {
  return { title: `Change to ${result}`, preferred, safe: false, edits: [{ document, at, newText }] };
}
