// What a change affects: of each clause and definition that changed, the clauses that cite or use it; the documents; the
// references that lead nowhere any more, or to another clause than before; the terms that are left undefined; the tables of the DUIS and the schema's types.

import { citationsOf } from "../features/citing.ts";
import { governedBy } from "../features/governed-uses.ts";
import type { Corpus } from "../index/corpus.ts";
import { inCodeOrder } from "../index/code-order.ts";
import type { Facts } from "../index/facts.ts";
import { targetsOf } from "../index/resolve.ts";
import type { Spelling } from "../spelling/spelling.ts";
import type { Clause, Definition } from "../syntax/tree.ts";
import { contains, covering, type Span } from "../text/span.ts";
import { amending, movedTerm, type Amendment, type Moved } from "./amendments.ts";
import { brokenReferences, type BrokenReference } from "./broken.ts";
import { gathering, numbered, type CitingClause } from "./citing-clauses.ts";
import { misledReferences, type MisledReference } from "./misled.ts";
import { isUndoubled, weightOf, type Weight } from "./meaning.ts";
import type { Passage } from "./passages.ts";
import { placeOfClause, type Place } from "./places.ts";
import type { Revision } from "./revision.ts";
import { touchedTables, type TouchedTable } from "./touched.ts";
import { changedSchemas, type ChangedSchema } from "./schemas.ts";
import { undefinedTerms, type UndefinedTerm } from "./undefined-terms.ts";

export interface Impact {
  /** In the order of the Code: those that changed, and those that cite or use what changed. */
  readonly documents: readonly AffectedDocument[];
  /** In the order of the Code. */
  readonly changes: readonly ImpactedChange[];
  /** References of the new version that lead nowhere, or to what is not used, and did not before. */
  readonly broken: readonly BrokenReference[];
  /** References that stayed as they were and name another clause now. */
  readonly misled: readonly MisledReference[];
  /** Terms that the new version uses and no longer defines. */
  readonly undefinedTerms: readonly UndefinedTerm[];
  readonly tables: readonly TouchedTable[];
  readonly schemas: readonly ChangedSchema[];
}

export interface AffectedDocument {
  /** Of the new version, or the old one where it was removed. */
  readonly document: Facts;
  readonly change: "amended" | "inserted" | "removed" | "unchanged";
  /** The version that it goes by, before and after, where that differs. */
  readonly versions: readonly [string | undefined, string | undefined] | undefined;
  /** How many clauses and definitions of it changed. */
  readonly changes: number;
  /** How many clauses of it cite or use what changed. */
  readonly citing: number;
}

export type ChangeKind = "amended" | "inserted" | "removed" | "moved" | "renumbered";

export interface ImpactedChange {
  readonly kind: "clause" | "definition" | "document";
  readonly change: ChangeKind;
  readonly weight: Weight;
  /** In `side`'s version. */
  readonly document: Facts;
  readonly side: "old" | "now";
  readonly place: Place;
  /** Where it stood before, of what moved. */
  readonly from: Place | undefined;
  readonly at: Span;
  /** The defined term; undefined for a clause. */
  readonly term: string | undefined;
  /** Each clause that cites it, or uses the term, once; in the order of the Code. Of the new version, or else of the older one. */
  readonly citing: readonly CitingClause[];
}

/** The impact in steps, so that whoever calls may stop between two of them. */
export function* impacting(revision: Revision, spelling?: Spelling): Generator<void, Impact> {
  const amended = yield* amending(revision);
  const { amendments } = amended;
  const changes: ImpactedChange[] = [];
  for (const subject of subjectsOf(amendments, spelling)) {
    changes.push({ ...subject.change, citing: citingOf(revision, subject) });
    yield;
  }
  const broken = yield* brokenReferences(revision, amended);
  const misled = yield* misledReferences(revision, amended);
  const lost = yield* undefinedTerms(revision);
  const schemas = changedSchemas(revision);
  const tables = touchedTables(revision, amendments, schemas);
  return { documents: affected(revision, changes), changes, broken, misled, undefinedTerms: lost, tables, schemas };
}

