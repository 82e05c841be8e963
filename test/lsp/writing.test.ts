// What helps while text is written, as a client sees it: completion, rename, highlights, the other ways to go.

import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  AnnotatedTextEdit,
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  InsertReplaceEdit,
  LocationLink,
  Position,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { conversation, editor, positionOf, type Conversation } from "./conversation.ts";

const sectionA = `# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Major Security Incident** | has the meaning given to that expression in Section G3.4 (Incidents). |
| **Panel** | means the body that the Parties elect. |
`;
const sectionG = `# SECTION G: SECURITY

### Incidents

G3.4 A **Major Security Incident** means an incident that the Panel calls so.

G3.5 Each Major Security Incident shall be told to the Panel, as Section G3.4 says.
`;
const files = { "section-a.sec": sectionA, "section-g.sec": sectionG };

/** What VS Code says of itself, as far as it matters here. */
const writer: ClientCapabilities = {
  ...editor,
  workspace: { ...editor.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } },
  textDocument: {
    ...editor.textDocument,
    rename: { prepareSupport: true },
    completion: { completionItem: { documentationFormat: ["markdown"], insertReplaceSupport: true, labelDetailsSupport: true, resolveSupport: { properties: ["documentation"] } } },
    declaration: { linkSupport: true },
    implementation: { linkSupport: true },
  },
};

test("rename: across files with a look at the edits first", async () => {
  await conversation({ files, capabilities: writer }, async (it) => {
    await it.ready();
    assert.deepEqual(it.initialized.capabilities.renameProvider, { prepareProvider: true });
    const at = { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf(sectionG, "Each Major", 7) };
    const prepared = await it.connection.sendRequest<{ placeholder: string }>("textDocument/prepareRename", at);
    assert.equal(prepared.placeholder, "Major Security Incident");
    const edit = await it.connection.sendRequest<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Grave Incident" });
    const changes = edit.documentChanges as readonly TextDocumentEdit[];
    assert.deepEqual(changes.map((one) => [one.textDocument.uri.split("/").at(-1), one.edits.length]).sort(), [["section-a.sec", 1], ["section-g.sec", 2]]);
    for (const { edits } of changes) for (const one of edits as readonly AnnotatedTextEdit[]) assert.equal(edit.changeAnnotations![one.annotationId]!.needsConfirmation, true);
  });
});

test("rename: what is looked at is ticked, for a client that shows no creation of a file that is there", async () => {
  await conversation({ files, capabilities: { ...writer, experimental: { hidesIdleCreations: true } } }, async (it) => {
    await it.ready();
    const rename = async (at: Position, newName: string): Promise<WorkspaceEdit> =>
      it.connection.sendRequest("textDocument/rename", { textDocument: { uri: it.uri("section-g.sec") }, position: at, newName });
    const { documentChanges = [], changeAnnotations = {} } = await rename(positionOf(sectionG, "Each Major", 7), "Grave Incident");
    // VS Code ticks what needs no confirmation, and shows no creation of a file that is there.
    const [look, ...changes] = documentChanges;
    assert.deepEqual(look, { kind: "create", uri: it.uri("section-g.sec"), options: { ignoreIfExists: true }, annotationId: "look" });
    assert.equal(changeAnnotations["look"]!.needsConfirmation, true);
    const edits = (changes as readonly TextDocumentEdit[]).flatMap((one) => one.edits as readonly AnnotatedTextEdit[]);
    assert.deepEqual(edits.map(({ annotationId }) => changeAnnotations[annotationId]!.needsConfirmation), [false, false, false]);
    // One document alone is changed under the eyes of whoever asks.
    const alone = await rename(positionOf(sectionG, "G3.5 Each", 2), "G3.6");
    assert.deepEqual(alone.documentChanges!.map((one) => "textDocument" in one), [true]);
    assert.ok(Object.values(alone.changeAnnotations!).every(({ needsConfirmation }) => !needsConfirmation));
  });
});

test("rename: what should be known of it is said, where a look does not show it", async () => {
  await conversation({ files: { "section-g.sec": "# SECTION G: SECURITY\n\nG3.5 As Section G3.6 says.\n\nG3.9 End.\n" }, capabilities: writer }, async (it) => {
    await it.ready();
    const said: string[] = [];
    it.connection.onNotification("window/showMessage", ({ message }: { message: string }) => void said.push(message));
    await it.connection.sendRequest("textDocument/rename", { textDocument: { uri: it.uri("section-g.sec") }, position: { line: 4, character: 1 }, newName: "G3.6" });
    assert.deepEqual(said, ["1 reference to G3.6, which does not exist yet, will lead here: in G3.5."]);
  });
});

