import { slipBetween } from "../spelling/nearest.ts";
import { findingFromBlocks, promisedBits } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { wordBits } from "../syntax/words.ts";
import { slice, type Span } from "../text/span.ts";
import { defineRule, type Fix, type RuleContext } from "./rule.ts";

export const impossibleDate = defineRule({
  id: "impossible-date",
  summary: "A date that no calendar has, or with the wrong day of the week; or a time that no clock shows.",
  why: `
An obligation that starts on 31 June starts never, or on a day that the parties will argue about. A wrong day of the week
makes two dates of one. The rule reads dates in words (\`31 June 2024\`, \`June 31st, 2024\`) and in figures
(\`31/06/2024\`, \`2024-06-31\`), but not those in listings; a month that is misspelt makes no date either, and \`by 09:60\`
is no time of day.`,
  severity: "warning",
  reads: "document",
  *check({ document }) {
    const { prose } = document.tree;
    for (const date of yield* findingDates(document.tree)) {
      if ("isTime" in date) {
        yield { at: date.at, message: `There is no time ${slice(prose, date.at)}: ${date.isHour ? "a day has 24 hours" : "an hour has 60 minutes"}.` };
        continue;
      }
      if ("meant" in date) {
        const { at, written, meant } = date;
        yield { at, message: `“${written}” is no month. Did you mean “${meant}”?`, fixes: () => [{ ...change(document, at, meant, `Change to ${meant}`), preferred: true }] };
        continue;
      }
      const length = daysIn(date.month, date.year);
      const name = monthNames[date.month - 1]!;
      if (date.day < 1 || date.day > length) {
        const message = date.month === 2 && date.day === 29 ? `29 February ${date.year} does not exist: ${date.year} is no leap year.` : date.day > 31 || date.day < 1 ? `There is no day ${date.day} in ${name}.` : `There is no ${date.day} ${name}: it has ${length} days.`;
        yield { at: date.at, message, fixes: () => [change(document, date.number, lastDay(slice(prose, date.number), length), `Change to ${length} ${name}`)] };
      } else if (date.weekday && date.year !== undefined) {
        const right = weekdayOf(date.day, date.month, date.year);
        if (right === date.weekday.day) continue;
        yield {
          at: date.at,
          message: `${date.day} ${name} ${date.year} is a ${dayNames[right]}.`,
          fixes: () => [{ ...change(document, date.weekday!.at, asIn(slice(prose, date.weekday!.at), dayNames[right]!), `Change to ${dayNames[right]}`), preferred: true }],
        };
      }
    }
  },
  examples: [
    {
      bad: `
# SECTION T: TESTING

T3.3 The Panel shall decide by 31 June 2027, and again by 29 February 2023.
                               ^^^^^^^^^^^^ There is no 31 June: it has 30 days.
                                                          ^^^^^^^^^^^^^^^^ 2023 is no leap year
`,
    },
    {
      bad: `
# SECTION T: TESTING

T3.4 The tests shall start on Monday 27 June 2024 and end on Fri, 12 July 2024.
                              ^^^^^^^^^^^^^^^^^^^ 27 June 2024 is a Thursday.
`,
      fixed: `
# SECTION T: TESTING

T3.4 The tests shall start on Thursday 27 June 2024 and end on Fri, 12 July 2024.
`,
    },
    {
      bad: `
# SECTION X: TRANSITION

X1.1 This Section applies from June 31st, 2024 (or 2024-06-31, or 31/06/2024) to the 31st of November.
                               ^^^^^^^^^^^^^^^ There is no 31 June
                                                   ^^^^^^^^^^ There is no 31 June
                                                                  ^^^^^^^^^^ There is no 31 June
                                                                                     ^^^^^^^^^^^^^^^^ There is no 31 November
`,
    },
    {
      good: `
# SECTION T: TESTING

T3.3 The Panel shall decide by 29 February 2024, on Thursday, 27th June 2024 or on 12/31/2024, and may 31 times decide again. In June 31 Parties did so. The period is 1 to 30 June.
`,
      note: "What may be read as a true date, or as no date at all.",
    },
    {
      good: `
# APPENDIX M: INTERFACE

1.1 The DCC shall answer as follows:

HTTP/1.1 200 OK
Date: Mon, 31 Jun 2014 12:15:58 GMT
Content-Type: application/xml;charset=UTF-8

1.2 The release of 30 March 2024 holds.
`,
      note: "Listings hold what they hold.",
    },
  ],
});

interface Found {
  readonly at: Span;
  /** The day's digits, with the ending of an ordinal. */
  readonly number: Span;
  readonly day: number;
  /** From 1. */
  readonly month: number;
  readonly year: number | undefined;
  /** From 0, Sunday. */
  readonly weekday: { readonly at: Span; readonly day: number } | undefined;
}

/** A word in the place of a month that is one but for a slip: `31 Otcober 2021`. */
interface Misspelt {
  readonly at: Span;
  readonly written: string;
  readonly meant: string;
}

