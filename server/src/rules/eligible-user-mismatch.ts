import { duisTables, wordsOf } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { cellOf, matchedRequests } from "../index/requests.ts";
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
places was forgotten when a role was added. Roles are compared by their userRoles in brackets, else by their names;
where a cell says more than a list of roles, only what is sure is told.`,
  severity: "warning",
  reads: "document",
  *check({ document }) {
    const { tree } = document;
    const titles = titlesIn(document);
    for (const { request, rows } of matchedRequests(document)) {
      const cell = labels.map(label => request.fields.get(label)).find(one => one !== undefined);
      if (!cell) continue;
      const here = rolesIn(tree.text, cell, titles);
      if (here.roles.length === 0) continue;
      const differences = rows.flatMap(row => {
        const there = cellOf(row, row.matrix, labels);
        return there ? [difference(here, rolesIn(tree.text, there, titles), there)] : [];
      });
      if (differences.length === 0 || differences.some(one => one === undefined)) continue;
      const { extra, missing, at: there } = differences[0]!;
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
        related: () => [{ document: document.id, at: there, message: `What the matrix says of ${variant}.` }],
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
  for (const { fields } of duisTables(tree).requests) {
    const cell = labels.map(label => fields.get(label)).find(one => one !== undefined);
    for (const part of cell ? wordsOf(tree, cell).split(/[,;]/) : []) {
      const [, name, short] = /^ ?(?:and )?([A-Z][A-Za-z ]{2,60}) \(([A-Z]{2,4})\)/.exec(part) ?? [];
      if (short !== undefined && !titles.has(short)) titles.set(short, name!);
    }
  }
  return titles;
}

function rolesIn(text: Text, cell: Span, titles: ReadonlyMap<string, string>): Roles {
  const byName = new Map([...userRoles, ...[...titles].map(([short, name]) => [name.toLowerCase(), short] as const)]);
  const written = slice(text, cell);
  const roles: Role[] = [];
  let sure = true;
  let from = 0;
  for (const { 0: gap, index } of [...written.matchAll(/[,;/]|<br ?\/?>|\band\b|(?<=\([A-Z]{2,4}\))\s{1,9}(?=[A-Z])|(?<=(?<![A-Za-z])[A-Z]{2,4})\s{1,9}(?=[A-Z]{2,4}(?![A-Za-z]))|$/g)]) {
    const part = written.slice(from, index);
    const words = part.replace(/[*`]/g, "").trim();
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

interface Difference {
  readonly extra: readonly Role[];
  readonly missing: readonly Role[];
  readonly at: Span;
}

/** Undefined where the two agree, or cannot be shown to differ. */
function difference(here: Roles, there: Roles, at: Span): Difference | undefined {
  if (there.roles.length === 0) return undefined;
  const [hereKeys, thereKeys] = [here, there].map(({ roles }) => new Set(roles.map(({ key }) => key)));
  const only = (roles: readonly Role[], keys: ReadonlySet<string>) => roles.filter(({ key }) => !keys.has(key));
  const extra = there.sure ? only(here.roles, thereKeys!) : [];
  const missing = here.sure ? only(there.roles, hereKeys!) : [];
  // A name on one side may be what an abbreviation on the other stands for.
  const named = [...extra, ...missing].filter(({ key }) => key !== key.toUpperCase()).length;
  if (named > 0 && named < extra.length + missing.length) return undefined;
  return extra.length + missing.length > 0 ? { extra, missing, at } : undefined;
}

function titled(titles: ReadonlyMap<string, string>, key: string): string {
  const name = titles.get(key) ?? [...userRoles].find(([, short]) => short === key)?.[0].replace(/\b[a-z]/g, letter => letter.toUpperCase());
  if (name !== undefined) return `${name} (${key})`;
  return key === key.toUpperCase() ? key : key.replace(/\b[a-z]/g, letter => letter.toUpperCase());
}

interface Mismatch {
  readonly cell: Span;
  readonly here: Roles;
  readonly there: Span;
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
  const matrix = rolesIn(text, there, titles);
  if (matrix.sure) {
    const stays = matrix.roles.filter(({ key }) => !missing.some(role => role.key === key)).map(({ at }) => slice(text, at));
    const areShort = matrix.roles.every(({ at, key }) => slice(text, at) === key);
    const newText = [...stays, ...extra.map(({ key, at }) => (areShort ? key : slice(text, at)))].join(", ");
    fixes.push({ title: `Make the matrix say this of ${variant}: ${newText}`, preferred: false, safe: false, edits: [{ document: id, at: there, newText }] });
  }
  return fixes;
}
