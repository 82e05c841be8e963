// Where defined terms are used in running text, for the features: what the index found in its one pass over each document.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import type { TermKey } from "../index/keys.ts";
import type { TermPass } from "../index/term-pass.ts";
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

/** The uses of any of `sought` in `document`, in order. */
export function usesOf(corpus: Corpus, document: Facts, sought: ReadonlySet<TermKey>): readonly Span[] {
  const byTerm = filed(corpus.terms(document));
  const found: Span[] = [];
  for (const term of sought) {
    const places = byTerm.get(term) ?? [];
    for (let i = 0; i < places.length; i += 2) found.push({ from: places[i]!, to: places[i + 1]! });
  }
  return sought.size > 1 ? found.sort((a, b) => a.from - b.from) : found;
}

/** How many uses of any of `sought` there are in `document`, and where the first one starts; without a look at each. */
export function countOf(corpus: Corpus, document: Facts, sought: ReadonlySet<TermKey>): { readonly count: number; readonly first: number } {
  const byTerm = filed(corpus.terms(document));
  let count = 0;
  let first = Infinity;
  for (const term of sought) {
    const places = byTerm.get(term);
    if (!places) continue;
    count += places.length / 2;
    first = Math.min(first, places[0]!);
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

/** Of each term the ends of its uses: from, to, from, to, and so on. */
type Filed = ReadonlyMap<TermKey, readonly number[]>;

const filed = oncePer(({ uses }: TermPass): Filed => {
  const byTerm = new Map<TermKey, number[]>();
  for (let i = 0; i < uses.length; i++) {
    const { at, form } = uses.at(i);
    const same = byTerm.get(form.term);
    if (same) same.push(at.from, at.to);
    else byTerm.set(form.term, [at.from, at.to]);
  }
  return byTerm;
});
