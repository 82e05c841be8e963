// An edit within a line of running text, a cell, or a heading with marks leaves the structure of a document as it was, where
// the line still looks to the reader as it did: then all of the outline is the one before, moved. Every question that
// reading asks of a line stands here; test/properties/outline.test.ts holds what comes of it against reading afresh.

import { blankedAs } from "../text/blanked.ts";
import { lineOf, lineSpan, type LineIndex } from "../text/line-index.ts";
import { lastFrom } from "../text/ordered.ts";
import { sharedBetween, tellShared } from "../text/shared.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { movedBehind } from "./found-clause.ts";
import { isFurniture, titleKey } from "./furniture.ts";
import { contentStart, mayName } from "./identity.ts";
import { headingLevel, isSpace, type Line } from "./lines.ts";
import { isHttp, isMarkup } from "./listing.ts";
import { severalNotUsed } from "./not-used-range.ts";
import { clauseNumberAt, labelAt } from "./numbers.ts";
import type { Outline } from "./outline.ts";
import { behindDash, endLook, mayStartAnnexOrCaption, opensSentence, restLook, restOf } from "./starts.ts";
import { isTitle, mayBeOwnHeading, notUsed, wide } from "./titles.ts";
import type { Block, Clause, Setting, Suppression, Table, Tree } from "./tree.ts";

/** The outline of `text`, a later version of the text of `before`; undefined where it has to be read afresh. */
export function outlineAfter(before: Tree, text: Text): Outline | undefined {
  const { setting } = before;
  if (setting.isWrapped) return undefined;
  const { start: from, end } = sharedBetween(before.text, text);
  const shift = text.length - before.text.length;
  const oldTo = before.text.length - end;
  if (from < setting.settledFrom) return undefined;

  // Strictly inside a paragraph, a cell or a heading: its ends, and the numbers and headings beside it, stay.
  const index = lastFrom(before.blocks, from);
  const block = before.blocks[index];
  const around = block && spanAround(before, block, from);
  if (!around || from <= around.from || oldTo >= around.to) return undefined;
  const line = lineAt(before.text, before.lines, from);
  if (oldTo > line.to || unquiet.test(before.text.slice(from, oldTo)) || unquiet.test(text.slice(from, oldTo + shift))) return undefined;
  const old = before.text.slice(line.start, line.to);
  const now = text.slice(line.start, line.to + shift);
  // A comment stands in it, or might.
  if (before.prose.slice(line.start, line.to) !== old || marks.test(old) || marks.test(now)) return undefined;
  if (block.kind === "row") {
    if (text.charAt(from - 1) === "\\" || !/[A-Za-z]/.test(old) || !/[A-Za-z]/.test(now)) return undefined;
  } else {
    const { title } = before.identity;
    if (line.from < setting.headTo && (mayName(old, title) || mayName(now, title))) return undefined;
    if (line.to - line.from > wide !== line.to + shift - line.from > wide) return undefined;
    const look = block.kind === "heading" ? headingLook : lookOf;
    const was = look(old, setting);
    if (was === undefined || was !== look(now, setting)) return undefined;
  }

  const move = (span: Span): Span => moved(span, from, shift);
  const prose = blankedAs(before.prose, text, from, shift);
  if (prose !== text) tellShared(before.prose, prose, from, end);
  return {
    prose,
    lines: { starts: before.lines.starts.map((start) => (start > from ? start + shift : start)), length: text.length },
    identity: before.identity.at.from > from ? { ...before.identity, at: move(before.identity.at) } : before.identity,
    blocks: blocksAfter(before.blocks, index, from, shift),
    clauses: clausesAfter(before.clauses, from, shift),
    tables: tablesAfter(before.tables, from, shift),
    suppressions: before.suppressions.map((one): Suppression => ({ ...one, at: move(one.at), covers: move(one.covers) })),
    problems: before.problems,
    setting: setting.headTo > from ? { ...setting, headTo: setting.headTo + shift } : setting,
    shape: before.shape,
    headings: block.kind === "heading" ? {} : before.headings,
  };
}

/** The paragraph, the heading or the cell at `offset`; not a table's caption, or one of its first row, which may be its header, or a heading that a page made a table of. */
function spanAround({ tables }: Tree, block: Block, offset: number): Span | undefined {
  if (block.kind === "paragraph") return block.at;
  if (block.kind === "heading") return tables.some(({ caption }) => caption?.from === block.at.from) ? undefined : block.at;
  if (block.kind !== "row" || block.row === 0) return undefined;
  return tables[block.table]!.rows[block.row]!.cells.find(({ from, to }) => from < offset && offset < to);
}

