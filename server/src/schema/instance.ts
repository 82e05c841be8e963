// What the names of a request are in the schemas that govern it. An element is what the type of the element around it
// says, from the outermost one down, so that of several declarations of one name the right one is found; where that way
// breaks off, all declarations of the name in its namespace may be meant.

import { isSameList } from "../text/ordered.ts";
import { nearestOf, type Near } from "./nearest.ts";
import { bearing, type Declared, type NamespaceSchemas, withNamespaces } from "./names.ts";
import type { SchemaModel, SchemaName } from "./model.ts";
import { itemsOf, typeOf, type Items } from "./query.ts";
import type { Request, RequestName } from "./request.ts";

export interface Instance {
  /** What the name of that index is: mostly one declaration; none where nothing is known of it. */
  sitesOf(index: number): readonly Declared[];
  /** Where it is certain that no schema declares the name as what it is: the schemas that would have to. */
  undeclared(index: number): Undeclared | undefined;
  /** The declared names nearest to that of `index`: of those that may stand there, else of all. */
  nearest(index: number, limit: number): readonly Near[];
}

export interface Undeclared {
  readonly schemas: readonly SchemaModel[];
  /** What else bears the name: a type is no element. */
  readonly others: readonly Declared[];
}

const made = new WeakMap<Request, { readonly models: readonly SchemaModel[]; readonly instance: Instance }>();

/** `request` as `models` see it. */
export function instanceOf(models: readonly SchemaModel[], request: Request): Instance {
  const before = made.get(request);
  if (before && isSameList(before.models, models)) return before.instance;
  const instance = createInstance(models, request);
  made.set(request, { models, instance });
  return instance;
}

function createInstance(models: readonly SchemaModel[], { names }: Request): Instance {
  const known = new Map<number, Declared | undefined>();
  const contents = new Map<SchemaName, Items | undefined>();
  const namespaces = new Map<string, NamespaceSchemas>();

  return {
    sitesOf(index) {
      const exact = exactly(index);
      if (exact) return [exact];
      const name = names[index]!;
      return bearing(homeOf(name).schemas, name.name).filter((site) => site.name.kind === name.kind);
    },
    undeclared(index) {
      const name = names[index]!;
      if (name.name === "" || !name.closed) return undefined;
      const { schemas, complete } = homeOf(name);
      if (schemas.length === 0 || !complete) return undefined;
      const bearers = bearing(schemas, name.name);
      if (bearers.some((site) => site.name.kind === name.kind)) return undefined;
      // An attribute belongs to its element: only where all attributes of that one are known is it unknown.
      if (name.kind === "attribute" && name.prefix === "" && !contentOf(exactly(name.parent))?.complete) return undefined;
      return { schemas, others: bearers };
    },
    nearest(index, limit) {
      const name = names[index]!;
      const { schemas } = homeOf(name);
      const around = name.parent < 0 ? undefined : contentOf(exactly(name.parent));
      const there = (around?.items ?? []).filter(({ kind, declared }) => kind === name.kind && schemas.includes(declared.schema)).map((item) => item.name);
      const elsewhere = schemas.flatMap((schema) => [...schema.names].filter(([, same]) => same.some(({ kind }) => kind === name.kind)).map(([each]) => each));
      const near = nearestOf(there, name.name, limit);
      return near.length > 0 ? near : nearestOf(elsewhere, name.name, limit);
    },
  };

  /** The one declaration that the way down from the outermost element leads to. */
  function exactly(index: number): Declared | undefined {
    if (known.has(index)) return known.get(index);
    const name = names[index]!;
    const site = name.parent < 0 ? outermost(name) : within(name, exactly(name.parent));
    known.set(index, site);
    return site;
  }

  function outermost(name: RequestName): Declared | undefined {
    return bearing(homeOf(name).schemas, name.name).find((site) => site.name.kind === "element" && site.name.global);
  }

  function within(name: RequestName, around: Declared | undefined): Declared | undefined {
    const item = contentOf(around)?.items.find((one) => one.kind === name.kind && one.name === name.name);
    if (!item) return undefined;
    const { targetNamespace } = item.declared.schema;
    const fits = name.namespace === undefined || targetNamespace === undefined || name.namespace === targetNamespace;
    return fits ? item.declared : undefined;
  }

  function contentOf(site: Declared | undefined): Items | undefined {
    const type = site && typeOf(models, site);
    if (!type) return undefined;
    if (!contents.has(type.name)) contents.set(type.name, itemsOf(models, type));
    return contents.get(type.name);
  }

  /** The schemas that would declare the name: of its namespace, or of its element's. */
  function homeOf(name: RequestName): NamespaceSchemas {
    const namespace = name.namespace ?? (name.kind === "attribute" && name.prefix === "" ? names[name.parent]?.namespace : undefined);
    if (namespace === undefined) return { schemas: [], complete: false };
    let found = namespaces.get(namespace);
    if (!found) namespaces.set(namespace, (found = withNamespaces(models, new Set([namespace]))));
    return found;
  }
}
