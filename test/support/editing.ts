// The verbs of rename and completion, in a drafter's own words: what stands at the cursor `<|>`, and what becomes of it.

import assert from "node:assert/strict";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import type { RenameEdit } from "../../server/src/features/renaming.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { assertTexts } from "./expect.ts";
import { annotated, parseFixture } from "./fixture.ts";
import { cursorOf, idOf, nameOf, workspaceOf, type Texts } from "./workspace.ts";

/** What stands at the cursor, called `newName`, makes the fixture into `expected`, of which files without a change may be left out. */
export function renames(source: string, newName: string, expected: string): void {
  const workspace = workspaceOf(source);
  const { snapshot, texts } = workspace;
  const { document, offset } = cursorOf(workspace);
  const result = rename(snapshot, document, offset, newName);
  assert.equal(result.kind, "renamed", result.kind === "refused" ? result.reason : "");
  assert.ok(result.kind === "renamed");
  assertTexts(edited(texts, result.edits), texts, parseFixture(expected).files);
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
  if (file.annotations.length > 0) assert.equal(annotated(file.text, [{ at: prepared.at, message: "" }]), annotated(file.text, file.annotations));
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
export function edited(texts: Texts, edits: readonly RenameEdit[]): Texts {
  for (const { document } of edits) assert.ok(texts.has(nameOf(document)), `A rename edits ${document}, which is not there.`);
  return new Map([...texts].map(([name, text]) => [name, applyEdits(text, edits.filter((edit) => edit.document === idOf(name)))]));
}
