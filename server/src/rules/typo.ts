import type { CorpusView } from "../index/corpus.ts";
import { isBuilt } from "../spelling/built.ts";
import { isCommon, isFunctionWord } from "../spelling/common-words.ts";
import { correctionOf } from "../spelling/misspellings.ts";
import { slipBetween, slipCost, type Slip } from "../spelling/nearest.ts";
import { scanWords } from "../spelling/scan.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { isCodeAt, isHalfAt } from "../spelling/surroundings.ts";
import { ofBlock } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type Fault, type Fix } from "./rule.ts";

export const typo = defineRule({
  id: "typo",
  summary: "A word that neither the dictionary nor a definition knows, very near to one that is known.",
  why: `
A slip of the keyboard in a published Code can only be mended by a modification. The rule reads British English (the
spellings in -ise and -ize both), and takes every word of a defined term, of a schema name and of a document's title
for known, as well as the \`words\` of sec.json. It speaks only where a word stands in running text and a known word is
a slip away: names, acronyms, code, scraps of words that a narrow column cut in two, and terms of art that the document
uses again and again are left alone.`,
  severity: "warning",
  reads: "corpus",
  options: { allow: [] as readonly string[] },
  *check({ document, corpus, config, options, spelling }) {
    const { prose } = document.tree;
    const unknown = unknownWords(document.tree, spelling);
    if (unknown.size === 0) return;
    const passed = new Set([...config.words, ...options.allow].map((word) => plain(word)));
    const faults: Fault[] = [];
    // The very last word may be cut off, or still be being typed.
    const end = prose.trimEnd().length;
    let vocabulary: ReadonlySet<string> | undefined;
    const usual = (word: string) => (vocabulary ??= vocabularyOf(document.tree)).has(word);
    for (const [word, places] of unknown) {
      if (passed.has(word)) continue;
      const meant = meanings(word, places, prose, spelling, usual);
      if (meant.length === 0 || isKnownToCode(corpus, word)) continue;
      for (const at of places) {
        if (isCodeAt(prose, at.from, at.to)) continue;
        if (correctionOf(word) === undefined) {
          if (at.to === end) continue;
          if (isHalfAt(prose, at.from, at.to, spelling) || isForeign(prose, at, spelling)) continue;
        }
        const written = prose.slice(at.from, at.to);
        const suggestions = meant.map((one) => inCaseOf(written, one));
        faults.push({
          at,
          message: `“${written}” is not a known word. Did you mean ${either(suggestions)}?`,
          fixes: () => suggestions.map((one, i): Fix => ({
            title: `Change “${written}” to “${one}”`,
            preferred: i === 0 && isClear(word, meant, usual),
            safe: false,
            edits: [{ document: document.id, at, newText: one }],
          })),
        });
      }
    }
    yield* faults.sort((a, b) => a.at.from - b.at.from);
  },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

G3.5 Each User shall promptly notify the DCC and teh Panel. Teh Panel shall act in acordance with Section G3.5.
                                                 ^^^ Did you mean “the”?
                                                            ^^^ Did you mean “The”?
                                                                                   ^^^^^^^^^ Did you mean “accordance”?
`,
      fixed: `
# SECTION G: SECURITY

G3.5 Each User shall promptly notify the DCC and the Panel. The Panel shall act in accordance with Section G3.5.
`,
      note: "The fix keeps the capital letter of the word.",
    },
    {
      bad: `
# SECTION L: SMART METERING KEY INFRASTRUCTURE

L3.1 A Party may apply for an Organisation Certificate, and shall keep that Organisation Certficate safe.
                                                                                         ^^^^^^^^^^ “Certificate”?

L3.2 The applicant’s identification and the applicants’ organistion shall be verified, which occured before.
                                                        ^^^^^^^^^^^ “organisation”
                                                                                             ^^^^^^^ “occurred”
`,
      fixed: `
# SECTION L: SMART METERING KEY INFRASTRUCTURE

L3.1 A Party may apply for an Organisation Certificate, and shall keep that Organisation Certificate safe.

L3.2 The applicant’s identification and the applicants’ organisation shall be verified, which occurred before.
`,
    },
    {
      good: `
# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Electralink** | means the company of that name. |
| **Hystersis Band** | means the band that is set out in the CHTS. |

A1.2 The DCC's and the Users’ systems shall interoperate with electralink and its hystersis band; re-submission, mutatis
mutandis, is pro rata. Mr Jonh Smyth of Xoserve may organize (or organise) it on the 2nd day.
`,
      note: "Words of defined terms, names, possessives, Latin phrases and both British spellings are known or left alone.",
    },
    {
      good: `
# APPENDIX M: SMKI INTERFACE DESIGN SPECIFICATION

2.1 The value \`prevkey\` of recievedValue, sr:recieved and recieve.xml is sent to https://example.com/recieve or to
recieve@example.com. See 'CA Browser Forum'1 and the PracticeStatement, RECIEVED under recieve_key or recieve2.
`,
      note: "Code, addresses, file names, mixed case, capitals, digits and footnote marks are no prose.",
    },
    {
      good: `
# APPENDIX M: SMKI INTERFACE DESIGN SPECIFICATION

2.1 The certifi-
cate shall hold:

Digital Signatu Key Agreeme
re nt

2.2 The unhashd form is made first. The DCC checks the unhashd form and stores the unhashd form.
`,
      note: "Halves of words at a line's end or in a narrow column; a term of art that the document uses throughout.",
    },
  ],
});

