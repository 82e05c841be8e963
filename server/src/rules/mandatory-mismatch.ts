import { describedTables, itemNamed } from "../index/described.ts";
import { duisTables } from "../index/duis.ts";
import { nameOfFile } from "../schema/names.ts";
import type { Item } from "../schema/query.ts";
import { withCapital } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { defineRule, type FixEdit } from "./rule.ts";

export const mandatoryMismatch = defineRule({
  id: "mandatory-mismatch",
  summary: "The Mandatory column disagrees with the XML Schema.",
  why: `
A User who trusts \`No\` and leaves an item out has the message refused, if the schema demands the item; one who trusts
\`Yes\` sends what need not be sent, and makes software that rejects messages without it. Items between which a message
chooses may be called either; so may those of a part that can be left out as a whole. Where the column gives a condition,
or differs between SMETS1 and SMETS2+ (in one cell, or in a column for each), it says more than the schema can, and the rule is silent. A row that lost a cell
has another column's word there.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus }) {
    if (duisTables(document.tree).items.length === 0) return;
    const { prose } = document.tree;
    for (const described of describedTables(document, corpus.schemas(document))) {
      for (const { names, mandatory, row, columns } of described.tables.flatMap(({ rows, columns }) => rows.map((one) => ({ ...one, columns })))) {
        const item = names.length === 1 ? itemNamed(described, names[0]!) : undefined;
        const [first] = mandatory;
        if (!item || !first) continue;
        // Columns that differ give a condition, as one does that names the kinds of Device.
        const values = new Set(mandatory.map((cell) => valueOf(slice(prose, cell))));
        const said = values.size === 1 ? [...values][0] : undefined;
        if (said === undefined && mandatory.length === 1 && row.cells.length < columns.length && first.to > first.from) {
          // Cells may be left out at a row's end; one that is lost before moves the others.
          yield { at: first, message: `“${slice(prose, first)}” stands in the Mandatory column: this row has ${row.cells.length} cells, the table ${columns.length} columns.`, data: undefined };
        }
        if (said === undefined || fits(item, said)) continue;
        const file = nameOfFile(item.declared.schema.id);
        const right = said === "yes" ? "no" : "yes";
        yield {
          at: first,
          message: said === "yes" ? `“${item.name}” may be left out: ${file} says it is optional.` : `“${item.name}” may not be left out: ${file} says it is mandatory.`,
          data: { item: item.name, said },
          fixes: () => {
            const edits = mandatory.flatMap((cell) => editsOf(prose, cell, right)).map((edit): FixEdit => ({ document: document.id, ...edit }));
            return [{ title: `Change to ${edits[0]!.newText}`, preferred: true, safe: false, edits }];
          },
        };
      }
    }
  },
  logged: {
    sameError: ({ table, data, message }) => `${table}\n${data?.item ?? message}`,
    summary: ({ data, message }) => (!data ? message : data.said === "no" ? `“${data.item}” is shown as optional, but is mandatory in the XML Schema` : `“${data.item}” is shown as mandatory, but is optional in the XML Schema`),
  },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory | Default |
| --- | --- | --- | --- | --- |
| StartDate | The first day. | xs:date | No | None |
                                         ^^ “StartDate” may not be left out: Interface.xsd says it is mandatory.
| EndDate | The last day. | xs:date | **Yes** | None |
                                      ^^^^^^^ “EndDate” may be left out: Interface.xsd says it is optional.
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence><xs:element name="StartDate" type="xs:date"/><xs:element name="EndDate" type="xs:date" minOccurs="0"/></xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory | Default |
| --- | --- | --- | --- | --- |
| StartDate | The first day. | xs:date | Yes | None |
| EndDate | The last day. | xs:date | **No** | None |
`,
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type | Mandatory |
| --- | --- | --- |
| StartDate | xs:date | SMETS1: Yes; SMETS2+: Yes |
                        ^^^^^^^^^^^^^^^^^^^^^^^^^ may be left out
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence><xs:element name="StartDate" type="xs:date" minOccurs="0"/></xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type | Mandatory |
| --- | --- | --- |
| StartDate | xs:date | SMETS1: No; SMETS2+: No |
`,
      note: "The same for every Device, and so the same as a plain Yes.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type | Mandatory (SMETS1) | Mandatory (SMETS2+) |
| --- | --- | --- | --- |
| StartDate | xs:date | Yes | Yes |
                        ^^^ may be left out
| EndDate | xs:date | No | Yes |
| EndTime | xs:time | N/A | Yes |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="StartDate" type="xs:date" minOccurs="0"/>
      <xs:element name="EndDate" type="xs:date" minOccurs="0"/>
      <xs:element name="EndTime" type="xs:time" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type | Mandatory (SMETS1) | Mandatory (SMETS2+) |
| --- | --- | --- | --- |
| StartDate | xs:date | No | No |
| EndDate | xs:date | No | Yes |
| EndTime | xs:time | N/A | Yes |
`,
      note: "So it is with a column for each kind of Device or of request.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Type | Mandatory |
| --- | --- | --- |
| StartDate | xs:date | SMETS1: Yes; SMETS2+: No |
| EndDate | xs:date | Yes, where the schedule has an end |
| StartTime | xs:time | Yes (SMETS2+) |
| EndTime | xs:time | N/A |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="StartDate" type="xs:date" minOccurs="0"/>
      <xs:element name="EndDate" type="xs:date" minOccurs="0"/>
      <xs:element name="StartTime" type="xs:time" minOccurs="0"/>
      <xs:element name="EndTime" type="xs:time"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`,
      note: "Conditions, and Devices that differ, are more than a schema can say.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## UpdateMode Definition

| Data Item | Type | Mandatory |
| --- | --- | --- |
| Credit | sr:NoType | Yes |
| Prepayment | sr:NoType | No |
| Reason | xs:string | Yes |
| ReasonCode | xs:string | No |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="UpdateMode">
    <xs:sequence>
      <xs:choice>
        <xs:element name="Credit" type="sr:NoType"/>
        <xs:element name="Prepayment" type="sr:NoType"/>
      </xs:choice>
      <xs:sequence minOccurs="0">
        <xs:element name="Reason" type="xs:string"/>
        <xs:element name="ReasonCode" type="xs:string"/>
      </xs:sequence>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="NoType"/>
</xs:schema>
`,
      note: "Within a choice, and within a part that may be left out, either value stands.",
    },
  ],
});

