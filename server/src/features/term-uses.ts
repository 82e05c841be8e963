// Where defined terms are used in running text, for the features: what the index found in its one pass over each document.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import type { TermKey } from "../index/keys.ts";
import type { TermPass } from "../index/term-pass.ts";
import { filingOf, type Filing } from "../text/lists.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";

export interface TermUse {
  readonly term: TermKey;
  /** With the plural's ending and the possessive's. */
  readonly at: Span;
}

/** The use of a term that `offset` touches. */
export function termUseAt(corpus: Corpus, document: Facts, offset: number): TermUse | undefined {
  const use = corpus.termAt(document, offset);
  return use && { term: use.form.term, at: use.at };
}

/** The uses of any of `sought` in `document`, in order, whichever definition governs them. */
export function usesOf(corpus: Corpus, document: Facts, sought: ReadonlySet<TermKey>): readonly TermUse[] {
  const pass = corpus.terms(document);
  const byTerm = filed(pass);
  const found: TermUse[] = [];
  for (const term of sought) for (const position of byTerm.under(term)) found.push({ term, at: pass.uses.at(position).at });
  return sought.size > 1 ? found.sort((a, b) => a.at.from - b.at.from) : found;
}

/** How many uses of any of `sought` there are in `document`, and where the first one starts; without a look at each. */
export function countOf(corpus: Corpus, document: Facts, sought: ReadonlySet<TermKey>): { readonly count: number; readonly first: number } {
  const pass = corpus.terms(document);
  const byTerm = filed(pass);
  let count = 0;
  let first = Infinity;
  for (const term of sought) {
    const positions = byTerm.under(term);
    if (positions.length === 0) continue;
    count += positions.length;
    first = Math.min(first, pass.uses.at(positions[0]!).at.from);
  }
  return { count, first };
}

/** Finds the uses in every document ahead of the question, a step for each. */
export function* prepareUses(corpus: Corpus): Generator<void, void> {
  for (const document of corpus.documents.values()) {
    filed(corpus.terms(document));
    yield;
  }
  prepared.add(corpus);
}

const prepared = new WeakSet<Corpus>();

/** Whether the uses in every document of this very corpus are found already. */
export function areUsesFiled(corpus: Corpus): boolean {
  return prepared.has(corpus);
}

/** The positions of the uses of each term. */
const filed = oncePer(({ uses }: TermPass): Filing<TermKey> => filingOf(uses, ({ form }) => form.term));
