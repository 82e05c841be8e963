// The places of a document that come nearest to one that it does not have.

import type { Facts } from "../index/facts.ts";
import { scopeOfKey } from "../index/keys.ts";
import { compareNumbers, steps } from "../syntax/numbers.ts";
import type { Clause } from "../syntax/tree.ts";
import { slipsBetween, turnings } from "../text/slips.ts";

/** The clauses whose numbers come nearest: sisters first. */
export function nearestClauses(document: Facts, sought: string): readonly Clause[] {
  if (sought.includes("(")) {
    const base = sought.slice(0, sought.lastIndexOf("("));
    return document.tree.clauses.filter(clause => clause.key.startsWith(`${base}(`) && clause.key.lastIndexOf("(") === base.length).slice(-1);
  }
  const scope = scopeOfKey(sought);
  const number = sought.slice(scope.length);
  if (!/^[A-Z]?\d/.test(number)) return [];
  const numbered = document.tree.clauses.filter(clause => clause.kind === "clause" && clause.key === scope + clause.number && !clause.notUsed && /^[A-Z]/.test(clause.number) === /^[A-Z]/.test(number));
  return [...numbered].sort((a, b) => distance(a.number, number) - distance(b.number, number) || compareNumbers(a.number, b.number)).slice(0, 3).filter(clause => distance(clause.number, number) < 100);
}

/** The annexes, tables and their like of the kind that is sought, the nearest first: each with its key and what it is called behind the word. */
export function nearestAnnexes(document: Facts, from: Facts, sought: string): readonly (readonly [key: string, name: string])[] {
  const { clauses } = document.tree;
  // `Annex to Section F4`
  if (sought.endsWith(" Annex")) return clauses.filter(({ key }) => / Annex$/.test(key)).slice(0, 3).map(({ key }) => [`Annex to Section ${key.slice(0, -6)}`, `Annex to Section ${key.slice(0, -6)}`]);
  const [, word, name] = /(?:^| )(\w+) (\w+)$/.exec(sought) ?? [];
  if (word === undefined) return [];
  const same = clauses.filter(({ kind, number, key }) => (kind === "annex" || kind === "table") && number.startsWith(`${word} `) && (document !== from || key === number || kind === "table"));
  const far = (number: string) => Math.abs(placeOf(number.slice(word.length + 1)) - placeOf(name!));
  return [...same].sort((a, b) => far(a.number) - far(b.number)).slice(0, 3).map(({ number }) => [number, number.slice(word.length + 1)]);
}

/** `B` -> 2, `12` -> 12 */
function placeOf(name: string): number {
  return /^\d/.test(name) ? parseInt(name, 10) : [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The variants of the service that `variant` is of: `4.6.1` and `4.6.2` for `4.6.9`. */
export function nearestVariants(document: Facts, variant: string): readonly string[] {
  const service = variant.slice(0, variant.lastIndexOf(".") + 1);
  return service === "" ? [] : [...document.serviceRequests.keys()].filter(one => one.startsWith(service)).slice(0, 3);
}

/** How far apart two numbers stand: one step at the last place is near, another parent is far. */
function distance(a: string, b: string): number {
  const left = steps(a);
  const right = steps(b);
  if (isSlip(a, b)) return 0.5;
  // Another level is farther away than any sister.
  let total = Math.abs(left.length - right.length) * 6;
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const weight = Math.max(1, 30 >> (2 * i));
    total += Math.min(5, Math.abs(left[i]![0] - right[i]![0])) * (i === left.length - 1 ? 1 : weight) + (left[i]![1] === right[i]![1] ? 0 : 0.5);
  }
  return total;
}

/** Whether one figure of the last step was typed twice, left out or changed over: `G3.12` for `G3.2`. */
function isSlip(a: string, b: string): boolean {
  const dot = a.lastIndexOf(".");
  if (dot < 0 || a.slice(0, dot) !== b.slice(0, b.lastIndexOf("."))) return false;
  const [one, other] = [a.slice(dot + 1), b.slice(dot + 1)];
  return one.length === other.length ? turnings(one).includes(other) : Math.abs(one.length - other.length) === 1 && slipsBetween(one, other) === 1;
}
