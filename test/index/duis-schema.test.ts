// Tables of data items for every type of the published DUIS and MMC schemas, made from the schemas themselves: whole ones
// are silent, and each of the faults that a drafter makes in one is found. None of the schemas' text is kept here.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { allRules } from "../../server/src/rules/all.ts";
import { itemsOf, type Item } from "../../server/src/schema/query.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import type { SchemaModel } from "../../server/src/schema/model.ts";
import { typeOfItem } from "../../server/src/schema/types.ts";
import { findingsOf, put, workspaceWith } from "../support/workspace.ts";
import type { Finding } from "../../server/src/check/findings.ts";

const folder = new URL("../../../shared/corpus/duis/", import.meta.url);
const skip = existsSync(folder) ? false : "the published schemas are not here";
const files = ["DUIS Schema V5.4.xsd", "MMC Schema V5.4.xsd", "xmldsig-core-schema.xsd"];
const rules = allRules.filter(({ id }) => ["unknown-schema-name", "duplicate-data-item", "missing-data-item", "unknown-data-item", "mandatory-mismatch", "type-mismatch"].includes(id));

interface Table {
  readonly type: string;
  readonly items: readonly Item[];
}

interface Cells {
  readonly name: string;
  readonly type: string;
  readonly mandatory: string;
}

const schemas = skip ? [] : files.map((file) => readSchema(`/code/${file}`, readFileSync(new URL(file, folder), "utf8")));
const [duis, mmc] = schemas as [SchemaModel, SchemaModel];

test("whole tables are silent, whatever type they describe", { skip }, () => {
  for (const schema of [duis, mmc]) {
    const tables = tablesOf(schema);
    assert.ok(tables.length > 250, `${tables.length} types`);
    assert.deepEqual(check(schema, tables).map(drawn), []);
  }
});

test("a table may leave out what its type takes over from another", { skip }, () => {
  const extensions = tablesOf(duis).filter(({ type }) => duis.names.get(type)![0]!.content?.derivation === "extension");
  const tables = extensions.filter(({ items }) => items[0]!.name === "ExecutionDateTime" && items.length > 2);
  assert.ok(tables.length > 15, `${tables.length} types`);
  assert.deepEqual(check(duis, tables, ({ items }) => items.slice(1).map(cellsOf)).map(drawn), []);
});

test("a row that is left out is found, and its fix brings it back as it was", { skip }, () => {
  const tables = tablesOf(duis).filter(({ items }) => items.length > 1 && items.every(({ kind }) => kind === "element"));
  const leftOut = ({ items }: Table) => items.at(-1)!;
  const texts = documentOf(duis, tables, ({ items }) => items.slice(0, -1).map(cellsOf));
  const found = check(duis, tables, ({ items }) => items.slice(0, -1).map(cellsOf));
  assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ["missing-data-item"]);
  assert.deepEqual(found.map(({ message }) => /lacks: (.*)\.$/.exec(message)![1]), tables.map((table) => leftOut(table).name));
  const edits = found.flatMap(({ fixes }) => fixes!(undefined as never)[0]!.edits);
  const mended = [...edits].sort((a, b) => b.at.from - a.at.from).reduce((text, { at, newText }) => text.slice(0, at.from) + newText + text.slice(at.to), texts);
  // Only the description is left to be written.
  assert.equal(mended.replace(/^(\| \S+ \|) \|/gm, "$1 Words. |"), documentOf(duis, tables));
});

test("a name that the type does not have is found, and no item is called missing for a slip in it", { skip }, () => {
  const tables = tablesOf(duis).filter(({ items }) => items.length > 1 && items.every(({ name }) => name.length > 9));
  const found = check(duis, tables, ({ items }) => items.map((item, i) => ({ ...cellsOf(item), ...(i === 0 ? { name: `${item.name}x` } : {}) })));
  assert.equal(found.filter(({ rule }) => rule === "unknown-data-item").length, tables.length);
  // Where two items are as near to what stands there, one is missing and it is not told which.
  const others = found.filter(({ rule }) => rule !== "unknown-data-item");
  assert.ok(others.every(({ rule }) => rule === "missing-data-item") && others.length * 10 < tables.length, others.map(drawn).join("\n"));
});

test("Mandatory the other way round is found, but in a choice and in a part that may be left out", { skip }, () => {
  let told = 0;
  for (const table of tablesOf(duis)) {
    const flipped = (item: Item) => ({ ...cellsOf(item), mandatory: cellsOf(item).mandatory === "Yes" ? "No" : "Yes" });
    const found = check(duis, [table], ({ items }) => items.map(flipped));
    const plain = table.items.filter((item) => !item.choice && !item.inOptional);
    assert.deepEqual(found.map(({ rule }) => rule), plain.map(() => "mandatory-mismatch"), table.type);
    told += found.length;
  }
  assert.ok(told > 800, `${told} items`);
});