/** What changed, before it is asked who cites it. */
interface Subject {
  readonly change: Omit<ImpactedChange, "citing">;
  readonly clause: Clause | undefined;
  readonly definition: Definition | undefined;
  /** The definition that moved, where it stood. */
  readonly before?: { readonly document: Facts; readonly definition: Definition } | undefined;
}

/** The clauses and definitions that the amendments are of, each once. */
function subjectsOf(amendments: readonly Amendment[], spelling: Spelling | undefined): readonly Subject[] {
  const found = new Map<string, Subject>();
  const add = (kind: ChangeKind, weight: Weight, side: "old" | "now", passage: Passage, whole: Clause | undefined, isDocument: boolean, move?: Moved): void => {
    const { document } = passage;
    const definition = isDocument ? undefined : definitionIn(passage, whole);
    const clause = definition || isDocument ? undefined : numbered(document, whole ?? passage.clause);
    const place = placeOfClause(document, definition ? document.tree.clauses[definition.clause] : clause, definition ? `definition of “${definition.term}”` : !clause && !isDocument && document.tree.clauses.length > 0 ? "opening text" : "");
    const key = `${side} ${document.id}\n${definition ? `“${definition.at.from}` : clause ? clause.index : isDocument ? "" : "head"}`;
    const same = found.get(key);
    const from = move && placeBefore(move);
    const was = move?.old.passages[0]!.definition;
    const isGraver = weight === "meaning" || same?.change.weight !== "meaning";
    const change: Subject["change"] = {
      kind: definition ? "definition" : clause || !isDocument ? "clause" : "document",
      change: same?.change.from || from ? "moved" : same && same.change.change !== kind ? "amended" : kind,
      weight: same && !isGraver ? same.change.weight : weight,
      document,
      side,
      place,
      from: same?.change.from ?? from,
      at: definition?.at ?? clause?.at ?? document.tree.identity.at,
      term: definition?.term,
    };
    found.set(key, { change, clause, definition, before: definition && was ? { document: move!.old.document, definition: was } : same?.before });
  };
  for (const one of amendments) {
    switch (one.kind) {
      case "edited":
        add("amended", isUndoubled(one.edit, one.old.words[one.edit.cell] ?? []) ? "form" : weightOf(one.edit, spelling), "now", one.now, undefined, false);
        break;
      case "renumbered":
        // A list that is lettered anew amends its clause.
        add(one.now.clause?.kind === "paragraph" ? "amended" : "renumbered", "meaning", "now", one.now, undefined, false);
        break;
      case "moved": {
        // Words that came into a clause amend it, and so does another term its definition.
        const term = movedTerm(one);
        if (term ? term.was !== term.is : one.arrived && !one.now.clause) break;
        add("moved", "form", "now", one.now.passages[0]!, term ? undefined : one.now.clause, false, one);
        break;
      }
      case "inserted":
      case "removed": {
        const [part, side] = one.kind === "inserted" ? ([one.now, "now"] as const) : ([one.old, "old"] as const);
        // What came into a clause or went from it amends the clause; a definition comes and goes by itself.
        if (part.clause && part.clause.kind !== "paragraph" && part.clause.key !== "") add(one.kind, "meaning", side, part.passages[0]!, part.clause, part.isDocument);
        else for (const passage of part.isDocument ? part.passages.slice(0, 1) : part.passages) add((definitionIn(passage, undefined) && !passage.goesOn) || part.isDocument ? one.kind : "amended", "meaning", side, passage, undefined, part.isDocument);
        for (const passage of part.clause || part.isDocument ? part.passages : []) if (passage.definition) add(one.kind, "meaning", side, passage, undefined, false);
        break;
      }
    }
  }
  return merged([...found.values()]);
}

/** Where a clause or a definition stood that moved. */
function placeBefore(move: Moved): Place {
  const { document, passages, clause } = move.old;
  return placeOfClause(document, numbered(document, clause ?? passages[0]!.clause));
}

