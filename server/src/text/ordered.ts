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

/** The positions of `values`, no two of them alike, in order and not necessarily neighbours, whose values rise and whose `weights` sum up to the most. */
export function heaviestRun(values: readonly number[], weights: readonly number[]): readonly number[] {
  const count = values.length;
  const ranks = new Int32Array(count);
  Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!).forEach((position, rank) => (ranks[position] = rank + 1));
  const sums = new Float64Array(count);
  const before = new Int32Array(count);
  // A tree of ranks: in each node where the heaviest run ends of those that it covers, or -1.
  const heaviest = new Int32Array(count + 1).fill(-1);
  // Of two alike the one whose end leaves most to come.
  const heavier = (one: number, other: number): number => {
    if (one < 0 || other < 0) return Math.max(one, other);
    return sums[other]! > sums[one]! || (sums[other] === sums[one] && ranks[other]! < ranks[one]!) ? other : one;
  };
  let end = -1;
  for (let position = 0; position < count; position++) {
    let last = -1;
    for (let rank = ranks[position]! - 1; rank > 0; rank -= rank & -rank) last = heavier(last, heaviest[rank]!);
    before[position] = last;
    sums[position] = weights[position]! + (last < 0 ? 0 : sums[last]!);
    for (let rank = ranks[position]!; rank <= count; rank += rank & -rank) heaviest[rank] = heavier(heaviest[rank]!, position);
    end = heavier(end, position);
  }
  const run: number[] = [];
  for (let at = end; at >= 0; at = before[at]!) run.push(at);
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
