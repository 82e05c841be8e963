// Which type or element of the schema each table of data items describes. Where several could be meant, the one that the
// table's rows fit decides; where that does not tell, the table describes none, and no rule speaks of it.

import { bearing, type Declared } from "../schema/names.ts";
import { itemsOf, lookup, resolveType, typeOf, type Item } from "../schema/query.ts";
import type { SchemaModel, SchemaName } from "../schema/model.ts";
import { nearestOf } from "../schema/nearest.ts";
import { isSameList } from "../text/ordered.ts";
import { slice } from "../text/span.ts";
import { duisTables, type ItemTable } from "./duis.ts";
import type { Facts } from "./facts.ts";
import { isOneVersion } from "./governing-schemas.ts";
import type { TypeName } from "./item-names.ts";

/** The table, or the tables of one clause that go on with one another, and the type that they describe. */
export interface DescribedTable {
  readonly tables: readonly ItemTable[];
  /** The declaration that the caption names, and that of its type. */
  readonly site: Declared;
  readonly type: Declared;
  /** As the schema orders them. */
  readonly items: readonly Item[];
  /** False where the type has items beyond `items`, or may have. */
  readonly complete: boolean;
  /** Items that the type takes over, with the type that they stand in: a table may leave out all of one such type. */
  readonly inherited: ReadonlyMap<string, SchemaName>;
  /** Items inside those items, and how often: a table may go on with them. */
  readonly inner: ReadonlyMap<string, number>;
}

const made = new WeakMap<Facts["tree"], { readonly schemas: readonly SchemaModel[]; readonly described: readonly DescribedTable[] }>();

/** The tables of `document` that describe something in `schemas`; none where these are several versions of one schema. */
export function describedTables({ tree }: Facts, schemas: readonly SchemaModel[]): readonly DescribedTable[] {
  const before = made.get(tree);
  if (before && isSameList(before.schemas, schemas)) return before.described;
  const described = duisTables(tree).items.length > 0 && schemas.length > 0 && isOneVersion(schemas) ? describe(tree, schemas) : [];
  made.set(tree, { schemas, described });
  return described;
}

/** The item of that name: an element before an attribute. */
export function itemNamed({ items }: Pick<DescribedTable, "items">, name: string): Item | undefined {
  return items.find(item => item.name === name && item.kind === "element") ?? items.find(item => item.name === name);
}

/** The item that was surely meant by `name`, which is none: one or two slips away, and nothing else nearly as close. */
export function slipOf({ items }: Pick<DescribedTable, "items">, name: string): string | undefined {
  const [best, second] = nearestOf(items.map(item => item.name), name, 2);
  if (best === undefined || best.distance > Math.min(2, name.length / 4)) return undefined;
  return second === undefined || second.distance > best.distance ? best.name : undefined;
}

function describe(tree: Facts["tree"], schemas: readonly SchemaModel[]): readonly DescribedTable[] {
  const found: DescribedTable[] = [];
  for (const table of duisTables(tree).items) {
    const described = describedBy(tree, schemas, table);
    if (!described) continue;
    const last = found.at(-1);
    // A table that a page's end broke in two.
    if (last && last.type.name === described.type.name && last.tables[0]!.table.clause === table.table.clause) found[found.length - 1] = { ...last, tables: [...last.tables, table] };
    else found.push(described);
  }
  return found;
}

function describedBy(tree: Facts["tree"], schemas: readonly SchemaModel[], table: ItemTable): DescribedTable | undefined {
  for (const name of table.names) {
    const sites = sitesOf(schemas, name);
    for (const isWanted of order) {
      const fits = new Map<SchemaName, Fit>();
      for (const site of sites.filter(isWanted)) {
        const fit = fitOf(tree, schemas, table, site);
        if (fit && !fits.has(fit.type.name)) fits.set(fit.type.name, fit);
      }
      const best = onlyBest([...fits.values()]);
      if (best === "unclear") return undefined;
      if (best) {
        const { site, type, items, complete } = best;
        return { tables: [table], site, type, items, complete, inherited: inheritedBy(schemas, type), inner: innerOf(schemas, items) };
      }
    }
  }
  return undefined;
}

