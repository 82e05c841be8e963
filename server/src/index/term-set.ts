// All terms that the documents define, in every form in which they are used: as written, in the singular and the plural.
// A set is made once for as long as no definition changes its term, and knows which words a change touched.

import type { DefinitionScope, Numbers } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import type { DocumentId, Facts } from "./facts.ts";
import { endsInAcronym, plural, singular, termKey, type TermKey } from "./keys.ts";
import { detached } from "../text/detached.ts";
import { spelledOut } from "../text/ligatures.ts";
import { oncePer, remembered } from "../text/remembered.ts";
import { finished } from "../text/steps.ts";
import { foldOf, lexiconSize, numberOf, wordOf } from "../text/lexicon.ts";
import { wordsOf, type WordSet } from "./term-words.ts";

/** One way to write a term. */
export interface TermForm {
  readonly text: string;
  readonly term: TermKey;
  /** Lower case: `ad`, `hoc`, `device`, `csr`. */
  readonly words: readonly string[];
  /** Whether it is the term as its definition has it. */
  readonly isOwn: boolean;
  readonly sites: readonly TermSite[];
}

/** Where a definition gives a term this form. */
export interface TermSite {
  readonly document: DocumentId;
  readonly scope: DefinitionScope;
  readonly certain: boolean;
}

/** Where a set stands among those that it comes from. It outlives the set, which is large. */
export interface Lineage {
  /** The lineage of the set that this one was made from, and all that the two differ by; undefined where nobody need know any more. */
  before: { readonly lineage: Lineage; readonly differing: readonly Differing[] } | undefined;
}

export interface TermSet {
  readonly lineage: Lineage;
  readonly forms: readonly TermForm[];
  /** Of a word by its number in the lexicon: the number that it has in the terms, case apart; -1 for a word of no term. A word that is numbered later has what its fold has. */
  readonly inTerms: Int32Array;
  /** Of a word by its number in the lexicon: the node behind the root by way of it; -1 for a word that begins no term; later words likewise. */
  readonly begins: Int32Array;
  /** The node behind `node` by way of a word's number in the terms; -1 for none. */
  step(node: number, inTerms: number): number;
  /** The node at which `words` (lower case) end; -1 for none. */
  nodeOf(words: readonly string[]): number;
  /** The forms (positions) whose words end at `node`: they differ by case and by hyphens alone. */
  endsAt(node: number): readonly number[];
  /** Forms (positions) whose words are these, each in the singular; made when first asked. */
  alike(words: readonly string[]): readonly number[];
  /** Forms (positions) that have these words and one more, each in the singular; made when first asked. */
  oneMore(words: readonly string[]): readonly number[];
  /** Forms (positions) of these words, each in the singular, but that one of the two has a prefix apart: `sub committee`, `subcommittee`; made when first asked. */
  joined(words: readonly string[]): readonly number[];
  /** Whether what was found in a text with the set of `older` holds with this one too, by the text's words. */
  agreesWith(older: Lineage, text: WordSet): boolean;
  /** Whether a text with these words may mention the term by a form of its own. */
  mayMention(text: WordSet, term: TermKey): boolean;
  /** Whether the set of `older` has the same forms of `term`: then it is mentioned in a text according to both, or to neither. */
  agreesOn(older: Lineage, term: TermKey): boolean;
}

/** Makes, in steps, the set of the terms of `documents`. `before` is the one that it comes from, if `differing` is all that changed. */
export function* makingTermSet(documents: Iterable<Facts>, before?: TermSet, differing: readonly Differing[] = []): Generator<void, TermSet> {
  const collected: Collected = new Map();
  for (const document of documents) {
    yield* readingForms(document);
    collect(collected, formsIn(document));
  }
  const set = yield* making([...collected.values()], everyWord());
  if (before) {
    set.lineage.before = { lineage: before.lineage, differing };
    let at = before.lineage;
    for (let i = 0; i < longestLineage; i++) at = at.before?.lineage ?? at;
    at.before = undefined;
  }
  return set;
}

