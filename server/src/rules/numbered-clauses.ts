// The numbered clauses of a document by scope: its body, and each annex, has a numbering of its own.

import type { Facts } from "../index/facts.ts";
import { scopeOf } from "../index/keys.ts";
import { ofShape } from "../syntax/memo.ts";
import type { Clause } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";

/** Whether the numbering can be judged: not of an extract, of several documents in one file, or of clauses of Sections in a document that is none (the text of a modification). */
export function mayJudge({ tree }: Pick<Facts, "tree">): boolean {
  const { identity } = tree;
  return !identity.extract && (identity.kind !== "other" || (identity.at.to > 0 && !hasSectionClauses(tree)));
}

const hasSectionClauses = ofShape(({ clauses }): boolean => clauses.some(({ kind, key }) => kind === "clause" && /^[A-Z]\d/.test(key)));

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
