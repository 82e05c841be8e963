// What a client may ask: hover, definition, references, quick fixes, outline; and what it may get wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, DocumentSymbol, Hover, Location, LocationLink } from "vscode-languageserver-protocol/node";
import { conversation, positionOf, rangeOf, type Conversation } from "./conversation.ts";

const sectionA = `# SECTION A: DEFINITIONS AND INTERPRETATION

## A1 DEFINITIONS

A1.1 In this Code, the expressions below shall have the meanings given to them below:

| Term | Definition |
| --- | --- |
| **Major Security Incident** | has the meaning given to that expression in Section G3.4 (Security Incident Management). |
| **Panel** | means the body that the Parties elect. |
| **Party** | means a person that has agreed to be bound by this Code. |
`;
const sectionG = `# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Security Incident Management

G3.4 A **Major Security Incident** means an incident that the Panel calls so.

G3.5 Each Party shall, where there is a Major Security Incident:

(a) tell teh Panel; and

(b) act in accordance with Section G3.4.

G3.6 The Parties' costs under Section G3.5(a) are the Panel's.
`;
const schema = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:element name="DeviceID" type="xs:string">
    <xs:annotation><xs:documentation>Who the Device is.</xs:documentation></xs:annotation>
  </xs:element>
</xs:schema>
`;
const duis = `# APPENDIX AD: DUIS

1.1 The User shall give \`sr:DeviceID\` in each request.
`;
const files = { "section-a.sec": sectionA, "section-g.sec": sectionG, "appendix-ad.duis": duis, "duis.xsd": schema };

test("hover: a term, a reference with its lead-in, a schema name, a definition", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const term = await hover(it, "section-g.sec", sectionG, "Parties' costs");
    assert.match(term!, /^\*\*Party\*\* · \[A1\\\.1, Section A: Definitions and Interpretation\]\(file:.*section-a\.sec#L11\)\n\nmeans a person/i);
    const paragraph = await hover(it, "section-g.sec", sectionG, "Section G3.5(a)");
    assert.match(paragraph!, /^\*\*G3\\\.5\\\(a\\\)/);
    assert.match(paragraph!, /\n> G3\\\.5 Each Party shall, where there is a Major Security Incident:\n/);
    assert.match(paragraph!, /tell teh Panel; and$/);
    const heading = await hover(it, "section-a.sec", sectionA, "Section G3.4");
    assert.match(heading!, /Security Incident Management\*\* · \[Section G: SECURITY\]/);
    const name = await hover(it, "appendix-ad.duis", duis, "DeviceID");
    assert.match(name!, /\*\*sr:DeviceID\*\*[^]*duis\.xsd#L3[^]*xs:string[^]*Who the Device is\./);
    assert.match((await hover(it, "section-a.sec", sectionA, "Party**"))!, /Used 3 times in 2 documents/);
    assert.match((await hover(it, "duis.xsd", schema, "DeviceID"))!, /Who the Device is/);
    assert.equal(await hover(it, "section-g.sec", sectionG, "costs under"), undefined);
  });
});

test("definition: across files, with and without links", async () => {
  for (const linkSupport of [true, false]) {
    await conversation({ files, capabilities: { textDocument: { definition: { linkSupport } } } }, async (it) => {
      await it.ready();
      const goTo = async (name: string, text: string, words: string) => {
        const found = await it.connection.sendRequest<readonly (Location & LocationLink)[]>("textDocument/definition", {
          textDocument: { uri: it.uri(name) },
          position: positionOf(text, words, 2),
        });
        return found.map((one) => `${(one.targetUri ?? one.uri).split("/").at(-1)} ${(one.targetSelectionRange ?? one.range).start.line}`);
      };
      assert.deepEqual(await goTo("section-a.sec", sectionA, "Section G3.4"), ["section-g.sec 6"]);
      assert.deepEqual(await goTo("section-g.sec", sectionG, "Panel calls"), ["section-a.sec 9"]);
      assert.deepEqual(await goTo("section-g.sec", sectionG, "Section G3.5(a)"), ["section-g.sec 10"]);
      assert.deepEqual(await goTo("appendix-ad.duis", duis, "DeviceID"), ["duis.xsd 2"]);
      assert.deepEqual(await goTo("section-g.sec", sectionG, "costs under"), []);
    });
  }
});

test("references: a term in all its forms, a clause, a schema name", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const refer = async (name: string, text: string, words: string, includeDeclaration = false) => {
      const found = await it.connection.sendRequest<readonly Location[]>("textDocument/references", {
        textDocument: { uri: it.uri(name) },
        position: positionOf(text, words, 2),
        context: { includeDeclaration },
      });
      return found.map(({ uri, range }) => `${uri.split("/").at(-1)} ${range.start.line}`);
    };
    assert.deepEqual(await refer("section-a.sec", sectionA, "Party**"), ["section-a.sec 9", "section-g.sec 8", "section-g.sec 14"]);
    assert.deepEqual(await refer("section-g.sec", sectionG, "G3.4 A"), ["section-a.sec 8", "section-g.sec 12"]);
    assert.deepEqual(await refer("section-g.sec", sectionG, "G3.4 A", true), ["section-g.sec 6", "section-a.sec 8", "section-g.sec 12"]);
    assert.deepEqual(await refer("duis.xsd", schema, "DeviceID"), ["appendix-ad.duis 2"]);
  });
});

