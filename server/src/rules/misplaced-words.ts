// Words that are known and cannot be meant where they stand (`spelling/word-slips.ts`), block by block: kept from version
// to version, and sought only where two words stand together of which such a slip is made.

import { aloneOfSlip, firstOfSlip, inS, secondOfSlip, wordSlipsIn, type WordSlip } from "../spelling/word-slips.ts";
import { findingInBlocks, promisedBy, type FoundIn } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { countWords, cues, WordTable } from "../syntax/words.ts";
import { foldOf, numberOf } from "../text/lexicon.ts";
import type { Span } from "../text/span.ts";

/** Finds, in steps, the words of running text that stand in the wrong place, with offsets from the start of their block. */
export function findingMisplacedWords(tree: Tree): Generator<undefined, readonly FoundIn<WordSlip>[]> {
  return findingInBlocks(tree, "words out of place", wordSlipsIn, slipsPromised);
}

const firsts = new WordTable(new Int32Array(0), firstOfSlip);
const seconds = new WordTable(new Int32Array(0), secondOfSlip);

/** The sorts of slips that the block may hold. */
function slipsPromised({ words: { number, first }, blocks }: Pick<Tree, "words" | "blocks">, block: number): number {
  if (blocks[block]!.kind === "heading") return 0;
  const [begin, follow] = [firsts.all(), seconds.all()];
  let sorts = 0;
  const last = first[block + 1]! - 1;
  for (let i = first[block]!; i <= last; i++) {
    const begun = begin[number[i]!]!;
    if (begun !== 0) sorts |= begun & (aloneOfSlip | (i < last ? follow[number[i + 1]!]! : 0));
  }
  return sorts;
}

/** A word in -ize where the text writes it in -ise more often. */
export interface TwoSpellings {
  readonly at: Span;
  readonly meant: string;
}

/** Finds, in steps, the words in -ize of a text that has them in -ise. Both are British; in one text they are one too many. */
export function* findingTwoSpellings(tree: Tree): Generator<undefined, readonly TwoSpellings[]> {
  const found: TwoSpellings[] = [];
  const more = new Map<string, boolean>();
  const isMore = (written: string): boolean => {
    let is = more.get(written);
    if (is === undefined) more.set(written, (is = countOf(tree, inS(written)) > countOf(tree, written)));
    return is;
  };
  for (const { block, items } of yield* findingInBlocks(tree, "words in -ize", (prose) => [...prose.matchAll(inZ)], mayBeInZ)) {
    const start = tree.blocks[block]!.at.from;
    for (const { index, 0: written } of items) if (isMore(written)) found.push({ at: { from: start + index, to: start + index + written.length }, meant: inS(written) });
  }
  return found;
}

const inZ = /(?<![\w“"‘'’./-])[a-z]{3,16}iz(?:es?|ed|ing|ers?|ations?)(?![\w’'-])/g;
const mayBeInZ = promisedBy(cues((word) => /iz(?:es?|ed|ing|ers?|ations?)$/.test(word)));

/** How often the text has a word, in whatever case. */
function countOf(tree: Tree, word: string): number {
  const sought = numberOf(word);
  return countWords(tree.words, (number) => foldOf(number) === sought);
}
