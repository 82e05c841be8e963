// Places of the server's as the client knows them.

import type { Location } from "vscode-languageserver/node";
import type { CitationPlace } from "../features/citation-place.ts";
import type { DocumentId } from "../index/facts.ts";
import { noLines } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import type { CitationItem } from "./protocol.ts";
import type { Session } from "./session.ts";

/** A citation with its place as the client knows it. */
export function citationOf(session: Session, snapshot: Snapshot, { document, at, ...words }: CitationPlace): CitationItem {
  return { ...words, location: locationOf(session, snapshot, document, at) };
}

/** The span `at` of the file `id`, as the client knows it. */
export function locationOf({ uris }: Session, snapshot: Snapshot, id: DocumentId, at: Span): Location {
  return { uri: uris.uriOf(id), range: toRange(sourceOf(snapshot, id)?.lines ?? noLines, at) };
}
