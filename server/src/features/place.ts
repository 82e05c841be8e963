// What stands at a place, for every feature that starts from the caret. References outrank terms, as they do in the
// index; what a reference names is asked of the one resolver.

import type { DefinitionSite } from "../index/lookup.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { TermKey } from "../index/keys.ts";
import type { Resolution } from "../index/resolve.ts";
import type { SchemaModel, SchemaName } from "../schema/model.ts";
import type { Clause, Definition, Reference } from "../syntax/tree.ts";
import { touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { namedRowAt, type RowName } from "./duis-rows.ts";
import { dataItemAt, listedThingAt, requestThingAt, schemaUseAt, type NameUse, type ValueUse } from "./schema-names.ts";
import { termsCalled } from "./term-identity.ts";
import { termUseAt } from "./term-uses.ts";

/** A thing in a text that features speak of; `at` is what an editor would underline. */
export type Thing =
  | { readonly kind: "reference"; readonly at: Span; readonly reference: Reference; readonly from: Facts; readonly resolution: Resolution }
  /** a use of a defined term; at least one definition, those that hold in the document first */
  | { readonly kind: "term"; readonly at: Span; readonly document: Facts; readonly term: TermKey; readonly definitions: readonly DefinitionSite[] }
  /** the term where it is defined */
  | { readonly kind: "definition"; readonly at: Span; readonly document: Facts; readonly definition: Definition }
  /** the number or heading of a clause */
  | { readonly kind: "clause"; readonly at: Span; readonly document: Facts; readonly clause: Clause }
  /** the cell in which a table sets out a response code or a service request */
  | ({ readonly kind: "row"; readonly at: Span } & RowName)
  /** the declaration of a name in a schema */
  | { readonly kind: "declaration"; readonly at: Span; readonly schema: SchemaModel; readonly name: SchemaName }
  /** such a name in an XML request, where the schema itself uses it, or as a data item of a table */
  | NameUse
  /** a value in an XML request */
  | ValueUse;

/** The thing at `offset` of the file `id`, or undefined where there is plain text. */
export function thingAt(snapshot: Snapshot, id: DocumentId, offset: number): Thing | undefined {
  const document = snapshot.documents.get(id);
  if (document) return referenceAt(snapshot, document, offset) ?? definitionAt(document, offset) ?? clauseAt(document, offset) ?? rowAt(document, offset) ?? dataItemAt(snapshot, document, offset) ?? listedThingAt(snapshot, document, offset) ?? termAt(snapshot, document, offset);
  const schema = snapshot.schemas.get(id);
  if (schema) return declarationAt(schema, offset) ?? schemaUseAt(snapshot, schema, offset);
  const request = snapshot.requests.get(id);
  return request && requestThingAt(snapshot, request, offset);
}

function referenceAt(snapshot: Snapshot, from: Facts, offset: number): Thing | undefined {
  let found: { readonly reference: Reference; readonly at: Span } | undefined;
  for (const reference of from.tree.references) {
    const at = touches(reference.at, offset) ? reference.at : reference.heading && touches(reference.heading, offset) ? reference.heading : undefined;
    // Between two that touch (`G3.5A,G3.6`) the later one starts at the caret.
    if (at && (!found || at.from === offset || at.to - at.from < found.at.to - found.at.from)) found = { reference, at };
  }
  return found && { kind: "reference", ...found, from, resolution: snapshot.corpus.resolve(found.reference, from) };
}

function definitionAt(document: Facts, offset: number): Thing | undefined {
  const definition = document.tree.definitions.find(({ at }) => touches(at, offset));
  return definition && { kind: "definition", at: definition.at, document, definition };
}

function clauseAt(document: Facts, offset: number): Thing | undefined {
  const clause = document.tree.clauses.find(({ at, number }) => number !== "" && touches(at, offset));
  return clause && { kind: "clause", at: clause.at, document, clause };
}

function rowAt(document: Facts, offset: number): Thing | undefined {
  const row = namedRowAt(document, offset);
  return row && { kind: "row", ...row };
}

function termAt(snapshot: Snapshot, document: Facts, offset: number): Thing | undefined {
  const use = termUseAt(snapshot.corpus, document, offset);
  if (!use) return undefined;
  const { sites, holdingAt } = termsCalled(snapshot.corpus, use.term);
  return sites.length === 0 ? undefined : { kind: "term", at: use.at, document, term: use.term, definitions: concerning(sites, holdingAt(document, offset), document) };
}

/**
 * The definitions that hold before those that do not, and of either those of `document` before the Code's, and that before
 * others'. Where some hold, those for another part or another document alone say nothing of the use.
 */
function concerning(sites: readonly DefinitionSite[], holding: readonly DefinitionSite[], document: Facts): readonly DefinitionSite[] {
  const concerns = (site: DefinitionSite) => holding.length === 0 || holding.includes(site) || site.definition.scope === "code";
  const rank = (site: DefinitionSite) => (holding.includes(site) ? 0 : 3) + (site.definition.scope === "code" ? 1 : site.document.id === document.id ? 0 : 2);
  return sites.filter(concerns).sort((a, b) => rank(a) - rank(b));
}

function declarationAt(schema: SchemaModel, offset: number): Thing | undefined {
  for (const names of schema.names.values()) {
    for (const name of names) if (touches(name.at, offset)) return { kind: "declaration", at: name.at, schema, name };
  }
  return undefined;
}

/** The response code or service request that `thing` names. */
export function rowNameOf(thing: Thing): RowName | undefined {
  if (thing.kind === "row") return thing;
  if (thing.kind === "value") return thing.row;
  if (thing.kind !== "reference") return undefined;
  const { target } = thing.reference;
  if (target.kind === "response-code") return { sort: "code", name: target.code };
  return target.kind === "service-request" ? { sort: "request", name: target.variant } : undefined;
}
