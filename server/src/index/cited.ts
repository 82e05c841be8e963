// Whether anything in the workspace refers to a place. The one resolver has the last word on each candidate.

import type { Reference } from "../syntax/tree.ts";
import { slice } from "../text/span.ts";
import { citationsInto, citationsOf, titleName } from "./citations.ts";
import type { Facts } from "./facts.ts";
import type { Lookup } from "./lookup.ts";
import { resolveReference, targetsOf } from "./resolve.ts";

/** Whether a reference anywhere, other than from inside it, resolves to the place `key` of `document` or to what stands in it. */
export function isCited(lookup: Lookup, documents: Iterable<Facts>, document: Facts, key: string): boolean {
  const places = document.clauses.get(key) ?? [];
  const names = new Set([key]);
  for (const { number, heading } of places) {
    names.add(number);
    if (heading) names.add(titleName(slice(document.tree.prose, heading)));
  }
  for (const name of names) lookup.cites(name);
  const leadsHere = (reference: Reference, from: Facts): boolean => {
    return targetsOf(resolveReference(lookup, reference, from)).some(target => target.kind === "clause" && target.document === document && places.some(place => place.content.from <= target.clause.from && target.clause.from < place.content.to));
  };
  for (const name of names) {
    for (const reference of citationsOf(document, name)) {
      const isWithin = places.some(place => place.content.from <= reference.at.from && reference.at.to <= place.content.to);
      if (!isWithin && leadsHere(reference, document)) return true;
    }
  }
  const all = [...documents];
  for (const name of names) {
    // `(b) above` never means another document's.
    if (name.startsWith("(")) continue;
    for (const [from, references] of citationsInto(all, name, document.identity)) {
      if (from === document) continue;
      // A document that has an annex of the name means its own, and one that names itself does too.
      lookup.rest(from, name);
      lookup.documentsOf(from.identity);
      if (references.some(reference => leadsHere(reference, from))) return true;
    }
  }
  return false;
}
