// Rows that were pasted from a table of Word, of a spreadsheet or of a page, whose cells tabs keep apart, made into a table.
// No word is touched.

import { greatest } from "../text/greatest.ts";
import { lineEndOf, wholeLines } from "../text/line-index.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Refactoring, Selected } from "./refactoring.ts";

export function makeTable(selected: Selected): readonly Refactoring[] {
  const at = linesOf(selected);
  if (!at) return [];
  const { document } = selected;
  const { text } = document.tree;
  const rows = text.slice(at.from, at.to).split(/\r?\n/).filter((line) => line.trim() !== "").map(cellsOf);
  if (rows.length < 2 || !rows.every((cells) => cells !== undefined)) return [];
  return [
    {
      id: "make-table",
      kind: "refactor.rewrite.table",
      title: "Make these rows a table",
      changes: () => {
        const end = lineEndOf(text);
        return [{ document: document.id, at, newText: setApart(text, at, tableOf(rows).join(end) + end) }];
      },
    },
  ];
}

/** `lines` in the place of the lines at `at`, with a blank line above, and one below where anything follows. */
export function setApart(text: Text, at: Span, lines: string): string {
  const end = lineEndOf(text);
  const isApartAbove = at.from === 0 || /\n[ \t\r]*\n$/.test(text.slice(Math.max(0, at.from - 200), at.from));
  const isApartBelow = text.slice(at.to).trim() === "" || /^[ \t]*\r?\n/.test(text.slice(at.to, at.to + 200));
  return `${isApartAbove ? "" : end}${lines}${isApartBelow ? "" : end}`;
}

/** The cells of a line that was a table's row; undefined where no tab stands in it, or one stands behind a number or a bullet alone. */
export function cellsOf(line: string): readonly string[] | undefined {
  const cells = line.split("\t").map((cell) => cell.trim());
  const isLabelled = cells.length === 2 && /^(?:\(\w{1,5}\)|\w{1,3}[.)]|[A-Z]{0,2}\d+(?:\.\d+)*[A-Z]?\.?|[-–•·▪§o\uf0a7\uf0b7\uf0d8])$/.test(cells[0]!);
  return cells.filter((cell) => cell !== "").length < 2 || isLabelled ? undefined : cells;
}

/** The whole lines that are selected, where they are prose. */
function linesOf({ document: { tree }, span }: Selected): Span | undefined {
  if (span.to <= span.from) return undefined;
  const at = wholeLines(tree, span);
  if (tree.tables.some((table) => overlaps(table.at, at))) return undefined;
  return tree.text.slice(at.from, at.to).trim() === tree.prose.slice(at.from, at.to).trim() ? at : undefined;
}

/** The lines of the table. Definitions mostly come without the row that heads them. */
function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const width = greatest(rows.map((cells) => cells.length));
  const areDefinitions = width === 2 && /^(?:means?|has|have|shall (?:mean|have))\b/i.test(rows[0]![1]!);
  const [head, ...body] = areDefinitions ? [["Term", "Definition"], ...rows] : rows;
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: width }, (_, i) => (cells[i] ?? "").replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [line(head!), line(Array.from({ length: width }, () => "---")), ...body.map(line)];
}
