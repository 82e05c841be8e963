// A clause or paragraph taken out of use: its number stays, so that no other number moves.

import { isCut } from "../index/cut.ts";
import type { Facts } from "../index/facts.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { trimmedLength } from "../text/span.ts";
import { whereCited } from "./citation-place.ts";
import { citationsOf, type Citation } from "./citing.ts";
import { holdsClauses, selectedClause } from "./clauses.ts";
import type { Change, Refactoring, Selected } from "./refactoring.ts";

export function makeNotUsed({ snapshot, document, span }: Selected): readonly Refactoring[] {
  const { tree } = document;
  const clause = selectedClause(tree, span);
  if (!clause || clause.notUsed || clause.number === "" || (clause.kind !== "clause" && clause.kind !== "paragraph") || holdsClauses(tree, clause)) return [];
  // A text that breaks off has more of the clause than is here.
  if (clause.to >= trimmedLength(tree.text) && isCut(document)) return [];
  const citations = citationsOf(snapshot.corpus, document, clause);
  const note = citations.length === 0 ? "" : ` (${citing(citations.length, "it")})`;
  return [
    {
      id: `not-used ${clause.key}`,
      kind: "refactor.rewrite.not-used",
      title: `Make ${clause.number} ${markOf(document)}${note}`,
      changes: () => [{ document: document.id, at: { from: behindNumber(tree, clause), to: clause.to }, newText: ` ${markOf(document)}${endingOf(tree, clause)}`, ...warningOf(citations, clause) }],
    },
  ];
}

/** Whoever cites the clause will cite nothing: how many do, and where. */
function warningOf(citations: readonly Citation[], { number }: Clause): Pick<Change, "attention"> {
  return citations.length === 0 ? {} : { attention: `${citing(citations.length, number)}: ${whereCited(citations)}` };
}

function citing(count: number, named: string): string {
  return count === 1 ? `1 reference names ${named}` : `${count} references name ${named}`;
}

/** As the document marks other clauses: `[Not used]`, `(NOT USED)`. */
function markOf({ tree }: Facts): string {
  for (const { notUsed, at, own } of tree.clauses) {
    const mark = notUsed ? /[[(]\s*not used\s*[\])]/i.exec(tree.text.slice(at.to, own.to)) : null;
    if (mark) return mark[0];
  }
  return "[Not used]";
}

/** Behind the number, its final dot and its emphasis. */
function behindNumber({ text }: Tree, { at, content }: Clause): number {
  let from = at.to;
  while (from < content.to && /[.*:]/.test(text.charAt(from))) from++;
  return from;
}

/** What goes on to the next item of a list stays: `; and`. */
function endingOf({ text }: Tree, { kind, content }: Clause): string {
  return kind === "paragraph" ? /(?:[.,;][ \u00a0]{0,4}(?:and|or|and\/or)?)?$/.exec(text.slice(Math.max(content.from, content.to - 12), content.to))![0] : "";
}
