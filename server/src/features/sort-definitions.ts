// A table of definitions put in alphabetical order, whole rows at a time.

import { type DefinitionTable, definitionTables } from "../index/definition-tables.ts";
import type { Facts } from "../index/facts.ts";
import { lineEndOf } from "../text/line-index.ts";
import { byUnits } from "../text/ordered.ts";
import { touches, type Span } from "../text/span.ts";
import { alphabetKey, rowsOf } from "./definition-tables.ts";
import { type Refactoring, type Selected } from "./refactoring.ts";

export function sortDefinitions({ document, span }: Selected): readonly Refactoring[] {
  const table = definitionTables(document).find((one) => touches(one.table.at, span.from));
  if (!table || table.definitions.length < 2) return [];
  const keys = table.definitions.map(({ term }) => alphabetKey(term));
  if (keys.every((key, index) => index === 0 || keys[index - 1]! <= key)) return [];
  const order = keys.map((_, index) => index).sort((a, b) => byUnits(keys[a]!, keys[b]!) || a - b);
  const lines = table.definitions.map((_, index) => linesOf(document, table, index));
  // Rows are whole lines with nothing between them; else they are left where they are.
  if (lines.some(({ from }, index) => index > 0 && document.tree.text.slice(lines[index - 1]!.to, from).trim() !== "")) return [];
  return [
    {
      id: "sort-definitions",
      kind: "refactor.rewrite.sort",
      title: "Sort the definitions alphabetically",
      changes: () => {
        const { text } = document.tree;
        const sorted = order.map((index) => text.slice(lines[index]!.from, lines[index]!.to)).join(lineEndOf(text));
        return [{ document: document.id, at: { from: lines[0]!.from, to: lines.at(-1)!.to }, newText: sorted }];
      },
    },
  ];
}

/** The lines of a definition, without the last one's end. */
function linesOf({ tree }: Facts, table: DefinitionTable, index: number): Span {
  const rows = rowsOf(table, index);
  return { from: tree.text.lastIndexOf("\n", rows[0]!.at.from - 1) + 1, to: rows.at(-1)!.at.to };
}
