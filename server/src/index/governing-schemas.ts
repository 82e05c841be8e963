// Which schemas govern a document's prefixed names. Versions of one schema may lie side by side: a document is held to
// one of them, never to a mixture.

import type { SchemaModel } from "../schema/model.ts";
import { nameOfFile } from "../schema/names.ts";
import type { Request } from "../schema/request.ts";
import type { Tree } from "../syntax/tree.ts";
import { byUnits } from "../text/ordered.ts";
import { fileName } from "../text/paths.ts";
import type { Span } from "../text/span.ts";
import type { DocumentId } from "./facts.ts";

/**
 * The schemas that govern the document `id`: the one `named` (by front matter or sec.json) with what it imports, else of
 * each namespace the only one, or the nearest to the document.
 */
export function governingSchemas(files: Iterable<SchemaModel>, named: string | undefined, id: DocumentId): readonly SchemaModel[] {
  const all = [...files].sort((a, b) => byUnits(a.id, b.id));
  if (named === undefined) return nearestVersions(all, id);
  const start = nearest(ofName(all, named), id);
  // What it imports speaks with it, where it is held: of several of one name, as each version has its own, the one nearest to it.
  const imported = new Set(start.flatMap(schema => schema.imports.map(bareFile)));
  return [...start, ...nearestVersions(all.filter(schema => !start.includes(schema) && imported.has(bareFile(schema.id))), start[0]?.id ?? id)];
}

/** A schema that is asked for and not held: nothing can be said of its names. */
export interface AbsentSchema {
  readonly file: string;
  /** The files that are held, in the order of their names. */
  readonly held: readonly string[];
}

/** The schema that is `named`, where it is not held. */
export function absentSchema(files: Iterable<SchemaModel>, named: string | undefined): AbsentSchema | undefined {
  const held = [...files].map(({ id }) => nameOfFile(id));
  if (named === undefined || held.some(file => bareFile(file) === bareFile(named))) return undefined;
  return { file: nameOfFile(named), held: [...new Set(held)].sort() };
}

/** Where the front matter names the schema. */
export function placeOfSchemaName({ text, identity }: Tree): Span | undefined {
  const found = identity.schema === undefined ? null : /^schema:[ \t]*["']?([^"'\r\n]+)/m.exec(text.slice(0, 4_000));
  if (!found) return undefined;
  const from = found.index + found[0].length - found[1]!.length;
  return { from, to: from + found[1]!.trimEnd().length };
}

/**
 * The schemas that govern the XML `request`: of several versions the one that it says it follows, else the one `named`
 * (by sec.json), else the nearest. None where its outermost tag is in the namespace of none.
 */
export function schemasOfRequest(files: Iterable<SchemaModel>, named: string | undefined, request: Request): readonly SchemaModel[] {
  const all = [...files];
  const own = all.filter(({ targetNamespace }) => targetNamespace === request.namespace);
  if (request.namespace === undefined || own.length === 0) return [];
  const isStated = request.schemaVersion !== undefined && own.some(({ version }) => version === request.schemaVersion);
  const fitting = isStated ? all.filter((schema) => !own.includes(schema) || schema.version === undefined || schema.version === request.schemaVersion) : all;
  const governing = named === undefined ? [] : governingSchemas(fitting, named, request.id);
  return governing.some(({ targetNamespace }) => targetNamespace === request.namespace) ? governing : governingSchemas(fitting, undefined, request.id);
}

/** Those of `models` that are versions of one schema, where nothing tells which of them governs; none where there is but one of each. */
export function undecidedVersions(models: readonly SchemaModel[]): readonly SchemaModel[] {
  for (const schema of models) {
    const versions = rivals(models, schema);
    if (versions.length > 1) return versions;
  }
  return [];
}

/** Whether no two of `models` are versions of one schema, so that together they say one thing. */
export function isOneVersion(models: readonly SchemaModel[]): boolean {
  return undecidedVersions(models).length === 0;
}

function nearestVersions(all: readonly SchemaModel[], id: DocumentId): readonly SchemaModel[] {
  return all.filter(schema => {
    const versions = rivals(all, schema);
    if (versions.length < 2 || !versions.includes(schema)) return true;
    // Of copies, one speaks for all.
    return nearest(versions, id).find(({ text }) => text === schema.text) === schema;
  });
}

/** The schemas of the namespace of `schema` that no other includes: each of them is a version of it. */
function rivals(all: readonly SchemaModel[], { targetNamespace }: SchemaModel): readonly SchemaModel[] {
  if (targetNamespace === undefined) return [];
  const same = all.filter(other => other.targetNamespace === targetNamespace);
  if (same.length < 2) return same;
  return same.filter(one => !same.some(other => other !== one && other.includes.some(file => nameOfFile(file) === nameOfFile(one.id))));
}

/** Those whose folder shares the longest way with that of the document; in its own folder or above it first. */
function nearest(schemas: readonly SchemaModel[], id: DocumentId): readonly SchemaModel[] {
  if (schemas.length < 2) return schemas;
  const ways = schemas.map(schema => wayBetween(folders(schema.id), folders(id)));
  const least = Math.min(...ways);
  return schemas.filter((_, i) => ways[i] === least);
}

/** How many steps up from the document and down to the schema. */
function wayBetween(schema: readonly string[], document: readonly string[]): number {
  let shared = 0;
  while (shared < schema.length && shared < document.length && schema[shared] === document[shared]) shared++;
  return schema.length + document.length - 2 * shared;
}

function folders(id: string): readonly string[] {
  return id.split(/[\\/]/).slice(0, -1);
}

/** The schemas in a file of the name; where it is named with folders, in that one, if it is held. */
function ofName(all: readonly SchemaModel[], named: string): readonly SchemaModel[] {
  const bare = all.filter(schema => bareFile(schema.id) === bareFile(named));
  const way = `/${plainPath(named)}`;
  const exact = bare.filter(schema => `/${plainPath(schema.id)}`.endsWith(way));
  return exact.length > 0 ? exact : bare;
}

function plainPath(path: string): string {
  return path.replace(/\\/g, "/").replace(/^(?:\.{0,2}\/)+/, "").toLowerCase();
}

function bareFile(path: string): string {
  return fileName(path).toLowerCase();
}
