// Word documents, redlines, logs and the impact over stdio: what an editor asks for after its user has named the files.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { BaseResult, FilesResult, ImpactResult, WrittenResult } from "../../server/src/lsp/protocol.ts";
import { readDocx, visibleLines } from "../support/docx.ts";
import { conversation, fileUri, rangeOf, type Conversation } from "./conversation.ts";

const old = `# SECTION G: SECURITY

## G1 GENERAL

G1.1 The Panel shall tell teh User.

G1.2 The Panel shall act as Section G1.1 says.
`;
const now = old.replace("teh User", "the User at once");
const uriOf = (it: Conversation, name: string): string => fileUri(join(it.folder, name));
const files = (it: Conversation, text: string | null = old) => ({ kind: "files", label: "v1", commit: { hash: "1a2b3c4d5e6f", date: "2024-06-27T09:30:00Z" }, files: [{ uri: it.uri("section-g.sec"), text }], messages: ["Mend G1\n\nHousekeeping: G1.1 it was so in the first draft\nHousekeeping: G9 nothing"] });
const comparison = (it: Conversation, name: string, base: unknown = files(it)) => ({ base, root: fileUri(it.folder), file: uriOf(it, name), author: "A Drafter", date: "2024-06-27T09:30:00Z" });

test("the impact against a base, which follows the text", async () => {
  await conversation({ files: { "section-g.sec": now } }, async (it) => {
    await it.ready();
    const ask = () => it.connection.sendRequest<ImpactResult | null>("sec-duis/impact");
    assert.equal(await ask(), null);
    assert.deepEqual(await it.connection.sendRequest<BaseResult>("sec-duis/setBase", { base: files(it) }), { kind: "set" });
    const found = await ask();
    assert.equal(found?.label, "v1 (commit 1a2b3c4d of 27 June 2024)");
    const [change] = found.changes;
    assert.deepEqual([change!.label, change!.change, change!.weight, change!.location], ["Section G1.1 amended", "amended", "meaning", { uri: it.uri("section-g.sec"), range: rangeOf(now, "G1.1") }]);
    assert.deepEqual(change!.citing.map(({ label, citations }) => [label, citations[0]!.location.range]), [["Section G1.2", rangeOf(now, "Section G1.1")]]);

    it.open("section-g.sec", now);
    it.change("section-g.sec", now.replace("G1.1 The Panel shall tell the User at once.\n\n", ""));
    const broken = await ask();
    assert.deepEqual(broken?.broken.map(({ label, detail }) => [label, detail]), [["Section G1.2: Section G1.1", "is not found any more"]]);
    assert.deepEqual(broken.changes.map(({ label, location }) => [label, location]), [["Section G1.1 removed", null]]);

    assert.deepEqual(await it.connection.sendRequest("sec-duis/setBase", { base: null }), { kind: "none" });
    assert.equal(await ask(), null);
  });
});

test("what was taken out affects the clauses that cited it, in texts that changed since too", async () => {
  const before = `${old}
G1.3 Section G1.2 is without prejudice to Section G1.1.

G1.4 In G1.1, the User means each User.
`;
  const after = before.replace("G1.1 The Panel shall tell teh User.\n\n", "").replace("In G1.1, the", "The");
  await conversation({ files: { "section-g.sec": after, "section-h.sec": "# SECTION H: X\n\nH1.1 See Section G1.1.\n" } }, async (it) => {
    await it.ready();
    await it.connection.sendRequest("sec-duis/setBase", { base: files(it, before) });
    const found = await it.connection.sendRequest<ImpactResult>("sec-duis/impact");
    const [removed] = found.changes;
    assert.equal(removed!.label, "Section G1.1 removed");
    assert.deepEqual(
      removed!.citing.map(({ label, citations }) => [label, citations.map(({ words, location }) => [words, location.range])]),
      [
        ["Section G1.2", [["Section G1.1", rangeOf(after, "Section G1.1")]]],
        ["Section G1.3", [["Section G1.1", { start: { line: 6, character: 42 }, end: { line: 6, character: 54 } }]]],
        ["Section G1.4", [["G1.4", rangeOf(after, "G1.4")]]],
        ["Section H1.1", [["Section G1.1", { start: { line: 2, character: 9 }, end: { line: 2, character: 21 } }]]],
      ],
      "where a citation is gone, its clause is led to",
    );
  });
});

