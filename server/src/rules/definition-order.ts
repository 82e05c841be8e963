import { definitionTables } from "../index/definition-tables.ts";
import type { Facts } from "../index/facts.ts";
import type { Definition, Table } from "../syntax/tree.ts";
import { lineEndOf } from "../text/line-index.ts";
import { byUnits, isSameList, longestRun } from "../text/ordered.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { defineRule, type Fix } from "./rule.ts";

export const definitionOrder = defineRule({
  id: "definition-order",
  summary: "A table of definitions is out of alphabetical order.",
  why: `
A reader who looks a term up in a long table turns to its letter, and, not finding it there, takes it for undefined. Both orders
in use are accepted, letter by letter (\`Supplier, Supply Point, Supplying Party\` with the spaces left out) and word by
word; case, hyphens, leading articles and digits may count or not. A table that is in no order at all was put so on purpose,
and is left alone. The fix moves whole rows.`,
  severity: "information",
  reads: "document",
  *check({ document }) {
    for (const [index, { definitions, table }] of definitionTables(document).filter(({ definitions }) => definitions.length > 2).entries()) {
      const order = orderOf(document, index, definitions.map(({ term }) => term));
      if (!order) continue;
      const first = definitions[order.displaced[0]!]!;
      const next = order.sorted[order.sorted.indexOf(order.displaced[0]!) + 1];
      const previous = order.sorted[order.sorted.indexOf(order.displaced[0]!) - 1];
      const place = next !== undefined ? `before “${definitions[next]!.term}”` : `after “${definitions[previous!]!.term}”`;
      const others = order.displaced.length - 1;
      yield {
        at: first.at,
        message: `“${first.term}” stands out of alphabetical order: it belongs ${place}.${others === 0 ? "" : ` ${others === 1 ? "One more row is" : `${others} more rows are`} out of order.`}`,
        fixes: () => fixesOf(document, table, definitions, order.sorted),
      };
    }
  },
  mendedBy: { order: true },
  logged: { summary: ({ message }) => `The definition of ${message}` },
  examples: [
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Alert** | means a message. |
| **Device** | means a meter. |
    ^^^^^^ “Device” stands out of alphabetical order: it belongs before “Panel”
| **Code** | means this Code. |
| **DCC** | means the licensee. |
| **Panel** | means the body of that name. |
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Alert** | means a message. |
| **Code** | means this Code. |
| **DCC** | means the licensee. |
| **Device** | means a meter. |
| **Panel** | means the body of that name. |
`,
    },
    {
      bad: `
# APPENDIX AD: INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **XML** | means a language. |
    ^^^ “XML” stands out of alphabetical order: it belongs after “User Role”
| **Response** | means an answer, which: |
| | (a) is short; and (b) is clear. |
| **Service** | means a service. |
| **User Role** | means a role. |
`,
      fixed: `
# APPENDIX AD: INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **Response** | means an answer, which: |
| | (a) is short; and (b) is clear. |
| **Service** | means a service. |
| **User Role** | means a role. |
| **XML** | means a language. |
`,
      note: "A row that goes on with the meaning above stays with it.",
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 In this Code, letter by letter:

| Term | Definition |
| --- | --- |
| **Address** | means a place. |
| **Ad-hoc Request** | means a request. |
| **The Code** | means this Code. |
| **Device** | means a meter. |
| **Device-ID** | means a number. |
| **Devices List** | means a list. |
| **Device Type** | means a type. |
| **SMETS2** | means a standard. |
| **S1SP** | means a person. |
`,
      note: "Case, hyphens, articles and digits do not count, nor need spaces.",
    },
    {
      good: `
# APPENDIX AD: INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **Request** | means what a User sends. |
| **Response** | means what the DCC answers. |
| **Alert** | means what a Device says. |
| **Command** | means what the DCC sends. |
| **Acknowledgement** | means what comes first. |
`,
      note: "An order of its own.",
    },
  ],
});

interface Order {
  /** Positions as they should follow one another. */
  readonly sorted: readonly number[];
  /** The fewest positions that have to move, in the order of the text. */
  readonly displaced: readonly number[];
}

