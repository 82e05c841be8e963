// Which number or label comes next: of a clause put in behind another, of an item that goes on with a list.

import type { Facts } from "../index/facts.ts";
import { scopeOf } from "../index/keys.ts";
import { compareNumbers, labelName, type LabelStyle, readings } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";

/**
 * The numbers of `count` clauses put in right behind `clause`: the next ones where they are free (`G3.6` at the end of a
 * group), else inserted ones (`G3.5A`). Undefined where no number fits between `clause` and the one after it.
 */
export function numbersAfter(document: Facts, clause: Clause, count: number): readonly string[] | undefined {
  const numbers: string[] = [];
  const next = siblingAfter(document.tree, clause)?.number;
  for (let last = clause.number; numbers.length < count; ) {
    const number = candidatesAfter(last).find((one) => isFree(document, clause, one) && (next === undefined || compareNumbers(one, next) < 0));
    if (number === undefined) return undefined;
    numbers.push((last = number));
  }
  return numbers;
}

/** The next numbered clause under the same heading of numbers: `G3.6` after `G3.5A`. */
export function siblingAfter({ clauses }: Tree, clause: Clause): Clause | undefined {
  for (let i = clause.index + 1; i < clauses.length; i++) if (isSibling(clauses[i]!, clause)) return clauses[i];
  return undefined;
}

/** The numbered clause before it, likewise. */
export function siblingBefore({ clauses }: Tree, clause: Clause): Clause | undefined {
  for (let i = clause.index - 1; i >= 0; i--) if (isSibling(clauses[i]!, clause)) return clauses[i];
  return undefined;
}

/** Without its last part, which counts: `G3.5A` -> `G3.`, 5, `A`. */
export function numberParts(number: string): { readonly stem: string; readonly value: number; readonly letters: string } | undefined {
  const [, stem, digits, letters] = /^((?:[A-Z]?\d{1,4}[A-Z]{0,2}\.)*[A-Z]?)(\d{1,4})([A-Z]*)$/.exec(number) ?? [];
  return stem === undefined ? undefined : { stem, value: Number(digits), letters: letters! };
}

/** The `count` labels behind `item`, read as its list has it: `(i)` is a letter behind `(h)`, else a roman number. */
export function labelsAfter(tree: Tree, item: Clause, count: number): readonly string[] | undefined {
  const place = placeOf(tree, item);
  return place && labelsFrom(place.style, place.value + 1, count);
}

/** `count` labels of a list, the first at place `first`. */
export function labelsFrom(style: LabelStyle, first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => labelName(style, first + index));
}

/** Style and place of an item: the reading that goes on from its elder sisters. */
function placeOf(tree: Tree, item: Clause): { readonly style: LabelStyle; readonly value: number } | undefined {
  const own = readings(bareLabel(item));
  const sisters: Clause[] = [];
  for (let i = item.index - 1; i > item.parent && sisters.length < 60; i--) {
    if (tree.clauses[i]!.parent === item.parent && tree.clauses[i]!.kind === "paragraph") sisters.push(tree.clauses[i]!);
  }
  const fitting = own.find(([style, value]) => sisters.some((sister) => readings(bareLabel(sister)).some(([other, before]) => other === style && before === value - 1)));
  const [style, value] = fitting ?? own.find(([, place]) => place === 1) ?? own[0] ?? [];
  return style === undefined || value === undefined ? undefined : { style, value };
}

/** What stands between the marks of an item's label. */
function bareLabel(item: Clause): string {
  return item.number.replace(/[().]/g, "");
}

function candidatesAfter(number: string): readonly string[] {
  const parts = numberParts(number);
  if (!parts) return [];
  const { stem, value, letters } = parts;
  const inserted: string[] = [];
  for (let next = following(letters); inserted.length < 52; next = following(next)) inserted.push(`${stem}${value}${next}`);
  return [`${stem}${value + 1}`, ...inserted];
}

/** `` -> `A`, `A` -> `B`, `Z` -> `AA`, `AZ` -> `BA` */
function following(letters: string): string {
  const last = letters.at(-1);
  if (last === undefined) return "A";
  return last === "Z" ? `${following(letters.slice(0, -1))}A` : letters.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
}

function isFree(document: Facts, clause: Clause, number: string): boolean {
  const key = scopeOf(clause) + number;
  return !document.clauses.has(key) && !document.implied.has(key);
}

function isSibling(one: Clause, other: Clause): boolean {
  return one.kind === "clause" && one.parent === other.parent && scopeOf(one) === scopeOf(other);
}
