import assert from "node:assert/strict";
import { test } from "node:test";
import { createRestarts } from "../../client/src/restarts.ts";

const minute = 60_000;

test("a server that stops is started again, but not when it stops a fifth time within three minutes", () => {
  const restarts = createRestarts();
  assert.deepEqual([0, 10, 20, 30].map((now) => restarts.stopped(now)), [true, true, true, true]);
  assert.equal(restarts.stopped(40), false);
  restarts.forget();
  assert.equal(restarts.stopped(50), true, "the user's own restart counts anew");
});

test("stops that are far apart are each a misfortune of its own", () => {
  const restarts = createRestarts();
  for (let stop = 0; stop < 100; stop++) assert.equal(restarts.stopped(stop * minute), true, `stop ${stop}`);
  assert.deepEqual([1, 2].map((more) => restarts.stopped(99 * minute + more)), [true, false]);
});
