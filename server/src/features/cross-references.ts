// What the clause at a place cites, and what cites it or a part of it; of a definition, also where its term is used.

import { inCodeOrder } from "../index/code-order.ts";
import type { Facts } from "../index/facts.ts";
import { targetsOf, type Target } from "../index/resolve.ts";
import type { Clause, Definition, DocumentMention, Reference } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { fileName } from "../text/paths.ts";
import { covering, touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { placeOf, type CitationPlace } from "./citation-place.ts";
import { destinationOf, type Destination } from "./definition.ts";
import { oneLine } from "./excerpt.ts";
import { governedBy, type Governed } from "./governed-uses.ts";
import { clauseLabel, labelOf } from "./labels.ts";

/** What the cross-references are of. */
export type Subject =
  | { readonly kind: "clause"; readonly document: Facts; readonly clause: Clause }
  | { readonly kind: "definition"; readonly document: Facts; readonly definition: Definition };

/** A place that the subject cites, once, with every citation of it. */
export interface Cited {
  readonly state: "found" | "ambiguous" | "broken" | "absent";
  /** `G3.5A Security Incidents`, else the words of the reference. */
  readonly label: string;
  /** The document of the target, or why there is none. */
  readonly detail: string;
  /** Undefined where nothing is found. */
  readonly target: Destination | undefined;
  readonly citations: readonly CitationPlace[];
}

/** A clause that cites the subject. */
export interface Citing {
  readonly label: string;
  readonly detail: string;
  readonly citations: readonly CitationPlace[];
}

/** The definition or the clause around `offset`, or the clause before it where none is; undefined in front of the first. */
export function subjectAt(document: Facts, offset: number): Subject | undefined {
  const { clauses, definitions } = document.tree;
  const definition = definitions.find(({ at, body }) => touches(covering(at, body), offset));
  // A term in a clause's running text leaves the clause the subject, but where the cursor is on the term itself.
  if (definition && (definition.form === "table" || definition.form === "flat-table" || touches(definition.at, offset))) {
    return { kind: "definition", document, definition };
  }
  let inner: Clause | undefined;
  for (const clause of clauses) {
    if (clause.from > offset) break;
    inner = clause;
  }
  while (inner && (inner.kind === "paragraph" || inner.key === "") && clauses[inner.parent]) inner = clauses[inner.parent];
  return inner && { kind: "clause", document, clause: inner };
}

/** `G3.5 Security Incident Management`, `“Panel”`. */
export function subjectLabel(subject: Subject): string {
  return subject.kind === "definition" ? `“${subject.definition.term}”` : clauseLabel(subject.document, subject.clause);
}

/** What the text of `subject` cites, in the order of the text. What lies outside the Code is left out. */
export function citedBySubject(snapshot: Snapshot, subject: Subject): readonly Cited[] {
  const { document } = subject;
  const span = textOf(subject);
  const found = new Map<string, { readonly cited: Omit<Cited, "citations">; readonly citations: CitationPlace[] }>();
  for (const reference of document.tree.references) {
    if (reference.at.from < span.from || reference.at.to > span.to) continue;
    for (const cited of citedBy(snapshot, document, reference)) {
      const key = cited.target ? `${cited.target.document}\n${cited.target.at.from}` : `${cited.state}\n${cited.label}`;
      const known = found.get(key);
      const place = placeOf(document, reference.at);
      if (known) known.citations.push(place);
      else found.set(key, { cited, citations: [place] });
    }
  }
  return [...found.values()].map(({ cited, citations }) => ({ ...cited, citations }));
}

/** The clauses that cite `subject` or a part of it, in the order of the Code, a step for each document. */
export function* citing(snapshot: Snapshot, subject: Subject): Generator<readonly Citing[], void> {
  const term = subject.kind === "definition" ? governedBy(snapshot.corpus, [subject]) : undefined;
  for (const from of inCodeOrder([...snapshot.documents.values()])) yield citingIn(snapshot, subject, term, from);
}

function citingIn(snapshot: Snapshot, subject: Subject, term: Governed | undefined, from: Facts): readonly Citing[] {
  const places: Span[] = [];
  for (const reference of from.tree.references) {
    if (!mayName(reference, from, subject.document)) continue;
    if (targetsOf(snapshot.corpus.resolve(reference, from)).some((target) => isOfSubject(subject, target))) places.push(reference.at);
  }
  for (const { at } of term?.usesIn(from) ?? []) places.push(at);
  const byClause = new Map<string, CitationPlace[]>();
  for (const at of places.sort((a, b) => a.from - b.from)) {
    const place = placeOf(from, at);
    addTo(byClause, place.clause, place);
  }
  return [...byClause].map(([clause, citations]) => ({ label: clause || labelOf(from.tree.identity), detail: clause ? labelOf(from.tree.identity) : "", citations }));
}

/** Whether a reference in `from` may speak of `document`: few are resolved for one clause. */
function mayName({ target }: Reference, from: Facts, document: Facts): boolean {
  switch (target.kind) {
    case "clause":
    case "annex":
    case "title":
      return mayMean(target.document, from, document);
    case "relative":
      return from === document;
    case "definition":
      return true;
    default:
      return false;
  }
}

function mayMean(mention: DocumentMention, from: Facts, document: Facts): boolean {
  switch (mention.kind) {
    case "this":
      return from === document;
    case "section":
      return document.identity === `section ${mention.letter}`;
    case "appendix":
      return document.identity === `appendix ${mention.letter}` || from === document;
    case "schedule":
      return document.identity === `schedule ${mention.number}` || from === document;
    case "named":
      return true;
  }
}

function isOfSubject(subject: Subject, target: Target): boolean {
  if (subject.kind === "definition") return target.kind === "definition" && target.definition === subject.definition;
  if (target.kind !== "clause" || target.document !== subject.document) return false;
  const { content } = subject.clause;
  return content.from <= target.clause.from && target.clause.from < Math.max(content.to, content.from + 1);
}

function textOf(subject: Subject): Span {
  return subject.kind === "clause" ? subject.clause.content : covering(subject.definition.at, subject.definition.body);
}

function citedBy(snapshot: Snapshot, from: Facts, reference: Reference): readonly Omit<Cited, "citations">[] {
  const words = oneLine(from.tree.prose, reference.at, 80);
  const resolution = snapshot.corpus.resolve(reference, from);
  switch (resolution.kind) {
    case "external":
      return [];
    case "one":
      return [{ state: "found", label: targetLabel(resolution.target), detail: homeLabel(resolution.target), target: destinationOf(resolution.target) }];
    case "many":
      return resolution.targets.map((target) => ({ state: "ambiguous", label: targetLabel(target), detail: homeLabel(target), target: destinationOf(target) }));
    case "none":
      return [{ state: "broken", label: words, detail: "not found", target: undefined }];
    case "absent":
      return [{ state: "absent", label: words, detail: `${resolution.document} is not here`, target: undefined }];
  }
}

function targetLabel(target: Target): string {
  switch (target.kind) {
    case "document":
      return labelOf(target.document.tree.identity);
    case "clause":
      return clauseLabel(target.document, target.clause);
    case "definition":
      return `“${target.definition.term}”`;
    case "row":
      return oneLine(target.document.tree.prose, target.at, 60);
    case "schema":
      return target.name.name;
  }
}

function homeLabel(target: Target): string {
  if (target.kind === "schema") return fileName(target.schema.id);
  return target.kind === "document" ? "" : labelOf(target.document.tree.identity);
}
