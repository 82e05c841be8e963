// The clauses that cite or use something, each once, with the places where they do.

import { citedClause } from "../features/clauses.ts";
import { placeOf, type CitationPlace } from "../features/citation-place.ts";
import type { Facts } from "../index/facts.ts";
import { blockAt } from "../index/touched.ts";
import type { Clause } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { placeOfClause, type Place } from "./places.ts";

export interface CitingClause {
  /** In `side`'s version. */
  readonly document: Facts;
  readonly side: "old" | "now";
  readonly place: Place;
  readonly citations: readonly CitationPlace[];
}

export interface CitingClauses {
  /** Notes that `within`, a clause of `document` or a part of one, cites it at `at`. */
  add(document: Facts, at: Span, within: Clause | undefined): void;
  /** Notes that `document` uses a term at `at`; in a heading it does not: that says what a clause is about, and uses nothing. */
  addUse(document: Facts, at: Span): void;
  /** In the order in which their first citations were noted. */
  all(): readonly CitingClause[];
}

/** Gathers the clauses of one version. */
export function gathering(side: "old" | "now"): CitingClauses {
  const found = new Map<string, CitingClause & { readonly citations: CitationPlace[] }>();
  const clauses: CitingClauses = {
    add(document, at, within) {
      const clause = numbered(document, within);
      const key = `${document.id}\n${clause?.index ?? ""}`;
      const here = placeOf(document, at);
      const same = found.get(key);
      if (same) same.citations.push(here);
      else found.set(key, { document, side, place: placeOfClause(document, clause), citations: [here] });
    },
    addUse(document, at) {
      const { blocks, clauses: all } = document.tree;
      const block = blocks[blockAt(document.tree, at.from)];
      if (block?.kind !== "heading") clauses.add(document, at, all[block?.clause ?? -1]);
    },
    all: () => [...found.values()],
  };
  return clauses;
}

/** The clause with a number of its own that `clause` is or stands in. */
export function numbered({ tree }: Facts, clause: Clause | undefined): Clause | undefined {
  let at = clause && citedClause(tree, clause);
  while (at && at.key === "") at = tree.clauses[at.parent];
  return at;
}
