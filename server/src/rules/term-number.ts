// Terms whose number is not that of the word before them (`an Alternates shall`, `within 20 Working Day of`), and plurals
// that lost their apostrophe (`the Users obligations`).

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { plural, termKey } from "../index/keys.ts";
import type { Places } from "../index/term-places.ts";
import { findingInBlocks, findingWhere, type FoundIn } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { cues, holdsPair, wordBits } from "../syntax/words.ts";
import { allShapes, capitalised, wordOf } from "../text/lexicon.ts";
import type { Span } from "../text/span.ts";

/** A term in the wrong number. */
export interface Disagreement {
  readonly at: Span;
  /** The words before it that say how many there are. */
  readonly count: string;
  readonly isPlural: boolean;
  readonly newText: string;
}

/** Finds, in steps, the terms of `document` that stand in the singular behind a number of things, or in the plural behind one. */
export function* findingDisagreements({ tree }: Facts, corpus: CorpusView, uses: Places): Generator<undefined, readonly Disagreement[]> {
  const found = yield* findingWhere(tree, "counts before capitals", undefined, (block) => countsIn(tree, block));
  return disagreements(tree, found, corpus, uses);
}

function disagreements({ prose, blocks }: Tree, counts: readonly FoundIn<Count>[], corpus: CorpusView, { ends }: Places): readonly Disagreement[] {
  const found: Disagreement[] = [];
  let next = 0;
  for (const { block, items } of counts) {
    const { from: start } = blocks[block]!.at;
    for (const { words, isMany, to: at } of items) {
      const from = start + at;
      while (next < ends.length && ends[next]! < from) next += 3;
      if (ends[next] !== from) continue;
      const to = ends[next + 1]!;
      if ((prose.charCodeAt(to - 1) === smallS) === isMany) continue;
      const written = prose.slice(from, to).replace(/\s+/g, " ");
      if (!(isMany ? goesOnAfterMany : goesOnAfterOne).test(prose.slice(to, to + 20))) continue;
      const term = definedInTheSingular(corpus, written);
      if (term === undefined || written !== (isMany ? term : plural(term)) || (isMany && isNeverCounted.test(term))) continue;
      found.push({ at: { from, to }, count: words, isPlural: !isMany, newText: isMany ? plural(term) : term });
    }
  }
  return found;
}

/** A term in the plural before what belongs to it. */
export interface LostApostrophe {
  readonly at: Span;
  /** What belongs to it. */
  readonly owned: string;
  /** As one has it, and, unless one alone is spoken of, as several have it; each with an apostrophe of its own. */
  readonly newTexts: readonly string[];
}

/** Finds, in steps, the terms of `document` that lost an apostrophe: `the Users obligations`. */
export function* findingLostApostrophes({ tree }: Facts, corpus: CorpusView, uses: Places): Generator<undefined, readonly LostApostrophe[]> {
  const found: LostApostrophe[] = [];
  const { prose, blocks } = tree;
  for (const { block, items } of yield* findingInBlocks(tree, "plurals before what they own", ownersIn, (from, block) => holdsPair(from, block, plurals, things))) {
    if (blocks[block]!.kind === "heading") continue;
    for (const { to: end, owned } of items) {
      const to = blocks[block]!.at.from + end;
      const at = uses.touching(to)?.at;
      if (!at || at.to !== to) continue;
      const written = prose.slice(at.from, to).replace(/\s+/g, " ");
      const lead = ownerLead.exec(prose.slice(Math.max(0, at.from - 24), at.from));
      const term = lead ? definedInTheSingular(corpus, written) : undefined;
      if (term === undefined || written !== plural(term) || !isSomebody.test(term)) continue;
      const isOne = /^(?:an?|each|every|another|that)$/i.test(lead![2]!);
      // `imposes on the Users obligations`, `gives the Users instructions`
      if (!isOne && (gives.test(lead![1] ?? "") || mayBeGiven.test(owned))) continue;
      found.push({ at, owned, newTexts: [`${term}’s`, ...(isOne ? [] : [`${written}’`])] });
    }
  }
  return found;
}

/** `Services obligations` may be those that have to do with services. */
const isSomebody = /(?:er|or|ee|ant|ent|ist|[Pp]arty|[Aa]uthority|[Pp]erson|[Bb]ody|[Cc]ompany|[Mm]ember|[Aa]lternate)$/;
const gives = /^(?:on|upon|give|gives|given|giving|grant|grants|granted|granting|owe|owes|impose|imposes|afford|affords|provide|provides|provided|providing|offer|offers|send|sends|allow|allows|allowed|issue|issues|issued|pay|pays|show|shows|charge|charges|supply|supplies|ensure|ensures|assign|assigns)$/i;
const mayBeGiven = /^(?:rights|powers|opinions?|decisions?|instructions?|licences?|reasons|website)$/;
const ownerLead = /(?:(?<![\w-])([A-Za-z]{1,10})\s{1,4})?(?<![\w-])(an?|each|every|another|that|the|such|those|these|all|other|any|of|by|to|with|from|both)\s{1,4}$/i;

