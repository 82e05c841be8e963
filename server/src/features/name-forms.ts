// The forms in which a name is written in running text, and a new name in the very same form.

import { plural, singular } from "../index/keys.ts";
import { wordsPattern } from "../text/pattern.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

/** `newName` in the number, case and possessive that `written` has of `name`, with its white space. */
export function inFormOf(written: string, name: string, newName: string): string {
  const base = withoutPossessive(written);
  const words = plainWords(base);
  const form = formOf(words, name, newName);
  const cased = isUpper(words) && !isUpper(name) ? form.toUpperCase() : form;
  return respaced(cased, base) + possessive(cased, written.slice(base.length));
}

function formOf(words: string, name: string, newName: string): string {
  if (words.toLowerCase() === name.toLowerCase()) return newName;
  const [last, newLast] = [lastWord(name), lastWord(newName)];
  const one = singular(last);
  const head = newName.slice(0, newName.length - newLast.length);
  if (lastWord(words).toLowerCase() === plural(one).toLowerCase()) return head + plural(singular(newLast));
  return lastWord(words).toLowerCase() === one.toLowerCase() ? head + singular(newLast) : newName;
}

/** A plural in s takes the mark alone, all else `’s`; the mark is the one that stood there. */
function possessive(form: string, ending: string): string {
  if (ending === "") return "";
  const mark = ending[0]!;
  if (!form.endsWith("s")) return `${mark}s`;
  return singular(lastWord(form)) === lastWord(form) ? ending : mark;
}

/** `Suppliers’` -> `Suppliers` */
export function withoutPossessive(written: string): string {
  return written.replace(/(?:['’]s|(?<=s)['’])$/, "");
}

/** The words of `form`, parted by the white space that stood between those of `written`. */
function respaced(form: string, written: string): string {
  const gaps = written.match(/\s+/g) ?? [];
  return form.split(" ").reduce((made, word, i) => made + (gaps[i - 1] ?? " ") + word);
}

/** Where `words` stand in `span` for the `nth` time, whatever white space parts them; the case counts only where nothing else is found. */
export function wordsIn(text: Text, span: Span, words: string, nth = 0): Span | undefined {
  const part = slice(text, span);
  for (const pattern of [new RegExp(wordsPattern(words), "gu"), new RegExp(wordsPattern(words), "giu")]) {
    const found = [...part.matchAll(pattern)][nth];
    if (found) return { from: span.from + found.index, to: span.from + found.index + found[0].length };
  }
  return undefined;
}

/** Without quotes and emphasis, white space made single. */
export function plainWords(words: string): string {
  return words.replace(/[“”"*]/g, "").replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim();
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}

function isUpper(words: string): boolean {
  return words === words.toUpperCase() && words !== words.toLowerCase();
}
