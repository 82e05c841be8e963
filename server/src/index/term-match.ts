// Whether a term stands at a place, character by character: the words alone do not tell.

import { isWhiteSpace } from "../syntax/lines.ts";
import { isWordPart } from "../text/lexicon.ts";
import { ligatureOf } from "../text/ligatures.ts";
import type { Text } from "../text/text.ts";

/** Whether a term may go on over what parts two words; with other marks than spaces it is compared whole afterwards. */
export function joins(prose: Text, from: number, to: number): boolean {
  return to - from <= 3 || runsOn(prose, from, to);
}

/** Whether only white space or one hyphen parts two words. */
export function runsOn(prose: Text, from: number, to: number): boolean {
  if (to === from + 1) return isWhiteSpace(prose.charCodeAt(from)) || isHyphen(prose.charCodeAt(from));
  for (let i = from; i < to; i++) if (!isWhiteSpace(prose.charCodeAt(i)) || to - from > widest) return false;
  return to > from;
}

/** Whether `from`..`to` is `form` but for case, and for hyphens where it has spaces or the other way round. */
export function nearlyMatches(prose: Text, from: number, to: number, form: string): boolean {
  let i = from;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = prose.charCodeAt(i);
    if (wanted === 32 || isHyphen(wanted)) {
      if (isHyphen(code)) i++;
      else if (isWhiteSpace(code)) while (isWhiteSpace(prose.charCodeAt(i))) i++;
      else return false;
    } else if (isWordPart(wanted) ? isWordPart(code) : code === wanted || (isApostrophe(code) && wanted === 39)) i++;
    else return false;
  }
  return i === to;
}

/** What is wider, in UTF-16 units, parts any words: a comment may be long. */
const widest = 2_000;

function isHyphen(code: number): boolean {
  return code === 45 || code === 0x2010 || code === 0x2011;
}

/** Where `form` ends if it stands at `at`, before `limit`, the possessive with it; else -1. White space is as wide as it likes. */
export function endOfMatch(prose: Text, at: number, form: string, limit: number): number {
  let i = at;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = i < limit ? prose.charCodeAt(i) : NaN;
    if (wanted === 32) {
      if (!isWhiteSpace(code)) return -1;
      while (i < limit && isWhiteSpace(prose.charCodeAt(i))) i++;
      continue;
    }
    if (code !== wanted && !(wanted === 39 && code === 0x2019)) {
      const letters = ligatureOf(code);
      if (letters === undefined || !form.startsWith(letters, j)) return -1;
      j += letters.length - 1;
    }
    i++;
  }
  if (i >= limit) return i;
  if (isWordPart(prose.charCodeAt(i))) return -1;
  if (isApostrophe(prose.charCodeAt(i))) {
    if (i + 1 < limit && prose.charCodeAt(i + 1) === 115 && (i + 2 >= limit || !isWordPart(prose.charCodeAt(i + 2)))) return i + 2;
    if (prose.charCodeAt(i - 1) === 115 && i + 1 < limit && isWhiteSpace(prose.charCodeAt(i + 1))) return i + 1;
  }
  return i;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}
