// How time and memory grow with the size of the Code: 1, 3, 12, 36 and 100 MB, each written by a process of its own.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./child.ts";
import { percentile } from "./report.ts";
import { keystrokes, open, startServer, type Keystroke } from "./server-run.ts";

export interface GrowthRow {
  readonly megabytes: number;
  readonly bytes: number;
  readonly files: number;
  readonly largestBytes: number;
  /** What is undefined was not reached: the server ended before. */
  readonly cold: number | undefined;
  readonly cpu: number | undefined;
  readonly peakMemory: number | undefined;
  /** In the largest document but the one of the definitions, and in that one: there, a letter may change a term that all others use. */
  readonly keystrokes: readonly Keystroke[];
  readonly inDefinitions: readonly Keystroke[];
  readonly failure: string | undefined;
}

/** Section A holds the definitions of the whole Code. */
const definitions = "section-a.sec";

export async function growth(sizes: readonly number[]): Promise<readonly GrowthRow[]> {
  const rows: GrowthRow[] = [];
  for (const size of sizes) rows.push(await grown(size));
  return rows;
}

async function grown(megabytes: number): Promise<GrowthRow> {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-growth-"));
  try {
    // Seeding takes the square of what is to be sown: the largest have as many faults as 12 MB have.
    await run([join(import.meta.dirname, "generate.ts"), folder, "--megabytes", String(megabytes), "--seed", "1", "--faults", String(Math.min(2, 24 / megabytes))]);
    const files = readdirSync(folder).map((file) => ({ file, bytes: statSync(join(folder, file)).size }));
    const documents = files.filter(({ file }) => /\.(?:sec|duis)$/.test(file));
    const large = documents.filter(({ file }) => file !== definitions).reduce((one, other) => (other.bytes > one.bytes ? other : one));
    const row = { megabytes, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files: files.length, largestBytes: large.bytes };
    try {
      const server = await startServer(folder);
      const typed = async (file: string): Promise<readonly Keystroke[]> => {
        const document = { file, text: readFileSync(join(folder, file), "utf8") };
        await open(server, document);
        return keystrokes(server, document, 12);
      };
      const measure = async (): Promise<GrowthRow> => {
        const cold = await server.ready;
        const cpu = server.cpu();
        const times = await typed(large.file);
        const inDefinitions = await typed(definitions);
        return { ...row, cold, cpu, peakMemory: server.peakMemory(), keystrokes: times, inDefinitions, failure: undefined };
      };
      const measured = await Promise.race([measure(), server.ended]);
      await server.end();
      return measured;
    } catch (error) {
      return { ...row, cold: undefined, cpu: undefined, peakMemory: undefined, keystrokes: [], inDefinitions: [], failure: error instanceof Error ? error.message : String(error) };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function growthLines(rows: readonly GrowthRow[]): readonly string[] {
  const each = (value: number | undefined, row: GrowthRow): string => (value === undefined ? "-" : (value / (row.bytes / 1e6)).toFixed(1));
  const whole = (value: number | undefined): string => value?.toFixed(0) ?? "-";
  const half = (typed: readonly Keystroke[], of: keyof Keystroke): string => (typed.length === 0 ? "-" : `${percentile(typed.map((one) => one[of]), 0.5).toFixed(1)} ms`);
  const times = rows.flatMap((row) => (row.cpu === undefined ? [] : [row.cpu / row.bytes]));
  // It falls at first, as the start of the process weighs less.
  const rise = Math.max(...times.flatMap((time, i) => times.slice(0, i).map((smaller) => time / smaller)));
  return [
    "| Size | Files | Largest document | Cold | Processor | Processor per MB | Peak memory | Memory per MB | Keystroke there, p50 | Processor | Keystroke in the definitions, p50 | Processor | |", "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ...rows.map((row) => `| ${row.megabytes} MB | ${row.files} | ${(row.largestBytes / 1e6).toFixed(2)} MB | ${whole(row.cold)} ms | ${whole(row.cpu)} ms | ${each(row.cpu, row)} ms | ${whole(row.peakMemory)} MB | ${each(row.peakMemory, row)} MB | ${half(row.keystrokes, "waited")} | ${half(row.keystrokes, "worked")} | ${half(row.inDefinitions, "waited")} | ${half(row.inDefinitions, "worked")} | ${row.failure ?? ""} |`),
    "", ...(times.length < 3 ? [] : [`From one size to a larger one, processor time per MB rises by a factor of ${rise.toFixed(2)} at the most (below 1: it falls): ${rise <= 1.5 ? "no worse than linear" : "NOT linear"} (1.5 is allowed).`, ""]),
  ];
}
