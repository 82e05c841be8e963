// Which element of one sequence is which of another: first those that are the same and stand once on each side, in
// order; then, between them, those that are most alike, and headings that were written anew. The order is never broken: what changed places is told by others.

import { onlyOnes } from "./lists.ts";
import { heaviestRun } from "./ordered.ts";

export interface Unit {
  /** Equal in units that are the same. */
  readonly key: string;
  /** Only units of one sort can be paired. */
  readonly sort: string;
  /** Its number or first cell; "" where it has none. */
  readonly label: string;
  /** The words that are compared where two units are not the same. */
  readonly body: string;
  /** Of a table that is one unit, how many rows it has. */
  readonly rows?: number;
}

/** A pair of positions; -1 on the side that has none. */
export type Link = readonly [before: number, after: number];

/** All units of both sides, each once, in the order of both. */
export function align(before: readonly Unit[], after: readonly Unit[]): readonly Link[] {
  const links: Link[] = [];
  const bags = new Map<Unit, ReadonlyMap<string, number>>();
  const stays = standing(before, after);
  const between = (from: Link, to: Link, names: readonly ((unit: Unit) => string)[]): void => {
    let [i, j] = from;
    let [k, l] = to;
    const tail: Link[] = [];
    while (i < k && j < l && isSame(before[i]!, after[j]!)) links.push([i++, j++]);
    while (k > i && l > j && isSame(before[k - 1]!, after[l - 1]!)) tail.push([--k, --l]);
    const [name, ...others] = names;
    if (i < k && j < l && name && (name === sameKey || !isSmall(k - i, l - j))) {
      const anchors = anchorsOf(before, after, [i, j], [k, l], name);
      let last: Link = [i, j];
      for (const [a, b] of anchors) {
        between(last, [a, b], anchors.length > 0 && name === sameKey ? names : others);
        links.push([a, b]);
        last = [a + 1, b + 1];
      }
      between(last, [k, l], anchors.length > 0 && name === sameKey ? names : others);
    } else gap(i, j, k, l);
    for (let at = tail.length - 1; at >= 0; at--) links.push(tail[at]!);
  };
  const gap = (i: number, j: number, k: number, l: number): void => {
    if (k - i > 0 && l - j > 0 && isSmall(k - i, l - j)) links.push(...mostAlike(before, after, [i, j], [k, l], bags, stays));
    else {
      for (let a = i; a < k; a++) links.push([a, -1]);
      for (let b = j; b < l; b++) links.push([-1, b]);
    }
  };
  between([0, 0], [before.length, after.length], [sameKey, sameLabel, sameRow, sameStart(60), sameStart(40), sameStart(25)]);
  return withLoneHeadings(links, before, after);
}

/** Whether every pair in a gap of so many units on both sides is looked at. */
function isSmall(before: number, after: number): boolean {
  return before * after <= 40_000;
}

/** `[Not used]` under one number is not that under another. */
function isSame(one: Unit, other: Unit): boolean {
  return one.key === other.key && one.label === other.label;
}

/** Says of a row whether it stands once on each side, word for word: then it has moved, and is no other that is like it. */
function standing(before: readonly Unit[], after: readonly Unit[]): (unit: Unit) => boolean {
  let names: ReadonlySet<string> | undefined;
  const nameOf = ({ sort, key, label }: Unit): string => (sort === "row" && label !== "" ? `${label}\u0000${key}` : "");
  return (unit) => {
    const name = nameOf(unit);
    if (name === "") return false;
    if (!names) {
      const news = onlyOnes(after, nameOf);
      names = new Set([...onlyOnes(before, nameOf).keys()].filter((one) => news.has(one)));
    }
    return names.has(name);
  };
}

function sameKey({ sort, key }: Unit): string {
  return `${sort} ${key}`;
}

/** The second way, for gaps that are too large to look at every pair: the first words with the number. */
function sameLabel({ sort, label, body }: Unit): string {
  return label === "" ? "" : `${sort} ${label} ${body.slice(0, 30)}`;
}

/** The third: what a row is called by. A clause's number may have been handed on. */
function sameRow({ sort, label }: Unit): string {
  return sort === "row" && label !== "" ? `${sort} ${label}` : "";
}

/** The last: how the text begins, whatever the number. */
function sameStart(length: number): (unit: Unit) => string {
  return ({ sort, body }) => (body.length < length ? "" : `${sort} ${body.slice(0, length)}`);
}

/** Those whose name stands once on each side, as far as their order agrees: of what changed places, the least moves. */
function anchorsOf(before: readonly Unit[], after: readonly Unit[], [i, j]: Link, [k, l]: Link, name: (unit: Unit) => string): readonly Link[] {
  const once = (units: readonly Unit[], from: number, to: number): Map<string, number> => {
    const found = new Map<string, number>();
    for (let at = from; at < to; at++) {
      const one = name(units[at]!);
      if (one !== "") found.set(one, found.has(one) ? -1 : at);
    }
    return found;
  };
  const news = once(after, j, l);
  const pairs: Link[] = [];
  for (const [one, at] of once(before, i, k)) {
    const other = news.get(one) ?? -1;
    if (at >= 0 && other >= 0) pairs.push([at, other]);
  }
  pairs.sort(([a], [b]) => a - b);
  return heaviestRun(pairs.map(([, at]) => at), pairs.map(([at]) => before[at]!.rows ?? 1)).map((index) => pairs[index]!);
}

