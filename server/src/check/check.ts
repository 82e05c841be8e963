// Runs the rules over one document. Each rule has a guard of its own, so that one that fails takes nothing but its own
// findings with it. Rules that read the document alone never see the corpus: what they find may be kept for as long
// as the tree, the configuration and the dictionary stay the same. Rules that read the findings come last.

import type { Config, Severity } from "../config/config.ts";
import { noNames, type ReadonlyNames } from "../index/asked-names.ts";
import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import type { Leaning } from "../index/leaning.ts";
import { blockAt } from "../index/touched.ts";
import { allRules } from "../rules/all.ts";
import { every, pause, type DefinitionMark, type Fault, type Outcome, type Rule, type RuleContext, type RuleOptions } from "../rules/rule.ts";
import { silentSpelling, type Spelling } from "../spelling/spelling.ts";
import type { Suppression } from "../syntax/tree.ts";
import { firstWhere } from "../text/ordered.ts";
import { finished } from "../text/steps.ts";
import { definitionsFor, dueFor, mayRest, referencesFor, type Earlier } from "./due.ts";
import { keepingLines } from "./line-ends.ts";
import { outcomeOf, silencing, type Silenced } from "./suppression.ts";

/** A fault as a person is told of it: with the rule that found it and the severity that configuration leaves it. */
export interface Finding extends Fault<unknown> {
  readonly rule: string;
  readonly severity: Severity;
  /** What it says of the definition that it underlines, where its rule speaks of definitions as a whole. */
  readonly marks?: DefinitionMark;
}

/** A rule that threw: its findings in this document are lost, all others stand. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

export interface Checked {
  /** By position, then in the order of the rules. */
  readonly findings: readonly Finding[];
  /** Every name that was asked of the corpus, found or not: a change to one of them makes these findings stale. */
  readonly asked: ReadonlyNames;
  readonly failures: readonly RuleFailure[];
  /** The findings that a comment silenced; none where nobody asks. */
  readonly silenced?: readonly Silenced[];
  /** The rules that were run to their end. */
  readonly ran?: ReadonlySet<string>;
  /** Of each rule that found anything in a document, the blocks (positions) where it did. */
  readonly blocks?: ReadonlyMap<string, readonly number[]>;
  /** Of each rule, those blocks where it told of the first of several. */
  readonly firsts?: ReadonlyMap<string, readonly number[]>;
  /** Of each rule that examines definitions, the blocks with those that hang on other words of the document. */
  readonly leaning?: ReadonlyMap<string, readonly number[]>;
}

/** What one rule came to; a caller may stop between two of them. */
export interface Step {
  readonly rule?: string;
  /** By position. */
  readonly findings: readonly Finding[];
  readonly blocks?: readonly number[];
  readonly firsts?: readonly number[];
  readonly leaning?: readonly number[];
  readonly failure: RuleFailure | undefined;
  readonly silenced?: readonly Silenced[];
}

/** What a rule may ask, and what is told where it asks for one definition after the other. */
export interface Lent {
  readonly corpus: CorpusView;
  readonly leaning?: Leaning;
}

/** The part of the corpus that checking needs: a view that notes what it is asked. */
export interface TrackingCorpus {
  track(): { readonly view: CorpusView; readonly asked: ReadonlyNames };
}

/** All findings of one document. Without `spelling`, every word counts as known. */
export function checkDocument(
  document: Facts,
  corpus: TrackingCorpus,
  config: Config,
  spelling: Spelling | undefined,
  rules: readonly Rule[] = allRules,
): Checked {
  // Who reads the findings of all others has them all run.
  const run = rules.some((rule) => rule.reads === "findings") ? [...new Set([...rules, ...allRules])] : rules;
  const both = together(
    checkOwn(document, config, spelling, run),
    checkCorpus(document, corpus, config, spelling, run),
    run,
  );
  const whole = finished(concluding(document, config, spelling, both, run));
  if (run.length === rules.length) return whole;
  const chosen = new Set(rules.map(({ id }) => id));
  return { ...whole, findings: whole.findings.filter(({ rule }) => chosen.has(rule)) };
}

/** The findings of the rules that read the document alone: good until its tree, `config` or `spelling` changes. */
export function checkOwn(
  document: Facts,
  config: Config,
  spelling: Spelling | undefined,
  rules: readonly Rule[] = allRules,
): Checked {
  return gathered(stepsOwn(document, config, spelling, rules), noNames, rules);
}

/** The findings of the rules that read other documents too: good until one of the names in `asked` changes. */
export function checkCorpus(
  document: Facts,
  corpus: TrackingCorpus,
  config: Config,
  spelling: Spelling | undefined,
  rules: readonly Rule[] = allRules,
): Checked {
  const { view, asked } = corpus.track();
  return gathered(stepsCorpus(document, () => ({ corpus: view }), config, spelling, rules), asked, rules);
}

