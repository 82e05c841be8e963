// `npm test`: builds, checks the types, runs every test and then the editor tests, and ends with one line that counts
// them all. `npm test -- editor` runs the editor tests alone, `npm test -- units` all but them.

import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { findChromium } from "../test/vscode/workbench.ts";
import { packageExtension } from "./package.ts";
import { root } from "./paths.ts";
import { installWebEditor } from "./web-editor.ts";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const part = process.argv[2];
const counts: Count[] = [];

if (part !== "editor") {
  counts.push(await step("Build", () => program("scripts/build.ts")));
  counts.push(await step("Type check", typeCheck));
  counts.push(await runTests("Tests", globSync("test/**/*.test.ts", { cwd: root, exclude: ["**/node_modules/**"] }).sort()));
}
if (part !== "units") {
  const ready = [await step("Package", async () => void (process.env["SEC_DUIS_VSIX"] = (await packageExtension()).path))];
  if (findChromium()) ready.push(await step("VS Code", () => void installWebEditor(console.log)));
  counts.push(...ready);
  if (ready.every(({ failed }) => failed === 0)) counts.push(await editorTests());
}

const sum = (of: (count: Count) => number): number => counts.reduce((total, count) => total + of(count), 0);
const skipped = sum((count) => count.skipped);
console.log(`\n${sum((count) => count.passed)} passed, ${sum((count) => count.failed)} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = sum((count) => count.failed) > 0 ? 1 : 0;

async function editorTests(): Promise<Count> {
  const count = await runTests("Editor tests: the packaged extension in VS Code", ["test/vscode/host-tests.ts", "test/vscode/workbench-tests.ts", "test/vscode/features-tests.ts", "test/vscode/word-tests.ts"], "one by one");
  // On a build machine a suite that did not run is a suite that failed.
  if (!process.env["CI"] || (count.passed > 0 && count.skipped === 0)) return count;
  console.error("The editor tests did not run, and CI is set: that is a failure.");
  return { ...count, failed: count.failed + 1 };
}

/** One thing that passes or fails as a whole. */
async function step(name: string, work: () => void | Promise<void>): Promise<Count> {
  const started = performance.now();
  try {
    await work();
  } catch (error) {
    console.error(`✖ ${name}\n${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  console.log(`✔ ${name} (${Math.round(performance.now() - started)} ms)`);
  return { passed: 1, failed: 0, skipped: 0 };
}

function typeCheck(): void {
  // All but the page of the Code map, and that page: it alone may see a browser's names. What stands around the bench's
  // other tools has their types once they are installed.
  const peers = "test/bench/peers";
  for (const project of [".", "client/src/map", ...(existsSync(join(root, peers, "node_modules")) ? [peers] : [])]) program("node_modules/typescript/bin/tsc", "--noEmit", "--project", project);
}

/** Runs a program as its command does; throws what it prints where it fails. */
function program(path: string, ...args: readonly string[]): void {
  const result = spawnSync(process.execPath, [join(root, path), ...args], { cwd: root, encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
}

/** Runs test files, each in a process of its own, and prints as they go. An editor and a browser are enough for two cores. */
async function runTests(title: string, files: readonly string[], order: "side by side" | "one by one" = "side by side"): Promise<Count> {
  console.log(`\n${title}`);
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files: files.map((file) => join(root, file)), cwd: root, concurrency: order === "side by side" });
  const isSuite = (details: { readonly type?: string | undefined }): boolean => details.type === "suite";
  stream.on("test:pass", ({ details, skip, todo }) => {
    // The tests of a suite that is skipped are never heard of: it counts as one.
    if (skip !== undefined && skip !== false) count.skipped++;
    else if (isSuite(details)) return;
    else if (todo === undefined || todo === false) count.passed++;
  });
  stream.on("test:fail", ({ details, todo }) => {
    // A suite fails with its tests; but a suite whose hook failed has none that could say so.
    const cause = details.error.cause as { readonly failureType?: string } | undefined;
    const failureType = (details.error as { readonly failureType?: string }).failureType ?? cause?.failureType;
    if (isSuite(details) && failureType === "subtestsFailed") return;
    if (todo === undefined || todo === false) count.failed++;
  });
  for await (const text of stream.compose(spec)) process.stdout.write(text);
  return count;
}
