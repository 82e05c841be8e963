// All that can be done to the text at a place, in the order that a menu shows it.

import { definePhrase } from "./define-phrase.ts";
import { insertClause } from "./insert-clause.ts";
import { makeTable } from "./make-table.ts";
import { moveDefinition } from "./move-definition.ts";
import { makeNotUsed } from "./not-used.ts";
import { numberLines } from "./number-lines.ts";
import type { Refactoring, Selected } from "./refactoring.ts";
import { renumberClauses } from "./renumber-clauses.ts";
import { sortDefinitions } from "./sort-definitions.ts";
import { tidyPasted } from "./tidy-pasted.ts";

const all = [definePhrase, makeTable, tidyPasted, numberLines, insertClause, makeNotUsed, renumberClauses, moveDefinition, sortDefinitions] as const;

/** The refactorings at `selected.span`; of one alone, those that it offers there. */
export function refactorings(selected: Selected): readonly Refactoring[] {
  return all.flatMap((offers) => offers(selected));
}
