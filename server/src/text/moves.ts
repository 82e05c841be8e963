// Which of what went at one place of the Code is which of what came at another: as it was, or with some words changed on
// the way. The redline and the housekeeping log ask this of the pieces that each compares, so that they tell one story.

import { diffArrays } from "diff";
import { onlyOnes } from "./lists.ts";

/** A paragraph or a row that went or came, or the most that did at one place of one that stayed. */
export interface Movable {
  /** Position among the documents. */
  readonly document: number;
  /** Position among what stands in the document. */
  readonly item: number;
  /** The same for what went from a paragraph or row and what came into it. */
  readonly spot: number;
  /** -1 where it is no row. */
  readonly row: number;
  /** Only what is of one sort goes along: `text`, `heading`, `row`. */
  readonly sort: string;
  readonly isWhole: boolean;
  /** Whether it is all that the paragraph or row was, or is. */
  readonly isAll: boolean;
  /** The key of the clause that it opens; "" where it opens none. */
  readonly clauseKey: string;
  /** Its words without the label, cell by cell; of a paragraph, one. */
  readonly texts: readonly string[];
  /** The key of the term whose meaning it gives, or most of it. */
  readonly term: string | undefined;
  /** Whether it is a row whose first cell is a defined term. */
  readonly isDefined: boolean;
  /** Whether a row that stayed says the same of another term, or under another number: then it may be any such row. */
  readonly isCommon: boolean;
  /** The same in those that nothing that stayed stands between. */
  readonly run: number;
}

/** What becomes of a pair: the same words, or others of which enough are in both. */
export interface Pairing<M extends Movable, P> {
  readonly same: (went: M, came: M) => P;
  readonly amended: (went: M, came: M) => P;
}

/**
 * The pairs in the order of what went. First those that are word for word the same, within a document and then among all;
 * then definitions of one term, and of another term with the same meaning; then rows that only have another number, clauses
 * that kept theirs, and paragraphs that share words which no others do; and with each what stands beside it.
 */
export function pairMoved<M extends Movable, P>(went: readonly M[], came: readonly M[], { same, amended }: Pairing<M, P>): readonly P[] {
  /** Undefined where less than `share` of the smaller, or larger, of both is in both. */
  const amendedIf = (old: M, now: M, share: number, of: "smaller" | "larger"): P | undefined => (isEnough(bodyOf(old), bodyOf(now), share, of) ? amended(old, now) : undefined);
  const pairs = new Map<M, { readonly went: M; readonly came: M; readonly pair: P }>();
  const taken = new Set<M>();
  const take = (old: M, now: M, pair: P | undefined): boolean => {
    if (pair === undefined) return false;
    pairs.set(old, { went: old, came: now, pair });
    taken.add(old).add(now);
    return true;
  };
  const pass = (nameOf: (unit: M) => string, pairOf: (old: M, now: M) => P | undefined): void => {
    const [olds, news] = [onlyOnes(went, nameOf), onlyOnes(came, nameOf)];
    for (const [name, old] of olds) {
      const now = news.get(name);
      if (now && !taken.has(old) && !taken.has(now) && !isOnePlace(old, now)) take(old, now, pairOf(old, now));
    }
  };
  pass((unit) => (unit.isWhole && bodyOf(unit).length >= leastWithin ? `${unit.document} ${unit.sort} ${bodyOf(unit)}` : ""), same);
  // A heading alone, or a few words, may well stand in two documents.
  pass((unit) => (bodyOf(unit).length >= leastThere && unit.sort !== "heading" ? `${unit.sort === "row"} ${bodyOf(unit)}` : ""), same);
  pass(({ term }) => term ?? "", (old, now) => amendedIf(old, now, 0.5, "smaller"));
  pass(({ document, isWhole, isDefined, isCommon, texts }) => named(document, isWhole && isDefined && !isCommon ? besideTerm(texts) : []), (old, now) => amendedIf(old, now, 0.5, "smaller"));
  pass(({ document, isWhole, row, isCommon, texts }) => named(document, isWhole && row >= 0 && !isCommon ? withoutNumber(texts) : []), (old, now) => amendedIf(old, now, 0.5, "smaller"));
  pass(({ document, isWhole, sort, clauseKey }) => (isWhole && clauseKey !== "" ? `${document} ${sort} ${clauseKey}` : ""), (old, now) => amendedIf(old, now, shareFor(old, now), "larger"));
  for (const [old, now] of sharing(went.filter((unit) => !taken.has(unit)), came.filter((unit) => !taken.has(unit)))) {
    if (!taken.has(old) && !taken.has(now) && !isOnePlace(old, now)) take(old, now, amendedIf(old, now, shareFor(old, now), "larger"));
  }
  const [positions, others] = [new Map(went.map((unit, i) => [unit, i])), new Map(came.map((unit, i) => [unit, i]))];
  for (const step of [1, -1]) {
    for (const pair of [...pairs.values()]) {
      let [i, j] = [positions.get(pair.went)!, others.get(pair.came)!];
      // One may have come between the two, or gone from there.
      for (;;) {
        const next = ([[1, 1], [1, 2], [2, 1]] as const).find(([a, b]) => {
          const [olds, news] = [besides(went, i, a * step), besides(came, j, b * step)];
          const [old, now] = [olds.at(-1), news.at(-1)];
          if (!old || !now || [...olds, ...news].some((unit) => taken.has(unit)) || old.sort !== now.sort) return false;
          return take(old, now, bodyOf(old) === bodyOf(now) && bodyOf(old) !== "" ? same(old, now) : amendedIf(old, now, shareFor(old, now), "larger"));
        });
        if (!next) break;
        [i, j] = [i + next[0] * step, j + next[1] * step];
      }
    }
  }
  return went.flatMap((unit) => pairs.get(unit)?.pair ?? []);
}