test("a folder as the base, and one that is not there", async () => {
  await conversation({ files: { "section-g.sec": now, "section-h.sec": "# SECTION H: X\n\nH1.1 See Section G1.1.\n" } }, async (it) => {
    await it.ready();
    const before = join(it.folder, "..", `${it.folder.split("/").at(-1)!}-before`);
    mkdirSync(before);
    writeFileSync(join(before, "section-g.sec"), old.replaceAll("\n", "\r\n"));
    const base = (folder: string) => ({ base: { kind: "folder", label: "before", folder: fileUri(folder), root: fileUri(it.folder) } });
    assert.deepEqual(await it.connection.sendRequest("sec-duis/setBase", base(before)), { kind: "set" });
    const found = await it.connection.sendRequest<ImpactResult>("sec-duis/impact");
    assert.deepEqual(found.changes.map(({ label }) => label), ["Section G1.1 amended", "Section H: X inserted"]);
    const refused = await it.connection.sendRequest<BaseResult>("sec-duis/setBase", base(join(before, "nowhere")));
    assert.equal(refused.kind, "refused");
    // What was compared with before is so still.
    assert.deepEqual(await it.connection.sendRequest("sec-duis/impact"), found);
    assert.deepEqual(await it.connection.sendRequest("sec-duis/setBase", { base: null }), { kind: "none" });
    assert.equal(await it.connection.sendRequest("sec-duis/impact"), null);
  });
});

test("a redline and a log, in the format that the file's ending names", async () => {
  await conversation({ files: { "section-g.sec": now } }, async (it) => {
    await it.ready();
    const write = (method: string, name: string) => it.connection.sendRequest<WrittenResult>(`sec-duis/${method}`, comparison(it, name));
    const content = (name: string): Buffer => readFileSync(join(it.folder, name));

    assert.deepEqual(await write("writeRedline", "annex.docx"), { kind: "written", count: 1, notes: [] });
    assert.ok(visibleLines(readDocx(content("annex.docx"), "accept")).some((line) => line.includes("tell the User at once.")));
    assert.ok(visibleLines(readDocx(content("annex.docx"), "reject")).some((line) => line.includes("tell teh User.")));
    assert.equal((await write("writeRedline", "annex.html")).kind, "written");
    assert.match(content("annex.html").toString(), /<html/);
    assert.equal((await write("writeRedline", "annex.md")).kind, "written");
    assert.match(content("annex.md").toString(), /changes are those from v1 \(commit 1a2b3c4d of 27 June 2024\) to the text as it stands, in:/);

    const notes = ["The reason “G9 nothing” is in no row: nothing changed at G9."];
    assert.deepEqual(await write("writeLog", "log.csv"), { kind: "written", count: 2, notes });
    assert.match(content("log.csv").toString(), /^"“teh” is misspelt\.\nIt was so in the first draft\.","Section G1\.1","Replace “teh” with “the”\."\r$/m);
    assert.equal((await write("writeLog", "log.docx")).kind, "written");
    assert.ok(visibleLines(readDocx(content("log.docx"))).join("\n").includes("“teh” is misspelt."));

    const refused = await write("writeLog", "log.txt");
    assert.ok(refused.kind === "refused" && /must end in \.docx, \.md or \.csv/.test(refused.message));
    assert.ok(!existsSync(join(it.folder, "log.txt")));
  });
});

test("a text that sec.json leaves out is exported where it is named, as it stands in the editor", async () => {
  await conversation({ files: { "sec.json": '{ "exclude": ["archive"] }', "archive/section-g.sec": old, "archive/section-h.sec": "# SECTION H: SERVICES\n", "section-g.sec": now } }, async (it) => {
    await it.ready();
    it.open("archive/section-g.sec", old.replace("teh", "each"));
    const documents = ["archive/section-g.sec", "archive/section-h.sec", "gone.sec", "sec.json"].map((name) => it.uri(name));
    const { written, refusals } = await it.connection.sendRequest<FilesResult>("sec-duis/export", { documents, folder: uriOf(it, "word"), over: "keep", author: "A Drafter" });
    assert.deepEqual(written.map(({ uri }) => uri), [uriOf(it, "word/section-g.docx"), uriOf(it, "word/section-h.docx")]);
    assert.match(visibleLines(readDocx(readFileSync(join(it.folder, "word/section-g.docx")))).join("\n"), /tell each User/);
    assert.deepEqual(refusals.map((one) => one.split(" ")[0]), ["gone.sec", "sec.json"]);
  });
});

test("a text that was never saved is exported under its own name", async () => {
  await conversation({}, async (it) => {
    await it.ready();
    it.open("untitled:Untitled-1", now, "sec");
    const { written } = await it.connection.sendRequest<FilesResult>("sec-duis/export", { documents: ["untitled:Untitled-1"], folder: uriOf(it, "word"), over: "keep", author: "A Drafter" });
    assert.deepEqual(written.map(({ uri }) => uri), [uriOf(it, "word/Untitled-1.docx")]);
  });
});

