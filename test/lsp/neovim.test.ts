// The server alone, over stdio, in an editor that is not ours: headless Neovim on a copy of the project's own sample.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { samples } from "../../scripts/paths.ts";
import { run } from "../../server/src/cli/program.ts";
import { serverArguments } from "./conversation.ts";

const script = fileURLToPath(new URL("neovim.lua", import.meta.url));
const isThere = spawnSync("nvim", ["--version"]).status === 0;

interface Shown {
  readonly symbols: number;
  readonly diagnostics: readonly { readonly file: string; readonly line: number; readonly code: string; readonly source: string; readonly severity: number; readonly message: string }[];
  readonly hover: string;
  readonly definition: { readonly file: string; readonly line: string };
  readonly references: readonly string[];
  readonly offered: readonly string[];
  readonly mended: string;
  /** The texts of the files that are loaded after the renaming, by name. */
  readonly renamed: Readonly<Record<string, string>>;
}

const marks = {
  term: "raise an In<|>cident in accordance",
  reference: "accordance with section<|> 2.1 of the Incident",
  definition: "A **Comp<|>romise** means",
  slip: "tell <|>teh Panel",
  title: "Change “teh” to “the”",
  name: "Breach",
};

test("Neovim on the sample: findings as on the command line; hover, definition, references, code action, rename by its own commands", { skip: isThere ? false : missing() }, async () => {
  const home = mkdtempSync(join(tmpdir(), "sec-neovim-"));
  try {
    const folder = join(home, "samples");
    cpSync(samples, folder, { recursive: true });
    const expected = await findingsOf(folder);
    const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_STATE_HOME: home };
    const { stdout } = await promisify(execFile)("nvim", ["--headless", "--clean", "-n", "-u", "NONE", "-S", script], {
      env: { ...environment, SEC_DUIS_TEST: JSON.stringify([folder, "section-g.sec", [process.execPath, ...serverArguments()], marks]) },
      timeout: 120_000,
    });
    const shown = JSON.parse(stdout.trim().split("\n").at(-1)!) as Shown;
    assert.ok(expected.length > 5, "the sample holds marked faults");
    assert.deepEqual(shown.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`).sort(), expected);
    assert.ok(shown.diagnostics.every(({ source, message }) => source === "sec-duis" && message !== ""));
    assert.ok(new Set(shown.diagnostics.map(({ file }) => file)).size > 1, "of files that are not open, too");
    assert.ok(shown.symbols > 0);

    assert.match(shown.hover, /Incident[^]*Section A[^]*Section H/);
    assert.equal(shown.definition.file, "appendix-ag.sec");
    assert.match(shown.definition.line, /2\.1 Raising an Incident/);
    assert.ok(shown.references.some((place) => place.startsWith("section-a.sec: ") && place.includes("Compromise")), shown.references.join("\n"));
    assert.ok(shown.references.some((place) => place.startsWith("section-g.sec: ")), shown.references.join("\n"));
    assert.ok(shown.offered.includes(marks.title), shown.offered.join("\n"));
    assert.match(shown.mended, /tell the Panel/);
    assert.match(shown.renamed["section-g.sec"] ?? "", /A \*\*Breach\*\* means/);
    assert.ok("section-a.sec" in shown.renamed, "of a file that nobody opened, too");
    for (const text of Object.values(shown.renamed)) assert.doesNotMatch(text, /\bCompromises?\b/);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

/** On a build machine the test must run. */
function missing(): string {
  const reason = "Neovim is not installed (apt-get install neovim)";
  if (process.env["CI"]) throw new Error(`The server could not be tried in another editor: ${reason}`);
  console.log(`\n*** THE TEST OF THE SERVER IN NEOVIM IS SKIPPED: ${reason} ***\n`);
  return reason;
}

/** What the command line finds there. */
async function findingsOf(folder: string): Promise<readonly string[]> {
  let output = "";
  await run(["check", "--format", "json", folder], { out: (text) => void (output += text), error: () => undefined, input: async () => Buffer.alloc(0), cwd: folder, colour: false });
  const report = JSON.parse(output) as { diagnostics: readonly { file: string; range: { start: { line: number } }; rule: string }[] };
  return report.diagnostics.map(({ file, range, rule }) => `${file.split("/").at(-1)}:${range.start.line} ${rule}`).sort();
}
