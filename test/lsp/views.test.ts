// The project's own requests: what the views of an editor show.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "vscode-languageserver";
import type { CitationItem, CitationsResult, DefinitionsResult, MapResult, Status } from "../../server/src/lsp/protocol.ts";
import { conversation, positionOf, rangeOf } from "./conversation.ts";

const sectionA = `# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means a body. |
| **Widget** | means a thing. |
`;
const sectionG = `# SECTION G: SECURITY

## G3 INCIDENTS

G3.5 Each Party shall tell the Panel, as Section A1.1 says.
`;
const files = { "section-a.sec": sectionA, "section-g.sec": sectionG };

test("definitions, cross-references and the map, in the client's URIs and positions", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const { documents } = await it.connection.sendRequest<DefinitionsResult>("sec-duis/definitions");
    assert.deepEqual(documents.map(({ label, uri }) => [label, uri]), [["Section A: DEFINITIONS", it.uri("section-a.sec")]]);
    const [panel, widget] = documents[0]!.definitions;
    assert.deepEqual(panel, { term: "Panel", aliases: [], kind: "meaning", clause: "A1.1", meaning: "means a body.", uses: 1, marks: [], location: { uri: it.uri("section-a.sec"), range: rangeOf(sectionA, "Panel") } });
    assert.deepEqual(widget!.marks.map(({ kind }) => kind), ["unused"]);

    const ask = (text: string) => it.connection.sendRequest<CitationsResult | null>("sec-duis/citations", { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf(text, "Party") });
    const found = await ask(sectionG);
    assert.equal(found?.label, "G3.5 INCIDENTS");
    assert.equal(found.kind, "clause");
    const ofTerm = await it.connection.sendRequest<CitationsResult | null>("sec-duis/citations", { textDocument: { uri: it.uri("section-a.sec") }, position: positionOf(sectionA, "Panel") });
    assert.deepEqual([ofTerm?.kind, ofTerm?.citedBy.map(({ label }) => label)], ["definition", ["G3.5"]], "a term is used, not cited");
    assert.deepEqual(found.location, { uri: it.uri("section-g.sec"), range: rangeOf(sectionG, "G3.5") });
    assert.deepEqual(found.cites.map(({ label, target }) => [label, target]), [["A1.1", { uri: it.uri("section-a.sec"), range: rangeOf(sectionA, "A1.1") }]]);
    assert.deepEqual(found.cites[0]!.citations[0]!.location.range, rangeOf(sectionG, "Section A1.1"));

    const map = await it.connection.sendRequest<MapResult>("sec-duis/map");
    // Some clients send parameters where none are asked for.
    assert.deepEqual(await it.connection.sendRequest<MapResult>("sec-duis/map", {}), map);
    assert.deepEqual(map.documents.map(({ short, location }) => [short, location?.uri]), [["A", it.uri("section-a.sec")], ["G", it.uri("section-g.sec")]]);
    const [line] = map.citations;
    assert.equal(line!.count, 1);
    const listed = await it.connection.sendRequest<readonly CitationItem[]>("sec-duis/mapCitations", { from: line!.from, to: line!.to });
    assert.deepEqual(listed.map(({ before, words, after }) => [before, words, after]), [["Each Party shall tell the Panel, as ", "Section A1.1", " says."]]);
  });
});

test("what is asked at no clause, of no document, with nonsense, is answered empty", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const at = (uri: string, line: number) => it.connection.sendRequest("sec-duis/citations", { textDocument: { uri }, position: { line, character: 0 } });
    assert.equal(await at(it.uri("nobody.sec"), 0), null);
    assert.notEqual(await at(it.uri("section-g.sec"), 9_999), null);
    assert.deepEqual(await it.connection.sendRequest("sec-duis/mapCitations", { from: "nobody", to: "nothing" }), []);
    await assert.rejects(it.connection.sendRequest("sec-duis/mapCitations"));
    assert.equal((await it.connection.sendRequest<MapResult>("sec-duis/map")).documents.length, 2);
  });
});

test("the client is told when what it was shown is out of date, though no count changed", async () => {
  await conversation({ files }, async (it) => {
    const versions: number[] = [];
    it.connection.onNotification("sec-duis/status", (status: Status) => void (status.state === "ready" && versions.push(status.version)));
    it.open("section-g.sec", sectionG);
    await until(() => versions.length > 0);
    const before = versions.at(-1)!;
    it.change("section-g.sec", sectionG.replace("shall tell", "must tell"));
    await until(() => versions.at(-1)! > before);
  });
});

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("It did not come.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("the words that cite a place, or a document; null for what is none of the Code's", async () => {
  await conversation({ files: { ...files, "notes.sec": "A few words.\n" } }, async (it) => {
    await it.ready();
    const cite = (name: string, position?: Position) => it.connection.sendRequest<string | null>("sec-duis/citation", { textDocument: { uri: it.uri(name) }, ...(position && { position }) });
    assert.equal(await cite("section-g.sec", positionOf(sectionG, "Party")), "Section G3.5");
    assert.equal(await cite("section-g.sec"), "Section G");
    assert.deepEqual([await cite("notes.sec"), await cite("nobody.sec"), await cite("notes.sec", { line: 0, character: 2 })], [null, null, null]);
  });
});