/** What may begin or end a comment, a tag, a table's cell, or the line. */
const unquiet = /[<>|\\\r\n]/;
const marks = /<!--|-->|\.{4}|…{2}|\. \. /;

/** The line that holds `offset`. */
function lineAt(text: Text, lines: LineIndex, offset: number): Line {
  const { from, to } = lineSpan({ text, lines }, lineOf(lines, offset));
  let start = from;
  while (start < to && isSpace(text.charCodeAt(start))) start++;
  return { from, start, to, kind: "text" };
}

/** How a line of running text looks to the reader: what it is asked, and what stands before and behind it is asked of it. */
function lookOf(words: string, { longestTitle, isPaged }: Setting): string {
  const line: Line = { from: 0, start: 0, to: words.length, kind: "text" };
  const at = contentStart(words, line);
  const number = clauseNumberAt(words, at);
  const label = labelAt(words, at);
  const afterNumber = restOf(words, line, number ? behindDash(words, at + number.length) : at);
  const afterLabel = restOf(words, line, at + (label?.length ?? 0));
  const inner = labelAt(afterLabel, 0);
  const isWhole =
    words.length <= 60 ||
    (isPaged && words.length <= 95) ||
    (longestTitle > 0 && (longestTitle > 200 || titleKey(words).length <= longestTitle + 20)) ||
    isTitle({ text: words }, line) ||
    (number !== undefined && mayBeOwnHeading(afterNumber)) ||
    mayStartAnnexOrCaption(words, at) ||
    severalNotUsed(words, line, at) !== undefined;
  if (isWhole) return words;
  return [
    words.slice(0, 3), /^-----(?:BEGIN|END) /.test(words), number?.key, number?.length, label?.name, label?.marks, inner?.name, inner?.marks,
    restLook(afterNumber), restLook(afterLabel), notUsed(afterNumber), notUsed(afterLabel), opensSentence(words.slice(0, 20)),
    isMarkup(words, line), isHttp(words, line), isFurniture(words), endLook(words, line),
  ].join("\n");
}

/** How a line that is a heading by its marks (`##`) looks to the reader; undefined for one that is read by its words. */
function headingLook(words: string, { longestTitle, isPaged }: Setting): string | undefined {
  const line: Line = { from: 0, start: 0, to: words.length, kind: "heading" };
  const level = headingLevel(words, 0, words.length);
  const at = contentStart(words, line);
  if (level === 0 || isPaged || longestTitle > 0 || /[*_]/.test(words) || mayStartAnnexOrCaption(words, at) || severalNotUsed(words, line, at)) return undefined;
  const number = clauseNumberAt(words, at);
  const rest = restOf(words, line, number ? behindDash(words, at + number.length) : at);
  if (notUsed(rest)) return undefined;
  return [level, at, number?.key, number?.length, restLook(rest), isMarkup(words, line), isHttp(words, line)].join("\n");
}

function moved(span: Span, from: number, shift: number): Span {
  if (span.to <= from) return span;
  return { from: span.from > from ? span.from + shift : span.from, to: span.to + shift };
}

function blocksAfter(blocks: readonly Block[], index: number, from: number, shift: number): readonly Block[] {
  const after = blocks.slice(0, index);
  for (let i = index; i < blocks.length; i++) {
    const block = blocks[i]!;
    const at = moved(block.at, from, shift);
    const { kind, clause } = block;
    after.push(block.kind === "row" ? { kind: "row", at, clause, table: block.table, row: block.row } : { kind: kind as "paragraph", at, clause });
  }
  return after;
}

function clausesAfter(clauses: readonly Clause[], from: number, shift: number): readonly Clause[] {
  return clauses.map((clause) => (clause.content.to <= from ? clause : movedBehind(clause, from, shift)));
}

function tablesAfter(tables: readonly Table[], from: number, shift: number): readonly Table[] {
  return tables.map((table): Table => {
    if (table.at.to <= from) return table;
    const { at, clause, rows, header, caption } = table;
    return {
      at: moved(at, from, shift),
      clause,
      rows: rows.map((row) => ({ at: moved(row.at, from, shift), cells: row.cells.map((cell) => moved(cell, from, shift)) })),
      header,
      caption: caption && moved(caption, from, shift),
    };
  });
}
