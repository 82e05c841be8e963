// Questions to the schemas that govern a document, answered from their models alone. Every function takes all governing
// schemas, as one may name what another declares; what a missing schema would declare is never called undeclared.

import { touches } from "../text/span.ts";
import { bearing, type Declared, isBuiltIn, nameOfFile, resolve, splitName, withNamespaceOf } from "./names.ts";
import type { Part, SchemaModel, SchemaName, SchemaNameKind, SchemaReference } from "./model.ts";

export type Lookup =
  /** What bears the name: a type and an element often share one. */
  | { readonly kind: "declared"; readonly sites: readonly Declared[] }
  /** `schemas` are all there is of the namespace, and none declares the name. */
  | { readonly kind: "undeclared"; readonly schemas: readonly SchemaModel[] }
  /** The namespace is not here, or not all of it. */
  | { readonly kind: "unknown" };

/** What `prefix:name`, as a document writes it, names in `models`: of the way to an item, `DSPSchedule.DeviceID`, the item; of `EUI-based`, what stands before the hyphen. */
export function lookup(models: readonly SchemaModel[], prefix: string, name: string): Lookup {
  const { schemas, complete } = withNamespaceOf(models, prefix);
  let sites = bearing(schemas, name);
  if (sites.length === 0 && /[.-]/.test(name)) {
    const steps = name.replace(/-[a-z]+$/, "").split(".").map((one) => bearing(schemas, one));
    if (steps.every((step) => step.length > 0)) sites = steps.at(-1)!;
  }
  if (sites.length > 0) return { kind: "declared", sites };
  return schemas.length > 0 && complete ? { kind: "undeclared", schemas } : { kind: "unknown" };
}

/** One element or attribute of a complex type. */
export interface Item {
  readonly name: string;
  readonly kind: "element" | "attribute";
  /** As the schema of `declared` writes it; undefined for an anonymous type. */
  readonly type: string | undefined;
  /** It, or something around it, may be left out. */
  readonly optional: boolean;
  /** Something around it may be left out: it may be so where it could itself not be. */
  readonly inOptional: boolean;
  /** It is one of several between which a message chooses. */
  readonly choice: boolean;
  /** How often it may stand, with what stands around it; Infinity where there is no limit. */
  readonly max: number;
  readonly declared: Declared;
}

export interface Items {
  /** Those of the base types first, as in a message; each name once for each kind. */
  readonly items: readonly Item[];
  /** False where the type lets in things it does not name, or where a base or a reference could not be found. */
  readonly complete: boolean;
}

/**
 * The items of the complex type `typeName`, with or without its prefix, or of the element of that name: through
 * extension, restriction, groups and choices. Undefined where no such thing is declared, or nothing but simple types.
 */
