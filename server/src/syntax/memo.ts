// What pure functions made of the prose of a block, kept from one version of a document to the next: an edit leaves all
// blocks but one as they were. It changes how fast an answer comes, never which.

import { sharedEnd, sharedStart } from "../text/shared.ts";
import type { Block, Pieces, Results, Tree } from "./tree.ts";

/**
 * The pieces of a version whose `blocks` stand in `prose`. What `before`, the version before, made of a block comes
 * along where the block's prose is the same, and what follows it for as far as `overhang` reaches.
 */
export function keepPieces(prose: string, blocks: readonly Block[], before: PiecedTree): Pieces {
  const byBlock: Results[] = new Array(blocks.length);
  const old = before.pieces?.byBlock ?? [];
  const wholes = new Map(before.pieces?.wholes);
  const start = sharedStart(before.prose, prose);
  const isSame = start === prose.length && start === before.prose.length;
  const end = prose.length - sharedEnd(before.prose, prose, Math.min(before.prose.length, prose.length) - start);
  const shift = prose.length - before.prose.length;

  let first = 0;
  const most = Math.min(blocks.length, old.length);
  for (; first < most; first++) {
    const { at } = blocks[first]!;
    const { at: was } = before.blocks[first]!;
    if (at.from !== was.from || at.to !== was.to || (at.to + overhang > start && !isSame)) break;
    byBlock[first] = old[first]!;
  }
  let last = 0;
  for (; last < most - first; last++) {
    const { at } = blocks[blocks.length - 1 - last]!;
    const { at: was } = before.blocks[old.length - 1 - last]!;
    if (at.from < end || at.from !== was.from + shift || at.to !== was.to + shift) break;
    byBlock[blocks.length - 1 - last] = old[old.length - 1 - last]!;
  }

  // Between the two, a block may have moved, or its neighbours may have changed.
  const wordsOf = (text: string, { at }: Block) => `${at.to - at.from} ${text.slice(at.from, at.to + overhang)}`;
  const moved = new Map<string, Results>();
  for (let i = first; i < old.length - last; i++) moved.set(wordsOf(before.prose, before.blocks[i]!), old[i]!);
  for (let i = first; i < blocks.length - last; i++) {
    byBlock[i] = (moved.size > 0 ? moved.get(wordsOf(prose, blocks[i]!)) : undefined) ?? new Map<string, unknown>();
  }
  return { byBlock, wholes };
}

/** How far behind a block's end that which starts in it may go on: a reader of real text may end a block too soon. */
const overhang = 64;

/**
 * What `make` makes of the prose of the block (position in `tree.blocks`), or made of it in the version before. The
 * result must depend on the prose alone, with offsets from its start, and on the thing `on` (a dictionary, a list of
 * terms) if there is one; `use` names the function. A document that is read for the first time keeps nothing.
 */
export function ofBlock<T>(tree: PiecedTree, block: number, use: string, make: (prose: string) => T, on?: object): T {
  return kept(tree, block, use, make, on, 0);
}

/** `ofBlock` with `more` of what follows the block. */
function kept<T>(tree: PiecedTree, block: number, use: string, make: (prose: string) => T, on: object | undefined, more: number): T {
  const results = tree.pieces?.byBlock[block];
  const result = results?.get(use);
  if (result !== undefined) {
    if (on === undefined) return result as T;
    // What rests on another thing than today's is written over: nobody asks for it again.
    const { on: before, value } = result as Resting<T>;
    if (before === on) return value;
  }
  const { at } = tree.blocks[block]!;
  const value = make(tree.prose.slice(at.from, at.to + more));
  results?.set(use, on === undefined ? value : ({ on, value } satisfies Resting<T>));
  return value;
}

interface Resting<T> {
  readonly on: object;
  readonly value: T;
}

/** What was found in one block (position in `tree.blocks`), with offsets from its start. */
export interface FoundIn<T> {
  readonly block: number;
  readonly items: readonly T[];
}

/** All blocks in which `make` finds something, in order; after an edit only those that changed are looked at. See `ofBlock`. */
export function foundInBlocks<T>(tree: PiecedTree, use: string, make: (prose: string) => readonly T[], on?: object): readonly FoundIn<T>[] {
  return foundWhere(tree, use, on, (block) => ofBlock(tree, block, use, make, on));
}