/** Of longer paragraphs, those of both sides that share most runs of words that stand once on each. */
function sharing<M extends Movable>(went: readonly M[], came: readonly M[]): readonly (readonly [M, M])[] {
  const [olds, news] = [runsIn(went), runsIn(came)];
  const votes = new Map<M, Map<M, number>>();
  for (const [words, old] of olds) {
    const now = old && news.get(words);
    if (!now) continue;
    const counts = votes.get(old) ?? new Map<M, number>();
    votes.set(old, counts.set(now, (counts.get(now) ?? 0) + 1));
  }
  return [...votes].map(([old, counts]) => [old, [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]] as const);
}

/** Runs of words, each with the paragraph that has it; undefined where several have. */
function runsIn<M extends Movable>(units: readonly M[]): ReadonlyMap<string, M | undefined> {
  const found = new Map<string, M | undefined>();
  for (const unit of units) {
    const body = unit.isAll && unit.row < 0 && unit.sort === "text" ? bodyOf(unit) : "";
    if (body.length < 2 * leastThere) continue;
    const words = wordsIn(body);
    for (let i = 0; i + wordsInRun <= words.length; i++) {
      // Where a run begins is told by its first word, so that both sides begin theirs at the same ones.
      if (words[i]!.length < longWord) continue;
      const run = words.slice(i, i + wordsInRun).join(" ");
      found.set(run, found.has(run) && found.get(run) !== unit ? undefined : unit);
    }
  }
  return found;
}

const wordsInRun = 4;

/** The word that a run begins with has so many letters. */
const longWord = 5;

/** Words that went, or came, in a text that stayed have moved where they are so many characters. */
export const leastThere = 40;

/** Fewer characters may well stand twice in a document: `; and`. */
const leastWithin = 25;

/** What is not the same from end to end has moved where so much of it is; or less, where a sentence stayed beside one that was written anew. */
const mostlySame = 0.8;
const partlySame = 0.6;

function shareFor(went: Movable, came: Movable): number {
  const sentences = sentencesOf(went);
  return sentences.length > 1 && sentencesOf(came).some((one) => one.length >= leastThere && sentences.includes(one)) ? partlySame : mostlySame;
}

function sentencesOf({ texts, row }: Movable): readonly string[] {
  return row < 0 ? texts[0]!.split(/[.:;](?:\s|$)/).map((words) => words.trim()) : [];
}

