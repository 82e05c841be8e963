// One run of the built language server over stdio, with a stopwatch: from its start to the last diagnostics, keystrokes,
// hover and definition while it indexes and after.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type Position, type ProtocolConnection } from "vscode-languageserver-protocol/node";
import { threadOptions } from "../../client/src/server-process.ts";
import { dist } from "../../scripts/paths.ts";
import { random, type Random } from "./random.ts";
import type { GeneratedCode, GeneratedFile, Place } from "./truth.ts";

/** In megabytes. */
export interface Memory {
  /** All of it, the program's own file among it, which all processes of one program share. */
  readonly resident: number;
  /** Without what is a file's. */
  readonly own: number;
}

export interface ServerRun {
  readonly connection: ProtocolConnection;
  readonly uri: (file: string) => string;
  /** Milliseconds from the start of the process to the state "ready"; every diagnostic has been published by then. */
  readonly ready: Promise<number>;
  readonly isReady: () => boolean;
  /** Rejects when the process has ended, whoever ended it. */
  readonly ended: Promise<never>;
  readonly diagnosticsPublished: () => number;
  /** Milliseconds from the start of the process until so many diagnostics had been published; undefined before that. */
  readonly since: (diagnostics: number) => number | undefined;
  /** Milliseconds from the start of the process to the first diagnostics of `file`. */
  firstDiagnosed(file: string): Promise<number>;
  /** The next diagnostics of `file` that belong to its `version`. */
  diagnosed(file: string, version: number): Promise<void>;
  /** Milliseconds that the server's main thread has worked so far, whoever else had the processor; undefined where the system does not tell. */
  worked(): number | undefined;
  /** Megabytes of resident memory, at its highest so far; undefined where the system does not tell. */
  peakMemory(): number | undefined;
  /** Megabytes of resident memory now; undefined where the system does not tell. */
  memory(): Memory | undefined;
  /** Milliseconds of processor time so far, of all threads and of the system for them; undefined where the system does not tell. */
  cpu(): number | undefined;
  end(): Promise<void>;
}

/** Where our servers keep what was compiled, as the extension has them do: the first start of all finds nothing there. */
const compiled = mkdtempSync(join(tmpdir(), "sec-duis-bench-compiled-"));
process.once("exit", () => rmSync(compiled, { recursive: true, force: true }));

/**
 * `storage` is where the server may keep what it found, if it is given one; `editor` is what the client can do besides.
 * Another `program` than ours has to say when it is ready as ours does. Each has as many threads as the extension gives ours.
 */
