// V8's own threads do not keep the one that answers waiting.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { getPriority } from "node:os";
import { test } from "node:test";
import { yieldToMain } from "../../server/src/lsp/threads.ts";

const threads = "/proc/self/task";

test("every thread but the main one yields, and the main one stays as it was", { skip: !existsSync(threads) && "this system does not tell its threads apart" }, () => {
  const before = getPriority(process.pid);
  yieldToMain();
  assert.equal(getPriority(process.pid), before);
  const others = readdirSync(threads).map(Number).filter((thread) => thread !== process.pid);
  assert.ok(others.length > 0, "V8 has threads of its own");
  for (const thread of others) assert.ok(getPriority(thread) > before, `thread ${thread} yields`);
});
