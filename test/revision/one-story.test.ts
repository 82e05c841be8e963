// The redline and the log of one modification tell the same of what moved: from which clause, and to which.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { samples } from "../../scripts/paths.ts";
import { amending } from "../../server/src/revision/amendments.ts";
import type { Clause, Tree } from "../../server/src/syntax/tree.ts";
import { finished } from "../../server/src/text/steps.ts";
import { compareTrees } from "../../server/src/word/compare.ts";
import { withMoves } from "../../server/src/word/moves.ts";
import { isChanged, pairDocuments } from "../../server/src/workspace/version.ts";
import { property } from "../support/drafts.ts";
import { versionsWith } from "../support/revisions.ts";
import { versionOf } from "../support/versions.ts";

const names = ["section-a.sec", "section-c.sec", "section-g.sec", "appendix-ag.sec"];
const before = Object.fromEntries(names.map((name) => [name, readFileSync(join(samples, name), "utf8")]));

/** What goes where: a clause with its list, or a definition, by numbers in [0, 1); and whether some of its words change, or its first sentence. */
type Removal = readonly [from: number, which: number, to: number, where: number, reworded: "not" | "some" | "sentence"];
const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const removals: fc.Arbitrary<readonly Removal[]> = fc.array(fc.tuple(share, share, share, share, fc.constantFrom("not", "some", "sentence")), { minLength: 1, maxLength: 4 });

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[Math.floor(at * list.length)];
}

/** A clause under another number, and with another first sentence where `isWrittenAnew` and it has two. */
function renumbered(line: string, number: string, isWrittenAnew: boolean): string {
  const words = line.replace(/^\S+/, number);
  return isWrittenAnew ? words.replace(/(?<=^\S+ )[^.|]{20,120}\.(?= [A-Z])/, "All of this holds but where the contrary is said.") : words;
}

function removed(files: Readonly<Record<string, string>>, [from, which, to, where, reworded]: Removal): Readonly<Record<string, string>> {
  const [source, target] = [pick(names, from)!, pick(names, to)!];
  const lines = files[source]!.split("\n");
  const at = pick(lines.flatMap((line, i) => (/^(?:[A-Z]?\d+(?:\.\d+)+[A-Z]? \S|\| \*\*)/.test(line) ? [i] : [])), which);
  if (at === undefined) return files;
  const isRow = lines[at]!.startsWith("|");
  let end = at + 1;
  while (!isRow && /^\s*\([a-z]+\)/.test(lines[end] ?? "")) end++;
  const piece = lines.splice(at, end - at).map((line) => (reworded === "some" ? line.replace(/\b(?:shall|may)\b/, "must").replace(/\bPanel\b/, "Authority") : line));
  const rest = source === target ? lines : files[target]!.split("\n");
  const spot = pick(rest.flatMap((line, i) => ((isRow ? line.startsWith("| **") : line === "") ? [i] : [])), where);
  if (spot === undefined) return files;
  const last = rest.slice(0, spot).findLast((line) => /^[A-Z]?\d+\.\d/.test(line))?.split(" ")[0];
  if (isRow) rest.splice(spot, 0, ...piece);
  else rest.splice(spot, 0, "", last === undefined ? piece[0]! : renumbered(piece[0]!, `${last}A`, reworded === "sentence"), ...piece.slice(1), "");
  return { ...files, [source]: lines.join("\n"), [target]: rest.join("\n") };
}

/** The numbered clause that it stands in. */
function placeIn({ clauses, identity }: Tree, clause: number): string {
  let at: Clause | undefined = clauses[clause];
  while (at && (at.kind === "paragraph" || at.key === "")) at = clauses[at.parent];
  return `${identity.key} ${at?.key ?? ""}`;
}

test("what moved, from where and to where", () => {
  let moved = 0;
  property(60, removals, (all) => {
    const after = all.reduce(removed, before);
    const compared = pairDocuments(versionOf("before", before), versionOf("after", after)).filter(isChanged).map((pair) => {
      const [old, now] = [pair.before!.tree(), pair.after!.tree()];
      return { items: compareTrees(old, now), before: old, after: now };
    });
    const shown = withMoves(compared).moves.map(({ from, to }) => `${placeIn(compared[from.document]!.before, from.clause)} -> ${placeIn(compared[to.document]!.after, to.clause)}`);
    const { amendments } = finished(amending(versionsWith(new Map(Object.entries(before)), new Map(Object.entries(after))).revision));
    const told = amendments.flatMap((one) => (one.kind === "moved" ? one.old.passages.map((passage, i) => `${placeIn(passage.document.tree, passage.clause?.index ?? -1)} -> ${placeIn(one.now.document.tree, one.now.passages[i]!.clause?.index ?? -1)}`) : []));
    moved += new Set(told).size;
    assert.deepEqual([...new Set(told)].sort(), [...new Set(shown)].sort());
  });
  assert.ok(moved > 60, `only ${moved} moves`);
});
