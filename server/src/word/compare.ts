// Two versions of one document, paragraph by paragraph: what stayed, came, went and changed. Taken in order and
// without what was inserted the result is the old text, without what was deleted the new one, to the character.

import type { Clause, Tree } from "../syntax/tree.ts";
import { align, type Link, type Unit } from "../text/align.ts";
import { alignColumns, type Grid } from "../text/columns.ts";
import { withoutNumber } from "../text/moves.ts";
import { oncePer } from "../text/remembered.ts";
import { visible, wordDocument, type Item, type Paragraph, type ParagraphStyle, type WordRow, type WordTable } from "./paragraphs.ts";
import type { Run } from "./runs.ts";
import { diffWords, isUnchanged, wholePieces, type Piece } from "./word-diff.ts";

export type ChangedItem = ChangedParagraph | ChangedTable;

export interface ChangedParagraph {
  readonly kind: "paragraph";
  readonly change: "same" | "changed" | "inserted" | "deleted";
  readonly style: ParagraphStyle;
  /** The style that it had, where that is another. */
  readonly oldStyle: ParagraphStyle | undefined;
  readonly pieces: readonly Piece[];
  readonly place: Place;
}

export interface ChangedTable {
  readonly kind: "table";
  readonly change: "same" | "changed" | "inserted" | "deleted";
  readonly header: boolean;
  /** The columns that came, went or moved, by what stands over them. */
  readonly columns: readonly ChangedColumn[];
  readonly rows: readonly ChangedRow[];
  readonly place: Place;
}

export interface ChangedColumn {
  readonly change: "inserted" | "deleted" | "moved";
  readonly head: string;
}

/** Where columns came or went, each row has a cell for every column of both versions. */
export interface ChangedRow {
  readonly change: "same" | "changed" | "inserted" | "deleted";
  readonly cells: readonly ChangedCell[];
}

export interface ChangedCell {
  /** "absent": only the other columns' places say that it is here, in a row that came or went with other columns. */
  readonly change: "same" | "changed" | "inserted" | "deleted" | "absent";
  readonly pieces: readonly Piece[];
}