/** The set of the terms of `documents` that may stand in a text of these words (by number): of such a text it says what the set of all terms says. */
export function termSetFor(words: Numbers, documents: Iterable<Facts>): TermSet {
  const begins = new Set(Array.from(words, (word) => wordOf(foldOf(word))));
  const collected: Collected = new Map();
  for (const document of documents) collect(collected, formsBegunBy(begins, document));
  return finished(making([...collected.values()], words));
}

function* everyWord(): Iterable<number> {
  for (let word = 0; word < lexiconSize(); word++) yield word;
}

/** So many forms, of which most have a few words, are taken in one step. */
const formsAtOnce = 512;

/** Makes, in steps, the set of `forms`, for texts of `words`. */
function* making(forms: readonly TermForm[], words: Iterable<number>): Generator<void, TermSet> {
  const numbers = new Map<number, number>();
  const inTermsOf = (word: string): number => numbers.get(foldOf(numberOf(word))) ?? -1;
  for (const { words } of forms) {
    for (const word of words) {
      const number = foldOf(numberOf(word));
      if (!numbers.has(number)) numbers.set(number, numbers.size);
    }
  }
  const inTerms = new Int32Array(lexiconSize()).fill(-1);
  yield;
  for (const word of words) inTerms[word] = numbers.get(foldOf(word)) ?? -1;
  yield;
  const steps = edges();
  const ends: number[][] = [[]];
  for (const [index, form] of forms.entries()) {
    if (index % formsAtOnce === formsAtOnce - 1) yield;
    let node = 0;
    for (const word of form.words) {
      const by = inTermsOf(word);
      let next = steps.get(node, by);
      if (next < 0) {
        next = ends.length;
        ends.push([]);
        steps.add(node, by, next);
      }
      node = next;
    }
    ends[node]!.push(index);
  }
  yield;
  const begins = inTerms.map((word) => (word < 0 ? -1 : steps.get(0, word)));
  let likeness: Likeness | undefined;
  const lineage: Lineage = { before: undefined };
  return {
    lineage,
    forms,
    inTerms,
    begins,
    step: steps.get,
    nodeOf(words) {
      let node = 0;
      for (const word of words) {
        const number = inTermsOf(word);
        node = number < 0 ? -1 : steps.get(node, number);
        if (node < 0) return -1;
      }
      return node;
    },
    endsAt: node => ends[node]!,
    alike: own => (likeness ??= likenessOf(forms)).alike.get(singularWords(own)) ?? none,
    oneMore: own => (likeness ??= likenessOf(forms)).oneMore.get(singularWords(own)) ?? none,
    joined(own) {
      likeness ??= likenessOf(forms);
      const { alike, joined } = likeness;
      return [...(joined.get(singularWords(own)) ?? none), ...joinings(own).flatMap((words) => alike.get(singularWords(words)) ?? none)];
    },
    agreesWith: (older, text) => agree(lineage, older, one => !mayConcern(one.words, text)),
    mayMention: (text, term) => forms.some(form => form.term === term && form.words.every(word => text.has(word))),
    agreesOn: (older, term) => agree(lineage, older, one => one.term !== term),
  };
}

/** From a node by a word's number to the next node: a table of open places, as the terms are stepped through for each word of the Code. */
interface Edges {
  /** The node behind `node` by way of `word`; -1 for none. */
  get(node: number, word: number): number;
  add(node: number, word: number, next: number): void;
}

function edges(): Edges {
  let mask = (1 << 12) - 1;
  let count = 0;
  // Node, word and next node, one after the other; a free place has the next node 0, which is the root.
  let places = new Int32Array((mask + 1) * 3);
  const placeOf = (node: number, word: number): number => {
    for (let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 7; ; at++) {
      const place = (at & mask) * 3;
      if (places[place + 2] === 0 || (places[place] === node && places[place + 1] === word)) return place;
    }
  };
  const put = (node: number, word: number, next: number): void => {
    const place = placeOf(node, word);
    places[place] = node;
    places[place + 1] = word;
    places[place + 2] = next;
  };
  return {
    get(node, word) {
      const next = places[placeOf(node, word) + 2]!;
      return next === 0 ? -1 : next;
    },
    add(node, word, next) {
      if (++count * 2 > mask) {
        const before = places;
        mask = mask * 2 + 1;
        places = new Int32Array((mask + 1) * 3);
        for (let i = 0; i < before.length; i += 3) if (before[i + 2] !== 0) put(before[i]!, before[i + 1]!, before[i + 2]!);
      }
      put(node, word, next);
    },
  };
}

