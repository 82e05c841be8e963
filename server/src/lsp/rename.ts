// Rename. Where it reaches into other files, an editor that knows how to asks for a look at the edits first.

import {
  LSPErrorCodes,
  ResponseError,
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type PrepareRenameResult,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import type { DocumentId } from "../index/facts.ts";
import { prepareRename, rename } from "../features/rename.ts";
import type { RenameEdit } from "../features/renaming.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { workspaceEdit } from "./actions.ts";
import { toOffset, toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export function answerRename(session: Session): void {
  const { connection, log } = session;

  connection.onPrepareRename(
    answering(log, (params): PrepareRenameResult | ResponseError<void> | null => {
      const snapshot = session.now();
      const id = idIn(session, params);
      const source = sourceOf(snapshot, id);
      if (!source) return null;
      const prepared = prepareRename(snapshot, id, toOffset(source.text, source.lines, params.position));
      return "kind" in prepared ? refusal(prepared.reason) : { range: toRange(source.lines, prepared.at), placeholder: prepared.text };
    }),
  );

  connection.onRenameRequest(
    answering(log, (params): WorkspaceEdit | ResponseError<void> | null => {
      const snapshot = session.now();
      const id = idIn(session, params);
      const source = sourceOf(snapshot, id);
      if (!source) return null;
      const result = rename(snapshot, id, toOffset(source.text, source.lines, params.position), params.newName);
      if (result.kind === "refused") return refusal(result.reason);
      return session.client().changeAnnotations ? annotatedEdit(session, snapshot, id, result.title, result.edits) : workspaceEdit(session, snapshot, result.edits);
    }),
  );
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** `edits` by what they are to whoever asked: those at home, those in other files, those that need a look. */
function annotatedEdit(session: Session, snapshot: Snapshot, home: DocumentId, title: string, edits: readonly RenameEdit[]): WorkspaceEdit {
  const isSpread = edits.some(({ document }) => document !== home);
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const documentChanges = new Map<DocumentId, TextDocumentEdit & { readonly edits: AnnotatedTextEdit[] }>();
  for (const { document, at, newText, attention } of edits) {
    const source = sourceOf(snapshot, document);
    if (!source) continue;
    const annotationId = attention ?? (document === home ? "here" : "elsewhere");
    changeAnnotations[annotationId] ??=
      attention !== undefined
        ? { label: attention, needsConfirmation: true, description: title }
        : { label: title, needsConfirmation: isSpread, description: document === home ? "In this document" : "In other files" };
    let file = documentChanges.get(document);
    if (!file) documentChanges.set(document, (file = { textDocument: { uri: session.uris.uriOf(document), version: session.texts.version(document) ?? null }, edits: [] }));
    file.edits.push({ range: toRange(source.lines, at), newText, annotationId });
  }
  return { documentChanges: [...documentChanges.values()], changeAnnotations };
}
