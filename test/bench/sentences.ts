// Sentences and list items: phrases with their slots filled by terms, actors and references.

import { capital, join, type Fragment } from "./fragment.ts";
import { plural, withArticle } from "./names.ts";
import type { PlannedDocument, Term } from "./plan.ts";
import type { Citing } from "./citing.ts";
import { someReference } from "./references.ts";
import { actors, conditions, duties, idleTails, items, tails } from "./words.ts";

/** The terms that may be used in a document: the Code's and its own. */
export type TermsFor = (document: PlannedDocument) => readonly Term[];

export function sentence(citing: Citing, terms: TermsFor): Fragment {
  const { chance } = citing;
  const condition = chance.chance(0.35) ? chance.pick(conditions) : "";
  const subject = chance.pick(actors);
  const duty = chance.pick(duties);
  const idle = chance.chance(0.2) ? chance.pick(idleTails) : "";
  const one = chance.chance(0.92) ? chance.pick(tails) : "";
  const two = one !== "" && chance.chance(0.45) ? chance.pick(tails) : "";
  // Two tails alike would read as a slip.
  return capital(join(filled(`${condition}${subject} ${duty}${idle}${one}${two === one ? "" : two}`, citing, terms), "."));
}

/** An item without its end. */
export function item(citing: Citing, terms: TermsFor): Fragment {
  const { chance } = citing;
  const words = chance.pick(items);
  const more = chance.chance(0.6) ? chance.pick(tails) : "";
  return filled(words + more, citing, terms);
}

/** What stands before a list: a sentence's beginning. */
export function leadIn(citing: Citing, terms: TermsFor): Fragment {
  return capital(filled(`${citing.chance.pick(conditions)}${citing.chance.pick(actors)} shall provide the following${citing.chance.pick(tails)}:`, citing, terms));
}

/** `phrase` with every slot filled. */
export function filled(phrase: string, citing: Citing, terms: TermsFor): Fragment {
  const { chance, from } = citing;
  const pieces: (string | Fragment)[] = [];
  let at = 0;
  for (const slot of phrase.matchAll(/\{(\w+)\}/g)) {
    pieces.push(phrase.slice(at, slot.index));
    at = slot.index + slot[0].length;
    if (slot[1] === "ref") pieces.push(someReference(citing));
    else if (slot[1] === "actor") pieces.push(chance.pick(actors));
    else pieces.push(termIn(slot[1]!, chance.pick(terms(from.document))));
  }
  pieces.push(phrase.slice(at));
  return join(...pieces);
}

function termIn(slot: string, { name }: Term): string {
  switch (slot) {
    case "a":
      return withArticle(name);
    case "s":
      return plural(name);
    case "each":
      return `each ${name}`;
    default:
      return `the ${name}`;
  }
}
