// One pass over a document finds all that the terms have to do with it: their uses, what misses a term by its case or a
// hyphen, and what is written with capitals but is no term. The longest term wins, and what is a part of a reference is
// no use.

import { ofBlock } from "../syntax/memo.ts";
import type { Definition, Numbers, Reference, Tree, Words } from "../syntax/tree.ts";
import { ligatureOf } from "../text/ligatures.ts";
import { firstFrom, firstWhere, lastFrom } from "../text/ordered.ts";
import { isWhiteSpace } from "../syntax/lines.ts";
import type { Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { termKey, type TermKey } from "./keys.ts";
import type { TermForm, TermSet } from "./term-set.ts";
import { allLengths, allShapes, capitalised, foldOf, isWordPart } from "../text/lexicon.ts";
import { cues } from "../syntax/words.ts";
import type { Text } from "../text/text.ts";
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
    const { isTitle, isRow } = placeOf(tree, index);
    if (blocks[index]!.kind !== "listing") takePlaces(uses, termsIn(tree, index, set, isTitle, isRow).uses, blocks[index]!.at.from, isTaken);
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
  const { isTitle, isRow } = placeOf(tree, index);
  return ofBlock(tree, index, isTitle ? "terms in a title" : isRow ? "terms in a row" : "terms", () => termsIn(tree, index, set, isTitle, isRow), set);
}

/** Whether a block is a heading or the head of a table, and whether it is a row. */
function placeOf({ blocks, tables }: Tree, index: number): { readonly isTitle: boolean; readonly isRow: boolean } {
  const block = blocks[index]!;
  const isRow = block.kind === "row";
  return { isTitle: block.kind === "heading" || (isRow && block.row === 0 && tables[block.table]?.header === true), isRow };
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

/** Of each word of the block at hand: whether a use covers it. */
let covered = new Uint8Array(1024);

function termsIn({ prose, words, blocks }: Tree, index: number, set: TermSet, isTitle: boolean, isRow: boolean): BlockTerms {
  const { from, number } = words;
  const { begins, inTerms } = set;
  const shapes = allShapes();
  const lengths = allLengths();
  const { from: start, to: limit } = blocks[index]!.at;
  const first = words.first[index]!;
  const last = words.first[index + 1]!;
  if (last - first > covered.length) covered = new Uint8Array((last - first) * 2);
  else covered.fill(0, 0, last - first);
  let uses: number[] | undefined;
  let misses: number[] | undefined;
  let mentions: number[] | undefined;
  let hasCapital = false;
  let free = 0;
  let freeOfMisses = 0;
  for (let i = first; i < last; i++) {
    const word = number[i]!;
    if ((shapes[word]! & capitalised) !== 0) hasCapital = true;
    let node = word < begins.length ? begins[word]! : ofLaterWord(begins, word);
    if (node < 0) continue;
    const at = start + from[i]!;
    let exact = -1;
    let exactWords = 0;
    let exactTo = 0;
    let miss = -1;
    let missWords = 0;
    let missTo = 0;
    for (let j = i; ; ) {
      const to = start + from[j]! + lengths[number[j]!]!;
      for (const form of set.endsAt(node)) {
        const { text } = set.forms[form]!;
        const end = endOfMatch(prose, at, text, limit);
        if (end >= 0) {
          exact = form;
          exactWords = j - i + 1;
          exactTo = end;
          (mentions ??= []).push(at - start, form);
        } else if (j > i && !isTitle && nearlyMatches(prose, at, to, text)) {
          miss = form;
          missWords = j - i + 1;
          missTo = to;
          // Whoever writes a term in small letters means it, and so uses it.
          (mentions ??= []).push(at - start, form);
        }
      }
      if (++j >= last) break;
      const nextWord = number[j]!;
      const next = nextWord < inTerms.length ? inTerms[nextWord]! : ofLaterWord(inTerms, nextWord);
      if (next < 0 || !joins(prose, to, start + from[j]!)) break;
      node = set.step(node, next);
      if (node < 0) break;
    }
    if (missWords > exactWords && i >= free && i >= freeOfMisses) {
      (misses ??= []).push(at - start, missTo - start, miss);
      freeOfMisses = i + missWords;
    }
    if (exact < 0 || i < free) continue;
    free = i + exactWords;
    for (let j = i; j < free; j++) covered[j - first] = 1;
    (uses ??= []).push(at - start, exactTo - start, exact);
  }
  const runs = isTitle || !hasCapital ? noRuns : runsIn(prose, words, blocks[index]!.at, first, last, isRow);
  if (!uses && !misses && !mentions && runs === noRuns) return nothing;
  return { uses: uses ?? noPlaces, misses: misses ?? noPlaces, mentions: mentions ?? noPlaces, runs };
}

/** What a table of the set says of a word that was first read after the set was made: a term holds it in other capitals, or not at all. */
function ofLaterWord(table: Int32Array, word: number): number {
  const fold = foldOf(word);
  return fold < table.length ? table[fold]! : -1;
}

/** Runs of words with capitals, joined by spaces, hyphens and `of`; acronyms alone too. */
function runsIn(prose: Text, { from, number }: Words, { from: start, to: limit }: Span, first: number, last: number, isRow: boolean): readonly CapitalRun[] {
  const shapes = allShapes();
  const lengths = allLengths();
  let found: CapitalRun[] | undefined;
  for (let i = first; i < last; i++) {
    if ((shapes[number[i]!]! & capitalised) === 0 || (covered[i - first] === 0 && leads.has(number[i]!))) continue;
    let end = i;
    let within = covered[i - first]!;
    for (let j = i + 1, between = 0; j < last && runsOn(prose, start + from[j - 1]! + lengths[number[j - 1]!]!, start + from[j]!); j++) {
      if ((shapes[number[j]!]! & capitalised) !== 0) {
        // `Version This element ...`: the columns of a table ran together.
        if (covered[j - first] === 0 && leads.has(number[j]!) && !small.has(number[j]!)) break;
        end = j;
        within += between + covered[j - first]!;
        between = 0;
      } else if (j > end + 1 || !isOf(prose, start + from[j]!, lengths[number[j]!]!)) break;
      else between = covered[j - first]!;
    }
    const count = end - i + 1;
    const at = start + from[i]!;
    const to = start + from[end]! + lengths[number[end]!]!;
    if (within < count && (count > 1 || isAcronym(prose, at, to))) {
      const before = i > first ? start + from[i - 1]! : -1;
      const isInside = before >= 0 && isLowerWord(prose, before, endOfWord(prose, before, limit), at);
      (found ??= []).push({ at: { from: at - start, to: to - start }, words: count, covered: within, isInside, isRow });
    }
    i = end;
  }
  return found ?? noRuns;
}

function endOfWord(prose: Text, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit && isWordPart(prose.charCodeAt(at))) at++;
  return at;
}

