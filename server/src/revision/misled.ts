// References that stayed as they were and name another clause now: the number that they give was handed on, while what
// they named was renumbered. Nothing is broken, so that no rule can tell.

import type { Facts } from "../index/facts.ts";
import type { Reference } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { firstFrom } from "../text/ordered.ts";
import { slice, type Span } from "../text/span.ts";
import type { Amended } from "./amendments.ts";
import { keyOf } from "./broken.ts";
import { homeOf, homesOf, onlyClause } from "./homes.ts";
import { passageAt, type Passage } from "./passages.ts";
import { placeOfClause, type Place } from "./places.ts";
import { isChanged, type DocumentPair, type Revision } from "./revision.ts";

export interface MisledReference {
  /** In the new version. */
  readonly document: Facts;
  readonly place: Place;
  readonly at: Span;
  readonly words: string;
  /** Where that stands now which it named before. */
  readonly was: Place;
}

/** In the order of the Code, a step for each document. */
export function* misledReferences({ old, now, pairs }: Revision, amended: Amended): Generator<void, readonly MisledReference[]> {
  const homes = homesOf(amended);
  const found: MisledReference[] = [];
  if (homes.size === 0) return found;
  for (const pair of pairs) {
    if (!pair.old || !pair.now) continue;
    const seen = new Set<Reference>();
    const besides = besidesIn({ ...pair, old: pair.old, now: pair.now }, amended);
    for (const reference of pair.old.tree.references) {
      const target = onlyClause(old, reference, pair.old);
      const was = target && homeOf(homes, target);
      if (!was) continue;
      const beside = besides(reference);
      // Who wrote the new number into the passage meant what else stands in it.
      if (beside.some((one) => onlyClause(now, one, pair.now!)?.clause === was.clause)) continue;
      for (const same of beside) {
        if (seen.has(same) || keyOf(same) !== keyOf(reference)) continue;
        const leads = onlyClause(now, same, pair.now);
        // One that leads to what is not used is told of as broken.
        if (leads?.document.id !== target.document.id || leads.clause.key !== target.clause.key || leads.clause.notUsed) continue;
        seen.add(same);
        const { tree } = pair.now;
        found.push({ document: pair.now, place: placeOfClause(pair.now, tree.clauses[same.clause]), at: same.at, words: slice(tree.text, same.at).replace(/\s+/g, " "), was: placeOfClause(was.document, was.clause) });
      }
    }
    yield;
  }
  return found;
}

/** Says of a reference of the old version which ones of the new stand in what became of its passage. */
function besidesIn(pair: Whole, { successor }: Amended): (reference: Reference) => readonly Reference[] {
  const { old, now } = pair;
  const { references } = now.tree;
  // The text is the same, and so are its references.
  if (!isChanged(pair)) return ({ at }) => references.slice(firstFrom(references, at.from), firstFrom(references, at.from + 1));
  const byPassage = new Map<Passage, Reference[]>();
  for (const reference of references) {
    const passage = passageAt(now, reference.at.from);
    if (passage) addTo(byPassage, passage, reference);
  }
  return ({ at }) => {
    const passage = passageAt(old, at.from);
    const became = passage && successor.get(passage);
    return (became && byPassage.get(became)) ?? [];
  };
}

/** A document that both versions have. */
type Whole = DocumentPair & { readonly old: Facts; readonly now: Facts };
