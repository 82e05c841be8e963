// The other ways to go from a thing: to where it is announced (declaration), to what sort of thing it is (type
// definition), to where its meaning really stands (implementation).

import type { DocumentId, Facts } from "../index/facts.ts";
import { keysOf } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { targetsOf } from "../index/resolve.ts";
import { typeOf } from "../schema/query.ts";
import type { Declared } from "../schema/names.ts";
import type { Clause } from "../syntax/tree.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { destinationOf, goToDefinition, type Definitions, type Destination } from "./definition.ts";
import { thingAt, type Thing } from "./place.ts";
import { pointedPlaces, termsCalled } from "./term-identity.ts";

/** Of a term the pointer that announces it (mostly in Section A); of all else its definition. */
export function goToDeclaration(snapshot: Snapshot, id: DocumentId, offset: number): Definitions | undefined {
  const thing = thingAt(snapshot, id, offset);
  const pointers = thing ? sitesOf(snapshot, thing, id).filter(({ definition }) => definition.kind === "pointer") : [];
  if (!thing || pointers.length === 0) return goToDefinition(snapshot, id, offset);
  return { origin: thing.at, destinations: pointers.map(placeOf) };
}

/** Of a term the definition that gives its meaning, or the place that a pointer names; of all else its definition. */
export function goToImplementation(snapshot: Snapshot, id: DocumentId, offset: number): Definitions | undefined {
  const thing = thingAt(snapshot, id, offset);
  const sites = thing ? sitesOf(snapshot, thing, id) : [];
  if (!thing || sites.length === 0) return goToDefinition(snapshot, id, offset);
  const meanings = sites.filter(({ definition }) => definition.kind === "meaning");
  if (meanings.length > 0) return { origin: thing.at, destinations: meanings.map(placeOf) };
  const places = sites.flatMap((site) => pointedPlaces(snapshot.corpus, site));
  if (places.length === 0) return goToDefinition(snapshot, id, offset);
  return { origin: thing.at, destinations: places.map(({ document, span, at }) => ({ document: document.id, whole: span, at })) };
}

/** Of a name of the schema its type; of a reference the heading that its target stands under. */
export function goToTypeDefinition(snapshot: Snapshot, id: DocumentId, offset: number): Definitions | undefined {
  const thing = thingAt(snapshot, id, offset);
  if (!thing) return undefined;
  const destinations = [...typesOf(snapshot, thing)];
  return destinations.length === 0 ? undefined : { origin: thing.at, destinations };
}

function* typesOf(snapshot: Snapshot, thing: Thing): Iterable<Destination> {
  const models = [...snapshot.schemas.values()];
  switch (thing.kind) {
    case "reference":
      for (const target of targetsOf(thing.resolution)) {
        if (target.kind === "schema") yield* typeDestination(snapshot.corpus.schemas(thing.from), target);
        const heading = target.kind === "clause" ? headingOver(target.document, target.clause) : undefined;
        if (heading) yield heading;
      }
      return;
    case "declaration":
      yield* typeDestination(models, thing);
      return;
    case "schema-name":
      for (const site of thing.sites) yield* typeDestination(thing.schemas, site);
      return;
    case "clause":
    case "definition":
    case "term":
    case "row":
    case "value":
      return;
  }
}

function* typeDestination(models: Parameters<typeof typeOf>[0], site: Declared): Iterable<Destination> {
  const type = typeOf(models, site);
  if (type) yield destinationOf({ kind: "schema", ...type });
}

function headingOver({ id, tree }: Facts, clause: Clause): Destination | undefined {
  for (let at: Clause | undefined = clause; at; at = tree.clauses[at.parent]) {
    const headed = at.heading ? at : tree.clauses[at.group];
    if (headed?.heading) return { document: id, whole: headed.content, at: headed.heading };
  }
  return undefined;
}

/** The definitions that are one term with the one at hand. */
function sitesOf(snapshot: Snapshot, thing: Thing, id: DocumentId): readonly DefinitionSite[] {
  const document = snapshot.documents.get(id);
  if (!document) return [];
  if (thing.kind === "definition") return keysOf(thing.definition).slice(0, 1).flatMap((key) => termsCalled(snapshot.corpus, key).sameAs(thing));
  if (thing.kind !== "term") return [];
  const held = termsCalled(snapshot.corpus, thing.term).holdingAt(document, thing.at.from);
  return held.length > 0 ? held : thing.definitions;
}

function placeOf({ document, definition }: DefinitionSite): Destination {
  return destinationOf({ kind: "definition", document, definition });
}
