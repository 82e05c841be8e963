import { duisTables, wordsOf, type RequestDefinition } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { cellOf, matchedRequests, type MatchedRequest } from "../index/requests.ts";
import { markedRoles, type MarkedRole } from "../index/role-columns.ts";
import { userRoles } from "../syntax/user-roles.ts";
import { listed } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { defineRule, type Fix } from "./rule.ts";

export const eligibleUserMismatch = defineRule({
  id: "eligible-user-mismatch",
  summary: "A service request’s Eligible Users differ from those that the matrix has for its variant.",
  why: `
The description of a service request and the service request matrix both say who may send it. A role that only one of
them has is a User who is told that it may send the request, and is refused; or the other way round. Mostly one of the two
places was forgotten when a role was added. The matrix may
have one column of Eligible Users, or a column with marks (\`X\`, \`✓\`, \`Yes\`) for each User Role. Roles are compared by
their abbreviations in brackets, else by their names; where a cell says more than a list of roles, only what is sure is told.`,
  severity: "warning",
  reads: "document",
  *check({ document }) {
    const { tree } = document;
    const titles = titlesIn(document);
    for (const { request, rows } of matchedRequests(document)) {
      const cell = usersIn(request);
      if (!cell) continue;
      const here = rolesIn(tree.prose, cell, titles);
      if (here.roles.length === 0) continue;
      const differences = rows.flatMap(row => {
        const there = saidIn(document, row, titles);
        return there ? [difference(here, there)] : [];
      });
      if (differences.length === 0 || differences.some(one => one === undefined)) continue;
      const { extra, missing, there } = differences[0]!;
      const at = extra.length > 0 ? { from: extra[0]!.at.from, to: extra.at(-1)!.at.to } : cell;
      const variant = rows[0]!.variant;
      const parts = [
        ...(extra.length > 0 ? [`does not have ${listed(extra.map(role => wordsOf(tree, role.at)))}`] : []),
        ...(missing.length > 0 ? [`has ${listed(missing.map(({ key }) => titled(titles, key)))} too`] : []),
      ];
      const matrix = `the matrix ${parts.join(", and ")}`;
      yield {
        at,
        message: `For ${variant}, ${matrix}.`,
        data: { variant, matrix },
        related: () => [{ document: document.id, at: placeOf(there, extra, missing), message: `What the matrix says of ${variant}.` }],
        fixes: () => fixesOf(document, { cell, here, there, extra, missing, titles, variant }),
      };
    }
  },
  logged: { summary: ({ data: { variant, matrix } }) => `The Eligible Users of Service Request ${variant} differ from the matrix: ${matrix}` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference | Service Reference Variant | Service Request Name | Eligible User Roles |
| --- | --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Import Daily Read Log | IS, GS |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier (IS), Gas Supplier (GS), Other User (OU) |
                                                            ^^^^^^^^^^^^^^^ For 4.6.1, the matrix does not have Other User (OU).
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference | Service Reference Variant | Service Request Name | Eligible User Roles |
| --- | --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Import Daily Read Log | IS, GS |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier (IS), Gas Supplier (GS) |
`,
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Eligible Users |
| --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | IS, GS |
| 4.6.2 | Retrieve Export Daily Read Log | ES |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier (IS) |
                   ^^^^^^^^^^^^^^^^^^^^ For 4.6.1, the matrix has Gas Supplier (GS) too.

| Service Request Name | Retrieve Export Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.2 |
| Eligible Users | Gas Supplier (GS) |
                   ^^^^^^^^^^^^^^^^^ the matrix does not have Gas Supplier (GS), and has Export Supplier (ES) too
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Eligible Users |
| --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | IS, GS |
| 4.6.2 | Retrieve Export Daily Read Log | ES |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier (IS), Gas Supplier (GS) |

| Service Request Name | Retrieve Export Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.2 |
| Eligible Users | Export Supplier (ES) |
`,
      note: "The role is written as elsewhere in the document.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Import Supplier | Gas Supplier | Electricity Distributor | Other User |
| --- | --- | --- | --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | X | X | | |
| 4.10 | Read Network Data | X | | X | X1 |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier (IS), Electricity Distributor (ED), Gas Transporter (GT) |
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the matrix does not have Electricity Distributor (ED), and has Gas Supplier (GS) too

| Service Request Name | Read Network Data |
| --- | --- |
| Service Reference Variant | 4.10 |
| Eligible Users | Import Supplier (IS), Other User (OU) |
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ For 4.10, the matrix has Electricity Distributor (ED) too.
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Import Supplier | Gas Supplier | Electricity Distributor | Other User |
| --- | --- | --- | --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | X | X | | |
| 4.10 | Read Network Data | X | | X | X1 |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier (IS), Gas Transporter (GT), Gas Supplier (GS) |

| Service Request Name | Read Network Data |
| --- | --- |
| Service Reference Variant | 4.10 |
| Eligible Users | Import Supplier (IS), Other User (OU), Electricity Distributor (ED) |
`,
      note: "A column for each User Role, with marks: of a role without a column, and of a mark with a footnote, nothing is sure.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| SRV | Service Request Name | Eligible Users | | | On Demand |
| --- | --- | --- | --- | --- | --- |
| | | IS | GS | ED | |
| 4.6.1 | Retrieve Import Daily Read Log | ✓ | ✓ | ✗ | Yes |
| 4.10 | Read Network Data | ✓ | ✗ | ✓ | Yes |
| 8.3 | Decommission Device | | | | Yes |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Gas Supplier (GS), Import Supplier (IS) |

| Service Request Name | Decommission Device |
| --- | --- |
| Service Reference Variant | 8.3 |
| Eligible Users | Import Supplier (IS) |
`,
      note: "Ticks and crosses below a head over several columns; a row that nobody has filled in.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Eligible Users |
| --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | IS, GS |
| 8.3 | Decommission Device | Any User |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Gas Supplier (GS) and Import Supplier (IS) for SMETS2+ Devices |

| Service Request Name | Decommission Device |
| --- | --- |
| Service Reference Variant | 8.3 |
| Eligible Users | Import Supplier (IS), Gas Supplier (GS) |
`,
      note: "Order and conditions do not matter, and `Any User` is no list.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Eligible Users |
| --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | IS, GS |

| Service Request Name | Create Schedule |
| --- | --- |
| Service Reference Variant | 5.1 |
| Eligible Users | Import Supplier (IS) |
`,
      note: "The matrix has no row for the variant.",
    },
  ],
});

