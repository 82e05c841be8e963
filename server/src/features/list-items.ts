// Where an item of a list stands: how deep, how far in, and under which kind of label.

import type { LabelStyle } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { lineOf } from "../text/line-index.ts";

/** How many items hold `item`: 0 for (a) of a clause, 1 for (i) in it. */
export function depthOf({ clauses }: Tree, item: Clause): number {
  let depth = 0;
  for (let at = clauses[item.parent]; at?.kind === "paragraph"; at = clauses[at.parent]) depth++;
  return depth;
}

/** The white space before an item's label; undefined where other words stand there. */
export function indentOf({ text, lines }: Tree, item: Clause): string | undefined {
  const before = text.slice(lines.starts[lineOf(lines, item.at.from)]!, item.at.from);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** The labels of a list inside of `item`: (i) in (a), (A) in (i); undefined where none goes deeper. */
export function styleInside(tree: Tree, item: Clause): LabelStyle | undefined {
  return (["i", "A", "1"] as const)[depthOf(tree, item)];
}
