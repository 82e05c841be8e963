// A seeded source of chance: the same seed gives the same Code on every machine.

import { randomFrom } from "../support/random.ts";

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True in `probability` of all cases. */
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** One of the entries, each as likely as its weight. */
  weighted<T>(entries: readonly (readonly [weight: number, value: T])[]): T;
}

export function random(seed: number): Random {
  const next = randomFrom(seed);
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)]!,
    weighted(entries) {
      let left = next() * entries.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of entries) if ((left -= weight) < 0) return value;
      return entries.at(-1)![1];
    },
  };
}
