// A conversation with the language server over stdio, held by a real client library, on a folder of its own.

import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
} from "vscode-languageserver-protocol/node";
import { root } from "../../scripts/paths.ts";
import type { Status } from "../../server/src/lsp/protocol.ts";

/** What an editor such as VS Code says that it can do. */
export const editor: ClientCapabilities = {
  general: { positionEncodings: ["utf-16", "utf-8"] },
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    hover: { contentFormat: ["markdown", "plaintext"] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
  },
};

export interface Options {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly capabilities?: ClientCapabilities;
  /** Laid over what is sent with `initialize`. */
  readonly initialize?: Partial<InitializeParams>;
  /** What `workspace/configuration` is answered with. */
  readonly settings?: unknown;
  /** A folder that is there, and stays when the conversation ends; else a new one. */
  readonly folder?: string;
  /** What the server is started with, beside `--stdio`. */
  readonly arguments?: readonly string[];
  /** A disk that fails, as test/support/failing-disk.ts has it: `full:/folder`. */
  readonly disk?: string;
  /** Whether it says over a channel what memory it holds, as test/support/measured.ts has it. */
  readonly measured?: boolean;
  /** Where it writes what it reads, runs and fetches, as test/support/recorder.ts has it. */
  readonly recorded?: string;
}

