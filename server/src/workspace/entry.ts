// One version of one document in a workspace: how it is read and checked, and what of an earlier version that spares. What
// other versions there are, and which of them is the document's, the workspace says.

import { stepsCorpus, stepsOwn, type Lent } from "../check/check.ts";
import { gathered, type Checked, type Step } from "../check/findings.ts";
import type { Earlier } from "../check/due.ts";
import type { Config } from "../config/config.ts";
import { noNames, type Names, type ReadonlyNames } from "../index/asked-names.ts";
import type { Asked, Corpus } from "../index/corpus.ts";
import { factsOf, type DocumentId, type Facts } from "../index/facts.ts";
import { readingForms } from "../index/document-forms.ts";
import { blockAt, touchedBetween } from "../index/touched.ts";
import { allRules } from "../rules/all.ts";
import type { Rule } from "../rules/rule.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { parsing } from "../syntax/parse.ts";
import type { Language, Tree } from "../syntax/tree.ts";
import { fileName } from "../text/paths.ts";
import type { Text } from "../text/text.ts";
import { findingForm } from "./problems.ts";

/** One version of one document; a new text makes a new one. */
export interface Entry {
  readonly facts: Facts;
  readonly language: Language | undefined;
  config: Config;
  own: Checked | undefined;
  shared: SharedCheck | undefined;
  /** Both of them in order, made when asked for. */
  whole: Checked | undefined;
  /** The last version of which `shared` is known, until this one's is; not where something that it rests on has changed. */
  earlier: EarlierVersion | undefined;
  /** The same text, read and checked as a second version, for the next one to start from. */
  primed: Entry | undefined;
}

/** Reads, in steps, the document with this text, before it is checked. `before` are the facts of an earlier version. */
export function* reading(id: DocumentId, text: Text, language: Language | undefined, config: Config, before: Facts | undefined): Generator<void, Entry> {
  const tree = yield* parsing(text, { name: fileName(id), ...(language ? { language } : {}), forms: config, before: before?.tree });
  yield;
  const facts = factsOf(id, tree, before);
  yield;
  yield* readingForms(facts);
  return unchecked(facts, language, config);
}

/** A version of which nothing is found yet. */
export function unchecked(facts: Facts, language: Language | undefined, config: Config): Entry {
  return { facts, language, config, own: undefined, shared: undefined, whole: undefined, earlier: undefined, primed: undefined };
}

/** Drops all that was found: the settings or the dictionary changed. */
export function forget(entry: Entry): void {
  entry.own = undefined;
  entry.shared = undefined;
  entry.whole = undefined;
  entry.earlier = undefined;
  entry.primed = undefined;
}

/**
 * Drops what rests on one of `names`, which have another answer now; says whether findings are among that. `isAlone` says
 * that no document changed but this one: what a definition asked of its own document is known of it (see `Checked.leaning`).
 */
export function outdate(entry: Entry, names: ReadonlyNames, isAlone: boolean): boolean {
  const { earlier, primed, shared } = entry;
  if (earlier && names.meets(earlier.shared.asked)) entry.earlier = undefined;
  else if (earlier && !isAlone && names.meets(earlier.shared.askedOfDefinitions)) entry.earlier = { ...earlier, areDefinitionsStale: true };
  if (primed?.shared && isStale(primed.shared, names)) entry.primed = undefined;
  if (!shared || !isStale(shared, names)) return false;
  entry.shared = undefined;
  entry.whole = undefined;
  return true;
}

/** What came of the rules that read the corpus. */
export interface SharedCheck extends Checked, Asked {
  readonly asked: Names;
  /** Where references stand whose answer hangs on the words of the document itself. */
  readonly textual: readonly number[];
}

/** Whether something that a check asked is among the `names` that have another answer. */
export function isStale({ asked, askedOfDefinitions }: Asked, names: ReadonlyNames): boolean {
  return names.meets(asked) || names.meets(askedOfDefinitions);
}

export interface EarlierVersion {
  readonly facts: Facts;
  readonly own: Checked | undefined;
  readonly shared: SharedCheck;
  /** See `Earlier.areDefinitionsStale`. */
  readonly areDefinitionsStale: boolean;
}

/** What the next version starts from. */
export function earlierOf({ facts, own, shared, earlier }: Entry): EarlierVersion | undefined {
  return shared ? { facts, own, shared, areDefinitionsStale: false } : earlier;
}

/** Finds, in steps, what rests on the document alone. Without `spelling`, no word is wrong. */
export function* checkedOwn({ facts, config, earlier }: Entry, spelling: Spelling | undefined): Generator<void, Checked> {
  const steps: Step[] = [];
  const known = earlier?.own && comparedWith(earlier.facts.tree, earlier.own, facts);
  for (const step of stepsOwn(facts, config, spelling, allRules, known)) {
    if (step) steps.push(step);
    yield;
  }
  const form: Step = { findings: yield* findingForm(facts.tree), failure: undefined };
  return gathered([form, ...steps], noNames);
}

/** Finds, in steps, what rests on `corpus`, of which the document is a part. */
export function* checkedShared(corpus: Corpus, { facts, config, earlier }: Entry, spelling: Spelling | undefined): Generator<void, SharedCheck> {
  const known = earlier && comparedShared(earlier, facts);
  const { view, viewOfDefinitions, asked, askedOfDefinitions, textual, leaning, release } = corpus.track(facts.id, known && earlier.shared);
  const lend = (rule: Rule): Lent => (rule.examines === "definitions" ? { corpus: viewOfDefinitions, leaning } : { corpus: view });
  try {
    const steps: Step[] = [];
    yield* corpus.passing(facts);
    for (const step of stepsCorpus(facts, lend, config, spelling, allRules, known)) {
      if (step) steps.push(step);
      yield;
    }
    return { ...gathered(steps, asked), asked, askedOfDefinitions, textual: [...textual].map(({ at }) => at.from) };
  } finally {
    release();
  }
}

/** What the check of the earlier version, whose tree was `tree`, spares that of this one; undefined where the edit changed too much. */
function comparedWith(tree: Tree, { ran = new Set(), blocks = new Map(), firsts = new Map(), leaning = new Map() }: Checked, now: Facts): Earlier | undefined {
  const touched = touchedBetween(tree, now.tree);
  return touched && { touched, ran, blocks, firsts, leaning, always: touched.covered, areDefinitionsStale: false };
}

/** `comparedWith`, of the rules that read the corpus. */
function comparedShared({ facts: { tree }, shared, areDefinitionsStale }: EarlierVersion, now: Facts): Earlier | undefined {
  const known = comparedWith(tree, shared, now);
  if (!known) return undefined;
  const { touched, always } = known;
  const titled = touched.headings.length > 0 ? now.tree.references.filter(({ target }) => target.kind === "title").map(({ at }) => blockAt(now.tree, at.from)) : [];
  return { ...known, always: [...always, ...titled, ...shared.textual.map((offset) => blockAt(tree, offset))], areDefinitionsStale };
}
