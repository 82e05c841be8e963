import type { Facts } from "../index/facts.ts";
import { findingInBlocks } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { numberWord } from "../text/sentence.ts";
import { contains, shifted, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isCorrectedBeside } from "./corrected.ts";
import { findingDoubles } from "./doubles.ts";
import { isMeant } from "./meant-doubles.ts";
import { defineRule, every, pause, type FaultWith, type Fix } from "./rule.ts";

export const doubledWord = defineRule({
  id: "doubled-word",
  summary: "A word, two small words or a mark of punctuation stand twice in a row.",
  why: `
The second word is left over from an edit, or crept in where a line wraps: readers pass over it, and no dictionary sees
it. A term that stands before its own definition in a table, a heading before its text, and doubles that English allows
(\`had had\`, \`log in in accordance with\`) are no faults.`,
  severity: "warning",
  reads: "document",
  options: { allow: ["that", "had"] as readonly string[] },
  *check({ document, options, spelling }) {
    const { tree } = document;
    const allowed = new Set(options.allow.map((word) => word.toLowerCase()));
    const isLong = every(64);
    for (const { first, second } of yield* findingDoubles(tree)) {
      if (isLong()) yield pause;
      const word = tree.text.slice(second.from, second.to);
      if ((allowed.has(word.toLowerCase()) && !isThatOfClause(tree.prose, word, second)) || isMeant(tree, first, second, spelling) || isParted(tree, first, second) || isCorrectedBeside(tree.prose, { from: first.from, to: second.to })) continue;
      // What stands between the two (a page's header, a comment) has to stay.
      const isClean = tree.text.slice(first.to, second.from).trim() === "";
      const gone = isClean ? { from: first.to, to: second.to } : withSpaceBehind(tree.text, second);
      yield twice(document, word, isClean ? { from: first.from, to: second.to } : second, gone);
    }
    for (const { block, items } of yield* findingInBlocks(tree, "doubled marks", doubledMarks, mayDoubleMarks)) {
      for (const one of items) {
        const at = shifted(one, tree.blocks[block]!.at.from);
        yield twice(document, tree.text.slice(at.from, at.from + 1), at, { from: at.from + 1, to: at.to });
      }
    }
  },
  mendedBy: { wordsAlone: true },
  logged: {
    sameError: ({ data: { word } }) => word.toLowerCase(),
    summary: ({ data: { word } }) => (word.includes(" ") ? `The words “${word}” stand twice` : `The word “${word}” stands twice`),
    // A text that was written anew lost more than that.
    change: ({ data: { word } }, all) => (all.every(({ edits }) => edits.every(({ went, came }) => came === "" && went.toLowerCase() === word.toLowerCase())) ? `Remove one “${word}”${all.length > 1 ? ` (${numberWord(all.length)} instances)` : ""}` : undefined),
  },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

G3.1 The DCC shall act in in accordance with the
                       ^^^^^ “in” stands twice
                                             ^^^> “the” stands twice
the Security Controls Framework. The the Panel may ask for a a report.
^^^
                                 ^^^^^^^ “the” stands twice
                                                           ^^^ “a” stands twice
`,
      fixed: `
# SECTION G: SECURITY

G3.1 The DCC shall act in accordance with the
Security Controls Framework. The Panel may ask for a report.
`,
      note: "Over the end of a line too, which stays, and where the first word starts a sentence.",
    },
    {
      bad: `
# SECTION H: DCC SERVICES

H1.1 Each Party shall notify the Panel Panel of each Device that that Party has, and the data data that it it holds.
                                 ^^^^^^^^^^^ “Panel”
                                                                                         ^^^^^^^^^ “data”
                                                                                                        ^^^^^ “it”
H1.2 The Panel Panel means nothing. By Panel Panel is meant a body, and so is by the Panel Panel Member.
`,
      note: "Two capitals may be a term and its definition, but where small words stand on both sides; `that that` is English.",
    },
    {
      bad: `
# SECTION H: DCC SERVICES

H1.1 The DCC DCC shall act. Each User User shall act, and shall ensure that the Smart Meter Smart Meter is not lost.
         ^^^^^^^ “DCC” stands twice
                                 ^^^^^^^^^ “User”
                                                                                ^^^^^^^^^^^^^^^^^^^^^^^ “Smart Meter”
H1.2 Where the Smart Metering Inventory
               ^^^> “Smart Metering Inventory” stands twice
Smart Metering Inventory holds it, the Smart
^^^^^^^^^^^^^^^^^^^^^^^^
                                       ^^^> “Smart Meter”
Meter Smart Meter shall be read in accordance with in accordance with Section Section H1.1 by the User by the User.
^^^^^^^^^^^^^^^^^
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “in accordance with”
                                                                      ^^^^^^^^^^^^^^^ “Section”
                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^ “by the User”
`,
      fixed: `
# SECTION H: DCC SERVICES

H1.1 The DCC shall act. Each User shall act, and shall ensure that the Smart Meter is not lost.
H1.2 Where the Smart Metering Inventory
holds it, the Smart
Meter shall be read in accordance with Section H1.1 by the User.
`,
      note: "Acronyms, terms of several words and phrases, at the start of a sentence too, and over the end of a line.",
    },
    {
      bad: `
# SECTION H: DCC SERVICES

## H2 Incident Incident Management
      ^^^^^^^^^^^^^^^^^ “Incident” stands twice in a row

H2.1 The DCC shall act.

## H3 Wagga Wagga

H3.1 The DCC shall act there.
`,
      fixed: `
# SECTION H: DCC SERVICES

## H2 Incident Management

H2.1 The DCC shall act.

## H3 Wagga Wagga

H3.1 The DCC shall act there.
`,
      note: "In a clause's heading; what no dictionary has is a name.",
    },
    {
      bad: `
# SECTION G: SECURITY

G3.1 The DCC shall tell each Trading Party Party (being a person) of the number of Service Requests Requests that it received,
                                     ^^^^^^^^^^^ “Party” stands twice
                                                                                           ^^^^^^^^^^^^^^^^^ “Requests” stands twice
and shall act in accordance with Service Request Request 5.1.
                                         ^^^^^^^^^^^^^^^ “Request” stands twice
`,
      note: "At the end of a longer name, in a text that is drafted here.",
    },
    {
      good: `
# APPENDIX M: SMKI INTERFACE DESIGN SPECIFICATION

2.1 A Party that wishes to log in in accordance with clause 2.2 had had to hold a Class 3 3 kW Device in in-house use, or
one with a built-in in memory. Vitamin a. A Party may do so. So does Duran Duran, whose X X is known.

Version Version 0 of the document.

Read Network Data 4.10 No No IS, GS

Portal Portal is the web site at which a Party may
log on on Working Days.

| Type | Type of the the-first kind |
| --- | --- |
| the | the other |

2.2 Security

Security is a matter for each Party.
`,
      note: "Phrasal verbs, compounds, numbers, names, terms before their definitions, cells, headings before their text.",
    },
    {
      good: `
# SECTION H: DCC SERVICES

H1.1 Where it has been told by the DCC the DCC shall act hour by hour by hour, between the User and the DCC and the DCC and
the Panel, on a copy of a copy of it. A party to a party to this shall act. Proportion to total requests to total requests.

H1.2 The Portal is kept by the DCC
DCC has the meaning given to it in Section A. The Panel shall tell the
Panel Members, in the SMKI SMKI Participants list.
`,
      note: "A comma that is missing, chains, copies of copies, and cells of tables that lost their columns.",
    },
    {
      good: `
# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 It is what it is

is the text of another paragraph.

A1.2 Vitamin A a Party sends. The list (a) a Device; (b) b-channels. A DCC DCC means nothing.
`,
      note: "Paragraphs end a sentence too; labels and acronyms are no doubles.",
    },
    {
      good: `
# APPENDIX M: INTERFACE

2.1 The name of a file begins with "LCK.." and ends with the number of the Device.
`,
      note: "What a machine writes stands in quotation marks.",
    },
  ],
});

/** That `words` stand twice; without what is `gone` they stand once. */
function twice({ id }: Facts, words: string, at: Span, gone: Span): FaultWith<{ readonly word: string }> {
  const word = words.replace(/\s+/g, " ");
  const fix: Fix = { title: `Remove the second “${words}”`, preferred: true, safe: true, edits: [{ document: id, at: gone, newText: "" }] };
  return { at, message: `“${word}” stands twice in a row.`, data: { word }, fixes: () => [fix] };
}

/** Two commas, semicolons or full stops, and no more, behind a word: no ellipsis, no path. */
const doubledMark = /(?<=[\p{L}\p{N})\]”"’%])(?:,,|;;|\.\.)(?=[\s)\]”"’]|$)/gu;

/** `"LCK.."`: one word in quotation marks is what a machine writes. */
function isInCode(prose: string, from: number, to: number): boolean {
  return /[”"’]/.test(prose.charAt(to)) && /["“‘]\S{1,20}$/.test(prose.slice(Math.max(0, from - 24), from));
}

function doubledMarks(prose: string): readonly Span[] {
  return Array.from(prose.matchAll(doubledMark), ({ index }) => ({ from: index, to: index + 2 })).filter(({ from, to }) => !endsInError.test(prose.slice(Math.max(0, from - 80), from)) && !isInCode(prose, from, to));
}

/** `Section Error! Reference source not found..`: Word's own words end in a full stop, and go when the reference is put right. */
const endsInError = /\bError![^.!]{1,76}$/;

function mayDoubleMarks({ blocks, prose }: Tree, block: number): boolean {
  const { at, kind } = blocks[block]!;
  if (kind === "listing") return false;
  const piece = prose.slice(at.from, at.to);
  return piece.includes("..") || piece.includes(",,") || piece.includes(";;");
}

/** `the data that that it holds`: before what begins a clause, `that that` is no English. */
function isThatOfClause(prose: Text, word: string, { to }: Span): boolean {
  return word.toLowerCase() === "that" && /^\s{1,4}(?:it|they|he|she|the|an?|this|these|those|any|each|there|no)(?![\w-])/.test(prose.slice(to, to + 12));
}

/** Whether something that is no prose parts the two: a paragraph's end, the gap between two columns, a term before its meaning. */
function isParted(tree: Tree, first: Span, second: Span): boolean {
  const between = tree.text.slice(first.to, second.from);
  const lines = between.split(/\r\n|[\r\n]/).length;
  // A gap is a column's border in a table that lost its lines.
  if (lines === 1 ? /\t|[ \u00a0]{3}/.test(between) : lines > (between.trim() === "" ? 2 : longestFurniture)) return true;
  // Over a line's end it is one too: the second stands in a cell, another behind it.
  if (lines === 2 && /[\r\n] {3}/.test(between) && /^[^\r\n]*\S {3,}\S/.test(tree.text.slice(second.from, second.from + longestLine))) return true;
  return isTermBefore(tree, first, second);
}

const longestLine = 200;

/** A page's end, number, header and the blank lines around them. */
const longestFurniture = 12;

/** Whether a definition parts the two: the first ends its term, or they stand in what a table that lost its columns left of it. */
function isTermBefore({ definitions }: Tree, first: Span, second: Span): boolean {
  const last = lastFrom(definitions, first.from);
  const nearest = definitions[last];
  if (nearest?.form === "flat-table" && !nearest.certain && second.to <= Math.max(nearest.at.to, nearest.body.to)) return true;
  for (let i = last; i >= 0 && first.from - definitions[i]!.at.from < longestTerm; i--) {
    const { at } = definitions[i]!;
    if (contains(at, first) && !contains(at, second)) return true;
  }
  return false;
}

/** No term is longer: `readTerm`. */
const longestTerm = 200;

function withSpaceBehind(text: Text, { from, to }: Span): Span {
  let end = to;
  while (text.charAt(end) === " " || text.charAt(end) === "\t" || text.charAt(end) === "\u00a0") end++;
  return { from, to: end };
}
