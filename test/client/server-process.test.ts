import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { threadOptions } from "../../client/src/server-process.ts";

const known = process.allowedNodeEnvironmentFlags;

test("on few processors V8 has no more threads than the server leaves free, on many as many as ever", () => {
  assert.deepEqual([1, 2, 4, 5, 16].map((processors) => threadOptions(processors, known)), [["--v8-pool-size=1"], ["--v8-pool-size=1"], ["--v8-pool-size=3"], [], []]);
});

test("Node takes what it is given, and is given nothing that it does not know", () => {
  const { status, stdout } = spawnSync(process.execPath, [...threadOptions(2, known), "-p", "6 * 7"], { encoding: "utf8" });
  assert.deepEqual([status, stdout], [0, "42\n"]);
  assert.deepEqual(threadOptions(2, new Set()), []);
});
