import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { isDrafted } from "../index/cut.ts";
import { bare, lastValue, listsOf, type List, type ListItem } from "../index/list-runs.ts";
import { hasLostNumbers } from "../index/lost-numbers.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import { mayHoldItem } from "../index/trust.ts";
import { labelName, type LabelStyle } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { changesText, findingBrokenRuns, type BrokenRun } from "./inline-lists.ts";
import { defineRule, type Fault, type Fix } from "./rule.ts";

export const listSequence = defineRule({
  id: "list-sequence",
  summary: "The labels of a list skip one, repeat one or stand out of order.",
  why: `
A list that runs (a), (b), (d) has lost a paragraph, or got a wrong label; whoever cites (c) or (d) is not sure which.
Where it runs (a), b), (c), a bracket is lost. A list within a paragraph or a cell counts too, where its items follow colons and semicolons.
Inserted labels (\`(aa)\`), several lists in one clause and lists that go on behind a table are no fault. Text that came
out of a PDF may have lost a label: there a label is missing only where no other item can hide in the one before it.
An extract may lack any item, but has those that it has once, and in their order.`,
  severity: "warning",
  reads: "document",
  *check({ document }) {
    const { extract } = document.tree.identity;
    // A converter counts each list from its first label anew.
    if (hasLostNumbers(document)) return;
    const lacking = extract ? "any" : hasPageFurniture(document) ? "labels" : "nothing";
    for (const list of listsOf(document.tree).filter(mayBeFaulty)) {
      if (list.unbracketed >= 0) yield unbracketed(document, list);
      const at = lacksFirst(document, list) ? 0 : list.isBroken ? firstBreak(document.tree, list, lacking) : -1;
      if (at < 0) continue;
      yield {
        at: list.items[at]!.clause.at,
        message: messageOf(list.style, list.items.map(({ clause, value }) => ({ label: clause.number, value })), at),
        fixes: corpus => fixesOf(corpus, document, list, at),
      };
    }
    for (const run of yield* findingBrokenRuns(document.tree)) yield inlineFault(document, run);
  },
  mendedBy: { order: true },
  examples: [
    {
      bad: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month;
(b) keep minutes;
(d) publish them; and
^^^ (c) is missing: the list runs (a), (b), (d), (e).
(e) report each year.
`,
      fixed: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month;
(b) keep minutes;
(c) publish them; and
(d) report each year.
`,
      note: "The fix changes labels and nothing else.",
    },
    {
      bad: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month, where:
    (i) it is quorate;
    (ii) it is called; and
    (ii) it is not dissolved;
    ^^^^ (ii) stands twice
(b) keep minutes; and
(c) publish them.
`,
      fixed: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month, where:
    (i) it is quorate;
    (ii) it is called; and
    (iii) it is not dissolved;
(b) keep minutes; and
(c) publish them.
`,
    },
    {
      bad: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(b) keep minutes;
^^^ (a) is missing: the list runs (b), (c).
(c) publish them.

C1.2 Section C1.1 shall be replaced with:
(b) keep books;
(c) publish them.
`,
      fixed: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) keep minutes;
(b) publish them.

C1.2 Section C1.1 shall be replaced with:
(b) keep books;
(c) publish them.
`,
      note: "But a list that is to stand elsewhere may begin anywhere.",
    },
    {
      bad: `
# APPENDIX AG: INCIDENTS

1.1 The DCC shall:
a) act;
c) report; and
^^ (c) is out of order: the list runs (a), (c), (b).
b) log.
`,
    },
    {
      bad: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month;
b) keep minutes; and
^^ This label lacks its opening bracket: the list runs (a), b), (c).
(c) publish them.

C1.2 The minutes of paragraph C1.1(b) are public.
`,
      fixed: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month;
(b) keep minutes; and
(c) publish them.

C1.2 The minutes of paragraph C1.1(b) are public.
`,
    },
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Applicant** | means: (a) a User; (b) a Party; or (d) the DCC. |
                                                     ^^^ (c) is missing: the list runs (a), (b), (d).
| **Bidder** | means any person that (i) is a Party; (ii) has paid: (A) a fee; or (A) a deposit; and (iii) may bid. |
                                                                                  ^^^ (A) stands twice
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Applicant** | means: (a) a User; (b) a Party; or (c) the DCC. |
| **Bidder** | means any person that (i) is a Party; (ii) has paid: (A) a fee; or (B) a deposit; and (iii) may bid. |
`,
      note: "Within a cell or a paragraph.",
    },
    {
      bad: `
APPENDIX AG
Incident Management

Contents
1 Reports .............................. 1
2 Times ................................ 2

1 Reports
1.1 The DCC shall:
(a) act at once, and tell each User
of what it does;
1

SEC - Appendix AG
(c) log; and
^^^ (b) is missing: the list runs (a), (c), (d).
(d) report.
1.2 Each User shall:
(a) act;
log what it did; and
(c) report.
2 Times
2.1 The DCC shall act within a day.
`,
      note: "In a text that came out of a PDF, too, but not where an item has lost its label.",
    },
    {
      good: `
# SECTION C: GOVERNANCE

C1.1 The Panel shall:
(a) meet each month;
(aa) keep minutes;
(b) publish them;

| Day | Time |
| --- | --- |
| Monday | 10:00 |

(c) report; and
(d) act:
(i) at once; or
(ii) within a day.

It shall also:
(a) be quorate; and
(b) be called.
`,
      note: "An inserted label, a table in between, a second list in the same clause.",
    },
    {
      good: `
# SECTION C: GOVERNANCE

C1.1 The Panel has regard to:
(f) one;
(g) two;
(h) three;
(i) four; and
(j) five.
`,
      note: "Between (h) and (j), (i) is a letter; and a list may start with (f) where what comes before is quoted elsewhere.",
    },
  ],
});

function mayBeFaulty({ isBroken, isHeadless, unbracketed }: List): boolean {
  return isBroken || isHeadless || unbracketed >= 0;
}

/** Whether a list that is drafted here begins with its second label right behind the colon that leads to it. */
function lacksFirst(document: Facts, { style, items, isHeadless }: List): boolean {
  if (style === "1" || !isHeadless || !isDrafted(document)) return false;
  const [first] = items as [ListItem];
  const { clauses, prose } = document.tree;
  const around = clauses[first.clause.parent];
  const lead = prose.slice(around?.at.from ?? first.clause.from, first.clause.from);
  return lead.trimEnd().endsWith(":") && !lead.includes(`${labelName(style, 1)})`) && !changesText.test(lead);
}

/** The position of the first item that does not follow the one before it, or -1. `lacking` is what of the text may not be here. */
function firstBreak(tree: Tree, { style, items }: List, lacking: "nothing" | "labels" | "any"): number {
  const { prose, text, clauses } = tree;
  for (let i = 1; i < items.length; i++) {
    const { clause, value } = items[i]!;
    const last = lastValue(items, i);
    if (value === undefined || value === last + 1 || last === 0) continue;
    const previous = items[i - 1]!.clause;
    // Words that are to be inserted elsewhere: `insert “; and` / `(c) the end.”`
    if (isInQuotation(prose, previous, clause) || (i > 1 && isInQuotation(prose, items[i - 2]!.clause, previous))) return -1;
    // Read wrongly, rather than drafted so: a jump, a label that a line's end cut off a sentence.
    if (value > last + 3 || !beginsItem(prose, clause)) return -1;
    const mayHide = lacking === "labels" && mayHoldItem(tree, previous, clause.from);
    // Where the first labels of a list are lost, its others seem to go on another.
    if (value <= last && mayHide) continue;
    if (value > last) {
      let isLost = false;
      for (let missing = last + 1; missing < value; missing++) {
        const label = labelName(style, missing);
        // It stands in the running text, or was taken for the first of a list inside.
        if (standsBetween(prose, previous, clause, label, text.charAt(clause.at.to - 1))) return -1;
        if (romanFirst(label) && clauses.some(one => one.parent === previous.index && bare(one) === label)) return -1;
        if (!items.some((item) => item.value === missing) && (lacking === "any" || mayHide)) isLost = true;
      }
      if (isLost) continue;
    }
    return i;
  }
  return -1;
}

/** Whether a quotation that opens in one item goes on in the next. */
function isInQuotation(prose: Text, from: Clause, to: Clause): boolean {
  const between = prose.slice(from.at.to, to.at.from);
  return between.lastIndexOf("“") > between.lastIndexOf("”");
}

function romanFirst(label: string): boolean {
  return label === "i" || label === "I";
}

function beginsItem(prose: Text, clause: Clause): boolean {
  const before = prose.slice(Math.max(0, clause.from - 60), clause.from);
  return /(?:[:;,.)\]|—–”"]|\b(?:and|or|and\/or))\s*$/.test(before) || /\n[ \t\u00a0]*\r?\n[ \t\u00a0]*$/.test(before);
}

/** `mark` is that with which the labels of the list end: `)` or `.`. */
function standsBetween(prose: Text, from: Clause, to: Clause, label: string, mark: string): boolean {
  const between = prose.slice(from.at.to, to.at.from);
  const sought = label + mark;
  for (let at = between.indexOf(sought); at >= 0; at = between.indexOf(sought, at + 1)) {
    // `G. and H. Act`, but `the plan B. The`: an item follows an end.
    if (mark === "." && !/(?:^|[.;:,]|\b(?:and|or))\s*$/.test(between.slice(Math.max(0, at - 8), at))) continue;
    if (!/[A-Za-z0-9]/.test(between[at - 1] ?? "") && !cites.test(between.slice(Math.max(0, at - 60), at))) return true;
  }
  return false;
}

/** `paragraphs (a) and (`: the label is cited, and is not the item. */
const cites = /\b(?:[Pp]aragraphs?|[Cc]lauses?|[Ss]ections?|[Ii]tems?)\s+(?:\([a-zA-Z]{1,4}\)(?:,\s*|\s+(?:and|or|to)\s+)){0,6}\(?$/;

/** `b)` in a list of `(a)` and `(c)` */
function unbracketed(document: Facts, { items, unbracketed: at }: List): Fault {
  const { clause } = items[at]!;
  const { from } = clause.at;
  const { text } = document.tree;
  const run = items.slice(Math.max(0, at - 2), at + 2).map((item) => text.slice(item.clause.from, item.clause.at.to)).join(", ");
  const fix: Fix = { title: `Change to ${clause.number}`, preferred: true, safe: false, edits: [{ document: document.id, at: { from, to: from }, newText: "(" }] };
  return { at: clause.at, message: `This label lacks its opening bracket: the list runs ${run}.`, fixes: () => [fix] };
}

function messageOf(style: LabelStyle, items: readonly { readonly label: string; readonly value: number | undefined }[], at: number): string {
  const { label, value } = items[at]!;
  const last = items.slice(0, at).findLast((item) => item.value !== undefined)?.value ?? 0;
  const shown = items.length > 9 ? items.slice(Math.max(0, at - 3), at + 3) : items;
  const run = `the list runs ${items.length > 9 && at > 3 ? "… " : ""}${shown.map(item => item.label).join(", ")}${items.length > 9 ? " …" : ""}`;
  if (value === last) return `${label} stands twice: ${run}.`;
  const lacks = (one: number) => !items.some(item => item.value === one);
  if (value! < last || !Array.from({ length: value! - last - 1 }, (_, i) => last + 1 + i).some(lacks)) return `${label} is out of order: ${run}.`;
  const missing = Array.from({ length: value! - last - 1 }, (_, i) => last + 1 + i).filter(lacks).map(one => `(${labelName(style, one)})`);
  return `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing: ${run}.`;
}

/** `means: (a) a User; (b) a Party; or (d) the DCC` */
function inlineFault(document: Facts, { style, items, broken }: BrokenRun): Fault {
  const { at } = items[broken]!;
  const start = items[broken - 1]!.value + 1;
  const changes = items.slice(broken).map((item, i) => ({ at: item.at, written: `(${item.name})`, name: item.name, label: labelName(style, start + i) }));
  return {
    at: { from: at.from - 1, to: at.to + 1 },
    message: messageOf(style, items.map(({ name, value }) => ({ label: `(${name})`, value })), broken),
    fixes() {
      const { title, ...fix } = renumbering(document, changes.filter(({ name, label }) => name !== label));
      // Whether an item that stands in running text is cited, the Code is not asked.
      return [{ ...fix, title: `${title}${unfollowed}`, preferred: true }];
    },
  };
}

interface Relabelled {
  /** What stands between the marks of the label. */
  readonly at: Span;
  /** With its marks. */
  readonly written: string;
  readonly label: string;
}

const unfollowed = " (references to them stay as they are)";

function renumbering(document: Facts, changes: readonly Relabelled[]): Pick<Fix, "title" | "safe" | "edits"> {
  const told = changes.length > 3 ? `${changes.length} labels from ${changes[0]!.written} on` : changes.map(({ written, label }) => `${written} to (${label})`).join(", ");
  return { title: `Renumber ${told}`, safe: false, edits: changes.map(({ at, label }) => ({ document: document.id, at, newText: label })) };
}

/** All labels from the break on, counted anew. */
function fixesOf(corpus: CorpusView, document: Facts, { style, items }: List, at: number): readonly Fix[] {
  const rest = items.slice(at);
  if (rest.some(({ value }) => value === undefined)) return [];
  const start = lastValue(items, at) + 1;
  const changes = rest.map(({ clause }, i) => ({ clause, label: labelName(style, start + i) })).filter(({ clause, label }) => bare(clause) !== label);
  if (changes.length === 0) return [];
  const cited = changes.some(({ clause }) => corpus.isCited(document, clause.key));
  const { title, ...fix } = renumbering(document, changes.map(({ clause, label }) => {
    const from = clause.from + document.tree.text.slice(clause.from, clause.at.to).indexOf(bare(clause));
    return { at: { from, to: from + bare(clause).length }, written: clause.number, label };
  }));
  return [{ ...fix, title: cited ? `${title}${unfollowed}` : title, preferred: !cited }];
}
