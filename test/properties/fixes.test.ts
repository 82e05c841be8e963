// Safe fixes: made once, there is nothing left to make; and they bring no new error or warning.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { draft, property } from "../support/drafts.ts";
import { applied, findingsOf, workspaceWith, type Texts } from "../support/workspace.ts";

test("safe fixes come to an end, and leave fewer findings", () => {
  property(150, fc.tuple(draft, draft), ([a, b]) => {
    let texts: Texts = new Map([["section-g.sec", a], ["section-a.sec", b]]);
    const first = look(texts);
    let { fixes, grave } = first;
    // Two fixes that touch each other wait for one another, so that it may take more than one round.
    for (let round = 0; fixes.length > 0; round++) {
      assert.ok(round < 6, `still to fix: ${fixes.map((fix) => fix.title).join("; ")}`);
      texts = applied(texts, fixes);
      ({ fixes, grave } = look(texts));
    }
    assert.ok(grave <= first.grave, `${first.grave} errors and warnings before, ${grave} after`);
  });
});

function look(texts: Texts) {
  const snapshot = workspaceWith(texts).snapshot();
  const { view } = snapshot.corpus.track();
  const findings = [...findingsOf(snapshot).values()].flat();
  return {
    fixes: findings.flatMap((finding) => (finding.fixes?.(view) ?? []).filter((fix) => fix.safe && fix.preferred)),
    grave: findings.filter(({ severity }) => severity === "error" || severity === "warning").length,
  };
}
