// Whether anything in the workspace refers to a place. The one resolver has the last word on each candidate.

import type { ReferenceTarget } from "../syntax/tree.ts";
import { slice } from "../text/span.ts";
import { citationsOf, outwardCitationsOf, outwardCiters, titleName } from "./citations.ts";
import type { Facts } from "./facts.ts";
import type { Lookup } from "./lookup.ts";
import { resolveReference } from "./resolve.ts";

/** Whether a reference anywhere, other than from inside it, resolves to the place `key` of `document` or to what stands in it. */
export function isCited(lookup: Lookup, documents: Iterable<Facts>, document: Facts, key: string): boolean {
  const places = document.clauses.get(key) ?? [];
  const names = new Set([key]);
  for (const { number, heading } of places) {
    names.add(number);
    if (heading) names.add(titleName(slice(document.tree.text, heading)));
  }
  for (const name of names) lookup.cites(name);
  const all = [...documents];
  // `(b) above` never means another document's.
  const outward = [...names].filter(name => !name.startsWith("("));
  const citers = new Set(outward.flatMap(name => outwardCiters(all, name)).map(position => all[position]!));
  for (const from of [document, ...[...citers].filter(one => one !== document)]) {
    for (const name of from === document ? names : outward) {
      for (const reference of from === document ? citationsOf(from, name) : outwardCitationsOf(from, name)) {
        if (from === document && places.some(place => place.content.from <= reference.at.from && reference.at.to <= place.content.to)) continue;
        if (from !== document) {
          if (!mayLeadTo(reference.target, document)) continue;
          // A document that has an annex of the name means its own, and one that names itself does too.
          lookup.rest(from, name);
          lookup.documentsOf(from.identity);
        }
        const found = resolveReference(lookup, reference, from);
        const targets = found.kind === "one" ? [found.target] : found.kind === "many" ? found.targets : [];
        if (targets.some(target => target.kind === "clause" && target.document === document && places.some(place => place.content.from <= target.clause.at.from && target.clause.at.from < place.content.to))) return true;
      }
    }
  }
  return false;
}

/** Whether a target in another document may be in `document`, by the name that it is called by, whatever else there is. */
function mayLeadTo(target: ReferenceTarget, { identity }: Facts): boolean {
  if (target.kind !== "annex" && target.kind !== "title" && target.kind !== "clause") return true;
  const mention = target.document;
  switch (mention.kind) {
    case "this": return false;
    case "named": return true;
    case "schedule": return identity === `schedule ${mention.number}`;
    case "section":
    case "appendix": return identity === `${mention.kind} ${mention.letter}`;
  }
}
