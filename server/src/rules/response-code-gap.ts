import { isCut } from "../index/cut.ts";
import { duisTables, wordsOf, type CodeRow, type CodeTable } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { isOneVersion } from "../index/governing-schemas.ts";
import { insertRows } from "../index/table-edits.ts";
import type { SchemaModel } from "../schema/model.ts";
import { nameOfFile } from "../schema/names.ts";
import { oncePer } from "../text/remembered.ts";
import { listed } from "../text/sentence.ts";
import { defineRule, type Fix } from "./rule.ts";

export const responseCodeGap = defineRule({
  id: "response-code-gap",
  summary: "A response code of the XML Schema is missing from the run of codes in the table.",
  why: `
The schema lists the codes that a response may carry, and the table says what they mean. A code that the table passes
over, while it has those before and after it, can reach a User who has nowhere to look it up. The fix puts its row in
place; its name and description are yours to write, and \`response-code-unspecified\` asks for them until they are there.
A code before the first of the table or after its last is told of where the text of the document names it and no table
anywhere says what it means. Codes that another table of the document has, and tables that hold but a choice of the codes,
are left alone.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus }) {
    const { codes, declaredCodes } = duisTables(document.tree);
    const tables = codes.filter(({ declares, rows }) => declares && rows.length > 2);
    if (tables.length === 0) return;
    const schemas = corpus.schemas(document);
    if (!isOneVersion(schemas)) return;
    for (const table of tables) {
      const enumeration = enumerationOf(schemas, table);
      if (!enumeration) continue;
      const gaps = gapsIn(table, enumeration.values, declaredCodes);
      const isMissed = (code: string) => !isCut(document) && namedIn(document).has(code) && !corpus.responseCodes().codes.has(code);
      const count = gaps.reduce((sum, { missing }) => sum + missing.length, 0);
      // So many are missing that the table is a choice.
      if (count > Math.max(1, table.rows.length / 4)) continue;
      for (const { after, missing } of gaps) {
        const codes = listed(missing);
        yield {
          at: after.at,
          message: `${codes} should follow ${wordsOf(document.tree, after.at)}: ${nameOfFile(enumeration.schema.id)} has ${missing.length === 1 ? "the code" : "the codes"}, this table does not.`,
          data: { missing },
          fixes: () => [fixOf(document, table, after, missing)],
        };
      }
      for (const { row, isLast, missing } of endsOf(table, enumeration.values, declaredCodes, isMissed)) {
        const [codes, them] = [listed(missing), missing.length === 1 ? "the code" : "the codes"];
        yield {
          at: row.at,
          message: `${codes} should ${isLast ? "follow" : "come before"} ${wordsOf(document.tree, row.at)}: ${nameOfFile(enumeration.schema.id)} has ${them} and the text names ${missing.length === 1 ? "it" : "them"}, but no table does.`,
          data: { missing },
          fixes: () => [fixOf(document, table, isLast ? row : undefined, missing)],
        };
      }
    }
  },
  mendedBy: { rows: ({ missing }) => missing },
  logged: { summary: ({ data: { missing } }) => `Response ${missing.length === 1 ? "Code" : "Codes"} ${listed(missing)} ${missing.length === 1 ? "is" : "are"} missing from the table` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
| E2 | Not Authentic | The signature is wrong. |
  ^^ E3 should follow E2: Interface.xsd has the code, this table does not.
| E4 | Unknown | The Device is not known. |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string">
      <xs:enumeration value="I0"/><xs:enumeration value="E1"/><xs:enumeration value="E2"/><xs:enumeration value="E3"/><xs:enumeration value="E4"/><xs:enumeration value="E5"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
| E2 | Not Authentic | The signature is wrong. |
| E3 | | |
| E4 | Unknown | The Device is not known. |
`,
      note: "I0 and E5 lie outside the table’s run. The new row is empty, and response-code-unspecified says so until it is filled.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
| E4 | Unknown | The Device is not known. |
| E10 | Late | The answer came too late. |

The codes that concern the signature are:

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E2 – E3 | Not Authentic | The signature is wrong. |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string">
      <xs:enumeration value="E1"/><xs:enumeration value="E2"/><xs:enumeration value="E3"/><xs:enumeration value="E4"/><xs:enumeration value="E10"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
`,
      note: "Numbers that the schema passes over too are no gap, nor are codes that another table has.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Description |
| --- | --- |
| E1 | The User is not eligible. |
| E3 | The Device is not known. |
| E6 | The answer came too late. |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string">
      <xs:enumeration value="E1"/><xs:enumeration value="E2"/><xs:enumeration value="E3"/><xs:enumeration value="E4"/><xs:enumeration value="E5"/><xs:enumeration value="E6"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
`,
      note: "The table is a choice of the codes, and no run of them.",
    },
    {
      good: `
//- appendix-r.sec
# APPENDIX R: TEST SCENARIOS

| Response Code | Demonstrated by |
| --- | --- |
| E1 | any request |
| E2 | any other request |
| E4 | a request to a Device that is not there |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string"><xs:enumeration value="E1"/><xs:enumeration value="E2"/><xs:enumeration value="E3"/><xs:enumeration value="E4"/></xs:restriction>
  </xs:simpleType>
</xs:schema>
`,
      note: "The table uses the codes, and does not say what they are.",
    },
  ],
});

