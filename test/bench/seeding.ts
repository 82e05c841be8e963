// What every seeder is, and what seeders share.

import { join, replaced, type Fragment } from "./fragment.ts";
import type { Plan, PlannedPlace } from "./plan.ts";
import type { Random } from "./random.ts";
import type { Citing } from "./citing.ts";

export type Seeder =
  /** Makes one fault in the plan; false where it found no place. */
  | { readonly kind: "plan"; readonly seed: (plan: Plan, chance: Random) => boolean }
  /** The sentence with one fault in it; undefined where this sentence does not lend itself to it. */
  | { readonly kind: "sentence"; readonly seed: (sentence: Fragment, citing: Citing, seeding: Seeding) => Fragment | undefined };

/** What sentence seeders share over one Code. */
export interface Seeding {
  /** Whether a dictionary of English knows the word: a slip that gives another word is none that can be told. */
  readonly isWord: (word: string) => boolean;
  /** Misspellings made so far: what stands again and again looks like a term of art. */
  readonly slips: Set<string>;
  /** What may be said but once, in a clause or a document. */
  readonly said: Set<string>;
}

/** The sentence with another tail before its full stop. */
export function withTail(sentence: Fragment, tail: Fragment | undefined, lead = ", as contemplated by "): Fragment | undefined {
  if (!tail || !sentence.text.endsWith(".")) return undefined;
  return replaced(sentence, sentence.text.length - 1, sentence.text.length, join(lead, tail, "."));
}

/** A clause of running text with nothing below it, outside DUIS. */
export function isPlain({ kind, notUsed, children, rows, document, defines, fault }: PlannedPlace): boolean {
  return kind === "clause" && !notUsed && children.length === 0 && rows.length === 0 && defines.length === 0 && document.key !== "AD" && fault === undefined;
}

/** Whether rules about numbering and lists look at the document: text that came from a page has lost too much. */
export function isDrafted({ document }: PlannedPlace): boolean {
  return document.style.form === "drafted";
}

/** True the first time that `rule` asks for the clause that `from` stands in. */
export function onceInClause(rule: string, { document, key }: PlannedPlace, { said }: Seeding): boolean {
  return once(`${rule} ${document.file} ${key.replace(/\(.*$/, "")}`, said);
}

export function onceInDocument(rule: string, { document }: PlannedPlace, { said }: Seeding): boolean {
  return once(`${rule} ${document.file}`, said);
}

function once(what: string, said: Set<string>): boolean {
  if (said.has(what)) return false;
  said.add(what);
  return true;
}
