// Opening, editing, closing: what the client is told, and when.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CallHierarchyItem, CodeLens, CompletionItem, CompletionList, FoldingRange, Hover, SemanticTokens, WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { brief, conversation, editor, positionOf, rangeOf } from "./conversation.ts";

const sectionA = `# SECTION A: DEFINITIONS AND INTERPRETATION

## A1 DEFINITIONS

A1.1 In this Code, the expressions below shall have the meanings given to them below:

| Term | Definition |
| --- | --- |
| **Panel** | means the body that the Parties elect. |
| **Party** | means a person that has agreed to be bound by this Code. |
`;
const sectionG = `# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.4 Each Party shall tell the the Panel of each incident.

G3.5 Each Party shall act in accordance with Section G3.9.
`;
const files = { "section-a.sec": sectionA, "sub folder/section-g é.sec": sectionG };
const g = "sub folder/section-g é.sec";

test("files that are not open are read and reported, with rule, source and place", async () => {
  await conversation({ files }, async (it) => {
    const status = await it.ready();
    assert.deepEqual(it.latest("section-a.sec"), []);
    const [doubled, broken, ...more] = await it.diagnostics(g);
    assert.deepEqual(more, []);
    assert.deepEqual([doubled!.code, doubled!.source, doubled!.severity], ["doubled-word", "sec-duis", 2]);
    assert.deepEqual([broken!.code, broken!.severity], ["broken-reference", 1]);
    assert.equal(broken!.range.start.line, 6);
    assert.match(broken!.codeDescription!.href, /^file:.*docs\/rules\/broken-reference\.md$/);
    assert.deepEqual([status.errors, status.warnings, status.done, status.total], [1, 1, 2, 2]);
    while (!it.progress.includes("end")) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(it.progress.filter((kind) => kind !== "report"), ["begin", "end"]);
    assert.deepEqual(it.log, []);
  });
});

test("a finding goes with the edit that mends it, and comes with the one that makes it", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open(g, sectionG);
    await it.diagnostics(g, (found) => found.length === 2);
    const before = it.published.length;
    it.change(g, "", rangeOf(sectionG, "the the".slice(3)));
    it.change(g, "G3.4", { start: { line: 6, character: 53 }, end: { line: 6, character: 57 } });
    await it.diagnostics(g, (found) => found.length === 0);
    const told = it.published.slice(before).filter(({ uri }) => uri === it.uri(g));
    assert.equal(told.at(-1)!.version, 3, "diagnostics name the version that they are of");
    it.change(g, "teh ", { start: { line: 4, character: 10 }, end: { line: 4, character: 10 } });
    await it.diagnostics(g, (found) => brief(found) === "typo 4:10");
  });
});

test("a change in one document is felt in the others, open or not", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open("section-a.sec", sectionA);
    it.change("section-a.sec", `${sectionA}\nA1.2 See Section G3.77.\n`);
    await it.diagnostics("section-a.sec", (found) => brief(found).startsWith("broken-reference"));
    it.open(g, sectionG);
    it.change(g, "G3.77", rangeOf(sectionG, "G3.5"));
    await it.diagnostics("section-a.sec", (found) => found.length === 0);
  });
});

test("keystrokes that come faster than they can be read end in the right text", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open(g, sectionG);
    let at = positionOf(sectionG, "G3.4", 5);
    for (const letter of "See Section G3.99. ") {
      it.change(g, letter, { start: at, end: at });
      at = { line: at.line, character: at.character + 1 };
    }
    const found = await it.diagnostics(g, (all) => all.length === 3);
    assert.equal(brief(found), "broken-reference 4:17, doubled-word 4:46, broken-reference 6:53");
    const hover = await it.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: it.uri(g) } });
    assert.match(JSON.stringify(hover), /See Section G3\.99\. Each Party/);
  });
});

