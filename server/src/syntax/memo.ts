// What pure functions made of the prose of a block, kept from one version of a document to the next: an edit leaves all
// blocks but one as they were. It changes how fast an answer comes, never which.

import { firstWhere } from "../text/ordered.ts";
import { sharedBetween } from "../text/shared.ts";
import type { Span } from "../text/span.ts";
import { finished } from "../text/steps.ts";
import type { Text } from "../text/text.ts";
import type { Block, Comment, Pieces, Results, Tree } from "./tree.ts";
import { bitsIn, holdsCue, type Cues, type Unmoved, type WordTable } from "./words.ts";

/**
 * Which of `blocks`, which stand in `prose`, are those of `before`, the version before: the same prose, and the same as
 * far as `overhang` reaches behind it.
 */
export function unmoved(prose: Text, blocks: readonly Block[], before: Pick<Tree, "prose" | "blocks" | "comments">): Omit<Unmoved, "words"> {
  const { start, end: alike } = sharedBetween(before.prose, prose);
  const isSame = start === prose.length && start === before.prose.length;
  const end = prose.length - alike;
  const shift = prose.length - before.prose.length;
  const old = before.blocks;
  const last = withoutReach(before.comments, start);

  let same = 0;
  const most = Math.min(blocks.length, old.length);
  for (; same < most; same++) {
    const { at } = blocks[same]!;
    const { at: was } = old[same]!;
    if (at.from !== was.from || at.to !== was.to || (at.to > last && !isSame)) break;
  }
  let sameEnd = 0;
  for (; sameEnd < most - same; sameEnd++) {
    const { at } = blocks[blocks.length - 1 - sameEnd]!;
    const { at: was } = old[old.length - 1 - sameEnd]!;
    if (at.from < end || at.from !== was.from + shift || at.to !== was.to + shift) break;
  }
  return { same, sameEnd, shift };
}

/** How far a block may go for its overhang to end before `start`: a comment is no part of that. */
function withoutReach(comments: readonly Comment[], start: number): number {
  let last = start - overhang;
  for (let i = firstWhere(comments.length, (one) => comments[one]!.from >= start) - 1; i >= 0 && comments[i]!.to > last; i--) last -= comments[i]!.to - comments[i]!.from;
  return last;
}

/** The pieces of a version: what `before` made of a block comes along where the block is the same. */
export function keepPieces(prose: Text, blocks: readonly Block[], before: PiecedTree, { same, sameEnd }: Omit<Unmoved, "words">): Pieces {
  const byBlock: Results[] = new Array(blocks.length);
  const old = before.pieces?.byBlock ?? [];
  const wholes = new Map(before.pieces?.wholes);
  if (old.length === 0) {
    for (let i = 0; i < blocks.length; i++) byBlock[i] = new Map<string, unknown>();
    return { byBlock, wholes };
  }
  for (let i = 0; i < same; i++) byBlock[i] = old[i]!;
  for (let i = 1; i <= sameEnd; i++) byBlock[blocks.length - i] = old[old.length - i]!;
  // Between the two, a block may have moved, or its neighbours may have changed.
  const wordsOf = (text: Text, { at }: Block) => `${at.to - at.from} ${text.slice(at.from, at.to + overhang)}`;
  const moved = new Map<string, Results>();
  for (let i = same; i < old.length - sameEnd; i++) moved.set(wordsOf(before.prose, before.blocks[i]!), old[i]!);
  for (let i = same; i < blocks.length - sameEnd; i++) {
    byBlock[i] = (moved.size > 0 ? moved.get(wordsOf(prose, blocks[i]!)) : undefined) ?? new Map<string, unknown>();
  }
  return { byBlock, wholes };
}

/** How far behind a block's end that which starts in it may go on: a reader of real text may end a block too soon. */
export const overhang = 64;

/**
 * What `make` makes of the block (position in `tree.blocks`), or made of it in the version before. The result must depend
 * on the block's prose and words alone, with offsets from its start, and on the thing `on` (a dictionary, a list of terms)
 * if there is one; `use` names the function. A document that is read for the first time keeps nothing.
 */
