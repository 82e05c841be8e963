// Types by name, as a table of data items writes them: which declaration a written name means, what a type is a
// restriction of, and how the type of an item is written down.

import { type Declared, namespaceOf, splitName, xmlSchemaNamespace } from "./names.ts";
import type { SchemaModel, SchemaName } from "./model.ts";
import { resolveType, type Item } from "./query.ts";

/** A type's namespace and its name in it: two ways of writing one type meet in it. */
export type TypeKey = string;

/** The key of `prefix:name` as a document writes it; undefined for a prefix that no schema binds. */
export function keyOfWritten(models: readonly SchemaModel[], prefix: string, name: string): TypeKey | undefined {
  if (prefix === "xs" || prefix === "xsd") return `${xmlSchemaNamespace} ${name}`;
  for (const { prefixes } of models) {
    const namespace = prefixes.get(prefix);
    if (namespace !== undefined) return `${namespace} ${name}`;
  }
  return undefined;
}

/** The key of the type that `schema` writes as `written`. */
function keyOfType(models: readonly SchemaModel[], schema: SchemaModel, written: string): TypeKey {
  const { prefix, name } = splitName(written);
  return `${schema.prefixes.get(prefix) ?? namespaceOf(models, schema) ?? ""} ${name}`;
}

/** The key of a global declaration. */
export function keyOf(models: readonly SchemaModel[], { schema, name }: Declared): TypeKey {
  return `${namespaceOf(models, schema) ?? ""} ${name.name}`;
}

/** Whether it is one of XML Schema's own types: `xs:date`. */
export function isXmlSchemaType(key: TypeKey): boolean {
  return key.startsWith(`${xmlSchemaNamespace} `);
}

/** All that the item's type is made from, its own name first: `sr:EUI` -> sr:EUI, xs:token. */
export function typesUnder(models: readonly SchemaModel[], item: Item): readonly TypeKey[] {
  const keys: TypeKey[] = [];
  const seen = new Set<SchemaName>();
  let { schema, name } = item.declared;
  let written = name.type ?? name.base;
  while (written !== undefined) {
    keys.push(keyOfType(models, schema, written));
    const found = resolveType(models, schema, written);
    if (found === undefined || seen.has(found.name)) break;
    seen.add(found.name);
    ({ schema, name } = found);
    written = name.base;
  }
  return keys;
}

/** What can be said of an item's type: a name, a restriction of a named one without a name of its own, or neither. */
export type ItemType =
  | { readonly kind: "named"; readonly written: string; readonly key: TypeKey }
  | { readonly kind: "restricted"; readonly written: string }
  /** Data items of its own, a list or a union, without a name. */
  | { readonly kind: "nameless"; readonly holdsItems: boolean };

/** The type of `item`, and how a Type column writes it: `sr:EUI`, `Restriction of xs:decimal (minInclusive = 0.5)`. */
export function typeOfItem(models: readonly SchemaModel[], item: Item): ItemType {
  const { schema, name } = item.declared;
  if (name.type !== undefined) {
    const key = keyOfType(models, schema, name.type);
    return { kind: "named", written: prefixed(models, key, name.type), key };
  }
  if (name.content !== undefined) return { kind: "nameless", holdsItems: name.base === undefined };
  if (name.base === undefined) return { kind: "nameless", holdsItems: false };
  const bounds = boundsIn(schema.text.slice(name.declaration.from, name.declaration.to), name);
  return { kind: "restricted", written: `Restriction of ${prefixed(models, keyOfType(models, schema, name.base), name.base)}${bounds === "" ? "" : ` (${bounds})`}` };
}

/** With the prefix that documents use, whatever the schema file itself does. */
function prefixed(models: readonly SchemaModel[], key: TypeKey, written: string): string {
  const { name } = splitName(written);
  if (isXmlSchemaType(key)) return `xs:${name}`;
  if (written.includes(":")) return written;
  const prefix = models.find(({ targetNamespace, prefix }) => prefix !== undefined && prefix !== "" && key === `${targetNamespace} ${name}`)?.prefix;
  return prefix === undefined ? name : `${prefix}:${name}`;
}

const facet = /<(?:[\w.-]+:)?(minInclusive|maxInclusive|minExclusive|maxExclusive|length|minLength|maxLength|totalDigits|fractionDigits)(\s[^<>]*)/g;
const valueOf = /\bvalue\s?=\s?["']([^"'<>]{0,60})["']/;

/** `minInclusive = 0.5, maxInclusive = 2.0`; an enumeration by its values. */
function boundsIn(declaration: string, { enumeration }: SchemaName): string {
  if (enumeration.length > 0) return `Enumeration: ${enumeration.join(", ")}`;
  return facetsIn(declaration).map(([name, value]) => `${name} = ${value}`).join(", ");
}

function facetsIn(declaration: string): readonly (readonly [name: string, value: string])[] {
  return [...declaration.matchAll(facet)].flatMap(([, name, attributes]) => {
    const value = valueOf.exec(attributes!)?.[1];
    return value === undefined ? [] : [[name!, value] as const];
  });
}

/** What bounds the values of an item, by the facet's name: `maxLength` -> 116; of its own simple type, or the one that it names. Nothing where a facet is given twice. */
export function boundsOf(models: readonly SchemaModel[], item: Item): ReadonlyMap<string, string> {
  const { schema, name } = item.declared;
  const found = name.type === undefined ? item.declared : resolveType(models, schema, name.type);
  if (!found || found.name.content !== undefined) return new Map();
  const facets = facetsIn(found.schema.text.slice(found.name.declaration.from, found.name.declaration.to));
  return new Set(facets.map(([one]) => one)).size === facets.length ? new Map(facets) : new Map();
}
