// The columns of pipe tables made to stand under one another, for as long as they are narrow: a column of long meanings,
// and all to the right of it, keep one space on each side.

import type { Table, Tree } from "../syntax/tree.ts";
import type { TextEdit } from "../text/edit.ts";
import { lineOf } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

/** A column is aligned up to this many characters; a wider one would push the rest out of sight. */
const widest = 40;

/** Edits of the space around cells, and of the dashes under headers. */
export function formatTables(tree: Tree): readonly TextEdit[] {
  return tree.tables.flatMap((table) => formatTable(tree, table));
}

function formatTable(tree: Tree, table: Table): readonly TextEdit[] {
  const rows = rowsOf(tree, table);
  const widths: number[] = [];
  for (const { cells, isRule } of rows) {
    if (!isRule) cells.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 3, widthOf(tree.text, innerOf(tree.text, cell)))));
  }
  const narrow = widths.findIndex((width) => width > widest);
  const aligned = widths.map((width, column) => (narrow >= 0 && column >= narrow ? 0 : width));
  return rows.flatMap(({ cells, isRule }) => cells.flatMap((cell, column) => (isRule ? formatRule(tree.text, cell, aligned[column] ?? 0) : formatCell(tree.text, cell, aligned[column] ?? 0))));
}

interface TableRow {
  /** What stands between two bars, with its space. */
  readonly cells: readonly Span[];
  /** The line of dashes. */
  readonly isRule: boolean;
}

/** The table's lines that begin and end with a bar; others are left as they are. */
function rowsOf({ text, lines }: Tree, { at }: Table): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (let line = lineOf(lines, at.from); line < lines.starts.length && lines.starts[line]! < at.to; line++) {
    const to = lines.starts[line + 1] ?? text.length;
    const bars: number[] = [];
    for (let i = lines.starts[line]!; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === 124) bars.push(i);
    }
    const first = bars[0];
    const last = bars.at(-1);
    if (first === undefined || last === undefined || first === last) continue;
    if (text.slice(lines.starts[line]!, first).trim() !== "" || text.slice(last + 1, to).trim() !== "") continue;
    const cells = bars.slice(1).map((bar, i) => ({ from: bars[i]! + 1, to: bar }));
    rows.push({ cells, isRule: cells.every((cell) => /^[ \t]*:?-+:?[ \t]*$/.test(text.slice(cell.from, cell.to))) });
  }
  return rows;
}

function formatCell(text: Text, cell: Span, width: number): readonly TextEdit[] {
  const inner = innerOf(text, cell);
  const pad = " ".repeat(Math.max(0, width - widthOf(text, inner)));
  if (inner.from === inner.to) return [{ at: cell, newText: width === 0 ? " " : `  ${pad}` }];
  return [
    { at: { from: cell.from, to: inner.from }, newText: " " },
    { at: { from: inner.to, to: cell.to }, newText: `${pad} ` },
  ];
}

function formatRule(text: Text, cell: Span, width: number): readonly TextEdit[] {
  const inner = innerOf(text, cell);
  const start = text.charAt(inner.from) === ":" ? ":" : "";
  const end = inner.to - 1 > inner.from && text.charAt(inner.to - 1) === ":" ? ":" : "";
  return [{ at: cell, newText: ` ${start}${"-".repeat(Math.max(3, width) - start.length - end.length)}${end} ` }];
}

function innerOf(text: Text, { from, to }: Span): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { from: start, to: end };
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** In characters as a reader counts them: a letter with its accent is one. */
function widthOf(text: Text, { from, to }: Span): number {
  const words = text.slice(from, to);
  return /^[\x20-\x7e]*$/.test(words) ? words.length : words.replace(/\p{Mark}/gu, "").replace(/[\ud800-\udbff][\udc00-\udfff]/g, "x").length;
}