/** Where each unknown word stands that has the shape of a word: lower case, or with a capital first. Keys in lower case. */
function unknownWords(tree: Tree, spelling: Spelling): ReadonlyMap<string, readonly Span[]> {
  const unknown = new Map<string, Span[]>();
  const use = `words unknown to dictionary ${numberOf(spelling)}`;
  for (const [index, { kind, at }] of tree.blocks.entries()) {
    if (kind === "listing") continue;
    for (const { key, from, to } of ofBlock(tree, index, use, (piece) => unknownIn(piece, spelling))) {
      const place = { from: at.from + from, to: at.from + to };
      const places = unknown.get(key);
      if (places) places.push(place);
      else unknown.set(key, [place]);
    }
  }
  return unknown;
}

interface Unknown extends Span {
  readonly key: string;
}

const noneUnknown: readonly Unknown[] = [];

function unknownIn(piece: string, spelling: Spelling): readonly Unknown[] {
  let unknown: Unknown[] | undefined;
  scanWords(piece, (from, to) => {
    if (to - from < 3 || to - from > 40) return;
    const end = withoutPossessive(piece, from, to);
    const word = piece.slice(from, end);
    if (spelling.knows(word) || !shape.test(word)) return;
    (unknown ??= []).push({ key: plain(word), from, to: end });
  });
  return unknown ?? noneUnknown;
}

// What a dictionary does not know is kept from version to version, but not for another dictionary.
const numbers = new WeakMap<Spelling, number>();
let dictionaries = 0;

function numberOf(spelling: Spelling): number {
  let number = numbers.get(spelling);
  if (number === undefined) numbers.set(spelling, (number = dictionaries++));
  return number;
}

const shape = /^\p{L}[\p{Ll}\u00ad]{2,}$/u;

function withoutPossessive(text: string, from: number, to: number): number {
  const mark = text.charCodeAt(to - 2);
  return to - from > 3 && (mark === 39 || mark === 0x2019) && /[sS]/.test(text[to - 1]!) ? to - 2 : to;
}

function plain(word: string): string {
  return word.replace(/\u00ad/g, "").toLowerCase();
}

