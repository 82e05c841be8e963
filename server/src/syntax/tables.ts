// Pipe tables: rows of cells, each with its span.

import type { Span } from "../text/span.ts";
import { trim, type Line } from "./lines.ts";
import type { Row } from "./tree.ts";

/** The cells of the table row `line` of a text without comments; `\|` does not end one. Empty cells are empty spans in their place. */
export function readRow(text: string, line: Line): Row {
  const cells: Span[] = [];
  let from = line.start + 1;
  let i = from;
  for (; i < line.to; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 124) {
      cells.push(trim(text, { from, to: i }));
      from = i + 1;
    }
  }
  const last = trim(text, { from: Math.min(from, line.to), to: line.to });
  if (last.to > last.from) cells.push(last);
  let to = line.to;
  while (to > line.start && text.charCodeAt(to - 1) <= 32) to--;
  // What is no white space to us may be some to this: a row ends where its last cell does.
  return { at: { from: line.start, to: Math.max(to, cells.at(-1)?.to ?? 0) }, cells };
}
