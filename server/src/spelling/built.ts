// Words that no dictionary lists and English builds all the same: `unjoins`, `meterpoint`, `reconfigurable`.

import type { Spelling } from "./spelling.ts";

/** Whether `word` (lower case) can be built from known words by a plural, a prefix or a suffix, or by joining two. */
export function isBuilt(spelling: Spelling, word: string): boolean {
  return [word, ...withoutEnding(word)].some(
    (stem) => (stem !== word && spelling.knows(stem)) || isPrefixed(spelling, stem) || isJoined(spelling, stem),
  );
}

/** `recertifications` without its plural; a word in -ss has none, so that `acess` is no plural of `aces`. */
function withoutEnding(word: string): readonly string[] {
  const stems: string[] = [];
  if (word.length >= 6 && word.endsWith("s") && !/[sxz]s$|[cs]hs$|[aiou]s$/.test(word)) stems.push(word.slice(0, -1));
  if (word.length >= 9) {
    for (const suffix of ["able", "less", "like", "wide", "ness"]) {
      if (word.endsWith(suffix)) stems.push(word.slice(0, -suffix.length));
    }
  }
  return stems;
}

function isPrefixed(spelling: Spelling, word: string): boolean {
  return prefixes.some((prefix) => {
    const rest = word.slice(prefix.length);
    return rest.length >= 4 && word.startsWith(prefix) && rest[0] !== prefix[0] && spelling.knows(rest);
  });
}

const prefixes = (
  "anti auto bi co counter cross cyber de dis e extra geo hyper in inter intra macro mega meta micro mid mini mis " +
  "multi non out over post pre pseudo quasi re self semi sub super supra tele trans ultra un under uni up"
).split(" ");

function isJoined(spelling: Spelling, word: string): boolean {
  for (let at = 3; at <= word.length - 3; at++) {
    // Three letters make a word too easily: beside one, the other half must be long.
    if (Math.min(at, word.length - at) === 3 && word.length < 9) continue;
    if (spelling.knows(word.slice(0, at)) && spelling.knows(word.slice(at))) return true;
  }
  return false;
}
