import type { Report } from "../report.ts";

/** `value` on one line, which steers no terminal: what JSON need not escape but a terminal may take for orders is escaped. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

/** For programs. Lines and characters from 0, absolute paths; `fixed` is there with `--fix` alone. */
export function asJson({ files, bytes, diagnostics, unreadable, fixed }: Report): string {
  return jsonLine({ version: 1, files, bytes, diagnostics, unreadable, ...(fixed ? { fixed } : {}) });
}
