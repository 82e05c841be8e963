// The numbered clauses of a document by scope: its body, and each annex, has a numbering of its own.

import type { Facts } from "../index/facts.ts";
import { hasPageFurniture } from "../index/trust.ts";
import type { Clause } from "../syntax/tree.ts";

/** The clauses of each scope in the order in which they stand; none where the numbering cannot be judged: an extract, a PDF, several documents in one file. */
export function numberings(document: Facts): readonly (readonly Clause[])[] {
  const { identity, clauses } = document.tree;
  if (identity.extract || (identity.kind === "other" && identity.at.to === 0) || hasPageFurniture(document)) return [];
  const scopes = new Map<string, Clause[]>();
  for (const clause of clauses) {
    if (clause.kind !== "clause") continue;
    const scope = clause.key.slice(0, clause.key.length - clause.number.length);
    const same = scopes.get(scope);
    if (same) same.push(clause);
    else scopes.set(scope, [clause]);
  }
  return [...scopes.values()];
}
