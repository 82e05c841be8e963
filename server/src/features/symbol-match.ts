// How well a few letters fit a name. Names and what is sought are lower case, with single spaces.

/** What is sought, read once for many names. */
export interface Sought {
  readonly words: string;
  readonly parts: readonly string[];
  /** Without its spaces. */
  readonly letters: string;
  readonly mask: number;
}

/** `words` as names are compared with it. */
export function soughtFor(words: string): Sought {
  const letters = words.replaceAll(" ", "");
  return { words, parts: words.split(" "), letters, mask: maskOf(letters) };
}

/** A bit for each letter that `words` holds, digits two by two, the last for all else but spaces: a name that lacks one cannot fit. */
export function maskOf(words: string): number {
  let mask = 0;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) mask |= 1 << (26 + ((code - 48) >> 1));
    else if (code !== 32) mask |= 1 << 31;
  }
  return mask;
}

/** The last of the ways to fit, the best first: the whole name or its first words, its beginning, words that begin so, a part, the beginnings of some words, letters here and there. */
const scattered = 5;
/** Within each rank fits are told apart so finely. */
export const steps = 256;
/** Fewer letters, here and there, are in every name; more are typed by nobody. */
const fewest = 3;
const longest = 30;

/** How `name` fits: rank times `steps`, plus its length; -1 where it does not fit. Letters here and there are left out. */
export function fitOf(name: string, { words, parts, letters }: Sought): number {
  const at = name.indexOf(words);
  const rank =
    at === 0 ? (name.length === words.length || name.charCodeAt(words.length) === 32 ? 0 : 1)
    : beginWords(name, parts) ? 2
    : at > 0 ? 3
    : beginSomeWords(name, letters) ? 4
    : -1;
  return rank < 0 ? -1 : rank * steps + Math.min(steps - 1, name.length);
}

/** The same for letters that stand in the name one after the other, with anything between: the fewer runs and gaps the better. */
export function scatteredFitOf(name: string, { letters }: Sought): number {
  if (letters.length < fewest || letters.length > longest) return -1;
  let end = -1;
  for (let i = 0; i < letters.length; i++) {
    end = name.indexOf(letters[i]!, end + 1);
    if (end < 0) return -1;
  }
  // Back from there, which leaves out what was passed in vain.
  let at = end;
  let runs = 1;
  for (let i = letters.length - 2; i >= 0; i--) {
    const before = name.lastIndexOf(letters[i]!, at - 1);
    if (before !== at - 1) runs++;
    at = before;
  }
  const gaps = end - at + 1 - letters.length;
  return scattered * steps + Math.min(steps - 1, (runs - 1) * 16 + gaps);
}

/** Whether each part begins a word of `name`, one after the other: `incident pol` in `incident management policy`. */
function beginWords(name: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    let at = name.indexOf(part, from);
    while (at > 0 && isWordPart(name.charCodeAt(at - 1))) at = name.indexOf(part, at + 1);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** Whether `letters` are the beginnings of some words of `name` in their order: `imp` and `incpol` in `incident management policy`. */
function beginSomeWords(name: string, letters: string): boolean {
  if (letters.length < 2 || letters.length > longest) return false;
  // Bit n: the first n letters are found in the words so far.
  let found = 1;
  for (let at = 0; at < name.length; at++) {
    if (at > 0 && isWordPart(name.charCodeAt(at - 1))) continue;
    for (let i = letters.length - 1; i >= 0; i--) {
      if ((found & (1 << i)) === 0) continue;
      for (let n = 0; i + n < letters.length && name.charCodeAt(at + n) === letters.charCodeAt(i + n); n++) found |= 1 << (i + n + 1);
    }
    if ((found & (1 << letters.length)) !== 0) return true;
  }
  return false;
}

function isWordPart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}
