// What stands above a definition and a clause in the text: how often the one is used, the other cited. Which of them
// have a lens is told at once; the count and the places are found for those that are seen.

import type { DocumentId, Facts } from "../index/facts.ts";
import type { Clause, Definition } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { citationsOf, isCitedFromOutside } from "./citing.ts";
import type { Mention } from "./references.ts";
import { usesOfTerm } from "./uses.ts";

export type LensKind = "uses" | "citations";

export interface Lens {
  readonly kind: LensKind;
  /** The term or the clause's number. */
  readonly at: Span;
}

export interface LensAnswer {
  /** `12 uses`, `cited 3 times` */
  readonly title: string;
  readonly places: readonly Pick<Mention, "document" | "at">[];
}

/** The lenses of `document`, in order: each definition, and each clause that something cites. */
export function lenses(snapshot: Snapshot, document: Facts, wanted: readonly LensKind[]): readonly Lens[] {
  const found: Lens[] = [];
  if (wanted.includes("uses")) for (const definition of document.tree.definitions) if (definition.certain) found.push({ kind: "uses", at: definition.at });
  if (wanted.includes("citations")) for (const clause of citedIn(snapshot, document)) found.push({ kind: "citations", at: clause.at });
  return found.sort((a, b) => a.at.from - b.at.from);
}

/** What the lens at `at` says now; undefined where an edit has taken away what it spoke of. */
export function answerOf(snapshot: Snapshot, id: DocumentId, { kind, at }: Lens): LensAnswer | undefined {
  const document = snapshot.documents.get(id);
  if (!document) return undefined;
  if (kind === "uses") {
    const definition = document.tree.definitions.find((one) => one.at.from === at.from);
    return definition && usesOf(snapshot, document, definition);
  }
  const clause = document.tree.clauses.find((one) => one.at.from === at.from);
  if (!clause) return undefined;
  const places = citationsOf(snapshot.corpus, document, clause).map(({ from, reference }) => ({ document: from.id, at: reference.at }));
  return { title: `cited ${timesOf(places.length)}`, places };
}

/** The numbered clauses, annexes and tables that something outside of them cites; paragraphs count as parts of their clause. */
function citedIn({ corpus }: Snapshot, document: Facts): readonly Clause[] {
  return document.tree.clauses.filter((clause) => clause.number !== "" && clause.kind !== "paragraph" && isCitedFromOutside(corpus, document, clause));
}

function usesOf(snapshot: Snapshot, document: Facts, definition: Definition): LensAnswer {
  const places = usesOfTerm(snapshot, { kind: "definition", at: definition.at, document, definition });
  const count = places.length === 0 ? "no uses" : places.length === 1 ? "1 use" : `${places.length} uses`;
  // In a table the term stands right below; in running text there may be two on a line.
  return { title: definition.form === "table" ? count : `${count} of “${definition.term}”`, places };
}

function timesOf(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
