import { textWithout } from "../syntax/comments.ts";
import { findingFromBlocks } from "../syntax/memo.ts";
import { allShapes, numeric } from "../text/lexicon.ts";
import type { Tree } from "../syntax/tree.ts";
import { cues, startOfWord } from "../syntax/words.ts";
import { withCapital } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isNumberWord, isOrdinal, numberOf, ordinalOf, wordsOf } from "./number-words.ts";
import { defineRule, type Fault, type Fix, type RuleContext } from "./rule.ts";

export const numberMismatch = defineRule({
  id: "number-mismatch",
  summary: "A number in words and the figure beside it differ.",
  why: `
\`five (6) Working Days\` is two time limits, and each reader takes the one that suits. It happens when a negotiation
changes one of the two and forgets the other. The rule reads \`five (6)\`, \`5 (six)\` and \`within (5) six\`, compound
numbers, ordinals and percentages; footnote marks, labels of lists and references are left alone.`,
  severity: "warning",
  reads: "document",
  *check({ document }) {
    for (const pair of yield* findingPairs(document.tree)) {
      yield {
        at: pair.whole,
        message: `“${textWithout(document.tree, pair.words).replace(/\s+/g, " ")}” is ${pair.spelt}, but the figure beside it is ${pair.written}.`,
        fixes: () => fixesOf(document, pair),
      } satisfies Fault;
    }
  },
  examples: [
    {
      bad: `
# SECTION M: GENERAL

M8.1 A Party shall respond within five (6) Working Days.
                                  ^^^^^^^^ “five” is 5, but the figure beside it is 6.
`,
      note: "Either number is offered.",
    },
    {
      bad: `
# SECTION J: CHARGES

J1.1 The Party shall pay within one hundred and twenty (102) days, at most 15 (twenty-five) per cent a year.
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “one hundred and twenty” is 120
                                                                           ^^^^^^^^^^^^^^^^ “twenty-five” is 25, but the figure beside it is 15.
`,
    },
    {
      bad: `
# SECTION C: GOVERNANCE

C4.2 The election is held on the thirty-first (30th) day of the month, with a majority of fifty per cent (60%).
                                 ^^^^^^^^^^^^^^^^^^^ “thirty-first” is 31
                                                                                          ^^^^^^^^^^^^^^^^^^^^ “fifty” is 50
`,
    },
    {
      bad: `
# SECTION M: GENERAL

M2.4 Liability is limited to £1,000,000 (ten million pounds sterling), to two thousand pounds (£3,000) a day, and to 12 (ten months) of Charges.
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “ten million” is 10000000, but the figure beside it is 1000000.
                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “two thousand” is 2000
                                                                                                                     ^^^^^^^^^^^^^^^ “ten” is 10
`,
    },
    {
      good: `
# SECTION M: GENERAL

M8.1 A Party shall respond within five (5) Working Days, or one hundred and twenty (120) hours, or twenty four (24) months.

M8.2 There are two kinds: (1) the first; and (2) the second.

M8.3 Under paragraph (5) six Parties are chosen, in accordance with Section M8.1(3) two Working Days before.
`,
      note: "Numbers that agree; labels and references.",
    },
    {
      good: `
# APPENDIX R: TESTS

(5) six Devices shall be chosen; and

(6) five of them shall be tested, as set out in column one (1) to column two (2).

(7) of 12 (one of which is new), £500,000 (five hundred thousand pounds sterling), three thousand pounds (£3,000) and 6 (six Working Days).
`,
      note: "A list's label is no figure of the words behind it; sums and times that agree.",
    },
  ],
});

interface Pair {
  readonly words: Span;
  readonly spelt: number;
  /** The figure alone, without brackets, percent sign and ordinal ending. */
  readonly figure: Span;
  readonly written: number;
  readonly whole: Span;
}

const figure = /\(£?(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:st|nd|rd|th)?(?:[ \u00a0]?%|[ \u00a0]per[ \u00a0]cent)?\)/g;
const bracketed = /(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:st|nd|rd|th|[ \u00a0]?%)?\]?[ \u00a0]?\(([A-Za-z][A-Za-z \u00a0‑-]{2,80})\)/g;

/** What a number in words counts, within its brackets: `(one million pounds sterling)`. */
const counted = /(?<![ \u00a0])[ \u00a0]+(?:pounds(?:[ \u00a0]+sterling)?|per[ \u00a0]?cent|(?:(?:[Ww]orking|[Cc]alendar|[Bb]usiness)[ \u00a0]+)?(?:[Dd]ays?|[Hh]ours?|[Mm]onths?|[Ww]eeks?|[Yy]ears?|[Mm]inutes?|[Ss]econds?))$/;

