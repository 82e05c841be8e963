// Formatting of a document, of a range, and what keys such as Enter and the space bar write or take away.

import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type FormattingOptions,
  type Range,
  type TextEdit,
} from "vscode-languageserver/node";
import { format } from "../features/format.ts";
import type { FormatOptions } from "../features/format-options.ts";
import { afterKey } from "../features/typing.ts";
import { toOffset, toRange, toSpan } from "./convert.ts";
import { answering } from "./guard.ts";
import { documentIn, type Session } from "./session.ts";

export function answerFormatting(session: Session): void {
  const { connection, log } = session;
  connection.onDocumentFormatting(answering(log, (params) => formatted(session, params, params.options, undefined)));
  connection.onDocumentRangeFormatting(answering(log, (params) => formatted(session, params, params.options, params.range)));
  connection.onDocumentOnTypeFormatting(
    answering(log, (params): TextEdit[] => {
      const { document } = documentIn(session, params);
      if (!document) return [];
      const { text, lines } = document.tree;
      const offset = toOffset(text, lines, params.position);
      return afterKey(params.ch, document, offset, optionsOf(params.options)).map(({ at, newText }) => ({ range: toRange(lines, at), newText }));
    }),
  );
}

/** The keys that write something, or take it away, by themselves. */
export const typingTriggers = { firstTriggerCharacter: "\n", moreTriggerCharacter: [" ", ">"] };

/** Says that documents are formatted, and nothing else that is open: of two formatters for XML an editor asks which to take. */
export async function registerFormatting({ connection, client }: Session): Promise<void> {
  if (!client().registersFormatting) return;
  const documentSelector = [{ language: "sec" }, { language: "duis" }];
  await connection.client.register(DocumentFormattingRequest.type, { documentSelector });
  await connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector });
  await connection.client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...typingTriggers });
}

function formatted(session: Session, params: { readonly textDocument: { readonly uri: string } }, options: FormattingOptions, range: Range | undefined): TextEdit[] {
  const { document } = documentIn(session, params);
  if (!document) return [];
  const { text, lines } = document.tree;
  const edits = format(document, optionsOf(options), range && toSpan(text, lines, range));
  return edits.map(({ at, newText }) => ({ range: toRange(lines, at), newText }));
}

/** Whatever a client sends, a step of indentation is one column to sixteen. */
function optionsOf({ tabSize, insertSpaces }: FormattingOptions): FormatOptions {
  return { tabSize: Number.isInteger(tabSize) ? Math.min(16, Math.max(1, tabSize)) : 4, insertSpaces: insertSpaces !== false };
}