test("an open text wins over the disk, until it is closed", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open(g, "# SECTION G: SECURITY\n");
    await it.diagnostics(g, (found) => found.length === 0);
    it.write(g, sectionG.replace("the the", "teh"));
    it.watched(2, g);
    await settled(it);
    assert.deepEqual(it.latest(g), []);
    it.close(g);
    await it.diagnostics(g, (found) => brief(found) === "typo 4:27, broken-reference 6:53");
  });
});

test("a file deleted while open keeps its text, and goes when it is closed", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open(g, sectionG);
    await it.diagnostics(g, (found) => found.length === 2);
    it.remove(g);
    it.watched(3, g);
    it.change(g, "teh", rangeOf(sectionG, "the the"));
    await it.diagnostics(g, (found) => brief(found) === "typo 4:27, broken-reference 6:53");
    it.close(g);
    await it.diagnostics(g, (found) => found.length === 0);
    it.open("section-a.sec", `${sectionA}\nA1.2 See Section G3.5.\n`);
    await it.ready();
    const symbols = await it.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: it.uri(g) } });
    assert.deepEqual(symbols, []);
  });
});

test("an untitled text and a file outside every folder are checked, and forgotten when closed", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const outside = "file:///nowhere/at%20all/notes.sec";
    for (const uri of ["untitled:Untitled-1", outside]) {
      it.open(uri, "G3.4 Tell teh Panel.\n", "sec");
      await it.diagnostics(uri, (found) => brief(found) === "typo 0:10");
      it.change(uri, "the", { start: { line: 0, character: 10 }, end: { line: 0, character: 13 } });
      await it.diagnostics(uri, (found) => found.length === 0);
      it.change(uri, "teh", { start: { line: 0, character: 10 }, end: { line: 0, character: 13 } });
      await it.diagnostics(uri, (found) => found.length === 1);
      it.close(uri);
      await it.diagnostics(uri, (found) => found.length === 0);
    }
  });
});

test("lines end at LF, CRLF and CR, characters are UTF-16 units, and a place past a line's end is its end", async () => {
  await conversation({ files: {} }, async (it) => {
    assert.equal(it.initialized.capabilities.positionEncoding, "utf-16");
    const text = "G3.4 The 😀 teh Panel.\r\nG3.5 Tell teh Panel.\rG3.6 Tell teh Panel.";
    it.open("section-g.sec", text);
    await it.diagnostics("section-g.sec", (found) => brief(found) === "typo 0:12, typo 1:10, typo 2:10");
    it.change("section-g.sec", " Tell teh Panel.", { start: { line: 0, character: 99 }, end: { line: 0, character: 200 } });
    const found = await it.diagnostics("section-g.sec", (all) => all.length === 4);
    assert.equal(brief(found), "typo 0:12, typo 0:28, typo 1:10, typo 2:10");
  });
});

