import { findingFromBlocks, overhang } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { wordBits } from "../syntax/words.ts";
import { around } from "../text/ordered.ts";
import { wordOf } from "../text/lexicon.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { formAround } from "./form-around.ts";
import { defineRule, type FaultWith } from "./rule.ts";

export const referenceErrorText = defineRule({
  id: "reference-error-text",
  summary: "A broken cross-reference field of Word, or a placeholder, stands where a reference belongs.",
  why: `
When the target of a cross-reference field is deleted, Word prints \`Error! Reference source not found.\` in its place
the next time that the fields are updated, often on the way to PDF, after the last proof-reading. A \`[TBC]\`, \`[●]\`, \`[To be drafted]\`
or \`Section XX\` was meant to be filled in before the text was published. Either way the reader cannot tell what is meant. In a
specimen, a template or a form (by its title, or by a heading over it) whoever uses it fills in a \`[●]\`: only where a reference belongs is it told.`,
  severity: "error",
  reads: "document",
  examines: "references",
  *check({ document: { tree }, references }) {
    const found: Told[] = [];
    for (const { block, items } of yield* findingFromBlocks(tree, "placeholders", placeholders, mayBePlaceholder)) {
      const start = tree.blocks[block]!.at.from;
      for (const { from, fault } of items) found.push({ ...fault, at: { from: start + from, to: start + fault.at.to } });
    }
    for (const reference of references) {
      if (reference.target.kind !== "placeholder") continue;
      // The reader knows placeholders in lists and in odd forms; the same one is not told twice.
      const { at, number } = reference;
      if (found.some((fault) => overlaps(fault.at, at))) continue;
      found.push({ at: number.to > number.from ? number : at, ...wanted });
    }
    for (const fault of found) {
      if (isInContentsList(tree.prose, fault.at) || mayBeRoman(tree.prose, fault.at)) continue;
      if (isOfStatute(tree, fault.at) || (fault.data === "blank" && formAround(tree, fault.at) !== undefined)) continue;
      yield fault;
    }
  },
  mendedBy: { removal: true },
  logged: { summary: ({ data, words }) => summaryOf(data, words) },
  examples: [
    {
      bad: `
# SECTION H: DCC SERVICES

H15.4 The DCC shall provide each connection in accordance with Section Error! Reference source not found..
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Word lost this cross-reference

H15.5 The DCC shall keep the record set out in Section Error! Bookmark not
                                                       ^^^^^^^^^^^^^^^^^^^> Word lost this cross-reference
defined. for a year.
^^^^^^^^
`,
      note: "The text of the error may run over the end of a line.",
    },
    {
      bad: `
# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 The specification is the SEC Subsidiary Document set out in Appendix [TBC].
                                                                          ^^^^^ A placeholder stands where a reference belongs

A1.2 The fee is [●] pounds, and is payable under Section [X] and clause XX.
                ^^^ still to be filled in
                                                         ^^^            ^^ A placeholder stands where a reference belongs

A1.3 A Party may appeal under Section A3.XX.
                                      ^^^^^ A placeholder

A1.3A A Party may appeal within the time set out in Section .
                                                    ^^^^^^^ No number stands behind “Section”

A1.3B An appeal under Section shall be made as described in clause.
                      ^^^^^^^ No number stands behind “Section”
                                                            ^^^^^^ No number stands behind “clause”

A1.3C Any date set by the Panel in accordance with may be appealed.
                                ^^^^^^^^^^^^^^^^^^ Nothing stands behind “in accordance with”

A1.4 [To be drafted]
     ^^^^^^^^^^^^^^^ “[To be drafted]” is still to be filled in

A1.5 The Panel shall meet on [date to be confirmed], and on a day to be confirmed by the DCC.
                             ^^^^^^^^^^^^^^^^^^^^^^ still to be filled in
`,
    },
    {
      good: `
# SECTION X: TRANSITION

X1.1 Section X applies in place of clause X1.2 where [text in brackets] is in force.

X1.2 [Not used]

X1.3 At least [XX]% of the Devices shall be tested, as Part XX of the Companies Act 1985 required.
`,
      note: "A bracket is no placeholder in itself; Section X is a Section, and XX may be a Roman twenty.",
    },
    {
      good: `
# APPENDIX AG: INCIDENT MANAGEMENT POLICY

1.1 The system shall show \`Error!\` where a message is lost, and Error 404 where there is none.

1.2 Tick [X] where the test was passed.
`,
    },
  ],
});

/** What stands there. */
type Stand = "reference lost" | "number lost" | "text lost" | "placeholder" | "blank";
type Told = FaultWith<Stand>;

const wanted = { message: "A placeholder stands where a reference belongs: name the place that is meant.", data: "placeholder" } as const;

