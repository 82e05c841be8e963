// Call hierarchy: what a clause cites and what cites it. Type hierarchy: the terms that a definition rests on, and those
// that rest on it.

import { SymbolKind, type CallHierarchyIncomingCall, type CallHierarchyItem, type CallHierarchyOutgoingCall, type Range, type TypeHierarchyItem } from "vscode-languageserver/node";
import { callItemAt, incoming, outgoing, type CallItem, type CallPlace } from "../features/clause-calls.ts";
import { subtypes, supertypes, typeItemsAt, type TypeItem } from "../features/definition-types.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Span } from "../text/span.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { placeIn, type Session } from "./session.ts";

/** Where a type's item starts, as the client gives it back to us. */
interface TypeData {
  readonly document: DocumentId;
  readonly at: Span;
}

export function answerHierarchies(session: Session): void {
  const { connection, log } = session;
  const { callHierarchy, typeHierarchy } = connection.languages;

  callHierarchy.onPrepare(answering(log, (params): CallHierarchyItem[] | null => {
    const place = placeIn(session, params);
    const item = place && callItemAt(place.snapshot, place.id, place.offset);
    const shown = item && callItem(session, place.snapshot, item);
    return shown ? [shown] : null;
  }));
  callHierarchy.onOutgoingCalls(answering(log, ({ item }): CallHierarchyOutgoingCall[] => {
    const snapshot = session.shown(session.uris.idOf(item.uri));
    const data = item.data as CallPlace;
    return outgoing(snapshot, data).flatMap((call) => {
      const to = callItem(session, snapshot, call.item);
      return to ? [{ to, fromRanges: rangesIn(snapshot, data.document, call.places) }] : [];
    });
  }));
  callHierarchy.onIncomingCalls(answering(log, ({ item }): CallHierarchyIncomingCall[] => {
    const snapshot = session.shown(session.uris.idOf(item.uri));
    return incoming(snapshot, item.data as CallPlace).flatMap((call) => {
      const from = callItem(session, snapshot, call.item);
      return from ? [{ from, fromRanges: rangesIn(snapshot, call.item.document, call.places) }] : [];
    });
  }));

  const types = (snapshot: Snapshot, items: readonly TypeItem[]): TypeHierarchyItem[] => items.flatMap((item) => itemOf(session, snapshot, item, SymbolKind.Interface) ?? []);
  typeHierarchy.onPrepare(answering(log, (params): TypeHierarchyItem[] | null => {
    const place = placeIn(session, params);
    const items = place ? types(place.snapshot, typeItemsAt(place.snapshot, place.id, place.offset)) : [];
    return items.length > 0 ? items : null;
  }));
  typeHierarchy.onSupertypes(answering(log, ({ item }): TypeHierarchyItem[] => {
    const snapshot = session.shown(session.uris.idOf(item.uri));
    return types(snapshot, supertypes(snapshot, item.data as TypeData));
  }));
  typeHierarchy.onSubtypes(answering(log, ({ item }): TypeHierarchyItem[] => {
    const snapshot = session.shown(session.uris.idOf(item.uri));
    return types(snapshot, subtypes(snapshot, item.data as TypeData));
  }));
}

function callItem(session: Session, snapshot: Snapshot, item: CallItem): CallHierarchyItem | undefined {
  return itemOf(session, snapshot, item, item.kind === "document" ? SymbolKind.File : SymbolKind.Class);
}

function itemOf({ uris }: Session, snapshot: Snapshot, item: CallItem | TypeItem, kind: SymbolKind): CallHierarchyItem | undefined {
  const { document, name, detail, at, whole } = item;
  const source = sourceOf(snapshot, document);
  if (!source) return undefined;
  const data: CallPlace | TypeData = { document, at, ...("kind" in item ? { kind: item.kind } : {}) };
  return { name, kind, ...(detail === "" ? {} : { detail }), uri: uris.uriOf(document), range: toRange(source.lines, whole), selectionRange: toRange(source.lines, at), data };
}

function rangesIn(snapshot: Snapshot, document: DocumentId, places: readonly Span[]): Range[] {
  const source = sourceOf(snapshot, document);
  return source ? places.map((place) => toRange(source.lines, place)) : [];
}
