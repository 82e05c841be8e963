// The part of VS Code that the client's commands ask, in its place: `import "vscode"` finds it here. What is asked of it
// is noted in `asked`; a test says what the user chooses.

import { registerHooks } from "node:module";
import { posix } from "node:path";

export interface FakeUri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
  toString(): string;
}

export function uri(path: string): FakeUri {
  return { scheme: "file", path, fsPath: path, toString: () => `file://${path}` };
}

/** A page within the editor, as the client made it. */
export interface FakePanel {
  readonly options: Readonly<Record<string, unknown>>;
  title: string;
  readonly webview: { html: string };
  /** What was said to the page, in order. */
  readonly told: unknown[];
  /** Says something in the page's place. */
  say: (message: unknown) => void;
}

/** Markdown that the client made: what was added as Markdown, and as words. */
export class FakeMarkdown {
  readonly parts: (readonly [kind: "markdown" | "text", value: string])[] = [];
  isTrusted: boolean | { readonly enabledCommands: readonly string[] } | undefined;
  supportHtml: boolean | undefined;
  appendMarkdown(value: string): this {
    this.parts.push(["markdown", value]);
    return this;
  }
  appendText(value: string): this {
    this.parts.push(["text", value]);
    return this;
  }
}

export interface FakeEditor {
  isTrusted: boolean;
  /** Each thing that was asked of VS Code or of the server, in order: `showWarningMessage …`. */
  readonly asked: string[];
  /** The ids of commands -> what they do. */
  readonly commands: Map<string, (...args: unknown[]) => unknown>;
  /** What a person chooses of what is offered. */
  choose: (what: string, offered: readonly unknown[]) => unknown;
  /** The Git extension, where there is one. */
  git: unknown;
  readonly panels: FakePanel[];
  /** Fills a panel that VS Code kept over a restart, with what its page left. */
  restore: (panel: FakePanel, state: unknown) => Promise<void>;
  /** The opened folders, and the texts that lie in them. */
  readonly folders: { readonly name: string; readonly index: number; readonly uri: FakeUri }[];
  readonly files: FakeUri[];
  /** The text that has the keyboard. */
  front: unknown;
  /** The item of the status bar. */
  readonly status: { text?: string; tooltip?: FakeMarkdown };
  /** A text's address -> what all programs have found in it. */
  readonly diagnostics: Map<string, readonly FakeDiagnostic[]>;
  /** Says that what was found in the texts at these addresses is another now. */
  diagnosticsChanged: (change: { readonly uris: readonly FakeUri[] }) => void;
  /** Address schemes -> who gives their pages and their links. */
  readonly pages: Map<string, { readonly provideTextDocumentContent: () => string }>;
  readonly links: Map<string, { readonly provideDocumentLinks: () => readonly FakeLink[] }>;
  readonly definitions: Map<string, { readonly provideDefinition: (document: unknown, position: { readonly line: number }) => FakeLocation | undefined }>;
  /** Who says what comes of a file that is dropped into a text. */
  drops: FakeDrops | undefined;
}

export interface FakeDrops {
  readonly provideDocumentDropEdits: (document: unknown, position: unknown, dropped: { get(type: string): { asString(): Promise<string> } | undefined }) => Promise<{ readonly insertText: string } | undefined>;
}

export interface FakeDiagnostic {
  readonly source: string;
  readonly severity: number;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export class FakeRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  constructor(line: number, character: number, endLine: number, endCharacter: number) {
    this.start = { line, character };
    this.end = { line: endLine, character: endCharacter };
  }
}

export class FakeLocation {
  readonly uri: FakeUri;
  readonly at: { readonly line: number };
  constructor(target: FakeUri, at: { readonly line: number }) {
    this.uri = target;
    this.at = at;
  }
}

interface FakeEdit {
  readonly renamed: readonly (readonly [from: FakeUri, to: FakeUri])[];
}

export class FakeLink {
  readonly range: FakeRange;
  readonly target: FakeUri;
  constructor(range: FakeRange, target: FakeUri) {
    this.range = range;
    this.target = target;
  }
}

export const editor: FakeEditor = { isTrusted: true, asked: [], commands: new Map(), choose: () => undefined, git: undefined, panels: [], restore: () => Promise.reject(new Error("nobody restores panels")), front: undefined, folders: [{ name: "code", index: 0, uri: uri("/code") }], files: [uri("/code/section-g.sec")], status: {}, diagnostics: new Map(), diagnosticsChanged: () => undefined, pages: new Map(), links: new Map(), definitions: new Map(), drops: undefined };

function ask(name: string) {
  return (...args: unknown[]): Promise<unknown> => {
    editor.asked.push([name, ...args.filter((one) => typeof one === "string")].join(" "));
    return Promise.resolve(editor.choose(name, args));
  };
}

const nothing = (): { readonly dispose: () => void } => ({ dispose: () => undefined });

/** A panel that shows nothing: what is asked of VS Code's own is noted in it. */
function panelOf(title: string, options: FakePanel["options"]): FakePanel {
  const told: unknown[] = [];
  const heard = (listener: FakePanel["say"]) => {
    panel.say = listener;
    return nothing();
  };
  const webview = { html: "", cspSource: "vscode-webview:", asWebviewUri: (one: FakeUri) => `vscode-webview:${one.path}`, onDidReceiveMessage: heard, postMessage: (message: unknown) => void told.push(message) };
  const panel = { title, options, told, say: (_: unknown) => undefined as void, visible: true, reveal: () => undefined, onDidDispose: nothing, onDidChangeViewState: nothing, dispose: () => undefined, webview };
  editor.panels.push(panel);
  return panel;
}

const names = ["showWarningMessage", "showInformationMessage", "showErrorMessage", "showQuickPick", "showInputBox", "showOpenDialog", "showSaveDialog", "showWorkspaceFolderPick", "showTextDocument"];

