// Inlay hints: the heading behind a bare reference. A double click writes it into the text, a click with Ctrl opens it.

import { InlayHintKind, type InlayHint } from "vscode-languageserver/node";
import { hints } from "../features/hints.ts";
import { sourceOf } from "../workspace/snapshot.ts";
import { toPosition, toRange, toSpan } from "./convert.ts";
import { answering } from "./guard.ts";
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
        const target = sourceOf(snapshot, hint.document);
        const location = target ? { location: { uri: session.uris.uriOf(hint.document), range: toRange(target.lines, hint.at) } } : {};
        return {
          position,
          label: [{ value: "(" }, { value: hint.heading, ...location }, { value: ")" }],
          kind: InlayHintKind.Parameter,
          textEdits: [{ range: { start: position, end: position }, newText: ` (${hint.heading})` }],
          paddingLeft: true,
        };
      });
    }),
  );
}
