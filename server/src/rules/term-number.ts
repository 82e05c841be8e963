// Terms whose number is not that of the word before them: `an Alternates shall`, `within 20 Working Day of`.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { plural, termKey } from "../index/keys.ts";
import { findingInBlocks, promisedBy } from "../syntax/memo.ts";
import { cues } from "../syntax/words.ts";
import type { Span } from "../text/span.ts";

/** A term in the wrong number. */
export interface Disagreement {
  readonly at: Span;
  /** The words before it that say how many there are. */
  readonly count: string;
  readonly isPlural: boolean;
  readonly newText: string;
}

/** Where one, or more than one, is spoken of, with what begins with a capital behind it. */
interface Count {
  readonly from: number;
  readonly words: string;
  readonly isMany: boolean;
}

/** Finds, in steps, the terms of `document` that stand in the singular behind a number of things, or in the plural behind one. */
export function* findingDisagreements(document: Facts, corpus: CorpusView): Generator<undefined, readonly Disagreement[]> {
  const { tree } = document;
  const { uses } = corpus.terms(document);
  const found: Disagreement[] = [];
  for (const { block, items } of yield* findingInBlocks(tree, "counts", countsIn, mayCount)) {
    for (const { from, words, isMany } of items) {
      const start = tree.blocks[block]!.at.from + from;
      const use = uses.touching(start);
      if (use?.at.from !== start) continue;
      const written = tree.prose.slice(use.at.from, use.at.to).replace(/\s+/g, " ");
      if (!(isMany ? goesOnAfterMany : goesOnAfterOne).test(tree.prose.slice(use.at.to, use.at.to + 20))) continue;
      const term = definedInTheSingular(corpus, written);
      if (term === undefined || written !== (isMany ? term : plural(term)) || (isMany && isNeverCounted.test(term))) continue;
      found.push({ at: use.at, count: words, isPlural: !isMany, newText: isMany ? plural(term) : term });
    }
  }
  return found;
}

/** The term as it is defined, where all that define it do so in the singular. */
function definedInTheSingular(corpus: CorpusView, written: string): string | undefined {
  const key = termKey(written);
  const names = corpus.definitions(key).flatMap(({ definition }) => [definition.term, ...definition.aliases]).filter((name) => termKey(name) === key);
  const [first] = names;
  return first !== undefined && first.toLowerCase() === key && !/s$/i.test(first) && names.every((name) => name === first) ? first : undefined;
}

const isNeverCounted = /(?:data|information|equipment|[a-z]ware|staff|personnel|support|criteria|media|evidence|guidance|practice|people)$/i;

const number = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety|[2-9]|[1-9]\\d{1,2})";
const one = /(?:\b(?:a|[Aa]n|[Ee]ach|[Ee]very|[Aa]nother)|\b(?:least|most|only|any|[Ww]ithin|than)\sone)\s{1,4}(?=[A-Z])/g;
const many = new RegExp(`(?:\\b(?:[Ww]ithin|of|than|least|most|next|last|first|[Aa]fter|[Ff]or|[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|by|be|further|additional)\\s{1,4}${number}(?:\\s?\\([\\w-]{1,20}\\))?|\\b(?:[Tt]hese|[Tt]hose|[Bb]oth|[Ss]everal))\\s{1,4}(?=[A-Z])`, "g");

const mayCount = promisedBy(cues((word) => /^(?:an?|each|every|another|one|these|those|both|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety|\d{1,3})$/i.test(word)));

function countsIn(prose: string): readonly Count[] {
  const counts: Count[] = [];
  for (const [form, isMany] of [[one, false], [many, true]] as const) {
    for (const { 0: words, index } of prose.matchAll(form)) counts.push({ from: index + words.length, words: lastWord(words), isMany });
  }
  return counts;
}

/** `20 (twenty)` of `within 20 (twenty) `, `one` of `least one `. */
function lastWord(words: string): string {
  const list = words.trim().split(/\s+/);
  return list.slice(list.at(-1)!.startsWith("(") ? -2 : -1).join(" ");
}

/** Words that no noun stands before which the term would but describe: `20 Working Day period`. */
const goesOnAfterMany = /^(?:[.;:)]|,|\s{1,4}(?:of|after|before|from|in|that|which|who|shall|must|may|are|were|have)(?![\w-]))/;
const goesOnAfterOne = /^(?:[.;:)]|,|\s{1,4}(?:of|in|on|to|for|by|with|from|at|under|that|which|who|whose|shall|must|may|will|is|was|has|as|where|if|when|unless|within|after|before)(?![\w-]))/;
