// Where the terms of a set stand in a document: of a Code there are a hundred thousand such places.

import { firstWhere } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { TermForm, TermSet } from "./term-set.ts";

/** A place where a term is used, or nearly so. */
export interface TermPlace {
  /** With the plural's ending and the possessive's. */
  readonly at: Span;
  readonly form: TermForm;
}

/** Places kept small: an object is made of one when it is asked for. */
export interface Places {
  /** From, to, and the number of the form, one after the other. */
  readonly ends: Int32Array;
  readonly length: number;
  at(index: number): TermPlace;
  /** The place that `offset` touches. */
  touching(offset: number): TermPlace | undefined;
  /** The places that begin in `span`. */
  within(span: Span): readonly TermPlace[];
}

export function placesOf(ends: Int32Array, set: TermSet): Places {
  const length = ends.length / 3;
  const at = (index: number): TermPlace => ({ at: { from: ends[index * 3]!, to: ends[index * 3 + 1]! }, form: set.forms[ends[index * 3 + 2]!]! });
  return {
    ends,
    length,
    at,
    touching(offset) {
      const index = firstWhere(length, (i) => ends[i * 3 + 1]! >= offset);
      return index < length && ends[index * 3]! <= offset ? at(index) : undefined;
    },
    within({ from, to }) {
      const found: TermPlace[] = [];
      for (let i = firstWhere(length, (j) => ends[j * 3]! >= from); i < length && ends[i * 3]! < to; i++) found.push(at(i));
      return found;
    },
  };
}

/** `ends` with what stands in `from`..`to` replaced, and what stands behind it moved. */
export function splicedEnds(ends: Int32Array, from: number, to: number, shift: number, found: readonly number[]): Int32Array {
  let first = 0;
  while (first < ends.length && ends[first]! < from) first += 3;
  let last = first;
  while (last < ends.length && ends[last]! < to) last += 3;
  const made = new Int32Array(first + found.length + ends.length - last);
  made.set(ends.subarray(0, first));
  made.set(found, first);
  for (let i = last, at = first + found.length; i < ends.length; i += 3, at += 3) {
    made[at] = ends[i]! + shift;
    made[at + 1] = ends[i + 1]! + shift;
    made[at + 2] = ends[i + 2]!;
  }
  return made;
}
