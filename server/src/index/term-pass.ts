// One pass over a document finds all that the terms have to do with it: their uses, what misses a term by its case or a
// hyphen, and what is written with capitals but is no term. The longest term wins, and what is a part of a reference is
// no use.

import type { Numbers, Reference, Tree } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import { nothing, termsIn, termsOfBlock, type BlockTerms } from "./block-terms.ts";
import type { CapitalRun } from "./capital-runs.ts";
import type { Facts } from "./facts.ts";
import { termKey, type TermKey } from "./keys.ts";
import { ownBodies } from "./own-words.ts";
import { placesOf, splicedEnds, type Places } from "./term-places.ts";
import type { TermSet } from "./term-set.ts";
import { wordSet, type WordSet } from "./term-words.ts";
import { referencesIn, type Touched } from "./touched.ts";

export interface TermPass {
  /** The terms that it was made with. Later ones may differ, in what has nothing to do with the document. */
  readonly set: TermSet;
  /** In order; none overlaps another or a reference. */
  readonly uses: Places;
  /** A term's own words, two at least, but for case and hyphens. */
  readonly misses: Places;
  readonly runs: readonly CapitalRun[];
  /** Every term that is mentioned outside its own definition, inside longer terms and in references too. */
  readonly mentioned: ReadonlySet<TermKey>;
  readonly text: WordSet;
}

/** So many blocks are gone over in one step. */
const blocksAtOnce = 32;

/** What the terms of `set` have to do with `document`, in steps. */
export function* passing(document: Facts, set: TermSet): Generator<void, TermPass> {
  const { tree } = document;
  const isTaken = ascending(takenSpans(tree));
  const isOwn = ownBodies(document);
  const uses: number[] = [];
  const misses: number[] = [];
  const runs: CapitalRun[] = [];
  const into = { uses, misses, runs };
  const mentioned = new Set<TermKey>();
  // Of each form, whether its term is known to be mentioned: most are, again and again.
  const isKnown = new Uint8Array(set.forms.length);
  for (let index = 0; index < tree.blocks.length; index++) {
    if (index % blocksAtOnce === blocksAtOnce - 1) yield;
    const block = tree.blocks[index]!;
    if (block.kind === "listing") continue;
    const found = termsOfBlock(tree, index, set);
    if (found === nothing) continue;
    const start = block.at.from;
    for (let i = 0; i < found.mentions.length; i += 2) {
      const form = found.mentions[i + 1]!;
      if (isKnown[form] === 1) continue;
      const { term } = set.forms[form]!;
      if (!mentioned.has(term) && isOwn(term, start + found.mentions[i]!)) continue;
      mentioned.add(term);
      isKnown[form] = 1;
    }
    addPlaces(found, start, isTaken, into);
  }
  for (const reference of tree.references) {
    const term = termNamedBy(reference);
    if (term !== undefined) mentioned.add(term);
  }
  return { set, uses: placesOf(new Int32Array(uses), set), misses: placesOf(new Int32Array(misses), set), runs, mentioned, text: wordSet(tree.words) };
}

/**
 * The uses of terms in the blocks `first`..`last` of `document`, the same as `passing` finds there. `setFor` gives a set
 * that knows the terms of these words (by number).
 */
export function usesInBlocks({ tree }: Facts, first: number, last: number, setFor: (words: Numbers) => TermSet): Places {
  const { blocks, words } = tree;
  const set = setFor(words.number.subarray(words.first[first]!, words.first[last]!));
  const isTaken = ascending(takenSpans(tree, blocks[first]?.at.from, blocks[last - 1]?.at.to));
  const uses: number[] = [];
  for (let index = first; index < last; index++) {
    if (blocks[index]!.kind !== "listing") takePlaces(uses, termsIn(tree, index, set).uses, blocks[index]!.at.from, isTaken);
  }
  return placesOf(new Int32Array(uses), set);
}

/** Adds what was `found` in the block that begins at `start`, but for what is a part of a reference or of a definition's own term. */
function addPlaces(found: BlockTerms, start: number, isTaken: (from: number, to: number) => boolean, into: { readonly uses: number[]; readonly misses: number[]; readonly runs: CapitalRun[] }): void {
  takePlaces(into.uses, found.uses, start, isTaken);
  takePlaces(into.misses, found.misses, start, isTaken);
  for (const run of found.runs) {
    const at = { from: start + run.at.from, to: start + run.at.to };
    if (!isTaken(at.from, at.to)) into.runs.push({ ...run, at });
  }
}

function takePlaces(places: number[], own: readonly number[], start: number, isTaken: (from: number, to: number) => boolean): void {
  for (let i = 0; i < own.length; i += 3) {
    const from = start + own[i]!;
    const to = start + own[i + 1]!;
    if (!isTaken(from, to)) places.push(from, to, own[i + 2]!);
  }
}

/**
 * What `passing` would give for `document`, made of what `earlier` is for the version `before`: of the blocks that an
 * edit touched, and of all others as they were.
 */
