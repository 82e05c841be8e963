import type { Facts } from "../index/facts.ts";
import type { Clause } from "../syntax/tree.ts";

/** `clause`, if it has a number, and the numbered clauses around it, from the inside out. */
export function clausesAround({ tree }: Facts, clause: Clause | undefined): readonly Clause[] {
  const found: Clause[] = [];
  for (let at = clause; at; at = tree.clauses[at.parent]) if (at.key !== "") found.push(at);
  return found;
}
