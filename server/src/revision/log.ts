// The housekeeping log: the table of a modification report (Summary of error, Sections affected, Proposed change),
// drafted from the findings that were mended between two versions and from the amendments that no finding explains.

import type { Facts } from "../index/facts.ts";
import type { Clause } from "../syntax/tree.ts";
import { numberWord, withCapital } from "../text/sentence.ts";
import { contains, covering } from "../text/span.ts";
import { amending, placeOf, type Amended, type Amendment, type Part } from "./amendments.ts";
import { clausesAround } from "./clauses.ts";
import { gravest, mendedFindings, type FindingsOf, type Mended } from "./mended.ts";
import { movedDefinitions, type MovedDefinition } from "./moved-definitions.ts";
import type { Passage } from "./passages.ts";
import { nameOf, partName, phraseOf, quoted, textOf } from "./phrases.ts";
import { placeLines, placeOfClause, placeOfPassage, placeWords, type Place } from "./places.ts";
import { assignReasons, type Reason } from "./reasons.ts";
import type { Revision } from "./revision.ts";
import { changeOf, sameError, summaryOf } from "./summaries.ts";

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
  const drafts = draftsOf(amended, yield* mendedFindings(revision, amended, before, after));
  const { reasons, unplaced } = assignReasons(revision, given, drafts.map(({ amendments }) => amendments.map(placeOf)));
  return { entries: drafts.map((draft, i) => entryOf(draft, reasons[i]!)), unplaced };
}

/** One row before it is put into words: findings that are one error, in all its places, and the amendments. */
interface Draft {
  readonly mended: readonly Mended[];
  readonly amendments: readonly Amendment[];
  /** Whose two places these are, where it is a definition that moved. */
  readonly moved?: MovedDefinition;
}

function draftsOf({ amendments }: Amended, mended: readonly Mended[]): readonly Draft[] {
  const rank = new Map(amendments.map((one, i) => [one, i]));
  const cases = casesOf(mended);
  const explained = new Set(cases.flatMap((one) => one.amendments));
  const drafts = new Map<string, { mended: Mended[]; amendments: Amendment[] }>();
  const put = (key: string, draft: Draft): void => {
    const same = drafts.get(key);
    if (!same) drafts.set(key, { mended: [...draft.mended], amendments: [...draft.amendments] });
    else {
      same.mended.push(...draft.mended);
      same.amendments.push(...draft.amendments.filter((one) => !same.amendments.includes(one)));
    }
  };
  for (const one of cases) put(`error ${sameError(gravest(one.mended)[0]!)}`, { ...one, mended: gravest(one.mended) });
  const moves = movedDefinitions(amendments.filter((one) => !explained.has(one)));
  const moving = new Set(moves.flatMap((move) => move.amendments));
  const others = amendments.filter((one) => !explained.has(one) && !moving.has(one));
  const places = placesByWords(others);
  for (const one of others) put(`change ${sameChange(one, places)}`, { mended: [], amendments: [one] });
  const first = ({ amendments: list }: Draft): number => Math.min(...list.map((one) => rank.get(one)!));
  const all: readonly Draft[] = [...drafts.values(), ...moves.map((moved) => ({ mended: [], amendments: moved.amendments, moved }))];
  return all.map((draft) => ({ ...draft, amendments: [...draft.amendments].sort((a, b) => rank.get(a)! - rank.get(b)!) })).sort((a, b) => first(a) - first(b));
}

/** Findings that one amendment mended are told together: a row that stood twice, with a wrong reference in it. */
function casesOf(mended: readonly Mended[]): readonly Draft[] {
  const cases: { mended: Mended[]; amendments: Set<Amendment> }[] = [];
  const byAmendment = new Map<Amendment, (typeof cases)[number]>();
  for (const one of mended) {
    const known = [...new Set(one.amendments.map((amendment) => byAmendment.get(amendment)).filter((found) => found !== undefined))];
    const into = known[0] ?? { mended: [], amendments: new Set<Amendment>() };
    if (known.length === 0) cases.push(into);
    for (const other of known.slice(1)) {
      into.mended.push(...other.mended);
      for (const amendment of other.amendments) into.amendments.add(amendment);
      cases.splice(cases.indexOf(other), 1);
    }
    into.mended.push(one);
    for (const amendment of one.amendments) into.amendments.add(amendment);
    for (const amendment of into.amendments) byAmendment.set(amendment, into);
  }
  return cases.map((one) => ({ mended: one.mended, amendments: [...one.amendments] }));
}

/** Words that were put for others -> the places where they were. */
function placesByWords(amendments: readonly Amendment[]): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  for (const one of amendments) {
    if (one.kind !== "edited") continue;
    const words = wordsFor(one);
    const known = places.get(words);
    if (known) known.add(editedPlace(one));
    else places.set(words, new Set([editedPlace(one)]));
  }
  return places;
}

