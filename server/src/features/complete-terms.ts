// Defined terms and documents' short names, as they are being typed: phrases of several words, the longest first. In the
// middle of ordinary words in lower case nothing is offered.

import type { DocumentId, Facts } from "../index/facts.ts";
import { nameKey } from "../index/keys.ts";
import { documentName } from "../index/names.ts";
import { formsOfTerm } from "../index/term-set.ts";
import { isWordPart } from "../index/term-words.ts";
import type { Definition } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { citation } from "./hover.ts";
import { atMost, nothing, type Suggestion, type Suggestions, type Typing } from "./suggestion.ts";

const most = 200;
/** The most words of a phrase that are looked at. */
const mostWords = 7;

/** The terms and aliases that the words before the caret may become. */
export function completeTerms(snapshot: Snapshot, document: Facts, { before, offset }: Typing): Suggestions {
  const phrases = phrasesBefore(before);
  if (phrases.length === 0) return nothing;
  const best = new Map<string, Suggestion>();
  const end = wordEnd(document.tree.prose, offset);
  phrases.forEach((phrase, index) => {
    for (const name of namesIn(snapshot, document)) {
      if (!isBegunBy(name, phrase)) continue;
      const at: Span = { from: offset - phrase.length, to: end };
      const suggestion: Suggestion = { ...name.suggestion, at, rank: `${index}${name.rank}${name.suggestion.label.toLowerCase()}` };
      const before = best.get(suggestion.label);
      if (!before || suggestion.rank < before.rank) best.set(suggestion.label, suggestion);
    }
  });
  // A plural is offered where its singular is not: `Parti` can only be Parties.
  const items = [...best.values()].filter((item) => !formsOfTerm(item.label).some((form) => form !== item.label && form.length < item.label.length && best.has(form) && best.get(form)!.about?.at === item.about?.at));
  return atMost(most, items);
}

/** Whether what stands before the caret is a whole term, so that nothing needs to follow it. */
export function endsTerm(snapshot: Snapshot, document: Facts, before: string): boolean {
  const words = before.trimEnd();
  return phrasesBefore(words).some((phrase) => namesIn(snapshot, document).some(({ form }) => form === singleSpaced(phrase)));
}

interface Name {
  readonly form: string;
  readonly folded: string;
  /** 0 for the document's own, 1 for the whole Code's, 2 for those of others. */
  readonly rank: number;
  readonly suggestion: Omit<Suggestion, "at" | "rank">;
}

function isBegunBy({ form, folded }: Name, phrase: string): boolean {
  const typed = singleSpaced(phrase);
  const isCapitals = typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
  return isCapitals ? form.startsWith(typed) : folded.startsWith(typed.toLowerCase());
}

/** What is typed, from each word that a name may begin with; the longest first. */
function phrasesBefore(before: string): readonly string[] {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const phrases: string[] = [];
  for (let at = line.length, words = 0; words < mostWords && at > 0; words++) {
    let start = at;
    while (start > 0 && /[ \u00a0/&-]/.test(line[start - 1]!)) start--;
    // Spaces behind the last word are a part of the phrase; two in a row, or other marks, end it.
    if (words > 0 && at - start > 1) break;
    const wordTo = start;
    while (start > 0 && isNamePart(line.charCodeAt(start - 1))) start--;
    if (start === wordTo) break;
    const phrase = line.slice(start);
    if (mayBegin(phrase, line[start - 1])) phrases.unshift(phrase);
    at = start;
  }
  return phrases;
}

/** A capital and one more letter; or, in lower case, a second word that says what is meant. */
function mayBegin(phrase: string, previous: string | undefined): boolean {
  if (previous !== undefined && /[:.@\\]/.test(previous)) return false;
  if (phrase.trimEnd().length < 2) return false;
  if (/^\p{Lu}/u.test(phrase)) return true;
  const words = phrase.trim().split(/[ \u00a0-]+/);
  return /^\p{Ll}/u.test(phrase) && words.length > 1 && words.at(-1)!.length > 2 && words[0]!.length > 1;
}

const known = new WeakMap<Facts, { readonly own: readonly Name[]; readonly others: readonly Name[] }>();

function* allNames(snapshot: Snapshot, from: Facts): Iterable<Name> {
  for (const document of snapshot.documents.values()) yield* document === from ? termsOf(document).own : termsOf(document).others;
  const { aliases } = snapshot.configOf(from.id);
  const taken = new Set<string>();
  for (const document of snapshot.documents.values()) {
    for (const alias of document.tree.identity.aliases) {
      taken.add(nameKey(alias));
      yield aliasOf(alias, documentName(document), document.id);
    }
  }
  for (const [alias, key] of Object.entries(aliases)) if (!taken.has(nameKey(alias))) yield aliasOf(alias, key, undefined);
}

const gathered = new WeakMap<Snapshot, WeakMap<Facts, readonly Name[]>>();

function namesIn(snapshot: Snapshot, from: Facts): readonly Name[] {
  let byDocument = gathered.get(snapshot);
  if (!byDocument) gathered.set(snapshot, (byDocument = new WeakMap()));
  let names = byDocument.get(from);
  if (!names) byDocument.set(from, (names = [...allNames(snapshot, from)]));
  return names;
}

function termsOf(document: Facts): { readonly own: readonly Name[]; readonly others: readonly Name[] } {
  let names = known.get(document);
  if (!names) {
    const own = document.tree.definitions.flatMap((definition) => namesOf(document, definition));
    // A definition for a part of a document is nothing to another one; a guess at a broken table helps nobody.
    const others = own.filter(({ rank }) => rank > 0).concat(own.filter(({ rank, isWide }) => rank === 0 && isWide).map((name) => ({ ...name, rank: 2 })));
    known.set(document, (names = { own, others }));
  }
  return names;
}

function namesOf(document: Facts, definition: Definition): readonly (Name & { readonly isWide: boolean })[] {
  const { term, aliases, scope, certain, at } = definition;
  if (!certain) return [];
  const place = document.tree.clauses[definition.clause];
  const detail = place && place.key !== "" ? citation(document, place) : documentName(document);
  return [term, ...aliases].flatMap((name) =>
    formsOfTerm(name).map((form) => ({
      form,
      folded: form.toLowerCase(),
      rank: scope === "code" ? 1 : 0,
      isWide: scope === "document",
      suggestion: { kind: "term", label: form, detail, newText: form, filter: form, about: { kind: "definition", document: document.id, at: at.from } },
    })),
  );
}

function aliasOf(alias: string, detail: string, document: DocumentId | undefined): Name {
  const about = document === undefined ? undefined : ({ kind: "document", document, at: 0 } as const);
  return { form: alias, folded: alias.toLowerCase(), rank: 2, suggestion: { kind: "alias", label: alias, detail, newText: alias, filter: alias, about } };
}

function singleSpaced(phrase: string): string {
  return phrase.replace(/[ \u00a0]+/g, " ");
}

/** The end of the word that the caret stands in. */
function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (isNamePart(text.charCodeAt(end))) end++;
  return end;
}

function isNamePart(code: number): boolean {
  return isWordPart(code) || code === 39 || code === 0x2019;
}