/** A form that one version of a document gives to the terms and another does not. */
export interface Differing {
  readonly term: TermKey;
  readonly words: readonly string[];
}

/** The forms by which two versions of a document differ; undefined stands for no document. */
export function differingForms(before: Facts | undefined, after: Facts | undefined): readonly Differing[] {
  if (before && before.places.terms === after?.places.terms) return [];
  const old = before ? formsIn(before) : [];
  const now = after ? formsIn(after) : [];
  const gone = without(old, new Set(now));
  const came = without(now, new Set(old));
  if (gone.length + came.length === 0) return [];
  // Another definition may give a term the same form.
  const texts = new Set([...gone, ...came].map(({ text }) => text));
  const a = new Set(old.filter(({ text }) => texts.has(text)).map(signature));
  const b = new Set(now.filter(({ text }) => texts.has(text)).map(signature));
  return [...gone.filter(form => !b.has(signature(form))), ...came.filter(form => !a.has(signature(form)))];
}

function without(forms: readonly DocumentForm[], others: ReadonlySet<DocumentForm>): readonly DocumentForm[] {
  return forms.filter(form => !others.has(form));
}

/** Whether what is said of a text with these words may hang on a term of `words`: it holds them, or all but one. */
export function mayConcern(words: readonly string[], text: WordSet): boolean {
  let missing = 0;
  for (const word of words) if (!text.has(word) && !text.has(singular(word)) && !text.has(plural(word))) missing++;
  return missing === 0 || (missing === 1 && words.length > 1) || joinings(words).some((one) => mayConcern(one, text));
}

/** What words stand before with a hyphen, a space or nothing between. */
const prefixes: ReadonlySet<string> = new Set(["anti", "co", "cross", "de", "e", "inter", "intra", "multi", "non", "off", "on", "over", "post", "pre", "re", "self", "semi", "sub", "un", "under"]);

/** `words` with one prefix that stands apart joined to the word behind it, or with one figure joined to the word before it (`Type 2`), in every way. */
function joinings(words: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (let i = 1; i < words.length; i++) if (prefixes.has(words[i - 1]!) || (isFigure(words[i]!) && !/\d/.test(words[i - 1]!))) found.push([...words.slice(0, i - 1), words[i - 1]! + words[i]!, ...words.slice(i + 1)]);
  return found;
}

function isFigure(word: string): boolean {
  return word.length === 1 && word >= "0" && word <= "9";
}

/** Words, each in the singular, as one key. */
export function singularWords(words: readonly string[]): string {
  return words.map(singular).join(" ");
}

/** Whether the set of `lineage` comes from that of `older`, and all that they differ by is `harmless`. */
function agree({ before }: Lineage, older: Lineage, harmless: (one: Differing) => boolean): boolean {
  for (let at = before; at?.differing.every(harmless); at = at.lineage.before) if (at.lineage === older) return true;
  return false;
}

/** A set knows so many that it came from, so as to answer `agreesWith`. */
const longestLineage = 16;
const none: readonly number[] = [];

interface DocumentForm extends Omit<TermForm, "sites"> {
  readonly site: TermSite;
}

/** By what versions of a document share while their terms are the same. */
const formsByTerms = new WeakMap<Facts["places"]["terms"], readonly DocumentForm[]>();

function formsIn(document: Facts): readonly DocumentForm[] {
  return formsByTerms.get(document.places.terms) ?? finished(readingForms(document));
}

/** Reads, in steps, the forms that a document gives to the terms: they are kept, so that whoever asks next has them at once. */
export function* readingForms(document: Facts): Generator<void, readonly DocumentForm[]> {
  const known = formsByTerms.get(document.places.terms);
  if (known) return known;
  const all: DocumentForm[] = [];
  const formsOf = formsGivenBy(document.id);
  for (const [index, { term, aliases, scope, certain }] of document.tree.definitions.entries()) {
    if (index % definitionsAtOnce === definitionsAtOnce - 1) yield;
    for (const form of formsOf(term, scope, certain)) all.push(form);
    for (const alias of aliases) for (const form of formsOf(alias, scope, certain)) all.push(form);
  }
  formsByTerms.set(document.places.terms, all);
  return all;
}

