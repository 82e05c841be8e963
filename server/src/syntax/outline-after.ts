// An edit within a line of running text, a cell, or a heading with marks leaves the structure of a document as it was, where
// the line still looks to the reader as it did (see look.ts): then all of the outline is the one before, moved.

import { blankedAs } from "../text/blanked.ts";
import { lineOf, lineSpan, type LineIndex } from "../text/line-index.ts";
import { lastFrom } from "../text/ordered.ts";
import { sharedBetween, tellShared } from "../text/shared.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { movedBy } from "./found-clause.ts";
import { isPageTop, pageWords } from "./furniture.ts";
import { mayName } from "./identity.ts";
import { trim, wholeLine, type Line } from "./lines.ts";
import { behindLook, headingLook, isAsWide, mayBeTitled, textLook, type Standing } from "./look.ts";
import { moved, startAfter, type Move } from "./move.ts";
import type { Outline } from "./outline.ts";
import { endsSentence } from "./starts.ts";
import type { Block, Clause, Setting, Suppression, Table, Tree } from "./tree.ts";

/** The outline of `text`, a later version of the text of `before`; undefined where it has to be read afresh. */
export function outlineAfter(before: Tree, text: Text): Outline | undefined {
  const { start: from, end } = sharedBetween(before.text, text);
  const shift = text.length - before.text.length;
  const oldTo = before.text.length - end;
  if (from < before.setting.settledFrom) return undefined;

  const index = lastFrom(before.blocks, from);
  const block = before.blocks[index];
  const line = lineAt(before.text, before.lines, from);
  const around = block && spanAround(before, block, line, from);
  if (!around || from <= around.from || from < line.start || oldTo > around.to) return undefined;
  if (unquiet.test(before.text.slice(from, oldTo)) || unquiet.test(text.slice(from, oldTo + shift))) return undefined;
  const old = before.text.slice(line.start, line.to);
  const now = text.slice(line.start, line.to + shift);
  // A comment stands in it, or might.
  if (before.prose.slice(line.start, line.to) !== old || marks.test(old) || marks.test(now)) return undefined;
  if (!looksAsBefore(before, block, line, old, now, from)) return undefined;

  const newEnd = trim(text, { from: around.from, to: around.to + shift }).to;
  const move: Move = { from, shift, oldEnd: trim(before.text, around).to, newEnd };
  const { identity, setting, suppressions, comments } = before;
  const prose = blankedAs(before.prose, text, from, shift);
  if (prose !== text) tellShared(before.prose, prose, from, end);
  return {
    prose,
    lines: { starts: before.lines.starts.map((start) => (start > from ? start + shift : start)), length: text.length },
    comments: comments.map((one) => (one.from > from ? { ...one, from: one.from + shift, to: one.to + shift } : one)),
    identity: identity.at.from > from ? { ...identity, at: moved(identity.at, move) } : identity,
    blocks: blocksAfter(before.blocks, index, move),
    clauses: before.clauses.map((clause): Clause => (clause.to < around.from ? clause : movedBy(clause, move))),
    tables: before.tables.map((table) => (table.at.to < around.from ? table : tableAfter(table, move))),
    suppressions: suppressions.map((one): Suppression => ({ ...one, at: moved(one.at, move), covers: coversAfter(one.covers, line, move) })),
    problems: before.problems,
    setting: setting.headTo > from ? { ...setting, headTo: setting.headTo + shift } : setting,
    shape: before.shape,
    headings: block.kind === "heading" ? {} : before.headings,
  };
}

/** What may begin or end a comment, a tag, a table's cell, or the line. */
const unquiet = /[<>|\\\r\n]/;
const marks = /<!--|-->|\.{4}|…{2}|\. \. /;

/**
 * Where an edit at `offset` may be: in a paragraph, up to the end of the line that it ends in; in a heading with marks,
 * likewise; in a cell with words, up to its end. Not in a table's caption, in its first row, which may be its header, or in
 * a heading that a page made a table of.
 */
