// The words of a piece of text with their places, and what changed from one such list of words to another. A number
// such as G3.5A or 1,000,000 is one word, as is one with a hyphen or an apostrophe, and a label such as (a); marks of
// emphasis and white space are none.

import { diffArrays } from "diff";
import { singular } from "../index/keys.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export interface Word {
  readonly text: string;
  readonly at: Span;
}

/** Words that went and words that came at one place; either list may be empty, not both. */
export interface WordEdit {
  /** Which cell of a row; 0 in running text, -1 where the cells of a row are told as one text. */
  readonly cell: number;
  /** Which cell it was, where columns came or went. */
  readonly oldCell?: number;
  readonly old: EditSide;
  readonly now: EditSide;
  /** Whether it is all of a cell whose column came into the table, went from it or moved within it. */
  readonly column?: "came" | "went" | "moved";
}

export interface EditSide {
  readonly words: readonly Word[];
  /** From the first of the words to the last; where there is none, the gap between their neighbours. */
  readonly at: Span;
  /** Where the whole cell, or the whole paragraph, stands. */
  readonly within: Span;
}

/** The words with a space between them. */
export function said(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}

/** What went and what came. */
export function sidesOf({ old, now }: WordEdit): readonly [went: string, came: string] {
  return [said(old.words), said(now.words)];
}

/** Equal for the same words in place of the same, in the singular or the plural, behind an article or as a possessive. */
export function wordsFor(edit: WordEdit): string {
  const sides = sidesOf(edit);
  // “a Quorum” -> “an Attendance Level”
  const isArticle = sides.every((words) => /^an? \S/.test(words));
  const [went, came] = isArticle ? (sides.map((words) => words.replace(/^an? /, "")) as [string, string]) : sides;
  const [oneWent, oneCame] = [went, came].map((words) => singular(words.replace(/ ?['’]s?$/, ""))) as [string, string];
  return oneWent !== went && oneCame !== came && oneWent !== oneCame ? `${oneWent}\n${oneCame}` : `${went}\n${came}`;
}

/** The words of `prose` in `span`. */
export function readWords(prose: Text, span: Span): readonly Word[] {
  const words: Word[] = [];
  for (const found of slice(prose, span).matchAll(/\((?:[a-z]{1,4}|[A-Z]{1,2}|\d{1,2})\)|[\p{L}\p{N}]+(?:(?:['’.\-–:_]|(?<=\p{N}),(?=\p{N}{3}))[\p{L}\p{N}]+)*|<br ?\/?>|[^\s]/gu)) {
    const [text] = found;
    if (/^(?:[*#`|]|<br ?\/?>)$/.test(text)) continue;
    const from = span.from + found.index;
    words.push({ text, at: { from, to: from + text.length } });
  }
  return words;
}

/** What changed from `olds` to `news`, in order; edits that all but touch are one. */
export function editsOf(olds: readonly Word[], news: readonly Word[], within: { readonly cell: number; readonly old: Span; readonly now: Span }): readonly WordEdit[] {
  let [i, j] = [0, 0];
  const ranges: Range[] = [];
  const changes = diffArrays(olds.map(({ text }) => text), news.map(({ text }) => text), { maxEditLength: mostEdits });
  if (!changes) return [{ cell: within.cell, old: sideOf(olds, 0, olds.length, within.old), now: sideOf(news, 0, news.length, within.now) }];
  for (const { added, removed, count } of changes) {
    const last = ranges.at(-1);
    const touches = last && last.i2 === i && last.j2 === j;
    const [k, l] = [removed ? i + count : i, added ? j + count : j];
    if (added || removed) {
      if (touches) ranges[ranges.length - 1] = { ...last, i2: k, j2: l };
      else ranges.push({ i1: i, i2: k, j1: j, j2: l });
    }
    [i, j] = added ? [i, l] : removed ? [k, j] : [i + count, j + count];
  }
  return joined(ranges, olds, news).map(({ i1, i2, j1, j2 }) => ({ cell: within.cell, old: sideOf(olds, i1, i2, within.old), now: sideOf(news, j1, j2, within.now) }));
}

/** Whether only the form of quotation marks changed: `"User"` -> `“User”`. */
export function isRequoted({ old, now, column }: WordEdit): boolean {
  const plain = ({ words }: EditSide): string => words.map(({ text }) => text.replace(/[“”„‟]/g, '"').replace(/[‘’‚‛]/g, "'")).join(" ");
  return column === undefined && plain(old) === plain(now);
}

/** All words of a cell. */
export function wholeOf(words: readonly Word[], within: Span): EditSide {
  return sideOf(words, 0, words.length, within);
}

/** A text that changed more is told as a whole. */
const mostEdits = 2_000;

interface Range {
  readonly i1: number;
  readonly i2: number;
  readonly j1: number;
  readonly j2: number;
}

/** `only include` -> `include, as a minimum,` is one edit; and what keeps too little of a text changes the whole of it. */
function joined(ranges: readonly Range[], olds: readonly Word[], news: readonly Word[]): readonly Range[] {
  const result: Range[] = [];
  let changed = 0;
  for (const range of ranges) {
    changed += olds.slice(range.i1, range.i2).filter(isWord).length;
    const last = result.at(-1);
    const between = last ? olds.slice(last.i2, range.i1) : [];
    const isOne = last && !isOneForOne(last) && !isOneForOne(range) && between.filter(isWord).length <= 1 && between.length <= 2 && !between.some(({ text }) => /^[.;:]$/.test(text));
    if (last && (isOne || (between.length <= 3 && isHandedOn(last, range, olds, news)))) result[result.length - 1] = { ...last, i2: range.i2, j2: range.j2 };
    else result.push(range);
  }
  const size = olds.filter(isWord).length;
  // What was cut short is told by what went.
  const isCut = result.length === 1 && result[0]!.j1 === result[0]!.j2;
  return size > 5 && changed > size * 0.6 && news.length > 0 && !isCut ? [{ i1: 0, i2: olds.length, j1: 0, j2: news.length }] : result;
}

/** `by hand or by Fax` -> `or by hand`: whether a word went at one of two places and came at the other. */
function isHandedOn(one: Range, other: Range, olds: readonly Word[], news: readonly Word[]): boolean {
  const went = ({ i1, i2 }: Range): readonly string[] => olds.slice(i1, i2).flatMap(({ text }) => (/\p{L}{3}/u.test(text) ? [text.toLowerCase()] : []));
  const came = ({ j1, j2 }: Range): readonly string[] => news.slice(j1, j2).map(({ text }) => text.toLowerCase());
  const shares = (a: readonly string[], b: readonly string[]): boolean => a.some((word) => b.includes(word));
  return shares(went(one), came(other)) || shares(went(other), came(one));
}

/** A word that was put right is a change of its own, whatever stands beside it. */
function isOneForOne({ i1, i2, j1, j2 }: Range): boolean {
  return i2 - i1 === 1 && j2 - j1 === 1;
}

function isWord({ text }: Word): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function sideOf(words: readonly Word[], from: number, to: number, within: Span): EditSide {
  const here = words.slice(from, to);
  const at = here.length > 0 ? { from: here[0]!.at.from, to: here.at(-1)!.at.to } : { from: words[from - 1]?.at.to ?? within.from, to: words[from]?.at.from ?? within.to };
  return { words: here, at, within };
}
