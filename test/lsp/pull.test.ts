// Diagnostics for a client that asks for them and cannot be told.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from "vscode-languageserver-protocol/node";
import { brief, conversation, editor, type Conversation } from "./conversation.ts";

const { publishDiagnostics: _, ...textDocument } = editor.textDocument!;
const pulling: ClientCapabilities = { ...editor, workspace: { ...editor.workspace, diagnostics: { refreshSupport: true } }, textDocument: { ...textDocument, diagnostic: { relatedInformation: true } } };

const files = {
  "section-a.sec": "# SECTION A: DEFINITIONS\n\n## A1 DEFINITIONS\n\nA1.1 Each Party shall act.\n",
  "section-g.sec": "# SECTION G: SECURITY\n\n## G1 DUTIES\n\nG1.1 Each Party shall recieve what Section A1.2 says.\n",
};
const g = "section-g.sec";

test("one file: asked again after an edit, unchanged where nothing changed, healed by another file", async () => {
  await conversation({ files, capabilities: pulling }, async (it) => {
    let refreshes = 0;
    it.connection.onRequest("workspace/diagnostic/refresh", () => {
      refreshes++;
      return null;
    });
    await it.ready();
    assert.deepEqual(it.initialized.capabilities.diagnosticProvider, { identifier: "sec-duis", interFileDependencies: true, workspaceDiagnostics: true });
    it.open(g, files[g]);
    const first = await pull(it, g);
    assert.equal(shown(first), "typo 4:22, broken-reference 4:43");
    assert.equal((await pull(it, g, first.resultId)).kind, "unchanged");
    it.change(g, files[g].replace("recieve", "receive"));
    const mended = await pull(it, g, first.resultId);
    assert.equal(shown(mended), "broken-reference 4:43");
    const told = refreshes;
    it.open("section-a.sec", files["section-a.sec"]);
    it.change("section-a.sec", `${files["section-a.sec"]}\nA1.2 Each Party shall tell.\n`);
    for (let times = 0; refreshes === told && times < 200; times++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(refreshes > told, "the client is told to ask again");
    assert.equal(shown(await pull(it, g, mended.resultId)), "");
    assert.deepEqual(it.published, []);
  });
});

test("all files: open or not, only what changed", async () => {
  await conversation({ files, capabilities: pulling }, async (it) => {
    it.connection.onRequest("workspace/diagnostic/refresh", () => null);
    await it.ready();
    const first = await pullAll(it, []);
    assert.deepEqual(first.items.map((item) => `${item.uri === it.uri(g)} ${shown(item)}`), ["true typo 4:22, broken-reference 4:43"]);
    const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    assert.deepEqual((await pullAll(it, known)).items.map(({ kind }) => kind), ["unchanged"]);
    const ready = it.ready();
    it.write(g, "# SECTION G: SECURITY\n\n## G1 DUTIES\n\nG1.1 Each Party shall act.\n");
    it.watched(2, g);
    await ready;
    assert.deepEqual((await pullAll(it, known)).items.map((item) => `${item.uri === it.uri(g)} ${shown(item)}`), ["true "]);
  });
});

test("a client that can be told is told, and is not offered what would show each finding twice", async () => {
  await conversation({ files, capabilities: { ...pulling, textDocument: { ...pulling.textDocument, publishDiagnostics: {} } } }, async (it) => {
    assert.equal(it.initialized.capabilities.diagnosticProvider, undefined);
    assert.equal(brief(await it.diagnostics(g)), "typo 4:22, broken-reference 4:43");
  });
});

function pull(it: Conversation, name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return it.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: it.uri(name) }, identifier: "sec-duis", ...(previousResultId === undefined ? {} : { previousResultId }) });
}

function pullAll(it: Conversation, previousResultIds: readonly { readonly uri: string; readonly value: string }[]): Promise<WorkspaceDiagnosticReport> {
  return it.connection.sendRequest("workspace/diagnostic", { identifier: "sec-duis", previousResultIds });
}

function shown(report: DocumentDiagnosticReport): string {
  return report.kind === "unchanged" ? "unchanged" : brief(report.items);
}
