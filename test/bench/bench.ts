// `npm run bench [-- --size 1|12] [--quick]`: figures of the built server and command line on generated Codes, and how
// they agree with the truth. Writes bench-output/bench.json and bench.md, and prints the latter. Exit 1 where a target is missed.

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../../scripts/build.ts";
import { dist, root } from "../../scripts/paths.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { answerFigures } from "./answers.ts";
import { generateCode, writeFiles } from "./generate.ts";
import type { Timings } from "./in-process.ts";
import { benchWord } from "./redline.ts";
import { asMarkdownReport, percentile, type Figure, type Report, type SizeReport } from "./report.ts";
import { scoreIndex, scoreRules, type Check, type Index, type Score } from "./score.ts";
import { keystrokes, largest, open, questions, startServer } from "./server-run.ts";
import type { GeneratedCode, Place } from "./truth.ts";
import { importFigures } from "./word.ts";

const { values } = parseArgs({ options: { size: { type: "string", multiple: true }, quick: { type: "boolean", default: false }, "no-build": { type: "boolean", default: false } } });
const wanted = (values.size ?? (values.quick ? ["1"] : ["1", "12"])).map(Number);
if (wanted.some((size) => !(size > 0))) throw new Error("--size is a number of megabytes.");
if (!values["no-build"]) await build({ minify: false });

