// What of a changed clause is shown: all of it where it is short; of a long one what changed, with what stands next to it.

import type { ChangedItem, ChangedRow, ChangedTable } from "./compare.ts";

export type ShownItem = ChangedItem | Omission;

/** Text that stayed, and is not shown. */
export interface Omission {
  readonly kind: "omission";
}

export interface ShownTable extends ChangedTable {
  /** Before which rows (positions) others are left out; the number of the rows means at the end. */
  readonly omitted?: ReadonlySet<number>;
}

/** A clause of up to so many paragraphs, and a table of so many rows, is shown as a whole. */
const mostParagraphs = 12;
const mostRows = 8;

/** Those of `items` that are shown, with an omission for each run of others. */
export function excerpt(items: readonly ChangedItem[]): readonly ShownItem[] {
  const short = items.map((item) => (item.kind === "table" && item.change === "changed" ? shortTable(item) : item));
  if (items.length <= mostParagraphs) return short;
  // The first says what the clause is about.
  const near = nearChanges(short.map(({ change }) => change));
  return short.flatMap((item, at): readonly ShownItem[] => {
    if (at === 0 || near.has(at)) return [item];
    return near.has(at - 1) || at === 1 ? [{ kind: "omission" }] : [];
  });
}

function shortTable(table: ChangedTable): ShownTable {
  if (table.rows.length <= mostRows) return table;
  const near = nearChanges(table.rows.map(({ change }) => change));
  const rows: ChangedRow[] = [];
  const omitted = new Set<number>();
  table.rows.forEach((row, at) => {
    if ((at === 0 && table.header) || near.has(at)) rows.push(row);
    else omitted.add(rows.length);
  });
  return { ...table, rows, omitted };
}

function nearChanges(changes: readonly ChangedItem["change"][]): ReadonlySet<number> {
  const near = new Set<number>();
  changes.forEach((change, at) => {
    if (change !== "same") for (const one of [at - 1, at, at + 1]) near.add(one);
  });
  return near;
}
