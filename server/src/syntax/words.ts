// The words of a document, read once: where each stands and its number in the lexicon. All that looks for words (terms,
// the dictionary, references, rules that wait for certain words) goes over these numbers, not over the text.

import type { CutOut } from "../text/cut-out.ts";
import { isWordPart, lexiconSize, numberAt, wordOf } from "../text/lexicon.ts";
import type { Span } from "../text/span.ts";
import { stretchOf, type Text } from "../text/text.ts";
import type { Block, Numbers, Words } from "./tree.ts";

/** Where blocks of the version before stand again: `same` of them at the start, `sameEnd` at the end, there moved by `shift`. */
export interface Unmoved {
  readonly words: Words;
  readonly same: number;
  readonly sameEnd: number;
  readonly shift: number;
}

/** Reads, in steps, the words of `blocks`. Those of blocks that did not change are taken over from the version before. */
export function* readingWords(prose: Text, blocks: readonly Block[], before?: Unmoved): Generator<void, Words> {
  const list = spare.pop() ?? { starts: new Int32Array(1 << 16), numbers: new Int32Array(1 << 16), count: 0 };
  list.count = 0;
  const first = new Int32Array(blocks.length + 1);
  const odd = new Set<number>();
  const ahead = before?.same ?? 0;
  const behind = before?.sameEnd ?? 0;
  const kept = before ? before.words.first[ahead]! : 0;
  for (let block = ahead; block < blocks.length - behind; block++) {
    if (block % blocksAtOnce === blocksAtOnce - 1) yield;
    first[block] = kept + list.count;
    if (blocks[block]!.kind !== "listing" && readBlock(prose, blocks[block]!.at, list)) odd.add(block);
  }
  spare.push(list);
  const isLong = blocks.some(({ at }) => at.to - at.from > narrow) || (before !== undefined && isFarIn(before));
  const isRich = lexiconSize() > narrow;
  if (before) return joined(blocks.length, first, odd, list, before, isLong, isRich);
  first[blocks.length] = list.count;
  const from = numbers(list.count, isLong);
  const number = numbers(list.count, isRich);
  from.set(list.starts.subarray(0, list.count));
  number.set(list.numbers.subarray(0, list.count));
  return { from, number, first, odd };
}

/** Whether words that are taken over begin far in their block: with its comments it may be longer than what is read of it. */
function isFarIn({ words: { from, first }, same, sameEnd }: Unmoved): boolean {
  const isFar = (start: number): boolean => start > narrow;
  return from instanceof Int32Array && (from.subarray(0, first[same]).some(isFar) || from.subarray(first[first.length - 1 - sameEnd]).some(isFar));
}

/** What fits in 16 bits. */
const narrow = 0xffff;

function numbers(count: number, isWide: boolean): Numbers {
  return isWide ? new Int32Array(count) : new Uint16Array(count);
}

/** So many blocks are read in one step. */
const blocksAtOnce = 64;

/** The words that have been read so far. */
interface List {
  starts: Int32Array;
  numbers: Int32Array;
  count: number;
}

/** Lists that nobody writes to just now: two texts may be read at a time, each in its steps. */
const spare: List[] = [];

/** Adds the words that stand at `from`..`to`; says whether there are `Words.odd` characters. */
function readBlock(prose: Text, { from, to }: Span, list: List): boolean {
  if (list.count + (to - from) / 2 + 2 > list.starts.length) grow(list, list.count + (to - from));
  const { starts, numbers } = list;
  let { count } = list;
  const { string, start: first } = stretchOf(prose, from, to);
  const end = first + to - from;
  let odd = false;
  let at = first;
  while (at < end) {
    let code = string.charCodeAt(at);
    if (!isWordPart(code)) {
      odd ||= code === 0xad || (code > 127 && isOdd(code));
      at++;
      continue;
    }
    const start = at;
    let hash = 0;
    do {
      hash = (Math.imul(hash, 31) + code) | 0;
      code = string.charCodeAt(++at);
    } while (at < end && isWordPart(code));
    starts[count] = start - first;
    numbers[count++] = numberAt(string, start, at, hash);
  }
  list.count = count;
  return odd;
}

/** `words`, of `blocks` of a text of which parts were cut out, in the whole of it, where the blocks stand at `places`. Those of blocks that are `unmoved` are placed already. */
export function wordsAt(words: Words, blocks: readonly Block[], places: readonly Block[], cut: CutOut, unmoved?: Omit<Unmoved, "words">): Words {
  let from: Numbers | undefined;
  for (let i = unmoved?.same ?? 0; i < blocks.length - (unmoved?.sameEnd ?? 0); i++) {
    const { at } = blocks[i]!;
    const place = places[i]!.at;
    if (place.to - place.from === at.to - at.from) continue;
    if (!from) {
      from = numbers(words.from.length, places.some((one) => one.at.to - one.at.from > narrow));
      from.set(words.from);
    }
    for (let word = words.first[i]!; word < words.first[i + 1]!; word++) from[word] = cut.placeOf(at.from + words.from[word]!) - place.from;
  }
  return from ? { ...words, from } : words;
}

