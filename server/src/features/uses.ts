// How often a thing is used, and where: what a hover counts, and a lens.

import type { Facts } from "../index/facts.ts";
import { contains, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { RowName } from "./duis-rows.ts";
import type { Thing } from "./place.ts";
import { mentionsOf, referencesIn, soughtFor, type Mention, type Sought } from "./references.ts";

type Term = Extract<Thing, { readonly kind: "term" | "definition" }>;

/** The uses of a term, but for those in the very rows that define it. */
export function usesOfTerm(snapshot: Snapshot, term: Term): readonly Mention[] {
  const sought = soughtFor(snapshot, term);
  const places: Mention[] = [];
  for (const mentions of mentionsOf(snapshot, term, sought)) {
    for (const mention of mentions) if (mention.kind === "use" && !isOwn(sought, mention)) places.push(mention);
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
    let { count, first } = sought.term?.countIn(document) ?? { count: 0, first: Infinity };
    if (count > 0 && sought.targets.some((target) => target.kind === "definition" && target.document === document)) {
      const others = sought.term!.usesIn(document).filter(({ at }) => !isOwn(sought, { document: document.id, at }));
      ({ count, first } = { count: others.length, first: others[0]?.at.from ?? Infinity });
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

/** Whether a place stands in the very row that defines the term: `(TLS)` behind it, or its meaning. */
function isOwn({ targets }: Sought, place: Pick<Mention, "document" | "at">): boolean {
  return targets.some((target) => {
    if (target.kind !== "definition" || target.definition.form !== "table" || target.document.id !== place.document) return false;
    const { at, body } = target.definition;
    return at.from <= place.at.from && place.at.to <= Math.max(at.to, body.to);
  });
}
