// Which row of the service request matrix speaks of a service request's description. Both stand in one document.

import type { Tree } from "../syntax/tree.ts";
import { contains, type Span } from "../text/span.ts";
import { duisTables, wordsOf, type Matrix, type MatrixRow, type RequestDefinition } from "./duis.ts";
import type { Facts } from "./facts.ts";

/** A description and the matrix rows of its variant; several where more than one table lists it. */
export interface MatchedRequest {
  readonly request: RequestDefinition;
  readonly rows: readonly (MatrixRow & { readonly matrix: Matrix })[];
  /** The variant is not the one that the matrix gives for the name of the request. */
  readonly byName: boolean;
}

/** The columns, or fields, that hold the name of a service request, as `labelKey` makes them. */
export const nameLabels: readonly string[] = ["service request name", "name"];

/** The descriptions of `document` that its matrix has a row for. */
export function matchedRequests({ tree }: Facts): readonly MatchedRequest[] {
  const { requests, matrices } = duisTables(tree);
  const all = matrices.flatMap(matrix => matrix.rows.map(row => ({ ...row, matrix })));
  const names = all.map(row => bareNameKey(wordsOf(tree, cellOf(row, row.matrix, nameLabels))));
  const matched: MatchedRequest[] = [];
  for (const request of requests) {
    const rows = all.filter(({ variant }) => variant === request.variant);
    const name = bareNameKey(nameOfRequest(tree, request));
    const byName = all.filter((_, i) => name !== "" && names[i] === name);
    const named = new Set(byName.map(({ variant }) => variant));
    // Another request has the variant rightly, and none the one of the name: then it is the variant that is wrong.
    const isTaken = rows.length === 0 || requests.some(other => other !== request && other.variant === request.variant);
    const isFree = named.size === 1 && !requests.some(other => named.has(other.variant));
    if (isTaken && isFree) matched.push({ request, rows: byName, byName: true });
    else if (rows.length > 0) matched.push({ request, rows, byName: false });
  }
  return matched;
}

/** The name that the description of a request gives it; "" where it gives none. */
export function nameOfRequest(tree: Tree, { fields }: RequestDefinition): string {
  return wordsOf(tree, fields.get("service request name"));
}

/** The variants that a document sets out, with their names, in its order. */
export function requestNames(tree: Tree): ReadonlyMap<string, string> {
  const { requests, matrices } = duisTables(tree);
  const names = new Map<string, string>();
  for (const matrix of matrices) for (const row of matrix.rows) names.set(row.variant, wordsOf(tree, cellOf(row, matrix, nameLabels)));
  for (const request of requests) names.set(request.variant, nameOfRequest(tree, request));
  return names;
}

/** All that a document says of the request that `request` describes: the clause headed with its name, else the one around the description. */
export function placeOfRequest(tree: Tree, request: RequestDefinition): Span {
  const own = tree.clauses[request.table.clause];
  const name = requestNameKey(nameOfRequest(tree, request));
  for (let at = own; at; at = tree.clauses[at.parent]) if (at.heading && requestNameKey(wordsOf(tree, at.heading)) === name) return at.content;
  const around = own && tree.clauses[own.parent];
  const isAlone = around && !duisTables(tree).requests.some(({ table }) => table !== request.table && contains(around.content, table.at));
  return (isAlone ? around : own)?.content ?? request.table.at;
}

/** The cell of `row` in the first of these columns that the matrix has. */
export function cellOf(row: MatrixRow, matrix: Matrix, labels: readonly string[]): MatrixRow["cells"][number] | undefined {
  const column = matrix.columns.findIndex(column => labels.includes(column));
  return row.cells[column];
}

/** `UpdateImportTariff(PrimaryElement)` is `Update Import Tariff (Primary Element)`: letters and digits alone count. */
export function bareNameKey(name: string): string {
  return requestNameKey(name).replace(/[^\p{L}\p{N}]/gu, "");
}

/** A request's name for comparison: case, dashes, quotes, white space and a note in brackets behind it apart. */
function requestNameKey(name: string): string {
  const open = name.endsWith(")") ? name.lastIndexOf("(") : -1;
  // `(Primary Element)` is a part of the name; a sentence is not.
  const bare = open > 0 && name.slice(open).split(" ").length > 5 ? name.slice(0, open) : name;
  return bare.toLowerCase().replace(/[–—‑]/g, "-").replace(/[’‘]/g, "'").replace(/ ?([-()/]) ?/g, "$1").trim().replace(/\.$/, "");
}