function joined(length: number, first: Int32Array, odd: Set<number>, list: List, { words, same, sameEnd }: Unmoved, isLong: boolean, isRich: boolean): Words {
  const { count } = list;
  const old = words.first.length - 1;
  const kept = words.first[same]!;
  const rest = words.first[old - sameEnd]!;
  const total = kept + count + words.first[old]! - rest;
  const spliced = (before: Numbers, made: Int32Array, isWide: boolean): Numbers => {
    const all = numbers(total, isWide);
    all.set(before.subarray(0, kept));
    all.set(made.subarray(0, count), kept);
    all.set(before.subarray(rest), kept + count);
    return all;
  };
  const from = spliced(words.from, list.starts, isLong);
  const number = spliced(words.number, list.numbers, isRich);
  const moved = kept + count - rest;
  first.set(words.first.subarray(0, same));
  for (let i = 0; i <= sameEnd; i++) first[length - i] = words.first[old - i]! + moved;
  for (const block of words.odd) {
    if (block < same) odd.add(block);
    else if (block >= old - sameEnd) odd.add(block + length - old);
  }
  return { from, number, first, odd };
}

function grow(list: List, least: number): void {
  const room = Math.max(list.starts.length * 2, least + 16);
  const { starts, numbers } = list;
  list.starts = new Int32Array(room);
  list.starts.set(starts);
  list.numbers = new Int32Array(room);
  list.numbers.set(numbers);
}

/** Letters and marks that join to a word for the dictionary alone. */
function isOdd(code: number): boolean {
  return code === 0xaa || code === 0xb5 || code === 0xba || (code >= 0x300 && marks.test(String.fromCharCode(code)));
}

const marks = /\p{M}/u;

/** What is said of each word, asked once for each that there is. */
export class WordTable<Table extends Uint8Array | Int32Array = Uint8Array> {
  private known: Table;
  private seen = 0;
  private readonly say: (word: string) => number;

  /** `say`, given a word as written, tells what fits in an item of `empty`. */
  constructor(empty: Table, say: (word: string) => number) {
    this.known = empty;
    this.say = say;
  }

  /** By the words' numbers: good until another word is read. For who goes over many words. */
  all(): Table {
    const size = lexiconSize();
    if (size > this.seen) this.look(size);
    return this.known;
  }

  /** What is said of the word of that number. */
  of(number: number): number {
    return number < this.seen ? this.known[number]! : this.all()[number]!;
  }

  private look(size: number): void {
    if (size > this.known.length) {
      const more = new (this.known.constructor as new (length: number) => Table)(Math.max(size + 1024, this.known.length * 2));
      more.set(this.known);
      this.known = more;
    }
    for (; this.seen < size; this.seen++) this.known[this.seen] = this.say(wordOf(this.seen));
  }
}

/** Words that something waits for: a text that holds none of them need not be looked at. */
export type Cues = WordTable;

/** The words for which `test` (given a word as written) holds. */
export function cues(test: (word: string) => boolean): Cues {
  return new WordTable(new Uint8Array(0), (word) => (test(word) ? 1 : 0));
}

/** What `bits` (given a word as written) says of each word, in eight bits: several things, or which of several it is. */
export function wordBits(bits: (word: string) => number): WordTable {
  return new WordTable(new Uint8Array(0), bits);
}

/** Whether the block holds one of the words, or what stands up to `more` units behind it does. */
export function holdsCue(tree: Worded, block: number, cues: Cues, more = 0): boolean {
  return bitsIn(tree, block, cues, more) !== 0;
}

/** All bits of the words of the block, and of those up to `more` units behind it. */
export function bitsIn(tree: Worded, block: number, bits: WordTable, more = 0): number {
  const { number, first } = tree.words;
  const table = bits.all();
  const end = more === 0 ? first[block + 1]! : wordsUntil(tree, block, more);
  let all = 0;
  for (let i = first[block]!; i < end; i++) all |= table[number[i]!]!;
  return all;
}

interface Worded {
  readonly words: Words;
  readonly blocks: readonly Block[];
}

/** Past the last word that begins up to `more` units behind the block. */
function wordsUntil({ words: { from, first }, blocks }: Worded, block: number, more: number): number {
  const end = blocks[block]!.at.to + more;
  let i = first[block + 1]!;
  for (let next = block + 1; next < blocks.length; next++) {
    const start = blocks[next]!.at.from;
    const last = first[next + 1]!;
    while (i < last && start + from[i]! < end) i++;
    if (i < last || start >= end) break;
  }
  return i;
}

/** Whether a word of `first` stands right before one of `second` in the block. */
export function holdsPair({ words }: Pick<Worded, "words">, block: number, first: Cues, second: Cues): boolean {
  const { number } = words;
  const [one, other] = [first.all(), second.all()];
  const last = words.first[block + 1]! - 1;
  for (let i = words.first[block]!; i < last; i++) if (one[number[i]!]! !== 0 && other[number[i + 1]!]! !== 0) return true;
  return false;
}

/** How many words a text has whose number `is` one that is sought. */
export function countWords({ number }: Words, is: (number: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < number.length; i++) if (is(number[i]!)) count++;
  return count;
}

/** Where the word `word` (position in `tree.words`), of the block or of one behind it, begins in `tree.prose`; -1 where there is none. */
export function startOfWord({ words: { from, first }, blocks }: Worded, block: number, word: number): number {
  if (word >= from.length) return -1;
  let at = block;
  while (first[at + 1]! <= word) at++;
  return blocks[at]!.at.from + from[word]!;
}
