// A citation, or a use of a term, as a list shows it to somebody who does not see the text around it.

import type { DocumentId, Facts } from "../index/facts.ts";
import type { Clause } from "../syntax/tree.ts";
import { firstBehind } from "../text/ordered.ts";
import { contains, covering, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Citation } from "./citing.ts";
import { citation, labelOf } from "./labels.ts";

/** The words, what stands around them, and the clause that they stand in. */
export interface CitationPlace {
  readonly document: DocumentId;
  readonly at: Span;
  /** The clause around it, as other documents cite it. */
  readonly clause: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What stands at `at` in `document` and around it. */
export function placeOf(document: Facts, at: Span): CitationPlace {
  const { text, blocks, clauses } = document.tree;
  const block = blocks[firstBehind(blocks, at.from)];
  const around = block && block.at.from <= at.from ? block.at : at;
  const clause = numberedOver(clauses, block?.clause ?? -1);
  return {
    document: document.id,
    at,
    clause: clause ? citation(document, clause) : "",
    before: plain(cutBefore(text, Math.max(around.from, at.from - 60), at.from, around.from)).trimStart(),
    words: plain(text.slice(at.from, at.to)),
    after: plain(cutAfter(text, at.to, Math.min(Math.max(around.to, at.to), at.to + 90), around.to)).trimEnd(),
  };
}

/** `in G3.7, A1.1 (definition of “Alert”), 2 more`: the clauses that `citations` stand in. */
export function whereCited(citations: readonly Citation[]): string {
  const places = [...new Set(citations.map(({ from, reference }) => `${placeOf(from, reference.at).clause || labelOf(from.tree.identity)}${inDefinition(from, reference.at)}`))];
  const others = places.length - mostPlaces;
  return `in ${[...places.slice(0, mostPlaces), ...(others > 0 ? [`${others} more`] : [])].join(", ")}`;
}

const mostPlaces = 5;

/** Of a table of definitions, which one: the clause alone may hold hundreds. */
function inDefinition({ tree }: Facts, at: Span): string {
  const definition = tree.definitions.find((one) => (one.form === "table" || one.form === "flat-table") && contains(covering(one.at, one.body), at));
  return definition ? ` (definition of “${definition.term}”)` : "";
}

/** The clause at `index`, or the nearest one around it that has a number. */
function numberedOver(clauses: readonly Clause[], index: number): Clause | undefined {
  let clause = clauses[index];
  while (clause && clause.key === "") clause = clauses[clause.parent];
  return clause;
}

function cutBefore(text: Text, from: number, to: number, start: number): string {
  if (from === start) return text.slice(from, to);
  const space = text.indexOf(" ", from);
  return `… ${text.slice(space >= 0 && space < to ? space + 1 : from, to)}`;
}

function cutAfter(text: Text, from: number, to: number, end: number): string {
  if (to === end) return text.slice(from, to);
  const space = text.lastIndexOf(" ", to);
  return `${text.slice(from, space > from ? space : to)} …`;
}

function plain(words: string): string {
  return words.replace(/\s+/g, " ").replace(/\*\*/g, "");
}
