// What a hover tells of a response code and of a service request: what the tables of the DUIS say, and who names it.

import { duisTables, labelKey, variantLabel, wordsOf, type Matrix, type MatrixRow } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { nameLabels, nameOfRequest, placeOfRequest, requestNames } from "../index/requests.ts";
import { markedRoles } from "../index/role-columns.ts";
import type { Tree } from "../syntax/tree.ts";
import { firstOf } from "../text/sentence.ts";
import { contains, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { rowsNamed, type RowName, type RowSite } from "./duis-rows.ts";
import { oneLine, type Paragraph } from "./excerpt.ts";
import { note, title, type HoverPart, type Source, type Uses } from "./hover-parts.ts";
import { useParts } from "./hover-uses.ts";
import { citation, sourceIn } from "./labels.ts";
import { usesOfRow, type RowUses } from "./uses.ts";

/** At most as many requests, codes or variants are listed. */
const most = 12;
/** Longest text of a cell: some hold pages. */
const longestCell = 300;

/** What the documents say of `row`, and, where they are read as a `whole`, where it is used. */
export function rowParts(snapshot: Snapshot, row: RowName, whole: boolean): readonly HoverPart[] {
  const sites = rowsNamed(snapshot, row);
  if (sites.length === 0) return row.sort === "request" ? variantParts(snapshot, row.name) : [];
  const parts = sites.flatMap((site) => (row.sort === "code" ? codeParts(row.name, site) : requestParts(row.name, site)));
  return whole ? [...parts, ...useOfRowParts(snapshot, row)] : parts;
}

function useOfRowParts(snapshot: Snapshot, row: RowName): readonly HoverPart[] {
  const uses = usesOfRow(snapshot, row);
  const counts = uses.map(({ document, places }) => ({ document, count: places.length, first: places[0]!.from }));
  return row.sort === "code" ? [...namedBy(uses), useParts("Used", counts)] : [useParts("Referred to", counts)];
}

function codeParts(code: string, { document, at }: RowSite): readonly HoverPart[] {
  const { tree } = document;
  const table = duisTables(tree).codes.find(({ rows }) => rows.some((row) => row.at === at));
  const cells = table?.rows.find((row) => row.at === at)?.row.cells;
  const name = wordsOf(tree, cells?.[table?.nameColumn ?? -1]);
  const description = wordsOf(tree, cells?.[table?.descriptionColumn ?? -1]);
  const source = placeIn(document, at, table?.table.clause);
  return [title(`${code} ${name}`.trim(), source), description === "" ? note("The table does not say what it means.") : { kind: "text", text: description }];
}

/** The service requests in whose descriptions a code is named. */
function namedBy(uses: readonly RowUses[]): readonly HoverPart[] {
  const requests = uses.flatMap(({ document, places }) => duisTables(document.tree).requests.flatMap((request): readonly Uses[] => {
    const around = placeOfRequest(document.tree, request);
    const count = places.filter((at) => contains(around, at)).length;
    const label = `${request.variant} ${nameOfRequest(document.tree, request)}`.trim();
    return count === 0 ? [] : [{ source: { ...sourceIn(document, around), label }, count }];
  }));
  if (requests.length === 0) return [];
  const text = requests.length === 1 ? "In one service request" : `In ${requests.length} service requests`;
  return [{ kind: "uses", text, documents: requests.slice(0, most), more: Math.max(0, requests.length - most) }];
}

function requestParts(variant: string, { document, at }: RowSite): readonly HoverPart[] {
  const { tree } = document;
  const { requests, matrices } = duisTables(tree);
  const request = requests.find((one) => one.variant === variant);
  const name = requestNames(document.tree).get(variant) ?? "";
  const own = request ? request.table.rows.map(({ cells }): Field => [wordsOf(tree, cells[0]), cells[1] && wordsOf(tree, cells[1])]) : [];
  const listed = matrices.flatMap((matrix) => matrix.rows.filter((row) => row.variant === variant).flatMap((row) => fieldsOf(tree, matrix, row)));
  const clause = request?.table.clause ?? matrices.find(({ table }) => contains(table.at, at))?.table.clause;
  return [
    title(`${variant} ${name}`.trim(), placeIn(document, at, clause)),
    tableOf(variant, [...own, ...listed]),
    ...(request ? codesIn(document, placeOfRequest(tree, request)) : []),
    ...siblings(document, variant),
  ];
}

type Field = readonly [label: string, words: string | undefined];

/** What a row of the matrix says, by its columns' heads; columns of User Roles are told as one. */
function fieldsOf(tree: Tree, matrix: Matrix, row: MatrixRow): readonly Field[] {
  const { columns, roles, header } = matrix;
  const ofRoles = new Set(roles?.columns.map(({ column }) => column));
  const fields = header.cells.flatMap((head, i): readonly Field[] => (ofRoles.has(i) || columns[i] === variantLabel ? [] : [[wordsOf(tree, head), row.cells[i] && wordsOf(tree, row.cells[i])]]));
  if (!roles) return fields;
  // `OU (X1)`: a mark that says more than yes or no is told as it stands.
  const users = markedRoles(tree, roles, row.cells).flatMap(({ role, at, eligible }) => (eligible === undefined ? [`${role} (${wordsOf(tree, at)})`] : eligible ? [role] : []));
  return [...fields, ["Eligible User Roles", users.length === 0 ? undefined : users.join(", ")]];
}

/** The fields as a table of two columns; of two with one label, the first. What the variant itself tells is left out. */
function tableOf(variant: string, fields: readonly Field[]): Paragraph {
  const rows = [`| Service Reference Variant | ${variant} |`];
  const told = new Set(["", "service reference", variantLabel, ...nameLabels]);
  for (const [label, words] of fields) {
    if (words === undefined || told.has(labelKey(label))) continue;
    told.add(labelKey(label));
    rows.push(`| ${cell(label)} | ${cell(oneLine(words, { from: 0, to: words.length }, longestCell))} |`);
  }
  return { kind: "table", text: rows.join("\n") };
}

function cell(words: string): string {
  return words.replaceAll("|", "\\|");
}

/** The response codes that the description of a request names. */
function codesIn({ tree }: Facts, place: Span): readonly HoverPart[] {
  const codes = new Set(tree.references.flatMap(({ at, target }) => (target.kind === "response-code" && contains(place, at) ? [target.code] : [])));
  return codes.size === 0 ? [] : [note(`Response codes named there: ${firstOf([...codes], most)}.`)];
}

/** `4.6.2` beside `4.6.1`. */
function siblings(document: Facts, variant: string): readonly HoverPart[] {
  const service = variant.slice(0, variant.lastIndexOf("."));
  const others = [...requestNames(document.tree)].filter(([other]) => other !== variant && service.includes(".") && other.startsWith(`${service}.`));
  return others.length === 0 ? [] : [note(`Other variants of ${service}: ${firstOf(others.map(named), most)}.`)];
}

/** `4.6` is no variant, but what several of them share. */
function variantParts(snapshot: Snapshot, service: string): readonly HoverPart[] {
  return [...snapshot.documents.values()].flatMap((document) => {
    const variants = [...requestNames(document.tree)].filter(([variant]) => variant.startsWith(`${service}.`));
    const first = variants.length === 0 ? undefined : document.serviceRequests.get(variants[0]![0]);
    return first ? [title(`Service Request ${service}`, sourceIn(document, first)), note(`Its variants: ${firstOf(variants.map(named), most)}.`)] : [];
  });
}

function named([variant, name]: readonly [string, string]): string {
  return `${variant} ${name}`.trim();
}

/** `AD 3.5.10.1, Appendix AD: DCC User Interface Specification` */
function placeIn(document: Facts, at: Span, clause: number | undefined): Source {
  const source = sourceIn(document, at);
  const around = document.tree.clauses[clause ?? -1];
  return around && around.key !== "" ? { ...source, label: `${citation(document, around)}, ${source.label}` } : source;
}
