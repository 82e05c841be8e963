// The housekeeping log: the table of a modification report (Summary of error, Sections affected, Proposed change),
// drafted from the findings that were mended between two versions and from the amendments that no finding explains.

import { listed, numberWord, withCapital } from "../text/sentence.ts";
import { contains, covering } from "../text/span.ts";
import { amending, placeOf, type Amendment, type Part } from "./amendments.ts";
import { clausesAround } from "./clauses.ts";
import { clausePlace, draftsOf, wholeClause, wordsFor, type Draft, type Edited, type Renumbered } from "./drafts.ts";
import { mendedFindings, type FindingsOf, type Mended } from "./mended.ts";
import type { MovedDefinition } from "./moved-definitions.ts";
import { rowName, type Passage } from "./passages.ts";
import { nameOf, partName, phraseOf, quoted, rowPhrase, shiftPhrase, textOf } from "./phrases.ts";
import { mostDetails, placeLines, placeOfClause, placeOfPassage, placeWords, type Place } from "./places.ts";
import { assignReasons, type Reason } from "./reasons.ts";
import type { Revision } from "./revision.ts";
import { changeOf, sameError, summaryOf } from "./summaries.ts";
import { isRequoted } from "./words.ts";

export interface HousekeepingLog {
  readonly entries: readonly LogEntry[];
  /** Reasons whose place is nowhere in the log, as they were given. */
  readonly unplaced: readonly Reason[];
}

/** One row. Each part is lines of text without line breaks. */
export interface LogEntry {
  readonly summary: readonly string[];
  readonly sections: readonly string[];
  readonly change: readonly string[];
  /** The rules whose findings were mended; none where no finding explains the change. */
  readonly rules: readonly string[];
}

/** The log in steps of one document, so that whoever calls may stop. */
export function* logging(revision: Revision, before: FindingsOf, after: FindingsOf, given: readonly Reason[] = []): Generator<void, HousekeepingLog> {
  const amended = yield* amending(revision);
  if (amended.amendments.length === 0) return { entries: [], unplaced: given };
  const drafts = draftsOf(revision, amended, yield* mendedFindings(revision, amended, before, after));
  const { reasons, unplaced } = assignReasons(revision, given, drafts.map(({ amendments }) => amendments.map(placeOf)));
  return { entries: drafts.map((draft, i) => entryOf(draft, reasons[i]!)), unplaced };
}

function entryOf({ mended, amendments, leaders, moved }: Draft, reasons: readonly string[]): LogEntry {
  const errors = new Map<string, Mended[]>();
  for (const one of mended) errors.set(sameError(one), [...(errors.get(sameError(one)) ?? []), one]);
  const leading = amendments.filter((one) => !leaders.has(one));
  // The same words in place of the same are told in one breath with what they follow.
  const said = leading.length < amendments.length ? new Set(leading.map(phraseOf)) : new Set<string>();
  const following = new Set(amendments.filter((one) => leaders.has(one) && !said.has(phraseOf(one))));
  // Quotation marks that were changed along with those that an error was about.
  const faulty = new Set(mended.map(({ passage }) => passage));
  const requoted = errors.size > 0 ? leading.filter((one) => one.kind === "edited" && !faulty.has(one.old) && isRequoted(one.edit)) : [];
  const drafted = errors.size > 0 ? [...[...errors.values()].map(summaryOf), ...(requoted.length > 0 ? [changeSummary(requoted)] : [])] : [moved ? `Definition of ${quoted(moved.term)} moved to ${nameOf(moved.to)}` : changeSummary(leading)];
  // A person's reason says more than that something was amended; it goes with what the rules found.
  const summary = mended.length === 0 && reasons.length > 0 ? reasons : [...drafted, ...reasons];
  const places = placesOf(mended, amendments);
  const change = moved ? movedLines(moved) : [...changeLines(amendments.filter((one) => !following.has(one)), [...errors.values()]), ...followingLines([...following], leading.length > 1 ? "them" : "it")];
  return {
    summary: summary.map(sentence),
    sections: placeLines(places),
    change: change.map(sentence),
    rules: [...new Set(mended.map(({ finding }) => finding.rule))].sort(),
  };
}