/** What no plural has as its verb: `the Users obligations`, never `the Users request`. */
const owned = /\b[A-Z][a-z]{2,20}s(?=\s{1,4}(obligations?|rights|right(?=\sto\b|\sof\b)|liability|liabilities|duties|powers|systems|staff(?!\s(?:an?|the|their|its|that)\b)|employees|contractors|premises|opinions?|decisions?|instructions?|behalf|website|compliance|failure|responsibility|responsibilities|licences?|identity|registered\soffice|reasons|costs|findings|actions|activities|records|customers|directors|members|processes|procedures|policies|needs|interests)(?![\w-]))/g;

function ownersIn(prose: string): readonly { readonly to: number; readonly owned: string }[] {
  return [...prose.matchAll(owned)].map(({ index, 0: word, 1: thing }) => ({ to: index + word.length, owned: thing! }));
}

const plurals = cues((word) => /^[A-Z][a-z]{2,20}s$/.test(word));
const things = cues((word) => /^(?:obligations?|rights?|liability|liabilities|duties|powers|systems|staff|employees|contractors|premises|opinions?|decisions?|instructions?|behalf|website|compliance|failure|responsibility|responsibilities|licences?|identity|registered|reasons|costs|findings|actions|activities|records|customers|directors|members|processes|procedures|policies|needs|interests)$/.test(word));

const smallS = "s".charCodeAt(0);

/** What says, right before the capital at `to`, that one is spoken of, or more than one. */
interface Count {
  readonly words: string;
  readonly isMany: boolean;
  readonly to: number;
}

/** What counts the words of a block that have a capital. */
function countsIn({ prose, words: { from, number, first }, blocks }: Tree, block: number): readonly Count[] {
  let found: Count[] | undefined;
  const table = counting.all();
  const shapes = allShapes();
  const start = blocks[block]!.at.from;
  const last = first[block + 1]!;
  for (let i = first[block]! + 1; i < last; i++) {
    if ((shapes[number[i]!]! & capitalised) === 0) continue;
    const count = table[number[i - 1]!]!;
    if (count === 0) continue;
    const to = from[i]!;
    if (count === mayCount) {
      const ahead = prose.slice(start + Math.max(0, to - longestCount), start + to);
      const ofMany = many.exec(ahead);
      const match = ofMany ?? one.exec(ahead);
      if (match) (found ??= []).push({ words: lastWord(match[0]), isMany: ofMany !== null, to });
    } else {
      const words = wordOf(number[i - 1]!);
      const gap = prose.slice(start + from[i - 1]! + words.length, start + to);
      if (gap.length <= 4 && gap.trim() === "") (found ??= []).push({ words, isMany: count === several, to });
    }
  }
  return found ?? none;
}

const none: readonly Count[] = [];

/** The term as it is defined, where all that define it do so in the singular. */
function definedInTheSingular(corpus: CorpusView, written: string): string | undefined {
  const key = termKey(written);
  const names = corpus.definitions(key).flatMap(({ definition }) => [definition.term, ...definition.aliases]).filter((name) => termKey(name) === key);
  const [first] = names;
  return first !== undefined && first.toLowerCase() === key && !/s$/i.test(first) && names.every((name) => name === first) ? first : undefined;
}

const isNeverCounted = /(?:data|information|equipment|[a-z]ware|staff|personnel|support|criteria|media|evidence|guidance|practice|people)$/i;

const number = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety|[2-9]|[1-9]\\d{1,2})";
const one = /\b(?:least|most|only|any|[Ww]ithin|than)\sone\s{1,4}$/;
const many = new RegExp(`\\b(?:[Ww]ithin|of|than|least|most|next|last|first|[Aa]fter|[Ff]or|[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|by|be|further|additional)\\s{1,4}${number}(?:\\s?\\([\\w-]{1,20}\\))?\\s{1,4}$`);
/** No longer than this is what these two find. */
const longestCount = 64;

/** Words that say of themselves that one is spoken of, or more, and those beside which another has to stand. */
const single = 1;
const several = 2;
const mayCount = 3;
const counts: ReadonlyMap<string, number> = new Map([
  ..."a an An each Each every Every another Another".split(" ").map((word) => [word, single] as const),
  ..."these These those Those both Both several Several".split(" ").map((word) => [word, several] as const),
  ...["one", ...(number.match(/[a-z]{3,}/g) ?? [])].map((word) => [word, mayCount] as const),
]);
const counting = wordBits((word) => counts.get(word) ?? (/^\d+$/.test(word) ? mayCount : 0));

/** `20 (twenty)` of `within 20 (twenty) `, `one` of `least one `. */
function lastWord(words: string): string {
  const list = words.trim().split(/\s+/);
  return list.slice(list.at(-1)!.startsWith("(") ? -2 : -1).join(" ");
}

/** Words that no noun stands before which the term would but describe: `20 Working Day period`. */
const goesOnAfterMany = /^(?:[.;:)]|,|\s{1,4}(?:of|after|before|from|in|that|which|who|shall|must|may|are|were|have)(?![\w-]))/;
const goesOnAfterOne = /^(?:[.;:)]|,|\s{1,4}(?:of|in|on|to|for|by|with|from|at|under|that|which|who|whose|shall|must|may|will|is|was|has|as|where|if|when|unless|within|after|before)(?![\w-]))/;
