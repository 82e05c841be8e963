// What went at one place of the Code and came at another, in the same document or in another one: as it was, or with
// some words changed on the way. These words stay marked as what they are: struck where they went, inserted where they came.

import { termKey } from "../index/keys.ts";
import type { Definition, Tree } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { commonAmong, isMostOf, leastThere, pairMoved, type Movable } from "../text/moves.ts";
import { oncePer } from "../text/remembered.ts";
import { labelled, sortOf, type ChangedItem, type ChangedParagraph, type ChangedRow } from "./compare.ts";
import { visible } from "./paragraphs.ts";
import { diffWords, type Piece } from "./word-diff.ts";

/** A document that was compared. */
export interface Compared {
  readonly items: readonly ChangedItem[];
  readonly before: Tree | undefined;
  readonly after: Tree | undefined;
}

export interface Move {
  readonly from: Stop;
  readonly to: Stop;
  /** The term whose definition it is; what it was where a table had it under another. */
  readonly term: string | undefined;
  readonly oldTerm: string | undefined;
  /** Whether words came into it on the way. */
  readonly isAmended: boolean;
}

export interface Stop {
  /** Position among the documents. */
  readonly document: number;
  /** The clause (position in the tree of its version), or -1. */
  readonly clause: number;
  readonly isRow: boolean;
  /** Whether it is all of the paragraph or row, and not words of one that stays. */
  readonly isAll: boolean;
}

/** The items of each document, in what moved each piece with the number of its move: the position in `moves`. */
export function withMoves(documents: readonly Compared[]): { readonly items: readonly (readonly ChangedItem[])[]; readonly moves: readonly Move[] } {
  const units = documents.flatMap(unitsOf);
  const pairs = pairMoved<Unit, Pair>(units.filter(({ side }) => side === "deleted"), units.filter(({ side }) => side === "inserted"), { same, amended });
  const marked = documents.map(() => new Map<number, Marked[]>());
  pairs.forEach(({ went, came, cells }, move) => {
    const marking = (unit: Unit, at: 0 | 1): void => addTo(marked[unit.document]!, unit.item, { unit, cells: cells[at].map((pieces) => pieces.map(({ isMoved, ...piece }) => (isMoved ? { ...piece, move } : piece))) });
    marking(went, 0);
    marking(came, 1);
  });
  return {
    items: documents.map(({ items }, d) => items.map((item, at) => withMarks(item, marked[d]!.get(at) ?? []))),
    moves: pairs.map(({ went, came, isAmended }): Move => ({ from: stopOf(went), to: stopOf(came), ...termsOf(went, came), isAmended })),
  };
}

function termsOf({ definition: was, row }: Unit, { definition: is, row: now }: Unit): Pick<Move, "term" | "oldTerm"> {
  if (!was || !is) return { term: undefined, oldTerm: undefined };
  if (termKey(was.term) === termKey(is.term)) return { term: is.term, oldTerm: undefined };
  return row >= 0 && now >= 0 ? { term: is.term, oldTerm: was.term } : { term: undefined, oldTerm: undefined };
}

interface Unit extends Movable {
  readonly side: "deleted" | "inserted";
  /** The cells (positions) that it takes, and what stands in them; of a paragraph, one. */
  readonly columns: readonly number[];
  readonly cells: readonly (readonly Piece[])[];
  /** At which piece it begins. */
  readonly from: number;
  readonly definition: Definition | undefined;
  readonly clause: number;
}

function stopOf({ document, clause, row, isAll }: Unit): Stop {
  return { document, clause, isRow: row >= 0, isAll };
}

