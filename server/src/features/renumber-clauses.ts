// Clauses numbered anew from the one at the caret to the last of its group: `G3.5A`, `G3.6` become `G3.6`, `G3.7`. What
// stands below them comes along, and so does every reference, as the one resolver reads it. The document is read again
// as it would be; where a clause would not be found by its new number, nothing is offered.

import { isBelow, scopeOf } from "../index/keys.ts";
import type { Clause } from "../syntax/tree.ts";
import { slice } from "../text/span.ts";
import { caughtCitations } from "./caught-citations.ts";
import { citationsInto } from "./citing.ts";
import { citedClause, selectedClause } from "./clauses.ts";
import { numberParts, siblingAfter, siblingBefore } from "./numbering.ts";
import type { Change, Refactoring, Selected } from "./refactoring.ts";
import { renumbered } from "./renumbering.ts";
import { treeAfter } from "./tree-after.ts";

export function renumberClauses(selected: Selected): readonly Refactoring[] {
  const { document, span } = selected;
  const { tree } = document;
  const around = selectedClause(tree, span);
  const clause = around && citedClause(tree, around);
  if (!clause || clause.kind !== "clause") return [];
  const moves = movesFrom(selected, clause);
  const first = moves[0];
  if (!first) return [];
  const told = moves.length === 1 ? `${first.clause.number} to ${first.number}` : `from ${first.clause.number} on: ${moves.length} clauses become ${first.number} to ${moves.at(-1)!.number}`;
  return [
    {
      id: `renumber ${clause.key}`,
      kind: "refactor.rewrite.renumber",
      title: `Renumber ${told}, with all references`,
      preview: "The number changes in every document that cites it.",
      changes: () => changesOf(selected, moves),
    },
  ];
}

interface Move {
  readonly clause: Clause;
  readonly number: string;
}

/** The clauses whose numbers change, from `clause` on. */
function movesFrom({ document: { tree } }: Selected, clause: Clause): readonly Move[] {
  const parts = numberParts(clause.number);
  const before = siblingBefore(tree, clause);
  const last = before && numberParts(before.number);
  if (!parts || (before && last?.stem !== parts.stem)) return [];
  const moves: Move[] = [];
  let value = last ? last.value + 1 : 1;
  for (let at: Clause | undefined = clause; at; at = siblingAfter(tree, at)) {
    if (numberParts(at.number)?.stem !== parts.stem) return [];
    const number = `${parts.stem}${value++}`;
    if (number !== at.number) moves.push({ clause: at, number });
  }
  return moves;
}

function changesOf({ snapshot: { corpus }, document }: Selected, moves: readonly Move[]): readonly Change[] {
  const { tree } = document;
  const changes: Change[] = [];
  const keys = new Map<Clause, string>();
  const into = citationsInto(corpus, document);
  for (const { clause, number } of moves) {
    const after = scopeOf(clause) + number;
    for (const part of tree.clauses) {
      if (!isBelow(part.key, clause.key) || part.at.from < clause.from || part.at.from >= clause.to) continue;
      keys.set(part, after + part.key.slice(clause.key.length));
      const written = slice(tree.text, part.at);
      const newText = part === clause ? written.replace(clause.number, number) : renumbered(written, part.key, clause.key, after);
      if (newText !== undefined && newText !== written) changes.push({ document: document.id, at: part.at, newText, ...(part.kind !== "paragraph" ? caughtCitations(corpus, document, keys.get(part)!) : {}) });
      for (const { from, reference } of into.get(part) ?? []) {
        const { target } = reference;
        // `(b) above` shows no number that changes.
        if (target.kind !== "clause" && target.kind !== "annex") continue;
        const words = slice(from.tree.text, reference.number);
        // Words that name a place in the clause's running text say more than the clause's own key.
        const named = target.kind === "annex" || target.key === "" || part.key.endsWith(target.key) ? part.key : scopeOf(clause) + target.key;
        const changed = renumbered(words, named, clause.key, after);
        if (changed !== undefined && changed !== words) changes.push({ document: from.id, at: reference.number, newText: changed });
      }
    }
  }
  const unique = [...new Map(changes.map((change) => [`${change.document}\n${change.at.from}`, change])).values()];
  const then = treeAfter(document, unique.filter((change) => change.document === document.id));
  const isSame = then.clauses.length === tree.clauses.length && tree.clauses.every((clause, index) => then.clauses[index]!.key === (keys.get(clause) ?? clause.key));
  return isSame ? unique : [];
}