function spanAround({ text, tables }: Tree, block: Block, line: Line, offset: number): Span | undefined {
  const { kind, at } = block;
  if (kind === "listing") return undefined;
  if (kind !== "row") {
    if (at.to <= line.start || (tables.some(({ caption }) => caption?.from === at.from))) return undefined;
    return { from: at.from, to: Math.max(at.to, line.to) };
  }
  if (block.row === 0) return undefined;
  for (const { from, to } of tables[block.table]!.rows[block.row]!.cells) {
    const end = text.indexOf("|", to);
    if (from < offset && to > from && end >= 0 && offset <= end) return end < line.to ? { from, to: end } : undefined;
  }
  return undefined;
}

/** The line that holds `offset`. */
function lineAt(text: Text, lines: LineIndex, offset: number): Line {
  const { from, to } = lineSpan({ text, lines }, lineOf(lines, offset));
  return { from, start: from + wholeLine(text.slice(from, to)).start, to, kind: "text" };
}

/** Whether `line`, whose words were `old` and are `now` from `offset` on, is to the reader what it was. */
function looksAsBefore(before: Tree, block: Block, line: Line, old: string, now: string, offset: number): boolean {
  if (block.kind === "row") return old.charAt(offset - line.start - 1) !== "\\" && /[A-Za-z]/.test(old) && /[A-Za-z]/.test(now);
  const { setting, identity: { title } } = before;
  if (line.from < setting.headTo && (mayName(old, title) || mayName(now, title))) return false;
  if (block.kind === "heading") {
    const was = headingLook(old, setting);
    return was !== undefined && was === headingLook(now, setting);
  }
  const width = line.to - line.from;
  if (!isAsWide(width + now.length - old.length, width, setting)) return false;
  const standing = standingOf(before, block, line);
  return textLook(old, setting, standing) === textLook(now, setting, standing);
}

function standingOf({ text, prose, lines, setting }: Tree, block: Block, line: Line): Standing {
  const number = lineOf(lines, line.from);
  const above = lineWords(prose, lines, number - 1);
  // What a page left stands in the text alone. A sentence may run on over it, and over the blank lines beside it.
  const below = setting.isPaged ? "text" : behindLook(lineWords(text, lines, number + 1));
  return {
    mayBeTitle: block.at.from >= line.from || above.trim() === "" || endsSentence(above, wholeLine(above)),
    mayEndTitle: setting.wrap < Infinity && mayBeTitled(above),
    isUnderPage: setting.isPaged && isUnderPage(text, lines, number, setting),
    behind: below,
  };
}

function lineWords(text: Text, lines: LineIndex, number: number): string {
  if (number < 0 || number >= lines.starts.length) return "";
  const { from, to } = lineSpan({ text, lines }, number);
  return text.slice(from, to);
}

/** So many blank lines are looked over. */
const mostBlank = 20;

function isUnderPage(text: Text, lines: LineIndex, number: number, { headers }: Setting): boolean {
  for (let i = number - 1; i >= Math.max(0, number - mostBlank); i--) {
    const words = lineWords(text, lines, i);
    const { start, to } = wholeLine(words);
    if (start < to) return isPageTop(words.slice(start)) || headers.has(pageWords(words));
  }
  return number > mostBlank;
}

function blocksAfter(blocks: readonly Block[], index: number, move: Move): readonly Block[] {
  const after = blocks.slice(0, index);
  for (let i = index; i < blocks.length; i++) {
    const block = blocks[i]!;
    const at = moved(block.at, move);
    const { kind, clause } = block;
    after.push(block.kind === "row" ? { kind: "row", at, clause, table: block.table, row: block.row } : { kind: kind as "paragraph", at, clause });
  }
  return after;
}

function tableAfter({ at, clause, rows, header, caption }: Table, move: Move): Table {
  return {
    at: moved(at, move),
    clause,
    rows: rows.map((row) => ({ at: moved(row.at, move), cells: row.cells.map((cell) => moved(cell, move)) })),
    header,
    caption: caption && moved(caption, move),
  };
}

/** What a suppression covers: it begins and ends with lines, or with comments in others. */
function coversAfter({ from, to }: Span, line: Line, move: Move): Span {
  return { from: startAfter(from, move), to: to >= line.to ? to + move.shift : to };
}
