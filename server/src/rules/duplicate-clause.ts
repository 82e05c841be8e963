import { hasLostNumbers } from "../index/lost-numbers.ts";
import type { Facts } from "../index/facts.ts";
import { scopeOf } from "../index/keys.ts";
import { clauseName } from "../index/names.ts";
import { mayBeCell } from "../index/trust.ts";
import type { Clause } from "../syntax/tree.ts";
import { defineRule, type Fix } from "./rule.ts";

export const duplicateClause = defineRule({
  id: "duplicate-clause",
  summary: "A clause number stands twice in one document.",
  why: `
Two clauses of one number make every reference to it uncertain. It happens when a clause is inserted without the letter
that an inserted clause has (\`G3.5A\`), or when a block of text is pasted twice.`,
  severity: "error",
  reads: "document",
  rests: "structure",
  *check({ document }) {
    // Several documents in one file have no one numbering.
    if (document.tree.identity.kind === "other" && document.tree.identity.at.to === 0) return;
    if (hasLostNumbers(document)) return;
    for (const clauses of document.clauses.repeated()) {
      const [first, ...others] = clauses.filter((clause) => !mayBeCell(document, clause));
      if (first?.kind !== "clause" && first?.kind !== "annex") continue;
      for (const again of others) {
        yield {
          at: again.at,
          message: `${first.number} stands twice in this document.`,
          data: { number: first.number },
          related: () => [{ document: document.id, at: first.at, message: `${first.number} stands here first.` }],
          fixes: () => fixesOf(document, again),
        };
      }
    }
  },
  mendedBy: { removal: true, order: true },
  logged: { summary: ({ data: { number }, documentName }) => `${number} stands twice in ${documentName}` },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 Each User shall tell the DCC.

G3.5 Each User shall tell the Panel.
^^^^ G3.5 stands twice in this document.

G3.6 Each User shall comply.
`,
      fixed: `
# SECTION G: SECURITY

G3.4 Each User shall keep a record.

G3.5 Each User shall tell the DCC.

G3.5A Each User shall tell the Panel.

G3.6 Each User shall comply.
`,
      note: "The number of an inserted clause is offered, since the next one is taken.",
    },
    {
      bad: `
# APPENDIX P: CODE OF CONNECTION

## 1 General

1.1 The DCC shall publish a list.

1.1 The DCC shall keep it up to date.
^^^ 1.1 stands twice
`,
      fixed: `
# APPENDIX P: CODE OF CONNECTION

## 1 General

1.1 The DCC shall publish a list.

1.2 The DCC shall keep it up to date.
`,
    },
    {
      bad: `
# SECTION H: DCC SERVICES

H1.1 The DCC shall publish a list.

H1.1 The DCC shall keep it up to date.
^^^^ H1.1 stands twice

H1.3 The DCC shall tell the Panel of it.
`,
      fixed: `
# SECTION H: DCC SERVICES

H1.1 The DCC shall publish a list.

H1.2 The DCC shall keep it up to date.

H1.3 The DCC shall tell the Panel of it.
`,
      note: "The gap behind the second one is the number that it lost.",
    },
    {
      good: `
# SECTION F: SYSTEMS

## F4 ACCESS

F4.1 The DCC shall use the channels listed in the Annex to Section F4.

## Annex to Section F4

1 The first channel.

## Annex to Section F5

1 The second channel.
`,
      note: "Each annex has a numbering of its own.",
    },
    {
      good: `
# APPENDIX AG: INCIDENTS

2.1 The DCC shall act in accordance with clause
2.1 and shall report.

2.2 The time is
5 minutes, and the limit is set out in clauses
2.1 and 2.2.
`,
      note: "A number that a line end cut off its sentence starts no clause.",
    },
    {
      good: `
# APPENDIX B: CERTIFICATE POLICY

# 2. PURPOSE

### 2.1.1 Uses

A Certificate may be used:

1. to sign;
2. to prove who signed;
3. to prove when; or
4. as is set out in 3.1.

# 3. NAMES

## 3.1 Kinds

A name shall:

1. Be true.
2. Be short.
3. Be known, as:
   1. The name of a Party.
   2. The name of a User.
   3. The name of a Device.
4. Be one that the DCC has not refused.

# 4. ISSUE

4.1 The DCC shall issue Certificates.
`,
      note: "Lists whose items are numbered as clauses are.",
    },
    {
      good: `
APPENDIX P
CODE OF CONNECTION

Contents
1. Purpose
2. Terms
2.1 Old title
2.2 Scope
3. Duties
3.1 Users
3.2 The DCC
4. Reports

1. Purpose
This document says how a User connects.
2. Terms
2.1 New title
The terms are these.
2.2 Scope
All Users are bound.
3. Duties
3.1 Users
Each User shall comply.
3.2 The DCC
The DCC shall comply.
4. Reports
Each User shall report.
`,
      note: "A contents list without pages, of which a title has been changed since.",
    },
    {
      good: `
# APPENDIX P: CODE OF CONNECTION

This document is read with:

1. The Code, as it is in force.
2. The User Guide, as the DCC publishes it.

## 1 Purpose

1.1 This document says how a User connects.

## 2 Duties

2.1 Each User shall comply.
`,
      note: "A list before the first clause.",
    },
  ],
});

/** The next number, where it is free; else that of a clause inserted behind. */
function fixesOf(document: Facts, again: Clause): readonly Fix[] {
  if (again.kind !== "clause") return [];
  const [, stem, digits, letters] = /^(|.*\D)(\d+)([A-Z]*)$/.exec(again.number) ?? [];
  if (stem === undefined) return [];
  const scope = scopeOf(again);
  const isFree = (number: string) => !document.clauses.has(scope + number) && !document.implied.has(scope + number);
  const next = `${stem}${Number(digits) + 1}`;
  const inserted = ["A", "B", "C", "D", "E", "F"].map(letter => `${stem}${digits}${letter}`).find(isFree);
  // A gap behind it is the number that it lost.
  const numbers = [letters === "" && isFree(next) ? next : undefined, inserted].filter((number) => number !== undefined);
  return numbers.map((number, i) => ({ title: `Renumber ${clauseName(document, again, document)} to ${number}`, preferred: i === 0, safe: false, edits: [{ document: document.id, at: again.at, newText: number }] }));
}
