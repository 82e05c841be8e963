// What a check comes to: findings in order, the names that they rest on, and what the next version's check may spare.

import type { Severity } from "../config/config.ts";
import type { ReadonlyNames } from "../index/asked-names.ts";
import { allRules } from "../rules/all.ts";
import type { DefinitionMark, Fault, Rule } from "../rules/rule.ts";
import { firstWhere } from "../text/ordered.ts";
import type { Silenced } from "./suppression.ts";

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

/** All of `lists`, each of which is in order, by position, then in the order of the rules. */
export function inOrder(lists: readonly (readonly Finding[])[], rules: readonly Rule[]): readonly Finding[] {
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

/** By where they stand. */
export function byPlace(a: Finding, b: Finding): number {
  return a.at.from - b.at.from || a.at.to - b.at.to;
}