/** Pairs in order whose likeness sums up to the most. */
function mostAlike(before: readonly Unit[], after: readonly Unit[], [i, j]: Link, [k, l]: Link, bags: Map<Unit, ReadonlyMap<string, number>>, stays: (unit: Unit) => boolean): readonly Link[] {
  const [rows, columns] = [k - i, l - j];
  const best = new Float64Array((rows + 1) * (columns + 1));
  const likeness = new Float64Array(rows * columns);
  for (let a = rows - 1; a >= 0; a--) {
    for (let b = columns - 1; b >= 0; b--) {
      const [one, other] = [before[i + a]!, after[j + b]!];
      const alike = (likeness[a * columns + b] = (stays(one) || stays(other)) && !isSame(one, other) ? 0 : likenessOf(one, other, bags));
      const paired = alike > 0 ? alike + best[(a + 1) * (columns + 1) + b + 1]! : 0;
      best[a * (columns + 1) + b] = Math.max(paired, best[(a + 1) * (columns + 1) + b]!, best[a * (columns + 1) + b + 1]!);
    }
  }
  const links: Link[] = [];
  let a = 0;
  let b = 0;
  while (a < rows || b < columns) {
    const here = best[a * (columns + 1) + b]!;
    if (a < rows && b < columns && likeness[a * columns + b]! > 0 && here === likeness[a * columns + b]! + best[(a + 1) * (columns + 1) + b + 1]!) links.push([i + a++, j + b++]);
    else if (a < rows && (b === columns || here === best[(a + 1) * (columns + 1) + b]!)) links.push([i + a++, -1]);
    else links.push([-1, j + b++]);
  }
  return links;
}

/** 0 where the two are not to be paired, else up to 1.6. */
function likenessOf(one: Unit, other: Unit, bags: Map<Unit, ReadonlyMap<string, number>>): number {
  if (one.sort !== other.sort) return 0;
  const [a, b] = [bagOf(one, bags), bagOf(other, bags)];
  let shared = 0;
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0);
  const [small, large] = [Math.min(sizeOf(a), sizeOf(b)), Math.max(sizeOf(a), sizeOf(b))];
  // What was only added to is alike, too.
  const alike = large === 0 ? (one.body === other.body ? 1 : 0) : Math.max((2 * shared) / (small + large), small >= 3 ? (0.8 * shared) / small : 0);
  const sameLabel = one.label !== "" && one.label === other.label;
  // The same words under another number: renumbered, whatever bears the number now.
  if (large >= 5 && one.body === other.body) return sameLabel ? 1.6 : 1.3;
  // `(a)` stands everywhere: it says less than `G3.5A`, or 2.2.
  if (sameLabel && (one.sort === "heading" || one.label.length > 3 || /^\d+\.\d/.test(one.label))) return Math.max(alike + 0.3, 0.46);
  const score = alike + (sameLabel ? 0.15 : 0);
  return score >= 0.45 ? score : 0;
}

/** A heading without a number that stands alone between two pairs, on both sides, is one that was written anew. */
function withLoneHeadings(links: readonly Link[], before: readonly Unit[], after: readonly Unit[]): readonly Link[] {
  const isHeading = (unit: Unit | undefined): boolean => unit?.sort === "heading" && unit.label === "";
  const result: Link[] = [];
  for (let from = 0; from < links.length; ) {
    let to = from;
    while (to < links.length && (links[to]![0] < 0 || links[to]![1] < 0)) to++;
    const run = links.slice(from, to);
    // A stretch may be a whole text: it is not spread into a call, whose arguments have to fit on the stack.
    const add = (some: readonly Link[]): void => some.forEach((one) => result.push(one));
    const [was, ...others] = run.filter(([i]) => isHeading(before[i]));
    const [is, ...more] = run.filter(([, j]) => isHeading(after[j]));
    if (!was || !is || others.length + more.length > 0) add(run);
    else {
      const isAhead = ([i, j]: Link): boolean => (j < 0 ? i < was[0] : j < is[1]);
      const rest = run.filter((link) => link !== was && link !== is);
      add(rest.filter(isAhead));
      result.push([was[0], is[1]]);
      add(rest.filter((link) => !isAhead(link)));
    }
    if (to < links.length) result.push(links[to]!);
    from = to + 1;
  }
  return result;
}

function bagOf(unit: Unit, bags: Map<Unit, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const known = bags.get(unit);
  if (known) return known;
  const bag = new Map<string, number>();
  for (const word of wordsOf(unit.body)) bag.set(word, (bag.get(word) ?? 0) + 1);
  bags.set(unit, bag);
  return bag;
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}

/** The words of `text`, for telling how alike two texts are. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}