/** Whether at least `share` of the letters and digits of the smaller, or larger, of two texts stands in words of both. */
function isEnough(went: string, came: string, share: number, of: "smaller" | "larger"): boolean {
  const [olds, news] = [wordsIn(went), wordsIn(came)];
  const changes = diffArrays([...olds], [...news], { maxEditLength: mostEdits });
  if (!changes) return false;
  const lettersIn = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);
  const shared = lettersIn(changes.flatMap(({ added, removed, value }) => (added || removed ? [] : value)));
  const sizes = [lettersIn(olds), lettersIn(news)];
  return shared >= share * (of === "smaller" ? Math.min(...sizes) : Math.max(...sizes));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What differs in more words is another text. */
const mostEdits = 2_000;

/** Whether `all` characters are a definition, or most of one, whose meaning has so many: of a whole paragraph or row, with what leads to it. */
export function isMostOf(meaning: number, all: number, isWhole: boolean): boolean {
  return isWhole ? meaning * 2 > all - longestLead : all * 2 > meaning;
}

/** `For the purposes of this Section C, “Quorum” means`, in characters. */
const longestLead = 100;

/** Whether a number in a row's other cell went along with the row's own: `8.3.1` -> `8.9.1` with `8.3` -> `8.9`. */
export function goesAlong(old: string, now: string, was: string, is: string): boolean {
  return isNumber(old) && old.startsWith(was) && now === is + old.slice(was.length);
}

/** Whether the words are a number that a row, or a clause, is called by: `8.3`, `G3.5A`, `E64`, `(a)`. */
export function isNumber(words: string): boolean {
  return /^\(?(?:[A-Za-z]{0,3}\d{1,3}(?:\.\d{1,4}){0,6}[A-Z]?|(?<=\()[a-z]{1,4}(?=\)))\)?\.?$/.test(words);
}

/** The cells of a row without the number that it begins with, which may be of two columns: it is the same row under another. */
export function withoutNumber(cells: readonly string[]): readonly string[] {
  const first = cells.findIndex((cell) => !isNumber(cell));
  return first < 0 ? cells : cells.slice(first);
}

function bodyOf({ texts }: Movable): string {
  return texts.join(" | ");
}

/** Says of a row whether one of those that stayed says the same of another term, or under another number. */
export function commonAmong(stayed: readonly (readonly string[])[]): (texts: readonly string[]) => boolean {
  const namesOf = (texts: readonly string[]): readonly string[] => [besideTerm(texts), withoutNumber(texts)].map((cells) => cells.join(" | "));
  const names = new Set(stayed.flatMap(namesOf));
  return (texts) => namesOf(texts).some((name) => name !== "" && names.has(name));
}

/** What stands beside a term; where that has the term in it, any other may stand there. */
function besideTerm([term, ...others]: readonly string[]): readonly string[] {
  return term === "" ? [] : others.map((text) => text.replaceAll(term!, "\u0001"));
}

function named(document: number, texts: readonly string[]): string {
  const body = texts.join(" | ");
  return body.length >= leastWithin ? `${document} ${body}` : "";
}

/** Whether both are in one paragraph or row: words that changed places within it are told as they are. */
function isOnePlace(one: Movable, other: Movable): boolean {
  return one.document === other.document && one.spot === other.spot;
}

/** The units from beside the one at `at` to `by` further, each beside the one before; none where one is not. */
function besides<M extends Movable>(units: readonly M[], at: number, by: number): readonly M[] {
  const found: M[] = [];
  for (let i = at; i !== at + by; i += Math.sign(by)) {
    const next = units[i + Math.sign(by)];
    if (!next || !isBeside(units[i]!, next)) return [];
    found.push(next);
  }
  return found;
}

function isBeside(one: Movable, other: Movable): boolean {
  if (one.document !== other.document) return false;
  return one.isWhole && other.isWhole ? one.run === other.run : one.row < 0 && other.row < 0 && Math.abs(one.item - other.item) === 1;
}
