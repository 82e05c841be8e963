// Terms whose number is not that of the word before them: `an Alternates shall`, `within 20 Working Day of`.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { plural, termKey } from "../index/keys.ts";
import type { Places } from "../index/term-places.ts";
import { isPlain } from "../spelling/scan.ts";
import { isWhiteSpace } from "../syntax/lines.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { every, pause } from "./rule.ts";

/** A term in the wrong number. */
export interface Disagreement {
  readonly at: Span;
  /** The words before it that say how many there are. */
  readonly count: string;
  readonly isPlural: boolean;
  readonly newText: string;
}

/** Finds, in steps, the terms of `document` that stand in the singular behind a number of things, or in the plural behind one. */
export function* findingDisagreements({ tree: { prose } }: Facts, corpus: CorpusView, uses: Places): Generator<undefined, readonly Disagreement[]> {
  const found: Disagreement[] = [];
  const isLong = every(4096);
  for (let i = 0; i < uses.ends.length; i += 3) {
    if (isLong()) yield pause;
    const [from, to] = [uses.ends[i]!, uses.ends[i + 1]!];
    const count = countBefore(prose, from);
    if (!count) continue;
    const { words, isMany } = count;
    if ((prose.charAt(to - 1) === "s") === isMany) continue;
    const written = prose.slice(from, to).replace(/\s+/g, " ");
    if (!(isMany ? goesOnAfterMany : goesOnAfterOne).test(prose.slice(to, to + 20))) continue;
    const term = definedInTheSingular(corpus, written);
    if (term === undefined || written !== (isMany ? term : plural(term)) || (isMany && isNeverCounted.test(term))) continue;
    found.push({ at: { from, to }, count: words, isPlural: !isMany, newText: isMany ? plural(term) : term });
  }
  return found;
}

/** What says, right before the capital at `at`, that one is spoken of, or more than one. */
function countBefore(prose: Text, at: number): { readonly words: string; readonly isMany: boolean } | undefined {
  if (!isWhiteSpace(prose.charCodeAt(at - 1))) return undefined;
  // Before most terms stands a word that counts nothing.
  let to = at - 1;
  while (at - to < 4 && isWhiteSpace(prose.charCodeAt(to - 1))) to--;
  let from = to;
  while (to - from < 12 && isPlain(prose.charCodeAt(from - 1))) from--;
  if (!mayCount.has(prose.slice(from, to).toLowerCase()) && !/[\d)]/.test(prose.charAt(to - 1))) return undefined;
  if (!/[A-Z]/.test(prose.charAt(at))) return undefined;
  const before = prose.slice(Math.max(0, at - 60), at);
  const several = many.exec(before);
  const found = several ?? one.exec(before);
  return found ? { words: lastWord(found[0]), isMany: several !== null } : undefined;
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
const one = /(?:\b(?:a|[Aa]n|[Ee]ach|[Ee]very|[Aa]nother)|\b(?:least|most|only|any|[Ww]ithin|than)\sone)\s{1,4}$/;
const many = new RegExp(`(?:\\b(?:[Ww]ithin|of|than|least|most|next|last|first|[Aa]fter|[Ff]or|[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|by|be|further|additional)\\s{1,4}${number}(?:\\s?\\([\\w-]{1,20}\\))?|\\b(?:[Tt]hese|[Tt]hose|[Bb]oth|[Ss]everal))\\s{1,4}$`);

/** The last words of these, beside figures and what stands in brackets. */
const mayCount: ReadonlySet<string> = new Set([..."a an each every another one these those both several".split(" "), ...(number.match(/[a-z]{3,}/g) ?? [])]);

/** `20 (twenty)` of `within 20 (twenty) `, `one` of `least one `. */
function lastWord(words: string): string {
  const list = words.trim().split(/\s+/);
  return list.slice(list.at(-1)!.startsWith("(") ? -2 : -1).join(" ");
}

/** Words that no noun stands before which the term would but describe: `20 Working Day period`. */
const goesOnAfterMany = /^(?:[.;:)]|,|\s{1,4}(?:of|after|before|from|in|that|which|who|shall|must|may|are|were|have)(?![\w-]))/;
const goesOnAfterOne = /^(?:[.;:)]|,|\s{1,4}(?:of|in|on|to|for|by|with|from|at|under|that|which|who|whose|shall|must|may|will|is|was|has|as|where|if|when|unless|within|after|before)(?![\w-]))/;
