// What the client at the other end can do. Everything here may be missing: an editor that says nothing of itself is
// still served.

import type { ClientCapabilities, InitializeParams } from "vscode-languageserver/node";
import type { ExperimentalCapabilities } from "./protocol.ts";

export interface Client {
  readonly markdown: boolean;
  readonly progress: boolean;
  /** It answers `workspace/configuration`. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** It can be told of which languages texts are formatted. */
  readonly registersFormatting: boolean;
  readonly folderChanges: boolean;
  /** It shows symbols as a tree; without it they are a list. */
  readonly symbolTree: boolean;
  /** It takes whole code actions; or, in the older form, commands, whose edits it can be asked to make. */
  readonly actions: "literals" | "commands" | "none";
  /** It asks for the edits of an action when the action is chosen. */
  readonly resolvesActions: boolean;
  /** It shows actions that cannot be done here, with the reason. */
  readonly disabledActions: boolean;
  /** It takes edits that name the version they are for. */
  readonly documentChanges: boolean;
  /** It can make files. */
  readonly createsFiles: boolean;
  /** It asks for diagnostics, and does not hear of them. A client that can do both is told: that is sooner, and of every file. */
  readonly pulls: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly versions: boolean;
  /** It takes a definition with the whole of the target and what the caret touched. */
  readonly links: boolean;
  readonly declarationLinks: boolean;
  readonly typeLinks: boolean;
  readonly implementationLinks: boolean;
  /** It asks whether a thing can be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  /** What is told beside a suggestion may be Markdown. */
  readonly markdownCompletion: boolean;
  /** A suggestion may have two ranges: what is typed, and the whole word. */
  readonly insertReplace: boolean;
  /** A suggestion may have a few words beside its label. */
  readonly labelDetails: boolean;
  /** It can ask its user to look at edits before it makes them. */
  readonly changeAnnotations: boolean;
  /** An edit may have a part that the user types over at once. */
  readonly snippetEdits: boolean;
  /** See `ExperimentalCapabilities` (protocol.ts). */
  readonly hidesIdleCreations: boolean;
  /** What it asks for again when it is told that the answers have changed. */
  readonly refreshes: { readonly lenses: boolean; readonly hints: boolean; readonly tokens: boolean; readonly diagnostics: boolean };
  /** Commands of ours that it carries out (see protocol.ts). */
  readonly commands: readonly string[];
}

/** A client that can do nothing but the least. */
export const leastClient: Client = clientOf({});

export function clientOf(capabilities: ClientCapabilities): Client {
  const { textDocument, workspace, window } = capabilities;
  const pulls = textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined;
  const diagnostics = pulls ? textDocument.diagnostic : textDocument?.publishDiagnostics;
  return {
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? false,
    progress: window?.workDoneProgress ?? false,
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    registersFormatting: [textDocument?.formatting, textDocument?.rangeFormatting, textDocument?.onTypeFormatting].every((one) => one?.dynamicRegistration === true),
    folderChanges: workspace?.workspaceFolders ?? false,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    actions: textDocument?.codeAction?.codeActionLiteralSupport ? "literals" : workspace?.applyEdit ? "commands" : "none",
    resolvesActions: (textDocument?.codeAction?.dataSupport ?? false) && (textDocument?.codeAction?.resolveSupport?.properties.includes("edit") ?? false),
    disabledActions: textDocument?.codeAction?.disabledSupport ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    createsFiles: (workspace?.workspaceEdit?.documentChanges ?? false) && (workspace?.workspaceEdit?.resourceOperations?.includes("create") ?? false),
    pulls,
    relatedInformation: diagnostics?.relatedInformation ?? false,
    codeDescription: diagnostics?.codeDescriptionSupport ?? false,
    versions: textDocument?.publishDiagnostics?.versionSupport ?? false,
    links: textDocument?.definition?.linkSupport ?? false,
    declarationLinks: textDocument?.declaration?.linkSupport ?? false,
    typeLinks: textDocument?.typeDefinition?.linkSupport ?? false,
    implementationLinks: textDocument?.implementation?.linkSupport ?? false,
    markdownCompletion: textDocument?.completion?.completionItem?.documentationFormat?.includes("markdown") ?? false,
    insertReplace: textDocument?.completion?.completionItem?.insertReplaceSupport ?? false,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    changeAnnotations: (workspace?.workspaceEdit?.documentChanges ?? false) && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    refreshes: {
      lenses: workspace?.codeLens?.refreshSupport ?? false,
      hints: workspace?.inlayHint?.refreshSupport ?? false,
      tokens: workspace?.semanticTokens?.refreshSupport ?? false,
      diagnostics: pulls && (workspace?.diagnostics?.refreshSupport ?? false),
    },
    ...experimentalOf(capabilities.experimental),
  };
}

/** The URIs of the folders that the client has open: the list, else the one root of older clients. */
export function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders && params.workspaceFolders.length > 0) return params.workspaceFolders.map(({ uri }) => uri);
  if (params.rootUri) return [params.rootUri];
  return params.rootPath ? [params.rootPath] : [];
}

function experimentalOf(experimental: unknown): Pick<Client, "commands" | "hidesIdleCreations"> {
  const { commands, hidesIdleCreations } = (experimental ?? {}) as Readonly<Partial<Record<keyof ExperimentalCapabilities, unknown>>>;
  return { commands: Array.isArray(commands) ? commands.filter((one) => typeof one === "string") : [], hidesIdleCreations: hidesIdleCreations === true };
}
