// The marks on all mentions of what the caret rests on.

import { DocumentHighlightKind, type DocumentHighlight } from "vscode-languageserver/node";
import { highlights } from "../features/highlight.ts";
import { sourceOf } from "../workspace/snapshot.ts";
import { toOffset, toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export function answerHighlights(session: Session): void {
  session.connection.onDocumentHighlight(
    answering(session.log, (params): DocumentHighlight[] => {
      const snapshot = session.now();
      const id = idIn(session, params);
      const source = sourceOf(snapshot, id);
      if (!source) return [];
      return highlights(snapshot, id, toOffset(source.text, source.lines, params.position)).map(({ at, kind }) => ({
        range: toRange(source.lines, at),
        kind: kind === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    }),
  );
}
