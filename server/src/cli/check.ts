// `sec-duis check`: the findings of the workspace, in the format asked for.

import type { Finding, RuleFailure } from "../check/findings.ts";
import type { Severity } from "../config/config.ts";
import { asGraveAs } from "../config/rule-settings.ts";
import type { Given } from "../disk/read.ts";
import { plainLine } from "../text/plain.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { fixAll } from "./fix.ts";
import { asGithub } from "./format/github.ts";
import { asJson } from "./format/json.ts";
import { asJunit } from "./format/junit.ts";
import { asSarif } from "./format/sarif.ts";
import { asText } from "./format/text.ts";
import { complain, type ExitCode, type Io } from "./io.ts";
import { load, type Loaded } from "./load.ts";
import { shown } from "./paths.ts";
import { companyOf, readStandardInput } from "./standard-input.ts";
import { counted, type Format, type Report } from "./report.ts";

export interface CheckOptions {
  readonly format: Format;
  /** Make the safe fixes. */
  readonly fix?: boolean;
  /** Only these rules; all if none is named. */
  readonly rule: readonly string[];
  readonly failOn: Severity;
  readonly config?: string;
  /** The name of the text that comes by standard input. */
  readonly stdinFilename?: string;
}

/** Checks `inputs` and prints what was found. Of a text that came by standard input, it alone is told of. */
export async function check(inputs: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const given = options.stdinFilename === undefined ? undefined : await readStandardInput(options.stdinFilename, io);
  const loaded = given ? only(given, await load([given.file, ...companyOf(given, inputs)], options.config, given)) : await load(inputs, options.config);
  tellOf(loaded, io);
  // Under the wrong settings every finding may be wrong, and every fix.
  if (options.config !== undefined && loaded.workspace.everything().configs.size === 0) return 2;

  const rules = new Set(options.rule);
  const chosen = ({ rule }: Finding): boolean => rules.size === 0 || rules.has(rule);
  const failed = new Set<string>();
  const fail = ({ rule, error }: RuleFailure, where: string): void => {
    const message = `the rule ${rule} failed${where}: ${error instanceof Error ? error.message : String(error)}`;
    if (!failed.has(message)) complain(io, message);
    failed.add(message);
  };
  const late = (failure: RuleFailure): void => fail(failure, ", and a fix or a related place of it is missing");
  const fixing = options.fix ? await fixAll(loaded.workspace, chosen, late) : undefined;
  for (const refusal of fixing?.refusals ?? []) complain(io, refusal);
  for (const { file, rules } of fixing?.fixed ?? []) {
    const what = [...rules].map(([rule, count]) => `${rule} ${count}`).join(", ");
    const line = `fixed ${plainLine(shown(io.cwd, file))}: ${counted(sum(rules.values()), "change")} (${what})\n`;
    if (options.format === "text") io.out(line);
    else io.error(line);
  }

  const detail = options.format === "json" || options.format === "sarif" ? "whole" : "place and message";
  const diagnostics = loaded.files.flatMap((file) => {
    const { findings, failures } = loaded.workspace.check(file);
    for (const failure of failures) fail(failure, ` in ${file}`);
    return diagnosticsOf(file, findings.filter(chosen), loaded.workspace.snapshot(file), detail, late);
  });
  const report: Report = {
    files: loaded.files.length,
    bytes: loaded.bytes,
    diagnostics,
    unreadable: loaded.unreadable,
    fixed: fixing?.fixed.map(({ file, rules }) => ({ file, changes: sum(rules.values()) })),
  };
  io.out(printed(report, options, io));

  if (failed.size > 0 || loaded.unreadable.length > 0 || (fixing?.refusals.length ?? 0) > 0) return 2;
  const grave = asGraveAs(options.failOn);
  return diagnostics.some(({ severity }) => grave.includes(severity)) ? 1 : 0;
}

/** As if nothing but `given` had been asked for; the others are still there to be cited. */
function only({ file, read }: Given, loaded: Loaded): Loaded {
  return { ...loaded, files: loaded.files.filter((one) => one === file), bytes: read.kind === "text" ? read.bytes : 0 };
}

/** Says on standard error what could not be read. */
export function tellOf({ unreadable, notes }: Loaded, io: Io): void {
  for (const { message } of unreadable) complain(io, message);
  for (const note of notes) complain(io, note);
}

function printed(report: Report, { format, failOn }: CheckOptions, io: Io): string {
  switch (format) {
    case "text":
      return asText(report, io.cwd, io.colour);
    case "json":
      return asJson(report);
    case "sarif":
      return asSarif(report, io.cwd);
    case "github":
      return asGithub(report, io.cwd);
    case "junit":
      return asJunit(report, io.cwd, failOn);
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
