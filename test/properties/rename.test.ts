// Rename over the sample: whatever is renamed, every reference and every use means the same afterwards, and renaming it
// back gives the same text.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import type { Facts } from "../../server/src/index/facts.ts";
import { termKey } from "../../server/src/index/keys.ts";
import { targetsOf, type Target } from "../../server/src/index/resolve.ts";
import { termsCalled } from "../../server/src/features/term-identity.ts";
import { usesOf } from "../../server/src/features/term-uses.ts";
import { slice } from "../../server/src/text/span.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { property } from "../support/drafts.ts";
import { edited } from "../support/editing.ts";
import { idOf, put, workspaceWith, type Texts } from "../support/workspace.ts";

const samples = new URL("../../samples/", import.meta.url);
const texts: Texts = new Map(
  readdirSync(samples)
    .filter((name) => /\.(?:sec|duis|xsd)$|\.sec\.txt$|^sec\.json$/.test(name))
    .map((name) => [name, readFileSync(new URL(name, samples), "utf8")]),
);
const workspace = workspaceWith(texts);
const documents = [...texts.keys()].filter((name) => workspace.snapshot().documents.has(idOf(name)));

interface Place {
  readonly name: string;
  readonly offset: number;
}

test("a term renamed and renamed back", () => {
  const places = documents.flatMap((name) => factsOf(workspace, name).tree.definitions.map(({ at }) => ({ name, offset: at.from })));
  let made = 0;
  property(60, fc.tuple(fc.constantFrom(...places), fc.constantFrom("Zebra Widget", "Quagga", "Okapi Party")), ([place, newName]) => {
    const prepared = prepareRename(workspace.snapshot(), idOf(place.name), place.offset);
    if (!("kind" in prepared) && isAlone(prepared.text) && thereAndBack(place, /^[A-Z\d]+$/.test(prepared.text) ? "ZQX" : newName)) made++;
  });
  assert.ok(made > 40, `Only ${made} could be renamed.`);
});

test("a clause, paragraph or table renumbered and numbered back", () => {
  const places = documents.flatMap((name) => factsOf(workspace, name).tree.clauses.filter(({ key }) => factsOf(workspace, name).clauses.get(key)?.length === 1).map(({ at }) => ({ name, offset: at.from })));
  let made = 0;
  property(120, fc.tuple(fc.constantFrom(...places), fc.constantFrom("A", "next")), ([place, how]) => {
    const prepared = prepareRename(workspace.snapshot(), idOf(place.name), place.offset);
    if (!("kind" in prepared) && thereAndBack(place, newNumber(prepared.text, how))) made++;
  });
  assert.ok(made > 40, `Only ${made} could be renumbered.`);
});

test("a heading renamed", () => {
  const places = documents.flatMap((name) => factsOf(workspace, name).tree.clauses.flatMap(({ heading }) => (heading ? [{ name, offset: heading.from }] : [])));
  property(40, fc.constantFrom(...places), (place) => {
    const before = meanings(workspace.snapshot());
    const result = rename(workspace.snapshot(), idOf(place.name), place.offset, "Zebras in General");
    if (result.kind === "refused") return;
    const after = workspaceWith(edited(texts, result.edits)).snapshot();
    assertSame(meanings(after), before, `${slice(factsOf(workspace, place.name).tree.text, { from: place.offset, to: place.offset + 20 })} in ${place.name}`);
  });
});

/** `G3.5` -> `G3.5A`; `G3` -> `G23`; `(a)` -> the next letter; `Table 3` -> `Table 4`. */
function newNumber(number: string, how: string): string {
  const [, head, last, tail] = /^(.*?)(\d+|[a-z]+|[A-Z]+)(\)?)$/.exec(number) ?? [];
  if (last === undefined) return number;
  if (/^[A-Z]?\d+$/.test(number)) return `${head}${Number(last) + 20}`;
  if (/^\d/.test(last)) return how === "A" && tail === "" && /^[A-Z]?\d/.test(number) ? `${number}A` : `${head}${Number(last) + 1}${tail}`;
  return `${head}${last.slice(0, -1)}${String.fromCharCode(last.charCodeAt(last.length - 1) + 1)}${tail}`;
}

