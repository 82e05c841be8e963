// The marks that a converter puts into the words: backslashes (`\(a\)`, `Sub\-Committee`), what pandoc says of a heading or
// of words in brackets (`{#g1 .heading}`, `[Fax]{.mark}`), links and bookmarks, HTML around words (`<u>`, `<span>`). The text
// is read without them.

import { lineOf } from "../text/line-index.ts";
import { withoutParts, type LeftOut, type Part } from "../text/left-out.ts";
import { sharedBetween } from "../text/shared.ts";
import type { Text } from "../text/text.ts";
import type { Tree } from "./tree.ts";

/** A text as it is read, and what of the file is left out of it. */
export interface AsRead {
  readonly text: Text;
  readonly leftOut: LeftOut | undefined;
  /** Whether no line of it holds what may be such a mark. */
  readonly isPlain: boolean;
}

/** `source` as it is read; `before` is the version before. */
export function asRead(source: Text, before: Tree | undefined): AsRead {
  if (before?.isPlain && isPlainStill(before, source)) return { text: source, leftOut: undefined, isPlain: true };
  const written = source.toString();
  if (!mayMark(written)) return { text: source, leftOut: undefined, isPlain: true };
  const text = withOwnMarks(written);
  const parts = partsOf(text);
  if (parts.length > 0) return { ...withoutParts(text, parts), isPlain: false };
  return { text: text === written ? source : text, leftOut: undefined, isPlain: false };
}

/** Whether `text`, which begins where a line does, holds what may be such a mark. Few texts hold the characters of which marks are made: they are sought one by one, which is faster than an expression for all. */
function mayMark(text: string): boolean {
  return marksWithin.some(([sign, mark]) => standsAt(text, sign, 0, mark)) || isAt(text, 0, lineMark) || lineEnds.some((end) => standsAt(text, end, 1, lineMark));
}

