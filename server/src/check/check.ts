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
import { every, pause, type Fault, type Outcome, type Rule, type RuleContext, type RuleOptions } from "../rules/rule.ts";
import { silentSpelling, type Spelling } from "../spelling/spelling.ts";
import type { Definition, Suppression } from "../syntax/tree.ts";
import { finished } from "../text/steps.ts";
import { definitionsFor, dueFor, mayRest, referencesFor, type Earlier } from "./due.ts";
import { byPlace, gathered, inOrder, together, type Checked, type Finding, type Step } from "./findings.ts";
import { keepingLines } from "./line-ends.ts";
import { outcomeOf, silencing } from "./suppression.ts";

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
  yield* steps({ document, lend: lendNothing, config, spelling, earlier }, rules.filter((rule) => rule.reads === "document"));
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
  yield* steps({ document, lend, config, spelling, earlier }, rules.filter((rule) => rule.reads === "corpus"));
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
  for (const step of steps({ document, lend: lendNothing, config, spelling, outcome }, last)) {
    if (step) told.push(step);
    yield;
  }
  const { findings, failures } = gathered(told, whole.asked, rules);
  if (findings.length === 0 && failures.length === 0) return whole;
  return { ...whole, findings: inOrder([whole.findings, findings], rules), failures: [...whole.failures, ...failures] };
}

/** What rules are run with over one document. */
interface Run {
  readonly document: Facts;
  readonly config: Config;
  readonly spelling: Spelling | undefined;
  readonly lend: (rule: Rule) => Lent;
  /** For rules that read findings. */
  readonly outcome?: Outcome | undefined;
  /** What the check of an earlier version spares. */
  readonly earlier?: Earlier | undefined;
}

function* steps(run: Run, rules: readonly Rule[]): Generator<Step | undefined, void> {
  const { document, config, earlier } = run;
  const { suppressions } = document.tree;
  const blockOf = (offset: number): number => blockAt(document.tree, offset);
  for (const rule of rules) {
    const configured = config.rules.get(rule.id)?.severity;
    if (configured === "off") continue;
    if (earlier && mayRest(rule, document, earlier)) {
      yield { rule: rule.id, findings: [], failure: undefined };
      continue;
    }
    const leaning: number[] = [];
    const context = contextOf(run, rule, ({ at }) => leaning.push(blockOf(at.from)));
    const step = yield* makingStep(rule, () => rule.check(context), { suppressions, configured, blockOf });
    yield { ...step, leaning };
  }
}

/** What `rule` is given; `leans` is told of the definitions that turn out to hang on other words of the document. */
function contextOf({ document, config, spelling, lend, outcome, earlier }: Run, rule: Rule, leans: (definition: Definition) => void): RuleContext {
  const { corpus, leaning } = lend(rule);
  const due = definitionsFor(rule, document, earlier);
  return {
    document,
    references: referencesFor(rule, document, earlier),
    definitions: leaning?.eachOf(due, leans) ?? due,
    isDue: dueFor(rule, document, earlier),
    corpus,
    config,
    options: laidOver(rule.options ?? {}, config.rules.get(rule.id)?.options ?? {}),
    spelling: spelling ?? silentSpelling,
    ...(outcome ? { outcome } : {}),
  };
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
      const finding = findingOf(rule, fault, configured);
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

function findingOf({ id, severity, marks }: Rule, fault: Fault<unknown>, configured: Severity | undefined): Finding {
  return { ...fault, rule: id, severity: configured ?? fault.severity ?? severity, ...(marks ? { marks } : {}), ...(fault.fixes ? { fixes: keepingLines(fault.fixes) } : {}) };
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

const lendNothing = (): Lent => ({ corpus: noCorpus });

function refuse(): never {
  throw new Error('This rule says `reads: "document"` and asked the corpus.');
}
