// Clauses as the reader makes them. A Code holds tens of thousands, and an edit moves all that follow in its document:
// places are kept as numbers, and spans are made when asked for. Only the reader changes one, while it reads.

import type { Span } from "../text/span.ts";
import { endAfter, moved, movedOn, type Move } from "./move.ts";
import type { Clause, ClauseKind } from "./tree.ts";

export class FoundClause implements Clause {
  readonly index: number;
  parent: number;
  readonly kind: ClauseKind;
  readonly number: string;
  readonly key: string;
  group: number;
  notUsed = false;
  readonly from: number;
  private readonly numberTo: number;
  private ownTo: number;
  private contentTo: number;
  /** -1 where it has no heading of its own. */
  private headingFrom = -1;
  private headingTo = -1;

  constructor(index: number, parent: number, kind: ClauseKind, number: string, key: string, at: Span, group: number) {
    this.index = index;
    this.parent = parent;
    this.kind = kind;
    this.number = number;
    this.key = key;
    this.group = group;
    this.from = at.from;
    this.numberTo = this.ownTo = this.contentTo = at.to;
  }

  get to(): number {
    return this.contentTo;
  }

  get at(): Span {
    return { from: this.from, to: this.numberTo };
  }

  get heading(): Span | undefined {
    return this.headingFrom < 0 ? undefined : { from: this.headingFrom, to: this.headingTo };
  }

  set heading(span: Span | undefined) {
    this.headingFrom = span ? span.from : -1;
    this.headingTo = span ? span.to : -1;
  }

  get own(): Span {
    return { from: this.from, to: this.ownTo };
  }

  get content(): Span {
    return { from: this.from, to: this.contentTo };
  }

  /** Its own text, and all that it holds so far, ends at `to`, or where its number does. */
  endAt(to: number): void {
    this.ownTo = this.contentTo = Math.max(to, this.numberTo);
  }

  /** What it holds goes on to `to` at least. */
  holdTo(to: number): void {
    if (to > this.contentTo) this.contentTo = to;
  }
}

/** A clause as it was read, further on: a third of the size of one by itself, and an edit makes thousands. */
class MovedClause implements Clause {
  private readonly read: Clause;
  private readonly by: number;

  constructor(read: Clause, by: number) {
    this.read = read;
    this.by = by;
  }

  get index(): number {
    return this.read.index;
  }

  get parent(): number {
    return this.read.parent;
  }

  get kind(): ClauseKind {
    return this.read.kind;
  }

  get number(): string {
    return this.read.number;
  }

  get key(): string {
    return this.read.key;
  }

  get group(): number {
    return this.read.group;
  }

  get notUsed(): boolean {
    return this.read.notUsed;
  }

  get from(): number {
    return this.read.from + this.by;
  }

  get to(): number {
    return this.read.to + this.by;
  }

  get at(): Span {
    return movedOn(this.read.at, this.by);
  }

  get heading(): Span | undefined {
    const { heading } = this.read;
    return heading && movedOn(heading, this.by);
  }

  get own(): Span {
    return movedOn(this.read.own, this.by);
  }

  get content(): Span {
    return movedOn(this.read.content, this.by);
  }

  /** The same `by` further on. */
  further(by: number): MovedClause {
    return new MovedClause(this.read, this.by + by);
  }
}

/** `clause` after an edit that moved what stands in it or behind it. */
export function movedBy(clause: Clause, move: Move): Clause {
  if (clause.from > move.from) return clause instanceof MovedClause ? clause.further(move.shift) : new MovedClause(clause, move.shift);
  return placed(clause, (span) => moved(span, move), (offset) => endAfter(offset, move));
}

/** `clause` with its spans and its ends where `spanOf` and `endOf` say. */
export function placed({ index, parent, kind, number, key, at, heading, own, content, group, notUsed }: Clause, spanOf: (span: Span) => Span, endOf: (offset: number) => number): Clause {
  const after = new FoundClause(index, parent, kind, number, key, spanOf(at), group);
  after.heading = heading && spanOf(heading);
  after.notUsed = notUsed;
  after.endAt(endOf(own.to));
  after.holdTo(endOf(content.to));
  return after;
}
