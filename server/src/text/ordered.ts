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

/** Those of `items`, which are in order and apart from one another, that may reach into `span`. */
export function around<T extends { readonly at: Span }>(items: readonly T[], span: Span): readonly T[] {
  return items.slice(Math.max(0, lastFrom(items, span.from)), firstFrom(items, span.to));
}

/** Position of the first of `items`, whose ends are in order, that ends behind `offset`; their count where none does. */
export function firstBehind(items: readonly { readonly at: Span }[], offset: number): number {
  return firstWhere(items.length, (index) => items[index]!.at.to > offset);
}

/** The first of `count` positions where `holds`, which then holds of all behind it; `count` where it holds nowhere. */
export function firstWhere(count: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The most of `count` positions, in order and not necessarily neighbours, of which each `mayPrecede` the next. */
export function longestRun(count: number, mayPrecede: (one: number, next: number) => boolean): readonly number[] {
  // Of the runs of each length the one whose end leaves most to come.
  const ends: number[] = [];
  const before = new Int32Array(count);
  for (let position = 0; position < count; position++) {
    const length = firstWhere(ends.length, (at) => !mayPrecede(ends[at]!, position));
    before[position] = length > 0 ? ends[length - 1]! : -1;
    ends[length] = position;
  }
  const run: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(at);
  return run.reverse();
}

/** Whether the two lists hold the same, in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/** Below zero where `a` comes before `b` by their UTF-16 units: the order is the same everywhere, unlike a locale's. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
