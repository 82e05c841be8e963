// Names of the XML Schema that running text has with a letter too many, too few or in the wrong case: `RequestTyp`. What
// has a prefix (`sr:RequestTyp`) or stands in a table is told by the rules for these.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import { slipBetween } from "../spelling/nearest.ts";
import { findingInBlocks, promisedBy } from "../syntax/memo.ts";
import { cues } from "../syntax/words.ts";
import { addTo } from "../text/lists.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import { usesWord } from "./unknown-words.ts";

export interface MisspeltName {
  readonly at: Span;
  readonly written: string;
  readonly meant: string;
}

/** Finds, in steps, the names of `document` that the schemas which govern it have otherwise. */
export function* findingMisspeltNames(document: Facts, corpus: CorpusView): Generator<undefined, readonly MisspeltName[]> {
  const { tree } = document;
  const places = new Map<string, Span[]>();
  for (const { block, items } of yield* findingInBlocks(tree, "mixed names", (prose) => [...prose.matchAll(name)].filter(({ 0: written }) => mixed.test(written)), mayBeMixed)) {
    const { kind, at: { from: start } } = tree.blocks[block]!;
    for (const { index, 0: written } of items) {
      // A row's names are told of by what the table says.
      const at = { from: start + index, to: start + index + written.length };
      addTo(places, written, kind === "paragraph" ? at : nowhere);
    }
  }
  if (places.size === 0) return [];
  const schemas = corpus.schemas(document);
  if (schemas.length === 0) return [];
  const found: MisspeltName[] = [];
  for (const [written, spans] of places) {
    // What stands again and again is a name of something else.
    if (spans.length > 2 || isDeclared(schemas, written)) continue;
    const meant = nearTo(schemas, written);
    if (meant === undefined || !(usesWord(tree, meant) || document.serviceRequests.size > 0)) continue;
    for (const at of spans) if (at !== nowhere) found.push({ at, written, meant });
  }
  return found;
}

const nowhere: Span = { from: -1, to: -1 };
const name = /(?<![\w:./’-])[A-Z][A-Za-z\d]{7,60}(?![\w:/-])/g;
const mixed = /[a-z\d][A-Z]/;
const mayBeMixed = promisedBy(cues((word) => word.length > 7 && /^[A-Z]/.test(word) && mixed.test(word)));

/** All names and values of a schema, each with itself in lower case. */
const saidBy = oncePer(({ names }: SchemaModel): ReadonlyMap<string, string> => {
  const said = new Map<string, string>();
  for (const [name, sites] of names) {
    said.set(name, name.toLowerCase());
    for (const { enumeration } of sites) for (const value of enumeration) said.set(value, value.toLowerCase());
  }
  return said;
});

function isDeclared(schemas: readonly SchemaModel[], name: string): boolean {
  return schemas.some((schema) => saidBy(schema).has(name) || (name.endsWith("s") && saidBy(schema).has(name.slice(0, -1))));
}

/** The one name or value that is a slip away; undefined where there are more. */
function nearTo(schemas: readonly SchemaModel[], written: string): string | undefined {
  if (written.length < 8) return undefined;
  const sought = written.toLowerCase();
  const near = new Set<string>();
  for (const schema of schemas) {
    for (const [one, lower] of saidBy(schema)) if (lower === sought || slipBetween(sought, lower) !== "several") near.add(one);
  }
  return near.size === 1 ? [...near][0] : undefined;
}