/** What the word may be meant for, best first; none where nothing is near enough, or where it may well be meant itself. */
function meanings(
  word: string,
  places: readonly Span[],
  prose: string,
  spelling: Spelling,
  usual: (word: string) => boolean,
): readonly string[] {
  if (spelling.knows(word)) return [];
  const near = spelling.nearest(word, 3, usual);
  const best = near[0];
  if (best === undefined) return [];
  const cost = slipCost(word, best, usual(best));
  const likely = near.filter((one) => slipCost(word, one, usual(one)) <= cost + 0.5);
  if (correctionOf(word) !== undefined) return likely;
  // Three letters are near to anything; what stands here three times is a term of art, or at least no slip of the keyboard.
  if (word.length <= 3 || places.length >= 3) return [];
  const slip = slipBetween(word, best);
  const isExpected = isCommon(best) || usual(best);
  if (word[0] !== best[0] && slip !== "swap" && slip !== "missing") return [];
  const isName = places.some(({ from }) => prose[from] !== prose[from]!.toLowerCase());
  if (isName) {
    // A name is near to many words (`Holger`, `Holder`): only a word that the document gives a capital too is meant.
    const isMeant = isFunctionWord(best) || usual(best[0]!.toUpperCase() + best.slice(1));
    if (places.length > 1 || !isMeant || word.length < leastInNames[slip]) return [];
  } else if (!isExpected) {
    if (word.length < leastUnexpected[slip]) return [];
  } else if (word.length < (isFunctionWord(best) ? leastForSmall : leastExpected)[slip]) return [];
  const built = isBuilt(spelling, word);
  if (built === "surely" || (built === "perhaps" && !isExpected)) return [];
  return likely;
}

// The shorter a word is, the more words are near to it by chance: how long it has to be at least, for each slip.
type Lengths = Readonly<Record<Slip, number>>;
const leastForSmall: Lengths = { swap: 4, double: 4, missing: 4, extra: 5, vowel: 5, other: 5, several: 9 };
const leastExpected: Lengths = { swap: 4, double: 4, missing: 5, extra: 6, vowel: 6, other: 6, several: 9 };
const leastUnexpected: Lengths = { swap: 7, double: 7, missing: 7, extra: 9, vowel: 9, other: 9, several: 99 };
const leastInNames: Lengths = { swap: 5, double: 5, missing: 6, extra: 6, vowel: 8, other: 8, several: 10 };

/** Whether the best meaning is so much likelier than the next that one key may choose it. */
function isClear(word: string, meant: readonly string[], usual: (word: string) => boolean): boolean {
  if (meant.length === 1) return true;
  const [best, next] = meant.map((one) => slipCost(word, one, usual(one)));
  return next! - best! >= 0.2;
}

/** Asked last, as what is asked makes this document depend on it. A term known in the singular is known in the plural. */
function isKnownToCode(corpus: CorpusView, word: string): boolean {
  return corpus.knowsWord(word) || (word.endsWith("s") && word.length > 4 && corpus.knowsWord(word.slice(0, -1)));
}

/** `inter praesentes`: among other unknown words stands a phrase of another language, not one slip after the other. */
function isForeign(prose: string, { from, to }: Span, spelling: Spelling): boolean {
  const start = Math.max(0, from - 60);
  const around = prose.slice(start, to + 60);
  let unknown = 0;
  let isBeside = false;
  scanWords(around, (a, b) => {
    if (b - a < 3 || start + a === from || a === 0 || b === around.length) return;
    const word = around.slice(a, b);
    if (!lowerCase.test(word) || spelling.knows(word) || correctionOf(word) !== undefined) return;
    unknown++;
    const gap = start + b < from ? prose.slice(start + b, from) : prose.slice(to, start + a);
    if (gap === " " && spelling.nearest(word, 1).length === 0) isBeside = true;
  });
  return isBeside || unknown >= 3;
}

const lowerCase = /^\p{Ll}+$/u;

function inCaseOf(written: string, meant: string): string {
  return written[0] === written[0]!.toLowerCase() ? meant : meant[0]!.toUpperCase() + meant.slice(1);
}

function either(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

/** All words of the text, as they stand and in lower case. */
function vocabularyOf(tree: Tree): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [index, { kind }] of tree.blocks.entries()) {
    if (kind !== "listing") for (const word of ofBlock(tree, index, "words", wordsOf)) words.add(word);
  }
  return words;
}

function wordsOf(piece: string): readonly string[] {
  const words = new Set<string>();
  scanWords(piece, (from, to) => {
    const word = piece.slice(from, to);
    words.add(word).add(word.toLowerCase());
  });
  return [...words];
}
