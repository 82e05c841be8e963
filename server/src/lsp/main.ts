// The language server: `node server.js --stdio`. Complete by itself; this file is its table of contents.

import { writeSync } from "node:fs";
import { createConnection, type InitializeParams, type InitializeResult } from "vscode-languageserver/node";
import type { Finding } from "../check/findings.ts";
import { lateDictionary } from "../disk/dictionary.ts";
import type { Unreadable } from "../disk/read.ts";
import { version } from "../disk/version.ts";
import type { DocumentId } from "../index/facts.ts";
import { unreadableFindings } from "../workspace/problems.ts";
import { createCodes } from "../workspace/codes.ts";
import { answerActions } from "./actions.ts";
import { createAsides } from "./asides.ts";
import { createBackground } from "./background.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { clientOf, foldersOf, leastClient } from "./client.ts";
import { answerCompletion } from "./completion.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { createFiles } from "./files.ts";
import { watchFrames } from "./frames.ts";
import { guarded, hearing, lateFailures, trace } from "./guard.ts";
import { createHoldings } from "./holdings.ts";
import { answerFindSymbols } from "./find-symbols.ts";
import { answerFormatting, registerFormatting } from "./formatting.ts";
import { answerHierarchies } from "./hierarchies.ts";
import { answerHighlights } from "./highlight.ts";
import { answerHints } from "./hints.ts";
import { answerHover } from "./hover.ts";
import { answerImpact } from "./impact.ts";
import { answerLenses } from "./lenses.ts";
import { answerLinks } from "./links.ts";
import { keptFindings } from "./kept-findings.ts";
import { answerNavigation } from "./navigation.ts";
import { answerRefused, inOrder } from "./order.ts";
import { optionOf } from "./options.ts";
import { preferencesOf } from "./preferences.ts";
import { answerRename } from "./rename.ts";
import { answerPulls } from "./pull.ts";
import { createRefreshing } from "./refreshing.ts";
import { createReporter } from "./reporter.ts";
import { answerSelections } from "./selection.ts";
import type { Session } from "./session.ts";
import { followSettings } from "./settings.ts";
import { socketIn } from "./socket.ts";
import { answerSymbols } from "./symbols.ts";
import { createOpenTexts } from "./texts.ts";
import { answerTokens } from "./tokens.ts";
import { hear } from "./turns.ts";
import { folderOfUri, idOfUri } from "./uri.ts";
import { createUris } from "./uris.ts";
import { answerViews } from "./views.ts";
import { answerWord } from "./word.ts";
import { startWatching, type Watching } from "./watching.ts";

const socket = socketIn(process.argv.slice(2));
const connection = socket ? createConnection(socket, socket, { messageStrategy: inOrder() }) : createConnection({ messageStrategy: inOrder() });
const log = (message: string) => connection.console.error(message);
let client = leastClient;
let initialize: InitializeParams | undefined;
let preferences = preferencesOf(undefined);

// What was found last time is shown without it.
const spelling = lateDictionary(log);
const workspace = createCodes(spelling);
const uris = createUris((id, before) => diagnostics.clear(id, before));
const failed = lateFailures(log);
const diagnostics = createDiagnostics(connection, () => client, uris, failed);
const holdings = createHoldings(workspace, (id, kind) => {
  background.due(id);
  if (kind === "config" && texts.has(id)) files.rescan();
  if (kind === "schema") files.schemaChanged();
});
const unreadable = new Map<DocumentId, Unreadable>();
const asides = createAsides(() => workspace.snapshots(), (id) => files.standing(id));
const texts = createOpenTexts(holdings, uris, noteUnreadable, asides);
const files = createFiles({
  holdings,
  everything: () => workspace.everything(),
  isOpen: (id) => texts.has(id),
  unreadable: noteUnreadable,
  gone: (id) => diagnostics.clear(id),
  tell: (message) => connection.console.warn(message),
});
const background = createBackground({
  workspace,
  texts,
  files,
  diagnostics,
  reporter: createReporter(connection, () => client),
  refreshing: createRefreshing(connection, () => client, log),
  kept: keptFindings(optionOf("--storage"), () => foldersOf(initialize!).map(folderOfUri)),
  compiled: optionOf("--compiled"),
  keptBy: () => [given, initialize?.capabilities.textDocument?.publishDiagnostics],
  publish(id) {
    const findings = findingsIn(id);
    if (findings) diagnostics.publish(id, findings, workspace.snapshot(id), texts.version(id));
  },
  log,
  tell: (message) => connection.console.info(message),
});
const session: Session = {
  connection,
  client: () => client,
  workspace,
  texts,
  folders: () => files.folders(),
  uris,
  log,
  failed,
  spelling,
  preferences: () => preferences,
  isIndexed: () => background.hasRested(),
  now(id) {
    hear("question");
    texts.settle();
    front = id ?? front;
    return workspace.snapshot(front);
  },
  shown(id) {
    const aside = texts.aside(id);
    const now = session.now(aside?.twin ?? id);
    return aside ? asides.shown(now, aside.open, aside.twin) : now;
  },
  front: () => front,
};
/** What the client asked about last. */
let front: DocumentId | undefined;
let given: unknown;
let watching: Watching | undefined;
const settings = followSettings(session, (now) => {
  given = now;
  preferences = preferencesOf(now);
  workspace.setSettings(now);
  files.rescan();
  background.wake();
});

