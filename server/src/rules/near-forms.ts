// The forms of terms, of a whole set of them, that come near to given words, wherever they hold and whatever stands around: with
// a word or a plural within that is another, a word more or less, a letter that is wrong.

import { singular } from "../index/keys.ts";
import type { TermForm, TermSet } from "../index/term-set.ts";
import { wordsOf } from "../index/term-words.ts";
import { addTo } from "../text/lists.ts";
import { oncePer, remembered } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import { turnings } from "../text/slips.ts";
import type { Text } from "../text/text.ts";

/** How many phrases are remembered, and how long they are at most. */
export const phrases = { most: 20_000, longest: 200 };

/** Words in running text, or a name that stands alone in a cell. */
export type NameKind = "text" | "name";

interface NearForms {
  /** The same words, with another plural within, or a prefix joined or apart. */
  readonly alike: readonly TermForm[];
  /** With a word more in the middle, or one before the last with or without `-ing`. */
  readonly longer: readonly TermForm[];
  /** With a word of the middle less. */
  readonly shorter: readonly TermForm[];
  /** With a letter more, less or changed over within one long word, which makes another word of it: `Code Manger`. */
  readonly misspelt: readonly TermForm[];
}

/** The forms of `set` that come near to `words`, wherever they hold. */
export function nearForms(set: TermSet, words: readonly string[], kind: NameKind): NearForms {
  const formsOf = (indexes: readonly number[]) => indexes.map((index) => set.forms[index]!);
  const isAlike = (form: TermForm) => form.words.length === words.length && form.words.some((word, i) => (i < words.length - 1 || otherwise !== undefined) && word !== words[i]);
  const otherwise = spelledOtherwise(words);
  const sameWords = words.length < 2 ? [] : [...formsOf(set.alike(words)), ...(otherwise ? formsOf(set.alike(otherwise)) : [])].filter(isAlike);
  const alike = [...sameWords, ...formsOf(set.joined(words))];
  if (kind === "name") return { alike, longer: [], shorter: [], misspelt: [] };
  // A word at an end is what tells one concept from another (`Major`, `Report`); one in the middle gets lost.
  const longer = formsOf(set.oneMore(words)).filter((form) => {
    const missing = form.words.findIndex((word, i) => singular(word) !== singular(words[i] ?? ""));
    return missing > 0 && missing < form.words.length - 1;
  });
  for (const other of inAnotherForm(words)) longer.push(...formsOf(set.alike(other)).filter((form) => form.words.length === words.length));
  const shorter: TermForm[] = [];
  for (let i = 1; words.length > 3 && i < words.length - 1; i++) {
    const fewer = words.filter((_, j) => j !== i);
    shorter.push(...formsOf(set.alike(fewer)).filter((form) => form.words.length === fewer.length));
  }
  const misspelt: TermForm[] = [];
  for (let i = 0; words.length > 1 && i < words.length; i++) {
    for (const other of slips(set)(words[i]!)) misspelt.push(...formsOf(set.alike(words.map((one, j) => (j === i ? other : one)))).filter((form) => form.words.length === words.length));
  }
  return { alike, longer, shorter, misspelt };
}

/** Of each set, the words of its terms that are a slip away from a word: within it, as another end makes another form of one word. */
const slips = oncePer((set: TermSet) => {
  const words = new Set(set.forms.flatMap((form) => form.words).filter((word) => word.length >= shortestSlip));
  const shortened = new Map<string, string[]>();
  for (const word of words) for (const less of lessOne(word)) addTo(shortened, less, word);
  return remembered((typed: string): readonly string[] => {
    if (typed.length < shortestSlip - 1) return [];
    const found = [...(shortened.get(typed) ?? []), ...lessOne(typed).filter((one) => words.has(one)), ...turnings(typed).filter((one) => words.has(one))];
    return [...new Set(found)].filter((one) => one[0] === typed[0] && one.at(-1) === typed.at(-1) && singular(one) !== singular(typed));
  }, phrases);
});

/** Shorter words are a slip away from many. */
const shortestSlip = 7;

