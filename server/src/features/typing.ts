// What Enter writes: the next label of a list, the first one behind a colon, the next number behind a clause and a blank
// line. Enter on a label or number that nothing was written behind takes it away again, so that a list is left as it was
// entered, with the same key. Who types such a label or number by hand has it once, and so has who ends a comment by hand.

import type { Facts } from "../index/facts.ts";
import { commentAt } from "../syntax/comments.ts";
import { labelAt, labelName } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import type { TextEdit } from "../text/edit.ts";
import { lineEndOf, lineOf, lineSpan } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { clauseAround, holdsClauses } from "./clauses.ts";
import type { FormatOptions } from "./format-options.ts";
import { indentOf, styleInside } from "./list-items.ts";
import { labelsAfter, numbersAfter } from "./numbering.ts";

/** The edits after `key` was typed, a line's end, a space or `>`; `offset` is where the caret stands now, behind it. */
export function afterKey(key: string, document: Facts, offset: number, options: FormatOptions): readonly TextEdit[] {
  if (key === " ") return afterSpace(document, offset);
  return key === ">" ? afterCommentEnd(document, offset) : afterEnter(document, offset, options);
}

/** The caret stands on a line of its own. */
function afterEnter(document: Facts, offset: number, options: FormatOptions): readonly TextEdit[] {
  const { tree } = document;
  const line = lineOf(tree.lines, offset);
  const here = lineSpan(tree, line);
  const above = line > 0 ? lineSpan(tree, line - 1) : undefined;
  if (!above || wordsOf(tree, here) !== "" || isAside(tree, above)) return [];
  const words = wordsOf(tree, above);
  if (words === "") return nextClause(document, line, here);
  const clause = clauseAround(tree, endOf(tree, above));
  if (!clause || clause.from > above.to) return [];
  if (isEmptyItem(tree, clause, above, words)) return [{ at: above, newText: "" }];
  if (/:$/.test(words)) return firstItem(tree, clause, here, options);
  if (clause.kind === "paragraph" && /(?:;|;[ \u00a0](?:and|or|and\/or))$/.test(words)) return nextItem(tree, clause, here);
  return [];
}

/** What Enter wrote goes where it was typed after it: `(b) (b) ` becomes `(b) `. */
function afterSpace({ tree }: Facts, offset: number): readonly TextEdit[] {
  const line = lineSpan(tree, lineOf(tree.lines, offset));
  if (isAside(tree, line)) return [];
  const typed = tree.text.slice(line.from, offset).trimStart();
  const once = typed.slice(typed.length / 2);
  if (once + once !== typed || !labelOrNumber.test(once)) return [];
  return [{ at: { from: offset - once.length, to: offset }, newText: "" }];
}

/** The end of a comment, typed by hand before the one that the editor wrote with its beginning: one is enough. */
function afterCommentEnd({ tree }: Facts, offset: number): readonly TextEdit[] {
  const line = lineSpan(tree, lineOf(tree.lines, offset));
  const second = /^ *-->/.exec(tree.text.slice(offset, line.to));
  const comment = commentAt(tree, offset);
  if (!second || comment?.to !== offset || comment.from < line.from) return [];
  return [{ at: { from: offset, to: offset + second[0].length }, newText: "" }];
}

/** `(a) `, `a) `, `G3.5A `, `2.1 `: a number without a dot may be anything. */
const labelOrNumber = /^(?:\(?[a-z\d]{1,5}\)|[A-Z]?\d{1,3}[A-Z]{0,2}(?:\.\d{1,4}[A-Z]{0,2}){1,6}) $/i;

/** `(b)` behind `(a) ...;`, unless there is one already. */
function nextItem(tree: Tree, item: Clause, here: Span): readonly TextEdit[] {
  const label = labelsAfter(tree, item, 1)?.[0];
  const written = tree.text.slice(item.at.from, item.at.to);
  const marks = /^(\(?)[a-z0-9]+(\)|\.)$/i.exec(written);
  if (label === undefined || !marks || hasSisterBelow(tree, item, label)) return [];
  const indent = indentOf(tree, item);
  if (indent === undefined) return [];
  return [{ at: here, newText: `${gapBefore(tree, item)}${indent}${marks[1]}${label}${marks[2]} ` }];
}

