// The thin client: it starts the language server in a process of its own, shows how the server stands, and fills the
// views with what it says. All knowledge of the language is the server's; it asks for the settings and for the files to
// watch by itself.

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { commands, type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import { CloseAction, ErrorAction, LanguageClient, type LanguageClientOptions, type ServerOptions, State, TransportKind } from "vscode-languageclient/node";
import type { Status, StatusMethod } from "../../server/src/lsp/protocol.ts";
import { offerCitations } from "./citations.ts";
import { createCodeMap } from "./code-map.ts";
import { createCrossReferencesView } from "./cross-references-view.ts";
import { createDefinitionsView } from "./definitions-view.ts";
import { declare } from "./experimental.ts";
import { createImpactView } from "./impact-view.ts";
import { offerPlainTexts } from "./plain-texts.ts";
import { createQuestions } from "./questions.ts";
import { documentSelector } from "./languages.ts";
import { offerReferences } from "./references.ts";
import { createRestarts } from "./restarts.ts";
import { threadOptions } from "./server-process.ts";
import { createSettingsEchoes } from "./settings-echoes.ts";
import { createStatusLine } from "./status-line.ts";
import { registerWordCommands } from "./word-commands.ts";

const statusMethod: StatusMethod = "sec-duis/status";

let running: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel("SEC & DUIS", { log: true });
  const statusLine = createStatusLine();
  context.subscriptions.push(log, statusLine);

  const restarts = createRestarts();
  const echoes = createSettingsEchoes();
  const options: LanguageClientOptions = {
    documentSelector: documentSelector((workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)),
    outputChannel: log,
    middleware: { handleDiagnostics: echoes.handleDiagnostics },
    // A start that fails is told by the status line and the log; offering to try again for ever helps nobody.
    initializationFailedHandler: () => false,
    errorHandler: {
      // A message that could not be sent or read: where the server is gone, it is closed next.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const again = restarts.stopped(Date.now());
        if (again) tellOfRestart(log);
        else tellOfEnd(log);
        return { action: again ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
      },
    },
  };
  const client = new LanguageClient("sec-duis", "SEC & DUIS", serverOptions(context), options);
  running = client;
  declare(client, { hidesIdleCreations: true });
  const questions = createQuestions(client);
  const impact = createImpactView(questions);
  const views = [createDefinitionsView(context, questions), createCrossReferencesView(questions), createCodeMap(context, questions), impact];

  context.subscriptions.push(
    ...views,
    echoes,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) statusLine.starting();
      if (newState === State.Starting) impact.restarted();
      if (newState === State.Running) statusLine.running();
      if (newState === State.Stopped || newState === State.StartFailed) statusLine.stopped();
      void commands.executeCommand("setContext", "sec-duis.isStopped", newState === State.Stopped || newState === State.StartFailed);
      log.info(`Language server: ${stateNames[newState]}.`);
    }),
    client.onNotification(statusMethod, (status: Status) => {
      statusLine.show(status);
      if (status.state !== "ready") return;
      void commands.executeCommand("setContext", "sec-duis.isReady", true);
      void commands.executeCommand("setContext", "sec-duis.hasText", status.texts > 0);
      for (const view of views) view.changed();
    }),
    offerReferences(client),
    offerCitations(questions),
    offerPlainTexts(),
    registerWordCommands(client),
    commands.registerCommand("sec-duis.showLog", () => log.show()),
    commands.registerCommand("sec-duis.restart", () => {
      restarts.forget();
      return restart(client);
    }),
    commands.registerCommand("sec-duis.openWalkthrough", () => commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`, false)),
  );
  await start(client);
}

export async function deactivate(): Promise<void> {
  if (running?.needsStop()) await running.stop();
}

const stateNames: Readonly<Record<State, string>> = {
  [State.Starting]: "starting",
  [State.Running]: "running",
  [State.Stopped]: "stopped",
  [State.StartFailed]: "could not be started",
};

/** Over stdio, as any other editor runs it. */
function serverOptions(context: ExtensionContext): ServerOptions {
  // What was found is kept there from one start to the next.
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  // What was compiled is the same for all folders.
  const compiled = join(context.globalStorageUri.fsPath, "compiled");
  const server = { module: context.asAbsolutePath(join("dist", "server.js")), transport: TransportKind.stdio, args: [`--storage=${storage}`, `--compiled=${compiled}`] };
  const execArgv = threadOptions(availableParallelism(), process.allowedNodeEnvironmentFlags);
  return { run: { ...server, options: { execArgv: [...execArgv] } }, debug: { ...server, options: { execArgv: ["--nolazy", "--inspect=6009"] } } };
}

async function restart(client: LanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop().catch((error: unknown) => client.error("Stopping the language server failed.", error, false));
  await start(client);
}

/** A failure is told by the client library and the status line; it must not fail the activation, which offers the restart. */
async function start(client: LanguageClient): Promise<void> {
  await client.start().catch((error: unknown) => client.error("The language server could not be started.", error, "force"));
}

function tellOfRestart(log: LogOutputChannel): void {
  log.error("The language server stopped unexpectedly, and is started again.");
  void window.showWarningMessage("The SEC & DUIS language server stopped unexpectedly, and is started again.", "Show Log").then((choice) => {
    if (choice !== undefined) log.show();
  });
}

function tellOfEnd(log: LogOutputChannel): void {
  log.error("The language server stopped again and again, and is not started again.");
  const message = "The SEC & DUIS language server stopped again and again, and is not started again: nothing is checked. Your texts are as you wrote them.";
  void window.showErrorMessage(message, "Restart", "Show Log").then((choice) => {
    if (choice === "Restart") void commands.executeCommand("sec-duis.restart");
    if (choice === "Show Log") log.show();
  });
}
