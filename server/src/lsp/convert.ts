// Offsets to positions and back: with the line index of text/, the whole story of positions. The protocol's
// characters are UTF-16 units, as the server's offsets are.

import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { indexLines, indexLinesAfter, offsetOf, placeOf, placesOf, type LineIndex } from "../text/line-index.ts";
import { withToldEdit } from "../text/shared.ts";
import type { Text } from "../text/text.ts";
import type { Span } from "../text/span.ts";

/** The position of `offset`. */
export function toPosition(lines: LineIndex, offset: number): Position {
  return placeOf(lines, offset);
}

/** The range of `span`. */
export function toRange(lines: LineIndex, span: Span): Range {
  return placesOf(lines, span);
}

/** The offset of `position` in `text`; a character past its line's words is the end of them, before the line's end. */
export function toOffset(text: Text, lines: LineIndex, position: Position): number {
  const offset = offsetOf(lines, position);
  const next = lines.starts[position.line + 1];
  if (next === undefined || position.line < 0) return offset;
  const end = text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
  return Math.max(lines.starts[position.line]!, Math.min(offset, end));
}

/** The span of `range`, its ends in order. */
export function toSpan(text: Text, lines: LineIndex, range: Range): Span {
  const start = toOffset(text, lines, range.start);
  const end = toOffset(text, lines, range.end);
  return start <= end ? { from: start, to: end } : { from: end, to: start };
}

/** A text, with its lines once they were needed. */
export interface LinedText {
  readonly text: Text;
  readonly lines?: LineIndex | undefined;
}

/** `before` after the client's `changes`, each made on the result of the one before. Throws where one of them is none. */
export function applyChanges(before: LinedText, changes: readonly TextDocumentContentChangeEvent[]): LinedText {
  let { text, lines } = before;
  for (const change of changes) {
    if (!isChange(change)) throw new TypeError(`This is no change of a text: ${JSON.stringify(change)}`);
    if (!("range" in change)) {
      text = change.text;
      lines = undefined;
      continue;
    }
    lines ??= indexLines(text.toString());
    const { from, to } = toSpan(text, lines, change.range);
    text = withToldEdit(text, from, to, change.text);
    lines = indexLinesAfter(lines, text, from, to, change.text);
  }
  return { text, lines };
}

/** What a client sends is not checked by anybody else, and a text that is no text would stay. */
function isChange(change: unknown): boolean {
  const { text, range } = (change ?? {}) as { readonly text?: unknown; readonly range?: Partial<Range> | null };
  const isPosition = (at: Position | undefined): boolean => typeof at?.line === "number" && typeof at.character === "number";
  return typeof text === "string" && (range === undefined || (isPosition(range?.start) && isPosition(range?.end)));
}