export function passAfter(before: Facts, earlier: TermPass, document: Facts, touched: Touched): TermPass {
  const { set } = earlier;
  const old = before.tree.blocks;
  const now = document.tree.blocks;
  const from = old[touched.from]?.at.from ?? before.tree.text.length;
  const to = old[touched.to]?.at.from ?? before.tree.text.length;
  const shift = (now[touched.to]?.at.from ?? document.tree.text.length) - to;
  const middle = { uses: [] as number[], misses: [] as number[], runs: [] as CapitalRun[] };
  const isTaken = ascending(takenSpans(document.tree, now[touched.from]?.at.from, now[touched.to - 1]?.at.to));
  for (let index = touched.from; index < touched.to; index++) {
    const { kind, at } = now[index]!;
    if (kind !== "listing") addPlaces(termsOfBlock(document.tree, index, set), at.from, isTaken, middle);
  }

  const { counts, mentioned } = mentionsAfter(before, earlier, document, touched);
  const spliced = (places: Places, found: readonly number[]): Places => placesOf(splicedEnds(places.ends, from, to, shift, found), set);
  const pass: TermPass = {
    set,
    uses: spliced(earlier.uses, middle.uses),
    misses: spliced(earlier.misses, middle.misses),
    runs: [...earlier.runs.filter(({ at }) => at.from < from), ...middle.runs, ...earlier.runs.filter(({ at }) => at.from >= to).map((run) => ({ ...run, at: { from: run.at.from + shift, to: run.at.to + shift } }))],
    mentioned,
    text: wordSet(document.tree.words),
  };
  mentionCounts.set(pass, counts);
  return pass;
}

/** How often each term is mentioned, and which are at all: as before, where the edit changed none of it. */
function mentionsAfter(before: Facts, earlier: TermPass, document: Facts, touched: Touched): { readonly counts: ReadonlyMap<TermKey, number>; readonly mentioned: ReadonlySet<TermKey> } {
  const { set } = earlier;
  const more = new Map<TermKey, number>();
  const add = (by: number) => (term: TermKey) => void more.set(term, (more.get(term) ?? 0) + by);
  countMentions(before, set, touched, add(-1));
  countMentions(document, set, touched, add(1));
  const old = mentionsOf(before, earlier);
  const changed = [...more].filter(([, by]) => by !== 0);
  if (changed.length === 0) return { counts: old, mentioned: earlier.mentioned };
  const counts = new Map(old);
  const mentioned = new Set(earlier.mentioned);
  for (const [term, by] of changed) {
    const count = (counts.get(term) ?? 0) + by;
    counts.set(term, count);
    if (count > 0) mentioned.add(term);
    else mentioned.delete(term);
  }
  return { counts, mentioned };
}

/** How often each term is mentioned outside its own definition: made when the first edit asks, handed on from then. */
const mentionCounts = new WeakMap<TermPass, ReadonlyMap<TermKey, number>>();

function mentionsOf(document: Facts, pass: TermPass): ReadonlyMap<TermKey, number> {
  let counts = mentionCounts.get(pass);
  if (!counts) {
    const made = new Map<TermKey, number>();
    countMentions(document, pass.set, { from: 0, to: document.tree.blocks.length }, (term) => made.set(term, (made.get(term) ?? 0) + 1));
    mentionCounts.set(pass, (counts = made));
  }
  return counts;
}

function countMentions(document: Facts, set: TermSet, blocks: Pick<Touched, "from" | "to">, count: (term: TermKey) => void): void {
  const { tree } = document;
  const isOwn = ownBodies(document);
  for (let index = blocks.from; index < blocks.to; index++) {
    const block = tree.blocks[index]!;
    if (block.kind === "listing") continue;
    const { mentions } = termsOfBlock(tree, index, set);
    for (let i = 0; i < mentions.length; i += 2) {
      const { term } = set.forms[mentions[i + 1]!]!;
      if (!isOwn(term, block.at.from + mentions[i]!)) count(term);
    }
  }
  for (const reference of referencesIn(tree, blocks, [])) {
    const term = termNamedBy(reference);
    if (term !== undefined) count(term);
  }
}

/** The term that a reference names, if it names one. */
function termNamedBy({ target }: Reference): TermKey | undefined {
  if (target.kind === "definition") return termKey(target.term);
  return "document" in target && target.document?.kind === "named" ? termKey(target.document.name) : undefined;
}

/** The spans of references, their headings and defined terms that begin in `from`..`to`, in order. */
function takenSpans({ references, definitions }: Tree, from = 0, to = Infinity): readonly Span[] {
  const spans: Span[] = [];
  for (let i = firstFrom(references, from); i < references.length && references[i]!.at.from < to; i++) {
    const { at, heading } = references[i]!;
    spans.push(at);
    if (heading) spans.push(heading);
  }
  for (let i = firstFrom(definitions, from); i < definitions.length && definitions[i]!.at.from < to; i++) spans.push(definitions[i]!.at);
  return spans.sort((a, b) => a.from - b.from);
}

/** Whether `from`..`to` overlaps one of `spans`, which hardly overlap one another; asked mostly in the order of the text. */
function ascending(spans: readonly Span[]): (from: number, to: number) => boolean {
  const froms = new Int32Array(spans.length);
  const tos = new Int32Array(spans.length);
  for (let i = 0; i < spans.length; i++) {
    froms[i] = spans[i]!.from;
    tos[i] = spans[i]!.to;
  }
  let near = 0;
  return (from, to) => {
    // The first that begins at `to` or behind it is not far from the last answer.
    while (near < froms.length && froms[near]! < to) near++;
    while (near > 0 && froms[near - 1]! >= to) near--;
    // A longer one that began before its neighbours is not far back.
    for (let i = near - 1; i >= 0 && i >= near - 8; i--) if (tos[i]! > from) return true;
    return false;
  };
}
