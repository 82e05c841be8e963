// What a change affects, for the client's view: the workspace compared with the base that the client set.

import type { Location } from "vscode-languageserver/node";
import { placeOf } from "../features/citation-place.ts";
import { labelOf } from "../features/labels.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { brokenWords, changeLine, documentLine, misledWords, tableLine, undefinedLine } from "../revision/impact-text.ts";
import type { CitingClause } from "../revision/citing-clauses.ts";
import { impacting, type Impact, type ImpactedChange } from "../revision/impact.ts";
import { placeOfClause, placeWords } from "../revision/places.ts";
import { revisionOf } from "../revision/revision.ts";
import { declarationWords } from "../revision/schemas.ts";
import { nameOfFile } from "../schema/names.ts";
import type { Clause } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { comparedWith, readBase, type Base } from "./base.ts";
import { answering, withoutParams } from "./guard.ts";
import { citationOf, locationOf } from "./locations.ts";
import type { BaseResult, CitingItems, ImpactItem, ImpactMethod, ImpactResult, SetBaseMethod, SetBaseParams } from "./protocol.ts";
import type { Session } from "./session.ts";
import { toEnd } from "./steps.ts";

/** At most this many citing clauses are sent of one change. */
const most = 200;

export function answerImpact(session: Session): void {
  const { connection, log } = session;
  let base: (Base & { readonly file: DocumentId | undefined }) | undefined;

  const setBase: SetBaseMethod = "sec-duis/setBase";
  connection.onRequest<BaseResult, void>(
    setBase,
    answering<SetBaseParams, BaseResult>(log, async ({ base: given }, token) => {
      if (!given) {
        base = undefined;
        return { kind: "none" };
      }
      // One that cannot be read, or is not waited for, leaves the one before.
      const compared = comparedWith(session, given);
      const read = await readBase(session, compared, given, token);
      if (read.kind === "refused") return read;
      base = { ...read, file: compared.file };
      return { kind: "set" };
    }),
  );

  const impact: ImpactMethod = "sec-duis/impact";
  connection.onRequest(
    impact,
    withoutParams(log, async (token): Promise<ImpactResult | null> => {
      if (!base) return null;
      const { label, snapshot: old, file } = base;
      session.now();
      const now = session.workspace.snapshot(file);
      const made = await toEnd(impacting(revisionOf(old, now), session.spelling), token);
      return resultOf(session, label, now, made);
    }),
  );
}

function resultOf(session: Session, label: string, now: Snapshot, { documents, changes, broken, misled, undefinedTerms, tables, schemas }: Impact): ImpactResult {
  const find = standing(now);
  /** Of what is gone, the client has no text that could be shown. */
  const located = (side: "old" | "now", id: DocumentId, at: Span): Location | null => (side === "now" ? locationOf(session, now, id, at) : null);
  return {
    label,
    documents: documents.map((one) => ({ label: documentLine(one), change: one.change, location: located(one.change === "removed" ? "old" : "now", one.document.id, one.document.tree.identity.at) })),
    changes: changes.map((one) => itemOf(session, now, one, find, located)),
    broken: broken.map((one) => ({ label: `${placeWords(one.place)}: ${one.words}`, detail: brokenWords(one), location: locationOf(session, now, one.document.id, one.at) })),
    misled: misled.map(({ document, place, at, words, was }) => ({ label: `${placeWords(place)}: ${words}`, detail: misledWords(was), location: locationOf(session, now, document.id, at) })),
    undefinedTerms: undefinedTerms.map((one) => ({ label: undefinedLine(one), ...clausesOf(session, now, one.usedIn) })),
    tables: tables.map((one) => ({ label: tableLine(one), location: located(one.side, one.document.id, one.at) })),
    schemas: schemas.map(({ id, change, declarations }) => ({
      label: `${nameOfFile(id)} ${change}`,
      location: located(change === "removed" ? "old" : "now", id, { from: 0, to: 0 }),
      declarations: declarations.map((one) => ({ label: `${declarationWords(one.name)} ${one.change}`, location: located(one.change === "removed" ? "old" : "now", id, one.name.at) })),
    })),
  };
}

function itemOf(session: Session, now: Snapshot, one: ImpactedChange, standing: (clause: CitingClause) => CitingClause | undefined, located: (side: "old" | "now", id: DocumentId, at: Span) => Location | null): ImpactItem {
  // A clause of the older version that still stands is affected, and is shown as it stands now.
  const citing = one.citing.flatMap((clause) => (clause.side === "now" ? clause : (standing(clause) ?? [])));
  return {
    label: changeLine(one),
    change: one.change,
    weight: one.weight,
    location: located(one.side, one.document.id, one.at),
    ...clausesOf(session, now, citing),
  };
}

/** Clauses of the workspace, and how many more there are. */
function clausesOf(session: Session, now: Snapshot, clauses: readonly CitingClause[]): CitingItems {
  return {
    citing: clauses.slice(0, most).map(({ document, place, citations }) => ({
      label: placeWords(place),
      detail: labelOf(document.tree.identity),
      citations: citations.map((citation) => citationOf(session, now, citation)),
    })),
    more: Math.max(0, clauses.length - most),
  };
}

/** Finds a clause of an older version in `now`: with its citations, or by its number alone where they are gone. Undefined where it is gone itself. */
function standing(now: Snapshot): (clause: CitingClause) => CitingClause | undefined {
  const indexes = new Map<Facts, { readonly clauses: ReadonlyMap<string, Clause>; readonly references: ReadonlyMap<string, readonly Span[]> }>();
  const indexOf = (document: Facts) => {
    const known = indexes.get(document);
    if (known) return known;
    const { tree } = document;
    const references = new Map<string, Span[]>();
    for (const { at, clause } of tree.references) {
      const { key } = placeOfClause(document, tree.clauses[clause]);
      addTo(references, key, at);
    }
    const made = { clauses: new Map(tree.clauses.map((clause) => [clause.key, clause])), references };
    indexes.set(document, made);
    return made;
  };
  return (clause) => {
    const document = now.documents.get(clause.document.id);
    if (!document || document === clause.document) return document && clause;
    const { key } = clause.place;
    const { clauses, references } = indexOf(document);
    const still = key === "" ? undefined : clauses.get(key);
    if (key !== "" && !still) return undefined;
    const words = new Set(clause.citations.map((citation) => citation.words));
    const citations = (references.get(key) ?? []).map((at) => placeOf(document, at)).filter((place) => words.has(place.words));
    return { document, side: "now", place: clause.place, citations: citations.length > 0 ? citations : [placeOf(document, still?.at ?? document.tree.identity.at)] };
  };
}
