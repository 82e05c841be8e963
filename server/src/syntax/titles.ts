// Titles: which lines are headings, and how many of them. A title has no number to be known by; the contents list, the
// width at which lines were broken, and the lack of a verb and of a full stop tell it.

import { titleKey } from "./furniture.ts";
import { isSpace, type Line } from "./lines.ts";
import { endsOpen, hasGaps, hasVerb, opensSentence } from "./starts.ts";

/** What the look of a text says of its lines. */
export interface Layout {
  readonly text: string;
  readonly lines: readonly Line[];
  /** The titles of its contents list, as `titleKey` makes them. */
  readonly titles: ReadonlySet<string>;
  /** The length of what may be one of them: longer words are none, whatever number and marks stand around them. */
  readonly longest: number;
  /** The width at which its lines were broken, in characters; Infinity where each paragraph is one line. */
  readonly wrap: number;
}

/** The layout of `text`, whose contents list has these `titles`. */
export function layoutOf(text: string, lines: readonly Line[], titles: ReadonlySet<string>): Layout {
  let longest = -1;
  for (const title of titles) longest = Math.max(longest, title.length + 100);
  return { text, lines, titles, longest, wrap: wrapWidth(lines) };
}

/** Whether the contents list has `words` for a title. */
function isListed({ titles, longest }: Layout, words: string): boolean {
  return words.length <= longest && titles.has(titleKey(words));
}

/**
 * How many lines from `i` are the own heading of the numbered clause whose text `rest` begins at `from`; 0 for none.
 * `top` says that its number has one part.
 */
