// Pipe tables: rows of cells, each with its span.

import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { trim, type Line } from "./lines.ts";
import type { Row } from "./tree.ts";

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