function lessOne(word: string): readonly string[] {
  return [...new Set([...word].map((_, i) => word.slice(0, i) + word.slice(i + 1)))];
}

/** `authorized subscriber` with an s, where any word has such an ending, or the other way about. */
function spelledOtherwise(words: readonly string[]): readonly string[] | undefined {
  const other = words.map((word) => word.replace(/(?<=.[iy])[sz](?=e[drs]?$|ing$|ers?$|ations?$)/, (letter) => (letter === "s" ? "z" : "s")));
  return other.some((word, i) => word !== words[i]) ? other : undefined;
}

/** `smart meter system` as `smart metering system`, `transitional objective` as `transition objective`, or the other way about: the last word says what a thing is. */
function* inAnotherForm(words: readonly string[]): Iterable<readonly string[]> {
  for (let i = 0; i < words.length - 1; i++) for (const other of formsOfWord(words[i]!)) yield words.map((one, j) => (j === i ? other : one));
}

function formsOfWord(word: string): readonly string[] {
  if (word.length < 4) return [];
  if (/^(?:af|ef)fected$/.test(word)) return [word.startsWith("a") ? `e${word.slice(1)}` : `a${word.slice(1)}`];
  if (word.endsWith("ing")) return [word.slice(0, -3), `${word.slice(0, -3)}e`];
  const one = singular(word);
  const asked = [`${one.replace(/e$/, "")}ing`];
  if (word.endsWith("ional")) asked.push(word.slice(0, -2));
  if (one.endsWith("ion")) asked.push(`${one}al`);
  return asked;
}

/** Of each set and kind, whether a term, wherever it holds, comes near to a phrase with capitals: to most none does, and they are written again and again. */
export function mayBeNear(set: TermSet, written: string, kind: NameKind): boolean {
  return nearness(set)[kind](written);
}

const nearness = oncePer((set: TermSet): Readonly<Record<NameKind, (written: string) => boolean>> => {
  const asked = (kind: NameKind) => remembered((written) => isNearAny(set, written, kind), phrases);
  return { text: asked("text"), name: asked("name") };
});

function isNearAny(set: TermSet, written: string, kind: NameKind): boolean {
  const parts = placedParts(written, { from: 0, to: written.length });
  return parts.length <= longestRun && windowsOf(parts.length).some(([from, to]) => {
    const { alike, longer, shorter, misspelt } = nearForms(set, wordsAt(written, parts.slice(from, to)), kind);
    return alike.length > 0 || longer.length > 0 || shorter.length > 0 || misspelt.length > 0;
  });
}

/** The forms of one word in capitals that `written` is with two neighbouring letters changed over. */
export function turnedOf(set: TermSet, written: string): readonly TermForm[] {
  return turned(set)(written);
}

const turned = oncePer((set: TermSet) => remembered((acronym) => (/^[A-Z]{3,6}$/.test(acronym) ? turnings(acronym) : []).flatMap((one) => formsInCapitals(set, one)), phrases));

function formsInCapitals(set: TermSet, acronym: string): readonly TermForm[] {
  const node = set.nodeOf([acronym.toLowerCase()]);
  return node < 0 ? [] : set.endsAt(node).map((index) => set.forms[index]!).filter((form) => form.text === acronym);
}

/** More words with capitals in a row are a heading, or a list of names. */
const longestRun = 12;

/** Each part's first word, as terms have it. */
export function wordsAt(prose: Text, parts: readonly Span[]): readonly string[] {
  return parts.map(({ from, to }) => wordsOf(prose.slice(from, to))[0] ?? "");
}

export function placedParts(prose: Text, { from, to }: Span): readonly Span[] {
  return [...prose.slice(from, to).matchAll(/[\p{L}\p{N}]+/gu)].map(match => ({ from: from + match.index, to: from + match.index + match[0].length }));
}

/** All words, then without the first, without the last: what stands beside the phrase may have a capital of its own. */
export function windowsOf(length: number): readonly (readonly [number, number])[] {
  const windows: (readonly [number, number])[] = [[0, length]];
  if (length > 2) windows.push([1, length], [0, length - 1]);
  return windows;
}
