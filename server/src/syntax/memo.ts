// What pure functions made of the prose of a block, kept from one version of a document to the next: an edit leaves all
// blocks but one as they were. It changes how fast an answer comes, never which.

import type { Block, Tree } from "./tree.ts";

/** What was made of one piece of prose, by the function's name. */
type Results = Map<string, unknown>;

/** The pieces of one version: by block, and by their words, for the next version. */
export interface Pieces {
  readonly byBlock: readonly Results[];
  readonly byWords: ReadonlyMap<string, Results>;
}

/** The pieces of a version whose `blocks` stand in `prose`; what `before`, the version before, made of the same words comes along. */
export function keepPieces(prose: string, blocks: readonly Block[], before: Pieces | undefined): Pieces {
  const byBlock: Results[] = [];
  const byWords = new Map<string, Results>();
  for (const { at } of blocks) {
    const words = prose.slice(at.from, at.to);
    let results = byWords.get(words);
    if (!results) byWords.set(words, (results = before?.byWords.get(words) ?? new Map<string, unknown>()));
    byBlock.push(results);
  }
  return { byBlock, byWords };
}

/**
 * What `make` makes of the prose of the block (position in `tree.blocks`), or made of it in the version before. The
 * result must depend on the prose alone, with offsets from its start, and `use` must name the function and all else
 * that it depends on. A document that is read for the first time keeps nothing.
 */
export function ofBlock<T>(tree: Pick<Tree, "prose" | "blocks" | "pieces">, block: number, use: string, make: (prose: string) => T): T {
  const results = tree.pieces?.byBlock[block];
  const kept = results?.get(use);
  if (kept !== undefined) return kept as T;
  const { at } = tree.blocks[block]!;
  const result = make(tree.prose.slice(at.from, at.to));
  results?.set(use, result);
  return result;
}
