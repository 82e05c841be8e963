// Where defined terms are used in running text: as they are written, in the plural and the possessive. The longest
// term wins (no `Incident` in a `Major Incident`), and what is a part of a reference is no use.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { singular, termKey, type TermKey } from "../index/keys.ts";
import type { Span } from "../text/span.ts";

export interface TermUse {
  readonly term: TermKey;
  /** With the plural's ending and the possessive's. */
  readonly at: Span;
}

/** The use of a term that `offset` touches. */
export function termUseAt(corpus: Corpus, document: Facts, offset: number): TermUse | undefined {
  const terms = termsOf(corpus);
  const { prose } = document.tree;
  const start = wordStart(prose, Math.max(0, offset - terms.longest * 2));
  for (const use of greedy(terms, prose, start, offset + 1)) {
    if (use.at.from <= offset && offset <= use.at.to && isFree(document, use.at)) return use;
  }
  return undefined;
}

/** The uses of any of `sought` in `document`, in order. */
export function usesOf(corpus: Corpus, document: Facts, sought: ReadonlySet<TermKey>): readonly Span[] {
  const uses = allUses(termsOf(corpus), document);
  const found: Span[] = [];
  for (const term of sought) {
    const places = uses.get(term) ?? [];
    for (let i = 0; i < places.length; i += 2) found.push({ from: places[i]!, to: places[i + 1]! });
  }
  return sought.size > 1 ? found.sort((a, b) => a.from - b.from) : found;
}

/** Finds the uses in every document ahead of the question, a step for each document that was not ready. */
export function* prepareUses(corpus: Corpus): Generator<void, void> {
  const terms = termsOf(corpus);
  for (const document of corpus.documents.values()) {
    if (known.get(document)?.terms === terms) continue;
    allUses(terms, document);
    yield;
  }
}

/** Of each term the ends of its uses: from, to, from, to, and so on. */
type Uses = ReadonlyMap<TermKey, readonly number[]>;

const known = new WeakMap<Facts, { readonly terms: Terms; readonly uses: Uses }>();

/** All uses in one document, found once a version for as long as the terms stay the same. */
function allUses(terms: Terms, document: Facts): Uses {
  const before = known.get(document);
  if (before?.terms === terms) return before.uses;
  const uses = new Map<TermKey, number[]>();
  const { prose } = document.tree;
  for (const { term, at } of greedy(terms, prose, 0, prose.length)) {
    if (!isFree(document, at)) continue;
    const same = uses.get(term);
    if (same) same.push(at.from, at.to);
    else uses.set(term, [at.from, at.to]);
  }
  known.set(document, { terms, uses });
  return uses;
}

interface Form {
  readonly text: string;
  readonly term: TermKey;
}

interface Terms {
  /** All forms of all terms by their first word, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Form[]>;
  /** The codes that a form may begin with, below 128: most words are no term's, and end here. */
  readonly initials: readonly boolean[];
  readonly longest: number;
}

const made = new WeakMap<Corpus, Terms>();
let latest: { readonly forms: ReadonlyMap<string, TermKey>; readonly terms: Terms } | undefined;

/** The terms of a corpus; the very same object as before where an edit left them alone, so that what was found still holds. */
function termsOf(corpus: Corpus): Terms {
  let terms = made.get(corpus);
  if (terms) return terms;
  const forms = new Map<string, TermKey>();
  for (const document of corpus.documents.values()) {
    for (const { text, term } of formsIn(document)) if (!forms.has(text)) forms.set(text, term);
  }
  if (latest && isSame(latest.forms, forms)) terms = latest.terms;
  else {
    terms = arranged(forms);
    latest = { forms, terms };
  }
  made.set(corpus, terms);
  return terms;
}

function isSame(a: ReadonlyMap<string, TermKey>, b: ReadonlyMap<string, TermKey>): boolean {
  if (a.size !== b.size) return false;
  for (const [text, term] of a) if (b.get(text) !== term) return false;
  return true;
}

