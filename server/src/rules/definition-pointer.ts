import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { keysOf, nameKey, termKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { citationWithHeading, clauseName, documentName, siteName } from "../index/names.ts";
import { textWithout } from "../syntax/comments.ts";
import { identityName } from "../syntax/identity.ts";
import type { Definition, Reference, Tree } from "../syntax/tree.ts";
import { foldOf, numberOf, wordOf } from "../text/lexicon.ts";
import { wordsPattern } from "../text/pattern.ts";
import { oncePer } from "../text/remembered.ts";
import { withCapital } from "../text/sentence.ts";
import type { Span } from "../text/span.ts";
import { pointedPlaces, sitesAt, sitesOf, type PointedPlace } from "./definition-places.ts";
import { defineRule, every, pause, type Fault, type Fix } from "./rule.ts";

export const definitionPointer = defineRule({
  id: "definition-pointer",
  summary: "The place that a pointer names does not define the term.",
  why: `
A definition that says \`has the meaning given to that expression in Section H8.4\` is as good as the place that it names.
When clauses are renumbered or moved, the pointer stays behind, and the term has no meaning at all. Definitions in tables and
in running text count, with their acronyms, long forms and plurals, in the clause itself and below it. A place that mentions
the term in a way that may define it is left alone; a document \`of that name\` is looked for by its title; and text that came out of pages counts as a definition where it holds all words of the term.`,
  severity: "error",
  reads: "corpus",
  examines: "definitions",
  *check({ document, definitions, corpus }) {
    const isLong = every(2);
    for (const definition of definitions) {
      if (isLong()) yield pause;
      if (!definition.certain) continue;
      if (definition.kind === "meaning") yield* misnamed(corpus, document, definition);
      if (definition.kind !== "pointer") continue;
      const places = pointedPlaces(corpus, document, definition);
      if (!places) continue;
      const keys = keysOf(definition);
      const sites = sitesOf(corpus, keys).filter(site => site.definition !== definition);
      if (places.every(place => surelyLacks(corpus, place, definition, sites))) yield faultOf(document, definition, places[0]!);
    }
  },
  mendedBy: { removal: true, target: "any" },
  examples: [
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Planned Maintenance** | has the meaning given to that expression in Section H8.4 (Service Desk). |
                                                                        ^^^^^^^^^^^^ Section H8.4 does not define “Planned Maintenance”
//- section-h.sec
# SECTION H: SERVICES

## H8 SERVICE MANAGEMENT

### Maintenance of the DCC Systems

H8.2 In this Section H, **Planned Maintenance** means maintenance that has been announced.

### Service Desk

H8.4 The DCC shall announce all maintenance to the Panel.
`,
      fixed: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Planned Maintenance** | has the meaning given to that expression in Section H8.2 (Maintenance of the DCC Systems). |
`,
    },
    {
      bad: `
//- appendix-ad.sec
# APPENDIX AD: USER INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **Data Feed** | has the meaning given to that expression in Appendix AG. |
                                                              ^^^^^^^^^^^ Appendix AG does not define “Data Feed”
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

1.1 The DCC shall manage each Incident.
`,
      note: "Nothing in the whole document speaks of it.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Applicants** | has the meaning given to that expression in Section B1.1. |
| **Registration Data** | has the meaning given to that expression in Section E2 (Contents). |
| **TLS** | has the meaning given to that expression in Section G12.1. |
| **Security Sub-Committee** | has the meaning given to that expression in Section G7. |
| **Target Response Time** | has the meaning given to that expression in Section G7.1. |
//- section-b.sec
# SECTION B: ACCESSION

B1.1 Any person (each an "Applicant") may apply.
//- section-e.sec
# SECTION E: DATA

## E2 CONTENTS

E2.1 The DCC shall keep the following:
(a) a list of supply points (the "Registration Data").
//- section-g.sec
# SECTION G: SECURITY

## G7 SECURITY SUB-COMMITTEE

G7.1 There shall be a sub-committee, known as the **Security Sub-Committee**. The target response time is one day.

## G12 DEFINITIONS

G12.1 In this Section G:

| Term | Meaning |
| --- | --- |
| **Transport Layer Security (TLS)** | means the protocol of that name. |
`,
      note: "Running definitions, sub-paragraphs, plurals, acronyms; and a place that may define the term in other words.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Charge** | has the meaning given to that expression in Section K2.1. |
| **Compromise** | has the meaning given to that expression in Section G1.2. |
| **Licence** | has the meaning given to that expression in section 6 of the Electricity Act 1989. |
//- section-g.sec
---
extract: true
---
# SECTION G: SECURITY

G1.2 This clause speaks of something else.
`,
      note: "An absent document, a statute, an extract.",
    },
  ],
});

