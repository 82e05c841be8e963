// Where the time goes: V8's own profile of the built command line and server, its samples grouped by the room of
// server/src that they fell into (rules one by one), through the bundle's source map. `npm run bench -- --profile`.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dist } from "../../scripts/paths.ts";
import { run } from "./child.ts";
import { keystrokes, largest, open, startServer } from "./server-run.ts";
import type { GeneratedCode } from "./truth.ts";

/** Milliseconds by room, and by the functions that take most. */
export interface Profile {
  readonly name: string;
  readonly rooms: Readonly<Record<string, number>>;
  readonly functions: Readonly<Record<string, number>>;
}

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number; readonly columnNumber: number } }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
  /** Microseconds on the system's steady clock. */
  readonly startTime: number;
}

const keys = 60;

export async function profiles(code: GeneratedCode, folder: string): Promise<readonly Profile[]> {
  const home = mkdtempSync(join(tmpdir(), "sec-duis-bench-profile-"));
  const flags = (name: string): readonly string[] => ["--cpu-prof", `--cpu-prof-dir=${join(home, name)}`];
  try {
    await run([...flags("cli"), join(dist, "cli.js"), "check", "--format", "json", folder]);
    const server = await startServer(folder, undefined, {}, [...flags("server"), join(dist, "server.js"), "--stdio"]);
    await server.ready;
    const ready = steady();
    const large = largest(code);
    await open(server, large);
    const opened = steady();
    await keystrokes(server, large, keys);
    const typed = steady();
    await server.end();
    const [cli, served] = [readProfile(join(home, "cli")), readProfile(join(home, "server"))];
    return [
      grouped("Command line: check", cli, 0, Infinity),
      grouped("Server: cold", served, 0, ready),
      grouped(`Server: ${keys} keystrokes in the largest document`, served, opened, typed),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A table of rooms, and one of functions: at most so many rows each. */
export function profileLines(all: readonly Profile[], rows = 40): readonly string[] {
  const table = (title: string, of: (profile: Profile) => Readonly<Record<string, number>>): readonly string[] => {
    const names = [...new Set(all.flatMap((profile) => Object.keys(of(profile))))];
    const most = (name: string): number => Math.max(...all.map((profile) => (of(profile)[name] ?? 0) / total(profile)));
    const sorted = names.sort((a, b) => most(b) - most(a)).slice(0, rows);
    return [
      `| ${title} | ${all.map(({ name }) => `${name} (ms)`).join(" | ")} |`, `| --- |${" ---: |".repeat(all.length)}`,
      ...sorted.map((name) => `| ${name} | ${all.map((profile) => (of(profile)[name] ?? 0).toFixed(0)).join(" | ")} |`),
      `| all | ${all.map((profile) => total(profile).toFixed(0)).join(" | ")} |`, "",
    ];
  };
  return [...table("Room", ({ rooms }) => rooms), ...table("Function", ({ functions }) => functions)];
}

function total({ rooms }: Profile): number {
  return Object.values(rooms).reduce((sum, time) => sum + time, 0);
}

/** Microseconds on the system's steady clock, which the profile of another process goes by too. */
function steady(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** The profile of the main thread: the largest one. */
function readProfile(folder: string): CpuProfile {
  const all = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as CpuProfile);
  return all.reduce((one, other) => (other.samples.length > one.samples.length ? other : one));
}

/** What was sampled between two moments. */
function grouped(name: string, { nodes, samples, timeDeltas, startTime }: CpuProfile, from: number, to: number): Profile {
  const times = new Map<number, number>();
  let at = startTime;
  for (const [i, node] of samples.entries()) {
    const delta = timeDeltas[i]!;
    at += delta;
    if (at >= from && at < to) times.set(node, (times.get(node) ?? 0) + delta / 1000);
  }
  const rooms: Record<string, number> = {};
  const functions: Record<string, number> = {};
  for (const { id, callFrame } of nodes) {
    const time = times.get(id);
    if (time === undefined || callFrame.functionName === "(idle)") continue;
    const source = sourceOf(callFrame);
    const room = roomOf(source, callFrame.functionName);
    rooms[room] = (rooms[room] ?? 0) + time;
    const called = `${callFrame.functionName || "(top)"} ${source.replace(/^.*(?:server\/src|node_modules)\//, "")}`.trim().replaceAll("|", "\\|");
    functions[called] = (functions[called] ?? 0) + time;
  }
  return { name, rooms, functions };
}

const maps = new Map<string, SourceMap | undefined>();

/** The file in which a function was written. */
function sourceOf({ url, lineNumber, columnNumber }: CpuProfile["nodes"][number]["callFrame"]): string {
  if (!url.startsWith("file:")) return url;
  let map = maps.get(url);
  if (!map && !maps.has(url)) {
    try {
      map = new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, "utf8")) as SourceMapPayload);
    } catch {
      map = undefined;
    }
    maps.set(url, map);
  }
  const entry = map?.findEntry(lineNumber, columnNumber);
  return entry && "originalSource" in entry ? String(entry.originalSource) : url;
}

function roomOf(source: string, functionName: string): string {
  if (functionName === "(garbage collector)") return "garbage collection";
  if (functionName === "(program)") return "V8 and the system";
  if (functionName.startsWith("RegExp:")) return "regular expressions";
  const ours = /(?:^|\/)server\/src\/([\w-]+)\/(.*)\.ts$/.exec(source);
  if (ours) return ours[1] === "rules" ? `rules/${ours[2]}` : ours[1]!;
  const taken = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source);
  if (taken) return `package ${taken[1]}`;
  if (source.startsWith("node:") || source === "") return functionName === "" || source.startsWith("node:internal/modules") ? "start: loading modules" : "Node and built-in functions";
  return "start: the bundle";
}
