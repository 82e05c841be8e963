// The tables of a document that define terms, with the definitions in each.

import { eitherOf } from "../syntax/definition-parts.ts";
import type { Definition, Table } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";

export interface DefinitionTable {
  readonly document: Facts;
  readonly table: Table;
  /** One for each row that has a term, in the order of the rows. */
  readonly definitions: readonly Definition[];
}

/** The tables of `document` that surely define terms. */
export function definitionTables(document: Facts): readonly DefinitionTable[] {
  const { tables, definitions } = document.tree;
  const found: { document: Facts; table: Table; definitions: Definition[] }[] = [];
  let next = 0;
  for (const definition of definitions) {
    if (definition.form !== "table") continue;
    while (next < tables.length && tables[next]!.at.to <= definition.at.from) next++;
    const table = tables[next];
    if (!table) break;
    const last = found.at(-1);
    if (last?.table === table) last.definitions.push(definition);
    else found.push({ document, table, definitions: [definition] });
  }
  // Where the term may be one name or two, it is known all the same where it stands.
  return found.filter((one) => one.definitions.every(({ certain, term }) => certain || eitherOf(term)));
}
