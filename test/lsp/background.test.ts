// The order of the server's own work; and what fails in it is told of once, costs nothing else, and is not tried again for ever.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Checked } from "../../server/src/check/findings.ts";
import type { DocumentId } from "../../server/src/index/facts.ts";
import { createBackground, type BackgroundContext } from "../../server/src/lsp/background.ts";
import type { Codes } from "../../server/src/workspace/codes.ts";
import { codesWith, idOf, put } from "../support/workspace.ts";

const names = Array.from({ length: 50 }, (_, i) => `section-g${i}.sec`);
const texts = new Map(names.map((name) => [name, "G3.4 The Panel shall act.\n"]));

test("a rule that throws is told of once, however many documents it throws in, and the rest is shown", async () => {
  const workspace = codesWith(texts);
  const failing = (id: DocumentId): Checked | undefined => {
    const checked = workspace.findings(id);
    return checked && { ...checked, failures: [{ rule: "typo", error: new Error(`fell in ${id}`) }] };
  };
  const { log, published } = await atRest({ ...workspace, findings: failing });
  assert.equal(published.length, names.length);
  assert.equal(log.length, 1);
  assert.match(log[0]!, /^The rule typo failed in \/code\/section-g0\.sec, .*fell in/);
});

test("a document whose check fails keeps no other from being checked, and is tried again when it has changed", async () => {
  const workspace = codesWith(texts);
  const broken = idOf(names[7]!);
  let isBroken = true;
  const checking: Codes["checking"] = function* (id) {
    if (id === broken && isBroken) throw new Error("fell");
    yield* workspace.checking(id);
  };
  const { log, published, again } = await atRest({ ...workspace, checking });
  assert.deepEqual([published.length, published.includes(broken)], [names.length - 1, false]);
  assert.equal(log.length, 1);
  isBroken = false;
  put(workspace, names[7]!, "G3.4 The Panel shall act now.\n");
  await again();
  assert.ok(published.includes(broken));
});

test("what was found last time is shown before any text is read", async () => {
  const done: string[] = [];
  let looked = 0;
  await atRest(codesWith(new Map()), {
    texts: { ...noTexts, settle: () => void done.push("read") },
    files: { work: async () => looked++ === 0, found: () => (looked === 0 ? undefined : []) },
    kept: { mayRestore: () => true, restore: async () => void done.push("restored"), keep: async () => undefined },
  });
  assert.deepEqual(done.slice(0, 2), ["restored", "read"]);
});

test("what is kept of this time is not shown as last time's", async () => {
  let asked = 0;
  const { again } = await atRest(codesWith(new Map()), {
    kept: { mayRestore: () => asked++ > 0, restore: async () => assert.fail("nothing was kept before"), keep: async () => undefined },
  });
  await again();
  assert.equal(asked, 1);
});

const noTexts = { has: () => false, ids: () => [], urgent: () => [], settle: () => undefined, reconsider: () => undefined, unsettled: () => false, restedFor: () => Infinity };

/** Lets the server's own work on `workspace` run until nothing is left to do. */
async function atRest(workspace: Codes, other: object = {}): Promise<{ readonly log: readonly string[]; readonly published: readonly DocumentId[]; again(): Promise<void> }> {
  const log: string[] = [];
  const published: DocumentId[] = [];
  let rested: () => void = () => undefined;
  const background = createBackground({
    workspace,
    texts: noTexts,
    files: { work: async () => false, found: () => [] },
    diagnostics: { counts: () => ({ error: 0, warning: 0, information: 0, hint: 0 }), all: () => new Map() },
    reporter: { ready: () => rested() },
    refreshing: { rested: () => undefined },
    publish: (id: DocumentId) => void published.push(id),
    kept: { mayRestore: () => false, restore: async () => undefined, keep: async () => undefined },
    keptBy: () => undefined,
    log: (message: string) => {
      // Where the work goes on for ever, it shall not do so in a test.
      if (log.push(message) > 100) process.exit(1);
    },
    ...other,
  } as unknown as BackgroundContext);
  const again = async (): Promise<void> => {
    const done = new Promise<void>((resolve) => (rested = resolve));
    background.wake();
    await done;
  };
  await again();
  return { log, published, again };
}
