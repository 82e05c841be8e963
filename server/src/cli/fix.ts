// `check --fix`: makes the safe fixes, again and again until nothing is left to fix, first in memory and then, file by
// file, on the disk. Of two fixes that meet, one waits for the next round, when it is asked for anew.

import type { Finding } from "../check/findings.ts";
import type { Failed } from "../check/late.ts";
import { writeAtomically } from "../disk/write.ts";
import { safeEdits, takingApart } from "../features/fix-all.ts";
import type { DocumentId } from "../index/facts.ts";
import { applyEditsTo, type TextEdit } from "../text/edit.ts";
import { addTo } from "../text/lists.ts";
import { byUnits } from "../text/ordered.ts";
import type { Text } from "../text/text.ts";
import type { Codes } from "../workspace/codes.ts";

export interface FixedFile {
  readonly file: DocumentId;
  /** How many fixes of each rule were made, by the rule's id. */
  readonly rules: ReadonlyMap<string, number>;
}

export interface Fixing {
  readonly fixed: readonly FixedFile[];
  /** Why files could not be written; each is as it was, in the workspace too. */
  readonly refusals: readonly string[];
}

type Fixable = Pick<Codes, "everything" | "snapshot" | "check" | "set">;

/** A fix may open the way for another; rules whose fixes undo one another must not keep this going for ever. */
const mostRounds = 10;

/** Makes the safe fixes of the findings that are `chosen`, and writes the files that they change. */
export async function fixAll(workspace: Fixable, chosen: (finding: Finding) => boolean, failed: Failed): Promise<Fixing> {
  const start = workspace.everything();
  const counts = fixInMemory(workspace, chosen, failed);
  const fixed: FixedFile[] = [];
  const refusals: string[] = [];
  const end = workspace.everything();
  for (const [file, rules] of [...counts].sort(([a], [b]) => byUnits(a, b))) {
    const before = start.documents.get(file)!.tree.source.toString();
    const after = end.documents.get(file)!.tree.source.toString();
    if (before === after) continue;
    const written = await writeAtomically(file, after, before);
    if (written.kind === "written") fixed.push({ file, rules });
    else {
      refusals.push(written.message);
      workspace.set(file, before, start.documents.get(file)!.tree.language);
    }
  }
  return { fixed, refusals };
}

/** Makes them in the workspace alone. How many of each rule were made, by file. */
export function fixInMemory(workspace: Fixable, chosen: (finding: Finding) => boolean, failed: Failed): ReadonlyMap<DocumentId, ReadonlyMap<string, number>> {
  const counts = new Map<DocumentId, Map<string, number>>();
  for (let round = 0; round < mostRounds; round++) {
    const made = fixOnce(workspace, chosen, failed);
    if (made.length === 0) break;
    for (const { file, rule } of made) {
      const rules = counts.get(file) ?? new Map<string, number>();
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
      counts.set(file, rules);
    }
  }
  return counts;
}

/** One round: every fix that meets no other. What was done, by the files that it changed. */
function fixOnce(workspace: Fixable, chosen: (finding: Finding) => boolean, failed: Failed): readonly { readonly file: DocumentId; readonly rule: string }[] {
  const { documents } = workspace.everything();
  const edits = new Map<DocumentId, TextEdit[]>();
  const takes = takingApart();
  const made: { file: DocumentId; rule: string }[] = [];
  for (const id of documents.keys()) {
    const snapshot = workspace.snapshot(id);
    for (const finding of workspace.check(id).findings) {
      const fix = chosen(finding) ? safeEdits(finding, snapshot, failed) : [];
      if (fix.length === 0 || !takes(fix)) continue;
      for (const { document, at, newText } of fix) addTo(edits, document, { at, newText: asIn(documents.get(document)!.tree.source, newText) });
      for (const file of new Set(fix.map(({ document }) => document))) made.push({ file, rule: finding.rule });
    }
  }
  for (const [id, ofFile] of edits) {
    const { source, lines, language } = documents.get(id)!.tree;
    workspace.set(id, applyEditsTo(source, lines, ofFile), language);
  }
  return made;
}

/** New text with the line ends of the document that it goes into. */
function asIn(document: Text, newText: string): string {
  if (!newText.includes("\n")) return newText;
  const text = document.toString();
  return !text.includes("\r\n") || /(?:^|[^\r])\n/.test(text) ? newText : newText.replace(/\r?\n/g, "\r\n");
}
