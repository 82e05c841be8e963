// The packaged extension seen from inside VS Code: host/suite.ts runs in the extension host, and its outcomes are told
// here, a test each.
//
// Two ways lead there. The usual one is VS Code's web edition with Chromium, which runs on any build machine: it is the
// real workbench and the real extension host, only the desktop's shell is missing. With SEC_DUIS_VSCODE=desktop it is
// the desktop VS Code that @vscode/test-electron downloads; that needs its download site and a display (xvfb-run), which
// the machines that this project was made on lack, so that way has been written to the library's documentation but run
// less than the other.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { root } from "../../scripts/paths.ts";
import { startWebEditor } from "../../scripts/web-editor.ts";
import { withEvidence } from "./evidence.ts";
import type { Outcome } from "./host/suite.ts";
import { chromiumOrReason, packagedExtension } from "./ready.ts";
import { launchChromium } from "./workbench.ts";

const desktop = process.env["SEC_DUIS_VSCODE"] === "desktop";
const chromium = chromiumOrReason();

if (!desktop && chromium.kind === "absent") {
  test("inside VS Code", { skip: chromium.reason });
} else {
  for (const { name, failure } of await outcomes()) {
    test(`inside VS Code: ${name}`, () => {
      if (failure !== undefined) assert.fail(failure);
    });
  }
}

interface HostRun {
  readonly vsix: string;
  readonly suite: string;
  /** VS Code wants an extension under development to run tests for; the one that is tested is installed. */
  readonly stub: string;
  readonly folder: string;
  readonly report: string;
}

async function outcomes(): Promise<readonly Outcome[]> {
  const place = mkdtempSync(join(tmpdir(), "sec-duis-host-"));
  try {
    const run: HostRun = { vsix: await packagedExtension(), suite: join(place, "suite.cjs"), stub: join(place, "stub"), folder: join(place, "folder"), report: join(place, "report.json") };
    cpSync(join(import.meta.dirname, "workspace"), run.folder, { recursive: true });
    mkdirSync(run.stub);
    writeFileSync(join(run.stub, "package.json"), JSON.stringify({ name: "stub", publisher: "sec-duis", version: "0.0.0", engines: { vscode: "*" } }));
    await build({ entryPoints: [join(import.meta.dirname, "host/suite.ts")], outfile: run.suite, bundle: true, platform: "node", target: "node20", format: "cjs", external: ["vscode"], absWorkingDir: root });
    process.env["SEC_DUIS_REPORT"] = run.report;
    await (desktop ? onDesktop(run, place) : inBrowser(run));
    return JSON.parse(readFileSync(run.report, "utf8")) as readonly Outcome[];
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inBrowser({ vsix, suite, stub, folder, report }: HostRun): Promise<void> {
  if (chromium.kind === "absent") throw new Error(chromium.reason);
  const editor = await startWebEditor({ vsix, folders: "trusted", say: console.log });
  const browser = await launchChromium(chromium.path);
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((resolve) => void page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction("codeAutomationLog", () => {});
    const remote = (path: string): string => `vscode-remote://${editor.host}${path}`;
    await page.goto(editor.url(folder, [["extensionDevelopmentPath", remote(stub)], ["extensionTestsPath", remote(suite)], ["skipWelcome", "true"]]), { waitUntil: "domcontentloaded" });
    await withEvidence("inside VS Code", () => ({ page, editor }), async () => {
      await Promise.race([ended, pause(240_000, undefined, { ref: false })]);
      if (!existsSync(report)) throw new Error(`The suite did not run in VS Code.\n${editor.log().slice(-2000)}`);
      const failed = (JSON.parse(readFileSync(report, "utf8")) as readonly Outcome[]).filter(({ failure }) => failure !== undefined);
      if (failed.length > 0) throw new Error(failed.map(({ name, failure }) => `${name}: ${failure}`).join("\n"));
    }).catch((error: unknown) => {
      // Where the suite ran, each of its outcomes is told as a test.
      if (!existsSync(report)) throw error;
    });
  } finally {
    await browser.close();
    await editor.stop();
  }
}

async function onDesktop({ vsix, suite, stub, folder }: HostRun, place: string): Promise<void> {
  const vscodeExecutablePath = await downloadAndUnzipVSCode();
  const [cli, ...fixed] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath);
  const own = [`--user-data-dir=${join(place, "data")}`, `--extensions-dir=${join(place, "extensions")}`];
  const kept = fixed.filter((argument) => !/^--(user-data|extensions)-dir/.test(argument));
  const installed = spawnSync(cli ?? "", [...kept, ...own, "--install-extension", vsix], { encoding: "utf8", shell: process.platform === "win32" });
  if (installed.status !== 0) throw new Error(installed.stdout + installed.stderr);
  await runTests({ vscodeExecutablePath, extensionDevelopmentPath: stub, extensionTestsPath: suite, launchArgs: [folder, ...own, "--disable-workspace-trust", "--skip-welcome"] });
}