export const fakeVscode: Readonly<Record<string, unknown>> = {
  commands: {
    registerCommand(id: string, act: (...args: unknown[]) => unknown) {
      editor.commands.set(id, act);
      return { dispose: () => editor.commands.delete(id) };
    },
    executeCommand: ask("executeCommand"),
  },
  languages: {
    getDiagnostics: (one: FakeUri) => editor.diagnostics.get(one.toString()) ?? [],
    onDidChangeDiagnostics(listener: FakeEditor["diagnosticsChanged"]) {
      editor.diagnosticsChanged = listener;
      return nothing();
    },
    registerDocumentDropEditProvider(_: unknown, provider: FakeDrops) {
      editor.drops = provider;
      return nothing();
    },
    registerDefinitionProvider({ scheme }: { readonly scheme: string }, provider: { readonly provideDefinition: () => FakeLocation | undefined }) {
      editor.definitions.set(scheme, provider);
      return nothing();
    },
    registerDocumentLinkProvider({ scheme }: { readonly scheme: string }, provider: { readonly provideDocumentLinks: () => readonly FakeLink[] }) {
      editor.links.set(scheme, provider);
      return nothing();
    },
  },
  env: { openExternal: ask("openExternal"), clipboard: { writeText: ask("copy") } },
  extensions: {
    getExtension(id: string) {
      editor.asked.push(`getExtension ${id}`);
      return editor.git;
    },
  },
  window: { ...Object.fromEntries(names.map((name) => [name, ask(name)])), get activeTextEditor() { return editor.front; }, setStatusBarMessage: ask("setStatusBarMessage"), createWebviewPanel: (_type: string, title: string, _column: unknown, options: FakePanel["options"]) => panelOf(title, options), registerWebviewPanelSerializer: (_: string, { deserializeWebviewPanel }: { readonly deserializeWebviewPanel: FakeEditor["restore"] }) => ((editor.restore = deserializeWebviewPanel), nothing()), createStatusBarItem: () => Object.assign(editor.status, { show: () => undefined, dispose: () => undefined }), withProgress: (_: unknown, work: (progress: unknown, token: unknown) => unknown) => work({ report: () => undefined }, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) }) },
  workspace: {
    get isTrusted() {
      return editor.isTrusted;
    },
    get workspaceFolders() {
      return editor.folders;
    },
    textDocuments: [],
    getWorkspaceFolder: () => undefined,
    getConfiguration: () => ({ get: (_: string, otherwise: unknown) => otherwise }),
    findFiles: () => Promise.resolve(editor.files),
    fs: { stat: (one: FakeUri) => (editor.files.some(({ path }) => path === one.path) ? Promise.resolve({}) : Promise.reject(new Error("missing"))) },
    applyEdit({ renamed }: FakeEdit) {
      editor.asked.push(...renamed.map(([from, to]) => `rename ${from.path} ${to.path}`));
      return Promise.resolve(true);
    },
    asRelativePath: (one: FakeUri) => one.path,
    registerTextDocumentContentProvider(scheme: string, provider: { readonly provideTextDocumentContent: () => string }) {
      editor.pages.set(scheme, provider);
      return nothing();
    },
    onDidGrantWorkspaceTrust: () => ({ dispose: () => undefined }),
  },
  Uri: { joinPath: (base: FakeUri, ...parts: readonly string[]) => uri(posix.join(base.path, ...parts)), parse: (text: string) => uri(text.replace("file://", "")), from: ({ scheme, path }: FakeUri) => ({ ...uri(path), scheme }) },
  EventEmitter: class {
    readonly event = nothing;
    readonly fire = (): void => undefined;
    readonly dispose = (): void => undefined;
  },
  Disposable: { from: (...some: readonly { dispose(): unknown }[]) => ({ dispose: () => some.forEach((one) => one.dispose()) }) },
  DocumentDropEdit: class {
    readonly insertText: string;
    constructor(insertText: string) {
      this.insertText = insertText;
    }
  },
  WorkspaceEdit: class implements FakeEdit {
    readonly renamed: [FakeUri, FakeUri][] = [];
    renameFile(from: FakeUri, to: FakeUri): void {
      this.renamed.push([from, to]);
    }
  },
  Range: FakeRange,
  Location: FakeLocation,
  Position: class {
    readonly line: number;
    readonly character: number;
    constructor(line: number, character: number) {
      this.line = line;
      this.character = character;
    }
  },
  DocumentLink: FakeLink,
  MarkdownString: FakeMarkdown,
  ThemeColor: class {},
  StatusBarAlignment: { Left: 1 },
  ViewColumn: { Active: -1, Beside: -2 },
  FileType: { File: 1 },
  ProgressLocation: { Notification: 15 },
  QuickPickItemKind: { Separator: -1 },
};

/** What the client takes of its library beside types. */
const fakeClient: Readonly<Record<string, unknown>> = { ProgressType: class {}, State: { Stopped: 1, Starting: 3, Running: 2 } };

declare global {
  var fakeModules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
globalThis.fakeModules = { vscode: fakeVscode, "vscode-languageclient/node": fakeClient };

registerHooks({
  resolve: (specifier, context, next) => (specifier in globalThis.fakeModules ? { url: `fake:${specifier}`, shortCircuit: true } : next(specifier, context)),
  load(url, context, next) {
    if (!url.startsWith("fake:")) return next(url, context);
    const name = JSON.stringify(url.slice(5));
    const source = Object.keys(globalThis.fakeModules[url.slice(5)]!).map((key) => `export const ${key} = globalThis.fakeModules[${name}].${key};`).join("\n");
    return { format: "module", source, shortCircuit: true };
  },
});
