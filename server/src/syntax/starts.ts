// What a line may start: a clause, a list item, an annex, a caption, a heading. Each test looks at the line and at what
// stands before it, since a line end may have cut a reference in two: `set out in Appendix` / `A and Appendix C`.

import { isSpace, type Line } from "./lines.ts";
import { clauseNumberAt, compareNumbers, follows, labelAt, readings, steps, type ClauseNumber, type Label } from "./numbers.ts";
import type { Identity } from "./tree.ts";
import { roleCodes } from "./user-roles.ts";

/** What stands before a line. */
export interface Before {
  /** The line before in the same paragraph; undefined after a blank line, a heading, a table, a page's end that ends a sentence. */
  readonly line: Line | undefined;
  /** The last clause number in the scope (the body or one annex), if any. */
  readonly last: string | undefined;
  /** Inside an annex. */
  readonly annexed: boolean;
  /** The line is marked with `#`. */
  readonly marked: boolean;
  /** The line before is as long as lines are here: it ended because it was full. */
  readonly full?: boolean;
  /** The line over it, blank lines apart; undefined where something other than running text stands there. */
  readonly above?: Line | undefined;
}

const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** The clause number that begins a clause at `at`; undefined where it is part of a sentence. */
export function clauseStart(text: string, line: Line, at: number, identity: Identity, before: Before): ClauseNumber | undefined {
  const number = clauseNumberAt(text, at);
  if (!number || at + number.length > line.to) return undefined;
  if (number.letter !== "") {
    if (identity.kind === "section" ? number.letter !== identity.key : identity.kind !== "other") return undefined;
  } else if (identity.kind === "section" && !before.annexed) return undefined;
  if (number.isSpaced && identity.kind !== "section") return undefined;
  if (before.marked) return number;
  const rest = restOf(text, line, behindDash(text, at + number.length));
  if (number.isSpaced && !isNextSpaced(text, number, rest, before)) return undefined;
  const bare = !number.key.includes(".");
  if ((rest === "" || rest.startsWith("(")) && isLedTo(text, before.above)) return undefined;
  if (rest === "") {
    if (number.letter === "" && !isNear(number.key, before.last)) return undefined;
    // `K1` alone, its heading below; a lone integer is a page's number or a table's cell, as is a number that leads back or stands behind text that has no end.
    if (number.letter === "" && (bare || (before.line !== undefined && !closes(text, before.line)) || (before.last !== undefined && compareNumbers(number.key, before.last) <= 0))) return undefined;
  } else if (endsInCells(rest)) return undefined;
  if (rest !== "" && !/^\\?[A-Z[("“‘'*\u2018\u201c]/.test(rest)) {
    // `3.8 each User shall`: a small letter by a slip, or no letter at all, behind a blank line and where the number is the next.
    return before.line === undefined && !bare && (opensSmall(rest) || opensWithout(rest)) && follows(before.last, number.key) ? number : undefined;
  }
  if (bare && number.letter === "" && (months.test(rest) || /^[A-Z]\)/.test(rest))) return undefined;
  if (before.line === undefined) {
    if (bare && number.letter === "") return follows(before.last, number.key) ? number : undefined;
    return number.letter === "" && identity.kind !== "appendix" && identity.kind !== "schedule" && !before.annexed && !follows(before.last, number.key, 40) && !/^(?:\d{1,3}\.){2,}\d{1,3}[A-Z]{0,2}$/.test(number.key) ? undefined : number;
  }
  // `... that uses TLS` / `1.3. The DCC`: a full line that ends no sentence goes on.
  if (endsOpen(text, before.line) || (before.full && !endsSentence(text, before.line))) return undefined;
  if (follows(before.last, number.key)) return number;
  // `K11 DEFINITIONS` right behind K7.4: a Section's number and a title in capitals.
  return (!bare || (number.letter !== "" && /[A-Z]{3}/.test(rest) && rest === rest.toUpperCase())) && endsSentence(text, before.line) ? number : undefined;
}

/** `G 3.4 Each User`: a space within makes a number of it only where it is the next and words follow; `A 30 day period` and what a line end cut off are none. */
function isNextSpaced(text: string, { key }: ClauseNumber, rest: string, { line, last }: Before): boolean {
  if (!key.includes(".") && !(/[A-Z]{3}/.test(rest) && rest === rest.toUpperCase())) return false;
  return rest !== "" && (line === undefined ? last === undefined || follows(last, key) : endsSentence(text, line) && follows(last, key));
}

/** Whether the line is as long as lines are here, of words alone: those of a page's header, and a table's cells, stand apart. */
export function isFull(text: string, line: Line, wrap: number): boolean {
  return line.to - line.from >= wrap * full && !hasGaps(text.slice(line.start, line.to));
}

/** A line of so much of the width at which lines were broken may have ended since it was full. */
export const full = 0.85;

/** Whether a gap parts the words as the two margins of a page’s header are, or several as a row's cells are. */
export function hasGaps(words: string): boolean {
  const line = words.trimEnd();
  return line.includes(cellGap) && (line.includes(marginGap) || line.split(/ {3,}/).length > 3);
}

const marginGap = " ".repeat(20);
const cellGap = " ".repeat(3);

const dash = /\s*[-–—:]\s+(?=[A-Z[("“‘'*])(?![A-Z]\d)/y;

/** The offset behind a dash that stands between a clause's number, which ends at `at`, and its words: `1.1 - The DCC`; else `at`. */
export function behindDash(text: string, at: number): number {
  dash.lastIndex = at;
  return dash.test(text) ? dash.lastIndex : at;
}

/** Whether the words begin in small letters, and not as those that go on behind a number: `3.8 of this document`. */
function opensSmall(rest: string): boolean {
  return /^[a-z]/.test(rest) && !/^(?:of|to|and|or|but|nor|above|below|in|is|are|was|were|be|shall|must|may|will|has|have|does|do|applies|apply|for|with|which|that|as|by|on|at|from|until|than|then|thereof|thereto|per|hours?|days?|weeks?|months?|years?|minutes?|seconds?|million|[a-z]\))(?![a-z])/.test(rest);
}

/** Whether the words are a clause's that begin with no letter: `30 Working Days shall be given`, `£100 is due`, `` `sr:DeviceID` ``. */
function opensWithout(rest: string): boolean {
  return /^(?:[`_]|[ai1]\)\s)/.test(rest) || (/^[£$€]?\d/.test(rest) && hasVerb(rest));
}

/** Whether a number may well be the next: it stands with the last under one number, or begins the one behind that. */
function isNear(number: string, last: string | undefined): boolean {
  return last === undefined || follows(last, number, 1) || steps(number)[0]![0] === steps(last)[0]![0];
}

/** Whether the line `above` leads to a number below it. */
function isLedTo(text: string, above: Line | undefined): boolean {
  return above !== undefined && leadsToNumber(text.slice(Math.max(above.start, above.to - 80), above.to).trimEnd());
}

/**
 * Whether the words of a line lead to a number that may stand alone below it, blank lines apart: the label of a cell, where a
 * table came apart (`Service Reference Variant`), or a citation (`a request under Section`).
 */
export function leadsToNumber(words: string): boolean {
  return /\b(?:Sections?|[Cc]lauses?|[Pp]aragraphs?)$/.test(words) || (words.length <= 60 && /\b(?:Reference|Variant|Version|Release|Number|Date|No\.)$/i.test(words));
}

/** Whether the words are a row of a table that lost its columns: `Read Network Data Yes No IS, GS`. */
function endsInCells(rest: string): boolean {
  const last = rest.slice(-40).split(/[\s,]+/).slice(-2);
  return last.length === 2 && last.every((word) => cells.has(word)) && !hasVerb(rest);
}

/** What the service request matrix holds, the roles of Users among them. */
const cells: ReadonlySet<string> = new Set(["Yes", "No", "N/A", "None", "Critical", "Non-Critical", "Device", "DSP", ...roleCodes]);

/** What is asked of the words behind a number or a label, before they are known to be its heading. */
export function restLook(rest: string): string {
  return `${rest[0] ?? ""} ${opensSmall(rest)} ${opensWithout(rest)} ${months.test(rest)} ${/^[A-Z]\)/.test(rest)} ${opensSentence(rest)} ${endsInCells(rest)}`;
}

/** What stands on the line behind: nothing, or what has nothing to do with this line; an item with brackets around its letter; other text. */
export type Behind = "nothing" | "item" | "text";

/** What is asked of a line's end by what stands behind it. */
export function endLook(text: string, line: Line, behind: Behind): string {
  if (behind === "nothing") return "";
  const words = tail(text, line);
  const nests = words.endsWith(":");
  const cites = citesOn(text, line);
  if (behind === "item" && !cites) return `${nests} ${openLists.test(words)} ${/\b(?:and|or)$/.test(words)}`;
  return `${nests} ${cites} ${endsSentence(text, line)} ${endsOpen(text, line)} ${closes(text, line)} ${openLists.test(words)} ${/\b(?:and|or)$/.test(words)} ${opensBracket(words)}`;
}

const openLists = /[:;,]\s*(?:and|or|and\/or)?$|\.$/;

/** The list label that begins an item at `at`. `open` says whether some open list waits for it. */
export function itemStart(text: string, line: Line, at: number, before: Before, open: (label: Label) => boolean): Label | undefined {
  const label = labelAt(text, at);
  if (!label || at + label.length > line.to) return undefined;
  if (before.line !== undefined && citesOn(text, before.line)) return undefined;
  // `twelve` / `(13) Working Days`: a figure behind a number in words.
  if (/^\d/.test(label.name) && before.line !== undefined && !endsSentence(text, before.line)) return undefined;
  const first = readings(label.name).some(([, value]) => value === 1);
  if (first || open(label)) return label;
  // `(as set out in section` / `18) shall`
  if (label.marks === ")" && before.line !== undefined && opensBracket(tail(text, before.line))) return undefined;
  if (before.line === undefined) return label.marks === "()" || at === line.start ? label : undefined;
  // `for each month` / `(m) within the year`: a label that no list waits for, in the midst of a sentence.
  if (label.marks === "()" && /\b(?:and|or)$/.test(tail(text, before.line))) return label;
  return openLists.test(tail(text, before.line)) ? label : undefined;
}

/** An annex, appendix, schedule or part that begins at `at`. */
export interface AnnexStart {
  readonly word: string;
  readonly name: string;
  /** `F4` of `Annex to Section F4`. */
  readonly to: string | undefined;
  readonly length: number;
}

const annex = /(Annex|ANNEX|Appendix|APPENDIX|Schedule|SCHEDULE|Part|PART|Attachment|ATTACHMENT)\s+(?:((?!TO\s)[A-Z]{1,2}|\d{1,2})(?=[\s:.*–—-]|$)|(?:to|TO)\s+(?:Section|SECTION)\s+([A-Z]\d{0,2}[A-Z]?)(?=[\s\u200b:*]|\.?$|\.\s))/my;

/** Whether an annex or a caption may begin at `at`. */
export function mayStartAnnexOrCaption(text: string, at: number): boolean {
  annex.lastIndex = caption.lastIndex = at;
  return annex.test(text) || caption.test(text);
}

/** The annex that begins at `at`; `expects` says whether a name is the next of its kind. */
export function annexStart(text: string, line: Line, at: number, before: Before, expects: (word: string, name: string) => boolean): AnnexStart | undefined {
  const code = text.charCodeAt(at);
  if (code !== 65 && code !== 80 && code !== 83) return undefined;
  annex.lastIndex = at;
  const found = annex.exec(text);
  if (!found || at + found[0].length > line.to) return undefined;
  const word = found[1]![0]! + found[1]!.slice(1).toLowerCase();
  const start: AnnexStart = { word, name: found[2] ?? "", to: found[3], length: found[0].length };
  if (before.marked) return start;
  const rest = restOf(text, line, at + start.length).replace(/^[:.–—-]+\s*/, "");
  if (rest.length > 120 || /[.,;]$/.test(rest) || (rest !== "" && !/^(?:[A-Z0-9([“"]|to (?:the )?(?:Section|Schedule|Appendix|Code|Agreement)\b)/.test(rest)) || /\b(?:shall|must|may|is|has|have|applies|apply|sets out)\b/.test(rest)) return undefined;
  if (/^(?:Part|PART)$/.test(found[1]!) && rest !== "" && found[1] !== "PART" && !/^\s*[:–—-]/.test(text.slice(at + start.length, at + start.length + 8))) return undefined;
  if (before.line !== undefined && (!endsSentence(text, before.line) || /\b(?:and|or)$/.test(tail(text, before.line)))) return undefined;
  if (start.to !== undefined) return rest.length < 100 ? start : undefined;
  return expects(word, start.name) ? start : undefined;
}

// A page may set the number close to the title: `Table 1Values of the status`. Specifications count the tables of each section: `Table 4.4`.
const caption = /(Table|Figure|TABLE|FIGURE)\s+(\d{1,3}(?:\.\d{1,3}){0,3}(?:[A-Z](?![a-z]))?)(?=[\s:.–—-]|[A-Z][a-z]|$)/y;

/** `Table 3` of a caption. */
export interface CaptionStart {
  readonly name: string;
  readonly length: number;
}

/** The caption that begins at `at`. */
export function captionStart(text: string, line: Line, at: number, before: Before): CaptionStart | undefined {
  const code = text.charCodeAt(at);
  if (code !== 84 && code !== 70) return undefined;
  caption.lastIndex = at;
  const found = caption.exec(text);
  if (!found || at + found[0].length > line.to) return undefined;
  const rest = restOf(text, line, at + found[0].length).replace(/^[:.–—-]+\s*/, "");
  if (rest.length > 120 || /[.,;]$/.test(rest) || (rest !== "" && !/^[A-Z0-9%([“"]/.test(rest)) || hasVerb(rest)) return undefined;
  if (!before.marked && before.line !== undefined && endsOpen(text, before.line)) return undefined;
  const word = found[1]![0]! + found[1]!.slice(1).toLowerCase();
  return { name: `${word} ${found[2]}`, length: found[0].length };
}

/** A verb that makes words a sentence, not a heading. */
export function hasVerb(words: string): boolean {
  return /\b(?:shall|must|may|will|should|can|cannot|is|are|was|were|has|have|had|does|do|means|mean|applies|apply|provides|constitutes|comprises)\b/.test(words);
}

/** Whether the words behind a number of a list are an item's, not a clause's title. */
export function isItem(rest: string): boolean {
  return hasVerb(rest) || opensSentence(rest) || /[.;,:]$|[;,]\s(?:and|or)$/.test(rest);
}

/** Whether the words begin as a sentence of the Code does, not as a heading. */
export function opensSentence(words: string): boolean {
  return /^(?:The|This|These|Those|Each|Every|Any|All|No|Where|When|Whenever|If|In|On|Upon|For|Following|Subject|Without|Except|Save|Notwithstanding|Pursuant|An?|Such|It|Its|Before|After|Prior|At|As|By|Unless|Until|There|Within|Nothing|With|To)\b/.test(words);
}

/** The words of `line` from `at`, without marks of emphasis and white space at the ends. */
export function restOf(text: string, line: Line, at: number): string {
  const from = restStart(text, line, at);
  let to = Math.min(line.to, from + 400);
  while (to > from && (isSpace(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === 42 || text.charCodeAt(to - 1) === 95)) to--;
  return text.slice(from, to);
}

/** Where the words of `line` from `at` begin, behind marks of emphasis and white space. */
export function restStart(text: string, line: Line, at: number): number {
  let from = at;
  while (from < line.to && (isSpace(text.charCodeAt(from)) || text.charCodeAt(from) === 42)) from++;
  return from;
}

/** The last characters of `line`. */
function tail(text: string, line: Line): string {
  let to = line.to;
  while (to > line.start && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(Math.max(line.start, line.to - 60, 0), to);
}

/** Whether `line` ends a sentence, an item or a heading's bracket. */
export function endsSentence(text: string, line: Line): boolean {
  return /(?:[.;:?!”"’)\]]|[;,]\s*(?:and|or|and\/or))$/.test(tail(text, line));
}

/** Whether `line` ends with a full stop or a semicolon, be it within a bracket or quotation marks. */
export function closes(text: string, line: Line): boolean {
  return /(?:[.;]["”’)\]]?|;\s*(?:and|or|and\/or))$/.test(tail(text, line));
}

/** Whether the sentence must go on in the next line: it ends with a word that leads on to a number. */
export function endsOpen(text: string, line: Line): boolean {
  const words = tail(text, line);
  // `clauses 4.3.7, 5.2.6, or`: a list of numbers goes on; `...; and` leads to the next item.
  if (/\d[A-Z]{0,2}(?:\([a-z0-9]{1,4}\)){0,3},\s*(?:and|or|and\/or)$/.test(words)) return true;
  if (/[;,]\s*(?:and|or|and\/or)$/.test(words)) return false;
  // `Capable of being DCC Scheduled?      No`: a cell.
  if (/ {3}\S{1,12}$/.test(words)) return false;
  return /(?:\b(?:Sections?|sections?|[Cc]lauses?|[Pp]aragraphs?|Appendix|Appendices|Annex|Schedules?|Part|Parts|Tables?|Figures?|Codes?|Requests?|SRV|Rules?|Conditions?|Articles?|Regulations?|and|or|of|to|in|with|by|from|under|than|the|an?|[Vv]ersion|is|are|at|for|RFC|that|this|least|most|about|SMETS|step|[Nn]o)|[,(–—-])$/.test(words);
}

/** Whether words leave a bracket open. */
function opensBracket(words: string): boolean {
  return words.lastIndexOf("(") > words.lastIndexOf(")");
}

/** Whether a label on the next line belongs to a reference that ends here: `paragraphs`, `Section H17.5`, `(a) and`. */
function citesOn(text: string, line: Line): boolean {
  const words = tail(text, line);
  return /(?:\b(?:Appendix|Appendices|Annex|Schedules?|Parts?|Tables?)|\b(?:[Ss]ub-)?(?:[Pp]aragraphs?|[Cc]lauses?|[Ss]ections?|[Ii]tems?|[Pp]oints?)(?:\s+[A-Z]?\d(?:\.?\d){0,12}[A-Z]{0,2}(?:\s?\([a-zA-Z0-9]{1,4}\)){0,4})?|\([a-zA-Z]{1,4}\)(?:,|\s+(?:and|or|to)))$/.test(words);
}
