import { describedTables, itemNamed, type DescribedTable } from "../index/described.ts";
import { duisTables, type ItemRow } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { placeOfSchemaName, undecidedVersions, type AbsentSchema } from "../index/governing-schemas.ts";
import type { SchemaModel } from "../schema/model.ts";
import { nameOfFile } from "../schema/names.ts";
import { nearestOf } from "../schema/nearest.ts";
import { nameWithFolder } from "../text/paths.ts";
import { listed } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";

export const unknownDataItem = defineRule({
  id: "unknown-data-item",
  summary: "A table names a data item that the XML Schema’s type does not have.",
  why: `
A message with an item that the schema does not know is refused. Mostly the item was renamed in the schema, or its name
was typed with another case: XML tells \`DeviceId\` from \`DeviceID\`. A table may go on with the data items inside its
data items; the rule is silent about those, about types that let in more than they name, and about rows whose first cell
is no plain name. Where the schema that the front matter or sec.json names is not in the folder, that is said once, as
information: nothing can be known of its names. So it is where several versions of one schema lie equally near, and none
is named: the tables are then checked against none of them.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus }) {
    const { items } = duisTables(document.tree);
    const named = placeOfSchemaName(document.tree);
    const place = named ?? items[0]?.rows[0]?.at;
    const absent = place && corpus.absentSchema(document);
    if (absent) yield { at: place, message: `${absent.file} is not among the files here: nothing is checked against it.`, severity: "information", data: undefined, fixes: () => (named ? otherSchemas(document, named, absent) : []) };
    if (items.length === 0) return;
    const schemas = corpus.schemas(document);
    const versions = undecidedVersions(schemas);
    if (place && versions.length > 0) yield { at: place, message: messageOfVersions(versions), severity: "information", data: undefined, fixes: () => chosenSchemas(document, versions) };
    for (const described of describedTables(document, schemas)) {
      if (!described.complete) continue;
      const { site, tables, inner } = described;
      for (const row of tables.flatMap(({ rows }) => rows)) {
        const name = row.names[0];
        if (!row.exact || name === undefined || itemNamed(described, name) || inner.has(name)) continue;
        const [type, schema] = [site.name.name, nameOfFile(site.schema.id)];
        yield {
          at: row.at,
          message: `“${type}” in ${schema} has no data item “${name}”.`,
          data: { item: name, type, schema },
          fixes: () => fixesOf(document, described, row, name),
        };
      }
    }
  },
  mendedBy: { removal: true },
  logged: { summary: ({ data, message }) => (data ? `The table lists “${data.item}”, which “${data.type}” in ${data.schema} does not have` : message) },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| StartDate | The first day. | xs:date | Yes |
| EndDay | The last day. | xs:date | No |
  ^^^^^^ “Schedule” in Interface.xsd has no data item “EndDay”.
| DeviceId | The Device. | xs:token | Yes |
  ^^^^^^^^ no data item “DeviceId”
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="StartDate" type="xs:date"/>
      <xs:element name="EndDate" type="xs:date" minOccurs="0"/>
      <xs:element name="DeviceID" type="xs:token"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| StartDate | The first day. | xs:date | Yes |
| EndDate | The last day. | xs:date | No |
| DeviceID | The Device. | xs:token | Yes |
`,
      note: "The nearest items that the table lacks are offered.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Threshold Definition

| Data Item | Type |
| --- | --- |
| \`Enabled\` | xs:boolean |
| \`Colour\` | xs:string |
  ^^^^^^^^ “Threshold” in Interface.xsd has no data item “Colour”.
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:element name="Threshold">
    <xs:complexType><xs:sequence><xs:element name="Enabled" type="xs:boolean"/></xs:sequence></xs:complexType>
  </xs:element>
</xs:schema>
`,
      note: "The caption may name an element too.",
    },
    {
      bad: `
//- appendix-ad.duis
---
document: Appendix AD
---
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type |
| --- | --- |
| EndDay | xs:date |
  ^^^^^^ DUIS-v5.3.xsd and DUIS-v5.4.xsd may each govern this document: its tables are checked against none of them.
//- DUIS-v5.3.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule"><xs:sequence><xs:element name="EndDay" type="xs:date"/></xs:sequence></xs:complexType>
</xs:schema>
//- DUIS-v5.4.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule"><xs:sequence><xs:element name="EndDate" type="xs:date"/></xs:sequence></xs:complexType>
</xs:schema>
`,
      note: "Two versions side by side, and nothing says which of them governs.",
    },
    {
      bad: `
//- appendix-ad.duis
---
document: Appendix AD
schema: DUIS-v5.3.xsd
        ^^^^^^^^^^^^^ DUIS-v5.3.xsd is not among the files here: nothing is checked against it.
---
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type |
| --- | --- |
| EndDay | xs:date |
//- DUIS-v5.4.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule"><xs:sequence><xs:element name="EndDate" type="xs:date"/></xs:sequence></xs:complexType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
---
document: Appendix AD
schema: DUIS-v5.4.xsd
---
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type |
| --- | --- |
| EndDay | xs:date |
`,
      note: "The file of the schema was renamed, or never put into the folder. One that is there is offered.",
    },
    {
      bad: `
//- sec.json
{ "schema": "schemas/DUIS-v5.3.xsd" }
//- section-m.sec
# SECTION M: GENERAL

M1.1 A Section that names nothing of a schema.
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type |
| --- | --- |
| StartDate | xs:date |
  ^^^^^^^^^ DUIS-v5.3.xsd is not among the files here
| EndDate | xs:date |
`,
      note: "Named by sec.json, it is told where the tables of data items begin.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## UpdateMode Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| One of the following: | | | |
| Credit | Present for credit mode. | sr:NoType | No |
| Prepayment | Present for prepayment mode. | | No |
| SuspendDebt | Whether debt is collected. | xs:boolean | Yes |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="UpdateMode">
    <xs:choice>
      <xs:element name="Credit" type="sr:NoType"/>
      <xs:element name="Prepayment">
        <xs:complexType><xs:sequence><xs:element name="SuspendDebt" type="xs:boolean"/></xs:sequence></xs:complexType>
      </xs:element>
    </xs:choice>
  </xs:complexType>
  <xs:complexType name="NoType"/>
</xs:schema>
`,
      note: "The table goes on with what is inside one of its items.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Envelope Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Header | Who sends it. | xs:string | Yes |
| Signature | The sender’s. | ds:Signature | Yes |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Envelope">
    <xs:sequence><xs:element name="Header" type="xs:string"/><xs:any namespace="##other"/></xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      note: "The type lets in what it does not name.",
    },
  ],
});

/** Another schema in the front matter: a new version of it mostly has another name. */
function otherSchemas(document: Facts, at: Span, { held }: AbsentSchema): readonly Fix[] {
  return held.map(file => ({ title: `Change to ${file}`, preferred: held.length === 1, safe: false, edits: [{ document: document.id, at, newText: file }] }));
}

/** The files of the versions; where they bear one name, with the folders that they lie in. */
function filesOf(versions: readonly SchemaModel[]): readonly string[] {
  const names = new Set(versions.map(({ id }) => nameOfFile(id)));
  return names.size === versions.length ? [...names] : versions.map(({ id }) => nameWithFolder(id));
}

function messageOfVersions(versions: readonly SchemaModel[]): string {
  return `${listed(filesOf(versions))} may each govern this document: its tables are checked against none of them. Say which one does, by “schema” in the front matter or in sec.json.`;
}

/** The front matter, where there is one, names a version. */
function chosenSchemas({ id, tree: { text, identity } }: Facts, versions: readonly SchemaModel[]): readonly Fix[] {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text.slice(0, 16))?.[0];
  if (!opening || identity.schema !== undefined) return [];
  const end = opening.endsWith("\r\n") ? "\r\n" : "\n";
  return filesOf(versions).map((file) => ({ title: `Say that ${file} governs`, preferred: false, safe: false, edits: [{ document: id, at: { from: opening.length, to: opening.length }, newText: `schema: ${file}${end}` }] }));
}

function fixesOf(document: Facts, described: DescribedTable, row: ItemRow, name: string): readonly Fix[] {
  const taken = new Set(described.tables.flatMap(({ rows }) => rows.flatMap(({ names }) => names)));
  const free = described.items.map(item => item.name).filter(item => !taken.has(item));
  const near = nearestOf(free, name, 3);
  const written = slice(document.tree.text, row.at);
  const start = written.indexOf(name);
  if (start < 0) return [];
  const at = { from: row.at.from + start, to: row.at.from + start + name.length };
  const [best, second] = near;
  const stands = best !== undefined && (second === undefined || second.distance > best.distance);
  return near.map(candidate => ({
    title: `Change to ${candidate.name}`,
    preferred: stands && candidate === best,
    safe: false,
    edits: [{ document: document.id, at, newText: candidate.name }],
  }));
}
