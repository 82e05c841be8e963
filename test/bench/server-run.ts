// One run of the built language server over stdio, with a stopwatch: from its start to the last diagnostics, keystrokes,
// hover and definition while it indexes and after.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type Position, type ProtocolConnection } from "vscode-languageserver-protocol/node";
import { dist } from "../../scripts/paths.ts";
import { random, type Random } from "./random.ts";
import type { GeneratedCode, GeneratedFile, Place } from "./truth.ts";

export interface ServerRun {
  readonly connection: ProtocolConnection;
  readonly uri: (file: string) => string;
  /** Milliseconds from the start of the process to the state "ready"; every diagnostic has been published by then. */
  readonly ready: Promise<number>;
  readonly isReady: () => boolean;
  readonly diagnosticsPublished: () => number;
  /** Milliseconds from the start of the process until so many diagnostics had been published; undefined before that. */
  readonly since: (diagnostics: number) => number | undefined;
  /** The next diagnostics of `file` that belong to its `version`. */
  diagnosed(file: string, version: number): Promise<void>;
  /** Milliseconds that the server's main thread has worked so far, whoever else had the processor; undefined where the system does not tell. */
  worked(): number | undefined;
  /** Megabytes of resident memory, at its highest so far; undefined where the system does not tell. */
  peakMemory(): number | undefined;
  end(): Promise<void>;
}

/** `storage` is where the server may keep what it found, if it is given one; `editor` is what the client can do besides. */
export async function startServer(folder: string, storage?: string, editor: ClientCapabilities = {}): Promise<ServerRun> {
  const began = performance.now();
  const server = spawn(process.execPath, [join(dist, "server.js"), "--stdio", ...(storage === undefined ? [] : [`--storage=${storage}`])], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  let isTold: (milliseconds: number) => void = () => undefined;
  let isOver: (reason: Error) => void = () => undefined;
  const ready = new Promise<number>((resolve, reject) => {
    isTold = resolve;
    isOver = reject;
  });
  const waiting = new Map<string, () => void>();
  let isReady = false;
  let published = 0;
  const times: { readonly published: number; readonly at: number }[] = [];
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: readonly unknown[] }) => {
    published += diagnostics.length;
    times.push({ published, at: performance.now() - began });
    waiting.get(`${uri} ${version}`)?.();
  });
  connection.onNotification("sec-duis/status", ({ state }: { state: string }) => {
    if (state !== "ready") return;
    isReady = true;
    isTold(performance.now() - began);
  });
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => console.error(message));
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => null));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  server.once("exit", (code) => isOver(new Error(`The server ended with ${code}.`)));
  const root = pathToFileURL(folder).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ name: "code", uri: root }],
    capabilities: {
      workspace: { ...editor.workspace, configuration: true, workspaceFolders: true },
      textDocument: { ...editor.textDocument, publishDiagnostics: { relatedInformation: true, versionSupport: true } },
    },
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    uri: (file) => pathToFileURL(join(folder, file)).href,
    ready,
    isReady: () => isReady,
    diagnosticsPublished: () => published,
    since: (diagnostics) => times.find((time) => time.published >= diagnostics)?.at,
    diagnosed(file, version) {
      return new Promise((resolve) => waiting.set(`${pathToFileURL(join(folder, file)).href} ${version}`, resolve));
    },
    worked() {
      try {
        return Number(readFileSync(`/proc/${server.pid}/task/${server.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
      } catch {
        return undefined;
      }
    },
    peakMemory() {
      try {
        const found = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
        return found ? Number(found[1]) / 1000 : undefined;
      } catch {
        return undefined;
      }
    },
    async end() {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      ready.catch(() => undefined);
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await gone;
      connection.dispose();
    },
  };
}

/** Opens `file` and waits for its diagnostics. */
export async function open(run: ServerRun, { file, text }: GeneratedFile): Promise<void> {
  const done = run.diagnosed(file, 1);
  await run.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: run.uri(file), languageId: file.endsWith(".duis") ? "duis" : "sec", version: 1, text } });
  await done;
}

/** Milliseconds from each of `count` edits at random places to its diagnostics. A letter goes into a word, and out again with the next edit. */
export async function keystrokes(run: ServerRun, { file, text }: GeneratedFile, count: number): Promise<readonly number[]> {
  const chance = random(7);
  const times: number[] = [];
  let version = 1;
  const edit = async (start: Position, end: Position, typed: string): Promise<void> => {
    version++;
    const done = run.diagnosed(file, version);
    const began = performance.now();
    await run.connection.sendNotification("textDocument/didChange", { textDocument: { uri: run.uri(file), version }, contentChanges: [{ range: { start, end }, text: typed }] });
    await done;
    times.push(performance.now() - began);
    await pause(30);
  };
  while (times.length < count) {
    const at = positionAt(text, wordAt(text, chance));
    await edit(at, at, "e");
    await edit(at, { line: at.line, character: at.character + 1 }, "");
  }
  return times;
}

export interface Questions {
  readonly hover: readonly number[];
  readonly definition: readonly number[];
  /** How many were answered with something. */
  readonly answered: number;
}

/** Hover and definition at references and terms of `file`, one after the other, `count` times or until `stop` says so. */
export async function questions(run: ServerRun, { file, text }: GeneratedFile, places: readonly Place[], count: number, stop: () => boolean = () => false): Promise<Questions> {
  const chance = random(11);
  const hover: number[] = [];
  const definition: number[] = [];
  let answered = 0;
  while (hover.length < count && !stop()) {
    const place = chance.pick(places);
    const params = { textDocument: { uri: run.uri(file) }, position: positionAt(text, place.to - 1) };
    for (const [method, times] of [["textDocument/hover", hover], ["textDocument/definition", definition]] as const) {
      const began = performance.now();
      if ((await run.connection.sendRequest(method, params)) !== null) answered++;
      times.push(performance.now() - began);
    }
    await pause(5);
  }
  return { hover, definition, answered };
}

/** The largest document of a Code. */
export function largest(code: GeneratedCode): GeneratedFile {
  return code.files.reduce((one, other) => (other.text.length > one.text.length ? other : one));
}

function wordAt(text: string, chance: Random): number {
  for (;;) {
    const at = chance.whole(1000, text.length - 1000);
    if (/^[a-z]{2}/.test(text.slice(at, at + 2)) && /[a-z]/.test(text[at - 1]!)) return at;
  }
}

export function positionAt(text: string, offset: number): Position {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let line = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return { line, character: offset - start };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
