// The short way to who cites a clause finds what the long one does: every reference of the sample, resolved.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { citationsInto, citationsOf, isCitedFromOutside } from "../../server/src/features/citing.ts";
import { targetsOf } from "../../server/src/index/resolve.ts";
import type { Clause, Reference, Tree } from "../../server/src/syntax/tree.ts";
import { workspaceWith } from "../support/workspace.ts";

const samples = join(import.meta.dirname, "..", "..", "samples");
const texts = new Map(readdirSync(samples).filter((name) => /\.(?:sec|duis|json|txt|xsd)$/.test(name)).map((name) => [name, readFileSync(join(samples, name), "utf8")]));
const { corpus, documents } = workspaceWith(texts).snapshot();

test("each clause is cited by the references that resolve to it or to a paragraph of it", () => {
  const long = new Map<Clause, Set<Reference>>();
  for (const from of documents.values()) {
    for (const reference of from.tree.references) {
      for (const target of targetsOf(corpus.resolve(reference, from))) {
        if (target.kind !== "clause") continue;
        for (let at: Clause | undefined = target.clause; at; at = at.kind === "paragraph" ? target.document.tree.clauses[at.parent] : undefined) {
          const isInside = from === target.document && at.content.from <= reference.at.from && reference.at.to <= at.content.to;
          if (!isInside) long.set(at, (long.get(at) ?? new Set()).add(reference));
        }
      }
    }
  }
  let cited = 0;
  for (const document of documents.values()) {
    for (const clause of document.tree.clauses) {
      if (clause.kind === "paragraph") continue;
      const short = citationsOf(corpus, document, clause).map(({ reference }) => reference);
      assert.deepEqual(new Set(short), long.get(clause) ?? new Set(), `${document.id} ${clause.key}`);
      assert.equal(short.length, new Set(short).size, `${document.id} ${clause.key} has a citation twice`);
      assert.equal(isCitedFromOutside(corpus, document, clause), short.length > 0);
      cited += short.length;
    }
  }
  assert.ok(cited > 150, `only ${cited} citations`);
});

test("all citations of a document are those of the resolver", () => {
  for (const document of documents.values()) {
    const into = citationsInto(corpus, document);
    const tree: Tree = document.tree;
    const long = new Map<Clause, Reference[]>(tree.clauses.map((clause) => [clause, []]));
    for (const from of documents.values()) {
      for (const reference of from.tree.references) {
        for (const target of targetsOf(corpus.resolve(reference, from))) if (target.kind === "clause" && target.document === document) long.get(target.clause)!.push(reference);
      }
    }
    for (const clause of tree.clauses) assert.deepEqual(new Set((into.get(clause) ?? []).map(({ reference }) => reference)), new Set(long.get(clause)), `${document.id} ${clause.key}`);
  }
});
