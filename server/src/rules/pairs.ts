// Which brackets and quotation marks pair. Straight and curly marks may pair with one another (that they are mixed is
// another matter); a closing mark that may be a label's, an apostrophe or inches is never missed.

import { isFunctionWord } from "../spelling/common-words.ts";
import { foundInBlocks } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { firstWhere } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { every } from "./rule.ts";

/** A half without its other. `at` is the mark, or both marks with what is between them. */
export type Slip =
  | { readonly kind: "crossed" | "unopened" | "turned"; readonly at: Span }
  /** `end` is that of the paragraph that it stands in. */
  | { readonly kind: "unclosed"; readonly at: Span; readonly end: number }
  /** `“receipt’`: to be mended by making the mark at `change` into `to`. */
  | { readonly kind: "halves"; readonly at: Span; readonly change: Span; readonly to: string }
  /** `(see Annex A]` */
  | { readonly kind: "wrong-kind"; readonly at: Span; readonly opener: string; readonly to: string };

interface Mark {
  readonly at: number;
  readonly char: string;
  /** The part of the unit that it stands in, and whether it is the first of a paragraph that is no item of a list. */
  readonly part: number;
  readonly first: boolean;
  /** The mark that stands open where this one opens a paragraph anew. */
  readonly before?: Mark;
}

/** Where the marks of a text stand, asked for in rising order. */
export interface MarksOf {
  readonly prose: Text;
  /** The first mark at or behind `offset`; Infinity where there is none. */
  next(offset: number): number;
}

/** The marks in the blocks of `tree`: of a later version, those of the blocks that changed are sought. */
export function marksOf(tree: Tree): MarksOf {
  return tree.pieces ? keptMarks(tree) : allMarks(tree);
}

