// The rows of a DUIS document that say what a response code or a service request is.

import { duisTables, variantLabel } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { cellOf } from "../index/requests.ts";
import { touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** A response code (`E64`) or a Service Reference Variant (`4.6.1`). */
export interface RowName {
  readonly sort: "code" | "request";
  readonly name: string;
}

/** The cell in which a document's table sets out a name. */
export interface RowSite {
  readonly document: Facts;
  readonly at: Span;
}

/** Where the documents set `name` out, one place a document. */
export function rowsNamed(snapshot: Snapshot, { sort, name }: RowName): readonly RowSite[] {
  const sites: RowSite[] = [];
  for (const document of snapshot.documents.values()) {
    const at = (sort === "code" ? document.codes : document.serviceRequests).get(name);
    if (at) sites.push({ document, at });
  }
  return sites;
}

/** The cell at `offset` that names the code or the request that its row is about. */
export function namedRowAt({ tree }: Facts, offset: number): (RowName & { readonly at: Span }) | undefined {
  const around = tree.tables.find(({ at }) => touches(at, offset));
  if (!around) return undefined;
  const { codes, matrices, requests } = duisTables(tree);
  const coded = codes.find(({ table, declares }) => declares && table === around)?.rows.find(({ at }) => touches(at, offset));
  if (coded) {
    const isThere = (code: string): boolean => touches({ from: tree.text.indexOf(code, coded.at.from), to: tree.text.indexOf(code, coded.at.from) + code.length }, offset);
    return { sort: "code", name: coded.codes.findLast(isThere) ?? coded.codes[0]!, at: coded.at };
  }
  const listed = matrices.filter(({ table }) => table === around).flatMap((matrix) => matrix.rows.map((row) => ({ variant: row.variant, at: cellOf(row, matrix, [variantLabel]) })));
  const described = requests.filter(({ table }) => table === around).map(({ variant, fields }) => ({ variant, at: fields.get(variantLabel) }));
  const found = [...listed, ...described].find(({ at }) => at && touches(at, offset));
  return found?.at && { sort: "request", name: found.variant, at: found.at };
}
