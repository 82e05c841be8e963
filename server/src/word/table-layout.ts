// How wide the columns of a table are, and whether it needs a page that lies across.

import { greatest } from "../text/greatest.ts";
import { acrossWidth, pageWidth } from "./ooxml.ts";

export interface TableLayout {
  /** In twentieths of a point. */
  readonly widths: readonly number[];
  /** Whether it stands on a page that lies across, in small letters: so many columns break most words on one that stands upright. */
  readonly isAcross: boolean;
}

/** The layout of a table of which `rows` are the texts. */
export function layoutOf(rows: readonly (readonly string[])[]): TableLayout {
  const upright = columnWidths(rows, standing);
  const isAcross = upright.longest < leastWhole;
  return { widths: isAcross ? columnWidths(rows, across).widths : upright.widths, isAcross };
}

interface Page {
  readonly width: number;
  /** Of the letters, where nine points are 1. */
  readonly size: number;
  /** What a cell needs beside its longest word, with room to spare and without: its margins take 160, or 80. */
  readonly margins: readonly [wide: number, narrow: number];
}

const standing: Page = { width: pageWidth, size: 1, margins: [230, 180] };
const across: Page = { width: acrossWidth, size: 7 / 9, margins: [150, 100] };

/** A word of more letters is broken on any page; where words of so few would be, the page lies across. */
const longestWhole = 40;
const leastWhole = 8;

/** Each column as wide as its longest word, the rest shared by how much text each holds; and how many letters of a word stand together. */
function columnWidths(rows: readonly (readonly string[])[], { width, size, margins: [wide, narrow] }: Page): { readonly widths: readonly number[]; readonly longest: number } {
  const count = greatest(rows.map((cells) => cells.length), 1);
  const words: string[] = [];
  const wants: number[] = [];
  for (let column = 0; column < count; column++) {
    const cells = rows.map((cells) => cells[column] ?? "");
    words.push(longestWord(cells));
    wants.push(Math.sqrt(greatest(cells.map(({ length }) => length)) * (cells.reduce((sum, { length }) => sum + length, 0) / cells.length + 1)) + 1);
  }
  // The longest words are broken first, so that columns of running text keep some room.
  const room = rows.some((cells) => cells.some(({ length }) => length > 60)) ? width * 0.9 : width;
  const needsOf = (longest: number, margins: number): readonly number[] => words.map((word) => Math.ceil(printedWidth(word.slice(0, longest)) * size) + margins);
  const sumOf = (some: readonly number[]): number => some.reduce((sum, need) => sum + need, 0);
  // Before any word is broken, the columns move closer together.
  let longest = longestWhole;
  let needs = needsOf(longest, wide);
  for (let next = longestWhole; sumOf(needs) > room && next > 4; next--) [longest, needs] = [next, needsOf(next, narrow)];
  const least = sumOf(needs);
  const all = wants.reduce((sum, want) => sum + want, 0);
  const widths = needs.map((need, i) => (least >= width ? Math.floor((need * width) / least) : need + Math.floor(((width - least) * wants[i]!) / all)));
  return { widths: toFill(widths, width), longest: sumOf(needs) > room ? 0 : longest };
}

function longestWord(cells: readonly string[]): string {
  let longest = "";
  for (const cell of cells) for (const word of cell.split(/[\s-]/)) if (word.length > longest.length) longest = word;
  return longest;
}

/** About how wide `word` stands in a cell, in bold. */
function printedWidth(word: string): number {
  let width = 0;
  for (const letter of word) width += (letterWidths.find(([letters]) => letters.test(letter)) ?? otherWidth)[1];
  return width;
}

const letterWidths: readonly (readonly [letters: RegExp, width: number])[] = [[/[acekszvxy\d]/, 100], [/[iljI.,:;'|]/, 52], [/[tfr()[\]/-]/, 70], [/[mwMW@%]/, 160], [/[A-Z&]/, 130]];
const otherWidth = [/./, 110] as const;

/** `widths`, of which the last takes what is left of `width`. */
function toFill(widths: readonly number[], width: number): readonly number[] {
  const rest = width - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((one, i) => (i === widths.length - 1 ? one + rest : one));
}
