import type { CorpusView } from "../index/corpus-view.ts";
import { siteName } from "../index/names.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { keysOf, termKey } from "../index/keys.ts";
import { pointedPlaces, referencesIn, sitesAt, sitesOf } from "./definition-places.ts";
import { listed } from "../text/sentence.ts";
import { defineRule, every, pause } from "./rule.ts";

export const circularDefinition = defineRule({
  id: "circular-definition",
  summary: "Terms are defined only by one another.",
  why: `
Where a Consumer means a Customer and a Customer means a Consumer, neither has a meaning. Nor has a term whose
pointers lead to each other. Only definitions that say nothing else are reported: a Code is full of terms whose definitions
mention one another and say more.`,
  severity: "warning",
  reads: "corpus",
  examines: "definitions",
  *check({ document, definitions, corpus }) {
    const isLong = every(16);
    for (const definition of definitions) {
      if (isLong()) yield pause;
      if (definition.kind === "empty" || !definition.certain) continue;
      const circle = circleOf(corpus, { document, definition });
      if (!circle) continue;
      const names = circle.map(site => `“${site.definition.term}”`);
      const isOneTerm = names.length > 1 && circle.every(site => keysOf(site.definition).includes(termKey(definition.term)));
      yield {
        at: definition.at,
        message: isOneTerm ? `The definitions of “${definition.term}” only point to one another: ${listed(circle.map(site => siteName(site, document)))}.` : names.length === 1 ? `“${definition.term}” is defined by itself alone.` : `“${definition.term}” is defined only by ${names[1]}, which is defined only by ${[...names.slice(2), names[0]].join(", and that by ")}.`,
        related: now => (circleOf(now, { document: now.document(document.id) ?? document, definition }) ?? []).slice(1).map(site => ({ document: site.document.id, at: site.definition.at, message: `“${site.definition.term}” is defined here.` })),
      };
    }
  },
  mendedBy: { removal: true },
  examples: [
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Consumer** | means a Customer. |
    ^^^^^^^^ “Consumer” is defined only by “Customer”, which is defined only by “Consumer”
| **Customer** | means any Consumer or Consumers. |
    ^^^^^^^^ “Customer” is defined only by “Consumer”
| **Device** | means a Device. |
    ^^^^^^ “Device” is defined by itself alone
`,
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Major Incident** | has the meaning given to that expression in Section G3.4. |
    ^^^^^^^^^^^^^^ The definitions of “Major Incident” only point to one another: Section A1.1 and Section G3.4.
//- section-g.sec
# SECTION G: SECURITY

G3.4 In this Section G, **Major Incident** has the meaning given to that expression in Section A1.1.
                          ^^^^^^^^^^^^^^ Section G3.4 and Section A1.1
`,
      note: "Two pointers at each other.",
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Certificate** | means a Device Certificate or an Organisation Certificate. |
| **Device Certificate** | means a Certificate that is issued for a Device. |
| **Organisation Certificate** | means a Certificate that is issued for a Party. |
| **Party** | means a User. |
| **User** | means a Party that has completed the tests. |
`,
      note: "They mention one another, and say more.",
    },
    {
      good: `
//- appendix-ad.sec
# APPENDIX AD: INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **TLS** | means Transport Layer Security. |
| **Supplier** | means the Party of that name. |
`,
      note: "An acronym and its long form are one term.",
    },
  ],
});

/** Of so many definitions and more nobody could say that they are a circle. */
const most = 40;

/** The definitions that lead from `site` back to it, itself first, where none of all that it leads to says anything of its own. */
function circleOf(corpus: CorpusView, site: DefinitionSite): readonly DefinitionSite[] | undefined {
  // Nearly every definition has a meaning of its own.
  if (!leadsTo(corpus, site)) return undefined;
  const from = new Map<DefinitionSite["definition"], DefinitionSite | undefined>([[site.definition, undefined]]);
  const queue: DefinitionSite[] = [site];
  let last: DefinitionSite | undefined;
  for (let i = 0; i < queue.length; i++) {
    const next = leadsTo(corpus, queue[i]!);
    if (!next || queue.length > most) return undefined;
    for (const other of next) {
      if (other.definition === site.definition) last ??= queue[i]!;
      if (from.has(other.definition)) continue;
      from.set(other.definition, queue[i]!);
      queue.push(other);
    }
  }
  if (!last) return undefined;
  const circle: DefinitionSite[] = [];
  for (let at: DefinitionSite | undefined = last; at; at = from.get(at.definition)) circle.unshift(at);
  return circle;
}

/** The definitions that `site` rests on alone; undefined where it has a meaning of its own, or that cannot be told. */
function leadsTo(corpus: CorpusView, site: DefinitionSite): readonly DefinitionSite[] | undefined {
  if (!site.definition.certain || site.definition.kind === "empty") return undefined;
  return site.definition.kind === "pointer" && referencesIn(site.document, site.definition.body).length > 0 ? pointsTo(corpus, site) : namesOnly(corpus, site);
}

function pointsTo(corpus: CorpusView, { document, definition }: DefinitionSite): readonly DefinitionSite[] | undefined {
  const places = pointedPlaces(corpus, document, definition);
  if (places?.length !== 1) return undefined;
  // Where a pointer leads to itself, its place lacks the definition: that is told by another rule.
  const there = sitesAt(sitesOf(corpus, keysOf(definition)), places[0]!).filter(other => other.definition !== definition);
  return there.length > 0 ? there : undefined;
}

function namesOnly(corpus: CorpusView, { document, definition }: DefinitionSite): readonly DefinitionSite[] | undefined {
  const { from, to } = definition.body;
  if (to - from > 400 || definition.form === "parenthetical") return undefined;
  const uses = corpus.usesIn(document, definition.body);
  if (uses.length === 0) return undefined;
  let rest = "";
  let done = from;
  for (const { at } of uses) {
    rest += `${document.tree.prose.slice(done, at.from)} `;
    done = at.to;
  }
  rest += document.tree.prose.slice(done, to);
  if (!empty.test(rest.replace(/^[\s:]+/, ""))) return undefined;
  const aliases = definition.aliases.map(termKey);
  const found: DefinitionSite[] = [];
  for (const { form } of uses) {
    // A long form says what the acronym means.
    if (aliases.includes(form.term)) return undefined;
    // Asked in any case: another document's circle may lead through here.
    const sites = corpus.definitions(form.term);
    const own = document.definitions.get(form.term) ?? [];
    if (own.length > most) return undefined;
    const governing = own.length > 0 ? own.map(one => ({ document, definition: one })) : sites.filter(other => other.definition.scope === "code");
    if (governing.length === 0) return undefined;
    found.push(...governing);
  }
  return found;
}

/** Words that say nothing without the terms between them. */
const empty = /^(?:(?:shall )?means?|shall mean|is|are|refers? to|(?:has|have|shall have) the (?:same )?meaning (?:as|(?:given|ascribed) to)|(?:shall|is to) be (?:construed|interpreted) in accordance with)?(?:[\s,;.*"“”’'()]|\b(?:an?|the|any|each|every|or|and|either|both|one|more|all)\b)*$/i;
