// List items indented by their depth: (a) where the document has its outermost items, (i) one step in, (A) two. The
// wrapped lines of an item move with it.

import type { Clause, Tree } from "../syntax/tree.ts";
import type { TextEdit } from "../text/edit.ts";
import { lineOf } from "../text/line-index.ts";
import type { FormatOptions } from "./format-options.ts";
import { depthOf, indentOf } from "./list-items.ts";

/** Edits of the space before list items; `isProse` tells the lines that may be moved. */
export function formatLists(tree: Tree, options: FormatOptions, isProse: (line: number) => boolean): readonly TextEdit[] {
  const items = tree.clauses.flatMap((clause) => itemOf(tree, clause, options.tabSize) ?? []);
  const outer = items.filter(({ depth }) => depth === 0);
  // A document whose (a) stands in from its clause is meant to have it so.
  const base = outer.filter(({ indent }) => indent > 0).length * 2 > outer.length ? 1 : 0;
  const starts = new Set(items.map(({ line }) => line));
  const edits: TextEdit[] = [];
  for (const { clause, line, depth, indent } of items) {
    const shift = (base + depth) * options.tabSize - indent;
    if (shift === 0) continue;
    const last = lineOf(tree.lines, Math.max(clause.from, clause.own.to - 1));
    for (let at = line; at <= last; at++) {
      if (at > line && (starts.has(at) || !isProse(at) || isTableLine(tree, at))) break;
      edits.push(...indented(tree, at, shift, at === line, options));
    }
  }
  return edits;
}

interface Item {
  readonly clause: Clause;
  readonly line: number;
  /** 0 for (a) of a clause, 1 for (i) in it. */
  readonly depth: number;
  /** Columns before its label. */
  readonly indent: number;
}

/** The item that `clause` is, where its label begins a line. */
function itemOf(tree: Tree, clause: Clause, tabSize: number): Item | undefined {
  if (clause.kind !== "paragraph") return undefined;
  const line = lineOf(tree.lines, clause.from);
  const before = indentOf(tree, clause);
  if (before === undefined) return undefined;
  return { clause, line, depth: depthOf(tree, clause), indent: columnsOf(before, tabSize) };
}

function indented({ text, lines }: Tree, line: number, shift: number, isLabel: boolean, { tabSize, insertSpaces }: FormatOptions): readonly TextEdit[] {
  const from = lines.starts[line]!;
  const space = /^[ \t]*/.exec(text.slice(from, from + 200))![0];
  const now = columnsOf(space, tabSize);
  // A wrapped line at the margin stays there.
  if (!isLabel && now === 0) return [];
  const columns = Math.max(0, now + shift);
  const newText = insertSpaces ? " ".repeat(columns) : "\t".repeat(Math.floor(columns / tabSize)) + " ".repeat(columns % tabSize);
  return newText === space ? [] : [{ at: { from, to: from + space.length }, newText }];
}

function isTableLine({ text, lines }: Tree, line: number): boolean {
  return /^[ \t]*\|/.test(text.slice(lines.starts[line]!, lines.starts[line]! + 40));
}

function columnsOf(space: string, tabSize: number): number {
  let columns = 0;
  for (const character of space) columns = character === "\t" ? columns - (columns % tabSize) + tabSize : columns + 1;
  return columns;
}
