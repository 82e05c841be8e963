import type { LogEntry } from "./log.ts";
import { cellsOf, logColumns } from "./log-text.ts";

/** The log as a document: what stands over the table, and the table. `versions` (" from v1.2 to v1.3", or "") goes on the words over the table. */
export function logDocument(entries: readonly LogEntry[], title: string, versions: string) {
  const introduction = entries.length === 0 ? `There are no changes${versions}.` : `The table below lists the errors found and the changes that are proposed to correct them${versions}.`;
  const shares = [32, 26, 42];
  return {
    title,
    introduction: [introduction],
    columns: logColumns.map((name, i) => ({ name, share: shares[i]! })),
    rows: entries.map(cellsOf),
  };
}
