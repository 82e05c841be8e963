// Terms that the new version uses and no longer defines: their definition went, or has another name, and the text stayed.

import type { Corpus } from "../index/corpus.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { termKey, type TermKey } from "../index/keys.ts";
import { usesInBlocks } from "../index/term-pass.ts";
import { makingTermSet, type TermSet } from "../index/term-set.ts";
import { contains, type Span } from "../text/span.ts";
import { gathering, type CitingClause, type CitingClauses } from "./citing-clauses.ts";
import type { Revision } from "./revision.ts";

export interface UndefinedTerm {
  /** As the older version wrote it where it defined it. */
  readonly term: string;
  /** The clauses of the new version that use it, in the order of the Code. */
  readonly usedIn: readonly CitingClause[];
}

/** The terms left without a definition, in the order in which the Code uses them first; a step for each document. */
export function* undefinedTerms({ old, now, pairs }: Revision): Generator<void, readonly UndefinedTerm[]> {
  // Without Section A, or where it cannot be read any more, nobody knows what is defined.
  const isKnown = now.corpus.hasGlossary() || !old.corpus.hasGlossary();
  const staying = new Set(pairs.flatMap((pair) => (pair.old && pair.now ? pair.old.id : [])));
  const gone = [...termsOf(old.corpus, staying)]
    .map(([key, one]) => ({ ...one, key, now: holdingOf(now.corpus, key) }))
    .filter(({ holds, now: holdsNow }) => (isKnown || !holds.everywhere) && !isDefinedAlike(holdsNow, holds));
  if (gone.length === 0) return [];
  const found = new Map<TermKey, CitingClauses>();
  let set: TermSet | undefined;
  for (const pair of pairs) {
    if (!pair.old || !pair.now) continue;
    const [before, document] = [pair.old, pair.now];
    const lost = new Set(gone.flatMap(({ key, holds, now: holdsNow }) => (holdsIn(holds, before.id) && !holdsIn(holdsNow, document.id) ? key : [])));
    if (lost.size > 0) {
      set ??= yield* makingTermSet(old.documents.values());
      for (const { key, at } of usesOf(document, set, lost, now.corpus)) {
        const clauses = found.get(key) ?? gathering("now");
        found.set(key, clauses);
        clauses.addUse(document, at);
      }
    }
    yield;
  }
  const terms = new Map(gone.map(({ key, term }) => [key, term]));
  return [...found].map(([key, clauses]) => ({ term: terms.get(key)!, usedIn: clauses.all() })).filter(({ usedIn }) => usedIn.length > 0);
}

/** Where a term is defined. */
interface Holding {
  readonly everywhere: boolean;
  readonly documents: ReadonlySet<DocumentId>;
}

/** The terms that documents of `staying` define beyond doubt. */
function termsOf(corpus: Corpus, staying: ReadonlySet<DocumentId>): ReadonlyMap<TermKey, { readonly term: string; readonly holds: Holding }> {
  const terms = new Map<TermKey, { readonly term: string; readonly holds: Holding }>();
  for (const { id, tree } of corpus.documents.values()) {
    if (!staying.has(id)) continue;
    for (const definition of tree.definitions) {
      if (!definition.certain) continue;
      for (const term of [definition.term, ...definition.aliases]) {
        const key = termKey(term);
        if (!terms.has(key)) terms.set(key, { term, holds: holdingOf(corpus, key, staying) });
      }
    }
  }
  return terms;
}

/** Where a definition of `key` holds; of `staying` alone those that are sure. A definition for one clause counts for its document. */
function holdingOf(corpus: Corpus, key: TermKey, staying?: ReadonlySet<DocumentId>): Holding {
  const sites = corpus.definitions(key).filter(({ document, definition }) => !staying || (staying.has(document.id) && definition.certain));
  return { everywhere: sites.some(({ definition }) => definition.scope === "code"), documents: new Set(sites.map(({ document }) => document.id)) };
}

function holdsIn({ everywhere, documents }: Holding, id: DocumentId): boolean {
  return everywhere || documents.has(id);
}

function isDefinedAlike(now: Holding, before: Holding): boolean {
  return now.everywhere || (!before.everywhere && [...before.documents].every((id) => now.documents.has(id)));
}

/** The uses of the terms `lost`, of all that are in `set`, in `document`; not as a part of a term that `corpus` has. */
function* usesOf(document: Facts, set: TermSet, lost: ReadonlySet<TermKey>, corpus: Corpus): Iterable<{ readonly key: TermKey; readonly at: Span }> {
  const { uses } = corpus.terms(document);
  const old = usesInBlocks(document, 0, document.tree.blocks.length, () => set);
  for (let i = 0; i < old.length; i++) {
    const { at, form } = old.at(i);
    const over = uses.touching(at.from + 1)?.at;
    if (lost.has(form.term) && !(over && contains(over, at))) yield { key: form.term, at };
  }
}
