// The server alone, over stdio, in an editor that is not ours: headless Neovim on a copy of the project's own sample.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { run } from "../../server/src/cli/program.ts";
import { serverArguments } from "./conversation.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const script = fileURLToPath(new URL("neovim.lua", import.meta.url));
const isThere = spawnSync("nvim", ["--version"]).status === 0;

test("Neovim shows the sample's findings, as the command line does", { skip: isThere ? false : "Neovim is not installed (apt-get install neovim)" }, async () => {
  const home = mkdtempSync(join(tmpdir(), "sec-neovim-"));
  try {
    const folder = join(home, "samples");
    cpSync(samples, folder, { recursive: true });
    const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_STATE_HOME: home };
    const { stdout } = await promisify(execFile)("nvim", ["--headless", "--clean", "-n", "-u", "NONE", "-S", script], {
      env: { ...environment, SEC_DUIS_TEST: JSON.stringify([folder, "section-g.sec", [process.execPath, ...serverArguments()]]) },
      timeout: 60_000,
    });
    const shown = JSON.parse(stdout.trim().split("\n").at(-1)!) as {
      readonly symbols: number;
      readonly diagnostics: readonly { file: string; line: number; code: string; source: string; severity: number; message: string }[];
    };
    const expected = await findingsOf(folder);
    assert.ok(expected.length > 5, "the sample holds marked faults");
    assert.deepEqual(shown.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`).sort(), expected);
    assert.ok(shown.diagnostics.every(({ source, message }) => source === "sec-duis" && message !== ""));
    assert.ok(new Set(shown.diagnostics.map(({ file }) => file)).size > 1, "of files that are not open, too");
    assert.ok(shown.symbols > 0);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

/** What the command line finds there. */
async function findingsOf(folder: string): Promise<readonly string[]> {
  let output = "";
  await run(["check", "--format", "json", folder], { out: (text) => void (output += text), error: () => undefined, cwd: folder, colour: false });
  const report = JSON.parse(output) as { diagnostics: readonly { file: string; range: { start: { line: number } }; rule: string }[] };
  return report.diagnostics.map(({ file, range, rule }) => `${file.split("/").at(-1)}:${range.start.line} ${rule}`).sort();
}
