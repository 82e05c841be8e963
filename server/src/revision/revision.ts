// Two versions of one Code, document by document, and what became of each passage.

import { inCodeOrder } from "../index/code-order.ts";
import { wordsOf } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { isSameText } from "../text/text.ts";
import type { Table } from "../syntax/tree.ts";
import { oncePer } from "../text/remembered.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { align } from "../text/align.ts";
import { alignColumns, type AlignedColumns, type Grid } from "../text/columns.ts";
import { paired } from "../workspace/version.ts";
import { passagesOf, type Passage } from "./passages.ts";
import { editsOf, wholeOf, type WordEdit } from "./words.ts";

export interface Revision {
  readonly old: Snapshot;
  readonly now: Snapshot;
  /** In the order of the Code. A document that is the same in both is among them. */
  readonly pairs: readonly DocumentPair[];
}

/** One document in both versions; one side is undefined where the document came or went. */
export interface DocumentPair {
  readonly old: Facts | undefined;
  readonly now: Facts | undefined;
}

/** A passage and what it became. */
export interface PassagePair {
  readonly old: Passage | undefined;
  readonly now: Passage | undefined;
  /** What changed in it; none where it stayed, came or went. */
  readonly edits: readonly WordEdit[];
  /** Whether it stands elsewhere among the passages that stayed; "along" for what has no name of its own and follows what moved. */
  readonly isMoved?: "itself" | "along";
}

/** The documents of both versions side by side: by file, and those that are left by which document of the Code they are, or by title. */
export function revisionOf(old: Snapshot, now: Snapshot): Revision {
  const pairs = paired(old.documents, now.documents, ({ tree }) => tree.identity);
  const rank = new Map(inCodeOrder(pairs.map(([a, b]) => (b ?? a)!)).map((document, i) => [document, i]));
  return { old, now, pairs: pairs.map(([a, b]) => ({ old: a, now: b })).sort((a, b) => rank.get((a.now ?? a.old)!)! - rank.get((b.now ?? b.old)!)!) };
}

/** Whether anything of the document's text differs. */
export function isChanged({ old, now }: DocumentPair): boolean {
  return !isSameText(old?.tree.text, now?.tree.text);
}

/** What became of each passage of a document, in the order of both versions; one that moved is where it came. */
export function passagePairs({ old, now }: DocumentPair): readonly PassagePair[] {
  const [olds, news] = [old ? passagesOf(old) : [], now ? passagesOf(now) : []];
  const links = align(olds.map(({ unit }) => unit), news.map(({ unit }) => unit));
  return rejoined(links.map(([i, j]) => pairOf(olds[i], news[j])));
}

/** What changed from the one to the other. */
export function pairOf(old: Passage | undefined, now: Passage | undefined): PassagePair {
  if (!old || !now || (old.unit.key === now.unit.key && old.unit.label === now.unit.label && !columnsOf(old, now))) return { old, now, edits: [] };
  const columns = columnsOf(old, now) ?? (old.words.length === now.words.length ? { links: old.words.map((_, cell) => [cell, cell] as const), moved: [] } : undefined);
  // A row whose number of cells changed, in no way that its table's columns tell, is told as one text.
  if (!columns) return { old, now, edits: editsOf(old.words.flat(), now.words.flat(), { cell: -1, old: old.at, now: now.at }) };
  const edits = [...columns.links, ...columns.moved].flatMap(([i, j]): readonly WordEdit[] => {
    const [was, is] = [old.words[i] ?? [], now.words[j] ?? []];
    const within = { cell: j < 0 ? i : j, old: old.spans[i] ?? old.at, now: now.spans[j] ?? now.at };
    const whole = (column: Exclude<WordEdit["column"], undefined>): WordEdit => ({ cell: within.cell, ...(i === j ? {} : { oldCell: i }), old: wholeOf(was, within.old), now: wholeOf(is, within.now), column });
    const isMoved = columns.moved.some(([from, to]) => (i < 0 ? to === j : from === i));
    if (i >= 0 && j >= 0) return [...(isMoved ? [whole("moved")] : []), ...editsOf(was, is, within).map((edit) => (i === j ? edit : { ...edit, oldCell: i }))];
    return isMoved || was.length + is.length === 0 ? [] : [whole(j < 0 ? "went" : "came")];
  });
  return { old, now, edits };
}

