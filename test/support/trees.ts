// Trees as plain data.

import type { Tree } from "../../server/src/syntax/tree.ts";

/** All that a tree says of its text: less what makes reading the next version faster. */
export function readable({ pieces: _, shape: __, headings: ___, source, text, prose, clauses, references, uncommented: ____, ...tree }: Tree): unknown {
  const told = references.map(({ at, number, whole, target, range, heading, clause }) => ({ at, number, whole, target, range, heading, clause }));
  const held = clauses.map(({ index, parent, kind, number, key, at, from, to, heading, content, own, group, notUsed }) => ({ index, parent, kind, number, key, at, from, to, heading, content, own, group, notUsed }));
  return { ...tree, clauses: held, source: source.toString(), text: text.toString(), prose: prose.toString(), references: told };
}
