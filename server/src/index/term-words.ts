// Words as the matcher of terms sees them: runs of letters and digits, case apart, each known by a number. A word of the
// text is looked up by its characters where they stand, so that no string is made of it.

/** Calls `visit` for each word of `text` between `from` and `to`: its ends and the hash of its letters, case apart. */
export function eachWord(text: string, from: number, to: number, visit: (from: number, to: number, hash: number) => void): void {
  for (let at = from; at < to; at++) {
    let code = text.charCodeAt(at);
    if (!isWordPart(code)) continue;
    const start = at;
    let hash = 0;
    do {
      hash = (Math.imul(hash, 31) + folded(code)) | 0;
      code = text.charCodeAt(++at);
    } while (at < to && isWordPart(code));
    visit(start, at, hash);
  }
}

/** The words of `text`, lower case: `Ad-Hoc CSR’s` -> `ad`, `hoc`, `csr`, `s`. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  eachWord(text, 0, text.length, (from, to) => words.push(foldedWord(text.slice(from, to))));
  return words;
}

export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

/** Known words, each with the number of its place in the list. */
export interface WordTable {
  readonly size: number;
  /** The number of the word at `from`..`to`, whose hash is given; -1 for one that is not known. */
  find(text: string, from: number, to: number, hash: number): number;
}

/** A table of `words` (lower case, as `wordsOf` gives them). */
export function wordTable(words: readonly string[]): WordTable {
  let room = 16;
  while (room < words.length * 3) room *= 2;
  const mask = room - 1;
  const slots = new Int32Array(room).fill(-1);
  const hashes = new Int32Array(words.length);
  words.forEach((word, index) => {
    hashes[index] = hashOf(word);
    let slot = spread(hashes[index]!) & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = index;
  });
  return {
    size: words.length,
    find(text, from, to, hash) {
      for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
        const index = slots[slot]!;
        if (index < 0) return -1;
        if (hashes[index] === hash && isWord(words[index]!, text, from, to)) return index;
      }
    },
  };
}

/** Which words a text holds, roughly: what is not in here is not in the text. */
export interface Filter {
  readonly bits: Uint32Array;
  add(hash: number): void;
  mayHold(word: string): boolean;
}

/** A filter of no words, or of those of `before`. */
export function wordFilter(before?: Filter): Filter {
  const bits = before ? before.bits.slice() : new Uint32Array(2048);
  return {
    bits,
    add(hash) {
      const bit = spread(hash) & 0xffff;
      bits[bit >>> 5]! |= 1 << (bit & 31);
    },
    mayHold(word) {
      const bit = spread(hashOf(word)) & 0xffff;
      return (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
    },
  };
}

/** Letters and digits: ASCII at once, the rest by what Unicode says. NaN, past the end, is none. */
export function isWordPart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= 0xc0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

/** Whether the unit is a capital letter. */
export function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  return code >= 0xc0 && /\p{Lu}/u.test(String.fromCharCode(code));
}

function foldedWord(word: string): string {
  let made = "";
  for (let i = 0; i < word.length; i++) made += String.fromCharCode(folded(word.charCodeAt(i)));
  return made;
}

/** The lower case of one unit, where it is one unit too. */
function folded(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

function isWord(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== folded(text.charCodeAt(from + i))) return false;
  return true;
}

/** Mixes a hash so that its low bits depend on all. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
