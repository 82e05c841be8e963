// The clauses that cite or use something, each once, with the places where they do.

import { citedClause } from "../features/clauses.ts";
import { placeOf, type CitationPlace } from "../features/citation-place.ts";
import type { Facts } from "../index/facts.ts";
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
  /** In the order in which their first citations were noted. */
  all(): readonly CitingClause[];
}

/** Gathers the clauses of one version. */
export function gathering(side: "old" | "now"): CitingClauses {
  const found = new Map<string, CitingClause & { readonly citations: CitationPlace[] }>();
  return {
    add(document, at, within) {
      const clause = numbered(document, within);
      const key = `${document.id}\n${clause?.index ?? ""}`;
      const here = placeOf(document, at);
      const same = found.get(key);
      if (same) same.citations.push(here);
      else found.set(key, { document, side, place: placeOfClause(document, clause), citations: [here] });
    },
    all: () => [...found.values()],
  };
}

/** The clause with a number of its own that `clause` is or stands in. */
export function numbered({ tree }: Facts, clause: Clause | undefined): Clause | undefined {
  let at = clause && citedClause(tree, clause);
  while (at && at.key === "") at = tree.clauses[at.parent];
  return at;
}
