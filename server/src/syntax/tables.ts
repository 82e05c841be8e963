// Pipe tables: rows of cells, each with its span.

import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { trim, type Line } from "./lines.ts";
import type { Row } from "./tree.ts";

/** The rows of a table, and the line (position) behind it. */
export interface TableLines {
  readonly rows: readonly Row[];
  /** Whether the first row is the table's header. */
  readonly header: boolean;
  readonly end: number;
}

/** The table whose first row is line `first`. It may go on behind the end of a page. */
export function readTable(text: Text, lines: readonly Line[], first: number): TableLines {
  const rows: Row[] = [];
  let header = false;
  let i = first;
  for (let next = first; next >= 0; ) {
    i = next;
    next = i + 1;
    const line = lines[i];
    if (line?.kind === "separator") header ||= rows.length === 1;
    else if (line?.kind === "row") rows.push(readRow(text, line));
    else next = behindPage(text, lines, i, rows);
  }
  return { rows, header, end: i };
}

/** The line of the row, or of the line below the header, with which a table goes on behind the end of a page, which begins at line `i`; -1 where it ends. */
function behindPage(text: Text, lines: readonly Line[], i: number, { 0: header, length }: readonly Row[]): number {
  let at = i;
  let isPage = false;
  for (; lines[at]?.kind === "blank" || lines[at]?.kind === "furniture"; at++) isPage ||= lines[at]!.kind === "furniture";
  const line = lines[at];
  if (!isPage || line === undefined) return -1;
  if (line.kind === "separator") return length === 1 ? at : -1;
  return line.kind === "row" && lines[at + 1]?.kind !== "separator" && readRow(text, line).cells.length === header!.cells.length ? at : -1;
}

/** The cells of the table row `line` of a text without comments; `\|` does not end one. Empty cells are empty spans in their place. */
export function readRow(text: Text, line: Line): Row {
  const words = text.slice(line.start, line.to);
  const cellAt = (from: number, to: number): Span => {
    const cell = trim(words, { from, to });
    return { from: line.start + cell.from, to: line.start + cell.to };
  };
  const cells: Span[] = [];
  let from = 1;
  for (let i = from; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 124) {
      cells.push(cellAt(from, i));
      from = i + 1;
    }
  }
  const last = cellAt(Math.min(from, words.length), words.length);
  if (last.to > last.from) cells.push(last);
  let to = words.length;
  while (to > 0 && words.charCodeAt(to - 1) <= 32) to--;
  // What is no white space to us may be some to this: a row ends where its last cell does.
  return { at: { from: line.start, to: Math.max(line.start + to, cells.at(-1)?.to ?? 0) }, cells };
}
