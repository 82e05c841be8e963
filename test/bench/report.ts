// The figures as a table that a person reads, with what they are held against.

import type { IndexScores, Score } from "./score.ts";
import type { Timings } from "./in-process.ts";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "MB";
  /** What it has to stay under; undefined where it is only told. */
  readonly target: number | undefined;
}

export interface SizeReport {
  readonly megabytes: number;
  readonly bytes: number;
  readonly files: number;
  readonly largestBytes: number;
  readonly truth: Readonly<Record<"clauses" | "definitions" | "references" | "faults", number>>;
  readonly figures: readonly Figure[];
  readonly phases: Timings;
  readonly index: IndexScores;
  readonly rules: Readonly<Record<string, Score>>;
}

export interface Report {
  readonly machine: string;
  readonly node: string;
  readonly date: string;
  readonly load: readonly number[];
  readonly caveats: readonly string[];
  readonly sizes: readonly SizeReport[];
  /** Of a smaller Code with many faults. */
  readonly rules: Readonly<Record<string, Score>>;
  /** Word documents in and out. */
  readonly word: readonly Figure[];
}

/** Rules that judge words: of their faults 98 in a hundred have to be found, of all others each one. */
const judged: ReadonlySet<string> = new Set([
  "typo", "near-term", "term-case", "undefined-term", "unused-definition", "circular-definition", "closed-list", "list-conjunction", "unbalanced-punctuation", "mixed-quotes", "unreferenced-annex", "unused-suppression",
]);

/** Why the generator does not seed a rule, by its id. Cases of every rule stand in test/rules. */
export const unseeded: Readonly<Record<string, string>> = {};

export function asMarkdownReport({ machine, node, date, load, caveats, sizes, rules, word }: Report): string {
  const lines = ["# Bench", "", `${machine}; Node ${node}; ${date}; load ${load.map((one) => one.toFixed(1)).join(", ")} (1, 5, 15 min).`, ""];
  for (const size of sizes) lines.push(...sizeLines(size));
  lines.push("## Word documents of 500 pages", "", ...figureLines(word), "");
  lines.push("## Rules, on a Code of 2 MB with up to a hundred faults of each", "", "Fewer where a Code has not so many places for them: one order of definitions a table, one kind of quotation mark a document.", "", scoreHead, scoreRule, ...Object.entries(rules).map(([rule, score]) => scoreLine(rule, score, !judged.has(rule))), "");
  const why = Object.entries(unseeded).map(([rule, reason]) => `- ${rule}: ${reason} See test/rules/${rule}.md.`);
  lines.push("Rules that the generator does not seed:", "", ...(why.length > 0 ? why : ["- none."]), "");
  lines.push(...exampleLines(Object.entries(rules)));
  lines.push("## Caveats", "", ...caveats.map((caveat) => `- ${caveat}`), "");
  return lines.join("\n");
}

function sizeLines({ megabytes, bytes, files, largestBytes, truth, figures, phases, index, rules }: SizeReport): string[] {
  const lines = [
    `## ${megabytes} MB`, "",
    `${files} files, ${(bytes / 1e6).toFixed(2)} MB, the largest ${(largestBytes / 1e6).toFixed(2)} MB; ${truth.clauses} clauses, ${truth.definitions} definitions, ${truth.references} references, ${truth.faults} seeded faults.`, "",
    ...figureLines(figures),
    "", "| Part, in one process, over all documents | ms |", "| --- | ---: |",
    ...Object.entries(phases).map(([part, time]) => `| ${part} | ${shown(time)} |`),
    "", scoreHead, scoreRule,
    ...Object.entries<Score>({ ...index }).map(([name, score]) => scoreLine(name === "targets" ? "references: status and target" : name, score, true)),
    ...Object.entries(rules).map(([rule, score]) => scoreLine(rule, score, !judged.has(rule))), "",
  ];
  lines.push(...exampleLines([...Object.entries<Score>({ ...index }), ...Object.entries(rules)]));
  return lines;
}

function figureLines(figures: readonly Figure[]): readonly string[] {
  return [
    "| Figure | Value | Target | |", "| --- | ---: | ---: | --- |",
    ...figures.map(({ name, value, unit, target }) => `| ${name} | ${shown(value)} ${unit} | ${target === undefined ? "" : `< ${target} ${unit}`} | ${target === undefined ? "" : value < target ? "pass" : "FAIL"} |`),
  ];
}

const scoreHead = "| Against the truth | Expected | Found | Recall | Precision | |";
const scoreRule = "| --- | ---: | ---: | ---: | ---: | --- |";

function exampleLines(scores: readonly (readonly [string, Score])[]): string[] {
  const examples = scores.flatMap(([name, { missed, wrong }]): readonly string[] => [
    ...missed.slice(0, 5).map((one) => `- ${name}, missed: ${one}`),
    ...wrong.slice(0, 5).map((one) => `- ${name}, wrong: ${one}`),
  ]);
  return examples.length === 0 ? [] : ["Some of what differs:", "", ...examples.map((one) => one.replace(/</g, "&lt;")), ""];
}

function scoreLine(name: string, { expected, found, recall, precision }: Score, mechanical: boolean): string {
  const passes = precision >= 0.99 && recall >= (mechanical ? 1 : 0.98);
  return `| ${name} | ${expected === 0 && name in unseeded ? "not seeded" : expected} | ${found} | ${recall.toFixed(4)} | ${precision.toFixed(4)} | ${passes ? "pass" : "FAIL"} |`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** The value below which `share` of `values` lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? NaN;
}
