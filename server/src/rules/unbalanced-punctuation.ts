import type { Facts } from "../index/facts.ts";
import { isCut } from "../index/cut.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import { nearestAround } from "../syntax/around.ts";
import { ofShape, overhang } from "../syntax/memo.ts";
import type { Block, Tree } from "../syntax/tree.ts";
import { runStart } from "../text/run.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { balancing, citedItem, holdsMarks, marksOf, type Part, type Slip } from "./pairs.ts";
import { defineRule, type Fault, type Fix } from "./rule.ts";

export const unbalancedPunctuation = defineRule({
  id: "unbalanced-punctuation",
  summary: "A bracket or a quotation mark has no other half, or the wrong one.",
  why: `
Where a bracket ends decides what it qualifies, and where a quotation ends decides what is defined. A lost half leaves both
open. Halves may stand in different paragraphs of one clause, and each paragraph of a longer quotation may open anew.
Square brackets around several clauses, as drafts have them, open before the first and close behind the last.
Labels (\`a)\`), apostrophes, inches and intervals (\`(0, 1]\`) are no halves.`,
  severity: "warning",
  reads: "document",
  *check({ document, isDue }) {
    const { tree } = document;
    const marks = marksOf(tree);
    const last = isCut(document) ? tree.blocks.at(-1) : undefined;
    for (const unit of units(tree, isDue)) {
      if (!holdsMarks(marks, unit)) continue;
      const found = yield* balancing(marks, unit);
      const slips = hasPageFurniture(document) ? withoutParted(tree.prose, found) : found;
      // A text that breaks off leaves open what it would have closed.
      const isEnd = last !== undefined && unit.at(-1)!.to >= last.at.to;
      for (const slip of slips) if ((!isEnd || slip.kind !== "unclosed") && !isOverClauses(tree.prose, unit, slip)) yield faultOf(document, slip);
    }
  },
  examples: [
    {
      bad: `
# SECTION L: KEY INFRASTRUCTURE

L8.4 The DCC shall act under Section H3.22 (Demand Management and shall report.
                                           ^^^^^^^^^^^^^^^^^^ This bracket is never closed.
`,
      fixed: `
# SECTION L: KEY INFRASTRUCTURE

L8.4 The DCC shall act under Section H3.22 (Demand Management) and shall report.
`,
    },
    {
      bad: `
# SECTION C: GOVERNANCE

C2.2 The Panel consists of:
(a) a chair;
(b) (three members whom the Parties elect;
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This bracket is never closed.
(c) one member whom the DCC nominates; and
(d) one for consumers.
`,
      fixed: `
# SECTION C: GOVERNANCE

C2.2 The Panel consists of:
(a) a chair;
(b) (three members whom the Parties elect);
(c) one member whom the DCC nominates; and
(d) one for consumers.
`,
    },
    {
      bad: `
# APPENDIX M: INTERFACE

1.2 The terms are interpreted as follows:
(a) “receipt’ means the arrival of a Device’s request; and
    ^^^^^^^^^ “receipt’ opens with “ and ends with ’.
(b) ‘sending” means its answer.
    ^^^^^^^^^ ‘sending” opens with ‘ and ends with ”.
`,
      fixed: `
# APPENDIX M: INTERFACE

1.2 The terms are interpreted as follows:
(a) “receipt” means the arrival of a Device’s request; and
(b) “sending” means its answer.
`,
    },
    {
      bad: `
# SECTION H: SERVICES

H1.1 The DCC shall act (as set out in Section H1.2] at once).
                                                  ^ “(” is closed by “]”.
                                                           ^ This bracket closes none.

H1.2 The "Target Time is one hour, and the DCC shall keep it.
         ^^^^^^^^^^^^ This quotation mark is never closed.
`,
    },
    {
      bad: `
# SECTION X: TRANSITION

X1.1 The following shall be effective from its designation subject to the other provisions of this Section X):
                                                                                                            ^ This bracket closes none.
(a) Section A (as it is varied by Section X2); and
A) Section B.
`,
      note: "The letter of a Section is no label.",
    },
    {
      good: `
# SECTION H: SERVICES

H1.1 The DCC shall (where it is asked to, in accordance with a) or with 1) below):
(a) act (including:
(i) at once; and
(ii) in writing); and
(b) use a 5" screen and the Parties’ rights (0 to 1) in the interval (0, 1].

H1.2 “The Panel shall decide.

“The DCC shall comply (in each case).”

| Term | Meaning |
| --- | --- |
| "Party" | means a ‘User’ of the ’80s. |
`,
      note: "A bracket over a list, labels, inches, an interval, a quotation of several paragraphs.",
    },
    {
      good: `
# SECTION G: SECURITY

[G3.5 Each User shall report.

G3.6 Each User shall tell:
(a) the Panel; and
(b) the DCC.]

G3.7 [The Panel shall act.

G3.8 The DCC shall act.]
`,
      note: "A draft's brackets around several clauses.",
    },
    {
      good: `
# SCHEDULE 1: FRAMEWORK AGREEMENT

4 Signatures

EXECUTED as a DEED by            )
the Company                      )
acting by:                       )
`,
      note: "The brackets of a signature.",
    },
    {
      good: `
# APPENDIX M: INTERFACE

2.1 The services are given on an"as is" basis, as follows:"All of them." See item 9d), the link in b) and \`f(x\` in the code of the Users’ Device’s “AA”.
`,
    },
    {
      good: `
# APPENDIX M: INTERFACE

2.1 A list stands in "[" and "]", its parts in “(” and “)”, with "." or ";" between them. Each ".csv" file, and each file whose
name ends in ".xml", is read.
`,
      note: "Marks that are named, and names that begin with one.",
    },
    {
      good: `
APPENDIX P: CODE OF CONNECTION

1.1 Each User shall comply at once and in full. (This was added by modification 18 of 2012, in its No.
18) The DCC shall report.
`,
      note: "A number that a line's end has cut off is no label.",
    },
    {
      bad: `
# SECTION H: SERVICES

H1.1 The DCC may use all rights (other than a trade mark, and shall for that time do what each User has asked for: 1) to act for
                                ^^^^^^^^^^^^^^^^^^^^^^^^ This bracket is never closed.
the User; and 2) to act for others.
`,
      note: "The label of an item within the text closes no bracket.",
    },
  ],
});