const order: readonly ((site: Declared) => boolean)[] = [
  ({ name }) => name.kind === "complexType",
  ({ name }) => name.kind === "element" && name.global,
  ({ name }) => name.kind === "element" && !name.global,
];

function sitesOf(schemas: readonly SchemaModel[], { prefix, name }: TypeName): readonly Declared[] {
  if (prefix !== undefined) {
    const found = lookup(schemas, prefix, name);
    return found.kind === "declared" ? found.sites : [];
  }
  return bearing(schemas, name);
}

interface Fit {
  readonly site: Declared;
  readonly type: Declared;
  readonly items: readonly Item[];
  readonly complete: boolean;
  readonly met: number;
  /** Items without a row and rows without an item. */
  readonly faults: number;
  /** Type cells that bear the schema's own prefix. */
  readonly prefixes: number;
}

function fitOf(tree: Facts["tree"], schemas: readonly SchemaModel[], table: ItemTable, site: Declared): Fit | undefined {
  const type = typeOf(schemas, site);
  const content = type && itemsOf(schemas, site);
  if (!type || !content || content.items.length === 0) return undefined;
  const { items, complete } = content;
  const names = new Set(items.map(item => item.name));
  let met = 0;
  let near = 0;
  for (const row of table.rows) {
    if (row.names.some(name => names.has(name))) met++;
    else if (row.names[0] !== undefined && slipOf(content, row.names[0]) !== undefined) near++;
  }
  const enough = table.outright && site.name.global ? met + near > 0 || table.rows.length === 0 : met * 2 >= Math.max(1, table.rows.length);
  if (!enough) return undefined;
  const prefix = `${site.schema.prefix}:`;
  const prefixes = table.rows.filter(row => row.type && slice(tree.text, row.type).includes(prefix)).length;
  return { site, type, items, complete, met, faults: names.size + table.rows.length - 2 * met, prefixes };
}

/** The best fit; "unclear" where another type fits as well. */
function onlyBest(fits: readonly Fit[]): Fit | "unclear" | undefined {
  const [best, second] = [...fits].sort((a, b) => compareFits(a, b));
  if (!best || !second || compareFits(best, second) < 0) return best;
  return sameItems(best, second) ? best : "unclear";
}

function compareFits(a: Fit, b: Fit): number {
  return b.met - a.met || a.faults - b.faults || b.prefixes - a.prefixes;
}

function sameItems(a: Fit, b: Fit): boolean {
  const drawn = ({ items }: Fit) => items.map(({ name, type, optional, choice }) => `${name} ${type} ${optional} ${choice}`).join();
  return a.site.schema === b.site.schema && drawn(a) === drawn(b);
}

function inheritedBy(schemas: readonly SchemaModel[], type: Declared): ReadonlyMap<string, SchemaName> {
  const inherited = new Map<string, SchemaName>();
  let { schema, name } = type;
  const seen = new Set<SchemaName>();
  while (name.content?.derivation === "extension" && name.base !== undefined && !seen.has(name)) {
    seen.add(name);
    const base = resolveType(schemas, schema, name.base);
    if (base === undefined) break;
    // One that adds nothing is but another name of what it extends.
    const isOwn = inherited.size === 0 && name.content.parts.length === 0;
    ({ schema, name } = base);
    if (isOwn) continue;
    // The further one takes over what stands in it from the nearer.
    for (const item of itemsOf(schemas, base)?.items ?? []) inherited.set(item.name, name);
  }
  return inherited;
}

/** Of anonymous types all that is in them; of named ones their own items. */
function innerOf(schemas: readonly SchemaModel[], items: readonly Item[]): ReadonlyMap<string, number> {
  const inner = new Map<string, number>();
  const seen = new Set<SchemaName>();
  const gather = (around: readonly Item[]): void => {
    for (const { declared } of around) {
      if (declared.name.kind !== "element" || seen.has(declared.name)) continue;
      seen.add(declared.name);
      const content = itemsOf(schemas, declared)?.items ?? [];
      for (const { name } of content) inner.set(name, (inner.get(name) ?? 0) + 1);
      if (declared.name.type === undefined) gather(content);
    }
  };
  gather(items);
  return inner;
}
