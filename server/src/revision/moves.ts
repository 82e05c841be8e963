// What went at one place of the Code and came at another, in the same document or in another one, and the words that
// changed in it on the way. The redline asks the same question in the same way (text/moves.ts).

import { termKey } from "../index/keys.ts";
import type { Definition } from "../syntax/tree.ts";
import { commonAmong, isMostOf, leastThere, pairMoved, type Movable } from "../text/moves.ts";
import { contains } from "../text/span.ts";
import { passagesOf, type Passage } from "./passages.ts";
import { hasName, pairOf, type DocumentPair, type PassagePair } from "./revision.ts";
import { editsOf, said, type Word, type WordEdit } from "./words.ts";

/** A document, and what became of its passages. */
export interface Read {
  readonly pair: DocumentPair;
  readonly passages: readonly PassagePair[];
}

/** Words that came from elsewhere into a passage that stayed. */
export interface Arrival {
  readonly from: Passage;
  /** The edit that brought them. */
  readonly by: WordEdit;
  /** What changed in them on the way. */
  readonly edits: readonly WordEdit[];
  /** Whether they are all of the passage now. */
  readonly isAll: boolean;
}

/** Words that left a passage that stayed. */
export interface Departure {
  readonly by: WordEdit;
  /** Whether they were all of the passage. */
  readonly isAll: boolean;
}

export interface Moves {
  /** By document: a passage that moved as a whole is where it came, and no longer where it went. */
  readonly passages: readonly (readonly PassagePair[])[];
  /** By the passage that they came into. */
  readonly arrivals: ReadonlyMap<Passage, Arrival>;
  /** By the passage that they left. */
  readonly departures: ReadonlyMap<Passage, Departure>;
}

/** What moved between any two places of the documents; `told` puts the words that changed as they are told of. */
export function movesIn(documents: readonly Read[], told: (pair: PassagePair) => PassagePair): Moves {
  const units = documents.flatMap(({ passages }, document) => unitsOf(passages, document));
  const [olds, news] = (["old", "now"] as const).map((side) => units.filter((unit) => unit.side === side).sort((a, b) => a.document - b.document || a.item - b.item)) as [Unit[], Unit[]];
  const found = pairMoved<Unit, Pair>(olds, news, { same: paired, amended: paired });
  const joined = new Map<Passage, PassagePair>();
  const gone = new Set<Passage>();
  const arrivals = new Map<Passage, Arrival>();
  const departures = new Map<Passage, Departure>();
  for (const { went, came } of found) {
    const [from, to] = [went.passage, came.passage];
    // What is in a document that went, and in one that came, is told of with these.
    if (!documents[went.document]!.pair.now && !documents[came.document]!.pair.old) continue;
    if (went.by) departures.set(from, { by: went.by, isAll: went.isAll });
    else if (documents[went.document]!.pair.now) gone.add(from);
    const moved = told({ old: from, now: to, edits: editsOn(went, came), isMoved: "itself" });
    if (came.by) arrivals.set(to, { from, by: came.by, edits: moved.edits, isAll: came.isAll });
    else joined.set(to, moved);
  }
  const withPlace = (pair: PassagePair): PassagePair => {
    const last = hasName(pair.old!) ? undefined : joined.get(passagesOf(pair.now!.document)[pair.now!.index - 1]!)?.old;
    return last && last.document === pair.old!.document && last.index + 1 === pair.old!.index ? { ...pair, isMoved: "along" } : pair;
  };
  const passages = documents.map((one) => one.passages.flatMap((pair): readonly PassagePair[] => {
    if (pair.old) return !pair.now && gone.has(pair.old) ? [] : [pair];
    const moved = joined.get(pair.now!);
    return [moved ? withPlace(moved) : pair];
  }));
  return { passages, arrivals, departures };
}

/** A passage that went or came, or the most words that did at one place of one that stayed. */
interface Unit extends Movable {
  readonly side: "old" | "now";
  readonly passage: Passage;
  readonly words: readonly (readonly Word[])[];
  /** The edit by which the words went or came, where the passage stayed. */
  readonly by: WordEdit | undefined;
  readonly definition: Definition | undefined;
}

interface Pair {
  readonly went: Unit;
  readonly came: Unit;
}

function paired(went: Unit, came: Unit): Pair {
  return { went, came };
}

