// The names of a schema where they are used: in an XML request or an example of one, in the schema itself, and as the data items of a table.
// What each is, is asked of the schemas that govern the file.

import { placesDescribing, type DescribingPlace } from "../index/describing.ts";
import { describedTables, itemNamed } from "../index/described.ts";
import { duisTables } from "../index/duis.ts";
import { governingSchemas } from "../index/governing-schemas.ts";
import { listedMessage, listingsOf, type ListedMessage } from "../index/listed-messages.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { instanceOf } from "../schema/instance.ts";
import type { SchemaModel } from "../schema/model.ts";
import { nameOfFile, type Declared } from "../schema/names.ts";
import { target } from "../schema/query.ts";
import { nameAt, type Request } from "../schema/request.ts";
import { allowedValue, type AllowedValue } from "../schema/values.ts";
import { decode } from "../schema/xml.ts";
import { slice, touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { rowsNamed, type RowName, type RowSite } from "./duis-rows.ts";

/** A use of a schema's name. */
export interface NameUse {
  readonly kind: "schema-name";
  readonly at: Span;
  /** What it names; several only where nothing tells which of them. */
  readonly sites: readonly Declared[];
  /** The schemas that govern the file that it stands in. */
  readonly schemas: readonly SchemaModel[];
  /** Whether it stands in a message, not in the schema. */
  readonly inRequest: boolean;
}

/** The text of an element, or the value of an attribute, that is one of a list. */
export interface ValueUse {
  readonly kind: "value";
  readonly at: Span;
  readonly written: string;
  /** The place in the schema's list, if it has one. */
  readonly allowed: AllowedValue | undefined;
  /** The response code or service request that it is, where tables tell what that means. */
  readonly row: RowName | undefined;
  readonly rows: readonly RowSite[];
}

/** The name or value at `offset` of `request`; undefined where no schema knows it. */
export function requestThingAt(snapshot: Snapshot, request: Request, offset: number): NameUse | ValueUse | undefined {
  return messageThingAt(snapshot, { request, from: 0 }, snapshot.corpus.requestSchemas(request), offset);
}

/** The same in an example that stands in a listing of `document`. */
export function listedThingAt(snapshot: Snapshot, document: Facts, offset: number): NameUse | ValueUse | undefined {
  const block = listingsOf(document.tree).find(({ at }) => touches(at, offset));
  if (!block) return undefined;
  const schemas = snapshot.corpus.schemas(document);
  const message = listedMessage(document, block, schemas);
  return message && messageThingAt(snapshot, message, schemas, offset);
}

function messageThingAt(snapshot: Snapshot, { request, from }: ListedMessage, schemas: readonly SchemaModel[], offset: number): NameUse | ValueUse | undefined {
  const found = schemas.length > 0 ? nameAt(request, offset - from) : undefined;
  const sites = found ? instanceOf(schemas, request).sitesOf(found.index) : [];
  if (!found || sites.length === 0) return undefined;
  const at = { from: from + found.at.from, to: from + found.at.to };
  if (found.part === "name") return { kind: "schema-name", at, sites, schemas, inRequest: true };
  const site = sites[0]!;
  if (sites.length > 1) return undefined;
  const written = decode(slice(request.text, found.at));
  const allowed = allowedValue(schemas, site, written);
  const row = rowOfValue(site, written);
  const rows = row ? rowsNamed(snapshot, row) : [];
  return allowed || rows.length > 0 ? { kind: "value", at, written, allowed, row, rows } : undefined;
}

/** The messages that stand in files of their own and in listings, each with the schemas that govern it and the file that it stands in. */
function* messagesOf(snapshot: Snapshot): Generator<ListedMessage & { readonly document: DocumentId; readonly schemas: readonly SchemaModel[] }, void> {
  for (const request of snapshot.requests.values()) yield { document: request.id, request, from: 0, schemas: snapshot.corpus.requestSchemas(request) };
  for (const document of snapshot.documents.values()) {
    const listings = listingsOf(document.tree);
    const schemas = listings.length > 0 ? snapshot.corpus.schemas(document) : [];
    for (const block of listings) {
      const message = listedMessage(document, block, schemas);
      if (message) yield { ...message, document: document.id, schemas };
    }
  }
}

/** The name that `schema` uses at `offset`: `type="sr:EUI"`, `ref="sr:Header"`. */
export function schemaUseAt(snapshot: Snapshot, schema: SchemaModel, offset: number): NameUse | undefined {
  const reference = schema.references.find(({ at }) => touches(at, offset));
  if (!reference) return undefined;
  const schemas = schemasAround(snapshot, schema);
  const site = target(schemas, schema, reference);
  return site && { kind: "schema-name", at: reference.at, sites: [site], schemas, inRequest: false };
}

/** The data item that a table of `document` names at `offset`, where it is known which type of the schema the table describes. */
export function dataItemAt(snapshot: Snapshot, document: Facts, offset: number): NameUse | undefined {
  const { text } = document.tree;
  const table = duisTables(document.tree).items.find(({ table: { at } }) => touches(at, offset));
  const row = table?.rows.find(({ at }) => touches(at, offset));
  if (!table || !row) return undefined;
  const schemas = snapshot.corpus.schemas(document);
  const described = describedTables(document, schemas).find(({ tables }) => tables.includes(table));
  for (const name of row.names) {
    const from = text.indexOf(name, row.at.from);
    // A name that a narrow column cut in two stands nowhere as one.
    const isCut = row.names.length === 1 && (from < 0 || from + name.length > row.at.to);
    const at = isCut ? row.at : { from, to: from + name.length };
    const item = described && at.from >= 0 && at.to <= row.at.to && touches(at, offset) ? itemNamed(described, name) : undefined;
    if (item) return { kind: "schema-name", at, sites: [item.declared], schemas, inRequest: false };
  }
  return undefined;
}

/** Where the documents describe what a name in a request is. */
export function describing(snapshot: Snapshot, { sites, schemas, inRequest }: NameUse): readonly DescribingPlace[] {
  if (!inRequest) return [];
  // Of a name that many types have, and nothing tells which is meant, the first few are as good as all.
  return sites.slice(0, 4).flatMap((site) => describingSite(snapshot, site, schemas));
}

/** Where the documents describe `site`. */
export function describingSite(snapshot: Snapshot, site: Declared, schemas: readonly SchemaModel[]): readonly DescribingPlace[] {
  return placesDescribing(snapshot.documents.values(), (document) => snapshot.corpus.schemas(document), site, schemas);
}

export interface SchemaMention {
  readonly document: DocumentId;
  readonly at: Span;
}

/** The uses of `sought` in the schemas and in the requests, a step for each file. */
export function* schemaMentions(snapshot: Snapshot, sought: readonly Declared[]): Generator<readonly SchemaMention[], void> {
  if (sought.length === 0) return;
  const names = new Set(sought.map(({ name }) => name.name));
  const isSought = (site: Declared): boolean => sought.some(({ name }) => name === site.name);
  for (const schema of snapshot.schemas.values()) {
    const schemas = schemasAround(snapshot, schema);
    const uses = schema.references.filter((reference) => {
      const site = names.has(reference.name) ? target(schemas, schema, reference) : undefined;
      return site !== undefined && isSought(site);
    });
    yield uses.map(({ at }) => ({ document: schema.id, at }));
  }
  for (const { document, request, from, schemas } of messagesOf(snapshot)) {
    if (schemas.length === 0) continue;
    const instance = instanceOf(schemas, request);
    const mentions: SchemaMention[] = [];
    for (const [index, { name, at }] of request.names.entries()) {
      if (names.has(name) && instance.sitesOf(index).some(isSought)) mentions.push({ document, at: { from: from + at.from, to: from + at.to } });
    }
    yield mentions;
  }
}

/** The schema itself first, with what it imports, then those of other namespaces and those that include it; no other version of it. */
function schemasAround(snapshot: Snapshot, schema: SchemaModel): readonly SchemaModel[] {
  const files = [...snapshot.schemas.values()];
  const file = nameOfFile(schema.id);
  const around = new Set([schema, ...governingSchemas(files, file, schema.id)]);
  for (const other of governingSchemas(files, undefined, schema.id)) {
    if (other.targetNamespace !== schema.targetNamespace || other.includes.some((included) => nameOfFile(included) === file)) around.add(other);
  }
  return [...around];
}

/** A code or a variant by the name of the element that holds it. */
function rowOfValue({ name }: Declared, written: string): RowName | undefined {
  const sort = sortOf(name.name);
  return sort && { sort, name: written };
}

/** What an element, or a type, of that name holds. */
function sortOf(name: string): RowName["sort"] | undefined {
  if (/ResponseCode(?:Type)?$/.test(name)) return "code";
  return /ServiceReference(?:Variant)?(?:Type)?$/.test(name) ? "request" : undefined;
}

/** Where the schemas list a code or a variant, and the requests hold it, a step for each file. */
export function* rowMentions(snapshot: Snapshot, row: RowName): Generator<readonly SchemaMention[], void> {
  for (const schema of snapshot.schemas.values()) {
    const types = [...schema.names.values()].flat().filter(({ name, enumeration }) => sortOf(name) === row.sort && enumeration.includes(row.name));
    const places = types.flatMap((name) => allowedValue([schema], { schema, name }, row.name)?.at ?? []);
    yield places.map((at) => ({ document: schema.id, at }));
  }
  for (const { document, request, from, schemas } of messagesOf(snapshot)) {
    if (schemas.length === 0) continue;
    const places = request.names.flatMap(({ name, value }) => (value && sortOf(name) === row.sort && decode(slice(request.text, value)) === row.name ? [value] : []));
    yield places.map((at) => ({ document, at: { from: from + at.from, to: from + at.to } }));
  }
}
