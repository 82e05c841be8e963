// The words of terms and of texts as the matcher of terms sees them: runs of letters and digits, case apart.

import { foldOf, folded, isWordPart, lexiconSize, numberOf } from "../text/lexicon.ts";
import type { Words } from "../syntax/tree.ts";

/** The words of `text`, lower case: `Ad-Hoc CSR’s` -> `ad`, `hoc`, `csr`, `s`. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isWordPart(text.charCodeAt(at))) continue;
    const from = at;
    while (isWordPart(text.charCodeAt(at))) at++;
    words.push(folded(text.slice(from, at)));
  }
  return words;
}

/** Which words a text holds, case apart. */
export interface WordSet {
  /** Whether `word` (lower case) is one of them. */
  has(word: string): boolean;
}

/** The set of `words`, made when first asked. */
export function wordSet({ number }: Words): WordSet {
  let held: Uint8Array | undefined;
  return {
    has(word) {
      if (!held) {
        held = new Uint8Array(lexiconSize());
        for (let i = 0; i < number.length; i++) held[foldOf(number[i]!)] = 1;
      }
      const at = foldOf(numberOf(word));
      return at < held.length && held[at] === 1;
    },
  };
}