function summaryOf(stand: Stand, words: string): string {
  switch (stand) {
    case "reference lost":
      return "A cross-reference was lost in Word";
    case "number lost":
      return "A reference has lost its number";
    case "text lost":
      return "Text was lost in Word";
    case "placeholder":
      return "A placeholder stands where a reference belongs";
    case "blank":
      return `A place was left to be filled in: “${words}”`;
  }
}

/** All that looks like one in a block's prose. */
function placeholders(prose: string, promised: number): readonly { readonly from: number; readonly fault: Told }[] {
  return [
    ...((promised & blank) !== 0 ? [...wordErrors(prose), ...bareNumbers(prose)] : []),
    ...((promised & bracket) !== 0 ? brackets(prose) : []),
    ...((promised & lost) !== 0 ? lostNumbers(prose) : []),
  ].map((fault) => ({ from: fault.at.from, fault }));
}

/** What a block may hold: what stands for a number, what stands in brackets, and places where a number went. */
const blank = 1;
const bracket = 2;
const lost = 4;

function mayBePlaceholder(tree: Tree, block: number): number {
  const { from, to } = tree.blocks[block]!.at;
  const piece = tree.prose.slice(from, to + overhang);
  return (piece.includes("[") ? bracket : 0) | (piece.includes("??") ? blank : 0) | promisedByWords(tree, block);
}

/** What Word prints for a field whose target is gone. White space may be a line's end. */
const wordError =
  /Error!\s{1,40}(?:Reference\s{1,40}source\s{1,40}not\s{1,40}found|Bookmark\s{1,40}not\s{1,40}defined|No\s{1,40}bookmark\s{1,40}name\s{1,40}given|Not\s{1,40}a\s{1,40}valid\s{1,40}(?:link|bookmark\s{1,40}self-reference)|Hyperlink\s{1,40}reference\s{1,40}not\s{1,40}valid|No\s{1,40}text\s{1,40}of\s{1,40}specified\s{1,40}style\s{1,40}in\s{1,40}document|Unknown\s{1,40}document\s{1,40}property\s{1,40}name)\.?/g;

function* wordErrors(prose: string): Iterable<Told> {
  for (const match of prose.matchAll(wordError)) {
    const at = spanAt(match.index, match[0]);
    if (/Error!\s+(?:No\s+text|Unknown)/.test(match[0])) yield { at, message: "Word lost what stood here: write it anew.", data: "text lost" };
    else yield { at, message: "Word lost this cross-reference: name the place that is meant.", data: "reference lost" };
  }
}

function isOfStatute({ references }: Tree, at: Span): boolean {
  return around(references, at).some((reference) => reference.target.kind === "external" && overlaps(reference.at, at));
}

/** Behind dot leaders: `Revision History ... Error! Bookmark not defined.` Word makes a contents list anew by itself. */
function isInContentsList(prose: Text, { from }: Span): boolean {
  return /(?:\.\.|…)\s*$/.test(prose.slice(Math.max(0, from - 12), from));
}

/** `Part XX`, `Schedule XX to that Act`, `section XX of the Companies Act 1985`: a Roman twenty of a statute's. */
function mayBeRoman(prose: Text, { from, to }: Span): boolean {
  if (!/^XX?$/i.test(prose.slice(from, to))) return false;
  return (
    /\b(?:part|schedule|chapter|article|title|annex|condition)s?\s+$/i.test(prose.slice(Math.max(0, from - 24), from)) ||
    /^\s{1,20}(?:of|to|in)\s{1,20}(?:the|that|this)\s[^.;]{0,80}\b(?:Act|Regulations|Order|Directive)\b/.test(prose.slice(to, to + 140))
  );
}

const unfilled = /^\s*(?:TBC|TBA|TBD)(?:$|[\s:;,.–-])|^\s*(?:[●•○◦]|(?:(?:text|words|wording|drafting|date|number|figure|amount|name|title|details)\s{1,9})?to\s{1,9}be\s{1,9}(?:drafted|written|confirmed|agreed|determined|advised|inserted|added|completed|supplied|decided))\.?\s*$/i;
/** What stands for a number, and only for one, behind `Section` and its like: `[X]`, `[XX.X]`, `[ ]`, `[?]`. */
const blankNumber = /^(?:\s*|x{1,3}(?:\.x{1,3}){0,5}|\?{1,4}|\.{2,9}|…|_{1,20}|(?:insert\s{1,9}(?:(?:the\s{1,9}|a\s{1,9}|cross-?\s?)?))?(?:number|reference|ref))$/i;
/** `Section `, `clause 3.8.`, `Appendix A`: a lead word and, it may be, the number's beginning. */
const lead =
  /\b(?:section|clause|paragraph|appendix|appendice|annex|annexe|schedule|part|table|figure|condition)s?\s{1,20}((?:[A-Z]{1,2})?[\d.]{0,12})$/i;