function changeLines(amendments: readonly Amendment[], errors: readonly (readonly Mended[])[]): readonly string[] {
  const [only] = errors;
  const said = errors.length > 0 ? errors.map(changeOf).find((one) => one !== undefined) : undefined;
  if (only && said !== undefined) return [said];
  const requoted = new Set<Amendment>(amendments.filter((one) => one.kind === "edited" && isRequoted(one.edit)));
  if (requoted.size > 1) return [...requotedLines([...requoted] as readonly Edited[]), ...changeLines(amendments.filter((one) => !requoted.has(one)), [])];
  const runs = runsOf(amendments.filter((one) => one.kind === "renumbered")).filter((run) => run.length > 2);
  const renumbered = new Set<Amendment>(runs.flat());
  const others = amendments.filter((one) => !renumbered.has(one));
  const phrases = new Map<string, Amendment[]>();
  for (const [one, phrase] of phrasesOf(others)) phrases.set(phrase, [...(phrases.get(phrase) ?? []), one]);
  const numbers = runs.map(renumberedLine);
  if (phrases.size > 8) return [...numbers, `Amend ${listed(placeLines(others.map((one) => placeOfPassage(placeOf(one)))))} as shown in the redlined text`];
  const places = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
  const lines = [...phrases].map(([phrase, list]) => {
    const times = list.length > 1 && !isOfColumn(list) ? ` (${numberWord(list.length)} instances)` : "";
    // Where the changes differ from place to place, each says where it is; so do those of more rows than are named beside.
    const isApart = phrases.size > 1 && places.size > 1 && !isOneWord(others);
    const isRows = errors.length === 0 && places.size > mostDetails && list.every((one) => placeOf(one).row && !placeOf(one).row!.isHeader);
    const where = (isApart || isRows) && !isOfColumn(list) && list.every((one) => one.kind === "edited") ? `In ${placesIn(list)}, ${phrase.slice(0, 1).toLowerCase()}${phrase.slice(1)}` : phrase;
    return `${where}${times}`;
  });
  return [...lines, ...numbers];
}

/** Whether the amendments put the same words for the same, wherever they stand. */
function isOneWord(amendments: readonly Amendment[]): boolean {
  const words = new Set(amendments.map((one) => (one.kind === "edited" ? wordsFor(one) : "")));
  return words.size === 1 && /[\p{L}\p{N}]/u.test([...words][0]!);
}

