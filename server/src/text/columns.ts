// Which column of a table is which of its other version: by what stands over it and in it.

import { align, type Link, type Unit } from "./align.ts";
import { greatest } from "./greatest.ts";

export interface Grid {
  /** Whether the first row stands over the others. */
  readonly header: boolean;
  /** The words of each cell; a row may lack some at its end. */
  readonly rows: readonly (readonly string[])[];
}

export interface AlignedColumns {
  /** All columns of both sides, each once, in the order of both. */
  readonly links: readonly Link[];
  /** Those that went at one place and came at another. */
  readonly moved: readonly Link[];
}

/** Undefined where no column of the one is any of the other. */
export function alignColumns(before: Grid, after: Grid): AlignedColumns | undefined {
  const [olds, news] = [columnsOf(before), columnsOf(after)];
  const isPlain = olds.length === news.length && (!before.header || !after.header || olds.every(({ label }, i) => label === news[i]!.label));
  if (isPlain) return { links: olds.map((_, i) => [i, i]), moved: [] };
  const links = withRewritten(align(olds, news), before, after);
  if (!links.some(([i, j]) => i >= 0 && j >= 0)) return olds.length === news.length ? { links: olds.map((_, i) => [i, i]), moved: [] } : undefined;
  const came = new Map(links.flatMap(([i, j]) => (i < 0 && news[j]!.label !== "" ? [[news[j]!.label, j] as const] : [])));
  const moved = links.flatMap(([i, j]): readonly Link[] => {
    const to = j < 0 ? came.get(olds[i]!.label) : undefined;
    return to === undefined || !came.delete(olds[i]!.label) ? [] : [[i, to]];
  });
  return { links, moved };
}

function columnsOf({ header, rows }: Grid): readonly Unit[] {
  return Array.from({ length: greatest(rows.map(({ length }) => length), 0) }, (_, i): Unit => {
    const cells = rows.map((row) => row[i] ?? "");
    const head = header ? cells[0]! : "";
    return { key: cells.join("\n"), sort: "column", label: head === "" ? "" : `${head} column`, body: cells.join(" ") };
  });
}

/** A column alone between two that stayed, in place of one, is that one written anew where it is not plain that it is another. */
function withRewritten(links: readonly Link[], before: Grid, after: Grid): readonly Link[] {
  const isPlain = [before, after].every(({ header, rows }) => header && rows.length > mostForOne);
  if (isPlain) return links;
  const isApart = (link: Link | undefined): boolean => link !== undefined && (link[0] < 0 || link[1] < 0);
  return links.flatMap((link, at): readonly Link[] => {
    const [left, right] = [links[at - 1], links[at + 1]];
    const isPair = (one: Link, other: Link | undefined): boolean => isApart(one) && isApart(other) && one[0] < 0 !== other![0] < 0;
    if (isPair(link, right) && !isApart(left) && !isApart(links[at + 2])) return [[Math.max(link[0], right![0]), Math.max(link[1], right![1])]];
    return isPair(link, left) && !isApart(right) && !isApart(links[at - 2]) ? [] : [link];
  });
}

/** So few rows, with the header, do not show that a column has become another. */
const mostForOne = 3;
