// What a page leaves in a text that came out of Word or a PDF: running headers, page numbers, form feeds, empty
// tables, contents lists. Marked as such, they are skipped; a sentence runs on over them.

import { spelledOut } from "../text/ligatures.ts";
import { runStart } from "../text/run.ts";
import type { Span } from "../text/span.ts";
import { isSpace, wholeLine, type Line } from "./lines.ts";
import { LinesAhead } from "./lines-ahead.ts";

/** The titles that a contents list names (see `titleKey`), those that one would name if all of them stood below it, and how far into the text it was sought. */
export interface Contents {
  readonly titles: ReadonlySet<string>;
  readonly unmet: ReadonlySet<string>;
  readonly searchedTo: number;
}

export interface Furniture extends Contents {
  /** What stands under page numbers: running headers, where it stands elsewhere too. */
  readonly headers: ReadonlySet<string>;
}

/** Marks furniture and contents lines in `lines`. */
export function markFurniture(text: string, lines: readonly Line[]): Furniture {
  const underPages = wordsUnderPages(text, lines);
  const underHeaders = markPages(text, lines, underPages);
  return { ...markContents(text, lines), headers: new Set([...underPages, ...underHeaders]) };
}

/** A title reduced for comparison: lower case, single spaces, no ligature, number, leaders or page. */
export function titleKey(title: string): string {
  const { from, to } = beforePage(title);
  const dots = title.indexOf("...", from);
  return spelledOut(dots < 0 || dots + 3 > to ? title : title.slice(0, dots))
    .replace(/^\s*(?:#{1,6}\s+)?(?:[A-Z]?\d+(?:\.\d+)*[A-Z]*\.?\s+|(?:Appendix|Annex|Schedule)\s+[A-Z\d]{1,2}[\s:–-]+)?/i, "")
    .replace(/[*_]/g, "")
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim()
    .toLowerCase();
}

/** What stands between the words of a contents line and its page, if it has one: dots and spaces. */
function beforePage(line: string): Span {
  const end = runStart(line, /\s/);
  const page = runStart(line, /\d/, end);
  const to = page < end ? page : line.length;
  return { from: runStart(line, /[\s.]/, to), to };
}

/** Gives what stands under running headers. */
function markPages(text: string, lines: readonly Line[], underPages: ReadonlySet<string>): Iterable<string> {
  const headers = runningHeaders(text, lines, underPages);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === "row" && isEmptyRow(text, line)) {
      const next = lines[i + 1];
      if (next?.kind === "separator" && !isFullRow(text, lines[i + 2])) {
        line.kind = "furniture";
        next.kind = "furniture";
      }
      continue;
    }
    if (line.kind !== "text" || (headers.size === 0 && !mayBeginPage(text.charCodeAt(line.start)))) continue;
    const words = isLonger(text, line, longestPageLine) ? "" : pageWords(text.slice(line.start, line.to));
    if (isFurniture(words) || headers.has(words)) line.kind = "furniture";
  }
  const underHeaders = markSecondHeaders(text, lines, headers);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === "text" && isPageNumber(text, line) && (borders(lines, i, 1) || borders(lines, i, -1))) line.kind = "furniture";
  }
  return underHeaders;
}

/** The words of a page's line, with one space for the gap between its two margins, which is another on each page: `Section H: DCC Services Version 8.0`. */
export function pageWords(line: string): string {
  const words = line.trim();
  return words.includes("  ") ? words.replace(/ {2,}/g, " ") : words;
}

/** In UTF-16 units, with the gap between its two margins. */
const longestPageLine = 200;

/** Whether the line has more than `most` UTF-16 units from its first word to its last. */
function isLonger(text: string, line: Line, most: number): boolean {
  if (line.to - line.start <= most) return false;
  return text.slice(line.start + most, line.to).trimEnd() !== "";
}

/** Whether the words of a line by themselves are a page's: `SEC - Appendix B`, `Page 3 of 12`. */
export function isFurniture(words: string): boolean {
  return words.length <= 90 && (/^SEC\s*[-–—]\s*(?:Appendix|Section|Schedule)\b/.test(words) || pageOf(words) !== undefined);
}

/** Whether such words may begin with the character: `S`, or a `P` of either case. */
function mayBeginPage(code: number): boolean {
  return code === 83 || (code | 32) === 112;
}

/** What `Page 3` and `Page 3 of 12` say; undefined for all else. */
export function pageOf(words: string): { readonly page: number; readonly pages: number | undefined } | undefined {
  const found = /^Page (\d+)(?: of (\d+))?$/i.exec(words);
  return found ? { page: Number(found[1]), pages: found[2] === undefined ? undefined : Number(found[2]) } : undefined;
}

