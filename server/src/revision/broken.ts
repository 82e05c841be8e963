// References that lead nowhere in the new version, or to a place that is marked as not used, and did not in the old one.

import type { Facts } from "../index/facts.ts";
import { targetsOf, type Resolution } from "../index/resolve.ts";
import type { Reference } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { slice, type Span } from "../text/span.ts";
import type { Amended } from "./amendments.ts";
import { homeOf, homesOf, onlyClause } from "./homes.ts";
import { placeOfClause, type Place } from "./places.ts";
import type { Revision } from "./revision.ts";

export interface BrokenReference {
  /** In the new version. */
  readonly document: Facts;
  readonly place: Place;
  readonly at: Span;
  readonly words: string;
  readonly state: "broken" | "not used" | "absent";
  /** Whether the old version had the reference, and it led somewhere; false where the reference is new. */
  readonly wasWhole: boolean;
  /** Where that stands now which it named before, of what moved or got another number. */
  readonly became: Place | undefined;
}

/** The references left broken, in the order of the Code, a step for each document. */
export function* brokenReferences({ old, now, pairs }: Revision, amended: Amended): Generator<void, readonly BrokenReference[]> {
  const found: BrokenReference[] = [];
  const homes = homesOf(amended);
  for (const pair of pairs) {
    if (!pair.now) continue;
    const before = new Map<string, { readonly reference: Reference; readonly resolution: Resolution }[]>();
    let isRead = false;
    for (const reference of pair.now.tree.references) {
      const state = stateOf(now.corpus.resolve(reference, pair.now));
      if (!state) continue;
      if (!isRead && pair.old) for (const one of pair.old.tree.references) addTo(before, keyOf(one), { reference: one, resolution: old.corpus.resolve(one, pair.old) });
      isRead = true;
      const earlier = before.get(keyOf(reference)) ?? [];
      if (earlier.some(({ resolution }) => stateOf(resolution) === state)) continue;
      const { tree } = pair.now;
      const named = earlier.at(-1)?.reference;
      const target = named && homes.size > 0 ? onlyClause(old, named, pair.old!) : undefined;
      const home = target && homeOf(homes, target);
      found.push({
        document: pair.now,
        place: placeOfClause(pair.now, tree.clauses[reference.clause]),
        at: reference.at,
        words: slice(tree.text, reference.at).replace(/\s+/g, " "),
        state,
        wasWhole: earlier.length > 0,
        became: home && placeOfClause(home.document, home.clause),
      });
    }
    yield;
  }
  return found;
}

function stateOf(resolution: Resolution): BrokenReference["state"] | undefined {
  if (resolution.kind === "absent") return "absent";
  if (resolution.kind === "none") return resolution.certain ? "broken" : undefined;
  return targetsOf(resolution).some((target) => target.kind === "clause" && target.clause.notUsed) ? "not used" : undefined;
}

/** Equal for references that ask for the same. A relative one asks from where it stands. */
export function keyOf({ target }: Reference): string {
  return JSON.stringify(target);
}
