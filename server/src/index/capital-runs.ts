// Words with capitals in running text: names, and terms that nobody defined.

import { cues } from "../syntax/words.ts";
import type { Tree } from "../syntax/tree.ts";
import { allLengths, allShapes, capitalised, isWordPart } from "../text/lexicon.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { runsOn } from "./term-match.ts";

/** Words with capitals in running text of which no term covers all. */
export interface CapitalRun {
  readonly at: Span;
  readonly words: number;
  /** How many of the words are part of a term's use. */
  readonly covered: number;
  /** Whether a word in lower case stands before it: it does not begin its sentence. */
  readonly isInside: boolean;
  /** Whether the article that begins a sentence stands before it (\`Each User\`): its capital is not the sentence's. */
  readonly isBehindArticle: boolean;
  /** Whether it stands in a table. */
  readonly isRow: boolean;
}

export const noRuns: readonly CapitalRun[] = [];

/**
 * Runs of words with capitals in a block, joined by spaces, hyphens and `of`; an acronym alone too, and a word alone whose
 * capital is not its sentence's. `covered` says of each
 * word whether a term's use covers it (1) or not (0).
 */
export function runsIn({ prose, words, blocks }: Tree, index: number, covered: Uint8Array, isRow: boolean): readonly CapitalRun[] {
  const { from, number } = words;
  const { from: start, to: limit } = blocks[index]!.at;
  const first = words.first[index]!;
  const last = words.first[index + 1]!;
  const shapes = allShapes();
  const lengths = allLengths();
  let found: CapitalRun[] | undefined;
  for (let i = first; i < last; i++) {
    if ((shapes[number[i]!]! & capitalised) === 0 || (covered[i - first] === 0 && leads.of(number[i]!) !== 0)) continue;
    let end = i;
    let within = covered[i - first]!;
    for (let j = i + 1, between = 0; j < last && runsOn(prose, start + from[j - 1]! + lengths[number[j - 1]!]!, start + from[j]!); j++) {
      if ((shapes[number[j]!]! & capitalised) !== 0) {
        // `Version This element ...`: the columns of a table ran together.
        if (covered[j - first] === 0 && leads.of(number[j]!) !== 0 && small.of(number[j]!) === 0) break;
        end = j;
        within += between + covered[j - first]!;
        between = 0;
      } else if (j > end + 1 || !isOf(prose, start + from[j]!, lengths[number[j]!]!)) break;
      else between = covered[j - first]!;
    }
    const count = end - i + 1;
    const at = start + from[i]!;
    const to = start + from[end]! + lengths[number[end]!]!;
    if (within < count) {
      const before = i > first ? start + from[i - 1]! : -1;
      const isInside = before >= 0 && isLowerWord(prose, before, endOfWord(prose, before, limit), at);
      const isBehindArticle = before >= 0 && articles.of(number[i - 1]!) !== 0 && /^\s+$/.test(prose.slice(before + lengths[number[i - 1]!]!, at));
      if (count > 1 || isInside || isBehindArticle || isAcronym(prose, at, to)) (found ??= []).push({ at: { from: at - start, to: to - start }, words: count, covered: within, isInside, isBehindArticle, isRow });
    }
    i = end;
  }
  return found ?? noRuns;
}

function endOfWord(prose: Text, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit && isWordPart(prose.charCodeAt(at))) at++;
  return at;
}

/** Whether the word at `from`..`to` is in lower case, and leads on to what begins at `next`. */
function isLowerWord(prose: Text, from: number, to: number, next: number): boolean {
  const before = prose.charCodeAt(from);
  if (before < 97 || before > 122) return false;
  const gap = prose.slice(to, next);
  return to - from > 1 ? /^\s+["“‘(]?$|^, $/.test(gap) : before === 97 && /^\s+$/.test(gap);
}

function isOf(prose: Text, from: number, length: number): boolean {
  return length === 2 && prose.startsWith("of", from);
}

function isAcronym(prose: Text, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 8) return false;
  for (let i = from; i < to; i++) {
    const code = prose.charCodeAt(i);
    if (code < 65 || code > 90) return i === to - 1 && code === 115 && to - from > 2;
  }
  return true;
}

/** Words that take a capital at a sentence's start, and begin no name. */
const leads = cuesOf(
  `A An The Each Any Every No All Such This That These Those It Its They Their He She We Our You Your If Where When Which Who
  Whose What How Why For In On At By To Of As And Or But Nor Both Either Neither Once Upon After Before Unless Until Not Nothing
  Save Provided With Without Within From Under Over Through During Following Subject Except Notwithstanding Further
  Furthermore However Therefore Also Only Whether While Whilst Since Because Although Though Then Thus Here There Some Several
  Many Most More Less Few Another Same So Pursuant Having Being Where Whenever Wherever Means Has Is Are See Note Yes`,
);

/** Those of them that may stand in the middle of a name. */
const small = cuesOf("Of And Or For To In On By With At As From Not Only Under Over");

const articles = cuesOf("A An The Each Any Every No");

function cuesOf(words: string): ReturnType<typeof cues> {
  const all = new Set(words.split(/\s+/));
  return cues(word => all.has(word));
}
