// What a clause cites and what cites it, as a call hierarchy shows it. A paragraph counts as a part of its clause; a
// whole document stands for itself: what it cites of others, and who cites it or any part of it.

import type { DocumentId, Facts } from "../index/facts.ts";
import { targetsOf } from "../index/resolve.ts";
import type { Clause } from "../syntax/tree.ts";
import { contains, touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { citationsOf, citationsOfDocument } from "./citing.ts";
import { citedClause, clauseAround } from "./clauses.ts";
import { oneLine } from "./excerpt.ts";
import { citation, labelOf } from "./labels.ts";
import { thingAt } from "./place.ts";

/** A clause, or a document where there is no clause. */
export interface CallItem {
  readonly kind: "clause" | "document";
  readonly document: DocumentId;
  /** `G3.5A`, `AG 2.1.3 Raising an Incident`, `Section G: Security` */
  readonly name: string;
  /** The document that a clause stands in; empty for a document. */
  readonly detail: string;
  readonly at: Span;
  readonly whole: Span;
}

export interface Call {
  readonly item: CallItem;
  /** The references, in the text of the clause that cites. */
  readonly places: readonly Span[];
}

/** What a call hierarchy at `offset` starts from: the clause or document that a reference there names, else the one around it. */
export function callItemAt(snapshot: Snapshot, id: DocumentId, offset: number): CallItem | undefined {
  const document = snapshot.documents.get(id);
  if (!document) return undefined;
  const thing = thingAt(snapshot, id, offset);
  if (thing?.kind === "reference") {
    const target = targetsOf(thing.resolution)[0];
    if (target?.kind === "clause") return itemOf(target.document, citedClause(target.document.tree, target.clause));
    if (target?.kind === "document") return itemOf(target.document, undefined);
  }
  const clause = touches(document.tree.identity.at, offset) ? undefined : clauseAround(document.tree, offset);
  return itemOf(document, clause && citedClause(document.tree, clause));
}

/** Enough of an item to find it again. */
export type CallPlace = Pick<CallItem, "kind" | "document" | "at">;

/** What `item` cites, in the order of its text; itself and its parts left out. */
export function outgoing(snapshot: Snapshot, item: CallPlace): readonly Call[] {
  const found = foundAgain(snapshot, item);
  if (!found) return [];
  const { document, clause } = found;
  const span = clause?.content ?? { from: 0, to: document.tree.text.length };
  const calls = callList();
  for (const reference of document.tree.references) {
    if (!contains(span, reference.at)) continue;
    for (const target of targetsOf(snapshot.corpus.resolve(reference, document))) {
      if (target.kind === "document" && target.document !== document) calls.add(itemOf(target.document, undefined), reference.at);
      if (target.kind !== "clause") continue;
      const cited = citedClause(target.document.tree, target.clause);
      if (target.document === document && contains(span, cited.at)) continue;
      calls.add(itemOf(target.document, cited), reference.at);
    }
  }
  return calls.all();
}

/** What cites `item` or a part of it, from outside of it. */
export function incoming(snapshot: Snapshot, item: CallPlace): readonly Call[] {
  const found = foundAgain(snapshot, item);
  if (!found) return [];
  const { document, clause } = found;
  const calls = callList();
  for (const { from, reference } of clause ? citationsOf(snapshot.corpus, document, clause) : citationsOfDocument(snapshot.corpus, document)) {
    const around = from.tree.clauses[reference.clause];
    calls.add(itemOf(from, around && citedClause(from.tree, around)), reference.at);
  }
  return calls.all();
}

/** The document of an item, and its clause; undefined where it is not there any more. */
function foundAgain({ documents }: Snapshot, { kind, document: id, at }: CallPlace): { readonly document: Facts; readonly clause: Clause | undefined } | undefined {
  const document = documents.get(id);
  const clause = kind === "clause" ? document?.tree.clauses.find((one) => one.at.from === at.from) : undefined;
  return document && (clause || kind === "document") ? { document, clause } : undefined;
}

function itemOf(document: Facts, clause: Clause | undefined): CallItem {
  const { tree } = document;
  const label = labelOf(tree.identity);
  if (!clause) return { kind: "document", document: document.id, name: label, detail: "", at: tree.identity.at, whole: tree.identity.at };
  const heading = clause.heading ?? tree.clauses[clause.group]?.heading;
  const name = `${citation(document, clause)} ${heading ? oneLine(tree.prose, heading, 80) : ""}`.trim() || oneLine(tree.prose, clause.at, 80);
  return { kind: "clause", document: document.id, name, detail: label, at: clause.at, whole: contains(clause.content, clause.at) ? clause.content : clause.at };
}

function callList() {
  const calls = new Map<string, { readonly item: CallItem; readonly places: Span[] }>();
  return {
    add(item: CallItem, place: Span) {
      const key = `${item.document}\n${item.at.from}`;
      const same = calls.get(key);
      if (same) same.places.push(place);
      else calls.set(key, { item, places: [place] });
    },
    all: (): readonly Call[] => [...calls.values()],
  };
}