/** `Version: B2.1` under `SEC - Appendix B`: what stands under most of the page headers. Gives what stands under any. */
function markSecondHeaders(text: string, lines: readonly Line[], headers: ReadonlySet<string>): Iterable<string> {
  const below = new Map<string, number>();
  let count = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind !== "furniture" || (!text.startsWith("SEC", line.start) && !headers.has(pageWords(text.slice(line.start, line.to))))) continue;
    count++;
    const next = neighbour(lines, i, 1);
    if (next?.kind !== "text" || next.to - next.start > 60) continue;
    const words = text.slice(next.start, next.to).trim();
    if (/[.;:,]$/.test(words) || !/^[A-Z][A-Za-z]/.test(words)) continue;
    below.set(words, (below.get(words) ?? 0) + 1);
  }
  const second = new Set([...below].filter(([, times]) => times > 1 && times * 2 >= count).map(([words]) => words));
  if (second.size > 0) for (const line of lines) if (line.kind === "text" && line.to - line.start <= 62 && second.has(text.slice(line.start, line.to).trim())) line.kind = "furniture";
  return below.keys();
}

/** Short lines that stand beside a page number. */
function wordsUnderPages(text: string, lines: readonly Line[]): ReadonlySet<string> {
  const ahead = new LinesAhead(lines);
  const found = new Set<string>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind !== "text" || !(isPageNumber(text, line) || (line.to - line.start <= 24 && pageOf(text.slice(line.start, line.to).trim()) !== undefined))) continue;
    // The next page may begin with a line of its own.
    const next = ahead.nextWords(i);
    if (next?.kind !== "text" || next.to - next.start > longestPageLine) continue;
    const words = pageWords(text.slice(next.start, next.to));
    if (words.length >= 8 && words.length <= 90 && !/[.;:,]$/.test(words) && /^[A-Z]/.test(words) && !/^[A-Z]\d/.test(words)) found.add(words);
  }
  return found;
}

/** Those of them that stand there more than once: `Designation Version`. */
function runningHeaders(text: string, lines: readonly Line[], underPages: ReadonlySet<string>): ReadonlySet<string> {
  if (underPages.size === 0) return underPages;
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.kind !== "text" || line.to - line.start > longestPageLine) continue;
    const words = pageWords(text.slice(line.start, line.to));
    if (underPages.has(words)) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([words]) => words));
}

/** Whether running headers stand under a line of these words: it is a page's number or its header. */
export function isPageTop(words: string): boolean {
  return isPageNumber(words, wholeLine(words)) || words.startsWith("SEC") || pageOf(words.trim()) !== undefined;
}

/** Whether the line holds nothing but a number as pages have them. */
export function isPageNumber(text: string, line: Line): boolean {
  return line.to - line.start <= 4 && /^\d{1,4}\s*$/.test(text.slice(line.start, line.to));
}

/** Whether furniture (or the text's end) is the next thing in the direction `step`. */
function borders(lines: readonly Line[], at: number, step: 1 | -1): boolean {
  const next = neighbour(lines, at, step);
  return next === undefined ? step === 1 && at > 0 : next.kind === "furniture";
}

function neighbour(lines: readonly Line[], at: number, step: 1 | -1): Line | undefined {
  for (let i = at + step; i >= 0 && i < lines.length; i += step) if (lines[i]!.kind !== "blank") return lines[i];
  return undefined;
}

function isEmptyRow(text: string, line: Line): boolean {
  for (let i = line.start; i < line.to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 124 && !isSpace(code)) return false;
  }
  return true;
}

function isFullRow(text: string, line: Line | undefined): boolean {
  return line?.kind === "row" && !isEmptyRow(text, line);
}

/** Dots that lead to a page, or to where one should stand. */
function hasLeaders(line: string): boolean {
  const { from, to } = beforePage(line);
  const between = line.slice(from, to);
  return between.includes("....") || between.includes(". . . . ") || line.endsWith("……", from);
}

const entryEnd = /\S\s+(\d{1,4})\s*$/;

