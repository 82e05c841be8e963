import type { Span } from "./span.ts";

/** Position of the first of `items`, which are in order, that begins at `offset` or behind it; their count where none does. */
export function firstFrom(items: readonly { readonly at: Span }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.at.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of the last of `items`, which are in order, that begins at `offset` or before it; -1 where none does. */
export function lastFrom(items: readonly { readonly at: Span }[], offset: number): number {
  return firstFrom(items, offset + 1) - 1;
}
