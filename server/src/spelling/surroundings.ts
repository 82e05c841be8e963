// What stands around a word: whether it is code, or only a half that a line end or a table's column cut off.

import type { Text } from "../text/text.ts";
import { isFunctionWord } from "./common-words.ts";
import { isDigit, isPlain, scanWords } from "./scan.ts";
import type { Spelling } from "./spelling.ts";

/** Whether the word at `from`..`to` is part of a name in code, an address, a path, a number or a footnote's mark. */
export function isCodeAt(text: Text, from: number, to: number): boolean {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  // A slash may join two words of prose (`and/or`), so that it is enough only where nothing is risked by silence.
  if (before === SLASH || after === SLASH) return true;
  // `dramatico-musical`: the first half of a compound may be a form that stands nowhere else.
  if (after === HYPHEN && text.charAt(to - 1) === "o") return true;
  return isNameAt(text, from, to);
}

/** Whether the word at `from`..`to` is part of a name in code, of an address, or stands in backticks. */
export function isNameAt(text: Text, from: number, to: number): boolean {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  if (isDigit(before) || isDigit(after) || glued.has(before) || glued.has(after)) return true;
  // `e.g`, `file.xml`, `sr:name`: a point or colon glues where letters or digits stand on both its sides.
  if ((after === DOT || after === COLON) && isPlain(text.charCodeAt(to + 1))) return true;
  if ((before === DOT || before === COLON) && (isPlain(text.charCodeAt(from - 2)) || before === DOT)) return true;
  const start = chunkStart(text, from);
  const end = chunkEnd(text, to);
  for (let i = start; i < end; i++) if (marksCode.has(text.charCodeAt(i)) || text.startsWith("://", i)) return true;
  return isInBackticks(text, from);
}

/** Whether the word and a neighbour (its next or last word, or one in a column near it) are the halves of a known word. */
export function isHalfAt(text: Text, from: number, to: number, spelling: Spelling): boolean {
  const word = text.slice(from, to);
  const isWhole = (joined: string) => spelling.knows(joined) || spelling.knows(joined.toLowerCase());
  const below = wordBelow(text, from, spelling);
  if (below !== "" && isWhole(word + below)) return true;
  const ahead = text.slice(to, endOfLines(text, to, 2));
  const behindFrom = startOfLines(text, from, 2);
  const behind = text.slice(behindFrom, from);
  let isHalf = false;
  let nth = 0;
  scanWords(ahead, (a, b) => {
    // Only a scrap of a word, or the very next word, can be the rest of one.
    const scrap = ahead.slice(a, b);
    if (!isHalf && (nth++ === 0 || isScrap(scrap, spelling)) && isWhole(word + scrap)) isHalf = true;
  });
  if (isHalf) return true;
  let last = "";
  const isRestOfLast = () => isWhole(last + word) || isRestOfName(last, word, isWhole);
  scanWords(behind, (a, b) => {
    if (!isHalf && last !== "" && isScrap(last, spelling) && isRestOfLast()) isHalf = true;
    last = behind.slice(a, b);
  });
  return isHalf || (last !== "" && isRestOfLast());
}

/** The letters in the next line that begin where `at` is in its own, as a column's do: `Descriptio      Type` / `n`; in the first column, where any line begins, those that are no word. */
function wordBelow(text: Text, at: number, spelling: Spelling): string {
  const start = startOfLines(text, at, 0);
  const next = endOfLines(text, at, 0) + 1 + at - start;
  if (at > start && /\S/.test(text.charAt(next - 1))) return "";
  const below = /^[a-z]{1,20}/.exec(text.slice(next, next + 20))?.[0] ?? "";
  return at > start || /^[b-z]$/.test(below) || isScrap(below, spelling) ? below : "";
}

/** Whether a name was cut in two within its last word, of which `word` is the rest: `sr:ServiceReferenceV` / `ariant`. */
function isRestOfName(name: string, word: string, isWhole: (joined: string) => boolean): boolean {
  const last = /[a-z][A-Z]/.test(name) ? /[A-Z][a-z]*$/.exec(name)?.[0] : undefined;
  return last !== undefined && isWhole(last + word);
}

/** `nt`, and `re` too: a word of two letters that holds no sentence together is more likely a piece of one. */
function isScrap(word: string, spelling: Spelling): boolean {
  return word.length > 1 && (!spelling.knows(word) || (word.length <= 3 && !isFunctionWord(word.toLowerCase())));
}

const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const LINE_FEED = 10;
/** Beside a word these make it part of a path, tag or name. */
const glued = new Set([..."\\_<>=#$%&~^{}@"].map((c) => c.charCodeAt(0)));
/** Anywhere in a run without white space. */
const marksCode = new Set([..."@\\_=<>{}"].map((c) => c.charCodeAt(0)));

// A run without white space may be megabytes long: what marks it as code stands near.
const reach = 80;

function chunkStart(text: Text, from: number): number {
  let at = from;
  while (at > 0 && from - at < reach && !isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function chunkEnd(text: Text, to: number): number {
  let at = to;
  while (at < text.length && at - to < reach && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0;
}

function isInBackticks(text: Text, at: number): boolean {
  let ticks = 0;
  for (let i = at - 1; i >= 0 && at - i < 400 && text.charCodeAt(i) !== LINE_FEED; i--) if (text.charAt(i) === "`") ticks++;
  return ticks % 2 === 1;
}

/** The end of the line that is `count` below, not further than a few hundred characters. */
function endOfLines(text: Text, at: number, count: number): number {
  const most = Math.min(text.length, at + 400);
  let end = at;
  for (let lines = 0; end < most; end++) if (text.charCodeAt(end) === LINE_FEED && ++lines > count) break;
  return end;
}

function startOfLines(text: Text, at: number, count: number): number {
  const least = Math.max(0, at - 400);
  let start = at;
  for (let lines = 0; start > least; start--) if (text.charCodeAt(start - 1) === LINE_FEED && ++lines > count) break;
  return start;
}
