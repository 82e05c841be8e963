import { hasLostNumbers } from "../index/lost-numbers.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import { mayBeCell } from "../index/trust.ts";
import { ofShape } from "../syntax/memo.ts";
import { compareNumbers, steps } from "../syntax/numbers.ts";
import type { Clause } from "../syntax/tree.ts";
import { firstWhere } from "../text/ordered.ts";
import { mayJudge, numberings } from "./numbered-clauses.ts";
import { defineRule } from "./rule.ts";

export const clauseOrder = defineRule({
  id: "clause-order",
  summary: "A clause stands out of the order of the numbers.",
  why: `
A reader who looks for G3.5A looks between G3.5 and G3.6. A clause that stands elsewhere was moved without its number, or
bears a wrong one. Each annex has an order of its own. Nothing is said of extracts, and of a number that stands twice, which
another rule tells of. In text that came out of a PDF it is told of a number that stands among its sisters.`,
  severity: "warning",
  reads: "document",
  rests: "structure",
  *check({ document }) {
    if (!mayJudge(document) || hasLostNumbers(document)) return;
    const { clauses } = document.tree;
    // Pages flatten tables, whose numbers may stand where a clause would begin.
    const isPaged = hasPageFurniture(document);
    const misplaced = isPaged ? numberings(document).flatMap((all) => [...misplacedAmong(all.filter((clause) => !mayBeCell(document, clause)))]) : misplacedIn(document.tree);
    for (const { index, place, isAmongSisters } of misplaced) if (isAmongSisters || !isPaged) yield { at: clauses[index]!.at, message: `${clauses[index]!.number} is out of order: it belongs ${place}.` };
  },
  mendedBy: { order: true },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 Each User shall tell the DCC.

G3.6 Each User shall comply.

G3.5A Each User shall tell the Panel.
^^^^^ G3.5A is out of order: it belongs between G3.5 and G3.6.

G3.7 Each User shall report.
`,
    },
    {
      bad: `
# APPENDIX AG: INCIDENTS

## 3 Reports
   ^ 3 is out of order: it belongs after 2.2.

3.1 The DCC shall report.

## 1 General

1.1 The DCC shall act.

1.2 The DCC shall log.

## 2 Times

2.1 The DCC shall act at once.

2.2 The DCC shall act in writing.
`,
      note: "A block that was moved is told of once.",
    },
    {
      bad: `
# SECTION H: SERVICES

H2.3 The DCC shall act.
^^^^ H2.3 is out of order: it belongs between H1.2 and H2.4.

H1.1 The DCC shall log.

H1.2 The DCC shall report.

H2.4 The DCC shall end.
`,
    },
    {
      good: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 Each User shall tell the DCC.

G3.5A Each User shall tell the Panel.

G3.5AA Each User shall tell the Authority.

G3.5B Each User shall act.

G3.10 Each User shall comply.

## Annex to Section G3

1 The first rule.

2 The second rule.
`,
      note: "Inserted numbers, gaps, and an annex that starts anew.",
    },
    {
      good: `
# APPENDIX AG: INCIDENTS

2.1 The DCC shall act.

2.2 The DCC shall report in accordance with clause
2.1 and with clauses
2.1 and 2.2.

2.3 The DCC shall end.
`,
      note: "A number that a line's end cut off its sentence starts no clause.",
    },
  ],
});

/** `2.3` for `2.3.4`; "" for a number that has none. */
function parentOf({ number }: Clause): string {
  const bare = number.endsWith(".") ? number.slice(0, -1) : number;
  return bare.slice(0, Math.max(0, bare.lastIndexOf(".")));
}

type Compare = (a: string, b: string) => number;

/** `AA` may follow `A` at once, or only `Z`: the convention that the document keeps. */
function fittest(clauses: readonly Clause[]): Compare {
  const kept = (compare: Compare) => longestRun(clauses, compare).size;
  return kept(insertedOrder) > kept(compareNumbers) ? insertedOrder : compareNumbers;
}

