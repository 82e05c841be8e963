// Inlay hints: the heading behind a bare reference. A double click writes it into the text, a click with Ctrl opens it.

import { InlayHintKind, type InlayHint } from "vscode-languageserver/node";
import { hints } from "../features/hints.ts";
import { toPosition, toSpan } from "./convert.ts";
import { answering } from "./guard.ts";
import { locationOf } from "./locations.ts";
import { documentIn, type Session } from "./session.ts";

export function answerHints(session: Session): void {
  session.connection.languages.inlayHint.on(
    answering(session.log, (params): InlayHint[] => {
      const { longestHint } = session.preferences();
      const { snapshot, document } = documentIn(session, params);
      if (!document || longestHint === 0) return [];
      const { text, lines } = document.tree;
      return hints(snapshot, document, toSpan(text, lines, params.range), longestHint).map((hint) => {
        const position = toPosition(lines, hint.offset);
        return {
          position,
          label: [{ value: "(" }, { value: hint.heading, location: locationOf(session, snapshot, hint.document, hint.at) }, { value: ")" }],
          kind: InlayHintKind.Parameter,
          textEdits: [{ range: { start: position, end: position }, newText: ` (${hint.heading})` }],
          paddingLeft: true,
        };
      });
    }),
  );
}
