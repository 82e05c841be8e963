// `npm run bench [-- --size 1|12] [--quick]`: figures of the built server and command line on generated Codes, and how
// they agree with the truth. `--peers` measures other tools beside ours, `--growth` sizes from 1 to 100 MB, `--profile`
// where the time goes; `--only` leaves the rest out; `--precision` measures nothing but how each rule does. Writes bench-output/bench.json and bench.md, and prints the latter;
// `--write-docs` writes docs/BENCHMARKS.md and docs/PRECISION.json too. Exit 1 where a target is missed.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { threadOptions } from "../../client/src/server-process.ts";
import { build } from "../../scripts/build.ts";
import { dist, root } from "../../scripts/paths.ts";
import { precisionPath, type Precision, type PrecisionRun } from "../../scripts/precision.ts";
import { accuracy, accuracyOf, manyFaults, precisionOf, timed } from "./accuracy.ts";
import { answerFigures } from "./answers.ts";
import { measured, run } from "./child.ts";
import { generateCode, writeFiles } from "./generate.ts";
import { growth } from "./growth.ts";
import type { Timings } from "./in-process.ts";
import { asPage } from "./page.ts";
import { comparePeers, installPeers } from "./peers.ts";
import { profiles, type Profile } from "./profile.ts";
import { benchWord } from "./redline.ts";
import { asMarkdownReport, type Figure, type Report, type SizeReport } from "./report.ts";
import { revisionFigures } from "./revision.ts";
import { serverFigures } from "./server-figures.ts";
import { largest } from "./server-run.ts";
import { importFigures } from "./word.ts";

const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { size: { type: "string", multiple: true }, quick: flag, "no-build": flag, peers: flag, growth: flag, profile: flag, only: flag, precision: flag, "write-docs": flag } });
// What 1 MB takes, the growth says.
const wanted = values.only || values.precision ? [] : (values.size ?? (values.quick ? ["1"] : values.growth ? ["12"] : ["1", "12"])).map(Number);
if (wanted.some((size) => !(size > 0))) throw new Error("--size is a number of megabytes.");
/** Of the Code beside which other tools are measured, and in which the profiler looks. */
const main = wanted.at(-1) ?? Number(values.size?.at(-1) ?? (values.quick ? 1 : 12));
// Before anything of ours runs.
const before = loadavg();
const began = performance.now();
// What is measured is what is shipped.
if (!values["no-build"]) await build({ minify: true });
if (values.peers) installPeers();

