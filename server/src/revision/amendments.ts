// What was done to the text between two versions, in the pieces that a housekeeping log speaks of: words that changed,
// a clause, definition or row that came, went, moved, or has another number.

import type { Facts } from "../index/facts.ts";
import { termKey } from "../index/keys.ts";
import type { Clause } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { clausesAround } from "./clauses.ts";
import { movesIn, type Arrival, type Departure, type Moves, type Read } from "./moves.ts";
import { rowName, type Passage } from "./passages.ts";
import { isChanged, passagePairs, type DocumentPair, type PassagePair, type Revision } from "./revision.ts";
import { inWholeTerms } from "./whole-terms.ts";
import type { WordEdit } from "./words.ts";

export type Amendment =
  | { readonly kind: "edited"; readonly old: Passage; readonly now: Passage; readonly edit: WordEdit }
  | { readonly kind: "inserted"; readonly now: Part }
  | { readonly kind: "removed"; readonly old: Part }
  | Moved
  | { readonly kind: "renumbered"; readonly old: Passage; readonly now: Passage };

/** What changed on the way is told behind it, as edits from the passages of `old` to those of `now`. */
export interface Moved {
  readonly kind: "moved";
  readonly old: Part;
  readonly now: Part;
  /** The edits by which the words left passages that stayed. */
  readonly left: readonly WordEdit[];
  /** The edit by which they came into one that stayed. */
  readonly arrived: WordEdit | undefined;
}

/** Passages that came or went together. */
export interface Part {
  readonly document: Facts;
  readonly passages: readonly Passage[];
  readonly at: Span;
  /** The clause that came, went or moved as a whole; undefined where it is a row, or a part of a clause, or a whole document. */
  readonly clause: Clause | undefined;
  /** Whether the part is all of its document, which came or went. */
  readonly isDocument: boolean;
}

export interface Amended {
  /** In the order of the Code and of the text. */
  readonly amendments: readonly Amendment[];
  /** What became of each passage of the old version. */
  readonly successor: ReadonlyMap<Passage, Passage>;
}

/** Every amendment between the two versions, a step for each document. */
export function* amending(revision: Revision): Generator<void, Amended> {
  const documents: Read[] = [];
  for (const pair of revision.pairs) {
    if (!isChanged(pair)) continue;
    documents.push({ pair, passages: passagePairs(pair).map((one) => told(one, revision)) });
    yield;
  }
  const moves = movesIn(documents, (pair) => told(pair, revision));
  const successor = new Map<Passage, Passage>();
  for (const { passages } of documents) for (const { old, now } of passages) if (old && now) successor.set(old, now);
  const amendments: Amendment[] = [];
  for (const [i, { pair, passages }] of documents.entries()) {
    const here = amendmentsOf(pair, moves.passages[i]!, moves);
    // Of a document that is new, all is, wherever it comes from.
    const whole = pair.old ? here : [...amendmentsOf(pair, passages, moves), ...here.filter(({ kind }) => kind !== "inserted")];
    for (const one of whole) amendments.push(one);
  }
  for (const one of amendments) {
    if (one.kind !== "moved") continue;
    one.old.passages.forEach((passage, i) => {
      if (!successor.has(passage) || moves.departures.get(passage)?.isAll) successor.set(passage, one.now.passages[i]!);
    });
  }
  return { amendments, successor };
}

/** With the words that changed in whole terms. */
function told(pair: PassagePair, { old, now }: Revision): PassagePair {
  return pair.old && pair.now && pair.edits.length > 0 ? { ...pair, edits: inWholeTerms(pair.edits, [pair.old, pair.now], [old, now]) } : pair;
}

/** Where an amendment is told to be: in the new version, or the old one where nothing is left of it. */
export function placeOf(amendment: Amendment): Passage {
  return (newPassages(amendment)[0] ?? oldPassages(amendment)[0])!;
}

/** What it was done to, in the old version. */
export function oldPassages(amendment: Amendment): readonly Passage[] {
  switch (amendment.kind) {
    case "edited":
    case "renumbered":
      return [amendment.old];
    case "removed":
    case "moved":
      return amendment.old.passages;
    case "inserted":
      return [];
  }
}

