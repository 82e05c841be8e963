// Ours beside other tools, in the same run and on the same text: VS Code's Markdown service on the Code as Markdown,
// textlint and cspell on the same bytes. Each pair is run in turns (ours, theirs, theirs, ours, ...), so that what the
// machine does besides falls on both.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist } from "../../scripts/paths.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { measured, medianCost, type Cost } from "./child.ts";
import { generateCode, writeFiles } from "./generate.ts";
import { asMarkdown } from "./markdown.ts";
import { percentile } from "./report.ts";
import { keystrokes, largest, nearest, open, questions, startServer, type Keystroke } from "./server-run.ts";
import type { GeneratedCode, GeneratedFile } from "./truth.ts";
import { bannedTerms, preferredTerms } from "./words.ts";

export interface Comparison {
  readonly what: string;
  /** Milliseconds by the clock, or megabytes. */
  readonly ours: number;
  readonly theirs: number;
  readonly unit: "ms" | "MB";
  /** Milliseconds of processor time. */
  readonly cpu: { readonly ours: number; readonly theirs: number } | undefined;
  /** How many times as fast as theirs ours has to be. */
  readonly target: number | undefined;
  readonly runs: number;
}

export interface Peers {
  readonly versions: Readonly<Record<string, string>>;
  readonly comparisons: readonly Comparison[];
  /** What plain reading and splitting costs, in a process of its own. */
  readonly floor: Cost;
  readonly caveats: readonly string[];
}

const folder = join(import.meta.dirname, "peers");

/** The rules of ours that judge words alone, as textlint's terminology and cspell do. */
const wording: readonly string[] = ["typo", "banned-term", "preferred-term", "doubled-word", "term-case"];

/** Installs what is pinned in peers/, where it is not yet. */
export function installPeers(): void {
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs) return;
  const { status } = spawnSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) throw new Error("The other tools could not be installed: npm ci failed in test/bench/peers.");
}