function arranged(forms: ReadonlyMap<string, TermKey>): Terms {
  const byFirst = new Map<string, Form[]>();
  const initials: boolean[] = new Array<boolean>(128).fill(false);
  let longest = 0;
  for (const [text, term] of forms) {
    const first = firstWord(text, 0);
    const same = byFirst.get(first);
    if (same) same.push({ text, term });
    else byFirst.set(first, [{ text, term }]);
    if (text.charCodeAt(0) < 128) initials[text.charCodeAt(0)] = true;
    longest = Math.max(longest, text.length);
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.text.length - a.text.length);
  return { byFirst, initials, longest };
}

const formsOf = new WeakMap<Facts, readonly Form[]>();

function formsIn(document: Facts): readonly Form[] {
  let forms = formsOf.get(document);
  if (!forms) {
    const all: Form[] = [];
    for (const { term, aliases } of document.tree.definitions) {
      for (const name of [term, ...aliases]) for (const text of formsOfTerm(name)) all.push({ text, term: termKey(name) });
    }
    formsOf.set(document, (forms = all));
  }
  return forms;
}

/** `Registered Party` -> itself and `Registered Parties`; a term defined in the plural has its singular too. */
function formsOfTerm(name: string): readonly string[] {
  const written = name.replace(/[“”"*]/g, "").replace(/[‘’]/g, "'").replace(/[\s\u00a0]+/g, " ").trim();
  if (!/^[\p{L}\p{N}]/u.test(written)) return [];
  const space = written.lastIndexOf(" ") + 1;
  const head = written.slice(0, space);
  const one = singular(written.slice(space));
  return [...new Set([written, head + one, head + plural(one)])];
}

function plural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The uses from `from` on, each after the one before, that begin before `to`. */
function* greedy(terms: Terms, prose: string, from: number, to: number): Iterable<TermUse> {
  for (let at = from; at < to && at < prose.length; ) {
    const use = longestAt(terms, prose, at);
    if (use) yield use;
    at = use ? use.at.to : wordEnd(prose, at);
    while (at < prose.length && !isWordPart(prose.charCodeAt(at))) at++;
  }
}

function longestAt({ byFirst, initials }: Terms, prose: string, at: number): TermUse | undefined {
  const initial = prose.charCodeAt(at);
  if (initial < 128 && !initials[initial]) return undefined;
  for (const { text, term } of byFirst.get(firstWord(prose, at)) ?? []) {
    const end = endOfMatch(prose, at, text);
    if (end >= 0) return { term, at: { from: at, to: end } };
  }
  return undefined;
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

const taken = new WeakMap<Facts, readonly Span[]>();

/** Whether no reference (with its heading) and no definition's own term stands at `at`. */
function isFree(document: Facts, at: Span): boolean {
  let spans = taken.get(document);
  if (!spans) {
    const { references, definitions } = document.tree;
    spans = [...references.flatMap((one) => (one.heading ? [one.at, one.heading] : [one.at])), ...definitions.map((one) => one.at)].sort((a, b) => a.from - b.from);
    taken.set(document, spans);
  }
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from < at.to) low = middle + 1;
    else high = middle;
  }
  // Spans hardly overlap; a longer one that began before its neighbours is not far back.
  for (let i = low - 1; i >= 0 && i >= low - 8; i--) if (spans[i]!.to > at.from) return false;
  return true;
}

function firstWord(text: string, at: number): string {
  return text.slice(at, wordEnd(text, at));
}

/** The end of the word that starts at `at`; one further where none does, so that a search moves on. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (isWordPart(text.charCodeAt(end))) end++;
  return Math.max(end, at + 1);
}

/** The start of the first word that begins at or after `at`; a word that `at` cuts is left out. */
function wordStart(text: string, at: number): number {
  let start = at;
  if (start > 0) while (isWordPart(text.charCodeAt(start - 1)) && isWordPart(text.charCodeAt(start))) start++;
  while (start < text.length && !isWordPart(text.charCodeAt(start))) start++;
  return start;
}

/** Letters and digits: ASCII at once, the rest by what Unicode says. NaN, past the end, is none. */
function isWordPart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= 0xc0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}
