// What two versions of a text have in common.

/** How many UTF-16 units the two begin with alike. */
export function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from + piece <= most && a.slice(from, from + piece) === b.slice(from, from + piece)) from += piece;
  while (from < most && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  return from;
}

/** How many UTF-16 units, `most` at the most, the two end with alike. */
export function sharedEnd(a: string, b: string, most: number): number {
  let end = 0;
  while (end + piece <= most && a.slice(a.length - end - piece, a.length - end) === b.slice(b.length - end - piece, b.length - end)) end += piece;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return end;
}

// Pieces are compared whole, which is far faster than unit by unit, until one differs.
const piece = 4096;
