// Work is done between messages: who asks comes first, but not for ever.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hear, inSlices } from "../../server/src/lsp/turns.ts";

test("who asks without end keeps work waiting, and work gets done all the same", async () => {
  let asks = 0;
  let isDone = false;
  const starved = new Promise<string>((resolve) => {
    const ask = (): void => {
      if (isDone) return;
      hear("question");
      if (++asks > 3_000_000) resolve("starved");
      else setImmediate(ask);
    };
    ask();
  });
  let steps = 0;
  function* work(): Generator<void, void> {
    for (; steps < 50_000; steps++) yield;
  }
  assert.equal(await Promise.race([inSlices(work(), () => false), starved]), "done");
  isDone = true;
  assert.equal(steps, 50_000);
  assert.ok(asks > 1, "there were questions in between");
});

test("work that is no longer wanted stops at the next message", async () => {
  hear("news");
  let steps = 0;
  function* work(): Generator<void, void> {
    for (;;) {
      steps++;
      yield;
    }
  }
  assert.equal(await inSlices(work(), () => true), "stopped");
  assert.ok(steps > 0);
});
