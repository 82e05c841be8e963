// Numbers that name what stands outside the Code: of an RFC, and the year of a law. One that stands once, two of its digits
// changed over from one that stands again and again, is a slip of the keyboard: `RFC 7648` for `RFC 7468`.

import { findingFromBlocks } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { cues, holdsCue, holdsPair } from "../syntax/words.ts";
import { addTo } from "../text/lists.ts";
import type { Span } from "../text/span.ts";
import { turnings } from "../text/slips.ts";

/** A number that stands once. */
export interface TurnedNumber {
  /** Its digits. */
  readonly at: Span;
  /** With its name: `RFC 7648`, `Electricity Act 1998`. */
  readonly written: string;
  /** The one that is meant, and its digits. */
  readonly meant: string;
  readonly digits: string;
  /** How often that stands in the document. */
  readonly count: number;
}

/** Finds, in steps, the numbers of `tree` with two digits changed over, in order. */
export function* findingTurnedNumbers(tree: Tree): Generator<undefined, readonly TurnedNumber[]> {
  const byName = new Map<string, Map<string, Span[]>>();
  for (const { block, items } of yield* findingFromBlocks(tree, "numbers of RFCs and laws", numbersIn, mayName)) {
    const start = tree.blocks[block]!.at.from;
    for (const { name, from, digits } of items) {
      const numbers = byName.get(name) ?? new Map<string, Span[]>();
      byName.set(name, numbers);
      addTo(numbers, digits, { from: start + from, to: start + from + digits.length });
    }
  }
  const found: TurnedNumber[] = [];
  for (const [name, numbers] of byName) {
    for (const [digits, [at, ...others]] of numbers) {
      if (others.length > 0) continue;
      const meant = turnings(digits).filter((one) => (numbers.get(one)?.length ?? 0) >= least);
      if (meant.length === 1) found.push({ at: at!, written: `${name} ${digits}`, meant: `${name} ${meant[0]}`, digits: meant[0]!, count: numbers.get(meant[0]!)!.length });
    }
  }
  return found.sort((a, b) => a.at.from - b.at.from);
}

/** So often at least stands what is meant. */
const least = 2;

const standards = cues((word) => /^RFC\d{0,5}$/.test(word));
const laws = cues((word) => /^(?:Act|Order|Regulations|Rules)$/.test(word));
const years = cues((word) => /^[12]\d{3}$/.test(word));

function mayName(tree: Tree, block: number): boolean {
  return holdsCue(tree, block, standards) || holdsPair(tree, block, laws, years);
}

interface Named {
  readonly name: string;
  /** Where the digits stand in the block. */
  readonly from: number;
  readonly digits: string;
}

const standard = /\bRFC[ \u00a0\r\n-]{0,3}(\d{3,5})(?![\d.])/g;
const law = /[a-z)][ \u00a0\r\n]{1,3}(?:Act|Order|Regulations|Rules)[ \u00a0\r\n]{1,3}([12]\d{3})(?!\d)/g;

function numbersIn(prose: string): readonly Named[] {
  const found: Named[] = [];
  for (const { index, 0: written, 1: digits } of prose.matchAll(standard)) found.push({ name: "RFC", from: index + written.length - digits!.length, digits: digits! });
  for (const { index, 0: written, 1: digits } of prose.matchAll(law)) {
    const from = index + written.length - digits!.length;
    const name = titleBefore(prose, from);
    if (name !== "") found.push({ name, from, digits: digits! });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** How far a law's title is looked for, in UTF-16 units. */
const longest = 160;

/** The title of the law whose year stands at `offset`: the words with capitals, and those between them. */
function titleBefore(prose: string, offset: number): string {
  const words = prose.slice(Math.max(0, offset - longest), offset).trim().split(/[ \u00a0\r\n]+/);
  let first = words.length;
  while (first > 0 && isOfTitle(words[first - 1]!)) first--;
  // Cut off, or with something before it that is no part of it.
  while (first < words.length && !/^\p{Lu}/u.test(words[first]!)) first++;
  // A title of one word alone is none: `the Act 1989`. Of an annual Act, each year's is another.
  return words.length - first < 2 || words[first] === "Finance" ? "" : words.slice(first).join(" ");
}

function isOfTitle(word: string): boolean {
  return /^\(?\p{Lu}[\p{L}’'-]*\)?,?$/u.test(word) ? !/^The$/.test(word) : /^(?:and|of|for|in|to|etc\.?)\)?$/.test(word);
}
