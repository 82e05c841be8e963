// Tables of definitions, row by row: where a term belongs in the alphabet, how a new row is written.

import type { Corpus } from "../index/corpus.ts";
import { definitionTables, type DefinitionTable } from "../index/definition-tables.ts";
import type { Facts } from "../index/facts.ts";
import { citationWithHeading } from "../index/names.ts";
import { insertRows } from "../index/table-edits.ts";
import type { Row } from "../syntax/tree.ts";
import { lineEndOf } from "../text/line-index.ts";
import { contains } from "../text/span.ts";
import type { Change } from "./refactoring.ts";

/** The table of the terms of the whole Code: the longest one of Section A. */
export function glossaryTable(corpus: Corpus): DefinitionTable | undefined {
  const tables = corpus.documentsOf("section A").flatMap(definitionTables);
  return tables.filter(({ definitions }) => definitions.some(({ scope }) => scope === "code")).sort((a, b) => b.definitions.length - a.definitions.length)[0];
}

/** The rows of a definition: its own, and those that go on with its meaning. */
export function rowsOf({ table, definitions }: DefinitionTable, index: number): readonly Row[] {
  const first = table.rows.findIndex(({ at }) => contains(at, definitions[index]!.at));
  const next = definitions[index + 1];
  const end = next ? table.rows.findIndex(({ at }) => contains(at, next.at)) : table.rows.length;
  return table.rows.slice(first, end);
}

/** A term as the alphabet sees it, word by word. */
export function alphabetKey(term: string): string {
  return term.normalize("NFKD").toLowerCase().replace(/^(?:the|an?) (?=\S)/, "").replace(/['’]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
}

/** Rows for `term` in its place in the alphabet: one for each part of its meaning. */
export function rowsInserted(into: DefinitionTable, term: string, meanings: readonly string[]): Change {
  const { document, table, definitions } = into;
  const { text } = document.tree;
  const key = alphabetKey(term);
  const behind = definitions.findIndex((one) => alphabetKey(one.term) > key);
  const cells = meanings.map((meaning, index) => [index === 0 ? inStyleOf(into, term) : "", meaning.replaceAll("\\|", "|")]);
  const before = behind < 0 ? definitions.length - 1 : behind - 1;
  const after = before < 0 ? (table.header ? table.rows[0] : undefined) : rowsOf(into, before).at(-1);
  if (after) return { document: document.id, ...insertRows(text, table, after, cells) };
  const { from } = rowsOf(into, 0)[0]!.at;
  return { document: document.id, at: { from, to: from }, newText: cells.map((row) => `| ${row.join(" | ")} |${lineEndOf(text)}`).join("") };
}

/** How `from` refers to the place of the table: `Section A1.1 (Definitions)`; undefined where it has no number. */
export function placeOf(corpus: Corpus, { document, table }: DefinitionTable, from: Facts): string | undefined {
  const clause = document.tree.clauses[table.clause];
  if (!clause || clause.key === "") return undefined;
  return citationWithHeading(corpus, document, clause, from);
}

/** The term in bold or in quotes, as its neighbours are. */
function inStyleOf({ document, definitions }: DefinitionTable, term: string): string {
  const { text } = document.tree;
  const { at } = definitions[0]!;
  const before = text.slice(Math.max(0, at.from - 4), at.from);
  const bold = before.includes("**") ? "**" : "";
  const [open, close] = before.includes("“") ? ["“", "”"] : before.includes('"') ? ['"', '"'] : ["", ""];
  return before.endsWith("**") ? `${open}${bold}${term}${bold}${close}` : `${bold}${open}${term}${close}${bold}`;
}
