// One pass over a document finds all that the terms have to do with it: their uses, what misses a term by its case or a
// hyphen, and what is written with capitals but is no term. The longest term wins, and what is a part of a reference is
// no use.

import { ofBlock } from "../syntax/memo.ts";
import type { Definition, Reference, Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { termKey, type TermKey } from "./keys.ts";
import type { TermForm, TermSet } from "./term-set.ts";
import { capitalised, isWordPart, shapeOf } from "../text/lexicon.ts";
import { cues } from "../syntax/words.ts";
import { wordSet, type WordSet } from "./term-words.ts";
import { referencesIn, type Touched } from "./touched.ts";

/** A place where a term is used, or nearly so. */
export interface TermPlace {
  /** With the plural's ending and the possessive's. */
  readonly at: Span;
  readonly form: TermForm;
}

/** Words with capitals in running text of which no term covers all. */
export interface CapitalRun {
  readonly at: Span;
  readonly words: number;
  /** How many of the words are part of a term's use. */
  readonly covered: number;
  /** Whether a word in lower case stands before it: it does not begin its sentence. */
  readonly isInside: boolean;
  /** Whether it stands in a table. */
  readonly isRow: boolean;
}

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

/** Places kept small: an object is made of one when it is asked for. */
export interface Places {
  /** From, to, and the number of the form, one after the other. */
  readonly ends: Int32Array;
  readonly length: number;
  at(index: number): TermPlace;
  /** The place that `offset` touches. */
  touching(offset: number): TermPlace | undefined;
  /** The places that begin in `span`. */
  within(span: Span): readonly TermPlace[];
}

/** What the terms of `set` have to do with `document`. */
export function passOver(document: Facts, set: TermSet): TermPass {
  const { tree } = document;
  const isTaken = ascending(takenSpans(tree));
  const isOwn = ownBodies(document);
  const uses: number[] = [];
  const misses: number[] = [];
  const runs: CapitalRun[] = [];
  const mentioned = new Set<TermKey>();
  // Of each form, whether its term is known to be mentioned: most are, again and again.
  const isKnown = new Uint8Array(set.forms.length);
  for (let index = 0; index < tree.blocks.length; index++) {
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
    placesOfBlock(tree, index, set, isTaken, { uses, misses, runs });
  }
  for (const reference of tree.references) {
    const term = termNamedBy(reference);
    if (term !== undefined) mentioned.add(term);
  }
  return { set, uses: placesOf(Int32Array.from(uses), set), misses: placesOf(Int32Array.from(misses), set), runs, mentioned, text: wordSet(tree.words) };
}

/** Adds what the terms have to do with one block, but for what is a part of a reference or of a definition's own term. */
function placesOfBlock(tree: Tree, index: number, set: TermSet, isTaken: (from: number, to: number) => boolean, into: { readonly uses: number[]; readonly misses: number[]; readonly runs: CapitalRun[] }): void {
  const { kind, at: { from: start } } = tree.blocks[index]!;
  if (kind === "listing") return;
  const found = termsOfBlock(tree, index, set);
  const take = (places: number[], own: readonly number[]): void => {
    for (let i = 0; i < own.length; i += 3) {
      const from = start + own[i]!;
      const to = start + own[i + 1]!;
      if (!isTaken(from, to)) places.push(from, to, own[i + 2]!);
    }
  };
  take(into.uses, found.uses);
  take(into.misses, found.misses);
  for (const run of found.runs) {
    const at = { from: start + run.at.from, to: start + run.at.to };
    if (!isTaken(at.from, at.to)) into.runs.push({ ...run, at });
  }
}

/**
 * What `passOver` would give for `document`, made of what `earlier` is for the version `before`: of the blocks that an
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
  for (let index = touched.from; index < touched.to; index++) placesOfBlock(document.tree, index, set, isTaken, middle);

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

/** `ends` with what stands in `from`..`to` replaced, and what stands behind it moved. */
function splicedEnds(ends: Int32Array, from: number, to: number, shift: number, found: readonly number[]): Int32Array {
  let first = 0;
  while (first < ends.length && ends[first]! < from) first += 3;
  let last = first;
  while (last < ends.length && ends[last]! < to) last += 3;
  const made = new Int32Array(first + found.length + ends.length - last);
  made.set(ends.subarray(0, first));
  made.set(found, first);
  for (let i = last, at = first + found.length; i < ends.length; i += 3, at += 3) {
    made[at] = ends[i]! + shift;
    made[at + 1] = ends[i + 1]! + shift;
    made[at + 2] = ends[i + 2]!;
  }
  return made;
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

function termsOfBlock(tree: Tree, index: number, set: TermSet): BlockTerms {
  const block = tree.blocks[index]!;
  const isRow = block.kind === "row";
  const isTitle = block.kind === "heading" || (isRow && block.row === 0 && tree.tables[block.table]?.header === true);
  return ofBlock(tree, index, isTitle ? "terms in a title" : isRow ? "terms in a row" : "terms", () => termsIn(tree, index, set, isTitle, isRow), set);
}

/** What the terms have to do with one block's prose, with offsets from its start; kept while neither changes. */
interface BlockTerms {
  /** From, to, and the number of the form, one after the other. */
  readonly uses: readonly number[];
  readonly misses: readonly number[];
  /** From, and the number of the form, of every mention, inside longer terms too. */
  readonly mentions: readonly number[];
  readonly runs: readonly CapitalRun[];
}

const noPlaces: readonly number[] = [];
const noRuns: readonly CapitalRun[] = [];
const nothing: BlockTerms = { uses: noPlaces, misses: noPlaces, mentions: noPlaces, runs: noRuns };

/** Of the words of the block at hand: where each begins and ends, its number in the terms, and where the use ends that covers it. */
let starts = new Int32Array(1024);
let stops = new Int32Array(1024);
let inTerms = new Int32Array(1024);
let covered = new Int32Array(1024);

function termsIn(tree: Tree, index: number, set: TermSet, isTitle: boolean, isRow: boolean): BlockTerms {
  const { prose, words } = tree;
  const { from: start, to: limit } = tree.blocks[index]!.at;
  const first = words.first[index]!;
  const count = words.first[index + 1]! - first;
  if (count > starts.length) makeRoom(count);
  let isEmpty = true;
  for (let i = 0; i < count; i++) {
    const number = words.number[first + i]!;
    inTerms[i] = number < set.inTerms.length ? set.inTerms[number]! : -1;
    if (inTerms[i]! >= 0 || (shapeOf(number) & capitalised) !== 0) isEmpty = false;
  }
  if (isEmpty) return nothing;
  for (let i = 0; i < count; i++) {
    const from = words.from[first + i]!;
    starts[i] = from;
    stops[i] = endOfWord(prose, from, limit);
    covered[i] = 0;
  }
  let uses: number[] | undefined;
  let misses: number[] | undefined;
  let mentions: number[] | undefined;
  let free = 0;
  let freeOfMisses = 0;
  for (let i = 0; i < count; i++) {
    if (inTerms[i]! < 0) continue;
    let node = set.firsts[inTerms[i]!]!;
    if (node < 0) continue;
    let exact = -1;
    let exactWords = 0;
    let exactTo = 0;
    let miss = -1;
    let missWords = 0;
    for (let j = i; ; ) {
      for (const form of set.endsAt(node)) {
        const { text } = set.forms[form]!;
        const end = endOfMatch(prose, starts[i]!, text, limit);
        if (end >= 0) {
          exact = form;
          exactWords = j - i + 1;
          exactTo = end;
          (mentions ??= []).push(starts[i]! - start, form);
        } else if (j > i && !isTitle && nearlyMatches(prose, starts[i]!, stops[j]!, text)) {
          miss = form;
          missWords = j - i + 1;
          // Whoever writes a term in small letters means it, and so uses it.
          (mentions ??= []).push(starts[i]! - start, form);
        }
      }
      if (++j >= count || inTerms[j]! < 0 || !joins(prose, stops[j - 1]!, starts[j]!)) break;
      node = set.step(node, inTerms[j]!);
      if (node < 0) break;
    }
    if (missWords > exactWords && i >= free && i >= freeOfMisses) {
      (misses ??= []).push(starts[i]! - start, stops[i + missWords - 1]! - start, miss);
      freeOfMisses = i + missWords;
    }
    if (exact < 0 || i < free) continue;
    free = i + exactWords;
    covered.fill(free, i, free);
    (uses ??= []).push(starts[i]! - start, exactTo - start, exact);
  }
  const runs = isTitle ? noRuns : runsIn(tree, index, count, isRow);
  if (!uses && !misses && !mentions && runs === noRuns) return nothing;
  return { uses: uses ?? noPlaces, misses: misses ?? noPlaces, mentions: mentions ?? noPlaces, runs };
}

function endOfWord(prose: string, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit && isWordPart(prose.charCodeAt(at))) at++;
  return at;
}

function makeRoom(count: number): void {
  starts = new Int32Array(count * 2);
  stops = new Int32Array(count * 2);
  inTerms = new Int32Array(count * 2);
  covered = new Int32Array(count * 2);
}

/** Runs of words with capitals, joined by spaces, hyphens and `of`; acronyms alone too. */
function runsIn({ prose, words, blocks }: Tree, index: number, count: number, isRow: boolean): readonly CapitalRun[] {
  let found: CapitalRun[] | undefined;
  const start = blocks[index]!.at.from;
  const first = words.first[index]!;
  const isCapital = (i: number): boolean => (shapeOf(words.number[first + i]!) & capitalised) !== 0;
  const leadsIn = (i: number): boolean => leads.has(words.number[first + i]!);
  for (let i = 0; i < count; i++) {
    if (!isCapital(i) || (covered[i] === 0 && leadsIn(i))) continue;
    let last = i;
    for (let j = i + 1; j < count && runsOn(prose, stops[j - 1]!, starts[j]!); j++) {
      if (isCapital(j)) {
        // `Version This element ...`: the columns of a table ran together.
        if (covered[j] === 0 && leadsIn(j) && !small.has(words.number[first + j]!)) break;
        last = j;
      }
      else if (j > last + 1 || !isOf(prose, starts[j]!, stops[j]!)) break;
    }
    let within = 0;
    for (let j = i; j <= last; j++) if (covered[j]! > 0) within++;
    const at = { from: starts[i]!, to: stops[last]! };
    if (within <= last - i && (last > i || isAcronym(prose, at))) {
      const isInside = i > 0 && isLowerWord(prose, i);
      (found ??= []).push({ at: { from: at.from - start, to: at.to - start }, words: last - i + 1, covered: within, isInside, isRow });
    }
    i = last;
  }
  return found ?? noRuns;
}

function isLowerWord(prose: string, i: number): boolean {
  const gap = prose.slice(stops[i - 1]!, starts[i]!);
  const before = prose.charCodeAt(starts[i - 1]!);
  return /^[\s\u00a0]+["“‘(]?$|^, $/.test(gap) && before >= 97 && before <= 122 && stops[i - 1]! - starts[i - 1]! > 1 || (/^[\s\u00a0]+$/.test(gap) && before === 97);
}

function isOf(prose: string, from: number, to: number): boolean {
  return to - from === 2 && prose.startsWith("of", from);
}

function isAcronym(prose: string, { from, to }: Span): boolean {
  if (to - from < 2 || to - from > 8) return false;
  for (let i = from; i < to; i++) {
    const code = prose.charCodeAt(i);
    if (code < 65 || code > 90) return i === to - 1 && code === 115 && to - from > 2;
  }
  return true;
}

/** Words that take a capital at a sentence's start, and begin no name. */
const leads = cuesOf(
  `A An The Each Any Every No All Such This That These Those It Its They Their He She We Our You Your If Where When Which Who
  Whose What How Why For In On At By To Of As And Or But Nor Both Either Neither Once Upon After Before Unless Until Not Nothing
  Save Provided With Without Within From Under Over Through During Following Subject Except Notwithstanding Further
  Furthermore However Therefore Also Only Whether While Whilst Since Because Although Though Then Thus Here There Some Several
  Many Most More Less Few Another Same So Pursuant Having Being Where Whenever Wherever Means Has Is Are See Note Yes`,
);

/** Those of them that may stand in the middle of a name. */
const small = cuesOf("Of And Or For To In On By With At As From Not Only Under Over");

function cuesOf(words: string): ReturnType<typeof cues> {
  const all = new Set(words.split(/\s+/));
  return cues(word => all.has(word));
}

/** Whether a term may go on over what parts two words; with other marks than spaces it is compared whole afterwards. */
function joins(prose: string, from: number, to: number): boolean {
  return to - from <= 3 || runsOn(prose, from, to);
}

/** Whether only white space or one hyphen parts two words. */
function runsOn(prose: string, from: number, to: number): boolean {
  if (to === from + 1) return isSpace(prose.charCodeAt(from)) || isHyphen(prose.charCodeAt(from));
  for (let i = from; i < to; i++) if (!isSpace(prose.charCodeAt(i)) || to - from > 200) return false;
  return to > from;
}

/** Whether `from`..`to` is `form` but for case, and for hyphens where it has spaces or the other way round. */
function nearlyMatches(prose: string, from: number, to: number, form: string): boolean {
  let i = from;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = prose.charCodeAt(i);
    if (wanted === 32 || isHyphen(wanted)) {
      if (isHyphen(code)) i++;
      else if (isSpace(code)) while (isSpace(prose.charCodeAt(i))) i++;
      else return false;
    } else if (isWordPart(wanted) ? isWordPart(code) : code === wanted || (isApostrophe(code) && wanted === 39)) i++;
    else return false;
  }
  return i === to;
}

function isHyphen(code: number): boolean {
  return code === 45 || code === 0x2010 || code === 0x2011;
}

/** Where `form` ends if it stands at `at`, before `limit`, the possessive with it; else -1. White space is as wide as it likes. */
function endOfMatch(prose: string, at: number, form: string, limit: number): number {
  let i = at;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = i < limit ? prose.charCodeAt(i) : NaN;
    if (wanted === 32) {
      if (!isSpace(code)) return -1;
      while (i < limit && isSpace(prose.charCodeAt(i))) i++;
      continue;
    }
    if (code !== wanted && !(wanted === 39 && code === 0x2019)) return -1;
    i++;
  }
  if (i >= limit) return i;
  if (isWordPart(prose.charCodeAt(i))) return -1;
  if (isApostrophe(prose.charCodeAt(i))) {
    if (i + 1 < limit && prose.charCodeAt(i + 1) === 115 && (i + 2 >= limit || !isWordPart(prose.charCodeAt(i + 2)))) return i + 2;
    if (prose.charCodeAt(i - 1) === 115 && i + 1 < limit && isSpace(prose.charCodeAt(i + 1))) return i + 1;
  }
  return i;
}

