// What mends a term that nothing defines: the name of one that is defined, or a definition of its own.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { plural, singular } from "../index/keys.ts";
import { wordsOf } from "../index/term-words.ts";
import { byUnits } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Fix, FixEdit } from "./rule.ts";

/** What may be done about the term that is written at `at` in the document of `id`, the likeliest first. */
export function definingFixes(corpus: CorpusView, id: string, at: Span): readonly Fix[] {
  const document = corpus.document(id);
  if (!document) return [];
  const written = document.tree.text.slice(at.from, at.to);
  const changes = nearest(corpus, document, written).map(({ text: term, isHalf }) => ({ text: inNumberOf(written, term), isHalf })).map(({ text, isHalf }) => ({
    fix: { title: `Change to “${text}”`, preferred: false, safe: false, edits: [{ document: id, at, newText: text }] }, isHalf,
  }));
  const row = newRow(corpus, document, written.replace(/\s+/g, " "));
  return [
    ...changes.filter(({ isHalf }) => !isHalf).map(({ fix }) => fix),
    ...(row ? [{ title: `Define “${written.replace(/\s+/g, " ")}”`, preferred: false, safe: false, edits: [row] }] : []),
    ...changes.filter(({ isHalf }) => isHalf).map(({ fix }) => fix),
  ];
}

/** In the plural where that is written, and is not the term's own. */
function inNumberOf(written: string, term: string): string {
  const last = (words: string): string => wordsOf(words).at(-1) ?? "";
  return singular(last(written)) !== last(written) && singular(last(term)) === last(term) && !/s$/i.test(term) ? plural(term) : term;
}

/** The terms, the document's own and the Code's, that share the most words with what is written: half of them at least. `Relevant Loss` shares no more with `Relevant Event`, and is another term as likely as not. */
function nearest(corpus: CorpusView, document: Facts, written: string): readonly { readonly text: string; readonly isHalf: boolean }[] {
  const words = wordsOf(written).map(singular);
  const scored = new Map<string, number>();
  for (const { tree } of [document, ...corpus.documentsOf("section A")]) {
    for (const { term, certain } of tree.definitions) {
      const own = wordsOf(term).map(singular);
      const score = (2 * own.filter(word => words.includes(word)).length) / (own.length + words.length);
      if (certain && score >= 0.5) scored.set(term, score);
    }
  }
  return [...scored].sort(([a, x], [b, y]) => y - x || byUnits(a, b)).slice(0, 2).map(([text, score]) => ({ text, isHalf: score <= 0.5 }));
}

/** A row for the term, at its place in the document's own table of definitions, else in that of the Code. */
function newRow(corpus: CorpusView, document: Facts, term: string): FixEdit | undefined {
  for (const place of [document, ...corpus.documentsOf("section A")]) {
    const rows = place.tree.definitions.filter(one => one.form === "table" && one.certain && one.scope !== "clause");
    const after = rows.findLast(one => one.term.toLowerCase() < term.toLowerCase()) ?? rows[0];
    if (!after) continue;
    const { text } = place.tree;
    const isBold = text.slice(after.at.from - 2, after.at.from) === "**";
    const start = text.lastIndexOf("\n", after.at.from) + 1;
    const end = text.indexOf("\n", Math.max(after.at.to, after.body.to));
    const isFirst = after.term.toLowerCase() >= term.toLowerCase();
    const row = `| ${isBold ? `**${term}**` : term} | means [to be drafted]. |`;
    const from = isFirst ? start : end < 0 ? text.length : end + 1;
    return { document: place.id, at: { from, to: from }, newText: from > 0 && text.charAt(from - 1) !== "\n" ? `\n${row}` : `${row}\n` };
  }
  return undefined;
}
