// The fixes of a finding: those that its rule offers, and for a word that no dictionary knows, the one that teaches it to
// the project. A rule sees no files, so that the latter is made here, from the sec.json that governs the document.

import type { Finding } from "../check/findings.ts";
import { fixesFor, type Failed } from "../check/late.ts";
import { addWord } from "../config/add-word.ts";
import type { DocumentId } from "../index/facts.ts";
import { fileName, folderOf } from "../text/paths.ts";
import { meets, type Span } from "../text/span.ts";
import { governing } from "../workspace/governing.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { oneLine } from "./excerpt.ts";

type Fix = ReturnType<NonNullable<Finding["fixes"]>>[number];

export interface QuickFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of those of `findings` in the document `id` that `span` touches, the preferred one of each finding first. */
export function quickFixes(snapshot: Snapshot, id: DocumentId, findings: readonly Finding[], span: Span, failed: Failed): readonly QuickFix[] {
  const fixes: QuickFix[] = [];
  for (const finding of findings) {
    if (!meets(finding.at, span)) continue;
    const offered = fixesOf(snapshot, id, finding, failed);
    for (const fix of offered) if (fix.preferred) fixes.push({ finding, fix });
    for (const fix of offered) if (!fix.preferred) fixes.push({ finding, fix });
  }
  // Of a selection with several findings, each says what it changes.
  const text = new Set(fixes.map(({ finding }) => finding)).size > 1 ? sourceOf(snapshot, id)?.text : undefined;
  return text === undefined ? fixes : fixes.map(({ finding, fix }) => ({ finding, fix: { ...fix, title: fix.title.replace(/^Change to (?=.)/, () => `Change “${oneLine(text, finding.at, 40)}” to `) } }));
}

/** Everything that can be done about a finding in the document `id`. */
export function fixesOf(snapshot: Snapshot, id: DocumentId, finding: Finding, failed: Failed): readonly Fix[] {
  const offered = fixesFor(finding, snapshot.corpus, failed);
  const added = finding.unknownWord === undefined ? undefined : wordAdded(snapshot, id, finding.unknownWord);
  return added ? [...offered, added] : offered;
}

/** The word goes into the sec.json that governs the document, which the title names. Without one, none is made in silence. */
function wordAdded(snapshot: Snapshot, id: DocumentId, word: string): Fix | undefined {
  const file = governing(snapshot.configs, id);
  const edit = file && addWord(file.text, word);
  if (!edit) return undefined;
  // Where there are several, a bare `sec.json` would not say where the word is saved.
  const files = new Set([...snapshot.configs.values()].map((one) => one.id));
  const name = files.size > 1 ? `${fileName(folderOf(file.id))}/${fileName(file.id)}` : fileName(file.id);
  return { title: `Add “${word}” to ${name}`, preferred: false, safe: false, edits: [{ document: file.id, ...edit }] };
}
