// How the product's answers agree with the truth of a generated Code: its index, and each rule by itself.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist } from "../../scripts/paths.ts";
import type { PrecisionRun } from "../../scripts/precision.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { run } from "./child.ts";
import { generateCode, writeFiles } from "./generate.ts";
import type { Request } from "./plan.ts";
import type { SizeReport } from "./report.ts";
import { scoreIndex, scoreRules, type Check, type Index, type Score } from "./score.ts";
import type { GeneratedCode } from "./truth.ts";

/** A Code in which each rule has many faults: too many for a fair figure of time. */
export const manyFaults: Request = { bytes: 2_000_000, seed: 2, faults: 50 };

/** The Code that times are measured in. */
export function timed(megabytes: number): Request {
  return { bytes: megabytes * 1_000_000, seed: 1, faults: 2 };
}

/** What the built command line says of `code`, which lies in `folder`. */
export async function accuracy(code: GeneratedCode, folder: string): Promise<Pick<SizeReport, "index" | "rules">> {
  const index: Index = JSON.parse(await run([join(dist, "cli.js"), "index", "--format", "json", folder]));
  const check: Check = JSON.parse(await run([join(dist, "cli.js"), "check", "--format", "json", folder]));
  const short = (score: Score): Score => ({ ...score, missed: score.missed.slice(0, 20), wrong: score.wrong.slice(0, 20) });
  const { clauses, definitions, references, targets } = scoreIndex(code, index);
  const rules = [...scoreRules(code, check, allRules.map(({ id }) => id))].map(([rule, score]) => [rule, short(score)] as const);
  return {
    index: { clauses: short(clauses), definitions: short(definitions), references: short(references), targets: short(targets) },
    rules: Object.fromEntries(rules),
  };
}

/** The same of a Code that is made for it, and what the documentation states of that. */
export async function accuracyOf(request: Request): Promise<{ readonly rules: SizeReport["rules"]; readonly precision: PrecisionRun }> {
  const code = generateCode(request);
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-"));
  try {
    writeFiles(folder, code.files);
    const { rules } = await accuracy(code, folder);
    const bytes = code.files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    return { rules, precision: precisionOf(bytes, code.truth.clauses.length, code.truth.references.length, rules) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function precisionOf(bytes: number, clauses: number, references: number, rules: SizeReport["rules"]): PrecisionRun {
  return { bytes, clauses, references, rules: Object.fromEntries(Object.entries(rules).map(([rule, { expected, found, matched }]) => [rule, { seeded: expected, reported: found, right: matched }])) };
}
