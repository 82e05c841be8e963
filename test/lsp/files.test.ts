// Folders, files that come, change and go, settings, and input that is broken.

import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { largestFile } from "../../server/src/disk/read.ts";
import { brief, conversation, fileUri, type Conversation } from "./conversation.ts";

const sectionG = "# SECTION G: SECURITY\n\nG3.4 Tell teh Panel.\n";
const sectionM = "# SECTION M: GENERAL\n\nM3.1 As Section G3.4 says.\n";
const brokenM = "broken-reference 2:16";

test("files are created, changed and deleted outside the editor", async () => {
  await conversation({ files: { "section-g.sec": sectionG, "section-m.sec": sectionM } }, async (it) => {
    await it.ready();
    assert.equal(brief(it.latest("section-g.sec")), "typo 2:10");
    assert.ok(it.registrations.includes("workspace/didChangeWatchedFiles"));
    it.write("section-g.sec", sectionG.replace("teh", "the").replace("G3.4", "G3.5"));
    it.watched(2, "section-g.sec");
    await it.diagnostics("section-g.sec", (found) => found.length === 0);
    await it.diagnostics("section-m.sec", (found) => brief(found) === brokenM);
    it.write("deep/er/section-h.sec", "# SECTION H: SERVICES\n\nH3.1 Tell teh Panel.\n");
    it.watched(1, "deep/er/section-h.sec");
    await it.diagnostics("deep/er/section-h.sec", (found) => brief(found) === "typo 2:10");
    it.remove("deep/er/section-h.sec");
    it.watched(3, "deep/er/section-h.sec");
    await it.diagnostics("deep/er/section-h.sec", (found) => found.length === 0);
    it.write("section-g.sec", sectionG);
    it.watched(2, "section-g.sec");
    await it.diagnostics("section-m.sec", (found) => found.length === 0);
  });
});

test("another version of a document, opened from outside the folder, is shown and does not stand beside it", async () => {
  const before = sectionG.replace("teh", "a");
  const settled = { "section-g.sec": sectionG, "section-m.sec": sectionM };
  const outside = "../in-force/section-g.sec";
  await conversation({ files: settled }, async (it) => {
    await it.ready();
    it.open(outside, before);
    const [note, ...others] = await it.diagnostics(outside);
    assert.deepEqual([note!.code, note!.severity, others], ["unreadable-file", 3, []]);
    assert.match(String(note!.message), /has this document too, in sec duis [^/]+\/section-g\.sec\. This file lies outside the folder/);
    assert.equal(brief(it.latest("section-g.sec")), "typo 2:10");
    assert.deepEqual(it.latest("section-m.sec"), []);
    it.change(outside, before.replace("G3.4", "G3.5"));
    it.close(outside);
    await it.diagnostics(outside, (found) => found.length === 0);
    // A document that the folder does not have is a part of the Code, wherever it lies.
    it.open("../draft/section-h.sec", "# SECTION H: SERVICES\n\nH3.1 As Section G3.9 says.\n");
    await it.diagnostics("../draft/section-h.sec", (found) => brief(found) === "broken-reference 2:16");
  });
  await conversation({ files: settled }, async (it) => {
    it.open(outside, before);
    await it.diagnostics(outside, (found) => found[0]?.code === "unreadable-file");
    await it.diagnostics("section-g.sec", (found) => brief(found) === "typo 2:10");
  });
});

