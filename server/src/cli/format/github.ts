// GitHub's workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

import { sep } from "node:path";
import type { Severity } from "../../config/config.ts";
import { plainText } from "../../text/plain.ts";
import { shown } from "../paths.ts";
import { summary, type Report } from "../report.ts";

/** One workflow command a finding, which GitHub shows beside the changed lines, and a summary line last. */
export function asGithub(report: Report, cwd: string): string {
  const lines = report.diagnostics.map(({ file, range: { start, end }, severity, rule, message }) => {
    // GitHub takes columns for a range within one line alone, and they include their end.
    const columns = start.line === end.line ? { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) } : {};
    const properties = { file: shown(cwd, file).split(sep).join("/"), line: start.line + 1, endLine: end.line + 1, ...columns, title: rule };
    const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
    return `::${commands[severity]} ${written.join(",")}::${data(message)}`;
  });
  return [...lines, summary(report), ""].join("\n");
}

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "notice", hint: "notice" };

function data(text: string): string {
  return plainText(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