/** Of a table, which of its columns are which of another's. */
const columnsByTable = oncePer((_: Table) => new WeakMap<Table, AlignedColumns | "none">());

/** Which cell of a row is which, where columns of its table came, went or moved. */
function columnsOf(old: Passage, now: Passage): AlignedColumns | undefined {
  if (!isWholeRow(old) || !isWholeRow(now)) return undefined;
  const known = columnsByTable(old.row!.table);
  const columns = known.get(now.row!.table) ?? alignColumns(gridOf(old), gridOf(now)) ?? "none";
  known.set(now.row!.table, columns);
  return columns === "none" || columns.links.every(([i, j]) => i === j) ? undefined : columns;
}

/** Whether the row has a cell for each column of its table's header. */
function isWholeRow({ row, words }: Passage): boolean {
  return row !== undefined && row.table.header && words.length > 0 && row.table.rows[0]!.cells.length === words.length;
}

function gridOf({ document, row }: Passage): Grid {
  const { header, rows } = row!.table;
  return { header, rows: rows.map(({ cells }) => cells.map((cell) => wordsOf(document.tree, cell))) };
}

/** A clause or a definition that was written anew, or moved, keeps its number or its term: what went and what came are one. */
function rejoined(pairs: readonly PassagePair[]): readonly PassagePair[] {
  // How many passages that stayed stand before each.
  let stayed = 0;
  const stands = new Map(pairs.map((pair) => [pair, pair.old && pair.now ? ++stayed : stayed]));
  const counts = new Map<string, number>();
  const placeName = (pair: PassagePair): readonly string[] => {
    const { kind, row, opens, clause } = (pair.now ?? pair.old)!;
    // What is alone of its kind between two that stayed was written anew. Of headings, `align` has said so.
    return row || kind === "heading" || (opens && clause && clause.number !== "") ? [] : [`${kind} behind ${stands.get(pair)!}`];
  };
  for (const pair of pairs) if (!pair.now) for (const name of placeName(pair)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const came = new Map<string, PassagePair | undefined>();
  for (const pair of pairs) if (!pair.old) for (const name of [...namesOf(pair.now!), ...placeName(pair)]) came.set(name, came.has(name) ? undefined : pair);
  const joined = new Map<PassagePair, PassagePair>();
  const went = new Set<PassagePair>();
  const cameAt = new Map(pairs.flatMap((pair) => (pair.now && !pair.old ? [[pair.now.index, pair] as const] : [])));
  let last: PassagePair | undefined;
  for (const pair of pairs) {
    if (pair.now || !pair.old) continue;
    const next = last && last.old!.index + 1 === pair.old.index ? cameAt.get(last.now!.index + 1) : undefined;
    last = undefined;
    if (next && !joined.has(next) && namesOf(pair.old).length === 0 && align([pair.old.unit], [next.now!.unit]).length === 1) {
      went.add(pair);
      joined.set(next, (last = { ...pairOf(pair.old, next.now), ...(stands.get(pair) === stands.get(next) ? {} : { isMoved: "along" }) }));
    }
    for (const name of [...namesOf(pair.old), ...placeName(pair).filter((one) => counts.get(one) === 1)]) {
      const other = came.get(name);
      if (!other || joined.has(other)) continue;
      went.add(pair);
      joined.set(other, (last = { ...pairOf(pair.old, other.now), ...(stands.get(pair) === stands.get(other) ? {} : { isMoved: "itself" }) }));
      break;
    }
  }
  return joined.size === 0 ? pairs : pairs.flatMap((pair) => (went.has(pair) ? [] : [joined.get(pair) ?? pair]));
}

/** Whether the passage goes by a number or a term of its own, and not with what stands before it. */
export function hasName(passage: Passage): boolean {
  return namesOf(passage).length > 0;
}

function namesOf({ opens, clause, unit, row }: Passage): readonly string[] {
  if (row) return unit.label.startsWith("definition of ") ? [unit.label] : [];
  return opens && clause && clause.key !== "" ? [`clause ${clause.key}`] : [];
}
