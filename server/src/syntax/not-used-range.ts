// `G2.3 – G2.5 [Not used]`, `H3.10 to H3.15 Not Used`, `2.3, 2.4 and 2.5 Not used`: one line that marks several clauses;
// and `G2.3 – Not used`, which a joint makes look like these.

import { clauseNumberAt, steps } from "./numbers.ts";
import { isSpace, type Line } from "./lines.ts";
import { notUsed } from "./titles.ts";
import type { Span } from "../text/span.ts";

export interface MarkedNumber {
  readonly key: string;
  readonly letter: string;
  readonly at: Span;
}

const several = /[A-Z]?\d[\w.]{0,12}[ \t\u00a0]{0,3}(?:[–—,&-]|to[ \t\u00a0]|and[ \t\u00a0])/y;
const joint = /[ \t\u00a0]{0,3}(?:[–—,&-]|to\b|and\b)[ \t\u00a0]{0,3}(?:and[ \t\u00a0]{1,3})?/y;
const longest = 120;

/** The numbers, written out, that the line marks from `at` on, and where the mark stands; undefined where it marks none, or has no joint. */
export function severalNotUsed(text: string, line: Line, at: number): { readonly numbers: readonly MarkedNumber[]; readonly mark: Span } | undefined {
  if (line.to - at > longest) return undefined;
  several.lastIndex = at;
  if (!several.test(text) || several.lastIndex > line.to) return undefined;
  const numbers: MarkedNumber[] = [];
  let place = at;
  for (;;) {
    const number = numberBefore(text, line, place);
    if (!number && numbers.length === 0) return undefined;
    // `G2.3 – Not used`: a dash before the mark.
    if (!number) break;
    numbers.push(number);
    place = number.at.to;
    joint.lastIndex = number.at.to;
    if (!joint.test(text) || joint.lastIndex >= line.to) break;
    place = joint.lastIndex;
  }
  let from = place;
  while (from < line.to && (isSpace(text.charCodeAt(from)) || /[.:*_]/.test(text[from]!))) from++;
  let to = line.to;
  while (to > from && (isSpace(text.charCodeAt(to - 1)) || /[*_]/.test(text[to - 1]!))) to--;
  return notUsed(text.slice(from, to)) ? { numbers, mark: { from, to } } : undefined;
}

/** The number that stands at `at`; a dash or a comma may follow it closely. */
function numberBefore(text: string, line: Line, at: number): MarkedNumber | undefined {
  let to = at;
  while (to < line.to && /[A-Za-z0-9.]/.test(text[to]!)) to++;
  while (to > at && text[to - 1] === ".") to--;
  const found = clauseNumberAt(text.slice(at, to), 0);
  return found?.key.length === to - at ? { key: found.key, letter: found.letter, at: { from: at, to } } : undefined;
}

const most = 200;

/** The numbers between two of one kind, which a range leaves out: `G2.3`, `G2.6` -> `G2.4`, `G2.5`; `G3.5A`, `G3.5C` -> `G3.5B`. */
export function numbersBetween(first: string, last: string): readonly string[] {
  const [a, b] = [steps(first), steps(last)];
  const [one, other] = [a.at(-1)!, b.at(-1)!];
  const stem = first.slice(0, first.length - `${one[0]}${one[1]}`.length);
  if (a.length !== b.length || !last.startsWith(stem)) return [];
  if (one[0] === other[0] && one[1].length === 1 && other[1].length === 1) {
    return Array.from({ length: Math.max(0, other[1].charCodeAt(0) - one[1].charCodeAt(0) - 1) }, (_, i) => `${stem}${one[0]}${String.fromCharCode(one[1].charCodeAt(0) + 1 + i)}`);
  }
  return Array.from({ length: Math.min(most, Math.max(0, other[0] - one[0] - 1)) }, (_, i) => `${stem}${one[0] + 1 + i}`);
}
