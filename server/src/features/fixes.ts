// The quick fixes at a place: those of the findings that it touches.

import type { Finding } from "../check/check.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

type Fix = ReturnType<NonNullable<Finding["fixes"]>>[number];

export interface QuickFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of those of `findings` that `span` touches, the preferred one of each finding first. */
export function quickFixes(snapshot: Snapshot, findings: readonly Finding[], span: Span): readonly QuickFix[] {
  const fixes: QuickFix[] = [];
  for (const finding of findings) {
    if (finding.at.to < span.from || finding.at.from > span.to || !finding.fixes) continue;
    const offered = finding.fixes(snapshot.corpus);
    for (const fix of offered) if (fix.preferred) fixes.push({ finding, fix });
    for (const fix of offered) if (!fix.preferred) fixes.push({ finding, fix });
  }
  return fixes;
}
