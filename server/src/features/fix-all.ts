// Many fixes at once: only safe ones, which cannot change what the text means, and none that meets another.

import type { Finding } from "../check/check.ts";
import { fixesFor, type Failed } from "../check/late.ts";
import type { DocumentId } from "../index/facts.ts";
import { addTo } from "../text/lists.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Change } from "./refactoring.ts";

/** Of a file what is found in it. */
export interface FoundIn {
  readonly document: DocumentId;
  readonly findings: readonly Finding[];
}

export interface FixedAtOnce {
  readonly changes: readonly Change[];
  /** How many findings are mended. */
  readonly count: number;
}

/** The safe fixes of all findings, or of those of one rule. */
export function fixAll(snapshot: Snapshot, found: Iterable<FoundIn>, failed: Failed, rule?: string): FixedAtOnce {
  const changes: Change[] = [];
  const made = new Map<DocumentId, Change[]>();
  let count = 0;
  for (const { findings } of found) {
    for (const finding of findings) {
      if (rule !== undefined && finding.rule !== rule) continue;
      const safe = fixesFor(finding, snapshot.corpus, failed).filter((fix) => fix.safe);
      const fix = safe.find(({ preferred }) => preferred) ?? safe[0];
      if (!fix || fix.edits.some((edit) => meets(made.get(edit.document) ?? [], edit))) continue;
      count++;
      for (const edit of fix.edits) {
        addTo(made, edit.document, edit);
        changes.push(edit);
      }
    }
  }
  return { changes, count };
}

/** Whether two edits touch: the second would not stand where it was meant to. Findings come in order, so few are looked at. */
function meets(made: readonly Change[], { at }: Change): boolean {
  for (let i = made.length - 1; i >= 0 && i >= made.length - 64; i--) {
    const other = made[i]!.at;
    if (at.from <= other.to && other.from <= at.to) return true;
  }
  return false;
}
