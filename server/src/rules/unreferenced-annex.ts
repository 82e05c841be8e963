import { duisTables } from "../index/duis.ts";
import { typesIn } from "../index/item-names.ts";
import { clauseName } from "../index/names.ts";
import type { Facts } from "../index/facts.ts";
import { ofShape } from "../syntax/memo.ts";
import type { Clause } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import { defineRule, pause } from "./rule.ts";

export const unreferencedAnnex = defineRule({
  id: "unreferenced-annex",
  summary: "Nothing refers to an annex, a schedule or a table.",
  why: `
An annex has effect through the clause that refers to it. One that nothing refers to was forgotten when that clause went, or
the clause forgot it. The whole workspace is asked. A table counts as referred to where its clause speaks of \`the table
below\` or the like, or where it describes a type of the XML Schema, which other tables name; an annex of definitions by
its being there; parts of an annex and figures need no reference.`,
  severity: "hint",
  reads: "corpus",
  *check({ document, corpus, isDue }) {
    if (document.tree.identity.extract) return;
    const glossaries = annexesOfDefinitions(document);
    for (const index of citable(document.tree)) {
      const clause = document.tree.clauses[index]!;
      if (!isDue(clause.kind === "table" ? nearTo(document, clause) : clause.at)) continue;
      if (clause.kind === "table" ? isSpokenOf(document, clause) || describesOne(document, clause) : glossaries.has(clause.index)) continue;
      yield pause;
      if (document.clauses.get(clause.key)?.[0] !== clause || corpus.isCited(document, clause.key)) continue;
      const name = clause.kind === "annex" && clause.key.endsWith(" Annex") ? clauseName(document, clause, document) : clause.number;
      yield { at: clause.at, message: `Nothing refers to ${name}.` };
    }
  },
  mendedBy: { removal: true },
  examples: [
    {
      bad: `
//- appendix-p.sec
# APPENDIX P: CODE OF CONNECTION

1.1 The DCC shall use the form in Appendix A of this document.

## Appendix A Forms

1 The form.

## Appendix B Templates
   ^^^^^^^^^^ Nothing refers to Appendix B.

1 In this Appendix B the template is given.
//- section-f.sec
# SECTION F: SYSTEMS

F4.1 The DCC shall act.

## Annex to Section F4
   ^^^^^^^^^^^^^^^^^^^ Nothing refers to Annex to Section F4.

1 The first rule.
`,
      note: "What an annex says of itself does not count.",
    },
    {
      bad: `
# APPENDIX P: CODE OF CONNECTION

1.1 The DCC shall forecast its usage.

Table 1 Daily forecast
^^^^^^^ Nothing refers to Table 1.

1.2 The values are set out in Table 2, and in the table below.

Table 2 Weekly forecast

Table 3 Yearly forecast
`,
    },
    {
      good: `
//- section-f.sec
# SECTION F: SYSTEMS

F4.1 The DCC shall act as set out in Tables 1 to 3.

Table 1 One

Table 2 Two

Table 3 Three

## Annex to Section F4

1 The first rule.

## Annex to Section F5

2 The second rule.
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall comply with the Annex to Section F4 and with paragraph 2 of the Annex to Section F5.
`,
      note: "From another document, and as a range.",
    },
    {
      good: `
# APPENDIX P: CODE OF CONNECTION

1.1 The DCC shall act.

## Appendix A [Not used]

## Appendix B Definitions

| Term | Meaning |
| --- | --- |
| **Act** | means what is done. |
`,
      note: "Definitions have effect by their terms.",
    },
  ],
});

/** `the table below`, `the following table` anywhere in the clause around a caption; or a colon in front of it. */
function isSpokenOf(document: Facts, table: Clause): boolean {
  const { prose } = document.tree;
  const { from, to } = nearTo(document, table);
  const before = prose.slice(from, table.at.from).trimEnd();
  const behind = prose.slice(table.at.to, to);
  return /:$/.test(before) || /\b(?:following|this|these|next|first|second|third|above|below|each) tables?\b|\btables? (?:below|above|that follows?|overleaf)\b/i.test(`${before} ${behind}`);
}

/** Whether the caption, above or below it, is that of a table of data items: such a table is found by the type that it describes. */
function describesOne(document: Facts, caption: Clause): boolean {
  const { tree } = document;
  const named = caption.heading && typesIn(tree.text, caption.heading)?.names;
  if (!named) return false;
  const { from, to } = nearTo(document, caption);
  const isNear = (place: number): boolean => from <= place && place < to;
  return duisTables(tree).items.some(({ table, header, at, names }) => {
    // Only the heading of its clause names it.
    const isHeaded = at.from === header.at.from;
    const isNamedNear = isNear(at.from) && (!isHeaded || isNear(tree.clauses[table.clause]?.at.from ?? 0));
    return isNamedNear && isNear(header.at.from) && names.some(({ name }) => named.some((one) => one.name === name));
  });
}

/** Where a table may be spoken of without its number: in the clause around its caption, not too far away. */
function nearTo({ tree }: Facts, { parent, at }: Clause): Span {
  const around = tree.clauses[parent]?.content ?? { from: 0, to: tree.prose.length };
  return { from: Math.max(around.from, at.from - 4000), to: Math.min(around.to, at.to + 2000) };
}

/** The annexes and tables (positions) that somebody may be expected to refer to. */
const citable = ofShape(({ clauses }): readonly number[] =>
  clauses.filter(({ kind, notUsed, number }) => (kind === "annex" || kind === "table") && !notUsed && !/^(?:Part|Figure) /.test(number)).map(({ index }) => index),
);

/** The annexes (positions) that define terms: they have their effect through them. */
function annexesOfDefinitions({ tree }: Facts): ReadonlySet<number> {
  const found = new Set<number>();
  const counts = new Map<number, number>();
  for (const { clause, form } of tree.definitions) {
    if (form === "running") continue;
    for (let at = clause; at >= 0; at = tree.clauses[at]!.parent) {
      if (tree.clauses[at]!.kind !== "annex") continue;
      const count = (counts.get(at) ?? 0) + 1;
      counts.set(at, count);
      if (count > 2) found.add(at);
    }
  }
  for (const { kind, heading, index } of tree.clauses) {
    if (kind === "annex" && heading && /\b(?:definitions?|interpretation|glossary|abbreviations)\b/i.test(slice(tree.prose, heading))) found.add(index);
  }
  return found;
}
