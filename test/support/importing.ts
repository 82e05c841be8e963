// A Word file, imported: its text and what was told, for tests.

import assert from "node:assert/strict";
import { importWord } from "../../server/src/word/import/import.ts";
import type { ImportReport } from "../../server/src/word/import/report.ts";
import type { Changes } from "../../server/src/word/import/story.ts";
import { docx, type WordParts } from "./word.ts";

export interface Outcome {
  readonly name: string;
  readonly text: string;
  readonly report: ImportReport;
  /** `kind message`, with `LINE: ` before what has one (from 1). */
  readonly told: readonly string[];
}

export async function imported(given: WordParts | Uint8Array, { changes = "accept", name = "x.docx" }: { readonly changes?: Changes; readonly name?: string } = {}): Promise<Outcome> {
  const result = await importWord(given instanceof Uint8Array ? given : docx(given), { name, changes });
  assert.ok(result.kind === "imported", JSON.stringify(result));
  const told = result.report.entries.map(({ kind, message, line }) => `${line === undefined ? "" : `${line + 1}: `}${kind} ${message}`);
  return { name: result.file.name, text: result.file.text, report: result.report, told };
}

/** That `given` becomes `text` (behind the front matter), and that just this is told, each by an expression. */
export async function imports(given: WordParts | Uint8Array, text: string, told: readonly RegExp[] = [], options: { readonly changes?: Changes } = {}): Promise<void> {
  const outcome = await imported(given, options);
  assert.equal(outcome.text.replace(/^---\n[\s\S]*?\n---\n/, ""), text);
  assert.equal(outcome.told.length, told.length, outcome.told.join("\n"));
  for (const [i, expected] of told.entries()) assert.match(outcome.told[i]!, expected);
}
