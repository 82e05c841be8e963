// The references of a document: one pass over its blocks, each of which is read by itself (block-references.ts). What a
// reference means is the resolver's business (index/resolve.ts).

import { firstFrom } from "../text/ordered.ts";
import { BlockReader, type BlockReferences, type CitingText } from "./block-references.ts";
import { movedBy } from "./found-reference.ts";
import { ofBlock } from "./memo.ts";
import type { Block, Pieces, Reference, Structure } from "./tree.ts";

export interface ReferenceSource extends CitingText {
  readonly structure: Structure;
  readonly pieces: Pieces | undefined;
}

/** The references of the version before, and its blocks; of these, as many at the start and the end stand unchanged as it says. */
export interface ReferencesBefore {
  readonly references: readonly Reference[];
  readonly blocks: readonly Block[];
  readonly same: number;
  readonly sameEnd: number;
  readonly shift: number;
}

/** So many blocks are read in one step, and so many words of a long one. */
const blocksAtOnce = 32;
const wordsAtOnce = 2048;

/**
 * Finds, in steps, all references of a document, in document order; they do not overlap. `before` may be given where the
 * version before had the same shape, identity and forms: what it cites in blocks that did not change is taken over.
 */
export function* findingReferences(source: ReferenceSource, before?: ReferencesBefore): Generator<void, Reference[]> {
  const { prose, words, pieces, structure: { blocks } } = source;
  const reader = new BlockReader(source);
  const read = (index: number): BlockReferences => {
    reader.begin(index, blocks[index]!);
    reader.over(Infinity);
    return reader.result();
  };
  const tree = { prose, blocks, pieces };
  const { paragraph, row } = usesOf(source);
  const found: Reference[] = before ? before.references.slice(0, firstOf(before, before.same)) : [];
  const end = blocks.length - (before?.sameEnd ?? 0);
  for (let index = before?.same ?? 0; index < end; index++) {
    if (index % blocksAtOnce === blocksAtOnce - 1) yield;
    const block = blocks[index]!;
    if (citesNothing(block)) continue;
    const use = block.kind === "row" ? row : paragraph;
    const isLong = words.first[index + 1]! - words.first[index]! > wordsAtOnce;
    const isAhead = isLong && !pieces?.byBlock[index]!.has(use);
    if (isAhead) {
      reader.begin(index, block);
      while (reader.over(wordsAtOnce)) yield;
    }
    take(found, ofBlock(tree, index, use, isAhead ? () => reader.result() : read), block);
  }
  return before ? found.concat(movedEnd(before)) : found;
}

/** What a block cites depends on its words, on whether it is a table's row, on whose document it is, and on the project's words. */
function usesOf({ identity: { kind, key, title, aliases }, forms }: ReferenceSource): { readonly paragraph: string; readonly row: string } {
  const paragraph = `references ${kind} ${key} ${title} ${aliases.join()} ${forms.referenceWords.join()}`;
  return { paragraph, row: `row ${paragraph}` };
}

/** Whether no reference stands in the block, whatever its words: the document's own name cites nothing. */
function citesNothing({ kind, clause }: Block): boolean {
  return kind === "listing" || (kind === "heading" && clause < 0);
}

/** Takes what was read in a block for what stands in `block`, which may have moved since. */
function take(found: Reference[], { from, clause: home, references }: BlockReferences, { at, clause }: Block): void {
  const by = at.from - from;
  for (const reference of references) found.push(by === 0 && home === clause ? reference : movedBy(reference, by, clause));
}

/** The references of a version of which the blocks that differ from the version before hold `changed`. */
export function referencesAround(changed: readonly Reference[], before: ReferencesBefore): readonly Reference[] {
  return [...before.references.slice(0, firstOf(before, before.same)), ...changed, ...movedEnd(before)];
}

/** What the version before cites in its blocks at the end that stand unchanged, where it stands now. */
function movedEnd(before: ReferencesBefore): readonly Reference[] {
  const { references, shift } = before;
  const end = references.slice(firstOf(before, before.blocks.length - before.sameEnd));
  return shift === 0 ? end : end.map((reference) => movedBy(reference, shift, reference.clause));
}

/** Position of the first reference in the block at `index` or behind it. */
function firstOf({ references, blocks }: Pick<ReferencesBefore, "references" | "blocks">, index: number): number {
  return index < blocks.length ? firstFrom(references, blocks[index]!.at.from) : references.length;
}
