// Runs the command line as a person does: a process of its own, in a folder made for the test.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The sources; SEC_DUIS_CLI names another entry, such as the built dist/cli.js. */
export const entry = process.env["SEC_DUIS_CLI"] ?? fileURLToPath(new URL("../../server/src/cli/main.ts", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  /** The lines of standard output. */
  readonly lines: readonly string[];
}

/** `sec-duis ...args` in the folder `cwd`. */
export function secDuis(cwd: string, ...args: readonly string[]): Ran {
  return secDuisOn({ cwd }, ...args);
}

/** `sec-duis ...args`, with standard input and with what a terminal or a service has in its environment. */
export function secDuisOn({ cwd, input = "", env = {} }: { readonly cwd: string; readonly input?: string | Uint8Array; readonly env?: NodeJS.ProcessEnv }, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { cwd, input, env: { ...plain(), ...env }, encoding: "utf8", maxBuffer: 1 << 28, timeout: 600_000 });
  return { code: status, out: stdout, error: stderr, lines: stdout.split("\n").slice(0, -1) };
}

/** Whoever runs the tests may want colours for themselves. */
function plain(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, NO_COLOR: __, ...rest } = process.env;
  return rest;
}