/** `[G3.5 Each User shall act` ... `G3.6 The DCC shall act.]`: brackets of a draft around several clauses. */
function isOverClauses(prose: Text, unit: readonly Part[], { kind, at }: Slip): boolean {
  const mark = prose.charAt(at.from);
  if (kind === "unopened") return mark === "]" && unit.some(({ to }) => to === at.to) && /[.;:]$/.test(prose.slice(at.from - 1, at.from));
  return kind === "unclosed" && mark === "[" && unit.some(({ from, to }) => from === at.from && /[.;:]$/.test(prose.slice(to - 1, to)));
}

/**
 * What is balanced together, in order: all headings and paragraphs of one numbered clause, with its list; each cell by
 * itself, of rows that are due. A unit is the spans of its parts.
 */
function* units(tree: Tree, isDue: (part: Span) => boolean): Generator<readonly Part[], void> {
  const { blocks, tables, clauses } = tree;
  const groups = groupsOf(tree);
  for (let i = 0; i < groups.length; i += 2) {
    const from = groups[i]!;
    const to = groups[i + 1]!;
    const first = blocks[from]!;
    if (!isDue({ from: first.at.from, to: blocks[to - 1]!.at.to })) continue;
    if (first.kind === "row") {
      for (const cell of tables[first.table]?.rows[first.row]?.cells ?? []) if (cell.to > cell.from) yield [{ ...cell, isItem: false }];
      continue;
    }
    const unit: Part[] = [];
    let item = textBefore(tree, from)?.clause;
    for (const { kind, at, clause } of blocks.slice(from, to)) {
      if (kind === "listing") continue;
      // The first paragraph of an item stands behind its label.
      unit.push({ ...at, isItem: clause !== item && clauses[clause]?.kind === "paragraph" });
      item = clause;
    }
    yield unit;
  }
}

/** The blocks that are balanced together: a row, or all from the first to the last of a numbered clause. The positions of the first and behind the last, by turns. */
const groupsOf = ofShape((tree): Int32Array => {
  const ends: number[] = [];
  let from = -1;
  let home = -2;
  for (const [i, block] of tree.blocks.entries()) {
    if (block.kind === "listing") continue;
    const clause = block.kind === "row" ? -2 : numberedAround(tree, block);
    if (from >= 0 && (block.kind === "row" || clause !== home)) {
      ends.push(from, i);
      from = -1;
    }
    home = clause;
    if (from < 0) from = i;
  }
  if (from >= 0) ends.push(from, tree.blocks.length);
  return Int32Array.from(ends);
});

