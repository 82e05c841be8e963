// Choices that the same seed makes again.

import { randomFrom } from "../support/random.ts";

export interface Chance {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  any<T>(of: readonly T[]): T;
  /** True once in `times`. */
  oneIn(times: number): boolean;
}

export function chanceFrom(seed: number): Chance {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return { below, any: (of) => of[below(of.length)]!, oneIn: (times) => below(times) === 0 };
}

/** Choices that hang on `text` alone, so that what is tried on a text is tried on it again. */
export function chanceOf(text: string): Chance {
  let hash = 17;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return chanceFrom(hash);
}
