// What is around a clause.

import type { Clause } from "./tree.ts";

/** The clause at `index`, or the nearest one around it, that is of such a kind (position); -1 where none is. */
export function nearestAround(clauses: readonly Clause[], index: number, isSuch: (kind: Clause["kind"]) => boolean): number {
  let at = index;
  while (at >= 0 && !isSuch(clauses[at]!.kind)) at = clauses[at]!.parent;
  return at;
}

/** The clause at `index`, or the one that it is a sub-paragraph of (position); -1 where there is none. */
export function ownerOf(clauses: readonly Clause[], index: number): number {
  return nearestAround(clauses, index, (kind) => kind !== "paragraph");
}
