import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { termKey } from "../index/keys.ts";
import { britishFor, isOxford, nounFor } from "../spelling/american.ts";
import { isBuilt, mayHaveHyphen } from "../spelling/built.ts";
import { isCommon, isFunctionWord } from "../spelling/common-words.ts";
import { correctionOf } from "../spelling/misspellings.ts";
import { slipBetween, slipCost, type Slip } from "../spelling/nearest.ts";
import { scanWords } from "../spelling/scan.ts";
import type { Spelling } from "../spelling/spelling.ts";
import type { WordSlip } from "../spelling/word-slips.ts";
import { isCodeAt, isHalfAt } from "../spelling/surroundings.ts";
import type { Opening } from "../syntax/opening.ts";
import type { FoundIn } from "../syntax/memo.ts";
import { inCaseOf, listed, withCapital } from "../text/sentence.ts";
import { trimmedLength, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isCorrectedBeside } from "./corrected.ts";
import { sameWords } from "./logged.ts";
import { findingMisplacedWords, findingTwoSpellings, type TwoSpellings } from "./misplaced-words.ts";
import { findingMisspeltNames, type MisspeltName } from "./misspelt-names.ts";
import { inMarksOf } from "./replacement.ts";
import { defineRule, every, pause, type FaultWith, type Fix } from "./rule.ts";
import { findingTurnedNumbers } from "./turned-numbers.ts";
import { plain, findingUnknownWords, usesWord, type Place } from "./unknown-words.ts";

