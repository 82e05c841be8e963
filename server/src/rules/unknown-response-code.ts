import type { CorpusView } from "../index/corpus-view.ts";
import { duisTables } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import type { Reference } from "../syntax/tree.ts";
import { byUnits } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import { slice, type Span } from "../text/span.ts";
import { sameWords } from "./logged.ts";
import { defineRule, type Fix } from "./rule.ts";

export const unknownResponseCode = defineRule({
  id: "unknown-response-code",
  summary: "A response code is named that neither a table nor the XML Schema has.",
  why: `
An obligation to act upon a code that can never come is no obligation; mostly another code was meant. The rule speaks only
where a document that lists response codes is in the folder. Where that document is there in part, and no schema lists
the codes either, the code may stand in the part that is missing, and it is told as information.`,
  severity: "error",
  reads: "corpus",
  examines: "references",
  *check({ document, references, corpus }) {
    // Asked first: whether the document has codes of its own tells which of its references are uses.
    const { codes, whole } = corpus.responseCodes();
    const uses = codes.size === 0 ? [] : usesIn(document, references);
    if (uses.length === 0) return;
    const schemas = corpus.schemas(document);
    const listed = schemas.map(codesOf);
    const isListed = listed.some(({ size }) => size > 0);
    for (const { code, at } of uses) {
      if (codes.has(code) || listed.some(values => values.has(code))) continue;
      yield {
        at,
        message: isListed ? `${code} is no response code: neither a table nor the schema has it.` : `${code} is no response code: no table has it.`,
        ...(isListed || whole ? {} : { severity: "information" as const }),
        fixes: now => fixesOf(now, document, code, at),
      };
    }
  },
  mendedBy: { wordsAlone: true },
  logged: { sameError: sameWords, summary: ({ words }) => `“${words}” is not a response code` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.5 The DCC shall return Response Code E20, E2 or E4.
                                       ^^^ E20 is no response code: neither a table nor the schema has it.

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
| E2 | Not Authentic | The signature is wrong. |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string"><xs:enumeration value="E1"/><xs:enumeration value="E2"/><xs:enumeration value="E3"/><xs:enumeration value="E4"/></xs:restriction>
  </xs:simpleType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.5 The DCC shall return Response Code E2, E2 or E4.

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
| E2 | Not Authentic | The signature is wrong. |
`,
      note: "The table lacks E4, but the schema has it.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E60 – E63 | SMETS1 | As the S1SP has told the DCC. |
//- appendix-r.sec
# APPENDIX R: TEST SCENARIOS

| Response Code | Demonstrated by |
| --- | --- |
| E61 | any request to a SMETS1 Device |
| E64 | a request to another Device |
  ^^^ E64 is no response code: no table has it.
`,
      note: "Another document’s table is held to the same list.",
    },
    {
      good: `
//- section-e.sec
# SECTION E: REGISTRATION DATA

E1 PROVISION OF DATA

E1.1 Response Code E99 may be anything here: no document that lists the codes is in the folder. Flat E14 is no code.
`,
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E1 | Not Eligible | The User is not eligible. |
//- appendix-m.sec
# APPENDIX M: INTERFACE

| Place | Note |
| --- | --- |
| E14 | a postal district |
`,
      note: "Not every letter with a number is a response code.",
    },
  ],
});

interface Use {
  readonly code: string;
  readonly at: Span;
}

/** The codes that `references` and the document's tables name as such, in the order of the text, each place once. */
function usesIn(document: Facts, references: readonly Reference[]): readonly Use[] {
  const { tree } = document;
  const uses = new Map<number, Use>();
  const own = document.codes.size > 0;
  for (const reference of references) {
    if (reference.target.kind !== "response-code") continue;
    const { number, whole } = reference;
    // A bare `E14` is a code only where the document speaks of codes.
    if (own || /^response/i.test(slice(tree.text, whole))) uses.set(number.from, { code: reference.target.code, at: number });
  }
  for (const { declares, rows } of duisTables(tree).codes) {
    if (declares) continue;
    for (const { at } of rows) {
      // The two ends of a range are named; what lies between them need not be.
      for (const { 0: code, index } of slice(tree.text, at).matchAll(/[A-Z]\d{1,6}/g)) uses.set(at.from + index, { code, at: { from: at.from + index, to: at.from + index + code.length } });
    }
  }
  return [...uses.values()].sort((a, b) => a.at.from - b.at.from);
}

/** Every value of an enumeration that has the form of a code: those of alerts too. */
const codesOf = oncePer((schema: SchemaModel): ReadonlySet<string> => new Set([...schema.names.values()].flat().flatMap(({ enumeration }) => enumeration.filter(value => /^[A-Z]\d{1,6}$/.test(value)))));

function fixesOf(corpus: CorpusView, document: Facts, code: string, at: Span): readonly Fix[] {
  const known = new Set([...corpus.responseCodes().codes, ...corpus.schemas(document).flatMap(schema => [...codesOf(schema)])]);
  const near = [...known]
    .filter(other => other[0] === code[0] && slips(code, other) === 1)
    .sort((a, b) => Math.abs(numberOf(a) - numberOf(code)) - Math.abs(numberOf(b) - numberOf(code)) || byUnits(a, b))
    .slice(0, 3);
  return near.map((other, i) => ({ title: `Change to ${other}`, preferred: i === 0, safe: false, edits: [{ document: document.id, at, newText: other }] }));
}

function numberOf(code: string): number {
  return Number(code.slice(1));
}

/** 1 where one digit differs, is one too many, or is missing; else 2 or 0. */
function slips(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 1) return 2;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1 ? 1 : 2;
}
