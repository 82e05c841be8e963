// A table of Word's as a pipe table: one cell a column, merged cells told. A table that only frames text gives that
// text back as it stands.

import { termHeader } from "../../syntax/definitions.ts";
import { greatest } from "../../text/greatest.ts";
import { plainRow, separatorRow } from "../pipe-table.ts";
import { columnsOf, plainText, shownText, type Block, type Cell, type Paragraph, type TableBlock, type TableRow } from "./blocks.ts";
import { markdownOf } from "./markdown.ts";
import type { Told } from "./report.ts";

export interface PipeTable {
  readonly kind: "table";
  /** A row over the whole table, which heads it: a paragraph before it. */
  readonly caption: string | undefined;
  readonly lines: readonly string[];
  readonly told: readonly Told[];
}

/** Blocks that a table framed. */
export interface Framed {
  readonly kind: "framed";
  readonly blocks: readonly Block[];
}

/** `table` as it is written; undefined where it is empty. */
export function readTable(table: TableBlock): PipeTable | Framed | undefined {
  const rows = table.rows.filter(({ cells }) => cells.length > 0);
  if (rows.every(({ cells }) => cells.every(isEmpty))) return undefined;
  if (rows.length === 1 && rows[0]!.cells.length === 1) return { kind: "framed", blocks: rows[0]!.cells[0]!.blocks };
  const told: Told[] = [];
  let head: TableRow | undefined;
  let body = rows;
  if (rows.length > 2 && isOverAll(rows) && rows[1]!.cells.length > 1) {
    [head, body] = [rows[0], rows.slice(1)];
    told.push({ kind: "table", message: "The first row covers all columns of the table: it stands as a line before it." });
  }
  const grid = gridOf(body, told);
  const width = greatest(grid.map((cells) => cells.length));
  const hasHeader = body[0]!.header || body.slice(1).some(({ header }) => header) || isHeaderRow(grid[0]!);
  const defines = isDefinitions(grid, hasHeader);
  const nested = countNested(body);
  if (nested > 0) told.push({ kind: "table", message: `${nested === 1 ? "A table inside a cell was" : `${nested} tables inside cells were`} put into ${nested === 1 ? "that cell" : "those cells"}, row by row.` });
  const written = grid.map((cells, row) => {
    const texts = cells.map((cell, column) => (cell ? cellText(cell, defines && (row > 0 || !hasHeader) && column === 0 ? "whole" : row === 0 && hasHeader ? "none" : "part") : ""));
    return plainRow([...texts, ...new Array<string>(width - cells.length).fill("")]);
  });
  const separator = separatorRow(width);
  if (defines && !hasHeader) {
    told.push({ kind: "table", message: "The columns of the definitions have no headings: “Term” and “Meaning” were put above them." });
    return { kind: "table", caption: undefined, lines: [plainRow(["Term", "Meaning"]), separator, ...written], told };
  }
  return { kind: "table", caption: head && cellText(head.cells[0]!, "none").replace(/<br>/g, " "), lines: [written[0]!, separator, ...written.slice(1)], told };
}

/** Whether the first row is one cell as wide as the widest row. */
function isOverAll(rows: readonly TableRow[]): boolean {
  const widthOf = ({ cells, before }: TableRow): number => cells.reduce((sum, { span }) => sum + span, before);
  const [first] = rows;
  return first!.cells.length === 1 && first!.before === 0 && first!.cells[0]!.merged === "no" && widthOf(first!) >= greatest(rows.map(widthOf));
}

/**
 * The cells by columns; undefined where a merged cell reaches. Rows that all have as many cells are columns as they
 * stand: Word's grid counts every edge, even where two are a hair apart.
 */
function gridOf(rows: readonly TableRow[], told: Told[]): readonly (readonly (Cell | undefined)[])[] {
  const same = rows.every(({ cells, before }) => cells.length === rows[0]!.cells.length && before === rows[0]!.before);
  let across = 0;
  let down = 0;
  const columns = columnsOf(rows);
  const grid = rows.map(({ cells, before }) => {
    const row: (Cell | undefined)[] = [];
    let at = before;
    for (const cell of cells) {
      if (!same) {
        while (row.length < columns.length && columns[row.length]! < at) row.push(undefined);
        const next = columns[row.length + 1];
        if (next !== undefined && next < at + cell.span) across++;
      }
      if (cell.merged === "on") down++;
      row.push(cell.merged === "on" && isEmpty(cell) ? undefined : cell);
      at += cell.span;
    }
    return row;
  });
  const width = same ? rows[0]!.cells.length : columns.length;
  if (across > 0) told.push({ kind: "table", message: `${across === 1 ? "A cell covers" : `${across} cells cover`} several columns: the text stands in the first, the others are left empty.` });
  if (down > 0) told.push({ kind: "table", message: `${down === 1 ? "A cell is" : `${down} cells are`} merged with the one above: the text stands in the first row, the others are left empty.` });
  return grid.map((row) => [...row, ...new Array<undefined>(Math.max(0, width - row.length)).fill(undefined)]);
}

type Bold = "none" | "part" | "whole";

function cellText(cell: Cell, bold: Bold): string {
  const parts = cell.blocks.flatMap((block): readonly string[] => {
    if (block.kind === "paragraph") {
      const words = `${block.label ? `${block.label.text} ` : ""}${markdownOf(block.words, bold)}`.trim();
      return words === "" ? [] : [words];
    }
    return rowTexts(block);
  });
  return parts.flatMap((part) => part.split("\n")).map((part) => part.trim()).join("<br>").replace(/\|/g, "\\|");
}

/** The rows of a table that stands where none can be drawn, each as its cells one behind the other. */
export function rowTexts({ rows }: TableBlock): readonly string[] {
  return rows.map(({ cells }) => cells.map((inner) => cellText(inner, "part")).filter((text) => text !== "").join("; ")).filter((text) => text !== "");
}

function isEmpty(cell: Cell): boolean {
  return cell.blocks.every((block) => (block.kind === "paragraph" ? shownText(block) === "" : block.rows.every(({ cells }) => cells.every(isEmpty))));
}

function countNested(rows: readonly TableRow[]): number {
  return rows.reduce((sum, { cells }) => sum + cells.reduce((count, { blocks }) => count + blocks.filter(({ kind }) => kind === "table").length, 0), 0);
}

function firstWords(cell: Cell | undefined): string {
  const first = cell?.blocks.find((block): block is Paragraph => block.kind === "paragraph" && plainText(block).trim() !== "");
  return first ? shownText(first) : "";
}

function isHeaderRow(cells: readonly (Cell | undefined)[]): boolean {
  return termHeader.test(firstWords(cells[0]));
}

/** Two columns, most of whose rows set a term beside what it means. */
function isDefinitions(grid: readonly (readonly (Cell | undefined)[])[], hasHeader: boolean): boolean {
  if (grid.some((cells) => cells.length !== 2)) return false;
  if (hasHeader && isHeaderRow(grid[0]!)) return true;
  const rows = grid.slice(hasHeader ? 1 : 0).filter(([term]) => firstWords(term) !== "");
  const defining = rows.filter(([, meaning]) => /^(?:means?\b|(?:shall )?(?:has|have) the (?:same )?meaning|has the same meaning|shall (?:mean|be)\b|is defined in)/i.test(firstWords(meaning)));
  return rows.length > 0 && defining.length * 2 > rows.length;
}
