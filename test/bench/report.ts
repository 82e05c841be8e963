// The figures as a table that a person reads, with what they are held against.

import { growthLines, type GrowthRow } from "./growth.ts";
import type { Comparison, Peers } from "./peers.ts";
import { profileLines, type Profile } from "./profile.ts";
import type { IndexScores, Score } from "./score.ts";
import type { Timings } from "./in-process.ts";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "MB";
  /** Milliseconds of processor time for the same, where it is known. */
  readonly cpu?: number | undefined;
  /** What it has to stay under; undefined where it is only told. */
  readonly target: number | undefined;
  /** What it had to stay under before that. */
  readonly earlier?: number | undefined;
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
  readonly product: string;
  readonly machine: string;
  readonly node: string;
  readonly date: string;
  /** Before the bench began (what others do on the machine), and at its end; of 1, 5 and 15 minutes each. */
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] };
  readonly seconds: number;
  readonly caveats: readonly string[];
  readonly sizes: readonly SizeReport[];
  /** Of a smaller Code with many faults. */
  readonly rules: Readonly<Record<string, Score>>;
  /** Word documents in and out, and comparisons of two versions. */
  readonly word: readonly Figure[];
  readonly peers: Peers | undefined;
  readonly growth: readonly GrowthRow[] | undefined;
  readonly profiles: readonly Profile[] | undefined;
}

/** Rules that judge words: of their faults 98 in a hundred have to be found, of all others each one. */
const judged: ReadonlySet<string> = new Set([
  "typo", "near-term", "term-case", "undefined-term", "unused-definition", "circular-definition", "closed-list", "list-conjunction", "unbalanced-punctuation", "mixed-quotes", "unreferenced-annex", "unused-suppression",
]);

/** Why the generator does not seed a rule, by its id. Cases of every rule stand in test/rules. */
export const unseeded: Readonly<Record<string, string>> = {};

export function asMarkdownReport(report: Report): string {
  const { caveats, sizes, rules, word, peers, growth, profiles } = report;
  const lines = ["# Bench", "", ...conditionLines(report)];
  for (const size of sizes) lines.push(...sizeLines(size));
  if (word.length > 0) lines.push("## Word documents and versions of 500 pages", "", ...figureLines(word), "");
  if (peers) lines.push("## Beside other tools", "", ...peerLines(peers));
  if (growth) lines.push("## Growth", "", ...growthLines(growth));
  if (profiles) lines.push("## Where the time goes", "", "By V8's profiler, which slows what it watches: the shares tell. The time of a room is that of its own code, without what it calls elsewhere.", "", ...profileLines(profiles));
  if (Object.keys(rules).length > 0) lines.push(...ruleLines(rules));
  lines.push("## Caveats", "", ...[...caveats, ...(peers?.caveats ?? [])].map((caveat) => `- ${caveat}`), "");
  return lines.join("\n");
}

function ruleLines(rules: Report["rules"]): readonly string[] {
  const why = Object.entries(unseeded).map(([rule, reason]) => `- ${rule}: ${reason} See test/rules/${rule}.md.`);
  return [
    "## Rules, on a Code of 2 MB with up to a hundred faults of each", "",
    "Fewer where a Code has not so many places for them: one order of definitions a table, one kind of quotation mark a document.", "",
    scoreHead, scoreRule, ...Object.entries(rules).map(([rule, score]) => scoreLine(rule, score, !judged.has(rule))), "",
    "Rules that the generator does not seed:", "", ...(why.length > 0 ? why : ["- none."]), "",
    ...exampleLines(Object.entries(rules)),
  ];
}

/** Machine, versions, and whether others were at work on it. */
export function conditionLines({ product, machine, node, date, load, seconds, peers }: Report): readonly string[] {
  const shown = (loads: readonly number[]): string => loads.map((one) => one.toFixed(1)).join(", ");
  const versions = Object.entries(peers?.versions ?? {}).map(([name, version]) => `${name} ${version}`);
  return [
    `${product}; Node ${node}; ${machine}; ${date}; ${seconds.toFixed(0)} s. Load ${shown(load.before)} before it began, ${shown(load.after)} at its end (1, 5, 15 min).`, "",
    ...(versions.length > 0 ? [`Other tools: ${versions.join(", ")}.`, ""] : []),
    ...(load.before[0]! > 2 ? [`**The machine was busy with other work when this was measured** (load ${load.before[0]!.toFixed(1)}): times by the clock are longer than on a quiet one, processor times less so.`, ""] : []),
  ];
}

export function peerLines({ comparisons, floor }: Peers): readonly string[] {
  return [
    "| Beside | Ours | Theirs | Theirs / ours | Target | | Processor: ours | theirs | theirs / ours | Runs each |", "| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |",
    ...comparisons.map(comparisonLine), "",
    `The floor, plain JavaScript that reads the same bytes, splits them into lines, looks for references with one expression and looks each word up in a map: ${floor.milliseconds.toFixed(0)} ms (processor ${floor.cpu.toFixed(0)} ms, ${floor.megabytes.toFixed(0)} MB).`, "",
  ];
}

function comparisonLine({ what, ours, theirs, unit, cpu, target, runs }: Comparison): string {
  const ratio = theirs / ours;
  return `| ${what} | ${shown(ours)} ${unit} | ${shown(theirs)} ${unit} | ${ratio.toFixed(2)} | ${target === undefined ? "" : `≥ ${target}`} | ${target === undefined ? "" : ratio >= target ? "pass" : "FAIL"} | ${cpu ? `${shown(cpu.ours)} ms | ${shown(cpu.theirs)} ms | ${(cpu.theirs / cpu.ours).toFixed(2)}` : " | | "} | ${runs} |`;
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

export function figureLines(figures: readonly Figure[]): readonly string[] {
  const against = (value: number, unit: string, target: number | undefined): string => (target === undefined ? " | " : `< ${target} ${unit} | ${value < target ? "pass" : "FAIL"}`);
  return [
    "| Figure | Value | Processor time | Target | | Earlier target | |", "| --- | ---: | ---: | ---: | --- | ---: | --- |",
    ...figures.map(({ name, value, unit, cpu, target, earlier }) => `| ${name} | ${shown(value)} ${unit} | ${cpu === undefined || Number.isNaN(cpu) ? "" : `${shown(cpu)} ms`} | ${against(value, unit, target)} | ${against(value, unit, earlier)} |`),
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
