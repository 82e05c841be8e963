// The Code as a picture: its documents, and how often each cites each other. The citations behind one line of it are
// listed by the same resolver that counted them.

import { inCodeOrder } from "../index/code-order.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { targetsOf, type Resolution, type Target } from "../index/resolve.ts";
import type { DocumentKind, Reference } from "../syntax/tree.ts";
import { fileName } from "../text/paths.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { placeOf, type CitationPlace } from "./citation-place.ts";
import { labelOf } from "./labels.ts";

export interface CodeMap {
  /** Documents in the order of the Code, then schemas, then what is cited but not here. */
  readonly documents: readonly MapDocument[];
  readonly citations: readonly MapCitation[];
}

export interface MapDocument {
  /** Which document it is, for `MapCitation` and `citationsBetween`: its id, else the name of one that is not here. */
  readonly key: string;
  readonly kind: DocumentKind | "schema" | "absent";
  /** `G`, `AD`, `Sch 2`, `notes`: short enough for a picture. */
  readonly short: string;
  readonly label: string;
  /** Undefined for what is not here. */
  readonly document: DocumentId | undefined;
  readonly clauses: number;
  readonly definitions: number;
  /** Citations of itself. */
  readonly own: number;
}

export interface MapCitation {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Who cites whom, a step for each document. */
export function* codeMap(snapshot: Snapshot): Generator<void, CodeMap> {
  const counts = new Map<string, Map<string, number>>();
  const absent = new Map<string, string>();
  const documents = inCodeOrder([...snapshot.documents.values()]);
  for (const document of documents) {
    const cited = new Map<string, number>();
    for (const reference of document.tree.references) {
      const resolution = snapshot.corpus.resolve(reference, document);
      for (const key of keysCited(reference, resolution)) cited.set(key, (cited.get(key) ?? 0) + 1);
      if (resolution.kind === "absent" && isOfDocument(reference)) absent.set(absentKey(resolution.document), resolution.document);
    }
    counts.set(document.id, cited);
    yield;
  }
  const schemas = [...snapshot.schemas.keys()].filter((id) => [...counts.values()].some((cited) => cited.has(id)));
  return {
    documents: [
      ...documents.map((document) => nodeOf(document, counts.get(document.id)?.get(document.id) ?? 0)),
      ...schemas.map((id) => nodeOfSchema(id)),
      ...[...absent].sort().map(([key, name]) => nodeOfAbsent(key, name)),
    ],
    citations: [...counts].flatMap(([from, cited]) => [...cited].filter(([to]) => to !== from).map(([to, count]) => ({ from, to, count }))),
  };
}

/** At most this many citations of one document by another are listed. */
const most = 1_000;

/** The citations of `to` in `from`, in the order of the text. Both are keys of the map. */
export function citationsBetween(snapshot: Snapshot, from: string, to: string): readonly CitationPlace[] {
  const document = snapshot.documents.get(from);
  if (!document) return [];
  const places: CitationPlace[] = [];
  for (const reference of document.tree.references) {
    if (!keysCited(reference, snapshot.corpus.resolve(reference, document)).has(to)) continue;
    places.push(placeOf(document, reference.at));
    if (places.length === most) break;
  }
  return places;
}

/** The documents that a reference names, by their keys in the map. */
function keysCited(reference: Reference, resolution: Resolution): ReadonlySet<string> {
  if (resolution.kind === "absent") return new Set(isOfDocument(reference) ? [absentKey(resolution.document)] : []);
  // A broken reference still says which document is meant.
  if (resolution.kind === "none") return new Set(resolution.document ? [resolution.document.id] : []);
  return new Set(targetsOf(resolution).map(homeOf));
}

function homeOf(target: Target): DocumentId {
  return target.kind === "schema" ? target.schema.id : target.document.id;
}

/** Whether it speaks of a document's text, and not of a code or a schema name that some table or file would declare. */
function isOfDocument({ target }: Reference): boolean {
  return target.kind === "clause" || target.kind === "annex" || target.kind === "title" || target.kind === "definition";
}

function absentKey(name: string): string {
  return `absent ${name.toLowerCase()}`;
}

function nodeOf(document: Facts, own: number): MapDocument {
  const { identity, clauses, definitions } = document.tree;
  return {
    key: document.id,
    kind: identity.kind,
    short: identity.kind === "schedule" ? `Sch ${identity.key}` : identity.key,
    label: labelOf(identity),
    document: document.id,
    clauses: clauses.filter(({ kind, key }) => kind === "clause" && key !== "").length,
    definitions: definitions.length,
    own,
  };
}

function nodeOfSchema(id: DocumentId): MapDocument {
  const name = fileName(id);
  return { key: id, kind: "schema", short: "XSD", label: name, document: id, clauses: 0, definitions: 0, own: 0 };
}

function nodeOfAbsent(key: string, name: string): MapDocument {
  return { key, kind: "absent", short: shortOf(name), label: name, document: undefined, clauses: 0, definitions: 0, own: 0 };
}

/** `Section K` -> `K`, `Schedule 5` -> `Sch 5`, `Incident Management Policy` -> `IMP`. */
function shortOf(name: string): string {
  const [, kind, key] = /^(Section|Appendix|Schedule) (\S+)$/i.exec(name) ?? [];
  if (key !== undefined) return kind!.toLowerCase() === "schedule" ? `Sch ${key}` : key;
  return name.length > 6 ? (name.match(/\b[A-Z]/g) ?? []).slice(0, 5).join("") : name;
}
