// References as the reader makes them. A Code holds a hundred thousand, and an edit moves all that follow in its document:
// places are kept as numbers, and spans are made when asked for.

import type { Span } from "../text/span.ts";
import { movedOn } from "./move.ts";
import type { Reference, ReferenceTarget } from "./tree.ts";

export class FoundReference implements Reference {
  readonly target: ReferenceTarget;
  readonly range: Reference["range"];
  readonly clause: number;
  readonly from: number;
  private readonly numberFrom: number;
  /** Where the part and its number end. */
  private readonly to: number;
  private readonly wholeFrom: number;
  private readonly wholeTo: number;
  /** -1 where no heading stands behind it. */
  private readonly headingFrom: number;
  private readonly headingTo: number;

  constructor(from: number, number: Span, whole: Span, target: ReferenceTarget, range: Reference["range"], heading: Span | undefined, clause: number) {
    this.target = target;
    this.range = range;
    this.clause = clause;
    this.from = from;
    this.numberFrom = number.from;
    this.to = number.to;
    this.wholeFrom = whole.from;
    this.wholeTo = whole.to;
    this.headingFrom = heading ? heading.from : -1;
    this.headingTo = heading ? heading.to : -1;
  }

  get at(): Span {
    return { from: this.from, to: this.to };
  }

  get number(): Span {
    return { from: this.numberFrom, to: this.to };
  }

  get whole(): Span {
    return { from: this.wholeFrom, to: this.wholeTo };
  }

  get heading(): Span | undefined {
    return this.headingFrom < 0 ? undefined : { from: this.headingFrom, to: this.headingTo };
  }
}

/** A reference as it was read, further on and maybe in another clause: half the size of one by itself, and an edit makes thousands. */
class MovedReference implements Reference {
  readonly clause: number;
  readonly read: Reference;
  readonly by: number;

  constructor(read: Reference, by: number, clause: number) {
    this.read = read;
    this.by = by;
    this.clause = clause;
  }

  get target(): ReferenceTarget {
    return this.read.target;
  }

  get range(): Reference["range"] {
    return this.read.range;
  }

  get from(): number {
    return this.read.from + this.by;
  }

  get at(): Span {
    return movedOn(this.read.at, this.by);
  }

  get number(): Span {
    return movedOn(this.read.number, this.by);
  }

  get whole(): Span {
    return movedOn(this.read.whole, this.by);
  }

  get heading(): Span | undefined {
    const { heading } = this.read;
    return heading && movedOn(heading, this.by);
  }
}

/** The same reference `by` further on, in `clause`. */
export function movedBy(reference: Reference, by: number, clause: number): Reference {
  return reference instanceof MovedReference ? new MovedReference(reference.read, reference.by + by, clause) : new MovedReference(reference, by, clause);
}
