// Which findings a comment silences, and what each comment was good for.

import type { Outcome } from "../rules/rule.ts";
import type { Suppression } from "../syntax/tree.ts";

/** A suppression that silenced a finding of `rule`. */
export interface Silenced {
  readonly suppression: Suppression;
  readonly rule: string;
}

/** All that silence a finding of `rule` at `offset`: one that names no rule silences every one but its own kind's. */
export function silencing(suppressions: readonly Suppression[], rule: string, offset: number, bare: boolean): readonly Suppression[] {
  return suppressions.filter(
    ({ covers, rules }) =>
      covers.from <= offset && offset < covers.to && ((bare && rules.length === 0) || rules.includes(rule)),
  );
}

/** What the rules that `ran` left to say of the suppressions; `whole` where no rule failed, or was left out by the caller. */
export function outcomeOf(silenced: readonly Silenced[], ran: ReadonlySet<string>, known: Iterable<string>, whole: boolean): Outcome {
  const rules = new Map<Suppression, Set<string>>();
  for (const { suppression, rule } of silenced) {
    const others = rules.get(suppression);
    if (others) others.add(rule);
    else rules.set(suppression, new Set([rule]));
  }
  return {
    known: new Set(known),
    ran,
    whole,
    silences: (suppression, rule) => (rule === undefined ? rules.has(suppression) : rules.get(suppression)?.has(rule) === true),
  };
}
