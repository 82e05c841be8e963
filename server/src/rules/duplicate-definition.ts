import type { CorpusView } from "../index/corpus-view.ts";
import type { DocumentId } from "../index/facts.ts";
import { termKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { citationWithHeading, siteName } from "../index/names.ts";
import { textWithout } from "../syntax/comments.ts";
import type { Definition } from "../syntax/tree.ts";
import { detached } from "../text/detached.ts";
import { listed } from "../text/sentence.ts";
import { contains, slice } from "../text/span.ts";
import { formAround } from "./form-around.ts";
import { followsOther, governing, pointedAt, rivalsOf } from "./governing-definition.ts";
import { defineRule, every, mostRelated, pause, type FaultWith, type Fix } from "./rule.ts";

export const duplicateDefinition = defineRule({
  id: "duplicate-definition",
  summary: "A term is defined again, although another definition governs it.",
  why: `
One term with two meanings is the costliest slip of all: each reader takes the one at hand. Section A's definition governs
the whole Code; without one there, the one of the widest scope does, and then the first. A narrower place may point to it
(\`has the meaning given to that expression in Section A1.1\`), but may not define the term anew. An acronym and its long
form are one term. Two documents that each define a term for themselves, where nothing wider does, are told as
information only.`,
  severity: "warning",
  reads: "corpus",
  examines: "definitions",
  *check({ document, definitions, corpus }) {
    const isLong = every(32);
    for (const definition of definitions) {
      if (isLong()) yield pause;
      if (!definition.certain || definition.kind === "empty") continue;
      const fault = definition.kind === "meaning" ? faultOf(corpus, { document, definition }) : rowFault(corpus, { document, definition });
      if (fault) yield fault;
    }
  },
  marks: "duplicate",
  mendedBy: { removal: true },
  logged: {
    sameError: ({ data: { governing } }) => governing.toLowerCase(),
    summary: ({ data: { where } }, all) => {
      const terms = [...new Set(all.map(({ data: { term } }) => `“${term}”`))];
      const others = [...new Set(all.map(({ data: { isSameDocument }, documentName }) => (isSameDocument ? "the same document" : documentName)))];
      return `${listed(terms)} ${terms.length === 1 ? "is" : "are"} defined in ${where}, and again in ${listed(others)}`;
    },
  },
  examples: [
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **TLS** | means the Transport Layer Security protocol. |
//- appendix-p.sec
# APPENDIX P: CODE OF CONNECTION

## Appendix A Definitions

| Term | Meaning |
| --- | --- |
| **Transport Layer Security** | means the protocol of that name. |
    ^^^^^^^^^^^^^^^^^^^^^^^^ “Transport Layer Security” is defined in Section A1.1 already (as “TLS”), with another meaning.
`,
      fixed: `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **TLS** | means the Transport Layer Security protocol. |
//- appendix-p.sec
# APPENDIX P: CODE OF CONNECTION

## Appendix A Definitions

| Term | Meaning |
| --- | --- |
| **Transport Layer Security** | has the meaning given to that expression in Section A1.1 (Definitions). |
`,
      note: "An acronym and its long form are one term.",
    },
    {
      bad: `
# APPENDIX AD: USER INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **Alert** | means a message. |
| **Alert** | means a message. |
    ^^^^^ “Alert” is defined in clause 1.3 already, in the same words.
`,
    },
    {
      bad: `
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Alert** | means a message. |
| **Alert** | has the meaning given to that expression in Section H1.1 (Messages). |
    ^^^^^ “Alert” is defined in Section A1.1 already, with another meaning.
`,
      note: "One table gives a term one meaning.",
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Code** | means this Smart Energy Code. |
//- schedule-1.sec
# SCHEDULE 1: FRAMEWORK AGREEMENT

1.1 In this Framework Agreement (with its recitals):

"Code" means the Smart Energy Code that the Secretary of State designated.
 ^^^^ “Code” is defined in Section A1.1 already
`,
      note: "Information only: an agreement that is signed by itself speaks for itself.",
    },
    {
      bad: `
//- appendix-ab.sec
# APPENDIX AB: SERVICES

1.1 In this Appendix, **Target Time** means five minutes.
//- appendix-ac.sec
# APPENDIX AC: INVENTORY

1.1 In this Appendix, **Target Time** means ten minutes.
                        ^^^^^^^^^^^ “Target Time” is defined in clause 1.1 of Appendix AB too
`,
      note: "Information only: neither document governs the other.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Major Incident** | has the meaning given to that expression in Section G3.4. |
//- section-g.sec
# SECTION G: SECURITY

G3.4 For the purposes of this Section G3, a **Major Incident** means an event.
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 1 Definitions

| Term | Meaning |
| --- | --- |
| **Major Incident** | has the meaning given to that expression in Section A1.1. |
`,
      note: "A pointer is no second definition, and the place that it names may define the term.",
    },
    {
      good: `
# APPENDIX M: INTERFACE

1.2 The terms “sending” and “receipt” are interpreted as follows:
(a) for the portal:
(i) “receipt” means the arrival of a request; and
(ii) “sending” means its answer; or
(b) for the web service:
(i) “receipt” means the arrival of a message; and
(ii) “sending” means its answer.
`,
      note: "Each holds for its own paragraph.",
    },
    {
      good: `
# SECTION C: GOVERNANCE

C1.1 In this Section C, “Front Page” (or “Front Pages”) means, for a paper, its first page, and for all else, “Front Page” means the words that are read first.
`,
      note: "Each case of one definition, and each name that it gives.",
    },
    {
      good: `
# APPENDIX B: CERTIFICATE POLICY

1.1 The Policy Management Authority ("PMA") keeps this document.

1.2 In this document:

| Acronym | Meaning |
| --- | --- |
| **PKI** | Public Key Infrastructure |
| **PMA** | Policy Management Authority |
`,
      note: "An acronym that is spelt out in the text, and again in a list of acronyms.",
    },
  ],
});

/** What a fault is told with. */
interface Duplicate {
  readonly term: string;
  /** What the definition that governs calls it. */
  readonly governing: string;
  /** The place of that definition, as any document would cite it. */
  readonly where: string;
  readonly isSameDocument: boolean;
}

function faultOf(corpus: CorpusView, site: DefinitionSite): FaultWith<Duplicate> | undefined {
  const sites = rivalsOf(corpus, site.definition);
  if (sites.length < 2 || followsOther(site)) return undefined;
  const governor = governing(corpus, sites, site);
  if (governor?.definition === site.definition) return sameAcronym(corpus, site);
  if (!governor || sites.some(other => isPartOf(site, other))) return undefined;
  // `means the board established in accordance with Section C8`, where C8 says `the “Change Board”`: they are made to meet.
  if (site.definition.form === "parenthetical" && pointedAt(corpus, governor, [site])) return undefined;
  if (spellsOut(site, governor) || spellsOut(governor, site) || isInOtherForm(site, governor) || isInOtherForm(governor, site)) return undefined;
  const { document, definition } = site;
  const name = termKey(governor.definition.term) === termKey(definition.term) ? definition.term : detached(governor.definition.term);
  // Two documents that each speak for themselves, or a name in brackets, may well be meant.
  const isApart = governor.document !== document && governor.definition.scope !== "code";
  const mayBeMeant = isApart || definition.form === "parenthetical" || isOfItsOwnAgreement(site);
  return {
    ...toldAgain(site, governor, name, isApart ? "too" : "already"),
    ...(mayBeMeant ? { severity: "information" } : {}),
    fixes: now => fixesOf(now, definition, document.id),
  };
}

/** An acronym that stands for another term of the whole Code, or of the document, which is defined further up in it. */
function sameAcronym(corpus: CorpusView, site: DefinitionSite): FaultWith<Duplicate> | undefined {
  const { document, definition } = site;
  for (const alias of definition.aliases) {
    if (!acronym.test(alias)) continue;
    const other = corpus.definitions(termKey(alias)).find((one) => one.document === document && one.definition.at.from < definition.at.from && one.definition.scope === definition.scope
      && one.definition.certain && one.definition.kind !== "empty" && one.definition.aliases.some((name) => termKey(name) === termKey(alias)) && isOfOtherWords(one.definition.term, definition.term));
    if (!other) continue;
    const { term } = other.definition;
    return {
      at: definition.at,
      message: `“${alias}” stands for “${term}” already, in ${siteName(other, document)}.`,
      data: { term: alias, governing: term, where: siteName(other), isSameDocument: true },
      related: (now) => relatedOf(now, definition, document.id),
    };
  }
  return undefined;
}

const acronym = /^(?=.*[A-Z].*[A-Z])[A-Z\d][A-Za-z\d&/-]{1,11}$/;

/** Whether neither of two terms has the other within it: `Smart Meter` and `Electricity Smart Meter` may share a name. */
function isOfOtherWords(a: string, b: string): boolean {
  const [one, two] = [termKey(a), termKey(b)];
  return !one.includes(two) && !two.includes(one) && !acronym.test(a) && !acronym.test(b);
}

/** A pointer in a table that gives its term a meaning already, or points elsewhere. */
function rowFault(corpus: CorpusView, site: DefinitionSite): FaultWith<Duplicate> | undefined {
  const { document, definition } = site;
  if (definition.form !== "table") return undefined;
  const isOther = ({ document: home, definition: { form, clause, at, kind } }: DefinitionSite) => home === document && form === "table" && clause === definition.clause && kind !== "empty" && at.from !== definition.at.from;
  const other = rivalsOf(corpus, definition).find(isOther);
  if (!other || (other.definition.kind === "pointer" && other.definition.at.from > definition.at.from)) return undefined;
  return toldAgain(site, other, definition.term, "already");
}

/** That the term is defined at `other`, where it is called `name`, too or already. */
function toldAgain({ document, definition }: DefinitionSite, other: DefinitionSite, name: string, again: "too" | "already"): FaultWith<Duplicate> {
  const { term } = definition;
  const as = name === term ? "" : ` (as “${name}”)`;
  const how = sameWords(body(other), body({ document, definition })) ? "in the same words" : "with another meaning";
  return {
    at: definition.at,
    message: `“${term}” is defined in ${siteName(other, document)} ${again}${as}, ${how}.`,
    data: { term, governing: name, where: siteName(other), isSameDocument: other.document === document },
    related: now => relatedOf(now, definition, document.id),
  };
}

/** `Policy Management Authority (“PMA”)`, where the other says that PMA is `Policy Management Authority`. */
function spellsOut({ document: { tree }, definition: { form, at } }: DefinitionSite, other: DefinitionSite): boolean {
  if (form !== "parenthetical") return false;
  const long = plainWords(body(other));
  if (long.length > longestName || !long.includes(" ")) return false;
  const before = plainWords(tree.prose.slice(Math.max(0, at.from - longestName - 40), at.from).replace(/\((?:the |each an? |an? )?["“‘']?$/, ""));
  return before.endsWith(long) && !/[\p{L}\p{N}]$/u.test(before.slice(0, -long.length));
}

/** UTF-16 units: no name is longer. */
const longestName = 120;

/** Whether a definition stands in a form that `other` is no part of: what is signed by itself says for itself what a name in it means. */
function isInOtherForm({ document, definition }: DefinitionSite, other: DefinitionSite): boolean {
  if (other.document !== document) return false;
  const form = formAround(document.tree, definition.at);
  return form !== undefined && !contains(form, other.definition.at);
}

/** `In this Framework Agreement`: what parties sign by itself says for itself what its words mean. */
function isOfItsOwnAgreement({ document: { tree }, definition }: DefinitionSite): boolean {
  const clause = tree.clauses[definition.clause];
  return clause !== undefined && /\b[Ii]n\s+this\s+(?:[A-Z][a-z]+\s+){0,2}(?:Agreement|Deed|Contract)\b/.test(tree.prose.slice(clause.own.from, Math.min(definition.at.from, clause.own.from + 200)));
}

/** Whether a definition stands within another, which goes on to say what the term means elsewhere, or gives it a second name: `“User” (or “Users”) means`. */
function isPartOf({ document, definition: { at } }: DefinitionSite, other: DefinitionSite): boolean {
  const { at: term, body } = other.definition;
  // A line that ends a sentence ends a definition too, though no blank line follows.
  return other.document === document && term.from < at.from && term.to <= body.from && at.to <= body.to && !/[.;][^\S\n]*\n/.test(document.tree.prose.slice(term.to, Math.min(at.from, term.to + longestSentence)));
}

/** UTF-16 units: no line of a definition is longer. */
const longestSentence = 4_000;

function body({ document, definition }: DefinitionSite): string {
  return textWithout(document.tree, definition.body);
}

/** What is longer is no definition, but a text that goes on: many such, each within the other, are not gone through. */
const longestBody = 20_000;

function sameWords(a: string, b: string): boolean {
  if (a.length > longestBody || b.length > longestBody) return a === b;
  return plainWords(a) === plainWords(b);
}

function plainWords(words: string): string {
  return words.replace(/\s+/g, " ").replace(/(?<![.;])[.;]+$/, "").trim().toLowerCase();
}

function relatedOf(corpus: CorpusView, definition: Definition, id: DocumentId) {
  return rivalsOf(corpus, definition)
    .filter(site => site.definition !== definition && !(site.document.id === id && site.definition.at.from === definition.at.from))
    .slice(0, mostRelated)
    .map(site => ({ document: site.document.id, at: site.definition.at, message: `“${site.definition.term}” ${site.definition.kind === "pointer" ? "points elsewhere from" : "is defined in"} ${siteName(site)}.` }));
}

function fixesOf(corpus: CorpusView, definition: Definition, id: DocumentId): readonly Fix[] {
  const document = corpus.document(id);
  if (!document || definition.form === "parenthetical" || definition.form === "flat-table") return [];
  const governor = governing(corpus, rivalsOf(corpus, definition), { document, definition });
  const clause = governor?.document.tree.clauses[governor.definition.clause];
  if (!governor || !clause || clause.key === "" || (governor.document === document && governor.definition.form === "table")) return [];
  const place = citationWithHeading(corpus, governor.document, clause, document);
  const words = slice(document.tree.text, definition.body);
  const end = /[.;,]$/.exec(words)?.[0] ?? "";
  return [
    {
      title: `Refer back to ${place}`,
      preferred: true,
      safe: false,
      edits: [{ document: id, at: definition.body, newText: `has the meaning given to that expression in ${place}${end}` }],
    },
  ];
}
