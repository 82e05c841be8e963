// What must hold of every tree, whatever the text was.

import assert from "node:assert/strict";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { indexLines } from "../../server/src/text/line-index.ts";
import type { Span } from "../../server/src/text/span.ts";

/** Every span lies in the text; what should be nested is nested, what should be apart is apart, all in order. */
export function assertSound(tree: Tree): void {
  const { blocks, clauses, tables, definitions, references } = tree;
  const text = tree.text.toString();
  const prose = tree.prose.toString();
  const isIn = (span: Span, outer: Span = { from: 0, to: text.length }): boolean =>
    Number.isInteger(span.from) && Number.isInteger(span.to) && outer.from <= span.from && span.from <= span.to && span.to <= outer.to;
  const holds = (condition: boolean, what: string, span?: Span): void => {
    if (!condition) assert.fail(span ? `${what}: ${span.from}..${span.to} '${text.slice(span.from, span.to).slice(0, 60)}'` : what);
  };
  const isClause = (index: number): boolean => index >= -1 && index < clauses.length;

  holds(prose.length === text.length, "prose is as long as the text");
  holds(isBlankedCopy(prose, text), "prose is the text, with parts blanked");
  const { leftOut: _, ...lines } = tree.lines;
  assert.deepEqual(lines, indexLines(tree.source.toString()), "the lines are the file's");
  holds(text.length === tree.source.length, "the text is as long as the file");
  holds(isIn(tree.identity.at), "identity", tree.identity.at);

  let done = 0;
  for (const block of blocks) {
    holds(isIn(block.at) && block.at.from >= done, `${block.kind} comes after the block before it`, block.at);
    holds(isClause(block.clause), "a block's clause", block.at);
    if (block.kind === "row") holds(tables[block.table]?.rows[block.row]?.at.from === block.at.from, "a row block is its table's", block.at);
    done = block.at.to;
  }
  done = 0;
  clauses.forEach((clause, index) => {
    holds(clause.index === index, "a clause knows its index", clause.at);
    holds(isIn(clause.content) && isIn(clause.own, clause.content) && isIn(clause.at, clause.own), "number in own text in content", clause.at);
    holds(clause.at.from >= done, "clauses in order", clause.at);
    holds(clause.parent >= -1 && clause.parent < index, "a parent stands before", clause.at);
    const parent = clauses[clause.parent];
    if (parent) holds(isIn(clause.content, parent.content), "a clause lies in the one around it", clause.content);
    if (clause.heading) holds(isIn(clause.heading), "a clause's heading", clause.heading);
    holds(clause.group >= -1 && clause.group < clauses.length && clause.group !== index, "a clause's group", clause.at);
    done = clause.at.from;
  });
  for (const table of tables) {
    holds(isIn(table.at) && isClause(table.clause), "a table", table.at);
    if (table.caption) holds(isIn(table.caption), "a caption", table.caption);
    done = table.at.from;
    for (const row of table.rows) {
      holds(isIn(row.at, table.at) && row.at.from >= done, "rows in order in their table", row.at);
      let cellDone = row.at.from;
      for (const cell of row.cells) {
        holds(isIn(cell, row.at) && cell.from >= cellDone, "cells in order in their row", cell);
        cellDone = cell.to;
      }
      done = row.at.to;
    }
  }
  for (const definition of definitions) {
    holds(isIn(definition.at) && isIn(definition.body), `the definition of ${definition.term}`, definition.at);
    holds(definition.term.trim() !== "", "a term", definition.at);
    holds(isClause(definition.clause) && isClause(definition.within), "a definition's clause", definition.at);
    if (definition.kind === "meaning") holds(text.slice(definition.body.from, definition.body.to).trim() !== "", "a meaning", definition.at);
  }
  for (const { at, number, whole, heading, clause } of references) {
    holds(isIn(at) && isIn(whole) && isIn(at, whole), "a reference in its whole", at);
    holds(isIn(number, whole), "a reference's number", number);
    if (heading) holds(isIn(heading), "a reference's heading", heading);
    holds(isClause(clause), "a reference's clause", at);
  }
  for (const { at, covers } of tree.suppressions) holds(isIn(at) && isIn(covers), "a suppression", at);
  for (const { at } of tree.problems) holds(isIn(at), "a problem", at);
}

function isBlankedCopy(prose: string, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const there = prose.charCodeAt(i);
    const here = text.charCodeAt(i);
    if (there === here) continue;
    if (there !== 32 || here === 10 || here === 13) return false;
  }
  return true;
}