/** What is said of each amendment; a row that changed in most of its cells is told as a whole, and words that moved within a text as one move. */
function phrasesOf(amendments: readonly Amendment[]): readonly (readonly [Amendment, string])[] {
  const found: (readonly [Amendment, string])[] = [];
  const byPassage = new Map<Passage, Edited[]>();
  for (const one of amendments) if (one.kind === "edited") byPassage.set(one.now, [...(byPassage.get(one.now) ?? []), one]);
  const told = new Set<Amendment>();
  // Where the same words are put for the same all over, their neighbours tell nothing.
  const isWide = amendments.length > 1 && isOneWord(amendments);
  for (const one of amendments) {
    if (told.has(one)) continue;
    if (isWide && one.kind === "edited" && one.edit.old.words.length > 0 && one.edit.now.words.length > 0 && !one.now.row) {
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

/** Whether what one edit takes out of a text is what the other puts in, a sentence or so. */
function isShift({ edit: one }: Edited, { edit: other }: Edited): boolean {
  if (one.cell !== other.cell) return false;
  const texts = ({ old, now }: typeof one): readonly [string, string] => [old.words.map(({ text }) => text).join(" "), now.words.map(({ text }) => text).join(" ")];
  const [[went, came], [alsoWent, alsoCame]] = [texts(one), texts(other)];
  return went === alsoCame && came === alsoWent && (went === "" ? came : came === "" ? went : "").split(" ").length > 2;
}

/** Whether the amendments are a column that came into a table, or went from it: told once, for all rows. */
function isOfColumn(list: readonly Amendment[]): boolean {
  return list.every((one) => one.kind === "edited" && one.edit.column !== undefined);
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

/** What became of the place that the definition left is told, unless nothing did. */
function movedLines({ term, from, to, amendments }: MovedDefinition): readonly string[] {
  const rest = amendments.filter((one) => one.kind === "edited" && one.old === from);
  const [there, here] = [nameOf(from), nameOf(to)];
  return [`Move the definition of ${quoted(term)} ${there === here ? `within ${here}` : `from ${there} to ${here}`}`, ...changeLines(rest, [])];
}

/** References that were amended for what the row tells of: word by word where these are few. */
function followingLines(list: readonly Amendment[], those: string): readonly string[] {
  const places = list.map((one) => placeOfPassage(placeOf(one)));
  const phrases = new Set(list.map(phraseOf));
  if (phrases.size > 3) return [`Amend the references to ${those} in ${listed(placeLines(places))} accordingly`];
  return [...phrases].map((phrase) => {
    const same = list.filter((one) => phraseOf(one) === phrase);
    return `In ${placesIn(same)}, ${phrase.slice(0, 1).toLowerCase()}${phrase.slice(1)}${same.length > 1 ? ` (${numberWord(same.length)} instances)` : ""}`;
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
  const { clauses } = document.tree;
  if (!clause || !next || clause.parent !== next.parent) return false;
  for (let at = clause.index + 1; at < next.index; at++) if (clauses[at]!.parent === clause.parent && clauses[at]!.key !== "") return false;
  return clause.index < next.index;
}

function renumberedLine(list: readonly Renumbered[]): string {
  const [first, last] = [list[0]!, list.at(-1)!];
  return `Renumber ${nameOf(first.old)} to ${last.old.clause!.number} as ${first.now.clause!.number} to ${last.now.clause!.number}`;
}

/** Where the error was and where it is mended: the clause that is put in for a reference, too. */
function placesOf(mended: readonly Mended[], amendments: readonly Amendment[]): readonly Place[] {
  const found = new Map<string, Place>();
  const add = (place: Place): void => {
    const key = `${place.document.id}\n${placeWords(place)}`;
    if (!found.has(key)) found.set(key, place);
  };
  for (const amendment of amendments) {
    add(placeOfAmendment(amendment));
    // What moved to another part of the Code left a place, too.
    if (amendment.kind === "moved" && isElsewhere(amendment.old, amendment.now)) add(placeOfPart(amendment.old));
  }
  for (const { document, passage, amendments: by } of mended) {
    const isApart = passage !== undefined && !by.some((one) => isIn(passage, one));
    if (isApart) add(passage.row && !passage.definition ? placeOfClause(document, passage.clause) : placeOfPassage(passage));
  }
  return [...found.values()];
}

function placeOfAmendment(amendment: Amendment): Place {
  switch (amendment.kind) {
    case "inserted":
    case "moved":
      return placeOfPart(amendment.now);
    case "removed":
      return placeOfPart(amendment.old);
    default: {
      const { document, clause } = placeOf(amendment);
      return isOfColumn([amendment]) ? placeOfClause(document, clause) : placeOfPassage(placeOf(amendment));
    }
  }
}

function placeOfPart({ document, passages, clause, isDocument }: Part): Place {
  if (isDocument) return placeOfClause(document, undefined);
  return clause && clause.key !== "" ? placeOfClause(document, clause) : placeOfPassage(passages[0]!);
}

/** Whether a part stands in another clause or document than it did. */
function isElsewhere(old: Part, now: Part): boolean {
  const around = ({ document, passages, clause }: Part): string => (clause ? clausesAround(document, document.tree.clauses[clause.parent]) : clausesAround(document, passages[0]!.clause))[0]?.key ?? "";
  return old.document.id !== now.document.id || around(old) !== around(now);
}

function isIn(passage: Passage, amendment: Amendment): boolean {
  // What a clause is called now does not matter.
  if ((amendment.kind === "renumbered" || amendment.kind === "edited") && amendment.old === passage) return true;
  if (amendment.kind === "moved" && amendment.old.passages.includes(passage)) return true;
  const at = placeOf(amendment);
  return at.document.id === passage.document.id && clausesAround(at.document, at.clause)[0]?.key === clausesAround(passage.document, passage.clause)[0]?.key;
}

/** What happened, where no finding says why. */
function changeSummary(amendments: readonly Amendment[]): string {
  const [first] = amendments;
  const place = (one: Amendment): string => placeWords(placeOfClause(placeOf(one).document, wholeClause(placeOf(one).document, placeOf(one).clause)));
  if (isOfOneClause(amendments)) return `${place(first!)} amended`;
  switch (first!.kind) {
    case "inserted":
      return `${bareName(first!.now)} inserted`;
    case "removed":
      return `${bareName(first!.old)} removed`;
    case "moved":
      return `${bareName(first!.now)} moved`;
    case "renumbered": {
      const isParagraph = first!.now.clause!.kind === "paragraph";
      if (amendments.length === 1) return `${nameOf(first!.old)} renumbered`;
      const what = isParagraph ? `aragraph${amendments.length > 1 ? "s" : ""} of ${place(first!)}` : `lause${amendments.length > 1 ? "s" : ""}`;
      return `${isParagraph ? "P" : "C"}${what} renumbered`;
    }
    case "edited": {
      const { now, old, edit } = first!;
      const clauses = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
      if (now.opens && now.clause?.notUsed && !old.clause?.notUsed) return `${placeWords(placeOfClause(now.document, now.clause))} marked as not used`;
      if (amendments.every((one) => one.kind === "edited" && isRequoted(one.edit))) return `Quotation marks changed in ${clauses.size > 1 ? `${numberWord(clauses.size)} places` : [...clauses][0]!}`;
      if (amendments.some((one) => isOfColumn([one]))) {
        const columns = new Set(amendments.map((one) => (one.kind === "edited" ? one.edit.column : undefined)));
        return columns.size > 1 ? "Columns of a table amended" : `Column ${edit.column === "came" ? "inserted in" : "removed from"} a table`;
      }
      if (now.row && !now.definition) return "Table amended";
      const renamed = amendments.find((one): one is Edited => one.kind === "edited" && one.old.definition !== undefined && one.now.definition !== undefined && one.old.definition.term !== one.now.definition.term);
      if (renamed) return `Defined term ${quoted(renamed.old.definition!.term)} changed to ${quoted(renamed.now.definition!.term)}${clauses.size > 1 ? ` in ${numberWord(clauses.size)} places` : ""}`;
      if (clauses.size > 1) return `${quoted(sideWords(old, edit.old.words))} changed in ${numberWord(clauses.size)} places`;
      if (now.definition && ((now.definition.form === "table" && now.row) || contains(covering(now.definition.at, now.definition.body), edit.now.at))) return `Definition of ${quoted(now.definition.term)} amended`;
      if (now.kind === "heading") return `${now.clause?.kind === "table" ? "Caption" : "Heading"} ${quoted(textOf(old.document, old.spans[0]!))} amended`;
      return `${placeWords(placeOfClause(now.document, now.clause))} amended`;
    }
  }
}

/** Several things that were done to one clause, and not the same words in several of its paragraphs. */
function isOfOneClause(amendments: readonly Amendment[]): boolean {
  const kinds = new Set(amendments.map((one) => one.kind));
  if (amendments.length < 2 || kinds.has("moved") || (kinds.size === 1 && kinds.has("renumbered"))) return false;
  const clauses = new Set(amendments.map((one) => clausePlace(placeOf(one).document, placeOf(one).clause)));
  const words = new Set(amendments.map((one) => (one.kind === "edited" ? wordsFor(one) : "")));
  return clauses.size === 1 && (kinds.size > 1 || ((words.size > 1 || !isOneWord(amendments)) && !placeOf(amendments[0]!).definition && !placeOf(amendments[0]!).row));
}

/** `Definition of “Panel”`, `Section G3.5A` */
function bareName(part: Part): string {
  return withCapital(partName(part).replace(/^the (?:whole of )?(?=definition|row|heading|\p{Lu})/u, "").replace(/^the whole of /, ""));
}

function sideWords(passage: Passage, words: readonly { readonly at: { readonly from: number; readonly to: number } }[]): string {
  return words.length === 0 ? "" : textOf(passage.document, { from: words[0]!.at.from, to: words.at(-1)!.at.to });
}

function sentence(text: string): string {
  const one = withCapital(text.replace(/\s+/g, " ").trim());
  return /[.!?;:]”?$/.test(one) ? one : `${one}.`;
}
