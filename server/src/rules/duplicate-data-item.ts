import type { CorpusView } from "../index/corpus-view.ts";
import { describedTables, type DescribedTable } from "../index/described.ts";
import { duisTables, wordsOf, type ItemRow, type ItemTable } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { removeRow } from "../index/table-edits.ts";
import type { Part } from "../schema/model.ts";
import { contains } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";

export const duplicateDataItem = defineRule({
  id: "duplicate-data-item",
  summary: "A data item stands twice in one table.",
  why: `
Two rows for one data item give the reader two descriptions, two types or two references to choose between; mostly one
is the row before an amendment and the other the row after it. Where the rows differ, look at both before one goes. A
table that goes on with the data items inside its data items may name one of them once for each, and rows that say
apart what they are for (\`(SMETS1)\`) are not the same.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus }) {
    const { items } = duisTables(document.tree);
    if (items.length === 0) return;
    const described = describedTables(document, corpus.schemas(document));
    for (const table of items) {
      const known = described.find(({ tables }) => tables.includes(table));
      const first = new Map<string, { row: ItemRow; index: number; count: number }>();
      for (const [index, row] of table.rows.entries()) {
        if (!row.exact) continue;
        const name = row.names[0]!;
        const key = `${name} ${row.qualifier}`;
        const before = first.get(key);
        if (!before) {
          first.set(key, { row, index, count: 1 });
          continue;
        }
        before.count++;
        if (before.count <= allowed(known, name)) continue;
        // Without a schema, rows far apart that differ may belong to different items around them.
        if (!known && index !== before.index + 1 && !sameWords(document, before.row, row)) continue;
        // What goes on from here is told of too: once one row is gone, the next stands below the first.
        before.index = index;
        const earlier = before.row;
        yield {
          at: row.at,
          message: `“${name}” stands twice in this table.`,
          data: { item: name },
          related: () => [{ document: document.id, at: earlier.at, message: "It stands here first." }],
          fixes: now => fixesOf(now, document, table, earlier, row),
        };
      }
    }
  },
  mendedBy: { removal: true },
  logged: {
    sameError: ({ table, data: { item } }) => `${table}\n${item}`,
    summary: ({ data: { item } }) => `“${item}” stands twice in the table`,
    change: ({ data: { item } }, all) => (all.every(({ edits }) => edits.length === 0) ? `Remove one of the two rows “${item}”` : undefined),
  },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Frequency | How often it is sent. | xs:string | Yes |
| StartDate | The first day. | xs:date | Yes |
| StartDate | The first day. | xs:date | Yes |
  ^^^^^^^^^ “StartDate” stands twice in this table.
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Frequency | How often it is sent. | xs:string | Yes |
| StartDate | The first day. | xs:date | Yes |
`,
      note: "Of two rows that are alike, one can go without a second look.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## 3.8.1 Channels

### ChannelSettings Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Channels | A bit for each channel. | sr:Channels (see clause 3.8.9) | Yes |
| Channels | A bit for each channel. | sr:Channels | Yes |
  ^^^^^^^^ “Channels” stands twice in this table.
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## 3.8.1 Channels

### ChannelSettings Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Channels | A bit for each channel. | sr:Channels | Yes |
`,
      note: "The row whose reference leads nowhere is the one to go.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Balance Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Threshold (SMETS1) | The balance in pence. | xs:int | Yes |
| Threshold (SMETS2+) | The balance in thousandths of a penny. | xs:int | Yes |

## Credit Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Threshold | The balance in pence. | xs:int | Yes |
`,
      note: "The rows say apart what they are for, and another table is another thing.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Tariff Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Electricity | The prices of electricity. | | Yes |
| StandingCharge | The price of a day. | xs:int | Yes |
| Gas | The prices of gas. | | Yes |
| StandingCharge | The price of a day. | xs:int | Yes |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Tariff">
    <xs:sequence>
      <xs:element name="Electricity"><xs:complexType><xs:sequence><xs:element name="StandingCharge" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="Gas"><xs:complexType><xs:sequence><xs:element name="StandingCharge" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      note: "The schema has the item twice, in two data items of this table.",
    },
  ],
});

/** How often the schema has an item of that name where the table may name it. */
function allowed(known: DescribedTable | undefined, name: string): number {
  if (!known) return 1;
  return Math.max(1, timesIn(known.type.name.content?.parts ?? [], name) + (known.inner.get(name) ?? 0));
}

/** An item may stand in two arms of a choice. */
function timesIn(parts: readonly Part[], name: string): number {
  let times = 0;
  for (const part of parts) {
    if (part.kind === "declaration") times += part.name.name === name ? 1 : 0;
    else if (part.kind === "reference") times += part.to.name === name ? 1 : 0;
    else times += timesIn(part.parts, name);
  }
  return times;
}

function sameWords({ tree }: Facts, a: ItemRow, b: ItemRow): boolean {
  const words = ({ row }: ItemRow) => row.cells.map(cell => wordsOf(tree, cell)).join("\n");
  return words(a) === words(b);
}

function fixesOf(corpus: CorpusView, document: Facts, table: ItemTable, earlier: ItemRow, later: ItemRow): readonly Fix[] {
  const alike = sameWords(document, earlier, later);
  const [earlierBreaks, laterBreaks] = [earlier, later].map(row => holdsBroken(corpus, document, row));
  const remove = (row: ItemRow, title: string, preferred: boolean, safe: boolean): Fix => ({
    title,
    preferred,
    safe,
    edits: [{ document: document.id, ...removeRow(document.tree.text, row.row) }],
  });
  if (alike) return [remove(later, "Remove this row: the other says the same", true, true)];
  const rows = table.rows.filter(row => row.names[0] === later.names[0]).length;
  const ofRow = rows > 2 ? "the first row" : "the other row";
  return [
    remove(later, "Remove this row", laterBreaks === true && earlierBreaks === false, false),
    remove(earlier, `Remove ${ofRow}, and keep this one`, earlierBreaks === true && laterBreaks === false, false),
  ];
}

function holdsBroken(corpus: CorpusView, document: Facts, { row }: ItemRow): boolean {
  return document.tree.references.some(reference => contains(row.at, reference.at) && corpus.resolve(reference, document).kind === "none");
}
