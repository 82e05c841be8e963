// The selected words made a defined term, or those in capitals that the caret stands in: a row without a meaning yet, in its
// place in the alphabet, and the term in capitals wherever the document has the words.

import { type DefinitionTable, definitionTables } from "../index/definition-tables.ts";
import { termKey } from "../index/keys.ts";
import type { Facts } from "../index/facts.ts";
import { documentName, smallWords } from "../index/names.ts";
import type { Block } from "../syntax/tree.ts";
import { wordsPattern } from "../text/pattern.ts";
import { withCapital } from "../text/sentence.ts";
import { overlaps, touches, type Span } from "../text/span.ts";
import { glossaryTable, rowsInserted } from "./definition-tables.ts";
import type { Change, Refactoring, Selected } from "./refactoring.ts";

export function definePhrase({ snapshot: { corpus }, document, span: selected }: Selected): readonly Refactoring[] {
  const span = selected.from < selected.to ? selected : corpus.terms(document).runs.find(({ at }) => touches(at, selected.from))?.at;
  if (!span) return [];
  const words = document.tree.prose.slice(span.from, Math.min(span.to, span.from + 200)).replace(/\s+/g, " ").trim();
  if (!isPhrase(words)) return [];
  const term = inCapitals(words);
  if (corpus.definitions(termKey(term)).some(({ document: home, definition }) => definition.scope === "code" || home === document)) return [];
  const places = placesOf(document, words);
  // One place alone can say there what it means, but for words that are written as a term already and chosen by somebody.
  const isMeant = selected.from < selected.to && withoutArticle(words) === term;
  if (places.length < (isMeant ? 1 : 2)) return [];
  const own = [...definitionTables(document)].sort((a, b) => b.definitions.length - a.definitions.length)[0];
  const glossary = glossaryTable(corpus);
  const tables = [...(own ? [own] : []), ...(glossary && glossary.document !== document ? [glossary] : [])];
  return tables.map((table) => ({
    id: `define ${table.document.id}`,
    kind: "refactor.extract.definition",
    ...(table.document === document ? {} : { preview: "The row, whose meaning is still to be written, stands in another document." }),
    title: `Define “${term}” in ${table.document === document ? "the definitions of this document" : documentName(table.document)}${places.length === 1 ? "" : ` (it stands in ${places.length} places)`}`,
    changes: () => [rowsInserted(table, term, [""]), ...capitals(document, table, places, term)],
  }));
}

function isPhrase(words: string): boolean {
  return words.length >= 3 && words.length <= 90 && /^\p{L}[\p{L}\p{N} '’&/-]*\p{L}$/u.test(words) && words.split(" ").length <= 8;
}

/** `relevant security event` -> `Relevant Security Event`; the first word has no article. */
function inCapitals(words: string): string {
  return withoutArticle(words)
    .split(" ")
    .map((word, index) => (index > 0 && smallWords.has(word) ? word : withCapital(word)))
    .join(" ");
}

function withoutArticle(words: string): string {
  return words.replace(/^(?:the|an?|each|any) (?=\S)/i, "");
}

/** Where the document's running text has the words, in any case, with any white space; not in headings and references. */
function placesOf({ tree }: Facts, words: string): readonly Span[] {
  const sought = withoutArticle(words);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${wordsPattern(sought)}(?![\\p{L}\\p{N}])`, "giu");
  const taken = [...tree.references.map(({ whole }) => whole), ...tree.definitions.map(({ at }) => at)].sort((a, b) => a.from - b.from);
  let next = 0;
  const found: Span[] = [];
  for (const block of tree.blocks) {
    if (!isText(block)) continue;
    for (const match of tree.prose.slice(block.at.from, block.at.to).matchAll(pattern)) {
      const at = { from: block.at.from + match.index, to: block.at.from + match.index + match[0].length };
      while (next < taken.length && taken[next]!.to <= at.from) next++;
      if (next === taken.length || !overlaps(taken[next]!, at)) found.push(at);
    }
  }
  return found;
}

function isText({ kind }: Block): boolean {
  return kind === "paragraph" || kind === "row";
}

/** White space stays as wide as it is; a line's end too. */
function capitals({ id, tree }: Facts, table: DefinitionTable, places: readonly Span[], term: string): readonly Change[] {
  const parts = term.split(" ");
  return places.flatMap((at) => {
    const written = tree.text.slice(at.from, at.to);
    let word = 0;
    const newText = written.replace(/\S+/g, () => parts[word++] ?? "");
    // A term's own meaning in the same table is left to the drafter.
    return newText === written || (table.document.id === id && overlaps(table.table.at, at)) ? [] : [{ document: id, at, newText }];
  });
}
