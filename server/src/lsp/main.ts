// The language server: `node server.js --stdio`. Complete by itself; this file is its table of contents.

import { createConnection, TextDocumentSyncKind, type InitializeParams, type InitializeResult } from "vscode-languageserver/node";
import type { Finding } from "../check/check.ts";
import { openDictionary } from "../disk/dictionary.ts";
import type { Unreadable } from "../disk/read.ts";
import { version } from "../disk/version.ts";
import type { DocumentId } from "../index/facts.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { answerActions } from "./actions.ts";
import { createBackground } from "./background.ts";
import { clientOf, foldersOf, leastClient } from "./client.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { createFiles } from "./files.ts";
import { guarded, hearing } from "./guard.ts";
import { createHoldings } from "./holdings.ts";
import { answerHover } from "./hover.ts";
import { answerNavigation } from "./navigation.ts";
import { createReporter } from "./reporter.ts";
import type { Session } from "./session.ts";
import { followSettings } from "./settings.ts";
import { answerSymbols } from "./symbols.ts";
import { createOpenTexts } from "./texts.ts";
import { hear } from "./turns.ts";
import { idOfUri, normalPath } from "./uri.ts";
import { createUris } from "./uris.ts";
import { registerWatchers } from "./watching.ts";

const connection = createConnection();
const log = (message: string) => connection.console.error(message);
let client = leastClient;
let initialize: InitializeParams | undefined;

const dictionary = openDictionary();
const workspace = createWorkspace(dictionary.spelling);
const uris = createUris((id, before) => diagnostics.clear(id, before));
const diagnostics = createDiagnostics(connection, () => client, uris);
const holdings = createHoldings(workspace, (id, kind) => {
  background.due(id);
  if (kind === "config" && texts.has(id)) files.rescan();
});
const texts = createOpenTexts(holdings, uris);
const unreadable = new Map<DocumentId, Unreadable>();
const files = createFiles({
  holdings,
  snapshot: () => workspace.snapshot(),
  isOpen: (id) => texts.has(id),
  unreadable(id, why) {
    if (why) unreadable.set(id, why);
    if (why || unreadable.delete(id)) background.due(id);
  },
  gone: (id) => diagnostics.clear(id),
});
const background = createBackground({
  workspace,
  texts,
  files: () => files,
  diagnostics,
  reporter: createReporter(connection, () => client),
  publish: (id) => diagnostics.publish(id, findingsIn(id), workspace.snapshot(), texts.version(id)),
  log,
});
const session: Session = {
  connection,
  client: () => client,
  workspace,
  texts,
  uris,
  log,
  now() {
    hear();
    texts.settle();
    return workspace.snapshot();
  },
};
const settings = followSettings(session, (given) => {
  workspace.setSettings(given);
  files.rescan();
  background.wake();
});

connection.onInitialize((params): InitializeResult => {
  initialize = params;
  client = clientOf(params.capabilities);
  for (const folder of foldersOf(params)) files.addFolder(folderPath(folder));
  return {
    serverInfo: { name: "sec-duis", version: version() },
    capabilities: {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: ["quickfix"] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
});
connection.onInitialized(
  hearing(log, async () => {
    if (dictionary.kind === "missing") log(dictionary.message);
    if (client.folderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders(
        heard(({ added, removed }) => {
          for (const { uri } of removed) files.removeFolder(folderPath(uri));
          for (const { uri } of added) files.addFolder(folderPath(uri));
        }),
      );
    }
    // Settings first where they come soon, so that nothing is checked twice; but a client that never answers is served too.
    await Promise.race([guarded(log, () => settings.start(initialize!)), new Promise((resolve) => setTimeout(resolve, 500))]);
    background.wake();
    await registerWatchers(session);
  }),
);

connection.onDidOpenTextDocument(heard((params) => texts.open(params)));
connection.onDidChangeTextDocument(heard((params) => texts.change(params)));
connection.onDidCloseTextDocument(
  heard((params) => {
    const id = texts.close(params);
    if (id !== undefined) files.closed(id);
  }),
);
connection.onDidChangeWatchedFiles(heard(({ changes }) => files.changed(changes, idOfUri)));

answerHover(session);
answerNavigation(session);
answerActions(session);
answerSymbols(session);

connection.listen();

/** A notification that leaves something to do. */
function heard<Params>(handler: (params: Params) => void | Promise<void>): (params: Params) => void {
  return hearing(log, async (params) => {
    hear();
    await handler(params);
    if (initialize) background.wake();
  });
}

/** All findings of a file, also of one that is not to be read. */
function findingsIn(id: DocumentId): readonly Finding[] {
  const why = texts.has(id) ? undefined : unreadable.get(id);
  if (why) return [{ rule: "unreadable-file", severity: "warning", at: { from: 0, to: 0 }, message: why.message }];
  return workspace.findings(id)?.findings ?? [];
}

function folderPath(uri: string): string {
  return normalPath(idOfUri(uri)).replace(/(?<=[^:])[\\/]+$/, "");
}