const labels: readonly string[] = ["eligible users", "eligible user roles", "eligible user role", "eligible user"];

/** The cell of its Eligible Users. */
function usersIn({ fields }: RequestDefinition): Span | undefined {
  return labels.map((label) => fields.get(label)).find((one) => one !== undefined);
}

interface Role {
  /** The abbreviation, else the name in lower case. */
  readonly key: string;
  readonly at: Span;
}

interface Roles {
  readonly roles: readonly Role[];
  /** Every part of the cell is a role. */
  readonly sure: boolean;
}

/** Abbreviation -> name, as this document puts the two together: `Gas Supplier (GS)`. */
function titlesIn({ tree }: Facts): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const request of duisTables(tree).requests) {
    const cell = usersIn(request);
    for (const part of cell ? wordsOf(tree, cell).split(/[,;]/) : []) {
      const [, name, short] = /^ ?(?:and )?([A-Z][A-Za-z ]{2,60}) \(([A-Z]{2,4})\)/.exec(part) ?? [];
      if (short !== undefined && !titles.has(short)) titles.set(short, name!);
    }
  }
  return titles;
}

function rolesIn(prose: Text, cell: Span, titles: ReadonlyMap<string, string>): Roles {
  const byName = new Map([...userRoles, ...[...titles].map(([short, name]) => [name.toLowerCase(), short] as const)]);
  const written = slice(prose, cell);
  const roles: Role[] = [];
  let sure = true;
  let from = 0;
  for (const { 0: gap, index } of [...written.matchAll(/[,;/]|<br ?\/?>|\band\b|(?<=\([A-Z]{2,4}\))\s{1,9}(?=[A-Z])|(?<=(?<![A-Za-z])[A-Z]{2,4})\s{1,9}(?=[A-Z]{2,4}(?![A-Za-z]))|$/g)]) {
    const part = written.slice(from, index);
    const words = part.replace(/[*`]/g, "").replace(/\s+/g, " ").trim();
    const start = cell.from + from + (part.length - part.trimStart().length);
    const at = { from: start, to: start + part.trim().length };
    from = index + gap.length;
    if (words === "") continue;
    const short = /\(([A-Z]{2,4})\)/.exec(words)?.[1] ?? /^[A-Z]{2,4}$/.exec(words)?.[0];
    const key = short ?? byName.get(words.toLowerCase().replace(/s$/, ""));
    const name = /^(?!(?:any|all|each|every|none|n\/a)\b)[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}$/i.exec(words)?.[0];
    if (key === undefined && name === undefined) sure = false;
    else roles.push({ key: key ?? name!.toLowerCase(), at });
  }
  return { roles, sure };
}

/** What a row of the matrix says. */
interface Said extends Roles {
  readonly at: Span;
  /** Where User Roles have columns: what each of them says, and how the table says yes and no. */
  readonly marks?: { readonly roles: readonly MarkedRole[]; readonly yes: string; readonly no: string };
}

/** What `row` says in its one cell of Eligible Users, or with marks in a column for each role. */
function saidIn({ tree }: Facts, row: MatchedRequest["rows"][number], titles: ReadonlyMap<string, string>): Said | undefined {
  const columns = row.matrix.roles;
  if (!columns) {
    const at = cellOf(row, row.matrix, labels);
    return at && { ...rolesIn(tree.prose, at, titles), at };
  }
  const roles = markedRoles(tree, columns, row.cells);
  const eligible = roles.filter((one) => one.eligible).map(({ role, at }) => ({ key: role, at }));
  // A row without any mark is not filled in.
  return eligible.length === 0 ? undefined : { roles: eligible, sure: true, at: eligible[0]!.at, marks: { roles, yes: columns.yes, no: columns.no } };
}

/** The cell of the first role that is told, where it has one. */
function placeOf({ at, marks }: Said, extra: readonly Role[], missing: readonly Role[]): Span {
  const told = new Set([...extra, ...missing].map(({ key }) => key));
  return marks?.roles.find(({ role }) => told.has(role))?.at ?? at;
}

interface Difference {
  readonly extra: readonly Role[];
  readonly missing: readonly Role[];
  readonly there: Said;
}

/** Undefined where the two agree, or cannot be shown to differ. */
function difference(here: Roles, there: Said): Difference | undefined {
  if (there.roles.length === 0) return undefined;
  const [hereKeys, thereKeys] = [here, there].map(({ roles }) => new Set(roles.map(({ key }) => key)));
  const only = (roles: readonly Role[], keys: ReadonlySet<string>) => roles.filter(({ key }) => !keys.has(key));
  // Of a role without a column, or with a footnote in its cell, the matrix says nothing that is sure.
  const denied = there.marks && new Set(there.marks.roles.filter(({ eligible }) => eligible === false).map(({ role }) => role));
  const extra = there.sure ? only(here.roles, thereKeys!).filter(({ key }) => denied?.has(key) !== false) : [];
  const missing = here.sure ? only(there.roles, hereKeys!) : [];
  // A name on one side may be what an abbreviation on the other stands for.
  const named = [...extra, ...missing].filter(({ key }) => key !== key.toUpperCase()).length;
  if (named > 0 && named < extra.length + missing.length) return undefined;
  // A name that no column has may stand for one that the description seems to lack.
  if (denied && missing.length > 0 && here.roles.some(({ key }) => key !== key.toUpperCase())) return undefined;
  return extra.length + missing.length > 0 ? { extra, missing, there } : undefined;
}

function titled(titles: ReadonlyMap<string, string>, key: string): string {
  const name = titles.get(key) ?? [...userRoles].find(([, short]) => short === key)?.[0].replace(/\b[a-z]/g, letter => letter.toUpperCase());
  if (name !== undefined) return `${name} (${key})`;
  return key === key.toUpperCase() ? key : key.replace(/\b[a-z]/g, letter => letter.toUpperCase());
}

interface Mismatch {
  readonly cell: Span;
  readonly here: Roles;
  readonly there: Said;
  readonly extra: readonly Role[];
  readonly missing: readonly Role[];
  readonly titles: ReadonlyMap<string, string>;
  readonly variant: string;
}

function fixesOf({ id, tree: { text } }: Facts, { cell, here, there, extra, missing, titles, variant }: Mismatch): readonly Fix[] {
  const fixes: Fix[] = [];
  const isShort = here.roles.every(({ at, key }) => slice(text, at) === key);
  const added = missing.map(({ key }) => (isShort ? key : titled(titles, key)));
  const kept = here.roles.filter(role => !extra.includes(role)).map(({ at }) => slice(text, at));
  if (here.sure) {
    fixes.push({ title: `Make this agree with the matrix: ${[...kept, ...added].join(", ")}`, preferred: true, safe: false, edits: [{ document: id, at: cell, newText: [...kept, ...added].join(", ") }] });
  }
  const stays = there.roles.filter(({ key }) => !missing.some(role => role.key === key));
  const title = (newText: string): string => `Make the matrix say this of ${variant}: ${newText}`;
  if (there.marks) {
    const { roles, yes, no } = there.marks;
    const change = (keys: readonly Role[], mark: string) => roles.filter(({ role }) => keys.some(({ key }) => key === role)).map(({ at }) => ({ document: id, at, newText: padded(text, at, mark) }));
    fixes.push({ title: title([...stays, ...extra].map(({ key }) => key).join(", ")), preferred: false, safe: false, edits: [...change(extra, yes), ...change(missing, no)] });
  } else if (there.sure) {
    const areShort = there.roles.every(({ at, key }) => slice(text, at) === key);
    const newText = [...stays.map(({ at }) => slice(text, at)), ...extra.map(({ key, at }) => (areShort ? key : slice(text, at)))].join(", ");
    fixes.push({ title: title(newText), preferred: false, safe: false, edits: [{ document: id, at: there.at, newText }] });
  }
  return fixes;
}

/** A mark as it stands in a cell: with a space to the borders. */
function padded(text: Text, { from, to }: Span, mark: string): string {
  if (mark === "" || to > from) return mark;
  return `${text.charAt(from - 1) === "|" ? " " : ""}${mark}${text.charAt(to) === "|" ? " " : ""}`;
}
