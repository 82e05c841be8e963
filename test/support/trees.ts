// Trees as plain data.

import type { Tree } from "../../server/src/syntax/tree.ts";

/** All that a tree says of its text: less what makes reading the next version faster. */
export function readable({ pieces: _, shape: __, headings: ___, source, text, prose, references, ...tree }: Tree): unknown {
  const told = references.map(({ at, number, whole, target, range, heading, clause }) => ({ at, number, whole, target, range, heading, clause }));
  return { ...tree, source: source.toString(), text: text.toString(), prose: prose.toString(), references: told };
}
