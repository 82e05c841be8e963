// How a name with a prefix finds its declaration: prefix -> namespace -> the schemas of that namespace -> the name.

import { fileName } from "../text/paths.ts";
import type { SchemaModel, SchemaName, SchemaNameKind } from "./model.ts";

/** A declaration and the schema that it stands in. */
export interface Declared {
  readonly schema: SchemaModel;
  readonly name: SchemaName;
}

/** The global declaration of one of `kinds` that `prefix:name`, written in `schema`, names; its own file is asked first. */
export function resolve(
  models: readonly SchemaModel[],
  schema: SchemaModel,
  prefix: string,
  name: string,
  kinds: readonly SchemaNameKind[],
): Declared | undefined {
  const namespace = schema.prefixes.get(prefix);
  if (namespace === undefined && prefix !== "") return undefined;
  const own = globalIn(schema, name, kinds);
  // A schema without a namespace takes the one of the schema that includes it, so that its bare names are its own.
  if (own !== undefined && (namespace ?? schema.targetNamespace) === schema.targetNamespace) return own;
  const taken = namespace ?? namespaceOf(models, schema);
  for (const other of models) {
    if (other === schema || (other.targetNamespace !== namespace && !includes(schema, other) && (namespace !== undefined || taken === undefined || namespaceOf(models, other) !== taken))) continue;
    const found = globalIn(other, name, kinds);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The namespace of what `schema` declares: its own, or, if it has none, that of a schema that includes it, be it by way of others. */
export function namespaceOf(models: readonly SchemaModel[], schema: SchemaModel): string | undefined {
  const around = [schema];
  for (const one of around) {
    if (one.targetNamespace !== undefined) return one.targetNamespace;
    // the list grows under the loop
    for (const other of models) if (!around.includes(other) && includes(other, one)) around.push(other);
  }
  return undefined;
}

/** The schemas that declare the names behind `prefix`, which any of `models` may bind; `complete` if that is all of them. */
export function withNamespaceOf(models: readonly SchemaModel[], prefix: string): NamespaceSchemas {
  return withNamespaces(models, new Set(models.flatMap((model) => model.prefixes.get(prefix) ?? [])));
}

/** The schemas that declare the names of a namespace. */
export interface NamespaceSchemas {
  readonly schemas: readonly SchemaModel[];
  /** Whether they are all that there is of it. */
  readonly complete: boolean;
}

/** The schemas of `namespaces`, with those that they include. */
export function withNamespaces(models: readonly SchemaModel[], namespaces: ReadonlySet<string>): NamespaceSchemas {
  const schemas = models.filter(({ targetNamespace }) => targetNamespace !== undefined && namespaces.has(targetNamespace));
  for (const schema of schemas) {
    // the list grows under the loop, so that what an included schema includes is met too
    for (const other of models) if (!schemas.includes(other) && includes(schema, other)) schemas.push(other);
  }
  const complete = schemas.every(
    (schema) => schema.problems.length === 0 && schema.includes.every((file) => schemas.some((other) => nameOfFile(other.id) === nameOfFile(file))),
  );
  return { schemas, complete };
}

/** The prefix of a name as it is written, "" where it has none, and what stands behind it. */
export function splitName(written: string): { readonly prefix: string; readonly name: string } {
  const colon = written.indexOf(":");
  return { prefix: written.slice(0, Math.max(0, colon)), name: written.slice(colon + 1) };
}

/** All that bears `name` in `schemas`. */
export function bearing(schemas: readonly SchemaModel[], name: string): readonly Declared[] {
  return schemas.flatMap((schema) => (schema.names.get(name) ?? []).map((found) => ({ schema, name: found })));
}

/** Whether `written`, a type's name, is one of XML Schema's own types: `xs:date`. */
export function isBuiltIn(schema: SchemaModel, written: string): boolean {
  return schema.prefixes.get(splitName(written).prefix) === xmlSchemaNamespace;
}

/** The namespace of XML Schema itself. */
export const xmlSchemaNamespace = "http://www.w3.org/2001/XMLSchema";

/** `DUIS Schema V5.4.xsd` of a path or a URI, so that two ways of writing one file's name meet. */
export function nameOfFile(id: string): string {
  return fileName(id).replaceAll("%20", " ");
}

function includes(schema: SchemaModel, other: SchemaModel): boolean {
  const name = nameOfFile(other.id);
  return schema.includes.some((file) => nameOfFile(file) === name);
}

function globalIn(schema: SchemaModel, name: string, kinds: readonly SchemaNameKind[]): Declared | undefined {
  const found = schema.names.get(name)?.find((declared) => declared.global && kinds.includes(declared.kind));
  return found === undefined ? undefined : { schema, name: found };
}
