// The names of the DUIS as they are being typed: response codes, service requests, what the XML Schema declares. In a
// table of data items the items of its own type come first.

import { describedTables, itemNamed } from "../index/described.ts";
import { duisTables, wordsOf, type ItemTable } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { cellOf, nameLabels } from "../index/requests.ts";
import type { SchemaModel, SchemaName } from "../schema/model.ts";
import { withNamespaceOf, type Declared } from "../schema/names.ts";
import type { Item } from "../schema/query.ts";
import { fileName } from "../text/paths.ts";
import { runStart } from "../text/run.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { atMost, nothing, ranked, type Suggestion, type Suggestions, type Typing } from "./suggestion.ts";

const most = 200;

/** The response codes that begin with `typed`. */
export function completeCode(snapshot: Snapshot, { offset }: Typing, typed: string): Suggestions {
  const at = { from: offset - typed.length, to: offset };
  const found = new Map<string, Suggestion>();
  for (const { id, tree } of snapshot.documents.values()) {
    for (const { declares, rows, nameColumn, descriptionColumn } of duisTables(tree).codes) {
      for (const { row, at: cell, codes } of rows) {
        const detail = wordsOf(tree, row.cells[nameColumn ?? descriptionColumn ?? -1]).slice(0, 80);
        for (const code of codes) {
          if (!declares || !code.startsWith(typed) || found.has(code)) continue;
          found.set(code, { kind: "code", label: code, detail, newText: code, at, filter: code, rank: code[0]! + ranked(Number(code.slice(1))), about: { kind: "row", document: id, at: cell.from } });
        }
      }
    }
  }
  return atMost(most, [...found.values()]);
}

/** The Service Reference Variants that begin with `typed`, with the names of their requests. */
export function completeRequest(snapshot: Snapshot, { offset }: Typing, typed: string): Suggestions {
  const at = { from: offset - typed.length, to: offset };
  const found = new Map<string, Suggestion>();
  const add = (variant: string, detail: string, document: string, place: Span | undefined) => {
    if (!variant.startsWith(typed) || found.has(variant)) return;
    const rank = variant.split(".").map((step) => ranked(Number(step))).join(".");
    found.set(variant, { kind: "request", label: variant, detail, newText: variant, at, filter: variant, rank, about: place && { kind: "row", document, at: place.from } });
  };
  for (const { id, tree, serviceRequests } of snapshot.documents.values()) {
    const { requests, matrices } = duisTables(tree);
    for (const { variant, fields } of requests) add(variant, wordsOf(tree, fields.get("service request name")), id, serviceRequests.get(variant));
    for (const matrix of matrices) for (const row of matrix.rows) add(row.variant, wordsOf(tree, cellOf(row, matrix, nameLabels)), id, serviceRequests.get(row.variant));
  }
  return atMost(most, [...found.values()]);
}

/** `sr:Dev` in running text: what the schemas declare. */
export function completeSchemaName(snapshot: Snapshot, document: Facts, { offset, before }: Typing): Suggestions | undefined {
  const typed = /(?:^|[^\w:])([A-Za-z]\w*):([A-Za-z_][\w.-]*)?$/.exec(before);
  if (!typed) return undefined;
  const models = snapshot.corpus.schemas(document);
  const { schemas } = withNamespaceOf(models, typed[1]!);
  if (schemas.length === 0) return undefined;
  return schemaNames(schemas, typed[1]!, typed[2] ?? "", { from: offset - typed[1]!.length - 1 - (typed[2] ?? "").length, to: offset }, () => true);
}