/** A paragraph that was taken out of a clause that is still there amends it: told once, of the new version. */
function merged(subjects: readonly Subject[]): readonly Subject[] {
  const placeKey = ({ change: { document, place } }: Subject): string => JSON.stringify([document.id, place.number, place.detail]);
  const isThere = new Set(subjects.filter(({ change }) => change.side === "now").map(placeKey));
  return subjects.filter((one) => one.change.side === "now" || one.change.change === "removed" || !isThere.has(placeKey(one)));
}

function definitionIn({ definition, row, clause }: Passage, whole: Clause | undefined): Definition | undefined {
  if (whole || !definition) return undefined;
  // A definition in running text is its clause, where it is all that stands in it.
  return definition.form === "table" || row || definition.clause === clause?.index ? definition : undefined;
}

function citingOf(revision: Revision, { change, clause, definition, before }: Subject): readonly CitingClause[] {
  const { old, now } = revision;
  const { document, side } = change;
  const corpus = (side === "now" ? now : old).corpus;
  const citing = gathering(side);
  if (clause) {
    for (const { from, reference } of citationsOf(corpus, document, clause)) citing.add(from, reference.at, from.tree.clauses[reference.clause]);
  }
  if (change.kind === "document") {
    for (const from of corpus.documents.values()) {
      if (from === document) continue;
      for (const reference of from.tree.references) {
        if (targetsOf(corpus.resolve(reference, from)).some((target) => target.kind !== "schema" && target.document === document)) citing.add(from, reference.at, from.tree.clauses[reference.clause]);
      }
    }
  }
  // What points to a definition in running text cites the clause.
  const home = definition && definition.form !== "table" && definition.form !== "flat-table" ? numbered(document, document.tree.clauses[definition.clause]) : undefined;
  if (home) for (const { from, reference } of citationsOf(corpus, document, home)) citing.add(from, reference.at, from.tree.clauses[reference.clause]);
  if (definition) {
    for (const [from, at] of usesIn(corpus, document, definition)) citing.addUse(from, at);
  }
  const found = [...citing.all()];
  // Who used it where it stood may stand outside of where it holds now.
  if (before && definition && before.definition.scope !== definition.scope) {
    const known = new Set(found.map(({ document: { id }, place }) => `${id}\n${place.number}`));
    const own = citingOf(revision, { change: { ...change, side: "old", document: before.document }, clause: undefined, definition: before.definition });
    found.push(...own.filter((one) => !known.has(`${one.document.id}\n${one.place.number}`)));
  }
  // What is gone is cited by the clauses of the old version; of these, those that are still there are affected.
  const rank = new Map(inCodeOrder([...corpus.documents.values()]).map(({ id }, i) => [id, i]));
  return found.sort((a, b) => (rank.get(a.document.id) ?? 0) - (rank.get(b.document.id) ?? 0) || a.citations[0]!.at.from - b.citations[0]!.at.from);
}

function* usesIn(corpus: Corpus, document: Facts, definition: Definition): Iterable<readonly [Facts, Span]> {
  const term = governedBy(corpus, [{ document, definition }]);
  for (const from of corpus.documents.values()) {
    for (const { at } of term.usesIn(from)) if (from !== document || !contains(covering(definition.at, definition.body), at)) yield [from, at];
  }
}

function affected({ pairs }: Revision, changes: readonly ImpactedChange[]): readonly AffectedDocument[] {
  return pairs.flatMap(({ old, now }): readonly AffectedDocument[] => {
    const document = (now ?? old)!;
    const isIt = (one: Facts): boolean => one === old || one === now;
    const own = changes.filter((change) => isIt(change.document)).length;
    const citing = new Set(changes.flatMap((change) => change.citing.filter((one) => isIt(one.document)).map(({ place }) => `${place.number} ${place.detail}`))).size;
    const versions = [old?.tree.identity.version, now?.tree.identity.version] as const;
    const differs = old !== undefined && now !== undefined && versions[0] !== versions[1];
    const change = !old ? "inserted" : !now ? "removed" : own > 0 || differs ? "amended" : "unchanged";
    return change === "unchanged" && citing === 0 ? [] : [{ document, change, versions: differs ? versions : undefined, changes: own, citing }];
  });
}
