// What a change affects, for the client's view: the workspace compared with the base that the client set.

import type { Location } from "vscode-languageserver/node";
import { labelOf } from "../features/labels.ts";
import type { DocumentId } from "../index/facts.ts";
import { brokenWords, changeLine, documentLine, misledWords, tableLine } from "../revision/impact-text.ts";
import { impacting, type Impact, type ImpactedChange } from "../revision/impact.ts";
import { placeWords } from "../revision/places.ts";
import { revisionOf } from "../revision/revision.ts";
import { declarationWords } from "../revision/schemas.ts";
import { nameOfFile } from "../schema/names.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { readBase, type Base } from "./base.ts";
import { answering, withoutParams } from "./guard.ts";
import { citationOf, locationOf } from "./locations.ts";
import type { BaseResult, ImpactItem, ImpactMethod, ImpactResult, SetBaseMethod, SetBaseParams } from "./protocol.ts";
import type { Session } from "./session.ts";
import { toEnd } from "./steps.ts";

/** At most this many citing clauses are sent of one change. */
const most = 200;

export function answerImpact(session: Session): void {
  const { connection, log } = session;
  let base: Base | undefined;

  const setBase: SetBaseMethod = "sec-duis/setBase";
  connection.onRequest<BaseResult, void>(
    setBase,
    answering<SetBaseParams, BaseResult>(log, async ({ base: given }, token) => {
      if (!given) {
        base = undefined;
        return { kind: "none" };
      }
      // One that cannot be read, or is not waited for, leaves the one before.
      const read = await readBase(session, session.now(), given, token);
      if (read.kind === "refused") return read;
      base = read;
      return { kind: "set" };
    }),
  );

  const impact: ImpactMethod = "sec-duis/impact";
  connection.onRequest(
    impact,
    withoutParams(log, async (token): Promise<ImpactResult | null> => {
      if (!base) return null;
      const { label, snapshot: old } = base;
      const now = session.now();
      const made = await toEnd(impacting(revisionOf(old, now), session.spelling), token);
      return resultOf(session, label, now, made);
    }),
  );
}

function resultOf(session: Session, label: string, now: Snapshot, { documents, changes, broken, misled, tables, schemas }: Impact): ImpactResult {
  /** Of what is gone, the client has no text that could be shown. */
  const located = (side: "old" | "now", id: DocumentId, at: Span): Location | null => (side === "now" ? locationOf(session, now, id, at) : null);
  return {
    label,
    documents: documents.map((one) => ({ label: documentLine(one), change: one.change, location: located(one.change === "removed" ? "old" : "now", one.document.id, one.document.tree.identity.at) })),
    changes: changes.map((one) => itemOf(session, now, one, located)),
    broken: broken.map(({ document, place, at, words, state, wasWhole }) => ({ label: `${placeWords(place)}: ${words}`, detail: brokenWords(state, wasWhole), location: locationOf(session, now, document.id, at) })),
    misled: misled.map(({ document, place, at, words, was }) => ({ label: `${placeWords(place)}: ${words}`, detail: misledWords(was), location: locationOf(session, now, document.id, at) })),
    tables: tables.map((one) => ({ label: tableLine(one), location: located(one.side, one.document.id, one.at) })),
    schemas: schemas.map(({ id, change, declarations }) => ({
      label: `${nameOfFile(id)} ${change}`,
      location: located(change === "removed" ? "old" : "now", id, { from: 0, to: 0 }),
      declarations: declarations.map((one) => ({ label: `${declarationWords(one.name)} ${one.change}`, location: located(one.change === "removed" ? "old" : "now", id, one.name.at) })),
    })),
  };
}

function itemOf(session: Session, now: Snapshot, one: ImpactedChange, located: (side: "old" | "now", id: DocumentId, at: Span) => Location | null): ImpactItem {
  // A clause of the older version that still stands is affected as it stands; its places are no longer known for sure.
  const citing = one.citing.filter(({ document }) => one.side === "now" || now.documents.get(document.id) === document);
  return {
    label: changeLine(one),
    change: one.change,
    weight: one.weight,
    location: located(one.side, one.document.id, one.at),
    citing: citing.slice(0, most).map(({ document, place, citations }) => ({
      label: placeWords(place),
      detail: labelOf(document.tree.identity),
      citations: citations.map((citation) => citationOf(session, now, citation)),
    })),
    more: Math.max(0, citing.length - most),
  };
}
