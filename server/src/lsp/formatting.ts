// Formatting of a document, of a range, and what Enter writes.

import type { FormattingOptions, Range, TextEdit } from "vscode-languageserver/node";
import { format, type FormatOptions } from "../features/format.ts";
import { afterEnter } from "../features/typing.ts";
import { toOffset, toRange, toSpan } from "./convert.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export function answerFormatting(session: Session): void {
  const { connection, log } = session;
  connection.onDocumentFormatting(answering(log, (params) => formatted(session, params, params.options, undefined)));
  connection.onDocumentRangeFormatting(answering(log, (params) => formatted(session, params, params.options, params.range)));
  connection.onDocumentOnTypeFormatting(
    answering(log, (params): TextEdit[] => {
      const document = session.now().documents.get(idIn(session, params));
      if (!document) return [];
      const { text, lines } = document.tree;
      const edits = afterEnter(document, toOffset(text, lines, params.position), optionsOf(params.options));
      return edits.map(({ at, newText }) => ({ range: toRange(lines, at), newText }));
    }),
  );
}

function formatted(session: Session, params: { readonly textDocument: { readonly uri: string } }, options: FormattingOptions, range: Range | undefined): TextEdit[] {
  const document = session.now().documents.get(idIn(session, params));
  if (!document) return [];
  const { text, lines } = document.tree;
  const edits = format(document, optionsOf(options), range && toSpan(text, lines, range));
  return edits.map(({ at, newText }) => ({ range: toRange(lines, at), newText }));
}

/** Whatever a client sends, a step of indentation is one column to sixteen. */
function optionsOf({ tabSize, insertSpaces }: FormattingOptions): FormatOptions {
  return { tabSize: Number.isInteger(tabSize) ? Math.min(16, Math.max(1, tabSize)) : 4, insertSpaces: insertSpaces !== false };
}
