// What the dictionary does not know of a document, block by block, and what words the document uses: kept from version
// to version, so that a keystroke costs no more than the block that it falls in.

import { mayBeNoun } from "../spelling/american.ts";
import { correctionOf } from "../spelling/misspellings.ts";
import { scanWords } from "../spelling/scan.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { findingInBlocks } from "../syntax/memo.ts";
import { openingIn, type Opening } from "../syntax/opening.ts";
import { cues, holdsCue, type Cues } from "../syntax/words.ts";
import { detached } from "../text/detached.ts";
import { foldOf, lexiconSize, numberOf } from "../text/lexicon.ts";
import { spelledOut } from "../text/ligatures.ts";
import type { Tree } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";

export interface Place extends Span {
  /** What the word stands behind, where its capital letter may say nothing. */
  readonly opening: Opening | undefined;
}

/**
 * Finds, in steps, where each word stands that the dictionary does not know and that has the shape of one: lower case, or with a capital
 * first, or long and among capitals alone, or a slip of two letters. Words that are wrong as a noun alone (`license`) are among them. Keys as `plain` makes them.
 */
export function* findingUnknownWords(tree: Tree, spelling: Spelling): Generator<undefined, ReadonlyMap<string, readonly Place[]>> {
  const unknown = new Map<string, Place[]>();
  const strange = strangeTo(spelling);
  // A word with a soft hyphen or a mark in it is none of the lexicon's.
  const mayBeUnknown = (from: Tree, block: number) => from.words.odd.has(block) || holdsCue(from, block, strange);
  for (const { block, items } of yield* findingInBlocks(tree, "unknown words", (piece) => unknownIn(piece, spelling), mayBeUnknown, spelling)) {
    const start = tree.blocks[block]!.at.from;
    for (const { key, from, to, opening } of items) {
      const place = { from: start + from, to: start + to, opening };
      addTo(unknown, key, place);
    }
  }
  return unknown;
}

/** The words that the dictionary does not know, or that may be the wrong ones: each is asked once, whoever uses it. */
const strangeTo = oncePer((spelling: Spelling): Cues => cues((word) => unknownIn(word, spelling).length > 0));

/** Whether the text uses a word, as it stands or, for one in lower case, in whatever case. */
export function usesWord(tree: Tree, word: string): boolean {
  return usedWords(tree)[numberOf(word)] === 1;
}

/** Of each number, whether the text uses its word, in whatever case. */
const usedWords = oncePer(({ words: { number } }: Tree): Uint8Array => {
  const used = new Uint8Array(lexiconSize());
  for (let i = 0; i < number.length; i++) used[number[i]!] = 1;
  for (let i = 0; i < used.length; i++) if (used[i] === 1) used[foldOf(i)] = 1;
  return used;
});

/** In lower case, without soft hyphens and ligatures. */
export function plain(word: string): string {
  return spelledOut(word).replace(/\u00ad/g, "").toLowerCase();
}

interface Unknown extends Place {
  readonly key: string;
}

const noneUnknown: readonly Unknown[] = [];

function unknownIn(piece: string, spelling: Spelling): readonly Unknown[] {
  let unknown: Unknown[] | undefined;
  scanWords(piece, (from, to) => {
    if (to - from < 2 || to - from > 40) return;
    const end = withoutPossessive(piece, from, to);
    const word = piece.slice(from, end);
    // `fo`: two letters are a slip only if they are known for one.
    if (word.length < 3 && correctionOf(word) === undefined) return;
    if (spelling.knows(word) ? !mayBeWrongNoun(word) : word.length > 2 && !shape.test(word) && !(longCapitals.test(word) && !/\p{Ll}/u.test(piece))) return;
    (unknown ??= []).push({ key: detached(plain(word)), from, to: end, opening: openingIn(piece, from) });
  });
  return unknown ?? noneUnknown;
}

/** Asked of nearly every word of the text: the letters are looked at before a word is made of them. */
function mayBeWrongNoun(word: string): boolean {
  const first = word.charCodeAt(0) | 32;
  return word.length >= 7 && word.length <= 9 && (first === 108 || first === 112) && shape.test(word) && mayBeNoun(word.toLowerCase());
}

const shape = /^\p{L}[\p{Ll}\u00ad]{2,}$/u;
/** A word of a heading that is all in capitals; a shorter one may be an acronym. */
const longCapitals = /^[A-Z]{7,}$/;

function withoutPossessive(text: string, from: number, to: number): number {
  const mark = text.charCodeAt(to - 2);
  return to - from > 3 && (mark === 39 || mark === 0x2019) && /[sS]/.test(text[to - 1]!) ? to - 2 : to;
}
