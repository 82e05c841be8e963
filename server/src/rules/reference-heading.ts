import type { CorpusView } from "../index/corpus-view.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { isDrafted } from "../index/cut.ts";
import { citedHeading, clauseName, documentName, headingKey, headingsOf, headingWords } from "../index/names.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import type { Target } from "../index/resolve.ts";
import type { Reference } from "../syntax/tree.ts";
import { around } from "../text/ordered.ts";
import { withoutCapital } from "../text/sentence.ts";
import { defineRule, every, pause, type Fix } from "./rule.ts";

export const referenceHeading = defineRule({
  id: "reference-heading",
  summary: "The heading in brackets behind a reference is not the heading of the place that it names.",
  why: `
The Code writes the heading behind the number so that a reader, and the next editor, can tell that the number is right.
Where the two disagree, one of them is wrong: the clause was moved or its heading changed, or the number was mistyped.
The clause's own heading, that of its group and those over it all count; case, plural and punctuation do not.`,
  severity: "warning",
  reads: "corpus",
  examines: "references",
  readsHeadings: true,
  *check({ document, references, corpus }) {
    // The end of a page may stand in it.
    const { prose } = document.tree;
    const agrees = agreement();
    const isLong = every(16);
    for (const reference of headed(references)) {
      if (isLong()) yield pause;
      const heading = reference.heading!;
      const words = prose.slice(heading.from, heading.to);
      // The words of another column stand among those of its second line.
      if (acrossColumns.test(words)) continue;
      const written = headingWords(words);
      const target = targetOf(corpus, reference, document);
      if (!target) continue;
      const headings = headingsAt(target);
      if (headings.length === 0 || agrees(written, headings, target)) continue;
      // In a list or range the heading may be that of another part.
      const others = around(references, reference.whole).filter(other => other !== reference && other.whole.from === reference.whole.from && other.whole.to === reference.whole.to);
      if (others.some(other => { const one = targetOf(corpus, other, document); return !one || agrees(written, headingsAt(one), one); })) continue;
      yield {
        at: heading,
        message: `The heading of ${placeName(target, document)} is “${headings[0]!}”, not “${written}”.`,
        related: now => relatedOf(now, reference, document.id),
        fixes: now => fixesOf(now, reference, document.id, written),
      };
    }
  },
  logged: { summary: ({ message }) => `The heading that a reference gives is not that of its target: ${withoutCapital(message)}` },
  examples: [
    {
      bad: `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY: OBLIGATIONS ON USERS

### Security Incident Management

G3.4 Each User shall keep a record.

## G12 DEFINITIONS

G12.1 Records are kept under Section G3.4 (Definitions).
                                           ^^^^^^^^^^^ The heading of Section G3.4 is “Security Incident Management”, not “Definitions”.
`,
      fixed: `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY: OBLIGATIONS ON USERS

### Security Incident Management

G3.4 Each User shall keep a record.

## G12 DEFINITIONS

G12.1 Records are kept under Section G3.4 (Security Incident Management).
`,
    },
    {
      bad: `
# SECTION D: MODIFICATION PROCESS

## D4 AUTHORITY DETERMINATIONS

D4.1 The Authority decides under Section D4 (Authority Determination Panel) and under Section D4 (Determinations).
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The heading of Section D4 is “AUTHORITY DETERMINATIONS”, not “Authority Determination Panel”.

## D5 DUTIES OF PANEL MEMBERS

D5.1 The Panel acts under Section D5 (Duties of the Panel) and under Section D5 (Panel Members).
                                      ^^^^^^^^^^^^^^^^^^^ The heading of Section D5 is “DUTIES OF PANEL MEMBERS”, not “Duties of the Panel”.
`,
      note: "A heading may be cited in part, but not with words that it lacks.",
    },
    {
      bad: `
//- section-m.sec
# SECTION M: GENERAL

M1.1 The Panel may act under Section D (Charges).
                                        ^^^^^^^ The heading of Section D (Modification Process) is “Modification Process”
//- section-d.sec
---
document: Section D
title: Modification Process
---
# SECTION D: MODIFICATION PROCESS

D1.1 Text.
`,
      note: "A whole Section is cited by its title.",
    },
    {
      good: `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY: OBLIGATIONS ON USERS

### Security Incident Management

G3.4 Each User shall act under Section G3.5 (System Security: Obligations on User), Section G3.5 (SECURITY INCIDENT MANAGEMENT) and Section G3 (System Security – Obligations on Users).

G3.5 Each User shall keep a record.
`,
      note: "The headings over a clause count too; case, plural and punctuation do not.",
    },
    {
      good: `
//- section-b.sec
# SECTION B: ACCESSION

## B1 ACCESSION

B1.1 The Code Administrator shall publish a guide to the process set out in this Section B1 (the Application Guidance), and Section B1.1 (as amended from time to time) applies.
`,
      note: "Words in brackets that are no title are not read as a heading.",
    },
  ],
});

