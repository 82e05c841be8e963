// What of two texts must be the same for them to say the same.

import type { Tree } from "../syntax/tree.ts";

/** Every clause, definition, reference and block, as data to be compared. */
export function structureOf({ clauses, definitions, references, blocks }: Tree): readonly unknown[] {
  return [
    clauses.map(({ kind, key, parent, group, notUsed }) => [kind, key, parent, group, notUsed]),
    definitions.map(({ term, kind, scope, within, clause, form }) => [term, kind, scope, within, clause, form]),
    references.map(({ target, clause }) => [target, clause]),
    blocks.map(({ kind, clause }) => [kind, clause]),
  ];
}