test("rename: no, with the reason, in words", async () => {
  await conversation({ files, capabilities: writer }, async (it) => {
    await it.ready();
    const at = { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf(sectionG, "shall be told", 2) };
    await assert.rejects(it.connection.sendRequest("textDocument/prepareRename", at), /nothing to rename here/);
    const number = { ...at, position: positionOf(sectionG, "G3.5 Each", 2) };
    await assert.rejects(it.connection.sendRequest("textDocument/rename", { ...number, newName: "G3.4" }), /G3\.4 exists already in Section G/);
  });
});

test("rename: plain edits for a client that can do no more", async () => {
  await conversation({ files, capabilities: {} }, async (it) => {
    await it.ready();
    assert.equal(it.initialized.capabilities.renameProvider, true);
    const at = { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf(sectionG, "G3.5 Each", 2) };
    const edit = await it.connection.sendRequest<WorkspaceEdit>("textDocument/rename", { ...at, newName: "G3.6" });
    assert.deepEqual(Object.values(edit.changes!).flat().map(({ newText }) => newText), ["G3.6"]);
    assert.equal(edit.documentChanges, undefined);
  });
});

test("completion: a term over two words, told of when it is looked at", async () => {
  await conversation({ files, capabilities: writer }, async (it) => {
    const text = `${sectionG}\nG3.6 Of each Major Sec`;
    it.open("section-g.sec", text);
    await it.ready();
    const list = await complete(it, text, "each Major Sec");
    assert.equal(list.isIncomplete, true, "asked again with each letter, so that nothing is offered that the words cannot become");
    const [item] = list.items;
    assert.equal(item!.label, "Major Security Incident");
    assert.equal(item!.commitCharacters, undefined);
    assert.equal(item!.documentation, undefined);
    assert.equal(item!.labelDetails?.description, "G3.4");
    const edit = item!.textEdit as InsertReplaceEdit;
    assert.deepEqual(edit.insert, { start: positionOf(text, "G3.6 Of each Major", 13), end: positionOf(text, "G3.6 Of each Major Sec", 22) });
    const told = await it.connection.sendRequest<CompletionItem>("completionItem/resolve", item!);
    assert.match((told.documentation as { value: string }).value, /means an incident that the Panel calls so|an incident that the Panel calls so/);
  });
});

test("completion: a reference, for a client that knows neither Markdown nor two ranges", async () => {
  await conversation({ files, capabilities: {} }, async (it) => {
    const text = `${sectionG}\nG3.6 As Section G3.`;
    it.open("section-g.sec", text);
    await it.ready();
    const { items } = await complete(it, text, "As Section G3.", ".");
    assert.deepEqual(items.map(({ label, detail }) => `${label} ${detail}`), ["G3.4 Incidents: A Major Security Incident means an incident that the …", "G3.5 Incidents: Each Major Security Incident shall be told to the Panel, as …", "G3.6 Incidents: As Section G3."]);
    assert.deepEqual((items[0]!.textEdit as TextEdit).range, { start: positionOf(text, "As Section G3.", 11), end: positionOf(text, "As Section G3.", 14) });
    const told = await it.connection.sendRequest<CompletionItem>("completionItem/resolve", items[0]!);
    assert.match((told.documentation as { kind: string; value: string }).value, /A \*?\*?Major Security Incident/);
    assert.equal((told.documentation as { kind: string }).kind, "plaintext");
    assert.deepEqual((await complete(it, text, "As Sec")).items, []);
  });
});

test("highlights, declaration and implementation", async () => {
  await conversation({ files, capabilities: writer }, async (it) => {
    await it.ready();
    const at = { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf(sectionG, "Each Major", 7) };
    const marks = await it.connection.sendRequest<readonly DocumentHighlight[]>("textDocument/documentHighlight", at);
    assert.deepEqual(marks.map(({ range, kind }) => [range.start.line, kind]), [[4, 3], [6, 2]]);
    const going = async (method: string) => (await it.connection.sendRequest<readonly LocationLink[]>(`textDocument/${method}`, at)).map((one) => `${one.targetUri.split("/").at(-1)} ${one.targetSelectionRange.start.line}`);
    assert.deepEqual(await going("declaration"), ["section-a.sec 6"]);
    assert.deepEqual(await going("implementation"), ["section-g.sec 4"]);
  });
});

async function complete(it: Conversation, text: string, words: string, triggerCharacter?: string): Promise<CompletionList> {
  return await it.connection.sendRequest<CompletionList>("textDocument/completion", {
    textDocument: { uri: it.uri("section-g.sec") },
    position: positionOf(text, words, words.length),
    context: triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter },
  });
}