interface Listed {
  readonly schema: SchemaModel;
  readonly values: readonly string[];
}

/** The enumeration that holds most of the table's codes, and more than half. */
function enumerationOf(schemas: readonly SchemaModel[], { rows }: CodeTable): Listed | undefined {
  const codes = new Set(rows.flatMap(({ codes }) => codes));
  let best: Listed | undefined;
  let most = codes.size / 2;
  for (const schema of schemas) {
    for (const { enumeration } of [...schema.names.values()].flat()) {
      if (enumeration.length <= most) continue;
      const met = enumeration.filter(value => codes.has(value)).length;
      if (met > most) [best, most] = [{ schema, values: enumeration }, met];
    }
  }
  return best;
}

interface Gap {
  readonly after: CodeRow;
  readonly missing: readonly string[];
}

/** What the schema has between two codes of the table, and no table of the document. */
function gapsIn({ rows }: CodeTable, values: readonly string[], declared: ReadonlyMap<string, unknown>): readonly Gap[] {
  const rowOf = new Map(rows.flatMap(row => row.codes.map(code => [code, row])));
  const gaps: Gap[] = [];
  let after: CodeRow | undefined;
  let missing: string[] = [];
  for (const value of values) {
    const row = rowOf.get(value);
    if (!row) {
      if (after && !declared.has(value)) missing.push(value);
      continue;
    }
    if (after && missing.length > 0) gaps.push({ after, missing });
    [after, missing] = [row, []];
  }
  return gaps;
}

interface End {
  readonly row: CodeRow;
  /** Whether the codes belong behind the row, the last of the table; else before it, the first. */
  readonly isLast: boolean;
  readonly missing: readonly string[];
}

/** What the schema has of the same letter before the first of the table's codes and behind the last, up to one of another table, as far as it `isMissed`. */
function endsOf({ rows }: CodeTable, values: readonly string[], declared: ReadonlyMap<string, unknown>, isMissed: (code: string) => boolean): readonly End[] {
  const rowOf = new Map(rows.flatMap(row => row.codes.map(code => [code, row])));
  const isOther = (code: string) => declared.has(code) && !rowOf.has(code);
  const [first, last] = [values.findIndex(code => rowOf.has(code)), values.findLastIndex(code => rowOf.has(code))];
  const behind = values.slice(last + 1);
  const next = behind.findIndex(isOther);
  const before = values.slice(values.slice(0, first).findLastIndex(isOther) + 1, first);
  const endAt = (at: number, isLast: boolean, codes: readonly string[]): End => ({ row: rowOf.get(values[at]!)!, isLast, missing: codes.filter(code => code[0] === values[at]![0] && isMissed(code)) });
  return [endAt(first, false, before), endAt(last, true, behind.slice(0, next < 0 ? undefined : next))].filter(({ missing }) => missing.length > 0);
}

/** The response codes that a document names, in its text and in its tables. */
const namedIn = oncePer(({ tree: { references } }: Facts): ReadonlySet<string> => new Set(references.flatMap(({ target }) => (target.kind === "response-code" ? [target.code] : []))));

/** Puts rows for the codes `missing` behind `after`; where that is undefined, at the top of the table. */
function fixOf({ id, tree }: Facts, { table }: CodeTable, after: CodeRow | undefined, missing: readonly string[]): Fix {
  const width = table.rows[0]!.cells.length;
  const rows = missing.map(code => [code, ...Array.from({ length: width - 1 }, () => "")]);
  return { title: `Insert ${missing.length === 1 ? "a row" : "rows"} for ${listed(missing)}, to be filled in`, preferred: true, safe: false, edits: [{ document: id, ...insertRows(tree.text, table, after?.row ?? table.rows[0]!, rows) }] };
}
