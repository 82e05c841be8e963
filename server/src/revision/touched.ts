// The tables of the DUIS that a change touches: those whose rows changed, and those that describe a type which changed
// in the schema.

import { placesDescribing } from "../index/describing.ts";
import { describedTables } from "../index/described.ts";
import { duisTables } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { nameOfRequest } from "../index/requests.ts";
import type { Table } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Amendment } from "./amendments.ts";
import { rowName, type Passage } from "./passages.ts";
import { placeOfClause, type Place } from "./places.ts";
import type { Revision } from "./revision.ts";
import type { ChangedSchema } from "./schemas.ts";

export interface TouchedTable {
  readonly document: Facts;
  readonly side: "old" | "now";
  readonly place: Place;
  readonly at: Span;
  /** `data items of DSPSchedule`, `Service Request 4.6.1`, `Response Codes`, `service request matrix` */
  readonly label: string;
  /** The rows that changed, by what they are called; none where only the schema changed. */
  readonly rows: readonly string[];
  /** The schema type that it describes; undefined where there is none. */
  readonly type: string | undefined;
  /** Whether the type, or something in it, changed in the schema. */
  readonly schemaChanged: boolean;
}

/** The touched tables, in the order of the Code; tables of no kind that the DUIS has are left out. */
export function touchedTables(revision: Revision, amendments: readonly Amendment[], schemas: readonly ChangedSchema[]): readonly TouchedTable[] {
  const found = new Map<Table, TouchedTable & { readonly rows: string[] }>();
  const touch = (document: Facts, side: "old" | "now", table: Table, row: string | undefined, schemaChanged: boolean): void => {
    const known = found.get(table);
    const label = labelOf(revision, document, side, table);
    if (!label) return;
    const touched = known ?? { document, side, ...label, place: placeOfClause(document, document.tree.clauses[table.clause]), at: table.at, rows: [], schemaChanged };
    if (row !== undefined && row !== "" && !touched.rows.includes(row)) touched.rows.push(row);
    found.set(table, { ...touched, schemaChanged: touched.schemaChanged || schemaChanged });
  };
  for (const one of amendments) {
    for (const [side, passages] of sidesOf(one)) {
      for (const passage of passages) {
        if (!passage.row) continue;
        const there = side === "old" ? stillThere(revision, passage.document, passage.row.table) : undefined;
        if (there) touch(there.document, "now", there.table, rowName(passage), false);
        else touch(passage.document, side, passage.row.table, rowName(passage), false);
      }
    }
  }
  for (const { schema, declarations } of schemas) {
    for (const { name, change } of declarations) {
      if (change === "removed") continue;
      const governed = revision.now.corpus;
      const places = placesDescribing(governed.documents.values(), (document) => governed.schemas(document), { schema, name }, [...governed.schemaFiles.values()]);
      for (const place of places) touch(place.document, "now", place.table.table, undefined, true);
    }
  }
  const rank = new Map(revision.pairs.flatMap(({ old, now }, i) => [old, now].filter((one) => one !== undefined).map((one) => [one, i] as const)));
  return [...found.values()].sort((a, b) => rank.get(a.document)! - rank.get(b.document)! || a.at.from - b.at.from);
}

/** The table of the new version that an old one became: in the same clause, of the same kind. */
function stillThere(revision: Revision, document: Facts, table: Table): { readonly document: Facts; readonly table: Table } | undefined {
  const now = revision.pairs.find(({ old }) => old === document)?.now;
  const label = labelOf(revision, document, "old", table)?.label;
  if (!now || label === undefined) return undefined;
  const key = document.tree.clauses[table.clause]?.key;
  const found = now.tree.tables.find((one) => now.tree.clauses[one.clause]?.key === key && labelOf(revision, now, "now", one)?.label === label);
  return found && { document: now, table: found };
}

function sidesOf(amendment: Amendment): readonly (readonly ["old" | "now", readonly Passage[]])[] {
  switch (amendment.kind) {
    case "edited":
      return [["now", [amendment.now]]];
    case "inserted":
      return [["now", amendment.now.passages]];
    case "moved":
      return [["now", amendment.now.passages]];
    case "removed":
      return [["old", amendment.old.passages]];
    case "renumbered":
      return [];
  }
}

function labelOf({ old, now }: Revision, document: Facts, side: "old" | "now", table: Table): { readonly label: string; readonly type: string | undefined } | undefined {
  const { items, requests, matrices, codes } = duisTables(document.tree);
  const request = requests.find((one) => one.table === table);
  if (request) {
    const name = nameOfRequest(document.tree, request);
    return { label: `Service Request ${request.variant}${name === "" ? "" : ` (${name})`}`, type: undefined };
  }
  if (matrices.some((one) => one.table === table)) return { label: "service request matrix", type: undefined };
  if (codes.some((one) => one.table === table)) return { label: "Response Codes", type: undefined };
  const item = items.find((one) => one.table === table);
  if (!item) return undefined;
  const corpus = (side === "now" ? now : old).corpus;
  const described = describedTables(document, corpus.schemas(document)).find(({ tables }) => tables.includes(item));
  const name = described?.site.name.name ?? item.names[0]?.name;
  return { label: name === undefined ? "data items" : `data items of ${name}`, type: described?.type.name.name };
}