/** What was found once is not sought again: a text may have thousands of parts and hardly a mark. */
function allMarks({ text, prose }: Tree): MarksOf {
  const words = text.toString();
  const marks = /[()[\]“”‘’"`]/g;
  let found = -1;
  return {
    prose,
    next(offset) {
      if (found >= offset) return found;
      marks.lastIndex = offset;
      // Not one that stands in a comment.
      do found = marks.exec(words)?.index ?? Infinity;
      while (found < Infinity && prose.charCodeAt(found) === 32);
      return found;
    },
  };
}

function keptMarks(tree: Tree): MarksOf {
  const found = foundInBlocks(tree, "brackets and quotation marks", marksIn, mayHoldMarks);
  let next = 0;
  let mark = 0;
  return {
    prose: tree.prose,
    next(offset) {
      for (; next < found.length; next++, mark = 0) {
        const { block, items } = found[next]!;
        const { from } = tree.blocks[block]!.at;
        while (mark < items.length && from + items[mark]! < offset) mark++;
        if (mark < items.length) return from + items[mark]!;
      }
      return Infinity;
    },
  };
}

const mayHoldMarks = (): boolean => true;

function marksIn(prose: string): readonly number[] {
  const found: number[] = [];
  const marks = /[()[\]“”‘’"`]/g;
  while (marks.test(prose)) found.push(marks.lastIndex - 1);
  return found;
}

/** A part of what is balanced together; `isItem` where a label stands before it. */
export interface Part extends Span {
  readonly isItem: boolean;
}

/** Whether a mark stands in `parts` at all. */
export function holdsMarks(marks: MarksOf, parts: readonly Part[]): boolean {
  return parts.some(({ from, to }) => marks.next(from) < to);
}

/** Finds, in steps, the slips in `parts`, which are balanced together, in order. */
export function* balancing(marks: MarksOf, parts: readonly Part[]): Generator<undefined, readonly Slip[]> {
  const { prose } = marks;
  const isLong = every(marksAtOnce);
  const slips: Slip[] = [];
  const brackets: Mark[] = [];
  const doubles: Mark[] = [];
  const singles: Mark[] = [];
  // Brackets that a label's own (`a)`) may have closed.
  const byLabel: Mark[] = [];
  // Brackets that were left open inside another, and are told of: `(a [b) c]`.
  const crossed: Mark[] = [];
  // Closing single marks that closed nothing: apostrophes, or the wrong half of a double one.
  const loose: Mark[] = [];
  for (const [part, { from, to, isItem }] of parts.entries()) {
    let behind = from;
    for (let at = marks.next(from); at < to; at = marks.next(behind)) {
      if (isLong()) yield undefined;
      behind = at + 1;
      const char = prose.charAt(at);
      const mark: Mark = { at, char, part, first: at === from && !isItem };
      switch (char) {
        case "`": behind = afterCode(prose, at, to); break;
        case "(": case "[": brackets.push(mark); break;
        case ")": case "]": if (!isBrace(prose, at)) closeBracket(prose, brackets, byLabel, crossed, mark, slips); break;
        case "“": {
          const close = quotedMarks(prose, at, to);
          if (close > 0) behind = close;
          else openDouble(doubles, mark);
          break;
        }
        case '"': case "”":
          if (char === '"' && quotedMarks(prose, at, to) > 0) behind = quotedMarks(prose, at, to);
          else if (prose.charAt(at - 1) === "=") behind = afterValue(prose, at, to);
          else if (char === '"') straight(prose, doubles, singles, mark, slips, to, parts);
          else closeDouble(prose, doubles, singles, mark, slips, parts); break;
        case "‘": if (isOpening(prose, at)) singles.push(mark); break;
        case "’": if (isClosing(prose, at) && !singles.pop()) loose.push(mark);
      }
    }
  }
  for (const mark of brackets) {
    if (isLong()) yield undefined;
    slips.push(unclosed(parts, mark));
  }
  for (const [i, mark] of doubles.entries()) {
    if (isLong()) yield undefined;
    slips.push(wrongHalf(prose, mark, loose, doubles[i + 1]) ?? unclosed(parts, mark));
  }
  for (const mark of singles) {
    if (isLong()) yield undefined;
    if (!/^(?:\d\ds?|tis|twas|til|em|cause)\b/i.test(prose.slice(mark.at + 1, mark.at + 7))) slips.push(unclosed(parts, mark));
  }
  return slips.sort((a, b) => a.at.from - b.at.from);
}

/** So many marks are looked at in one step. */
const marksAtOnce = 1024;

function unclosed(parts: readonly Part[], { at, part }: Mark): Slip {
  return { kind: "unclosed", at: { from: at, to: at + 1 }, end: parts[part]!.to };
}

const otherHalf: Readonly<Record<string, string>> = { "(": ")", "[": "]", ")": "(", "]": "[" };

function closeBracket(prose: Text, brackets: Mark[], byLabel: Mark[], crossed: Mark[], mark: Mark, slips: Slip[]): void {
  const opener = brackets.at(-1);
  // `within [30) days`: a draft's number, not a label.
  const isNumber = opener?.char === "[" && mark.at - opener.at < 16 && /^\[\d{1,3}(?: (?:to|or) \d{1,3})?\)$/.test(prose.slice(opener.at, mark.at + 1));
  const label = mark.char === ")" && !isNumber && isLabel(prose, mark.at);
  const at = { from: mark.at, to: mark.at + 1 };
  // What an item of a list within the text opens with closes no bracket that stands far before it.
  if (label && opener && mark.at - opener.at > 60 && opensItem(prose, mark.at)) return;
  if (!opener) {
    if (label) return;
    // `(see a))` was `(see a` + `)`; the label took the bracket's half.
    const cross = lastOf(crossed, otherHalf[mark.char]!);
    if (byLabel.length > 0 && mark.char === ")") byLabel.pop();
    else if (cross >= 0) crossed.splice(cross, 1);
    else slips.push({ kind: "unopened", at });
    return;
  }
  const wanted = otherHalf[mark.char]!;
  if (opener.char === wanted) {
    brackets.pop();
    if (label) byLabel.push(opener);
    return;
  }
  if (mark.at - opener.at < 40 && interval.test(prose.slice(opener.at, mark.at + 1))) {
    brackets.pop();
    return;
  }
  const deeper = lastOf(brackets, wanted);
  if (deeper >= 0) {
    for (const lost of brackets.splice(deeper + 1)) {
      slips.push({ kind: "crossed", at: { from: lost.at, to: lost.at + 1 } });
      crossed.push(lost);
    }
    brackets.pop();
    return;
  }
  if (label) return;
  brackets.pop();
  slips.push({ kind: "wrong-kind", at, opener: opener.char, to: otherHalf[opener.char]! });
}

/** An interval that is open on one side: `(0, 1]`, `[x, y)`, `[t0, t0+30s)`, `[min; max)`. */
const interval = /^[(\[]\s?[-+−±]?(?:\d[\d.:]{0,11}|∞|[A-Za-z]\d?|[Mm](?:in|ax)(?:imum)?|[Ss]tart|now)(?:[-+*]\d{1,6})?(?: ?(?:%|[A-Za-zµ]{1,3}))?\s?(?:[,;]|\.{2,3}|…)\s?[-+−±]?(?:\d[\d.:]{0,11}|∞|[A-Za-z]\d?|[Mm](?:in|ax)(?:imum)?|[Ee]nd|now)(?:[-+*]\d{1,6})?(?: ?(?:%|[A-Za-zµ]{1,3}))?\s?[)\]]$/;

/** `Signed by        )`: one of the brackets that stand below one another at the right of a signature. */
function isBrace(prose: Text, at: number): boolean {
  return /(?:\t|[ \u00a0]{3})\)[^\S\n]*(?:\r?\n|$)/.test(prose.slice(Math.max(0, at - 3), at + 12)) && prose.charAt(at) === ")";
}

/** The position of the last mark of that kind: not far down, or a text of nothing but brackets would take for ever. */
function lastOf(marks: readonly Mark[], char: string): number {
  for (let i = marks.length - 1; i >= 0 && i > marks.length - 50; i--) if (marks[i]!.char === char) return i;
  return -1;
}

/** `a)`, `ii)`, `2.3.1.9d)`, `1)`: a label that opens no bracket. A Section's clause is cited with both: `G6.4b)` lost one. */
function isLabel(prose: Text, at: number): boolean {
  if (citedItem.test(prose.slice(Math.max(0, at - 16), at)) || citedPart.test(prose.slice(Math.max(0, at - 24), at))) return false;
  // `(and only for as long as)`: a word.
  const two = prose.slice(at - 2, at);
  if (isFunctionWord(two) && /[^\p{L}]/u.test(prose.charAt(at - 3) || " ")) return false;
  return /(?:^|[\s.\d/–,;:-])(?:[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,5})$|(?:^|\s)\d{1,2}$/.test(prose.slice(Math.max(0, at - 8), at));
}

/** `...; and b) the DCC`: the label whose bracket stands at `at` opens an item. */
function opensItem(prose: Text, at: number): boolean {
  return /[:;]\s(?:(?:and|or)\s)?[a-z\d]{1,4}$/.test(prose.slice(Math.max(0, at - 12), at)) && /^\)\s[A-Za-z]/.test(prose.slice(at, at + 3));
}

