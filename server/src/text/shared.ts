// What two versions of a text have in common.

/** How many UTF-16 units two texts begin and end with alike, in each of which the others stand between. */
export interface Shared {
  readonly start: number;
  readonly end: number;
}

/** The two that were asked about last: several ask about the same versions, one after the other. */
let last: Shared & { readonly a: string; readonly b: string } = { a: "", b: "", start: 0, end: 0 };

/** What `a` and `b` share at their start, and of what is left of each at their end. */
export function sharedBetween(a: string, b: string): Shared {
  if (last.a !== a || last.b !== b) {
    const start = sharedStart(a, b);
    last = { a, b, start, end: sharedEnd(a, b, Math.min(a.length, b.length) - start) };
  }
  return last;
}

/** How many UTF-16 units the two begin with alike. */
function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from + piece <= most && a.slice(from, from + piece) === b.slice(from, from + piece)) from += piece;
  while (from < most && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  return from;
}

/** How many UTF-16 units, `most` at the most, the two end with alike. */
function sharedEnd(a: string, b: string, most: number): number {
  let end = 0;
  while (end + piece <= most && a.slice(a.length - end - piece, a.length - end) === b.slice(b.length - end - piece, b.length - end)) end += piece;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return end;
}

// Pieces are compared whole, which is far faster than unit by unit, until one differs.
const piece = 4096;