/** The clauses (positions in the trees of the two versions) that it belongs to; undefined on a side that does not have it. */
export interface Place {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** What became of the document: from `before` to `after`, either of which may be missing. Comments do not count. */
export function compareTrees(before: Tree | undefined, after: Tree | undefined): readonly ChangedItem[] {
  const [olds, news] = [itemsOf(before), itemsOf(after)];
  const [oldUnits, newUnits] = [olds.map((item) => unitOf(item, before, after)), news.map((item) => unitOf(item, after, before))];
  const result: ChangedItem[] = [];
  const links = align(oldUnits, newUnits);
  const parts = partedTables(links, olds, news);
  for (const [at, [i, j]] of links.entries()) {
    const [old, now, part] = [olds[i], news[j], parts.get(at)];
    if (part) result.push(part);
    else if (old && now && isSame(old, now, oldUnits[i]!, newUnits[j]!)) result.push(same(now, { before: old.clause, after: now.clause }));
    else if (old && now && old.kind === "table" && now.kind === "table") result.push(...changedTables(old, now));
    else if (old && now && old.kind === "paragraph" && now.kind === "paragraph") result.push(changedParagraph(old, now));
    else {
      if (old) result.push(whole(old, "deleted"));
      if (now) result.push(whole(now, "inserted"));
    }
  }
  return result;
}

function itemsOf(tree: Tree | undefined): readonly Item[] {
  if (!tree) return [];
  return wordDocument(tree).items.filter((item) => item.kind === "table" || item.style.name !== "comment");
}

function unitOf(item: Item, tree: Tree | undefined, other: Tree | undefined): Unit {
  if (item.kind === "table") {
    const rows = item.rows.map(({ cells }) => cells.map(styled).join("\u0001"));
    return { key: rows.join("\u0002"), sort: "table", label: rows[0] ?? "", body: rows.join(" "), rows: rows.length };
  }
  const [label, body] = labelled(visible(item.runs));
  // Under another number it is the same paragraph.
  return { key: `${JSON.stringify(item.style)}${unlabelled(styled(item.runs))}`, sort: isSetAside(item, tree) && !isHeadedIn(other, tree!.clauses[item.clause]!) ? "text" : sortOf(item.style), label, body };
}

/** Whether nothing changed, the number neither. */
function isSame(old: Item, now: Item, oldUnit: Unit, newUnit: Unit): boolean {
  return oldUnit.key === newUnit.key && (old.kind === "table" || now.kind === "table" || styled(old.runs) === styled(now.runs));
}

/** Without the label and its tab. */
function unlabelled(text: string): string {
  return labelled(text)[1];
}

/** `G3.6 [Not used]` stands for the clause that was there, or is to be: it is no heading of others. */
function isSetAside({ style, clause }: Paragraph, tree: Tree | undefined): boolean {
  return style.name === "plain-heading" && tree?.clauses[clause]?.notUsed === true;
}

function isHeadedIn(tree: Tree | undefined, { key }: Clause): boolean {
  return tree !== undefined && headed(tree).has(key);
}

/** The keys of the clauses that have a heading. */
const headed = oncePer(({ clauses }: Tree) => new Set(clauses.flatMap(({ key, heading, notUsed }) => (heading && !notUsed ? [key] : []))));

/** A heading does not become a paragraph; whether it is written with "#" does not matter. */
export function sortOf({ name }: ParagraphStyle): string {
  return name === "heading" || name === "plain-heading" || name === "caption" ? "heading" : name === "listing" ? "listing" : "text";
}

function styled(runs: Paragraph["runs"]): string {
  return runs.map(({ mark, text }) => (mark === "hidden" ? "" : mark === "plain" ? text : `\u0003${mark}${text}\u0003`)).join("");
}

export function labelled(text: string): readonly [label: string, body: string] {
  const tab = text.indexOf("\t");
  return tab < 0 ? ["", text] : [text.slice(0, tab), text.slice(tab + 1)];
}

function changedParagraph(old: Paragraph, now: Paragraph): ChangedParagraph {
  const isSameStyle = JSON.stringify(old.style) === JSON.stringify(now.style);
  const pieces = diffWords(old.runs, now.runs);
  const isSame = isSameStyle && isUnchanged(pieces);
  return { kind: "paragraph", change: isSame ? "same" : "changed", style: now.style, oldStyle: isSameStyle ? undefined : old.style, pieces, place: { before: old.clause, after: now.clause } };
}

/** Cell by cell; rows are paired by what stands in the columns that stayed. */
function changedTables(old: WordTable, now: WordTable): readonly ChangedTable[] {
  const columns = old.header === now.header ? alignColumns(gridOf(old), gridOf(now)) : undefined;
  if (!columns) return [whole(old, "deleted"), whole(now, "inserted")] as readonly ChangedTable[];
  const { links, moved } = columns;
  const kept = links.filter(([i, j]) => i >= 0 && j >= 0);
  const head = old.header ? 1 : 0;
  const [olds, news] = [old.rows.slice(head), now.rows.slice(head)];
  const telling = kept.filter(([i, j]) => tellsApart(olds, i) && tellsApart(news, j));
  const units = (rows: readonly WordRow[], side: 0 | 1): readonly Unit[] => rows.map((row) => rowUnit(row, kept.map((link) => link[side]), (telling.length > 0 ? telling : kept).map((link) => link[side])));
  const pairs = align(units(olds, 0), units(news, 1));
  const rows = [...(old.header ? [[0, 0] as const] : []), ...pairs.map(([i, j]) => [i < 0 ? i : i + head, j < 0 ? j : j + head] as const)].map(([i, j]) => changedRow(old.rows[i], now.rows[j], links));
  const headOf = ({ header, rows: [first] }: WordTable, column: number): string => (header && first?.cells[column] ? visible(first.cells[column]) : "");
  const changed = links.flatMap(([i, j]): readonly ChangedColumn[] => {
    if (i >= 0 && j >= 0) return [];
    if (i < 0) return [{ change: moved.some(([, to]) => to === j) ? "moved" : "inserted", head: headOf(now, j) }];
    return moved.some(([from]) => from === i) ? [] : [{ change: "deleted", head: headOf(old, i) }];
  });
  const change = rows.every((row) => row.change === "same") ? "same" : "changed";
  return [{ kind: "table", change, header: now.header, columns: changed, rows, place: { before: old.clause, after: now.clause } }];
}

/** The parts of tables that were cut in two by what stands between them now, or were one behind the other and became one, by the link of each. */
function partedTables(links: readonly Link[], olds: readonly Item[], news: readonly Item[]): ReadonlyMap<number, ChangedTable> {
  const parts = new Map<number, ChangedTable>();
  const tableOf = (item: Item | undefined): WordTable | undefined => (item?.kind === "table" ? item : undefined);
  /** From `at` on, the first table behind nothing but what is on the other side alone. */
  const beside = (at: number, step: 1 | -1, side: 0 | 1): number => {
    for (let next = at + step; ; next += step) {
      const link = links[next];
      if (!link || link[side] >= 0) return -1;
      if (tableOf(side === 0 ? news[link[1]] : olds[link[0]])) return next;
    }
  };
  for (const [at, [i, j]] of links.entries()) {
    const [old, now] = [tableOf(olds[i]), tableOf(news[j])];
    if (!old || !now || parts.has(at)) continue;
    for (const side of [0, 1] as const) {
      const [whole, half] = side === 0 ? [old, now] : [now, old];
      for (const step of [1, -1] as const) {
        const next = beside(at, step, side);
        const other = tableOf(side === 0 ? news[links[next]?.[1] ?? -1] : olds[links[next]?.[0] ?? -1]);
        if (!other || parts.has(at) || parts.has(next)) continue;
        const [first, second] = step === 1 ? [half, other] : [other, half];
        const cut = cutBetween(whole, first, second);
        if (cut < 0) continue;
        const [head, tail] = [{ ...whole, rows: whole.rows.slice(0, cut) }, { ...whole, rows: [whole.rows[0]!, ...whole.rows.slice(cut)] }];
        const halves = side === 0 ? [changedTables(head, first), changedTables(tail, second)] : [changedTables(first, head), changedTables(second, tail)];
        if (halves.some(({ length }) => length !== 1)) continue;
        const [one, two] = halves.map(([table]) => table!) as [ChangedTable, ChangedTable];
        const change = side === 0 ? "inserted" : "deleted";
        // What went to another clause without a change of its own is part of that clause alone.
        const place = first.clause === second.clause ? two.place : side === 0 ? { before: undefined, after: second.clause } : { before: second.clause, after: undefined };
        parts.set(Math.min(at, next), one);
        parts.set(Math.max(at, next), { ...two, change: "changed", rows: [wholeRow(second.rows[0]!, change), ...two.rows.slice(1)], place });
      }
    }
  }
  return parts;
}

/** Before which row `whole` was cut into `first` and `second`, both of which have its header; -1 where it was not. */
function cutBetween(whole: WordTable, first: WordTable, second: WordTable): number {
  const words = ({ cells }: WordRow): string => cells.map(visible).join("\u0001");
  const [last, next] = [first.rows.at(-1)!, second.rows[1]];
  if (![whole, first, second].every(({ header, rows }) => header && words(rows[0]!) === words(whole.rows[0]!)) || first.rows.length < 2 || !next) return -1;
  return whole.rows.findIndex((row, at) => at > 1 && words(row) === words(next) && words(whole.rows[at - 1]!) === words(last));
}

function gridOf({ header, rows }: WordTable): Grid {
  return { header, rows: rows.map(({ cells }) => cells.map(visible)) };
}

function changedRow(before: WordRow | undefined, after: WordRow | undefined, columns: readonly Link[]): ChangedRow {
  const cells = columns.flatMap(([i, j]): readonly ChangedCell[] => {
    const [old, now] = [before?.cells[i], after?.cells[j]];
    if (old && now) {
      const pieces = diffWords(old, now);
      return [{ change: isUnchanged(pieces) ? "same" : "changed", pieces }];
    }
    if (old) return [{ change: "deleted", pieces: wholePieces("deleted", old) }];
    if (now) return [{ change: "inserted", pieces: wholePieces("inserted", now) }];
    // A row that came has no cell in a column that went, nor one that went in a column that came.
    const isPlace = !before ? j < 0 : !after && i < 0;
    return isPlace ? [{ change: "absent", pieces: [] }] : [];
  });
  const change = !after ? "deleted" : !before ? "inserted" : cells.every((cell) => cell.change === "same") ? "same" : "changed";
  return { change, cells };
}

/** Whether what stands in the column differs from row to row: such words, and not `Yes` and `No`, say which row is which. */
function tellsApart(rows: readonly WordRow[], column: number): boolean {
  const words = rows.flatMap(({ cells }) => (cells[column] ? [visible(cells[column])] : [])).filter((text) => text !== "");
  return new Set(words).size * 5 > rows.length * 4;
}

function rowUnit({ cells }: WordRow, columns: readonly number[], telling: readonly number[]): Unit {
  const standing = (those: readonly number[]): readonly (readonly Run[])[] => those.flatMap((column) => (cells[column] ? [cells[column]] : []));
  const names = standing(telling).map(visible);
  return { key: withoutNumber(standing(columns).map(styled)).join("\u0001"), sort: "row", label: names[0] === undefined ? "" : `${names[0]} cell`, body: withoutNumber(names).join(" ") };
}

function same(item: Item, place: Place): ChangedItem {
  return unchanged(item, "same", place);
}

function whole(item: Item, change: "inserted" | "deleted"): ChangedItem {
  return unchanged(item, change, change === "inserted" ? { before: undefined, after: item.clause } : { before: item.clause, after: undefined });
}

/** All of the item, which stayed, came or went as it is. */
function unchanged(item: Item, change: "same" | "inserted" | "deleted", place: Place): ChangedItem {
  if (item.kind === "table") return { kind: "table", change, header: item.header, columns: [], rows: item.rows.map((row) => wholeRow(row, change)), place };
  return { kind: "paragraph", change, style: item.style, oldStyle: undefined, pieces: wholePieces(change, item.runs), place };
}

function wholeRow({ cells }: WordRow, change: "same" | "inserted" | "deleted"): ChangedRow {
  return { change, cells: cells.map((cell) => ({ change, pieces: wholePieces(change, cell) })) };
}
