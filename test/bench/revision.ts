// How long `sec-duis log` and `sec-duis impact` take on a Code of 500 pages in two folders, the newer one with changes
// in each document: built, in a process of its own. `node test/bench/revision.ts` prints them alone.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist } from "../../scripts/paths.ts";
import { measured } from "./child.ts";
import { generateCode, writeFiles } from "./generate.ts";
import { amended } from "./redline.ts";
import type { Figure } from "./report.ts";

export async function revisionFigures(): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), "sec-duis-bench-versions-"));
  try {
    const [before, after] = writeVersions(home);
    const versions = ["--from", before, "--to", after, after];
    const figures: Figure[] = [];
    for (const [command, format] of [["log", "md"], ["impact", "json"]] as const) {
      const { milliseconds, cpu, megabytes } = await measured([join(dist, "cli.js"), command, "--format", format, ...versions]);
      figures.push({ name: `sec-duis ${command}, from start to end (${megabytes.toFixed(0)} MB at the peak)`, value: milliseconds, cpu, unit: "ms", target: undefined });
    }
    return figures;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The same Code before and after, in two folders. */
export function writeVersions(home: string): readonly [before: string, after: string] {
  const { files } = generateCode({ bytes: 1_440_000, seed: 3, faults: 2 });
  const folders = [join(home, "before"), join(home, "after")] as const;
  writeFiles(folders[0], files);
  writeFiles(folders[1], files.map(({ file, text }) => ({ file, text: /\.(?:sec|duis|txt)$/.test(file) ? amended(text) : text })));
  return folders;
}

if (import.meta.main) console.table(await revisionFigures());
