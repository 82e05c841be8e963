// Document outline and folding.

import { SymbolKind, type DocumentSymbol, type FoldingRange, type SymbolInformation } from "vscode-languageserver/node";
import { foldings } from "../features/folding.ts";
import { outline, type OutlineItem } from "../features/outline.ts";
import type { LineIndex } from "../text/line-index.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { documentIn, type Session } from "./session.ts";

export function answerSymbols(session: Session): void {
  const { connection, log } = session;
  connection.onDocumentSymbol(
    answering(log, (params): DocumentSymbol[] | SymbolInformation[] => {
      const { document } = documentIn(session, params);
      if (!document) return [];
      const items = outline(document);
      const { lines } = document.tree;
      return session.client().symbolTree ? treeOf(items, lines) : listOf(items, lines, params.textDocument.uri);
    }),
  );
  connection.onFoldingRanges(
    answering(log, (params): FoldingRange[] | null => {
      const { document } = documentIn(session, params);
      // An empty list would take away the folds that the editor itself finds in a schema or a request.
      return document ? foldings(document).map(({ first, last, kind }) => ({ startLine: first, endLine: last, ...(kind === "comment" ? { kind } : {}) })) : null;
    }),
  );
}

function treeOf(items: readonly OutlineItem[], lines: LineIndex): DocumentSymbol[] {
  return items.map((item) => ({
    name: item.name,
    ...(item.detail === "" ? {} : { detail: item.detail }),
    kind: kinds[item.kind],
    range: toRange(lines, item.content),
    selectionRange: toRange(lines, item.at),
    children: treeOf(item.children, lines),
  }));
}

function listOf(items: readonly OutlineItem[], lines: LineIndex, uri: string, within?: string): SymbolInformation[] {
  return items.flatMap((item) => [
    { name: item.name, kind: kinds[item.kind], location: { uri, range: toRange(lines, item.at) }, ...(within === undefined ? {} : { containerName: within }) },
    ...listOf(item.children, lines, uri, item.name),
  ]);
}

const kinds: Readonly<Record<OutlineItem["kind"], SymbolKind>> = {
  annex: SymbolKind.Module,
  clause: SymbolKind.Class,
  heading: SymbolKind.Namespace,
  paragraph: SymbolKind.Field,
  table: SymbolKind.Array,
  definition: SymbolKind.Constant,
};
