// What a row of the housekeeping log proposes: each amendment in a line, like ones in one.

import type { Table } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { listed, numberWord, withoutCapital } from "../text/sentence.ts";
import { isRenamed, movedTerm, placeOf, type Amendment, type Moved, type Part } from "./amendments.ts";
import { isNextTo } from "./clauses.ts";
import { wholeParts, type Edited, type Renumbered } from "./drafts.ts";
import type { Mended } from "./mended.ts";
import { rowName, type Passage } from "./passages.ts";
import { cellPhrase, nameOf, orderedIn, partName, phraseOf, quoted, rowPhrase, shiftPhrase, sideWords } from "./phrases.ts";
import { mostDetails, placeLines, placeOfClause, placeOfPassage, placeWords } from "./places.ts";
import { renumberedRows, type RenumberedRow } from "./renumbered-rows.ts";
import { changeOf } from "./summaries.ts";
import { isRequoted, sidesOf, wordsFor } from "./words.ts";

export function changeLines(amendments: readonly Amendment[], errors: readonly (readonly Mended[])[]): readonly string[] {
  const [only] = errors;
  const said = errors.length > 0 ? errors.map(changeOf).find((one) => one !== undefined) : undefined;
  if (only && said !== undefined) return [said];
  const requoted = new Set<Amendment>(amendments.filter((one) => one.kind === "edited" && isRequoted(one.edit)));
  if (requoted.size > 1) return [...requotedLines([...requoted] as readonly Edited[]), ...changeLines(amendments.filter((one) => !requoted.has(one)), [])];
  const runs = runsOf(amendments.filter((one) => one.kind === "renumbered")).filter((run) => run.length > 2);
  const rows = errors.length > 0 ? new Map<Amendment, RenumberedRow>() : renumberedRows(amendments);
  const rowRuns = rowRunsOf([...new Map([...rows.values()].map((row) => [row.now, row])).values()]);
  const renumbered = new Set<Amendment>([...runs.flat(), ...rows.keys()]);
  const others = amendments.filter((one) => !renumbered.has(one));
  const wholes = manyWholes(others);
  const sorted = manySorted(others);
  const inWholes = new Set([...wholes, ...sorted].flat());
  const phrases = new Map<string, Amendment[]>();
  for (const [one, phrase] of phrasesOf(others.filter((each) => !inWholes.has(each)))) addTo(phrases, phrase, one);
  const numbers = [...rowRuns.map(renumberedRowsLine), ...runs.map(renumberedLine), ...wholes.map(wholesLine), ...sorted.map(sortedLine)];
  if (phrases.size > 8) {
    const moves = [...phrases].flatMap(([phrase, list]) => (list.every(({ kind }) => kind === "moved") ? [phrase] : []));
    return [...moves, ...numbers, `Amend ${listed(placeLines(others.filter(({ kind }) => kind !== "moved").map((one) => placeOfPassage(placeOf(one)))))} as shown in the redlined text`];
  }
  const places = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
  const lines = [...phrases].map(([phrase, list]) => {
    // Where the changes differ from place to place, each says where it is; so do those of more rows than are named beside.
    const isApart = phrases.size + rowRuns.length > 1 && places.size > 1 && (rowRuns.length > 0 || !isOneWord(others));
    const isRows = errors.length === 0 && places.size > mostDetails && list.every((one) => placeOf(one).row && !placeOf(one).row!.isHeader);
    if (isOfColumn(list)) return phrase;
    return `${(isApart || isRows) && list.every((one) => one.kind === "edited" && !isMark(one)) ? inPlaces(list, phrase) : phrase}${times(list)}`;
  });
  // A row moves under its new number, and what changed in many clauses that moved stands behind.
  return rows.size > 0 || wholes.length > 0 ? [...numbers, ...lines] : [...lines, ...numbers];
}

/** More clauses that came, went or moved are told as one. */
const mostWholes = 3;

function manyWholes(amendments: readonly Amendment[]): readonly (readonly Amendment[])[] {
  return (["moved", "inserted", "removed"] as const).map((kind) => amendments.filter((one) => one.kind === kind && wholeParts(one))).filter((list) => list.length > mostWholes);
}

/** Definitions of one table that were put in the alphabetical order, where they are several. */
function manySorted(amendments: readonly Amendment[]): readonly (readonly Moved[])[] {
  const byTable = new Map<Table, Moved[]>();
  for (const one of amendments) {
    const table = one.kind === "moved" ? orderedIn(one) : undefined;
    if (table && one.kind === "moved") addTo(byTable, table, one);
  }
  return [...byTable.values()].filter((list) => list.length > 1);
}

