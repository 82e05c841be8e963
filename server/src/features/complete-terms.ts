// Defined terms and documents' short names, as they are being typed: phrases of several words, the longest first. In the
// middle of ordinary words in lower case nothing is offered.

import type { DocumentId, Facts } from "../index/facts.ts";
import { documentName } from "../index/names.ts";
import { formsOfTerm } from "../index/document-forms.ts";
import { isWordPart } from "../text/lexicon.ts";
import type { Definition } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { citation } from "./labels.ts";
import { atMost, type Suggestion, type Suggestions, type Typing } from "./suggestion.ts";

const most = 200;
/** The most words of a phrase that are looked at. */
const mostWords = 7;

/** The terms and aliases that the words before the caret may become. */
export function completeTerms(snapshot: Snapshot, document: Facts, { before, offset }: Typing): Suggestions {
  const best = new Map<string, Suggestion>();
  const end = wordEnd(document.tree.prose, offset);
  phrasesBefore(before).forEach((phrase, index) => {
    const at: Span = { from: offset - phrase.length, to: end };
    for (const { rank, suggestion } of namesBegunBy(snapshot, document, phrase)) {
      const item: Suggestion = { ...suggestion, at, rank: `${index}${rank}${suggestion.filter.toLowerCase()}` };
      const other = best.get(item.label);
      if (!other || item.rank < other.rank) best.set(item.label, item);
    }
  });
  // A plural is offered where its singular is not: `Parti` can only be Parties.
  const isNeeded = ({ label, about }: Suggestion) => !formsOfTerm(label).some((form) => form.length < label.length && best.get(form)?.about?.at === about?.at);
  const { items } = atMost(most, [...best.values()].filter(isNeeded));
  // To be asked again with the next letter: an editor that goes on with these keeps whatever has the letters somewhere, in
  // this order, and Enter behind `Sect` would write the Security Sub-Committee.
  return { items, incomplete: true };
}

/** Whether what stands before the caret is a whole term, so that nothing needs to follow it. */
export function endsTerm(snapshot: Snapshot, document: Facts, before: string): boolean {
  return phrasesBefore(before.trimEnd()).some((phrase) => {
    const words = singleSpaced(phrase);
    for (const { suggestion } of namesBegunBy(snapshot, document, words)) if (suggestion.label === words) return true;
    return false;
  });
}

interface Name {
  readonly folded: string;
  /** 0 for the document's own, 1 for the whole Code's, 2 for those of others. */
  readonly rank: number;
  readonly suggestion: Omit<Suggestion, "at" | "rank">;
}

/** Names by their first letter, in lower case. */
type Names = ReadonlyMap<string, readonly Name[]>;

/** The names that `phrase` is a beginning of. In capitals it can only be an acronym. */
function* namesBegunBy(snapshot: Snapshot, from: Facts, phrase: string): Iterable<Name> {
  const typed = singleSpaced(phrase);
  const folded = typed.toLowerCase();
  const isCapitals = typed.length > 1 && typed === typed.toUpperCase() && typed !== folded;
  const initial = folded[0] ?? "";
  for (const document of snapshot.documents.values()) {
    for (const name of (document === from ? namesOf(document).own : namesOf(document).others).get(initial) ?? []) {
      if (isCapitals ? name.suggestion.label.startsWith(typed) : name.folded.startsWith(folded)) yield name;
    }
  }
  for (const [alias, key] of Object.entries(snapshot.configOf(from.id).aliases)) {
    if (isCapitals ? alias.startsWith(typed) : alias.toLowerCase().startsWith(folded)) yield aliasName(alias, key, undefined);
  }
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

/** The names that a document offers to itself, and to others. */
const namesOf = oncePer((document: Facts): { readonly own: Names; readonly others: Names } => {
  const { definitions, identity } = document.tree;
  const aliases = identity.aliases.map((alias) => aliasName(alias, documentName(document), document.id));
  // A guess at a broken table helps nobody.
  const own = definitions.filter(({ certain }) => certain).flatMap((definition) => termNames(document, definition));
  // A definition for a part of a document is nothing to another one.
  const wide = definitions.filter(({ certain, scope }) => certain && scope !== "clause").flatMap((definition) => termNames(document, definition));
  const others = wide.map((name) => (name.rank === 1 ? name : { ...name, rank: 2 }));
  return { own: byInitial([...own, ...aliases]), others: byInitial([...others, ...aliases]) };
});

function byInitial(names: readonly Name[]): Names {
  const sorted = new Map<string, Name[]>();
  for (const name of names) {
    const initial = name.folded[0] ?? "";
    addTo(sorted, initial, name);
  }
  return sorted;
}

function termNames(document: Facts, { term, aliases, scope, at, clause }: Definition): readonly Name[] {
  const place = document.tree.clauses[clause];
  const detail = place && place.key !== "" ? citation(document, place) : documentName(document);
  const about = { kind: "definition", document: document.id, at: at.from } as const;
  return [term, ...aliases].flatMap((name) =>
    formsOfTerm(name).map((form): Name => ({
      folded: form.toLowerCase(),
      rank: scope === "code" ? 1 : 0,
      suggestion: { kind: "term", label: form, detail, newText: form, filter: form, about },
    })),
  );
}

function aliasName(alias: string, detail: string, document: DocumentId | undefined): Name {
  const about = document === undefined ? undefined : ({ kind: "document", document, at: 0 } as const);
  return { folded: alias.toLowerCase(), rank: 2, suggestion: { kind: "alias", label: alias, detail, newText: alias, filter: alias, about } };
}

function singleSpaced(phrase: string): string {
  return phrase.replace(/[ \u00a0]+/g, " ");
}

/** The end of the word that the caret stands in. */
function wordEnd(text: Text, offset: number): number {
  let end = offset;
  while (isNamePart(text.charCodeAt(end))) end++;
  return end;
}

function isNamePart(code: number): boolean {
  return isWordPart(code) || code === 39 || code === 0x2019;
}