const ordersByShape = new WeakMap<object, Map<number, { readonly terms: readonly string[]; readonly order: Order | undefined }>>();

/** `displacedIn` the terms of the table (position), which are mostly those of the version before. */
function orderOf({ tree: { shape } }: Facts, table: number, terms: readonly string[]): Order | undefined {
  let known = ordersByShape.get(shape);
  if (!known) ordersByShape.set(shape, (known = new Map()));
  const last = known.get(table);
  const order = last && isSameList(last.terms, terms) ? last.order : displacedIn(terms);
  known.set(table, { terms, order });
  return order;
}

/** What is out of order under the kindest of the orders in use; undefined for nothing, or for too much to be an order at all. */
function displacedIn(terms: readonly string[]): Order | undefined {
  let best: Order | undefined;
  const plain = terms.map(plainOf);
  for (const keyOf of orders) {
    const keys = plain.map(keyOf);
    const compare = (a: number, b: number) => byUnits(keys[a]!, keys[b]!) || a - b;
    const kept = longestRising(keys);
    if (kept.size === keys.length) return undefined;
    if (best && keys.length - kept.size >= best.displaced.length) continue;
    const all = keys.map((_, index) => index);
    best = { sorted: [...all].sort(compare), displaced: all.filter(index => !kept.has(index)) };
  }
  return best && best.displaced.length <= Math.max(1, terms.length / 4) ? best : undefined;
}

const plainOf = (term: string): string => term.normalize("NFKD").toLowerCase().replace(/^(?:the|an?)\s+/, "").replace(/['’]/g, "");
const orders: readonly ((plain: string) => string)[] = [
  // Word by word: a space sorts before every letter.
  plain => plain.replace(/[^a-z0-9]+/g, " ").trim(),
  plain => plain.replace(/-/g, "").replace(/[^a-z0-9]+/g, " ").trim(),
  plain => plain.replace(/[^a-z]+/g, " ").trim(),
  plain => plain.replace(/[^a-z ]+/g, "").trim(),
  // Letter by letter.
  plain => plain.replace(/[^a-z0-9]+/g, ""),
  plain => plain.replace(/[^a-z]+/g, ""),
];

/** The positions of a longest run of keys, not necessarily neighbours, of which none is less than the one before. */
function longestRising(keys: readonly string[]): ReadonlySet<number> {
  return new Set(longestRun(keys.length, (one, next) => keys[one]! <= keys[next]!));
}

function fixesOf(document: Facts, table: Table, definitions: readonly Definition[], sorted: readonly number[]): readonly Fix[] {
  const { text } = document.tree;
  const rows = definitions.map((_, index) => rowsOf(text, table, definitions, index));
  let from = 0;
  let to = rows.length - 1;
  while (sorted[from] === from) from++;
  while (sorted[to] === to) to--;
  const end = lineEndOf(text);
  const at = { from: rows[from]!.from, to: rows[to]!.to };
  // Rows are whole lines with nothing between them; else leave them where they are.
  if (slice(text, at) !== rows.slice(from, to + 1).map(row => slice(text, row)).join(end)) return [];
  const newText = sorted.slice(from, to + 1).map(index => slice(text, rows[index]!)).join(end);
  return [{ title: "Put the rows in alphabetical order", preferred: true, safe: true, edits: [{ document: document.id, at, newText }] }];
}

/** The lines of a definition, those that go on with its meaning too; without the last line's end. */
function rowsOf(text: Text, table: Table, definitions: readonly Definition[], index: number): Span {
  const from = text.lastIndexOf("\n", definitions[index]!.at.from) + 1;
  const after = definitions[index + 1]?.at.from ?? table.at.to + 1;
  const last = table.rows.findLast(row => row.at.from < after)!;
  let to = text.indexOf("\n", last.at.to);
  if (to < 0) to = text.length;
  else if (text.charAt(to - 1) === "\r") to--;
  // The next definition's own row begins before its term.
  if (index + 1 < definitions.length) {
    to = text.lastIndexOf("\n", after);
    if (text.charAt(to - 1) === "\r") to--;
  }
  return { from, to };
}