/** `checkOwn`, a step for each rule; nothing where one pauses. */
export function* stepsOwn(
  document: Facts,
  config: Config,
  spelling: Spelling | undefined,
  rules: readonly Rule[] = allRules,
  earlier?: Earlier,
): Generator<Step | undefined, void> {
  yield* steps(document, () => ({ corpus: noCorpus }), config, spelling, rules.filter((rule) => rule.reads === "document"), undefined, earlier);
}

/** `checkCorpus`, a step for each rule, nothing where one pauses; the names asked are in the sets of the tracked views. */
export function* stepsCorpus(
  document: Facts,
  lend: (rule: Rule) => Lent,
  config: Config,
  spelling: Spelling | undefined,
  rules: readonly Rule[] = allRules,
  earlier?: Earlier,
): Generator<Step | undefined, void> {
  yield* steps(document, lend, config, spelling, rules.filter((rule) => rule.reads === "corpus"), undefined, earlier);
}

/** What the steps came to, in order. */
export function gathered(
  steps: Iterable<Step | undefined>,
  asked: ReadonlyNames,
  rules: readonly Rule[] = allRules,
): Checked {
  const found: (readonly Finding[])[] = [];
  const failures: RuleFailure[] = [];
  const silenced: Silenced[] = [];
  const ran = new Set<string>();
  const blocks = new Map<string, readonly number[]>();
  const firsts = new Map<string, readonly number[]>();
  const leaning = new Map<string, readonly number[]>();
  for (const step of steps) {
    if (!step) continue;
    found.push(step.findings);
    const keep = (places: Map<string, readonly number[]>, of: readonly number[] = []) => {
      if (step.rule !== undefined && of.length > 0) places.set(step.rule, of);
    };
    keep(blocks, step.blocks);
    keep(firsts, step.firsts);
    keep(leaning, step.leaning);
    if (step.failure) failures.push(step.failure);
    else if (step.rule !== undefined) ran.add(step.rule);
    for (const one of step.silenced ?? []) silenced.push(one);
  }
  return { findings: inOrder(found, rules), asked, failures, silenced, ran, blocks, firsts, leaning };
}

/** Both halves of one document's check as one. */
export function together(own: Checked, corpus: Checked, rules: readonly Rule[] = allRules): Checked {
  return {
    findings: inOrder([own.findings, corpus.findings], rules),
    asked: corpus.asked,
    failures: [...own.failures, ...corpus.failures],
    silenced: [...(own.silenced ?? []), ...(corpus.silenced ?? [])],
    ran: new Set([...(own.ran ?? []), ...(corpus.ran ?? [])]),
  };
}

/** Finds, in steps, what the rules that read findings have to add to `whole`, both halves together. */
export function* concluding(
  document: Facts,
  config: Config,
  spelling: Spelling | undefined,
  whole: Checked,
  rules: readonly Rule[] = allRules,
): Generator<void, Checked> {
  // Without a dictionary, what the rules about words would have found is not known.
  if (document.tree.suppressions.length === 0 || spelling === undefined) return whole;
  const last = rules.filter((rule) => rule.reads === "findings");
  if (last.length === 0) return whole;
  const { silenced = [], ran = new Set<string>() } = whole;
  const others = rules.filter((rule) => rule.reads !== "findings" && config.rules.get(rule.id)?.severity !== "off");
  const known = new Set([...allRules, ...rules].map(({ id }) => id));
  const outcome = outcomeOf(silenced, ran, known, others.every(({ id }) => ran.has(id)));
  const told: Step[] = [];
  for (const step of steps(document, () => ({ corpus: noCorpus }), config, spelling, last, outcome)) {
    if (step) told.push(step);
    yield;
  }
  const { findings, failures } = gathered(told, whole.asked, rules);
  if (findings.length === 0 && failures.length === 0) return whole;
  return { ...whole, findings: inOrder([whole.findings, findings], rules), failures: [...whole.failures, ...failures] };
}

function* steps(
  document: Facts,
  lend: (rule: Rule) => Lent,
  config: Config,
  spelling: Spelling | undefined,
  rules: readonly Rule[],
  outcome?: Outcome,
  earlier?: Earlier,
): Generator<Step | undefined, void> {
  for (const rule of rules) {
    const setting = config.rules.get(rule.id);
    if (setting?.severity === "off") continue;
    if (earlier && mayRest(rule, document, earlier)) {
      yield { rule: rule.id, findings: [], failure: undefined };
      continue;
    }
    const { corpus, leaning } = lend(rule);
    const leans: number[] = [];
    const due = definitionsFor(rule, document, earlier);
    const context: RuleContext = {
      document,
      references: referencesFor(rule, document, earlier),
      definitions: leaning?.eachOf(due, ({ at }) => leans.push(blockAt(document.tree, at.from))) ?? due,
      isDue: dueFor(rule, document, earlier),
      corpus,
      config,
      options: laidOver(rule.options ?? {}, setting?.options ?? {}),
      spelling: spelling ?? silentSpelling,
      ...(outcome ? { outcome } : {}),
    };
    const { suppressions } = document.tree;
    const step = yield* makingStep(rule, () => rule.check(context), { suppressions, configured: setting?.severity, blockOf: (offset) => blockAt(document.tree, offset) });
    yield { ...step, leaning: leans };
  }
}

