// A new clause behind the one at the caret, with the number that fits there.

import { scopeOf } from "../index/keys.ts";
import { compareNumbers } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { lineEndOf, lineOf } from "../text/line-index.ts";
import { citationsInVain } from "./citing.ts";
import { citedClause, holdsClauses, selectedClause } from "./clauses.ts";
import { numberParts, numbersAfter, siblingAfter } from "./numbering.ts";
import { type Change, type Refactoring, type Selected } from "./refactoring.ts";

/** The next number, and an inserted one that is cited already although nobody has written the clause. */
export function insertClause({ snapshot, document, span }: Selected): readonly Refactoring[] {
  const { tree } = document;
  const around = selectedClause(tree, span);
  const clause = around && citedClause(tree, around);
  if (!clause || clause.kind !== "clause" || holdsClauses(tree, clause)) return [];
  const next = numbersAfter(document, clause, 1)?.[0];
  const parts = numberParts(clause.number);
  const inserted = parts && parts.letters === "" ? `${parts.stem}${parts.value}A` : undefined;
  const wanted = inserted !== undefined && inserted !== next && !document.clauses.has(scopeOf(clause) + inserted) && fits(tree, clause, inserted) && citationsInVain(snapshot.corpus, document, scopeOf(clause) + inserted).length > 0;
  return [...(next === undefined ? [] : [next]), ...(wanted ? [inserted] : [])].map((number) => ({
    id: `insert-clause ${number}`,
    kind: "refactor.rewrite.insert",
    title: `Insert clause ${number} after ${clause.number}`,
    changes: () => [{ document: document.id, at: { from: clause.to, to: clause.to }, ...newClause(tree, clause, number) }],
  }));
}

/** The new clause as its neighbour is written: with its mark of a heading, its emphasis, its final dot. */
function newClause(tree: Tree, clause: Clause, number: string): Pick<Change, "newText" | "typedOver"> {
  const { text, lines } = tree;
  const end = lineEndOf(text);
  const before = text.slice(lines.starts[lineOf(lines, clause.from)]!, clause.from);
  const lead = /^[ \t]*(?:#+[ \t]+)?/.exec(before)![0];
  const emphasis = before.endsWith("**") ? "**" : "";
  const dot = text.charAt(clause.at.to) === "." && text.charAt(clause.at.to - 1) !== "." ? "." : "";
  const gap = isApart(tree, clause) ? `${end}${end}` : end;
  const written = `${gap}${lead}${emphasis}${number}${dot}${emphasis} `;
  const words = "[To be drafted]";
  const lineStart = lines.starts[lineOf(lines, clause.to)]!;
  const isIndented = /^[ \t]/.test(text.slice(lineStart, lineStart + 1));
  return { newText: written + words, ...(isIndented ? {} : { typedOver: { before: written, words, after: "" } }) };
}

/** Whether blank lines part the clauses; where there is but one, they would. */
function isApart(tree: Tree, clause: Clause): boolean {
  const next = siblingAfter(tree, clause);
  return !next || /\n[ \t\r]*\n/.test(tree.text.slice(clause.to, next.at.from)) || lineOf(tree.lines, next.at.from) === lineOf(tree.lines, clause.to);
}

function fits(tree: Tree, clause: Clause, number: string): boolean {
  const next = siblingAfter(tree, clause);
  return next === undefined || compareNumbers(number, next.number) < 0;
}