const sizes: SizeReport[] = [];
for (const megabytes of wanted) sizes.push(await measure(megabytes));
const report: Report = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 1e9)} GB`,
  node: process.versions.node,
  date: new Date().toISOString().slice(0, 16),
  load: loadavg(),
  caveats: [
    "The text is generated: its vocabulary is small and its structure regular, so that real text is slower to spell-check and harder to read.",
    "Cold means a new process; the files are in the system's cache. Whatever else ran on the machine counts too (see its load).",
    "Answers: five documents are open, the largest among them, and each place is asked about in three runs of a new server. The best of the three counts, since others may use the machine; the server's own work is the processor time of its main thread.",
    "The keystroke is measured at the client: from sending the edit to receiving that version's diagnostics.",
    "A swapped, dropped or doubled letter that gives another English word is not seeded as a typo, by the same dictionary that the product ships.",
    "A rule's faults are seeded in a few forms each: 1.0 means that these are found. test/rules holds the awkward ones.",
    "An `information` that a document is not in the workspace is not counted as a finding of broken-reference.",
  ],
  sizes,
  rules: await manyFaults(),
  word: await wordFigures(),
};
const output = join(root, "bench-output");
mkdirSync(output, { recursive: true });
writeFileSync(join(output, "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
const table = asMarkdownReport(report);
writeFileSync(join(output, "bench.md"), table);
console.log(table);
if (table.includes("| FAIL |")) process.exitCode = 1;

async function measure(megabytes: number): Promise<SizeReport> {
  const code = generateCode({ bytes: megabytes * 1_000_000, seed: 1, faults: 2 });
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-"));
  try {
    writeFiles(folder, code.files);
    const bytes = code.files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const { clauses, definitions, references, faults } = code.truth;
    const large = largest(code);
    const figures = [...(await serverFigures(code, folder)), ...(await processFigures(folder)), ...(await answerFigures(code, folder, values.quick ? { runs: 1, places: 40 } : { runs: 3, places: 200 }))];
    const phases: Timings = JSON.parse(await run([join(root, "test", "bench", "in-process.ts"), "--phases", folder]));
    return {
      megabytes, bytes, figures, phases,
      files: code.files.length,
      largestBytes: Buffer.byteLength(large.text),
      truth: { clauses: clauses.length, definitions: definitions.length, references: references.length, faults: faults.length },
      ...(await accuracy(code, folder)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How well each rule does on a Code that is full of faults: too many for a fair figure of time. */
async function manyFaults(): Promise<Report["rules"]> {
  const code = generateCode({ bytes: 2_000_000, seed: 2, faults: 50 });
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-"));
  try {
    writeFiles(folder, code.files);
    return (await accuracy(code, folder)).rules;
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

async function serverFigures(code: GeneratedCode, folder: string): Promise<readonly Figure[]> {
  const large = largest(code);
  const places: readonly Place[] = [...code.truth.references.filter(({ status }) => status === "resolved"), ...code.truth.definitions].filter(({ file }) => file === large.file);

  const colds: number[] = [];
  for (let i = 0; i < (values.quick ? 1 : 3); i++) {
    const server = await startServer(folder);
    colds.push(await server.ready);
    if (i === 0) console.error(`${server.diagnosticsPublished()} diagnostics, ${colds[0]!.toFixed(0)} ms, ${server.peakMemory()?.toFixed(0)} MB`);
    await server.end();
  }

  const storage = mkdtempSync(join(tmpdir(), "sec-duis-bench-storage-"));
  const keeping = await startServer(folder, storage);
  await keeping.ready;
  const all = keeping.diagnosticsPublished();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await keeping.end();
  const again = await startServer(folder, storage);
  await again.ready;
  const warm = again.since(all)!;
  await again.end();
  rmSync(storage, { recursive: true, force: true });

  const busy = await startServer(folder);
  await busy.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: busy.uri(large.file), languageId: "sec", version: 1, text: large.text } });
  const during = await questions(busy, large, places, 10_000, busy.isReady);
  await busy.ready;
  const cold = busy.peakMemory();
  const after = await questions(busy, large, places, values.quick ? 40 : 200);
  await busy.end();

  const edited = await startServer(folder);
  await edited.ready;
  await open(edited, large);
  const keys = await keystrokes(edited, large, values.quick ? 20 : 80);
  const memory = edited.peakMemory();
  await edited.end();

  const questionFigures = [["while indexing", during], ["after", after]] as const;
  return [
    { name: "Cold: server started to all diagnostics (median)", value: percentile(colds, 0.5), unit: "ms", target: 4000 },
    { name: "Warm: server started again to all diagnostics, nothing changed", value: warm, unit: "ms", target: 400 },
    { name: `Keystroke to diagnostics, p50 of ${keys.length}`, value: percentile(keys, 0.5), unit: "ms", target: undefined },
    { name: "Keystroke to diagnostics, p95", value: percentile(keys, 0.95), unit: "ms", target: 40 },
    ...questionFigures.flatMap(([when, { hover, definition, answered }]): Figure[] =>
      hover.length === 0 ? [] : [
        { name: `Hover ${when}, p95 of ${hover.length} (${Math.round((100 * answered) / (2 * hover.length))} % of all answered)`, value: percentile(hover, 0.95), unit: "ms", target: 10 },
        { name: `Definition ${when}, p95`, value: percentile(definition, 0.95), unit: "ms", target: 10 },
        { name: `Hover ${when}, longest`, value: Math.max(...hover), unit: "ms", target: undefined },
      ]),
    ...memoryFigure("Peak memory of the server, indexing with one document open", cold),
    ...memoryFigure("Peak memory of the server, after the keystrokes", memory),
  ];
}

function memoryFigure(name: string, value: number | undefined): readonly Figure[] {
  return value === undefined ? [] : [{ name, value, unit: "MB", target: 400 }];
}

async function processFigures(folder: string): Promise<readonly Figure[]> {
  const { total, read, check }: Timings = JSON.parse(await run([join(root, "test", "bench", "in-process.ts"), folder]));
  const began = performance.now();
  await run([join(dist, "cli.js"), "check", "--format", "json", folder]);
  return [
    { name: "In process: reading and indexing", value: read!, unit: "ms", target: undefined },
    { name: "In process: all rules", value: check!, unit: "ms", target: undefined },
    { name: "In process: both", value: total!, unit: "ms", target: undefined },
    { name: "Command line: check, from start to end", value: performance.now() - began, unit: "ms", target: undefined },
  ];
}

async function accuracy(code: GeneratedCode, folder: string): Promise<Pick<SizeReport, "index" | "rules">> {
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

/** What a program prints. `check` ends with 1 where it finds errors, which is what it is for. */
function run(command: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { maxBuffer: 1 << 30, encoding: "utf8" }, (error, stdout, stderr) => {
      if (error && error.code !== 1) reject(new Error(`${command.join(" ")}: ${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
}