/** Those without the halves of one pair that lines in another order have parted: a page's columns run into one another. */
function withoutParted(prose: Text, slips: readonly Slip[]): readonly Slip[] {
  const parted = new Set<Slip>();
  for (const closing of slips) {
    if (closing.kind !== "unopened") continue;
    const char = prose.charAt(closing.at.from);
    const opening = slips.find((one) => one.kind === "unclosed" && !parted.has(one) && brackets.includes(prose.charAt(one.at.from) + char) && Math.abs(one.at.from - closing.at.from) < farApart);
    if (opening) parted.add(opening).add(closing);
  }
  return slips.filter((slip) => !parted.has(slip) && !((slip.kind === "unclosed" || slip.kind === "unopened") && isEvenAround(prose, slip.at.from)));
}

/** Whether around the bracket at `at` its other half stands as often, in whatever order; the labels of lists, which close none, are no halves. */
function isEvenAround(prose: Text, at: number): boolean {
  const around = prose.slice(Math.max(0, at - nearBy), at + nearBy).replace(/\n[^\S\n]*\w{1,4}\)/g, "");
  const [opening, closing] = [around.split("(").length, around.split(")").length];
  const mark = prose.charAt(at);
  return mark === "(" ? opening <= closing : mark === ")" && closing <= opening;
}

/** In UTF-16 units: what stands in the rows above and below. */
const nearBy = 400;

/** In a table each half takes the next one's other half, over some rows: so far, in UTF-16 units. */
const farApart = 2_000;

/** The heading or paragraph before the block at `index`. */
function textBefore({ blocks }: Tree, index: number): Block | undefined {
  let before = index - 1;
  while (blocks[before]?.kind === "row" || blocks[before]?.kind === "listing") before--;
  return blocks[before];
}

/** The numbered clause or annex that a block belongs to (position), or -1. */
function numberedAround({ clauses }: Tree, block: Block): number {
  return nearestAround(clauses, block.clause, kind => kind === "clause" || kind === "annex" || kind === "table");
}

const brackets = "()[]";

function faultOf(document: Facts, slip: Slip): Fault {
  const { prose } = document.tree;
  const mark = prose.charAt(slip.at.from);
  const change = (title: string, at: Span, newText: string): Fix => ({ title, preferred: true, safe: false, edits: [{ document: document.id, at, newText }] });
  switch (slip.kind) {
    case "halves": {
      const words = slice(prose, slip.at).replace(/\s+/g, " ");
      return {
        at: slip.at,
        message: `${words} opens with ${mark} and ends with ${words.at(-1)}.`,
        fixes: () => [change(`Change ${prose.charAt(slip.change.from)} to ${slip.to}`, slip.change, slip.to)],
      };
    }
    case "wrong-kind":
      return {
        at: slip.at,
        message: `“${slip.opener}” is closed by “${mark}”.`,
        fixes: () => [change(`Change ${mark} to ${slip.to}`, slip.at, slip.to)],
      };
    case "turned":
      return { at: slip.at, message: `${mark} stands where “ opens.`, fixes: () => [change(`Change ${mark} to “`, slip.at, "“")] };
    case "unopened": {
      const doubled = prose.charAt(slip.at.from - 1) === mark;
      const label = { from: slip.at.from - 1, to: slip.at.from - 1 };
      if (mark === ")" && citedItem.test(prose.slice(Math.max(0, slip.at.from - 16), slip.at.from))) return { at: slip.at, message: "This bracket closes none.", fixes: () => [change(`Insert ( before “${prose.charAt(label.from)}”`, label, "(")] };
      return {
        at: slip.at,
        message: brackets.includes(mark) ? "This bracket closes none." : "This quotation mark closes none.",
        fixes: () => [{ ...change(`Remove ${mark}`, slip.at, ""), preferred: doubled }],
      };
    }
    case "crossed":
      return { at: slip.at, message: "This bracket is not closed before the one around it." };
    case "unclosed": {
      const likely = placeToClose(prose, slip.at.from, slip.end);
      // Right behind its first half it would enclose nothing.
      const place = likely === slip.at.from + 1 ? undefined : likely;
      const closing = ({ "(": ")", "[": "]", "“": "”", "‘": "’" } as Readonly<Record<string, string>>)[mark] ?? mark;
      const words = place === undefined ? firstWord(prose, slip.at.from, slip.end) : place;
      return {
        at: { from: slip.at.from, to: words },
        message: brackets.includes(mark) ? "This bracket is never closed." : "This quotation mark is never closed.",
        fixes: () => (place === undefined ? [] : [change(`Insert ${closing} behind “${slice(prose, { from: slip.at.from + 1, to: place }).replace(/\s+/g, " ")}”`, { from: place, to: place }, closing)]),
      };
    }
  }
}