/** `(a)` behind `G3.5 Each User shall:`, `(i)` behind `(a) ...:`, one step in. */
function firstItem(tree: Tree, clause: Clause, here: Span, { tabSize, insertSpaces }: FormatOptions): readonly TextEdit[] {
  if (clause.kind !== "clause" && clause.kind !== "paragraph") return [];
  // A list, a table or whatever it leads to stands there already.
  const below = tree.text.slice(here.to, here.to + 400).trimStart();
  if (labelAt(below, 0) || below.startsWith("|") || tree.clauses[clause.index + 1]?.parent === clause.index) return [];
  if (clause.kind === "clause") return [{ at: here, newText: "(a) " }];
  const indent = indentOf(tree, clause);
  const style = styleInside(tree, clause);
  if (indent === undefined || style === undefined) return [];
  return [{ at: here, newText: `${indent}${insertSpaces ? " ".repeat(tabSize) : "\t"}(${labelName(style, 1)}) ` }];
}

/** `G3.6` behind `G3.5 ...` and a blank line. */
function nextClause(document: Facts, line: number, here: Span): readonly TextEdit[] {
  const { tree } = document;
  const last = line >= 2 ? lineSpan(tree, line - 2) : undefined;
  if (!last || isAside(tree, last) || !/[.\]]$/.test(wordsOf(tree, last))) return [];
  const around = clauseAround(tree, endOf(tree, last));
  let clause = around;
  while (clause?.kind === "paragraph") clause = tree.clauses[clause.parent];
  // A heading with a number has its text below it; and in a table or another paragraph of the clause nothing is offered.
  if (!clause || clause.kind !== "clause" || clause.heading || holdsClauses(tree, clause) || clause.to !== endOf(tree, last)) return [];
  if (around === clause && lineOf(tree.lines, clause.from) !== lineOf(tree.lines, clause.own.to) && !isOneParagraph(tree, clause)) return [];
  const number = numbersAfter(document, clause, 1)?.[0];
  return number === undefined ? [] : [{ at: here, newText: `${number} ` }];
}

function isOneParagraph({ text }: Tree, { at, own }: Clause): boolean {
  return !/\n[ \t\r]*\n/.test(text.slice(at.from, own.to));
}

/** Whether nothing but the label or number stands on the line, and another one went before it. */
function isEmptyItem(tree: Tree, clause: Clause, above: Span, words: string): boolean {
  if (words !== tree.text.slice(clause.from, clause.at.to) || clause.from < above.from) return false;
  if (clause.kind !== "paragraph" && clause.kind !== "clause") return false;
  return clause.kind === "paragraph" || tree.clauses.some((other) => other.index < clause.index && other.kind === "clause" && other.parent === clause.parent);
}

function hasSisterBelow(tree: Tree, item: Clause, label: string): boolean {
  return tree.clauses.some((other) => other.index > item.index && other.parent === item.parent && other.number === `(${label})`);
}

/** A blank line where the item before has one above it. */
function gapBefore(tree: Tree, item: Clause): string {
  const line = lineOf(tree.lines, item.at.from);
  if (line < 2 || wordsOf(tree, lineSpan(tree, line - 1)) !== "") return "";
  return lineEndOf(tree.text);
}

function wordsOf({ text }: Tree, { from, to }: Span): string {
  return text.slice(from, to).trim();
}

/** Where the words of a line end. */
function endOf({ text }: Tree, { from, to }: Span): number {
  return from + text.slice(from, to).trimEnd().length;
}

/** Front matter, a comment, a listing: no text of the Code. */
function isAside({ text, prose }: Tree, { from, to }: Span): boolean {
  return prose.slice(from, to).trim() === "" && text.slice(from, to).trim() !== "";
}
