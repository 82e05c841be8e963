// A document as Word sees it: paragraphs with styles and runs, and tables. What a reader of the page must not see, though
// the text cannot come back without it (comments, indents, the line ends of a wrapped paragraph), is in hidden runs;
// the header of export.ts says how they are read. Page furniture and contents lists are left out, and counted.

import { commentsIn, endOfComments } from "../syntax/comments.ts";
import { parse } from "../syntax/parse.ts";
import type { Block, Clause, Table, Tree } from "../syntax/tree.ts";
import { blanked } from "../text/blanked.ts";
import { withoutSpaces } from "../text/left-out.ts";
import { firstFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { endOfRow, rowRuns } from "./cells.ts";
import { noteSign, runsOf, type Hidden, type Run } from "./runs.ts";
import { hiddenText, Shown } from "./shown.ts";

export type ParagraphStyle =
  /** `## G3 SECURITY`: `level` counts the "#" */
  | { readonly name: "heading"; readonly level: number }
  /** a heading that has no "#", as in text that came out of a PDF */
  | { readonly name: "plain-heading"; readonly level: number }
  | { readonly name: "caption" }
  /** a paragraph with a number: its label stands out to the left */
  | { readonly name: "clause" }
  | { readonly name: "text" }
  /** `(a) ...`: `level` 1 for the outermost */
  | { readonly name: "list"; readonly level: number }
  /** more text of a list item */
  | { readonly name: "continued"; readonly level: number }
  | { readonly name: "listing" }
  /** a comment that stands alone: hidden as a whole */
  | { readonly name: "comment" };

export interface Paragraph {
  readonly kind: "paragraph";
  readonly style: ParagraphStyle;
  /** The label, if any, is followed by a tab. */
  readonly runs: readonly Run[];
  /** The clause that it belongs to (position in `tree.clauses`), or -1. */
  readonly clause: number;
  /** The line ends and the indent before it, as they stand in the text. */
  readonly lead: string;
}

export interface WordTable {
  readonly kind: "table";
  readonly header: boolean;
  readonly rows: readonly WordRow[];
  readonly clause: number;
  readonly lead: string;
}

export interface WordRow {
  readonly cells: readonly (readonly Run[])[];
}

export type Item = Paragraph | WordTable;

export interface WordDocument {
  readonly items: readonly Item[];
  /** The YAML block with its fences, or "". */
  readonly frontMatter: string;
  /** How many lines of page furniture and contents lists are left out. */
  readonly leftOut: number;
}

/** `tree` without what a converter put into the words. The mark of a footnote stays: it says where the note belongs. */
export function withoutMarks(tree: Tree): Tree {
  const { lines: { leftOut }, identity: { kind, key }, language, forms } = tree;
  if (!leftOut) return tree;
  const noteAt = ({ from, to }: Span): string => {
    const number = /^\[\^(\d+)\]$/.exec(tree.source.slice(from, to))?.[1];
    return number === undefined ? "" : noteSign(number);
  };
  return withoutMarks(parse(withoutSpaces(tree.text, leftOut, noteAt), { name: kind === "other" ? key : `${kind}-${key}`, language, forms }));
}

/** `written` as paragraphs and tables, in its order; what a converter put into the words stays behind. */
export function wordDocument(written: Tree): WordDocument {
  const tree = withoutMarks(written);
  const { text, blocks } = tree;
  const items: Item[] = [];
  const front = /^---[^\S\n]*\n[\s\S]*?\n---[^\S\n]*(?=\n|$)/.exec(text.toString());
  const frontMatter = front && tree.prose.slice(0, front[0].length).trim() === "" ? front[0] : "";
  const state: State = { tree, items, done: frontMatter.length, leftOut: 0 };
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.at.from < state.done) continue;
    const start = startOf(state, block);
    between(state, start);
    // A comment may have ended in the block's first line.
    const from = Math.max(start, state.done);
    if (block.kind === "row") {
      const table = tree.tables[block.table]!;
      const rows = table.rows.map((row, r) => ({ cells: rowRuns(tree, row, table.rows[r + 1]) }));
      items.push({ kind: "table", header: table.header, rows, clause: block.clause, lead: text.slice(leadStart(state, from), from) });
      const ends = table.rows.map((row) => endOfRow(tree, row));
      state.leftOut += linesWithin(tree, table, ends);
      state.done = Math.max(table.at.to, ends.at(-1)!);
      while (blocks[i + 1]?.kind === "row" && blocks[i + 1]!.at.from < state.done) i++;
    } else paragraph(state, from, withEmphasis(text, block), block);
  }
  between(state, text.length);
  return { items, frontMatter, leftOut: state.leftOut };
}

