import type { Report } from "../report.ts";

/** For programs. Lines and characters from 0, absolute paths; `fixed` is there with `--fix` alone. */
export function asJson({ files, bytes, diagnostics, unreadable, fixed }: Report): string {
  return `${JSON.stringify({ version: 1, files, bytes, diagnostics, unreadable, ...(fixed ? { fixed } : {}) })}\n`;
}
