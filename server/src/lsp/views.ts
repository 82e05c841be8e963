// What the client's views show: definitions, cross-references, the Code map. Questions of the project's own, for an
// editor that has the views (see protocol.ts).

import type { CancellationToken, Location, TextDocumentPositionParams } from "vscode-languageserver/node";
import { citationsBetween, codeMap, type MapDocument } from "../features/code-map.ts";
import { citationAt, citationOfDocument } from "../features/copy-citation.ts";
import { citedBySubject, citing, subjectAt, subjectLabel, type Citing } from "../features/cross-references.ts";
import { destinationOf } from "../features/definition.ts";
import { glossary, type GlossaryEntry } from "../features/glossary.ts";
import { labelOf } from "../features/labels.ts";
import { inCodeOrder } from "../index/code-order.ts";
import type { DocumentId } from "../index/facts.ts";
import { copyNames } from "../workspace/copies.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { toOffset } from "./convert.ts";
import { answering, withOptionalParams, withoutParams } from "./guard.ts";
import type { CitationItem, CitationMethod, CitationParams, CitationsMethod, CitationsResult, DefinitionItem, DefinitionsMethod, DefinitionsOfDocument, DefinitionsResult, MapCitationsMethod, MapCitationsParams, MapMethod, MapParams, MapResult } from "./protocol.ts";
import { documentIn, idIn, ownDocuments, type Session } from "./session.ts";
import { citationOf, locationOf } from "./locations.ts";
import { toEnd } from "./steps.ts";

/** At most this many citing clauses are sent of one clause or definition. */
const most = 500;

export function answerViews(session: Session): void {
  const { connection, log, workspace } = session;

  const definitions: DefinitionsMethod = "sec-duis/definitions";
  connection.onRequest(
    definitions,
    withoutParams(log, async (token): Promise<DefinitionsResult> => {
      session.now();
      const documents: DefinitionsOfDocument[] = [];
      for (const snapshot of workspace.snapshots()) documents.push(...(await definitionsIn(session, snapshot, token)));
      return { documents };
    }),
  );

  const citations: CitationsMethod = "sec-duis/citations";
  connection.onRequest(
    citations,
    answering(log, async (params: TextDocumentPositionParams, token): Promise<CitationsResult | null> => {
      const id = idIn(session, params);
      const snapshot = session.now(id);
      const document = snapshot.documents.get(id);
      const subject = document && subjectAt(document, toOffset(document.tree.text, document.tree.lines, params.position));
      if (!subject) return null;
      const all: Citing[] = [];
      await toEnd(citing(snapshot, subject), token, (some) => all.push(...some));
      const place = destinationOf(subject);
      return {
        kind: subject.kind,
        label: subjectLabel(subject),
        location: locationOf(session, snapshot, place.document, place.at),
        cites: citedBySubject(snapshot, subject).map(({ target, citations: places, ...cited }) => ({
          ...cited,
          target: target ? locationOf(session, snapshot, target.document, target.at) : null,
          citations: places.map((one) => citationOf(session, snapshot, one)),
        })),
        citedBy: all.slice(0, most).map(({ citations: places, ...one }) => ({ ...one, citations: places.map((at) => citationOf(session, snapshot, at)) })),
        more: Math.max(0, all.length - most),
      };
    }),
  );

  const citation: CitationMethod = "sec-duis/citation";
  connection.onRequest(
    citation,
    answering(log, (params: CitationParams): string | null => {
      const { snapshot, document } = documentIn(session, params);
      if (!document) return null;
      const { text, lines } = document.tree;
      return (params.position ? citationAt(snapshot, document, toOffset(text, lines, params.position)) : citationOfDocument(snapshot, document)) ?? null;
    }),
  );

  const map: MapMethod = "sec-duis/map";
  connection.onRequest(
    map,
    withOptionalParams(log, async ({ code }: Partial<MapParams>, token): Promise<MapResult> => {
      const { snapshot, ...which } = codeShown(session, code);
      const { documents, citations: lines } = await toEnd(codeMap(snapshot), token);
      return { ...which, documents: documents.map(({ document, ...node }) => ({ ...node, location: homeOf(session, snapshot, document) })), citations: lines };
    }),
  );

  const mapCitations: MapCitationsMethod = "sec-duis/mapCitations";
  connection.onRequest(
    mapCitations,
    answering(log, ({ from, to, code }: MapCitationsParams): CitationItem[] => {
      const snapshot = code === undefined ? session.now(from) : codeShown(session, code).snapshot;
      return citationsBetween(snapshot, from, to).map((place) => citationOf(session, snapshot, place));
    }),
  );
}

/** The Code that is called `code`, or where there is none of that name the one that the client asked about last; and the names of all, where there are several. */
function codeShown(session: Session, code: string | undefined): { readonly snapshot: Snapshot; readonly code: string; readonly codes: readonly string[] } {
  const { workspace } = session;
  const last = session.now();
  const copies = workspace.apart();
  const codes = copyNames(copies);
  const file = copies[codes.indexOf(code ?? "")]?.documents[0];
  const snapshot = file === undefined ? last : workspace.snapshot(file);
  return { snapshot, code: codes[copies.findIndex(({ documents }) => workspace.snapshot(documents[0]) === snapshot)] ?? "", codes };
}

async function definitionsIn(session: Session, snapshot: Snapshot, token: CancellationToken): Promise<readonly DefinitionsOfDocument[]> {
  const { workspace, uris } = session;
  const own = [...ownDocuments(session, snapshot).values()];
  const byDocument = new Map<DocumentId, DefinitionItem[]>(own.map(({ id }) => [id, []]));
  await toEnd(glossary(snapshot, (id) => workspace.findings(id)?.findings ?? []), token, (entries) => {
    for (const entry of entries) byDocument.get(entry.document)?.push(definitionOf(session, snapshot, entry));
  });
  const order = inCodeOrder(own).filter(({ id }) => (byDocument.get(id)?.length ?? 0) > 0);
  return order.map(({ id, tree }) => ({ label: labelOf(tree.identity), code: workspace.nameOf(id), uri: uris.uriOf(id), definitions: byDocument.get(id)! }));
}

function definitionOf(session: Session, snapshot: Snapshot, { document, at, ...entry }: GlossaryEntry): DefinitionItem {
  return { ...entry, location: locationOf(session, snapshot, document, at) };
}

/** Where a document says who it is; of a schema, its beginning. */
function homeOf(session: Session, snapshot: Snapshot, id: MapDocument["document"]): Location | null {
  if (id === undefined) return null;
  return locationOf(session, snapshot, id, snapshot.documents.get(id)?.tree.identity.at ?? { from: 0, to: 0 });
}
