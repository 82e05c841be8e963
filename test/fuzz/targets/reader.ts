// The reader alone: any text makes a sound tree, the same one whatever was read before it.

import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "../../../server/src/syntax/parse.ts";
import type { Tree } from "../../../server/src/syntax/tree.ts";
import { slice } from "../../../server/src/text/span.ts";
import { draft, wreck } from "../../support/drafts.ts";
import { assertSound } from "../../support/sound.ts";
import { readable } from "../../support/trees.ts";
import { chanceOf, type Chance } from "../chance.ts";
import { longest } from "../mutate.ts";
import { draftedWords, drafts } from "../seeds.ts";
import { filesOf, type Target } from "../target.ts";

export const reader: Target = {
  name: "reader",
  seeds: drafts,
  words: draftedWords,
  write: anyDraft,
  hold(given) {
    for (const { name, text } of filesOf(given, "section-g.sec")) {
      const tree = parse(text, { name });
      assertSound(tree);
      assertWords(tree);
      const chance = chanceOf(text);
      const at = chance.below(text.length + 1);
      const earlier = chance.any([text.slice(0, at) + text.slice(at + 1 + chance.below(40)), `${text.slice(0, at)}\n${text.slice(at)}`, `${text.slice(0, at)}(${text.slice(at)}`]);
      const before = parse(earlier, { name, before: tree });
      assert.deepEqual(readable(parse(text, { name, before })), readable(tree), `It is read otherwise after '${earlier}'.`);
    }
  },
};

/** Lines as people write them, whole or wrecked. */
export function anyDraft(chance: Chance): string {
  return fc.sample(chance.oneIn(3) ? wreck : draft, { seed: chance.below(2 ** 31), numRuns: 1 })[0]!.slice(0, longest);
}

/** What the tree says that stands there stands there; a comment in between is none of it. */
function assertWords(tree: Tree): void {
  const { prose } = tree;
  const written = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, "");
  for (const { kind, number, at } of tree.clauses) {
    if (number !== "" && (kind === "clause" || kind === "paragraph")) assert.equal(written(slice(prose, at)), written(number), `the ${kind} ${number}`);
  }
  for (const { term, at, form } of tree.definitions) {
    // A term that runs on in its column goes on beside its meaning.
    if (form === "flat-table") assert.ok(written(term).startsWith(written(slice(prose, at))) && at.to > at.from, `the term ${term}`);
    else assert.equal(written(slice(prose, at)), written(term), `the term ${term}`);
  }
  for (const { target, number } of tree.references) {
    if (target.kind === "response-code") assert.equal(written(slice(prose, number)), target.code, "a Response Code");
    if (target.kind === "schema-name") assert.ok(slice(prose, number).includes(target.name), "a name of the schema");
  }
}
