// Which findings a comment silences, and what each comment was good for.

import type { Outcome } from "../rules/rule.ts";
import type { Suppression } from "../syntax/tree.ts";
import { firstWhere } from "../text/ordered.ts";

/** A suppression that silenced a finding of `rule`. */
export interface Silenced {
  readonly suppression: Suppression;
  readonly rule: string;
}

/** What the comments silence of the findings of one rule, told as these are found. */
export interface Silencing {
  /** Whether a comment silences a finding at `offset`. */
  silences(offset: number): boolean;
  /** The suppressions that silenced any, each once. */
  used(): readonly Silenced[];
}

/** What `suppressions` silence of `rule`: one that names no rule silences every one but its own kind's (`bare`). */
export function silencing(suppressions: readonly Suppression[], rule: string, bare: boolean): Silencing {
  const mine = suppressions.filter(({ rules }) => (bare && rules.length === 0) || rules.includes(rule)).sort((a, b) => a.covers.from - b.covers.from);
  if (mine.length === 0) return silencesNothing;
  // How far those up to each one reach: a text may be full of them.
  let furthest = 0;
  const reach = mine.map(({ covers }) => (furthest = Math.max(furthest, covers.to)));
  const silenced: number[] = [];
  return {
    silences(offset) {
      const last = firstWhere(mine.length, (i) => mine[i]!.covers.from > offset) - 1;
      if (last < 0 || reach[last]! <= offset) return false;
      silenced.push(offset);
      return true;
    },
    used() {
      silenced.sort((a, b) => a - b);
      const isUsed = ({ covers }: Suppression): boolean => silenced[firstWhere(silenced.length, (i) => silenced[i]! >= covers.from)]! < covers.to;
      return mine.filter(isUsed).map((suppression) => ({ suppression, rule }));
    },
  };
}

const silencesNothing: Silencing = { silences: () => false, used: () => [] };

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
