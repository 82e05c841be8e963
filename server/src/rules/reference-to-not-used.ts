import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { clauseName } from "../index/names.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { oncePer } from "../text/remembered.ts";
import { withCapital } from "../text/sentence.ts";
import { slice } from "../text/span.ts";
import { blockAt } from "../index/touched.ts";
import { defineRule, every, pause } from "./rule.ts";

export const referenceToNotUsed = defineRule({
  id: "reference-to-not-used",
  summary: "A reference names a place that is marked as not used.",
  why: `
\`[Not used]\` keeps the number of a clause that was deleted. Whoever still refers to it refers to nothing: the reference was
forgotten when the clause went. The ends of a range count too; a place within it that is not used is no fault.`,
  severity: "warning",
  reads: "corpus",
  examines: "references",
  *check({ document, references, corpus }) {
    const isLong = every(32);
    for (const reference of references) {
      if (isLong()) yield pause;
      const found = notUsedTarget(corpus, document, reference);
      if (!found) continue;
      const { target, marked } = found;
      // `G2.4`, which `G2.3 – G2.5 [Not used]` leaves out, has no clause of its own to be named by.
      const isBetween = reference.target.kind === "clause" && target.implied.has(reference.target.key);
      const name = isBetween ? slice(document.tree.text, reference.number) : clauseName(target, marked, document);
      const fullName = isBetween ? name : clauseName(target, marked);
      // Of the other document only its name is kept: it may be edited meanwhile.
      const { id } = target;
      const { key } = marked;
      yield {
        at: reference.number,
        message: `${withCapital(name)} is marked as not used.`,
        data: { fullName },
        related: now => {
          const place = now.document(id)?.clauses.get(key)?.[0];
          return place ? [{ document: id, at: place.own, message: `${place.number} is not used.` }] : [];
        },
      };
    }
  },
  mendedBy: { target: "underlined" },
  logged: { summary: ({ data: { fullName } }) => `Reference to ${fullName}, which is marked as not used` },
  examples: [
    {
      bad: `
//- section-g.sec
# SECTION G: SECURITY

G3.6 Each User shall comply.

G3.7 [Not used]
//- section-l.sec
# SECTION L: KEY INFRASTRUCTURE

L13.1 The DCC shall comply with Section G3.7 and with Sections G3.6 and G3.7(a).
                                        ^^^^ Section G3.7 is marked as not used.
                                                                        ^^^^^^^ Section G3.7 is marked as not used.
`,
    },
    {
      bad: `
# APPENDIX P: CODE OF CONNECTION

## 3 Authentication

3.1 A User shall connect as set out in sections 3.1 to 3.3 of this document.
                                                       ^^^ Clause 3.3 is marked as not used.

3.2 Not used

3.3 Not used
`,
      note: "The end of a range: 3.2 inside it is no fault.",
    },
    {
      bad: `
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 2 [Not used]

2.1 The DCC shall act.
//- section-h.sec
# SECTION H: SERVICES

H9.1 The DCC shall act in accordance with clause 2.1 of Appendix AG.
                                                 ^^^ Clause 2 of Appendix AG is marked as not used.
`,
      note: "What stands under a clause that is not used is not used either.",
    },
    {
      good: `
# SECTION G: SECURITY

G3.5 Each User shall comply with Sections G3.5 to G3.9.

G3.6 [Not used]

## G4 [Not used]

G4.1 This clause was replaced by Section G4.2.

G3.9 In place of Section G3.6 (Not Used), this Section G3.9 applies.

G4.2 Each User shall act.
`,
      note: "A clause that is not used may point to another; a reference that says `Not Used` itself is meant.",
    },
  ],
});

/** The clause that `reference` names, and the one at or above it that bears the mark. */
function notUsedTarget(corpus: CorpusView, document: Facts, reference: Reference): { readonly target: Facts; readonly marked: Clause } | undefined {
  const { kind } = reference.target;
  if (kind !== "clause" && kind !== "annex" && kind !== "relative" && kind !== "title") return undefined;
  const found = corpus.resolve(reference, document);
  // `G3.7(a)` of a clause that is not used: its list went with it.
  if (found.kind === "none" && found.document) {
    const above = withoutItems(found.sought);
    const marked = above === found.sought ? undefined : markedAbove(found.document, found.document.clauses.get(above)?.[0]);
    return marked && !isMeant(document, reference) ? { target: found.document, marked } : undefined;
  }
  if (found.kind !== "one" || found.target.kind !== "clause") return undefined;
  const marked = markedAbove(found.target.document, found.target.clause);
  return marked && !isMeant(document, reference) ? { target: found.target.document, marked } : undefined;
}

/** `G3.7(a)(i)` -> `G3.7` */
function withoutItems(key: string): string {
  let end = key.length;
  for (let open = key.lastIndexOf("("); open >= 0 && /^\([a-zA-Z0-9]+\)$/.test(key.slice(open, end)); open = key.lastIndexOf("(", open - 1)) {
    end = open;
    if (open === 0) break;
  }
  return key.slice(0, end);
}

/** Whether the reference itself says that its target is not used, or stands in a clause that is not. */
function isMeant(document: Facts, { number, clause }: Reference): boolean {
  const { blocks, prose } = document.tree;
  const block = blocks[blockAt(document.tree, number.from)]!.at;
  if (isInstruction(prose.slice(Math.max(block.from, number.from - 160), number.from))) return true;
  return /^\s*[([](?:not\sused|no\slonger\sin\suse|deleted|reserved)\b/i.test(prose.slice(number.to, number.to + 30)) || markedAbove(document, document.tree.clauses[clause]) !== undefined;
}

/** Whether anything in the document is marked at all: most documents are asked thousands of times, and have a mark or two. */
const hasMarks = oncePer(({ tree }: Facts): boolean => tree.clauses.some(({ notUsed }) => notUsed));

function markedAbove(document: Facts, clause: Clause | undefined): Clause | undefined {
  if (!hasMarks(document)) return undefined;
  const { tree } = document;
  for (let one = clause; one; one = tree.clauses[one.parent]) if (one.notUsed) return one;
  return undefined;
}

/** Whether the words before a reference are those of an instruction, which speaks of a text that is changed: `Delete Section H3.6 and replace with:`. */
function isInstruction(before: string): boolean {
  const last = [...before.matchAll(/(?:^|[.;:\n])[^\S\n]*(?:Delete|Replace|Remove|Amend)\s/g)].at(-1);
  return last !== undefined && !/[.;]\s/.test(before.slice(last.index + 1));
}
