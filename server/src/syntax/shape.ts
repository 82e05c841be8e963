// Whether two versions of a document have one structure: then what rests on clauses, headings, tables and blocks alone
// holds for both.

import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Block, Clause, Identity, Table, Tree } from "./tree.ts";

/** What a shape is told by. */
export type Shaped = Pick<Tree, "text" | "identity" | "blocks" | "clauses" | "tables">;

/** Whether the two differ in nothing but places, and the words of headings, paragraphs and cells. The marks of a label and of a heading are no words. */
export function sameShape(before: Shaped, after: Shaped): boolean {
  return (
    before.blocks.length === after.blocks.length &&
    before.clauses.length === after.clauses.length &&
    before.tables.length === after.tables.length &&
    sameIdentity(before.identity, after.identity) &&
    before.blocks.every((block, i) => sameBlock(block, after.blocks[i]!) && (block.kind !== "heading" || levelOf(before.text, block) === levelOf(after.text, after.blocks[i]!))) &&
    before.clauses.every((clause, i) => sameClause(clause, after.clauses[i]!) && sameMarks(before.text, clause, after.text, after.clauses[i]!)) &&
    before.tables.every((table, i) => sameTable(before.text, table, after.text, after.tables[i]!))
  );
}

/** Whether the headings of two versions of one shape have the same words. */
export function sameHeadings(before: Shaped, after: Shaped): boolean {
  return before.clauses.every((clause, i) => sameWords(before.text, clause.heading, after.text, after.clauses[i]!.heading));
}

function sameIdentity(a: Identity, b: Identity): boolean {
  return a.kind === b.kind && a.key === b.key && a.title === b.title && a.version === b.version && a.schema === b.schema && a.extract === b.extract && a.status === b.status && a.aliases.join("\n") === b.aliases.join("\n");
}

function sameBlock(a: Block, b: Block): boolean {
  return a.kind === b.kind && a.clause === b.clause && (a.kind !== "row" || (b.kind === "row" && a.table === b.table && a.row === b.row));
}

function sameClause(a: Clause, b: Clause): boolean {
  return a.key === b.key && a.kind === b.kind && a.number === b.number && a.parent === b.parent && a.group === b.group && a.notUsed === b.notUsed && (a.heading === undefined) === (b.heading === undefined);
}

/** How many `#` stand before a heading. */
function levelOf(text: Text, { at }: Block): number {
  return text.slice(Math.max(0, at.from - 8), at.from).replace(/[^#]/g, "").length;
}

/** `(b)`, `b)` and `b.` are one number. */
function sameMarks(before: Text, a: Clause, after: Text, b: Clause): boolean {
  return a.kind !== "paragraph" || (a.at.to - a.at.from === b.at.to - b.at.from && before.charCodeAt(a.at.to - 1) === after.charCodeAt(b.at.to - 1));
}

function sameTable(before: Text, a: Table, after: Text, b: Table): boolean {
  return a.clause === b.clause && a.header === b.header && a.rows.length === b.rows.length && a.rows.every((row, i) => row.cells.length === b.rows[i]!.cells.length) && sameWords(before, a.caption, after, b.caption);
}

/** Whether the two spans hold the same words, or neither is there. */
export function sameWords(before: Text, a: Span | undefined, after: Text, b: Span | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.to - a.from === b.to - b.from && before.slice(a.from, a.to) === after.slice(b.from, b.to);
}
