// What is no longer the text of a document is let go, with all that was made of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { idOf, workspaceWith } from "../support/workspace.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const clause = (i: number) => `G3.${i} The DCC shall act in acordance with Section G3.1, and shall tell the Panel of the Fax.\n`;
const text = `# SECTION G: SECURITY\n\n${Array.from({ length: 40 }, (_, i) => clause(i + 1)).join("\n")}`;

for (const [what, texts] of Object.entries({
  "alone": new Map([["section-g.sec", text]]),
  "beside another": new Map([["section-g.sec", text], ["section-a.sec", text.replaceAll("G", "A")]]),
})) {
  test(`versions of a document ${what} are let go`, async () => {
    const workspace = workspaceWith(texts);
    const id = idOf("section-g.sec");
    const trees: WeakRef<object>[] = [];
    for (let i = 0; i < 30; i++) {
      const at = (i * 97) % text.length;
      workspace.set(id, `${text.slice(0, at)} zq${i} ${text.slice(at)}`);
      workspace.check(id);
      trees.push(new WeakRef(workspace.snapshot().documents.get(id)!.tree));
    }
    const alive = () => trees.filter((tree) => tree.deref() !== undefined).length;
    // A reference that was followed holds until the turn ends; a compiler at work in the background may hold some longer.
    for (let round = 0; round < 40; round++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      collect();
      if (alive() <= 3) break;
    }
    assert.ok(alive() <= 3, `${alive()} of ${trees.length} versions are still held`);
  });
}
