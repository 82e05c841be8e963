// What of a file is left out of its text as it is read: the marks that a converter put into the words. Spaces make up for
// them where the word ends, so that all else stands in the text where it stands in the file.

import { firstWhere } from "./ordered.ts";
import type { Span } from "./span.ts";
import type { Text } from "./text.ts";

/** A part of a file that is left out. */
export interface Part extends Span {
  /** It belongs to the character behind it, as a backslash does: whoever replaces that one replaces it too. */
  readonly leads: boolean;
}

/** The parts that are left out, in order, and apart. */
export interface LeftOut {
  readonly parts: readonly Part[];
  /** Of each part: how much was left out before it since the last spaces that made up for some. */
  readonly shifts: Int32Array;
  /** Of each part: where the spaces end that make up for it. */
  readonly ends: Int32Array;
}

/** `text` without `parts`, which are in order and apart, and where what is left of it stands. */
export function withoutParts(text: string, parts: readonly Part[]): { readonly text: string; readonly leftOut: LeftOut } {
  const shifts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  const pieces: string[] = [];
  let done = 0;
  let first = 0;
  for (let i = 0, shift = 0; i < parts.length; i++) {
    const { from, to } = parts[i]!;
    pieces.push(text.slice(done, from));
    done = to;
    shifts[i] = shift;
    shift += to - from;
    const end = wordEnd(text, to, parts[i + 1]?.from ?? text.length);
    if (end < 0) continue;
    pieces.push(text.slice(done, end), " ".repeat(shift));
    done = end;
    ends.fill(end, first, i + 1);
    first = i + 1;
    shift = 0;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(""), leftOut: { parts, shifts, ends } };
}

/** Where the word ends in which `at` stands; -1 where it does not before `before`, unless the text does. */
function wordEnd(text: string, at: number, before: number): number {
  for (let i = at; i < before; i++) {
    const code = text.charCodeAt(i);
    if (code === 32 || code === 10 || code === 13 || code === 9 || code === 124) return i;
  }
  return before === text.length ? before : -1;
}

/** `text`, as it is read, without the spaces that make up for what is left out, and with what `instead` gives for each part in its place. */
export function withoutSpaces(text: Text, leftOut: LeftOut, instead: (part: Part) => string): string {
  const { parts, shifts, ends } = leftOut;
  let result = "";
  let done = 0;
  let next = 0;
  for (const { to, words } of stretches(leftOut)) {
    for (; next < parts.length && ends[next]! <= to; next++) {
      const at = parts[next]!.from - shifts[next]!;
      result += text.slice(done, at) + instead(parts[next]!);
      done = at;
    }
    result += text.slice(done, words);
    done = to;
  }
  return result + text.slice(done);
}

/** Where something is left out, up to where spaces have made up for it, which stand behind `words`. */
export function* stretches({ parts, shifts, ends }: LeftOut): Iterable<Span & { readonly words: number }> {
  let from = parts[0]?.from ?? 0;
  for (let i = 0; i < parts.length; i++) {
    const to = ends[i]!;
    if (to === ends[i + 1]) continue;
    yield { from, to, words: to - shifts[i]! - (parts[i]!.to - parts[i]!.from) };
    from = parts[i + 1]?.from ?? to;
  }
}

/** Where the place `offset` of the text as it is read is in the file: in front of what is left out there. */
export function inFile({ parts, shifts, ends }: LeftOut, offset: number): number {
  return placed(parts, shifts, ends, offset, firstWhere(parts.length, (i) => parts[i]!.from - shifts[i]! >= offset) - 1);
}

/** The same of the span: it holds nothing of what is left out in front of its words but what belongs to these. */
export function spanInFile(leftOut: LeftOut, { from, to }: Span): Span {
  const { parts, shifts, ends } = leftOut;
  if (to <= from) return { from: inFile(leftOut, from), to: inFile(leftOut, to) };
  let last = firstWhere(parts.length, (i) => parts[i]!.from - shifts[i]! > from) - 1;
  while (last >= 0 && parts[last]!.leads && parts[last]!.from - shifts[last]! === from) last--;
  return { from: placed(parts, shifts, ends, from, last), to: inFile(leftOut, to) };
}

/** `offset` behind the part `last`. */
function placed(parts: readonly Part[], shifts: Int32Array, ends: Int32Array, offset: number, last: number): number {
  if (last < 0 || offset > ends[last]!) return offset;
  const { from, to } = parts[last]!;
  return Math.min(offset + shifts[last]! + to - from, ends[last]!);
}

/** Where the place `offset` of the file is in the text as it is read. */
export function asItIsRead({ parts, shifts, ends }: LeftOut, offset: number): number {
  const last = firstWhere(parts.length, (i) => parts[i]!.from >= offset) - 1;
  if (last < 0 || offset > ends[last]!) return offset;
  const { from, to } = parts[last]!;
  return offset - shifts[last]! - (Math.min(offset, to) - from);
}
