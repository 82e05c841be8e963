// VS Code without a desktop: its own server and web workbench, as the npm package code-server carries them, kept in
// the cache and started on 127.0.0.1 with folders of its own, so that nobody's VS Code is touched.
// (code-server itself is not started: its additions are not wanted here.)

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { cache } from "./paths.ts";

export interface WebEditorRequest {
  /** The packaged extension to install. */
  readonly vsix: string;
  /** The user's settings, laid over quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether folders are trusted, or opened in Restricted Mode as a stranger's are. */
  readonly folders: "trusted" | "restricted";
  /** Lets a test drive the workbench by `window.driver`. */
  readonly driver?: "smoke-test";
  readonly port?: number;
  /** Told what takes time. */
  readonly say?: (message: string) => void;
}

export interface WebEditor {
  /** `127.0.0.1:8123` */
  readonly host: string;
  /** The folder that holds its settings and extensions. */
  readonly home: string;
  /** Where a browser finds the folder, or the .code-workspace of several, opened. Holds the secret without which the server answers nobody. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** The server's log so far. */
  log(): string;
  /** Ends the server with all its processes and removes its folders. */
  stop(): Promise<void>;
}

/** Installs VS Code's web edition into the cache where it is missing, and starts it. Throws with a message for people. */
export async function startWebEditor(request: WebEditorRequest): Promise<WebEditor> {
  const main = installWebEditor(request.say ?? (() => {}));
  const home = mkdtempSync(join(tmpdir(), "sec-duis-editor-"));
  const data = join(home, "data");
  const extensions = join(home, "extensions");
  mkdirSync(extensions);
  mkdirSync(join(data, "data", "User"), { recursive: true });
  writeFileSync(join(data, "data", "User", "settings.json"), JSON.stringify({ ...quietSettings, ...request.settings }, undefined, 2));
  // An empty gallery: the editor must not look for anything on the network.
  const environment = { ...process.env, HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  const common = [main, "--accept-server-license-terms", "--server-data-dir", data, "--extensions-dir", extensions];

  const installed = spawnSync(node, [...common, "--install-extension", request.vsix], { env: environment, encoding: "utf8" });
  if (installed.status !== 0) {
    rmSync(home, { recursive: true, force: true });
    throw new Error(`VS Code could not install ${request.vsix}:\n${installed.stdout}${installed.stderr}`);
  }

  const port = await freePort(request.port ?? 0);
  const host = `127.0.0.1:${port}`;
  const token = randomBytes(16).toString("hex");
  const trust = request.folders === "trusted" ? ["--disable-workspace-trust"] : [];
  const driver = request.driver === "smoke-test" ? ["--enable-smoke-test-driver"] : [];
  const logFile = join(home, "server.log");
  const output = openSync(logFile, "w");
  const server = spawn(node, [...common, "--host", "127.0.0.1", "--port", String(port), "--connection-token", token, "--disable-telemetry", ...trust, ...driver], {
    env: environment,
    // A group of its own: the extension host and the language server end with it.
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const log = (): string => readFileSync(logFile, "utf8");
  const stop = async (): Promise<void> => {
    await endGroup(server);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };

  for (let waited = 0; !(await answers(`http://${host}/version`)); waited += 50) {
    if (waited > 30_000 || server.exitCode !== null) {
      const said = log();
      await stop();
      throw new Error(`VS Code's server did not start:\n${said.slice(0, 3000)}`);
    }
    await pause(50);
  }
  return {
    host,
    home,
    url: (folder, payload) => {
      const query = new URLSearchParams({ tkn: token, [folder.endsWith(".code-workspace") ? "workspace" : "folder"]: folder, ...(payload ? { payload: JSON.stringify(payload) } : {}) });
      return `http://${host}/?${query}`;
    },
    log,
    stop,
  };
}

/** VS Code 1.100. Its recipe is proven on Node 20 to 24, without building native modules. */
const version = "4.100.3";

/** To be raised when what is done to the download changes: the cache may hold what an older checkout made. */
const recipe = 1;

/** The Node that runs npm rather than the project's newer one: VS Code's own extension host is as old. */
const node = process.env["npm_node_execpath"] ?? process.execPath;

const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  // As on the desktop: in a browser VS Code saves by itself, a second after the last key.
  "files.autoSave": "off",
};

/** Puts VS Code's web edition into the cache where it is missing. Gives the server's main file. */
export function installWebEditor(say: (message: string) => void): string {
  const place = join(cache, `code-server-${version}-${recipe}`);
  const main = join("node_modules", "code-server", "lib", "vscode", "out", "server-main.js");
  if (existsSync(join(place, main))) return join(place, main);

  say(`Fetching VS Code's web edition (code-server ${version}, about 300 MB) into ${place}. This happens once, and takes half a minute or more.`);
  // Made elsewhere and moved when whole, so that a broken download is never taken for an editor.
  removeRemains();
  const making = join(cache, `partial-${process.pid}`);
  mkdirSync(making, { recursive: true });
  try {
    writeFileSync(join(making, "package.json"), '{ "private": true }\n');
    const ripgrep = `@vscode/ripgrep-${process.platform}-${process.arch}`;
    npmInstall(making, [`code-server@${version}`, `${ripgrep}@1.18.0`]);
    const vscode = join(making, "node_modules", "code-server", "lib", "vscode");
    npmInstall(vscode, ["--omit=dev"]);
    // The editor's file search runs this program; its own install script would have fetched it.
    const bin = join(vscode, "node_modules", "@vscode", "ripgrep", "bin");
    mkdirSync(bin, { recursive: true });
    symlinkSync(join("..", "..", "..", "..", "..", "..", "..", ripgrep, "bin", "rg"), join(bin, "rg"));
    copyFileSync(join(import.meta.dirname, "web-editor-log.cjs"), join(vscode, "node_modules", "@vscode", "spdlog", "index.js"));
    if (!existsSync(join(place, main))) renameSync(making, place);
  } catch (error) {
    throw new Error(`VS Code's web edition could not be fetched; it needs the npm registry the first time.\n${error instanceof Error ? error.message : error}`);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return join(place, main);
}

/** What a download left behind that somebody broke off. */
function removeRemains(): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const maker = /^partial-(\d+)$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

function npmInstall(cwd: string, what: readonly string[]): void {
  const result = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...what], { cwd, encoding: "utf8", shell: process.platform === "win32" });
  if (result.status === 0) return;
  const said = result.error?.message ?? result.stderr.split("\n").slice(0, 3).join("\n");
  throw new Error(`npm install in ${cwd}:\n${said}`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then((response) => response.ok, () => false);
}

/** `wanted` where it is free, else any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function endGroup(leader: ChildProcess): Promise<void> {
  if (leader.pid === undefined) return;
  const ended = leader.exitCode !== null || leader.signalCode !== null ? Promise.resolve() : new Promise((resolve) => leader.once("exit", resolve));
  signalGroup(leader.pid, "SIGTERM");
  await Promise.race([ended, pause(3000, undefined, { ref: false })]);
  // What of the group ignored the polite signal.
  signalGroup(leader.pid, "SIGKILL");
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody is left.
  }
}
