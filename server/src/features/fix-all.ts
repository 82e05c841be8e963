// Many fixes at once: only safe ones, which cannot change what the text means, and none that meets another. The editor
// and the command line take the same.

import type { Finding } from "../check/findings.ts";
import { fixesFor, type Failed } from "../check/late.ts";
import type { DocumentId } from "../index/facts.ts";
import { addTo } from "../text/lists.ts";
import { overlaps, type Span } from "../text/span.ts";
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
  const takes = takingApart();
  let count = 0;
  for (const { findings } of found) {
    for (const finding of findings) {
      const edits = rule === undefined || finding.rule === rule ? safeEdits(finding, snapshot, failed) : [];
      if (edits.length === 0 || !takes(edits)) continue;
      count++;
      for (const edit of edits) changes.push(edit);
    }
  }
  return { changes, count };
}

/** What mends the finding without asking: the preferred fix if it is safe, else the only safe one; none where it would leave all as it is, or change what is no document. */
export function safeEdits(finding: Finding, { corpus, documents }: Snapshot, failed: Failed): readonly Change[] {
  const safe = fixesFor(finding, corpus, failed).filter(
    ({ safe: isSafe, edits }) =>
      isSafe && edits.every(({ document }) => documents.has(document)) && edits.some(({ document, at, newText }) => documents.get(document)!.tree.text.slice(at.from, at.to) !== newText),
  );
  const fix = safe.find(({ preferred }) => preferred) ?? (safe.length === 1 ? safe[0] : undefined);
  return fix?.edits ?? [];
}

/**
 * Takes the edits of one fix after the other, and says whether it did: not where one of them meets one that was taken
 * before. It would not stand where it was meant to; of two that begin together, nobody could say which comes first.
 */
export function takingApart(): (edits: readonly Change[]) => boolean {
  const taken = new Map<string, Span[]>();
  return (edits) => {
    if (edits.some(({ document, at }) => stretches(document, at).some((stretch) => taken.get(stretch)?.some((other) => meets(other, at))))) return false;
    for (const { document, at } of edits) for (const stretch of stretches(document, at)) addTo(taken, stretch, at);
    return true;
  };
}

/** The stretches of the document that `at` lies in: only what shares one with it can meet it. */
function stretches(document: DocumentId, { from, to }: Span): readonly string[] {
  const first = Math.floor(from / stretch);
  return Array.from({ length: Math.floor(to / stretch) - first + 1 }, (_, i) => `${first + i} ${document}`);
}

/** So many UTF-16 units are in one. */
const stretch = 256;

function meets(one: Span, other: Span): boolean {
  return one.from === other.from || overlaps(one, other);
}
