// Clause numbers and list labels: how they are written, and which one follows which.

import { remembered } from "../text/remembered.ts";

/** A clause number at the start of a line. `key` has no final dot. */
export interface ClauseNumber {
  readonly key: string;
  /** Length of the number as written, with its final dot. */
  readonly length: number;
  /** `G` of `G3.5A`; "" for `2.1.3`. */
  readonly letter: string;
  /** Written with a space within: `G 3.4`, `G3 .4`. */
  readonly isSpaced?: true;
}

// Pages of the web leave spaces without width (U+200B).
const sectionNumber = /([A-Z])[ \u00a0]?(\d{1,2}[A-Z]{0,2})(?: ?\.(\d{1,3}[A-Z]{0,2}))?(?=[\s\u200b:*]|\.(?=[\s\u200b*]|$)|$)/y;
// `1.Definitions`: a PDF's lost space.
const plainNumber = /(\d{1,3}(?:[A-Z]?\.\d{1,4}){0,6}[A-Z]{0,2})(?=[\s\u200b*]|\.(?=[\s\u200b*]|[A-Z][a-z]|$)|$)/y;

/** The clause number that stands at `at`, if one does. */
export function clauseNumberAt(text: string, at: number): ClauseNumber | undefined {
  const code = text.charCodeAt(at);
  if (code >= 65 && code <= 90) {
    sectionNumber.lastIndex = at;
    const found = sectionNumber.exec(text);
    if (!found) return undefined;
    const [whole, letter, first, second] = found;
    const end = at + whole.length;
    const key = second === undefined ? letter! + first! : `${letter}${first}.${second}`;
    const length = text.charCodeAt(end) === 46 || text.charCodeAt(end) === 58 ? whole.length + 1 : whole.length;
    return { key, length, letter: letter!, ...(key.length < whole.length ? { isSpaced: true } : {}) };
  }
  if (code < 48 || code > 57) return undefined;
  plainNumber.lastIndex = at;
  const found = plainNumber.exec(text);
  if (!found) return undefined;
  const whole = found[1]!;
  return { key: whole, length: text.charCodeAt(at + whole.length) === 46 ? whole.length + 1 : whole.length, letter: "" };
}

/** The steps of a number, to be compared one by one: `G3.5AB` -> [[3,""],[5,"AB"]]. */
export function steps(key: string): readonly (readonly [number, string])[] {
  return key
    .replace(/^[A-Z](?=\d)/, "")
    .split(".")
    .map(part => [parseInt(part, 10), part.replace(/^\d+/, "")] as const);
}

/** Negative where `a` stands before `b` in a well-ordered document, 0 where they are the same, else positive. */
export function compareNumbers(a: string, b: string): number {
  // Character by character: whole documents are held against their order at each keystroke.
  let i = startOfSteps(a);
  let k = startOfSteps(b);
  while (i < a.length && k < b.length) {
    let x = 0;
    let y = 0;
    for (; isDigit(a.charCodeAt(i)); i++) x = x * 10 + a.charCodeAt(i) - 48;
    for (; isDigit(b.charCodeAt(k)); k++) y = y * 10 + b.charCodeAt(k) - 48;
    if (x !== y) return x - y;
    const from = i;
    const start = k;
    while (i < a.length && a.charCodeAt(i) !== 46) i++;
    while (k < b.length && b.charCodeAt(k) !== 46) k++;
    if (i - from !== k - start) return i - from - (k - start);
    for (let n = 0; from + n < i; n++) if (a.charCodeAt(from + n) !== b.charCodeAt(start + n)) return a.charCodeAt(from + n) - b.charCodeAt(start + n);
    i++;
    k++;
  }
  return Math.max(0, a.length - i + 1) - Math.max(0, b.length - k + 1);
}

