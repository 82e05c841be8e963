// The phrases that sec.json names, sought in a text all at once: whole words, in the singular and the plural, any case.

import { plural } from "../index/keys.ts";
import { isLetter } from "../spelling/scan.ts";
import { isNameAt } from "../spelling/surroundings.ts";
import { findingFromBlocks, promisedBy, type Promising } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { cues, type Cues } from "../syntax/words.ts";
import { firstWhere, lastFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import { linearPattern, spaced } from "./term-pattern.ts";

export interface PhraseSearch<Of> {
  readonly pattern: RegExp;
  /** By the lower-case words of each form. */
  readonly forms: ReadonlyMap<string, Form<Of>>;
  /** Whether a block holds a phrase's first word. */
  readonly promising: Promising;
}

interface Form<Of> {
  readonly of: Of;
  readonly isPlural: boolean;
}

/** A search for phrases, each with what it stands for; undefined without any. Of two alike the first counts. */
function phraseSearch<Of>(phrases: readonly (readonly [phrase: string, of: Of])[]): PhraseSearch<Of> | undefined {
  const forms = new Map<string, Form<Of>>();
  for (const [phrase, of] of phrases) {
    const words = spaced(phrase);
    if (words === "" || forms.get(words)?.isPlural === false) continue;
    forms.set(words, { of, isPlural: false });
    const many = plural(words);
    if (!forms.has(many)) forms.set(many, { of, isPlural: true });
  }
  const pattern = linearPattern([...forms.keys()]);
  return pattern && { pattern, forms, promising: promisedBy(firstWords([...forms.keys()])) };
}

/** The search for what a list of sec.json names: made once for each list, thus once for each configuration. */
export function searchOfList<Entry, Of>(phrasesOf: (list: readonly Entry[]) => readonly (readonly [phrase: string, of: Of])[]): (list: readonly Entry[]) => PhraseSearch<Of> | undefined {
  const searches = new WeakMap<readonly Entry[], PhraseSearch<Of> | "nothing">();
  return (list) => {
    let search = searches.get(list);
    if (!search) searches.set(list, (search = phraseSearch(phrasesOf(list)) ?? "nothing"));
    return search === "nothing" ? undefined : search;
  };
}

/** What a list of pairs of terms has to do with some words. */
export interface Sought<Entry> {
  readonly words: string;
  /** The pairs that are told of where the words stand; none where they are only the other of a pair. */
  readonly entries: readonly Entry[];
}

/** Both terms of each pair, `told` to find and `other` to be known: the longer of two wins at its place. */
export function phrasesOfPairs<Entry>(list: readonly Entry[], told: (entry: Entry) => string, other: (entry: Entry) => string): readonly (readonly [phrase: string, of: Sought<Entry>])[] {
  const byWords = new Map<string, Entry[]>();
  const entriesOf = (words: string): Entry[] => {
    let entries = byWords.get(words);
    if (!entries) byWords.set(words, (entries = []));
    return entries;
  };
  for (const entry of list) entriesOf(spaced(told(entry))).push(entry);
  for (const entry of list) entriesOf(spaced(other(entry)));
  return [...byWords].map(([words, entries]) => [words, { words, entries }]);
}

/** The words that the phrases begin with, and those that have one glued to a number (`2fax`). */
function firstWords(phrases: readonly string[]): Cues {
  const firsts = new Set(phrases.map((phrase) => /[\p{L}\p{N}]+/u.exec(phrase)?.[0] ?? ""));
  return cues((word) => {
    const lower = word.toLowerCase();
    // A phrase without any word may be anywhere.
    return firsts.has("") || firsts.has(lower) || (/\p{N}/u.test(lower) && [...firsts].some((first) => lower.includes(first)));
  });
}

interface Found<Of> extends Form<Of>, Span {}

/** Finds, in steps, every phrase in the document, in order; `use` says which of several searches it is. */
export function* findingPhrases<Of>(tree: Tree, search: PhraseSearch<Of>, use: string): Generator<undefined, readonly (Form<Of> & { readonly at: Span })[]> {
  const phrases: (Form<Of> & { readonly at: Span })[] = [];
  for (const { block, items } of yield* findingFromBlocks(tree, use, (piece) => phrasesOf(piece, search), search.promising, search)) {
    const start = tree.blocks[block]!.at.from;
    for (const { from, to, of, isPlural } of items) {
      const last = phrases.at(-1);
      // A phrase that runs on from the block before takes its words with it.
      if (!last || last.at.to <= start + from) phrases.push({ of, isPlural, at: { from: start + from, to: start + to } });
    }
  }
  return phrases;
}

function phrasesOf<Of>(prose: string, { pattern, forms }: PhraseSearch<Of>): readonly Found<Of>[] {
  const found: Found<Of>[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(prose); match; match = pattern.exec(prose)) {
    const at = { from: match.index, to: match.index + match[0].length };
    const form = forms.get(spaced(match[0]));
    if (form && isWhole(prose, at) && !isNameAt(prose, at.from, at.to)) found.push({ ...form, ...at });
    // A shorter one may start inside what was none; a character may be two units long.
    else pattern.lastIndex = at.from + (prose.codePointAt(at.from)! > 0xffff ? 2 : 1);
  }
  return found;
}

/** No part of a longer word; a hyphen behind it may follow (`fax-based`), one before it may not (`tele-fax`). */
function isWhole(prose: string, { from, to }: Span): boolean {
  const before = prose.charCodeAt(from - 1);
  if (isLetter(before) || before === 45 || before === 0x2010 || before === 0x2011) return false;
  if ((before === 39 || before === 0x2019) && isLetter(prose.charCodeAt(from - 2))) return false;
  const after = prose.charCodeAt(to);
  if (isLetter(after)) return false;
  return (after !== 39 && after !== 0x2019) || !isLetter(prose.charCodeAt(to + 1)) || /^[sS](?!\p{L})/u.test(prose.slice(to + 1, to + 3));
}

/** Whether a span, asked for in the order of the text, touches a reference with all that belongs to it. */
export function referenceFilter({ blocks, references }: Tree): (at: Span) => boolean {
  let next = 0;
  return ({ from, to }) => {
    // None begins further back than the block before.
    const start = blocks[lastFrom(blocks, from) - 1]?.at.from ?? 0;
    if (next < references.length && references[next]!.from < start) next = firstWhere(references.length, (i) => references[i]!.from >= start);
    while (next < references.length && references[next]!.whole.to <= from) next++;
    return next < references.length && references[next]!.whole.from < to;
  };
}