test("an old client: one root, nothing that it can do", async () => {
  await conversation({ files, capabilities: {}, initialize: { workspaceFolders: null } }, async (it) => {
    await it.ready();
    const [doubled] = await it.diagnostics(g, (found) => found.length === 2);
    assert.equal(doubled!.codeDescription, undefined);
    assert.deepEqual([it.registrations, it.progress], [[], []]);
    it.open(g, sectionG);
    await it.diagnostics(g, (found) => found.length === 2);
    assert.equal(it.published.at(-1)!.version, undefined);
    const hover = await it.connection.sendRequest<{ contents: { kind: string; value: string } }>("textDocument/hover", {
      textDocument: { uri: it.uri(g) },
      position: positionOf(sectionG, "Panel", 2),
    });
    assert.equal(hover.contents.kind, "plaintext");
    assert.match(hover.contents.value, /^Panel \(A1\.1, Section A: [^)]*\)\n\nmeans the body/);
    const symbols = await it.connection.sendRequest<readonly { location?: unknown }[]>("textDocument/documentSymbol", { textDocument: { uri: it.uri(g) } });
    assert.ok(symbols.length >= 3 && symbols.every((symbol) => symbol.location));

    // Each answer in the plainest form that there is.
    const panel = { textDocument: { uri: it.uri(g) }, position: positionOf(sectionG, "Panel", 3) };
    const ask = <Answer>(method: string, more: object = {}) => it.connection.sendRequest<Answer>(method, { ...panel, ...more });
    const definition = await ask<readonly object[]>("textDocument/definition");
    assert.ok(definition.length > 0 && definition.every((one) => "uri" in one), "places, no links");
    assert.ok((await ask<readonly object[]>("textDocument/references", { context: { includeDeclaration: true } })).length >= 2);
    assert.ok((await ask<readonly object[]>("textDocument/documentHighlight")).length >= 1);
    const completion = await ask<CompletionList | readonly CompletionItem[]>("textDocument/completion", { context: { triggerKind: 1 } });
    const items = "items" in completion ? completion.items : completion;
    const chosen = items.find(({ label }) => label === "Panel");
    assert.ok(chosen, items.map(({ label }) => label).join());
    assert.ok(items.every(({ insertTextFormat, labelDetails, textEdit }) => insertTextFormat !== 2 && labelDetails === undefined && (!textEdit || "range" in textEdit)), "no snippets");
    const { documentation } = await it.connection.sendRequest<CompletionItem>("completionItem/resolve", chosen);
    assert.ok(typeof documentation === "string" || documentation?.kind !== "markdown", "no Markdown");
    const edit = await ask<WorkspaceEdit>("textDocument/rename", { newName: "Board" });
    assert.ok(edit.changes && !edit.documentChanges && !edit.changeAnnotations, "bare edits");
    assert.deepEqual(await ask("textDocument/codeAction", { range: rangeOf(sectionG, "Panel"), context: { diagnostics: [] } }), []);
    assert.ok((await ask<readonly FoldingRange[]>("textDocument/foldingRange")).some(({ startLine }) => startLine === 2), "the heading folds");
    const [lens] = await ask<readonly CodeLens[]>("textDocument/codeLens", { textDocument: { uri: it.uri("section-a.sec") } });
    const { command } = await it.connection.sendRequest<CodeLens>("codeLens/resolve", lens);
    assert.deepEqual([command!.title, command!.command], ["1 use", ""], "a count, and nothing that only our own client can do");
    assert.ok((await ask<SemanticTokens>("textDocument/semanticTokens/full")).data.length > 0);
    assert.deepEqual(await ask("textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } }), [], "it stands well already");
    const [clause] = await ask<readonly CallHierarchyItem[]>("textDocument/prepareCallHierarchy");
    assert.match(clause!.name, /^G3\.4/);
    assert.deepEqual(await ask("textDocument/documentLink"), []);
    assert.deepEqual(await ask("textDocument/inlayHint", { range: rangeOf(sectionG, sectionG) }), []);
    it.write("section-m.sec", "M3.1 Tell teh Panel.\n");
    it.watched(1, "section-m.sec");
    await it.diagnostics("section-m.sec");
  });
});

test("no folder at all: open texts are served", async () => {
  await conversation({ files, initialize: { workspaceFolders: null, rootUri: null } }, async (it) => {
    it.open(g, sectionG);
    await it.diagnostics(g, (found) => found.length === 2);
    assert.deepEqual([...new Set(it.published.map(({ uri }) => uri))], [it.uri(g)]);
  });
});

/** Waits until what was sent before has had its effect: the server answers in order. */
async function settled(it: { readonly connection: { sendRequest(method: string, params: object): Promise<unknown> }; uri(name: string): string }): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await it.connection.sendRequest("textDocument/foldingRange", { textDocument: { uri: it.uri("section-a.sec") } });
  await new Promise((resolve) => setTimeout(resolve, 100));
}

