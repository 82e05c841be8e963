// A service request matrix may have a column for each User Role with a mark where it may send the request, in place of
// one column of Eligible Users. What a mark means is told by all that the table has: a cross is a yes where nothing but
// blanks stands beside it, and a no beside ticks.

import type { Row, Tree } from "../syntax/tree.ts";
import { userRoles } from "../syntax/user-roles.ts";
import { slice, type Span } from "../text/span.ts";

/** The columns of a matrix that stand for User Roles, and what their marks mean. */
export interface RoleColumns {
  readonly columns: readonly RoleColumn[];
  /** How the table marks a role that is eligible, and one that is not ("" where it leaves the cell empty). */
  readonly yes: string;
  readonly no: string;
  /** Whether a cross says yes. */
  readonly crossIsYes: boolean;
}

export interface RoleColumn {
  /** Its position in a row. */
  readonly column: number;
  /** The abbreviation: `IS`. */
  readonly role: string;
}

/** What a row says of one role; `eligible` is undefined where its cell says something else than yes or no. */
export interface MarkedRole {
  readonly role: string;
  readonly at: Span;
  readonly eligible: boolean | undefined;
}

/** The columns of User Roles by their heads (`IS`, `Import Supplier`, `Gas Suppliers (GS)`); undefined where there are not two of them, or no cell has a mark. */
export function roleColumnsOf(tree: Tree, heads: readonly string[], rows: readonly Row[]): RoleColumns | undefined {
  const known = heads.flatMap((head, column) => (isKnown(head) ? [column] : []));
  if (known.length < 2) return undefined;
  const columns = heads.flatMap((head, column): readonly RoleColumn[] => {
    const role = roleOf(head);
    // `Load Controller (LC)` among the others: a role that no list has.
    const isRole = role !== undefined && (codes.has(role) || (column > known[0]! && column < known.at(-1)!));
    return isRole ? [{ column, role }] : [];
  });
  if (new Set(columns.map(({ role }) => role)).size < columns.length) return undefined;
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    for (const { column } of columns) {
      const cell = cells[column];
      const mark = cell && markIn(tree, cell);
      if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
  }
  const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([mark]) => mark);
  const crossIsYes = !kinds.some((mark) => kindOf(mark) === "tick");
  const means = (mark: string): boolean => kindOf(mark) === "tick" || (kindOf(mark) === "cross" && crossIsYes);
  const yes = kinds.find((mark) => kindOf(mark) !== undefined && means(mark));
  if (yes === undefined) return undefined;
  return { columns, yes, no: kinds.find((mark) => kindOf(mark) !== undefined && !means(mark)) ?? "", crossIsYes };
}

/** What `cells` say of each role; a cell that is not there says nothing. */
export function markedRoles(tree: Tree, { columns, crossIsYes }: RoleColumns, cells: readonly Span[]): readonly MarkedRole[] {
  return columns.flatMap(({ column, role }): readonly MarkedRole[] => {
    const at = cells[column];
    if (!at) return [];
    const kind = kindOf(markIn(tree, at));
    return [{ role, at, eligible: kind === undefined ? undefined : kind === "tick" || (kind === "cross" && crossIsYes) }];
  });
}

/** `import suppliers (is)` -> `IS`; a role that no list has where its abbreviation stands in brackets. */
function roleOf(head: string): string | undefined {
  const named = bracketed.exec(head);
  if (named) return named[1]!.toUpperCase();
  return byHead.get(head.replace(/s$/, "")) ?? byHead.get(head);
}

function isKnown(head: string): boolean {
  const role = roleOf(head);
  return role !== undefined && codes.has(role);
}

const bracketed = /^[a-z][a-z ]{2,60} \(([a-z]{2,4})\)$/;
const codes: ReadonlySet<string> = new Set(userRoles.values());
const byHead: ReadonlyMap<string, string> = new Map([...userRoles, ...[...codes].map((code) => [code.toLowerCase(), code] as const)]);

function markIn(tree: Tree, cell: Span): string {
  // A longer one is no mark.
  return cell.to - cell.from > 16 ? "…" : slice(tree.prose, cell).replace(/[*_`\\]/g, "").trim();
}

type Kind = "tick" | "cross" | "blank";

function kindOf(mark: string): Kind | undefined {
  if (mark === "") return "blank";
  return marks.get(mark.toLowerCase().replace(/[\ufe0e\ufe0f]/g, ""));
}

// A Wingdings tick comes out of Word as `ü`.
const marks: ReadonlyMap<string, Kind> = new Map([
  ...["✓", "✔", "√", "☑", "✅", "ü", "•", "●", "■", "yes", "y"].map((mark) => [mark, "tick"] as const),
  ...["x", "×", "✗", "✘", "✕", "✖", "☒", "❌"].map((mark) => [mark, "cross"] as const),
  ...["-", "–", "—", "no", "n", "n/a", "☐", "○"].map((mark) => [mark, "blank"] as const),
]);