type Edited = Extract<Amendment, { kind: "edited" }>;

function wordsFor({ edit }: Edited): string {
  return `${edit.old.words.map(({ text }) => text).join(" ")}\n${edit.now.words.map(({ text }) => text).join(" ")}`;
}

/** The clause with its paragraphs, or the definition; a heading and a row of another table each by itself. */
function editedPlace({ now }: Edited): string {
  if (now.kind === "heading" || (now.row !== undefined && !now.definition)) return `${now.document.id} ${now.index}`;
  return now.definition ? `${now.document.id} ${placeWords(placeOfPassage(now))}` : clausePlace(now.document, now.clause);
}

function clausePlace(document: Facts, clause: Clause | undefined): string {
  return `${document.id} clause ${wholeClause(document, clause)?.key ?? ""}`;
}

/** The clause that a paragraph stands in. */
function wholeClause({ tree }: Facts, clause: Clause | undefined): Clause | undefined {
  let whole = clause;
  while (whole?.kind === "paragraph") whole = tree.clauses[whole.parent];
  return whole;
}

/**
 * Equal for amendments that are one row: the same words for the same words in several places, all else that was edited
 * in one place, or one clause's renumbering with its neighbours'.
 */
function sameChange(amendment: Amendment, places: ReadonlyMap<string, ReadonlySet<string>>): string {
  const at = placeOf(amendment);
  switch (amendment.kind) {
    case "edited": {
      const { edit, old } = amendment;
      const words = wordsFor(amendment);
      // The same words by chance in many clauses are one change only where they say enough.
      const isWide = places.get(words)!.size > 1 && edit.old.words.length > 0 && edit.now.words.length > 0 && !old.row;
      return isWide ? `words ${words}` : `in ${editedPlace(amendment)}`;
    }
    case "renumbered":
      return `number ${at.document.id} ${at.clause?.parent ?? -1} ${at.clause?.kind ?? ""}`;
    case "inserted":
    case "removed": {
      const { document, clause } = amendment.kind === "inserted" ? amendment.now : amendment.old;
      // A paragraph that comes or goes amends its clause.
      if (clause?.kind === "paragraph") return `in ${clausePlace(document, clause)}`;
      return `${amendment.kind} ${at.document.id} ${at.index}`;
    }
    case "moved":
      return `${amendment.kind} ${at.document.id} ${at.index}`;
  }
}

function entryOf({ mended, amendments, moved }: Draft, reasons: readonly string[]): LogEntry {
  const errors = new Map<string, Mended[]>();
  for (const one of mended) errors.set(sameError(one), [...(errors.get(sameError(one)) ?? []), one]);
  const drafted = errors.size > 0 ? [...errors.values()].map(summaryOf) : [moved ? `Definition of ${quoted(moved.term)} moved to ${nameOf(moved.to)}` : changeSummary(amendments)];
  // A person's reason says more than that something was amended; it goes with what the rules found.
  const summary = mended.length === 0 && reasons.length > 0 ? reasons : [...drafted, ...reasons];
  const places = placesOf(mended, amendments);
  return {
    summary: summary.map(sentence),
    sections: placeLines(places),
    change: (moved ? movedLines(moved) : changeLines(amendments, [...errors.values()])).map(sentence),
    rules: [...new Set(mended.map(({ finding }) => finding.rule))].sort(),
  };
}

function changeLines(amendments: readonly Amendment[], errors: readonly (readonly Mended[])[]): readonly string[] {
  const [only] = errors;
  const said = errors.length > 0 ? errors.map(changeOf).find((one) => one !== undefined) : undefined;
  if (only && said !== undefined) return [said];
  const renumbered = amendments.filter((one) => one.kind === "renumbered");
  if (renumbered.length > 2) return [...renumberedLines(renumbered), ...changeLines(amendments.filter((one) => one.kind !== "renumbered"), [])];
  const phrases = new Map<string, Amendment[]>();
  for (const one of amendments) phrases.set(phraseOf(one), [...(phrases.get(phraseOf(one)) ?? []), one]);
  if (phrases.size > 8) return [`Amend ${placeLines(amendments.map((one) => placeOfPassage(placeOf(one)))).join("; ")} as shown in the redlined text`];
  const places = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
  return [...phrases].map(([phrase, list]) => {
    const times = list.length > 1 ? ` (${numberWord(list.length)} instances)` : "";
    // Where the changes differ from place to place, each says where it is.
    const where = phrases.size > 1 && places.size > 1 && list.every((one) => one.kind === "edited") ? `In ${placeLines(list.map((one) => placeOfPassage(placeOf(one)))).join("; ")}, ${phrase.slice(0, 1).toLowerCase()}${phrase.slice(1)}` : phrase;
    return `${where}${times}`;
  });
}

