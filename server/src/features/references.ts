// Where a thing is spoken of, in all documents: references by what they resolve to, terms in every form. Goes from
// document to document in steps, so that a caller can stop in between.

import type { Corpus } from "../index/corpus.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { targetsOf, type Target } from "../index/resolve.ts";
import type { Reference } from "../syntax/tree.ts";
import { filingOf, type Filing } from "../text/lists.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { destinationOf } from "./definition.ts";
import { governedAt, governedBy, type Governed } from "./governed-uses.ts";
import { cellsNamed, rowsNamed, type RowName } from "./duis-rows.ts";
import { rowNameOf, thingAt, type Thing } from "./place.ts";
import { rowMentions, schemaMentions } from "./schema-names.ts";

export interface Mention {
  readonly document: DocumentId;
  readonly at: Span;
  /** `declaration`: where the thing is set out itself. */
  readonly kind: "use" | "declaration";
}

/** The mentions of the thing at `offset`, a step for each document. */
export function* findReferences(snapshot: Snapshot, id: DocumentId, offset: number): Generator<readonly Mention[], void> {
  const thing = thingAt(snapshot, id, offset);
  if (thing) yield* mentionsOf(snapshot, thing);
}

/** The mentions of `thing`, a step for each document. */
export function* mentionsOf(snapshot: Snapshot, thing: Thing, sought = soughtFor(snapshot, thing)): Generator<readonly Mention[], void> {
  yield declarationsOf(thing, sought);
  for (const document of snapshot.documents.values()) yield mentionsIn(snapshot, document, sought);
  const sites = sought.targets.flatMap((target) => (target.kind === "schema" ? [target] : []));
  for (const mentions of schemaMentions(snapshot, sites)) yield mentions.map((mention) => ({ ...mention, kind: "use" }));
  const row = rowNameOf(thing);
  if (row) for (const mentions of rowMentions(snapshot, row)) yield mentions.map((mention) => ({ ...mention, kind: "use" }));
}

/** Where `thing` is spoken of, or set out, in its own document alone. */
export function mentionsWithin(snapshot: Snapshot, document: Facts, thing: Thing): readonly Mention[] {
  const sought = soughtFor(snapshot, thing);
  const own = declarationsOf(thing, sought).filter((mention) => mention.document === document.id);
  return [...own, ...mentionsIn(snapshot, document, sought)].sort((a, b) => a.at.from - b.at.from);
}

/** What the mentions of a thing are looked up by. */
export interface Sought {
  readonly targets: readonly Target[];
  /** Of a term, what governs the uses that are sought. */
  readonly term: Governed | undefined;
  /** As `byLookUpKey` files the references that may mean one of the targets. */
  readonly keys: ReadonlySet<string>;
}

/** What to look for in each document to find the references to `thing`. */
export function soughtFor(snapshot: Snapshot, thing: Thing): Sought {
  const term = termOf(snapshot, thing);
  const targets = term ? term.sites.map(({ document, definition }): Target => ({ kind: "definition", document, definition })) : soughtBy(snapshot, thing);
  const name = rowNameOf(thing);
  return { targets, term, keys: new Set(name === undefined ? targets.flatMap(lookUpKeys) : [rowKey(name)]) };
}

function mentionsIn(snapshot: Snapshot, document: Facts, sought: Sought): readonly Mention[] {
  const mentions = [...referencesIn(snapshot, document, sought)];
  for (const { at } of sought.term?.usesIn(document) ?? []) mentions.push({ document: document.id, at, kind: "use" });
  return mentions.sort((a, b) => a.at.from - b.at.from);
}

/** The references to a thing, without the uses of its term. */
export function referencesIn(snapshot: Snapshot, document: Facts, { targets, keys }: Sought): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const key of keys) {
    for (const position of byLookUpKey(document).under(key)) {
      const reference = document.tree.references[position]!;
      const found = targetsOf(snapshot.corpus.resolve(reference, document));
      if (found.some((one) => targets.some((other) => isSame(one, other)))) mentions.push({ document: document.id, at: reference.at, kind: "use" });
    }
  }
  return mentions;
}

/** What governs the term that `thing` is, or that its reference names. */
function termOf({ corpus }: Snapshot, thing: Thing): Governed | undefined {
  if (thing.kind === "definition") return governedBy(corpus, [thing]);
  if (thing.kind === "term") return governedAt(corpus, thing.document, thing.term, thing.at.from);
  const named = thing.kind === "reference" ? targetsOf(thing.resolution).flatMap((target) => (target.kind === "definition" ? [target] : [])) : [];
  return named.length > 0 ? governedBy(corpus, named) : undefined;
}

