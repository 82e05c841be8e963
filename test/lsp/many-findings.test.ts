// A file with more findings than anybody reads, as a broken file may have: the gravest are shown, and how many more there
// are, so that neither server nor editor chokes on them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-protocol/node";
import { brief, conversation } from "./conversation.ts";

test("a million brackets that nobody closes: ten thousand are shown, an error among them, and the number of the others", async () => {
  const brackets = "(".repeat(1_000_000);
  const files = { "section-g.sec": `# SECTION G: SECURITY\n\nG1.1 The DCC shall ${brackets}\n\nG1.2 As Section G1.9 says.\n` };
  await conversation({ files }, async (it) => {
    const [more, ...shown] = await it.diagnostics("section-g.sec", (found) => found.length > 1);
    assert.equal(shown.length, 10_000);
    assert.equal(more!.message, "990,001 more findings in this file are not shown. “sec-duis check” prints all.");
    assert.deepEqual(more!.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    assert.ok(shown.some(({ severity, code }) => severity === DiagnosticSeverity.Error && code === "broken-reference"), brief(shown.slice(0, 3)));
    assert.deepEqual(it.log, []);
  });
});
