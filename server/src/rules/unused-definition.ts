import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { keysOf, type TermKey } from "../index/keys.ts";
import type { Definition, DocumentMention } from "../syntax/tree.ts";
import { firstWhere } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";

export const unusedDefinition = defineRule({
  id: "unused-definition",
  summary: "A term is defined and never used.",
  why: `
What is defined and never used is what a deleted clause left behind, or a sign that the clauses call the thing by another
name. A term of the whole Code is sought in every document, any other in its own (and everywhere if another document points
to it); plurals, acronyms, references by the term and longer terms that hold it count as uses. Where only a part of the Code
is here nothing is said: what an absent document uses cannot be known.`,
  severity: "hint",
  reads: "corpus",
  *check({ document, corpus }) {
    if (document.tree.identity.extract) return;
    const isWithinOther = nesting(document.tree.definitions);
    const candidates = document.tree.definitions.filter(one => isCandidate(document, one, isWithinOther));
    if (candidates.length === 0) return;
    const ofCode = candidates.filter(({ scope }) => scope === "code");
    const unused = new Set(ofCode.length === 0 || isPartOnly(corpus, document) ? [] : ofCode.filter(one => !keysOf(one).some(key => corpus.isUsed(key))));
    // A Code that uses less than half of its terms is not here.
    if (unused.size > 10 && unused.size > ofCode.length / 2) unused.clear();
    const { mentioned } = corpus.terms(document);
    const shared = new Map<TermKey, boolean>();
    /** Whether another document means the term too. */
    const isShared = (key: TermKey): boolean => {
      let is = shared.get(key);
      if (is === undefined) shared.set(key, (is = corpus.definitions(key).some(site => site.document.id !== document.id && (site.definition.kind === "pointer" || site.definition.scope === "code"))));
      return is;
    };
    for (const one of candidates) {
      if (one.scope === "code" || keysOf(one).some(key => mentioned.has(key))) continue;
      if (!keysOf(one).some(isShared) || !keysOf(one).some(key => corpus.isUsed(key))) unused.add(one);
    }
    for (const one of candidates) {
      if (!unused.has(one)) continue;
      const where = one.scope === "code" ? "" : " in this document";
      yield { at: one.at, message: `“${one.term}” is defined and never used${where}.`, data: { term: one.term }, fixes: () => fixesOf(document, one) };
    }
  },
  marks: "unused",
  mendedBy: { removal: true },
  logged: { sameError: ({ data: { term } }) => term, summary: ({ data: { term } }) => `“${term}” is defined, but not used` },
  examples: [
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **Panel Chair** | means the chair of the Panel, and "Panel Chair" is read accordingly. |
    ^^^^^^^^^^^ “Panel Chair” is defined and never used
| **Party** | means a person. |
//- section-c.sec
# SECTION C: GOVERNANCE

C1.1 The Panel shall hear all Parties.
`,
      fixed: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **Party** | means a person. |
`,
    },
    {
      bad: `
//- appendix-p.sec
# APPENDIX P: CONNECTION

## 1 General

1.1 Each Full File may be fetched.

## Appendix B Definitions

| Term | Meaning |
| --- | --- |
| **Delta File** | means a part. |
    ^^^^^^^^^^ “Delta File” is defined and never used in this document
| **Full File** | means the whole. |
//- appendix-m.sec
# APPENDIX M: INTERFACE

1.1 Each Delta File is another.
`,
      note: "A document's own term is sought in that document.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Authorised Officer (AO)** | means a person. |
| **Certificate** | means a statement. |
| **Device Certificate** | means a statement about a Device. |
| **Device** | means a meter. |
| **Major Incident** | has the meaning given to that expression in Section G1.1. |
| **SMKI Policy** | means the document of that name. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 A **Major Incident** means an event. Each AO shall comply with section 2.4 of the SMKI Policy.
//- section-h.sec
# SECTION H: SERVICES

H1.1 On each Major Incident, the DCC shall revoke all Device Certificates.
`,
      note: "The acronym, the plural, a reference by the term, a longer term that holds it, a use in another document.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Charge** | has the meaning given to that expression in Section K1.1. |
| **Panel** | has the meaning given to that expression in Section C2.1. |
| **Proposer** | means a person that makes a proposal under Section D1.2. |
`,
      note: "Sections C, D and K are not here: who uses the terms cannot be known.",
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Device(s)** | means a meter. |

A1.2 Each Device is counted.
`,
      note: "One and several.",
    },
    {
      good: `
# APPENDIX AD: USER INTERFACE SPECIFICATION

1.1 The column “Mandatory” refers to whether a data item may be left out. “Yes” refers to one that may not.

1.2 **Table 3** refers to the response codes.
`,
      note: "What a table or its words are for.",
    },
  ],
});

function isCandidate(document: Facts, definition: Definition, isWithinOther: (at: Span) => boolean): boolean {
  const { kind, certain, term, form, at } = definition;
  // A lower-case word in quotes is told for its paragraph alone.
  if (kind === "empty" || !certain || !/^[\p{Lu}\p{N}]/u.test(term)) return false;
  if (form === "flat-table") return isParted(document, definition);
  if (form === "table") return true;
  // A few paragraphs without a document's heading are a cutting; and `Commission` within the meaning of `Commissioned` is read with it.
  return document.tree.identity.kind !== "other" && !isWithinOther(at);
}

/** Whether a tab stands between a term and its meaning, as Word saves a table as plain text: there the two are surely told apart. */
function isParted({ tree: { text } }: Facts, { at, body }: Definition): boolean {
  return at.to <= body.from && body.from - at.to < 40 && text.slice(at.to, body.from).includes("\t");
}

/** Tells whether a term stands in the meaning of one that began before it. */
function nesting(definitions: readonly Definition[]): (at: Span) => boolean {
  const bodies = definitions.map(({ at, body }) => ({ from: Math.max(at.from, body.from), to: body.to })).sort((a, b) => a.from - b.from);
  // Of those up to each the one that reaches farthest.
  for (let i = 1; i < bodies.length; i++) bodies[i]!.to = Math.max(bodies[i]!.to, bodies[i - 1]!.to);
  return ({ from, to }) => (bodies[firstWhere(bodies.length, i => bodies[i]!.from >= from) - 1]?.to ?? -1) >= to;
}

/** Whether many of the documents that this one speaks of are not in the workspace, or it speaks of none. */
function isPartOnly(corpus: CorpusView, document: Facts): boolean {
  const known = new Map<string, boolean>();
  // Of one document's name, most references hold the same object.
  const seen = new Set<DocumentMention>();
  for (const reference of document.tree.references) {
    const { target } = reference;
    if (target.kind !== "clause" && target.kind !== "annex") continue;
    const { document: mention } = target;
    if (mention.kind === "this" || mention.kind === "named" || seen.has(mention)) continue;
    seen.add(mention);
    const name = mention.kind === "schedule" ? `schedule ${mention.number}` : `${mention.kind} ${mention.letter}`;
    if (name === document.identity || known.has(name)) continue;
    known.set(name, corpus.resolve(reference, document).kind === "absent");
  }
  const absent = [...known.values()].filter(Boolean).length;
  return absent * 4 > known.size;
}

function fixesOf(document: Facts, definition: Definition): readonly Fix[] {
  if (definition.form !== "table") return [];
  const { text, tables, definitions } = document.tree;
  const table = tables.find(({ at }) => at.from <= definition.at.from && definition.at.from < at.to);
  if (!table) return [];
  const from = text.lastIndexOf("\n", definition.at.from) + 1;
  // Rows that go on with the meaning go with it.
  const next = definitions.find(one => one.at.from > definition.at.from && one.at.from < table.at.to);
  const last = table.rows.findLast(row => row.at.from < (next?.at.from ?? table.at.to))!;
  const end = next ? text.lastIndexOf("\n", next.at.from) + 1 : text.indexOf("\n", last.at.to) + 1 || text.length;
  return [{ title: `Remove the definition of “${definition.term}”`, preferred: true, safe: false, edits: [{ document: document.id, at: { from, to: end }, newText: "" }] }];
}
