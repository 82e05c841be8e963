// The housekeeping log as text: a Markdown table, or CSV (RFC 4180) that no spreadsheet takes for formulas.

import { markdownLine, plainLine } from "../text/plain.ts";
import type { LogEntry } from "./log.ts";

/** The columns as a modification report heads them. */
export const logColumns: readonly string[] = ["Summary of error", "Sections affected", "Proposed change"];

/** The cells of a row, each as lines. */
export function cellsOf({ summary, sections, change }: LogEntry): readonly (readonly string[])[] {
  return [summary, sections, change];
}

/** A table that every reader of Markdown shows as it is meant: nothing in a cell is markup but the line breaks. */
export function logMarkdown(entries: readonly LogEntry[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return [row(logColumns), row(logColumns.map(() => "---")), ...entries.map((entry) => row(cellsOf(entry).map((lines) => lines.map(markdownLine).join("<br>"))))].join("");
}

/** The CSV as a file: the mark in front tells a spreadsheet that it is UTF-8, or each “ would be three other characters. */
export function logCsvFile(entries: readonly LogEntry[]): string {
  return `\ufeff${logCsv(entries)}`;
}

/** Lines of a cell are apart by a line feed inside the quotes; each record ends with CR LF. */
export function logCsv(entries: readonly LogEntry[]): string {
  const record = (cells: readonly string[]): string => `${cells.map(csvField).join(",")}\r\n`;
  return [record(logColumns), ...entries.map((entry) => record(cellsOf(entry).map((lines) => lines.map(plainLine).join("\n"))))].join("");
}

/**
 * A spreadsheet runs what begins with one of these as a formula: an apostrophe in front makes it text. White space does
 * not hide it.
 */
function csvField(text: string): string {
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
