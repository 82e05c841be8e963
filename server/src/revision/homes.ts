// Where the clauses of the old version stand in the new one under another number.

import type { Facts } from "../index/facts.ts";
import { targetsOf } from "../index/resolve.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Amendment, Amended } from "./amendments.ts";

export interface Home {
  readonly document: Facts;
  readonly clause: Clause;
}

/** What a clause became, and the amendment that made it that. */
export interface NewHome extends Home {
  readonly by: Amendment;
}

/** Clauses of the old version that have another number now, and what they are now. */
export function homesOf({ amendments }: Amended): ReadonlyMap<Clause, NewHome> {
  const homes = new Map<Clause, NewHome>();
  for (const by of amendments) {
    if (by.kind !== "renumbered" && by.kind !== "moved") continue;
    const { clause: before } = by.old;
    const { clause, document } = by.now;
    if (before && clause && (before.key !== clause.key || by.old.document.id !== document.id)) homes.set(before, { document, clause, by });
  }
  return homes;
}

/** What became of a clause that was renumbered, or stands in one that was. */
export function homeOf(homes: ReadonlyMap<Clause, NewHome>, { document, clause }: Home): NewHome | undefined {
  for (let around: Clause | undefined = clause; around; around = document.tree.clauses[around.parent]) {
    const home = homes.get(around);
    if (home) return { ...home, clause: home.document.clauses.get(home.clause.key + clause.key.slice(around.key.length))?.[0] ?? home.clause };
  }
  return undefined;
}

/** The clause that a reference names, where it is one. */
export function onlyClause({ corpus }: Snapshot, reference: Reference, from: Facts): Home | undefined {
  const [target, ...others] = targetsOf(corpus.resolve(reference, from));
  return target?.kind === "clause" && others.length === 0 ? { document: target.document, clause: target.clause } : undefined;
}