const sizes: SizeReport[] = [];
for (const megabytes of wanted) sizes.push(await measure(megabytes));
const { rules, precision } = values.only ? { rules: {}, precision: undefined } : await accuracyOf(manyFaults);
const word = values.only || values.precision ? [] : [...(await wordFigures()), ...(await revisionFigures())];
const peers = values.peers ? await comparePeers(main, values.quick) : undefined;
const grown = values.growth ? await growth(values.quick ? [1, 3] : [1, 3, 12, 36, 100]) : undefined;
// The profiler is told names by a source map, which is not shipped.
if (values.profile && !values["no-build"]) await build({ minify: false });
const profiled = values.profile ? await profileOf(main) : undefined;
const report: Report = {
  product: `sec-duis ${version()}`,
  machine: `${type()} ${release()}; ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 1e9)} GB`,
  node: process.versions.node,
  date: new Date().toISOString().slice(0, 16),
  load: { before, after: loadavg() },
  seconds: (performance.now() - began) / 1000,
  caveats: [
    "The text is generated: its vocabulary is small and its structure regular, so that real text is slower to spell-check and harder to read.",
    "Cold means a new process; the files are in the system's cache, and ours finds compiled what an earlier server compiled, in a folder of the client's own, as the extension has it (from its second start on, in whatever folder). The first row of all without that is given too. Whatever else ran on the machine counts too (see its load).",
    `A server, theirs too, is started as the extension starts ours: with no more threads of V8’s than processors are left free (here ${threadOptions(availableParallelism(), process.allowedNodeEnvironmentFlags).join(" ") || "as many as Node gives it"}). VS Code on the desktop brings a number of its own; other editors start it as they like.`,
    "Answers: five documents are open, the largest among them, and each place is asked about in three runs of a new server. The best of the three counts, since others may use the machine; the server's own work is the processor time of its main thread.",
    "The keystroke is measured at the client, a second after the document was opened: from sending the edit to receiving that version's diagnostics, 30 ms behind those of the one before. By then the processor's caches hold other things: what a machine makes of plain code after such a rest is given, and what keystrokes take without it. Its processor time is that of the server's main thread, which does not wait for others.",
    "Processor time counts all threads of a process, and the system's work for them. V8 compiles and collects garbage beside the main thread, so that it may exceed the time by the clock.",
    "A swapped, dropped or doubled letter that gives another English word is not seeded as a typo, by the same dictionary that the product ships.",
    "A rule's faults are seeded in a few forms each: 1.0 means that these are found. test/rules holds the awkward ones.",
    "An `information` that a document is not in the workspace is not counted as a finding of broken-reference.",
  ],
  sizes, rules, word, peers, growth: grown, profiles: profiled,
};
const output = join(root, "bench-output");
mkdirSync(output, { recursive: true });
writeFileSync(join(output, "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
const table = asMarkdownReport(report);
writeFileSync(join(output, "bench.md"), table);
if (values["write-docs"] && !values.precision) writeFileSync(join(root, "docs", "BENCHMARKS.md"), asPage(report));
if (values["write-docs"] && precision && (values.precision || main >= 12)) await writePrecision(precision);
console.log(table);
if (table.includes("| FAIL |")) process.exitCode = 1;

async function measure(megabytes: number): Promise<SizeReport> {
  // The largest is what the targets are about.
  const quick = values.quick || megabytes !== main;
  const code = generateCode(timed(megabytes));
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-"));
  try {
    writeFiles(folder, code.files);
    const bytes = code.files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const { clauses, definitions, references, faults } = code.truth;
    const server = await serverFigures(code, folder, quick);
    const answers = await answerFigures(code, folder, quick ? { runs: 1, places: 40 } : { runs: 3, places: 200 });
    const processes = await processFigures(folder);
    const phases: Timings = JSON.parse(await run([join(root, "test", "bench", "in-process.ts"), "--phases", folder]));
    const scores = await accuracy(code, folder);
    return {
      megabytes, bytes, phases,
      figures: [...server.figures, ...(await server.rested), ...processes, ...answers],
      files: code.files.length,
      largestBytes: Buffer.byteLength(largest(code).text),
      truth: { clauses: clauses.length, definitions: definitions.length, references: references.length, faults: faults.length },
      ...scores,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the documentation states of each rule: of the Code of the times, and of the one that is full of faults. */
async function writePrecision(many: PrecisionRun): Promise<void> {
  const size = sizes.find(({ megabytes }) => megabytes === main);
  const usual = size ? precisionOf(size.bytes, size.truth.clauses, size.truth.references, size.rules) : (await accuracyOf(timed(main))).precision;
  const measured: Precision = { product: report.product.replace(/ \(.*/, ""), date: report.date.slice(0, 10), runs: [usual, many] };
  writeFileSync(join(root, precisionPath), `${JSON.stringify(measured, null, 2)}\n`);
}

async function profileOf(megabytes: number): Promise<readonly Profile[]> {
  const code = generateCode(timed(megabytes));
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-"));
  try {
    writeFiles(folder, code.files);
    return await profiles(code, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Word documents in and out, and redlines, of 500 pages. */
async function wordFigures(): Promise<readonly Figure[]> {
  const code = generateCode({ bytes: 1_440_000, seed: 3, faults: 0 });
  const rows = benchWord(Object.fromEntries(code.files.filter(({ file }) => /\.(?:sec|duis)$/.test(file)).map(({ file, text }) => [file, text])));
  const redlines = rows.filter(({ what }) => what.startsWith("redline")).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [
    ...rows.map(({ what, milliseconds }): Figure => ({ name: what, value: milliseconds, unit: "ms", target: undefined })),
    { name: "redline: all of it", value: redlines, unit: "ms", target: 10_000 },
    ...(await importFigures()),
  ];
}

async function processFigures(folder: string): Promise<readonly Figure[]> {
  const { total, read, check }: Timings = JSON.parse(await run([join(root, "test", "bench", "in-process.ts"), folder]));
  const command = await measured([join(dist, "cli.js"), "check", "--format", "json", folder]);
  const floor = await measured([join(root, "test", "bench", "floor.ts"), folder]);
  return [
    { name: "In process: reading and indexing", value: read!, unit: "ms", target: undefined },
    { name: "In process: all rules", value: check!, unit: "ms", target: undefined },
    { name: "In process: both", value: total!, unit: "ms", target: undefined },
    { name: `Command line: check, from start to end (${command.megabytes.toFixed(0)} MB at the peak)`, value: command.milliseconds, cpu: command.cpu, unit: "ms", target: undefined },
    { name: "The floor: plain JavaScript reads the same bytes, splits lines, one expression for references, each word looked up", value: floor.milliseconds, cpu: floor.cpu, unit: "ms", target: undefined },
  ];
}

/** With the commit where there is one, and whether files differ from it. */
function version(): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
  const { status, stdout } = spawnSync("git", ["describe", "--always", "--dirty", "--exclude", "*"], { cwd: root, encoding: "utf8" });
  return status === 0 ? `${version} (${stdout.trim()})` : version;
}
