// The heading without a number in force: it holds for the clauses below it, until one of a higher place. Which place it
// has itself, only the first clause below it tells.

import type { FoundClause } from "./found-clause.ts";

export class OpenGroup {
  /** The heading (position), or -1. */
  heading = -1;
  /** The level of its marks, 0 where it has none. */
  private level = 0;
  /** Whether no clause stands under it yet. */
  private isNew = false;
  private readonly clauses: readonly FoundClause[];

  constructor(clauses: readonly FoundClause[]) {
    this.clauses = clauses;
  }

  /** The heading at this position holds from now on. */
  open(heading: number, level: number): void {
    this.heading = heading;
    this.level = level;
    this.isNew = true;
  }

  leave(): void {
    this.heading = -1;
  }

  /** A line without marks that stands right over a table, at `from`, is the table's: no clause further down stands under it. */
  leaveCaption(from: number): void {
    if (this.isNew && this.level === 0 && this.clauses[this.heading]?.heading?.from === from) this.leave();
  }

  /** Says of `clause`, and of the heading in force, whether the one stands under the other; `level` is that of the clause's own heading. */
  settle(clause: FoundClause, level: number): void {
    const group = this.clauses[this.heading];
    clause.group = -1;
    if (!group) return;
    if (!this.holds(group, clause, level)) this.leave();
    else {
      if (this.isNew) group.parent = clause.parent;
      clause.group = group.index;
    }
    this.isNew = false;
  }

  private holds(group: FoundClause, { parent, heading }: FoundClause, level: number): boolean {
    if (level <= this.level) return false;
    const isTop = parent < 0 || this.clauses[parent]!.kind === "annex";
    if (isTop && heading !== undefined) return false;
    return this.isNew ? this.isInside(group.parent, parent) : this.isInside(parent, group.parent);
  }

  private isInside(clause: number, ancestor: number): boolean {
    for (let at = clause; at >= 0; at = this.clauses[at]!.parent) if (at === ancestor) return true;
    return ancestor === -1;
  }
}
