// What each run of characters is, for colouring: definitions, uses of terms, references (whether they lead somewhere),
// obligations, clauses that are not used. Sorted, and no two overlap.

import type { Facts } from "../index/facts.ts";
import type { Tree } from "../syntax/tree.ts";
import { firstBehind } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

export const tokenKinds = ["definition", "term", "reference", "obligation", "notUsed"] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface Token {
  readonly kind: TokenKind;
  /** Over several lines where the text wraps. */
  readonly at: Span;
  /** A reference that leads nowhere. */
  readonly broken: boolean;
}

/** The tokens that begin in `within` of `document`. */
export function tokens(snapshot: Snapshot, document: Facts, within: Span): readonly Token[] {
  const { tree } = document;
  // What begins before the span may reach into it, and takes its place there; but not over a paragraph's start.
  const block = tree.blocks[firstBehind(tree.blocks, within.from)];
  const span = { from: Math.min(within.from, block?.at.from ?? within.from), to: within.to };
  const found: Token[] = [];
  const add = (kind: TokenKind, at: Span, broken = false) => {
    if (at.from >= span.from && at.from < span.to && at.to > at.from) found.push({ kind, at, broken });
  };
  // Of two that overlap the one that comes first here stays.
  for (const clause of tree.clauses) if (clause.notUsed) add("notUsed", trimmedBehind(tree, clause.at, clause.own));
  for (const definition of tree.definitions) add("definition", definition.at);
  for (const reference of tree.references) {
    if (reference.at.from < span.from || reference.at.from >= span.to) continue;
    if (reference.target.kind === "placeholder") add("reference", reference.at, true);
    else if (reference.target.kind !== "external") {
      const found = snapshot.corpus.resolve(reference, document);
      if (found.kind !== "external") add("reference", reference.at, found.kind === "none" && found.certain);
    }
  }
  for (const { at, form } of snapshot.corpus.termsWithin(document, span)) {
    if (form.sites.some((site) => site.scope === "code" || site.document === document.id)) add("term", at);
  }
  for (const at of obligations(tree, span)) add("obligation", at);
  return apart(found).filter(({ at }) => at.from >= within.from);
}

/** `shall`, `must not`, `may` in running text; not the month. */
function* obligations({ prose, blocks }: Tree, span: Span): Iterable<Span> {
  for (let i = firstBehind(blocks, span.from); i < blocks.length && blocks[i]!.at.from < span.to; i++) {
    const { kind, at } = blocks[i]!;
    if (kind === "heading" || kind === "listing") continue;
    const words = prose.slice(at.from, at.to);
    for (const found of words.matchAll(/\b(?:shall|must|may)(?:\snot)?\b/g)) {
      yield { from: at.from + found.index, to: at.from + found.index + found[0].length };
    }
  }
}

function trimmedBehind({ text }: Tree, at: Span, { to }: Span): Span {
  let from = at.to;
  let end = Math.max(from, to);
  while (from < end && /[\s.):*]/.test(text.charAt(from))) from++;
  while (end > from && /[\s*]/.test(text.charAt(end - 1))) end--;
  return { from, to: end };
}

/** In the order of the text, without what overlaps an earlier one of `all`. */
function apart(all: readonly Token[]): readonly Token[] {
  const rank = new Map(all.map((token, index) => [token, index]));
  const sorted = [...all].sort((a, b) => a.at.from - b.at.from || rank.get(a)! - rank.get(b)!);
  const kept: Token[] = [];
  for (const token of sorted) {
    const last = kept.at(-1);
    if (!last || last.at.to <= token.at.from) kept.push(token);
    else if (rank.get(token)! < rank.get(last)!) kept[kept.length - 1] = token;
  }
  return kept;
}