test("another version of a document is looked at as if it stood in the place of the one in the folder, and nothing is changed by way of it", async () => {
  const before = "# SECTION G: SECURITY\n\nG3.4 Tell the Panel, as Section M3.1 and Section G3.6 say.\n\nG3.6 Ask a Widget Maker. A **Widget Maker** means a person.\n";
  const outside = "../in-force/section-g.sec";
  await conversation({ files: { "section-g.sec": sectionG, "section-m.sec": sectionM } }, async (it) => {
    await it.ready();
    it.open(outside, before);
    await it.diagnostics(outside, (found) => found[0]?.code === "unreadable-file");
    const ask = async (method: string, more: object, text: string): Promise<string> => {
      const lines = before.slice(0, before.indexOf(text)).split("\n");
      return JSON.stringify(await it.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: it.uri(outside) }, position: { line: lines.length - 1, character: lines.at(-1)!.length + 1 }, ...more }));
    };
    assert.match(await ask("hover", {}, "M3.1"), /As Section G3\.4 says/);
    assert.match(await ask("hover", {}, "Widget Maker."), /means a person/);
    assert.match(await ask("definition", {}, "M3.1"), /section-m\.sec/);
    assert.match(await ask("definition", {}, "G3.6"), /in-force/);
    assert.match(await ask("references", { context: { includeDeclaration: false } }, "G3.4 Tell"), /section-m\.sec/);
    assert.match(await ask("documentSymbol", {}, "G3.4"), /G3\.6/);
    assert.match(await ask("semanticTokens/full", {}, "G3.4"), /"data":\[\d/);
    await assert.rejects(ask("rename", { newName: "M3.9" }, "M3.1"), /Rename it there/);
    await assert.rejects(ask("prepareRename", {}, "M3.1"), /Rename it there/);
    assert.equal(brief(it.latest("section-g.sec")), "typo 2:10");
    assert.deepEqual(it.latest("section-m.sec"), []);
    // What the folder's own text says of itself is asked of the folder.
    assert.doesNotMatch(JSON.stringify(await it.connection.sendRequest("workspace/symbol", { query: "G3.6" })), /in-force/);
  });
});

test("a text that was never saved is left aside while it says that it is a document of the folder, and checked once it says that it is another", async () => {
  await conversation({ files: { "section-g.sec": sectionG } }, async (it) => {
    await it.ready();
    const draft = "untitled:Untitled-1";
    it.open(draft, "# SECTION G: SECURITY\n", "sec");
    const [note] = await it.diagnostics(draft, (found) => found.length === 1);
    assert.match(String(note!.message), /in section-g\.sec\. This text is not checked beside it: put it into that file/);
    it.change(draft, "# SECTION H: SERVICES\n\nH3.1 As Section G3.9 says.\n");
    await it.diagnostics(draft, (found) => brief(found) === "broken-reference 2:16");
    it.change(draft, "# SECTION G: SECURITY\n\nG3.1 As Section G3.9 says.\n");
    await it.diagnostics(draft, (found) => found[0]?.code === "unreadable-file");
  });
});

test("how many files and texts there are is told anew when one comes or goes", async () => {
  await conversation({ files: { "sec.json": "{}" } }, async (it) => {
    /** Files and texts, once there are so many texts. */
    const counted = async (texts: number): Promise<readonly number[]> => {
      for (;;) {
        const status = await it.ready();
        if (status.texts === texts) return [status.total, status.texts];
      }
    };
    assert.deepEqual(await counted(0), [1, 0]);
    it.write("section-g.sec", sectionG);
    it.watched(1, "section-g.sec");
    assert.deepEqual(await counted(1), [2, 1]);
    it.remove("section-g.sec");
    it.watched(3, "section-g.sec");
    assert.deepEqual(await counted(0), [1, 0]);
  });
});

test("a client that cannot be asked to watch: the server sees for itself what other programs do", async () => {
  const typo = "# SECTION H: SERVICES\n\nH3.1 Tell teh Panel.\n";
  await conversation({ files: { "section-g.sec": sectionG, "section-m.sec": sectionM }, capabilities: {} }, async (it) => {
    await it.ready();
    assert.deepEqual(it.registrations, []);
    it.write("section-g.sec", sectionG.replace("teh", "the").replace("G3.4", "G3.5"));
    await it.diagnostics("section-g.sec", (found) => found.length === 0);
    await it.diagnostics("section-m.sec", (found) => brief(found) === brokenM);
    it.write("deep/er/section-h.sec", typo);
    await it.diagnostics("deep/er/section-h.sec", (found) => brief(found) === "typo 2:10");
    it.write("deep/er/section-h.sec", typo.replace("Tell", "Do tell"));
    await it.diagnostics("deep/er/section-h.sec", (found) => brief(found) === "typo 2:13");
    renameSync(join(it.folder, "deep"), join(it.folder, "deeper"));
    await it.diagnostics("deep/er/section-h.sec", (found) => found.length === 0);
    await it.diagnostics("deeper/er/section-h.sec", (found) => brief(found) === "typo 2:13");
    it.remove("deeper");
    await it.diagnostics("deeper/er/section-h.sec", (found) => found.length === 0);
    it.write("sec.json", '{ "rules": { "broken-reference": "off" } }');
    await it.diagnostics("section-m.sec", (found) => found.length === 0);
    assert.deepEqual(it.log, []);
  });
});

