// Which definitions are one term. Identity goes by place, not by name: two definitions of one name are the same term
// where one points to the other, or where both hold for the same text; else they are two, each with uses of its own.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { nameKey, type TermKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { targetsOf, type Resolution } from "../index/resolve.ts";
import type { Reference } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import { contains, slice, type Span } from "../text/span.ts";

/** The definitions of one name, grouped into terms. */
export interface Terms {
  readonly key: TermKey;
  readonly sites: readonly DefinitionSite[];
  /** The definitions that are one term with `site`, itself among them. */
  sameAs(site: DefinitionSite): readonly DefinitionSite[];
  /** The definitions that hold for a use at `offset` of `document`; all of them are one term, or there are none. */
  holdingAt(document: Facts, offset: number): readonly DefinitionSite[];
  /** Whether all definitions are one term, which every use means. */
  readonly isOneEverywhere: boolean;
  /** The name of a document that is not here, to which all of these definitions point. */
  absentHome(term: readonly DefinitionSite[]): string | undefined;
}

/** The terms that are called `key`. */
export function termsCalled(corpus: Corpus, key: TermKey): Terms {
  const sites = corpus.definitions(key);
  const group = sites.map((_, i) => i);
  const find = (i: number): number => (group[i] === i ? i : find(group[i]!));
  const join = (i: number, k: number) => void (group[find(k)] = find(i));
  const firsts = new Map<string, number>();
  sites.forEach((site, i) => {
    const first = firsts.get(holdsFor(site));
    if (first === undefined) firsts.set(holdsFor(site), i);
    else join(first, i);
    if (site.definition.kind !== "pointer") return;
    const places = pointedPlaces(corpus, site);
    sites.forEach((other, k) => {
      if (k !== i && places.some((place) => place.document === other.document && contains(place.span, other.definition.at))) join(i, k);
    });
  });
  const termOf = (i: number) => sites.filter((_, k) => find(k) === find(i));
  const isOneEverywhere = sites.every((_, k) => find(k) === find(0)) && sites.some(({ definition }) => definition.scope !== "clause");
  return {
    key,
    sites,
    sameAs: (site) => termOf(Math.max(0, sites.findIndex(({ definition }) => definition === site.definition))),
    holdingAt(document, offset) {
      const holding = narrowest(sites, document, offset);
      if (holding >= 0) return termOf(holding);
      // Where none holds and all are one term, that one is meant, unless it says itself that it holds in a part alone.
      return isOneEverywhere ? sites : [];
    },
    isOneEverywhere,
    absentHome(term) {
      if (term.some(({ definition }) => definition.kind !== "pointer")) return undefined;
      for (const site of term) for (const found of pointings(corpus, site)) if (found.kind === "absent") return found.document;
      return undefined;
    },
  };
}

export interface PointedPlace {
  readonly document: Facts;
  readonly span: Span;
  /** What names the place: its number, its heading. */
  readonly at: Span;
}

/** The places that a pointer's words name. */
export function pointedPlaces(corpus: Corpus, site: DefinitionSite): readonly PointedPlace[] {
  return pointings(corpus, site).flatMap(targetsOf).flatMap((target) => {
    if (target.kind === "document") return [{ document: target.document, span: { from: 0, to: target.document.tree.text.length }, at: target.document.tree.identity.at }];
    return target.kind === "clause" ? [{ document: target.document, span: target.clause.content, at: target.clause.at }] : [];
  });
}

function pointings(corpus: Corpus, { document, definition }: DefinitionSite): readonly Resolution[] {
  const { references } = document.tree;
  const inside: Reference[] = [];
  for (let i = firstFrom(references, definition.body.from); i < references.length && references[i]!.from < definition.body.to; i++) {
    if (references[i]!.at.to <= definition.body.to) inside.push(references[i]!);
  }
  if (inside.length > 0) return inside.map((reference) => corpus.resolve(reference, document));
  // `in the SMKI Interface Design Specification`: a document by its name alone is no reference.
  const words = slice(document.tree.prose, definition.body).slice(0, 300).replace(/\s+/g, " ");
  const name = /\b(?:in|by|under) (?:the |its )?([A-Z][^.,;:|]{2,100})/.exec(words)?.[1]?.trim();
  return name === undefined || nameKey(name) === "" ? [] : [corpus.resolve(documentReference(name, definition.body), document)];
}

/** A reference to a document by its name, as if it stood at `at`. */
export function documentReference(name: string, at: Span): Reference {
  return { at, from: at.from, number: at, whole: at, target: { kind: "clause", document: { kind: "named", name }, key: "" }, range: undefined, heading: undefined, clause: -1 };
}

/** The text that a definition holds for: the same for two that hold for the same. */
function holdsFor({ document, definition: { scope, within } }: DefinitionSite): string {
  return scope === "code" ? scope : scope === "document" ? `${scope} ${document.id}` : `${scope} ${within} ${document.id}`;
}

/** The position of the definition that holds at `offset`: of a part of the document before one of all of it, that before the Code's. */
function narrowest(sites: readonly DefinitionSite[], document: Facts, offset: number): number {
  let best = -1;
  let bestRank = Infinity;
  sites.forEach(({ document: home, definition }, i) => {
    const rank = definition.scope === "code" ? 1e9 : home !== document ? Infinity : definition.scope === "document" ? 1e8 : reach(home, definition.within, definition.clause, offset);
    if (rank < bestRank) {
      best = i;
      bestRank = rank;
    }
  });
  return best;
}

/** How much text a definition for a part holds in; Infinity where `offset` is no part of it. */
function reach({ tree }: Facts, within: number, clause: number, offset: number): number {
  const content = (tree.clauses[within] ?? tree.clauses[clause])?.content ?? { from: 0, to: tree.text.length };
  return content.from <= offset && offset <= content.to ? content.to - content.from : Infinity;
}