export function items(models: readonly SchemaModel[], typeName: string): Items | undefined {
  const named = sitesOf(models, typeName);
  const order: readonly ((site: Declared) => boolean)[] = [
    ({ name }) => name.kind === "complexType",
    ({ name }) => name.kind === "element" && name.global,
    ({ name }) => name.kind === "element" && name.content !== undefined,
  ];
  for (const wanted of order) {
    const sites = named.filter(wanted);
    if (sites.length === 0) continue;
    // Two anonymous types of one name cannot be told apart by it.
    if (sites.length > 1 && !sites[0]!.name.global) return undefined;
    const found = itemsOf(models, sites[0]!);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The items of one declaration: of a complex type, or of an element's or group's. */
export function itemsOf(models: readonly SchemaModel[], site: Declared): Items | undefined {
  const type = typeOf(models, site);
  if (type === undefined || type.name.content === undefined) return undefined;
  const gathering: Gathering = { models, items: new Map(), open: new Set(), complete: true };
  gatherType(gathering, type);
  return { items: [...gathering.items.values()], complete: gathering.complete };
}

/** What a hover says of a declaration. */
export interface Description {
  readonly kind: SchemaNameKind;
  /** With the schema's own prefix, if it has one: `sr:DeviceID`. */
  readonly name: string;
  /** The schema file's bare name, and its version. */
  readonly file: string;
  readonly version: string | undefined;
  /** The global declaration that it stands in. */
  readonly owner: string | undefined;
  readonly type: string | undefined;
  readonly base: string | undefined;
  readonly optional: boolean;
  readonly choice: boolean;
  readonly max: number;
  /** Its own, else its type's. */
  readonly documentation: string | undefined;
  /** The values it allows, through its type and that one's bases. */
  readonly enumeration: readonly string[];
  readonly items: readonly Item[];
}

/** `site` as plain data. */
export function describe(models: readonly SchemaModel[], site: Declared): Description {
  const { schema, name } = site;
  const type = typeOf(models, site);
  return {
    kind: name.kind,
    name: schema.prefix === undefined ? name.name : `${schema.prefix}:${name.name}`,
    file: nameOfFile(schema.id),
    version: schema.version,
    owner: name.owner,
    type: name.type,
    base: name.base,
    optional: name.optional,
    choice: name.inChoice,
    max: name.occurs.max,
    documentation: name.documentation ?? type?.name.documentation,
    enumeration: valuesOfSite(models, site),
    items: itemsOf(models, site)?.items ?? [],
  };
}

export type SchemaPlace =
  | { readonly kind: "declaration"; readonly name: SchemaName }
  | { readonly kind: "reference"; readonly reference: SchemaReference };

/** The name that stands at `offset` of the schema file: one it declares, or one it refers to. */
export function nameAt(model: SchemaModel, offset: number): SchemaPlace | undefined {
  for (const same of model.names.values()) {
    for (const name of same) if (touches(name.at, offset)) return { kind: "declaration", name };
  }
  const reference = model.references.find(({ at }) => touches(at, offset));
  return reference === undefined ? undefined : { kind: "reference", reference };
}

/** What `reference`, which stands in `schema`, refers to. */
export function target(models: readonly SchemaModel[], schema: SchemaModel, reference: SchemaReference): Declared | undefined {
  return resolve(models, schema, reference.prefix, reference.name, kindsOf[reference.kind]);
}

const kindsOf: Readonly<Record<SchemaReference["kind"], readonly SchemaNameKind[]>> = {
  type: ["complexType", "simpleType"],
  element: ["element"],
  attribute: ["attribute"],
  group: ["group"],
  attributeGroup: ["attributeGroup"],
};

function sitesOf(models: readonly SchemaModel[], written: string): readonly Declared[] {
  if (!written.includes(":")) return bearing(models, written);
  const { prefix, name } = splitName(written);
  const found = lookup(models, prefix, name);
  return found.kind === "declared" ? found.sites : [];
}

/** The declaration of the type of `site`: itself where it is a type or has an anonymous one. */
export function typeOf(models: readonly SchemaModel[], site: Declared): Declared | undefined {
  const { schema, name } = site;
  return name.type === undefined ? site : resolveType(models, schema, name.type);
}

/** The declaration of the type that `schema` names as `written`; undefined for XML Schema's own types too. */
export function resolveType(models: readonly SchemaModel[], schema: SchemaModel, written: string): Declared | undefined {
  const { prefix, name } = splitName(written);
  return resolve(models, schema, prefix, name, kindsOf.type);
}

function valuesOfSite(models: readonly SchemaModel[], site: Declared): readonly string[] {
  return typeWithValues(models, site)?.name.enumeration ?? [];
}

/** `site`, or the one of its types and their bases that lists the values it allows. */
export function typeWithValues(models: readonly SchemaModel[], site: Declared): Declared | undefined {
  const seen = new Set<SchemaName>();
  let at: Declared | undefined = site;
  while (at !== undefined && !seen.has(at.name)) {
    if (at.name.enumeration.length > 0) return at;
    seen.add(at.name);
    // A complex type that extends another has no values of its own; one with simple content has its base's.
    const next: string | undefined = at.name.type ?? at.name.base;
    at = next === undefined ? undefined : resolveType(models, at.schema, next);
  }
  return undefined;
}

interface Gathering {
  readonly models: readonly SchemaModel[];
  readonly items: Map<string, Item>;
  /** Types and groups that are being gathered: none is gone into twice. */
  readonly open: Set<SchemaName>;
  complete: boolean;
}

interface Around {
  readonly schema: SchemaModel;
  readonly optional: boolean;
  readonly choice: boolean;
  readonly max: number;
  /** A restriction takes only the attributes of its base over: it says its elements again. */
  readonly only: "attribute" | undefined;
}

function gatherType(gathering: Gathering, type: Declared, only?: "attribute"): void {
  const { name, schema } = type;
  if (gathering.open.has(name) || name.content === undefined) return;
  gathering.open.add(name);
  if (name.base !== undefined && !isBuiltIn(schema, name.base)) {
    const base = resolveType(gathering.models, schema, name.base);
    if (base === undefined) gathering.complete = false;
    else gatherType(gathering, base, name.content.derivation === "restriction" ? "attribute" : only);
  }
  if (name.content.open) gathering.complete = false;
  gatherParts(gathering, name.content.parts, { schema, optional: false, choice: false, max: 1, only });
}

function gatherParts(gathering: Gathering, parts: readonly Part[], around: Around): void {
  for (const part of parts) {
    switch (part.kind) {
      case "declaration":
        addItem(gathering, { schema: around.schema, name: part.name }, part.name.occurs, around);
        break;
      case "sequence":
      case "choice":
      case "all":
        gatherParts(gathering, part.parts, inside(around, part.occurs, part.kind === "choice"));
        break;
      case "reference": {
        const found = target(gathering.models, around.schema, part.to);
        if (found === undefined) gathering.complete = false;
        else if (part.to.kind === "element" || part.to.kind === "attribute") addItem(gathering, found, part.occurs, around);
        else if (!gathering.open.has(found.name) && found.name.content !== undefined) {
          gathering.open.add(found.name);
          if (found.name.content.open) gathering.complete = false;
          gatherParts(gathering, found.name.content.parts, { ...inside(around, part.occurs, false), schema: found.schema });
          gathering.open.delete(found.name);
        }
      }
    }
  }
}

function inside(around: Around, occurs: SchemaName["occurs"], choice: boolean): Around {
  return { ...around, optional: around.optional || occurs.min === 0, choice: around.choice || choice, max: times(around.max, occurs.max) };
}

function addItem(gathering: Gathering, declared: Declared, occurs: SchemaName["occurs"], around: Around): void {
  const { name } = declared;
  const kind = name.kind === "attribute" ? "attribute" : "element";
  if (around.only !== undefined && kind !== around.only) return;
  const key = `${kind} ${name.name}`;
  if (occurs.max === 0) {
    // use="prohibited" takes an attribute of the base away
    gathering.items.delete(key);
    return;
  }
  const before = gathering.items.get(key);
  const attribute = kind === "attribute";
  gathering.items.set(key, {
    name: name.name,
    kind,
    type: name.type,
    // The same element in two arms of a choice: what one arm allows, the type allows. An attribute said again replaces.
    optional: occurs.min === 0 || around.optional || (!attribute && (before?.optional ?? false)),
    inOptional: around.optional || (!attribute && (before?.inOptional ?? false)),
    choice: around.choice || (!attribute && (before?.choice ?? false)),
    max: Math.max(times(around.max, occurs.max), attribute ? 0 : (before?.max ?? 0)),
    declared: before !== undefined && !attribute ? before.declared : declared,
  });
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