/** `means the SEC Subsidiary Document of that name set out in Appendix M`, where Appendix M bears another name and one other document bears the term's. */
function* misnamed(corpus: CorpusView, document: Facts, definition: Definition): Iterable<Fault> {
  const { body, term, aliases } = definition;
  if (!subsidiary.test(document.tree.prose.slice(body.from, Math.min(body.to, body.from + 120)))) return;
  const places = pointedPlaces(corpus, document, definition);
  if (places?.length !== 1 || places[0]!.key !== "") return;
  const { reference, document: there } = places[0]!;
  const names = [term, ...aliases].map(nameKey);
  if (names.some((name) => there.names.includes(name))) return;
  const meant = new Set(names.flatMap((name) => corpus.documentsNamed(name)));
  const [one] = meant;
  if (!one || meant.size > 1) return;
  const newText = identityName(one.tree.identity);
  const fix: Fix = { title: `Change to ${newText}`, preferred: true, safe: false, edits: [{ document: document.id, at: reference.at, newText }] };
  yield { at: reference.at, message: `“${term}” is ${newText}, not ${documentName(there)}.`, fixes: () => [fix] };
}

const subsidiary = /^\s*(?:means|is)\s+the\s+SEC\s+Subsidiary\s+Document\s+(?:of\s+(?:that|the\s+same)\s+(?:name|title)\s+)?(?:which\s+is\s+)?set\s+out\s+(?:in|as)\s/;

/** Whether the place is known as a whole, and neither defines the term nor mentions it in a way that may define it. */
function surelyLacks(corpus: CorpusView, place: PointedPlace, definition: Definition, sites: readonly DefinitionSite[]): boolean {
  if (sitesAt(sites, place).length > 0) return false;
  const { document, key, span } = place;
  const integrity = corpus.integrity(document);
  if (integrity === "part") return false;
  const words = corpus.proseOf(document, key);
  // A number whose text was lost, or that stands only in longer ones.
  if (words.trim().length < 20) return false;
  // Pages cut clauses and mix columns, but they lose no word: where one of the term's is nowhere, it is not defined.
  if (integrity === "paged") return key !== "" && !sites.some(site => site.document === document) && !mayBeScattered(words, definition);
  // A pointer's own row is no definition.
  const own = { from: definition.at.from - span.from, to: Math.max(definition.at.to, definition.body.to) - span.from };
  const isHere = document.tree.definitions.includes(definition);
  // Where no other place defines the term, a mere mention may be all the meaning it has.
  const isElsewhere = sites.some(site => site.definition.kind === "meaning" && site.definition.certain);
  for (const { from, to } of mentionsIn(place, words, definition)) {
    if (isHere && own.from <= from && to <= own.to) continue;
    if (!isElsewhere || mayDefine(words, from, to)) return false;
  }
  return true;
}

/** Whether all words of the term, or of an alias, stand somewhere in `prose`, together or not. */
function mayBeScattered(prose: string, { term, aliases }: Definition): boolean {
  const words = new Set(prose.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return [term, ...aliases].some(name => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).every(word => {
    const stem = stemOf(word);
    for (const other of words) if (other.startsWith(stem)) return true;
    return false;
  }));
}

/** The words of the term and of its aliases in any case; the end of the last word may differ (`Commissioned`, `Commission`). */
function mentionOf({ term, aliases }: Definition): RegExp {
  const any = [term, ...aliases].map(name => `${wordsPattern(stemmed(name), "[\\s-]{1,9}")}[\\p{L}]{0,6}`).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
}

/** Of each version of a document, where names stand in a place of it: hundreds of pointers lead into texts that nobody edits. */
const known = oncePer((_: Facts) => new Map<string, readonly Span[]>());

