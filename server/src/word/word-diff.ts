// What changed inside a paragraph, in whole words: a number such as G3.5A or 1,000,000 is one word, as is one with a
// hyphen or an apostrophe, a name such as sr:DeviceID, and a label such as (a). What stays between two changes without
// meaning anything is changed along, as an editor would mark it.

import { diffArrays } from "diff";
import type { Mark, Run } from "./runs.ts";

/** Characters that stay, go or come. Where some go and some come at one place, those that go stand first. */
export interface Piece {
  readonly kind: "same" | "deleted" | "inserted";
  readonly mark: Mark;
  /** Of what stayed, the mark that it had before, where that is another: words that were put in bold, or are no longer. */
  readonly was?: Mark;
  readonly text: string;
  /** Which move took it away, or brought it: the pieces at both places bear the same number (moves.ts). */
  readonly move?: number;
}

/** From `before` to `after`. The pieces that are not inserted are `before` (with the mark that they had), those that are not deleted `after`, to the character. Hidden runs do not count. */
export function diffWords(before: readonly Run[], after: readonly Run[]): readonly Piece[] {
  const [olds, news] = [tokensOf(before), tokensOf(after)];
  let changes: Change[] = [];
  const found = diffArrays(olds.map(wordKey), news.map(wordKey), { maxEditLength: mostEdits });
  if (!found) return [...pieces("deleted", olds), ...pieces("inserted", news)];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of found) {
    const tokens = added ? news.slice(j, j + count) : olds.slice(i, i + count);
    const last = changes.at(-1);
    if (!added && !removed) changes.push({ same: tokens.map((one, at) => stayed(one, news[j + at]!)), deleted: [], inserted: [] });
    if (!added) i += count;
    if (!removed) j += count;
    if (!added && !removed) continue;
    if (last && last.same.length === 0) last[added ? "inserted" : "deleted"].push(...tokens);
    else changes.push({ same: [], deleted: added ? [] : tokens, inserted: added ? tokens : [] });
  }
  changes = isRewritten(changes, olds, news) ? rewritten(olds, news) : slid(tightened(together(changes)));
  return changes.flatMap(({ same, deleted, inserted }) => [...pieces("same", same), ...pieces("deleted", deleted), ...pieces("inserted", inserted)]);
}

/** `runs` as pieces of one kind. */
export function wholePieces(kind: Piece["kind"], runs: readonly Run[]): readonly Piece[] {
  return pieces(kind, runs.filter(({ mark, text }) => mark !== "hidden" && text !== ""));
}

/** A paragraph in which more words than this came or went has no words in common that are worth showing, and takes long. */
const mostEdits = 3000;

/** Whether nothing came or went, and no words look otherwise. */
export function isUnchanged(pieces: readonly Piece[]): boolean {
  return pieces.every(({ kind, was }) => kind === "same" && was === undefined);
}

interface Token {
  readonly mark: Mark;
  readonly was?: Mark;
  readonly text: string;
}

/** Either `same` has tokens, or the others have. */
interface Change {
  readonly same: Token[];
  readonly deleted: Token[];
  readonly inserted: Token[];
}

/** Equal in tokens that are the same. */
function key({ mark, was, text }: Token): string {
  return `${mark} ${was ?? ""} ${text}`;
}

/** Equal in those that are the same but for being bold. */
function wordKey({ mark, text }: Token): string {
  return `${mark === "bold" ? "plain" : mark === "bold-note" ? "note" : mark} ${text}`;
}

/** The token `old`, which is `now`. */
function stayed(old: Token, { mark, text }: Token): Token {
  return old.mark === mark ? { mark, text } : { mark, was: old.mark, text };
}

function asItWas({ mark, was, text }: Token): Token {
  return { mark: was ?? mark, text };
}

function asItIs({ mark, text }: Token): Token {
  return { mark, text };
}

