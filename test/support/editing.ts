// The verbs of rename and completion, in a drafter's own words: what stands at the cursor `<|>`, and what becomes of it.

import assert from "node:assert/strict";
import { complete, triggers } from "../../server/src/features/completion.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import type { Change } from "../../server/src/features/refactoring.ts";
import type { Suggestion } from "../../server/src/features/suggestion.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { assertTexts } from "./expect.ts";
import { annotated, parseFixture } from "./fixture.ts";
import { told } from "./refactors.ts";
import { cursorOf, idOf, inFile, nameOf, withEdits, workspaceOf, type FixtureWorkspace, type Texts } from "./workspace.ts";

/** What stands at the cursor, called `newName`, makes the fixture into `expected`, of which files without a change may be left out; this is told of it before. */
export function renames(source: string, newName: string, expected: string, ...attention: readonly string[]): void {
  const workspace = workspaceOf(source);
  const { snapshot, texts } = workspace;
  const { document, offset } = cursorOf(workspace);
  const result = rename(snapshot, document, offset, newName);
  assert.equal(result.kind, "renamed", result.kind === "refused" ? result.reason : "");
  assert.ok(result.kind === "renamed");
  assertTexts(edited(texts, result.edits), texts, parseFixture(expected).files);
  if (attention.length > 0) assert.deepEqual(told(result.edits), attention);
}

/** The editor offers `text` to be changed, at the carets where there are any. */
export function offersToRename(source: string, text: string): void {
  const workspace = workspaceOf(source);
  const { snapshot, fixture } = workspace;
  const { document, offset } = cursorOf(workspace);
  const prepared = prepareRename(snapshot, document, offset);
  assert.ok(!("kind" in prepared), "kind" in prepared ? prepared.reason : "");
  assert.equal(prepared.text, text);
  const file = fixture.files.find(({ name }) => idOf(name) === document)!;
  if (file.annotations.length > 0) assert.equal(annotated(file.text, [{ at: inFile(snapshot, file.name, prepared.at), message: "" }]), annotated(file.text, file.annotations));
}

/** It cannot be renamed (to `newName`, where there is one), and the reason holds `reason`. */
export function cannotRename(source: string, reason: string, newName?: string): void {
  const workspace = workspaceOf(source);
  const { snapshot } = workspace;
  const { document, offset } = cursorOf(workspace);
  const result = newName === undefined ? prepareRename(snapshot, document, offset) : rename(snapshot, document, offset, newName);
  assert.ok("kind" in result && result.kind === "refused", "It can be renamed.");
  assert.ok(result.reason.includes(reason), `It says: ${result.reason}`);
}

/** The texts with `edits` made, all at once. */
export function edited(texts: Texts, edits: readonly Change[]): Texts {
  for (const { document } of edits) assert.ok(texts.has(nameOf(document)), `A rename edits ${document}, which is not there.`);
  return withEdits(texts, edits);
}

/** What is offered at the cursor: labels in order, each perhaps with its detail (`G3.5 | Security Incidents`). The last character that was typed calls for it. */
export function completes(source: string, ...labels: readonly string[]): void {
  const { workspace, items } = suggestionsIn(source);
  const offered = [...items].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ label, detail }, i) => (labels[i]?.includes(" | ") ? `${label} | ${detail}` : label));
  assert.deepEqual(offered, labels);
  assertTypable(workspace, items);
}

/** The suggestion called `label` makes the fixture into `expected`. */
export function completesTo(source: string, label: string, expected: string): void {
  const { workspace, items } = suggestionsIn(source);
  const item = items.find((one) => one.label === label);
  assert.ok(item, `It is not offered, but: ${items.map((one) => one.label).join(", ")}`);
  const { document } = cursorOf(workspace);
  assertTexts(edited(workspace.texts, [{ document, at: item.at, newText: item.newText }]), workspace.texts, parseFixture(expected).files);
}

/** The suggestion called `label` writes `newText`, behind which the caret stands then. */
export function accepts(source: string, label: string, newText: string): void {
  assert.deepEqual(suggestionsIn(source).items.filter((one) => one.label === label).map((one) => one.newText), [newText]);
}

function suggestionsIn(source: string): { readonly workspace: FixtureWorkspace; readonly items: readonly Suggestion[] } {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const last = workspace.texts.get(nameOf(document))![offset - 1];
  const { items } = complete(workspace.snapshot, document, offset, last !== undefined && triggers.includes(last) ? last : undefined, allRules);
  return { workspace, items };
}

/** An editor keeps a suggestion only while what is typed begins it (in any case), on one line, around the caret. */
function assertTypable(workspace: FixtureWorkspace, items: readonly Suggestion[]): void {
  const { document, offset } = cursorOf(workspace);
  const text = workspace.texts.get(nameOf(document))!;
  for (const { at, filter, label } of items) {
    assert.ok(at.from <= offset && offset <= at.to, label);
    const typed = text.slice(at.from, offset);
    assert.ok(!text.slice(at.from, at.to).includes("\n"), label);
    assert.ok(filter.toLowerCase().startsWith(typed.toLowerCase()), `'${typed}' is no beginning of '${filter}'`);
  }
}
