// The words that a project adds to the forms of definitions and references which the reader knows by itself: data from
// its sec.json, made into the expressions that the reader looks with.

import { isSameList } from "../text/ordered.ts";
import { wordsPattern } from "../text/pattern.ts";
import { oncePer } from "../text/remembered.ts";
import type { Forms } from "./tree.ts";
import { cues, type Cues } from "./words.ts";

/** No words beside the reader's own. */
export const ownForms: Forms = { definingWords: [], referenceWords: [] };

/** Whether both add the same words. */
export function isSameForms(a: Forms, b: Forms): boolean {
  return a === b || (isSameList(a.definingWords, b.definingWords) && isSameList(a.referenceWords, b.referenceWords));
}

/** What stands behind a term where one of `definingWords` defines it; undefined where there are none. */
export function definingPattern({ definingWords }: Forms): RegExp | undefined {
  return definingWords.length === 0 ? undefined : definerOf(definingWords);
}

const definerOf = oncePer((definingWords: readonly string[]) => new RegExp(String.raw`^(?:\s*\((?:or )?["“*]*[A-Z][\w+/-]{1,14}["”*]*\))?\s+(?:${anyOf(definingWords)})(?![A-Za-z0-9-])`));

/** How a reference by one of `referenceWords` begins: at which words to look, and what stands there. */
export interface Leads {
  readonly cues: Cues;
  /** Sticky. */
  readonly lead: RegExp;
}

/** See `Leads`; undefined where there are none of these words. */
export function referenceLeads({ referenceWords }: Forms): Leads | undefined {
  return referenceWords.length === 0 ? undefined : leadsOf(referenceWords);
}

const leadsOf = oncePer(
  (referenceWords: readonly string[]): Leads => ({
    cues: cues((word) => referenceWords.some((one) => `${one}s`.startsWith(word))),
    lead: new RegExp(String.raw`\b(?:${anyOf(referenceWords)})s?(?=\s{1,4}\d)`, "y"),
  }),
);

/** The longest first, so that no phrase hides one that goes on. */
function anyOf(phrases: readonly string[]): string {
  return [...phrases].sort((a, b) => b.length - a.length).map((phrase) => wordsPattern(phrase, String.raw`\s{1,4}`)).join("|");
}
