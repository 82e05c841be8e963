// What the tables of a DUIS document say: data items, service requests, the matrix, response codes. Facts of one tree,
// made once; what cannot be told for sure is left out, so that a rule may rely on what is here.

import type { Row, Table, Tree } from "../syntax/tree.ts";
import { oncePer } from "../text/remembered.ts";
import { slice, type Span } from "../text/span.ts";
import { roleColumnsOf, type RoleColumns } from "./role-columns.ts";
import { dataItemsIn, typesIn, type DataItems, type TypeName } from "./item-names.ts";

export interface DuisTables {
  readonly items: readonly ItemTable[];
  readonly requests: readonly RequestDefinition[];
  readonly matrices: readonly Matrix[];
  readonly codes: readonly CodeTable[];
  /** The first place that declares a response code, or a range with it: `E64` -> its cell. */
  readonly declaredCodes: ReadonlyMap<string, Span>;
  /** The cell that holds a Service Reference Variant: in its own description, else in a table that lists it. */
  readonly declaredVariants: ReadonlyMap<string, Span>;
}

/** A table with its columns' heads: its first row, or the second where the first is but a title over all columns. */
export interface Headed {
  readonly table: Table;
  readonly header: Row;
}

/** A table of data items: `Data Item | Description | Type | Mandatory | Default | Units`, in any order. */
export interface ItemTable extends Headed {
  /** The names that its caption may mean, likeliest first: `DSPSchedule Definition` -> DSPSchedule; none where it names nothing. */
  readonly names: readonly TypeName[];
  /** Where the caption names the type; the header row where only a heading further up does. */
  readonly at: Span;
  /** A caption right over the table says `Definition` or names a prefix: else the name may be that of something else. */
  readonly outright: boolean;
  readonly columns: readonly ItemColumn[];
  readonly rows: readonly ItemRow[];
}

export type ItemColumn = "item" | "description" | "type" | "mandatory" | "default" | "units" | "other";

export interface ItemRow extends DataItems {
  readonly row: Row;
  /** The cell of the data item. */
  readonly at: Span;
  readonly type: Span | undefined;
  readonly description: Span | undefined;
  /** One, or one for each kind of request or Device (`Mandatory (SMETS1)`, `Mandatory (SMETS2+)`), in the order of the columns. */
  readonly mandatory: readonly Span[];
}

/** The key-value table that describes a service request. */
export interface RequestDefinition {
  readonly table: Table;
  readonly variant: string;
  /** By label: lower case, without its question mark. */
  readonly fields: ReadonlyMap<string, Span>;
}

/** A table that lists Service Reference Variants with what may be done with each. */
export interface Matrix extends Headed {
  /** The words of the header row, as `labelKey` makes them. */
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** Where User Roles have columns of their own, with marks. */
  readonly roles: RoleColumns | undefined;
}

export interface MatrixRow {
  readonly variant: string;
  readonly cells: readonly Span[];
}

/** A table whose first column holds response codes. */
export interface CodeTable extends Headed {
  /** It says what the codes are; else it only uses them. */
  readonly declares: boolean;
  readonly nameColumn: number | undefined;
  readonly descriptionColumn: number | undefined;
  readonly rows: readonly CodeRow[];
}

export interface CodeRow {
  readonly row: Row;
  /** The cell of the code. */
  readonly at: Span;
  /** Mostly one; all of `E60 – E71` for a range. */
  readonly codes: readonly string[];
}

/** The tables of `tree`, made when first asked. */
export const duisTables: (tree: Tree) => DuisTables = oncePer(readTables);

