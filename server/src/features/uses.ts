// How often a thing is used, and where: what a hover counts, and a lens.

import type { Facts } from "../index/facts.ts";
import type { Definition } from "../syntax/tree.ts";
import { contains, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { RowName } from "./duis-rows.ts";
import type { Thing } from "./place.ts";
import { mentionsOf, referencesIn, soughtFor, type Mention } from "./references.ts";
import { countOf, usesOf } from "./term-uses.ts";

type Term = Extract<Thing, { readonly kind: "term" | "definition" }>;

/** The uses of a term, but for those in the very rows that define it. */
export function usesOfTerm(snapshot: Snapshot, term: Term): readonly Mention[] {
  const places: Mention[] = [];
  for (const mentions of mentionsOf(snapshot, term)) {
    for (const mention of mentions) if (mention.kind === "use" && !isOwn(term, mention)) places.push(mention);
  }
  return places;
}

/** How often a document uses a thing. */
export interface Count {
  readonly document: Facts;
  readonly count: number;
  /** Where the first use starts. */
  readonly first: number;
}

/** The documents that use a thing, the most often first. Of a term the same as `usesOfTerm` finds, without a look at each use. */
export function countsOf(snapshot: Snapshot, thing: Term | Extract<Thing, { readonly kind: "clause" }>): readonly Count[] {
  const counts: Count[] = [];
  const sought = soughtFor(snapshot, thing);
  for (const document of snapshot.documents.values()) {
    const references = referencesIn(snapshot, document, sought);
    let { count, first } = countOf(snapshot.corpus, document, sought.terms);
    if (thing.kind !== "clause" && sitesOf(thing).some((site) => site.document === document)) {
      const others = usesOf(snapshot.corpus, document, sought.terms).filter((at) => !isOwn(thing, { document: document.id, at }));
      ({ count, first } = { count: others.length, first: others[0]?.from ?? Infinity });
    }
    count += references.length;
    if (count > 0) counts.push({ document, count, first: Math.min(first, ...references.map(({ at }) => at.from)) });
  }
  return counts.sort((a, b) => b.count - a.count);
}

/** The places where a document names a response code or a service request, in order; at least one. */
export interface RowUses {
  readonly document: Facts;
  readonly places: readonly Span[];
}

/** Where `row` is named outside the cells that set it out, the documents that name it most often first. */
export function usesOfRow(snapshot: Snapshot, row: RowName): readonly RowUses[] {
  const sought = soughtFor(snapshot, { kind: "row", at: { from: 0, to: 0 }, ...row });
  const uses: RowUses[] = [];
  for (const document of snapshot.documents.values()) {
    const own = sought.targets.flatMap((target) => (target.kind === "row" && target.document === document ? [target.at] : []));
    const places = referencesIn(snapshot, document, sought).map(({ at }) => at).filter((at) => !own.some((cell) => contains(cell, at)));
    if (places.length > 0) uses.push({ document, places });
  }
  return uses.sort((a, b) => b.places.length - a.places.length);
}

function sitesOf(term: Term): readonly { readonly document: Facts; readonly definition: Definition }[] {
  return term.kind === "term" ? term.definitions : [term];
}

/** Whether a place stands in the very row that defines the term: `(TLS)` behind it, or its meaning. */
function isOwn(term: Term, place: Pick<Mention, "document" | "at">): boolean {
  return sitesOf(term).some(({ document, definition: { at, body, form } }) => form === "table" && place.document === document.id && at.from <= place.at.from && place.at.to <= Math.max(at.to, body.to));
}
