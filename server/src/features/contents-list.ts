// The contents list at the head of a document that came out of Word. It is no prose, but by its titles the reader knows
// headings again that lost their number: a rename keeps it true.

import type { Clause, Tree } from "../syntax/tree.ts";
import { lineOf } from "../text/line-index.ts";
import { wordsPattern } from "../text/pattern.ts";
import type { Span } from "../text/span.ts";
import { frontMatterOf } from "./document-names.ts";

/** Where the list may stand: before the first clause, if something that is no prose stands there. */
function placeOf({ text, clauses }: Tree): Span {
  const from = frontMatterOf(text)?.to ?? 0;
  const to = Math.min(clauses.find(({ kind }) => kind === "clause")?.at.from ?? 0, from + 60_000);
  return { from, to: Math.max(from, to) };
}

/** Where the list has the heading `words`, perhaps over two lines. */
export function titlesInContents(tree: Tree, words: string): readonly Span[] {
  const { from, to } = placeOf(tree);
  if (from === to || words.trim() === "") return [];
  const found: Span[] = [];
  for (const match of tree.text.slice(from, to).matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${wordsPattern(words)})(?=[\\s.…]*[\\d\\n])`, "giu"))) {
    if (tree.prose.charCodeAt(from + match.index) === 32) found.push({ from: from + match.index, to: from + match.index + match[0].length });
  }
  return found;
}

/** Where the list has the numbers of `clauses`, each at the start of its line. */
export function numbersInContents(tree: Tree, clauses: readonly Clause[]): readonly { readonly clause: Clause; readonly at: Span }[] {
  const { from, to } = placeOf(tree);
  if (from === to) return [];
  const byNumber = new Map(clauses.filter(({ kind }) => kind !== "paragraph" && kind !== "heading").map((clause) => [clause.number, clause]));
  const found: { clause: Clause; at: Span }[] = [];
  for (let line = lineOf(tree.lines, from); line < tree.lines.starts.length && tree.lines.starts[line]! < to; line++) {
    const start = tree.lines.starts[line]!;
    const [, space, two, one] = /^([ \t]*)((\S+?)\.?(?:[ \u00a0][A-Z\d]{1,3})?)(?=[\s:])/.exec(tree.text.slice(start, start + 40)) ?? [];
    if (space === undefined || tree.prose.charCodeAt(start + space.length) !== 32) continue;
    const number = [two!, one!].find((name) => byNumber.has(name));
    if (number !== undefined) found.push({ clause: byNumber.get(number)!, at: { from: start + space.length, to: start + space.length + number.length } });
  }
  return found;
}
