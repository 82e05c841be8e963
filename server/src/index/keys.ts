// The one constructor of each key, so that two spellings of one name cannot miss each other.

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
  return spelledOut(name)
    .replace(/\s+/g, " ")
    .replace(/[’‘]/g, "'")
    .replace(/[“”"*]/g, "")
    .trim()
    .replace(/^the /i, "")
    .toLowerCase();
}
