// All terms that the documents define, in every form in which they are used: as written, in the singular and the plural.
// A set is made once for as long as no definition changes its term, and knows which words a change touched.

import type { Numbers } from "../syntax/tree.ts";
import { foldOf, lexiconSize, numberOf, wordOf } from "../text/lexicon.ts";
import { finished } from "../text/steps.ts";
import { formsBegunBy, readingForms, type Differing, type DocumentForm, type TermSite } from "./document-forms.ts";
import { edges, type Edges } from "./edges.ts";
import type { Facts } from "./facts.ts";
import type { TermKey } from "./keys.ts";
import { likenessOf, mayConcern, type Likeness } from "./term-likeness.ts";
import type { WordSet } from "./term-words.ts";

/** One way to write a term. */
export interface TermForm extends Omit<DocumentForm, "site"> {
  readonly sites: readonly TermSite[];
}

/** Where a set stands among those that it comes from. It outlives the set, which is large. */
export interface Lineage {
  /** The lineage of the set that this one was made from, and all that the two differ by; undefined where nobody need know any more. */
  before: { readonly lineage: Lineage; readonly differing: readonly Differing[] } | undefined;
}

/** Which forms are like some words is found when it is first asked. */
export interface TermSet extends Likeness {
  readonly lineage: Lineage;
  readonly forms: readonly TermForm[];
  /** Of a word by its number in the lexicon: the number that it has in the terms, case apart; -1 for a word of no term. A word that is numbered later has what its fold has. */
  readonly inTerms: Int32Array;
  /** Of a word by its number in the lexicon: the node behind the root by way of it; -1 for a word that begins no term; later words likewise. */
  readonly begins: Int32Array;
  /** The node behind `node` by way of a word's number in the terms; -1 for none. */
  step(node: number, inTerms: number): number;
  /** The node at which `words` (lower case) end; -1 for none. */
  nodeOf(words: readonly string[]): number;
  /** The forms (positions) whose words end at `node`: they differ by case and by hyphens alone. */
  endsAt(node: number): readonly number[];
  /** Whether what was found in a text with the set of `older` holds with this one too, by the text's words. */
  agreesWith(older: Lineage, text: WordSet): boolean;
  /** Whether a text with these words may mention the term by a form of its own. */
  mayMention(text: WordSet, term: TermKey): boolean;
  /** Whether the set of `older` has the same forms of `term`: then it is mentioned in a text according to both, or to neither. */
  agreesOn(older: Lineage, term: TermKey): boolean;
}

/** Makes, in steps, the set of the terms of `documents`. `before` is the one that it comes from, if `differing` is all that changed. */
export function* makingTermSet(documents: Iterable<Facts>, before?: TermSet, differing: readonly Differing[] = []): Generator<void, TermSet> {
  const collected: Collected = new Map();
  for (const document of documents) collect(collected, yield* readingForms(document));
  const set = yield* making([...collected.values()], everyWord());
  if (before) {
    set.lineage.before = { lineage: before.lineage, differing };
    cutOff(before.lineage);
  }
  return set;
}

/** The set of the terms of `documents` that may stand in a text of these words (by number): of such a text it says what the set of all terms says. */
export function termSetFor(words: Numbers, documents: Iterable<Facts>): TermSet {
  const begins = new Set(Array.from(words, (word) => wordOf(foldOf(word))));
  const collected: Collected = new Map();
  for (const document of documents) collect(collected, formsBegunBy(begins, document));
  return finished(making([...collected.values()], words));
}

function* everyWord(): Iterable<number> {
  for (let word = 0; word < lexiconSize(); word++) yield word;
}

/** So many forms, of which most have a few words, are taken in one step. */
const formsAtOnce = 512;

/** Makes, in steps, the set of `forms`, for texts of `words`. */
function* making(forms: readonly TermForm[], words: Iterable<number>): Generator<void, TermSet> {
  const numbers = numbersIn(forms);
  const inTermsOf = (word: string): number => numbers.get(foldOf(numberOf(word))) ?? -1;
  const inTerms = new Int32Array(lexiconSize()).fill(-1);
  yield;
  for (const word of words) inTerms[word] = numbers.get(foldOf(word)) ?? -1;
  yield;
  const { steps, ends } = yield* growing(forms, inTermsOf);
  yield;
  const begins = inTerms.map((word) => (word < 0 ? -1 : steps.get(0, word)));
  let known: Likeness | undefined;
  const likeness = (): Likeness => (known ??= likenessOf(forms));
  const lineage: Lineage = { before: undefined };
  return {
    lineage,
    forms,
    inTerms,
    begins,
    step: steps.get,
    nodeOf(words) {
      let node = 0;
      for (const word of words) {
        const number = inTermsOf(word);
        node = number < 0 ? -1 : steps.get(node, number);
        if (node < 0) return -1;
      }
      return node;
    },
    endsAt: (node) => ends[node]!,
    alike: (words) => likeness().alike(words),
    oneMore: (words) => likeness().oneMore(words),
    joined: (words) => likeness().joined(words),
    agreesWith: (older, text) => agree(lineage, older, (one) => !mayConcern(one.words, text)),
    mayMention: (text, term) => forms.some((form) => form.term === term && form.words.every((word) => text.has(word))),
    agreesOn: (older, term) => agree(lineage, older, (one) => one.term !== term),
  };
}

/** The words of the forms, case apart (folds of the lexicon), numbered in their order. */
function numbersIn(forms: readonly TermForm[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const { words } of forms) {
    for (const word of words) {
      const fold = foldOf(numberOf(word));
      if (!numbers.has(fold)) numbers.set(fold, numbers.size);
    }
  }
  return numbers;
}

/** The tree of the forms, word by word from the root, which is node 0; and the forms (positions) that end at each node. */
interface Grown {
  readonly steps: Edges;
  readonly ends: readonly (readonly number[])[];
}

function* growing(forms: readonly TermForm[], inTermsOf: (word: string) => number): Generator<void, Grown> {
  const steps = edges();
  const ends: number[][] = [[]];
  for (const [index, { words }] of forms.entries()) {
    if (index % formsAtOnce === formsAtOnce - 1) yield;
    let node = 0;
    for (const word of words) {
      const by = inTermsOf(word);
      let next = steps.get(node, by);
      if (next < 0) {
        next = ends.push([]) - 1;
        steps.add(node, by, next);
      }
      node = next;
    }
    ends[node]!.push(index);
  }
  return { steps, ends };
}

/** Forms by their text. */
type Collected = Map<string, { text: string; term: TermKey; words: readonly string[]; isOwn: boolean; sites: TermSite[] }>;

/** Adds the forms of one document, those of the first one first. */
function collect(into: Collected, forms: Iterable<DocumentForm>): void {
  for (const { text, term, words, isOwn, site } of forms) {
    const same = into.get(text);
    if (same) {
      same.sites.push(site);
      same.isOwn ||= isOwn;
    } else into.set(text, { text, term, words, isOwn, sites: [site] });
  }
}

/** Whether the set of `lineage` comes from that of `older`, and all that they differ by is `harmless`. */
function agree({ before }: Lineage, older: Lineage, harmless: (one: Differing) => boolean): boolean {
  for (let at = before; at?.differing.every(harmless); at = at.lineage.before) if (at.lineage === older) return true;
  return false;
}

/** A set knows so many that it came from, so as to answer `agreesWith`. */
const longestLineage = 16;

/** Forgets those that it came from before. */
function cutOff(lineage: Lineage): void {
  let at = lineage;
  for (let i = 0; i < longestLineage; i++) at = at.before?.lineage ?? at;
  at.before = undefined;
}
