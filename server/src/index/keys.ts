// The one constructor of each key, so that two spellings of one name cannot miss each other.

import { detached } from "../text/detached.ts";

declare const brand: unique symbol;

/** A defined term reduced to what makes it itself: `"the SMKI  Repositories’"` -> `smki repository`. Case is kept out. */
export type TermKey = string & { readonly [brand]: "term" };

const known = new Map<string, TermKey>();

/** So many are remembered: twice the terms of the whole Code with all their forms. */
const most = 20_000;

/** What is longer, in UTF-16 units, is no term and not remembered. */
const longest = 200;

/** The key of `term`: lower case, single spaces, straight quotes, last word in the singular. */
export function termKey(term: string): TermKey {
  if (term.length > longest) return makeKey(term);
  let key = known.get(term);
  if (key === undefined) {
    if (known.size >= most) known.clear();
    known.set(detached(term), (key = detached(makeKey(term)) as TermKey));
  }
  return key;
}

function makeKey(term: string): TermKey {
  const plain = term
    .replace(/[’‘]/g, "'")
    .replace(/[“”"*]/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/^(?:the|a|an) (?=\S)/i, "")
    .replace(/'s?$/, "")
    .toLowerCase();
  return singular(plain) as TermKey;
}

/** `parties` -> `party`, `devices` -> `device`, `addresses` -> `address`; words that only look plural stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A document's name reduced for look-up: `the  SMKI RAPP` -> `smki rapp`. */
export function nameKey(name: string): string {
  return name
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[’‘]/g, "'")
    .replace(/[“”"*]/g, "")
    .trim()
    .replace(/^the /i, "")
    .toLowerCase();
}
