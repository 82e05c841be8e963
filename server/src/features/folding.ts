// What an editor may fold, and what it keeps in sight at the top while the text scrolls: clauses and headings over more
// than one line, tables, listings, comments, and what is no text of the Code (front matter, contents lists).

import type { Facts } from "../index/facts.ts";
import { commentAt } from "../syntax/comments.ts";
import type { Tree } from "../syntax/tree.ts";
import { lineOf } from "../text/line-index.ts";
import { isBlank, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { outline, type OutlineItem } from "./outline.ts";

/** A fold of whole lines, zero-based, both inside. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly kind: "text" | "comment";
}

/** The folds of `document`, at most one a first line: the longest. */
export function foldings(document: Facts): readonly Fold[] {
  const { tree } = document;
  const longest = new Map<number, Fold>();
  const add = (first: number, end: number, kind: Fold["kind"]) => {
    let last = end;
    while (last > first && isBlankLine(tree, tree.text, last)) last--;
    if (last > first && last > (longest.get(first)?.last ?? first)) longest.set(first, { first, last, kind });
  };
  const addSpan = (span: Span) => add(lineOf(tree.lines, span.from), lineOf(tree.lines, Math.max(span.from, span.to - 1)), "text");
  const addItems = (items: readonly OutlineItem[]) => {
    for (const { content, children } of items) {
      addSpan(content);
      addItems(children);
    }
  };
  addItems(outline(document));
  for (const table of tree.tables) addSpan(table.at);
  for (const block of tree.blocks) if (block.kind === "listing") addSpan(block.at);
  for (const { first, last, kind } of asides(tree)) add(first, last, kind);
  return [...longest.values()].sort((a, b) => a.first - b.first);
}

/** Runs of lines that are no prose of the document: front matter, comments, contents lists. Blank lines end none. */
function* asides(tree: Tree): Iterable<Fold> {
  const { text, prose, lines, comments } = tree;
  let first = -1;
  let last = -1;
  for (let line = 0; line < lines.starts.length; line++) {
    if (isBlankLine(tree, text, line)) continue;
    const isAside = isBlankLine(tree, prose, line);
    if (first >= 0 && (!isAside || opensComment(line))) {
      yield { first, last, kind: opensComment(first) ? "comment" : "text" };
      first = -1;
    }
    if (!isAside) continue;
    if (first < 0) first = line;
    last = line;
  }
  if (first >= 0) yield { first, last, kind: opensComment(first) ? "comment" : "text" };

  function opensComment(line: number): boolean {
    return commentAt({ comments }, lines.starts[line]! + 1)?.from === lines.starts[line];
  }
}

function isBlankLine({ lines }: Tree, text: Text, line: number): boolean {
  return isBlank(text, { from: lines.starts[line]!, to: lines.starts[line + 1] ?? text.length });
}
