// Rows of pipe tables put in and taken out. Each edit keeps to whole lines, and to the line ends of the text.

import type { Row, Table } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export interface RowEdit {
  readonly at: Span;
  readonly newText: string;
}

/** Puts rows with these cells behind `after`, a row of `table`. */
export function insertRows(text: Text, table: Table, after: Row, rows: readonly (readonly string[])[]): RowEdit {
  let end = lineEnd(text, after.at.to);
  // The line of dashes belongs to the header.
  if (after === table.rows[0] && table.header) end = lineEnd(text, nextLine(text, end));
  const lineBreak = text.startsWith("\r\n", end) || text.startsWith("\r\n", lineEnd(text, 0)) ? "\r\n" : "\n";
  const lead = /^[\t ]*/.exec(text.slice(after.at.from, after.at.to))![0];
  return { at: { from: end, to: end }, newText: rows.map(cells => `${lineBreak}${lead}${rowOf(cells)}`).join("") };
}

/** Takes `row`, which is not the header, away with its line. */
export function removeRow(text: Text, row: Row): RowEdit {
  const end = lineEnd(text, row.at.to);
  const next = nextLine(text, end);
  if (next > end) return { at: { from: row.at.from, to: next }, newText: "" };
  // The text's last line: the line break before it goes.
  let from = row.at.from;
  if (text.charAt(from - 1) === "\n") from--;
  if (text.charAt(from - 1) === "\r") from--;
  return { at: { from, to: end }, newText: "" };
}

function rowOf(cells: readonly string[]): string {
  return `|${cells.map(cell => (cell === "" ? " " : ` ${cell.replaceAll("|", "\\|")} `)).join("|")}|`;
}

function lineEnd(text: Text, offset: number): number {
  let end = offset;
  while (end < text.length && text.charAt(end) !== "\n" && text.charAt(end) !== "\r") end++;
  return end;
}

function nextLine(text: Text, end: number): number {
  return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
}
