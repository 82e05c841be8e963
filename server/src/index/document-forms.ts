// The forms that one document gives to the terms, as its definitions have them: as written, in the singular and the plural.
// They are the same objects for all versions of a document in which the terms are the same.

import type { DefinitionScope } from "../syntax/tree.ts";
import { detached } from "../text/detached.ts";
import { spelledOut } from "../text/ligatures.ts";
import { addTo } from "../text/lists.ts";
import { oncePer, remembered } from "../text/remembered.ts";
import { finished } from "../text/steps.ts";
import type { DocumentId, Facts } from "./facts.ts";
import { endsInAcronym, plural, singular, termKey, type TermKey } from "./keys.ts";
import { wordsOf } from "./term-words.ts";

/** Where a definition gives a term a form. */
export interface TermSite {
  readonly document: DocumentId;
  readonly scope: DefinitionScope;
  readonly certain: boolean;
}

/** A form that a document gives to a term. */
export interface DocumentForm {
  readonly text: string;
  readonly term: TermKey;
  /** Lower case: `ad`, `hoc`, `device`, `csr`. */
  readonly words: readonly string[];
  /** Whether it is the term as its definition has it. */
  readonly isOwn: boolean;
  readonly site: TermSite;
}

/** By what versions of a document share while their terms are the same. */
const formsByTerms = new WeakMap<Facts["places"]["terms"], readonly DocumentForm[]>();

/** The forms that a document gives to the terms. */
export function formsIn(document: Facts): readonly DocumentForm[] {
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
export function* formsBegunBy(words: ReadonlySet<string>, document: Facts): Iterable<DocumentForm> {
  const forms = formsIn(document);
  const byFirst = filedByFirst(forms);
  if (byFirst.size === 0) return;
  for (const word of words) yield* byFirst.get(word) ?? [];
}

/** The forms of a document by their first word, for who asks for those of few. */
const filedByFirst = oncePer((forms: readonly DocumentForm[]): ReadonlyMap<string, readonly DocumentForm[]> => {
  const byFirst = new Map<string, DocumentForm[]>();
  for (const form of forms) addTo(byFirst, form.words[0]!, form);
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

/** What a form says of its term, wherever its definition stands. */
function signature({ text, isOwn, site }: DocumentForm): string {
  return `${text}\n${isOwn}\n${site.scope}\n${site.certain}`;
}
