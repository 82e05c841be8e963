// Headings and a renamed term: those in capitals, where no term is read, are renamed by their words; and where a heading
// has changed, the contents list and the brackets that cite it follow.

import type { DocumentId, Facts } from "../index/facts.ts";
import { plural, singular } from "../index/keys.ts";
import { headingKey, headingsOf } from "../index/names.ts";
import { targetsOf } from "../index/resolve.ts";
import { addTo } from "../text/lists.ts";
import { firstBehind } from "../text/ordered.ts";
import { wordsPattern } from "../text/pattern.ts";
import { contains, slice, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { clauseAround } from "./clauses.ts";
import { titlesInContents } from "./contents-list.ts";
import { wordsIn } from "./name-forms.ts";
import type { Change } from "./refactoring.ts";

/** Finds where headings in capitals have `name`, in either number (`CONNECTION FEES`), but not where they have a longer term with it. */
export function namesInCapitals(snapshot: Snapshot, name: string): (document: Facts) => readonly Span[] {
  const sought = new Set(capitalForms(name));
  // As the name itself is written it is read as the term, in headings too.
  if (sought.has(name)) return () => [];
  const longer = new Set<string>();
  for (const { tree } of snapshot.documents.values()) {
    for (const { term, aliases } of tree.definitions) {
      for (const one of [term, ...aliases]) {
        const words = one.toUpperCase();
        if (!sought.has(words) && [...sought].some((form) => words.includes(form))) for (const form of capitalForms(one)) longer.add(form);
      }
    }
  }
  const patterns = [...sought].map(wholeWords);
  const longerPatterns = [...longer].map(wholeWords);
  return ({ tree }) =>
    tree.clauses.flatMap(({ heading }) => {
      const words = heading ? slice(tree.prose, heading) : "";
      if (!heading || words !== words.toUpperCase()) return [];
      const found = placesOf(words, patterns);
      const taken = found.length === 0 ? [] : placesOf(words, longerPatterns);
      return found.filter((at) => !taken.some((around) => contains(around, at))).map(({ from, to }) => ({ from: heading.from + from, to: heading.from + to }));
    });
}

/** `CONNECTION FEE`, `CONNECTION FEES` */
function capitalForms(name: string): readonly string[] {
  const last = name.slice(name.lastIndexOf(" ") + 1);
  const head = name.slice(0, name.length - last.length);
  return [name, head + singular(last), head + plural(singular(last))].map((form) => form.toUpperCase());
}

function wholeWords(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])${wordsPattern(name)}(?![\\p{L}\\p{N}-])`, "gu");
}

/** Where any of `patterns` is found in `words`, in order. */
function placesOf(words: string, patterns: readonly RegExp[]): readonly Span[] {
  const found = patterns.flatMap((pattern) => [...words.matchAll(pattern)].map(({ index, 0: match }) => ({ from: index, to: index + match.length })));
  return found.sort((a, b) => a.from - b.from);
}

/** What changed in a heading: the words, and which of them where they stand there more than once. */
interface ChangedWord {
  readonly words: string;
  readonly nth: number;
}

/** The edits that those of `edits` in headings bring about elsewhere; `formOf` gives the new words for old ones. */
export function headingsAfter(snapshot: Snapshot, edits: readonly Change[], formOf: (written: string) => string): readonly Change[] {
  const after: Change[] = [];
  const changed = new Map<string, Map<DocumentId, ChangedWord[]>>();
  const follow = (document: Facts, span: Span, { words, nth }: ChangedWord) => {
    const at = wordsIn(document.tree.text, span, words, nth);
    if (at) after.push({ document: document.id, at, newText: formOf(slice(document.tree.text, at)) });
  };
  for (const { document: id, at } of edits) {
    const document = snapshot.documents.get(id);
    const heading = document && headingAround(document, at);
    if (!document || !heading) continue;
    const { text, prose } = document.tree;
    const words = slice(text, at);
    const change = { words, nth: text.slice(heading.from, at.from).split(words).length - 1 };
    const key = headingKey(slice(prose, heading));
    const byDocument = changed.get(key) ?? new Map<DocumentId, ChangedWord[]>();
    addTo(byDocument, id, change);
    changed.set(key, byDocument);
    for (const listed of titlesInContents(document.tree, slice(prose, heading))) follow(document, listed, change);
  }
  if (changed.size === 0) return after;
  for (const document of snapshot.documents.values()) {
    for (const reference of document.tree.references) {
      const { heading } = reference;
      const key = heading && headingKey(slice(document.tree.prose, heading));
      const changes = key === undefined ? undefined : changed.get(key);
      if (!heading || !changes) continue;
      for (const target of targetsOf(snapshot.corpus.resolve(reference, document))) {
        if (target.kind !== "clause" || !headingsOf(target.document, target.clause).some((one) => headingKey(one) === key)) continue;
        for (const change of changes.get(target.document.id) ?? []) follow(document, heading, change);
      }
    }
  }
  return after;
}

/** The heading that `at` is a part of. */
function headingAround({ tree }: Facts, at: Span): Span | undefined {
  const block = tree.blocks[firstBehind(tree.blocks, at.from)];
  // A heading may stand in a line with its clause's text, or over its clauses in a block of its own.
  const over = block && tree.clauses[block.clause];
  return [clauseAround(tree, at.from)?.heading, over?.heading].find((heading) => heading && heading.from <= at.from && at.to <= heading.to);
}
