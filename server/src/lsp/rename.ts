// Rename. Where it reaches into other files, an editor that knows how to asks for a look at the edits first.

import { LSPErrorCodes, ResponseError, type PrepareRenameResult, type WorkspaceEdit } from "vscode-languageserver/node";
import { prepareRename, rename } from "../features/rename.ts";
import { sourceOf } from "../workspace/snapshot.ts";
import { toOffset, toRange } from "./convert.ts";
import { annotatedEdit } from "./edits.ts";
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
      return annotatedEdit(session, snapshot, id, result.title, result.edits);
    }),
  );
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
