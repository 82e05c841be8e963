// Where the tables of DUIS documents describe what a schema declares: the row of a data item, and the table of a type.

import { typeOf } from "../schema/query.ts";
import type { SchemaModel } from "../schema/model.ts";
import type { Declared } from "../schema/names.ts";
import type { Row } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { describedTables, type DescribedTable } from "./described.ts";
import { duisTables, type ItemTable } from "./duis.ts";
import type { Facts } from "./facts.ts";

export interface DescribingPlace {
  readonly document: Facts;
  /** "row": says what the element or attribute is; "table": says what it, or its type, consists of. */
  readonly kind: "row" | "table";
  readonly table: ItemTable;
  /** The cell with the data item's name; what says which type the table is of. */
  readonly at: Span;
  /** The row, or the table. */
  readonly whole: Span;
}

/**
 * The places in `documents` that describe `site`, which one of `schemas` declares: rows before tables. `schemasOf` says
 * which schemas govern a document; where these are another version, the same declaration of that one counts.
 */
export function placesDescribing(
  documents: Iterable<Facts>,
  schemasOf: (document: Facts) => readonly SchemaModel[],
  site: Declared,
  schemas: readonly SchemaModel[],
): readonly DescribingPlace[] {
  const type = typeOf(schemas, site);
  const rows: DescribingPlace[] = [];
  const tables: DescribingPlace[] = [];
  for (const document of documents) {
    const all = duisTables(document.tree).items;
    if (all.length === 0) continue;
    const described = describedTables(document, schemasOf(document));
    const known = new Set(described.flatMap((one) => one.tables));
    const take = (table: ItemTable, isOfType: boolean, isOfOwner: boolean): void => {
      if (isOfType) tables.push({ document, kind: "table", table, at: table.at, whole: table.table.at });
      if (isOfOwner) for (const row of rowsOf(table, site)) rows.push({ document, kind: "row", table, at: row.at, whole: row.row.at });
    };
    for (const one of described) {
      for (const table of one.tables) take(table, type !== undefined && isSame(one.type, type), holds(one, site));
    }
    // Where the rows do not tell which type a table is of, its caption may.
    for (const table of all) {
      if (known.has(table) || !table.outright) continue;
      const isCalled = (name: string | undefined): boolean => name !== undefined && table.names[0]?.name === name;
      take(table, isCalled(type?.name.name), isCalled(site.name.owner));
    }
  }
  return [...rows, ...tables];
}

function rowsOf(table: ItemTable, { name }: Declared): readonly { readonly at: Span; readonly row: Row }[] {
  return name.kind === "element" || name.kind === "attribute" ? table.rows.filter(({ names }) => names.includes(name.name)) : [];
}

/** Whether the type that a table describes has `site` among its items, or among those of one of its items. */
function holds({ type, items, inner }: DescribedTable, site: Declared): boolean {
  if (items.some(({ declared }) => isSame(declared, site))) return true;
  if (!inner.has(site.name.name) || site.name.owner === undefined) return false;
  // What stands in an anonymous type has the type around it as its owner; what stands in a named one, that one.
  return site.name.owner === type.name.name || items.some((item) => item.type?.replace(/^.*:/, "") === site.name.owner);
}

function isSame(a: Declared, b: Declared): boolean {
  if (a.name === b.name) return true;
  const isLike = a.name.name === b.name.name && a.name.kind === b.name.kind && a.name.owner === b.name.owner;
  return isLike && a.schema !== b.schema && a.schema.targetNamespace === b.schema.targetNamespace;
}
