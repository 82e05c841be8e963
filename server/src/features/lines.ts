// Lines of a text, counted from zero.

import type { Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";

/** A line without its end. */
export function lineAt({ text, lines }: Tree, line: number): Span {
  const from = lines.starts[line]!;
  let to = lines.starts[line + 1] ?? text.length;
  while (to > from && (text.charCodeAt(to - 1) === 10 || text.charCodeAt(to - 1) === 13)) to--;
  return { from, to };
}
