// Where a place lies among the clauses of its document.

import type { Clause, Tree } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";

/** The innermost clause that `offset` stands in, from its number to its content's end; undefined before the first one and between two. */
export function clauseAround({ clauses }: Tree, offset: number): Clause | undefined {
  let clause = clauses[lastFrom(clauses, offset)];
  while (clause && clause.to < offset) clause = clauses[clause.parent];
  return clause;
}

/** The clause that a caret stands in; of a selection, the one that it takes in from its number on, or whose number it is in. */
export function selectedClause(tree: Tree, { from, to }: Span): Clause | undefined {
  if (from === to) return clauseAround(tree, from);
  const { text, clauses } = tree;
  const isBegun = ({ at }: Clause): boolean => from < at.to && /^[\s#*]*$/.test(text.slice(from, at.from));
  let clause = clauseAround(tree, from + text.slice(from, to).trimEnd().length);
  while (clause && !isBegun(clause)) clause = clauses[clause.parent];
  return clause;
}

/** The clause that a lawyer would cite for `clause`: for a paragraph the numbered clause that it is a part of. */
export function citedClause({ clauses }: Tree, clause: Clause): Clause {
  let at = clause;
  while (at.kind === "paragraph" && at.parent >= 0) at = clauses[at.parent]!;
  return at;
}

/** Whether `clause` has sub-clauses with numbers of their own, and so is a heading over them. */
export function holdsClauses({ clauses }: Tree, clause: Clause): boolean {
  for (let i = clause.index + 1; i < clauses.length && clauses[i]!.from < clause.to; i++) {
    if (clauses[i]!.parent === clause.index && clauses[i]!.kind !== "paragraph") return true;
  }
  return false;
}
