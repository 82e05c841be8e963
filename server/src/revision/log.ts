// The housekeeping log: the table of a modification report (Summary of error, Sections affected, Proposed change),
// drafted from the findings that were mended between two versions and from the amendments that no finding explains.

import { addTo } from "../text/lists.ts";
import { withCapital } from "../text/sentence.ts";
import { amending, placeOf } from "./amendments.ts";
import { changeLines, followingLines, movedLines } from "./change-lines.ts";
import { changeSummary } from "./change-summary.ts";
import { draftsOf, type Draft } from "./drafts.ts";
import { placesOf } from "./log-places.ts";
import { mendedFindings, type FindingsOf, type Mended } from "./mended.ts";
import { nameOf, phraseOf, quoted } from "./phrases.ts";
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
  if (amended.amendments.length === 0) return { entries: [], unplaced: given };
  const drafts = draftsOf(revision, amended, yield* mendedFindings(revision, amended, before, after));
  const { reasons, unplaced } = assignReasons(revision, given, drafts.map(({ amendments }) => amendments.map(placeOf)));
  return { entries: drafts.map((draft, i) => entryOf(draft, reasons[i]!)), unplaced };
}

function entryOf({ mended, amendments, leaders, moved }: Draft, reasons: readonly string[]): LogEntry {
  const errors = new Map<string, Mended[]>();
  for (const one of mended) addTo(errors, sameError(one), one);
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

function sentence(text: string): string {
  const one = withCapital(text.replace(/\s+/g, " ").trim());
  return /[.!?;:]”?$/.test(one) ? one : `${one}.`;
}
