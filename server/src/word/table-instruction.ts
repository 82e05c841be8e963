// The words over a change of a table alone: its columns, the numbers of its rows, the definitions that it holds.

import { termKey } from "../index/keys.ts";
import { goesAlong, isNumber } from "../text/moves.ts";
import { listed, withCapital } from "../text/sentence.ts";
import type { ChangedItem, ChangedRow } from "./compare.ts";
import { movesOf, type Move } from "./moves.ts";
import { visible } from "./paragraphs.ts";
import type { Piece } from "./word-diff.ts";

/** `Insert the column “Owner” in Table 1 as follows:`, where columns of one table came, went or moved. */
export function columnsChanged(items: readonly ChangedItem[], name: string): string | undefined {
  const changed = items.filter((item) => item.change !== "same");
  const [table, ...others] = changed.filter((item) => item.kind === "table");
  if (!table || others.length > 0 || table.columns.length === 0 || table.columns.some(({ head }) => head === "")) return undefined;
  const said = (["moved", "inserted", "deleted"] as const).flatMap((change) => {
    const heads = table.columns.filter((column) => column.change === change).map(({ head }) => `“${head}”`);
    return heads.length === 0 ? [] : [`${{ moved: "move", inserted: "insert", deleted: "delete" }[change]} the ${heads.length === 1 ? "column" : "columns"} ${listed(heads)}`];
  });
  const isAlone = changed.length === 1 && table.rows.every(({ change, cells }) => change === "changed" && cells.every((cell) => cell.change !== "changed"));
  if (!isAlone) return `Amend ${name}, and ${listed(said)}, as follows:`;
  const where = table.columns.every(({ change }) => change === "inserted") ? "into" : table.columns.every(({ change }) => change === "deleted") ? "from" : "in";
  return `${withCapital(listed(said))} ${where} ${name.startsWith("Table ") ? name : `the table of ${name}`} as follows:`;
}

/** `Renumber the row “8.3” in Section 3.1 as “8.9”:`, where rows have another number and nothing else changed. */
export function rowsRenumbered(items: readonly ChangedItem[], name: string): string | undefined {
  const changed = items.filter((item) => item.change !== "same");
  const rows = changed.flatMap((item) => (item.kind === "table" ? item.rows : [])).filter(({ change }) => change !== "same");
  const numbers = rows.map(newNumber).filter((pair) => pair !== undefined);
  if (changed.some(({ kind }) => kind === "paragraph") || rows.length === 0 || numbers.length < rows.length || rows.length > mostRows) return undefined;
  const quoted = (side: 0 | 1): string => listed(numbers.map((pair) => `“${pair[side]}”`));
  return `Renumber the ${rows.length > 1 ? "rows" : "row"} ${quoted(0)} in ${name} as ${quoted(1)}:`;
}

/** More rows are not named one by one. */
const mostRows = 8;

/** The number that a row had and has in its first cell, where other cells changed only as that did: `8.3.1` -> `8.9.1`. */
function newNumber({ change, cells }: ChangedRow): readonly [string, string] | undefined {
  if (change !== "changed" || cells.some((cell) => cell.change === "inserted" || cell.change === "deleted")) return undefined;
  const sides = cells.map(({ pieces }) => (["inserted", "deleted"] as const).map((without) => visible(pieces.filter(({ kind }) => kind !== without)).trim()) as [string, string]);
  const [was, is] = sides[0]!;
  const follows = ([old, now]: readonly [string, string]): boolean => old === now || goesAlong(old, now, was, is);
  return was !== is && isNumber(was) && isNumber(is) && sides.every(follows) ? [was, is] : undefined;
}

/** `Amend the definition of “Audit Log”, and add that of “Breach”,` */
export function definitionsChanged(rows: readonly ChangedRow[], moves: readonly Move[]): string {
  const said: string[] = [];
  const termsOf = (list: readonly ChangedRow[]): readonly string[] => list.map((row) => `“${termIn(row, row.change === "deleted" ? "inserted" : "deleted")}”`);
  const listOf = (change: ChangedRow["change"]): readonly ChangedRow[] => rows.filter((row) => row.change === change);
  // What goes at one place of the table and comes at another has moved, or got another name.
  const [went, came] = [new Set(termsOf(listOf("deleted"))), termsOf(listOf("inserted"))];
  const moved = came.filter((term) => went.has(term));
  const renamed = rows.flatMap((row) => oldTermIn(row, moves).map((old) => ({ old: `“${old}”`, now: termsOf([row])[0]! })));
  const told = new Set([...moved, ...renamed.flatMap(({ old, now }) => [old, now])]);
  const isMeant = ({ change, cells }: ChangedRow): boolean => change !== "changed" || cells.slice(1).some((cell) => cell.change !== "same");
  for (const [verb, terms] of [
    ["amend", termsOf(listOf("changed").filter(isMeant))],
    ["add", came.filter((term) => !told.has(term))],
    ["delete", [...went].filter((term) => !told.has(term))],
    ["move", moved],
  ] as const) {
    if (terms.length === 0) continue;
    const what = said.length > 0 ? (terms.length === 1 ? "that" : "those") : `the ${terms.length === 1 ? "definition" : "definitions"}`;
    said.push(`${verb} ${what} of ${listed([...new Set(terms)])}`);
  }
  if (renamed.length > 0) said.push(`rename ${listed(renamed.map(({ old, now }) => `${old} as ${now}`))}`);
  const words = said.length === 1 ? said[0]! : `${said.slice(0, -1).join(", ")}, and ${said.at(-1)},`;
  return withCapital(words);
}

/** The term of a row without what came, or went, in it, and without the mark of a note. */
function termIn({ cells }: ChangedRow, without: Piece["kind"]): string {
  return visible((cells[0]?.pieces ?? []).filter(({ kind, mark }) => kind !== without && mark !== "note" && mark !== "bold-note")).trim();
}

/** The term that a row had under another name: in its place, or at another. */
function oldTermIn(row: ChangedRow, moves: readonly Move[]): readonly string[] {
  if (row.change === "changed") {
    const [old, now] = [termIn(row, "inserted"), termIn(row, "deleted")];
    return old === "" || now === "" || termKey(old) === termKey(now) ? [] : [old];
  }
  const [move] = row.change === "inserted" ? movesOf([row]) : [];
  return moves[move ?? -1]?.oldTerm === undefined ? [] : [moves[move!]!.oldTerm!];
}
