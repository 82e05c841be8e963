// Programs in a process of their own, with what they cost.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Cost {
  /** By the clock, from before the process is started until it has ended. */
  readonly milliseconds: number;
  /** Of all its threads, for it and for the system. */
  readonly cpu: number;
  /** Of resident memory, at its highest. */
  readonly megabytes: number;
}

/** What a program of Node's prints. `check` and other linters end with 1 where they find errors, which is what they are for. */
export function run(command: readonly string[], cwd?: string): Promise<string> {
  return started(command, cwd, {});
}

export async function measured(command: readonly string[], cwd?: string): Promise<Cost & { readonly printed: string }> {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-usage-"));
  try {
    const usage = join(folder, "usage.json");
    const began = performance.now();
    const printed = await started(["--require", join(import.meta.dirname, "usage.cjs"), ...command], cwd, { BENCH_USAGE: usage });
    const milliseconds = performance.now() - began;
    return { milliseconds, ...(JSON.parse(readFileSync(usage, "utf8")) as Omit<Cost, "milliseconds">), printed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of each. */
export function medianCost(costs: readonly Cost[]): Cost {
  const median = (of: (cost: Cost) => number): number => {
    const sorted = costs.map(of).sort((a, b) => a - b);
    return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
  };
  return { milliseconds: median(({ milliseconds }) => milliseconds), cpu: median(({ cpu }) => cpu), megabytes: median(({ megabytes }) => megabytes) };
}

function started(command: readonly string[], cwd: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { maxBuffer: 1 << 30, encoding: "utf8", cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      if (error && error.code !== 1) reject(new Error(`${command.join(" ")}: ${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
}