const title = /^[A-Z][\w’'&/-]*(?:\s+(?:(?:of|and|for|the|to|in|on|by|or|with)\s+){0,2}[A-Z][\w’'&/-]*){0,11}/;

/** No title has more, in UTF-16 units. */
const longestTitle = 600;

/** Where the other half most likely stood: behind a run of words with capitals, else in front of the next stop near by. */
function placeToClose(prose: Text, from: number, end: number): number | undefined {
  const inNumber = figureInBrackets.exec(prose.slice(Math.max(0, from - 12), from)) && figure.exec(prose.slice(from + 1, Math.min(end, from + 24)));
  if (inNumber) return from + 1 + inNumber[0].length;
  const isBracket = prose.charAt(from) === "(";
  const inLaw = isBracket && nameBefore.test(prose.slice(Math.max(0, from - 30), from)) ? partOfLaw.exec(prose.slice(from + 1, Math.min(end, from + 120))) : null;
  if (inLaw) return from + 1 + inLaw[1]!.length;
  const inTerm = isBracket ? null : termBeforeVerb.exec(prose.slice(from + 1, Math.min(end, from + 80)));
  if (inTerm) return from + 1 + inTerm[0].length;
  const inTitle = from + 1 + (title.exec(prose.slice(from + 1, Math.min(end + overhang, from + longestTitle)))?.[0].length ?? Infinity);
  if (inTitle <= end && /^(?:[,.;:)\]]|\s+[a-z(]|$)/.test(prose.slice(inTitle, Math.min(end, inTitle + 4)))) return inTitle;
  const near = prose.slice(from + 1, Math.min(end, from + 120));
  const stop = /[,;:.](?=\s|$)/.exec(near);
  // A quotation that begins within brackets ends within them: `(its "Plan), which`.
  const around = isBracket ? -1 : closingOfAround(near);
  if (around > 0 && (!stop || around < stop.index)) return from + 1 + around;
  if (stop) return from + 1 + stop.index;
  return from + 121 > end ? from + 1 + runStart(near, /[\s*_]/) : undefined;
}

/** Where a bracket closes that was not opened in `words`; -1 where none does. */
function closingOfAround(words: string): number {
  for (let at = 0, open = 0; at < words.length; at++) {
    if (words[at] === "(") open++;
    else if (words[at] === ")" && open-- === 0) return at;
  }
  return -1;
}

/** `Contracts (Rights of Third Parties Act 1999` */
const nameBefore = /[A-Z][\w’-]{0,24}\s$/;
const partOfLaw = /^([A-Z][^().;:]{1,80}?)\s(?:Act|Order|Regulations|Rules)\s[12]\d{3}(?!\d)/;

/** `ten (10 years`: the figure alone stands in brackets. */
const figureInBrackets = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen|[a-z]{3,4}ty|hundred|thousand|first|second|third|[a-z]{3,7}th)\s$/;
const figure = /^£?\d[\d,]{0,9}(?:st|nd|rd|th|%)?(?=\s+[A-Za-z])/;
/** `“month is a reference to`, `“Fee means` */
const termBeforeVerb = /^[A-Za-z][\w’-]{0,30}(?: [\w’-]{1,30}){0,3}(?= (?:means?|includes?|is a reference|has the meaning)(?![\w-]))/;

const firstLetters = /^\S{0,79}/;

/** The end of the first word, or of as much of it as anybody reads: a line of marks alone is one word. */
function firstWord(prose: Text, from: number, end: number): number {
  return from + 1 + firstLetters.exec(prose.slice(from + 1, Math.min(end, from + 80)))![0].length;
}