test("another type is found, wherever the schema gives the item's a name", { skip }, () => {
  const wrong = (item: Item) => (item.type === "xs:dateTime" ? "xs:date" : "xs:dateTime");
  const tables = tablesOf(duis);
  const found = check(duis, tables, ({ items }) => items.map((item) => ({ ...cellsOf(item), type: wrong(item) })));
  const sure = tables.flatMap(({ items }) => items).filter((item) => {
    const type = typeOfItem(schemas, item);
    return type.kind !== "nameless" || type.holdsItems;
  });
  assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ["type-mismatch"]);
  assert.equal(found.length, sure.length);
  assert.ok(sure.length > 1000);
});

test("a row that stands twice is found", { skip }, () => {
  const tables = tablesOf(duis);
  const found = check(duis, tables, ({ items }) => [...items, items[0]!].map(cellsOf));
  // But where the schema has an item of that name inside another, the second may be that one.
  assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ["duplicate-data-item"]);
  assert.ok(found.length > tables.length * 0.9, `${found.length} of ${tables.length}`);
});

test("two versions of the schema side by side are never mixed", { skip }, () => {
  const table = tablesOf(duis).find(({ type }) => type === "DSPSchedule")!;
  const older = duis.text.replace(/<xs:element[^>]*name="ScheduleExecutionStartTime"[^>]*\/>/, "");
  assert.notEqual(older, duis.text);
  const text = documentOf(duis, [table]);
  const both = new Map([["V5.3/schema.xsd", older], ["V5.4/schema.xsd", duis.text]]);
  const foundIn = (name: string, front: string) => {
    const workspace = workspaceWith(both);
    put(workspace, name, front + text);
    return findingsOf(workspace.snapshot(), rules).get(name)!.map(({ message }) => message);
  };
  assert.deepEqual(foundIn("V5.4/ad.duis", ""), [], "the nearer one governs");
  assert.deepEqual(foundIn("V5.3/ad.duis", ""), ["“DSPSchedule” in schema.xsd has no data item “ScheduleExecutionStartTime”."]);
  const [said, ...others] = foundIn("ad.duis", "");
  assert.match(said!, /^V5\.3\/schema\.xsd and V5\.4\/schema\.xsd may each govern this document/, "neither governs, and that is said");
  assert.deepEqual(others, []);
  assert.deepEqual(foundIn("ad.duis", "---\nschema: V5.4/schema.xsd\n---\n"), [], "the one that is named with its folder");
  assert.deepEqual(foundIn("ad.duis", "---\nschema: ./V5.3/schema.xsd\n---\n").length, 1);
});

function tablesOf(schema: SchemaModel): readonly Table[] {
  const tables: Table[] = [];
  for (const [type, names] of schema.names) {
    for (const name of names) {
      const content = name.kind === "complexType" ? itemsOf(schemas, { schema, name }) : undefined;
      if (content && content.items.length > 0) tables.push({ type, items: content.items });
    }
  }
  return tables;
}

function cellsOf(item: Item): Cells {
  const type = typeOfItem(schemas, item);
  return { name: item.name, type: type.kind === "nameless" ? "" : type.written, mandatory: item.optional || item.choice ? "No" : "Yes" };
}

function documentOf({ prefix }: SchemaModel, tables: readonly Table[], rows: (table: Table) => readonly Cells[] = ({ items }) => items.map(cellsOf)): string {
  const parts = tables.map((table) => {
    const lines = rows(table).map(({ name, type, mandatory }) => `| ${name} | Words. |${type === "" ? " " : ` ${type} `}| ${mandatory} |`);
    return `#### ${table.type} (${prefix}:${table.type}) Definition\n\n| Data Item | Description | Type | Mandatory |\n| --- | --- | --- | --- |\n${lines.join("\n")}\n`;
  });
  return `# APPENDIX AD: DCC USER INTERFACE SPECIFICATION\n\n### 3.8 Data items\n\n${parts.join("\n")}`;
}

function check(schema: SchemaModel, tables: readonly Table[], rows?: (table: Table) => readonly Cells[]): readonly Finding[] {
  workspace ??= workspaceWith(new Map(schemas.map(({ text }, i) => [files[i]!, text])));
  put(workspace, "ad.duis", documentOf(schema, tables, rows));
  return findingsOf(workspace.snapshot(), rules).get("ad.duis")!;
}

let workspace: ReturnType<typeof workspaceWith> | undefined;

function drawn({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
