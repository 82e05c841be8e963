// Reading aids over the wire: what each answer looks like, for an editor that can do all and for one that can do little.

import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  ClientCapabilities,
  CodeLens,
  DocumentLink,
  FoldingRange,
  InlayHint,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
  TextEdit,
  TypeHierarchyItem,
} from "vscode-languageserver-protocol/node";
import { conversation, editor, positionOf, rangeOf, type Conversation } from "./conversation.ts";

const sectionA = `# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Incident** | means what the Panel calls so. |
| **Panel** | means a body. |
`;
const sectionG = `# SECTION G: SECURITY

### Security Incident Management

G3.4 Each User shall tell the Panel.

G3.5 Nothing in Section A1.1 matters.
`;
const sectionM = `# SECTION M: GENERAL

M3.1 The Panel shall act as Section G3.4 and Section G3.9 say.
`;
const files = { "section-a.sec": sectionA, "section-g.sec": sectionG, "section-m.sec": sectionM };

const able: ClientCapabilities = {
  ...editor,
  workspace: { ...editor.workspace, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true }, semanticTokens: { refreshSupport: true } },
  experimental: { commands: ["sec-duis.showReferences"] },
};

test("lenses are counted when they are seen, and open their places where the editor can", async () => {
  for (const capabilities of [able, {}]) {
    await conversation({ files, capabilities }, async (it) => {
      await it.ready();
      const lenses = await ask<CodeLens[]>(it, "textDocument/codeLens", "section-g.sec");
      assert.deepEqual(lenses.map(({ range, command }) => [range, command]), [[rangeOf(sectionG, "G3.4"), undefined]]);
      const seen = await it.connection.sendRequest<CodeLens>("codeLens/resolve", lenses[0]!);
      assert.equal(seen.command!.title, "cited once");
      if (capabilities === able) {
        assert.equal(seen.command!.command, "sec-duis.showReferences");
        const [uri, position, places] = seen.command!.arguments!;
        assert.deepEqual([uri, position], [it.uri("section-g.sec"), positionOf(sectionG, "G3.4")]);
        assert.deepEqual(places, [{ uri: it.uri("section-m.sec"), range: rangeOf(sectionM, "Section G3.4") }]);
      } else assert.equal(seen.command!.command, "");
      const uses = await ask<CodeLens[]>(it, "textDocument/codeLens", "section-a.sec");
      const titles = await Promise.all(uses.map(async (lens) => (await it.connection.sendRequest<CodeLens>("codeLens/resolve", lens)).command!.title));
      assert.deepEqual(titles, ["cited once", "1 use", "3 uses"]);
    });
  }
});

test("settings turn lenses and hints off", async () => {
  await conversation({ files, settings: { codeLens: "definitions", inlayHints: "off" } }, async (it) => {
    await it.ready();
    assert.deepEqual(await ask(it, "textDocument/codeLens", "section-g.sec"), []);
    assert.equal((await ask<CodeLens[]>(it, "textDocument/codeLens", "section-a.sec")).length, 2);
    assert.deepEqual(await hintsIn(it), []);
    it.setSettings({ codeLens: "nonsense" });
    await it.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await it.ready();
    assert.equal((await ask<CodeLens[]>(it, "textDocument/codeLens", "section-g.sec")).length, 1);
    assert.equal((await hintsIn(it)).length, 1);
  });
});

test("hints: the heading, where it leads and how it is written down", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const [hint, ...others] = await hintsIn(it);
    assert.deepEqual(others, []);
    const end = rangeOf(sectionM, "Section G3.4").end;
    assert.deepEqual(hint!.position, end);
    assert.deepEqual(hint!.label, [{ value: "(" }, { value: "Security Incident Management", location: { uri: it.uri("section-g.sec"), range: rangeOf(sectionG, "G3.4") } }, { value: ")" }]);
    assert.deepEqual(hint!.textEdits, [{ range: { start: end, end }, newText: " (Security Incident Management)" }]);
  });
});

test("tokens: whole, in part, and what changed; refreshed when another document heals a reference", async () => {
  await conversation({ files, capabilities: able }, async (it) => {
    await it.ready();
    let refreshed: () => void = () => undefined;
    it.connection.onRequest("workspace/semanticTokens/refresh", () => (refreshed(), null));
    for (const what of ["codeLens", "inlayHint"]) it.connection.onRequest(`workspace/${what}/refresh`, () => null);
    const { legend } = it.initialized.capabilities.semanticTokensProvider!;
    const shown = (tokens: SemanticTokens, text: string) => decoded(tokens.data, text).map(([words, type, modifiers]) => `${legend.tokenTypes[type]}${modifiers ? `.${legend.tokenModifiers[0]}` : ""} ${words}`);
    it.open("section-m.sec", sectionM);
    const all = await ask<SemanticTokens>(it, "textDocument/semanticTokens/full", "section-m.sec");
    assert.deepEqual(shown(all, sectionM), ["term Panel", "obligation shall", "reference Section G3.4", "reference.broken Section G3.9"]);
    const range = rangeOf(sectionM, "Section G3.4 and");
    assert.deepEqual(shown(await ask<SemanticTokens>(it, "textDocument/semanticTokens/range", "section-m.sec", { range }), sectionM), ["reference Section G3.4"]);
    const again = new Promise<void>((resolve) => (refreshed = resolve));
    it.open("section-g.sec", `${sectionG}\nG3.9 Nothing.\n`);
    await again;
    const delta = await ask<SemanticTokensDelta>(it, "textDocument/semanticTokens/full/delta", "section-m.sec", { previousResultId: all.resultId });
    const data = [...all.data];
    for (const { start, deleteCount, data: put } of delta.edits) data.splice(start, deleteCount, ...(put ?? []));
    assert.deepEqual(shown({ data }, sectionM), ["term Panel", "obligation shall", "reference Section G3.4", "reference Section G3.9"]);
  });
});

