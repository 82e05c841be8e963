// One pass over a document finds all that the terms have to do with it: their uses, what misses a term by its case or a
// hyphen, and what is written with capitals but is no term. The longest term wins, and what is a part of a reference is
// no use.

import { ofAllBlocks, ofBlock } from "../syntax/memo.ts";
import type { Definition, Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { termKey, type TermKey } from "./keys.ts";
import type { TermForm, TermSet } from "./term-set.ts";
import { eachWord, isCapital, isWordPart, wordFilter, type Filter } from "./term-words.ts";

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
  readonly text: Filter;
}

/** Places kept small: an object is made of one when it is asked for. */
export interface Places {
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
  let text = wordFilter();
  for (const [index, block] of tree.blocks.entries()) {
    if (block.kind === "listing") continue;
    const found = termsOfBlock(tree, index, set);
    const start = block.at.from;
    if (!tree.pieces) addAll(text, found.hashes);
    for (let i = 0; i < found.mentions.length; i += 2) {
      const { term } = set.forms[found.mentions[i + 1]!]!;
      if (!mentioned.has(term) && !isOwn(term, start + found.mentions[i]!)) mentioned.add(term);
    }
    take(uses, found.uses, start);
    take(misses, found.misses, start);
    for (const run of found.runs) {
      const at = { from: start + run.at.from, to: start + run.at.to };
      if (!isTaken(at)) runs.push({ ...run, at });
    }
  }
  if (tree.pieces) {
    // Words that went with an edit may stay: the filter only has to hold all that are there.
    const added = (filter: Filter, from: number, to: number) => {
      for (let index = from; index < to; index++) if (tree.blocks[index]!.kind !== "listing") addAll(filter, termsOfBlock(tree, index, set).hashes);
      return filter;
    };
    text = ofAllBlocks(tree, "words for terms", set, () => added(wordFilter(), 0, tree.blocks.length), (before, { from, to }) => (from === to ? before : added(wordFilter(before), from, to)));
  }
  for (const { target } of tree.references) {
    if (target.kind === "definition") mentioned.add(termKey(target.term));
    else if ("document" in target && target.document?.kind === "named") mentioned.add(termKey(target.document.name));
  }
  return { set, uses: places(uses, set), misses: places(misses, set), runs, mentioned, text };

  function take(into: number[], found: readonly number[], start: number): void {
    for (let i = 0; i < found.length; i += 3) {
      const from = start + found[i]!;
      const to = start + found[i + 1]!;
      if (!isTaken({ from, to })) into.push(from, to, found[i + 2]!);
    }
  }
}

function addAll(filter: Filter, hashes: readonly number[]): void {
  for (const hash of hashes) filter.add(hash);
}

function termsOfBlock(tree: Tree, index: number, set: TermSet): PieceTerms {
  const block = tree.blocks[index]!;
  const isRow = block.kind === "row";
  const isTitle = block.kind === "heading" || (isRow && block.row === 0 && tree.tables[block.table]?.header === true);
  return ofBlock(tree, index, isTitle ? "terms in a title" : isRow ? "terms in a row" : "terms", piece => termsIn(piece, set, isTitle, isRow), set);
}

/** What the terms have to do with one block's prose, with offsets from its start; kept while neither changes. */
interface PieceTerms {
  /** From, to, and the number of the form, one after the other. */
  readonly uses: readonly number[];
  readonly misses: readonly number[];
  /** From, and the number of the form, of every mention, inside longer terms too. */
  readonly mentions: readonly number[];
  readonly runs: readonly CapitalRun[];
  /** Those of its words. */
  readonly hashes: readonly number[];
}

function termsIn(piece: string, set: TermSet, isTitle: boolean, isRow: boolean): PieceTerms {
  const uses: number[] = [];
  const misses: number[] = [];
  const mentions: number[] = [];
  const hashes = new Set<number>();
  const own = wordBuffer();
  eachWord(piece, 0, piece.length, (from, to, hash) => {
    hashes.add(hash);
    own.add(from, to, set.words.find(piece, from, to, hash));
  });
  // Of a word: where the use that covers it ends.
  const ends = new Int32Array(own.length);
  let free = 0;
  let freeOfMisses = 0;
  for (let i = 0; i < own.length; i++) {
    let node = 0;
    let exact = -1;
    let exactWords = 0;
    let exactTo = 0;
    let miss = -1;
    let missWords = 0;
    for (let j = i; j < own.length && own.number[j]! >= 0; j++) {
      if (j > i && !joins(piece, own.to[j - 1]!, own.from[j]!)) break;
      node = set.step(node, own.number[j]!);
      if (node < 0) break;
      for (const index of set.endsAt(node)) {
        const { text } = set.forms[index]!;
        const end = endOfMatch(piece, own.from[i]!, text);
        if (end >= 0) {
          exact = index;
          exactWords = j - i + 1;
          exactTo = end;
          mentions.push(own.from[i]!, index);
        } else if (j > i && !isTitle && nearlyMatches(piece, own.from[i]!, own.to[j]!, text)) {
          miss = index;
          missWords = j - i + 1;
          // Whoever writes a term in small letters means it, and so uses it.
          mentions.push(own.from[i]!, index);
        }
      }
    }
    if (missWords > exactWords && i >= free && i >= freeOfMisses) {
      misses.push(own.from[i]!, own.to[i + missWords - 1]!, miss);
      freeOfMisses = i + missWords;
    }
    if (exact < 0 || i < free) continue;
    free = i + exactWords;
    ends.fill(free, i, free);
    uses.push(own.from[i]!, exactTo, exact);
  }
  return { uses, misses, mentions, runs: isTitle ? [] : [...runsIn(piece, own, ends, isRow)], hashes: [...hashes] };
}

