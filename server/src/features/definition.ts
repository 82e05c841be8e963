// Where a thing is set out: a reference's target, a term's definition, a schema name's declaration.

import type { DocumentId, Facts } from "../index/facts.ts";
import { targetsOf, type Target } from "../index/resolve.ts";
import type { Definition } from "../syntax/tree.ts";
import { covering, overlaps, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { rowsNamed } from "./duis-rows.ts";
import { thingAt, type Thing } from "./place.ts";
import { describing, describingSite } from "./schema-names.ts";

/** A place in some file: all that belongs to it, and what names it. */
export interface Destination {
  readonly document: DocumentId;
  readonly whole: Span;
  readonly at: Span;
}

export interface Definitions {
  /** What the caret touches. */
  readonly origin: Span;
  readonly destinations: readonly Destination[];
}

/** Where the thing at `offset` is set out; undefined where nothing stands there or its target is not known. */
export function goToDefinition(snapshot: Snapshot, id: DocumentId, offset: number): Definitions | undefined {
  const thing = thingAt(snapshot, id, offset);
  if (!thing) return undefined;
  const destinations = [...destinationsOf(snapshot, thing)];
  return destinations.length === 0 ? undefined : { origin: thing.at, destinations };
}

function* destinationsOf(snapshot: Snapshot, thing: Thing): Iterable<Destination> {
  switch (thing.kind) {
    case "reference":
      for (const target of targetsOf(thing.resolution)) {
        if (target.kind === "schema") yield* describedElsewhere(snapshot, target, thing);
        yield destinationOf(target);
      }
      if (thing.resolution.kind === "none" && thing.reference.target.kind === "service-request") yield* variantsOf(snapshot, thing.reference.target.variant);
      return;
    case "term":
      for (const { document, definition } of thing.definitions) yield definitionPlace(document, definition);
      return;
    case "definition":
      yield definitionPlace(thing.document, thing.definition);
      return;
    case "clause":
      yield { document: thing.document.id, whole: thing.clause.content, at: thing.clause.at };
      return;
    case "row":
      for (const { document, at } of rowsNamed(snapshot, thing)) yield { document: document.id, whole: at, at };
      return;
    case "declaration":
      yield { document: thing.schema.id, whole: thing.name.declaration, at: thing.name.at };
      return;
    case "schema-name":
      for (const site of thing.sites) yield destinationOf({ kind: "schema", ...site });
      for (const { document, whole, at } of describing(snapshot, thing)) yield { document: document.id, whole, at };
      return;
    case "value":
      if (thing.allowed) yield { document: thing.allowed.type.schema.id, whole: thing.allowed.whole, at: thing.allowed.at };
      for (const { document, at } of thing.rows) yield { document: document.id, whole: at, at };
      return;
  }
}

/** `Service Request 4.6` is each of its variants. */
function* variantsOf(snapshot: Snapshot, service: string): Iterable<Destination> {
  for (const document of snapshot.documents.values()) {
    for (const [variant, at] of document.serviceRequests) if (variant.startsWith(`${service}.`)) yield { document: document.id, whole: at, at };
  }
}

/** The tables that describe a schema's name in text, and not the one that it stands in; none of a name that many types have. */
function* describedElsewhere(snapshot: Snapshot, { schema, name }: Extract<Target, { kind: "schema" }>, { from, at: here }: Extract<Thing, { kind: "reference" }>): Iterable<Destination> {
  if (!name.global && schema.names.get(name.name)!.length > 1) return;
  for (const { document, whole, at } of describingSite(snapshot, { schema, name }, snapshot.corpus.schemas(from))) {
    if (document !== from || !overlaps(whole, here)) yield { document: document.id, whole, at };
  }
}

/** Where `target` stands. */
export function destinationOf(target: Target): Destination {
  switch (target.kind) {
    case "document": {
      const { at } = target.document.tree.identity;
      return { document: target.document.id, whole: at, at };
    }
    case "clause":
      return { document: target.document.id, whole: target.clause.content, at: target.clause.at };
    case "definition":
      return { ...definitionPlace(target.document, target.definition), ...(target.item ? { at: target.item } : {}) };
    case "row":
      return { document: target.document.id, whole: target.at, at: target.at };
    case "schema":
      return { document: target.schema.id, whole: target.name.declaration, at: target.name.at };
  }
}

function definitionPlace(document: Facts, { at, body }: Definition): Destination {
  return { document: document.id, whole: covering(at, body), at };
}
