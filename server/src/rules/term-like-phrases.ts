// Phrases that a document uses as terms are used: with capitals, as one of several, again and again, or with duties.

import type { CapitalRun } from "../index/capital-runs.ts";
import type { Facts } from "../index/facts.ts";
import { lastFrom } from "../text/ordered.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { phraseKey } from "./near-terms.ts";

/** A phrase that a document uses as a term. */
export interface Phrase {
  readonly key: string;
  /** As it stands first. */
  readonly words: string;
  readonly at: Span;
  readonly count: number;
  /** How often it is one of several, beyond doubt. */
  readonly several: number;
  /** It counts only where terms have each of its words. */
  readonly needsWords: boolean;
}

/**
 * The phrases that are used as terms are: as one of several (`a Recovery Key`, `each Recovery Key`, `five Recovery Keys`),
 * which no name is; or again and again.
 */
export function phrasesIn(document: Facts, runs: readonly CapitalRun[]): readonly Phrase[] {
  const { prose } = document.tree;
  const found = new Map<string, Counted>();
  const counted = runs
    .filter(run => !openers.has(prose.charCodeAt(run.at.from - 1)) && !/^[_=:@\/]\S/.test(prose.slice(run.at.to, run.at.to + 2)))
    .map(run => ({ ...run, key: phraseKey(slice(prose, run.at)), inSentence: run.isInside || (run.isBehindArticle && !isDefinite(prose, run.at.from)) }))
    .sort((a, b) => Number(b.inSentence) - Number(a.inSentence));
  for (const { at, words, covered, isInside, inSentence, isRow, key } of counted) {
    // The first word of a sentence has a capital, whether or not it is part of the phrase.
    let same = found.get(key) ?? (inSentence ? undefined : found.get(key.slice(key.indexOf(" ") + 1)));
    if (!same) found.set(key, (same = { words: prose.slice(at.from, at.to), at, count: 0, inText: [], inside: 0, length: words, isMereTerm: covered > 0 && words - covered < 2, several: 0, definite: 0, duties: 0, one: 0, many: 0 }));
    else if (!inSentence && at.from < same.at.from && found.has(key)) same.at = at;
    same.count++;
    if (inSentence) same.inside++;
    if (isRow && !isInMeaning(document, at)) continue;
    same.inText.push(at.from);
    if (hasDuty(prose, at)) same.duties++;
    if (!endsThere(prose, at.to)) continue;
    if (isSurelyOneOfSeveral(prose, at)) same.several++;
    else if (isDefinite(prose, at.from)) same.definite++;
    if (isInside && isPlural(prose, at)) same.many++;
    else if (isInside) same.one++;
  }
  const phrases: Phrase[] = [];
  for (const [key, one] of found) {
    const use = useOf(prose, key, one);
    if (use !== "none") phrases.push({ key, words: one.words.replace(/\s+/g, " "), at: one.at, count: one.count, several: one.several, needsWords: use === "likely" });
  }
  return phrases;
}

interface Counted {
  readonly words: string;
  at: Span;
  count: number;
  /** Where it begins outside tables, and in the meanings that tables give. */
  readonly inText: number[];
  /** How often it stands in the middle of a sentence, or behind the word that begins one: not behind `The`, as names do. */
  inside: number;
  readonly length: number;
  /** It is a term with a word beside it (`Panel Chair`), and may be no more than that. */
  readonly isMereTerm: boolean;
  /** How often it is one of several, beyond doubt. */
  several: number;
  /** How often it stands behind `the`. */
  definite: number;
  /** How often it shall or may do something. */
  duties: number;
  /** How often in the singular, and how often in the plural. */
  one: number;
  many: number;
}

/** The words of a meaning in a table are text, and no names. */
function isInMeaning({ tree: { definitions } }: Facts, { from, to }: Span): boolean {
  const definition = definitions[lastFrom(definitions, from)];
  return definition !== undefined && definition.body.from <= from && to <= definition.body.to;
}

