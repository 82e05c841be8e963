import type { Facts } from "../index/facts.ts";
import type { Clause } from "../syntax/tree.ts";

/** `clause`, if it has a number, and the numbered clauses around it, from the inside out. */
export function clausesAround({ tree }: Facts, clause: Clause | undefined): readonly Clause[] {
  const found: Clause[] = [];
  for (let at = clause; at; at = tree.clauses[at.parent]) if (at.key !== "") found.push(at);
  return found;
}

/** Whether `next` follows `one` in the clause that holds both, with no other that has a number between them. */
export function isNextTo({ tree: { clauses } }: Facts, one: Clause, next: Clause): boolean {
  if (one.parent !== next.parent || one.index >= next.index) return false;
  for (let at = one.index + 1; at < next.index; at++) if (clauses[at]!.parent === one.parent && clauses[at]!.key !== "") return false;
  return true;
}
