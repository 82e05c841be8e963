// The numbers of references and the lists and ranges that they form: `G3.5, G3.6 and G3.8`, `H5.33-5.40`, `(a) to (g)`,
// `E60 – E71`. A list ends where the words go on: `clauses 2 and 3 days`.

import type { Span } from "../text/span.ts";
import { readings, romanValue } from "./numbers.ts";

/** One number of a reference. `key` is what it names: "G3.5A(a)", "2.3.1.9(d)", "(b)(i)", "AD", "E64", "4.6.1". */
export interface Part {
  readonly from: number;
  readonly end: number;
  readonly key: string;
  readonly range?: "start" | "end";
  readonly heading?: Span;
}

/**
 * How numbers are written: `section` G3.5A, `plain` 2.1.3, `label` (b)(i), `item` (b)(i) or (1A) behind another, `letter`
 * AD (appendices, annexes), `integer` 3 (schedules), `table` 3 or 4.4, `part` 4.4 or B, `code` E64, `variant` 4.6.1.
 */
export type NumberForm = "section" | "plain" | "label" | "item" | "letter" | "integer" | "table" | "part" | "code" | "variant";

const forms: Readonly<Record<NumberForm, RegExp>> = {
  // A space may have slipped in: `G 3.4`, `G3 .4`.
  section: /([A-Z])(?:(\d{1,2}[A-Z]{0,2}(?: ?\.\d{1,3}[A-Z]{0,2})?)|\s{1,2}(\d{1,2}[A-Z]{0,2}\.\d{1,3}[A-Z]{0,2}))?(?![A-Za-z0-9]|\.\d)/y,
  plain: /\d{1,3}(?:[A-Z]?\.\d{1,4}){0,6}[A-Z]{0,2}(?![A-Za-z0-9%£$/]|[,.]\d|-[A-Za-z])|\d{1,3}(?:\.\d{1,4}){1,6}(?=[a-z]\))/y,
  label: /\([a-zA-Z]{1,5}\)|[a-z]\)/y,
  item: /\((?:[a-zA-Z]{1,5}|\d{1,2}[A-Z]?)\)/y,
  letter: /[A-Z]{1,2}(?![A-Za-z0-9])|\d{1,2}(?![A-Za-z0-9%]|[,.]\d)/y,
  integer: /\d{1,3}[A-Z]?(?![A-Za-z0-9%]|[,.]\d)/y,
  table: /\d{1,3}(?:\.\d{1,3}){0,3}[A-Z]?(?![A-Za-z0-9%]|[,.]\d)/y,
  part: /\d{1,2}(?:[A-Z]?\.\d{1,3}){0,4}[A-Z]{0,2}(?![A-Za-z0-9%]|[,.]\d)|[A-Z](?![A-Za-z0-9])/y,
  code: /[EIWN]\d{1,6}(?![A-Za-z0-9]|\.\d)/y,
  variant: /\d{1,2}(?:\.\d{1,3}){1,3}(?![A-Za-z0-9%]|[,.]\d)/y,
};

/** The number that stands at `at`, with its sub-paragraphs `(b) (i)`, inside `end`. */
export function numberAt(prose: string, at: number, end: number, form: NumberForm): Part | undefined {
  const pattern = forms[form];
  pattern.lastIndex = at;
  const found = pattern.exec(prose);
  if (!found || pattern.lastIndex > end) return undefined;
  let to = pattern.lastIndex;
  let key = found[0];
  if (form === "section") {
    key = found[1]! + (found[2] ?? found[3] ?? "").replace(" ", "");
  }
  if (form === "label" || form === "item") {
    const name = key.replace(/[()]/g, "");
    if (!isLabel(name)) return undefined;
    key = `(${name})`;
  }
  if (form === "section" ? key.length > 1 : form === "plain" || form === "label" || form === "item" || (form === "part" && /^\d/.test(key))) {
    for (let sub = subAt(prose, to, end); sub; sub = subAt(prose, to, end)) {
      key += `(${sub.name})`;
      to = sub.end;
    }
  }
  return { from: at, end: to, key };
}

/** The numbers that follow `first` in its list or range. `plural` says that the lead word was one (`clauses`). */
export function continueList(prose: string, first: Part, end: number, form: NumberForm, plural = true): Part[] {
  const parts: Part[] = [first];
  for (;;) {
    const last = parts.at(-1)!;
    const heading = headingBehind(prose, last.end, end);
    const step = joint(prose, heading ? heading.to + 1 : last.end, end);
    if (!step) return parts;
    const next = nextPart(prose, step, end, form, first, last, plural);
    if (!next) return parts;
    const range = step.range && last.range === undefined;
    if (step.range && !range) return parts;
    parts[parts.length - 1] = { ...last, ...(range ? { range: "start" as const } : {}), ...(heading ? { heading } : {}) };
    parts.push(range ? { ...next, range: "end" } : next);
  }
}

