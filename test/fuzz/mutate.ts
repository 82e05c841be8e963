// A text changed as hands, tools and wires change it: pieces lost, doubled, moved, taken from elsewhere, and odd characters.

import type { Chance } from "./chance.ts";

/** Longer texts are cut: what breaks on a long one breaks on a short one too, but for time and depth. */
export const longest = 6000;

/** `text` with one to six changes. `other` is a text to take pieces from, `words` are pieces that mean something. */
export function mutated(text: string, other: string, words: readonly string[], chance: Chance): string {
  let now = text;
  for (let left = 1 + chance.below(6); left > 0; left--) now = chance.any(changes)(now, other, words, chance).slice(0, longest);
  return now;
}

type Change = (text: string, other: string, words: readonly string[], chance: Chance) => string;

const odd = ["\0", "\u0001", "\t", "\f", "\r", "\u00a0", "\u00ad", "\u0301", "\u2028", "\ufeff", "\ufffe", "\ud800", "\udc00", "😀", "İ", "ß", "“", "’", "–", "\\", "\u200b", "%", "\u202e"];

const changes: readonly Change[] = [
  (text, _, words, chance) => put(text, place(text, chance), 0, chance.any(words)),
  (text, _, words, chance) => put(text, place(text, chance), 1 + chance.below(12), chance.any(words)),
  (text, _, __, chance) => put(text, place(text, chance), 1 + chance.below(chance.oneIn(4) ? text.length + 1 : 12), ""),
  (text, _, __, chance) => put(text, place(text, chance), chance.below(2), chance.any(odd)),
  (text, other, _, chance) => put(text, place(text, chance), chance.below(30), pieceOf(other, chance)),
  (text, _, __, chance) => put(text, place(text, chance), 0, pieceOf(text, chance)),
  (text, _, __, chance) => put(text, place(text, chance), 0, pieceOf(text, chance, 20).repeat(2 + chance.below(chance.oneIn(8) ? 400 : 4))),
  (text, _, __, chance) => withLines(text, (lines) => lines.toSpliced(chance.below(lines.length), 1 + chance.below(3))),
  (text, _, __, chance) => withLines(text, (lines) => lines.toSpliced(chance.below(lines.length), 0, ...lines.slice(chance.below(lines.length)).slice(0, 3))),
  (text, _, __, chance) => withLines(text, (lines) => ((taken) => [...lines.slice(0, taken), ...lines.slice(taken + 1), lines[taken]!])(chance.below(lines.length))),
  (text, _, __, chance) => (chance.oneIn(2) ? text.slice(0, place(text, chance)) : text.slice(place(text, chance))),
  (text, _, __, chance) => nth(text, /\d+/g, chance, (number) => chance.any([String(Number(number) + 1), String(Number(number) - 1), "0", "-1", "99999999999999999999", `${number}A`])),
  (text, _, __, chance) => nth(text, /[A-Za-z]+/g, chance, (word) => chance.any([word.toUpperCase(), word.toLowerCase(), word[0]!.toUpperCase() + word.slice(1), word.slice(1), `${word}s`])),
  (text, _, __, chance) => nth(text, /[^\s\w]/g, chance, () => chance.any(["", " ", ".", "(", ")", "<", ">", '"', "'", "|", "&", "{", "}", "[", "]", "/", "-", "#", "*"])),
  (text, _, __, chance) => nth(text, /\s+/g, chance, () => chance.any(["", " ", "\n", "\n\n", "\r\n", "\t", "  "])),
  (text, _, __, chance) => (chance.oneIn(6) ? text.replaceAll(/\r?\n/g, chance.any(["\r\n", "\r", "\n"])) : text),
];

function put(text: string, at: number, lose: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at + lose);
}

/** Anywhere, but every other time at the edge of a word. */
function place(text: string, chance: Chance): number {
  const at = chance.below(text.length + 1);
  if (chance.oneIn(2)) return at;
  const edge = text.slice(at, at + 40).search(/\b/);
  return edge < 0 ? at : at + edge;
}

function pieceOf(text: string, chance: Chance, most = 300): string {
  const at = place(text, chance);
  return text.slice(at, at + 1 + chance.below(most));
}

function withLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split("\n")).join("\n");
}

/** One of the places that `pattern` finds, changed. */
function nth(text: string, pattern: RegExp, chance: Chance, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: words } = chance.any(found);
  return put(text, index, words.length, change(words));
}