/** How many lines of a page's furniture stand between the rows of a table that goes on behind them; the rows end at `ends`. */
function linesWithin({ text, comments }: Tree, { rows }: Table, ends: readonly number[]): number {
  const bare = blanked(text, comments);
  let count = 0;
  rows.slice(1).forEach(({ at: { from } }, i) => {
    for (const line of bare.slice(ends[i]!, from).split("\n")) if (line.trim() !== "" && !isSeparator(line)) count++;
  });
  return count;
}

/** Where the text does not say otherwise: a list item and what a comment speaks of follow on the next line, all else after an empty one. */
export function usualLead(item: Item, before: Item | undefined): string {
  if (!before) return "";
  if (before.kind === "paragraph" && before.style.name === "comment") return "\n";
  return item.kind === "paragraph" && item.style.name === "list" && before.kind === "paragraph" && before.style.name !== "heading" ? "\n" : "\n\n";
}

/** The text of `runs` as a reader sees it. */
export function visible(runs: readonly Run[]): string {
  return runs.map(({ mark, text }) => (mark === "hidden" ? "" : text)).join("");
}

interface State {
  readonly tree: Tree;
  readonly items: Item[];
  /** How far the text has been taken. */
  done: number;
  leftOut: number;
}

/** The start of the first line of `block`: its label may stand alone on the line before. One over a table is a paragraph by itself. */
function startOf({ tree, done }: State, block: Block): number {
  const clause = block.kind === "row" ? undefined : tree.clauses[block.clause];
  const first = clause && clause.from >= done && clause.from < block.at.from ? clause.from : block.at.from;
  // Not further back than what is done: a text may have no carriage return, which alone ends a line too.
  let at = first;
  while (at > done && !isLineEnd(tree.text.charCodeAt(at - 1))) at--;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Takes the lines before `to` that belong to no block: comments, furniture, and text that the reader made nothing of. */
function between(state: State, to: number): void {
  const { tree, tree: { text, prose } } = state;
  let from = state.done;
  while (from < to) {
    const found = text.indexOf("\n", from);
    let end = found < 0 || found > to ? to : found;
    const line = text.slice(from, end);
    if (line.trim() !== "") {
      if (prose.slice(from, end).trim() !== "") {
        if (!isSeparator(line)) paragraph(state, from, end, undefined);
        end = Math.max(end, state.done);
      } else if (endOfComments(tree, from) > from) {
        end = Math.max(end, endOfComments(tree, from));
        const words = text.slice(from, end).trim();
        state.items.push({ kind: "paragraph", style: { name: "comment" }, runs: [{ mark: "hidden", text: hiddenText(words) }], clause: -1, lead: text.slice(leadStart(state, from), from) });
        state.done = end;
      } else state.leftOut++;
    }
    from = end + 1;
  }
}

/** The end of `block` with the marks of emphasis behind a heading: these are no words of it. */
function withEmphasis(text: Text, { kind, at: { to } }: Block): number {
  return kind === "heading" ? to + /^[*_]{0,3}/.exec(text.slice(to, to + 3))![0].length : to;
}

function leadStart({ tree, items, done }: State, from: number): number {
  if (items.length === 0 && tree.text.slice(done, from).trim() === "") return from;
  // What was left out in between has no lead: only the white space counts.
  const gap = tree.text.slice(done, from);
  return from - (gap.length - gap.trimEnd().length);
}

/** Takes the words from `from` to `end`, with the comments behind them. */
function paragraph(state: State, from: number, end: number, block: Block | undefined): void {
  const { tree, items } = state;
  const to = block?.kind === "listing" ? end : endOfComments(tree, end);
  const source = tree.text.slice(from, to);
  const indent = /^[^\S\n]*/.exec(source)![0];
  const lead = tree.text.slice(leadStart(state, from), from) + (block?.kind === "listing" ? "" : indent);
  state.done = to;
  const row = annexRow(tree, from + indent.length, block?.clause ?? clauseIn(tree, from, to));
  if (row) {
    items.push({ kind: "paragraph", style: { name: "plain-heading", level: 2 }, ...row, lead });
    state.done = row.to;
    return;
  }
  if (block?.kind === "listing") {
    items.push({ kind: "paragraph", style: { name: "listing" }, runs: listingRuns(source), clause: block.clause, lead });
    return;
  }
  const hashes = /^#{1,6}(?=\s)/.exec(source.slice(indent.length))?.[0] ?? "";
  const start = from + indent.length + (hashes === "" ? 0 : hashes.length + 1);
  const { words: shown, hidden } = joined(state, start, to);
  const label = block ? tree.text.slice(start, Math.max(start, block.at.from)) : "";
  // A label and one space: in Word, a label and a tab.
  const tabbed = /^[^\s*`]+ (?:[^\s*`]+ )?$/.test(label) && shown.startsWith(label) && !hidden.some(({ at }) => at < label.length);
  const words = tabbed ? `${label.slice(0, -1)}\t${shown.slice(label.length)}` : shown;
  items.push({ kind: "paragraph", style: styleOf(tree, block, hashes.length, label), runs: noteRuns(words, hidden), clause: block?.clause ?? clauseIn(tree, from, to), lead });
}

