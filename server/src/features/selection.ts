// How a selection grows from a caret: word, term or reference, sentence, paragraph, clause after clause, heading's
// section, document. Each step holds the one before.

import type { Facts } from "../index/facts.ts";
import type { Block, Clause, Tree } from "../syntax/tree.ts";
import { firstBehind } from "../text/ordered.ts";
import { contains, touches, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { clauseAround } from "./clauses.ts";

/** The spans around `offset`, the smallest first; each lies within the next. */
export function selections(snapshot: Snapshot, document: Facts, offset: number): readonly Span[] {
  const { tree } = document;
  const block = blockAt(tree, offset);
  const found: Span[] = [];
  const word = wordAt(tree.text, offset);
  if (word) found.push(word);
  for (const { at, heading, whole } of tree.references) {
    if (whole.from > offset) break;
    if (touches(at, offset)) found.push(at);
    if (heading && touches(heading, offset)) found.push(heading);
    if (touches(whole, offset)) found.push(whole);
  }
  const use = snapshot.corpus.termAt(document, offset);
  if (use) found.push(use.at);
  for (const { at } of tree.definitions) if (touches(at, offset)) found.push(at);
  if (block) found.push(...withinBlock(tree, block, offset), block.at);
  if (block?.kind === "row") found.push(tree.tables[block.table]!.at);
  for (let clause = clauseAround(tree, offset); clause; clause = tree.clauses[clause.parent]) {
    if (touches(clause.own, offset)) found.push({ from: clause.from, to: clause.own.to });
    found.push(clause.content);
    const section = sectionOf(tree, clause);
    if (section) found.push(section);
  }
  found.push({ from: 0, to: tree.text.length });
  return nested(found.filter((span) => touches(span, offset)));
}

function blockAt({ blocks }: Tree, offset: number): Block | undefined {
  const after = blocks[firstBehind(blocks, offset)];
  if (after && touches(after.at, offset)) return after;
  return blocks.find(({ at }) => at.to === offset);
}

/** A sentence of a paragraph, or a table's cell and the sentence in it. */
function withinBlock(tree: Tree, block: Block, offset: number): readonly Span[] {
  if (block.kind === "paragraph") return [sentenceAt(tree.prose, block.at, offset)];
  if (block.kind !== "row") return [];
  const cell = tree.tables[block.table]!.rows[block.row]?.cells.find((one) => touches(one, offset));
  return cell ? [sentenceAt(tree.prose, cell, offset), cell] : [];
}

/** The sentence of `span` that holds `offset`; the dot of `G3.5` or `2.1.3` ends none, nor does that of `e.g.`. */
function sentenceAt(prose: Text, span: Span, offset: number): Span {
  const words = prose.slice(span.from, span.to);
  let from = 0;
  for (const stop of words.matchAll(/[.!?][”’")]?\s(?=\s{0,8}[A-Z“"(])/g)) {
    const end = stop.index + stop[0].trimEnd().length;
    if (/\b(?:e\.g|i\.e|No|etc|v|cf)\.$/.test(words.slice(Math.max(0, end - 5), end))) continue;
    if (span.from + end >= offset) return { from: span.from + from, to: span.from + end };
    from = end + /^\s*/.exec(words.slice(end, end + 20))![0].length;
  }
  return { from: span.from + from, to: span.to };
}

/** The unnumbered heading over a clause with all clauses under it. */
function sectionOf({ clauses }: Tree, clause: Clause): Span | undefined {
  const heading = clauses[clause.group];
  if (!heading) return undefined;
  let to = Math.max(heading.content.to, clause.to);
  for (let i = heading.index + 1; i < clauses.length && (clauses[i]!.group === heading.index || clauses[i]!.from < to); i++) to = Math.max(to, clauses[i]!.to);
  return { from: heading.at.from, to };
}

function wordAt(text: Text, offset: number): Span | undefined {
  let from = offset;
  let to = offset;
  while (from > 0 && isWordPart(text, from - 1)) from--;
  while (to < text.length && isWordPart(text, to)) to++;
  return to > from ? { from, to } : undefined;
}

/** Letters and digits, and an apostrophe, hyphen or dot between two of them: `User’s`, `Ad-Hoc`, `G3.5A`. */
function isWordPart(text: Text, at: number): boolean {
  if (isLetter(text.charAt(at))) return true;
  if (!/['’.-]/.test(text.charAt(at))) return false;
  return text.charAt(at) === "." ? /\d/.test(text.charAt(at + 1)) && isLetter(text.charAt(at - 1)) : isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at + 1));
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

/** The spans by size, without those that an earlier one is not inside of. */
function nested(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const last = kept.at(-1);
    if (span.to === span.from || (last && (!contains(span, last) || (span.from === last.from && span.to === last.to)))) continue;
    kept.push(span);
  }
  return kept;
}
