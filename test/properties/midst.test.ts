// Asked in the midst of reading, the features say what they say of the documents that have been read so far: nothing of
// the one that is being read, and nothing that was found before the last one came.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";
import { complete } from "../../server/src/features/completion.ts";
import { goToDefinition } from "../../server/src/features/definition.ts";
import { hover } from "../../server/src/features/hover.ts";
import { allRules } from "../../server/src/rules/all.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const samples = join(root, "samples");
const documents = readdirSync(samples).filter((file) => /\.(?:sec|duis)$/.test(file)).map((file) => [file, readFileSync(join(samples, file), "utf8")] as const);

test("a question in the midst of reading is answered as by a workspace of what has been read so far", () => {
  const workspace = workspaceWith(new Map());
  const read = new Map<string, string>();
  let answered = 0;
  for (const [name, text] of documents) {
    const reading = workspace.setting(idOf(name), text);
    for (let step = 0; !reading.next().done; step++) {
      if (step % 5 !== 0) continue;
      assert.equal(workspace.snapshot().documents.has(idOf(name)), false);
      answered += agree(workspace.snapshot(), read);
    }
    read.set(name, text);
    answered += agree(workspace.snapshot(), read);
  }
  assert.ok(answered > 300, "there was something to ask about");
});

/** The snapshot answers as a fresh workspace of these texts does; gives how many places had something to tell of. */
function agree(snapshot: Snapshot, texts: ReadonlyMap<string, string>): number {
  const fresh = workspaceWith(texts).snapshot();
  let answered = 0;
  for (const [name, text] of texts) {
    for (let offset = 7; offset < text.length; offset += 397) {
      const answers = [snapshot, fresh].map((of) => [goToDefinition(of, idOf(name), offset), hover(of, idOf(name), offset, false), complete(of, idOf(name), offset, undefined, allRules)] as const);
      assert.deepEqual(answers[0], answers[1], `${name} at ${offset}`);
      if (answers[0]![1]) answered++;
    }
  }
  return answered;
}