interface Beside {
  readonly kind: "figure" | "words";
  /** Where `(6)` or `5 (six)` stands in its block. */
  readonly from: number;
  readonly written: string;
  readonly digits: string;
  readonly words: string;
}

/** Figures in brackets beside words of number, and figures with such words in brackets behind them, in a block's prose. */
function besides(prose: string): readonly Beside[] {
  const found: Beside[] = [];
  for (const { index, 0: written, 1: digits } of prose.matchAll(figure)) {
    // At the very start, the words may stand in the block before, where the reader ended it too soon.
    if (wordsBefore(prose, index).length > 0 || prose.slice(0, Math.min(index, 9)).trim() === "" || limit.test(prose.slice(Math.max(0, index - 24), index))) found.push({ kind: "figure", from: index, written, digits: digits!, words: "" });
  }
  for (const { index, 0: written, 1: digits, 2: words } of prose.matchAll(bracketed)) {
    const number = words!.replace(counted, "");
    if (numberOf(split(number)) !== undefined) found.push({ kind: "words", from: index, written, digits: digits!, words: number });
  }
  return found;
}

/** Whether a number in brackets stands behind what may count, or at the start, or one in words in brackets behind a figure: `five (6)`, `5 (six)`. */
function mayCount(tree: Tree, block: number): boolean {
  const { prose, words: { number, first } } = tree;
  const shapes = allShapes();
  const [lead, numbers] = [mayLead.all(), inWords.all()];
  const last = first[block + 1]!;
  for (let i = first[block]!; i < last; i++) {
    if ((shapes[number[i]!]! & numeric) === 0) continue;
    if (i === first[block] || lead[number[i - 1]!]! !== 0) {
      const start = startOfWord(tree, block, i);
      if (prose.charCodeAt(start - 1) === 40 || (prose.charCodeAt(start - 2) === 40 && prose.charAt(start - 1) === "£")) return true;
    }
    // A bracket is the last mark before the next word. What begins at the block's end may go on in the next one.
    if (i + 1 < number.length && numbers[number[i + 1]!]! !== 0 && prose.charCodeAt(startOfWord(tree, block, i + 1) - 1) === 40) return true;
  }
  return false;
}

const limit = /\b(?:within|than|least|most|every|after|exceed|exceeds|exceeding|maximum of|minimum of|period of|up to)\s+$/;
const inWords = cues((word) => isNumberWord(word.toLowerCase()));
/** The last words of what is read before a figure. */
const mayLead = cues((word) => isNumberWord(word.toLowerCase()) || /^(?:cent|percent|pounds|sterling)$/i.test(word) || /^(?:within|than|least|most|every|after|exceed|exceeds|exceeding|of|to)$/.test(word));

function split(words: string): readonly string[] {
  return words.toLowerCase().split(/[\s‑-]+/).filter(word => word !== "");
}

function* findingPairs(tree: Tree): Generator<undefined, readonly Pair[]> {
  const { prose, text } = tree;
  const found: Pair[] = [];
  const take = (words: Span, spelt: number | undefined, at: Span) => {
    const written = Number(slice(text, at).replace(/,/g, ""));
    if (spelt === undefined || spelt === written) return;
    const isAhead = words.from < at.from;
    // `five (6)` and `5 (six)` end with a bracket, `(5) six` begins with one.
    const starts = !isAhead && prose.charAt(at.from - 1) === "(";
    const whole = isAhead ? { from: words.from, to: prose.indexOf(")", at.to) + 1 } : starts ? { from: at.from - 1, to: words.to } : { from: at.from, to: prose.indexOf(")", words.to) + 1 };
    found.push({ words, spelt, figure: at, written, whole });
  };
  const takeFigure = (open: number, { written, digits }: Beside) => {
    const start = open + written.indexOf(digits);
    const at = { from: start, to: start + digits.length };
    const value = Number(digits.replace(/,/g, ""));
    const before = wordsBefore(prose, open);
    if (before.length > 0) {
      if (before.some((_, i) => numberOf(before.slice(i).map(word => word.text)) === value)) return;
      const first = before.findIndex((_, i) => numberOf(before.slice(i).map(word => word.text)) !== undefined);
      if (first < 0 || isEnumeration(prose, open, value)) return;
      const words = before.slice(first);
      take({ from: words[0]!.from, to: words.at(-1)!.to }, numberOf(words.map(word => word.text)), at);
    } else if (limit.test(prose.slice(Math.max(0, open - 24), open))) {
      const after = wordsAfter(prose, open + written.length);
      if (after.length > 0) take({ from: after[0]!.from, to: after.at(-1)!.to }, numberOf(after.map(word => word.text)), at);
    }
  };
  for (const { block, items } of yield* findingFromBlocks(tree, "numbers in words and figures", besides, mayCount)) {
    for (const one of items) {
      const from = tree.blocks[block]!.at.from + one.from;
      if (one.kind === "figure") takeFigure(from, one);
      // Not a part of another number, of a clause's or of a name.
      else if (!/[\w.,/-]/.test(prose.charAt(from - 1) || " ")) {
        const open = from + one.written.indexOf("(") + 1;
        take({ from: open, to: open + one.words.length }, numberOf(split(one.words)), { from, to: from + one.digits.length });
      }
    }
  }
  return found.sort((a, b) => a.whole.from - b.whole.from);
}

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The words right before `open` that may be a number, `per cent` between them and the bracket left out. */
function wordsBefore(prose: Text, open: number): readonly Word[] {
  const start = Math.max(0, open - 160);
  let part = prose.slice(start, open);
  const percent = /(?<!\s)\s+(?:per\s?cent\.?|pounds(?:\s+sterling)?)\s*$/i.exec(part);
  if (percent) part = part.slice(0, percent.index);
  const words: Word[] = [];
  let end = part.length;
  for (;;) {
    // Only white space or a hyphen may part the words of a number, and at most one line's end.
    let at = end;
    while (at > 0 && /[\s‑-]/.test(part[at - 1]!)) at--;
    if (end - at > 3 && words.length > 0 && !/^[‑-]?[ \t]*\r?\n[ \t]*$/.test(part.slice(at, end))) break;
    if (words.length === 0 && at === end && !percent) break;
    let from = at;
    while (from > 0 && /[A-Za-z]/.test(part[from - 1]!)) from--;
    const text = part.slice(from, at).toLowerCase();
    if (from === at || !isNumberWord(text) || (from === 0 && start > 0)) break;
    words.unshift({ text, from: start + from, to: start + at });
    end = from;
  }
  return words;
}