test("a folder that is moved is told of by its own name alone", async () => {
  await conversation({ files: { "old.v1/section-g.sec": sectionG, "section-m.sec": sectionM } }, async (it) => {
    await it.ready();
    await it.diagnostics("old.v1/section-g.sec");
    renameSync(join(it.folder, "old.v1"), join(it.folder, "new.v2"));
    it.watched(3, "old.v1");
    it.watched(1, "new.v2");
    await it.diagnostics("old.v1/section-g.sec", (found) => found.length === 0);
    await it.diagnostics("new.v2/section-g.sec", (found) => brief(found) === "typo 2:10");
  });
});

test("several folders are one Code; one is added, one removed", async () => {
  const other = mkdtempSync(join(tmpdir(), "sec-other-"));
  try {
    writeFileSync(join(other, "section-h.sec"), "# SECTION H: SERVICES\n\nH3.1 Tell teh Panel, as Section G3.4 and Section M9.9 say.\n");
    const event = (added: readonly string[], removed: readonly string[]) => ({
      event: { added: added.map((path) => ({ name: "other", uri: fileUri(path) })), removed: removed.map((path) => ({ name: "other", uri: fileUri(path) })) },
    });
    const uri = fileUri(join(other, "section-h.sec"));
    await conversation({ files: { "section-g.sec": sectionG, "section-m.sec": sectionM } }, async (it) => {
      await it.ready();
      await it.connection.sendNotification("workspace/didChangeWorkspaceFolders", event([other], []));
      await it.diagnostics(uri, (found) => brief(found) === "typo 2:10, broken-reference 2:49");
      await it.connection.sendNotification("workspace/didChangeWorkspaceFolders", event([], [it.folder]));
      await it.diagnostics("section-g.sec", (found) => found.length === 0);
      await it.connection.sendNotification("workspace/didChangeWorkspaceFolders", event([], [other]));
      await it.diagnostics(uri, (found) => found.length === 0);
    });
  } finally {
    rmSync(other, { recursive: true });
  }
});

test("the user's settings: pulled, and pulled again when they change", async () => {
  await conversation({ files: { "section-g.sec": sectionG }, settings: { rules: { typo: "off" } } }, async (it) => {
    await it.ready();
    assert.deepEqual(it.latest("section-g.sec"), []);
    it.setSettings({ rules: { typo: "hint" } });
    await it.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    const [typo] = await it.diagnostics("section-g.sec");
    assert.equal(typo!.severity, 4);
    it.setSettings(null);
    await it.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await it.diagnostics("section-g.sec", ([found]) => found?.severity === 2);
  });
});

test("what is wrong in the user's settings stands in the log, once; what is the editor's own is none of it", async () => {
  const settings = { rules: { typo: "loud", tpyo: "off" }, words: "teh", codeLens: "yes", inlayHints: "all", author: "", trace: { server: "off" } };
  await conversation({ files: { "section-g.sec": sectionG }, settings }, async (it) => {
    await it.ready();
    await it.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    it.setSettings({ ...settings, rules: {}, words: [], codeLens: "off" });
    await it.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await it.diagnostics("section-g.sec");
    assert.equal(it.log.length, 1, it.log.join("\n"));
    assert.match(it.log[0]!, /^In the settings of sec-duis: "codeLens" is one of all, definitions, clauses, off\. [^]*loud[^]*"tpyo"[^]*words[^]* Each such value is passed over\.$/);
  });
});

test("the user's settings from a client that cannot be asked", async () => {
  await conversation({ files: { "section-g.sec": sectionG }, capabilities: {}, initialize: { initializationOptions: { words: ["teh"] } } }, async (it) => {
    await it.ready();
    assert.deepEqual(it.latest("section-g.sec"), []);
    await it.connection.sendNotification("workspace/didChangeConfiguration", { settings: { "sec-duis": { rules: {} } } });
    await it.diagnostics("section-g.sec");
  });
});

