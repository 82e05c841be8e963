import type { Facts } from "../index/facts.ts";
import { scopeOf } from "../index/keys.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import { annexOf, standsInText } from "../index/trust.ts";
import { compareNumbers } from "../syntax/numbers.ts";
import type { Clause } from "../syntax/tree.ts";
import { lineEndOf } from "../text/line-index.ts";
import { addTo } from "../text/lists.ts";
import { mayJudge, numberings } from "./numbered-clauses.ts";
import { defineRule, type Fix } from "./rule.ts";

export const numberingGap = defineRule({
  id: "numbering-gap",
  summary: "A clause number is missing between its neighbours.",
  why: `
Where G3.6 is missing between G3.5 and G3.7, a reader cannot tell whether a clause was deleted or got lost. The Code keeps
the number of a deleted clause, marked \`[Not used]\`. Nothing is said of extracts, of text that came out of a PDF, and of
a document of which more is missing than a slip would explain.`,
  severity: "information",
  reads: "document",
  *check({ document }) {
    const { shape } = document.tree;
    // A page may have cost a clause its number.
    if (withoutGaps.has(shape) || hasPageFurniture(document)) return;
    let hasGaps = false;
    for (const clauses of numberings(document)) {
      const scope = scopeOf(clauses[0]!);
      const annex = annexOf(document, scope)?.content;
      // `G2.3 – G2.9 [Not used]` names what it leaves out.
      const gaps = gapsIn(clauses).filter(({ numbers }) => !numbers.every(number => document.implied.has(scope + number)));
      hasGaps ||= gaps.length > 0;
      // Where the numbers leap, a part of what is around them is here, whatever it says of itself; and of a text of which much is missing.
      const leaps = gaps.filter(({ isLeap }) => isLeap);
      const small = gaps.filter(({ stem }) => !leaps.some((leap) => leap.stem.startsWith(stem)));
      const missing = small.reduce((sum, { numbers }) => sum + numbers.length, 0);
      if (missing > Math.max(3, clauses.length / 6)) continue;
      for (const gap of small) {
        // What stands elsewhere is of another annex.
        if (gap.numbers.some(number => standsInText(document, number, annex))) continue;
        const { numbers, at, before } = gap;
        yield {
          at: before.at,
          message: `${numbers.join(" and ")} ${numbers.length === 1 ? "is" : "are"} missing ${gap.afterNumber === undefined ? "before" : `between ${gap.afterNumber} and`} ${gap.beforeNumber}.`,
          fixes: () => [insertion(document, at, before, numbers)],
        };
      }
    }
    if (!hasGaps && mayJudge(document)) withoutGaps.add(shape);
  },
  mendedBy: { order: true },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 Each User shall tell the DCC.

G3.7 Each User shall comply.
^^^^ G3.6 is missing between G3.5 and G3.7.
`,
      fixed: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 Each User shall tell the DCC.

G3.6 [Not used]

G3.7 Each User shall comply.
`,
    },
    {
      bad: `
# APPENDIX AG: INCIDENTS

## 1 General

### 1.1 Purpose

1.1.1 The DCC shall act.

## 3 Reports
   ^ 2 is missing between 1 and 3.

### 3.1 Times

3.1.1 The DCC shall report.
`,
      fixed: `
# APPENDIX AG: INCIDENTS

## 1 General

### 1.1 Purpose

1.1.1 The DCC shall act.

## 2 [Not used]

## 3 Reports

### 3.1 Times

3.1.1 The DCC shall report.
`,
      note: "The level is kept.",
    },
    {
      bad: `
# SECTION F: SYSTEMS

F4.1 The DCC shall act.
F4.2 The DCC shall log:
(a) at once; and
(b) in writing.
F4.4 The DCC shall report.
^^^^ F4.3 is missing

## Annex to Section F4

1 The first rule.

2 The second rule.

4 The fourth rule.
^ 3 is missing between 2 and 4.
`,
      fixed: `
# SECTION F: SYSTEMS

F4.1 The DCC shall act.
F4.2 The DCC shall log:
(a) at once; and
(b) in writing.
F4.3 [Not used]
F4.4 The DCC shall report.

## Annex to Section F4

1 The first rule.

2 The second rule.

3 [Not used]

4 The fourth rule.
`,
    },
    {
      good: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 [Not used]

G3.6A Each User shall tell the DCC.

G3.7 Each User shall comply.
`,
      note: "Where an inserted clause (G3.6A) stands, its number (G3.6) is not missed.",
    },
    {
      good: `
# SECTION G: SECURITY

G3.5 Each User shall tell the DCC.

G3.6A Each User shall tell the Panel.

G3.8 Each User shall comply.

G3.7 Each User shall report.

G12.1 In this Section G, a Test is a trial.
`,
      note: "Out of order is no gap; and a text that leaps is a part of a document.",
    },
  ],
});

/** The shapes of documents in which no number is missing: whatever is typed into a paragraph, none will be. */
const withoutGaps = new WeakSet<object>();

interface Gap {
  /** What stands before the figures that are missing: `G3.` */
  readonly stem: string;
  readonly numbers: readonly string[];
  /** So many numbers that they are left out rather than missing. */
  readonly isLeap: boolean;
  /** Undefined where the first of a clause's own clauses is missing. */
  readonly afterNumber: string | undefined;
  readonly beforeNumber: string;
  /** Where all ends that stands in front of the gap, and the first clause behind it. */
  readonly at: number;
  readonly before: Clause;
}

function gapsIn(clauses: readonly Clause[]): readonly Gap[] {
  // By what stands before the last figure of a number: for `G3.` the clauses G3.1.., for `G` G1.., each with those below it.
  const stems = new Map<string, Map<number, Clause[]>>();
  for (const clause of clauses) {
    const figure = /(?<!\d)\d+[A-Z]*(?=\.|$)/g;
    for (let match = figure.exec(clause.number); match; match = figure.exec(clause.number)) {
      const stem = clause.number.slice(0, match.index);
      let steps = stems.get(stem);
      if (!steps) stems.set(stem, (steps = new Map()));
      const step = parseInt(match[0], 10);
      addTo(steps, step, clause);
    }
  }
  const single = new Map(clauses.map(clause => [clause.number, clause]));
  const gaps: Gap[] = [];
  for (const [stem, steps] of stems) {
    const present = [...steps.keys()].sort((a, b) => a - b);
    const above = stem.endsWith(".") ? single.get(stem.slice(0, -1)) : undefined;
    if (above && present[0] === 2) gaps.push({ stem, numbers: [`${stem}1`], isLeap: false, afterNumber: undefined, beforeNumber: `${stem}2`, at: above.own.to, before: firstOf(steps.get(2)!) });
    for (let i = 1; i < present.length; i++) {
      const [low, high] = [present[i - 1]!, present[i]!];
      if (high === low + 1) continue;
      const numbers = Array.from({ length: Math.min(high - low - 1, 50) }, (_, k) => `${stem}${low + 1 + k}`);
      const after = steps.get(low)!.reduce((last, one) => (compareNumbers(one.number, last.number) > 0 ? one : last));
      gaps.push({ stem, numbers, isLeap: numbers.length > 2, afterNumber: `${stem}${low}`, beforeNumber: `${stem}${high}`, at: after.content.to, before: firstOf(steps.get(high)!) });
    }
  }
  return gaps;
}

function firstOf(clauses: readonly Clause[]): Clause {
  return clauses.reduce((first, one) => (compareNumbers(one.number, first.number) < 0 ? one : first));
}

/** The missing numbers, marked as not used, behind all that stands under the number before them, as the next one is written. */
function insertion(document: Facts, at: number, before: Clause, numbers: readonly string[]): Fix {
  const { text } = document.tree;
  const lineStart = text.lastIndexOf("\n", before.at.from - 1) + 1;
  const marks = /^(?:#{1,6} )?\**$/.exec(text.slice(lineStart, before.at.from))?.[0] ?? "";
  const dot = /^\.(?=\s)/.test(text.slice(before.at.to, before.at.to + 2)) ? "." : "";
  const end = lineEndOf(text);
  const gap = /\n[ \t]*\r?\n/.test(text.slice(at, before.at.from)) || text.slice(at, before.at.from).trim() !== "" ? end + end : end;
  return {
    title: `Insert ${numbers.map(number => `${number} [Not used]`).join(" and ")}`,
    preferred: true,
    safe: false,
    edits: [{ document: document.id, at: { from: at, to: at }, newText: numbers.map(number => `${gap}${marks}${number}${dot} [Not used]${marks.endsWith("**") ? "**" : ""}`).join("") }],
  };
}