const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const month = /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\/\d{1,2}\/\d{4}\b/gi;
/** What a block may hold: a month with its capital or the year of a date in figures, and what no clock shows. */
const aDate = 1;
const aTime = 2;
const mayDate = promisedBits(wordBits((word) => (/^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d{4}$)/i.test(word) && !/^[a-z]/.test(word) ? aDate : /^(?:2[4-9]|[6-9]\d)$/.test(word) ? aTime : 0)));
const before = /(\d{1,2})(?:(st|nd|rd|th)?(?:\s+of)?\s+(?:the\s+)?|(st|nd|rd|th)\s+(?:day\s+)?of\s+(?:(?:the|each|every|any|that)\s+)?(?:(?:following|next|succeeding|preceding|previous)\s+)?)$/;
const weekdayBefore = /\b(Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?)(?:day)?\.?,?\s+(?:the\s+)?$/i;
const year = /\.?,?\s+(\d{4})\b(?![.,]\d|[-/]\d)/y;
const dayBehind = /\.?\s+(\d{1,2})(st|nd|rd|th)?\b(?:(?:,\s*|\s+)(\d{4})\b)?(?![.:/]\d|%)/y;

/** A time of day that no clock shows: `09:60`, `26:00`. */
interface NoTime {
  readonly at: Span;
  readonly isTime: true;
  /** Whether the hour is wrong, not the minute. */
  readonly isHour: boolean;
}

const time = /\b(?:at|by|before|after|from|until|between|than|and|to)\s(\d\d):(\d\d)(?=:\d\d(?![\d:])|(?!\d|[:.,-]\d))(?=(?::\d\d)?(?:[.;)]|,?\s(?:UTC|GMT|BST|hours|hrs|on|and|to|until|each|every|of|that|in|the|shall|daily)(?![\w-])))/g;

function* noTimes(prose: string): Iterable<NoTime> {
  for (const { index, 0: whole, 1: hour, 2: minute } of prose.matchAll(time)) {
    const [hours, minutes] = [Number(hour), Number(minute)];
    if (hours < 24 && minutes < 60) continue;
    // The day's end may be called so.
    if (hours === 24 && minutes === 0) continue;
    const from = index + whole.length - 5;
    yield { at: { from, to: from + 5 }, isTime: true, isHour: hours >= 24 };
  }
}

/** Finds, in steps, the dates of the document that no calendar has, or that name a day of the week, misspelt months, and times that no clock shows, in order. */
function* findingDates(tree: Tree): Generator<undefined, readonly (Found | Misspelt | NoTime)[]> {
  const found: (Found | Misspelt | NoTime)[] = [];
  const doubtful = (prose: string, promised: number) => [
    ...((promised & aDate) !== 0 ? [...[...dates(prose)].filter(isDoubtful), ...misspeltMonths(prose)] : []),
    ...((promised & aTime) !== 0 && prose.includes(":") ? noTimes(prose) : []),
  ].sort((a, b) => a.at.from - b.at.from);
  for (const { block, items } of yield* findingFromBlocks(tree, "doubtful dates", (prose, promised) => doubtful(prose, promised).map((date) => ({ from: date.at.from, date })), mayDate)) {
    const start = tree.blocks[block]!.at.from;
    const placed = ({ from, to }: Span): Span => ({ from: start + from, to: start + to });
    for (const { date } of items) {
      if ("meant" in date || "isTime" in date) found.push({ ...date, at: placed(date.at) });
      else found.push({ ...date, at: placed(date.at), number: placed(date.number), weekday: date.weekday && { at: placed(date.weekday.at), day: date.weekday.day } });
    }
  }
  return found;
}