function readTables(tree: Tree): DuisTables {
  const items: ItemTable[] = [];
  const requests: RequestDefinition[] = [];
  const matrices: Matrix[] = [];
  const codes: CodeTable[] = [];
  const declaredVariants = new Map<string, Span>();
  for (const table of tree.tables) {
    const request = requestOf(tree, table);
    const headed = headedOf(tree, table);
    const matrix = request ? undefined : matrixOf(tree, headed);
    const codeTable = request || matrix ? undefined : codeTableOf(tree, headed);
    const itemTable = request || matrix || codeTable ? undefined : itemTableOf(tree, headed);
    if (request) requests.push(request);
    if (matrix) matrices.push(matrix);
    if (codeTable) codes.push(codeTable);
    if (itemTable) items.push(itemTable.names.length > 0 ? itemTable : { ...itemTable, names: namesByRequest(tree, table, requests.at(-1)) });
    for (const { variant, cells } of matrix?.rows ?? []) if (!declaredVariants.has(variant)) declaredVariants.set(variant, cells[matrix!.columns.indexOf(variantLabel)]!);
  }
  for (const { variant, fields } of requests) declaredVariants.set(variant, fields.get(variantLabel)!);
  return { items, requests, matrices, codes, declaredCodes: declaredCodes(codes), declaredVariants };
}

/** What a table is read by. */
interface Read extends Headed {
  /** The columns' heads, as `labelKey` makes them. */
  readonly columns: readonly string[];
  /** Those behind the header. */
  readonly rows: readonly Row[];
  /** The title over all columns, else the caption. */
  readonly title: Span | undefined;
}

function headedOf(tree: Tree, table: Table): Read {
  const [first, second] = table.rows;
  const filled = ({ cells }: Row): number => cells.filter(({ from, to }) => to > from).length;
  const title = first!.cells.length > 1 && filled(first!) === 1 && second && filled(second) > 1 ? first!.cells[0] : undefined;
  const isTitled = title !== undefined && title.to > title.from;
  const header = isTitled ? second! : first!;
  return { table, header, columns: header.cells.map(cell => labelKey(wordsOf(tree, cell))), rows: table.rows.slice(isTitled ? 2 : 1), title: isTitled ? title : table.caption };
}

/** The words of a cell without Markdown's marks, white space made single. */
export function wordsOf(tree: Tree, cell: Span | undefined): string {
  return cell ? plain(slice(tree.prose, cell)) : "";
}

