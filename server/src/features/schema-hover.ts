// What a hover tells of a schema's names and values, and of the tables that describe them.

import type { DescribingPlace } from "../index/describing.ts";
import type { Facts } from "../index/facts.ts";
import { describe } from "../schema/query.ts";
import type { SchemaName } from "../schema/model.ts";
import type { Declared } from "../schema/names.ts";
import { fileName } from "../text/paths.ts";
import { firstOf, withCapital } from "../text/sentence.ts";
import type { Span } from "../text/span.ts";
import { oneLine, type Paragraph } from "./excerpt.ts";
import { note, title, type HoverPart, type Source } from "./hover-parts.ts";
import type { ValueUse } from "./schema-names.ts";

/** At most as many values of a list are shown. */
const mostValues = 40;

/** What the schema says of a name: its kind, its type, how often it stands, its documentation and the values it allows. */
export function declarationParts({ schema, name }: Declared): readonly HoverPart[] {
  const { documentation, enumeration } = describe([schema], { schema, name });
  const kind = name.kind === "element" || name.kind === "attribute" ? kindOf(name) : kindWords[name.kind];
  const facts = [
    `${kind}${name.owner === undefined ? "" : ` of ${name.owner}`}`,
    name.type === undefined ? undefined : `type ${name.type}`,
    name.base === undefined ? undefined : `based on ${name.base}`,
    name.inChoice ? "one of a choice" : undefined,
  ].filter((fact) => fact !== undefined);
  return [
    title(nameOf({ schema, name }), { document: schema.id, at: name.at, label: fileName(schema.id) }),
    note(`${withCapital(facts.join(", "))}.`),
    ...(documentation ? [{ kind: "text", text: documentation } as const] : []),
    ...(enumeration.length === 0 ? [] : [note(`Allowed: ${firstOf(enumeration, mostValues)}.`)]),
  ];
}

/** A row with its table's header, or what a table is of. */
export function placeParts({ document, kind, table, whole }: DescribingPlace, source: Source): readonly HoverPart[] {
  const { text } = document.tree;
  const { caption } = table.table;
  const name = caption ? oneLine(text, caption, 160).replace(/^#+ /, "") : "Data items";
  if (kind === "table") return [title(name, source), note(`${table.rows.length} data items.`)];
  return [title(name, source), rowOf(document, table.header.at, whole)];
}

/** Which list the value is of. */
export function valueParts({ written, allowed }: ValueUse): readonly HoverPart[] {
  if (!allowed) return [];
  const { type, at, documentation } = allowed;
  return [
    title(written, { document: type.schema.id, at, label: fileName(type.schema.id) }),
    note(`One of the values of ${nameOf(type)}.`),
    ...(documentation === undefined ? [] : [{ kind: "text", text: documentation } as const]),
  ];
}

function rowOf({ tree: { text } }: Facts, head: Span, row: Span): Paragraph {
  const lines = [...(head.from === row.from ? [] : [oneLine(text, head, 500)]), oneLine(text, row, 2_000)];
  return { kind: "table", text: lines.join("\n") };
}

function nameOf({ schema, name }: Declared): string {
  return schema.prefix === undefined ? name.name : `${schema.prefix}:${name.name}`;
}

const kindWords: Readonly<Record<Exclude<SchemaName["kind"], "element" | "attribute">, string>> = {
  complexType: "complex type",
  simpleType: "simple type",
  group: "group",
  attributeGroup: "attribute group",
};

/** `Mandatory, up to 3 times, element`. */
function kindOf(name: SchemaName): string {
  const often = occurrence(name);
  return often.length === 0 ? name.kind : `${often.join(", ")}${often.length > 1 || / times$/.test(often[0]!) ? "," : ""} ${name.kind}`;
}

/** A global element's occurrence is its users' matter; of a choice, each may be left out for another. */
function occurrence({ occurs: { max }, optional, inChoice, global }: SchemaName): readonly string[] {
  if (global) return ["global"];
  if (max === 0) return ["forbidden"];
  const often = max === 1 ? [] : [max === Infinity ? "any number of times" : `up to ${max} times`];
  return [...(optional ? ["optional"] : inChoice ? [] : ["mandatory"]), ...often];
}
