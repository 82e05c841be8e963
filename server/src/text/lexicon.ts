// Every word that was ever read, once, each known by a number: what is asked of a word is asked of its number, and found
// out once, however often the Code repeats it. Words are runs of letters and digits. The lexicon only grows; a number
// never changes its word, so it is a cache that no answer depends on.

import { detached } from "./detached.ts";
import { spelledOut } from "./ligatures.ts";

/** A bit of `allShapes`: the word begins with a capital. */
export const capitalised = 1;
/** A bit of `allShapes`: the word holds a digit. */
export const numeric = 2;

/** A word longer than this is not told apart from others as long: no term, no name and no slip is. */
export const longestWord = 64;

/** The number of all words that are longer than `longestWord`. */
const tooLong = 0;

const words: string[] = ["\u0000"];
let hashes = new Int32Array(1 << 14);
let folds = new Int32Array(1 << 14);
let shapes = new Uint8Array(1 << 14);
let lengths = new Uint8Array(1 << 14);
let slots = new Int32Array(1 << 16).fill(-1);
let mask = slots.length - 1;

/** How many numbers there are. */
export function lexiconSize(): number {
  return words.length;
}

/** The word of a number, as written. */
export function wordOf(number: number): string {
  return words[number]!;
}

/** The number of the same word in lower case, its ligatures spelled out. */
export function foldOf(number: number): number {
  return folds[number]!;
}

/** What can be told of the words of all numbers by their letters (`capitalised`, `numeric`), for who goes over many words: good until another word is read. */
export function allShapes(): Uint8Array {
  return shapes;
}

/** How long the words of all numbers are, 0 for those that are too long: good until another word is read. */
export function allLengths(): Uint8Array {
  return lengths;
}

/** The number of `word`, a run of letters and digits. */
export function numberOf(word: string): number {
  return word.length > longestWord ? tooLong : numberAt(word, 0, word.length, hashOf(word));
}

/** The number of the word at `from`..`to`, whose hash (as `hashOf` makes it) is given. No string is made of a word that is known. */
export function numberAt(text: string, from: number, to: number, hash: number): number {
  const length = to - from;
  if (length > longestWord) return tooLong;
  let slot = spread(hash) & mask;
  for (let number = slots[slot]!; number >= 0; number = slots[slot]!) {
    if (hashes[number] === hash) {
      const word = words[number]!;
      if (word.length === length) {
        let i = 0;
        while (i < length && word.charCodeAt(i) === text.charCodeAt(from + i)) i++;
        if (i === length) return number;
      }
    }
    slot = (slot + 1) & mask;
  }
  return add(detached(text.slice(from, to)), hash);
}

/** The hash of a word's letters as they are written. */
export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

/** Letters and digits: ASCII at once, the rest by what Unicode says. NaN, past the end, is none. */
export function isWordPart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  // Dashes and quotation marks, by far the most of what is not ASCII, are told at once.
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f) && letterOrDigit.test(String.fromCharCode(code));
}

const letterOrDigit = /[\p{L}\p{N}]/u;

/** Whether the unit is a capital letter. */
export function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  return code >= 0xc0 && /\p{Lu}/u.test(String.fromCharCode(code));
}

/** `word` in lower case, unit by unit, its ligatures spelled out: but for these, as long as it was. */
export function folded(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length === word.length) return spelledOut(lower);
  let made = "";
  for (const unit of word.split("")) {
    const one = unit.toLowerCase();
    made += one.length === 1 ? one : unit;
  }
  return spelledOut(made);
}

function add(word: string, hash: number): number {
  const number = words.length;
  if (number === hashes.length) {
    hashes = grown(hashes);
    folds = grown(folds);
    shapes = grownBytes(shapes);
    lengths = grownBytes(lengths);
  }
  words.push(word);
  hashes[number] = hash;
  lengths[number] = word.length;
  shapes[number] = (isCapital(word.charCodeAt(0)) ? capitalised : 0) | (/\p{N}/u.test(word) ? numeric : 0);
  if (words.length * 3 > slots.length) rehash();
  else place(number);
  const lower = folded(word);
  folds[number] = lower === word ? number : numberOf(lower);
  return number;
}

function place(number: number): void {
  let slot = spread(hashes[number]!) & mask;
  while (slots[slot]! >= 0) slot = (slot + 1) & mask;
  slots[slot] = number;
}

function rehash(): void {
  slots = new Int32Array(slots.length * 2).fill(-1);
  mask = slots.length - 1;
  for (let number = 1; number < words.length; number++) place(number);
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
}

function grownBytes(array: Uint8Array): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(array.length * 2);
  more.set(array);
  return more;
}

/** Mixes a hash so that its low bits depend on all. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
