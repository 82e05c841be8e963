// What a client may get wrong: the order of messages, what is in them, and when it no longer wants an answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CancellationTokenSource, type Location, type WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { brief, conversation, positionOf, rangeOf, startServer, type Conversation } from "./conversation.ts";

const g = "section-g.sec";
const sectionA = "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n| **Panel** | means the body that the Parties elect. |\n";
const sectionG = "# SECTION G: SECURITY\n\nG3.4 Tell teh Panel.\n\nG3.5 As Section G3.4 says, the Panel shall act.\n";
const files = { "section-a.sec": sectionA, [g]: sectionG };

test("before initialize and after shutdown nothing is done, and who asks is told so", async () => {
  const { server, connection } = startServer();
  const ended = new Promise((resolve) => server.once("exit", resolve));
  connection.listen();
  const hover = { textDocument: { uri: "file:///x.sec" }, position: { line: 0, character: 0 } };
  const symbols = () => connection.sendRequest("textDocument/documentSymbol", hover);
  await assert.rejects(connection.sendRequest("textDocument/hover", hover), { code: -32002 });
  await assert.rejects(connection.sendRequest("sec-duis/definitions"), { code: -32002 });
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri: "file:///x.sec", languageId: "sec", version: 1, text: "G3.4 The Panel." } });
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  await assert.rejects(connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} }), { code: -32600 });
  assert.deepEqual(await symbols(), [], "what was opened too early was not opened");
  assert.equal(await connection.sendRequest("shutdown"), null);
  await assert.rejects(symbols(), { code: -32600 });
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
  connection.dispose();
});

test("what is opened twice, changed or closed without being open, or changed under an old version, ends as the client has it", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const note = (method: string, textDocument: object, contentChanges?: readonly object[]) => it.connection.sendNotification(`textDocument/${method}`, { textDocument: { uri: it.uri(g), ...textDocument }, ...(contentChanges ? { contentChanges } : {}) });
    await note("didChange", { version: 2 }, [{ text: "not open" }]);
    await note("didClose", {});
    await settled(it);
    assert.equal(brief(it.latest(g)), "typo 2:10");
    await note("didOpen", { languageId: "sec", version: 7, text: "nothing" });
    await note("didOpen", { languageId: "sec", version: 7, text: sectionG });
    await note("didChange", { version: 3 }, [{ range: rangeOf(sectionG, "teh"), text: "the the" }]);
    await it.diagnostics(g, (found) => brief(found) === "doubled-word 2:10");
    await note("didClose", {});
    await note("didClose", {});
    await note("didChange", { version: 8 }, [{ text: "closed" }]);
    await it.diagnostics(g, (found) => brief(found) === "typo 2:10");
  });
});

/** Ranges that no text has. */
const places = [
  { start: { line: 99, character: 0 }, end: { line: 1e9, character: 1e20 } },
  { start: { line: -1, character: -5 }, end: { line: 0, character: 0 } },
  { start: { line: 2, character: 5 }, end: { line: 1, character: 0 } },
  { start: { line: 1.5, character: 0.1 }, end: { line: 1.7, character: 0.2 } },
];
const noChanges = [null, undefined, {}, "x", [null], [{}], [{ text: null }], [{ text: 5 }], [{ text: "x", range: null }], [{ text: "x", range: {} }], [{ text: "x", range: { start: null, end: { line: "a", character: 0 } } }]];

test("a change at an impossible place is made at the nearest; what is no change leaves the text as it was", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open(g, sectionG);
    const change = (contentChanges: unknown) => it.connection.sendNotification("textDocument/didChange", { textDocument: { uri: it.uri(g), version: 2 }, contentChanges });
    for (const range of places) await change([{ range, text: "" }]);
    for (const none of noChanges) await change(none);
    for (const text of [null, 5, undefined]) await it.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: it.uri(g), languageId: "sec", version: 1, text } });
    const symbols = await it.connection.sendRequest<readonly unknown[]>("textDocument/documentSymbol", { textDocument: { uri: it.uri(g) } });
    assert.ok(symbols.length > 0);
    await change([{ text: sectionG.replace("teh", "the the") }]);
    await it.diagnostics(g, (found) => brief(found) === "doubled-word 2:10");
  });
});