/** What bears on the faults of one rule. */
interface Bearing {
  readonly suppressions: readonly Suppression[];
  /** The severity that configuration gives the rule, if it does. */
  readonly configured: Severity | undefined;
  /** In a document, the block (position) at an offset. */
  readonly blockOf?: (offset: number) => number;
}

/** What `faults`, which `rule` finds, come to: less what is suppressed. */
export function stepOf(rule: Rule, faults: () => Iterable<Fault<unknown>>, bearing: Bearing): Step {
  return finished(makingStep(rule, faults, bearing));
}

/** So many faults are told of in one step. */
const faultsAtOnce = 64;

/** `stepOf`, stopping where the rule pauses, and where it tells of many faults. */
function* makingStep(rule: Rule, faults: () => Iterable<Fault<unknown> | typeof pause>, { suppressions, configured, blockOf }: Bearing): Generator<undefined, Step> {
  const findings: Finding[] = [];
  const blocks: number[] = [];
  const firsts: number[] = [];
  let isOrdered = true;
  // A comment that silences everything cannot hide that it silences nothing.
  const comments = silencing(suppressions, rule.id, rule.reads !== "findings");
  const isLong = every(faultsAtOnce);
  try {
    for (const fault of faults()) {
      if (fault === pause || isLong()) yield undefined;
      if (fault === pause) continue;
      const block = blockOf?.(fault.at.from);
      if (fault.isFirst && block !== undefined) firsts.push(block);
      if (comments.silences(fault.at.from)) continue;
      const finding: Finding = { ...fault, rule: rule.id, severity: configured ?? fault.severity ?? rule.severity, ...(rule.marks ? { marks: rule.marks } : {}), ...(fault.fixes ? { fixes: keepingLines(fault.fixes) } : {}) };
      const before = findings.at(-1);
      isOrdered &&= !before || byPlace(before, finding) <= 0;
      findings.push(finding);
      if (block !== undefined && block !== blocks.at(-1)) blocks.push(block);
    }
  } catch (error) {
    // The one guard: a fault of ours in one rule must not cost a drafter the findings of all others.
    return { rule: rule.id, findings: [], failure: { rule: rule.id, error } };
  }
  if (!isOrdered) findings.sort(byPlace);
  return { rule: rule.id, findings, blocks, firsts, failure: undefined, silenced: comments.used() };
}

/** `chosen` over `own`; a value of another shape than the rule's own is left out, as the rule could not read it. */
function laidOver(own: RuleOptions, chosen: RuleOptions): RuleOptions {
  const options: Record<string, unknown> = { ...own };
  for (const [name, value] of Object.entries(chosen)) {
    if (Object.hasOwn(own, name) && shapeOf(value) === shapeOf(own[name])) options[name] = value;
  }
  return options;
}

function shapeOf(value: unknown): string {
  if (!Array.isArray(value)) return typeof value;
  return value.every((item) => typeof item === "string") ? "strings" : "array";
}

/** All of `lists`, each of which is in order, by position, then in the order of the rules. */
function inOrder(lists: readonly (readonly Finding[])[], rules: readonly Rule[]): readonly Finding[] {
  const filled = lists.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
  const [longest = [], ...others] = filled;
  if (others.length === 0) return longest;
  const rank = new Map(rules.map((rule, index) => [rule.id, index]));
  const order = (a: Finding, b: Finding): number => byPlace(a, b) || (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0);
  const rest = others.flat().sort(order);
  if (rest.length > longest.length / 8) return [...longest, ...rest].sort(order);
  // Of a million findings of one rule only those are looked at that another's come between.
  const parts: (readonly Finding[])[] = [];
  let from = 0;
  for (const one of rest) {
    const to = from + firstWhere(longest.length - from, (i) => order(longest[from + i]!, one) > 0);
    parts.push(longest.slice(from, to), [one]);
    from = to;
  }
  return [...parts, longest.slice(from)].flat();
}

function byPlace(a: Finding, b: Finding): number {
  return a.at.from - b.at.from || a.at.to - b.at.to;
}

/** What a rule that says it reads the document alone is given: asking it is a fault of the rule, and reported as one. */
const noCorpus: CorpusView = {
  document: refuse,
  documentsOf: refuse,
  twinsOf: refuse,
  documentsNamed: refuse,
  resolve: refuse,
  isCited: refuse,
  definitions: refuse,
  knowsWord: refuse,
  proseOf: refuse,
  integrity: refuse,
  terms: refuse,
  usesIn: refuse,
  isUsed: refuse,
  hasGlossary: refuse,
  schemas: refuse,
  absentSchema: refuse,
  requestSchemas: refuse,
  responseCodes: refuse,
};

function refuse(): never {
  throw new Error('This rule says `reads: "document"` and asked the corpus.');
}
