// What an editor marks when the caret rests on a thing: every mention of it in the same text.

import type { DocumentId } from "../index/facts.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { thingAt } from "./place.ts";
import { mentionsOf, mentionsWithin, type Mention } from "./references.ts";

/** The mentions of the thing at `offset` in its own file, in order; none where plain text stands. */
export function highlights(snapshot: Snapshot, id: DocumentId, offset: number): readonly Mention[] {
  const thing = thingAt(snapshot, id, offset);
  if (!thing) return [];
  const document = snapshot.documents.get(id);
  const mentions = document ? mentionsWithin(snapshot, document, thing) : [...mentionsOf(snapshot, thing)].flat().filter((mention) => mention.document === id);
  return distinct(mentions);
}

/** A term that its own definition's row uses again is marked once, where it is set out. */
function distinct(mentions: readonly Mention[]): readonly Mention[] {
  const byPlace = new Map<number, Mention>();
  for (const mention of mentions) if (byPlace.get(mention.at.from)?.kind !== "declaration") byPlace.set(mention.at.from, mention);
  return [...byPlace.values()].sort((a, b) => a.at.from - b.at.from);
}
