// What a redline says of itself, in every format.

import type { ChangedSchema, Redline } from "./redline.ts";
import type { Mark } from "./runs.ts";

/** The paragraphs under the title. */
export function introduction({ documents, schemas, from, to }: Redline): readonly string[] {
  if (documents.length === 0 && schemas.length === 0) return [`Nothing changed from ${from} to ${to}.`];
  return [`This document contains the redlined changes to the SEC that would be required to deliver this Proposed Solution. The changes are those from ${from} to ${to}, in:`];
}

/** The documents that changed. */
export function contents({ documents, schemas }: Redline): readonly string[] {
  return [...documents.map(({ name, change }) => (change === "amended" ? name : `${name} (${change === "added" ? "new" : "deleted"})`)), ...schemas.map(({ path }) => `XML Schema ${path}`)];
}

/** "element X in Y" lines, said in words. */
export function schemaLines({ change, added, removed, changed }: ChangedSchema): readonly string[] {
  if (change === "added") return ["Add this XML Schema."];
  if (change === "removed") return ["Delete this XML Schema."];
  const lines = [said("Added", added), said("Deleted", removed), said("Changed", changed)].filter((line) => line !== undefined);
  return lines.length > 0 ? lines : ["No declaration changed; only comments, or what stands around the declarations."];
}

function said(word: string, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${word}: ${names.join(", ")}.`;
}

/** What is said of words that stayed and look otherwise; `mark` is what they bear now. */
export function boldChange(mark: Mark): string {
  return mark === "bold" || mark === "bold-note" ? "now bold" : "no longer bold";
}
