// A long walk of random changes through one workspace; after each step it must find what a fresh one finds, and answer
// what that answers. The same seed walks the same way.

import assert from "node:assert/strict";
import type { Finding } from "../../server/src/check/findings.ts";
import { complete } from "../../server/src/features/completion.ts";
import { goToDefinition } from "../../server/src/features/definition.ts";
import { hover } from "../../server/src/features/hover.ts";
import { outline } from "../../server/src/features/outline.ts";
import { findReferences } from "../../server/src/features/references.ts";
import { tokens } from "../../server/src/features/tokens.ts";
import { allRules } from "../../server/src/rules/all.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { movesOf, type Walker } from "./moves.ts";
import { randomFrom } from "./random.ts";
import { idOf, put, workspaceWith } from "./workspace.ts";

/** What was done, by how often. */
export interface Walked {
  readonly steps: number;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Walks `steps` steps from `seed`; throws at the first after which the workspace and a fresh one differ. */
export function walk(seed: number, steps: number): Walked {
  const random = randomFrom(seed);
  const walker: Walker = { workspace: workspaceWith(new Map()), texts: new Map(), languages: new Map(), settings: undefined };
  const moves = movesOf(walker, random, seed);
  const names = Object.keys(moves);
  const kinds: Record<string, number> = {};
  for (let i = 0; i < 3; i++) moves["replace"]!();
  for (let step = 1; step <= steps; step++) {
    const name = names[Math.floor(random() * names.length)]!;
    kinds[name] = (kinds[name] ?? 0) + 1;
    try {
      moves[name]!();
      assertFresh(walker, random);
    } catch (error) {
      const { texts, languages, settings } = walker;
      throw new Error(`Seed ${seed}, step ${step} (${name}): ${error instanceof Error ? error.message : error}\n${JSON.stringify({ texts: [...texts], languages: [...languages], settings })}`, { cause: error });
    }
  }
  return { steps, kinds };
}

/** Fails where a workspace that is given all at once differs. */
function assertFresh({ workspace, texts, languages, settings }: Walker, random: () => number): void {
  const fresh = workspaceWith(new Map());
  for (const [name, text] of texts) put(fresh, name, text, languages.get(name));
  fresh.setSettings(settings);
  // What is asked before all is checked is answered of the same texts.
  const isAskedFirst = random() < 0.5;
  const [at, name] = [random(), [...texts.keys()][Math.floor(random() * texts.size)]];
  const asked = (): void => {
    if (name !== undefined) assert.deepEqual(answers(workspace, name, at), answers(fresh, name, at), `answers in ${name} at ${at}`);
  };
  if (isAskedFirst) asked();
  assert.deepEqual(everything(workspace, texts), everything(fresh, texts));
  if (!isAskedFirst) asked();
}

/** Everything that is found, related places and fixes too, as plain data. */
export function everything(workspace: Workspace, texts: ReadonlyMap<string, string>): readonly unknown[] {
  const { view } = workspace.snapshot().corpus.track();
  const plain = (finding: Finding): unknown => ({ ...finding, related: finding.related?.(view), fixes: finding.fixes?.(view) });
  return [...texts.keys()].sort().map((file) => {
    const { findings, failures } = workspace.check(idOf(file));
    assert.deepEqual(failures, []);
    return [file, findings.map(plain)];
  });
}

/** What is said of a document, and of the place in it so far on (0 to 1), as plain data. What an editor puts in order itself is in order. */
function answers(workspace: Workspace, name: string, at: number): unknown {
  const snapshot = workspace.snapshot();
  const id = idOf(name);
  const document = snapshot.documents.get(id);
  if (!document) return undefined;
  const offset = Math.floor(at * document.tree.text.length);
  return {
    outline: outline(document),
    tokens: tokens(snapshot, document, { from: 0, to: document.tree.text.length }),
    hover: hover(snapshot, id, offset, true),
    definition: goToDefinition(snapshot, id, offset),
    completion: complete(snapshot, id, offset, undefined, allRules).items.map((item) => JSON.stringify(item)).sort(),
    references: [...findReferences(snapshot, id, offset)].flat().map((mention) => JSON.stringify(mention)).sort(),
  };
}