function unitsOf({ items, before, after }: Compared, document: number): readonly Unit[] {
  const units: Unit[] = [];
  let [run, spot] = [0, 0];
  const isCommon = commonAmong(items.flatMap(stayingRows));
  const add = (place: Pick<Unit, "item" | "row" | "side" | "sort" | "isWhole" | "isAll" | "columns" | "from"> & { readonly clause: number | undefined }, cells: Unit["cells"], first: readonly Piece[]): void => {
    const clause = place.clause ?? -1;
    const words = cells.map((pieces) => visible(pieces).trim());
    const texts = place.row < 0 && place.from === 0 ? [labelled(words[0]!)[1]] : words;
    const tree = place.side === "deleted" ? before : after;
    const opens = place.row < 0 && place.isWhole && labelled(words[0]!)[0] !== "";
    const definition = tree && definitionIn(tree, { ...place, clause }, first, texts.join(" | "));
    units.push({ ...place, clause, document, run, spot, cells, texts, clauseKey: opens ? (tree?.clauses[clause]?.key ?? "") : "", definition, term: definition?.kind === "meaning" ? termKey(definition.term) : undefined, isDefined: place.row >= 0 && definition !== undefined, isCommon: place.row >= 0 && place.isWhole && isCommon(texts) });
  };
  const stretches = (place: { readonly item: number; readonly row: number; readonly sort: string }, cells: Unit["cells"], clauses: ChangedItem["place"]): void => {
    for (const side of ["deleted", "inserted"] as const) {
      const first = cells[0]!.filter(({ kind }) => kind === "same" || kind === side);
      const [longest] = cells.map((pieces, column) => ({ column, ...stretchOf(pieces, side) })).sort((a, b) => b.length - a.length);
      if (!longest || longest.length < leastThere) continue;
      const whole = visible(first);
      const isAll = longest.length === (longest.from === 0 ? whole : labelled(whole)[1]).length;
      add({ ...place, side, isWhole: false, isAll, columns: [longest.column], from: longest.from, clause: side === "deleted" ? clauses.before : clauses.after }, [cells[longest.column]!.slice(longest.from, longest.to)], first);
    }
  };
  items.forEach((item, at) => {
    spot++;
    if (item.change === "same") run++;
    else if (item.kind === "paragraph") {
      const place = { item: at, row: -1, sort: sortOf(item.style) };
      if (item.change === "changed") {
        run++;
        stretches({ ...place, sort: "text" }, [item.pieces], item.place);
      } else add({ ...place, side: item.change, isWhole: true, isAll: true, columns: [0], from: 0, clause: item.place.before ?? item.place.after }, [item.pieces], item.pieces);
    } else {
      item.rows.forEach((row, r) => {
        spot++;
        const place = { item: at, row: r, sort: "row" };
        if (row.change === "same" || row.change === "changed") {
          run++;
          if (row.change === "changed") stretches(place, row.cells.map(({ pieces }) => pieces), item.place);
        } else {
          const columns = row.cells.flatMap(({ change }, column) => (change === "absent" ? [] : [column]));
          const cells = columns.map((column) => row.cells[column]!.pieces);
          add({ ...place, side: row.change, isWhole: true, isAll: true, columns, from: 0, clause: row.change === "deleted" ? item.place.before : item.place.after }, cells, cells[0] ?? []);
        }
      });
    }
  });
  return units;
}

/** The cells of the rows that stayed in a table of which others came or went. */
function stayingRows(item: ChangedItem): readonly (readonly string[])[] {
  if (item.kind !== "table" || item.rows.every(({ change }) => change === "same" || change === "changed")) return [];
  return item.rows.filter(({ change }) => change === "same" || change === "changed").map(({ cells }) => cells.map(({ pieces }) => visible(pieces.filter(({ kind }) => kind !== "deleted")).trim()));
}

function stretchOf(pieces: readonly Piece[], side: Unit["side"]): { readonly from: number; readonly to: number; readonly length: number } {
  let best = { from: 0, to: 0, length: 0 };
  for (let from = 0; from < pieces.length; from++) {
    let [to, length] = [from, 0];
    for (; pieces[to]?.kind === side; to++) length += pieces[to]!.text.length;
    if (length > best.length) best = { from, to, length };
    from = to;
  }
  return best;
}

