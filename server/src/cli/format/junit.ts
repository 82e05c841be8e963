// JUnit's XML, which build servers show as tests: one suite a file, one test a finding. Those that `--fail-on` counts
// have failed; what could not be read is an error. Where nothing was found, one test says so.

import { sep } from "node:path";
import type { Severity } from "../../config/config.ts";
import { asGraveAs } from "../../config/rule-settings.ts";
import { addTo } from "../../text/lists.ts";
import { plainText } from "../../text/plain.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { shown } from "../paths.ts";
import { summary, type Report } from "../report.ts";

/** The report as one document; findings as grave as `failOn` are failures. Paths below `cwd` are relative to it. */
export function asJunit({ diagnostics, unreadable, ...report }: Report, cwd: string, failOn: Severity): string {
  const nameOf = (file: string): string => shown(cwd, file).split(sep).join("/");
  const grave = asGraveAs(failOn);
  const tests: Test[] = [
    ...diagnostics.map((one) => testOf(one, nameOf(one.file), grave.includes(one.severity))),
    ...unreadable.map(({ file, message }): Test => ({ suite: nameOf(file), name: "unreadable-file", outcome: "errors", inner: tag("error", { message }) })),
  ];
  if (tests.length === 0) tests.push({ suite: "sec-duis", name: summary({ ...report, diagnostics, unreadable }), outcome: "passed", inner: "" });
  const suites = new Map<string, Test[]>();
  for (const test of tests) addTo(suites, test.suite, test);
  const inner = [...suites].map(([name, list]) => tag("testsuite", { name, ...countsOf(list) }, lines(list.map(testXml))));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("testsuites", { name: "sec-duis", ...countsOf(tests) }, lines(inner))}\n`;
}

interface Test {
  /** The file that it is of. */
  readonly suite: string;
  readonly name: string;
  readonly line?: number;
  readonly outcome: "passed" | "failures" | "errors";
  readonly inner: string;
}

function testOf({ range: { start }, severity, rule, message }: Diagnostic, suite: string, isFailure: boolean): Test {
  const [line, column] = [start.line + 1, start.character + 1];
  const said = escape(`${suite}:${line}:${column} ${severity} ${rule} ${message}`);
  return { suite, name: `${rule} ${line}:${column}`, line, ...(isFailure ? { outcome: "failures", inner: tag("failure", { type: severity, message }, said) } : { outcome: "passed", inner: tag("system-out", {}, said) }) };
}

function testXml({ suite, name, line, inner }: Test): string {
  return tag("testcase", { classname: suite, name, ...(line === undefined ? {} : { file: suite, line }) }, inner);
}

function countsOf(tests: readonly Test[]): Readonly<Record<string, number>> {
  const count = (outcome: Test["outcome"]): number => tests.filter((one) => one.outcome === outcome).length;
  return { tests: tests.length, failures: count("failures"), errors: count("errors") };
}

function lines(list: readonly string[]): string {
  return `\n${list.join("\n")}\n`;
}

function tag(name: string, attributes: Readonly<Record<string, string | number>>, inner = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`).join("");
  return inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** Text in XML, which has no place for half of a surrogate pair and two characters more. */
function escape(text: string): string {
  return plainText(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd").replace(/[&<>"\r\n\t]/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;" };
