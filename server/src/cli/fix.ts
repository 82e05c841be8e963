// `check --fix`: makes the safe fixes, again and again until nothing is left to fix, first in memory and then, file by
// file, on the disk. Of two fixes that touch, one waits for the next round, when it is asked for anew.

import type { Finding } from "../check/check.ts";
import { fixesFor, type Failed } from "../check/late.ts";
import { writeAtomically } from "../disk/write.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Fix } from "../rules/rule.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { addTo } from "../text/lists.ts";
import { byUnits } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Codes } from "../workspace/codes.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

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
    const before = start.documents.get(file)!.tree.text.toString();
    const after = end.documents.get(file)!.tree.text.toString();
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

/** One round: every fix that touches no other. What was done, by the file that the finding stands in. */
function fixOnce(workspace: Fixable, chosen: (finding: Finding) => boolean, failed: Failed): readonly { readonly file: DocumentId; readonly rule: string }[] {
  const { documents } = workspace.everything();
  const edits = new Map<DocumentId, TextEdit[]>();
  const made: { file: DocumentId; rule: string }[] = [];
  for (const id of documents.keys()) {
    const snapshot = workspace.snapshot(id);
    for (const finding of workspace.check(id).findings) {
      const fix = chosen(finding) ? safeFix(finding, snapshot, failed) : undefined;
      if (!fix || !fix.edits.every(({ document, at }) => isFree(edits.get(document), at))) continue;
      for (const { document, at, newText } of fix.edits) {
        const edit = { at, newText: asIn(documents.get(document)!.tree.text.toString(), newText) };
        addTo(edits, document, edit);
      }
      for (const file of new Set(fix.edits.map(({ document }) => document))) made.push({ file, rule: finding.rule });
    }
  }
  for (const [id, ofFile] of edits) {
    const { text, language } = documents.get(id)!.tree;
    workspace.set(id, applyEdits(text, ofFile), language);
  }
  return made;
}

/** The fix to make without asking: the preferred one if it is safe, else the only safe one. It changes documents alone. */
function safeFix(finding: Finding, snapshot: Snapshot, failed: Failed): Fix | undefined {
  const safe = fixesFor(finding, snapshot.corpus, failed).filter(
    (fix) =>
      fix.safe &&
      fix.edits.some(({ document, at, newText }) => snapshot.documents.get(document)?.tree.text.slice(at.from, at.to) !== newText) &&
      fix.edits.every(({ document }) => snapshot.documents.has(document)),
  );
  return safe.find(({ preferred }) => preferred) ?? (safe.length === 1 ? safe[0] : undefined);
}

/** Whether an edit at `at` touches none of the others: two insertions at one place would depend on their order. */
function isFree(taken: readonly TextEdit[] | undefined, at: Span): boolean {
  return !taken || taken.every((edit) => edit.at.from !== at.from && (edit.at.to <= at.from || at.to <= edit.at.from));
}

/** New text with the line ends of the document that it goes into. */
function asIn(document: string, newText: string): string {
  if (!newText.includes("\n") || !document.includes("\r\n") || /(?:^|[^\r])\n/.test(document)) return newText;
  return newText.replace(/\r?\n/g, "\r\n");
}
