// The smallest language server around VS Code's Markdown service: checks every file of the folder, then says that it is
// ready (as ours does, so that one stopwatch serves both), and checks a document again after each change.

import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, TextDocumentSyncKind, type CancellationToken } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { openFolder, type MarkdownFolder } from "./markdown-folder.ts";

const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
let root = "";
let opened: MarkdownFolder | undefined;
const folder = (): MarkdownFolder => (opened ??= openFolder(root));

connection.onInitialize(({ workspaceFolders }) => {
  root = URI.parse(workspaceFolders![0]!.uri).fsPath;
  return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true, definitionProvider: true } };
});
connection.onInitialized(async () => {
  for (const document of folder().documents.values()) {
    await publish(document);
    // Other messages are read in between.
    await new Promise(setImmediate);
  }
  await connection.sendNotification("sec-duis/status", { state: "ready" });
});
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => change(TextDocument.create(uri, languageId, version, text)));
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => change(TextDocument.update(document(uri), contentChanges, version)));
connection.onHover(async ({ textDocument: { uri }, position }, token: CancellationToken) => (await folder().service.getHover(document(uri), position, token)) ?? null);
connection.onDefinition(async ({ textDocument: { uri }, position }, token: CancellationToken) => (await folder().service.getDefinition(document(uri), position, token)) ?? null);
connection.listen();

function document(uri: string): TextDocument {
  return folder().documents.get(uri)!;
}

function change(document: TextDocument): Promise<void> {
  folder().set(document);
  return publish(document);
}

async function publish(document: TextDocument): Promise<void> {
  await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [...(await folder().check(document))] });
}