/** What became of the place that the definition left is told, unless nothing did. */
function movedLines({ term, from, to, amendments }: MovedDefinition): readonly string[] {
  const rest = amendments.filter((one) => one.kind === "edited" && one.old === from);
  const [there, here] = [nameOf(from), nameOf(to)];
  return [`Move the definition of ${quoted(term)} ${there === here ? `within ${here}` : `from ${there} to ${here}`}`, ...changeLines(rest, [])];
}

function renumberedLines(list: readonly Extract<Amendment, { kind: "renumbered" }>[]): readonly string[] {
  const [first, last] = [list[0]!, list.at(-1)!];
  return [`Renumber ${nameOf(first.old)} to ${last.old.clause!.number} as ${first.now.clause!.number} to ${last.now.clause!.number}`];
}

/** Where the error was and where it is mended: the clause that is put in for a reference, too. */
function placesOf(mended: readonly Mended[], amendments: readonly Amendment[]): readonly Place[] {
  const places: Place[] = [];
  const add = (place: Place): void => {
    if (!places.some((other) => placeWords(other) === placeWords(place) && other.document.id === place.document.id)) places.push(place);
  };
  for (const amendment of amendments) add(placeOfAmendment(amendment));
  for (const { document, passage, amendments: by } of mended) {
    const isElsewhere = passage !== undefined && !by.some((one) => isIn(passage, one));
    if (isElsewhere) add(passage.row && !passage.definition ? placeOfClause(document, passage.clause) : placeOfPassage(passage));
  }
  return places;
}

function placeOfAmendment(amendment: Amendment): Place {
  const part = amendment.kind === "inserted" || amendment.kind === "moved" ? amendment.now : amendment.kind === "removed" ? amendment.old : undefined;
  if (part?.isDocument) return placeOfClause(part.document, undefined);
  if (part?.clause && part.clause.key !== "") return placeOfClause(part.document, part.clause);
  return placeOfPassage(placeOf(amendment));
}

function isIn(passage: Passage, amendment: Amendment): boolean {
  const at = placeOf(amendment);
  return at.document.id === passage.document.id && clausesAround(at.document, at.clause)[0]?.key === clausesAround(passage.document, passage.clause)[0]?.key;
}

/** What happened, where no finding says why. */
function changeSummary(amendments: readonly Amendment[]): string {
  const [first] = amendments;
  if (isOfOneClause(amendments)) {
    const { document, clause } = placeOf(first!);
    return `${placeWords(placeOfClause(document, wholeClause(document, clause)))} amended`;
  }
  switch (first!.kind) {
    case "inserted":
      return `${bareName(first!.now)} inserted`;
    case "removed":
      return `${bareName(first!.old)} removed`;
    case "moved":
      return `${bareName(first!.now)} moved`;
    case "renumbered":
      return amendments.length > 1 ? "Clauses renumbered" : "Clause renumbered";
    case "edited": {
      const { now, old, edit } = first!;
      const clauses = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
      if (now.opens && now.clause?.notUsed && !old.clause?.notUsed) return `${placeWords(placeOfClause(now.document, now.clause))} marked as not used`;
      if (clauses.size > 1) return `${quoted(sideWords(old, edit.old.words))} changed in ${numberWord(clauses.size)} places`;
      if (now.definition && ((now.definition.form === "table" && now.row) || contains(covering(now.definition.at, now.definition.body), edit.now.at))) return `Definition of ${quoted(now.definition.term)} amended`;
      if (now.kind === "heading") return `Heading ${quoted(textOf(old.document, old.spans[0]!))} amended`;
      if (now.row) return "Table amended";
      return `${placeWords(placeOfClause(now.document, now.clause))} amended`;
    }
  }
}

/** Several things that were done to one clause, and not the same words in several of its paragraphs. */
function isOfOneClause(amendments: readonly Amendment[]): boolean {
  const kinds = new Set(amendments.map((one) => one.kind));
  if (amendments.length < 2 || kinds.has("renumbered") || kinds.has("moved")) return false;
  const clauses = new Set(amendments.map((one) => clausePlace(placeOf(one).document, placeOf(one).clause)));
  const words = new Set(amendments.map((one) => (one.kind === "edited" ? wordsFor(one) : "")));
  return clauses.size === 1 && (kinds.size > 1 || (words.size > 1 && !placeOf(amendments[0]!).definition && !placeOf(amendments[0]!).row));
}

/** `Definition of “Panel”`, `Section G3.5A` */
function bareName(part: Part): string {
  return withCapital(partName(part).replace(/^the (?=definition|row|heading)/, ""));
}

function sideWords(passage: Passage, words: readonly { readonly at: { readonly from: number; readonly to: number } }[]): string {
  return words.length === 0 ? "" : textOf(passage.document, { from: words[0]!.at.from, to: words.at(-1)!.at.to });
}

function sentence(text: string): string {
  const one = withCapital(text.replace(/\s+/g, " ").trim());
  return /[.!?;:]”?$/.test(one) ? one : `${one}.`;
}