export const typo = defineRule({
  id: "typo",
  summary: "A word that neither the dictionary nor a definition knows, very near to one that is known; or a known one that cannot be meant where it stands.",
  why: `
A slip of the keyboard in a published Code can only be mended by a modification. The rule reads British English (the
spellings in -ise and -ize both, American ones with the British one as the fix), and takes every word of a defined term,
of a schema name and of a document's title for known, as well as the \`words\` of sec.json. It speaks only where a word
stands in running text and a known word is a slip away: names, acronyms, code, scraps of words that a narrow column cut in
two, and terms of art that the document uses again and again are left alone. Of the words that it knows it tells of those
that cannot be meant where they stand: \`no later then\`, \`shall ensures\`, \`it's obligations\`, \`a Incident\`, \`with affect
from\`, \`ten days notice\`, \`pursuant this Section\`; and, as information, of a word in -ize that the document otherwise
writes in -ise. A number that names an RFC, or the year of a law, is told of where it stands once and two of its digits have
changed places with one that stands twice at least.`,
  severity: "warning",
  reads: "corpus",
  options: { allow: [] as readonly string[] },
  *check({ document, corpus, config, options, spelling }) {
    const { prose } = document.tree;
    for (const { at, written, meant, digits, count } of yield* findingTurnedNumbers(document.tree)) {
      yield {
        at,
        severity: "information",
        data: "turned",
        message: `“${written}” stands here alone, and “${meant}” ${count} times: two digits may have changed places.`,
        fixes: () => [{ title: `Change to “${meant}”`, preferred: false, safe: false, edits: [{ document: document.id, at, newText: digits }] }],
      };
    }
    const unknown = yield* findingUnknownWords(document.tree, spelling);
    const misplaced = yield* findingMisplacedWords(document.tree);
    const twice = yield* findingTwoSpellings(document.tree);
    const names = yield* findingMisspeltNames(document, corpus);
    if (unknown.size === 0 && misplaced.length === 0 && twice.length === 0 && names.length === 0) return;
    const passed = new Set([...config.words, ...options.allow].map((word) => plain(word)));
    const faults: FaultWith<Told>[] = [...misplacedFaults(document, misplaced, passed, spelling), ...spelledTwice(document, twice, passed), ...namesMisspelt(document, names, passed)];
    // The very last word may be cut off, or still be being typed.
    const end = trimmedLength(prose);
    const usual = (word: string) => usesWord(document.tree, word);
    // What a word was meant to be is sought for a third of a millisecond, and a text may be all unknown words.
    const isLong = every(4);
    const areMany = every(32);
    for (const [word, places] of unknown) {
      if (isLong()) yield pause;
      if (passed.has(word)) continue;
      const { kind, meant } = meaningOf(word, places, { prose, isPaged: document.tree.setting.isPaged, spelling, usual, isTerm: (words) => corpus.definitions(termKey(words)).length > 0 });
      if (meant.length === 0 || isKnownToCode(corpus, word)) continue;
      const isUsual = (one: string) => usual(one) || corpus.knowsWord(one.toLowerCase());
      for (const at of places) {
        if (areMany()) yield pause;
        if (isCodeAt(prose, at.from, at.to) || (word.length < 3 && !isAmongWords(prose, at, spelling))) continue;
        if (kind === "noun" || kind === "american") {
          const hasCapital = prose.charAt(at.from) !== prose.charAt(at.from).toLowerCase();
          // `Center for Internet Security` is a name, unless the Code writes the British form with a capital too.
          if (hasCapital && !mayOpen.has(at.opening) ? !isUsual(inCaseOf("X", meant[0]!)) : kind === "noun" && !isNoun(prose, at, word)) continue;
        }
        if (kind === "slip" || kind === "american") {
          if (at.to === end) continue;
          if (isHalfAt(prose, at.from, at.to, spelling) || (kind === "slip" && isForeign(prose, at, spelling))) continue;
        }
        if (isCorrectedBeside(prose, at)) continue;
        const written = prose.slice(at.from, at.to);
        const suggestions = meant.map((one) => inCaseOf(written, one));
        faults.push({
          at,
          message: messageFor(kind, written, suggestions),
          data: "is misspelt",
          unknownWord: written.replace(/\u00ad/g, ""),
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
  mendedBy: { wordsAlone: true },
  logged: { sameError: sameWords, summary: ({ words, data }) => (data === "turned" ? `Two digits of “${words}” have changed places` : `“${words}” ${data}`) },
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
      bad: `
# SECTION H: SERVICES

H1.1 Each event has a place, and each place is given to the Panel.

H1.2 The Panel shall keep a record of each efent.
                                           ^^^^^ “event”

H1.3 The DCC shall tell the Panel of the plyce. The imike is neither an image nor its make.
                                         ^^^^^ “place”
`,
      note: "Five letters are enough where the text has the word, and no other is as near.",
    },
    {
      bad: `
# APPENDIX M: SMKI INTERFACE DESIGN SPECIFICATION

2.1 Each Certificate shall be as RFC 7468 says, and each of its parts as section 3 of RFC7468 and RFC 7648 say.
                                                                                                      ^^^^ “RFC 7648” stands here alone, and “RFC 7468” 2 times

2.2 The DCC shall comply with the Electricity Act 1989 and the Gas Act 1986. Nothing in the Electricity Act 1998 prevents it,
                                                                                                            ^^^^ “Electricity Act 1989” 2 times
or in sections 3 and 4 of the Electricity Act 1989, of the Data Protection Act 1998 or of the Data Protection Act 2018.
`,
      note: "Numbers of RFCs, and years of laws.",
    },
    {
      bad: `
# SECTION G: SECURITY

G5.3 A User may change a threshold by giving the DCC no less then two days' notice of the change.
                                                             ^^^^ “then” is said of time: write “than”.

G5.4 The DCC shall ensures that it's systems detect a Incident, pursuant Section G5.3.
                   ^^^^^^^ “ensures” cannot follow “shall”
                                ^^^^ what belongs to it is “its”
                                                    ^ “a” stands before “Incident”: write “an”.
                                                                ^^^^^^^^ “to” is missing behind “pursuant”.
`,
      fixed: `
# SECTION G: SECURITY

G5.3 A User may change a threshold by giving the DCC no less than two days' notice of the change.

G5.4 The DCC shall ensure that its systems detect an Incident, pursuant to Section G5.3.
`,
      note: "Words that the dictionary knows, where they cannot be meant.",
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

2.1 RFC 7468, RFC 7468, RFC 7648 and RFC 7648 shall be complied with, RFC 2818, RFC 8218 and RFC 5280. The Finance Act 2012,
the Finance Act 2012 and the Finance Act 2021 apply, and so do the Smart Meters Order 2012, the Smart Meters Order 2012 and
the Smart Meters (Amendment) Order 2021.
`,
      note: "What stands more than once, and what nothing like it stands twice.",
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

/** What is said of a word in the log. */
type Told = "turned" | "is misspelt" | "lacks a word behind it" | "is written where another word is meant" | "is not a name of the XML Schema" | "is written otherwise in the rest of the document";

/** A known word that cannot be meant where it stands: `shall ensures`. What stands in quotes is spoken of. */
function* misplacedFaults({ id, tree }: Facts, found: readonly FoundIn<WordSlip>[], passed: ReadonlySet<string>, spelling: Spelling): Iterable<FaultWith<Told>> {
  const { prose, blocks } = tree;
  for (const { block, items } of found) {
    const start = blocks[block]!.at.from;
    for (const { from, to, newText, message, heard } of items) {
      if (heard !== undefined && !spelling.knows(heard)) continue;
      const at = { from: start + from, to: start + to };
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      if (passed.has(written.toLowerCase()) || isCodeAt(prose, at.from, at.to)) continue;
      yield { at, message, data: newText.startsWith(`${written} `) ? "lacks a word behind it" : "is written where another word is meant", fixes: () => [{ title: `Change “${written}” to “${newText}”`, preferred: true, safe: false, edits: [{ document: id, at, newText: inMarksOf(prose, newText) }] }] };
    }
  }
}

function* namesMisspelt({ id }: Facts, found: readonly MisspeltName[], passed: ReadonlySet<string>): Iterable<FaultWith<Told>> {
  for (const { at, written, meant } of found) {
    if (passed.has(written.toLowerCase())) continue;
    yield {
      at,
      message: `“${written}” is no name of the XML Schema. Did you mean “${meant}”?`,
      data: "is not a name of the XML Schema",
      unknownWord: written,
      fixes: () => [{ title: `Change “${written}” to “${meant}”`, preferred: true, safe: false, edits: [{ document: id, at, newText: meant }] }],
    };
  }
}

function* spelledTwice({ id, tree: { prose } }: Facts, found: readonly TwoSpellings[], passed: ReadonlySet<string>): Iterable<FaultWith<Told>> {
  for (const { at, meant } of found) {
    const written = prose.slice(at.from, at.to);
    if (passed.has(written)) continue;
    yield {
      at,
      message: `“${written}” is written “${meant}” in the rest of this document.`,
      severity: "information",
      data: "is written otherwise in the rest of the document",
      fixes: () => [{ title: `Change “${written}” to “${meant}”`, preferred: true, safe: false, edits: [{ document: id, at, newText: meant }] }],
    };
  }
}

/** A well-known misspelling, an American spelling, a noun spelt as the verb, or a slip of the keyboard. */
type Kind = "listed" | "american" | "noun" | "slip";

interface Meaning {
  readonly kind: Kind;
  /** Best first; none where nothing is near enough, or where the word may well be meant itself. */
  readonly meant: readonly string[];
}

/** What is known of the text in which a word stands. */
interface Surroundings {
  readonly prose: Text;
  /** Whether it came out of pages, which take the hyphens at the ends of their lines. */
  readonly isPaged: boolean;
  readonly spelling: Spelling;
  /** Whether the text uses a word. */
  readonly usual: (word: string) => boolean;
  /** Whether the words are a defined term. */
  readonly isTerm: (words: string) => boolean;
}

function meaningOf(word: string, places: readonly Place[], around: Surroundings): Meaning {
  const { prose, spelling, usual } = around;
  if (spelling.knows(word)) {
    const noun = nounFor(word, "the ");
    return { kind: "noun", meant: noun === undefined ? [] : [noun] };
  }
  const listed = correctionOf(word) !== undefined;
  const british = listed ? undefined : britishIn(word, spelling);
  if (british !== undefined) return { kind: "american", meant: [british] };
  const parted = listed ? undefined : partedAt(word, places, around);
  if (parted !== undefined) return { kind: "slip", meant: [parted] };
  if (around.isPaged && !listed && mayHaveHyphen(spelling, word)) return { kind: "slip", meant: [] };
  const near = spelling.nearest(word, 4, usual);
  if (near.length === 0) return { kind: "slip", meant: [] };
  const cost = slipCost(word, near[0]!, usual(near[0]!));
  const likely = near.filter((one, i) => i < 3 && slipCost(word, one, usual(one)) <= cost + 0.5);
  if (listed) return { kind: "listed", meant: likely };
  // Three letters are near to anything; what stands here three times is a term of art, or at least no slip of the keyboard.
  if (word.length <= 3 || places.length >= 3 || isOxford(word, spelling.knows)) return { kind: "slip", meant: [] };
  // Of words that are as near, one that is near enough speaks for all.
  const inTerm = near.find((one) => makesTerm(word, one, places, around));
  if (inTerm !== undefined) return { kind: "slip", meant: [inTerm] };
  const best = near.find((one) => slipCost(word, one, usual(one)) <= cost + 0.3 && isNearEnough(word, one, places, prose, usual, likely.length === 1 ? "alone" : "among others"));
  if (best === undefined) return { kind: "slip", meant: [] };
  const built = isBuilt(spelling, word);
  if (built === "surely" || (built !== "no" && !usual(best) && (built === "likely" || !isCommon(best)))) return { kind: "slip", meant: [] };
  return { kind: "slip", meant: [best, ...likely.filter((one) => one !== best)] };
}

/** Two words that lost the space between them: `shallensure`, `ofthe`, `Servicerequest`; one is a small word, or both make a defined term. */
function partedAt(word: string, [place, ...others]: readonly Place[], around: Surroundings): string | undefined {
  if (place === undefined || others.length > 0 || word.length < 5) return undefined;
  const phrase = phrases.get(word);
  if (phrase !== undefined) return phrase;
  const isNamed = capital.test(around.prose.slice(place.from, place.from + 2));
  for (let at = 2; at <= word.length - 2; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const isSmall = (joining.has(first) && isUsual(second, around)) || (joining.has(second) && first.length > 2 && isUsual(first, around));
    if (isSmall) return `${first} ${second}`;
    if (isNamed && at > 2 && word.length - at > 2 && around.usual(first) && around.usual(second) && isInTerm(`${first} ${second}`, place, around)) return `${first} ${withCapital(second)}`;
  }
  return undefined;
}

/** Whether a word of the dictionary is one that the text uses, and long or common. */
function isUsual(word: string, { spelling, usual }: Surroundings): boolean {
  return usual(word) && spelling.knows(word) && (isCommon(word) || word.length > 5);
}

/** Small words that are no part of longer ones, but for those that a dictionary knows. */
const joining: ReadonlySet<string> = new Set(["the", "and", "shall", "of", "must", "which", "that", "this", "any", "each", "such", "with"]);

/** What stands in every clause, by its letters. */
const phrases: ReadonlyMap<string, string> = new Map(
  ["in accordance", "accordance with", "in respect", "respect of", "in relation", "relation to", "in connection", "in addition", "in writing", "pursuant to", "subject to", "referred to", "relating to", "set out", "provided that", "at least", "as well"].map((phrase) => [phrase.replace(" ", ""), phrase]),
);

/** Whether `word` is so near to `meant`, and `meant` so likely, that chance does not explain it. */
function isNearEnough(word: string, meant: string, places: readonly Place[], prose: Text, usual: (word: string) => boolean, nearness: "alone" | "among others"): boolean {
  const slip = slipBetween(word, meant);
  if (word[0] !== meant[0] && slip !== "swap" && slip !== "missing") return false;
  const named = places.filter(({ from }) => capital.test(prose.slice(from, from + 2)));
  // The capital of a sentence is no name's, where the words go on in lower case.
  const isSentences = places.length === 1 && named.length === 1 && opensSentence(prose, named[0]!);
  if (isSentences && isFunctionWord(meant)) return word.length >= leastForSmall[slip];
  if (isSentences && isCommon(meant) && word.length >= (usual(meant) ? leastAtStart : leastAtStartUnused)[slip]) return true;
  if (named.length > 0) {
    // A name is near to many words (`Holger`, `Holder`): only a word that the document gives a capital too is meant.
    const isMeant = isFunctionWord(meant) || usual(withCapital(meant));
    return places.length === 1 && isMeant && word.length >= leastInNames[slip];
  }
  if (isFunctionWord(meant)) return word.length >= leastForSmall[slip];
  if (!isCommon(meant)) return word.length >= (usual(meant) ? leastExpected : leastUnexpected)[slip];
  if (word.length >= leastExpected[slip]) return true;
  // Four letters for a common word that stands elsewhere in the document, five where no other is as near; consonants alone are an abbreviation.
  const least = nearness === "alone" ? leastForOnly : leastForBoth;
  return places.length === 1 && word.length >= least[slip] && usual(meant) && /[aeiouy]/.test(word);
}

// The shorter a word is, the more words are near to it by chance: how long it has to be at least, for each slip.
type Lengths = Readonly<Record<Slip, number>>;
const leastForSmall: Lengths = { swap: 4, double: 4, missing: 4, extra: 5, vowel: 5, other: 5, several: 9 };
const leastExpected: Lengths = { swap: 4, double: 4, missing: 5, extra: 6, vowel: 6, other: 6, several: 9 };
const leastUnexpected: Lengths = { swap: 7, double: 7, missing: 7, extra: 9, vowel: 9, other: 9, several: 99 };
const leastForBoth: Lengths = { ...leastExpected, missing: 4 };
const leastForOnly: Lengths = { ...leastForBoth, extra: 5, vowel: 5, other: 5 };
const leastAtStart: Lengths = { swap: 6, double: 6, missing: 6, extra: 7, vowel: 99, other: 99, several: 99 };
const leastAtStartUnused: Lengths = { swap: 10, double: 10, missing: 10, extra: 10, vowel: 99, other: 99, several: 99 };
const leastInTerms: Lengths = { swap: 4, double: 4, missing: 4, extra: 4, vowel: 5, other: 5, several: 99 };
const leastInNames: Lengths = { swap: 5, double: 5, missing: 6, extra: 6, vowel: 8, other: 8, several: 10 };

/** A word with a capital of its own, and not one among capitals. */
const capital = /^\p{Lu}(?!\p{Lu})/u;

/** Where a capital may be the sentence's or the cell's own. What begins a line may be in the midst of a name that was wrapped. */
const mayOpen: ReadonlySet<Opening | undefined> = new Set(["block", "stop", "colon", "cell"]);

/** Whether the word has its capital from the sentence that it begins, to judge by what follows it: no cell, no name with a surname. */
function opensSentence(prose: Text, { to, opening }: Place): boolean {
  return (opening === "block" || opening === "stop") && /^,?\s+\p{Ll}/u.test(prose.slice(to, to + 4));
}

/** Whether `meant` in the place of `word`, which stands once and with a capital, makes a defined term or leads to a number: `Serviie Request`, `the Panle`, `Secton G3`. */
function makesTerm(word: string, meant: string, places: readonly Place[], around: Surroundings): boolean {
  const { prose } = around;
  const [at] = places;
  if (places.length !== 1 || word.length < leastInTerms[slipBetween(word, meant)] || !capital.test(prose.slice(at!.from, at!.from + 2))) return false;
  const name = withCapital(meant);
  const ahead = prose.slice(Math.max(0, at!.from - 60), at!.from);
  const behind = prose.slice(at!.to, at!.to + 60);
  if (/^(?:Sections?|Clauses?|Paragraphs?|Appendix|Schedules?|Annex|Tables?)$/.test(name) && /^\s+(?:[A-Z]{0,2}\d|[A-Z]{1,2}(?![A-Za-z])|\([a-z]\))/.test(behind)) return true;
  // Alone, a term is known by the word before it, where no other name goes on.
  return isInTerm(name, at!, around) || (namesBehind(behind).length === 1 && determiner.test(ahead) && around.isTerm(name));
}

/** Whether `words` at a place make a term of two words or more: with one or two of those beside them, or by themselves. */
function isInTerm(words: string, { from, to }: Span, { prose, isTerm }: Surroundings): boolean {
  const after = namesBehind(prose.slice(to, to + 60));
  for (const first of namesBefore(prose.slice(Math.max(0, from - 60), from))) {
    for (const last of after) if ((first !== "" || last !== "" || words.includes(" ")) && isTerm(first + words + last)) return true;
  }
  return false;
}

const determiner = /(?<!\p{L})(?:an?|the|each|any|every|such|that|this|no|another|other)\s+$/iu;
const nameBefore = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*[\s-]$/u;
const nameBehind = /^[\s-]\p{Lu}[\p{L}\p{N}]*/u;

/** Nothing, the capitalised word that ends `words`, and the two that do. */
function namesBefore(words: string): readonly string[] {
  const one = nameBefore.exec(words);
  const two = one && nameBefore.exec(words.slice(0, one.index));
  return one ? ["", one[0], ...(two ? [two[0] + one[0]] : [])] : [""];
}

/** Nothing, the capitalised word that begins `words`, and the two that do. */
function namesBehind(words: string): readonly string[] {
  const one = nameBehind.exec(words)?.[0];
  const two = one && nameBehind.exec(words.slice(one.length))?.[0];
  return one ? ["", one, ...(two ? [one + two] : [])] : [""];
}

/** The British spelling of an American word. */
function britishIn(word: string, spelling: Spelling): string | undefined {
  return britishFor(word, (one) => spelling.knows(one));
}

function isNoun(prose: Text, { from }: Span, word: string): boolean {
  return nounFor(word, prose.slice(Math.max(0, from - 40), from)) !== undefined;
}

function messageFor(kind: Kind, written: string, suggestions: readonly string[]): string {
  const words = listed(suggestions.map((word) => `“${word}”`), "or");
  if (kind === "american") return `“${written}” is the American spelling: write ${words}.`;
  if (kind === "noun") return `“${written}” is the verb: the noun is spelt ${words}.`;
  return `“${written}” is not a known word. Did you mean ${words}?`;
}

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
function isForeign(prose: Text, { from, to }: Span, spelling: Spelling): boolean {
  const start = Math.max(0, from - 60);
  const around = prose.slice(start, to + 60);
  // Among words in lower case, capitals are acronyms.
  const form = capitals.test(prose.slice(from, to)) ? anyCase : lowerCase;
  let unknown = 0;
  let isBeside = false;
  scanWords(around, (a, b) => {
    if (b - a < 3 || start + a === from || a === 0 || b === around.length) return;
    const written = around.slice(a, b);
    const word = written.toLowerCase();
    if (!form.test(written) || spelling.knows(written) || correctionOf(word) !== undefined || britishIn(word, spelling) !== undefined) return;
    unknown++;
    const gap = start + b < from ? prose.slice(start + b, from) : prose.slice(to, start + a);
    if (gap === " " && spelling.nearest(word, 1).length === 0) isBeside = true;
  });
  return isBeside || unknown >= 3;
}

/** Whether words of English stand around, a small one behind: two letters may as well be another language's, or a code. */
function isAmongWords(prose: Text, at: Span, spelling: Spelling): boolean {
  const behind = /^ (\p{Ll}{1,20})(?![\p{L}\p{N}'’-])/u.exec(prose.slice(at.to, at.to + 24))?.[1];
  const isWord = /[\p{L}\p{N})] $/u.test(prose.slice(Math.max(0, at.from - 2), at.from));
  return isWord && behind !== undefined && (isFunctionWord(behind) || (behind.length > 4 && spelling.knows(behind))) && !isForeign(prose, at, spelling);
}

const lowerCase = /^\p{Ll}+$/u;
const capitals = /^\p{Lu}{2,}$/u;
const anyCase = /^(?:\p{Ll}+|\p{Lu}+)$/u;
