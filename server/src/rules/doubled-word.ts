import { isFunctionWord } from "../spelling/common-words.ts";
import { isDigit, isLetter, scanWords } from "../spelling/scan.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { foldOf } from "../text/lexicon.ts";
import { findingInBlocks } from "../syntax/memo.ts";
import { openingAt } from "../syntax/opening.ts";
import type { Tree } from "../syntax/tree.ts";
import { blanksOf } from "../text/blanked.ts";
import { firstFrom, lastFrom } from "../text/ordered.ts";
import { contains, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { numberWord } from "../text/sentence.ts";
import { defineRule, every, pause, type Fix } from "./rule.ts";

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
      if (allowed.has(word.toLowerCase()) || isMeant(tree, first, second, spelling) || isParted(tree, first, second)) continue;
      const between = tree.text.slice(first.to, second.from);
      const isClean = between.trim() === "";
      const fix: Fix = {
        title: `Remove the second “${word}”`,
        preferred: true,
        safe: true,
        // What stands between the two (a page's header, a comment) has to stay.
        edits: [{ document: document.id, at: isClean ? { from: first.to, to: second.to } : withSpaceBehind(tree.text, second), newText: "" }],
      };
      yield {
        at: isClean ? { from: first.from, to: second.to } : second,
        ...told(word),
        fixes: () => [fix],
      };
    }
    for (const { block, items } of yield* findingInBlocks(tree, "doubled marks", doubledMarks, mayDoubleMarks)) {
      for (const { from, to } of items.map((one) => movedBy(one, tree.blocks[block]!.at.from))) {
        const mark = tree.text.slice(from, from + 1);
        yield { at: { from, to }, ...told(mark), fixes: () => [{ title: `Remove the second “${mark}”`, preferred: true, safe: true, edits: [{ document: document.id, at: { from: from + 1, to }, newText: "" }] }] };
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

function told(words: string) {
  const word = words.replace(/\s+/g, " ");
  return { message: `“${word}” stands twice in a row.`, data: { word } };
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

interface Double {
  readonly first: Span;
  readonly second: Span;
}

/** Finds, in steps, the doubles within a block, and those that a page's end parts; in order. */
function* findingDoubles(tree: Tree): Generator<undefined, readonly Double[]> {
  const found = yield* findingInBlocks(tree, "doubled words", doubles, mayDouble);
  const within = found.flatMap(({ block, items }) => items.map((one) => moved(one, tree.blocks[block]!.at.from)));
  const across = doublesAcross(tree);
  return across.length === 0 ? within : [...within, ...across].sort((a, b) => a.second.from - b.second.from);
}

/** Whether words of the block, up to `longestPhrase`, follow themselves, or the block has words that are not told apart by letters and digits alone. */
function mayDouble({ words: { number, first, odd } }: Tree, block: number): boolean {
  if (odd.has(block)) return true;
  const last = first[block + 1]!;
  // The four words before, the last first, and how many in a row were as the one two, three or four words before them.
  let one = -1;
  let two = -1;
  let three = -1;
  let four = -1;
  let pairs = 0;
  let triples = 0;
  let fours = 0;
  for (let i = first[block]!; i < last; i++) {
    const fold = foldOf(number[i]!);
    if (fold === one) return true;
    pairs = fold === two ? pairs + 1 : 0;
    triples = fold === three ? triples + 1 : 0;
    fours = fold === four ? fours + 1 : 0;
    if (pairs === 2 || triples === 3 || fours === 4) return true;
    four = three;
    three = two;
    two = one;
    one = fold;
  }
  return false;
}

/** A page's end cuts a paragraph in two: its number and header are no prose, and nothing else stands between the blocks. */
function doublesAcross({ blocks, prose, text }: Tree): readonly Double[] {
  const found: Double[] = [];
  let next = 1;
  for (const blank of blanksOf(prose)) {
    for (next = Math.max(next, firstFrom(blocks, blank.from)); next < blocks.length && blocks[next - 1]!.at.to < blank.to; next++) {
      const before = blocks[next - 1]!.at;
      const after = blocks[next]!.at;
      if (after.from - before.to < 3 || !isSpaceBetween(prose, before.to, after.from) || text.slice(before.to, after.from).trim() === "") continue;
      const start = Math.max(before.from, before.to - longestWord);
      const near = doubles(prose.slice(start, Math.min(after.to, after.from + longestWord)));
      for (const one of near) if (start + one.first.to <= before.to && start + one.second.from >= after.from) found.push(moved(one, start));
    }
  }
  return found;
}

const longestWord = 60;

function moved({ first, second }: Double, by: number): Double {
  return { first: movedBy(first, by), second: movedBy(second, by) };
}

function movedBy({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

/** Words, and up to four together, that stand twice with nothing but white space between them; case counts only where the second has a capital. */
function doubles(prose: string): readonly Double[] {
  const found: Double[] = [];
  const words: Span[] = [];
  let told = 0;
  scanWords(prose, (from, to) => {
    const word = { from, to };
    const last = words.length;
    words.push(word);
    if (last > 0 && isTwice(prose, words[last - 1]!, word)) {
      if (!isSpaceBetween(prose, words[last - 1]!.to, from)) return;
      found.push({ first: words[last - 1]!, second: word });
      told = to;
      return;
    }
    for (let count = 2; count <= longestPhrase && last + 1 >= 2 * count; count++) {
      if (!isTwice(prose, words[last - count]!, word)) continue;
      const double = doubleOf(prose, words.slice(last + 1 - 2 * count), told);
      if (!double) continue;
      found.push(double);
      // What stands three times is two doubles, of which the second begins with the end of the first.
      told = double.second.from;
      return;
    }
  });
  return found;
}

/** The first half of `words` that its second half says again, where nobody means it, none of it told already. */
function doubleOf(prose: string, words: readonly Span[], told: number): Double | undefined {
  const count = words.length / 2;
  const half = words.slice(0, count);
  if (half[0]!.from < told || !half.every((one, i) => isTwice(prose, one, words[count + i]!)) || !words.every((one, i) => i === 0 || isSpaceBetween(prose, words[i - 1]!.to, one.from))) return undefined;
  const double = { first: { from: half[0]!.from, to: half.at(-1)!.to }, second: { from: words[count]!.from, to: words.at(-1)!.to } };
  return (count === 2 && isPair(prose, half[0]!, half[1]!)) || isSlip(prose, half, double) ? double : undefined;
}

/** No doubled phrase that is told has more words. */
const longestPhrase = 4;

function isTwice(prose: string, first: Span, second: Span): boolean {
  return second.to - second.from === first.to - first.from && (prose.charCodeAt(first.from) | 32) === (prose.charCodeAt(second.from) | 32) && isSame(prose, first.from, second.from, first.to - first.from);
}

/** `of the`, `in a`, `shall not`: small words that nobody says twice. */
function isPair(prose: string, first: Span, second: Span): boolean {
  return smallPair.test(`${prose.slice(first.from, first.to)} ${prose.slice(second.from, second.to)}`);
}

const smallPair = /^(?:(?:about|above|after|against|among|at|before|below|between|by|during|for|from|in|into|of|on|onto|over|through|to|under|until|upon|with|within|without) (?:the|an?|this|that|these|those|any|each|every|such|its|their)|(?:shall|must|may|will|should) (?:be|have|not))$/i;

/**
 * Whether nobody means a phrase that stands twice: a thing that a sentence names twice (`the Smart Meter Smart Meter
 * shall`), or three words and more that lead on (`in accordance with`, `by the DCC`). `the DCC the DCC shall` may lack
 * nothing but a comma, and there are copies of a copy and things of the kind of the kind.
 */
function isSlip(prose: string, words: readonly Span[], { first, second }: Double): boolean {
  const said = words.map(({ from, to }) => prose.slice(from, to));
  const last = said.at(-1)!;
  if (!isFunctionWord(said[0]!.toLowerCase()) && !isFunctionWord(last.toLowerCase())) return isNamedOnce(prose, first, second);
  // `to total requests to total requests`: two cells of a table that lost its columns.
  if (said.length < 3 || !leadsOn.test(said[0]!) || said.some((word) => indefinite.test(word)) || (!isFunctionWord(last.toLowerCase()) && !said.some((word) => definite.test(word)))) return false;
  return !isCapital(last[0]!) || /^(?:[.,;:)]|\s{1,20}\p{Ll}|$)/u.test(prose.slice(second.to, second.to + 24));
}

const leadsOn = /^(?:at|by|for|from|in|on|to|through|under|upon|with|within|without|as|that|shall|may|must|will|should)$/i;
const indefinite = /^(?:an?|one|each|every|any|another|some)$/i;
const definite = /^(?:the|this|that|these|those|its|their|such)$/i;

function isSpaceBetween(prose: Text, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = prose.charCodeAt(i);
    if (code > 32 && code !== 0xa0) return false;
  }
  return to > from;
}

function isSame(prose: string, first: number, second: number, length: number): boolean {
  if (prose.charCodeAt(first) !== prose.charCodeAt(second) && isCapital(prose[second]!)) return false;
  for (let i = 1; i < length; i++) if (prose.charCodeAt(first + i) !== prose.charCodeAt(second + i)) return false;
  return prose[first]!.toLowerCase() === prose[second]!.toLowerCase();
}

/** Whether the double is one that the words themselves explain: a name, a label, a compound, a phrasal verb. */
function isMeant(tree: Tree, first: Span, second: Span, spelling: Spelling): boolean {
  const { prose } = tree;
  const word = prose.slice(first.from, first.to).toLowerCase();
  if (isJoined(prose.charCodeAt(first.from - 1)) || isJoined(prose.charCodeAt(second.to))) return true;
  if (/^\s*[[(]sic[\])]/i.test(prose.slice(second.to, second.to + 12))) return true;
  if (prose.charAt(second.to) === "." && isLetter(prose.charCodeAt(second.to + 1))) return true;
  const startsSentence = openingAt(tree, first.from) !== undefined;
  if (word.length === 1) {
    // `a a Party` at a line's start may be a label that lost its brackets.
    const startsLine = /(?:^|[\r\n])[ \t]*$/.test(prose.slice(Math.max(0, first.from - 40), first.from));
    return word !== "a" || isCapital(prose.charAt(second.from)) || startsLine || (isCapital(prose.charAt(first.from)) && !startsSentence);
  }
  if (isCapital(prose.charAt(first.from)) && !isFunctionWord(word)) {
    // `Portal Portal is`: a term and its definition; `Duran Duran`: a name.
    if ((isCapital(prose.charAt(second.from)) || !startsSentence) && !isNamedOnce(prose, first, second) && !isInHeading(tree, first, second, spelling)) return true;
  }
  // `No No IS, GS`: two cells of a table that lost its columns.
  if (cellWords.has(word) && isCapital(prose.charAt(first.from)) && isCapital(prose.charAt(second.from))) return true;
  if (word === "in" || word === "on") {
    const verb = /(?<![a-z])([a-z]+)[ \t\r\n]+$/i.exec(prose.slice(Math.max(0, first.from - 24), first.from))?.[1];
    if (verb !== undefined && phrasal.test(verb)) return true;
  }
  return false;
}

const cellWords: ReadonlySet<string> = new Set(["no", "all", "any"]);

/**
 * `The Panel Panel shall`, `notify the Panel Panel of it`, `by DCC DCC or`: a small word before it and what goes on in
 * small letters say that the sentence is about one thing, and does not go from a term to its meaning.
 */
function isNamedOnce(prose: Text, first: Span, second: Span): boolean {
  const run = runOf(prose, first, second);
  if (!run) return false;
  const before = prose.slice(Math.max(0, run.from - 48), run.from);
  const after = prose.slice(run.to, run.to + 40);
  if (leadsTo.test(before)) return goesOn.test(after);
  const citesOnce = /^(?:Section|Appendix|Schedule|Annex|Clause|Paragraph|Part|Table)$/.test(prose.slice(first.from, first.to)) && /^\s{1,20}[A-Z]{0,2}\d|^\s{1,20}[A-Z]{1,2}(?![A-Za-z])/.test(after);
  return bringsIn.test(before) && !prose.slice(run.from, run.to).includes("\n") && (citesOnce || goesOn.test(after));
}

/** All that stand in a row of what `first` and `second` are two of: `DCC DCC DCC`; undefined where these are more than a slip makes. */
function runOf(prose: Text, first: Span, second: Span): Span | undefined {
  const words = inOneLine(prose.slice(first.from, first.to));
  let { from } = first;
  let { to } = second;
  for (let left = longestRun - 2; left >= 0; left--) {
    const gapBefore = /\s{1,4}$/.exec(prose.slice(Math.max(0, from - 4), from))?.[0].length ?? 0;
    const gapBehind = /^\s{1,4}/.exec(prose.slice(to, to + 4))?.[0].length ?? 0;
    const start = from - gapBefore - words.length;
    const end = to + gapBehind + words.length;
    if (gapBefore > 0 && isWhole(prose, words, start)) from = start;
    else if (gapBehind > 0 && isWhole(prose, words, end - words.length)) to = end;
    else return { from, to };
  }
  return undefined;
}

/** A word that stands more often in a row is a table's column that lost its lines. */
const longestRun = 6;

/** Whether `words` stand at `at`, and are no part of a longer word. */
function isWhole(prose: Text, words: string, at: number): boolean {
  if (at < 0 || inOneLine(prose.slice(at, at + words.length)) !== words) return false;
  return [prose.charCodeAt(at - 1), prose.charCodeAt(at + words.length)].every((code) => !isLetter(code) && !isJoined(code));
}

function inOneLine(words: string): string {
  return words.replace(/\s/g, " ");
}

/** `G2 Incident Incident Management`: a clause's heading speaks of one thing, if its lines are a drafter's. What no dictionary has may be a name. */
function isInHeading({ blocks, clauses, prose, setting }: Tree, first: Span, second: Span, spelling: Spelling): boolean {
  const block = blocks[lastFrom(blocks, first.from)];
  if (setting.isPaged || block?.kind !== "heading" || !contains(block.at, second) || !spelling.knows(prose.slice(first.from, first.to).toLowerCase())) return false;
  return /^\s{1,20}\p{L}|^$/u.test(prose.slice(second.to, Math.min(block.at.to, second.to + 24))) && clauses[block.clause]?.number !== "";
}

const leadsTo = /(?<![\p{L}\p{N}])(?:[Tt]he|[Ee]ach|[Aa]ny|[Ee]very|[Tt]hat|[Tt]his|[Ss]uch|an?|(?<!\p{L}\s)An?|[Ii]ts|[Tt]heir|[Nn]o)\s{1,20}(?:\p{Lu}\p{Ll}{1,20}\s{1,20})?$/u;
const bringsIn = /(?<![\p{L}\p{N}])(?:to|by|of|with|from|under|for|between|notify|notifies|in|with|see)[ \u00a0]$/u;
const goesOn = /^(?:[.,;)](?![\p{L}\p{N}])|\s{1,20}(?:(?:is|are|was|were|has|have|had)\s{1,20}(?:not|been|to|entitled|required|obliged|able|satisfied|aware|notified|received|failed|complied)(?!\p{L})|(?!(?:means?|meaning|is|are|was|were|has|have|refers?|denotes?|an?|the|any|each|one|every|shall\s{1,20}(?:have|mean|be\s{1,20}(?:interpreted|construed|understood)))(?!\p{L}))\p{Ll}))/u;

/** Verbs that take `in` or `on` with them, so that another may follow: `log in in accordance with`. */
const phrasal =
  /^(?:log|sign|opt|check|plug|phas|hand|call|feed|turn|switch|carr|pass|mov|go|com|cam|lock|dial|key|bring|brought|roll|buil|liv|rel|insist|bas|later|further|early|so)(?:g?ed|e[sd]?|g?ing|ging|ting|ted|t|d|s|y|ied|ies|ying|es|ned|ning)?$/i;

/** A hyphen, an apostrophe, a digit or the like makes the word a part of another. */
function isJoined(code: number): boolean {
  return isDigit(code) || joins.has(code);
}

const joins = new Set([..."-‐‑/_\\'’@&+"].map((c) => c.charCodeAt(0)));

/** Whether something that is no prose parts the two: a paragraph's end, a heading, a cell, a term before its meaning. */
function isParted(tree: Tree, first: Span, second: Span): boolean {
  const between = tree.text.slice(first.to, second.from);
  const lines = between.split(/\r\n|[\r\n]/);
  if (lines.length === 1) {
    // A gap is a column's border in a table that lost its lines.
    if (/\t|[ \u00a0]{3}/.test(between)) return true;
  } else {
    const isBlank = between.trim() === "";
    if (isBlank ? lines.length > 2 : lines.length > longestFurniture) return true;
  }
  const one = lastFrom(tree.blocks, first.from);
  const other = lastFrom(tree.blocks, second.from);
  const a = tree.blocks[one];
  const b = tree.blocks[other];
  if (a && b && one !== other) {
    // A page's end may cut a paragraph into two blocks, with nothing between them.
    if (other !== one + 1 || a.kind !== "paragraph" || b.kind !== "paragraph" || between.trim() === "") return true;
  }
  if (a?.kind === "row" && a === b) {
    const cells = tree.tables[a.table]?.rows[a.row]?.cells ?? [];
    if (cells.some((cell) => contains(cell, first) !== contains(cell, second))) return true;
  }
  const clause = tree.clauses[lastFrom(tree.clauses, second.from)];
  if (clause && clause.at.from > first.from) return true;
  if (clause?.heading && contains(clause.heading, first) && !contains(clause.heading, second)) return true;
  return isTermBefore(tree, first, second);
}

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

/** A page's end, number, header and the blank lines around them. */
const longestFurniture = 12;

function withSpaceBehind(text: Text, { from, to }: Span): Span {
  let end = to;
  while (text.charAt(end) === " " || text.charAt(end) === "\t" || text.charAt(end) === "\u00a0") end++;
  return { from, to: end };
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
