// A document as a list of passages: headings, paragraphs, rows of tables, listings. A passage is what is compared with
// another version; marks, white space and comments do not count.

import type { Facts } from "../index/facts.ts";
import { termKey } from "../index/keys.ts";
import type { Block, Clause, Definition, Row, Table } from "../syntax/tree.ts";
import type { Unit } from "../text/align.ts";
import { lastFrom } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import { slice, type Span } from "../text/span.ts";
import { readWords, type Word } from "./words.ts";

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
  /** The definition that the row is, or that stands in the text. */
  readonly definition: Definition | undefined;
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

/** The first cell of a row, on one line. */
export function rowName({ document, row }: Passage): string {
  const cell = row?.row.cells[0];
  return cell ? slice(document.tree.text, cell).replace(/[*`]/g, "").replace(/<br ?\/?>|\s+/g, " ").trim() : "";
}

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
    const at = opens && clause.at.from < block.at.from && block.kind !== "row" ? { from: clause.at.from, to: block.at.to } : block.at;
    while (d < ordered.length && ordered[d]!.at.from < at.from) d++;
    const definition = ordered[d] && ordered[d]!.at.from < at.to ? ordered[d] : undefined;
    const isDefinition = definition?.form === "table" && row !== undefined;
    const body = words.map((cell) => cell.map(({ text: word }) => word).join(" ")).join(" | ");
    const label = isDefinition ? `definition of ${termKey(definition.term)}` : row ? `${body.split(" | ", 1)[0]!} cell` : opens && clause.number !== "" ? (clause.kind === "paragraph" ? clause.number : clause.key) : "";
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
      spans,
      words,
      unit: { key: `${sort} ${body}`, sort, label, body },
    });
  }
  return passages;
}
