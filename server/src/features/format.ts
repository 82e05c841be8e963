// Formatting: tables aligned, list items indented by their depth, no space at line ends, single blank lines. An edit
// replaces white space by white space, or the dashes under a table's header; so no word is touched, and the result is read
// again: what would change the reading of the text is not done. Text that came out of a PDF or Word is left alone.

import type { Facts } from "../index/facts.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import type { Tree } from "../syntax/tree.ts";
import { apart, type TextEdit } from "../text/edit.ts";
import { lineEndOf, lineSpan, wholeLines } from "../text/line-index.ts";
import { contains, isBlank, type Span } from "../text/span.ts";
import { formatLists } from "./format-lists.ts";
import type { FormatOptions } from "./format-options.ts";
import { formatTables } from "./format-tables.ts";
import { treeAfter } from "./tree-after.ts";

/** The edits that format `document`, or the lines that `within` touches; in order, none overlapping another. */
export function format(document: Facts, options: FormatOptions, within?: Span): readonly TextEdit[] {
  const { tree } = document;
  if (hasPageFurniture(document) || hasContentsList(tree)) return [];
  const lines = linesOf(tree);
  const tables = formatTables(tree);
  const lists = formatLists(tree, options, (line) => lines[line]!.kind === "prose");
  const blanks = surplusBlanks(tree, lines);
  const tails = trailing(tree, lines);
  // A line that goes need not be made shorter.
  const kept = outside(tails, blanks);
  const isWanted = wanted(tree, within);
  for (const groups of [[tables, lists, kept, blanks], [tables, kept, blanks], [tables, tails], [tails]]) {
    const edits = apart(groups.flat().filter(({ at, newText }) => isWanted(at) && tree.text.slice(at.from, at.to) !== newText));
    if (edits.length === 0 || isReadAlike(document, edits)) return edits;
  }
  return [];
}

interface FormatLine {
  /** Without its line end. */
  readonly from: number;
  readonly to: number;
  /** `aside`: front matter, a comment, a listing, and blank lines in one. */
  readonly kind: "prose" | "blank" | "aside";
}

function linesOf({ text, prose, lines }: Tree): readonly FormatLine[] {
  const all = lines.starts.map((_, line) => {
    const { from, to } = lineSpan({ text, lines }, line);
    const kind: FormatLine["kind"] = isBlank(text, { from, to }) ? "blank" : isBlank(prose, { from, to }) ? "aside" : "prose";
    return { from, to, kind };
  });
  // A blank line between two asides may be part of one.
  let above: FormatLine["kind"] = "prose";
  for (let i = 0; i < all.length; i++) {
    if (all[i]!.kind !== "blank") {
      above = all[i]!.kind;
      continue;
    }
    let next = i;
    while (next < all.length && all[next]!.kind === "blank") next++;
    const isInside = above === "aside" && next < all.length && all[next]!.kind === "aside";
    for (; i < next; i++) if (isInside || text.slice(all[i]!.from, all[i]!.to).includes("\f")) all[i] = { ...all[i]!, kind: "aside" };
    i--;
  }
  return all;
}

function trailing({ text }: Tree, lines: readonly FormatLine[]): readonly TextEdit[] {
  return lines.flatMap(({ from, to, kind }) => {
    let end = to;
    while (end > from && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 9)) end--;
    return kind === "aside" || end === to ? [] : [{ at: { from: end, to }, newText: "" }];
  });
}

/** Of blank lines in a row all but the first; at the end of the text all, and a line end where there is none. */
function surplusBlanks({ text, lines: { starts } }: Tree, lines: readonly FormatLine[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.kind !== "blank") continue;
    let next = i + 1;
    while (next < lines.length && lines[next]!.kind === "blank") next++;
    const isEnd = next === lines.length;
    const from = isEnd ? starts[i]! : (starts[i + 1] ?? text.length);
    const to = isEnd ? text.length : starts[next]!;
    if (to > from && i > 0) edits.push({ at: { from, to }, newText: "" });
    i = next - 1;
  }
  const last = lines.at(-1);
  if (last && last.kind === "prose") edits.push({ at: { from: text.length, to: text.length }, newText: lineEndOf(text) });
  return edits;
}

/** Page after page of titles with their numbers: a text that came from elsewhere, whose lines are as they were printed. */
function hasContentsList({ text }: Tree): boolean {
  return /\.{6}[ \t]*\d{1,4}[ \t]*\r?\n/.test(text.slice(0, 20_000));
}

/** Whether an edit is asked for: it stands on a line of `within`. */
function wanted(tree: Tree, within: Span | undefined): (at: Span) => boolean {
  if (!within) return () => true;
  const lines = wholeLines(tree, within);
  return (at) => contains(lines, at);
}

/** Those of `edits` that do not stand within one of `others`; both are in order. */
function outside(edits: readonly TextEdit[], others: readonly TextEdit[]): readonly TextEdit[] {
  let next = 0;
  return edits.filter(({ at }) => {
    while (next < others.length && others[next]!.at.to < at.to) next++;
    const other = others[next]?.at;
    return other === undefined || at.from < other.from;
  });
}

/** Whether the text says the same after `edits`: every clause, definition, reference and table cell. */
function isReadAlike(document: Facts, edits: readonly TextEdit[]): boolean {
  return reading(document.tree) === reading(treeAfter(document, edits));
}

function reading({ text, clauses, definitions, references, tables, blocks }: Tree): string {
  return JSON.stringify([
    clauses.map(({ kind, key, parent, group, notUsed }) => [kind, key, parent, group, notUsed]),
    definitions.map(({ term, kind, scope, within, clause, form }) => [term, kind, scope, within, clause, form]),
    references.map(({ target, clause }) => [target, clause]),
    tables.map(({ rows, header }) => [header, rows.map(({ cells }) => cells.map(({ from, to }) => text.slice(from, to)))]),
    blocks.map(({ kind, clause }) => [kind, clause]),
  ]);
}