export interface Conversation {
  readonly connection: ProtocolConnection;
  /** The workspace folder, which goes away with the conversation if it was made for it. */
  readonly folder: string;
  readonly initialized: InitializeResult;
  readonly log: readonly string[];
  readonly registrations: readonly string[];
  readonly progress: readonly string[];
  readonly published: readonly PublishDiagnosticsParams[];
  readonly process: ChildProcess;
  /** That of a file in the folder; `untitled:Untitled-1`, a text that was never saved, is one already. */
  uri(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  remove(name: string): void;
  open(name: string, text: string, languageId?: string): void;
  /** Replaces `range` of the open file (all of it without one). */
  change(name: string, text: string, range?: Range): void;
  close(name: string): void;
  /** Tells the server that these files were created (1), changed (2), deleted (3). */
  watched(type: 1 | 2 | 3, ...names: readonly string[]): void;
  /** The diagnostics of `name`, of an open file those of its text as it stands, once they satisfy `wanted`; fails with the last ones after a while. */
  diagnostics(name: string, wanted?: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** What has been published of `name` last. */
  latest(name: string): readonly Diagnostic[];
  /** The next time that the server says it is done. */
  ready(): Promise<Status>;
  setSettings(settings: unknown): void;
  /** Ends the server as a crash does. */
  kill(): Promise<void>;
  end(): Promise<number | null>;
}

/** A server that nobody has spoken with yet. */
export function startServer(more: readonly string[] = [], { disk, measured, recorded }: Pick<Options, "disk" | "measured" | "recorded"> = {}): { readonly server: ChildProcessWithoutNullStreams; readonly connection: ProtocolConnection } {
  const first = (name: string): readonly string[] => ["--import", new URL(`../support/${name}.ts`, import.meta.url).href];
  const options = [...(disk === undefined ? [] : first("failing-disk")), ...(measured ? ["--expose-gc", ...first("measured")] : []), ...(recorded === undefined ? [] : first("recorder"))];
  const server = spawn(process.execPath, [...options, ...serverArguments(), ...more], { stdio: ["pipe", "pipe", "pipe", ...(measured ? (["ipc"] as const) : [])], env: { ...process.env, FAILING_DISK: disk ?? "", ...(recorded === undefined ? {} : { RECORD_TO: recorded }) } }) as ChildProcessWithoutNullStreams;
  const reader = new StreamMessageReader(server.stdout);
  // A reader waits for the rest of a message with a timer that never ends: of a server that was killed, none comes.
  reader.partialMessageTimeout = 0;
  return { server, connection: createProtocolConnection(reader, new StreamMessageWriter(server.stdin)) };
}

/** Starts a server, opens a folder with `files` in it and waits for nothing. */
export async function converse(options: Options = {}): Promise<Conversation> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "sec duis é-"));
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (const [name, content] of Object.entries(options.files ?? {})) write(name, content);

  const { server, connection } = startServer(options.arguments, options);
  const errors: string[] = [];
  server.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));

  const uri = (name: string) => (name.startsWith("untitled:") ? name : fileUri(join(folder, name)));
  const log: string[] = [];
  const registrations: string[] = [];
  const progress: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const latest = new Map<string, PublishDiagnosticsParams>();
  const versions = new Map<string, number>();
  const capabilities = options.initialize?.capabilities ?? options.capabilities ?? editor;
  const namesVersions = capabilities.textDocument?.publishDiagnostics?.versionSupport ?? false;
  let settings = options.settings;
  let changed = deferred<void>();
  let done = deferred<Status>();
  let lastStatus: Status | undefined;
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    latest.set(decodeURIComponent(params.uri), params);
    changed.resolve();
    changed = deferred();
  });
  connection.onNotification("sec-duis/status", (status: Status) => {
    lastStatus = status;
    if (status.state === "ready") done.resolve(status);
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => settings ?? null));
  connection.onRequest("client/registerCapability", (params: { registrations: readonly { method: string }[] }) => {
    for (const { method } of params.registrations) registrations.push(method);
    return null;
  });
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => void progress.push(value.kind));
  connection.onUnhandledNotification((message) => {
    throw new Error(`The server sent ${message.method}, which nobody expects.`);
  });
  connection.listen();

  const initialized: InitializeResult = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: fileUri(folder),
    workspaceFolders: [{ name: "code", uri: fileUri(folder) }],
    ...options.initialize,
    capabilities,
  });
  await connection.sendNotification("initialized", {});

  const nameless = (name: string) => (name.includes(":") ? name : uri(name));
  const told = (name: string) => latest.get(decodeURIComponent(nameless(name)));
  const last = (name: string) => told(name)?.diagnostics ?? [];
  const isOfTheText = (name: string) => told(name) !== undefined && (!namesVersions || !versions.has(name) || (told(name)!.version ?? 0) >= versions.get(name)!);
  const notify = (method: string, params: object) => void connection.sendNotification(method, params);
  return {
    connection,
    folder,
    initialized,
    log,
    registrations,
    progress,
    published,
    process: server,
    uri,
    write,
    remove: (name) => rmSync(join(folder, name), { recursive: true, force: true }),
    open(name, text, languageId = name.endsWith(".duis") ? "duis" : "sec") {
      versions.set(name, 1);
      notify("textDocument/didOpen", { textDocument: { uri: nameless(name), languageId, version: 1, text } });
    },
    change(name, text, range) {
      const version = (versions.get(name) ?? 0) + 1;
      versions.set(name, version);
      notify("textDocument/didChange", { textDocument: { uri: nameless(name), version }, contentChanges: [range ? { range, text } : { text }] });
    },
    close(name) {
      versions.delete(name);
      notify("textDocument/didClose", { textDocument: { uri: nameless(name) } });
    },
    watched: (type, ...names) => notify("workspace/didChangeWatchedFiles", { changes: names.map((name) => ({ uri: uri(name), type })) }),
    async diagnostics(name, wanted = (diagnostics) => diagnostics.length > 0) {
      const until = Date.now() + 15_000;
      while (!isOfTheText(name) || !wanted(last(name))) {
        const left = until - Date.now();
        if (left <= 0 || server.exitCode !== null) throw new Error(`Not the diagnostics that were wanted of ${name}: ${brief(last(name))}\n${log.join("\n")}\n${errors.join("")}`);
        await within(changed.promise, left);
      }
      return last(name);
    },
    latest: last,
    async ready() {
      const status = await within(done.promise, 20_000);
      if (!status) throw new Error(`The server is not ready: ${JSON.stringify(lastStatus)}\n${log.join("\n")}\n${errors.join("")}`);
      done = deferred();
      return status;
    },
    setSettings: (given) => void (settings = given),
    async kill() {
      server.kill("SIGKILL");
      await ended;
    },
    async end() {
      if (server.exitCode === null && server.signalCode === null) {
        await connection.sendRequest("shutdown").catch(() => undefined);
        await connection.sendNotification("exit").catch(() => undefined);
      }
      const code = await ended;
      connection.dispose();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Has a conversation and ends it, come what may. */
export async function conversation(options: Options, talk: (it: Conversation) => Promise<void>): Promise<void> {
  const it = await converse(options);
  try {
    await talk(it);
  } finally {
    await it.end();
  }
}

/** The position of `words` in `text`, `past` characters into them. */
export function positionOf(text: string, words: string, past = 0): Position {
  const offset = text.indexOf(words);
  if (offset < 0) throw new Error(`'${words}' is not in the text.`);
  const before = text.slice(0, offset + past).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}

export function rangeOf(text: string, words: string): Range {
  return { start: positionOf(text, words), end: positionOf(text, words, words.length) };
}

/** `typo 2:5` for each. */
export function brief(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`).join(", ");
}

/** The built server, if it is no older than its sources; else the sources themselves. */
export function serverArguments(): readonly string[] {
  const built = join(root, "dist", "server.js");
  const sources = join(root, "server", "src");
  const isCurrent = existsSync(built) && newest(sources) <= statSync(built).mtimeMs;
  return [isCurrent ? built : join(sources, "lsp", "main.ts"), "--stdio"];
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), milliseconds)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The URI of a file, a drive's letter as VS Code spells it: `file:///c%3A/code/section-g.sec`. */
export function fileUri(path: string): string {
  return pathToFileURL(path).href.replace(/^file:\/\/\/([a-z]):/i, (_, letter: string) => `file:///${letter.toLowerCase()}%3A`);
}