function nextPart(prose: string, step: Joint, end: number, form: NumberForm, first: Part, last: Part, plural: boolean): Part | undefined {
  if (form === "section" || form === "plain" || form === "part") {
    const label = prose[step.end] === "(" ? numberAt(prose, step.end, end, "item") : undefined;
    // `H17.5(a) to (g)`: only the last label changes.
    const base = label && last.key.endsWith(")") && !isNextItem(prose, first.from, label.key) ? baseOf(last.key, label.key) : undefined;
    if (label && base !== undefined) return { ...label, key: base + label.key };
    if (label) return undefined;
  }
  const next = numberAt(prose, step.end, end, form);
  if (form === "section") {
    if (next && (next.key.length > 1 || last.key.length === 1)) return next;
    // `H5.33-5.40`: the second letter is dropped. `Sections H5.33, 5.34 and 5.40`: in a list, of clauses of one heading.
    const dropped = (step.range || plural) && last.key.includes(".") ? numberAt(prose, step.end, end, "plain") : undefined;
    if (!dropped?.key.includes(".")) return undefined;
    const isNear = step.range || dropped.key.startsWith(last.key.slice(1, last.key.indexOf(".") + 1));
    return isNear ? { ...dropped, key: last.key[0]! + dropped.key } : undefined;
  }
  if (!next) return undefined;
  // `section 2.2 and 30 days`: a number that counts something ends the list.
  if (form === "plain" || form === "integer" || form === "table" || form === "part") {
    if (!plural && !next.key.includes(".") && !step.range && !closesClause(prose, last, next, end) && !listOfDocument.test(prose.slice(next.end, Math.min(end, next.end + 240)))) return undefined;
    if (/^\s+(?:[Ww]orking |[Cc]alendar |[Bb]usiness )?(?:[Dd]ays?|[Mm]onths?|[Yy]ears?|[Hh]ours?|[Mm]inutes?|[Ss]econds?|[Ww]eeks?|per cent|bits?|[KMG]B)\b/.test(prose.slice(next.end, next.end + 24))) return undefined;
    if (last.key.includes(".") && !next.key.includes(".") && !plural) return undefined;
  }
  if (form === "letter" && /^\d/.test(next.key) !== /^\d/.test(last.key)) return undefined;
  // `Appendix A and B Plc`: letters go on only in a list that the lead word announces.
  if (form === "letter" && !plural) return undefined;
  return next;
}

/** Whether a second, higher number ends its part of a sentence, so that it counts nothing: `under paragraph 6 or 9.` */
function closesClause(prose: string, last: Part, next: Part, end: number): boolean {
  return /^\d{1,2}$/.test(last.key) && /^\d{1,2}$/.test(next.key) && Number(next.key) > Number(last.key)
    && /\s(?:and\/or|and|or)\s/.test(prose.slice(last.end, next.from))
    && /^(?:[.;)]|,(?!\s*\d))/.test(prose.slice(next.end, Math.min(end, next.end + 8)));
}

/** What goes on behind `clause 17 (Requests), 17A` to `and 18 (Answers) of Appendix AB`: a list, though its lead word is none. */
const listOfDocument = /^(?:\s\([^()]{2,80}\))?(?:(?:,\s|\s(?:and|or)\s)\d[\dA-Z.]{0,9}(?:\s\([^()]{2,80}\))?){0,4}\s(?:of|to)\s(?:this\s)?(?:Appendix|Schedule)(?![a-z])/;

/**
 * What of `last` stays when only its labels change to `labels`: `H17.5(a)(i)` to `(iii)` keeps `H17.5(a)`, `H17.5(a)(i)`
 * and `(c)` keeps `H17.5`. Undefined where no list runs from the one to the other: `H17.5(a) or (ii)`.
 */
function baseOf(last: string, labels: string): string | undefined {
  const next = stylesOf(labels.slice(1, labels.indexOf(")")));
  let alike: string | undefined;
  for (let base = last; base.endsWith(")"); ) {
    const open = base.lastIndexOf("(");
    const before = stylesOf(base.slice(open + 1, -1));
    base = base.slice(0, open);
    const same = before.flatMap(([style, value]) => next.filter(([other]) => other === style).map(([, following]) => following > value));
    if (same.includes(true)) return base;
    if (same.length > 0) alike ??= base;
  }
  return alike;
}

/** `1A` is a number as `1` is, and `ii` a roman one rather than the letter behind `hh`. */
function stylesOf(name: string): ReturnType<typeof readings> {
  const all = readings(/^\d+/.exec(name)?.[0] ?? name);
  return name.length === 2 && all.length === 2 ? all.slice(1) : all;
}

