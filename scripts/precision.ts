// What `npm run bench` found of each rule, kept in docs/PRECISION.json, as the documentation states it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

export interface Precision {
  readonly product: string;
  readonly date: string;
  readonly runs: readonly PrecisionRun[];
}

/** One generated Code. */
export interface PrecisionRun {
  /** UTF-8 bytes. */
  readonly bytes: number;
  readonly clauses: number;
  readonly references: number;
  readonly rules: Readonly<Record<string, Measured>>;
}

/** How many faults were put in, how many findings there were, and how many of these were the faults. */
export interface Measured {
  readonly seeded: number;
  readonly reported: number;
  readonly right: number;
}

export const precisionPath = "docs/PRECISION.json";

/** What was measured last; undefined where nothing was. */
export function readPrecision(): Precision | undefined {
  const file = join(root, precisionPath);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Precision) : undefined;
}

/** All runs of a rule together; undefined where no fault of it was put in and it found none. */
export function measuredOf({ runs }: Precision, rule: string): Measured | undefined {
  const all = runs.map(({ rules }) => rules[rule] ?? { seeded: 0, reported: 0, right: 0 });
  const sum = (of: keyof Measured): number => all.reduce((total, one) => total + one[of], 0);
  const measured = { seeded: sum("seeded"), reported: sum("reported"), right: sum("right") };
  return measured.seeded + measured.reported > 0 ? measured : undefined;
}

/** Of what it reports, how much is right. */
export function precisionOf({ reported, right }: Measured): string {
  return share(right, reported);
}

/** Of what is wrong, how much it reports. */
export function recallOf({ seeded, right }: Measured): string {
  return share(right, seeded);
}

/** Cut, not rounded: 1.000 means all. */
function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (Math.floor((part / whole) * 1000) / 1000).toFixed(3);
}

/** `12.3 MB with 41,415 clauses and 111,011 references` */
export function sizeOf({ bytes, clauses, references }: PrecisionRun): string {
  const count = (number: number): string => number.toLocaleString("en-GB");
  return `${(bytes / 1e6).toFixed(1)} MB with ${count(clauses)} clauses and ${count(references)} references`;
}
