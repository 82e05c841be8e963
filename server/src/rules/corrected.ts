// Faults that are quoted to be corrected: a log, or a reply to a consultation, has what stands and what is to stand side by side.

import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

/** `“the the User” “the User”`, `replace “recieves it” with “receives it”`: whether the words at `at` are quoted, and in the same line right behind it the same with other words in their stead. */
export function isCorrectedBeside(prose: Text, at: Span): boolean {
  const head = /[“"]([^“”"\n]{0,200})$/.exec(prose.slice(Math.max(0, at.from - 201), at.from))?.[1];
  if (head === undefined) return false;
  const [, tail, quoted] = quotes.exec(prose.slice(at.to, at.to + 600)) ?? [];
  if (tail === undefined || quoted === undefined || head.length + tail.length === 0) return false;
  const written = prose.slice(at.from, at.to);
  return quoted.length >= head.length + tail.length && quoted.startsWith(head) && quoted.endsWith(tail) && quoted !== head + written + tail;
}

/** The rest of a quotation, and the next one. */
const quotes = /^([^“”"\n]{0,200})[”"][^“”".;\n]{1,40}[“"]([^“”"\n]{1,300})[”"]/;