/**
 * `| Appendix G | Authentication Credentials | |` with the line `| --- |` under it: the heading of an annex that a page
 * turned into a table's row. A reader sees its words; the bars, and that line, are hidden.
 */
function annexRow({ text, clauses }: Tree, from: number, clause: number): { readonly runs: readonly Run[]; readonly clause: number; readonly to: number } | undefined {
  if (clauses[clause]?.kind !== "annex" || text.charCodeAt(from) !== bar) return undefined;
  const end = lineEnd(text, from);
  const next = lineEnd(text, end + 1);
  const under = isSeparator(text.slice(end + 1, next)) ? text.slice(end, next) : "";
  const hidden: Hidden[] = [];
  let [shown, bars] = ["", ""];
  for (const [i, cell] of text.slice(from, end).split("|").entries()) {
    const words = cell.trim();
    bars += (i > 0 ? "|" : "") + (words === "" ? cell : cell.slice(0, cell.length - cell.trimStart().length));
    if (words === "") continue;
    const gap = shown !== "" && bars.endsWith(" ") ? " " : "";
    hidden.push({ at: shown.length, text: bars.slice(0, bars.length - gap.length) });
    shown += gap + words;
    bars = cell.slice(cell.trimEnd().length);
  }
  hidden.push({ at: shown.length, text: bars + hiddenText(under) });
  return { runs: runsOf(shown, hidden.filter((one) => one.text !== "")), clause, to: end + under.length };
}

const bar = "|".charCodeAt(0);

