// What an editor may fold: clauses over more than one line, tables, listings.

import type { Facts } from "../index/facts.ts";
import { lineOf } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

/** A fold of whole lines, zero-based, both inside. */
export interface Fold {
  readonly first: number;
  readonly last: number;
}

/** The folds of `document`, at most one a first line: the longest. */
export function foldings(document: Facts): readonly Fold[] {
  const { tree } = document;
  const longest = new Map<number, number>();
  const add = (span: Span) => {
    const first = lineOf(tree.lines, span.from);
    let last = lineOf(tree.lines, Math.max(span.from, span.to - 1));
    while (last > first && isBlank(tree.text, tree.lines.starts[last]!, tree.lines.starts[last + 1] ?? tree.text.length)) last--;
    if (last > first && last > (longest.get(first) ?? first)) longest.set(first, last);
  };
  for (const clause of tree.clauses) add(clause.content);
  for (const table of tree.tables) add(table.at);
  for (const block of tree.blocks) if (block.kind === "listing") add(block.at);
  return [...longest].map(([first, last]) => ({ first, last })).sort((a, b) => a.first - b.first);
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0xa0) return false;
  }
  return true;
}
