import { describedTables, itemNamed, slipOf, type DescribedTable } from "../index/described.ts";
import { duisTables, type ItemColumn, type ItemRow, type ItemTable } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { insertRows } from "../index/table-edits.ts";
import type { SchemaModel } from "../schema/model.ts";
import { nameOfFile } from "../schema/names.ts";
import type { Item } from "../schema/query.ts";
import { typeOfItem } from "../schema/types.ts";
import type { Row } from "../syntax/tree.ts";
import { listed } from "../text/sentence.ts";
import { defineRule, type Fix, type FixEdit } from "./rule.ts";

export const missingDataItem = defineRule({
  id: "missing-data-item",
  summary: "A table of data items lacks some that the XML Schema’s type has.",
  why: `
The table tells a User what to send; the XML Schema is what the DCC accepts. An item that only the schema has is one that
nobody is told how to fill. The finding names all that are missing, and its fix puts a row for each in its place, with
the type and the optionality that the schema gives; the description is yours to write. A table may leave out what its
type only takes over from another, as long as it leaves out all of it; attributes are asked for where it names some.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus }) {
    if (duisTables(document.tree).items.length === 0) return;
    const schemas = corpus.schemas(document);
    for (const described of describedTables(document, schemas)) {
      const missing = missingFrom(described);
      if (missing.length === 0) continue;
      const names = missing.map(({ name }) => name);
      yield {
        at: described.tables[0]!.at,
        message: `“${described.site.name.name}” in ${nameOfFile(described.site.schema.id)} has ${names.length === 1 ? "a data item" : `${names.length} data items`} that this table lacks: ${listed(names)}.`,
        data: { type: described.site.name.name, items: names },
        fixes: () => [fixOf(document, schemas, described, missing)],
      };
    }
  },
  mendedBy: { rows: ({ items }) => items },
  logged: { summary: ({ data: { type, items } }) => `The table of “${type}” lacks ${listed(items)}` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition
   ^^^^^^^^ “Schedule” in Interface.xsd has 2 data items that this table lacks: EndDate and DeviceID.

| Data Item | Description | Type | Mandatory | Default |
| --- | --- | --- | --- | --- |
| Frequency | How often it is sent. | sr:Frequency | Yes | None |
| StartDate | The first day. | xs:date | Yes | None |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="Frequency" type="sr:Frequency"/>
      <xs:element name="StartDate" type="xs:date"/>
      <xs:element name="EndDate" type="xs:date" minOccurs="0"/>
      <xs:element name="DeviceID" type="sr:EUI"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="Frequency"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:simpleType name="EUI"><xs:restriction base="xs:token"/></xs:simpleType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory | Default |
| --- | --- | --- | --- | --- |
| Frequency | How often it is sent. | sr:Frequency | Yes | None |
| StartDate | The first day. | xs:date | Yes | None |
| EndDate | | xs:date | No | |
| DeviceID | | sr:EUI | Yes | |
`,
      note: "One finding a table, with all the names in it.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

Table 7: Threshold (sr:Threshold)
                    ^^^^^^^^^^^^ a data item that this table lacks: Percentage

| Mandatory | Type | Data Item |
| --- | --- | --- |
| Yes | xs:boolean | Enabled |
| Yes | sr:EUI | DeviceID |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Threshold">
    <xs:sequence>
      <xs:element name="Enabled" type="xs:boolean"/>
      <xs:element name="Percentage">
        <xs:simpleType>
          <xs:restriction base="xs:decimal"><xs:minInclusive value="0.5"/><xs:maxInclusive value="2.0"/></xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="DeviceID" type="sr:EUI"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="EUI"><xs:restriction base="xs:token"/></xs:simpleType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

Table 7: Threshold (sr:Threshold)

| Mandatory | Type | Data Item |
| --- | --- | --- |
| Yes | xs:boolean | Enabled |
| Yes | Restriction of xs:decimal (minInclusive = 0.5, maxInclusive = 2.0) | Percentage |
| Yes | sr:EUI | DeviceID |
`,
      note: "The row takes its place between its neighbours, in the table’s own columns; a type without a name is written with its bounds.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## UpdateMode Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Credit | Present for credit mode. | sr:NoType | No |
| Prepayment | Present for prepayment mode. | sr:NoType | No |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="FutureDated">
    <xs:sequence><xs:element name="ExecutionDateTime" type="xs:dateTime" minOccurs="0"/></xs:sequence>
  </xs:complexType>
  <xs:complexType name="UpdateMode">
    <xs:complexContent>
      <xs:extension base="sr:FutureDated">
        <xs:choice>
          <xs:element name="Credit" type="sr:NoType"/>
          <xs:element name="Prepayment" type="sr:NoType"/>
        </xs:choice>
        <xs:attribute name="version" type="xs:int"/>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>
  <xs:complexType name="NoType"/>
</xs:schema>
`,
      note: "What the type takes over from another may be described there, and so may attributes.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Frequency | How often it is sent. | xs:string | Yes |
//- versions/1.0/Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule"><xs:sequence><xs:element name="Frequency" type="xs:string"/></xs:sequence></xs:complexType>
</xs:schema>
//- versions/1.1/Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule"><xs:sequence><xs:element name="Frequency" type="xs:string"/><xs:element name="EndDate" type="xs:date"/></xs:sequence></xs:complexType>
</xs:schema>
`,
      note: "Two versions of the schema, and neither front matter nor sec.json says which one governs.",
    },
  ],
});

function missingFrom(described: DescribedTable): readonly Item[] {
  const { tables, items, inherited } = described;
  const present = new Set<string>();
  for (const { names } of tables.flatMap(({ rows }) => rows)) {
    for (const name of names) {
      present.add(name);
      // A slip in the name is a fault of its own, and its cure brings the item back.
      const meant = itemNamed(described, name) ? undefined : slipOf(described, name);
      if (meant !== undefined) present.add(meant);
    }
  }
  const named = items.filter(({ name }) => present.has(name));
  const wantsAttributes = named.some(({ kind }) => kind === "attribute");
  const wanted = new Set(named.map(({ name }) => inherited.get(name)));
  return items.filter(({ name, kind }) => !present.has(name) && (kind === "element" || wantsAttributes) && (!inherited.has(name) || wanted.has(inherited.get(name))));
}

function fixOf(document: Facts, schemas: readonly SchemaModel[], described: DescribedTable, missing: readonly Item[]): Fix {
  const { text } = document.tree;
  const places = new Map<Row, { table: ItemTable; items: Item[] }>();
  for (const item of missing) {
    const { table, row } = placeOf(described, item);
    const place = places.get(row);
    if (place) place.items.push(item);
    else places.set(row, { table, items: [item] });
  }
  const quoted = described.tables[0]!.rows.some(({ at }) => text.charAt(at.from) === "`");
  const edits = [...places].map(([row, { table, items }]): FixEdit => {
    const rows = items.map(item => table.columns.map(column => cellOf(schemas, item, column, quoted)));
    return { document: document.id, ...insertRows(text, table.table, row, rows) };
  });
  const title = missing.length === 1 ? `Insert a row for ${missing[0]!.name}` : `Insert rows for ${listed(missing.map(({ name }) => name))}`;
  return { title, preferred: true, safe: false, edits };
}

/** The row behind which `item` belongs: that of the nearest item before it in the schema, else the one over the first item. */
function placeOf({ tables, items }: DescribedTable, item: Item): { table: ItemTable; row: Row } {
  for (let i = items.indexOf(item) - 1; i >= 0; i--) {
    for (const table of tables) {
      const row: ItemRow | undefined = table.rows.findLast(({ names }) => names.includes(items[i]!.name));
      if (row) return { table, row: row.row };
    }
  }
  const [table] = tables;
  const { rows } = table!.table;
  // A second row of heads may stand below the header.
  const first = table!.rows.find(({ names }) => names.length > 0);
  return { table: table!, row: (first && rows[rows.indexOf(first.row) - 1]) ?? table!.header };
}

function cellOf(schemas: readonly SchemaModel[], item: Item, column: ItemColumn, quoted: boolean): string {
  switch (column) {
    case "item": return quoted ? `\`${item.name}\`` : item.name;
    case "type": {
      const type = typeOfItem(schemas, item);
      return type.kind === "nameless" ? "" : type.written;
    }
    case "mandatory": return item.optional || item.choice ? "No" : "Yes";
    default: return "";
  }
}