/**
 * As `foundInBlocks`, for what may begin in a block and end behind it: `make` is given the block's prose and a little of
 * what follows, and what it finds from there on is left to the blocks that it stands in.
 */
export function foundFromBlocks<T extends { readonly from: number }>(tree: PiecedTree, use: string, make: (prose: string) => readonly T[], on?: object): readonly FoundIn<T>[] {
  return foundWhere(tree, use, on, (block) => {
    const { at } = tree.blocks[block]!;
    return kept(tree, block, use, (prose) => make(prose).filter(({ from }) => from < at.to - at.from), on, overhang);
  });
}

function foundWhere<T>(tree: PiecedTree, use: string, on: object | undefined, itemsOf: (block: number) => readonly T[]): readonly FoundIn<T>[] {
  const findIn = (from: number, to: number): FoundIn<T>[] => {
    const found: FoundIn<T>[] = [];
    for (let block = from; block < to; block++) {
      const items = itemsOf(block);
      if (items.length > 0) found.push({ block, items });
    }
    return found;
  };
  const afresh = () => findIn(0, tree.blocks.length);
  return ofAllBlocks<readonly FoundIn<T>[]>(tree, `found: ${use}`, on, afresh, (before, { from, to, gone }) => {
    const shift = to - from - gone.length;
    const ahead = before.filter(({ block }) => block < from);
    const behind = before.filter(({ block }) => block >= from + gone.length);
    return [...ahead, ...findIn(from, to), ...(shift === 0 ? behind : behind.map(({ block, items }) => ({ block: block + shift, items })))];
  });
}

/** Which keys the blocks of a document hold. */
export interface Tally {
  has(key: string): boolean;
}

/** The keys that `make` finds in the blocks, each at most once a block; counted again only where blocks changed. */
export function tallyOf(tree: PiecedTree, use: string, make: (prose: string) => readonly string[]): Tally {
  const keysIn = (block: number) => ofBlock(tree, block, use, make);
  const countAll = (): Counts => {
    const settled = new Map<string, number>();
    for (let block = 0; block < tree.blocks.length; block++) for (const key of keysIn(block)) settled.set(key, (settled.get(key) ?? 0) + 1);
    return { settled, since: new Map() };
  };
  const { settled, since } = ofAllBlocks<Counts>(tree, `tally: ${use}`, undefined, countAll, (before, { from, to, gone }) => {
    if (from === to && gone.length === 0) return before;
    if (before.since.size > mostUnsettled) return countAll();
    const since = new Map(before.since);
    for (const results of gone) for (const key of results.get(use) as readonly string[]) since.set(key, (since.get(key) ?? 0) - 1);
    for (let block = from; block < to; block++) for (const key of keysIn(block)) since.set(key, (since.get(key) ?? 0) + 1);
    return { settled: before.settled, since };
  });
  return { has: (key) => (settled.get(key) ?? 0) + (since.get(key) ?? 0) > 0 };
}

/** How often each key stands: counted once, and what edits have changed since then. */
interface Counts {
  readonly settled: ReadonlyMap<string, number>;
  readonly since: ReadonlyMap<string, number>;
}

/** What edits changed is copied at each of them; when it is this much, all is counted again. */
const mostUnsettled = 2_000;

type PiecedTree = Pick<Tree, "prose" | "blocks" | "pieces">;

/** The blocks `from`..`to` of this version stand where an earlier one had those that are `gone`; all others are the same. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly gone: readonly Results[];
}

/** The value of all blocks: kept, made of an earlier version's and what differs, or made afresh. */
export function ofAllBlocks<T>(tree: PiecedTree, use: string, on: object | undefined, afresh: () => T, after: (before: T, difference: Difference) => T): T {
  const { pieces } = tree;
  if (!pieces) return afresh();
  const { byBlock, wholes } = pieces;
  const whole = wholes.get(use);
  const before = whole?.on === on ? whole : undefined;
  if (before?.byBlock === byBlock) return before.value as T;
  const value = before ? after(before.value as T, differenceOf(before.byBlock, byBlock)) : afresh();
  wholes.set(use, { byBlock, on, value });
  return value;
}

function differenceOf(before: readonly Results[], after: readonly Results[]): Difference {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  let end = 0;
  while (end < most - same && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: same, to: after.length - end, gone: before.slice(same, before.length - end) };
}