function* brackets(prose: string): Iterable<Told> {
  for (const match of prose.matchAll(/\[([^[\]]{0,60})\]/g)) {
    const inside = match[1]!;
    const isUnfilled = unfilled.test(inside);
    if (!isUnfilled && !blankNumber.test(inside)) continue;
    const leading = lead.exec(prose.slice(Math.max(0, match.index - 48), match.index));
    if (leading) yield { at: { from: match.index - leading[1]!.length, to: match.index + match[0].length }, ...wanted };
    else if (isUnfilled) {
      yield { at: spanAt(match.index, match[0]), message: `“[${inside.replace(/\s+/g, " ")}]” is still to be filled in.`, data: "blank" };
    }
  }
}

/** A number that is still to come, behind a lead word: `XX`, `X.X`, `G3.XX`, `TBC`, `??`. */
const bareNumber =
  /\b(?:[Ss]ection|SECTION|[Cc]lause|CLAUSE|[Pp]aragraph|PARAGRAPH|[Tt]able|TABLE|[Aa]ppendix|APPENDIX)s?\s{1,20}(XX|xx|X\.X(?:\.X){0,5}|TBC|TBA|TBD|\?\?{1,3}|(?:[A-Z]{1,2}\d{1,3}[A-Z]{0,2}\.|(?:\d{1,3}\.){1,6})(?:XX?|xx?))(?![\w.]{0,20}\w|\?)/g;

function* bareNumbers(prose: string): Iterable<Told> {
  for (const match of prose.matchAll(bareNumber)) {
    const number = match[1]!;
    yield { at: spanAt(match.index + match[0].length - number.length, number), ...wanted };
  }
}

/** `in accordance with Section .`: the space stayed, the number went. */
const lostNumber = /\b(?:in|under|with|of|to|by|from|see|See|Under)\s(?=((?:Sections?|Appendix|Schedule|Clauses?|Annex)\s{1,4})[.;,)])/g;
/** `pursuant to Section.`, `as set out in clause and`: the space went with the number. A text may have one Annex, without a number. */
const lostWithSpace = /\b(?:in accordance with|pursuant to|by virtue of|(?:set out|referred to|described|specified|defined|provided for) in|given under|under)\s(?=((?:Sections?|Clauses?|Paragraphs?|clauses?|paragraphs?|sections?)(?=[.;)]|\s(?:shall|must|may|will|applies|apply)(?![\w-]))))/gi;

const noun = 1;
const small = 2;
const verb = 3;
const stand = 4;
const kindOf = wordBits((word) =>
  /^(?:sections?|clauses?|paragraphs?|appendix|schedule|annex)$/i.test(word) ? noun : word === "with" || word === "to" ? small : /^(?:shall|must|may|will|apply|applies)$/.test(word) ? verb : /^(?:error|x{1,3}|tbc|tba|tbd)$/i.test(word) ? stand : 0,
);
const endsThere = /^(?:[.;)]|\s{1,4}[.;,)])/;

/** Whether words stand there that stand for a number; and a word that a number should follow, at the end of its sentence or before a verb. */
function promisedByWords({ prose, words: { from, number, first }, blocks }: Tree, block: number): number {
  const kinds = kindOf.all();
  const last = first[block + 1]!;
  const start = blocks[block]!.at.from;
  let may = 0;
  for (let i = first[block]!; i < last; i++) {
    const kind = kinds[number[i]!]!;
    if (kind === 0 || kind === verb) continue;
    if (kind === stand) may |= blank;
    // `in accordance with may`, `in Section shall`
    else if (i + 1 < last && kinds[number[i + 1]!]! === verb) may |= lost;
    else if (kind === noun) {
      const behind = start + from[i]! + wordOf(number[i]!).length;
      if (endsThere.test(prose.slice(behind, behind + 5))) may |= lost;
    }
  }
  return may;
}

/** `determined by the Panel in accordance with may be appealed`: the whole reference went, and no `which` leads to what is meant. */
const lostReference = /\b(?:in accordance with|pursuant to)(?=\s(?:shall|must|may|will)\s[a-z])/gi;
const leadsToMeant = /\b(?:which|that|whom|what|those|whatever)\b[^.;]{0,100}$/i;

function* lostNumbers(prose: string): Iterable<Told> {
  for (const { index, 0: words } of prose.matchAll(lostReference)) if (!leadsToMeant.test(prose.slice(Math.max(0, index - 120), index))) yield { at: spanAt(index, words), message: `Nothing stands behind “${words}”: name the place that is meant.`, data: "number lost" };
  for (const pattern of [lostNumber, lostWithSpace]) {
    for (const match of prose.matchAll(pattern)) {
      const word = match[1]!.trimEnd();
      yield { at: spanAt(match.index + match[0].length, word), message: `No number stands behind “${word}”: name the place that is meant.`, data: "number lost" };
    }
  }
}

function spanAt(from: number, text: string): Span {
  return { from, to: from + text.length };
}
