// Go to definition, declaration, type definition and implementation; find references.

import type { Location, LocationLink, TextDocumentPositionParams } from "vscode-languageserver/node";
import { goToDefinition } from "../features/definition.ts";
import { findReferences, type Mention } from "../features/references.ts";
import { goToDeclaration, goToImplementation, goToTypeDefinition } from "../features/related-places.ts";
import { sourceOf } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import { answering, Cancelled } from "./guard.ts";
import { locationOf } from "./locations.ts";
import { placeIn, type Session } from "./session.ts";
import { inSlices } from "./turns.ts";

export function answerNavigation(session: Session): void {
  const { connection, log, uris } = session;

  const going = (goTo: typeof goToDefinition, links: () => boolean) =>
    answering(log, (params: TextDocumentPositionParams): Location[] | LocationLink[] => {
      const place = placeIn(session, params);
      const found = place && goTo(place.snapshot, place.id, place.offset);
      if (!found) return [];
      const origin = toRange(place.lines, found.origin);
      return links()
        ? found.destinations.flatMap(({ document, at, whole }) => {
            const lines = sourceOf(place.snapshot, document)?.lines;
            if (!lines) return [];
            return [{ originSelectionRange: origin, targetUri: uris.uriOf(document), targetRange: toRange(lines, whole), targetSelectionRange: toRange(lines, at) }];
          })
        : found.destinations.map(({ document, at }) => locationOf(session, place.snapshot, document, at));
    });
  connection.onDefinition(going(goToDefinition, () => session.client().links));
  connection.onDeclaration(going(goToDeclaration, () => session.client().declarationLinks));
  connection.onTypeDefinition(going(goToTypeDefinition, () => session.client().typeLinks));
  connection.onImplementation(going(goToImplementation, () => session.client().implementationLinks));

  connection.onReferences(
    answering(log, async (params, token): Promise<Location[]> => {
      const place = placeIn(session, params);
      if (!place) return [];
      const mentions: Mention[] = [];
      const steps = collect(findReferences(place.snapshot, place.id, place.offset), mentions);
      if ((await inSlices(steps, () => token.isCancellationRequested)) === "stopped") throw new Cancelled();
      return mentions
        .filter(({ kind }) => kind === "use" || params.context.includeDeclaration)
        .map(({ document, at }) => locationOf(session, place.snapshot, document, at));
    }),
  );
}

function* collect(steps: Iterable<readonly Mention[]>, into: Mention[]): Iterable<void> {
  for (const mentions of steps) {
    for (const mention of mentions) into.push(mention);
    yield;
  }
}