export async function comparePeers(megabytes: number, quick: boolean): Promise<Peers> {
  const home = mkdtempSync(join(tmpdir(), "sec-duis-bench-peers-"));
  try {
    const code = generateCode({ bytes: megabytes * 1_000_000, seed: 1, faults: 2 });
    const small = generateCode({ bytes: 1_000_000, seed: 1, faults: 2 });
    const runs = quick ? 1 : 3;
    const whole = writeForms(join(home, "whole"), code);
    const one = writeForms(join(home, "one"), small);
    const costs: Cost[] = [];
    for (let i = 0; i < runs; i++) costs.push(await measured([join(import.meta.dirname, "floor.ts"), whole.code]));
    return {
      versions: versions(),
      floor: medianCost(costs),
      comparisons: [
        ...(await markdownService(whole, code, runs, quick)),
        ...(await words(whole, one, megabytes, runs)),
      ],
      caveats: [
        "Markdown service: both read the same clauses and references, written once as a Code and once as Markdown (each clause a heading, each reference that leads somewhere or should a link to the heading's anchor). It checks links and nothing else; ours resolves references and runs all its rules besides, terms and spelling among them.",
        "Markdown service: all files are held in memory and the parser runs in the same process, which spares it what VS Code's own extension pays.",
        "textlint and cspell read the same bytes under the name .txt, their quickest way (textlint reads Markdown several times as slowly: see the row of 1 MB). Ours is the whole command line with all rules off but " + wording.join(", ") + ": it still reads the structure, and finds defined terms.",
        "textlint's terminology rule brings about 300 terms of its own; the row without them has the five of the generated sec.json alone, as ours has.",
        "Their processes are started as their own command lines start them. All are cold, with the files in the system's cache.",
      ],
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Forms {
  readonly code: string;
  /** The same with the wording rules alone. */
  readonly wording: string;
  readonly markdown: string;
  readonly text: string;
  readonly markdownFiles: readonly GeneratedFile[];
}

/** One Code in the forms that the tools read. */
function writeForms(home: string, code: GeneratedCode): Forms {
  mkdirSync(home);
  const markdownFiles = asMarkdown(code);
  const settings = JSON.parse(code.files.find(({ file }) => file === "sec.json")!.text) as object;
  const off = Object.fromEntries(allRules.filter(({ id }) => !wording.includes(id)).map(({ id }) => [id, "off"]));
  const documents = code.files.filter(({ file }) => /\.(?:sec|duis|txt)$/.test(file));
  const write = (name: string, files: readonly GeneratedFile[]): string => {
    writeFiles(join(home, name), files);
    return join(home, name);
  };
  return {
    code: write("code", code.files),
    wording: write("wording", [...documents, { file: "sec.json", text: JSON.stringify({ ...settings, rules: off }) }]),
    markdown: write("markdown", markdownFiles),
    text: write("text", documents.map(({ file, text }) => ({ file: file.replace(/(?:\.txt)?$/, ".txt"), text }))),
    markdownFiles,
  };
}

async function markdownService(forms: Forms, code: GeneratedCode, runs: number, quick: boolean): Promise<readonly Comparison[]> {
  const cold = await inTurns("VS Code's Markdown service in process: start to all diagnostics", check(forms.code), { command: [join(folder, "markdown-service.ts"), forms.markdown] }, 6, runs);
  const sides = [
    { folder: forms.code, program: undefined, files: code.files.filter(({ file }) => /\.(?:sec|duis)$/.test(file)) },
    { folder: forms.markdown, program: [join(folder, "markdown-server.ts")], files: forms.markdownFiles },
  ] as const;
  const [ours, theirs] = [new Served(), new Served()];
  const served = Math.min(runs, 2);
  for (let i = 0; i < served; i++) {
    for (const side of i % 2 === 0 ? [0, 1] : [1, 0]) await (side === 0 ? ours : theirs).add(sides[side]!, quick ? 6 : 20);
  }
  const row = (what: string, of: (served: Served) => number, target: number | undefined, unit: Comparison["unit"] = "ms"): Comparison => ({ what: `VS Code's Markdown service over stdio: ${what}`, ours: of(ours), theirs: of(theirs), unit, cpu: undefined, target, runs: served });
  const keys = (what: string, of: (served: Served) => readonly Keystroke[]): Comparison => {
    const worked = (served: Served): number => percentile(of(served).map((time) => time.worked), 0.95);
    return { ...row(what, (served) => percentile(of(served).map(({ waited }) => waited), 0.95), 6), cpu: { ours: worked(ours), theirs: worked(theirs) } };
  };
  return [
    ...cold,
    { ...row("start to all diagnostics", ({ ready }) => percentile(ready, 0.5), 6), cpu: { ours: percentile(ours.cpu, 0.5), theirs: percentile(theirs.cpu, 0.5) } },
    keys(`keystroke to diagnostics in the largest document, p95 of ${ours.large.length}`, ({ large }) => large),
    keys("keystroke to diagnostics in a document of about 50 KB, p95", ({ small }) => small),
    row("definition, p95", ({ definition }) => percentile(definition, 0.95), 6),
    row("memory at the peak", ({ memory }) => percentile(memory, 0.5), undefined, "MB"),
  ];
}

/** What several runs of one server came to. */
class Served {
  readonly ready: number[] = [];
  readonly cpu: number[] = [];
  readonly memory: number[] = [];
  readonly large: Keystroke[] = [];
  readonly small: Keystroke[] = [];
  readonly definition: number[] = [];

  async add({ folder, program, files }: { readonly folder: string; readonly program: readonly string[] | undefined; readonly files: readonly GeneratedFile[] }, count: number): Promise<void> {
    const server = await startServer(folder, undefined, {}, program);
    this.ready.push(await server.ready);
    this.cpu.push(server.cpu() ?? NaN);
    const [large, small] = [largest({ files }), nearest(files, 50_000)];
    await open(server, large);
    this.large.push(...(await keystrokes(server, large, count)));
    // At a link of theirs, at a reference of ours.
    const places = Array.from(large.text.matchAll(/\bSection [A-Z]\d+\.\d+\b/g), ({ index, 0: words }) => ({ file: large.file, from: index, to: index + words.length }));
    this.definition.push(...(await questions(server, large, places, count, undefined, ["definition"])).times.definition);
    await open(server, small);
    this.small.push(...(await keystrokes(server, small, count)));
    this.memory.push(server.peakMemory() ?? NaN);
    await server.end();
  }
}

async function words(whole: Forms, one: Forms, megabytes: number, runs: number): Promise<readonly Comparison[]> {
  const settings = mkdtempSync(join(tmpdir(), "sec-duis-bench-peers-settings-"));
  const write = (name: string, value: object): string => {
    writeFileSync(join(settings, name), JSON.stringify(value));
    return join(settings, name);
  };
  const terms = [...bannedTerms, ...preferredTerms.map(({ avoid, prefer }) => [avoid, prefer])];
  const full = write("full.textlintrc.json", { rules: { terminology: { defaultTerms: true, terms } } });
  const own = write("own.textlintrc.json", { rules: { terminology: { defaultTerms: false, terms } } });
  const spelling = write("cspell.json", { version: "0.2", language: "en-GB", maxNumberOfProblems: 100_000, maxDuplicateProblems: 100_000 });
  const textlint = (rules: string, files: string): Side => ({ command: [join(folder, "node_modules", "textlint", "bin", "textlint.js"), "--config", rules, "--format", "json", files], cwd: folder });
  const cspell: Side = { command: [join(folder, "node_modules", "cspell", "bin.mjs"), "lint", "--no-progress", "--no-color", "--no-gitignore", "--config", spelling, "--root", whole.text, `${whole.text}/*.txt`], cwd: folder };
  const ours = check(whole.wording);
  try {
    return [
      ...(await inTurns(`textlint with its terminology rule, ${megabytes} MB as text`, ours, textlint(full, `${whole.text}/*.txt`), 20, Math.min(runs, 2))),
      ...(await inTurns(`textlint with the terms of our sec.json alone, ${megabytes} MB as text`, ours, textlint(own, `${whole.text}/*.txt`), undefined, runs)),
      ...(await inTurns("textlint with its terminology rule, 1 MB as Markdown", check(one.wording), textlint(full, `${one.markdown}/*.md`), 20, Math.min(runs, 2))),
      ...(await inTurns(`cspell, British English, ${megabytes} MB as text`, ours, cspell, 20, runs)),
    ];
  } finally {
    rmSync(settings, { recursive: true, force: true });
  }
}

interface Side {
  readonly command: readonly string[];
  readonly cwd?: string;
}

function check(folder: string): Side {
  return { command: [join(dist, "cli.js"), "check", "--format", "json", folder] };
}

async function inTurns(what: string, ours: Side, theirs: Side, target: number | undefined, runs: number): Promise<readonly Comparison[]> {
  const costs: readonly [Cost[], Cost[]] = [[], []];
  for (let i = 0; i < runs; i++) {
    for (const side of i % 2 === 0 ? [0, 1] as const : [1, 0] as const) {
      const { command, cwd } = side === 0 ? ours : theirs;
      const { printed, ...cost } = await measured(command, cwd);
      if (printed.length === 0) throw new Error(`${command.join(" ")} printed nothing, though there is something to find.`);
      costs[side].push(cost);
    }
  }
  const [our, their] = costs.map(medianCost) as [Cost, Cost];
  return [
    { what, ours: our.milliseconds, theirs: their.milliseconds, unit: "ms", cpu: { ours: our.cpu, theirs: their.cpu }, target, runs },
    { what: `${what}: memory at the peak`, ours: our.megabytes, theirs: their.megabytes, unit: "MB", cpu: undefined, target: undefined, runs },
  ];
}

function versions(): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly dependencies: Readonly<Record<string, string>> };
  return dependencies;
}