/** Whether the word at `from`..`to` is in lower case, and leads on to what begins at `next`. */
function isLowerWord(prose: Text, from: number, to: number, next: number): boolean {
  const before = prose.charCodeAt(from);
  if (before < 97 || before > 122) return false;
  const gap = prose.slice(to, next);
  return to - from > 1 ? /^\s+["“‘(]?$|^, $/.test(gap) : before === 97 && /^\s+$/.test(gap);
}

function isOf(prose: Text, from: number, length: number): boolean {
  return length === 2 && prose.startsWith("of", from);
}

function isAcronym(prose: Text, from: number, to: number): boolean {
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
function joins(prose: Text, from: number, to: number): boolean {
  return to - from <= 3 || runsOn(prose, from, to);
}

/** Whether only white space or one hyphen parts two words. */
function runsOn(prose: Text, from: number, to: number): boolean {
  if (to === from + 1) return isWhiteSpace(prose.charCodeAt(from)) || isHyphen(prose.charCodeAt(from));
  for (let i = from; i < to; i++) if (!isWhiteSpace(prose.charCodeAt(i)) || to - from > 200) return false;
  return to > from;
}

/** Whether `from`..`to` is `form` but for case, and for hyphens where it has spaces or the other way round. */
function nearlyMatches(prose: Text, from: number, to: number, form: string): boolean {
  let i = from;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = prose.charCodeAt(i);
    if (wanted === 32 || isHyphen(wanted)) {
      if (isHyphen(code)) i++;
      else if (isWhiteSpace(code)) while (isWhiteSpace(prose.charCodeAt(i))) i++;
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
function endOfMatch(prose: Text, at: number, form: string, limit: number): number {
  let i = at;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = i < limit ? prose.charCodeAt(i) : NaN;
    if (wanted === 32) {
      if (!isWhiteSpace(code)) return -1;
      while (i < limit && isWhiteSpace(prose.charCodeAt(i))) i++;
      continue;
    }
    if (code !== wanted && !(wanted === 39 && code === 0x2019)) {
      const letters = ligatureOf(code);
      if (letters === undefined || !form.startsWith(letters, j)) return -1;
      j += letters.length - 1;
    }
    i++;
  }
  if (i >= limit) return i;
  if (isWordPart(prose.charCodeAt(i))) return -1;
  if (isApostrophe(prose.charCodeAt(i))) {
    if (i + 1 < limit && prose.charCodeAt(i + 1) === 115 && (i + 2 >= limit || !isWordPart(prose.charCodeAt(i + 2)))) return i + 2;
    if (prose.charCodeAt(i - 1) === 115 && i + 1 < limit && isWhiteSpace(prose.charCodeAt(i + 1))) return i + 1;
  }
  return i;
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

/** Whether `offset` stands in the term's own definition in this document. */
function ownBodies(document: Facts): (term: TermKey, offset: number) => boolean {
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

function placesOf(ends: Int32Array, set: TermSet): Places {
  const length = ends.length / 3;
  const at = (index: number): TermPlace => ({ at: { from: ends[index * 3]!, to: ends[index * 3 + 1]! }, form: set.forms[ends[index * 3 + 2]!]! });
  return {
    ends,
    length,
    at,
    touching(offset) {
      const index = firstWhere(length, (i) => ends[i * 3 + 1]! >= offset);
      return index < length && ends[index * 3]! <= offset ? at(index) : undefined;
    },
    within({ from, to }) {
      const found: TermPlace[] = [];
      for (let i = firstWhere(length, (j) => ends[j * 3]! >= from); i < length && ends[i * 3]! < to; i++) found.push(at(i));
      return found;
    },
  };
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}