/** `Contents`, `# Table of contents:` */
export function isContentsHeading(words: string): boolean {
  return /^(?:#{1,6}\s+)?(?:table of )?contents:?$/i.test(words.trim());
}

function markContents(text: string, lines: readonly Line[]): Contents {
  const titles = new Set<string>();
  const unmet = new Set<string>();
  let searchedTo = 0;
  let plainLists = 0;
  const read = (line: Line) => text.slice(line.start, line.to);
  let dots = text.indexOf("....");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind !== "text" && line.kind !== "heading") continue;
    if (dots >= 0 && dots < line.start) dots = text.indexOf("....", line.start);
    if (line.to - line.start <= 40 && isContentsHeading(read(line))) {
      const paged = contentsEnd(text, lines, i + 1);
      const plain = paged.end > i + 1 || plainLists++ >= mostPlainLists ? undefined : plainContents(text, lines, i + 1);
      const end = plain?.end ?? paged.end;
      searchedTo = Math.max(searchedTo, paged.last, plain?.last ?? 0);
      for (const entry of plain?.entries ?? []) (end > i + 1 ? titles : unmet).add(titleKey(entry));
      if (end > i + 1) {
        if (!plain) collectTitles(text, lines, i + 1, end, titles);
        for (let k = i; k < end; k++) if (lines[k]!.kind !== "furniture") lines[k]!.kind = "contents";
        i = end - 1;
      }
    } else if (line.kind === "text" && line.to - line.start < 400 && dots >= line.start && dots < line.to && hasLeaders(read(line))) {
      // A list of contents that no heading announces.
      line.kind = "contents";
      titles.add(titleKey(read(line)));
    }
  }
  titles.delete("");
  return { titles, unmet, searchedTo };
}

/**
 * A contents list without pages, whose first line would be `from`: numbers and titles, which stand as lines of their own
 * below them all. `end` is the line after it, `from` where it is none; `last` as for `contentsEnd`.
 */
function plainContents(text: string, lines: readonly Line[], from: number): { readonly end: number; readonly last: number; readonly entries: readonly string[] } {
  const entries: string[] = [];
  let end = from;
  let last = 0;
  for (let i = from; i < lines.length && entries.length < mostEntries; i++) {
    const line = lines[i]!;
    last = line.to + 1;
    if (line.kind === "blank" || line.kind === "furniture") continue;
    const words = line.kind === "text" && line.to - line.start <= 150 ? plainTitle(text, line) : "";
    if (words === "" || words === entries[0] || /[.;:,]$/.test(words)) break;
    entries.push(words);
    end = i + 1;
  }
  const open = new Set(entries);
  for (let i = end; i < lines.length && open.size > 0; i++) {
    const { kind, start, to } = lines[i]!;
    if ((kind === "text" || kind === "heading") && to - start <= 160) open.delete(plainTitle(text, lines[i]!));
  }
  // Of a long one a title or two may have been changed since.
  const isList = entries.length > 1 && open.size * 8 <= entries.length && entries.filter((entry) => /^[A-Z]?\d/.test(entry)).length > 1;
  return { end: isList ? end : from, last, entries };
}

const mostEntries = 1_000;
/** For each of which the whole text is looked through. */
const mostPlainLists = 3;

/** The words of a line without marks of Markdown and with single spaces. */
function plainTitle(text: string, line: Line): string {
  return text.slice(line.start, line.to).replace(/^(?:#{1,6}\s|[-*•]\s)/, "").replace(/\*\*/g, "").replace(/\s+/g, " ").trim();
}

/** The line after the contents list that begins at `from`, and the offset behind the last line that was looked at: entries end in ascending page numbers, and may run over three lines. */
function contentsEnd(text: string, lines: readonly Line[], from: number): { readonly end: number; readonly last: number } {
  let end = from;
  let page = 0;
  let first: string | undefined;
  let pending = 0;
  let last = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    last = line.to + 1;
    if (line.kind === "blank" || line.kind === "furniture") continue;
    if (line.kind !== "text" || line.to - line.start > 400) break;
    const words = text.slice(line.start, line.to).trim();
    if (first !== undefined && pending === 0 && titleKey(words) === first) break;
    const number = hasLeaders(words) || entryEnd.test(words) ? /(\d{1,4})\s*$/.exec(words) : null;
    const value = number ? Number(number[1]) : NaN;
    if (value >= page && (hasLeaders(words) || value <= page + 60)) {
      first ??= titleKey(words.replace(entryEnd, (whole: string) => whole.slice(0, 1)));
      page = value;
      end = i + 1;
      pending = 0;
    } else if (++pending > 3) break;
  }
  return { end, last };
}

function collectTitles(text: string, lines: readonly Line[], from: number, to: number, titles: Set<string>): void {
  let entry = "";
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    if (line.kind !== "text") continue;
    entry = `${entry} ${text.slice(line.start, line.to).trim()}`.trim();
    if (!/\d\s*$/.test(entry) || !(hasLeaders(entry) || entryEnd.test(entry))) continue;
    titles.add(titleKey(entry.replace(/(?<!\s)\s+\d{1,4}\s*$/, "")));
    entry = "";
  }
}
