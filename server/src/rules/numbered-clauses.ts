// The numbered clauses of a document by scope: its body, and each annex, has a numbering of its own.

import type { Facts } from "../index/facts.ts";
import { scopeOf } from "../index/keys.ts";
import type { Clause } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";

/** Whether the numbering can be judged: not of an extract, or of several documents in one file. */
export function mayJudge(document: Pick<Facts, "tree">): boolean {
  const { identity } = document.tree;
  return !identity.extract && (identity.kind !== "other" || identity.at.to > 0);
}

/** The clauses of each scope in the order in which they stand; none where the numbering cannot be judged. */
export function numberings(document: Pick<Facts, "tree">): readonly (readonly Clause[])[] {
  if (!mayJudge(document)) return [];
  const { clauses } = document.tree;
  const scopes = new Map<string, Clause[]>();
  for (const clause of clauses) {
    if (clause.kind !== "clause") continue;
    const scope = scopeOf(clause);
    addTo(scopes, scope, clause);
  }
  return [...scopes.values()];
}