/** Where the term or an alias stands in `words`, which are those of `place`. */
function mentionsIn({ document, key }: PointedPlace, words: string, definition: Definition): readonly Span[] {
  const ofDocument = known(document);
  const asked = [key, definition.term, ...definition.aliases].join("\n");
  let found = ofDocument.get(asked);
  if (!found) {
    found = mayMention(document.tree, definition) ? [...words.matchAll(mentionOf(definition))].map(({ index, 0: { length } }) => ({ from: index, to: index + length })) : [];
    ofDocument.set(asked, found);
  }
  return found;
}

/** Whether the text has the first two words of the term or of an alias side by side: asked before its prose is read for all of them. */
function mayMention({ words: { number } }: Tree, { term, aliases }: Definition): boolean {
  return [term, ...aliases].some((name) => {
    const [first, second, ...others] = termKey(name).split(/[\s-]+/);
    if (second === undefined || !plainWord.test(first!) || !plainWord.test(second)) return true;
    const one = numberOf(first!);
    // The end of a term's last word may differ.
    const start = others.length > 0 ? second : stemOf(second);
    for (let i = 1; i < number.length; i++) if (foldOf(number[i - 1]!) === one && wordOf(foldOf(number[i]!)).startsWith(start)) return true;
    return false;
  });
}

const plainWord = /^[a-z\d]+$/;

/** Its words, the last without its end. */
function stemmed(name: string): string {
  const words = termKey(name).split(/[\s-]+/);
  return [...words.slice(0, -1), stemOf(words.at(-1)!)].join(" ");
}

function stemOf(word: string): string {
  return word.length > 6 ? word.slice(0, -2) : word.length > 4 ? word.slice(0, -1) : word;
}

/** Whether quotes, bold, brackets or a verb of definition stand beside it. */
function mayDefine(prose: string, from: number, to: number): boolean {
  return /["“‘*]\s*$|\((?:the|an?|each(?: an?)?)\s+$|\b(?:known as|called|entitled|termed)\s+(?:the\s+|an?\s+)?$/.test(prose.slice(Math.max(0, from - 24), from))
    || /^["”’*]|^\s+(?:means?|shall mean|is defined|are defined|(?:has|have) the meaning|shall have the meaning|(?:is|are|shall be)\s+(?:an?|the|any|those|each)\b)/.test(prose.slice(to, to + 30));
}

/** Apart from the check: what offers the fixes would hold the documents that were asked there. */
function faultOf(document: Facts, definition: Definition, { reference, document: there, key }: PointedPlace): Fault {
  const { id } = document;
  const clause = key === "" ? undefined : there.clauses.get(key)?.[0];
  const name = clause ? clauseName(there, clause, document) : textWithout(document.tree, reference.at).replace(/\s+/g, " ");
  return {
    at: reference.at,
    message: `${withCapital(name)} does not define “${definition.term}”.`,
    fixes: now => fixesOf(now, id, definition, reference),
  };
}

function fixesOf(corpus: CorpusView, id: string, definition: Definition, reference: Reference): readonly Fix[] {
  const document = corpus.document(id);
  if (!document) return [];
  const sites = sitesOf(corpus, keysOf(definition)).filter(site => site.definition.kind === "meaning" && site.definition.certain && site.definition.at.from !== definition.at.from);
  const fixes: Fix[] = [];
  for (const site of sites.slice(0, 3)) {
    const newText = placeOf(corpus, site, document, reference.heading !== undefined);
    // Of a list (`Sections H8.4 and H8.5`) the part alone gives way.
    const isAlone = document.tree.references.filter(({ whole }) => whole.from === reference.whole.from).length === 1;
    fixes.push({ title: `Change to ${newText}`, preferred: sites.length === 1, safe: false, edits: [{ document: id, at: isAlone ? reference.whole : reference.at, newText }] });
  }
  return fixes;
}

/** `Section H8.2 (Maintenance of the DCC Systems)`, as `from` cites the clause that holds the definition. */
function placeOf(corpus: CorpusView, { document, definition }: DefinitionSite, from: Facts, withHeading: boolean): string {
  const clause = document.tree.clauses[definition.clause];
  return withHeading && clause && clause.key !== "" ? citationWithHeading(corpus, document, clause, from) : siteName({ document, definition }, from);
}