function unitsOf(passages: readonly PassagePair[], document: number): readonly Unit[] {
  const units: Unit[] = [];
  let run = 0;
  const isCommon = commonAmong(stayingRows(passages));
  const add = (spot: number, side: Unit["side"], passage: Passage, words: Unit["words"], by: WordEdit | undefined): void => {
    const texts = words.map(said);
    const isAll = !by || said(passage.words.flat()).length === texts[0]!.length;
    const definition = definitionIn(passage, texts, by);
    units.push({ document, item: passage.index, spot, row: passage.row ? 0 : -1, run, side, passage, words, texts, clauseKey: !passage.row && passage.opens && !by ? (passage.clause?.key ?? "") : "", by, isAll, isWhole: !by, sort: sortOf(passage, by), definition, term: definition?.kind === "meaning" ? termKey(definition.term) : undefined, isDefined: passage.row !== undefined && definition !== undefined, isCommon: passage.row !== undefined && !by && isCommon(texts) });
  };
  passages.forEach(({ old, now, edits }, spot) => {
    if (!old || !now) {
      const passage = (now ?? old)!;
      add(spot, now ? "now" : "old", passage, passage.row ? passage.words : [passage.words.flat()], undefined);
      return;
    }
    run++;
    for (const [side, passage] of [["old", old], ["now", now]] as const) {
      const [longest] = edits.filter(({ column }) => column === undefined).map((edit) => ({ edit, length: said(edit[side].words).length })).sort((a, b) => b.length - a.length);
      if (longest && longest.length >= leastThere) add(spot, side, passage, [longest.edit[side].words], longest.edit);
    }
  });
  return units;
}

/** The cells of the rows that stayed, where others came or went. */
function stayingRows(passages: readonly PassagePair[]): readonly (readonly string[])[] {
  if (!passages.some(({ old, now }) => (!old && now!.row) || (!now && old!.row))) return [];
  return passages.flatMap(({ old, now }) => (old && now?.row ? [now.words.map(said)] : []));
}

function sortOf({ kind }: Passage, by: WordEdit | undefined): string {
  return kind === "row" ? "row" : by || kind === "paragraph" ? "text" : kind;
}

/** The definition that the words are, or are most of. */
function definitionIn({ definition, goesOn, row }: Passage, texts: readonly string[], by: WordEdit | undefined): Definition | undefined {
  if (!definition || goesOn || definition.kind === "empty" || definition.form === "parenthetical" || (row && definition.form !== "table")) return undefined;
  return isMostOf(definition.body.to - definition.body.from, texts.join(" ").length, !by) ? definition : undefined;
}

/** What changed on the way; what leads to a definition, and the mark behind it, are none of its words. */
function editsOn(went: Unit, came: Unit): readonly WordEdit[] {
  const [from, to] = [went.passage, came.passage];
  if (!went.by && !came.by && from.row && to.row) {
    if (from.words.length !== to.words.length) return pairOf(from, to).edits;
    return from.words.flatMap((words, cell) => editsOf(words, to.words[cell]!, { cell, old: from.spans[cell]!, now: to.spans[cell]! }));
  }
  const isDefinition = went.definition !== undefined && came.definition !== undefined;
  const [olds, news] = [went, came].map((unit) => (isDefinition ? meaningOf(unit) : unit.words.flat())) as [readonly Word[], readonly Word[]];
  const [oldCell, cell] = [cellOf(from, olds), cellOf(to, news)];
  const edits = editsOf(olds, news, { cell, old: from.spans[oldCell] ?? from.at, now: to.spans[cell] ?? to.at });
  return cell === oldCell ? edits : edits.map((edit) => ({ ...edit, oldCell }));
}

/** The words of the meaning, without those that any meaning may open with, and the mark at its end. */
function meaningOf({ definition, words }: Unit): readonly Word[] {
  const meaning = words.flat().filter(({ at }) => contains(definition!.body, at));
  const opens = meaning.findIndex(({ text }) => !/^(?:shall|means?|the|an?)$/i.test(text));
  return meaning.slice(Math.max(0, opens), /^[.;]$/.test(meaning.at(-1)?.text ?? "") ? -1 : undefined);
}

function cellOf({ spans }: Passage, [first]: readonly Word[]): number {
  return first ? Math.max(0, spans.findIndex((span) => contains(span, first.at))) : 0;
}