const nonsense: readonly unknown[] = [
  null, [], {}, [5], { textDocument: null }, { textDocument: {} }, { textDocument: { uri: 5 } }, { textDocument: { uri: "" } }, { textDocument: { uri: "file:///%zz%00" } },
  { textDocument: { uri: "URI" }, position: null, range: null, context: null, options: null, positions: null, newName: null },
  { textDocument: { uri: "URI" }, position: { line: "a" }, range: { start: null }, context: {}, options: {}, positions: [null], newName: 5, ch: 5 },
  { textDocument: { uri: "URI" }, position: { line: -3, character: 1e20 }, range: places[0], context: { diagnostics: [null], only: [5] }, options: { tabSize: -1 }, positions: [places[0]!.end], newName: "", ch: "" },
  { item: null }, { item: { data: null } }, { query: 5 }, { data: [] }, { changes: [null, { uri: 5 }] }, { event: { added: [null], removed: [{}] } }, { settings: 5 }, { id: [] },
];

test("nonsense in a message is answered, and leaves everything as it was", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open(g, sectionG);
    await it.diagnostics(g);
    const before = await everything(it);
    const given = nonsense.map((params) => JSON.parse(JSON.stringify(params).replace("URI", it.uri(g))) as object);
    const methods = [...questions(it).map(([method]) => method), "no/such", "$/no/such", "workspace/executeCommand", "completionItem/resolve", "codeAction/resolve", "codeLens/resolve", "typeHierarchy/subtypes"];
    await Promise.all(methods.flatMap((method) => given.map((params) => it.connection.sendRequest(method, params).catch((error: { readonly code: unknown }) => assert.equal(typeof error.code, "number", method)))));
    for (const method of ["textDocument/didOpen", "textDocument/didClose", "textDocument/didChange", "textDocument/didSave", "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration", "workspace/didChangeWorkspaceFolders", "$/cancelRequest", "$/setTrace", "no/such"]) {
      for (const params of given) if (!isClosing(method, params)) await it.connection.sendNotification(method, params);
    }
    assert.deepEqual(await everything(it), before);
    assert.equal(it.process.exitCode, null);
  });
});

/** Of a method, parameters in which one part is wrong, and what is said of it. */
const wrong: readonly (readonly [method: string, params: unknown, said: RegExp])[] = [
  ["textDocument/hover", {}, /textDocument\/hover: textDocument must be an object/],
  ["textDocument/hover", { textDocument: { uri: 5 }, position: { line: 0, character: 0 } }, /textDocument\.uri must be a string/],
  ["textDocument/definition", { textDocument: { uri: "file:///a.sec" } }, /position must be an object/],
  ["textDocument/references", { textDocument: { uri: "file:///a.sec" }, position: { line: "1", character: 0 } }, /position\.line must be a number/],
  ["textDocument/selectionRange", { textDocument: { uri: "file:///a.sec" }, positions: [{ line: 0, character: 0 }, null] }, /positions\[1\] must be an object/],
  ["textDocument/rename", { textDocument: { uri: "file:///a.sec" }, position: { line: 0, character: 0 }, newName: null }, /newName must be a string/],
  ["textDocument/codeAction", { textDocument: { uri: "file:///a.sec" }, range: { start: { line: 0, character: 0 } }, context: {} }, /range\.end must be an object/],
  ["textDocument/formatting", { textDocument: { uri: "file:///a.sec" }, options: null }, /options must be an object/],
  ["textDocument/diagnostic", [], /params must be an object/],
  ["workspace/symbol", null, /params must be an object/],
  ["typeHierarchy/subtypes", { item: { uri: "file:///a.sec" } }, /item\.range must be an object/],
  ["completionItem/resolve", { data: 5 }, /label must be a string/],
  ["sec-duis/setBase", { base: { kind: "git", label: "x" } }, /base\.kind must be one of "files", "folder"/],
  ["sec-duis/setBase", { base: { kind: "files", label: "x", messages: [], files: [{ uri: "file:///a.sec", text: 5 }] } }, /base\.files\[0\]\.text must be a string/],
  ["sec-duis/export", { documents: "file:///a.sec", folder: "x", over: "keep", author: "A" }, /documents must be an array/],
  ["sec-duis/holdsChanges", { files: "file:///a.docx" }, /files must be an array/],
  ["sec-duis/import", { files: [], folder: "x", over: "always", changes: "accept", author: "A" }, /over must be one of "keep", "overwrite"/],
];

test("a request whose parameters are wrong is told which, with the code for that", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    for (const [method, params, said] of wrong) await assert.rejects(it.connection.sendRequest(method, params), (error: { readonly code: number; readonly message: string }) => (assert.match(error.message, said), assert.equal(error.code, -32602), true), method);
    // Without any parameters no question can be answered but those that have none.
    for (const [method] of questions(it)) {
      const answer = it.connection.sendRequest(method, {});
      if (/^sec-duis\/(?:definitions|map)$/.test(method)) await answer;
      else await assert.rejects(answer, { code: -32602 }, method);
    }
    assert.deepEqual(it.log, []);
  });
});

