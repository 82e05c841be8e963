// Words that no dictionary lists and English builds all the same: `meterpoint`, `unjoin`, `recertifications`.

import { isCommon, isVeryCommon } from "./common-words.ts";
import type { Spelling } from "./spelling.ts";

/**
 * Whether `word` (lower case) can be built by a plural, an ending, a prefix or by joining two words: "surely" from the
 * commonest words (`datetime`), "likely" by a prefix and an everyday one (`overtight`, but `dislose` too), "perhaps" from
 * any known ones (`acceptace` might be `accept` and `ace`).
 */
export function isBuilt(spelling: Spelling, word: string): "surely" | "likely" | "perhaps" | "no" {
  let built: "likely" | "perhaps" | "no" = "no";
  for (const stem of [word, ...withoutEnding(word)]) {
    if (stem !== word && spelling.knows(stem)) return "surely";
    for (const [first, second] of halves(stem)) {
      if (!spelling.knows(second) || !(prefixes.has(first) || spelling.knows(first))) continue;
      if (isVeryCommon(second) && (prefixes.has(first) || isVeryCommon(first))) return "surely";
      if (prefixes.has(first) && isCommon(second)) built = "likely";
      else if (built === "no") built = "perhaps";
    }
  }
  return built;
}

/** Whether `word` (lower case) may be a compound whose hyphen stood at a line's end, and went with it: `inhome`, `selfservice`. */
export function mayHaveHyphen(spelling: Spelling, word: string): boolean {
  for (let at = 2; at <= word.length - 3; at++) if (beforeHyphens.has(word.slice(0, at)) && spelling.knows(word.slice(at))) return true;
  return false;
}

/** `recertifications` without its plural; a word in -ss has none, so that `acess` is no plural of `aces`. */
function withoutEnding(word: string): readonly string[] {
  const stems: string[] = [];
  if (word.length >= 6 && word.endsWith("s") && !/(?:[sxz]|[cs]h|[aiou])s$/.test(word)) stems.push(word.slice(0, -1));
  if (word.length >= 9) {
    for (const ending of endings) if (word.endsWith(ending)) stems.push(word.slice(0, -ending.length));
  }
  return stems;
}

const endings = ["able", "less", "like", "wide", "ness"];

/** `word` cut in two where both halves may be words: three letters are enough only beside a longer one. */
function* halves(word: string): Iterable<readonly [string, string]> {
  for (let at = 2; at <= word.length - 3; at++) {
    const first = word.slice(0, at);
    const shorter = Math.min(at, word.length - at);
    if (prefixes.has(first) ? word.length - at >= 4 && (word[at] !== word[at - 1] || first === "re") : shorter > 3 || (shorter === 3 && word.length >= 8)) {
      yield [first, word.slice(at)];
    }
  }
}

const prefixes = new Set(
  (
    "anti auto bi co counter cross cyber de dis extra geo hyper inter intra macro mega meta micro mid mini mis multi " +
    "non out over post pre pseudo quasi re self semi sub super supra tele trans ultra un under uni"
  ).split(" "),
);

/** What begins most compounds, beside prefixes. */
const beforeHyphens = new Set([
  ...prefixes,
  ...(
    "all by cross day down end ex fast first five four free full half high hour in large long low month most near off on one " +
    "open part pre read real right second self short single six small so sub ten third three time two up user well week year"
  ).split(" "),
]);