/** `(Requirement` / `Threshold        to Set Thresholds)` */
const acrossColumns = /\n[^\S\n]*\S(?:[^\S\n]?\S)* {3}/;

function headed(references: readonly Reference[]): readonly Reference[] {
  return references.filter(({ heading }) => heading !== undefined);
}

function targetOf(corpus: CorpusView, reference: Reference, from: Facts): Target | undefined {
  const found = corpus.resolve(reference, from);
  return found.kind === "one" && (found.target.kind === "clause" || found.target.kind === "document") ? found.target : undefined;
}

function headingsAt(target: Target): readonly string[] {
  if (target.kind === "document") return target.document.tree.identity.title === "" ? [] : [target.document.tree.identity.title];
  if (target.kind !== "clause") return [];
  const { title } = target.document.tree.identity;
  const headings = headingsOf(target.document, target.clause);
  return headings.length > 0 && title !== "" ? [...headings, title] : headings;
}

/** Whether one of the headings is the one that is written; each is reduced once, as many references cite the same. */
function agreement(): (written: string, headings: readonly string[], target: Target) => boolean {
  const keys = new Map<string, string>();
  const keyOf = (heading: string) => {
    let key = keys.get(heading);
    if (key === undefined) keys.set(heading, (key = headingKey(heading)));
    return key;
  };
  return (written, headings, target) => {
    const key = keyOf(written);
    // A page may have cut a heading short; none that is drafted here.
    const isCut = target.kind === "clause" && !isDrafted(target.document) && (target.document.tree.setting.wrap < Infinity || hasPageFurniture(target.document));
    return headings.some((heading) => {
      const other = keyOf(heading);
      return other === key || (isPart(key, other) && articlesIn(written) <= articlesIn(heading)) || (isCut && isPart(other, key));
    });
  };
}

/** Whether the words of a heading, long enough to tell, stand in another. */
function isPart(key: string, other: string): boolean {
  return key.length >= 6 && ` ${other} `.includes(` ${key} `);
}

/** `Duties of the Panel` is no part of `Duties of Panel Members`: it has an article that the whole lacks. */
function articlesIn(heading: string): number {
  return heading.match(/\bthe\b/gi)?.length ?? 0;
}

function placeName(target: Target, from: Facts): string {
  return target.kind === "clause" ? clauseName(target.document, target.clause, from) : target.kind === "document" ? documentName(target.document) : "";
}

function relatedOf(corpus: CorpusView, reference: Reference, id: DocumentId) {
  const from = corpus.document(id);
  const target = from && targetOf(corpus, reference, from);
  if (target?.kind !== "clause") return [];
  return [{ document: target.document.id, at: target.clause.heading ?? target.clause.at, message: `${placeName(target, from!)} stands here.` }];
}

function fixesOf(corpus: CorpusView, reference: Reference, id: DocumentId, written: string): readonly Fix[] {
  const from = corpus.document(id);
  const target = from && targetOf(corpus, reference, from);
  if (!from || !target || !reference.heading) return [];
  const heading = citedHeading(corpus, headingsAt(target)[0]!, from, ...("document" in target ? [target.document] : []));
  const fixes: Fix[] = [{ title: `Change to “${heading}”`, preferred: true, safe: false, edits: [{ document: id, at: reference.heading, newText: heading }] }];
  if (target.kind !== "clause") return fixes;
  const key = headingKey(written);
  const { clauses, prose } = target.document.tree;
  for (const { heading, kind, index } of clauses) {
    if (!heading || headingKey(headingWords(prose.slice(heading.from, heading.to))) !== key) continue;
    // A heading without a number stands over the clauses behind it.
    const clause = kind === "heading" ? clauses.find(({ group }) => group === index) : clauses[index]!;
    if (clause?.kind !== "clause" || clause.key !== clause.number || clause === target.clause) continue;
    fixes.push({ title: `Refer to ${clauseName(target.document, clause, from)}, which ${kind === "heading" ? "stands under" : "bears"} that heading`, preferred: false, safe: false, edits: [{ document: id, at: reference.number, newText: clause.number }] });
    if (fixes.length === 4) break;
  }
  return fixes;
}
