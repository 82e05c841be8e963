// Which documents answer to an identity, a name or a term: one look-up for each, made of all documents.

import { addTo } from "../text/lists.ts";
import type { DocumentId, Facts } from "./facts.ts";

export interface Tables {
  readonly identities: ReadonlyMap<string, readonly DocumentId[]>;
  readonly names: ReadonlyMap<string, readonly DocumentId[]>;
  readonly terms: ReadonlyMap<string, readonly DocumentId[]>;
  /** In how many documents a word stands in a term or a title. */
  readonly words: ReadonlyMap<string, number>;
}

/** The tables of `documents`, in steps of one document. */
export function* buildingTables(documents: Iterable<Facts>): Generator<void, Tables> {
  const identities = new Map<string, DocumentId[]>();
  const names = new Map<string, DocumentId[]>();
  const terms = new Map<string, DocumentId[]>();
  const words = new Map<string, number>();
  for (const facts of documents) {
    add(identities, facts.identity, facts.id);
    for (const name of facts.names) add(names, name, facts.id);
    for (const term of facts.definitions.keys()) add(terms, term, facts.id);
    for (const word of facts.vocabulary) words.set(word, (words.get(word) ?? 0) + 1);
    yield;
  }
  return { identities, names, terms, words };
}

function add(table: Map<string, DocumentId[]>, key: string, id: DocumentId): void {
  addTo(table, key, id);
}

/** Whether both versions answer to the same identity, names, terms and words, so that the tables still hold. */
export function sameKeys(a: Facts, b: Facts): boolean {
  return a.identity === b.identity && a.names.join("\n") === b.names.join("\n") && sameSet(a.vocabulary, b.vocabulary) && sameTerms(a, b);
}

function sameTerms(a: Facts, b: Facts): boolean {
  return a.places.terms === b.places.terms || (a.definitions.size === b.definitions.size && [...a.definitions.keys()].every((key) => b.definitions.has(key)));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const value of a) if (!b.has(value)) return false;
  return true;
}
