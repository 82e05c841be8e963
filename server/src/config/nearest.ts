import { slipsBetween } from "../text/slips.ts";

/** Words of settings are short; a longer one is cut. */
const longest = 64;

/**
 * The one of `known` that `word` most probably means, or undefined where none is near enough to be worth offering.
 * Case is kept out; two letters that changed places count as one slip, and a name cut short is near the whole one.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const sought = word.toLowerCase();
  const start = sought.slice(0, longest);
  const allowed = Math.max(1, Math.floor(sought.length / 3));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of known) {
    if (sought.length > 3 && candidate.toLowerCase().startsWith(sought)) return candidate;
    if (Math.abs(candidate.length - sought.length) >= least) continue;
    const slips = slipsBetween(start, candidate.toLowerCase().slice(0, longest));
    if (slips < least) {
      least = slips;
      best = candidate;
    }
  }
  return best;
}

/** ` Did you mean "typo"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const found = nearest(word, known);
  return found === undefined ? "" : ` Did you mean "${found}"?`;
}