export function ofBlock<T>(tree: PiecedTree, block: number, use: string, make: (block: number) => T, on?: object): T {
  const results = tree.pieces?.byBlock[block];
  const result = results?.get(use);
  if (result !== undefined) {
    if (on === undefined) return result as T;
    // What rests on another thing than today's is written over: nobody asks for it again.
    const { on: before, value } = result as Resting<T>;
    if (before === on) return value;
  }
  const value = make(block);
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

/** Whether a block may hold anything at all that is sought, or bits that say what: asked before its prose is read. */
export type Promising<From = Tree, Promised extends boolean | number = boolean> = (tree: From, block: number) => Promised;

/** Whether one of `cues` stands in a block, or in the little behind it that what starts in it may reach. */
export function promisedBy(cues: Cues): Promising {
  return (tree, block) => holdsCue(tree, block, cues, overhang);
}

/** All bits of the words of a block, and of the little behind it that what starts in it may reach. */
export function promisedBits(bits: WordTable): Promising<Tree, number> {
  return (tree, block) => bitsIn(tree, block, bits, overhang);
}

/**
 * All blocks in which `make` finds something, in order, of those that are `promising`; after an edit only those that
 * changed are looked at. See `ofBlock`.
 */
export function foundInBlocks<T, From extends PiecedTree = Tree>(tree: From, use: string, make: (prose: string) => readonly T[], promising: Promising<From>, on?: object): readonly FoundIn<T>[] {
  return finished(findingInBlocks(tree, use, make, promising, on));
}

/** Finds, in steps, what `make` finds in blocks, which is told what was promised of each. */
type FindingBy<Least> = <T extends Least, From extends PiecedTree = Tree, Promised extends boolean | number = boolean>(
  tree: From,
  use: string,
  make: (prose: string, promised: Promised) => readonly T[],
  promising: Promising<From, Promised>,
  on?: object,
) => Finding<T>;

/** `foundInBlocks` in steps. */
export const findingInBlocks: FindingBy<unknown> = (tree, use, make, promising, on) =>
  findingPromised(tree, use, ({ from, to }, promised) => make(tree.prose.slice(from, to), promised), promising, on);

const none: readonly never[] = [];

/**
 * As `findingInBlocks`, for what may begin in a block and end behind it: `make` is given the block's prose and a little of
 * what follows, and what it finds from there on is left to the blocks that it stands in.
 */
export const findingFromBlocks: FindingBy<{ readonly from: number }> = (tree, use, make, promising, on) =>
  findingPromised(tree, use, ({ from, to }, promised) => {
    const found = make(tree.prose.slice(from, to + overhang), promised);
    return found.length === 0 ? none : found.filter((one) => one.from < to - from);
  }, promising, on);

/** What `read` finds in the blocks that are promising, each of which it is given with what was promised. */
function findingPromised<T, From extends PiecedTree, Promised extends boolean | number>(tree: From, use: string, read: (at: Span, promised: Promised) => readonly T[], promising: Promising<From, Promised>, on: object | undefined): Finding<T> {
  let promised: Promised;
  const made = (block: number): readonly T[] => read(tree.blocks[block]!.at, promised);
  return findingWhere(tree, use, on, (block) => ((promised = promising(tree, block)) ? ofBlock(tree, block, use, made, on) : none));
}

/** What is found in the end, in steps of so many blocks. */
type Finding<T> = Generator<undefined, readonly FoundIn<T>[]>;
const blocksAtOnce = 64;

/** As `findingInBlocks`, for what `itemsOf` makes of a block's words without reading its prose. */
export function* findingWhere<T>(tree: PiecedTree, use: string, on: object | undefined, itemsOf: (block: number) => readonly T[]): Finding<T> {
  const findIn = (from: number, to: number): FoundIn<T>[] => {
    const found: FoundIn<T>[] = [];
    for (let block = from; block < to; block++) {
      const items = itemsOf(block);
      if (items.length > 0) found.push({ block, items });
    }
    return found;
  };
  if (!tree.pieces) {
    const found: FoundIn<T>[] = [];
    for (let block = 0; block < tree.blocks.length; block += blocksAtOnce) {
      for (const one of findIn(block, Math.min(block + blocksAtOnce, tree.blocks.length))) found.push(one);
      yield undefined;
    }
    return found;
  }
  const afresh = () => findIn(0, tree.blocks.length);
  return ofAllBlocks<readonly FoundIn<T>[]>(tree, `found: ${use}`, on, afresh, (before, { from, to, gone }) => {
    const shift = to - from - gone.length;
    const ahead = before.filter(({ block }) => block < from);
    const behind = before.filter(({ block }) => block >= from + gone.length);
    return [...ahead, ...findIn(from, to), ...(shift === 0 ? behind : behind.map(({ block, items }) => ({ block: block + shift, items })))];
  });
}

type PiecedTree = Pick<Tree, "prose" | "blocks" | "pieces">;

/** The blocks `from`..`to` of this version stand where an earlier one had those that are `gone`; all others are the same. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly gone: readonly Results[];
}

/** The value of all blocks: kept, made of an earlier version's and what differs, or made afresh. */
function ofAllBlocks<T>(tree: PiecedTree, use: string, on: object | undefined, afresh: () => T, after: (before: T, difference: Difference) => T): T {
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

/** What differs between the two versions that were asked of last: nearly all that is made of all blocks asks for the same. */
let last: { readonly before: WeakRef<readonly Results[]>; readonly after: WeakRef<readonly Results[]>; readonly difference: Difference } | undefined;

function differenceOf(before: readonly Results[], after: readonly Results[]): Difference {
  if (last?.after.deref() === after && last.before.deref() === before) return last.difference;
  const difference = differenceBetween(before, after);
  last = { before: new WeakRef(before), after: new WeakRef(after), difference };
  return difference;
}

function differenceBetween(before: readonly Results[], after: readonly Results[]): Difference {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  let end = 0;
  while (end < most - same && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: same, to: after.length - end, gone: before.slice(same, before.length - end) };
}

/**
 * What `make` makes of all of a text's prose, kept from version to version while the structure stays: `after` makes it of
 * what it was for the prose `before`, or nothing, where it has to be made afresh.
 */
export function ofAllProse<T>(make: (prose: Text) => T, after: (value: T, before: Text, prose: Text) => T | undefined): (tree: Tree) => T {
  const known = new WeakMap<object, { readonly prose: Text; readonly value: T }>();
  return ({ prose, shape }) => {
    const last = known.get(shape);
    if (last?.prose === prose) return last.value;
    const value = (last && after(last.value, last.prose, prose)) ?? make(prose);
    known.set(shape, { prose, value });
    return value;
  };
}

/** What `make` makes of a tree's structure, of no words and no places: it holds for all versions of one shape. */
export function ofShape<T>(make: (tree: Tree) => T): (tree: Tree) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (tree) => {
    let made = known.get(tree.shape);
    if (!made) known.set(tree.shape, (made = { value: make(tree) }));
    return made.value;
  };
}