/** What came of it in the new version. */
export function newPassages(amendment: Amendment): readonly Passage[] {
  switch (amendment.kind) {
    case "edited":
    case "renumbered":
      return [amendment.now];
    case "inserted":
    case "moved":
      return amendment.now.passages;
    case "removed":
      return [];
  }
}

function amendmentsOf(pair: DocumentPair, passages: readonly PassagePair[], { departures, arrivals }: Moves): readonly Amendment[] {
  const found: Amendment[] = [];
  const came = openings(passages, "now", ({ old }) => !old);
  const went = openings(passages, "old", ({ now }) => !now);
  const moved = openings(passages, "now", ({ isMoved }) => isMoved !== undefined);
  let run: Run | undefined;
  // What changed in what moved comes behind the move.
  let within: Amendment[] = [];
  const close = (): void => {
    if (!run) return;
    const { kind, clause, olds, news } = run;
    if (kind === "inserted") found.push({ kind, now: partOf(news, clause, !pair.old) });
    else if (kind === "removed") found.push({ kind, old: partOf(olds, clause, !pair.now) });
    else {
      const move: Moved = { kind, old: partOf(olds, clause && wholeOld(olds[0]!, departures.get(olds[0]!))), now: partOf(news, clause), left: olds.flatMap((old) => departures.get(old)?.by ?? []), arrived: undefined };
      // What has another name is called by that where it stands.
      for (const one of isRenamed(move) ? [...within, move] : [move, ...within]) found.push(one);
      within = [];
    }
    run = undefined;
  };
  const add = (kind: Run["kind"], clause: Clause | undefined, old: Passage | undefined, now: Passage | undefined, along = !pair.old || !pair.now): Run => {
    const goesOn = run?.kind === kind && (along || (clause !== undefined && run.clause === clause));
    if (!goesOn) close();
    run ??= { kind, clause, olds: [], news: [] };
    if (old) run.olds.push(old);
    if (now) run.news.push(now);
    return run;
  };
  for (const { old, now, edits, isMoved } of passages) {
    if (old && now && isMoved) {
      const { olds, news } = add("moved", wholeClause(now, moved, undefined), old, now, isMoved === "along");
      for (const edit of edits) within.push({ kind: "edited", old, now, edit });
      const [was, is] = [olds[0]!.clause?.key.length ?? 0, news[0]!.clause?.key ?? ""];
      // `C1.4(a)` is 2.2(a) because C1.4 is 2.2.
      if (isRenumbered(old, now) && olds.length > 1 && now.clause!.key !== is + old.clause!.key.slice(was)) within.push({ kind: "renumbered", old, now });
    } else if (old && now) {
      close();
      const arrival = arrivals.get(now);
      for (const edit of edits) {
        if (arrival && edit === arrival.by) for (const one of arrived(arrival, now, departures.get(arrival.from))) found.push(one);
        found.push({ kind: "edited", old, now, edit });
      }
      if (isRenumbered(old, now)) found.push({ kind: "renumbered", old, now });
    } else if (now) {
      const clause = pair.old && wholeClause(now, came, pair.old);
      if (run?.kind !== "moved" || !clause || !isInside(now, clause, run.clause)) add("inserted", clause, undefined, now);
      else {
        const last = within.at(-1);
        const goesOn = last?.kind === "inserted" && last.now.clause === clause;
        within.splice(goesOn ? -1 : within.length, goesOn ? 1 : 0, { kind: "inserted", now: partOf(goesOn ? [...last.now.passages, now] : [now], clause) });
      }
    } else add("removed", pair.now && wholeClause(old!, went, pair.now), old, undefined);
  }
  close();
  return found;
}

function partOf(passages: readonly Passage[], clause: Clause | undefined, isDocument = false): Part {
  return { document: passages[0]!.document, passages, at: { from: passages[0]!.at.from, to: passages.at(-1)!.at.to }, clause, isDocument };
}

