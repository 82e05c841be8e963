// What was done to the text between two versions, in the pieces that a housekeeping log speaks of: words that changed,
// a clause, definition or row that came, went, moved, or has another number.

import type { Facts } from "../index/facts.ts";
import type { Clause } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Passage } from "./passages.ts";
import { isChanged, passagePairs, type DocumentPair, type PassagePair, type Revision } from "./revision.ts";
import { inWholeTerms } from "./whole-terms.ts";
import type { WordEdit } from "./words.ts";

export type Amendment =
  | { readonly kind: "edited"; readonly old: Passage; readonly now: Passage; readonly edit: WordEdit }
  | { readonly kind: "inserted"; readonly now: Part }
  | { readonly kind: "removed"; readonly old: Part }
  | { readonly kind: "moved"; readonly old: Part; readonly now: Part }
  | { readonly kind: "renumbered"; readonly old: Passage; readonly now: Passage };

/** Passages that came or went together. */
export interface Part {
  readonly document: Facts;
  readonly passages: readonly Passage[];
  readonly at: Span;
  /** The clause that came or went as a whole; undefined where it is a row, or a part of a clause, or a whole document. */
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
  const successor = new Map<Passage, Passage>();
  const amendments: Amendment[] = [];
  for (const pair of revision.pairs) {
    if (!isChanged(pair)) continue;
    const passages = passagePairs(pair).map((one) => (one.old && one.now && one.edits.length > 0 ? { ...one, edits: inWholeTerms(one.edits, [one.old, one.now], [revision.old, revision.now]) } : one));
    for (const { old, now } of passages) if (old && now) successor.set(old, now);
    for (const one of amendmentsOf(pair, passages)) amendments.push(one);
    yield;
  }
  const moved = withMoves(amendments);
  for (const one of moved) if (one.kind === "moved") one.old.passages.forEach((passage, i) => successor.set(passage, successor.get(passage) ?? one.now.passages[i]!));
  return { amendments: moved, successor };
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

function amendmentsOf(pair: DocumentPair, passages: readonly PassagePair[]): readonly Amendment[] {
  const found: Amendment[] = [];
  const came = openings(passages, "now", ({ old }) => !old);
  const went = openings(passages, "old", ({ now }) => !now);
  const moved = openings(passages, "now", ({ isMoved }) => isMoved !== undefined);
  let run: Run | undefined;
  const close = (): void => {
    if (!run) return;
    const { kind, clause, olds, news } = run;
    const part = (inside: readonly Passage[], whole: Clause | undefined): Part => ({ document: inside[0]!.document, passages: inside, at: { from: inside[0]!.at.from, to: inside.at(-1)!.at.to }, clause: whole, isDocument: (kind === "inserted" ? pair.old : pair.now) === undefined });
    if (kind === "inserted") found.push({ kind, now: part(news, clause) });
    else if (kind === "removed") found.push({ kind, old: part(olds, clause) });
    else found.push({ kind, old: part(olds, clause && olds[0]!.clause), now: part(news, clause) });
    run = undefined;
  };
  const add = (kind: Run["kind"], clause: Clause | undefined, old: Passage | undefined, now: Passage | undefined, along = !pair.old || !pair.now): void => {
    const goesOn = run?.kind === kind && (along || (clause !== undefined && run.clause === clause));
    if (!goesOn) close();
    run ??= { kind, clause, olds: [], news: [] };
    if (old) run.olds.push(old);
    if (now) run.news.push(now);
  };
  const edited: Amendment[] = [];
  for (const { old, now, edits, isMoved } of passages) {
    if (!isMoved && ((old && now) || edited.length > 0)) {
      close();
      for (const one of edited.splice(0)) found.push(one);
    }
    if (old && now) {
      const here: Amendment[] = edits.map((edit) => ({ kind: "edited", old, now, edit }));
      if (isRenumbered(old, now)) here.push({ kind: "renumbered", old, now });
      if (isMoved) add("moved", wholeClause(now, moved, undefined), old, now, isMoved === "along");
      // What changed in what moved comes behind the move.
      for (const one of here) (isMoved ? edited : found).push(one);
    } else if (now) add("inserted", pair.old && wholeClause(now, came, pair.old), undefined, now);
    else add("removed", pair.now && wholeClause(old!, went, pair.now), old, undefined);
  }
  close();
  return [...found, ...edited];
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

/** What went at one place and came, word for word, at another has moved. */
function withMoves(amendments: readonly Amendment[]): readonly Amendment[] {
  const wordsOf = ({ passages }: Part): string => passages.map(({ unit }) => unit.body).join("\n");
  const came = new Map<string, Extract<Amendment, { kind: "inserted" }> | undefined>();
  for (const one of amendments) {
    if (one.kind !== "inserted" || one.now.isDocument) continue;
    const words = wordsOf(one.now);
    if (words.length >= 25) came.set(words, came.has(words) ? undefined : one);
  }
  const moves = new Map<Amendment, Amendment | undefined>();
  for (const one of amendments) {
    if (one.kind !== "removed" || one.old.isDocument) continue;
    const other = came.get(wordsOf(one.old));
    if (!other || moves.has(other)) continue;
    moves.set(other, { kind: "moved", old: one.old, now: other.now });
    moves.set(one, undefined);
  }
  return moves.size === 0 ? amendments : amendments.flatMap((one) => (moves.has(one) ? [moves.get(one)].filter((move) => move !== undefined) : [one]));
}