test("a request of any kind that is cancelled, at once or while it is answered, is answered so or in full, and the next one in full", async () => {
  const clauses = Array.from({ length: 400 }, (_, i) => `G3.${i + 6} The Panel shall tell the Panel, as Section G3.${((i * 7) % 400) + 6} says.\n`).join("\n");
  await conversation({ files: { ...files, [g]: `${sectionG}\n${clauses}` } }, async (it) => {
    await it.ready();
    for (const [method, params] of questions(it)) {
      const whole = await it.connection.sendRequest(method, params);
      for (const turns of [0, 1, 4]) {
        const source = new CancellationTokenSource();
        const answer = it.connection.sendRequest(method, params, source.token).then(
          (result) => assert.deepEqual(settledParts(result), settledParts(whole), method),
          ({ code }: { readonly code: number }) => assert.equal(code, -32800, method),
        );
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        source.cancel();
        await answer;
      }
      assert.deepEqual(settledParts(await it.connection.sendRequest(method, params)), settledParts(whole), method);
    }
    for (const id of [1, 99999, "x", null]) await it.connection.sendNotification("$/cancelRequest", { id });
    assert.deepEqual(it.log, []);
  });
});

test("a text that is closed while it is checked or renamed is the disk's again", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const longer = `${sectionG}\n${Array.from({ length: 300 }, (_, i) => `G3.${i + 6} The the Panel shall tell teh Panel.\n`).join("\n")}`;
    for (let turns = 0; turns < 8; turns++) {
      it.open(g, longer);
      it.change(g, "Board", rangeOf(longer, "Panel"));
      const asked = ["rename", "references", "codeAction"].map((kind) =>
        it.connection.sendRequest<WorkspaceEdit | readonly Location[] | null>(`textDocument/${kind}`, { textDocument: { uri: it.uri(g) }, position: positionOf(sectionG, "Section G3.4", 9), newName: "G3.999", range: rangeOf(longer, "teh"), context: { diagnostics: [], includeDeclaration: true } }).catch(({ code }: { readonly code: number }) => code),
      );
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      it.close(g);
      await Promise.all(asked);
    }
    await it.diagnostics(g, (found) => brief(found) === "typo 2:10");
    await settled(it);
    assert.equal(brief(it.latest(g)), "typo 2:10");
    assert.deepEqual(it.log, []);
  });
});

/** Every kind of question, about the one reference in `sectionG`. */
function questions(it: Conversation): readonly (readonly [method: string, params: object])[] {
  const textDocument = { uri: it.uri(g) };
  const position = positionOf(sectionG, "Section G3.4", 9);
  const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
  const params = { textDocument, position, range, positions: [position], newName: "G3.999", ch: ";", options: { tabSize: 2, insertSpaces: true }, context: { includeDeclaration: true, diagnostics: [] }, previousResultId: "" };
  const kinds = [
    "hover", "definition", "declaration", "typeDefinition", "implementation", "references", "documentHighlight", "documentSymbol", "codeAction", "completion", "prepareRename", "rename", "foldingRange",
    "selectionRange", "codeLens", "inlayHint", "semanticTokens/full", "semanticTokens/range", "documentLink", "prepareCallHierarchy", "prepareTypeHierarchy", "formatting", "rangeFormatting", "onTypeFormatting", "diagnostic",
  ];
  return [
    ...kinds.map((kind) => [`textDocument/${kind}`, params] as const),
    ["workspace/symbol", { query: "Panel" }],
    ["workspace/diagnostic", { previousResultIds: [] }],
    ["sec-duis/definitions", {}],
    ["sec-duis/citations", params],
    ["sec-duis/map", {}],
  ];
}

/** The findings of the open text and what a question of each kind is answered with. */
async function everything(it: Conversation): Promise<readonly unknown[]> {
  await settled(it);
  const answers = [];
  for (const [method, params] of questions(it)) answers.push([method, settledParts(await it.connection.sendRequest(method, params).catch(({ code }: { readonly code: number }) => code))]);
  return [it.latest(g), ...answers];
}

/** An answer without the numbers that count answers. */
function settledParts(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer ?? null, (key, value: unknown) => (key === "resultId" || key === "version" ? undefined : value)));
}

function isClosing(method: string, params: object): boolean {
  return method === "textDocument/didClose" && JSON.stringify(params).includes(g);
}

/** Waits until what was sent before has had its effect: the server answers in order. */
async function settled(it: Conversation): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await it.connection.sendRequest("textDocument/foldingRange", { textDocument: { uri: it.uri(g) } });
  await new Promise((resolve) => setTimeout(resolve, 100));
}