/** Words that came into a passage that stayed, and what changed in them. */
function arrived({ from, by, edits, isAll }: Arrival, now: Passage, departure: Departure | undefined): readonly Amendment[] {
  return [
    { kind: "moved", old: partOf([from], wholeOld(from, departure)), now: partOf([now], isAll && now.opens ? now.clause : undefined), left: departure ? [departure.by] : [], arrived: by },
    ...edits.map((edit): Amendment => ({ kind: "edited", old: from, now, edit })),
  ];
}

/** The clause that moved with the passage that opens it, where that is not in part what stayed. */
function wholeOld({ opens, clause }: Passage, departure: Departure | undefined): Clause | undefined {
  return opens && departure?.isAll !== false ? clause : undefined;
}

/** Whether it is a row that has another name, or number, now. */
export function isRenamed({ old, now }: Moved): boolean {
  const [from, to] = [old.passages[0]!, now.passages[0]!];
  return from.row !== undefined && to.row !== undefined && rowName(from) !== rowName(to);
}

function isInside({ document }: Passage, inner: Clause, outer: Clause | undefined): boolean {
  for (let at: Clause | undefined = inner; at; at = document.tree.clauses[at.parent]) if (at === outer) return true;
  return false;
}

/** Passages that came, went or moved one behind the other. */
interface Run {
  readonly kind: "inserted" | "removed" | "moved";
  readonly clause: Clause | undefined;
  readonly olds: Passage[];
  readonly news: Passage[];
}

/** Of each clause that opens with a passage, whether `holds` of that passage. */
function openings(passages: readonly PassagePair[], side: "old" | "now", holds: (pair: PassagePair) => boolean): ReadonlyMap<Clause, boolean> {
  const found = new Map<Clause, boolean>();
  for (const pair of passages) {
    const passage = pair[side];
    if (passage?.opens && passage.clause) found.set(passage.clause, holds(pair));
  }
  return found;
}

/** The outermost clause around `passage` that is on this side alone, or moved; `other` is the other side, where what has no opening there counts. */
function wholeClause({ clause, document }: Passage, alone: ReadonlyMap<Clause, boolean>, other: Facts | undefined): Clause | undefined {
  let whole: Clause | undefined;
  for (let at = clause; at; at = document.tree.clauses[at.parent]) {
    const isAlone = alone.get(at) ?? (other !== undefined && at.key !== "" && !other.clauses.has(at.key));
    // A heading that was put over clauses which were there does not bring them.
    if (!isAlone) break;
    whole = at;
  }
  return whole;
}

function isRenumbered(old: Passage, now: Passage): boolean {
  if (!old.opens || !now.opens || !old.clause || !now.clause) return false;
  return old.clause.number !== "" && now.clause.number !== "" && bare(old.clause.number) !== bare(now.clause.number);
}

/** `1.1.` is `1.1`. */
function bare(number: string): string {
  return number.replace(/\.$/, "");
}

/** Whether a part stands in another clause or document than it did. */
export function isElsewhere({ old, now }: Moved): boolean {
  const around = ({ document, passages, clause }: Part): string => (clause ? clausesAround(document, document.tree.clauses[clause.parent]) : clausesAround(document, passages[0]!.clause))[0]?.key ?? "";
  return old.document.id !== now.document.id || around(old) !== around(now);
}

/** The term whose definition moved, into a table, out of one or within one, and what it was before; undefined for all else. */
export function movedTerm({ old, now }: Moved): { readonly was: string; readonly is: string } | undefined {
  const [from, to] = [old, now].map(({ passages }) => (passages.slice(1).every(({ goesOn }) => goesOn) ? passages[0]! : undefined));
  if (!from?.definition || !to?.definition) return undefined;
  const isRow = ({ definition, row }: Passage): boolean => row !== undefined && definition!.form === "table";
  const isOne = isRow(from) || isRow(to) ? termKey(from.definition.term) === termKey(to.definition.term) || (isRow(from) && isRow(to)) : false;
  return isOne ? { was: from.definition.term, is: to.definition.term } : undefined;
}