/** Runs of words with capitals, joined by spaces, hyphens and `of`; acronyms alone too. */
function* runsIn(prose: string, words: WordBuffer, ends: Int32Array, isRow: boolean): Iterable<CapitalRun> {
  for (let i = 0; i < words.length; i++) {
    if (!isCapital(prose.charCodeAt(words.from[i]!)) || (ends[i] === 0 && leadsIn(prose, words.from[i]!, words.to[i]!))) continue;
    let last = i;
    for (let j = i + 1; j < words.length && runsOn(prose, words.to[j - 1]!, words.from[j]!); j++) {
      if (isCapital(prose.charCodeAt(words.from[j]!))) {
        // `Version This element ...`: the columns of a table ran together.
        if (ends[j] === 0 && leadsIn(prose, words.from[j]!, words.to[j]!) && !small.has(prose.slice(words.from[j]!, words.to[j]!))) break;
        last = j;
      }
      else if (j > last + 1 || !isOf(prose, words.from[j]!, words.to[j]!)) break;
    }
    let covered = 0;
    for (let j = i; j <= last; j++) if (ends[j]! > 0) covered++;
    const at = { from: words.from[i]!, to: words.to[last]! };
    if (covered <= last - i && (last > i || isAcronym(prose, at))) {
      yield { at, words: last - i + 1, covered, isInside: i > 0 && isLowerWord(prose, words, i), isRow };
    }
    i = last;
  }
}

function isLowerWord(prose: string, words: WordBuffer, i: number): boolean {
  const gap = prose.slice(words.to[i - 1]!, words.from[i]!);
  const before = prose.charCodeAt(words.from[i - 1]!);
  return /^[\s\u00a0]+["“‘(]?$|^, $/.test(gap) && before >= 97 && before <= 122 && words.to[i - 1]! - words.from[i - 1]! > 1 || (/^[\s\u00a0]+$/.test(gap) && before === 97);
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
const leads = new Set(
  `A An The Each Any Every No All Such This That These Those It Its They Their He She We Our You Your If Where When Which Who
  Whose What How Why For In On At By To Of As And Or But Nor Both Either Neither Once Upon After Before Unless Until Not Nothing
  Save Provided With Without Within From Under Over Through During Following Subject Except Notwithstanding Further
  Furthermore However Therefore Also Only Whether While Whilst Since Because Although Though Then Thus Here There Some Several
  Many Most More Less Few Another Same So Pursuant Having Being Where Whenever Wherever Means Has Is Are See Note Yes`.split(/\s+/),
);

/** Those of them that may stand in the middle of a name. */
const small = new Set("Of And Or For To In On By With At As From Not Only Under Over".split(" "));

function leadsIn(prose: string, from: number, to: number): boolean {
  return to - from < 16 && leads.has(prose.slice(from, to));
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

/** Where `form` ends if it stands at `at`, the possessive with it; else -1. White space is as wide as it likes. */
function endOfMatch(prose: string, at: number, form: string): number {
  let i = at;
  for (let j = 0; j < form.length; j++) {
    const wanted = form.charCodeAt(j);
    const code = prose.charCodeAt(i);
    if (wanted === 32) {
      if (!isSpace(code)) return -1;
      while (isSpace(prose.charCodeAt(i))) i++;
      continue;
    }
    if (code !== wanted && !(wanted === 39 && code === 0x2019)) return -1;
    i++;
  }
  if (isWordPart(prose.charCodeAt(i))) return -1;
  if (isApostrophe(prose.charCodeAt(i))) {
    if (prose.charCodeAt(i + 1) === 115 && !isWordPart(prose.charCodeAt(i + 2))) return i + 2;
    if (prose.charCodeAt(i - 1) === 115 && isSpace(prose.charCodeAt(i + 1))) return i + 1;
  }
  return i;
}

interface WordBuffer {
  length: number;
  readonly from: number[];
  readonly to: number[];
  readonly number: number[];
  add(from: number, to: number, number: number): void;
}

function wordBuffer(): WordBuffer {
  const from: number[] = [];
  const to: number[] = [];
  const number: number[] = [];
  const buffer: WordBuffer = {
    length: 0, from, to, number,
    add(a, b, n) {
      const i = buffer.length++;
      from[i] = a;
      to[i] = b;
      number[i] = n;
    },
  };
  return buffer;
}

function takenSpans({ references, definitions }: Tree): readonly Span[] {
  const spans = [...references.flatMap(one => (one.heading ? [one.at, one.heading] : [one.at])), ...definitions.map(one => one.at)];
  return spans.sort((a, b) => a.from - b.from);
}

/** Whether a span overlaps one of `spans`, which hardly overlap one another. */
function ascending(spans: readonly Span[]): (at: Span) => boolean {
  return at => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.from < at.to) low = middle + 1;
      else high = middle;
    }
    // A longer one that began before its neighbours is not far back.
    for (let i = low - 1; i >= 0 && i >= low - 8; i--) if (spans[i]!.to > at.from) return true;
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

function places(found: readonly number[], set: TermSet): Places {
  const ends = Int32Array.from(found);
  const at = (index: number): TermPlace => ({ at: { from: ends[index * 3]!, to: ends[index * 3 + 1]! }, form: set.forms[ends[index * 3 + 2]!]! });
  return {
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
