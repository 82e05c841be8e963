// A document as a list of passages: headings, paragraphs, rows of tables, listings. A passage is what is compared with
// another version; marks, white space and comments do not count.

import type { Facts } from "../index/facts.ts";
import { duisTables, wordsOf } from "../index/duis.ts";
import { termKey } from "../index/keys.ts";
import type { Block, Clause, Definition, Row, Table, Tree } from "../syntax/tree.ts";
import type { Unit } from "../text/align.ts";
import { withoutNumber } from "../text/moves.ts";
import { lastFrom } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import { readWords, said, type Word } from "./words.ts";

export interface Passage {
  readonly document: Facts;
  /** Position in the list. */
  readonly index: number;
  readonly kind: Block["kind"];
  /** With its clause's number where it opens the clause. */
  readonly at: Span;
  /** The innermost clause, paragraph or heading that it belongs to. */
  readonly clause: Clause | undefined;
  /** Whether it is the first passage of that clause. */
  readonly opens: boolean;
  readonly row: { readonly table: Table; readonly row: Row; readonly isHeader: boolean } | undefined;
  /** The definition that the row is, or goes on with, or that stands in the text. */
  readonly definition: Definition | undefined;
  /** Whether it is a row that goes on with the meaning in the row above. */
  readonly goesOn: boolean;
  /** Where the words are: the cells of a row, or one span. */
  readonly spans: readonly Span[];
  readonly words: readonly (readonly Word[])[];
  readonly unit: Unit;
}

/** The passages of `document` in order; made when first asked. */
export const passagesOf: (document: Facts) => readonly Passage[] = oncePer(readPassages);

/** The passage that `offset` stands in, or the one before it; undefined in front of the first. */
export function passageAt(document: Facts, offset: number): Passage | undefined {
  const passages = passagesOf(document);
  return passages[lastFrom(passages, offset)];
}

/** What a row of a table is called by, on one line: the cell of the column that tells rows apart. */
export function rowName({ document, row }: Passage): string {
  return row ? wordsOf(document.tree, row.row.cells[nameColumns(document).get(row.table) ?? 0]) : "";
}

/** The column that tells the rows of each table apart, where that is not the first. */
const nameColumns: (document: Facts) => ReadonlyMap<Table, number> = oncePer(readNameColumns);

function readNameColumns({ tree }: Facts): ReadonlyMap<Table, number> {
  const columns = new Map<Table, number>();
  // A table of definitions is read by its terms.
  const defining = new Set(tree.definitions.flatMap(({ form, at }) => (form === "table" ? [tree.tables[lastFrom(tree.tables, at.from)]] : [])));
  const items = new Map(duisTables(tree).items.map((one) => [one.table, one.columns.indexOf("item")]));
  for (const table of tree.tables) {
    const column = items.get(table) ?? (defining.has(table) ? 0 : distinctColumn(tree, table));
    if (column > 0) columns.set(table, column);
  }
  return columns;
}

/** The first column of short words of which none stands twice: `4.6` is the number of two Service Requests, `4.6.1` of one. */
function distinctColumn(tree: Tree, { rows, header }: Table): number {
  const isDistinct = (column: number): boolean => {
    const seen = new Set<string>();
    return rows.every(({ cells }, i) => {
      const words = header && i === 0 ? undefined : wordsOf(tree, cells[column]);
      return words === undefined || (words !== "" && words.length <= longestName && !seen.has(words) && seen.add(words));
    });
  };
  return Math.max(0, (rows[0]?.cells ?? []).findIndex((_, column) => isDistinct(column)));
}

/** Longer words, in UTF-16 units, name no row. */
const longestName = 60;

function readPassages(document: Facts): readonly Passage[] {
  const { blocks, clauses, tables, definitions, prose, text } = document.tree;
  const seen = new Set<number>();
  const passages: Passage[] = [];
  let d = 0;
  const ordered = [...definitions].sort((a, b) => a.at.from - b.at.from);
  for (const block of blocks) {
    const clause = clauses[block.clause];
    const opens = clause !== undefined && !seen.has(block.clause);
    seen.add(block.clause);
    const table = block.kind === "row" ? tables[block.table] : undefined;
    const row = block.kind === "row" ? table?.rows[block.row] : undefined;
    const spans = row ? row.cells : [block.at];
    const words = spans.map((span) => readWords(block.kind === "listing" ? text : prose, span));
    if (words.every((cell) => cell.length === 0) && !(clause && opens)) continue;
    const at = opens && clause.from < block.at.from && block.kind !== "row" ? { from: clause.from, to: block.at.to } : block.at;
    while (d < ordered.length && ordered[d]!.at.from < at.from) d++;
    const own = ordered[d] && ordered[d]!.at.from < at.to ? ordered[d] : undefined;
    const above = passages.at(-1);
    const goesOn = own === undefined && row !== undefined && above?.row?.table === table && above?.definition?.form === "table" && words[0]?.length === 0;
    const definition = goesOn ? above!.definition : own;
    const isDefinition = !goesOn && definition?.form === "table" && row !== undefined;
    const cells = words.map(said);
    const body = (row ? withoutNumber(cells) : cells).join(" | ");
    const label = isDefinition ? `definition of ${termKey(definition.term)}` : row ? `${cells[0] ?? ""} cell` : opens && clause.number !== "" ? (clause.kind === "paragraph" ? clause.number : clause.key) : "";
    const sort = row ? "row" : block.kind;
    passages.push({
      document,
      index: passages.length,
      kind: block.kind,
      at,
      clause,
      opens,
      row: table && row ? { table, row, isHeader: table.header && row === table.rows[0] } : undefined,
      definition,
      goesOn,
      spans,
      words,
      unit: { key: `${sort} ${body}`, sort, label, body },
    });
  }
  return passages;
}