/** In a cell of a table of data items: the items that the type has and the table lacks, or the type of the row's item, or whether it is mandatory. */
export function completeItemCell(snapshot: Snapshot, document: Facts, { offset, before }: Typing): Suggestions | undefined {
  const { tree } = document;
  const models = snapshot.corpus.schemas(document);
  const table = duisTables(tree).items.find(({ table }) => table.at.from <= offset && lineStart(tree.text, offset) <= lineEnd(tree.text, table.at.to) + 1);
  const column = table?.columns[columnAt(tree.text, offset)];
  if (!table || (column !== "item" && column !== "type" && column !== "mandatory")) return undefined;
  const typed = before.slice(runStart(before, /[\w:.-]/));
  const at = { from: offset - typed.length, to: offset };
  // A row that is being written has no end yet, and the caret stands behind it.
  const isHere = (row: Span): boolean => lineStart(tree.text, row.from) === lineStart(tree.text, offset);
  const described = describedTables(document, models).find(({ tables }) => tables.includes(table));
  if (column === "item") {
    if (!described) return nothing;
    const present = new Set(described.tables.flatMap(({ rows }) => rows.filter(({ row }) => !isHere(row.at)).flatMap(({ names }) => names)));
    const items = described.items.filter(({ name }) => !present.has(name) && beginsWith(name, typed));
    return atMost(most, items.map((item, i) => itemSuggestion(item, at, ranked(i))));
  }
  const row = table.rows.find((one) => isHere(one.row.at));
  const item = described && row?.names[0] !== undefined ? itemNamed(described, row.names[0]) : undefined;
  if (column === "mandatory") return item && !item.choice ? { items: [mandatorySuggestion(item, at)], incomplete: false } : nothing;
  if (item?.type !== undefined && beginsWith(item.type, typed)) return { items: [{ ...itemSuggestion(item, at, ""), kind: "type", label: item.type, detail: `the type of ${item.name}`, newText: item.type, filter: item.type }], incomplete: false };
  const prefix = typePrefix(tree.text, table) ?? models[0]?.prefix;
  if (prefix === undefined) return nothing;
  return schemaNames(withNamespaceOf(models, prefix).schemas, prefix, typed.replace(/^\w+:/, ""), at, ({ kind }) => kind === "complexType" || kind === "simpleType");
}

/** The prefix that the types of the table have so far. */
function typePrefix(text: Text, { rows }: ItemTable): string | undefined {
  for (const { type } of rows) {
    const found = type && /^\W*([A-Za-z]\w*):/.exec(text.slice(type.from, type.to))?.[1];
    if (found !== undefined && found !== "xs" && found !== "xsd") return found;
  }
  return undefined;
}

function itemSuggestion(item: Item, at: Span, rank: string): Suggestion {
  const { schema, name } = item.declared;
  const detail = `${item.type ?? "its own type"}, ${item.optional ? "optional" : item.choice ? "one of a choice" : "mandatory"}`;
  return { kind: "element", label: item.name, detail, newText: item.name, at, filter: item.name, rank, about: { kind: "schema", document: schema.id, at: name.at.from } };
}

function mandatorySuggestion({ optional, name, declared: { schema, name: declared } }: Item, at: Span): Suggestion {
  const label = optional ? "No" : "Yes";
  const detail = `${fileName(schema.id)} says that ${name} is ${optional ? "optional" : "mandatory"}`;
  return { kind: "value", label, detail, newText: label, at, filter: label, rank: "", about: { kind: "schema", document: schema.id, at: declared.at.from } };
}

function schemaNames(schemas: readonly SchemaModel[], prefix: string, typed: string, at: Span, isWanted: (name: SchemaName) => boolean): Suggestions {
  const items: Suggestion[] = [];
  for (const schema of schemas) {
    for (const same of schema.names.values()) {
      const name = same.find(isWanted);
      if (name && beginsWith(name.name, typed)) items.push(nameSuggestion({ schema, name }, prefix, at));
    }
  }
  return atMost(most, items);
}

function nameSuggestion({ schema, name }: Declared, prefix: string, at: Span): Suggestion {
  const label = `${prefix}:${name.name}`;
  const isType = name.kind === "complexType" || name.kind === "simpleType";
  const owner = name.owner === undefined ? fileName(schema.id) : `in ${name.owner}`;
  return {
    kind: isType ? "type" : "element",
    label,
    detail: name.type === undefined ? owner : `${name.type}, ${owner}`,
    newText: label,
    at,
    filter: label,
    rank: `${name.global ? 0 : 1}${name.name.toLowerCase()}`,
    about: { kind: "schema", document: schema.id, at: name.at.from },
  };
}

/** The column of the table's line that `offset` stands in, from 0. */
function columnAt(text: Text, offset: number): number {
  let column = -1;
  for (let i = lineStart(text, offset); i < offset; i++) if (text.charAt(i) === "|" && text.charAt(i - 1) !== "\\") column++;
  return column;
}

function lineStart(text: Text, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: Text, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

function beginsWith(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}
