// The tables of a document that define terms, with the definitions in each.

import type { Definition, Table } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";

export interface DefinitionTable {
  readonly document: Facts;
  readonly table: Table;
  /** One for each row that has a term, in the order of the rows. */
  readonly definitions: readonly Definition[];
}

/** The tables of `document` that define terms for sure. */
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
  return found.filter((one) => one.definitions.every(({ certain }) => certain));
}