test("export, and import of what was exported; what is there is left, until it may be replaced", async () => {
  await conversation({ files: { "section-g.sec": now } }, async (it) => {
    await it.ready();
    const out = uriOf(it, "word");
    const exported = await it.connection.sendRequest<FilesResult>("sec-duis/export", { documents: [it.uri("section-g.sec"), it.uri("nobody.sec")], folder: out, over: "keep", author: "A Drafter" });
    assert.deepEqual(exported.written.map(({ uri }) => uri), [uriOf(it, "word/section-g.docx")]);
    assert.match(exported.refusals[0]!, /nobody\.sec was not exported/);
    const again = await it.connection.sendRequest<FilesResult>("sec-duis/export", { documents: [it.uri("section-g.sec")], folder: out, over: "keep", author: "A Drafter" });
    assert.deepEqual([again.written, again.refusals, again.there], [[], [], ["section-g.docx"]]);

    writeFileSync(join(it.folder, "word", "no.docx"), "not a Word document");
    const take = (over: "keep" | "overwrite") => it.connection.sendRequest<FilesResult>("sec-duis/import", { files: [uriOf(it, "word/section-g.docx"), uriOf(it, "word/no.docx")], folder: uriOf(it, "back"), over, changes: "accept" });
    const hold = (...names: readonly string[]) => it.connection.sendRequest<boolean>("sec-duis/holdsChanges", { files: names.map((name) => uriOf(it, `word/${name}`)) });
    assert.equal(await hold("section-g.docx", "no.docx", "nowhere.docx"), false);
    const imported = await take("keep");
    assert.deepEqual(imported.written.map(({ uri }) => uri), [uriOf(it, "back/section-g.sec")]);
    assert.equal(readFileSync(join(it.folder, "back", "section-g.sec"), "utf8"), now);
    assert.match(imported.refusals[0]!, /no\.docx cannot be imported/);
    assert.deepEqual((await take("keep")).there, ["section-g.sec"]);
    assert.equal((await take("overwrite")).written.length, 1);
  });
});

test("a folder or file that is named without its place is one of the workspace folder's", async () => {
  await conversation({ files: { "section-g.sec": now, "older/section-g.sec": old } }, async (it) => {
    await it.ready();
    const exported = await it.connection.sendRequest<FilesResult>("sec-duis/export", { documents: [it.uri("section-g.sec")], folder: "word/out", over: "keep", author: "A Drafter" });
    assert.deepEqual(exported.written.map(({ uri }) => uri), [uriOf(it, "word/out/section-g.docx")]);
    const imported = await it.connection.sendRequest<FilesResult>("sec-duis/import", { files: ["word/out/section-g.docx"], folder: "./back", over: "keep", changes: "accept" });
    assert.equal(readFileSync(join(it.folder, "back", "section-g.sec"), "utf8"), now, imported.refusals.join());
    const base = { kind: "folder", label: "older", folder: "older", root: fileUri(it.folder) };
    for (const [method, name] of [["writeRedline", "r.md"], ["writeLog", "l.csv"]] as const) {
      assert.equal((await it.connection.sendRequest<WrittenResult>(`sec-duis/${method}`, { ...comparison(it, name, base), file: name })).kind, "written");
      assert.ok(existsSync(join(it.folder, name)), name);
    }
  });
});

test("what is no place on this computer is refused by name", async () => {
  await conversation({ files: { "section-g.sec": now } }, async (it) => {
    await it.ready();
    for (const folder of ["https://example.com/x", "untitled:Untitled-1", "vscode-vfs://github/x/y", ""]) {
      const { refusals, written } = await it.connection.sendRequest<FilesResult>("sec-duis/export", { documents: [it.uri("section-g.sec")], folder, over: "keep", author: "A Drafter" });
      assert.deepEqual([refusals, written], [[`${folder} is no file or folder on this computer.`], []]);
    }
    const base = { kind: "folder", label: "x", folder: "https://example.com/x", root: fileUri(it.folder) };
    assert.deepEqual(await it.connection.sendRequest("sec-duis/setBase", { base }), { kind: "refused", message: "https://example.com/x is no folder on this computer." });
  });
});

test("progress is told where it is asked for", async () => {
  await conversation({ files: { "section-g.sec": now } }, async (it) => {
    await it.ready();
    const told: unknown[] = [];
    it.connection.onNotification("$/progress", (params: { readonly token: unknown; readonly value: unknown }) => {
      if (params.token === "t") told.push(params.value);
    });
    await it.connection.sendRequest("sec-duis/writeRedline", { ...comparison(it, "a.docx"), workDoneToken: "t" });
    assert.ok(told.length >= 2, JSON.stringify(told));
  });
});

test("who cancels gets no file", async () => {
  const long = Array.from({ length: 2_500 }, (_, i) => `G${Math.floor(i / 50) + 1}.${(i % 50) + 1} The Panel shall keep record ${i} of what teh User tells it.`).join("\n\n");
  await conversation({ files: { "section-g.sec": long.replaceAll("teh", "the") } }, async (it) => {
    await it.ready();
    const { CancellationTokenSource } = await import("vscode-languageserver-protocol/node");
    for (const [method, name] of [["writeRedline", "b.docx"], ["writeLog", "c.docx"]] as const) {
      const source = new CancellationTokenSource();
      const asked = it.connection.sendRequest(`sec-duis/${method}`, comparison(it, name, files(it, long)), source.token);
      source.cancel();
      await assert.rejects(asked, method);
      assert.ok(!existsSync(join(it.folder, name)));
    }
  });
});