/** Whether it could be renamed; if so, all means the same and the way back leads to the same text. */
function thereAndBack({ name, offset }: Place, newName: string): boolean {
  const id = idOf(name);
  const prepared = prepareRename(workspace.snapshot(), id, offset);
  if ("kind" in prepared) return false;
  const result = prepared.to(newName);
  if (result.kind === "refused" || result.edits.length === 0) return false;
  const before = meanings(workspace.snapshot());
  const usesBefore = usesIn(workspace.snapshot(), prepared.text);
  const then = edited(texts, result.edits);
  const changed = [...then.keys()].filter((file) => then.get(file) !== texts.get(file));
  try {
    for (const file of changed) put(workspace, file, then.get(file)!);
    const now = workspace.snapshot();
    if (assertSame(meanings(now), before, `${prepared.text} -> ${newName} in ${name}`) === "found") return true;
    if (!/\d/.test(prepared.text) && result.edits.length === usesBefore) assert.equal(usesIn(now, newName), usesBefore);
    // The place has moved by what changed before it.
    const moved = offset + result.edits.filter((edit) => edit.document === id && edit.at.to <= offset).reduce((by, edit) => by + edit.newText.length - (edit.at.to - edit.at.from), 0);
    const back = rename(now, id, moved, prepared.text);
    assert.equal(back.kind, "renamed", back.kind === "refused" ? `${newName} -> ${prepared.text} in ${name}: ${back.reason}` : "");
    assert.ok(back.kind === "renamed");
    for (const [file, text] of edited(then, back.edits)) assert.equal(joined(text), joined(texts.get(file)!), `${file} after ${prepared.text} -> ${newName} -> ${prepared.text}`);
  } finally {
    for (const file of changed) put(workspace, file, texts.get(file)!);
  }
  return true;
}

function usesIn({ corpus, documents: all }: Snapshot, name: string): number {
  return [...all.values()].reduce((sum, document) => sum + usesOf(corpus, document, new Set([termKey(name)])).length, 0);
}

/** A line that ended within a name of two words cannot end within one of one word; `9d)` has its bracket from `9A(d)`. */
function joined(text: string): string {
  return text.replace(/\s+/g, " ").replace(/(\d)(?=[a-z]\))/g, "$1(");
}

/** A reference that led nowhere may find its place by the new number; all others mean what they meant. */
function assertSame(after: readonly string[], before: readonly string[], what: string): "same" | "found" {
  assert.equal(after.length, before.length, what);
  const differing = before.flatMap((one, i) => (one === after[i] || one.endsWith(" none ") ? [] : [`${one} => ${after[i]}`]));
  assert.deepEqual(differing, [], what);
  return before.every((one, i) => one === after[i]) ? "same" : "found";
}

/** Whether all that is called so is one term: of two, one may not take the other's name again. */
function isAlone(name: string): boolean {
  const terms = termsCalled(workspace.snapshot().corpus, termKey(name));
  return terms.sites.length > 0 && terms.sameAs(terms.sites[0]!).length === terms.sites.length;
}

/** Of every reference what it means, by position: the same before and after, whatever things are called. */
function meanings(snapshot: Snapshot): readonly string[] {
  return [...snapshot.documents.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((document) =>
      document.tree.references.map((reference, i) => {
        const found = snapshot.corpus.resolve(reference, document);
        return `${document.id} ${i} ${reference.range ?? ""} ${found.kind} ${targetsOf(found).map(placeOf).join(" ")}`;
      }),
    );
}

function placeOf(target: Target): string {
  switch (target.kind) {
    case "document":
      return target.document.id;
    case "clause":
      return `${target.document.id}#${target.clause.index}`;
    case "definition":
      return `${target.document.id}:${target.document.tree.definitions.indexOf(target.definition)}`;
    case "row":
      return `${target.document.id}|${target.document.tree.blocks.findIndex(({ at }) => at.from <= target.at.from && target.at.from < at.to)}`;
    case "schema":
      return `${target.schema.id} ${target.name.at.from}`;
  }
}

function factsOf(from: Workspace, name: string): Facts {
  return from.snapshot().documents.get(idOf(name))!;
}
