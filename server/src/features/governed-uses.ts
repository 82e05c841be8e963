// The uses that belong to a definition: those that it governs, and no other definition of the name. One answer for the
// count above a definition, the list of its uses, its rename and the impact of its change.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { keysOf, type TermKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { termsCalled } from "./term-identity.ts";
import { countOf, usesOf, type TermUse } from "./term-uses.ts";

/** A term with the uses that its definitions govern. */
export interface Governed {
  /** Its definitions: those that were asked about, and those that are one term with them. */
  readonly sites: readonly DefinitionSite[];
  /** In order. */
  usesIn(document: Facts): readonly TermUse[];
  /** How many there are, and where the first one starts. */
  countIn(document: Facts): { readonly count: number; readonly first: number };
}

/** What `definitions`, which are one term, govern. */
export function governedBy(corpus: Corpus, definitions: readonly DefinitionSite[]): Governed {
  const asked = namesOf(definitions);
  const found = new Map(definitions.map((site) => [site.definition, site]));
  for (const key of asked) {
    const terms = termsCalled(corpus, key);
    for (const site of definitions) if (terms.sites.some(({ definition }) => definition === site.definition)) for (const same of terms.sameAs(site)) found.set(same.definition, same);
  }
  const sites = [...found.values()];
  const keys = namesOf(sites);
  // The names of which some use may belong to another definition, or to none.
  const rivals = new Map([...keys].map((key) => [key, termsCalled(corpus, key)] as const).filter(([, terms]) => !terms.isOneEverywhere));
  const isMeant = (key: TermKey, document: Facts, offset: number) => {
    const held = rivals.get(key)?.holdingAt(document, offset);
    return !held || held.some(({ definition }) => found.has(definition));
  };
  return {
    sites,
    usesIn(document) {
      const uses = usesOf(corpus, document, keys);
      return rivals.size === 0 ? uses : uses.filter(({ term, at }) => isMeant(term, document, at.from));
    },
    countIn(document) {
      if (rivals.size === 0) return countOf(corpus, document, keys);
      const uses = this.usesIn(document);
      return { count: uses.length, first: uses[0]?.at.from ?? Infinity };
    },
  };
}

/** Whether no other definition has a name of the one at `site`, which governs every use of its names then. */
export function isAlone(corpus: Corpus, { definition }: DefinitionSite): boolean {
  return definition.scope !== "clause" && keysOf(definition).every((key) => corpus.definitions(key).length === 1);
}

/** What governs the use of `term` at `offset`, with all that it governs; where nothing does, all that bears the name. */
export function governedAt(corpus: Corpus, document: Facts, term: TermKey, offset: number): Governed {
  const { sites, holdingAt } = termsCalled(corpus, term);
  const held = holdingAt(document, offset);
  if (held.length > 0) return governedBy(corpus, held);
  const keys = new Set([term]);
  return { sites, usesIn: (where) => usesOf(corpus, where, keys), countIn: (where) => countOf(corpus, where, keys) };
}

function namesOf(sites: readonly DefinitionSite[]): ReadonlySet<TermKey> {
  return new Set(sites.flatMap(({ definition }) => keysOf(definition)));
}
