// Symbols of the whole workspace by a few letters of their names: clauses (`G3.5A`, `ag 2.1`), definitions (`tls`,
// `incident pol`), documents, response codes, service requests, schema names. Those whose words begin with what was
// typed come first.

import type { DocumentId, Facts } from "../index/facts.ts";
import { inCodeOrder } from "../index/corpus.ts";
import type { SchemaModel } from "../schema/model.ts";
import { contains, type Span } from "../text/span.ts";
import { fileName } from "../workspace/governing.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { oneLine } from "./excerpt.ts";
import { citation, labelOf } from "./labels.ts";

export interface FoundSymbol {
  readonly kind: "document" | "clause" | "annex" | "table" | "heading" | "definition" | "code" | "request" | "schema-name";
  /** `G3.5A Raising an Incident`, `Transport Layer Security (TLS)`, `E64 Busy` */
  readonly name: string;
  /** The document or file that it stands in; empty for a document. */
  readonly container: string;
  readonly document: DocumentId;
  readonly at: Span;
}

/** At most `most` symbols that `query` finds, the likeliest first; without a query the documents. */
export function findSymbols(snapshot: Snapshot, query: string, most: number): readonly FoundSymbol[] {
  const documents = inCodeOrder([...snapshot.documents.values()]);
  const sought = lowered(query);
  if (sought === "") return documents.slice(0, most).map((document) => symbolsOf(document)[0]!.symbol);
  // The best of each rank, so that a thousand poor ones cost nothing.
  const ranks: FoundSymbol[][] = Array.from({ length: 5 }, () => []);
  const parts = sought.split(" ");
  const take = (entries: readonly Entry[]) => {
    for (const { key, symbol } of entries) {
      const rank = rankOf(key, sought, parts);
      if (rank >= 0 && ranks[rank]!.length < most) ranks[rank]!.push(symbol);
    }
  };
  for (const document of documents) take(symbolsOf(document));
  for (const schema of snapshot.schemas.values()) take(schemaSymbols(schema));
  for (const rank of ranks.slice(0, 4)) rank.sort((a, b) => a.name.length - b.name.length);
  // One symbol may be found by its name and by its alias.
  return [...new Set(ranks.flat())].slice(0, most);
}

interface Entry {
  /** The name as it is compared. */
  readonly key: string;
  readonly symbol: FoundSymbol;
}

/** 0 the whole name or its first word, 1 its beginning, 2 words that begin so, 3 a part of it, 4 the first letters of its words; -1 not at all. */
function rankOf(key: string, sought: string, parts: readonly string[]): number {
  const at = key.indexOf(sought);
  if (at === 0) return key.length === sought.length || key.charCodeAt(sought.length) === 32 ? 0 : 1;
  if (beginWords(key, parts)) return 2;
  if (at > 0) return 3;
  return sought.length > 1 && parts.length === 1 && holdsInitials(key, sought) ? 4 : -1;
}

/** Whether each part begins a word of `key`, one after the other: `incident pol` in `incident management policy`. */
function beginWords(key: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    let at = key.indexOf(part, from);
    while (at > 0 && isWordPart(key.charCodeAt(at - 1))) at = key.indexOf(part, at + 1);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** `imp` in `incident management policy`: the words one after the other, from any word on. */
function holdsInitials(key: string, sought: string): boolean {
  let at = 0;
  for (let i = 0; i < key.length && at < sought.length; i++) {
    if (!isWordPart(key.charCodeAt(i)) || (i > 0 && isWordPart(key.charCodeAt(i - 1)))) continue;
    if (key.charCodeAt(i) === sought.charCodeAt(at)) at++;
    else at = key.charCodeAt(i) === sought.charCodeAt(0) ? 1 : 0;
  }
  return at === sought.length;
}

function isWordPart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}

const known = new WeakMap<Facts, readonly Entry[]>();

/** All of one document, itself first; made once a version. */
function symbolsOf(document: Facts): readonly Entry[] {
  let entries = known.get(document);
  if (!entries) known.set(document, (entries = collect(document)));
  return entries;
}

function collect(document: Facts): readonly Entry[] {
  const { id, tree } = document;
  const container = labelOf(tree.identity);
  const entries: Entry[] = [];
  const add = (kind: FoundSymbol["kind"], name: string, at: Span, keys = name) => {
    entries.push({ key: lowered(keys), symbol: { kind, name, container: kind === "document" ? "" : container, document: id, at } });
  };
  add("document", container, tree.identity.at, `${container} ${tree.identity.aliases.join(" ")}`);
  for (const clause of tree.clauses) {
    if (clause.kind === "paragraph") continue;
    const heading = clause.heading ? oneLine(tree.text, clause.heading, 120) : "";
    if (clause.kind === "heading") {
      if (heading !== "") add("heading", heading, clause.at);
      continue;
    }
    const name = `${citation(document, clause)} ${heading || (clause.notUsed ? "[Not used]" : "")}`.trim();
    // `2.1.3` finds the clause of any Appendix, `ag 2.1.3` the one of Appendix AG.
    add(clause.kind, name, clause.at);
    if (clause.number !== name && name.startsWith(`${tree.identity.key} `)) entries.push({ key: lowered(name.slice(tree.identity.key.length + 1)), symbol: entries.at(-1)!.symbol });
  }
  for (const { term, aliases, at } of tree.definitions) {
    const others = aliases.filter((alias) => alias !== term);
    const name = others.length > 0 ? `${term} (${others.join(", ")})` : term;
    add("definition", name, at);
    for (const alias of others) entries.push({ key: lowered(alias), symbol: entries.at(-1)!.symbol });
  }
  for (const [code, at] of document.codes) add("code", withName(document, code, at), at);
  for (const [variant, at] of document.serviceRequests) add("request", `Service Request ${variant}`, at, `${variant} service request`);
  return unique(entries);
}

/** `E64` with the name in the cell beside it. */
function withName({ tree }: Facts, code: string, at: Span): string {
  for (const { at: around, rows } of tree.tables) {
    if (!contains(around, at)) continue;
    const row = rows.find((one) => contains(one.at, at));
    const next = row?.cells[row.cells.findIndex((cell) => contains(cell, at)) + 1];
    return next ? `${code} ${oneLine(tree.text, next, 80)}`.trim() : code;
  }
  return code;
}

const knownSchemas = new WeakMap<SchemaModel, readonly Entry[]>();

function schemaSymbols(schema: SchemaModel): readonly Entry[] {
  let entries = knownSchemas.get(schema);
  if (!entries) {
    const container = fileName(schema.id);
    entries = [...schema.names.values()].flat().map((name) => ({ key: lowered(name.name), symbol: { kind: "schema-name", name: name.name, container, document: schema.id, at: name.at } }) as const);
    knownSchemas.set(schema, (entries = unique(entries)));
  }
  return entries;
}

/** Without a second entry of the same symbol under the same key. */
function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ key, symbol }) => {
    const same = `${symbol.at.from} ${key}`;
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}

function lowered(words: string): string {
  return words.toLowerCase().replace(/[\s\u00a0]+/g, " ").trim();
}