function tokensOf(runs: readonly Run[]): readonly Token[] {
  // A label is one word too: `(c)` becomes `(d)`, not `c` `d`.
  return runs.flatMap(({ mark, text }) => (mark === "hidden" ? [] : (text.match(/^[^\s]+(?=\t)|\((?:[a-z]{1,4}|[A-Z]{1,2}|\d{1,2})\)|[\p{L}\p{N}]+(?:(?:['’.:_-]|(?<=\p{N}),(?=\p{N}{3}))[\p{L}\p{N}]+)*|[ ]+|[^]/gu) ?? []).map((one) => ({ mark, text: one }))));
}

/** Whether so little stays that the paragraph is better struck out as a whole. */
function isRewritten(changes: readonly Change[], olds: readonly Token[], news: readonly Token[]): boolean {
  const count = (tokens: readonly Token[]): number => tokens.filter(isWord).length;
  const most = Math.max(count(olds), count(news));
  return Math.min(count(olds), count(news)) > 5 && changes.reduce((sum, { same }) => sum + count(same), 0) < most * 0.3;
}

/** All of it goes and comes, but for a number that stays. */
function rewritten(olds: readonly Token[], news: readonly Token[]): Change[] {
  const tab = olds.findIndex(({ text }) => text === "\t") + 1;
  const label = olds.slice(0, tab).every((token, i) => news[i] && key(token) === key(news[i])) ? tab : 0;
  return [{ same: olds.slice(0, label), deleted: [], inserted: [] }, { same: [], deleted: olds.slice(label), inserted: news.slice(label) }];
}

/** Takes in what stays between two changes where it is a space, a mark, or a word or two among much that changes. */
function together(changes: readonly Change[]): Change[] {
  let current = [...changes];
  for (;;) {
    const at = current.findIndex((change, i) => i > 0 && i < current.length - 1 && change.same.length > 0 && isIsland(current[i - 1]!, change.same, current[i + 1]!));
    if (at < 0) return current;
    const [left, island, right] = [current[at - 1]!, current[at]!.same, current[at + 1]!];
    const one: Change = { same: [], deleted: [...left.deleted, ...island.map(asItWas), ...right.deleted], inserted: [...left.inserted, ...island.map(asItIs), ...right.inserted] };
    current = [...current.slice(0, at - 1), one, ...current.slice(at + 2)];
  }
}

function isIsland(left: Change, same: readonly Token[], right: Change): boolean {
  // The tab behind a label: a new number does not change the text.
  if (same.some(({ text }) => text === "\t")) return false;
  const words = same.filter(isWord).length;
  if (words === 0) return length(same) <= 3;
  const size = ({ deleted, inserted }: Change): number => Math.max(length(deleted), length(inserted));
  const bothWays = [left, right].some(({ deleted, inserted }) => deleted.length > 0 && inserted.length > 0);
  return words <= 2 && bothWays && length(same) * 1.5 <= Math.min(size(left), size(right));
}

/** Gives back what a change begins or ends with on both sides. */
function tightened(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  const keep = (tokens: readonly Token[]): void => {
    const last = result.at(-1);
    if (tokens.length === 0) return;
    if (last && last.same.length > 0) last.same.push(...tokens);
    else result.push({ same: [...tokens], deleted: [], inserted: [] });
  };
  for (const { same, deleted, inserted } of changes) {
    keep(same);
    const most = Math.min(deleted.length, inserted.length);
    let start = 0;
    while (start < most && wordKey(deleted[start]!) === wordKey(inserted[start]!)) start++;
    let end = 0;
    while (end < most - start && wordKey(deleted.at(-1 - end)!) === wordKey(inserted.at(-1 - end)!)) end++;
    keep(deleted.slice(0, start).map((one, at) => stayed(one, inserted[at]!)));
    if (deleted.length + inserted.length > 2 * (start + end)) result.push({ same: [], deleted: deleted.slice(start, deleted.length - end), inserted: inserted.slice(start, inserted.length - end) });
    keep(deleted.slice(deleted.length - end).map((one, at) => stayed(one, inserted[inserted.length - end + at]!)));
  }
  return result;
}

/** Lets what only comes or only goes stand where an editor would put it, among the places that say the same: `the [DCC ]Panel`, `- one;↵[- two;↵]- three`. */
function slid(changes: readonly Change[]): Change[] {
  const result = [...changes];
  for (let i = 0; i < result.length; i++) {
    const { deleted, inserted } = result[i]!;
    const moved = deleted.length === 0 ? inserted : inserted.length === 0 ? deleted : [];
    if (moved.length === 0) continue;
    const [before, next] = [result[i - 1]?.same ?? [], result[i + 1]?.same ?? []];
    const all = [...before, ...moved, ...next];
    // What stands between two changes goes on to stand there.
    const [least, most] = [i > 1 ? 1 : 0, all.length - moved.length - (i + 2 < result.length ? 1 : 0)];
    const isLike = (from: number): boolean => key(all[from]!) === key(all[from + moved.length]!);
    const cutsAt = (from: number): number => cutAt(all, from) + cutAt(all, from + moved.length);
    let from = before.length;
    while (from > least && isLike(from - 1)) from--;
    let best = from;
    for (; from < most && isLike(from); from++) if (cutsAt(from + 1) > cutsAt(best)) best = from + 1;
    const there = all.slice(best, best + moved.length);
    if (before.length > 0) result[i - 1] = { same: all.slice(0, best), deleted: [], inserted: [] };
    if (next.length > 0) result[i + 1] = { same: all.slice(best + moved.length), deleted: [], inserted: [] };
    result[i] = { same: [], deleted: deleted.length === 0 ? [] : there, inserted: deleted.length === 0 ? there : [] };
  }
  return result;
}

/** How well a text is cut before the token at `at`: best where a line, a sentence or a word begins. */
function cutAt(tokens: readonly Token[], at: number): number {
  const [left, right] = [tokens[at - 1]?.text, tokens[at]?.text];
  if (left === undefined || /[\t\n]/.test(left)) return 5;
  if (left.startsWith(" ")) return /[.:;]$/.test(tokens[at - 2]?.text ?? "") ? 4 : 3;
  return right === undefined || right === "\n" ? 2 : right.startsWith(" ") ? 1 : 0;
}

function isWord({ text }: Token): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function length(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { text }) => sum + text.length, 0);
}

function pieces(kind: Piece["kind"], tokens: readonly Token[]): readonly Piece[] {
  const result: { kind: Piece["kind"]; mark: Mark; was?: Mark; text: string }[] = [];
  for (const { mark, was, text } of tokens) {
    const last = result.at(-1);
    if (last && last.mark === mark && last.was === was) last.text += text;
    else result.push({ kind, mark, ...(was === undefined ? {} : { was }), text });
  }
  return result;
}
