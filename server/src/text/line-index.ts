// Where each line of a text starts. A line ends at "\n", "\r\n" or a lone "\r", as the Language
// Server Protocol has it; no other character ends one.

import { asItIsRead, inFile, spanInFile, type LeftOut } from "./left-out.ts";
import type { Span } from "./span.ts";
import type { Text } from "./text.ts";

/** A place in a text: zero-based line, zero-based UTF-16 character in it. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** The starts of all lines of one text, for turning offsets into places and back. */
export interface LineIndex {
  /** Offset of the first character of each line; `starts[0]` is 0. */
  readonly starts: readonly number[];
  readonly length: number;
  /** What of the file is left out of the text as it is read: offsets are into the text, places in the file. */
  readonly leftOut?: LeftOut | undefined;
}

/** That of an empty text. */
export const noLines: LineIndex = { starts: [0], length: 0 };

/** The line index of `text`. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  if (text.indexOf("\r") < 0) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return { starts, length: text.length };
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return { starts, length: text.length };
}

/**
 * The line index of `text` after `inserted` took the place of `from`..`to`, made of `lines`, that of before; afresh where
 * a line began or ended in between.
 */
export function indexLinesAfter(lines: LineIndex, text: Text, from: number, to: number, inserted: string): LineIndex {
  const behind = from + inserted.length;
  const isInner = lineOf(lines, from) === lineOf(lines, to) && !/[\r\n]/.test(inserted) && !(text.charCodeAt(from - 1) === 13 && text.charCodeAt(behind) === 10);
  if (!isInner) return indexLines(text.toString());
  const shift = behind - to;
  return { starts: lines.starts.map((start) => (start > from ? start + shift : start)), length: text.length };
}

/** The zero-based line that holds `offset`. */
export function lineOf(lines: LineIndex, offset: number): number {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line numbered `line` without its end. */
export function lineSpan({ text, lines }: { readonly text: Text; readonly lines: LineIndex }, line: number): Span {
  const from = lines.starts[line]!;
  let to = lines.starts[line + 1] ?? text.length;
  while (to > from && (text.charCodeAt(to - 1) === 10 || text.charCodeAt(to - 1) === 13)) to--;
  return { from, to };
}

/** The lines that `span` touches, with their ends; the line that a selection ends in front of is none of them. */
export function wholeLines({ text, lines }: { readonly text: Text; readonly lines: LineIndex }, { from, to }: Span): Span {
  return { from: lines.starts[lineOf(lines, from)]!, to: lines.starts[lineOf(lines, Math.max(from, to - 1)) + 1] ?? text.length };
}

/** The line end that `text` uses. */
export function lineEndOf(text: Text): "\n" | "\r\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The place of `offset`, which is drawn into the text where it lies outside. */
export function placeOf(lines: LineIndex, offset: number): Place {
  const drawn = Math.max(0, Math.min(offset, lines.length));
  return placeInFile(lines, lines.leftOut ? inFile(lines.leftOut, drawn) : drawn);
}

/** The places of the ends of `span`. */
export function placesOf(lines: LineIndex, span: Span): { readonly start: Place; readonly end: Place } {
  if (!lines.leftOut) return { start: placeOf(lines, span.from), end: placeOf(lines, span.to) };
  const { from, to } = spanInFile(lines.leftOut, span);
  return { start: placeInFile(lines, from), end: placeInFile(lines, to) };
}

function placeInFile(lines: LineIndex, inside: number): Place {
  const line = lineOf(lines, inside);
  return { line, character: inside - lines.starts[line]! };
}

/** The offset of `place`; a line past the end is the text's end, a character past a line's end is the next line's start. */
export function offsetOf(lines: LineIndex, place: Place): number {
  if (place.line < 0) return 0;
  const start = lines.starts[place.line];
  if (start === undefined) return lines.length;
  const end = lines.starts[place.line + 1] ?? lines.length;
  const offset = Math.max(start, Math.min(start + place.character, end));
  return lines.leftOut ? asItIsRead(lines.leftOut, offset) : offset;
}
