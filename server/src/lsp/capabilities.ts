import { TextDocumentSyncKind, type ServerCapabilities } from "vscode-languageserver/node";
import { fixAllKind } from "./actions.ts";
import { triggers } from "../features/completion.ts";
import type { Client } from "./client.ts";
import { actCommand } from "./commands.ts";
import { typingTriggers } from "./formatting.ts";
import { tokensLegend } from "./tokens.ts";

/** What the server can do for `client`, for the answer to `initialize`. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    ...capabilities,
    ...(client.actions === "literals" ? actions : client.actions === "commands" ? actionCommands : {}),
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    ...(client.pulls ? { diagnosticProvider: { identifier: "sec-duis", interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    ...(client.registersFormatting ? {} : formatting),
  };
}

/** For a client that cannot be told of which languages: see `registerFormatting`. */
const formatting: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: typingTriggers,
};

const actions: ServerCapabilities = {
  codeActionProvider: { codeActionKinds: ["quickfix", "refactor.extract", "refactor.move", "refactor.rewrite", fixAllKind], resolveProvider: true },
};
const actionCommands: ServerCapabilities = { codeActionProvider: true, executeCommandProvider: { commands: [actCommand] } };

const capabilities: ServerCapabilities = {
  // Offsets are UTF-16 units, the one encoding that every client has.
  positionEncoding: "utf-16",
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [...triggers], resolveProvider: true, completionItem: { labelDetailsSupport: true } },
  definitionProvider: true,
  declarationProvider: true,
  typeDefinitionProvider: true,
  implementationProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  semanticTokensProvider: { legend: tokensLegend, full: { delta: true }, range: true },
  documentLinkProvider: {},
  selectionRangeProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  typeHierarchyProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
