// Workspace symbols.

import { SymbolKind, type SymbolInformation } from "vscode-languageserver/node";
import { findSymbols, type FoundSymbol } from "../features/find-symbols.ts";
import { sourceOf } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import type { Session } from "./session.ts";

/** More would not be looked through, and take long to send. */
const most = 200;

export function answerFindSymbols(session: Session): void {
  session.connection.onWorkspaceSymbol(
    answering(session.log, ({ query }): SymbolInformation[] => {
      const snapshot = session.now();
      return findSymbols(snapshot, query, most).flatMap(({ kind, name, container, document, at }) => {
        const source = sourceOf(snapshot, document);
        if (!source) return [];
        const location = { uri: session.uris.uriOf(document), range: toRange(source.lines, at) };
        return [{ name, kind: kinds[kind], location, ...(container === "" ? {} : { containerName: container }) }];
      });
    }),
  );
}

const kinds: Readonly<Record<FoundSymbol["kind"], SymbolKind>> = {
  document: SymbolKind.File,
  clause: SymbolKind.Class,
  annex: SymbolKind.Module,
  table: SymbolKind.Array,
  heading: SymbolKind.Namespace,
  definition: SymbolKind.Constant,
  code: SymbolKind.EnumMember,
  request: SymbolKind.Function,
  "schema-name": SymbolKind.Struct,
};
