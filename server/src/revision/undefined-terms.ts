// Terms that the new version uses and no longer defines: their definition went, or has another name, and the text stayed.

import type { Corpus } from "../index/corpus.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { termKey, type TermKey } from "../index/keys.ts";
import { usesInBlocks } from "../index/term-pass.ts";
import { makingTermSet, type TermSet } from "../index/term-set.ts";
import { blockAt } from "../index/touched.ts";
import type { Clause } from "../syntax/tree.ts";
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
  const gone = [...termsOf(old.corpus, staying)].filter(([key, { holds }]) => (isKnown || !holds.everywhere) && !isDefinedAlike(holdingOf(now.corpus, key), holds));
  if (gone.length === 0) return [];
  const found = new Map<TermKey, CitingClauses>();
  let set: TermSet | undefined;
  for (const pair of pairs) {
    if (!pair.old || !pair.now) continue;
    const { id } = pair.old;
    const lost = new Set(gone.filter(([key, { holds }]) => holdsIn(holds, id) && !holdsIn(holdingOf(now.corpus, key), pair.now!.id)).map(([key]) => key));
    if (lost.size > 0) {
      set ??= yield* makingTermSet(old.documents.values());
      for (const { key, at, clause } of usesOf(pair.now, set, lost, now.corpus)) {
        const clauses = found.get(key) ?? gathering("now");
        found.set(key, clauses);
        clauses.add(pair.now, at, clause);
      }
    }
    yield;
  }
  const terms = new Map(gone);
  return [...found].map(([key, clauses]) => ({ term: terms.get(key)!.term, usedIn: clauses.all() }));
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
function* usesOf(document: Facts, set: TermSet, lost: ReadonlySet<TermKey>, corpus: Corpus): Iterable<{ readonly key: TermKey; readonly at: Span; readonly clause: Clause | undefined }> {
  const { tree } = document;
  const { uses } = corpus.terms(document);
  const old = usesInBlocks(document, 0, tree.blocks.length, () => set);
  for (let i = 0; i < old.length; i++) {
    const { at, form } = old.at(i);
    const over = uses.touching(at.from + 1)?.at;
    if (!lost.has(form.term) || (over && contains(over, at))) continue;
    const block = tree.blocks[blockAt(tree, at.from)];
    // The heading over a clause says what it is about; it uses nothing.
    if (block?.kind !== "heading") yield { key: form.term, at, clause: tree.clauses[block?.clause ?? -1] };
  }
}