export function ownHeadingLines(layout: Layout, i: number, from: number, rest: string, top: boolean): number {
  const { text, lines, wrap } = layout;
  if (!mayBeOwnHeading(rest)) return 0;
  if (isListed(layout, rest)) return 1;
  if (isSentence(rest)) return top && rest === rest.toUpperCase() ? 1 : 0;
  if (opensSentence(rest) && (/, /.test(rest) || rest.split(" ").length > 10)) return 0;
  const line = lines[i]!;
  const width = line.to - line.from;
  const next = lines[i + 1];
  const nextWord = next?.kind === "text" ? wordLength(text, next.start, next.to) : 0;
  if (next?.kind !== "text") {
    // Text that ends without a full stop where a list, a table or nothing follows: long means text.
    return rest.length <= 120 && !(top && from - line.start < 3 && rest.length > 100) ? 1 : 0;
  }
  if (titleRunsOn(layout, i, rest) > 0) return 2;
  // `The DCC User` / `Gateway is ...`: a sentence that goes on, not a title and its text.
  if (opensSentence(rest) && !opensSentence(text.slice(next.start, next.start + 20)) && !/^[("“‘\d]|^[A-Za-z][.)]/.test(text.slice(next.start, next.start + 2))) return 0;
  const early = width + 1 + nextWord <= wrap - 4;
  if (!early && wrap !== Infinity) return opensSentence(rest) || endsOpen(text, line) || !opensSentence(text.slice(next.start, next.start + 20)) ? 0 : 1;
  // Without wrapped lines each line is a paragraph; a lower-case start of the next says that this one goes on.
  return /^[a-z(]/.test(text.slice(next.start, next.start + 1)) && wrap !== Infinity ? 0 : 1;
}

/** Whether the words behind a number may be its heading at all. */
export function mayBeOwnHeading(rest: string): boolean {
  return rest.length <= 160 && !/[.;:,]$/.test(rest) && /^[A-Z0-9“"‘'([]/.test(rest);
}

/** Whether the words behind a number are no heading but one of capitals, or one that the contents list has. */
export function isSentence(rest: string): boolean {
  return hasVerb(rest) || /[.;] [A-Z]/.test(rest);
}

/** 1 where the title that ends line `i` runs on over the next line, else 0. */
export function titleRunsOn(layout: Layout, i: number, rest: string): number {
  const { text, lines, wrap } = layout;
  const line = lines[i]!;
  const next = lines[i + 1];
  if (next?.kind !== "text" || wrap === Infinity || line.to - line.from < (wrap / capitalsWidth) * 0.5) return 0;
  const more = text.slice(next.start, next.to).trim();
  // Capitals take more room.
  const room = /[a-z]/.test(rest + more) ? wrap : wrap / capitalsWidth;
  if (line.to - line.from < room * 0.5) return 0;
  if (isListed(layout, `${rest} ${more}`)) return 1;
  if (more.length <= 40 && goesOnInCapitals(rest, more)) return 1;
  if (isListed(layout, rest) || more.length > 40 || /[.;:,]$/.test(more) || hasVerb(more) || /^(?:[A-Z]?\d|\(|[a-z]\)|[ivx]+\.|[•–-])/.test(more) || isListed(layout, more)) return 0;
  // The line broke because the next word had no room.
  return line.to - line.from + 1 + wordLength(text, next.start, next.to) > room - 12 ? 1 : 0;
}

/** How wide a capital of a heading is beside a letter of running text. */
const capitalsWidth = 1.5;

/** Whether a title in capitals, which take more room than a line's usual letters, goes on with `more`: `OBLIGATIONS ON THE DCC` / `AND USERS`. */
export function goesOnInCapitals(title: string, more: string): boolean {
  return !/[a-z]/.test(title) && /^[A-Z]{2}[A-Z ,&'’()-]*$/.test(more) && (/^(?:AND|OF|FOR|ON|TO|IN|BY|WITH)\b/.test(more) || /\b(?:AND|OF|FOR|ON|TO|IN|BY|WITH|THE)$/.test(title));
}

/** How many lines from `i`, which begins with `words`, are a title of the contents list; 0 for none. `ended`: so did the sentence before. */
export function listedTitleLines(layout: Layout, i: number, words: string, ended: boolean): number {
  const { text, lines, longest } = layout;
  if (longest < 0) return 0;
  let joined = words;
  for (let count = 1; count <= 3; count++) {
    // A whole title of several words is a heading even where the text before lost its full stop.
    if ((ended || /\S\s+\S+\s+\S+\s+\S/.test(joined)) && isListed(layout, joined)) return count;
    const next = lines[i + count];
    if (next?.kind !== "text") break;
    joined += ` ${text.slice(next.start, next.to).trim()}`;
  }
  return 0;
}

/** Whether the line by itself reads as a title. */
export function isTitle({ text }: Pick<Layout, "text">, line: Line): boolean {
  const words = text.slice(line.start, Math.min(line.to, line.start + 130)).trim();
  return words.length >= 3 && words.length <= 110 && /^["“‘'*(]*[A-Z]/.test(words) && !/[.;:,]$/.test(words) && !aloneNumber.test(words) && !hasGaps(words) && !hasVerb(words) && !/\|/.test(words) && !labelled.test(words);
}

/** `For example: 90-B3-D5`, `Date: [date]`: an example, or a line of a form or a mail. */
const labelled = /^(?:For example|E\.g\.|Date|Dated|From|To|Sent|Signed):\s/;

/** `C6.1` */
const aloneNumber = /^[A-Z]\d[\d.]*[A-Z]*$/;

// Converters put backslashes before brackets: `\[Not used\]`.
const notUsedWords = /^\\?[[(]?\s*(?:not\s+used|no\s+longer\s+(?:in\s+use|used)|intentionally\s+left\s+blank|deleted|reserved)\s*\\?[\])]?\.?$/i;

/** Whether the words mark a clause as not used. */
export function notUsed(words: string): boolean {
  return words.length < 40 && notUsedWords.test(words.trim());
}

/** Whether a heading ends with such a mark: `GFI TESTING [NOT USED]`. */
export function endsNotUsed(words: string): boolean {
  return /[[(]\s?(?:not\sused|no\slonger\s(?:in\suse|used))\s?\\?[\])]$/i.test(words.slice(-40).trimEnd());
}

/** Whether the words mark an item of a list as not used, whose mark may lead on to the next item: `[Not used]; and`. */
export function itemNotUsed(words: string): boolean {
  if (notUsed(words)) return true;
  // `(a) not used; or`: of a thing, perhaps.
  const found = /^([[(N\\][^;,]{0,36})[;,](?:\s+(?:and|or))?$/.exec(words.trim());
  return found !== null && notUsed(found[1]!);
}

/** `end` without marks of emphasis before it. */
export function withoutEmphasis(text: string, end: number): number {
  let to = end;
  while (to > 0 && (text.charCodeAt(to - 1) === 42 || text.charCodeAt(to - 1) === 95)) to--;
  return to;
}

function wordLength(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isSpace(text.charCodeAt(at))) at++;
  return at - from;
}

/** Lines that are wider, if they are many, were not broken: each is a paragraph. */
export const wide = 140;

/** The width at which the text's lines were broken, or Infinity where each paragraph is one line. */
export function wrapWidth(lines: readonly Line[]): number {
  let count = 0;
  const all = new Int32Array(lines.length);
  for (const line of lines) if (line.kind === "text") all[count++] = line.to - line.from;
  if (count < 8) return Infinity;
  const widths = all.subarray(0, count).sort();
  const widest = widths[Math.floor(widths.length * 0.98)]!;
  return widest > wide ? Infinity : widths[Math.floor(widths.length * 0.9)]!;
}

