// Two versions of the Code in one opened folder: each is found in, asked about and changed by itself, and one can be
// compared with the other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Location, LocationLink, SymbolInformation, WorkspaceEdit } from "vscode-languageserver";
import type { BaseResult, CitationItem, DefinitionsResult, ImpactResult, MapResult, Status, WrittenResult } from "../../server/src/lsp/protocol.ts";
import { conversation, fileUri, positionOf, rangeOf, type Conversation } from "./conversation.ts";

const sectionA = "# SECTION A: DEFINITIONS\n\nA1.1 **Panel** means the body that Section G1.1 sets up.\n";
const sectionG = "# SECTION G: SECURITY\n\nG1.1 There is a Panel.\n\nG1.2 The Panel shall act, as Section G1.1 says.\n";
const amended = sectionG.replace("shall act", "shall act at once");
const files = { "before/section-a.sec": sectionA, "before/section-g.sec": sectionG, "after/section-a.sec": sectionA, "after/section-g.sec": amended };

test("nothing is found twice, and the status says that there are two", async () => {
  await conversation({ files }, async (it) => {
    const status: Status = await it.ready();
    for (const name of Object.keys(files)) assert.deepEqual(it.latest(name), [], name);
    assert.deepEqual([status.texts, status.errors, status.warnings], [4, 0, 0]);
    assert.deepEqual(status.notes, ["The same documents are in “after” and in “before”: each is checked as a Code of its own."]);
    assert.deepEqual(it.log, status.notes);
    it.open("after/section-g.sec", amended);
    it.change("after/section-g.sec", amended.replace("Section G1.1 says", "Section G1.9 says"));
    assert.deepEqual((await it.diagnostics("after/section-g.sec", (found) => found.length > 0)).map(({ code }) => code), ["broken-reference"]);
    assert.deepEqual(it.latest("before/section-g.sec"), []);
  });
});

test("a definition, its references, a rename and the symbols keep to their version", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const at = (name: string, text: string, words: string) => ({ textDocument: { uri: it.uri(name) }, position: positionOf(text, words) });
    for (const folder of ["before", "after"]) {
      const text = folder === "after" ? amended : sectionG;
      const own = (found: readonly Location[]) => found.map(({ uri }) => uri.slice(it.uri("").length + 1));
      const definition = await it.connection.sendRequest<readonly LocationLink[]>("textDocument/definition", at(`${folder}/section-g.sec`, text, "Panel shall"));
      assert.deepEqual(own(definition.map(({ targetUri, targetRange }) => ({ uri: targetUri, range: targetRange }))), [`${folder}/section-a.sec`]);
      const references = await it.connection.sendRequest<Location[]>("textDocument/references", { ...at(`${folder}/section-a.sec`, sectionA, "Panel"), context: { includeDeclaration: true } });
      assert.deepEqual([...new Set(own(references))].sort(), [`${folder}/section-a.sec`, `${folder}/section-g.sec`]);
      const edit = await it.connection.sendRequest<WorkspaceEdit>("textDocument/rename", { ...at(`${folder}/section-a.sec`, sectionA, "Panel"), newName: "Board" });
      assert.ok(urisOf(edit).length > 0 && urisOf(edit).every((uri) => uri.startsWith(it.uri(folder))), JSON.stringify(edit));
      const map = await it.connection.sendRequest<MapResult>("sec-duis/map");
      assert.deepEqual(map.documents.map(({ location }) => location?.uri), [it.uri(`${folder}/section-a.sec`), it.uri(`${folder}/section-g.sec`)], "the map is that of what was asked about last");
    }
    const maps = (await Promise.all([{ code: "before" }, { code: "after" }, { code: "gone" }].map((params) => it.connection.sendRequest<MapResult>("sec-duis/map", params)))).map(({ code, codes, documents }) => [code, codes, documents[0]!.location?.uri]);
    const both = ["after", "before"];
    assert.deepEqual(maps, [["before", both, it.uri("before/section-a.sec")], ["after", both, it.uri("after/section-a.sec")], ["after", both, it.uri("after/section-a.sec")]]);
    const [before] = await Promise.all(both.reverse().map((code) => it.connection.sendRequest<MapResult>("sec-duis/map", { code })));
    const listed = await it.connection.sendRequest<readonly CitationItem[]>("sec-duis/mapCitations", { from: before!.citations[0]!.from, to: before!.citations[0]!.to, code: "before" });
    assert.deepEqual(listed.map(({ location }) => location.uri), [it.uri("before/section-a.sec")]);
    assert.equal((await it.connection.sendRequest<MapResult>("sec-duis/map")).code, "after", "what is looked at on the map is not what is worked in");
    const symbols = await it.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "G1.2" });
    assert.deepEqual(symbols.map(({ containerName }) => containerName), ["Section G: SECURITY, after", "Section G: SECURITY, before"]);
    const { documents } = await it.connection.sendRequest<DefinitionsResult>("sec-duis/definitions");
    assert.deepEqual(documents.map(({ code, label, definitions }) => [code, label, definitions[0]!.uses]), [["after", "Section A: DEFINITIONS", 2], ["before", "Section A: DEFINITIONS", 2]]);
  });
});