export async function startServer(folder: string, storage?: string, editor: ClientCapabilities = {}, program: readonly string[] = [join(dist, "server.js"), "--stdio", `--compiled=${compiled}`]): Promise<ServerRun> {
  const began = performance.now();
  const server = spawn(process.execPath, [...threadOptions(availableParallelism(), process.allowedNodeEnvironmentFlags), ...program, ...(storage === undefined ? [] : [`--storage=${storage}`])], { stdio: ["pipe", "pipe", "inherit"] });
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
  const first = new Map<string, number>();
  const firstWaiting = new Map<string, (milliseconds: number) => void>();
  const times: { readonly published: number; readonly at: number }[] = [];
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: readonly unknown[] }) => {
    published += diagnostics.length;
    const at = performance.now() - began;
    times.push({ published, at });
    if (!first.has(uri)) {
      first.set(uri, at);
      firstWaiting.get(uri)?.(at);
    }
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
  const ended = new Promise<never>((_, reject) => server.once("exit", (code, signal) => reject(new Error(`The server ended with ${code ?? signal}.`))));
  ended.catch(isOver);
  const root = pathToFileURL(folder).href;
  const uriOf = (file: string): string => pathToFileURL(join(folder, file)).href;
  const kilobytes = (name: string): number | undefined => {
    const found = new RegExp(`^${name}:\\s*(\\d+) kB`, "m").exec(told(`/proc/${server.pid}/status`));
    return found ? (Number(found[1]) * 1024) / 1e6 : undefined;
  };
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
    uri: uriOf,
    ready,
    isReady: () => isReady,
    ended,
    diagnosticsPublished: () => published,
    since: (diagnostics) => times.find((time) => time.published >= diagnostics)?.at,
    firstDiagnosed(file) {
      const at = first.get(uriOf(file));
      return at !== undefined ? Promise.resolve(at) : new Promise((resolve) => firstWaiting.set(uriOf(file), resolve));
    },
    diagnosed(file, version) {
      return new Promise((resolve) => waiting.set(`${uriOf(file)} ${version}`, resolve));
    },
    peakMemory: () => kilobytes("VmHWM"),
    memory() {
      const resident = kilobytes("VmRSS");
      const own = kilobytes("RssAnon");
      return resident === undefined || own === undefined ? undefined : { resident, own };
    },
    cpu() {
      // Behind the name in brackets: the state, ten fields, then the clock ticks in the program and in the system, a hundred a second.
      const fields = told(`/proc/${server.pid}/stat`).replace(/^.*\) /, "").split(" ");
      return fields.length > 12 ? (Number(fields[11]) + Number(fields[12])) * 10 : undefined;
    },
    worked() {
      try {
        return Number(readFileSync(`/proc/${server.pid}/task/${server.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
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

export interface Keystroke {
  /** Milliseconds from the edit to its diagnostics, at the client. */
  readonly waited: number;
  /** Milliseconds of those that the server worked; NaN where the system does not tell. */
  readonly worked: number;
}

/** How long who types waits between two keystrokes, in milliseconds: as long as a key that is held down. */
const betweenKeys = 30;

/** `count` edits at random places, each `rest` milliseconds behind the diagnostics of the one before. A letter goes into a word, and out again with the next edit. */
export async function keystrokes(run: ServerRun, file: GeneratedFile, count: number, rest = betweenKeys): Promise<readonly Keystroke[]> {
  const chance = random(7);
  const times: Keystroke[] = [];
  while (times.length < count) {
    const at = positionAt(file.text, wordAt(file.text, chance));
    times.push(await keystroke(run, file, at, at, "e", rest));
    times.push(await keystroke(run, file, at, { line: at.line, character: at.character + 1 }, "", rest));
  }
  return times;
}

/** Types `words` behind `offset`, one by one, and takes them away again. */
export async function drafting(run: ServerRun, file: GeneratedFile, offset: number, words: string): Promise<readonly Keystroke[]> {
  const times: Keystroke[] = [];
  const start = positionAt(file.text, offset);
  let at = start;
  for (const letter of words) {
    times.push(await keystroke(run, file, at, at, letter));
    at = letter === "\n" ? { line: at.line + 1, character: 0 } : { line: at.line, character: at.character + 1 };
  }
  await keystroke(run, file, start, at, "");
  return times;
}

/** The versions of the documents that were edited, by their URIs. */
const versions = new WeakMap<ServerRun, Map<string, number>>();

async function keystroke(run: ServerRun, { file }: GeneratedFile, start: Position, end: Position, text: string, rest = betweenKeys): Promise<Keystroke> {
  const uri = run.uri(file);
  const known = versions.get(run) ?? new Map<string, number>();
  const version = (known.get(uri) ?? 1) + 1;
  versions.set(run, known.set(uri, version));
  const done = run.diagnosed(file, version);
  const before = run.worked() ?? NaN;
  const began = performance.now();
  await run.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ range: { start, end }, text }] });
  await done;
  const time = { waited: performance.now() - began, worked: (run.worked() ?? NaN) - before };
  if (rest > 0) await pause(rest);
  return time;
}

export type Question = "hover" | "definition" | "completion";

export interface Questions {
  readonly times: Readonly<Record<Question, readonly number[]>>;
  /** How many were answered with something, of a hundred. */
  readonly answered: number;
}

/** Asks `what` at references and terms of `file`, one after the other, at `count` places or until `stop` says so. */
export async function questions(run: ServerRun, { file, text }: GeneratedFile, places: readonly Place[], count: number, stop: () => boolean = () => false, what: readonly Question[] = ["hover", "definition", "completion"]): Promise<Questions> {
  const chance = random(11);
  const times: Record<Question, number[]> = { hover: [], definition: [], completion: [] };
  let answered = 0;
  let asked = 0;
  for (let i = 0; i < count && !stop(); i++) {
    const place = chance.pick(places);
    const params = { textDocument: { uri: run.uri(file) }, position: positionAt(text, place.to - 1) };
    for (const question of what) {
      const began = performance.now();
      const answer: unknown = await run.connection.sendRequest(`textDocument/${question}`, params);
      times[question].push(performance.now() - began);
      asked++;
      if (answer !== null) answered++;
    }
    await pause(5);
  }
  return { times, answered: (100 * answered) / asked };
}

/** The largest document of a Code. */
export function largest({ files }: Pick<GeneratedCode, "files">): GeneratedFile {
  return files.reduce((one, other) => (other.text.length > one.text.length ? other : one));
}

/** The document whose size is nearest to `bytes`. */
export function nearest(files: readonly GeneratedFile[], bytes: number): GeneratedFile {
  const off = ({ text }: GeneratedFile): number => Math.abs(text.length - bytes);
  return files.filter(({ file }) => /\.(?:sec|duis|md)$/.test(file)).reduce((one, other) => (off(other) < off(one) ? other : one));
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

/** What a file of the system's says; nothing where there is none. */
function told(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
