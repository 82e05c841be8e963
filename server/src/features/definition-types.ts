// How definitions rest on one another, as a type hierarchy shows it: above a term the terms that its meaning uses, below
// it the terms whose meanings use it.

import { keysOf } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { Definition } from "../syntax/tree.ts";
import { firstWhere } from "../text/ordered.ts";
import { covering, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { oneLine } from "./excerpt.ts";
import { governedBy } from "./governed-uses.ts";
import { labelOf } from "./labels.ts";
import { thingAt } from "./place.ts";

export interface TypeItem {
  readonly document: DocumentId;
  readonly name: string;
  /** Where it is defined, and the first words of its meaning. */
  readonly detail: string;
  readonly at: Span;
  readonly whole: Span;
}

/** The definitions of the term at `offset`, those that govern there first. */
export function typeItemsAt(snapshot: Snapshot, id: DocumentId, offset: number): readonly TypeItem[] {
  const thing = thingAt(snapshot, id, offset);
  if (thing?.kind === "definition") return [itemOf(thing)];
  return thing?.kind === "term" ? thing.definitions.slice(0, 1).map(itemOf) : [];
}

/** The terms that the meaning at `item` uses, in the order of its words. */
export function supertypes(snapshot: Snapshot, item: Pick<TypeItem, "document" | "at">): readonly TypeItem[] {
  const site = siteAt(snapshot, item);
  if (!site) return [];
  const { document, definition } = site;
  const own = new Set(keysOf(definition));
  const found = new Map<string, TypeItem>();
  for (const { form } of snapshot.corpus.termsWithin(document, definition.body)) {
    if (own.has(form.term) || found.has(form.term)) continue;
    const governing = snapshot.corpus.definitions(form.term).find((one) => one.definition.scope === "code" || one.document === document);
    if (governing) found.set(form.term, itemOf(governing));
  }
  return [...found.values()];
}

/** The terms whose meanings use the term at `item`, in the order of the index. */
export function subtypes(snapshot: Snapshot, item: Pick<TypeItem, "document" | "at">): readonly TypeItem[] {
  const site = siteAt(snapshot, item);
  if (!site) return [];
  const keys = new Set(keysOf(site.definition));
  const term = governedBy(snapshot.corpus, [site]);
  const found: TypeItem[] = [];
  for (const document of snapshot.documents.values()) {
    if (document.tree.definitions.length === 0) continue;
    const uses = term.usesIn(document).map(({ at }) => at);
    if (uses.length === 0) continue;
    for (const definition of document.tree.definitions) {
      if (keysOf(definition).some((key) => keys.has(key))) continue;
      if (holdsOne(uses, definition.body)) found.push(itemOf({ document, definition }));
    }
  }
  return found;
}

/** Whether one of `uses`, which are in order, begins in `span`. */
function holdsOne(uses: readonly Span[], span: Span): boolean {
  const first = uses[firstWhere(uses.length, (index) => uses[index]!.from >= span.from)];
  return first !== undefined && first.from < span.to;
}

function siteAt({ documents }: Snapshot, { document: id, at }: Pick<TypeItem, "document" | "at">): { readonly document: Facts; readonly definition: Definition } | undefined {
  const document = documents.get(id);
  const definition = document?.tree.definitions.find((one) => one.at.from === at.from);
  return document && definition && { document, definition };
}

function itemOf({ document, definition }: DefinitionSite): TypeItem {
  const { at, body, term } = definition;
  const place = document.tree.clauses[definition.clause];
  const meaning = oneLine(document.tree.prose, body, 60);
  return {
    document: document.id,
    name: term,
    detail: `${labelOf(document.tree.identity)}${place && place.key !== "" ? `, ${place.key}` : ""}${meaning === "" ? "" : ` – ${meaning}`}`,
    at,
    whole: covering(at, body),
  };
}
