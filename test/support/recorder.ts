// Loaded before the server or the command line (`node --import`): writes each file and folder that is looked at, each
// program that is run and each address that is sought as a line of JSON to the file that `RECORD_TO` names. Nothing is
// changed but that.

import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface Deed {
  /** `look`: whether a thing is there, and what it is; `write`: make, change or take away */
  readonly kind: "look" | "read" | "write" | "run" | "fetch";
  readonly call: string;
  /** Of a file: its path with links resolved where they are followed. */
  readonly what: string;
}

const { appendFileSync, realpathSync } = fs;
const to = process.env["RECORD_TO"];

let isRecording = false;

/** Writing a line is itself a call of these; so is finding out where a path leads. */
function record(kind: Deed["kind"], call: string, what: () => string | undefined): void {
  if (to === undefined || isRecording) return;
  isRecording = true;
  const found = what();
  if (found !== undefined) appendFileSync(to, `${JSON.stringify({ kind, call, what: found } satisfies Deed)}\n`);
  isRecording = false;
}

/** A path as it is given to the file system -> where it leads. A number is a file that was opened before. */
function pathOf(given: unknown, follow: boolean): string | undefined {
  if (typeof given !== "string" && !(given instanceof URL) && !Buffer.isBuffer(given)) return undefined;
  const path = resolve(given instanceof URL ? fileURLToPath(given) : given.toString());
  return follow ? realOf(path) : path;
}

/** Of what is not there, the folder's own place counts. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realOf(dirname(path)), path.slice(dirname(path).length));
  }
}

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Calls = Record<string, unknown>;

/** Puts before the function `name` of `module` that `told` is told of its arguments. */
function watch(module: object, name: string, told: (args: readonly unknown[]) => void): void {
  const calls = module as Calls;
  const call = calls[name];
  if (typeof call !== "function") return;
  const watched: Call = function (...args) {
    told(args);
    return Reflect.apply(call as Call, this, args);
  };
  // `exec` and `exists` bring a promise of their own, `realpath` another way.
  for (const key of Reflect.ownKeys(call)) if (typeof key === "symbol" || key === "native") Object.defineProperty(watched, key, Object.getOwnPropertyDescriptor(call, key)!);
  calls[name] = watched;
}

const looks = ["stat", "lstat", "access", "exists", "realpath", "statfs"];
const reads = ["readFile", "readdir", "opendir", "readlink", "createReadStream", "watch", "watchFile", "openAsBlob"];
const writes = ["writeFile", "appendFile", "mkdir", "mkdtemp", "rmdir", "rm", "unlink", "truncate", "chmod", "chown", "lchown", "utimes", "lutimes", "createWriteStream"];
/** Both paths are changed. */
const moves = ["rename", "link", "symlink", "copyFile", "cp"];

for (const module of [fs, fs.promises]) {
  const files = (names: readonly string[], kind: Deed["kind"], paths: number): void => {
    for (const name of names.flatMap((one) => [one, `${one}Sync`])) {
      watch(module, name, (args) => {
        for (const given of args.slice(0, paths)) record(kind, name, () => pathOf(given, kind !== "look" && !name.startsWith("readlink")));
      });
    }
  };
  files(looks, "look", 1);
  files(reads, "read", 1);
  files(writes, "write", 1);
  files(moves, "write", 2);
  for (const name of ["open", "openSync"]) {
    watch(module, name, ([path, flags]) => record(flags === undefined || flags === "r" || flags === 0 || typeof flags === "function" ? "read" : "write", name, () => pathOf(path, true)));
  }
}

for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]) watch(childProcess, name, ([program]) => record("run", name, () => String(program)));
watch(Socket.prototype, "connect", ([where]) => record("fetch", "connect", () => JSON.stringify(where)));
for (const module of [dns, dns.promises]) for (const name of ["lookup", "resolve", "resolve4", "resolve6", "reverse"]) watch(module, name, ([host]) => record("fetch", name, () => String(host)));
watch(dgram, "createSocket", () => record("fetch", "createSocket", () => "udp"));
watch(globalThis, "fetch", ([where]) => record("fetch", "fetch", () => String(where)));
syncBuiltinESMExports();