/** The forms that a document gives to its names: the same objects for all its versions, of which two mostly differ by none. */
const formsGivenBy = remembered((document) => {
  const known = new Map<string, readonly DocumentForm[]>();
  return (name: string, scope: DefinitionScope, certain: boolean): readonly DocumentForm[] => {
    const key = `${scope} ${certain} ${name}`;
    let forms = known.get(key);
    if (!forms) {
      if (known.size >= namesAtMost) known.clear();
      known.set(detached(key), (forms = formsOfName(detached(name), { document, scope, certain })));
    }
    return forms;
  };
}, { most: 1_000 });

/** More names than that are no document's: they are of versions that are gone. */
const namesAtMost = 20_000;

function formsOfName(name: string, site: TermSite): readonly DocumentForm[] {
  return formsOfTerm(spelledOut(name)).flatMap((text, index) => {
    const words = wordsOf(text);
    return words.length > 0 ? [{ text, term: termKey(name), words, isOwn: index === 0, site }] : [];
  });
}

/** So many definitions are read in one step. */
const definitionsAtOnce = 128;

/** The forms that begin with one of `words`; of those with the same words in the order of `formsIn`. */
function* formsBegunBy(words: ReadonlySet<string>, document: Facts): Iterable<DocumentForm> {
  const forms = formsIn(document);
  const byFirst = filedByFirst(forms);
  if (byFirst.size === 0) return;
  for (const word of words) yield* byFirst.get(word) ?? [];
}

/** The forms of a document by their first word, for who asks for those of few. */
const filedByFirst = oncePer((forms: readonly DocumentForm[]): ReadonlyMap<string, readonly DocumentForm[]> => {
  const byFirst = new Map<string, DocumentForm[]>();
  for (const form of forms) {
    addTo(byFirst, form.words[0]!, form);
  }
  return byFirst;
});

/** `Registered Party` -> itself and `Registered Parties`; a term defined in the plural has its singular too. */
export function formsOfTerm(name: string): readonly string[] {
  const written = name.replace(/[“”"*]/g, "").replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim();
  if (!/^[\p{L}\p{N}]/u.test(written)) return [];
  if (endsInAcronym(written)) return [written];
  const space = written.lastIndexOf(" ") + 1;
  const head = written.slice(0, space);
  const one = singular(written.slice(space));
  return [...new Set([written, head + one, head + plural(one)])];
}

/** `party` -> `parties`, `process` -> `processes`. */
function signature({ text, isOwn, site }: DocumentForm): string {
  return `${text}\n${isOwn}\n${site.scope}\n${site.certain}`;
}

/** Forms by their text. */
type Collected = Map<string, { text: string; term: TermKey; words: readonly string[]; isOwn: boolean; sites: TermSite[] }>;

/** Adds the forms of one document, those of the first one first. */
function collect(into: Collected, forms: Iterable<DocumentForm>): void {
  for (const { text, term, words, isOwn, site } of forms) {
    const same = into.get(text);
    if (same) {
      same.sites.push(site);
      same.isOwn ||= isOwn;
    } else into.set(text, { text, term, words, isOwn, sites: [site] });
  }
}

interface Likeness {
  readonly alike: ReadonlyMap<string, readonly number[]>;
  readonly oneMore: ReadonlyMap<string, readonly number[]>;
  readonly joined: ReadonlyMap<string, readonly number[]>;
}

function likenessOf(forms: readonly TermForm[]): Likeness {
  const alike = new Map<string, number[]>();
  const oneMore = new Map<string, number[]>();
  const joined = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, index: number) => {
    const same = map.get(key);
    if (!same) map.set(key, [index]);
    else if (!same.includes(index)) same.push(index);
  };
  forms.forEach(({ words, isOwn }, index) => {
    if (words.length < 2 || !isOwn) return;
    add(alike, singularWords(words), index);
    for (const one of joinings(words)) add(joined, singularWords(one), index);
    if (words.length > 2 && words.length < 12) words.forEach((_, i) => add(oneMore, singularWords(words.filter((_word, j) => j !== i)), index));
  });
  return { alike, oneMore, joined };
}