connection.onInitialize((params): InitializeResult => {
  initialize = params;
  client = clientOf(params.capabilities ?? {});
  for (const folder of foldersOf(params)) files.addFolder(folderOfUri(folder));
  return { serverInfo: { name: "sec-duis", version: version() }, capabilities: capabilitiesFor(client) };
});
connection.onInitialized(
  hearing(log, async () => {
    if (!initialize) return;
    if (client.folderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders(
        heard(({ added, removed }) => {
          for (const { uri } of removed) files.removeFolder(folderOfUri(uri));
          for (const { uri } of added) files.addFolder(folderOfUri(uri));
          watching?.follow();
        }),
      );
    }
    // Settings first where they come soon, so that nothing is checked twice; but a client that never answers is served too.
    await Promise.race([guarded(log, () => settings.start(initialize!)), new Promise((resolve) => setTimeout(resolve, 500))]);
    background.wake();
    await registerFormatting(session);
    watching = await startWatching(session, heard((events) => files.changed(events, (path) => path)));
  }),
);
connection.onShutdown(() => background.finish());
connection.onDidOpenTextDocument(heard((params) => texts.open(params)));
connection.onDidChangeTextDocument(heard((params) => texts.change(params)));
connection.onDidCloseTextDocument(
  heard((params) => {
    const id = texts.close(params);
    if (id !== undefined) files.closed(id);
  }),
);
connection.onDidChangeWatchedFiles(heard(({ changes }) => files.changed(changes, idOfUri)));

answerRefused(connection);
answerHover(session);
answerNavigation(session);
answerHighlights(session);
answerRename(session);
answerCompletion(session);
answerActions(session);
answerSymbols(session);
answerFindSymbols(session);
answerSelections(session);
answerLenses(session);
answerHints(session);
answerTokens(session);
answerLinks(session);
answerHierarchies(session);
answerFormatting(session);
answerViews(session);
answerImpact(session);
answerWord(session);
answerPulls(session, { diagnostics, findingsIn });

// A message that can no longer be sent must not end the server while others can.
process.on("unhandledRejection", (error) => log(trace(error)));
if (socket) watchFrames(socket, endOn);
else if (process.argv.includes("--stdio")) watchFrames(process.stdin, endOn);
connection.listen();

/** Nobody can say where the next message begins: a client that starts the server again is better served. */
function endOn(fault: string): void {
  writeSync(2, `The server ends: its client sent ${fault}.\n`);
  process.exit(1);
}

/** A file, or an open text, that cannot be read; or (undefined) can be again. */
function noteUnreadable(id: DocumentId, why: Unreadable | undefined): void {
  if (why) unreadable.set(id, why);
  if (why || unreadable.delete(id)) background.due(id);
}

/** A notification that leaves something to do. */
function heard<Params>(handler: (params: Params) => void | Promise<void>): (params: Params) => void {
  return hearing(log, async (params) => {
    hear("news");
    await handler(params);
    if (initialize) background.wake();
  });
}

/** All findings of a file, also of one that is no text; undefined while a change of it or around it is still to be judged. */
function findingsIn(id: DocumentId): readonly Finding[] | undefined {
  const why = unreadable.get(id);
  return why ? unreadableFindings(why.message, why.reason === "aside" ? "information" : "warning") : workspace.findings(id)?.findings;
}
