import type { Severity } from "../config/config.ts";
import type { Diagnostic } from "./diagnostics.ts";

/** What `check` found, for whichever format prints it. */
export interface Report {
  readonly files: number;
  readonly bytes: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Files and folders that could not be read. */
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
  /** With `--fix`: what was changed. */
  readonly fixed: readonly { readonly file: string; readonly changes: number }[] | undefined;
}

export type Format = "text" | "json" | "sarif" | "github" | "junit";

export const formats: readonly Format[] = ["text", "json", "sarif", "github", "junit"];

/** How many diagnostics there are of each severity. */
export function countsOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** `3 errors`, `1 warning`, `2 information`: a number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 || noun === "information" ? "" : "s"}`;
}

/** The line that ends the output for people: `12 files checked: 2 errors, 1 warning.` */
export function summary({ files, diagnostics, unreadable }: Report): string {
  const counts = countsOf(diagnostics);
  const found = (["error", "warning", "information", "hint"] as const).filter((severity) => counts[severity] > 0);
  // Where nothing was looked at, nothing is praised.
  const what = found.length > 0 ? `: ${found.map((severity) => counted(counts[severity], severity)).join(", ")}` : files === 0 ? "" : ": nothing found";
  const missed = unreadable.length === 0 ? "" : ` ${unreadable.length} could not be read.`;
  return `${counted(files, "file")} checked${what}.${missed}`;
}
