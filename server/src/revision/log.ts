// The housekeeping log: the table of a modification report (Summary of error, Sections affected, Proposed change),
// drafted from the findings that were mended between two versions and from the amendments that no finding explains; and
// the XML Schemas that changed.

import { addTo } from "../text/lists.ts";
import { withCapital } from "../text/sentence.ts";
import { amending, isElsewhere, placeOf, type Amendment } from "./amendments.ts";
import { changeLines, followingLines } from "./change-lines.ts";
import { changeSummary } from "./change-summary.ts";
import { draftsOf, type Draft } from "./drafts.ts";
import { placesOf } from "./log-places.ts";
import { schemaRows } from "./log-schemas.ts";
import { mendedFindings, type FindingsOf, type Mended } from "./mended.ts";
import type { Passage } from "./passages.ts";
import { phraseOf } from "./phrases.ts";
import { placeLines } from "./places.ts";
import { assignReasons, type Reason } from "./reasons.ts";
import type { Revision } from "./revision.ts";
import { sameError, summaryOf } from "./summaries.ts";
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
  const schemas = schemaRows(revision).map((row): LogEntry => ({ ...row, rules: [] }));
  if (amended.amendments.length === 0) return { entries: schemas, unplaced: given };
  const drafts = draftsOf(revision, amended, yield* mendedFindings(revision, amended, before, after));
  const { reasons, unplaced } = assignReasons(revision, given, drafts.map(({ amendments }) => amendments.flatMap(placesMeant)));
  return { entries: [...drafts.map((draft, i) => entryOf(draft, reasons[i]!)), ...schemas], unplaced };
}

/** Where a reason may say that the amendment was made: of what moved, at either place. */
function placesMeant(one: Amendment): readonly Passage[] {
  return one.kind === "moved" ? [placeOf(one), one.old.passages[0]!] : [placeOf(one)];
}

function entryOf({ mended, amendments, leaders }: Draft, reasons: readonly string[]): LogEntry {
  const errors = new Map<string, Mended[]>();
  for (const one of mended) addTo(errors, sameError(one), one);
  const leading = amendments.filter((one) => !leaders.has(one));
  // The same words in place of the same are told in one breath with what they follow.
  const said = leading.length < amendments.length ? new Set(leading.map(phraseOf)) : new Set<string>();
  const following = new Set(amendments.filter((one) => leaders.has(one) && !said.has(phraseOf(one))));
  // Quotation marks that were changed along with those that an error was about.
  const faulty = new Set(mended.map(({ passage }) => passage));
  const requoted = errors.size > 0 ? leading.filter((one) => one.kind === "edited" && !faulty.has(one.old) && isRequoted(one.edit)) : [];
  const moved = errors.size > 0 ? leading.filter((one) => one.kind === "moved" && isElsewhere(one)) : [];
  const drafted = errors.size > 0 ? [...[...errors.values()].map(summaryOf), ...moved.map((one) => changeSummary([one, ...leading])), ...(requoted.length > 0 ? [changeSummary(requoted)] : [])] : [changeSummary(leading)];
  // A person's reason says more than that something was amended; it goes with what the rules found.
  const summary = mended.length === 0 && reasons.length > 0 ? reasons : [...drafted, ...reasons];
  const told = withMoves(amendments);
  const places = placesOf(mended, amendments);
  const change = [...changeLines(told.filter((one) => !following.has(one)), [...errors.values()]), ...followingLines([...following], leading.length > 1 ? "them" : "it")];
  return {
    summary: summary.map(sentence),
    sections: placeLines(places),
    change: change.map(sentence),
    rules: [...new Set(mended.map(({ finding }) => finding.rule))].sort(),
  };
}

/** Behind what moved, what was left out and what stands at the place that it left; that words are gone there, and that they have come, goes without saying. */
function withMoves(amendments: readonly Amendment[]): readonly Amendment[] {
  const moves = amendments.filter((one) => one.kind === "moved");
  if (moves.length === 0) return amendments;
  const [left, arrived] = [new Set(moves.flatMap((one) => one.left)), new Set(moves.map((one) => one.arrived))];
  const hasLeft = (one: Amendment): boolean => one.kind === "edited" && left.has(one.edit);
  const others = amendments.filter((one) => one.kind !== "removed" && !hasLeft(one) && !(one.kind === "edited" && arrived.has(one.edit)));
  return [...others, ...amendments.filter((one) => one.kind === "removed" || (hasLeft(one) && one.kind === "edited" && one.edit.now.words.length > 0))];
}

function sentence(text: string): string {
  const one = withCapital(text.replace(/\s+/g, " ").trim());
  return /[.!?;:]”?$/.test(one) ? one : `${one}.`;
}
