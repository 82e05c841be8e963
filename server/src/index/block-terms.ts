// The terms in one block: every word is a place where some may begin, and the longest that stands there wins.

import { ofBlock } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { allLengths, allShapes, capitalised, foldOf } from "../text/lexicon.ts";
import { noRuns, runsIn, type CapitalRun } from "./capital-runs.ts";
import { endOfMatch, joins, nearlyMatches } from "./term-match.ts";
import type { TermSet } from "./term-set.ts";

/** With offsets from the block's start. */
export interface BlockTerms {
  /** From, to, and the number of the form, one after the other. */
  readonly uses: readonly number[];
  readonly misses: readonly number[];
  /** From, and the number of the form, of every mention, inside longer terms too. */
  readonly mentions: readonly number[];
  readonly runs: readonly CapitalRun[];
}

/** What the terms of `set` have to do with a block; kept while neither changes. */
export function termsOfBlock(tree: Tree, index: number, set: TermSet): BlockTerms {
  const { isTitle, isRow } = placeOf(tree, index);
  return ofBlock(tree, index, isTitle ? "terms in a title" : isRow ? "terms in a row" : "terms", () => termsIn(tree, index, set), set);
}

/** Whether a block is a heading or the head of a table, and whether it is a row. */
function placeOf({ blocks, tables }: Tree, index: number): { readonly isTitle: boolean; readonly isRow: boolean } {
  const block = blocks[index]!;
  const isRow = block.kind === "row";
  return { isTitle: block.kind === "heading" || (isRow && block.row === 0 && tables[block.table]?.header === true), isRow };
}

const noPlaces: readonly number[] = [];
/** Of a block without any. */
export const nothing: BlockTerms = { uses: noPlaces, misses: noPlaces, mentions: noPlaces, runs: noRuns };

/** Of each word of the block at hand: whether a use covers it. */
let covered = new Uint8Array(1024);

/** `termsOfBlock`, found anew. */
export function termsIn(tree: Tree, index: number, set: TermSet): BlockTerms {
  const { prose, words, blocks } = tree;
  const { isTitle, isRow } = placeOf(tree, index);
  const { from, number } = words;
  const { begins, inTerms } = set;
  const shapes = allShapes();
  const lengths = allLengths();
  const { from: start, to: limit } = blocks[index]!.at;
  const first = words.first[index]!;
  const last = words.first[index + 1]!;
  if (last - first > covered.length) covered = new Uint8Array((last - first) * 2);
  else covered.fill(0, 0, last - first);
  let uses: number[] | undefined;
  let misses: number[] | undefined;
  let mentions: number[] | undefined;
  let hasCapital = false;
  let free = 0;
  let freeOfMisses = 0;
  for (let i = first; i < last; i++) {
    const word = number[i]!;
    if ((shapes[word]! & capitalised) !== 0) hasCapital = true;
    let node = word < begins.length ? begins[word]! : ofLaterWord(begins, word);
    if (node < 0) continue;
    const at = start + from[i]!;
    let exact = -1;
    let exactWords = 0;
    let exactTo = 0;
    let miss = -1;
    let missWords = 0;
    let missTo = 0;
    for (let j = i; ; ) {
      const to = start + from[j]! + lengths[number[j]!]!;
      for (const form of set.endsAt(node)) {
        const { text } = set.forms[form]!;
        const end = endOfMatch(prose, at, text, limit);
        if (end >= 0) {
          exact = form;
          exactWords = j - i + 1;
          exactTo = end;
          (mentions ??= []).push(at - start, form);
        } else if (j > i && !isTitle && nearlyMatches(prose, at, to, text)) {
          miss = form;
          missWords = j - i + 1;
          missTo = to;
          // Whoever writes a term in small letters means it, and so uses it.
          (mentions ??= []).push(at - start, form);
        }
      }
      if (++j >= last) break;
      const nextWord = number[j]!;
      const next = nextWord < inTerms.length ? inTerms[nextWord]! : ofLaterWord(inTerms, nextWord);
      if (next < 0 || !joins(prose, to, start + from[j]!)) break;
      node = set.step(node, next);
      if (node < 0) break;
    }
    if (missWords > exactWords && i >= free && i >= freeOfMisses) {
      (misses ??= []).push(at - start, missTo - start, miss);
      freeOfMisses = i + missWords;
    }
    if (exact < 0 || i < free) continue;
    free = i + exactWords;
    for (let j = i; j < free; j++) covered[j - first] = 1;
    (uses ??= []).push(at - start, exactTo - start, exact);
  }
  const runs = isTitle || !hasCapital ? noRuns : runsIn(tree, index, covered, isRow);
  if (!uses && !misses && !mentions && runs === noRuns) return nothing;
  return { uses: uses ?? noPlaces, misses: misses ?? noPlaces, mentions: mentions ?? noPlaces, runs };
}

/** What a table of the set says of a word that was first read after the set was made: a term holds it in other capitals, or not at all. */
function ofLaterWord(table: Int32Array, word: number): number {
  const fold = foldOf(word);
  return fold < table.length ? table[fold]! : -1;
}
