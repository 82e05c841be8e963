// What two versions of a text have in common.

import { withEdit, type Text } from "./text.ts";

/** How many UTF-16 units two texts begin and end with alike, in each of which the others stand between. */
export interface Shared {
  readonly start: number;
  readonly end: number;
}

interface Pair extends Shared {
  readonly a: Text;
  readonly b: Text;
}

/** The two that were asked about or told of last, and those before: several ask about the same versions, of the text and of its prose. */
let pairs: readonly Pair[] = [];

/** What `a` and `b` share at their start, and of what is left of each at their end. */
export function sharedBetween(a: Text, b: Text): Shared {
  for (const pair of pairs) if (pair.a === a && pair.b === b) return pair;
  return between(a, b, 0, 0);
}

/** Who made `b` of `a` knows that they share so much at the least at their start and at their end: whoever asks is answered sooner. */
export function tellShared(a: Text, b: Text, start: number, end: number): void {
  between(a, b, start, end);
}

/** `withEdit`; whoever asks what the two share is answered sooner. */
export function withToldEdit(text: Text, from: number, to: number, inserted: string): Text {
  const after = withEdit(text, from, to, inserted);
  tellShared(text, after, from, text.length - to);
  return after;
}

function between(a: Text, b: Text, startAtLeast: number, endAtLeast: number): Shared {
  const start = sharedStart(a, b, startAtLeast);
  const most = Math.min(a.length, b.length) - start;
  const pair: Pair = { a, b, start, end: sharedEnd(a, b, Math.min(endAtLeast, most), most) };
  pairs = [pair, ...pairs.slice(0, 1)];
  return pair;
}

/** How many UTF-16 units the two begin with alike; they do with the first `known`. */
function sharedStart(a: Text, b: Text, known: number): number {
  const most = Math.min(a.length, b.length);
  let from = known;
  while (from + piece <= most && a.slice(from, from + piece) === b.slice(from, from + piece)) from += piece;
  while (from < most && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  return from;
}

/** How many UTF-16 units, `most` at the most, the two end with alike; they do with the last `known`. */
function sharedEnd(a: Text, b: Text, known: number, most: number): number {
  let end = known;
  while (end + piece <= most && a.slice(a.length - end - piece, a.length - end) === b.slice(b.length - end - piece, b.length - end)) end += piece;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return end;
}

// Pieces are compared whole, which is far faster than unit by unit, until one differs.
const piece = 4096;