/** Whether the words before a reference number open an item that the label follows on: `either (i) under Section G3.5(i) or (ii) otherwise`. */
function isNextItem(prose: string, at: number, label: string): boolean {
  const before = prose.slice(Math.max(0, at - 60), at);
  const open = /\S[ \u00a0]\(([a-zA-Z]{1,4})\)[^().;:\n]*$/.exec(before);
  if (!open || /(?:\d|[Pp]aragraphs?|[Ll]imbs?|[Ii]tems?|\)\s(?:and|or|to))$/.test(before.slice(0, open.index + 1))) return false;
  const next = readings(label.slice(1, label.indexOf(")")));
  return readings(open[1]!).some(([style, value]) => next.some(([other, following]) => other === style && following === value + 1));
}

interface Joint {
  readonly end: number;
  readonly range: boolean;
}

const joints = /\s*(?:(,\s*(?:and\/or|and|or|&)?\s*|;\s*(?:and|or)?\s*|\s(?:and\/or|and|or|&)\s+|\/(?=[A-Z]\d|\([a-z]))|([-–—]\s*|\s(?:to|through)\s+(?:and including\s+)?))/y;
const spacedJoints = /\s+(?:(and\/or|and|or|&)|(to|through|[-–—]))\s+/y;

function joint(prose: string, at: number, end: number): Joint | undefined {
  for (const pattern of [spacedJoints, joints]) {
    pattern.lastIndex = at;
    const found = pattern.exec(prose);
    if (found && pattern.lastIndex < end) return { end: pattern.lastIndex, range: found[2] !== undefined };
  }
  return undefined;
}

const sub = /\s?\(([a-zA-Z]{1,5}|\d{1,2}[A-Z]?)\)|[ \u00a0]?([a-z])\)/y;

function subAt(prose: string, at: number, end: number): { name: string; end: number } | undefined {
  sub.lastIndex = at;
  const found = sub.exec(prose);
  if (!found || sub.lastIndex > end) return undefined;
  const name = found[1] ?? found[2]!;
  return isLabel(name) ? { name, end: sub.lastIndex } : undefined;
}

/** `a`, `aa`, `ii`, `A`, `3`, `1A`: what may stand between the brackets of a sub-paragraph. */
function isLabel(name: string): boolean {
  return name.length === 1 || /^\d/.test(name) || (name.length === 2 && name[0] === name[1]) || romanValue(name) > 0;
}

/** The heading in brackets behind a reference: ` (Additional Interface Testing)`. Its words are those of a title. */
export function headingBehind(prose: string, at: number, end: number): Span | undefined {
  // `**Section G3.5** (Security)`
  let behind = at;
  while (behind - at < 3 && (prose[behind] === "*" || prose[behind] === "_")) behind++;
  const open = skipSpace(prose, behind, end);
  if (prose[open] !== "(" || open - at > 200) return undefined;
  let depth = 0;
  let close = -1;
  for (let i = open; i < Math.min(end, open + 200); i++) {
    const character = prose[i];
    if (character === "(") depth++;
    else if (character === ")" && --depth === 0) {
      close = i;
      break;
    } else if (character === "|") return undefined;
  }
  if (close < 0) return undefined;
  const words = prose.slice(open + 1, close);
  return isTitle(words) ? { from: open + 1, to: close } : undefined;
}

const small = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "under", "via", "with", "within", "without", "etc", "re", "up", "out", "following", "upon", "between", "etc.", "about", "above", "after", "against", "among", "before", "below", "beyond", "but", "concerning", "during", "not", "off", "over", "per", "regarding", "than", "through", "throughout", "until", "which", "whose", "its", "their", "other", "and/or"]);

/** Whether every word but the small ones is in capitals: `Security Incident Management`, not `as amended`. */
function isTitle(words: string): boolean {
  const trimmed = words.trim();
  if (trimmed.length < 4 || !isCapital(trimmed)) return false;
  const list = (/[^\S ]|  /.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed).split(" ");
  if (/^(?:A|An|As|If|Where|Which|Being|Including|Subject|See|And|Or|For|But|Each|SEC)$/.test(list[0]!)) return false;
  if (/["“”*]/.test(words) || /^[A-Z0-9+]{2,8}$/.test(trimmed)) return false;
  return list.every(word => isCapital(word) || /^["'‘’(\[–—&/-]*[A-Z0-9]/.test(word) || small.has(word.replace(/[,;:]$/, "")) || /^[–—&/-]+$/.test(word));
}

function isCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 65 && code <= 90;
}

/** The first offset from `at` that is no white space, at most `end`. */
export function skipSpace(prose: string, at: number, end: number): number {
  let i = at;
  while (i < end) {
    const code = prose.charCodeAt(i);
    if (code > 32 && code !== 0xa0) break;
    i++;
  }
  return i;
}
