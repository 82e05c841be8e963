// An XML Schema file as a model of its names. Any text yields a model: what cannot be read is a problem in it.

import { indexLines } from "../text/line-index.ts";
import { addTo } from "../text/lists.ts";
import type { Span } from "../text/span.ts";
import { readDeclarations } from "./declarations.ts";
import type { SchemaModel, SchemaName, SchemaProblem } from "./model.ts";
import { xmlSchemaNamespace } from "./names.ts";
import { faultOfForm } from "./well-formed.ts";
import { readXml, type Tag, valueOf, type Xml } from "./xml.ts";

/** Longer texts are not read, in UTF-16 units: 35 times the DUIS schema, which is read in half a second. */
export const longestSchema = 8 * 1024 * 1024;

/** The model of `text`, the schema file `id`. Never throws; entities are never expanded, other files never looked at. */
export function readSchema(id: string, text: string): SchemaModel {
  const refusal = refusalOf(text);
  if (refusal !== undefined) return emptyModel(id, text, [refusal]);
  const xml = readXml(text);
  // The library says whether it is well-formed; where the tags themselves tell why it is not, they tell it better.
  const fault = xml.faults.length > 0 ? undefined : faultOfForm(text, xml.doctype?.at);
  const faults = fault === undefined ? xml.faults : [fault];
  const root = xml.roots[0];
  if (root === undefined || root.name !== "schema" || root.namespace !== xmlSchemaNamespace) {
    const notSchema = root === undefined ? [] : [{ at: root.open, message: notSchemaMessage(root) }];
    return emptyModel(id, text, bounded(faults.length > 0 ? faults : notSchema));
  }
  const targetNamespace = valueOf(root, "targetNamespace");
  const declarations = readDeclarations(text, root);
  const second = xml.roots[1];
  const secondRoot = second === undefined ? [] : [{ at: second.open, message: "Something follows the end of the schema: XML allows one outermost tag only." }];
  return {
    id,
    text,
    lines: indexLines(text),
    targetNamespace,
    version: versionOf(text, xml, root),
    prefixes: root.scope,
    prefix: targetNamespace === undefined ? undefined : prefixOf(root.scope, targetNamespace),
    names: byName(declarations.names),
    references: declarations.references,
    imports: declarations.imports,
    includes: declarations.includes,
    problems: bounded([...(faults.length > 0 ? faults : secondRoot), ...entityProblems(text, xml), ...declarations.problems]),
  };
}

/** Why `text` is not even tried. */
function refusalOf(text: string): SchemaProblem | undefined {
  const start = text.search(/[^\s\ufeff]/);
  if (start < 0) return { at: { from: 0, to: text.length }, message: "The schema file is empty." };
  const at = { from: start, to: Math.min(text.length, start + 1) };
  if (text.length > longestSchema) {
    return { at, message: `The schema file is too large to be read (${text.length} characters; the limit is ${longestSchema}).` };
  }
  const zero = text.indexOf("\0");
  if (zero >= 0) {
    return { at: { from: zero, to: zero + 1 }, message: "This is no XML text: it holds zero bytes, as binary files and UTF-16 text do. Save it as UTF-8." };
  }
  if (text[start] !== "<") return { at, message: "This is no XML text: it does not start with “<”." };
  return undefined;
}

function notSchemaMessage(root: Tag): string {
  return root.name === "schema"
    ? `This is no XML Schema: its <schema> is not in the namespace ${xmlSchemaNamespace}.`
    : `This is no XML Schema: its outermost tag is <${root.name}>, not <schema>.`;
}

/** The version that a comment states (`DUIS XML Schema Version - Request - 5.4`), else the `version` attribute. */
function versionOf(text: string, xml: Xml, root: Tag): string | undefined {
  for (const { from, to } of xml.comments) {
    if (to - from > 20_000) continue;
    for (const line of text.slice(from, to).split("\n")) {
      const stated = line.indexOf("Schema Version");
      const number = stated < 0 ? null : /\bv?(\d{1,9}(?:\.\d{1,9}){0,4})\s{0,100}$/i.exec(line.slice(stated).trimEnd());
      if (number) return number[1];
    }
  }
  return valueOf(root, "version");
}

function prefixOf(scope: ReadonlyMap<string, string>, namespace: string): string | undefined {
  for (const [prefix, bound] of scope) if (prefix !== "" && bound === namespace) return prefix;
  return undefined;
}

function byName(names: readonly SchemaName[]): ReadonlyMap<string, readonly SchemaName[]> {
  const grouped = new Map<string, SchemaName[]>();
  for (const global of [true, false]) {
    for (const name of names) {
      if (name.global !== global) continue;
      addTo(grouped, name.name, name);
    }
  }
  return grouped;
}

/** Entities are left as they are: those that would have to be fetched, built or expanded are said. */
function entityProblems(text: string, { doctype, comments }: Xml): SchemaProblem[] {
  const entities = new Map((doctype?.entities ?? []).map((entity) => [entity.name, entity]));
  const problems: SchemaProblem[] = [];
  for (const { name, at, kind } of entities.values()) {
    if (kind === "external") problems.push({ at, message: `The entity “${name}” lies outside this file. Other files are never fetched through entities: write its text here.` });
    if (kind === "nested") problems.push({ at, message: `The entity “${name}” is made from other entities. Entities are never expanded: write its text where it is used.` });
  }
  if (entities.size === 0) return problems;
  const used = new Set<string>();
  let comment = 0;
  for (const { 0: whole, 1: name = "", index } of text.matchAll(/&([A-Za-z_][\w.-]{0,100});/g)) {
    if (!entities.has(name) || used.has(name) || (doctype !== undefined && index < doctype.at.to)) continue;
    while (comment < comments.length && comments[comment]!.to <= index) comment++;
    if (index >= (comments[comment]?.from ?? text.length)) continue;
    used.add(name);
    const at: Span = { from: index, to: index + whole.length };
    problems.push({ at, message: `“${whole}” is an entity. Entities are never expanded: write its text here.` });
  }
  return problems;
}

/** A file with a thousand faults needs its first few said. */
function bounded(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  return problems.slice(0, 20);
}

function emptyModel(id: string, text: string, problems: readonly SchemaProblem[]): SchemaModel {
  return {
    id,
    text,
    lines: indexLines(text),
    targetNamespace: undefined,
    version: undefined,
    prefixes: new Map(),
    prefix: undefined,
    names: new Map(),
    references: [],
    imports: [],
    includes: [],
    problems,
  };
}
