// Where the reader stands among the numbers of a document: in its body, in an annex, or in a Part of one of these, and
// behind which clause. Each annex counts for itself, and the body goes on behind it; a Part counts anew, or goes on from
// the Part before it.

import type { FoundClause } from "./found-clause.ts";
import type { Line } from "./lines.ts";
import { partGoesOn } from "./parts-ahead.ts";
import type { AnnexStart } from "./starts.ts";
import type { Clause, Identity } from "./tree.ts";

export class Numbering {
  /** The annex that we are in (position), or -1. */
  annex = -1;
  /** The last numbered clause (position) in the body or annex, or -1. */
  clause = -1;
  /** The last clause number in the body or annex. */
  last: string | undefined;
  /** Whether the annex is a Part whose numbers go on from those around it. */
  private runsOn = false;
  /** The last clause number of what is around the Part that we are in. */
  private outerLast: string | undefined;
  private bodyLast: string | undefined;
  private readonly byKey = new Map<string, number>();
  /** The last name of each kind of annex: `B` of `Appendix`. */
  private readonly names = new Map<string, string>();
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly identity: Identity;
  private readonly clauses: readonly FoundClause[];

  constructor(text: string, lines: readonly Line[], identity: Identity, clauses: readonly FoundClause[]) {
    this.text = text;
    this.lines = lines;
    this.identity = identity;
    this.clauses = clauses;
  }

  // --- clauses

  /** Whether the number, in an annex of a Section, is the Section's own: `G4.1` behind the Annex to Section G3. */
  isOfBody(number: string): boolean {
    return this.annex >= 0 && this.identity.kind === "section" && /^[A-Z]/.test(number);
  }

  /** What is said of the clause of this number where it begins here. */
  clauseOf(number: string): Pick<Clause, "parent" | "key"> {
    const home = this.runsOn ? this.clauses[this.annex]!.parent : this.annex;
    const scope = home >= 0 ? `${this.clauses[home]!.key} ` : "";
    return { parent: this.parentOf(scope, number), key: scope + number };
  }

  /** The clause of the longest number that `number` begins with. */
  private parentOf(scope: string, number: string): number {
    for (let shorter = number.replace(/(?<=\d)[A-Z]+$/, ""); ; ) {
      const dot = shorter.lastIndexOf(".");
      if (dot < 0) return this.annex;
      shorter = shorter.slice(0, dot);
      const found = this.byKey.get(scope + shorter);
      if (found !== undefined) return found;
    }
  }

  /** The clause at this position begins. */
  enterClause(position: number): void {
    const { number, key } = this.clauses[position]!;
    this.byKey.set(key, position);
    this.clause = position;
    this.last = number;
  }

  // --- annexes

  /** Whether an annex of this name is the next of its kind, or the next but one. */
  expectsAnnex(word: string, name: string): boolean {
    const last = this.names.get(word);
    if (last === undefined) return name === "A" || name === "1";
    if (/^\d+$/.test(name)) return Number(name) > Number(last) && Number(name) <= Number(last) + 2;
    const letter = name.charCodeAt(name.length - 1);
    const before = last.charCodeAt(last.length - 1);
    return name.length === last.length && letter > before && letter <= before + 2;
  }

  /** The annex that `start` names begins, as the clause at `position`; the lines below it begin at `below`. What is said of it. */
  enterAnnex({ word, name, to }: AnnexStart, position: number, below: number): Pick<Clause, "parent" | "number" | "key"> {
    const isPart = word === "Part";
    const parent = isPart ? this.aroundPart() : -1;
    if (this.annex < 0) this.bodyLast = this.last;
    if (isPart && !(this.isInPart() && !this.runsOn)) this.outerLast = this.last;
    // Each annex counts its Parts anew.
    if (!isPart) this.names.delete("Part");
    this.names.set(word, name);
    this.annex = position;
    this.clause = -1;
    this.runsOn = isPart && partGoesOn(this.text, this.lines, this.identity, below, this.outerLast);
    this.last = this.runsOn ? this.outerLast : undefined;
    const ownKey = to !== undefined ? `${to} ${word}` : `${word} ${name}`;
    return {
      parent,
      number: to !== undefined ? `${word} to Section ${to}` : ownKey,
      key: parent >= 0 ? `${this.clauses[parent]!.key} ${ownKey}` : ownKey,
    };
  }

  /** The body goes on. */
  leaveAnnex(): void {
    this.annex = -1;
    this.clause = -1;
    this.runsOn = false;
    this.last = this.bodyLast;
  }

  private isInPart(): boolean {
    return this.annex >= 0 && this.clauses[this.annex]!.number.startsWith("Part ");
  }

  /** The annex that a Part here is a part of, or -1 for the body. */
  private aroundPart(): number {
    return this.isInPart() ? this.clauses[this.annex]!.parent : this.annex;
  }
}