/** "likely": where terms have each of its words. */
function useOf(prose: Text, key: string, one: Counted): "term" | "likely" | "none" {
  const { words, count, inside, inText, length, isMereTerm, several, duties } = one;
  if (!key.includes(" ")) {
    if (/^[A-Z]+s?$/.test(words) && (inside >= 3 || (inside >= 2 && several > 0))) return "term";
    return count >= 3 && (several >= 2 || duties >= 2) ? "term" : "none";
  }
  if (isMereTerm) return several >= 2 || (inside >= 2 && inText.length >= 3 && inText.filter(from => isOneOfSeveral(prose, from)).length >= 2) ? "term" : "none";
  // More words with capitals that stand once may be cells that ran together.
  if (several > 0 && (count > 1 || length < 6)) return "term";
  if (inside < 2) return "none";
  // The cells of a table hold names.
  if (count >= 3 || (inText.length === count && inText.some(from => isOneOfSeveral(prose, from)))) return "term";
  if (one.one > 0 && one.many > 0) return "term";
  return one.definite >= 2 ? "likely" : "none";
}

/** `The Assessor shall`. */
export function hasDuty(prose: Text, { from, to }: Span): boolean {
  return dutyBehind.test(prose.slice(to, to + 32)) && dutyBefore.test(prose.slice(Math.max(0, from - 30), from));
}

const dutyBehind = /^\s{1,20}(?:shall|must|may)(?!\p{L})/u;
const dutyBefore = /(?<![\p{L}\p{N}])(?:[Tt]he|[Ee]ach|[Aa]ny|[Ee]very|[Aa]n?|[Nn]o)\s{1,20}$/u;

/** `a Recovery Key`, `each new Recovery Key`, `five Recovery Keys`, `all Recovery Keys`. */
function isSurelyOneOfSeveral(prose: Text, at: Span): boolean {
  const before = prose.slice(Math.max(0, at.from - 60), at.from);
  return beforeOne.test(before) || (isPlural(prose, at) && beforeMany.test(before));
}

// “No” with a capital begins headings: `No Other Rights`.
const beforeOne = /(?<![\p{L}\p{N}])(?:[Aa]n?|[Aa]ny|[Ee]ach|[Ee]very|[Aa]nother|one|no)\s{1,20}(?:(?:other|new|relevant|separate|single|valid|further|particular|different|given|additional|specific|such)\s{1,20})?$/u;
const beforeMany = /(?<![\p{L}\p{N}])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|(?<=\p{Ll}\s)\d{1,3}|\([a-z-]{3,14}\)|(?<=\p{Ll}\s)\(\d{1,3}\)|[Aa]ll|other|both|several|(?:one|each|any|all|either|neither|none) of(?:\s{1,20}the)?)\s{1,20}$/u;

function isPlural(prose: Text, { to }: Span): boolean {
  return prose.charAt(to - 1) === "s";
}

function isDefinite(prose: Text, from: number): boolean {
  return /(?<![\p{L}\p{N}])[Tt]he\s{1,20}(?:(?:relevant|first|other|same|applicable|new)\s{1,20})?$/u.test(prose.slice(Math.max(0, from - 40), from));
}

/** Whether the phrase ends where its capitals end: not in `a Microsoft Excel spreadsheet`, nor in `a Request for Information`. */
function endsThere(prose: Text, to: number): boolean {
  return endOfPhrase.test(prose.slice(to, to + 40));
}

const endOfPhrase =
  /^(?:[’'](?:s(?!\p{L}))?)?(?:[.,;:)\]]|\s+(?:(?:that|which|who|whom|whose|where|when|what|how|whether|is|are|was|were|shall|may|must|will|can|has|have|had|does|if|unless|until|before|after|pursuant|within|without|during|between|against|into|upon|via|through|but|than|being|as|\p{Ll}+ed)(?!\p{L})|(?:of|in|on|for|to|by|with|under|from|at|and|or|nor)\s+(?!\p{Lu}))|\s*$)/u;

/** `a Recovery Key`, `each Recovery Key`, `its Recovery Key`. */
function isOneOfSeveral(prose: Text, from: number): boolean {
  return /(?<![\p{L}\p{N}])(?:an?y?|each|every|such|no|its|their|more|relevant)\s{1,20}$/u.test(prose.slice(Math.max(0, from - 32), from));
}

const openers: ReadonlySet<number> = new Set(Array.from("\"“‘`/(", (mark) => mark.charCodeAt(0)));
