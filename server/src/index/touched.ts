// What an edit within a paragraph or a heading leaves as it was: where the structure of a document and its terms did not
// change, what a rule found of the references in other blocks stands. What a term means may have changed, and what a
// heading says.

import { firstWhere, lastFrom } from "../text/ordered.ts";
import { unmoved } from "../syntax/memo.ts";
import { sameWords } from "../syntax/shape.ts";
import { oncePer } from "../text/remembered.ts";
import { hasLostNumbers } from "./lost-numbers.ts";
import { hasPageFurniture } from "./page-furniture.ts";
import { isCut, isDrafted } from "./cut.ts";
import type { Definition, Reference, Tree } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";

/** The blocks that differ between two versions of one document, whose structure is the same in both. */
export interface Touched {
  /** Positions in `tree.blocks`, half-open; there are as many blocks before as after. */
  readonly from: number;
  readonly to: number;
  /** Whether these blocks begin and end as they did, for as far as a look at a list goes. */
  readonly isInner: boolean;
  /** The clauses (positions in `tree.clauses`) whose headings have other words. */
  readonly headings: readonly number[];
  /** The blocks that a suppression covers: what it silences must be found again for it to be known to be in use. */
  readonly covered: readonly number[];
}

/** What was told of a version and the one before it, which is known by its number: whatever held it, however weakly, would keep it through each small collection of garbage, and with it all those before it. */
const known = new WeakMap<Tree, { readonly before: number; readonly touched: Touched | undefined }>();
const numberOf = oncePer((_: Tree): number => ++last);
let last = 0;

/** What an edit touched; undefined where it changed more than the words of some blocks. */
export function touchedBetween(before: Tree, after: Tree): Touched | undefined {
  const told = known.get(after);
  const number = numberOf(before);
  if (told?.before === number) return told.touched;
  const touched = compare(before, after);
  known.set(after, { before: number, touched });
  return touched;
}

function compare(before: Tree, after: Tree): Touched | undefined {
  if (before.language !== after.language || before.shape !== after.shape || before.definitions.length !== after.definitions.length) return undefined;
  // What came out of pages, breaks off, is not drafted here or lost its numbers is trusted less all over.
  if ([hasPageFurniture, isCut, isDrafted, hasLostNumbers].some((is) => is({ tree: before }) !== is({ tree: after }))) return undefined;
  const { same, sameEnd } = unmoved(after.prose, after.blocks, before);
  const from = same;
  const to = after.blocks.length - sameEnd;
  // The last block tells whether the text is cut off.
  if (to === after.blocks.length || to - from > most) return undefined;
  if (!before.definitions.every((definition, i) => sameDefinition(before, definition, after, after.definitions[i]!))) return undefined;
  const covered = coveredBlocks(before, after);
  return covered && { from, to, covered, isInner: sameEdges(before, after, from, to), headings: changedHeadings(before, after) };
}

function changedHeadings(before: Tree, after: Tree): readonly number[] {
  if (before.headings === after.headings) return [];
  return after.clauses.filter(({ heading, index }) => !sameWords(before.text, before.clauses[index]!.heading, after.text, heading)).map(({ index }) => index);
}

/** The references of the blocks that were touched and of `others` (positions), in order. */
export function referencesIn(tree: Tree, { from, to }: Pick<Touched, "from" | "to">, others: readonly number[]): readonly Reference[] {
  const wanted = new Set(others);
  for (let i = from; i < to; i++) wanted.add(i);
  return [...wanted].sort((a, b) => a - b).flatMap((block) => {
    const at = tree.blocks[block]?.at;
    return at ? tree.references.slice(firstAt(tree.references, at.from), firstAt(tree.references, at.to)) : [];
  });
}

/** The keys of `facts` that lead under one of the `headings` (positions of clauses), or to it. */
export function* keysUnder({ tree, implied }: Pick<Facts, "tree" | "implied">, headings: readonly number[]): Iterable<string> {
  const under = new Set(headings);
  for (const { index, parent, group, key } of tree.clauses) {
    if (!under.has(index) && !under.has(parent) && !under.has(group)) continue;
    under.add(index);
    if (key !== "") yield key;
  }
  for (const [key, { index }] of implied) if (under.has(index)) yield key;
}

/** As `firstFrom`, without making spans: there are hundreds of blocks to look for. */
function firstAt(references: readonly Reference[], offset: number): number {
  return firstWhere(references.length, (position) => references[position]!.from >= offset);
}

/** Position of the block that `offset` stands in, or of the one before it. */
export function blockAt({ blocks }: Tree, offset: number): number {
  return Math.max(0, lastFrom(blocks, offset));
}

/** Whether the edit is further from the ends of the blocks than `edge`, in both versions. */
function sameEdges(before: Tree, after: Tree, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const old = before.blocks[i]!.at;
    const now = after.blocks[i]!.at;
    if (before.text.slice(old.from, old.from + edge) !== after.text.slice(now.from, now.from + edge)) return false;
    if (before.text.slice(Math.max(old.from, old.to - edge), old.to) !== after.text.slice(Math.max(now.from, now.to - edge), now.to)) return false;
  }
  return true;
}

/** How far a rule about lists looks into what stands before an item. */
const edge = 120;

/** The blocks under suppressions; undefined where these differ, or cover more than a few blocks. */
function coveredBlocks(before: Tree, after: Tree): readonly number[] | undefined {
  const { suppressions } = after;
  if (suppressions.length !== before.suppressions.length) return undefined;
  const covered: number[] = [];
  for (const [i, { covers, rules, reason }] of suppressions.entries()) {
    const old = before.suppressions[i]!;
    const first = blockAt(after, covers.from);
    const last = blockAt(after, covers.to);
    if (old.reason !== reason || old.rules.join() !== rules.join() || last - first > most) return undefined;
    if (first !== blockAt(before, old.covers.from) || last !== blockAt(before, old.covers.to)) return undefined;
    for (let block = first; block <= last; block++) covered.push(block);
  }
  return covered;
}

/** More blocks at once are no keystroke. */
const most = 8;

/** Whether two definitions are the same but for the words of their meaning. */
function sameDefinition(before: Tree, a: Definition, after: Tree, b: Definition): boolean {
  const more = b.body.to - b.body.from - (a.body.to - a.body.from);
  if (more !== 0 && more !== after.text.length - before.text.length) return false;
  // Whether one has a meaning at all may hang on what stands behind it.
  return a.term === b.term && a.kind === b.kind && a.scope === b.scope && a.clause === b.clause && a.within === b.within && a.certain === b.certain && a.form === b.form && a.aliases.join("\n") === b.aliases.join("\n");
}
