// Which forms of terms are alike but for the singular and the plural, one word, or a prefix that stands apart.

import { plural, singular } from "./keys.ts";
import type { WordSet } from "./term-words.ts";

/** Forms (positions) that are like some words, each in the singular. */
export interface Likeness {
  /** Of these words. */
  alike(words: readonly string[]): readonly number[];
  /** That have these words and one more. */
  oneMore(words: readonly string[]): readonly number[];
  /** Of these words, but that one of the two has a prefix apart: `sub committee`, `subcommittee`. */
  joined(words: readonly string[]): readonly number[];
}

/** What the forms that are the terms' own, of several words, are like. */
export function likenessOf(forms: readonly { readonly words: readonly string[]; readonly isOwn: boolean }[]): Likeness {
  const alike = new Map<string, number[]>();
  const oneMore = new Map<string, number[]>();
  const joined = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, words: readonly string[], index: number): void => {
    const key = singularWords(words);
    const same = map.get(key);
    if (!same) map.set(key, [index]);
    else if (!same.includes(index)) same.push(index);
  };
  for (const [index, { words, isOwn }] of forms.entries()) {
    if (words.length < 2 || !isOwn) continue;
    add(alike, words, index);
    for (const one of joinings(words)) add(joined, one, index);
    if (words.length > 2 && words.length < 12) for (const i of words.keys()) add(oneMore, words.toSpliced(i, 1), index);
  }
  const of = (map: ReadonlyMap<string, readonly number[]>, words: readonly string[]): readonly number[] => map.get(singularWords(words)) ?? none;
  return {
    alike: (words) => of(alike, words),
    oneMore: (words) => of(oneMore, words),
    joined: (words) => [...of(joined, words), ...joinings(words).flatMap((one) => of(alike, one))],
  };
}

const none: readonly number[] = [];

/** Whether what is said of a text with these words may hang on a term of `words`: it holds them, or all but one. */
export function mayConcern(words: readonly string[], text: WordSet): boolean {
  let missing = 0;
  for (const word of words) if (!text.has(word) && !text.has(singular(word)) && !text.has(plural(word))) missing++;
  return missing === 0 || (missing === 1 && words.length > 1) || joinings(words).some((one) => mayConcern(one, text));
}

/** What words stand before with a hyphen, a space or nothing between. */
const prefixes: ReadonlySet<string> = new Set(["anti", "co", "cross", "de", "e", "inter", "intra", "multi", "non", "off", "on", "over", "post", "pre", "re", "self", "semi", "sub", "un", "under"]);

/** `words` with one prefix that stands apart joined to the word behind it, or with one figure joined to the word before it (`Type 2`), in every way. */
function joinings(words: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (let i = 1; i < words.length; i++) if (prefixes.has(words[i - 1]!) || (isFigure(words[i]!) && !/\d/.test(words[i - 1]!))) found.push([...words.slice(0, i - 1), words[i - 1]! + words[i]!, ...words.slice(i + 1)]);
  return found;
}

function isFigure(word: string): boolean {
  return word.length === 1 && word >= "0" && word <= "9";
}

/** Words, each in the singular, as one key. */
export function singularWords(words: readonly string[]): string {
  return words.map(singular).join(" ");
}
