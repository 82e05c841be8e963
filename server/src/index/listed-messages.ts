// XML messages, and parts of them, that stand in a document's listings: the examples of a specification.

import type { SchemaModel } from "../schema/model.ts";
import { readRequest, type Request } from "../schema/request.ts";
import { ofShape } from "../syntax/memo.ts";
import type { Block, Tree } from "../syntax/tree.ts";
import { isSameList } from "../text/ordered.ts";
import type { Facts } from "./facts.ts";

export interface ListedMessage {
  /** Its offsets count from the beginning of the listing. */
  readonly request: Request;
  /** Where the listing begins. */
  readonly from: number;
}

/** The blocks that are listings. */
export function listingsOf(tree: Tree): readonly Block[] {
  return positions(tree).map((index) => tree.blocks[index]!);
}

const positions = ofShape(({ blocks }) => blocks.flatMap(({ kind }, index) => (kind === "listing" ? [index] : [])));

const made = new WeakMap<Block, { readonly text: string; readonly schemas: readonly SchemaModel[]; readonly message: ListedMessage }>();

/** What the listing `block` of `document` holds, its prefixes bound as in `schemas` where it does not say; undefined where it holds no tag with a prefix, and none that is in a schema's namespace by default. */
export function listedMessage({ id, tree }: Facts, block: Block, schemas: readonly SchemaModel[]): ListedMessage | undefined {
  if (schemas.length === 0) return undefined;
  const text = tree.text.slice(block.at.from, block.at.to);
  const before = made.get(block);
  if (before && before.text === text && isSameList(before.schemas, schemas)) return before.message;
  if (!/<[A-Za-z][\w.-]*:[A-Za-z_]/.test(text) && !isInDefault(text, schemas)) return undefined;
  const message: ListedMessage = { request: readRequest(id, text, prefixesOf(schemas)), from: block.at.from };
  made.set(block, { text, schemas, message });
  return message;
}

/** Whether a tag without a prefix is said to be in the namespace of one of `schemas`: `<Request xmlns="...">`. */
function isInDefault(text: string, schemas: readonly SchemaModel[]): boolean {
  for (const { 1: namespace } of text.matchAll(/[ \t\n]xmlns[ \t]?=[ \t]?["']([^"'\n]{1,200})["']/g)) if (schemas.some(({ targetNamespace }) => targetNamespace === namespace)) return true;
  return false;
}

/** The prefixes that `schemas` bind; of two that differ, the first. */
function prefixesOf(schemas: readonly SchemaModel[]): ReadonlyMap<string, string> {
  const bound = new Map<string, string>();
  for (const { prefixes } of schemas) for (const [prefix, namespace] of prefixes) if (prefix !== "" && !bound.has(prefix)) bound.set(prefix, namespace);
  return bound;
}
