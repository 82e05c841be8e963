// The verbs of the changes that are no fixes of faults.

import assert from "node:assert/strict";
import type { Change, Refactoring } from "../../server/src/features/refactoring.ts";
import { asItIsRead } from "../../server/src/text/left-out.ts";
import { refactorings } from "../../server/src/features/refactorings.ts";
import { assertTexts } from "./expect.ts";
import { parseFixture } from "./fixture.ts";
import { idOf, withEdits, workspaceOf, type FixtureWorkspace, type Texts } from "./workspace.ts";

/** What is offered at the cursor (or for the selection `‹|...|>`) and holds `title` makes the fixture into `expected`. */
export function refactors(source: string, title: string, expected: string): void {
  const workspace = workspaceOf(source);
  const offered = offeredIn(workspace);
  const chosen = offered.filter((one) => one.title.includes(title));
  assert.equal(chosen.length, 1, `'${title}' is not offered once, but: ${offered.map((one) => one.title).join("; ") || "nothing"}`);
  assertTexts(changed(workspace.texts, chosen[0]!.changes()), workspace.texts, parseFixture(expected).files);
}

/** It is offered, and cannot be done, for a reason that holds `reason`. */
export function refuses(source: string, title: string, reason: string): void {
  const offered = offeredIn(workspaceOf(source));
  const chosen = offered.find((one) => one.title.includes(title));
  assert.ok(chosen, `"${title}" is not offered, but: ${offered.map((one) => one.title).join("; ")}`);
  assert.ok(chosen.refused?.includes(reason), `It says: ${chosen.refused ?? "nothing, and does it"}`);
  assert.deepEqual(chosen.changes(), []);
}

/** Before it is done, this is told of it, and nothing else. */
export function warns(source: string, title: string, ...attention: readonly string[]): void {
  const chosen = offeredIn(workspaceOf(source)).filter((one) => one.title.includes(title));
  assert.equal(chosen.length, 1);
  assert.deepEqual(told(chosen[0]!.changes()), attention);
}

/** What is to be known of `changes`, each word of it once. */
export function told(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.flatMap(({ attention }) => attention ?? []))];
}

/** At the cursor, or for the selection, these are offered (of the kind, where one is named), in this order. */
export function offers(source: string, titles: readonly string[], kind = ""): void {
  const shown = offeredIn(workspaceOf(source)).filter((one) => one.kind.startsWith(kind));
  assert.deepEqual(shown.map(({ title }) => title), titles);
}

/** The texts with `changes` made. */
export function changed(texts: Texts, changes: readonly Change[]): Texts {
  return withEdits(texts, changes);
}

function offeredIn({ fixture, snapshot }: FixtureWorkspace): readonly Refactoring[] {
  const range = fixture.ranges[0];
  const place = range ?? (fixture.cursor && { file: fixture.cursor.file, at: { from: fixture.cursor.offset, to: fixture.cursor.offset } });
  assert.ok(place, "The fixture needs a cursor <|> or a selection ‹|...|>.");
  const document = snapshot.documents.get(idOf(place.file))!;
  const { leftOut } = document.tree.lines;
  const span = leftOut ? { from: asItIsRead(leftOut, place.at.from), to: asItIsRead(leftOut, place.at.to) } : place.at;
  return refactorings({ snapshot, document, span });
}
