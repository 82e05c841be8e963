// Whether what changed can matter: a change of spelling, spacing, punctuation marks around words, capitals, or a word
// that stood twice, leaves the meaning; any other may not.

import { singular } from "../index/keys.ts";
import type { Spelling } from "../spelling/spelling.ts";
import type { WordEdit, Word } from "./words.ts";

/** "form": only how it is written changed. */
export type Weight = "meaning" | "form";

/** What an edit weighs. Without `spelling`, a word is taken for another word. */
export function weightOf({ old, now }: WordEdit, spelling: Spelling | undefined): Weight {
  const [olds, news] = [plain(old.words), plain(now.words)];
  if (olds.join("") === news.join("")) return "form";
  if (olds.length === news.length && olds.every((word, i) => word === news[i] || isRespelt(word, news[i]!, spelling))) return "form";
  return "meaning";
}

/** Whether a word that stood twice lost its double: `neighbour` is the word before or behind the edit. */
export function isUndoubled({ old, now }: WordEdit, words: readonly Word[]): boolean {
  if (now.words.length > 0 || old.words.length !== 1) return false;
  const at = words.findIndex((word) => word === old.words[0]);
  const word = old.words[0]!.text.toLowerCase();
  return [words[at - 1], words[at + 1]].some((other) => other?.text.toLowerCase() === word);
}

/** A word that no dictionary knows has become a known one very near to it. */
function isRespelt(old: string, now: string, spelling: Spelling | undefined): boolean {
  if (!spelling || /\d/.test(old + now) || spelling.knows(old)) return false;
  return singular(old) === singular(now) || spelling.nearest(old, 6).includes(now);
}

/** Brackets can change what belongs together, and a comma in a list; but not the words alone. They are left in. */
function plain(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ text }) => (/^["“”'‘’*_`]$/.test(text) ? [] : [text.toLowerCase().replace(/[-–\u00ad]/g, "").replace(/’/g, "'")]));
}
