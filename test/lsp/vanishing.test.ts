// What the disk does behind the editor's back: folders that go away and come back, or cannot be looked into; files that
// change unseen, change what they are, or go while they are read.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { brief, conversation, fileUri, type Conversation } from "./conversation.ts";

const base = mkdtempSync(join(tmpdir(), "sec-duis-vanishing-"));
after(() => rmSync(base, { recursive: true, force: true }));

const g = "section-g.sec";
const m = "sub/section-m.sec";
const sectionG = "# SECTION G: SECURITY\n\nG3.4 Tell teh Panel.\n";
const sectionM = "# SECTION M: GENERAL\n\nM3.1 As Section G3.4 says.\n";

/** A folder with both sections, and typos that are errors. */
function folderOf(name: string): string {
  const folder = join(base, name);
  mkdirSync(join(folder, "sub"), { recursive: true });
  for (const [file, text] of Object.entries({ [g]: sectionG, [m]: sectionM, "sec.json": '{ "rules": { "typo": "error" } }' })) writeFileSync(join(folder, file), text);
  return folder;
}

for (const how of ["its files", "itself"]) {
  test(`the opened folder goes away, as is told of ${how}, and comes back: open texts are served all the time`, async () => {
    const folder = folderOf(how);
    const happened = async (it: Conversation, type: 1 | 3): Promise<void> => {
      if (how === "its files") it.watched(type, g, m, "sec.json");
      else await it.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: fileUri(folder), type }] });
    };
    await conversation({ folder }, async (it) => {
      await it.ready();
      it.open(m, `${sectionM}\nM3.2 Tell teh Panel.\n`);
      await it.diagnostics(m, (found) => brief(found) === "typo 4:10" && found[0]!.severity === 1);
      renameSync(folder, `${folder}-away`);
      it.change(m, `${sectionM}\nM3.2 Tell the teh Panel.\n`);
      await it.diagnostics(m, (found) => brief(found) === "typo 4:14");
      assert.equal(brief(it.latest(g)), "typo 2:10", "while nobody has said that it went");
      await happened(it, 3);
      await it.diagnostics(g, (found) => found.length === 0);
      await it.diagnostics(m, (found) => brief(found) === "broken-reference 2:16, typo 4:14");
      renameSync(`${folder}-away`, folder);
      await happened(it, 1);
      await it.diagnostics(g, (found) => brief(found) === "typo 2:10" && found[0]!.severity === 1);
      await it.diagnostics(m, (found) => brief(found) === "typo 4:14" && found[0]!.severity === 1);
      it.close(m);
      await it.diagnostics(m, (found) => found.length === 0);
      assert.deepEqual(it.log, []);
    });
  });
}

test("a folder that cannot be looked into is told of once, and the rest is read", async () => {
  const folder = folderOf("locked");
  await conversation({ folder, disk: `locked:${join(folder, "sub")}` }, async (it) => {
    await it.ready();
    assert.equal(brief(it.latest(g)), "typo 2:10");
    it.write("section-h.sec", "H3.1 Tell teh Panel.\n");
    it.watched(1, "section-h.sec");
    await it.diagnostics("section-h.sec");
    assert.deepEqual(it.log, [`${join(folder, "sub")} cannot be read: you may not read it.`]);
  });
});

test("a file that is lost between its listing and its reading is as if it had not been there", async () => {
  const folder = folderOf("lost");
  await conversation({ folder, disk: `lost:${join(folder, g)}` }, async (it) => {
    await it.ready();
    assert.deepEqual(it.latest(g), []);
    assert.equal(brief(it.latest(m)), "broken-reference 2:16");
    assert.deepEqual(it.log, []);
  });
});

test("a change is seen when it is told of, whatever the file's time says; one that nobody tells of, when the text is closed", async () => {
  const folder = folderOf("times");
  await conversation({ folder }, async (it) => {
    await it.ready();
    const { atime, mtime } = statSync(join(folder, g));
    it.write(g, sectionG.replace("teh", "the the"));
    utimesSync(join(folder, g), atime, mtime);
    it.watched(2, g);
    await it.diagnostics(g, (found) => brief(found) === "doubled-word 2:10");
    it.write(g, sectionG);
    it.open(g, sectionG.replace("teh", "the the"));
    await it.diagnostics(g, (found) => brief(found) === "doubled-word 2:10");
    it.close(g);
    await it.diagnostics(g, (found) => brief(found) === "typo 2:10");
  });
});

test("a file that becomes a folder, and a folder that becomes a file", async () => {
  const folder = folderOf("kinds");
  await conversation({ folder }, async (it) => {
    await it.ready();
    it.remove(g);
    mkdirSync(join(folder, g));
    it.watched(2, g);
    await it.diagnostics(g, (found) => brief(found) === "unreadable-file 0:0");
    await it.diagnostics(m, (found) => brief(found) === "broken-reference 2:16");
    it.remove(g);
    it.write(g, sectionG);
    it.watched(2, g);
    await it.diagnostics(g, (found) => brief(found) === "typo 2:10");
    await it.diagnostics(m, (found) => found.length === 0);
  });
});

for (const order of ["the disk first", "the editor first"]) {
  test(`a file that is renamed while it is open, ${order}`, async () => {
    const folder = folderOf(order);
    await conversation({ folder }, async (it) => {
      await it.ready();
      it.open(g, sectionG);
      await it.diagnostics(g);
      renameSync(join(folder, g), join(folder, "security.sec"));
      const watched = (): void => {
        it.watched(3, g);
        it.watched(1, "security.sec");
      };
      if (order === "the disk first") watched();
      it.close(g);
      it.open("security.sec", sectionG);
      if (order === "the editor first") watched();
      await it.diagnostics(g, (found) => found.length === 0);
      await it.diagnostics("security.sec", (found) => brief(found) === "typo 2:10");
      // Between the two the file may have been gone for a moment.
      for (let times = 0; it.latest(m).length > 0 && times < 200; times++) await new Promise((resolve) => setTimeout(resolve, 25));
      assert.deepEqual(it.latest(m), [], "the reference leads on");
    });
  });
}