function sortedLine(list: readonly Moved[]): string {
  return `Move the definitions of ${listed(list.map((one) => quoted(movedTerm(one)!.is)))} to their places in the alphabetical order`;
}

/** `Insert Sections G3.1 to G3.9, as set out in the redlined text` */
function wholesLine(list: readonly Amendment[]): string {
  const [names, others] = wholesNames(list);
  return list[0]!.kind === "moved" ? `Move ${names} to become ${others}` : list[0]!.kind === "inserted" ? `Insert ${names}, as set out in the redlined text` : `Remove ${names}`;
}

/** What clauses that came, went or moved as a whole are called, and of those that moved what they are now. */
export function wholesNames(list: readonly Amendment[]): readonly string[] {
  return [0, 1].map((side) => wholesName(list.map((one) => wholeParts(one)![side]).filter((part) => part !== undefined)));
}

/** `the heading “Records” and Sections G3.1 to G3.9` */
function wholesName(parts: readonly Part[]): string {
  const headings = parts.filter(({ clause }) => !clause || clause.key === "");
  const clauses = parts.filter(({ clause }) => clause && clause.key !== "");
  return listed([...headings.map(partName), ...placeLines(clauses.map(({ document, clause }) => placeOfClause(document, clause)))]);
}

/** Whether a clause was marked as not used: which one is said. */
function isMark({ old, now }: Edited): boolean {
  return now.opens && now.clause?.notUsed === true && !old.clause?.notUsed;
}

/** Whether the amendments put the same words for the same, wherever they stand; a definition may have moved for that. */
export function isOneWord(amendments: readonly Amendment[]): boolean {
  const words = new Set(amendments.flatMap((one) => (one.kind === "moved" && isRenamed(one) ? [] : [one.kind === "edited" ? wordsFor(one.edit) : ""])));
  return words.size === 1 && /[\p{L}\p{N}]/u.test([...words][0]!);
}

/** What is said of each amendment; a row that changed in most of its cells is told as a whole, and words that moved within a text as one move. */
function phrasesOf(amendments: readonly Amendment[]): readonly (readonly [Amendment, string])[] {
  const found: (readonly [Amendment, string])[] = [];
  const byPassage = new Map<Passage, Edited[]>();
  for (const one of amendments) if (one.kind === "edited") addTo(byPassage, one.now, one);
  const told = new Set<Amendment>();
  // Where the same words are put for the same all over, their neighbours tell nothing.
  const isWide = amendments.length > 1 && isOneWord(amendments);
  const isInText = amendments.some((one) => !placeOf(one).row);
  for (const one of amendments) {
    if (told.has(one)) continue;
    if (isWide && one.kind === "edited" && one.edit.old.words.length > 0 && one.edit.now.words.length > 0 && (!one.now.row || isInText)) {
      found.push([one, `Replace ${quoted(sideWords(one.old, one.edit.old.words))} with ${quoted(sideWords(one.now, one.edit.now.words))}`]);
      continue;
    }
    if (one.kind !== "edited") {
      found.push([one, phraseOf(one)]);
      continue;
    }
    const beside = byPassage.get(one.now)!;
    if (one.now.row && !one.now.definition && new Set(beside.map(({ edit }) => edit.cell)).size > mostCells && !isOfColumn([one])) {
      for (const other of beside) told.add(other);
      found.push([one, rowPhrase(one.old, one.now)]);
      continue;
    }
    const inCell = one.now.row && !one.now.definition ? beside.filter(({ edit }) => edit.cell === one.edit.cell) : [];
    const whole = inCell.length > mostInCell ? cellPhrase(one.old, one.now, one.edit) : undefined;
    if (whole !== undefined) {
      for (const other of inCell) told.add(other);
      found.push([one, whole]);
      continue;
    }
    const other = beside.length <= mostShifts ? beside.find((each) => !told.has(each) && isShift(one, each)) : undefined;
    if (other) told.add(other);
    const comes = other && one.edit.now.words.length === 0 ? other : one;
    found.push([one, other ? shiftPhrase(comes.old, comes.now, comes.edit) : phraseOf(one)]);
  }
  return found;
}

/** Among more edits of one text nobody looks for words that moved. */
const mostShifts = 50;

/** More cells of a row are not told one by one. */
const mostCells = 3;

/** A cell in which more was edited is told as a whole. */
const mostInCell = 2;

