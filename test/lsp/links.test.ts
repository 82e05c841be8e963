// A link that leads out of the opened folders is left alone, whenever it comes.

import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { brief, conversation, fileUri, type Conversation } from "./conversation.ts";

const outside = realpathSync(mkdtempSync(join(tmpdir(), "sec-duis-outside-")));
after(() => rmSync(outside, { recursive: true, force: true }));
writeFileSync(join(outside, "section-h.sec"), "# SECTION H: SERVICES\n\nH3.1 Tell teh Panel.\n");

const sectionG = "# SECTION G: SECURITY\n\nG3.4 Tell teh Panel, as Section H3.1 says.\n";

test("a link out of the folder is not followed, which the log says once; its target is read when it is opened itself", async () => {
  await conversation({ files: { "section-g.sec": sectionG } }, async (it) => {
    await it.ready();
    symlinkSync(outside, join(it.folder, "linked"));
    symlinkSync(join(outside, "section-h.sec"), join(it.folder, "section-h.sec"));
    it.watched(1, "linked", "section-h.sec");
    const missing = "typo 2:10, broken-reference 2:32";
    await it.diagnostics("section-g.sec", (found) => brief(found) === missing);
    await settled(it);
    it.watched(1, "linked");
    await settled(it);
    assert.equal(it.log.length, 1, it.log.join("\n"));
    assert.match(it.log[0]!, /2 links lead out of the folder and are not followed: .*linked, .*section-h\.sec/);
    assert.deepEqual([it.latest("section-h.sec"), it.latest("linked/section-h.sec")], [[], []]);
    await it.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [{ name: "outside", uri: fileUri(outside) }], removed: [] } });
    await it.diagnostics(fileUri(join(outside, "section-h.sec")), (found) => brief(found) === "typo 2:10");
    await it.diagnostics("section-g.sec", (found) => brief(found) === "typo 2:10");
    assert.deepEqual([it.latest("section-h.sec"), it.latest("linked/section-h.sec")], [[], []]);
  });
});

test("a file that becomes a link out of the folder is forgotten, and one that was opened by such a link when it is closed", async () => {
  await conversation({ files: { "section-g.sec": sectionG, "section-h.sec": "# SECTION H: SERVICES\n\nH3.1 Tell the the Panel.\n" } }, async (it) => {
    await it.ready();
    assert.equal(brief(it.latest("section-h.sec")), "doubled-word 2:10");
    it.remove("section-h.sec");
    symlinkSync(join(outside, "section-h.sec"), join(it.folder, "section-h.sec"));
    it.watched(2, "section-h.sec");
    await it.diagnostics("section-h.sec", (found) => found.length === 0);
    it.open("section-h.sec", "# SECTION H: SERVICES\n\nH3.1 Tell teh Panel.\n");
    await it.diagnostics("section-h.sec");
    it.close("section-h.sec");
    await it.diagnostics("section-h.sec", (found) => found.length === 0);
    await settled(it);
    assert.deepEqual(it.latest("section-h.sec"), []);
  });
});

/** Waits until what was sent before has had its effect. */
async function settled(it: Conversation): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await it.connection.sendRequest("textDocument/foldingRange", { textDocument: { uri: it.uri("section-g.sec") } });
  await new Promise((resolve) => setTimeout(resolve, 200));
}
