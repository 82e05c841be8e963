// A Word document as it is read: paragraphs with their words and numbers, tables with their cells; before anything is
// decided about headings and lists.

import type { Label } from "./numbering.ts";
import type { Told } from "./report.ts";
import type { Style } from "./styles.ts";

export type Block = Paragraph | TableBlock;

/** Words that look alike. */
export interface Words {
  readonly text: string;
  readonly bold: boolean;
  readonly caps: boolean;
  readonly underlined: boolean;
  /** In superscript. */
  readonly raised: boolean;
  /** In a font whose letters are all of one width. */
  readonly code: boolean;
  /** In a document that we wrote ourselves: text that Word hides. */
  readonly hidden: boolean;
}

/** What hangs on a block; on a table, besides what hangs on the blocks in its cells. */
export interface Carried {
  readonly told: readonly Told[];
  /** Comments (of Word's, or on tracked changes) that stand after it, without the marks of a comment. */
  readonly comments: readonly string[];
  /** The footnotes and endnotes that it calls, in order. */
  readonly notes: readonly NoteCall[];
}

export interface NoteCall {
  readonly kind: "footnote" | "endnote";
  readonly id: string;
  /** As the mark in the text has it: from 1, footnotes and endnotes together. */
  readonly number: number;
}

export interface Paragraph extends Carried {
  readonly kind: "paragraph";
  readonly words: readonly Words[];
  readonly label: Label | undefined;
  readonly style: Style;
  /** From 0, by its style or its own properties; undefined for body text. */
  readonly outline: number | undefined;
  /** The indent on the left, in twentieths of a point. */
  readonly indent: number;
}

export interface TableBlock extends Carried {
  readonly kind: "table";
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Repeated at the head of each page. */
  readonly header: boolean;
  /** Columns of the grid that it leaves out before its first cell. */
  readonly before: number;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** Columns of the grid that it covers. */
  readonly span: number;
  /** "on": it continues the cell above. */
  readonly merged: "no" | "start" | "on";
}

/** Where cells begin in the grid, from the left. */
export function columnsOf(rows: readonly TableRow[]): readonly number[] {
  const starts = new Set<number>();
  for (const { cells, before } of rows) {
    let at = before;
    for (const { span } of cells) {
      starts.add(at);
      at += span;
    }
  }
  return [...starts].sort((a, b) => a - b);
}

/** What hangs on a block and on all that is in it. */
export function carriedBy(block: Block): Carried {
  if (block.kind === "paragraph") return block;
  const all = [block, ...block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.map(carriedBy)))];
  return { told: all.flatMap(({ told }) => told), comments: all.flatMap(({ comments }) => comments), notes: all.flatMap(({ notes }) => notes) };
}

/** The words of a paragraph without their look. */
export function plainText({ words }: Paragraph): string {
  return words.map(({ text }) => text).join("");
}

/** As it is shown: its number, a space, its words. */
export function shownText(paragraph: Paragraph): string {
  const text = plainText(paragraph).trim();
  return paragraph.label ? `${paragraph.label.text} ${text}`.trim() : text;
}