test("sec.json: changed on the disk, in the editor, broken, excluding files, gone", async () => {
  const files = { "section-g.sec": sectionG, "drafts/section-h.sec": "H3.1 Tell teh Panel.\n", "sec.json": '{ "rules": { "typo": "off" } }' };
  await conversation({ files }, async (it) => {
    await it.ready();
    assert.deepEqual(it.published, []);
    it.write("sec.json", '{ "exclude": ["drafts"] }');
    it.watched(2, "sec.json");
    await it.diagnostics("section-g.sec");
    await it.ready();
    assert.deepEqual(it.latest("drafts/section-h.sec"), []);
    it.open("sec.json", '{ "wrods": ["teh"], "words": ["teh" }', "json");
    const problems = await it.diagnostics("sec.json", (found) => found.length === 2);
    assert.deepEqual(problems.map(({ code }) => code), ["sec-json", "sec-json"]);
    await it.diagnostics("section-g.sec", (found) => found.length === 0);
    it.change("sec.json", "{}");
    await it.diagnostics("sec.json", (found) => found.length === 0);
    await it.diagnostics("drafts/section-h.sec", (found) => brief(found) === "typo 0:10");
    it.close("sec.json");
    await it.diagnostics("drafts/section-h.sec", (found) => found.length === 0);
    it.remove("sec.json");
    it.watched(3, "sec.json");
    await it.diagnostics("drafts/section-h.sec", (found) => brief(found) === "typo 0:10");
  });
});

test("a scope in sec.json that names no clause is told, until the clause is there", async () => {
  const settings = '{ "preferredTerms": [{ "avoid": "x", "prefer": "y", "scope": ["G9.9"] }] }';
  await conversation({ files: { "section-g.sec": sectionG, "sec.json": settings } }, async (it) => {
    await it.ready();
    const [told] = await it.diagnostics("sec.json", (found) => found.length === 1);
    assert.match(String(told!.message), /^There is no G9\.9 in Section G/);
    it.write("section-g.sec", `${sectionG}\nG9.9 The Panel may go.\n`);
    it.watched(2, "section-g.sec");
    await it.diagnostics("sec.json", (found) => found.length === 0);
  });
});

test("a file that the settings leave out is only shown while it is open: nothing is found in it, or because of it", async () => {
  const files = { "section-g.sec": sectionG, "section-m.sec": sectionM, "archive/section-g.sec": sectionG, "archive/section-x.sec": "# SECTION X: OLD\n\nX1.1 Tell teh Panel, as Section M3.1 says.\n", "sec.json": '{ "exclude": ["archive"] }' };
  await conversation({ files }, async (it) => {
    await it.ready();
    const before = ["section-g.sec", "section-m.sec"].map((file) => brief(it.latest(file)));
    it.open("archive/section-g.sec", files["archive/section-g.sec"]);
    const [twin] = await it.diagnostics("archive/section-g.sec", (found) => found.length === 1 && found[0]!.code === "unreadable-file");
    assert.match(String(twin!.message), /^The settings leave this file out of the Code, which has this document in sec duis [^/]+\/section-g\.sec\. It is only shown: take it out of “exclude” to have it checked\.$/);
    it.open("archive/section-x.sec", files["archive/section-x.sec"]);
    const [alone] = await it.diagnostics("archive/section-x.sec", (found) => found.length === 1 && found[0]!.code === "unreadable-file");
    assert.equal(alone!.message, "The settings leave this file out of the Code. It is only shown: take it out of “exclude” to have it checked.");
    const ask = (method: string, character: number) => it.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: it.uri("archive/section-x.sec") }, position: { line: 2, character } });
    assert.match(JSON.stringify(await ask("definition", 36)), /section-m\.sec/, "it is read as if it were a part");
    await assert.rejects(ask("prepareRename", 36), /leave this file out/);
    await it.ready();
    assert.deepEqual(["section-g.sec", "section-m.sec"].map((file) => brief(it.latest(file))), before);
    it.write("sec.json", "{}");
    it.watched(2, "sec.json");
    await it.diagnostics("archive/section-x.sec", (found) => brief(found).includes("typo"));
    await it.diagnostics("section-g.sec", (found) => brief(found).includes("duplicate-document"));
    it.write("sec.json", '{ "exclude": ["archive"] }');
    it.watched(2, "sec.json");
    await it.diagnostics("archive/section-x.sec", (found) => brief(found) === "unreadable-file 0:0");
    await it.diagnostics("section-g.sec", (found) => brief(found) === before[0]);
    it.close("archive/section-x.sec");
    await it.diagnostics("archive/section-x.sec", (found) => found.length === 0);
  });
});

