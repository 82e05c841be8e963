// Runs the command line as a person does: a process of its own, in a folder made for the test.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

/** The sources; SEC_DUIS_CLI names another entry, such as the built dist/cli.js. */
export const entry = process.env["SEC_DUIS_CLI"] ?? fileURLToPath(new URL("../../server/src/cli/main.ts", import.meta.url));

const root = realpathSync(mkdtempSync(join(tmpdir(), "sec-duis-cli-")));
after(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

/** A new folder that holds `files`, by their names in it. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = join(root, `f${++folders}`);
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  /** The lines of standard output. */
  readonly lines: readonly string[];
}

/** `sec-duis ...args` in the folder `cwd`. */
export function secDuis(cwd: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { cwd, encoding: "utf8", maxBuffer: 1 << 28, timeout: 600_000 });
  return { code: status, out: stdout, error: stderr, lines: stdout.split("\n").slice(0, -1) };
}
