// Selection ranges: each place's way from the word to the document.

import type { SelectionRange } from "vscode-languageserver/node";
import { selections } from "../features/selection.ts";
import { toOffset, toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { documentIn, type Session } from "./session.ts";

export function answerSelections(session: Session): void {
  session.connection.onSelectionRanges(
    answering(session.log, (params): SelectionRange[] | null => {
      const { snapshot, document } = documentIn(session, params);
      if (!document) return null;
      const { text, lines } = document.tree;
      return params.positions.map((position) => {
        const spans = selections(snapshot, document, toOffset(text, lines, position));
        return spans.reduceRight<SelectionRange | undefined>((parent, span) => ({ range: toRange(lines, span), ...(parent ? { parent } : {}) }), undefined) ?? { range: { start: position, end: position } };
      });
    }),
  );
}
