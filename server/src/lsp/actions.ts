// Quick fixes as code actions. They are made from the findings alone, and never hold up a save: an editor that asks for
// the actions of a save is told at once that there are none.

import { CodeActionKind, type CodeAction, type Command, type TextDocumentEdit, type TextEdit, type WorkspaceEdit } from "vscode-languageserver/node";
import { quickFixes } from "../features/fixes.ts";
import type { FixEdit } from "../rules/rule.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toRange, toSpan } from "./convert.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export function answerActions(session: Session): void {
  session.connection.onCodeAction(
    answering(session.log, (params): (CodeAction | Command)[] => {
      const { only } = params.context;
      if (only && !only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix)) return [];
      if (!session.client().actionLiterals) return [];
      const snapshot = session.now();
      const id = idIn(session, params);
      const source = sourceOf(snapshot, id);
      if (!source) return [];
      const { findings } = session.workspace.check(id);
      const context = { snapshot, client: session.client(), uris: session.uris };
      return quickFixes(snapshot, id, findings, toSpan(source.text, source.lines, params.range)).map(({ finding, fix }) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(finding, source.lines, context)],
        ...(fix.preferred ? { isPreferred: true } : {}),
        edit: workspaceEdit(session, snapshot, fix.edits),
      }));
    }),
  );
}

/** `edits` for the client; where it can, for the very versions that they were made from. */
export function workspaceEdit(session: Session, snapshot: Snapshot, edits: readonly FixEdit[]): WorkspaceEdit {
  const byFile = new Map<string, { readonly version: number | null; readonly edits: TextEdit[] }>();
  for (const { document, at, newText } of edits) {
    const source = sourceOf(snapshot, document);
    if (!source) continue;
    const uri = session.uris.uriOf(document);
    let file = byFile.get(uri);
    if (!file) byFile.set(uri, (file = { version: session.texts.version(document) ?? null, edits: [] }));
    file.edits.push({ range: toRange(source.lines, at), newText });
  }
  if (!session.client().documentChanges) {
    return { changes: Object.fromEntries([...byFile].map(([uri, file]) => [uri, file.edits])) };
  }
  const documentChanges: TextDocumentEdit[] = [...byFile].map(([uri, file]) => ({ textDocument: { uri, version: file.version }, edits: file.edits }));
  return { documentChanges };
}
