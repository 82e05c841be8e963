// Runs the rules over one document. Each rule has a guard of its own, so that one that fails takes nothing but its own
// findings with it. Rules that read the document alone never see the corpus: what they find may be kept for as long
// as the tree, the configuration and the dictionary stay the same. Rules that read the findings come last.

import type { Config, Severity } from "../config/config.ts";
import { noNames, type ReadonlyNames } from "../index/asked-names.ts";
import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import type { Leaning } from "../index/leaning.ts";
import { blockAt, keysUnder, referencesIn, type Touched } from "../index/touched.ts";
import { allRules } from "../rules/all.ts";
import { every, pause, type Fault, type Outcome, type Rule, type RuleContext, type RuleOptions } from "../rules/rule.ts";
import { silentSpelling, type Spelling } from "../spelling/spelling.ts";
import type { Block, Definition, Reference, Suppression } from "../syntax/tree.ts";
import { firstWhere, lastFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import { finished } from "../text/steps.ts";
import { outcomeOf, silencing, type Silenced } from "./suppression.ts";

/** A fault as a person is told of it: with the rule that found it and the severity that configuration leaves it. */
export interface Finding extends Fault {
  readonly rule: string;
  readonly severity: Severity;
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

/** What the check of an earlier version of the document came to, where an edit touched but a few blocks of it. */
export interface Earlier {
  readonly touched: Touched;
  readonly ran: ReadonlySet<string>;
  /** Of each rule, the blocks (positions) that it found something in. */
  readonly blocks: ReadonlyMap<string, readonly number[]>;
  /** Of each rule, those where it told of the first of several. */
  readonly firsts: ReadonlyMap<string, readonly number[]>;
  /** Of each rule, those with definitions that hang on other words of the document. */
  readonly leaning: ReadonlyMap<string, readonly number[]>;
  /** The blocks that every rule must look at again. */
  readonly always: readonly number[];
  /** Whether what rules that examine definitions asked of other documents has another answer. */
  readonly areDefinitionsStale: boolean;
  /** The references in these and in those that were touched, once they were asked for. */
  references?: readonly Reference[];
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

/** Whether a rule that hangs on the structure alone found nothing before, and has nothing new to find. */
function mayRest(rule: Rule, { tree }: Facts, earlier: Earlier): boolean {
  const { touched, ran, blocks } = earlier;
  if (rule.rests === undefined || (rule.rests === "structure" && !touched.isInner) || !ran.has(rule.id) || blocks.has(rule.id)) return false;
  // What a comment silenced is not among the findings, and has to be found again.
  return tree.suppressions.every(({ rules }) => rules.length > 0 && !rules.includes(rule.id));
}

/** All definitions; of a rule that looks at each alone, those that an edit touched, those that hang on other words, and those in blocks where it found something before. */
function definitionsFor(rule: Rule, { tree }: Facts, earlier: Earlier | undefined): readonly Definition[] {
  const { definitions } = tree;
  if (rule.examines !== "definitions" || !earlier?.ran.has(rule.id) || earlier.areDefinitionsStale || earlier.touched.headings.length > 0) return definitions;
  const { touched, always, blocks, leaning } = earlier;
  const due = new Set([...always, ...(blocks.get(rule.id) ?? []), ...(leaning.get(rule.id) ?? [])]);
  for (let block = touched.from; block < touched.to; block++) due.add(block);
  return definitions.filter(({ at, body }) => {
    const last = blockAt(tree, Math.max(at.to, body.to) - 1);
    for (let block = blockAt(tree, at.from); block <= last; block++) if (due.has(block)) return true;
    return false;
  });
}

/**
 * All references; of a rule that looks at each alone, those that an edit touched, those in blocks where it found something
 * before, and, where it reads headings, those that lead under one with other words.
 */
function referencesFor(rule: Rule, document: Facts, earlier: Earlier | undefined): readonly Reference[] {
  const { tree } = document;
  if (rule.examines !== "references" || !earlier?.ran.has(rule.id)) return tree.references;
  const { touched, always } = earlier;
  const found = earlier.blocks.get(rule.id) ?? [];
  // What it told of one that is gone it may have to tell of another.
  if (earlier.firsts.get(rule.id)?.some((block) => touched.from <= block && block < touched.to)) return tree.references;
  const headed = rule.readsHeadings && touched.headings.length > 0 ? blocksLeadingUnder(document, touched.headings) : [];
  if (found.length + headed.length > 0) return referencesIn(tree, touched, [...found, ...headed, ...always]);
  return (earlier.references ??= referencesIn(tree, touched, always));
}

/** The blocks (positions) with references that may lead under `headings`: not those to the numbers of other clauses. */
function blocksLeadingUnder(document: Facts, headings: readonly number[]): readonly number[] {
  // In an annex, a number is cited without the annex.
  const keys = new Set([...keysUnder(document, headings)].flatMap((key) => [key, key.slice(key.lastIndexOf(" ") + 1)]));
  const { tree } = document;
  const mayLead = ({ target }: Reference): boolean => {
    switch (target.kind) {
      case "clause": return target.key === "" || keys.has(target.key);
      case "annex": case "title": case "relative": return true;
      default: return false;
    }
  };
  return tree.references.filter(mayLead).map(({ from }) => blockAt(tree, from));
}

/** Which parts of the text `rule` must look at: those that an edit touched or lies beside, and those where it found something before. */
function dueFor(rule: Rule, { tree: { blocks } }: Facts, earlier: Earlier | undefined): (part: Span) => boolean {
  if (!earlier?.ran.has(rule.id)) return () => true;
  let places: readonly { readonly at: Span }[] | undefined;
  return ({ from, to }) => {
    places ??= dueBlocks(rule, earlier).flatMap((block) => withGap(blocks, block) ?? []);
    const last = lastFrom(places, to);
    return last >= 0 && places[last]!.at.to >= from;
  };
}

/** A block with what stands between it and the next: a caption, a line that is part of none. */
function withGap(blocks: readonly Block[], block: number): { readonly at: Span } | undefined {
  const at = blocks[block]?.at;
  return at && { at: { from: block === 0 ? 0 : at.from, to: Math.max(at.to, blocks[block + 1]?.at.from ?? Infinity) } };
}

function dueBlocks(rule: Rule, { touched, blocks, always }: Earlier): readonly number[] {
  const due = new Set([...(blocks.get(rule.id) ?? []), ...always]);
  for (let block = touched.from - 1; block <= touched.to; block++) due.add(block);
  return [...due].sort((a, b) => a - b);
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
export function stepOf(rule: Rule, faults: () => Iterable<Fault>, bearing: Bearing): Step {
  return finished(makingStep(rule, faults, bearing));
}

/** So many faults are told of in one step. */
const faultsAtOnce = 64;

/** `stepOf`, stopping where the rule pauses, and where it tells of many faults. */
function* makingStep(rule: Rule, faults: () => Iterable<Fault | typeof pause>, { suppressions, configured, blockOf }: Bearing): Generator<undefined, Step> {
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
      const finding: Finding = { ...fault, rule: rule.id, severity: configured ?? fault.severity ?? rule.severity };
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
  requestSchemas: refuse,
  responseCodes: refuse,
};

function refuse(): never {
  throw new Error('This rule says `reads: "document"` and asked the corpus.');
}