/** The end of a Section clause's number with the letter of an item. */
export const citedItem = /(?<![\w.])[A-Z]\d{1,2}[A-Z]?\.\d{1,3}[A-Z]{0,2}[a-z]$/;

/** `subject to this Section X)`: the letter of a Section, within a sentence. */
const citedPart = /\p{Ll}[ \u00a0](?:Section|Appendix|Annex|Schedule)[ \u00a0][A-Z\d]{1,2}$/u;

/** Each paragraph of a longer quotation may open anew: the last one closes it. */
function openDouble(doubles: Mark[], mark: Mark): void {
  const open = doubles.at(-1);
  if (open && open.first && mark.first && open.part < mark.part) {
    doubles.pop();
    doubles.push({ ...mark, before: open });
  } else doubles.push(mark);
}

/** Closes the last mark. What holds but a name goes on with no quotation: the one before it was never closed. */
function closeLast(prose: Text, doubles: Mark[], { at }: Mark, slips: Slip[], parts: readonly Part[]): void {
  const open = doubles.pop()!;
  if (open.before && at - open.at < 80 && !/[.;:,!?]$/.test(prose.slice(at - 1, at)) && /^[^\S\n]*[a-z(]/.test(prose.slice(at + 1, at + 12))) slips.push(unclosed(parts, open.before));
}

function closeDouble(prose: Text, doubles: Mark[], singles: Mark[], mark: Mark, slips: Slip[], parts: readonly Part[]): void {
  const single = singles.at(-1);
  const open = doubles.at(-1);
  // `‘sending”`: a single mark that opened near by is the half that is wrong, rather than a double one in another paragraph.
  const isWrong = single !== undefined && mark.at - single.at < 120 && single.part === mark.part && open?.part !== mark.part;
  if (open && !isWrong) {
    closeLast(prose, doubles, mark, slips, parts);
    return;
  }
  const at = { from: mark.at, to: mark.at + 1 };
  if (isWrong) {
    singles.pop();
    slips.push({ kind: "halves", at: { from: single.at, to: mark.at + 1 }, change: { from: single.at, to: single.at + 1 }, to: mark.char === '"' ? '"' : "“" });
  } else if (isOpening(prose, mark.at)) {
    slips.push({ kind: "turned", at });
    doubles.push(mark);
  } else slips.push({ kind: "unopened", at });
}

function straight(prose: Text, doubles: Mark[], singles: Mark[], mark: Mark, slips: Slip[], end: number, parts: readonly Part[]): void {
  const before = prose.charAt(mark.at - 1) || " ";
  if (isOpening(prose, mark.at) && mark.at + 1 < end) openDouble(doubles, mark);
  else if (doubles.length > 0) closeLast(prose, doubles, mark, slips, parts);
  // `on an"as is" basis`: the space before it was lost.
  else if (/[\p{L}:;,.]/u.test(before) && /\p{L}/u.test(prose.charAt(mark.at + 1)) && mark.at + 1 < end) openDouble(doubles, mark);
  // Inches, ditto marks, a table's cell that holds nothing else.
  else if (!/[\d\s|]/.test(before)) closeDouble(prose, doubles, singles, mark, slips, parts);
}

/** `“receipt’`: the nearest loose single mark behind, before the next double one opens. */
function wrongHalf(prose: Text, open: Mark, loose: readonly Mark[], next: Mark | undefined): Slip | undefined {
  const close = loose[firstWhere(loose.length, index => loose[index]!.at > open.at)];
  if (!close || close.at - open.at > 80 || (next && close.at > next.at) || /[“”"]/.test(prose.slice(open.at + 1, close.at))) return undefined;
  const at = { from: open.at, to: close.at + 1 };
  return { kind: "halves", at, change: { from: close.at, to: close.at + 1 }, to: open.char === '"' ? '"' : "”" };
}

/** White space or a bracket before it, none behind. */
function isOpening(prose: Text, at: number): boolean {
  return /[\s([{“‘"/—–|*_-]/.test(prose.charAt(at - 1) || " ") && /[^\s.,;:)\]|]/.test(prose.charAt(at + 1) || " ");
}

/** No letter behind it, or a footnote's number, and something before it to close. */
function isClosing(prose: Text, at: number): boolean {
  return /^(?:\d{1,2}(?![\p{L}\p{N}])|[^\p{L}\p{N}]|$)/u.test(prose.slice(at + 1, at + 4)) && /\S/.test(prose.charAt(at - 1) || " ");
}

/** The offset behind marks that are named, or a name that begins with one, where such stand in quotation marks from `at` on: `"]"`, `"."`, `".csv"`; 0 where none do. */
function quotedMarks(prose: Text, at: number, end: number): number {
  if (!/[\s([{/|,]/.test(prose.charAt(at - 1) || " ")) return 0;
  const found = (prose.charAt(at) === "“" ? curlyMarks : straightMarks).exec(prose.slice(at, Math.min(end, at + 24)));
  return found ? at + found[0].length : 0;
}

const straightMarks = /^"(?:[()[\]{}]|[.,:;]{1,2}|\.[A-Za-z][\w-]{0,15})"/;
const curlyMarks = /^“(?:[()[\]{}]|[.,:;]{1,2}|\.[A-Za-z][\w-]{0,15})”/;

/** `version="1.0"` in running text: whatever marks a PDF made of it, they belong to the value. */
function afterValue(prose: Text, at: number, end: number): number {
  const close = /^[^\s"”<>]{0,60}["”]/.exec(prose.slice(at + 1, Math.min(end, at + 64)));
  return at + 1 + (close ? close[0].length : 0);
}

function afterCode(prose: Text, at: number, end: number): number {
  const close = prose.indexOf("`", at + 1);
  return close > 0 && close < end && !prose.slice(at, close).includes("\n") ? close + 1 : at + 1;
}