function startOfSteps(key: string): number {
  const code = key.charCodeAt(0);
  return code >= 65 && code <= 90 && isDigit(key.charCodeAt(1)) ? 1 : 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Whether `next` may well come after `last`: its first child, or one step on at any of its levels (a small gap is
 * forgiven, an inserted number too). A number that does not follow is likely one that a line end cut off a sentence.
 */
export function follows(last: string | undefined, next: string, gap = 3): boolean {
  const after = steps(next);
  if (last === undefined) return after.every(([n], i) => (i === 0 ? n <= 2 : n <= 1));
  const before = steps(last);
  let same = 0;
  while (same < before.length && same < after.length && before[same]![0] === after[same]![0] && before[same]![1] === after[same]![1]) same++;
  if (same === after.length) return false;
  const rest = after.slice(same + 1);
  if (rest.some(([n]) => n > 1)) return false;
  const [n, suffix] = after[same]!;
  const previous = before[same];
  if (previous === undefined) return n <= 1 + (gap > 3 ? gap : 0);
  if (n === previous[0]) return suffix !== "" && compareNumbers(next, last) > 0;
  return n > previous[0] && n <= previous[0] + gap;
}

export type LabelStyle = "a" | "i" | "A" | "I" | "1";

/** A list label at the start of a line: `(a)`, `a)`, `i.`, `A.`, `1)`. */
export interface Label {
  /** What stands between the marks: "a", "ii", "A", "3". */
  readonly name: string;
  /** How it is marked: "()", ")", ".". */
  readonly marks: "()" | ")" | ".";
  readonly length: number;
}

const label = /(?:\((?:([a-z]{1,2}|[ivxl]{1,7}|[A-Z]{1,2}|[IVXL]{1,7}|\d{1,2})\))|([a-z]|[ivxl]{1,7}|[A-Z]|\d{1,2})\)|([a-z]|[ivxl]{2,7}|[A-Z])\.)(?=[\s\u200b]|\*\*|$)/y;

/** The list label that stands at `at`, if one does. */
export function labelAt(text: string, at: number): Label | undefined {
  const code = text.charCodeAt(at);
  // Most lines start with neither a bracket nor a short label; a look at two characters spares the expression.
  if (code !== 40) {
    const second = text.charCodeAt(at + 1);
    if (second !== 41 && second !== 46 && !(code >= 48 && code <= 120 && second >= 48 && second <= 120)) return undefined;
  }
  label.lastIndex = at;
  const found = label.exec(text);
  if (!found) return undefined;
  const [whole, both, right, dot] = found;
  const name = both ?? right ?? dot!;
  if (name.length === 2 && /^[a-z]+$/i.test(name) && name[0] !== name[1] && romanValue(name) === 0) return undefined;
  return { name, marks: both !== undefined ? "()" : right !== undefined ? ")" : ".", length: whole.length };
}

/** The styles that a label may be read in, with its position in that style's sequence (from 1). There are few labels, and each stands in many lists. */
export const readings = remembered(readingsOf, { most: 1_000 });

function readingsOf(name: string): readonly (readonly [LabelStyle, number])[] {
  if (/^\d+$/.test(name)) return [["1", Number(name)]];
  const lower = name.toLowerCase();
  const upper = name !== lower;
  const result: (readonly [LabelStyle, number])[] = [];
  const letter = lower.length === 1 || lower[0] === lower[1] ? lower.charCodeAt(0) - 96 + (lower.length - 1) * 26 : 0;
  const roman = romanValue(lower);
  if (letter > 0 && (lower.length === 1 || lower.length === 2)) result.push([upper ? "A" : "a", letter]);
  if (roman > 0) result.push([upper ? "I" : "i", roman]);
  return result;
}

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** The value of a lower- or upper-case roman number up to 89, or 0 where it is none. */
export function romanValue(name: string): number {
  const lower = name.toLowerCase();
  const first = lower.charCodeAt(0);
  // Most labels are letters of no roman number.
  if (first !== 105 && first !== 118 && first !== 120 && first !== 108) return 0;
  if (!/^(?:l?x{0,3}|xl)(?:ix|iv|v?i{0,3})$/.test(lower)) return 0;
  let value = 0;
  for (let i = 0; i < lower.length; i++) {
    const one = romans[lower[i]!]!;
    value += one < (romans[lower[i + 1] ?? ""] ?? 0) ? -one : one;
  }
  return value;
}

/** The label of a place in a list: 4 -> `d`, `iv`, `D`, `4`. Past `z` it is `aa`, `bb`. */
export function labelName(style: LabelStyle, value: number): string {
  switch (style) {
    case "1":
      return String(value);
    case "a":
    case "A":
      return String.fromCharCode((style === "a" ? 97 : 65) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
    case "i":
      return romanNumber(value);
    case "I":
      return romanNumber(value).toUpperCase();
  }
}

/** `value` as a roman number in small letters: 4 -> `iv`. */
export function romanNumber(value: number): string {
  let rest = value;
  let letters = "";
  for (const [step, word] of romanSteps) for (; rest >= step; rest -= step) letters += word;
  return letters;
}

const romanSteps: readonly (readonly [number, string])[] = [
  [1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"],
];
