// Which words of the graph are a slip or two away from a word, and how likely each slip is.

import { isCommon, isFunctionWord } from "./common-words.ts";
import { correctionOf } from "./misspellings.ts";
import { rootNode, type WordGraph } from "./word-graph.ts";

/** All lower-case words of the graph within `limit` slips (a swap of neighbours counts as one); unordered. */
export function within(graph: WordGraph, word: string, limit: 1 | 2): readonly string[] {
  const width = word.length;
  const found = new Set<string>();
  const first = new Uint8Array(width + 1);
  for (let j = 0; j <= width; j++) first[j] = j;
  const rows: Uint8Array[] = [first];
  const path: number[] = [];

  // Row d holds the distance of the path's first d letters to each beginning of the word. No row's least value
  // shrinks on the way down, so a row above the limit ends the walk there.
  const visit = (node: number, depth: number): void => {
    const above = rows[depth]!;
    const twoAbove = depth > 0 ? rows[depth - 1]! : above;
    const row = (rows[depth + 1] ??= new Uint8Array(width + 1));
    for (let edge = graph.firstEdge[node]!; edge !== 0; edge = graph.nextEdge[edge]!) {
      const unit = graph.unit[edge]!;
      if (!isLowerCase(unit)) continue;
      // Two slips are many for one word: its first letter at least must stand.
      if (limit === 2 && depth === 0 && unit !== word.charCodeAt(0)) continue;
      row[0] = depth + 1;
      let least = depth + 1;
      for (let j = 1; j <= width; j++) {
        const typed = word.charCodeAt(j - 1);
        let cost = above[j - 1]! + (typed === unit ? 0 : 1);
        if (above[j]! + 1 < cost) cost = above[j]! + 1;
        if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1;
        if (depth > 0 && j > 1 && typed === path[depth - 1] && word.charCodeAt(j - 2) === unit) {
          const swapped = twoAbove[j - 2]! + 1;
          if (swapped < cost) cost = swapped;
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit) continue;
      path[depth] = unit;
      const next = graph.target[edge]!;
      if (graph.ends[next] === 1 && row[width]! <= limit) found.add(String.fromCharCode(...path.slice(0, depth + 1)));
      visit(next, depth + 1);
    }
  };
  visit(rootNode, 0);
  found.delete(word);
  return [...found];
}

/** What the keyboard did: neighbours swapped, a letter doubled or not, one left out, one too many, one for another. */
export type Slip = "swap" | "double" | "missing" | "extra" | "vowel" | "other" | "several";

/**
 * How unlikely it is that `typed` is a slip for `meant`: near 0 for a swap in a common word, above 1 for a changed
 * letter in a rare one, above 1.5 where more than one slip lies between. `usual`: the text at hand uses `meant`.
 */
export function slipCost(typed: string, meant: string, usual: boolean): number {
  if (correctionOf(typed) === meant) return 0;
  const first = typed[0] === meant[0] ? 0 : 0.5;
  const known = isFunctionWord(meant) ? 0.5 : isCommon(meant) ? 0.35 : 0;
  return Math.max(0.05, costs[slipBetween(typed, meant)] + first - known - (usual ? 0.3 : 0));
}

const costs: Readonly<Record<Slip, number>> = { swap: 0.7, double: 0.75, missing: 0.95, extra: 0.95, vowel: 0.95, other: 1.15, several: 2.2 };

/** The one slip that makes `typed` of `meant`, or "several". */
export function slipBetween(typed: string, meant: string): Slip {
  let start = 0;
  while (start < typed.length && start < meant.length && typed[start] === meant[start]) start++;
  let end = 0;
  const most = Math.min(typed.length, meant.length) - start;
  while (end < most && typed[typed.length - 1 - end] === meant[meant.length - 1 - end]) end++;
  const wrong = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  if (wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0]) return "swap";
  if (wrong.length === 1 && right.length === 1) return vowels.includes(wrong) && vowels.includes(right) ? "vowel" : "other";
  if (wrong.length + right.length !== 1) return "several";
  // `acordance`, `untill`: the commonest slip of all.
  if (wrong + right === meant[start - 1] || wrong + right === meant[start + right.length]) return "double";
  return wrong === "" ? "missing" : "extra";
}

const vowels = "aeiouy";

function isLowerCase(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 0xdf && unit <= 0xff && unit !== 0xf7);
}
