// Code lenses: uses of definitions, citations of clauses. A click opens the places where the client knows our command;
// elsewhere the lens says its count and no more.

import type { CodeLens } from "vscode-languageserver/node";
import { answerOf, lenses, type Lens } from "../features/lenses.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { locationOf } from "./locations.ts";
import type { ShowReferencesCommand } from "./protocol.ts";
import { documentIn, type Session } from "./session.ts";

interface LensData extends Lens {
  readonly uri: string;
}

export function answerLenses(session: Session): void {
  const { connection, log } = session;
  connection.onCodeLens(
    answering(log, (params): CodeLens[] => {
      const { snapshot, document } = documentIn(session, params);
      // Nobody can count before all is read; who can be asked to ask again then is.
      if (!document || (!session.isIndexed() && session.client().refreshes.lenses)) return [];
      return lenses(snapshot, document, session.preferences().lenses).map((lens) => {
        const data: LensData = { ...lens, uri: params.textDocument.uri };
        return { range: toRange(document.tree.lines, lens.at), data };
      });
    }),
  );
  connection.onCodeLensResolve(
    answering(log, (lens): CodeLens => {
      const data = lens.data as LensData;
      const id = session.uris.idOf(data.uri);
      const snapshot = session.shown(id);
      const answer = answerOf(snapshot, id, data);
      if (!answer) return { ...lens, command: { title: "", command: "" } };
      return { ...lens, command: { title: answer.title, ...showing(session, snapshot, lens, data, answer.places) } };
    }),
  );
}

const showReferences: ShowReferencesCommand = "sec-duis.showReferences";

function showing(session: Session, snapshot: Snapshot, lens: CodeLens, { uri }: LensData, places: readonly { readonly document: string; readonly at: Lens["at"] }[]) {
  if (!session.client().commands.includes(showReferences) || places.length === 0) return { command: "" };
  const locations = places.map(({ document, at }) => locationOf(session, snapshot, document, at));
  return { command: showReferences, arguments: [uri, lens.range.start, locations] };
}