test("a sec.json that cannot be read any more leaves nothing out any more", async () => {
  const files = { "section-g.sec": sectionG, "drafts/section-h.sec": "H3.1 Tell teh Panel.\n", "sec.json": '{ "exclude": ["drafts"] }' };
  await conversation({ files }, async (it) => {
    await it.ready();
    assert.deepEqual(it.latest("drafts/section-h.sec"), []);
    it.write("sec.json", '{ "exclude": ["drafts\0"] }');
    it.watched(2, "sec.json");
    await it.diagnostics("sec.json", (found) => brief(found) === "unreadable-file 0:0");
    await it.diagnostics("drafts/section-h.sec", (found) => brief(found) === "typo 0:10");
  });
});

for (const everything of ["**", "/**", "sec.json"]) {
  test(`a sec.json that leaves out ${everything}, and so itself, still counts, and the folder is soon done`, async () => {
    await conversation({ files: { "section-g.sec": sectionG, "sec.json": JSON.stringify({ exclude: [everything], wrods: [] }) } }, async (it) => {
      await it.ready();
      assert.equal(brief(it.latest("sec.json")), `sec-json 0:${everything.length + 16}`);
      assert.equal(brief(it.latest("section-g.sec")), everything === "sec.json" ? "typo 2:10" : "");
    });
  });
}

test("a text of more than 64 MB is not read, open or not, which a finding says; shorter, it is", async () => {
  const long = `G3.4 Tell teh Panel. ${"x".repeat(largestFile)}`;
  await conversation({ files: { "section-g.sec": sectionG, "section-h.sec": long } }, async (it) => {
    await it.ready();
    const said = /section-h\.sec cannot be read: it has 65 MB, and more than 64 MB is not read/;
    const isTold = (found: readonly Diagnostic[]): boolean => brief(found) === "unreadable-file 0:0" && said.test(JSON.stringify(found[0]!.message));
    assert.ok(isTold(it.latest("section-h.sec")));
    it.open("section-h.sec", "H3.4 Tell teh Panel.\n");
    await it.diagnostics("section-h.sec", (found) => brief(found) === "typo 0:10");
    it.change("section-h.sec", long);
    await it.diagnostics("section-h.sec", isTold);
    assert.equal(await it.connection.sendRequest("textDocument/hover", { textDocument: { uri: it.uri("section-h.sec") }, position: { line: 0, character: 1 } }), null);
    it.change("section-h.sec", "H3.4 Tell the the Panel.\n");
    await it.diagnostics("section-h.sec", (found) => brief(found) === "doubled-word 0:10");
    it.close("section-h.sec");
    await it.diagnostics("section-h.sec", isTold);
    assert.equal(brief(it.latest("section-g.sec")), "typo 2:10");
  });
});

