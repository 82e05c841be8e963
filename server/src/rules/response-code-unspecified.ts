import { duisTables, wordsOf } from "../index/duis.ts";
import { listed } from "../text/sentence.ts";
import { defineRule } from "./rule.ts";

export const responseCodeUnspecified = defineRule({
  id: "response-code-unspecified",
  summary: "A response code has no name or no description.",
  why: `
A User’s system has to act on every code that it may receive; a code of which the table says nothing can only be guessed
at. Rows like these are mostly the mark of codes that were reserved in the schema before their text was written. A code
that another table of the document names and describes in full is no gap.`,
  severity: "warning",
  reads: "document",
  *check({ document: { tree } }) {
    const tables = duisTables(tree).codes.filter(({ declares }) => declares);
    const rows = tables.flatMap(({ nameColumn, descriptionColumn, rows }) =>
      rows.map(row => {
        const lacks = [
          ...(nameColumn !== undefined && isEmpty(wordsOf(tree, row.row.cells[nameColumn])) ? ["name"] : []),
          ...(descriptionColumn !== undefined && isEmpty(wordsOf(tree, row.row.cells[descriptionColumn])) ? ["description"] : []),
        ];
        return { ...row, lacks };
      }),
    );
    const specified = new Set(rows.filter(({ lacks }) => lacks.length === 0).flatMap(({ codes }) => codes));
    for (const { at, codes, lacks } of rows) {
      if (lacks.length === 0 || codes.every(code => specified.has(code))) continue;
      const told = `no ${lacks.join(" and no ")}`;
      yield { at, message: `${wordsOf(tree, at)} has ${told}.`, data: { codes, lacks: told } };
    }
  },
  logged: {
    sameError: ({ table }) => table,
    summary: (_, all) => {
      const codes = all.flatMap(({ data }) => data.codes);
      const lacks = [...new Set(all.map(({ data }) => data.lacks))];
      return `Response ${codes.length === 1 ? "Code" : "Codes"} ${listed(inRuns(codes))} ${codes.length === 1 ? "has" : "have"} ${listed(lacks)}`;
    },
    change: (_, all) => (all.length > 3 ? `Insert the missing text for ${listed(inRuns(all.flatMap(({ data }) => data.codes)))}, as set out in the redlined text` : undefined),
  },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
| E2 | Not Authentic | |
  ^^ E2 has no description.
| E3 | | |
  ^^ E3 has no name and no description.
| E4 | Unknown | TBC |
  ^^ E4 has no description.
`,
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Description |
| --- | --- |
| E010101 | The date is in the past. |
| E010102 |
  ^^^^^^^ E010102 has no description.
| E60 – E63 | |
  ^^^^^^^^^ E60 – E63 has no description.
`,
      note: "The table has no column for names; a range is one row.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| I0 | Success | The request was carried out. |
| E1 | Not Eligible | The User is not eligible. |

The codes that concern this request alone are:

| Response Code | Description |
| --- | --- |
| E1 | |
| E010101 | The date is in the past. |
`,
      note: "The first table describes E1.",
    },
    {
      good: `
//- appendix-r.sec
# APPENDIX R: TEST SCENARIOS

| Response Code | Demonstrated by |
| --- | --- |
| E62 | |
`,
      note: "The table uses the codes, and does not say what they are.",
    },
  ],
});

/** E60, E61, E62, E65 -> `E60 to E62`, `E65`. */
function inRuns(codes: readonly string[]): readonly string[] {
  const found: { first: string; last: string }[] = [];
  for (const code of codes) {
    const last = found.at(-1);
    const [, stem, number] = /^(.*\D|)(\d+)$/.exec(code) ?? [];
    if (last && stem !== undefined && last.last === `${stem}${Number(number) - 1}`) last.last = code;
    else found.push({ first: code, last: code });
  }
  return found.flatMap(({ first, last }) => (first === last ? [first] : Number(last.replace(/\D/g, "")) - Number(first.replace(/\D/g, "")) === 1 ? [first, last] : [`${first} to ${last}`]));
}

function isEmpty(words: string): boolean {
  return /^(?:[-–—.…]*|\[?(?:tbc|tbd|●)\]?)$/i.test(words);
}