/** A capitalised word between a day and a year, or behind a day, where it is longer: `28 Febuary`. */
const inPlaceOfMonth = /(?<![\w.,\/:£$€#-])\d{1,2}(?:st|nd|rd|th)?\s(?:([A-Z][a-z]{2,9})\s(?:19|20)\d\d(?![\w-]|[.,]\d)|((?:Jan|Feb|Aug|Sep|Oct|Nov|Dec)[a-z]{3,7})(?![\w-]))/g;

const shortNames = /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/;

function* misspeltMonths(prose: string): Iterable<Misspelt> {
  for (const match of prose.matchAll(inPlaceOfMonth)) {
    const written = match[1] ?? match[2]!;
    const word = written.toLowerCase();
    const meant = monthNames.filter((name) => name !== "May" && name !== written && slipBetween(word, name.toLowerCase()) !== "several");
    // `Jun` and `Jul` are one letter from June and July, `Day` and `Mary` from May.
    if (meant.length !== 1 || shortNames.test(written) || monthNames.includes(written) || written === `${meant[0]!}s`) continue;
    const from = match.index + match[0].indexOf(written);
    yield { at: { from, to: from + written.length }, written, meant: meant[0]! };
  }
}

function isDoubtful({ day, month, year, weekday }: Found): boolean {
  return day < 1 || day > daysIn(month, year) || weekday !== undefined;
}

/** The dates of `prose`, in order. A word that only may be one (`in June 31 Parties`) is left out. */
function* dates(prose: string): Generator<Found, void> {
  for (const match of prose.matchAll(month)) {
    const from = match.index;
    const end = from + match[0].length;
    const inFigures = /^\d/.test(match[0]) ? figures(prose, match[0], from) : undefined;
    if (inFigures) yield inFigures;
    if (/^\d/.test(match[0]) || !/^[A-Z]/.test(match[0])) continue;
    const number = monthNames.findIndex(name => name.slice(0, 3).toLowerCase() === match[0].slice(0, 3).toLowerCase()) + 1;
    const ahead = prose.slice(Math.max(0, from - 40), from);
    const day = before.exec(ahead);
    year.lastIndex = end;
    const behind = year.exec(prose);
    if (day) {
      const start = from - day[0].length;
      if (/[\w./:£$€#-]$/.test(ahead.slice(0, day.index)) && !/[A-Za-z\d][–-]$/.test(ahead.slice(0, day.index))) continue;
      const value = Number(day[1]);
      // `Section 45 March 2024`, `12 May` of a count: more days than any month has are a date only with a year.
      if ((value > 31 || value < 1) && (!behind || /\b(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?|[Vv]ersion|[Pp]age|[Ii]ssue|[Rr]elease|[Ss]chedules?|[Pp]art|[Tt]ables?|SEC|\d,|\d\s+(?:and|or|to))\s*$/.test(ahead.slice(0, day.index)))) continue;
      yield { ...placed(prose, start, behind ? year.lastIndex : end), number: { from: start, to: start + day[1]!.length + (day[2] ?? day[3] ?? "").length }, day: value, month: number, year: behind ? Number(behind[1]) : undefined };
      continue;
    }
    dayBehind.lastIndex = end;
    const after = dayBehind.exec(prose);
    if (!after || (after[2] === undefined && after[3] === undefined)) continue;
    const numberFrom = end + after[0].search(/\d/);
    yield { ...placed(prose, from, dayBehind.lastIndex), number: { from: numberFrom, to: numberFrom + after[1]!.length + (after[2]?.length ?? 0) }, day: Number(after[1]), month: number, year: after[3] === undefined ? undefined : Number(after[3]) };
  }
}

/** `2024-06-31`, `31/06/2024`: only where no order of day and month makes a date. */
function figures(prose: string, written: string, from: number): Found | undefined {
  if (/[\w./:-]/.test(prose[from - 1] ?? " ") || /[-/:]\d|\.\d/.test(prose.slice(from + written.length, from + written.length + 2))) return undefined;
  const parts = written.split(/[-/]/).map(Number) as [number, number, number];
  const isIso = written[4] === "-";
  const [first, second, given] = isIso ? [parts[2], parts[1], parts[0]] : parts;
  const isDate = (day: number, monthNumber: number) => monthNumber >= 1 && monthNumber <= 12 && day >= 1 && day <= daysIn(monthNumber, given);
  if (given < 1900 || given > 2200 || isDate(first, second) || (!isIso && isDate(second, first))) return undefined;
  const [day, monthNumber] = second >= 1 && second <= 12 ? [first, second] : [second, first];
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  const start = from + (isIso ? 8 : day === first ? 0 : written.indexOf("/") + 1);
  return { at: { from, to: from + written.length }, number: { from: start, to: start + String(day).padStart(isIso ? 2 : 0, "0").length }, day, month: monthNumber, year: given, weekday: undefined };
}

/** The span of a date from its day of the week on, if one stands before it. */
function placed(prose: string, from: number, to: number): { readonly at: Span; readonly weekday: Found["weekday"] } {
  const start = Math.max(0, from - 20);
  const found = weekdayBefore.exec(prose.slice(start, from));
  if (!found) return { at: { from, to }, weekday: undefined };
  const at = start + found.index;
  const word = /^[A-Za-z]+/.exec(found[0])![0];
  // `Sat` and `Wed` are words too, where they are not a whole day's name in the sentence's own case.
  if (!/^[A-Z]/.test(word)) return { at: { from, to }, weekday: undefined };
  const day = dayNames.findIndex(name => name.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase());
  return { at: { from: at, to }, weekday: { at: { from: at, to: at + word.length }, day } };
}

/** Without a year, February may have 29 days. */
function daysIn(monthNumber: number, inYear: number | undefined): number {
  if (monthNumber === 2) return inYear === undefined || (inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0)) ? 29 : 28;
  return monthNumber === 4 || monthNumber === 6 || monthNumber === 9 || monthNumber === 11 ? 30 : 31;
}

/** From 0, Sunday. */
function weekdayOf(day: number, monthNumber: number, inYear: number): number {
  return new Date(Date.UTC(2000 + (inYear % 400), monthNumber - 1, day)).getUTCDay();
}

/** `31st` -> `30th` */
function lastDay(written: string, length: number): string {
  return /[a-z]$/.test(written) ? `${length}${length === 31 ? "st" : "th"}` : String(length);
}

/** A short name stays short, a name in capitals stays so. */
function asIn(written: string, name: string): string {
  const form = /day$/i.test(written) ? name : name.slice(0, 3);
  return written === written.toUpperCase() ? form.toUpperCase() : form;
}

function change({ id }: RuleContext["document"], at: Span, newText: string, title: string): Fix {
  return { title, preferred: false, safe: false, edits: [{ document: id, at, newText }] };
}
