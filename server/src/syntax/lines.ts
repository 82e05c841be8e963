// The lines of a document and what each one is, told from its own look and its neighbours. Later passes only ever
// ask for the kind; nothing here knows about clauses.

import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export type LineKind =
  | "blank"
  | "text"
  | "heading"
  | "row"
  | "separator"
  /** page header, page number, form feed, an empty table that a page break left */
  | "furniture"
  | "contents"
  | "listing"
  | "front-matter"
  | "comment";

/** One line; `to` is before its line end and what makes it one in Markdown (`<br>`, `\\`), `start` is where its first character that is no white space stands, behind a comment of the lines before. */
export interface Line {
  readonly from: number;
  readonly to: number;
  start: number;
  kind: LineKind;
}

/** The lines of `text` with the kinds that a line alone can tell: blank, heading, row, separator, else text. */
export function splitLines(text: string, lines: LineIndex): Line[] {
  const result: Line[] = new Array<Line>(lines.starts.length);
  const count = lines.starts.length;
  for (let i = 0; i < count; i++) {
    const from = lines.starts[i]!;
    let to = i + 1 < count ? lines.starts[i + 1]! : text.length;
    while (to > from && isLineEnd(text.charCodeAt(to - 1))) to--;
    let start = from;
    while (start < to && isSpace(text.charCodeAt(start))) start++;
    to = beforeBreak(text, start, to);
    if (text.charCodeAt(start) === 62 && isQuoteMarks(text, start, to)) start = to;
    result[i] = { from, to, start, kind: start === to ? blankKind(text, from, to) : lookOf(text, start, to) };
  }
  return result;
}

/** Where the words of a line end before a line break of Markdown's: `<br>`, or a backslash. */
function beforeBreak(text: string, start: number, to: number): number {
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const last = text.charCodeAt(end - 1);
  if (last === 92) return end - 1 > start && text.charCodeAt(end - 2) !== 92 ? end - 1 : to;
  if (last !== 62 || text.charCodeAt(start) === 60) return to;
  // `<br />` is the longest; a text may have no `<` to be found further back.
  const near = Math.max(start + 1, end - 6);
  const found = /<br ?\/?>$/i.exec(text.slice(near, end));
  return found ? near + found.index : to;
}

/** Whether the line holds nothing but the marks of a quotation: `> >`. */
function isQuoteMarks(text: string, start: number, to: number): boolean {
  for (let i = start; i < to; i++) if (text.charCodeAt(i) !== 62 && !isSpace(text.charCodeAt(i))) return false;
  return true;
}

/** Space, tab, no-break space, form feed, byte order mark, spaces of all widths and of none, but no line end. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 12 || code === 11 || (code >= 0x2000 && (code <= 0x200b || code === 0x202f || code === 0x205f || code === 0x2060 || code === 0x3000 || code === 0xfeff));
}

/** The words as a line of their own. */
export function wholeLine(words: string, kind: LineKind = "text"): Line {
  let start = 0;
  while (start < words.length && isSpace(words.charCodeAt(start))) start++;
  return { from: 0, start, to: words.length, kind };
}

/** The span of `line` without white space at either end. */
export function trimmed(text: string, line: Line): Span {
  let to = line.to;
  while (to > line.start && isSpace(text.charCodeAt(to - 1))) to--;
  return { from: line.start, to };
}

/** `span` without white space and line ends at either end. */
export function trim(text: Text, span: Span): Span {
  let { from, to } = span;
  while (from < to && isWhiteSpace(text.charCodeAt(from))) from++;
  while (to > from && isWhiteSpace(text.charCodeAt(to - 1))) to--;
  return { from, to };
}

/** White space of any kind, line ends too. */
export function isWhiteSpace(code: number): boolean {
  return isSpace(code) || isLineEnd(code);
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function blankKind(text: string, from: number, to: number): LineKind {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 12) return "furniture";
  return "blank";
}

function lookOf(text: string, start: number, to: number): LineKind {
  const code = text.charCodeAt(start);
  if (code === 35 /* # */) return headingLevel(text, start, to) > 0 ? "heading" : "text";
  if (code === 124 /* | */) {
    if (isSeparator(text, start, to)) return "separator";
    return text.lastIndexOf("|", to - 1) > start ? "row" : "text";
  }
  return "text";
}

/** The number of `#` that open a heading, or 0 where it is none. */
export function headingLevel(text: string, start: number, to: number): number {
  let at = start;
  while (at < to && text.charCodeAt(at) === 35) at++;
  const level = at - start;
  return level >= 1 && level <= 6 && (at === to || isSpace(text.charCodeAt(at))) ? level : 0;
}

/** `| --- | :-: |` */
export function isSeparator(text: string, start: number, to: number): boolean {
  let dashes = 0;
  for (let i = start; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 45) dashes++;
    else if (code !== 124 && code !== 58 && !isSpace(code)) return false;
  }
  return dashes > 0;
}

/** The label behind a bullet or the marks of a quotation at `at`, or `at`. */
export function behindBullet(text: string, at: number): number {
  bullet.lastIndex = at;
  return bullet.test(text) ? bullet.lastIndex : at;
}

/** `- (a) act; and`, `* b) report`, `> > (i) at once` */
const bullet = /(?:[-*•]|>(?:\s?>){0,4})\s{1,4}(?=(?:\([a-zA-Z]{1,4}|[a-z])\)\s)/y;
