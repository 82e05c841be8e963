// The rows of a DUIS document that say what a response code or a service request is.

import { duisTables, variantLabel } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { cellOf } from "../index/requests.ts";
import type { Tree } from "../syntax/tree.ts";
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

/** Every cell of `document` that sets `name` out, in order: of a request, its description and each row of the matrix that lists it. */
export function cellsNamed({ tree }: Facts, { sort, name }: RowName): readonly Span[] {
  const cells = sort === "code" ? duisTables(tree).codes.flatMap(({ declares, rows }) => (declares ? rows.filter(({ codes }) => codes.includes(name)) : [])) : variantCells(tree).filter(({ variant }) => variant === name);
  return cells.map(({ at }) => at).sort((a, b) => a.from - b.from);
}

/** The cell at `offset` that names the code or the request that its row is about. */
export function namedRowAt({ tree }: Facts, offset: number): (RowName & { readonly at: Span }) | undefined {
  const around = tree.tables.find(({ at }) => touches(at, offset));
  if (!around) return undefined;
  const coded = duisTables(tree).codes.find(({ table, declares }) => declares && table === around)?.rows.find(({ at }) => touches(at, offset));
  if (coded) {
    const isThere = (code: string): boolean => touches({ from: tree.text.indexOf(code, coded.at.from), to: tree.text.indexOf(code, coded.at.from) + code.length }, offset);
    return { sort: "code", name: coded.codes.findLast(isThere) ?? coded.codes[0]!, at: coded.at };
  }
  const found = variantCells(tree).find(({ at }) => touches(at, offset));
  return found && { sort: "request", name: found.variant, at: found.at };
}

/** The cells that hold a Service Reference Variant, in rows of the matrix and in descriptions. */
function variantCells(tree: Tree): readonly { readonly variant: string; readonly at: Span }[] {
  const { matrices, requests } = duisTables(tree);
  const listed = matrices.flatMap((matrix) => matrix.rows.map((row) => ({ variant: row.variant, at: cellOf(row, matrix, [variantLabel]) })));
  const described = requests.map(({ variant, fields }) => ({ variant, at: fields.get(variantLabel) }));
  return [...listed, ...described].flatMap(({ variant, at }) => (at ? [{ variant, at }] : []));
}
