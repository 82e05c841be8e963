// The marks on all mentions of what the caret rests on.

import { DocumentHighlightKind, type DocumentHighlight } from "vscode-languageserver/node";
import { highlights } from "../features/highlight.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { placeIn, type Session } from "./session.ts";

export function answerHighlights(session: Session): void {
  session.connection.onDocumentHighlight(
    answering(session.log, (params): DocumentHighlight[] => {
      const place = placeIn(session, params);
      if (!place) return [];
      return highlights(place.snapshot, place.id, place.offset).map(({ at, kind }) => ({
        range: toRange(place.lines, at),
        kind: kind === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    }),
  );
}