function lineEnd(text: Text, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** The runs of a paragraph; of one that holds a note's words, `[^1]: As defined.`, a reader sees `¹ As defined.` */
function noteRuns(words: string, hidden: readonly Hidden[]): readonly Run[] {
  const [mark = "", number = ""] = /^\[\^(\d{1,3})\]:(?= )/.exec(words) ?? [];
  if (mark === "" || hidden.some(({ at }) => at < mark.length)) return runsOf(words, hidden);
  const sign = noteSign(number);
  return runsOf(sign + words.slice(mark.length), [{ at: sign.length, text: ":" }, ...hidden.map(({ at, text }) => ({ at: at - mark.length + sign.length, text }))]);
}

/** The line between a table's header and its rows. */
function isSeparator(line: string): boolean {
  return /^\s*[-|:][-|: ]*$/.test(line);
}

/** The clause of which a line holds the number and no more: `Annex to Section F4`. */
function clauseIn({ clauses }: Tree, from: number, to: number): number {
  const at = firstFrom(clauses, from);
  return at < clauses.length && clauses[at]!.from < to ? at : -1;
}

function styleOf(tree: Tree, block: Block | undefined, hashes: number, label: string): ParagraphStyle {
  if (hashes > 0) return { name: "heading", level: hashes };
  if (!block) return { name: "text" };
  const clause = tree.clauses[block.clause];
  if (block.kind === "heading") {
    if (clause?.kind === "table") return { name: "caption" };
    if (clause?.notUsed && label.trim() !== "" && standsAmongText(tree, clause)) return { name: "clause" };
    return { name: "plain-heading", level: !clause ? 1 : clause.kind === "clause" ? Math.min(6, 2 + clause.number.replace(/\.$/, "").split(".").length - 1) : clause.kind === "annex" ? 2 : 3 };
  }
  if (clause?.kind === "paragraph") {
    let level = 0;
    for (let at = block.clause; at >= 0 && tree.clauses[at]!.kind === "paragraph"; at = tree.clauses[at]!.parent) level++;
    return label.trim() !== "" ? { name: "list", level: Math.min(level, 5) } : { name: "continued", level: Math.min(level, 5) };
  }
  return label.trim() !== "" ? { name: "clause" } : { name: "text" };
}

/** Whether the nearest clause beside `clause` that is used, of the few before or behind it, is one of running text. */
function standsAmongText({ clauses }: Tree, { index, parent }: Clause): boolean {
  for (const step of [-1, 1]) {
    for (let at = index + step, looks = 0; clauses[at] && looks < 100; at += step, looks++) {
      const one = clauses[at]!;
      if (one.index <= parent) break;
      if (one.parent === parent && one.kind === "clause" && !one.notUsed) return one.heading === undefined;
    }
  }
  return false;
}

/** The lines of a paragraph as one, with what that hides. */
function joined(state: State, from: number, to: number): Shown {
  const { tree, tree: { text, prose } } = state;
  const shown = new Shown();
  let pending = "";
  let listed = false;
  const comments = commentsIn(tree, { from, to });
  let next = 0;
  for (let at = from; at < to; ) {
    const first = next;
    const end = lineEndOutside(at);
    const line = text.slice(at, end);
    const isBlank = prose.slice(at, end).trim() === "";
    if (isBlank && line.trim() !== "" && first === next) state.leftOut++;
    else if (line.trim() !== "") {
      const words = line.trim();
      const start = at + line.indexOf(words);
      if (shown.length > 0) {
        const opens = isBullet(words, listed ? ";" : shown.tail);
        listed ||= opens;
        if (opens) shown.show("\n");
        else if (!/\p{L}-$/u.test(shown.tail) && !isBlank) shown.show(" ");
        shown.hide(`${pending}\n${line.slice(0, start - at)}`);
      }
      shown.showBeside(text, { from: start, to: start + words.length }, comments.slice(first, next));
      pending = line.slice(line.trimEnd().length);
    }
    at = end + 1;
  }
  return shown;

  /** Where the line ends that holds `at`: not within a comment. Takes the comments in it. */
  function lineEndOutside(at: number): number {
    for (let end = lineEnd(text, at); ; end = lineEnd(text, comments[next - 1]!.to)) {
      const stop = Math.min(to, end);
      const before = next;
      while (next < comments.length && comments[next]!.from < stop) next++;
      if (next === before || comments[next - 1]!.to <= stop) return stop;
    }
  }
}

/** Whether a line opens with a bullet; a dash, a star or an o is one behind what may lead to a list or end an item. */
function isBullet(line: string, before: string): boolean {
  return /^[•·▪●◦\uf0a7\uf0b7\uf0d8][ \t\u00a0]/.test(line) || (/^[-–—*o][ \t\u00a0]/.test(line) && /(?:[:;.,]|and| or)$/.test(before));
}

function listingRuns(source: string): readonly Run[] {
  const fenced = /^([^\S\n]*```[^\n]*\n)([\s\S]*?)(\n[^\S\n]*```[^\S\n]*)$/.exec(source);
  if (!fenced) return [{ mark: "plain", text: source }];
  return [{ mark: "hidden", text: hiddenText(fenced[1]!) }, { mark: "plain", text: fenced[2]! }, { mark: "hidden", text: hiddenText(fenced[3]!) }];
}
