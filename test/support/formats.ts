// The verbs of formatting and typing.

import assert from "node:assert/strict";
import { format } from "../../server/src/features/format.ts";
import { afterKey } from "../../server/src/features/typing.ts";
import type { DocumentId } from "../../server/src/index/facts.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { cursorOf, idOf, workspaceOf, workspaceWith } from "./workspace.ts";

const options = { tabSize: 4, insertSpaces: true };

/** The text (of `‹|...|>` only, where it is marked) is formatted into `expected`, and that stays as it is. */
export function formats(source: string, expected: string): void {
  const { fixture, snapshot } = workspaceOf(source);
  const { name } = fixture.files[0]!;
  const after = formatted(snapshot, idOf(name), fixture.ranges[0]?.at);
  assert.equal(after, expected.replace(/^\n/, ""));
  if (fixture.ranges.length === 0) assert.equal(formatted(workspaceWith(new Map([[name, after]])).snapshot(), idOf(name)), after, "A second time it is formatted otherwise.");
}

/** The text is as a format would have it. */
export function formatsNothing(source: string): void {
  formats(source, workspaceOf(source).fixture.files[0]!.text);
}

function formatted(snapshot: Snapshot, id: DocumentId, within?: { readonly from: number; readonly to: number }): string {
  const document = snapshot.documents.get(id)!;
  return applyEdits(document.tree.text, format(document, options, within));
}

/** Enter at the cursor `<|>` makes the text into `expected`, which shows where the cursor stands then. */
export function enters(source: string, expected: string): void {
  types("\n", source, expected);
}

/** The space bar at the cursor makes the text into `expected`. */
export function spaces(source: string, expected: string): void {
  types(" ", source, expected);
}

/** `>` at the cursor does. */
export function closes(source: string, expected: string): void {
  types(">", source, expected);
}

function types(key: "\n" | " " | ">", source: string, expected: string): void {
  const workspace = workspaceOf(source);
  const { document: id, offset } = cursorOf(workspace);
  const { name, text } = workspace.fixture.files.find((file) => idOf(file.name) === id)!;
  const typed = text.slice(0, offset) + key + text.slice(offset);
  const document = workspaceWith(new Map([...workspace.texts, [name, typed]])).snapshot().documents.get(id)!;
  const edits = afterKey(key, document, offset + 1, options);
  // The cursor goes with what is written where it stands.
  const after = applyEdits(typed.slice(0, offset + 1), edits.filter(({ at }) => at.to <= offset + 1));
  const rest = applyEdits(typed, edits).slice(after.length);
  assert.equal(`${after}<|>${rest}`, expected.replace(/^\n/, ""));
}
