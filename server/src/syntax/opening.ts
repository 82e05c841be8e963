// What a word stands behind, where the capital that it has may be that of its place and not its own. The rules differ in
// which of these places they take for a sentence's beginning; what the places are is told here alone.

import { lastFrom } from "../text/ordered.ts";
import { runStart } from "../text/run.ts";
import type { Tree } from "./tree.ts";

/**
 * "block": first in a paragraph, an item, a heading or a row, be it behind its number. "stop": behind `.`, `?` or `!`.
 * "colon": behind `:` or `;`. "cell": first in a cell. "bracket": behind one that closes, as a label within a paragraph has
 * it: `(a) Panel`. "line": first in a line within a block, which may be one that was wrapped, or behind a number there.
 */
export type Opening = "block" | "stop" | "colon" | "cell" | "bracket" | "line";

/** What the word at `at` stands behind; undefined where other words go before it. */
export function openingAt({ prose, blocks }: Pick<Tree, "prose" | "blocks">, at: number): Opening | undefined {
  const start = blocks[lastFrom(blocks, at)]?.at.from ?? 0;
  return openingBehind(prose.slice(Math.max(start, at - reach), at), at - start <= reach);
}

/** The same in the text of one block. */
export function openingIn(block: string, at: number): Opening | undefined {
  return openingBehind(block.slice(Math.max(0, at - reach), at), at <= reach);
}

/** So many UTF-16 units are looked back. */
const reach = 40;

function openingBehind(before: string, isWhole: boolean): Opening | undefined {
  const words = before.slice(0, runStart(before, mark));
  if (words === "") return isWhole ? "block" : "line";
  const gap = before.slice(words.length);
  if (words.endsWith("|")) return "cell";
  if (!/^\s/.test(gap)) return undefined;
  const bare = words.slice(0, runStart(words, closer));
  if (/[.?!]$/.test(bare) && !numbered.test(words)) return "stop";
  if (/[:;]$/.test(bare)) return "colon";
  const number = numbered.exec(words);
  if (number) return isWhole && number.index === 0 && !words.includes("\n") ? "block" : "line";
  if (/[)\]]$/.test(words)) return "bracket";
  return gap.includes("\n") ? "line" : undefined;
}

/** What stands before the first letter and is none of the sentence before it: space, emphasis, what opens a quotation or bracket, a bullet. */
const mark = /[\s*_“‘"'(#>-]/;
const closer = /[”’"')\]]/;

/** A clause's number or an item's label that begins a line. */
const numbered = /(?:^|\n)[ \t]{0,8}(?:[A-Z]{0,2}\d[\w.]{0,10}|\(?\w{1,4}\))$/;
