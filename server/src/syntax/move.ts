// Where things stand after an edit within one stretch of a line: what stands behind has moved, and what ended with the
// stretch ends with it still.

import type { Span } from "../text/span.ts";

export interface Move {
  /** Where the edit begins. */
  readonly from: number;
  /** How far what stands behind it has moved, in UTF-16 units. */
  readonly shift: number;
  /** Where the words of the stretch ended, and where they end now. */
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Where that stands which began at `offset`. */
export function startAfter(offset: number, { from, shift }: Move): number {
  return offset > from ? offset + shift : offset;
}

/** Where that ends which ended at `offset`. */
export function endAfter(offset: number, { from, shift, oldEnd, newEnd }: Move): number {
  return offset === oldEnd ? newEnd : offset > from ? offset + shift : offset;
}

/** `span` after the edit; the very same where it did not move. */
export function moved(span: Span, move: Move): Span {
  const from = startAfter(span.from, move);
  const to = endAfter(span.to, move);
  return from === span.from && to === span.to ? span : { from, to };
}

/** `span`, `by` further on. */
export function movedOn({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}
