// The facts of one document: what the rest of the Code may ask of it, keyed for look-up. Pure, made once per version.

import type { Clause, Definition, Tree } from "../syntax/tree.ts";
import { termKey, type TermKey } from "./keys.ts";

/** One file of the workspace: an absolute path or a URI; identity of a document everywhere above `syntax`. */
export type DocumentId = string;

export interface Facts {
  readonly id: DocumentId;
  readonly tree: Tree;
  /** "section G", "appendix AD", "schedule 11", "other notes": which document of the Code this is. */
  readonly identity: string;
  /** Clauses by their key inside the document; more than one where a number stands twice. */
  readonly clauses: ReadonlyMap<string, readonly Clause[]>;
  /** Numbers that stand only in longer ones: `2.3.1` where `2.3.1.1` is the first there is. The value is that first clause. */
  readonly implied: ReadonlyMap<string, Clause>;
  /** Definitions by each key they answer to: the term's and its aliases'. */
  readonly definitions: ReadonlyMap<TermKey, readonly Definition[]>;
}

/** The facts of `tree`, the document at `id`. */
export function factsOf(id: DocumentId, tree: Tree): Facts {
  const clauses = new Map<string, Clause[]>();
  for (const clause of tree.clauses) {
    if (clause.key === "") continue;
    const same = clauses.get(clause.key);
    if (same) same.push(clause);
    else clauses.set(clause.key, [clause]);
  }
  const implied = new Map<string, Clause>();
  for (const clause of tree.clauses) {
    if (clause.kind !== "clause") continue;
    for (let dot = clause.key.lastIndexOf("."); dot > 0; dot = clause.key.lastIndexOf(".", dot - 1)) {
      const above = clause.key.slice(0, dot);
      if (!/\d$/.test(above) || clauses.has(above) || implied.has(above)) break;
      implied.set(above, clause);
    }
  }
  const definitions = new Map<TermKey, Definition[]>();
  for (const definition of tree.definitions) {
    const keys = new Set([definition.term, ...definition.aliases].map(termKey));
    for (const key of keys) {
      const same = definitions.get(key);
      if (same) same.push(definition);
      else definitions.set(key, [definition]);
    }
  }
  const { kind, key } = tree.identity;
  return { id, tree, identity: `${kind} ${key}`, clauses, implied, definitions };
}