test("a quick fix mends what it says, in the client's version of the text", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open("section-g.sec", sectionG);
    const ask = (only?: readonly string[]) =>
      it.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: it.uri("section-g.sec") },
        range: rangeOf(sectionG, "teh"),
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    const actions = await ask();
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(preferred.length, 1);
    assert.equal(preferred[0]!.diagnostics![0]!.code, "typo");
    assert.deepEqual(preferred[0]!.edit!.documentChanges, [
      { textDocument: { uri: it.uri("section-g.sec"), version: 1 }, edits: [{ range: rangeOf(sectionG, "teh"), newText: "the" }] },
    ]);
    assert.deepEqual(await ask(["source.organizeImports"]), []);
    assert.deepEqual(await ask(["quickfix"]), actions);
  });
});

test("the outline nests", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const symbols = await it.connection.sendRequest<readonly DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: it.uri("section-g.sec") } });
    const drawn = (items: readonly DocumentSymbol[], indent = ""): readonly string[] =>
      items.flatMap(({ name, children }) => [`${indent}${name}`, ...drawn(children ?? [], `${indent}  `)]);
    const lines = drawn(symbols);
    const at = (name: string) => lines.find((line) => line.trim() === name)?.search(/\S/) ?? Number.NaN;
    assert.ok(at("G3 SYSTEM SECURITY") < at("G3.5") && at("G3.5") < at("(a)"), lines.join("\n"));
    assert.ok(lines.some((line) => line.trim() === "“Major Security Incident”"), lines.join("\n"));
    checkNested(symbols);
  });
});

test("what nobody knows is answered empty, what cannot be asked is refused, and the server lives on", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const nowhere = { textDocument: { uri: "file:///not/here.sec" }, position: { line: 3, character: 4 } };
    assert.equal(await it.connection.sendRequest("textDocument/hover", nowhere), null);
    assert.deepEqual(await it.connection.sendRequest("textDocument/definition", nowhere), []);
    assert.deepEqual(await it.connection.sendRequest("textDocument/references", { ...nowhere, context: { includeDeclaration: true } }), []);
    assert.deepEqual(await it.connection.sendRequest("textDocument/documentSymbol", nowhere), []);
    assert.deepEqual(await it.connection.sendRequest("textDocument/codeAction", { ...nowhere, range: { start: nowhere.position, end: nowhere.position }, context: { diagnostics: [] } }), []);
    const far = { textDocument: { uri: it.uri("section-g.sec") }, position: { line: 9999, character: 9999 } };
    assert.equal(await it.connection.sendRequest("textDocument/hover", far), null);
    it.change("never-opened.sec", "x");
    it.close("never-opened.sec");
    it.open("picture.png", "\u0000\u0001", "plaintext");
    await it.connection.sendNotification("textDocument/didChange", { textDocument: { uri: it.uri("section-g.sec") } });
    await it.connection.sendNotification("sec-duis/nonsense", { a: 1 });
    await assert.rejects(it.connection.sendRequest("sec-duis/nonsense", {}), { code: -32601 });
    await assert.rejects(it.connection.sendRequest("textDocument/hover", {}));
    assert.ok(await hover(it, "section-a.sec", sectionA, "Section G3.4"));
  });
});

test("a request that is cancelled is answered so, or with what was ready; the next one is answered", async () => {
  const clauses = Array.from({ length: 3000 }, (_, i) => `G3.${i + 1} Each Party shall tell the Panel, as Section G3.${((i * 7) % 3000) + 1} says.\n`).join("\n");
  const many = Object.fromEntries(["g", "h", "j", "k", "l", "m"].map((letter) => [`section-${letter}.sec`, clauses.replaceAll("G3.", `${letter.toUpperCase()}3.`)]));
  await conversation({ files: { ...many, "section-a.sec": sectionA } }, async (it) => {
    await it.ready();
    const { CancellationTokenSource } = await import("vscode-languageserver-protocol/node");
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: it.uri("section-a.sec") }, position: positionOf(sectionA, "Panel", 2), context: { includeDeclaration: false } };
    const cancelled = it.connection.sendRequest<readonly Location[]>("textDocument/references", params, source.token);
    source.cancel();
    await assert.rejects(cancelled, { code: -32800 });
    const answered = await it.connection.sendRequest<readonly Location[]>("textDocument/references", params);
    assert.equal(answered.length, 6 * 3000);
  });
});

async function hover(it: Conversation, name: string, text: string, words: string): Promise<string | undefined> {
  const found = await it.connection.sendRequest<Hover | null>("textDocument/hover", { textDocument: { uri: it.uri(name) }, position: positionOf(text, words, 2) });
  return found ? (found.contents as { value: string }).value : undefined;
}

function checkNested(symbols: readonly DocumentSymbol[], within?: DocumentSymbol): void {
  const before = (a: { line: number; character: number }, b: { line: number; character: number }) => a.line < b.line || (a.line === b.line && a.character <= b.character);
  for (const symbol of symbols) {
    const { range, selectionRange } = symbol;
    assert.ok(before(range.start, selectionRange.start) && before(selectionRange.end, range.end), symbol.name);
    if (within) assert.ok(before(within.range.start, range.start) && before(range.end, within.range.end), symbol.name);
    checkNested(symbol.children ?? [], symbol);
  }
}