type Value = "yes" | "no";

function fits(item: Item, said: Value): boolean {
  return item.choice || item.inOptional || item.optional === (said === "no");
}

const yes = /^(?:yes|y|true|mandatory|m)$/i;
const no = /^(?:no|n|false|optional|o)$/i;

/** What the cell says of every Device and case; undefined where it says more or something else. */
function valueOf(cell: string): Value | undefined {
  const words = cell.replace(/<br ?\/?>/gi, ";").replace(/[*`]/g, "").trim().replace(/[.;]$/, "").trim();
  const alone = plainValue(words);
  if (alone !== undefined) return alone;
  const values = new Set<Value | undefined>();
  const devices = new Set<string>();
  for (const part of words.split(/[;,/]|\s(?:and|or)\s/)) {
    const [, before, value, behind] = /^\s?(SMETS ?[12]\+?)?(?: Devices?)?\s?[:–—-]?\s?([A-Za-z]+)\s?\(?(?:for )?(SMETS ?[12]\+?)?(?: Devices?)?\)?\s?$/.exec(part) ?? [];
    const device = before ?? behind;
    if (device === undefined || value === undefined) return undefined;
    devices.add(device.replace(/[ +]/g, ""));
    values.add(plainValue(value));
  }
  // What holds for one kind of Device alone is a condition.
  return devices.size === 2 && values.size === 1 ? [...values][0] : undefined;
}

function plainValue(word: string): Value | undefined {
  return yes.test(word) ? "yes" : no.test(word) ? "no" : undefined;
}

const forms: readonly (readonly [string, string])[] = [["yes", "no"], ["y", "n"], ["true", "false"], ["mandatory", "optional"], ["m", "o"]];

/** The same cell with the other value, in its own words: `Y` -> `N`, `Optional` -> `Mandatory`. */
function editsOf(prose: Text, cell: Span, right: Value): readonly { readonly at: Span; readonly newText: string }[] {
  const edits: { at: Span; newText: string }[] = [];
  for (const { 0: word, index } of slice(prose, cell).matchAll(/(?<![A-Za-z\d])[A-Za-z]+(?![A-Za-z\d])/g)) {
    const pair = forms.find(([y, n]) => (right === "yes" ? n : y) === word.toLowerCase());
    if (!pair) continue;
    const other = right === "yes" ? pair[0] : pair[1];
    const isUpper = word === word.toUpperCase() && (word.length > 1 || other.length === 1);
    const newText = isUpper ? other.toUpperCase() : /^[A-Z]/.test(word) ? withCapital(other) : other;
    edits.push({ at: { from: cell.from + index, to: cell.from + index + word.length }, newText });
  }
  return edits;
}
