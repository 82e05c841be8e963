// How a document cites: with the heading of the place in brackets behind its number, or without.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { oncePer } from "../text/remembered.ts";

/** `own`: a clause of the document itself; `other`: one of another; `document`: another document as a whole. */
export type Cited = "own" | "other" | "document";

/** Whether `from` writes the heading behind a reference of that kind; where it has too few to tell, whether the Code does. */
export function citesHeadings(corpus: Corpus, from: Facts, cited: Cited): boolean {
  const own = countIn(from)[cited];
  if (own.all >= enough) return own.headed * 2 >= own.all;
  let all = 0;
  let headed = 0;
  for (const document of corpus.documents.values()) {
    const count = countIn(document)[cited];
    all += count.all;
    headed += count.headed;
  }
  return all > 0 && headed * 2 >= all;
}

const enough = 4;

type Counts = Readonly<Record<Cited, { readonly all: number; readonly headed: number }>>;

const countIn = oncePer((document: Facts): Counts => {
  const counts = { own: { all: 0, headed: 0 }, other: { all: 0, headed: 0 }, document: { all: 0, headed: 0 } };
  for (const { target, heading, range } of document.tree.references) {
    // Nobody writes a heading behind a paragraph's letter or inside a range.
    if (target.kind !== "clause" || target.key.includes("(") || range === "start") continue;
    const one = counts[kindOf(document, target)];
    one.all++;
    if (heading) one.headed++;
  }
  return counts;
});

function kindOf({ identity }: Facts, { document, key }: { readonly document: { readonly kind: string; readonly letter?: string }; readonly key: string }): Cited {
  if (document.kind === "this" || identity === `${document.kind} ${document.letter ?? ""}`) return "own";
  return key === "" ? "document" : "other";
}