test("one is compared with the other, whichever was asked about last", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const base = { kind: "folder", label: "before", folder: fileUri(join(it.folder, "before")), root: fileUri(it.folder) };
    for (const last of ["after/section-g.sec", "before/section-g.sec"]) {
      await it.connection.sendRequest("textDocument/hover", { textDocument: { uri: it.uri(last) }, position: { line: 4, character: 2 } });
      assert.deepEqual(await it.connection.sendRequest<BaseResult>("sec-duis/setBase", { base }), { kind: "set" });
      const impact = await it.connection.sendRequest<ImpactResult>("sec-duis/impact");
      assert.deepEqual(impact.changes.map(({ label, location }) => [label, location]), [["Section G1.2 amended", { uri: it.uri("after/section-g.sec"), range: rangeOf(amended, "G1.2") }]]);
      const file = join(it.folder, "changes.md");
      assert.deepEqual(await it.connection.sendRequest<WrittenResult>("sec-duis/writeRedline", { base, root: fileUri(it.folder), file: fileUri(file), author: "A Drafter", date: "2026-01-01T00:00:00Z" }), { kind: "written", count: 1, notes: [] });
      assert.match(readFileSync(file, "utf8"), /shall act<ins> at once<\/ins>/);
    }
  });
});

test("of what git says was changed, only the version that is compared counts", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    await hover(it, "after/section-g.sec");
    const older = (name: string) => ({ uri: it.uri(name), text: sectionG.replace("There is a", "There shall be a") });
    const base = { kind: "files", label: "HEAD", files: [older("before/section-g.sec"), older("after/section-g.sec")], messages: [] };
    assert.deepEqual(await it.connection.sendRequest<BaseResult>("sec-duis/setBase", { base }), { kind: "set" });
    await hover(it, "before/section-g.sec");
    const { documents, changes } = await it.connection.sendRequest<ImpactResult>("sec-duis/impact");
    assert.deepEqual(documents.map(({ location }) => location?.uri), [it.uri("after/section-a.sec"), it.uri("after/section-g.sec")].slice(documents.length === 2 ? 0 : 1));
    assert.deepEqual(changes.map(({ label, location }) => [label, location?.uri]), [["Section G1.1 amended", it.uri("after/section-g.sec")], ["Section G1.2 amended", it.uri("after/section-g.sec")]]);
    // What is compared is not what was asked about last.
    const map = await it.connection.sendRequest<MapResult>("sec-duis/map");
    assert.deepEqual(map.documents.map(({ location }) => location?.uri), [it.uri("before/section-a.sec"), it.uri("before/section-g.sec")]);
  });
});

test("a draft is read with the Code that it is a draft of, and changes nothing there", async () => {
  const draft = amended.replace("The Panel shall", "The Panel and each Panel Member shall");
  const current = { "current/section-a.sec": sectionA, "current/section-g.sec": sectionG, "current/section-h.sec": "# SECTION H: SERVICES\n\nH1.1 The Panel shall act as Section G1.2 says.\n", "drafts/section-g.sec": draft };
  await conversation({ files: current }, async (it) => {
    const said: string[] = [];
    it.connection.onNotification("window/showMessage", ({ message }: { message: string }) => void said.push(message));
    await it.ready();
    const rename = (name: string, text: string, words: string) => it.connection.sendRequest<WorkspaceEdit>("textDocument/rename", { textDocument: { uri: it.uri(name) }, position: positionOf(text, words), newName: "Board" });
    assert.deepEqual([...new Set(urisOf(await rename("drafts/section-g.sec", draft, "Panel and")))], [it.uri("drafts/section-g.sec")]);
    assert.deepEqual(said, ["Left as it is, since it belongs to another version of the Code: section-a.sec, section-h.sec."]);
    assert.deepEqual([...new Set(urisOf(await rename("current/section-g.sec", sectionG, "Panel shall")))].sort(), ["current/section-a.sec", "current/section-g.sec", "current/section-h.sec"].map((name) => it.uri(name)));
  });
});

function hover(it: Conversation, name: string): Promise<unknown> {
  return it.connection.sendRequest("textDocument/hover", { textDocument: { uri: it.uri(name) }, position: { line: 4, character: 2 } });
}

function urisOf({ changes = {}, documentChanges = [] }: WorkspaceEdit): readonly string[] {
  return [...Object.keys(changes), ...documentChanges.flatMap((change) => ("textDocument" in change ? [change.textDocument.uri] : []))];
}
