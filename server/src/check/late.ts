// What a finding says of other places is worked out late, when somebody asks. Where a rule of ours fails then, that part
// of its finding is missing: the finding itself, and all others, stand.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Finding, RuleFailure } from "./findings.ts";

/** Told of each rule that failed. */
export type Failed = (failure: RuleFailure) => void;

/** The places that `finding` points at besides its own. */
export function relatedTo(finding: Finding, corpus: CorpusView, failed: Failed): ReturnType<NonNullable<Finding["related"]>> {
  return orNothing(finding, () => finding.related?.(corpus), failed);
}

/** The fixes that its rule has for `finding`. */
export function fixesFor(finding: Finding, corpus: CorpusView, failed: Failed): ReturnType<NonNullable<Finding["fixes"]>> {
  return orNothing(finding, () => finding.fixes?.(corpus), failed);
}

function orNothing<Part>({ rule }: Finding, work: () => readonly Part[] | undefined, failed: Failed): readonly Part[] {
  try {
    return work() ?? [];
  } catch (error) {
    failed({ rule, error });
    return [];
  }
}