/** What a mark in the words holds, each from a rare character on. */
const marksWithin: readonly (readonly [sign: string, mark: RegExp])[] = [
  ["\\", /\\[!-/:-@[-^{}~]/y],
  ["]", /\][{(]/y],
  ["{", /(?<= )\{[#.]|\{(?:anchor|color)/iy],
  ["<", /<\/?(?:span|a|u|mark|ins|sup|sub|strong|em|font|small)[ >]/iy],
  ["[^", /\[\^\d/y],
  ["__", /__/y],
  ["â€", /â€/y],
  ["Â", /Â[\u00a0£§°]/y],
];

/** What a line with a mark begins with. */
const lineMark = /:::|[ \t]*\+[-=:]{2}|[=~^-]{4}|(?:={1,6}|h[1-6]\.) \S| ?>/iy;
const lineEnds = ["\n", "\r", "\u2028", "\u2029"];

/** Whether `pattern` matches `by` units behind the start of some `sign`. */
function standsAt(text: string, sign: string, by: number, pattern: RegExp): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) if (isAt(text, at + by, pattern)) return true;
  return false;
}

function isAt(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Whether the lines that differ from those of `before`, which holds no mark, hold none either. */
function isPlainStill({ source: old, lines }: Tree, text: Text): boolean {
  const { start, end } = sharedBetween(old, text);
  const from = lines.starts[lineOf(lines, start)]!;
  const until = text.length - end;
  const close = text.indexOf("\n", until);
  return !mayMark(text.slice(from, close < 0 ? text.length : close));
}

/** Whether `line` is one of those that part the rows of a drawn table: `+-----+---+`. */
function isBorder(line: string): boolean {
  const words = line.trim();
  return words.length > 2 && words.startsWith("+") && words.endsWith("+") && /^[-=:+]*$/.test(words);
}

/**
 * `text` with the marks for headings, bold and tables that are read. A table that is drawn with `+---+` is one of rows,
 * where its rows are lines; where its cells run over lines, its columns stand apart, as in text out of a PDF; where its
 * columns cut words, it is left out.
 */
function withOwnMarks(text: string): string {
  const lines = withOwnCharacters(text).split("\n");
  if (isQuoted(lines)) for (let i = 0; i < lines.length; i++) lines[i] = lines[i]!.replace(/^[> ]*>/, (marks) => " ".repeat(marks.length));
  for (let i = text.slice(0, frontMatterEnd(text)).split("\n").length - 1; i < lines.length; i++) {
    lines[i] = withHashes(withStars(lines[i]!));
    if (isUnderline(lines, i)) lines[i] = lines[i]!.replace(/[^\r]/g, " ");
    if (!isBorder(lines[i]!)) continue;
    const borders = [i];
    let end = i + 1;
    for (; end < lines.length && /^[ \t]*[|+]/.test(lines[end]!); end++) if (isBorder(lines[end]!)) borders.push(end);
    if (borders.length < 2) continue;
    const isOfLines = borders.every((line, k) => k === 0 || line - borders[k - 1]! === 2);
    const isLost = !isOfLines && cutsWords(lines.slice(i, end));
    for (let k = i; k < end; k++) {
      if (isLost) lines[k] = lines[k]!.replace(/[^\r]/g, " ");
      else if (!isOfLines) lines[k] = isBorder(lines[k]!) ? lines[k]!.replace(/[^\r]/g, " ") : lines[k]!.replace(/(?<!\\)\|/g, " ");
      else if (k === i || k === end - 1) lines[k] = lines[k]!.replace(/[^\r]/g, " ");
      else if (isBorder(lines[k]!)) lines[k] = lines[k]!.replace(/\+/g, "|").replace(/=/g, "-");
    }
    i = end - 1;
  }
  return lines.join("\n");
}

/** `text`, in which each first of three characters that stand for one, as UTF-8 is read as Windows 1252 (`â€œ`), is that one. */
function withOwnCharacters(text: string): string {
  return text.includes("â€") ? text.replace(/â€([œ\u009d™˜“”¦¢])/g, (all, last: string) => misread[last]! + all.slice(1)) : text;
}

const misread: Readonly<Record<string, string>> = { œ: "“", "\u009d": "”", "™": "’", "˜": "‘", "“": "–", "”": "—", "¦": "…", "¢": "•" };

/** Where the first character stands that was read in another encoding than it was written in; -1 where none does. */
export function firstMisread(text: Text): number {
  return text.includes("â€") || text.includes("Â") ? text.toString().search(/â€[œ\u009d™˜“”¦¢]|Â[\u00a0£§°]/) : -1;
}

/** Whether nearly every line is quoted, as in a mail. */
function isQuoted(lines: readonly string[]): boolean {
  const quoted = lines.filter((line) => /^ ?>/.test(line)).length;
  return quoted > 2 && quoted > 0.9 * lines.filter((line) => line.trim() !== "").length;
}

/** `line`, in which words in bold, `__Fax__`, stand between the marks that others use. */
function withStars(line: string): string {
  return line.includes("__") ? line.replace(/(?<![\w\\])__([^_\n]+)__(?!\w)/g, (all, words: string) => (words.trim() === words ? `**${words}**` : all)) : line;
}

/** `line`, whose heading has the marks of a wiki (`== Title ==`, `h2. Title`), with those of Markdown. */
function withHashes(line: string): string {
  const found = /^(={1,6}|h[1-6]\.) (?=\S)/.exec(line);
  if (!found || (found[1]!.startsWith("=") && !line.trimEnd().endsWith(` ${found[1]}`))) return line;
  const level = found[1]!.startsWith("h") ? Math.min(3, Number(found[1]![1])) : found[1]!.length;
  return "#".repeat(level).padEnd(found[1]!.length) + line.slice(found[1]!.length).replace(/(?<= )={1,6}(?=\s*$)/, (marks) => " ".repeat(marks.length));
}

function lastWord(words: string): string {
  return words.slice(words.lastIndexOf(" ") + 1);
}

/** Whether line `i` draws the line below a heading that stands alone on the line before, as long as that. */
function isUnderline(lines: readonly string[], i: number): boolean {
  const title = lines[i - 1]?.trim() ?? "";
  const line = lines[i]!.trimEnd();
  return title.length > 3 && line.length === title.length && "=~^-".includes(line[0]!) && line === line[0]!.repeat(line.length) && (lines[i - 2] ?? "").trim() === "";
}

/** Whether a column of the drawn table `lines` is so narrow that words were cut to fit in, or holds marks of its own. */
function cutsWords(lines: readonly string[]): boolean {
  const edges = [...lines[0]!.matchAll(/\+/g)].map(({ index }) => index);
  // No table has so many columns that most lines have not.
  if (edges.length * lines.length > 2 * lines.reduce((sum, line) => sum + line.length + 1, 0)) return true;
  for (let column = 1; column < edges.length; column++) {
    const from = edges[column - 1]! + 1;
    const to = edges[column]!;
    let above = "";
    for (const line of lines) {
      const cell = line.slice(from, to).trim();
      if (cell.startsWith(":::")) return true;
      const first = /^[a-z\d]\w*/.exec(cell);
      if (first && first[0].length + lastWord(above).length > to - from - 2 && /[\w:]$/.test(above)) return true;
      above = cell;
    }
  }
  return false;
}

const mark = /\\[!-/:-@[-^{}~]|[[\]{<\n]|:::|```|[“”‘’–—…•]€[œ\u009d™˜“”¦¢]|Â(?=[\u00a0£§°])/g;
const note = /\{(?:[#.]|anchor|color)[^{}<>\n]*\}/iy;
const tag = /<(?:\/(?:span|a|u|mark|ins|sup|sub|strong|em|font|small)|(?:span|a|font)\s[^<>=]*=[^<>]*|(?:u|mark|ins|sup|sub|strong|em|small)(?:\s[^<>]*)?)>/iy;
const rest = /[^\n]*/y;

/** The parts of `text` that are marks, in order. */
function partsOf(text: string): readonly Part[] {
  const found: Part[] = [];
  // Brackets that are open in this paragraph.
  let open: number[] = [];
  let isFenced = false;
  let lastFence: number | undefined;
  // How many tags are open, and whether the line begins with one that is not left out, as those of listings do.
  let inTags = 0;
  mark.lastIndex = frontMatterEnd(text);
  let opensTag = text.charCodeAt(wordsFrom(text, mark.lastIndex)) === 60;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const { 0: words, index: from } = match;
    const to = from + words.length;
    const first = words.charCodeAt(0);
    if (first === 96) {
      // One that is never closed opens nothing.
      if (isLineStart(text, from)) isFenced = !isFenced && (lastFence ??= text.lastIndexOf("\n```")) > from;
    } else if (isFenced) continue;
    else if (first === 91) {
      const end = behind(footnote, text, from);
      if (end > 0 && !isLineStart(text, from)) found.push({ from, to: end, leads: false });
      else open.push(from);
    } else if (first === 93) {
      const start = open.pop();
      const end = start === undefined ? -1 : Math.max(behind(attributes, text, to), behind(link, text, to));
      if (end < 0) continue;
      found.push({ from: start!, to: start! + 1, leads: false });
      addByLines(found, text, from, end);
      mark.lastIndex = end;
    } else if (first === 92) {
      if (isEscape(text, from)) found.push({ from, to: from + 1, leads: true });
      mark.lastIndex = from + 2;
    } else if (first === 123) {
      const end = behind(note, text, from);
      if (end < 0) continue;
      // Of a heading, it ends its line; of a wiki's page, it stands before the words.
      if (isLetter(text.charCodeAt(from + 1)) || (text.charCodeAt(from - 1) === 32 && isLineEnd(text.charCodeAt(end)))) addByLines(found, text, from, end);
      mark.lastIndex = end;
    } else if (words.charCodeAt(1) === 0x20ac) found.push({ from: from + 1, to, leads: false });
    else if (first === 0xc2) found.push({ from, to, leads: true });
    else if (first === 60) {
      const end = behind(tag, text, from);
      if (end < 0) continue;
      const isClosing = text.charCodeAt(from + 1) === 47;
      // What opens a line may be a listing's, but for what only a page of the web has.
      if (isClosing ? inTags === 0 : opensTag && !text.slice(from, end).includes("=")) continue;
      inTags += isClosing ? -1 : 1;
      opensTag = false;
      addByLines(found, text, from, end);
      mark.lastIndex = end;
    } else if (first === 58) {
      const end = isLineStart(text, from) ? behind(rest, text, from) : -1;
      if (end < 0) continue;
      addByLines(found, text, from, end);
      mark.lastIndex = end;
    } else {
      const next = wordsFrom(text, to);
      opensTag = text.charCodeAt(next) === 60;
      if (text.charCodeAt(next) === 10) open = [];
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const attributes = /\{(?:[#.]|[a-z-]{1,30}=)[^{}<>]*\}/y;
const link = /\((?:#|https?:|mailto:|file:|\.{1,2}\/)[^\s()]*(?: "[^"\n]*")?\)/y;
const footnote = /\[\^\d{1,3}\]/y;

function behind(what: RegExp, text: string, at: number): number {
  what.lastIndex = at;
  return what.test(text) && what.lastIndex - at <= longest ? what.lastIndex : -1;
}

/** What is longer, in UTF-16 units, is no mark. */
const longest = 400;

/** Adds `from`..`to` without the line ends that it holds. */
function addByLines(found: Part[], text: string, from: number, to: number): void {
  for (const { 0: words, index } of text.slice(from, to).matchAll(/[^\r\n]+/g)) found.push({ from: from + index, to: from + index + words.length, leads: false });
}

/** Where the YAML block at the start of `text` ends. */
function frontMatterEnd(text: string): number {
  if (!text.startsWith("---")) return 0;
  const end = text.indexOf("\n---", 3);
  return end < 0 ? 0 : end + 4;
}

/** Where the words of the line that begins at `at` begin, or its end. */
function wordsFrom(text: string, at: number): number {
  let from = at;
  while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9 || text.charCodeAt(from) === 13) from++;
  return from;
}

/** Whether nothing but white space stands before `at` on its line. */
function isLineStart(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) i--;
  return i === 0 || isLineEnd(text.charCodeAt(i - 1));
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}

/** Whether the backslash at `at` stands before a mark of punctuation in words, not in a pattern (`[0-9]\.[0-9]`), a path or code. */
function isEscape(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  // What would be a mark without it: of emphasis, of a heading.
  if (next === 42 || (next === 35 && isLineStart(text, at))) return false;
  let from = at;
  while (from > 0 && at - from < longestWord && text.charCodeAt(from - 1) > 32) from--;
  let to = at;
  while (to < text.length && to - at < longestWord && text.charCodeAt(to) > 32) to++;
  return !pattern.test(text.slice(from, to));
}

/** So much of a word is looked at, to either side. */
const longestWord = 60;

/** What patterns, paths and code have, and words have not. */
const pattern = /\\[A-Za-z0-9\\]|[)\]][+?]|[)\]]\*(?!\*)|[)\]]\{\d|\.(?:\+|\*(?!\*))|\[\^(?!\d)|`|^\^|\$$/;
