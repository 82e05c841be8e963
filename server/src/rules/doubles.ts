// Words that stand twice in a row, as their letters tell: one word, or a phrase of up to four. Which of them are meant by
// the sentence that they stand in is asked of `meant-doubles.ts`; where phrases are, only slips are doubles at all.

import { scanWords } from "../spelling/scan.ts";
import { findingInBlocks } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { blanksOf } from "../text/blanked.ts";
import { allShapes, foldOf, numeric } from "../text/lexicon.ts";
import { firstFrom } from "../text/ordered.ts";
import { shifted, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isCapital, isSlip } from "./meant-doubles.ts";

/** Words that stand twice: those that stand first, and those that say them again. */
export interface Double {
  readonly first: Span;
  readonly second: Span;
}

/** Finds, in steps, the doubles within a block, and those that a page's end parts; in order. */
export function* findingDoubles(tree: Tree): Generator<undefined, readonly Double[]> {
  const found = yield* findingInBlocks(tree, "doubled words", doubles, mayDouble);
  const within = found.flatMap(({ block, items }) => items.map((one) => moved(one, tree.blocks[block]!.at.from)));
  const across = doublesAcross(tree);
  return across.length === 0 ? within : [...within, ...across].sort((a, b) => a.second.from - b.second.from);
}

/** Whether words of the block, up to `longestPhrase`, follow themselves, or the block has words that are not told apart by letters and digits alone. */
function mayDouble({ words: { number, first, odd } }: Tree, block: number): boolean {
  if (odd.has(block)) return true;
  const shapes = allShapes();
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
    // A figure is no word: `1.1`, `in 3 and in 3`.
    if ((shapes[number[i]!]! & numeric) !== 0) {
      one = two = three = four = -1;
      pairs = triples = fours = 0;
      continue;
    }
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

/** Those that a page's end parts, where it cuts a paragraph in two: its number and header are no prose, and nothing else stands between the blocks. */
function doublesAcross({ blocks, prose, text }: Tree): readonly Double[] {
  const found: Double[] = [];
  let next = 1;
  for (const blank of blanksOf(prose)) {
    for (next = Math.max(next, firstFrom(blocks, blank.from)); next < blocks.length && blocks[next - 1]!.at.to < blank.to; next++) {
      const { kind, at: before } = blocks[next - 1]!;
      const { kind: nextKind, at: after } = blocks[next]!;
      if (kind !== "paragraph" || nextKind !== "paragraph" || after.from - before.to < 3) continue;
      if (!isSpaceBetween(prose, before.to, after.from) || text.slice(before.to, after.from).trim() === "") continue;
      const start = Math.max(before.from, before.to - longestWord);
      const near = doubles(prose.slice(start, Math.min(after.to, after.from + longestWord)));
      for (const one of near) if (start + one.first.to <= before.to && start + one.second.from >= after.from) found.push(moved(one, start));
    }
  }
  return found;
}

const longestWord = 60;

function moved({ first, second }: Double, by: number): Double {
  return { first: shifted(first, by), second: shifted(second, by) };
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
  return isSlip(prose, half, double.first, double.second) ? double : undefined;
}

/** No doubled phrase that is told has more words. */
const longestPhrase = 4;

function isTwice(prose: string, first: Span, second: Span): boolean {
  return second.to - second.from === first.to - first.from && (prose.charCodeAt(first.from) | 32) === (prose.charCodeAt(second.from) | 32) && isSame(prose, first.from, second.from, first.to - first.from);
}

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