function wordsAfter(prose: Text, from: number): readonly Word[] {
  const part = prose.slice(from, from + 120);
  const words: Word[] = [];
  const next = /(?:[\s‑-]{1,2}|[‑-]?\r?\n[ \t]{0,30})([A-Za-z]+)/y;
  for (let match = next.exec(part); match; match = next.exec(part)) {
    const text = match[1]!.toLowerCase();
    if (!isNumberWord(text)) break;
    words.push({ text, from: from + next.lastIndex - text.length, to: from + next.lastIndex });
  }
  while (words.length > 0 && numberOf(words.map(word => word.text)) === undefined) words.pop();
  return words;
}

/** `of two: (1) ... and (2) ...`: the figure counts the parts of a sentence. */
function isEnumeration(prose: Text, open: number, value: number): boolean {
  if (value <= 1) return prose.slice(open, open + 600).split(/\n[ \t]*\r?\n/)[0]!.includes(`(${value + 1})`);
  const before = prose.slice(Math.max(0, open - 600), open).split(/\n[ \t]*\r?\n/).at(-1)!;
  return before.includes("(1)") && before.includes(`(${value - 1})`);
}

function fixesOf({ id, tree }: RuleContext["document"], { words, spelt, figure, written }: Pair): readonly Fix[] {
  const said = slice(tree.text, words);
  const last = /(?<![A-Za-z])[A-Za-z]+$/.exec(said)![0].toLowerCase();
  const other = isOrdinal(last) ? ordinalOf(written) : wordsOf(written);
  const change = (at: Span, newText: string): Fix => ({ title: `Change “${slice(tree.text, at)}” to “${newText}”`, preferred: false, safe: false, edits: [{ document: id, at, newText }] });
  const fixes = [change(...figureOf(tree.text, figure, spelt))];
  if (other !== undefined) fixes.push(change(words, asIn(said, other)));
  return fixes;
}

/** The figure as it should be: thousands are parted where they were, an ordinal keeps being one. */
function figureOf(text: Text, at: Span, value: number): [Span, string] {
  const digits = slice(text, at).includes(",") || value >= 10_000 ? value.toLocaleString("en-GB") : String(value);
  if (!/^(?:st|nd|rd|th)/.test(text.slice(at.to, at.to + 2))) return [at, digits];
  const ending = value % 100 > 10 && value % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return [{ from: at.from, to: at.to + 2 }, digits + ending];
}

function asIn(said: string, words: string): string {
  if (said === said.toUpperCase() && said.length > 1) return words.toUpperCase();
  // `Twenty-Eight` has them all, `Twenty-eight` the first.
  if (/[\s-](?!And)[A-Z]/.test(said)) return words.replace(/[a-z]+/g, (word) => (word === "and" ? word : withCapital(word)));
  return /^[A-Z]/.test(said) ? withCapital(words) : words;
}