/** What a thing that is no term stands for. */
function soughtBy(snapshot: Snapshot, thing: Thing): readonly Target[] {
  switch (thing.kind) {
    case "reference":
      // In text a schema's name may mean each of its declarations.
      return targetsOf(thing.resolution).flatMap((target): readonly Target[] =>
        target.kind === "schema" ? (target.schema.names.get(target.name.name) ?? []).map((name) => ({ ...target, name })) : [target],
      );
    case "term":
    case "definition":
      return [];
    case "clause":
      return [{ kind: "clause", document: thing.document, clause: thing.clause }];
    case "row":
      return rowsNamed(snapshot, thing).map((site) => ({ kind: "row", ...site }));
    case "declaration":
      return [{ kind: "schema", schema: thing.schema, name: thing.name }];
    case "schema-name":
      return thing.sites.map((site) => ({ kind: "schema", ...site }));
    case "value":
      return thing.rows.map(({ document, at }) => ({ kind: "row", document, at }));
  }
}

/** Where the thing that is sought is set out: more than its targets where several rows do, of which a reference leads to one. */
function declarationsOf(thing: Thing, { targets }: Sought): readonly Mention[] {
  const name = rowNameOf(thing);
  return targets.flatMap((target): readonly Mention[] => {
    const { document, at } = destinationOf(target);
    const places = name && target.kind === "row" ? cellsNamed(target.document, name) : [at];
    return places.map((place) => ({ document, at: place, kind: "declaration" }));
  });
}

function isSame(a: Target, b: Target): boolean {
  switch (a.kind) {
    case "document":
      return b.kind === "document" && a.document.id === b.document.id;
    case "clause":
      return b.kind === "clause" && a.clause === b.clause;
    case "definition":
      return b.kind === "definition" && a.definition === b.definition;
    case "row":
      return b.kind === "row" && a.document.id === b.document.id && a.at.from === b.at.from;
    case "schema":
      // A reference in text names all that bears the name: elements of several types, an element and its type.
      return b.kind === "schema" && a.name.name === b.name.name && a.schema.targetNamespace === b.schema.targetNamespace;
  }
}

/** What a reference to `target` may be filed under in `byLookUpKey`. */
function lookUpKeys(target: Target): readonly string[] {
  switch (target.kind) {
    case "document":
      return ["", "title"];
    case "clause": {
      const implied = [...target.document.implied].filter(([, clause]) => clause === target.clause).map(([key]) => lastPart(key));
      return [lastPart(target.clause.key), ...implied, "title"];
    }
    case "definition":
      return ["definition"];
    case "row":
      // Goes by the one name that is sought: a row may set out several.
      return [];
    case "schema":
      return [`schema ${target.name.name}`];
  }
}

/** Files the references of every document ahead of the question, a step for each. */
export function* prepareReferences(corpus: Corpus): Generator<void, void> {
  for (const document of corpus.documents.values()) {
    byLookUpKey(document);
    yield;
  }
}

/** The references of a document by the last part of what they name: few are resolved for one clause. */
const byLookUpKey = oncePer(({ tree: { references } }: Facts): Filing<string> => filingOf(references, lookUpKey));

function lookUpKey({ target }: Reference): string | undefined {
  switch (target.kind) {
    case "clause":
    case "relative":
      return lastPart(target.key);
    case "annex":
      return lastPart(target.annex);
    case "title":
      return "title";
    case "definition":
      return "definition";
    case "response-code":
      return rowKey({ name: target.code });
    case "service-request":
      return rowKey({ name: target.variant });
    case "schema-name":
      return `schema ${target.name}`;
    case "placeholder":
    case "external":
      return undefined;
  }
}

function rowKey({ name }: Pick<RowName, "name">): string {
  return `row ${name}`;
}

/** `G3.5A(a)(ii)` -> `ii`, `Appendix A 1` -> `1`, `2.1.3` -> `2.1.3`. */
function lastPart(key: string): string {
  const end = key.endsWith(")") ? key.length - 1 : key.length;
  return key.slice(Math.max(key.lastIndexOf("(", end - 1), key.lastIndexOf(" ", end - 1)) + 1, end).toUpperCase();
}