/** The spans of references, their headings and defined terms that begin in `from`..`to`, in order. */
function takenSpans({ references, definitions }: Tree, from = 0, to = Infinity): readonly Span[] {
  const spans: Span[] = [];
  for (const { at, heading } of references) {
    if (at.from < from || at.from >= to) continue;
    spans.push(at);
    if (heading) spans.push(heading);
  }
  for (const { at } of definitions) if (at.from >= from && at.from < to) spans.push(at);
  return spans.sort((a, b) => a.from - b.from);
}

/** Whether `from`..`to` overlaps one of `spans`, which hardly overlap one another; asked mostly in the order of the text. */
function ascending(spans: readonly Span[]): (from: number, to: number) => boolean {
  const froms = Int32Array.from(spans, span => span.from);
  const tos = Int32Array.from(spans, span => span.to);
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

/** Whether `offset` stands in the term's own definition in this document. */
function ownBodies(document: Facts): (term: TermKey, offset: number) => boolean {
  return (term, offset) => {
    const definitions = document.definitions.get(term);
    return definitions !== undefined && definitions.some(one => {
      const { from, to } = ownWords(document, one);
      return from <= offset && offset < to;
    });
  };
}

/** A definition's term and meaning. In running text the meaning is one sentence: the next may use the term. */
function ownWords({ tree }: Facts, { at, body, form }: Definition): Span {
  if (form === "table" || form === "flat-table") return { from: at.from, to: Math.max(at.to, body.to) };
  if (form === "parenthetical" || body.from < at.from) return at;
  const stop = tree.prose.indexOf(". ", body.from);
  return { from: at.from, to: stop >= 0 && stop < body.to ? stop : body.to };
}

function placesOf(ends: Int32Array, set: TermSet): Places {
  const at = (index: number): TermPlace => ({ at: { from: ends[index * 3]!, to: ends[index * 3 + 1]! }, form: set.forms[ends[index * 3 + 2]!]! });
  return {
    ends,
    length: ends.length / 3,
    at,
    touching(offset) {
      const index = firstWhere(i => ends[i * 3 + 1]! >= offset);
      return index < ends.length / 3 && ends[index * 3]! <= offset ? at(index) : undefined;
    },
    within({ from, to }) {
      const found: TermPlace[] = [];
      for (let i = firstWhere(j => ends[j * 3]! >= from); i < ends.length / 3 && ends[i * 3]! < to; i++) found.push(at(i));
      return found;
    },
  };

  function firstWhere(holds: (index: number) => boolean): number {
    let low = 0;
    let high = ends.length / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}
