// A text after an edit, as an editor makes it.

import assert from "node:assert/strict";
import type { Position, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver-protocol/node";

/** `text`, the file at `uri`, after the edit; `version` is what the edit must be for. */
export function edited(text: string, edit: WorkspaceEdit, uri: string, version?: number): string {
  const changes = ((edit.documentChanges ?? []) as TextDocumentEdit[]).filter(({ textDocument }) => textDocument.uri === uri);
  if (version !== undefined) assert.deepEqual(changes.map(({ textDocument }) => textDocument.version), [version]);
  const lines = text.split("\n");
  const offset = ({ line, character }: Position) => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const edits = [...(edit.changes?.[uri] ?? []), ...changes.flatMap((change) => change.edits as TextEdit[])].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return edits.reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}
