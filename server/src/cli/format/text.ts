import type { Severity } from "../../config/config.ts";
import { plainLine } from "../../text/plain.ts";
import { shown } from "../paths.ts";
import { summary, type Report } from "../report.ts";

/**
 * For people: `file:line:column severity rule message`, lines and columns from 1, one finding a line, and a summary
 * line last.
 */
export function asText(report: Report, cwd: string, colour: boolean): string {
  const paint = colour ? styled : (_: Style, text: string) => text;
  const lines = report.diagnostics.map(({ file, range, severity, rule, message }) => {
    const place = `${plainLine(shown(cwd, file))}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${place} ${paint(severity, severity)} ${paint("rule", rule)} ${plainLine(message)}`;
  });
  return [...lines, paint("summary", summary(report)), ""].join("\n");
}

type Style = Severity | "rule" | "summary";

/** The terminal's codes for a style: to begin it and to end it. */
const styles: Readonly<Record<Style, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  information: [36, 39],
  hint: [90, 39],
  rule: [90, 39],
  summary: [1, 22],
};

function styled(style: Style, text: string): string {
  const [begin, end] = styles[style];
  return `\u001b[${begin}m${text}\u001b[${end}m`;
}
