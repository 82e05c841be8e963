// Rename. Where it reaches into other files, an editor that knows how to asks for a look at the edits first.

import { LSPErrorCodes, ResponseError, type PrepareRenameResult, type WorkspaceEdit } from "vscode-languageserver/node";
import { prepareRename, rename } from "../features/rename.ts";
import type { DocumentId } from "../index/facts.ts";
import { warn } from "./commands.ts";
import { toRange } from "./convert.ts";
import { annotatedEdit, notesOf, withinCode } from "./edits.ts";
import { answering } from "./guard.ts";
import { placeIn, type Session } from "./session.ts";

export function answerRename(session: Session): void {
  const { connection, log } = session;

  connection.onPrepareRename(
    answering(log, (params): PrepareRenameResult | ResponseError<void> | null => {
      const place = placeIn(session, params);
      if (!place) return null;
      const aside = session.texts.aside(place.id);
      if (aside) return refusal(asideReason(aside));
      const prepared = prepareRename(place.snapshot, place.id, place.offset);
      return "kind" in prepared ? refusal(prepared.reason) : { range: toRange(place.lines, prepared.at), placeholder: prepared.text };
    }),
  );

  connection.onRenameRequest(
    answering(log, async (params): Promise<WorkspaceEdit | ResponseError<void> | null> => {
      const place = placeIn(session, params);
      if (!place) return null;
      const aside = session.texts.aside(place.id);
      if (aside) return refusal(asideReason(aside));
      const result = rename(place.snapshot, place.id, place.offset, params.newName);
      if (result.kind === "refused") return refusal(result.reason);
      const { edits, notes } = withinCode(session, place.snapshot, place.id, result.edits);
      if (edits.length === 0 && notes.length > 0) return refusal(notes[0]!);
      for (const note of [...notes, ...notesOf(edits)]) await warn(session, note);
      return annotatedEdit(session, place.snapshot, place.id, result.title, edits);
    }),
  );
}

/** A change would reach the Code of the folder by way of another version of one of its documents. */
function asideReason({ open, twin }: { readonly open: { readonly id: DocumentId }; readonly twin: DocumentId }): string {
  return twin === open.id ? "The settings leave this file out of the Code: nothing is renamed by way of it." : "This text is another version of a document of the opened folder. Rename it there.";
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
