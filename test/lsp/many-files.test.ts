// A folder of ten thousand small files is read to its end, and nobody has to wait for that.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Status } from "../../server/src/lsp/protocol.ts";
import { brief, conversation, positionOf, type Conversation } from "./conversation.ts";

const many = 10_000;
const files = Object.fromEntries(Array.from({ length: many }, (_, i) => [`part-${i}.sec`, `${i}.1 Tell ${i % 100 === 0 ? "teh" : "the"} Panel.\n`]));
const own = "# SECTION X: TEST\n\nX1.1 Tell the the Panel.\n\nX1.2 As Section X1.1 says.\n";

test("ten thousand files are indexed; questions are answered and an open text is checked in between, in sane memory", async () => {
  await conversation({ files }, async (it) => {
    it.open("section-x.sec", own);
    let isReady = false;
    const ready = untilReady(it).then((status) => {
      isReady = true;
      return status;
    });
    await it.diagnostics("section-x.sec", (found) => brief(found) === "doubled-word 2:10");
    assert.ok(!isReady, "the open text is checked before the others are read");
    let answers = 0;
    for (; !isReady; answers++) {
      const hover = await it.connection.sendRequest("textDocument/hover", { textDocument: { uri: it.uri("section-x.sec") }, position: positionOf(own, "Section X1.1", 9) });
      assert.ok(hover);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(answers > 3, `${answers} answers in between`);
    const { total, warnings } = await ready;
    assert.ok(total >= many, `${total} files`);
    assert.equal(warnings, many / 100 + 1);
    assert.equal(it.published.filter(({ diagnostics }) => diagnostics.length > 0).length >= many / 100, true);
    assert.deepEqual(it.log, []);
    const peak = peakOf(it);
    assert.ok(peak === undefined || peak < 600, `${peak} MB`);
  });
});

/** However long that takes on a slow machine. */
async function untilReady(it: Conversation): Promise<Status> {
  for (let turn = 0; ; turn++) {
    try {
      return await it.ready();
    } catch (error) {
      if (turn > 20) throw error;
    }
  }
}

/** The most memory that the server has had, in megabytes, where the system says so. */
function peakOf(it: Conversation): number | undefined {
  const status = `/proc/${it.process.pid}/status`;
  return existsSync(status) ? Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, "utf8"))![1]) / 1024 : undefined;
}
