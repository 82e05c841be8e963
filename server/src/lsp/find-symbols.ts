// Workspace symbols.

import { SymbolKind, type SymbolInformation } from "vscode-languageserver/node";
import { findSymbols, type FoundSymbol } from "../features/find-symbols.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { ownDocuments, type Session } from "./session.ts";

/** More would not be looked through, and take long to send. */
const most = 200;

export function answerFindSymbols(session: Session): void {
  session.connection.onWorkspaceSymbol(
    answering(session.log, ({ query }): SymbolInformation[] => {
      session.now();
      return session.workspace.snapshots().flatMap((snapshot) => symbolsIn(session, snapshot, query));
    }),
  );
}

function symbolsIn(session: Session, snapshot: Snapshot, query: string): SymbolInformation[] {
  // What completes another Code is found in its own.
  const own = { ...snapshot, documents: ownDocuments(session, snapshot) };
  return findSymbols(own, query, most).flatMap(({ kind, name, container, document, at }) => {
    const source = sourceOf(own, document);
    if (!source) return [];
    const location = { uri: session.uris.uriOf(document), range: toRange(source.lines, at) };
    const within = [container, session.workspace.nameOf(document)].filter((one) => one !== "").join(", ");
    return [{ name, kind: kinds[kind], location, ...(within === "" ? {} : { containerName: within }) }];
  });
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
