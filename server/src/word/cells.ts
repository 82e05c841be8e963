// The cells of a table's row as they are written, with the comments beside their words and behind the row.

import { commentsIn, endOfComments } from "../syntax/comments.ts";
import { trim } from "../syntax/lines.ts";
import type { Row, Tree } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import type { Run } from "./runs.ts";
import { Shown } from "./shown.ts";

/** Where the row ends with the comments behind it. */
export function endOfRow(tree: Tree, { at }: Row): number {
  return endOfComments(tree, at.to);
}

/** Each cell of a row as it is written, with the comments beside its words. */
export function cellsOf(tree: Tree, { at, cells }: Row): readonly Span[] {
  const { text, prose } = tree;
  if (commentsIn(tree, at).length === 0) return cells;
  return cells.map((cell) => {
    const bar = prose.indexOf("|", cell.to);
    const to = bar < 0 ? at.to : Math.min(bar, at.to);
    return trim(text, { from: Math.max(at.from, prose.lastIndexOf("|", cell.from - 1) + 1), to });
  });
}

/**
 * The cells of a row as runs. What stands behind the row, and behind the line under a header, is hidden in the last one, from
 * the bar on that ends this; `next` is the row below.
 */
export function rowRuns(tree: Tree, row: Row, next: Row | undefined): readonly (readonly Run[])[] {
  const { text } = tree;
  const cells = cellsOf(tree, row);
  const end = endOfRow(tree, row);
  const behind = text.slice(row.at.to, end) + (next ? commentsIn(tree, { from: end, to: next.at.from }).map((comment) => ` ${slice(text, comment)}`).join("") : "");
  return cells.map((cell, i) => {
    const shown = new Shown();
    shown.showBeside(text, cell, commentsIn(tree, cell), (words) => words.replace(/\\\|/g, "|").replace(/<br\s*\/?>/gi, "\n"));
    if (i === cells.length - 1 && behind !== "") shown.hide(`|${behind}`);
    return shown.runs;
  });
}
