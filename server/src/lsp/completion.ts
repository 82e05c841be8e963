// Completion. No character commits a suggestion: in prose every one of them may simply be meant. Nothing is a snippet.

import { CompletionItemKind, type CompletionItem, type CompletionList, type InsertReplaceEdit, type TextEdit } from "vscode-languageserver/node";
import { complete } from "../features/completion.ts";
import { describeSuggestion } from "../features/describe-suggestion.ts";
import type { About, Suggestion, SuggestionKind } from "../features/suggestion.ts";
import { allRules } from "../rules/all.ts";
import type { LineIndex } from "../text/line-index.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { linkTo, markdown, plain } from "./hover.ts";
import { placeIn, type Session } from "./session.ts";

export function answerCompletion(session: Session): void {
  const { connection, log } = session;

  connection.onCompletion(
    answering(log, (params): CompletionList => {
      const place = placeIn(session, params);
      if (!place) return { isIncomplete: false, items: [] };
      const { items, incomplete } = complete(place.snapshot, place.id, place.offset, params.context?.triggerCharacter, allRules);
      return { isIncomplete: incomplete, items: items.map((item) => itemOf(session, place.lines, place.offset, item)) };
    }),
  );

  connection.onCompletionResolve(
    answering(log, (item): CompletionItem => {
      const about = aboutIn(item.data);
      if (!about) return item;
      const snapshot = session.now();
      const parts = describeSuggestion(snapshot, about);
      if (parts.length === 0) return item;
      const documentation = session.client().markdownCompletion ? markdown(parts, (place) => linkTo(session, snapshot, place)) : plain(parts);
      return { ...item, documentation };
    }),
  );
}

function itemOf(session: Session, lines: LineIndex, offset: number, suggestion: Suggestion): CompletionItem {
  const { label, kind, detail, filter, rank, about } = suggestion;
  const isBeside = session.client().labelDetails;
  return {
    label,
    kind: kinds[kind],
    ...(detail === "" ? {} : isBeside ? { labelDetails: { description: detail } } : { detail }),
    ...(filter === label ? {} : { filterText: filter }),
    sortText: rank,
    textEdit: editOf(session, lines, offset, suggestion),
    ...(about ? { data: about } : {}),
  };
}

/** A word may be left or replaced from the caret on, as the user likes; the bracket behind a number goes in any case. */
function editOf(session: Session, lines: LineIndex, offset: number, { at, newText, kind }: Suggestion): TextEdit | InsertReplaceEdit {
  const replace = toRange(lines, at);
  if (!session.client().insertReplace || (kind !== "term" && kind !== "alias" && kind !== "rule")) return { range: replace, newText };
  return { insert: toRange(lines, { from: at.from, to: offset }), replace, newText };
}

function aboutIn(data: unknown): About | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { kind, document, at } = data as { readonly kind?: unknown; readonly document?: unknown; readonly at?: unknown };
  const isAbout = typeof document === "string" && typeof at === "number" && (kind === "definition" || kind === "clause" || kind === "document" || kind === "row" || kind === "schema");
  return isAbout ? { kind, document, at } : undefined;
}

const kinds: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  term: CompletionItemKind.Constant,
  alias: CompletionItemKind.Module,
  clause: CompletionItemKind.Reference,
  document: CompletionItemKind.File,
  heading: CompletionItemKind.Text,
  code: CompletionItemKind.EnumMember,
  request: CompletionItemKind.Event,
  element: CompletionItemKind.Field,
  type: CompletionItemKind.Class,
  rule: CompletionItemKind.Property,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
};