/** The definition that the unit is, or is most of; `first` is what stands in its first cell, or in the paragraph around. */
function definitionIn(tree: Tree, { row, clause, isWhole }: Pick<Unit, "row" | "clause" | "isWhole">, first: readonly Piece[], body: string): Definition | undefined {
  const text = visible(first);
  const named = row >= 0 ? [text] : [...first.filter(({ mark, was }) => mark === "bold" || was === "bold").map((piece) => piece.text), ...[...text.matchAll(/[“"]([^“”"]+)[”"]/g)].map(([, term]) => term!)];
  const here = [...new Set(named.map((term) => nameIn(clause, row >= 0, term)))].flatMap((name) => definitionsByName(tree).get(name) ?? []).filter(({ body: meaning }) => isMostOf(meaning.to - meaning.from, body.length, isWhole));
  return here.length === 1 ? here[0] : undefined;
}

const definitionsByName = oncePer(({ definitions }: Tree) => {
  const found = new Map<string, Definition[]>();
  for (const definition of definitions) if (definition.kind !== "empty" && definition.form !== "parenthetical") addTo(found, nameIn(definition.clause, definition.form === "table", definition.term), definition);
  return found;
});

function nameIn(clause: number, isInTable: boolean, term: string): string {
  return `${clause} ${isInTable} ${termKey(term)}`;
}

interface Pair {
  readonly went: Unit;
  readonly came: Unit;
  /** What stands in the cells of both. */
  readonly cells: readonly [Cells, Cells];
  readonly isAmended: boolean;
}

type Cells = readonly (readonly (Piece & { readonly isMoved: boolean })[])[];

function same(went: Unit, came: Unit): Pair {
  const all = ({ cells }: Unit): Cells => cells.map((pieces) => pieces.map((piece) => ({ ...piece, isMoved: true })));
  return { went, came, cells: [all(went), all(came)], isAmended: false };
}

function amended(went: Unit, came: Unit): Pair {
  const [old, now] = [apart(went), apart(came)];
  const pieces = diffWords(joined(old.cells), joined(now.cells));
  // A number goes along from clause to clause, not into a table.
  const isMoved = went.row < 0 && came.row < 0;
  const side = (unit: Unit, label: readonly Piece[]): Cells => {
    const cells = split(pieces.filter(({ kind }) => kind === "same" || kind === unit.side), unit.side);
    return [[...label.map((piece) => ({ ...piece, isMoved })), ...cells[0]!], ...cells.slice(1)];
  };
  // What leads to a definition is none of its words: `In this Section C1, “Quorum”`.
  const lead = went.definition && came.definition ? pieces.findIndex(({ kind, text }) => kind === "same" && hasWords(text)) : 0;
  const isAmended = pieces.slice(lead).some(({ kind, text }) => kind === "inserted" && hasWords(text));
  return { went, came, cells: [side(went, old.label), side(came, now.label)], isAmended };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The label of a paragraph with its tab, and the rest; a row has none. */
function apart({ row, from, cells }: Unit): { readonly label: readonly Piece[]; readonly cells: readonly (readonly Piece[])[] } {
  const pieces = cells[0]!;
  const at = row < 0 && from === 0 ? pieces.findIndex(({ text }) => text.includes("\t")) : -1;
  if (at < 0) return { label: [], cells };
  const { text } = pieces[at]!;
  const end = text.indexOf("\t") + 1;
  const cut = (words: string): readonly Piece[] => (words === "" ? [] : [{ ...pieces[at]!, text: words }]);
  return { label: [...pieces.slice(0, at), ...cut(text.slice(0, end))], cells: [[...cut(text.slice(end)), ...pieces.slice(at + 1)]] };
}

/** Between two cells. */
const border = "\u0001";

function joined(cells: readonly (readonly Piece[])[]): readonly Piece[] {
  return cells.flatMap((pieces, i) => [...(i === 0 ? [] : [{ kind: "same", mark: "plain", text: border } as const]), ...pieces]);
}

function split(pieces: readonly Piece[], kind: Unit["side"]): Cells {
  const cells: (Piece & { readonly isMoved: boolean })[][] = [[]];
  for (const { was, ...piece } of pieces) {
    const mark = kind === "deleted" ? (was ?? piece.mark) : piece.mark;
    piece.text.split(border).forEach((text, i) => {
      if (i > 0) cells.push([]);
      if (text !== "") cells.at(-1)!.push({ ...piece, kind, mark, text, isMoved: piece.kind === "same" });
    });
  }
  return cells;
}

interface Marked {
  readonly unit: Unit;
  readonly cells: readonly (readonly Piece[])[];
}

function withMarks(item: ChangedItem, marked: readonly Marked[]): ChangedItem {
  if (marked.length === 0) return item;
  // From the end, so that what stands before keeps its place.
  const ordered = [...marked].sort((a, b) => b.unit.from - a.unit.from);
  const put = (pieces: readonly Piece[], { unit, cells }: Marked, cell: number): readonly Piece[] => [...pieces.slice(0, unit.from), ...cells[cell]!, ...pieces.slice(unit.from + unit.cells[cell]!.length)];
  if (item.kind === "paragraph") return { ...item, pieces: ordered.reduce((pieces, one) => put(pieces, one, 0), item.pieces) } satisfies ChangedParagraph;
  const rows = [...item.rows];
  for (const one of ordered) {
    const { row, columns } = one.unit;
    const cells = [...rows[row]!.cells];
    columns.forEach((column, i) => (cells[column] = { ...cells[column]!, pieces: put(cells[column]!.pieces, one, i) }));
    rows[row] = { ...rows[row]!, cells } satisfies ChangedRow;
  }
  return { ...item, rows };
}

/** The numbers of the moves in `parts`, each once; of what came or what went alone where that is said. */
export function movesOf(parts: readonly (ChangedItem | ChangedRow)[], kind?: "inserted"): readonly number[] {
  const found = new Set<number>();
  for (const part of parts) {
    const texts = "rows" in part ? part.rows.flatMap(({ cells }) => cells) : "cells" in part ? part.cells : [part];
    for (const { pieces } of texts) for (const piece of pieces) if (piece.move !== undefined && (kind === undefined || piece.kind === kind)) found.add(piece.move);
  }
  return [...found];
}
