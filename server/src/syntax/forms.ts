// The words that a project adds to the forms of definitions and references which the reader knows by itself: data from
// its sec.json, made into the expressions that the reader looks with.

import { wordsPattern } from "../text/pattern.ts";
import type { Forms } from "./tree.ts";
import { cues, type Cues } from "./words.ts";

/** No words beside the reader's own. */
export const ownForms: Forms = { definingWords: [], referenceWords: [] };

/** Whether both add the same words. */
export function isSameForms(a: Forms, b: Forms): boolean {
  return a === b || (isSameList(a.definingWords, b.definingWords) && isSameList(a.referenceWords, b.referenceWords));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

/** What stands behind a term where one of `definingWords` defines it; undefined where there are none. */
export function definingPattern({ definingWords }: Forms): RegExp | undefined {
  return made(definers, definingWords, () => new RegExp(String.raw`^(?:\s*\((?:or )?["“*]*[A-Z][\w+/-]{1,14}["”*]*\))?\s+(?:${anyOf(definingWords)})(?![A-Za-z0-9-])`));
}

/** How a reference by one of `referenceWords` begins: at which words to look, and what stands there. */
export interface Leads {
  readonly cues: Cues;
  /** Sticky. */
  readonly lead: RegExp;
}

/** See `Leads`; undefined where there are none of these words. */
export function referenceLeads({ referenceWords }: Forms): Leads | undefined {
  return made(leads, referenceWords, () => ({
    cues: cues((word) => referenceWords.some((one) => `${one}s`.startsWith(word))),
    lead: new RegExp(String.raw`\b(?:${anyOf(referenceWords)})s?(?=\s{1,4}\d)`, "y"),
  }));
}

const definers = new WeakMap<readonly string[], RegExp>();
const leads = new WeakMap<readonly string[], Leads>();

function made<T>(known: WeakMap<readonly string[], T>, words: readonly string[], make: () => T): T | undefined {
  if (words.length === 0) return undefined;
  let value = known.get(words);
  if (value === undefined) known.set(words, (value = make()));
  return value;
}

/** The longest first, so that no phrase hides one that goes on. */
function anyOf(phrases: readonly string[]): string {
  return [...phrases].sort((a, b) => b.length - a.length).map((phrase) => wordsPattern(phrase, String.raw`\s{1,4}`)).join("|");
}
