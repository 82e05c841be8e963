// Where a document defines a term: what is said there is no mention of it.

import type { Definition } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Facts } from "./facts.ts";
import type { TermKey } from "./keys.ts";

/** Whether `offset` stands in the term's own definition in this document. */
export function ownBodies(document: Facts): (term: TermKey, offset: number) => boolean {
  const known = new Map<TermKey, readonly { readonly at: Span }[]>();
  const sentenceEnd = sentenceEnds(document.tree.prose);
  return (term, offset) => {
    const definitions = document.definitions.get(term);
    if (!definitions) return false;
    let own = known.get(term);
    if (!own) known.set(term, (own = merged(definitions.map((one) => ownWords(one, sentenceEnd)))));
    const last = own[lastFrom(own, offset)];
    return last !== undefined && offset < last.at.to;
  };
}

/** The spans in order, those that overlap as one. */
function merged(spans: readonly Span[]): readonly { readonly at: Span }[] {
  const all: { at: Span }[] = [];
  for (const at of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && at.from <= last.at.to) last.at = { from: last.at.from, to: Math.max(last.at.to, at.to) };
    else all.push({ at });
  }
  return all;
}

/** A definition's term and meaning. In running text the meaning is one sentence: the next may use the term. */
function ownWords({ at, body, form }: Definition, sentenceEnd: (body: Span) => number): Span {
  if (form === "table" || form === "flat-table") return { from: at.from, to: Math.max(at.to, body.to) };
  if (form === "parenthetical" || body.from < at.from) return at;
  return { from: at.from, to: sentenceEnd(body) };
}

/** Where the first sentence of a body ends. Bodies that end with one paragraph may share a sentence: no stretch of it is sought through twice. */
function sentenceEnds(prose: Text): (body: Span) => number {
  const known = new Map<number, Span>();
  return ({ from, to }) => {
    const last = known.get(to);
    if (last && from >= last.from && from <= last.to) return last.to;
    const limit = last && from < last.from ? last.from : to;
    const stop = prose.slice(from, limit + 1).indexOf(". ");
    const end = stop >= 0 ? from + stop : last && limit < to ? last.to : to;
    known.set(to, { from, to: end });
    return end;
  };
}