test("broken files are told of, and stop nothing", async () => {
  const laughs = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="&b;"/></xs:schema>`;
  const external = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="A">&e;</xs:element></xs:schema>`;
  const files = {
    "section-g.sec": sectionG,
    "empty.sec": "",
    "line.sec": `# SECTION Z: LONG\n\nZ1.1 ${"The Panel shall act on it. ".repeat(190_000)}`,
    "binary.sec": new Uint8Array([0xff, 0xfe, 0, 1, 2, 3, 0, 0, 200, 201]),
    "latin1.sec": new Uint8Array([...Buffer.from("G1 Caf"), 0xe9, 10]),
    "bom.sec": `\ufeff# SECTION L: BOM\r\n\r\nL3.4 Tell teh Panel.\r\n`,
    "half.sec": "# SECTION M: HALF\n\n| Term | Def\n| --- |\n| **Pan",
    "front.sec": "---\ndocument: [\n---\nG9.1 The Panel.\n",
    "not.xsd": "this is no XML",
    "laughs.xsd": laughs,
    "external.xsd": external,
    "sec.json": '{ "rules": { "no-such-rule": "off" }, ',
  };
  await conversation({ files }, async (it) => {
    await it.ready();
    assert.equal(brief(it.latest("section-g.sec")), "typo 2:10");
    assert.equal(brief(it.latest("bom.sec")), "typo 2:10");
    assert.deepEqual(codes(it, "binary.sec"), ["unreadable-file"]);
    assert.match(String(it.latest("binary.sec")[0]!.message), /binary\.sec cannot be read/);
    assert.deepEqual(codes(it, "latin1.sec"), ["unreadable-file"]);
    for (const name of ["not.xsd", "laughs.xsd", "external.xsd"]) {
      assert.ok(codes(it, name).every((code) => code === "schema-file"), name);
    }
    assert.deepEqual(codes(it, "not.xsd").slice(0, 1), ["schema-file"]);
    assert.doesNotMatch(JSON.stringify(it.published), /root:|aaaaaaaaaaaaaaaaaaaa/);
    assert.ok(codes(it, "front.sec").includes("front-matter"));
    assert.ok(codes(it, "sec.json").includes("sec-json"));
    assert.deepEqual(codes(it, "empty.sec"), []);
    assert.deepEqual(it.log, []);
    it.write("binary.sec", "Z4 Tell teh Panel.\n");
    it.watched(2, "binary.sec");
    await it.diagnostics("binary.sec", (found) => brief(found) === "typo 0:8");
    // Opened as UTF-8, it would be saved without the characters that are not.
    it.open("latin1.sec", Buffer.from(files["latin1.sec"]).toString("utf8"));
    await it.diagnostics("latin1.sec", (found) => found.some(({ code, message }) => code === "lost-character" && String(message).includes("reopen it with that encoding")));
    it.close("latin1.sec");
    await it.diagnostics("latin1.sec", (found) => found.some(({ code }) => code === "unreadable-file"));
    it.remove("latin1.sec");
    it.watched(3, "latin1.sec");
    await it.diagnostics("latin1.sec", (found) => found.length === 0);
  });
});

test("a schema that is renamed behind the front matter's back is missed, until it is there again", async () => {
  const duis = "---\ndocument: Appendix AD\nschema: DUIS.xsd\n---\n# APPENDIX AD: DUIS\n\n## Schedule Definition\n\n| Data Item | Type |\n| --- | --- |\n| StartDate | xs:date |\n| EndDay | xs:date |\n";
  const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x"><xs:complexType name="Schedule"><xs:sequence><xs:element name="StartDate" type="xs:date"/><xs:element name="EndDate" type="xs:date" minOccurs="0"/></xs:sequence></xs:complexType></xs:schema>\n';
  await conversation({ files: { "appendix-ad.duis": duis, "DUIS.xsd": schema } }, async (it) => {
    await it.ready();
    const told = (messages: readonly string[]) => it.diagnostics("appendix-ad.duis", (found) => found.map(({ message }) => message).join("\n") === messages.join("\n"));
    const mistakes = ["“Schedule” in DUIS.xsd has a data item that this table lacks: EndDate.", "“Schedule” in DUIS.xsd has no data item “EndDay”."];
    const rename = (from: string, to: string): void => {
      it.remove(from);
      it.watched(3, from);
      it.write(to, schema);
      it.watched(1, to);
    };
    await told(mistakes);
    rename("DUIS.xsd", "DUIS-v6.xsd");
    await told(["DUIS.xsd is not among the files here: nothing is checked against it."]);
    rename("DUIS-v6.xsd", "DUIS.xsd");
    await told(mistakes);
  });
});

test("a folder that is not there", async () => {
  const missing = fileUri(join(tmpdir(), "sec-duis-no-such-folder"));
  await conversation({ initialize: { rootUri: missing, workspaceFolders: [{ name: "x", uri: missing }] } }, async (it) => {
    await it.ready();
    it.open("untitled:Untitled-1", sectionG, "sec");
    await it.diagnostics("untitled:Untitled-1");
    assert.deepEqual(it.log, []);
  });
});

test("the server ends with its client", async () => {
  await conversation({ files: { "section-g.sec": sectionG } }, async (it) => {
    await it.ready();
    assert.equal(await it.end(), 0);
  });
  await conversation({}, async (it) => {
    await it.ready();
    it.process.stdin!.end();
    assert.equal(await it.end(), 1, "without a farewell, it says so");
  });
});

function codes(it: Conversation, name: string): readonly unknown[] {
  return it.latest(name).map(({ code }) => code);
}