function plain(written: string): string {
  return written.replace(/<br ?\/?>/gi, " ").replace(/[*`]|\\(?=[_*|])/g, "").replace(/\s+/g, " ").trim();
}

/** A column's or field's label for look-up: `Capable of being DCC Scheduled?` -> `capable of being dcc scheduled`. */
export function labelKey(words: string): string {
  return words.toLowerCase().replace(/(?<![?:.\s])[?:.\s]+$/, "");
}

// --- service requests

/** The column, or the field, of the Service Reference Variant, as `labelKey` makes it. */
export const variantLabel = "service reference variant";
const variantForm = /^\d{1,3}(?:\.\d{1,3}){1,3}$/;

function requestOf(tree: Tree, table: Table): RequestDefinition | undefined {
  if (table.rows.length < 2 || !table.rows.every(({ cells }) => cells.length <= 2)) return undefined;
  // Thousands of definitions have two columns too.
  if (!table.rows.some(({ cells: [label] }) => label && /variant|srv/i.test(slice(tree.prose, label)))) return undefined;
  const fields = new Map<string, Span>();
  for (const { cells: [label, value] } of table.rows) {
    const key = fieldKey(labelKey(wordsOf(tree, label)));
    if (value && key !== "" && !fields.has(key)) fields.set(key, value);
  }
  const variant = wordsOf(tree, fields.get(variantLabel));
  return variantForm.test(variant) ? { table, variant, fields } : undefined;
}

function matrixOf(tree: Tree, { table, header, columns: heads, rows: listed }: Read): Matrix | undefined {
  const columns = heads.map(fieldKey);
  const variant = columns.indexOf(variantLabel);
  if (variant < 0 || columns.length < 3) return undefined;
  const rows: MatrixRow[] = [];
  for (const { cells } of listed) {
    const written = wordsOf(tree, cells[variant]);
    if (variantForm.test(written)) rows.push({ variant: written, cells });
  }
  return { table, header, columns, rows, roles: roleColumnsOf(tree, headsOfRoles(tree, columns, listed[0]), listed.filter(({ cells }) => variantForm.test(wordsOf(tree, cells[variant])))) };
}

/** The heads of the columns, those in a second row among them, which stand below one `Eligible Users` over several columns. */
function headsOfRoles(tree: Tree, columns: readonly string[], second: Row | undefined): readonly string[] {
  return columns.map((head, i) => (head === "" || /^eligible users?(?: roles?)?$/.test(head) ? labelKey(wordsOf(tree, second?.cells[i])) : head));
}

/** A field's label, or a column's, for look-up: one for all that the variant is called. */
function fieldKey(key: string): string {
  return otherVariantLabels.has(key) ? variantLabel : key;
}

const otherVariantLabels: ReadonlySet<string> = new Set(["srv", "service reference variant (srv)", "service reference variants", "service request variant", "service request reference variant"]);

const ofTheRequest = /\bspecific\b.{0,40}\bdata items?\b|\bdata items?\b.{0,40}\b(?:specific|this (?:service )?request)\b/i;

/** `Specific Data Items for this Request` is of the request that was described last, in the same clause or beside it: `Read Inventory (...)` -> ReadInventory. */
function namesByRequest(tree: Tree, table: Table, request: RequestDefinition | undefined): readonly TypeName[] {
  const heading = tree.clauses[table.clause]?.heading;
  const said = [table.caption, heading].some(span => span !== undefined && ofTheRequest.test(slice(tree.prose, span)));
  const name = wordsOf(tree, request?.fields.get("service request name"));
  if (!request || !said || name === "" || !isBeside(tree, request.table.clause, table.clause)) return [];
  return [...new Set([name, name.replace(/\(.*/, "")].map(words => words.replace(/[^A-Za-z0-9]/g, "")))].filter(words => words !== "").map(words => ({ prefix: undefined, name: words }));
}

/** Whether the two clauses are one, one around the other, or of one numbered clause around both. */
function isBeside(tree: Tree, one: number, other: number): boolean {
  const parent = (clause: number): number => tree.clauses[clause]?.parent ?? -1;
  return one === other || parent(other) === one || parent(one) === other || (parent(one) >= 0 && parent(one) === parent(other));
}

// --- response codes

const code = "[A-Z]\\d{1,6}";
const oneCode = new RegExp(`^${code}$`);
const codeRange = new RegExp(`^([A-Z])(\\d{1,6}) ?(?:-|–|—|to) ?([A-Z])?(\\d{1,6})$`);
/** More than any run of codes that a row stands for, and than a table has in all. */
const longestRange = 500;
const mostCodes = 20_000;

function codeTableOf(tree: Tree, { table, header, columns, rows: listed, title }: Read): CodeTable | undefined {
  const head = columns[0] ?? "";
  const caption = wordsOf(tree, title);
  if (!/^response codes?$/.test(head) && !(/^codes?$/.test(head) && /\bresponse codes?\b/i.test(caption))) return undefined;
  const nameColumn = columnOf(columns, /\bname$/);
  const descriptionColumn = columnOf(columns, /\b(?:description|meaning)$/);
  const rows: CodeRow[] = [];
  let count = 0;
  for (const row of listed) {
    const at = row.cells[0];
    const codes = at && count < mostCodes ? codesIn(wordsOf(tree, at)) : [];
    count += codes.length;
    if (at && codes.length > 0) rows.push({ row, at, codes });
  }
  return { table, header, declares: nameColumn !== undefined || descriptionColumn !== undefined, nameColumn, descriptionColumn, rows };
}

function columnOf(columns: readonly string[], label: RegExp): number | undefined {
  const found = columns.findIndex((column, i) => i > 0 && label.test(column));
  return found < 0 ? undefined : found;
}

/** The codes of a cell: `E64`, `E60, E61 and E63`, `E60 – E71`; none where anything else stands in it. */
function codesIn(words: string): readonly string[] {
  const codes: string[] = [];
  if (words.length > longestRange) return [];
  for (const part of words.split(/, ?| and | or |; ?/)) {
    const range = codeRange.exec(part);
    if (oneCode.test(part)) codes.push(part);
    else if (range && (range[3] ?? range[1]) === range[1]) {
      const [from, to] = [Number(range[2]), Number(range[4])];
      if (to < from || to - from > longestRange) return [];
      for (let number = from; number <= to; number++) codes.push(`${range[1]}${String(number).padStart(range[2]!.length, "0")}`);
    } else if (part !== "") return [];
  }
  return codes;
}

function declaredCodes(tables: readonly CodeTable[]): ReadonlyMap<string, Span> {
  const declared = new Map<string, Span>();
  for (const { declares, rows } of tables) {
    if (!declares) continue;
    for (const { at, codes } of rows) for (const one of codes) if (!declared.has(one)) declared.set(one, at);
  }
  return declared;
}

// --- data items

const labels: readonly (readonly [ItemColumn, RegExp])[] = [
  ["item", /^(?:data items?(?: names?)?|items?|(?:xml )?elements?(?: names?)?)$/],
  ["description", /^descriptions?\b/],
  ["type", /^(?:data |xml |schema )?types?$/],
  ["mandatory", /^(?:mandatory|required)\b/],
  ["default", /^default\b/],
  ["units", /^units?$/],
];

function itemTableOf(tree: Tree, { table, header, columns: heads, rows: listed, title }: Read): ItemTable | undefined {
  const columns = columnsOf(tree, heads, listed[0]);
  const item = columns.indexOf("item");
  const only = (column: ItemColumn) => (columns.indexOf(column) === columns.lastIndexOf(column) ? columns.indexOf(column) : -1);
  const type = only("type");
  const description = only("description");
  const mandatory = columns.flatMap((column, i) => (column === "mandatory" ? [i] : []));
  if (item < 0 || item !== columns.lastIndexOf("item") || (type < 0 && mandatory.length === 0)) return undefined;
  const rows: ItemRow[] = [];
  for (const row of listed) {
    const at = row.cells[item];
    // A header that the next page says again.
    if (!at || labels[0]![1].test(labelKey(wordsOf(tree, at)))) continue;
    rows.push({ row, at, ...dataItemsIn(wordsOf(tree, at)), type: row.cells[type], description: row.cells[description], mandatory: mandatory.flatMap((i) => row.cells[i] ?? []) });
  }
  return { table, header, ...captionOf(tree, table.clause, header, [title, table.caption]), columns, rows };
}

/** The columns by their heads. A head that covers several stands in the first of them, and a second row of heads below it tells these apart. */
function columnsOf(tree: Tree, heads: readonly string[], second: Row | undefined): readonly ItemColumn[] {
  const columns: ItemColumn[] = [];
  for (const [i, head] of heads.entries()) {
    const isUnder = head === "" && i > 0 && wordsOf(tree, second?.cells[0]) === "" && wordsOf(tree, second?.cells[i]) !== "";
    columns.push(isUnder ? columns[i - 1]! : (labels.find(([, label]) => label.test(head))?.[0] ?? "other"));
  }
  return columns;
}

/** What the first of `titles` that names something, or a heading `... Definition` further up, says the table is of. */
function captionOf(tree: Tree, clause: number, header: Row, titles: readonly (Span | undefined)[]): Pick<ItemTable, "names" | "at" | "outright"> {
  for (const title of titles) {
    const named = title && typesIn(tree.prose, title);
    if (named) return named;
  }
  const heading = tree.clauses[clause]?.heading;
  const named = heading ? typesIn(tree.prose, heading) : undefined;
  return { names: named?.outright ? named.names : [], at: header.at, outright: false };
}
