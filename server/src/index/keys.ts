// The one constructor of each key, so that two spellings of one name cannot miss each other.

import type { Clause, Definition } from "../syntax/tree.ts";
import { spelledOut } from "../text/ligatures.ts";
import { remembered } from "../text/remembered.ts";

declare const brand: unique symbol;

/** A defined term reduced to what makes it itself: `"the SMKI  Repositories’"` -> `smki repository`. Case is kept out. */
export type TermKey = string & { readonly [brand]: "term" };

/** The key of `term`: lower case, no ligatures, single spaces, straight quotes, last word in the singular. Twice the terms of the whole Code are remembered. */
export const termKey: (term: string) => TermKey = remembered((term) => {
  const written = spelledOut(term)
    .replace(/[’‘]/g, "'")
    .replace(/[“”"*]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|a|an) (?=\S)/i, "")
    .replace(/'s?$/, "");
  return (endsInAcronym(written) ? written.toLowerCase() : singular(written.toLowerCase())) as TermKey;
}, { most: 20_000, longest: 200 });

/** Whether the last word is an acronym whose last letter is an S: `FTPS` is no plural of `FTP`, as `FTPs` is. */
export function endsInAcronym(written: string): boolean {
  return /(?:^|[ -])[A-Z0-9]{1,5}S$/.test(written);
}

/** The keys of the terms that `definition` defines: its term and the other names of it. */
export function keysOf({ term, aliases }: Pick<Definition, "term" | "aliases">): readonly TermKey[] {
  return aliases.length === 0 ? [termKey(term)] : [...new Set([term, ...aliases].map(termKey))];
}

/** `parties` -> `party`, `devices` -> `device`, `addresses` -> `address`; words that only look plural stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The plural of the last word: `fax` -> `faxes`, `Registration Authority` -> `Registration Authorities`. */
export function plural(words: string): string {
  if (/[^aeiou]y$/i.test(words)) return `${words.slice(0, -1)}ies`;
  return /(?:[sxz]|[cs]h)$/.test(words) ? `${words}es` : `${words}s`;
}

/** What stands before `clause`'s number in its key: the annex that it is in, with a space. */
export function scopeOf({ key, number }: Clause): string {
  return key.slice(0, key.length - number.length);
}

/** The same of a key whose clause may not be there: `Appendix A ` of `Appendix A 1.1`; "" in the body. */
export function scopeOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf(" ") + 1);
}

/** Whether `key` is the clause `above` or a place in it: `G3.5(a)` and `G3` in `G3`, but not `G3.5A` in `G3.5`. */
export function isBelow(key: string, above: string): boolean {
  if (!key.startsWith(above)) return false;
  const next = key[above.length];
  return next === undefined || next === "(" || next === "." || next === " ";
}

/** A document's name reduced for look-up: `the  SMKI RAPP` -> `smki rapp`. */
export function nameKey(name: string): string {
  return spelledOut(name)
    .replace(/\s+/g, " ")
    .replace(/[’‘]/g, "'")
    .replace(/[“”"*]/g, "")
    .trim()
    .replace(/^the /i, "")
    .toLowerCase();
}