test("links, selections, folds, symbols, hierarchies", async () => {
  await conversation({ files, capabilities: {} }, async (it) => {
    await it.ready();
    const links = await ask<DocumentLink[]>(it, "textDocument/documentLink", "section-m.sec");
    assert.deepEqual(links.map(({ range, target }) => [range, target]), [[rangeOf(sectionM, "Section G3.4"), `${it.uri("section-g.sec")}#L5,1`]]);

    const [selection] = await ask<SelectionRange[]>(it, "textDocument/selectionRange", "section-g.sec", { positions: [positionOf(sectionG, "Panel", 2)] });
    const steps: Range[] = [];
    for (let at: SelectionRange | undefined = selection; at; at = at.parent) steps.push(at.range);
    assert.deepEqual(steps[0], rangeOf(sectionG, "Panel"));
    assert.deepEqual(steps[1], rangeOf(sectionG, "Each User shall tell the Panel."));
    assert.deepEqual(steps.at(-1)!.start, { line: 0, character: 0 });

    const folds = await ask<FoldingRange[]>(it, "textDocument/foldingRange", "section-g.sec");
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 2 && endLine === 6), JSON.stringify(folds));

    const symbols = await it.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "g3.4" });
    assert.deepEqual(symbols.map(({ name, containerName, location }) => [name, containerName, location]), [["G3.4 Security Incident Management", "Section G: SECURITY", { uri: it.uri("section-g.sec"), range: rangeOf(sectionG, "G3.4") }]]);

    const [item] = await ask<CallHierarchyItem[]>(it, "textDocument/prepareCallHierarchy", "section-g.sec", { position: positionOf(sectionG, "shall") });
    assert.equal(item!.name, "G3.4 Security Incident Management");
    const calls = await it.connection.sendRequest<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item });
    assert.deepEqual(calls.map(({ from, fromRanges }) => [from.name, from.uri, fromRanges]), [["M3.1", it.uri("section-m.sec"), [rangeOf(sectionM, "Section G3.4")]]]);
    assert.deepEqual(await it.connection.sendRequest("callHierarchy/outgoingCalls", { item }), []);

    const [type] = await ask<TypeHierarchyItem[]>(it, "textDocument/prepareTypeHierarchy", "section-a.sec", { position: positionOf(sectionA, "Incident**", 2) });
    const above = await it.connection.sendRequest<TypeHierarchyItem[]>("typeHierarchy/supertypes", { item: type });
    assert.deepEqual(above.map(({ name }) => name), ["Panel"]);
    const below = await it.connection.sendRequest<TypeHierarchyItem[]>("typeHierarchy/subtypes", { item: above[0] });
    assert.deepEqual(below.map(({ name }) => name), ["Incident"]);
  });
});

test("formatting, of all and of a part, and as one types", async () => {
  await conversation({ files: {}, capabilities: {} }, async (it) => {
    await it.ready();
    const text = "# SECTION G: X  \n\nG3.5 Each User shall:\n(a) act;\n\n";
    it.open("section-g.sec", text);
    const options = { tabSize: 4, insertSpaces: true };
    assert.deepEqual(await ask<TextEdit[]>(it, "textDocument/formatting", "section-g.sec", { options }), [
      { range: { start: { line: 0, character: 14 }, end: { line: 0, character: 16 } }, newText: "" },
      { range: { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } }, newText: "" },
    ]);
    assert.deepEqual(await ask(it, "textDocument/rangeFormatting", "section-g.sec", { options, range: rangeOf(text, "G3.5") }), []);
    assert.deepEqual(await ask<TextEdit[]>(it, "textDocument/onTypeFormatting", "section-g.sec", { options, ch: "\n", position: { line: 4, character: 0 } }), [
      { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, newText: "(b) " },
    ]);
    assert.deepEqual(await ask<TextEdit[]>(it, "textDocument/onTypeFormatting", "section-g.sec", { options, ch: " ", position: { line: 4, character: 0 } }), []);
  });
});

test("of what is no document nothing is said", async () => {
  await conversation({ files: { ...files, "sec.json": "{}" } }, async (it) => {
    await it.ready();
    for (const name of ["sec.json", "nowhere.sec"]) {
      assert.deepEqual(await ask(it, "textDocument/codeLens", name), []);
      assert.deepEqual(await ask(it, "textDocument/documentLink", name), []);
      assert.deepEqual(await ask(it, "textDocument/formatting", name, { options: { tabSize: 4, insertSpaces: true } }), []);
      assert.equal(await ask(it, "textDocument/selectionRange", name, { positions: [{ line: 0, character: 0 }] }), null);
      assert.equal(await ask(it, "textDocument/prepareCallHierarchy", name, { position: { line: 0, character: 0 } }), null);
      assert.equal(await ask(it, "textDocument/prepareTypeHierarchy", name, { position: { line: 0, character: 0 } }), null);
    }
  });
});

function ask<T>(it: Conversation, method: string, name: string, more: object = {}): Promise<T> {
  return it.connection.sendRequest<T>(method, { textDocument: { uri: it.uri(name) }, ...more });
}

function hintsIn(it: Conversation): Promise<InlayHint[]> {
  return ask<InlayHint[]>(it, "textDocument/inlayHint", "section-m.sec", { range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } });
}

/** The words, type and modifiers of each token. */
function decoded(data: readonly number[], text: string): readonly (readonly [string, number, number])[] {
  const lines = text.split("\n");
  const found: (readonly [string, number, number])[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    line += data[i]!;
    character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
    found.push([lines[line]!.slice(character, character + data[i + 2]!), data[i + 3]!, data[i + 4]!]);
  }
  return found;
}