/** Whether what one edit takes out of a text is what the other puts in, a sentence or so. */
function isShift({ edit: one }: Edited, { edit: other }: Edited): boolean {
  if (one.cell !== other.cell) return false;
  const [[went, came], [alsoWent, alsoCame]] = [sidesOf(one), sidesOf(other)];
  return went === alsoCame && came === alsoWent && (went === "" ? came : came === "" ? went : "").split(" ").length > 2;
}

/** Whether the amendments are a column that came into a table, went from it or moved: told once, for all rows. */
export function isOfColumn(list: readonly Amendment[]): boolean {
  return list.every((one) => one.kind === "edited" && one.edit.column !== undefined);
}

/** `In Section G3.6, replace “G3.5A” with “G3.5B”` */
function inPlaces(list: readonly Amendment[], phrase: string): string {
  return `In ${placesIn(list)}, ${withoutCapital(phrase)}`;
}

function times({ length }: readonly Amendment[]): string {
  return length > 1 ? ` (${numberWord(length)} instances)` : "";
}

/** `Sections G3.5 and G3.6`; of rows, all that a sentence can hold. */
function placesIn(list: readonly Amendment[]): string {
  const rows = list.map(placeOf).filter(({ row, definition }) => row && !row.isHeader && !definition);
  const names = [...new Set(rows.map(rowName))];
  const tables = new Set(rows.map(({ document, row }) => `${document.id} ${row!.table.at.from}`));
  if (rows.length < list.length || names.length < 2 || tables.size > 1) return listed(placeLines(list.map((one) => placeOfPassage(placeOf(one)))));
  const { document, clause } = rows[0]!;
  return `${names.length > mostRows ? `${numberWord(names.length)} rows` : `the rows ${listed(names.map(quoted))}`} of ${placeWords(placeOfClause(document, clause))}`;
}

/** More rows are counted. */
const mostRows = 20;

/** References that were amended for what the row tells of: word by word where these are few. */
export function followingLines(list: readonly Amendment[], those: string): readonly string[] {
  const places = list.map((one) => placeOfPassage(placeOf(one)));
  const phrases = new Set(list.map(phraseOf));
  if (phrases.size > 3) return [`Amend the references to ${those} in ${listed(placeLines(places))} accordingly`];
  return [...phrases].map((phrase) => {
    const same = list.filter((one) => phraseOf(one) === phrase);
    return `${inPlaces(same, phrase)}${times(same)}`;
  });
}

/** Marks of one form for those of another, however many. */
function requotedLines(list: readonly Edited[]): readonly string[] {
  const isCurly = ({ edit }: Edited): boolean => edit.now.words.some(({ text }) => /[“”‘’]/.test(text));
  return [true, false].flatMap((curly) => {
    const those = list.filter((one) => isCurly(one) === curly);
    if (those.length === 0) return [];
    const [from, to] = curly ? ["straight", "curly"] : ["curly", "straight"];
    return [`Replace the ${from} quotation marks with ${to} ones`];
  });
}

/** Clauses that follow one another, and are renumbered one like the other. */
function runsOf(list: readonly Renumbered[]): readonly (readonly Renumbered[])[] {
  const runs: Renumbered[][] = [];
  for (const one of list) {
    const last = runs.at(-1)?.at(-1);
    if (last && isNext(last.old, one.old) && isNext(last.now, one.now)) runs.at(-1)!.push(one);
    else runs.push([one]);
  }
  return runs;
}

function isNext({ document, clause }: Passage, { clause: next }: Passage): boolean {
  return clause !== undefined && next !== undefined && isNextTo(document, clause, next);
}

/** Rows that follow one another in both versions: three or more are told as one. */
function rowRunsOf(list: readonly RenumberedRow[]): readonly (readonly RenumberedRow[])[] {
  const runs: RenumberedRow[][] = [];
  for (const one of list) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.old.index + 1 === one.old.index && last.now.index + 1 === one.now.index && last.now.row!.table === one.now.row!.table) runs.at(-1)!.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [run] : run.map((one) => [one])));
}

function renumberedRowsLine(run: readonly RenumberedRow[]): string {
  const [first, last] = [run[0]!, run.at(-1)!];
  return run.length === 1 ? `Renumber the row ${quoted(first.was)} as ${quoted(first.is)}` : `Renumber the rows ${quoted(first.was)} to ${quoted(last.was)} as ${quoted(first.is)} to ${quoted(last.is)}`;
}

function renumberedLine(list: readonly Renumbered[]): string {
  const [first, last] = [list[0]!, list.at(-1)!];
  return `Renumber ${nameOf(first.old).replace(/^Section /, "Sections ")} to ${last.old.clause!.number} as ${first.now.clause!.number} to ${last.now.clause!.number}`;
}