test("while the Code is read, nobody is told how often a thing is used; once it is, everybody is", async () => {
  const uses = Array.from({ length: 1500 }, (_, i) => `Z3.${i + 1} Each Widget shall tell the Panel, as Section Z3.${((i * 7) % 1500) + 1} says.\n`).join("\n");
  const many = Object.fromEntries([..."BCDEFGHJKLMN"].map((letter) => [`section-${letter.toLowerCase()}.sec`, uses.replaceAll("Z3.", `${letter}3.`)]));
  const name = "section-x.sec";
  const text = "# SECTION X: TEST\n\nX3.1 In this Section X, **Widget** means a thing.\n\nX3.2 Each Widget shall be one.\n";
  await conversation({ files: many, capabilities: { ...editor, workspace: { ...editor.workspace, codeLens: { refreshSupport: true } } } }, async (it) => {
    const params = { textDocument: { uri: it.uri(name) }, position: positionOf(text, "Widget", 2) };
    const told = async () => [await it.connection.sendRequest<Hover>("textDocument/hover", params), await it.connection.sendRequest<readonly CodeLens[]>("textDocument/codeLens", params)] as const;
    const ready = it.ready().then(() => "ready");
    it.open(name, text);
    const before = await Promise.race([ready, told()]);
    assert.ok(typeof before !== "string", "answered before all is read");
    assert.match(JSON.stringify(before[0].contents), /means a thing/);
    assert.doesNotMatch(JSON.stringify(before[0].contents), /Used/);
    assert.deepEqual(before[1], []);
    await ready;
    const [hover, lenses] = await told();
    assert.match(JSON.stringify(hover.contents), /Used 18,001 times in 13 documents/);
    assert.ok(lenses.length > 0);
  });
});

test("while the Code is read, an open text is served and questions are answered", async () => {
  const clauses = Array.from({ length: 1500 }, (_, i) => `Z3.${i + 1} Each Party shall tell the Panel, as Section Z3.${((i * 7) % 1500) + 1} says.\n`).join("\n");
  const letters = [..."BCDEFGHJKLMNPQRSTUVW"];
  const many = Object.fromEntries(letters.map((letter) => [`section-${letter.toLowerCase()}.sec`, clauses.replaceAll("Z3.", `${letter}3.`)]));
  await conversation({ files: many }, async (it) => {
    const name = "section-x.sec";
    const ready = it.ready().then(() => "ready");
    it.open(name, "# SECTION X: TEST\n\nX3.1 Tell the the Panel.\n");
    const first = await Promise.race([ready, it.diagnostics(name).then(() => "diagnostics")]);
    assert.equal(first, "diagnostics");
    const symbols = await Promise.race([ready, it.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: it.uri(name) } })]);
    assert.notEqual(symbols, "ready");
    assert.equal(await ready, "ready");
    assert.equal(it.published.filter(({ uri }) => uri !== it.uri(name)).length, 0);
  });
});

test("related places move with the text that they are in", async () => {
  const double = sectionA.replace("SECTION A: DEFINITIONS AND INTERPRETATION", "SECTION B: TEST").replaceAll("A1", "B1");
  await conversation({ files: { "section-a.sec": sectionA, "section-b.sec": double } }, async (it) => {
    await it.ready();
    const relatedLine = (): number | undefined => it.latest("section-b.sec").find(({ code }) => code === "duplicate-definition")?.relatedInformation?.[0]?.location.range.start.line;
    assert.equal(relatedLine(), 8);
    it.open("section-a.sec", sectionA);
    it.change("section-a.sec", "\n\n", { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
    await it.diagnostics("section-b.sec", () => relatedLine() === 10);
  });
});

test("who types within a line hears nothing of files in which nothing has changed", async () => {
  const double = sectionA.replace("SECTION A: DEFINITIONS AND INTERPRETATION", "SECTION B: TEST").replaceAll("A1", "B1");
  await conversation({ files: { "section-a.sec": sectionA, "section-b.sec": double } }, async (it) => {
    await it.ready();
    it.open("section-a.sec", sectionA);
    const told = () => it.published.filter(({ uri }) => uri === it.uri("section-b.sec")).length;
    const before = told();
    const last = { line: sectionA.split("\n").length - 1, character: 0 };
    it.change("section-a.sec", "Teh note", { start: last, end: last });
    await it.diagnostics("section-a.sec", (all) => all.some(({ message }) => String(message).includes("Teh")));
    await it.ready();
    assert.equal(told(), before);
  });
});