/** G3.5, G3.5ZA, G3.5A, G3.5AA, G3.5B. */
function insertedOrder(a: string, b: string): number {
  const left = steps(a);
  const right = steps(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, xs] = left[i]!;
    const [y, ys] = right[i]!;
    if (x !== y) return x - y;
    const one = xs.replace(/^Z(?=.)/, "@");
    const other = ys.replace(/^Z(?=.)/, "@");
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** A clause (position) out of the order of the numbers, and the place that it belongs to, in words. */
interface Misplaced {
  readonly index: number;
  readonly place: string;
  /** Whether the clause before it or behind it that is in order has the same parent: `2.3.4` behind `2.3.5`. */
  readonly isAmongSisters: boolean;
}

/** What is out of order. */
const misplacedIn = ofShape((tree): readonly Misplaced[] => numberings({ tree }).flatMap((clauses) => [...misplacedAmong(clauses)]));

function* misplacedAmong(clauses: readonly Clause[]): Iterable<Misplaced> {
  if (clauses.every(({ number }, i) => i === 0 || compareNumbers(clauses[i - 1]!.number, number) < 0)) return;
  const counts = new Map<string, number>();
  for (const { number } of clauses) counts.set(number, (counts.get(number) ?? 0) + 1);
  const single = clauses.filter(({ number }) => counts.get(number) === 1);
  const compare = single.some(({ number }) => /[A-Z]{2}$/.test(number)) ? fittest(single) : compareNumbers;
  const kept = longestRun(single, compare);
  const misplaced = single.filter((clause) => !kept.has(clause));
  // So many that the numbering is another than it seems.
  if (misplaced.length === 0 || misplaced.length > Math.max(2, single.length / 4)) return;
  const ordered = single.filter((clause) => kept.has(clause));
  for (const [i, clause] of single.entries()) {
    if (kept.has(clause)) continue;
    const before = single[i - 1];
    // A block that was moved is one slip: its first clause tells of it.
    if (before && !kept.has(before) && compare(before.number, clause.number) < 0) continue;
    const around = [single.slice(0, i).findLast((one) => kept.has(one)), single.slice(i + 1).find((one) => kept.has(one))];
    yield { index: clause.index, place: placeOf(clause, ordered, compare), isAmongSisters: around.some((one) => one !== undefined && parentOf(one) !== "" && parentOf(one) === parentOf(clause)) };
  }
}

/** The most clauses that stand in order; of two that are swapped, the first stays. */
function longestRun(clauses: readonly Clause[], compare: Compare): ReadonlySet<Clause> {
  const numbers = clauses.map(({ number }) => number);
  const ending = lengths(numbers, compare);
  const starting = lengths(numbers.toReversed(), (a, b) => compare(b, a)).reverse();
  const whole = ending.reduce((most, length) => Math.max(most, length), 0);
  const run = new Set<Clause>();
  let last: string | undefined;
  for (const [i, clause] of clauses.entries()) {
    if (ending[i] !== run.size + 1 || ending[i]! + starting[i]! - 1 !== whole) continue;
    if (last !== undefined && compare(last, clause.number) >= 0) continue;
    run.add(clause);
    last = clause.number;
  }
  return run;
}

/** For each number the length of the longest ordered run that ends with it. */
function lengths(numbers: readonly string[], compare: Compare): number[] {
  // `least[n]` is the least number that a run of n + 1 can end with.
  const least: string[] = [];
  return numbers.map(number => {
    const last = least.at(-1);
    // Nearly all are in order.
    const longest = last !== undefined && compare(last, number) < 0 ? least.length : firstWhere(least.length, length => compare(least[length]!, number) >= 0);
    least[longest] = number;
    return longest + 1;
  });
}

function placeOf(clause: Clause, ordered: readonly Clause[], compare: Compare): string {
  const next = ordered.findIndex(({ number }) => compare(number, clause.number) > 0);
  if (next < 0) return `after ${ordered.at(-1)!.number}`;
  return next === 0 ? `before ${ordered[0]!.number}` : `between ${ordered[next - 1]!.number} and ${ordered[next]!.number}`;
}
