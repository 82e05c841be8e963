// Formatting of a document and of a range.

import type { FormattingOptions, Range, TextEdit } from "vscode-languageserver/node";
import { format } from "../features/format.ts";
import { toRange, toSpan } from "./convert.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export function answerFormatting(session: Session): void {
  const { connection, log } = session;
  connection.onDocumentFormatting(answering(log, (params) => formatted(session, params, params.options, undefined)));
  connection.onDocumentRangeFormatting(answering(log, (params) => formatted(session, params, params.options, params.range)));
}

function formatted(session: Session, params: { readonly textDocument: { readonly uri: string } }, options: FormattingOptions, range: Range | undefined): TextEdit[] {
  const document = session.now().documents.get(idIn(session, params));
  if (!document) return [];
  const { text, lines } = document.tree;
  const { tabSize, insertSpaces } = options;
  // Whatever a client sends, a step of indentation is one column to a page's half.
  const step = Number.isInteger(tabSize) ? Math.min(16, Math.max(1, tabSize)) : 4;
  const edits = format(document, { tabSize: step, insertSpaces: insertSpaces !== false }, range && toSpan(text, lines, range));
  return edits.map(({ at, newText }) => ({ range: toRange(lines, at), newText }));
}
