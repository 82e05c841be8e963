// Whether a text came out of pages.

import type { Tree } from "../syntax/tree.ts";
import { detached } from "../text/detached.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

/** Whether the text came out of a PDF, with the ends of its pages, their count, or their numbers and a contents list: lists, numbers and tables may have lost parts. */
export function hasPageFurniture({ tree }: { readonly tree: Tree }): boolean {
  return tree.setting.isPaged && isOfPages(tree);
}

/** What a page has left. */
interface Trace {
  readonly at: Span;
  /** Its words, with the characters on either side. */
  readonly words: string;
  /** It tells of pages where it ends before this offset. */
  readonly before: number;
}

interface Traces {
  readonly traces: readonly Trace[];
  /** How long the text is that they stand in. */
  readonly length: number;
}

/** What was found in the last version of each shape: while it stands there, pages need not be sought at each keystroke. */
const lastTraces = new WeakMap<object, Traces>();

const isOfPages = oncePer(({ text, shape }: Tree): boolean => {
  const last = lastTraces.get(shape);
  const now = (last && tracesLeft(last, text)) ?? findTraces(text);
  if (now) lastTraces.set(shape, now);
  return now !== undefined;
});

/** The traces in a later version of their text, each where it was or as far on as the text is longer; undefined where one is not there any more. */
function tracesLeft({ traces, length }: Traces, text: Text): Traces | undefined {
  const left: Trace[] = [];
  for (const { at, words, before } of traces) {
    const shift = text.length - length;
    const now = [at, { from: at.from + shift, to: at.to + shift }].find((place) => place.from >= 0 && place.to < before && wordsAround(text, place) === words);
    if (!now) return undefined;
    left.push({ at: now, words, before });
  }
  return { traces: left, length: text.length };
}

function wordsAround(text: Text, { from, to }: Span): string {
  return text.charAt(from - 1) + text.slice(from, to) + text.charAt(to);
}

/** So far a text is looked through, and so far for a contents list, in UTF-16 units. */
const most = 200_000;
const mostBeforeContents = 20_000;

function findTraces(text: Text): Traces | undefined {
  const start = text.slice(0, most);
  const find = (sought: RegExp, before: number): Trace | undefined => {
    const words = start.slice(0, before);
    const found = sought.exec(words);
    if (!found) return undefined;
    const at = { from: found.index, to: found.index + found[0].length };
    return { at, words: detached(wordsAround(words, at)), before };
  };
  const { length } = text;
  const mark = find(/\f/, most) ?? find(/\n[^\S\n]*Page \d+ of \d+[^\S\n]*\n/, most);
  if (mark) return { traces: [mark], length };
  const contents = find(/\.{5,}|\bContents\b/, mostBeforeContents);
  const number = contents && find(/\n[^\S\n]*(?:\d{1,3}|Page \d+(?: of \d+)?)[^\S\n]*\n\s*[A-Z\f]/, most);
  return contents && number && { traces: [contents, number], length };
}
