// Whether a text stops before its end.

import { pageOf } from "../syntax/furniture.ts";
import type { Tree } from "../syntax/tree.ts";
import { oncePer } from "../text/remembered.ts";
import { trimmedLength } from "../text/span.ts";

/** Whether the text stops before its end: it says that it is an extract; or it is not drafted here, and ends in the middle of a sentence, in its contents list, in a page's furniture or before its last page. */
export function isCut({ tree }: { readonly tree: Tree }): boolean {
  return breaksOff(tree);
}

/** Whether the text is drafted here: it has front matter, or a Markdown heading at its top. */
export function isDrafted({ tree: { text } }: { readonly tree: Tree }): boolean {
  return /^\ufeff?(?:---|# )/.test(text.slice(0, 5));
}

const breaksOff = oncePer((tree: Tree): boolean => {
  const { text, prose, blocks, identity } = tree;
  if (identity.extract) return true;
  if (isDrafted({ tree })) return false;
  const last = blocks.at(-1);
  // It ends within its own contents list, or in a page's furniture of which no page follows.
  if (last && /[A-Za-z]/.test(text.slice(last.at.to)) && !endsLastPage(text.slice(last.at.to)) && !/[A-Za-z]/.test(prose.slice(last.at.to)) && !text.startsWith("-->", trimmedLength(text) - 3)) return true;
  if (lacksPages(tree)) return true;
  // However short it is: whether it is in doubt may not hang on a length, which a fix in it changes.
  return last?.kind === "paragraph" && !/[.;:)\]”"’!?*]$/.test(text.slice(last.at.from, last.at.to)) && !saysEnd.test(text.slice(Math.max(last.at.from, last.at.to - 80), last.at.to));
});

/** Whether the last count of its pages is not of the last page: `Page 2 of 7`. */
function lacksPages({ text, setting }: Tree): boolean {
  if (!setting.isPaged) return false;
  const lines = text.slice(Math.max(0, text.length - longestPage)).split("\n");
  const last = lines.map((line) => pageOf(line.trim())).findLast((count) => count?.pages !== undefined);
  return last !== undefined && last.page < last.pages!;
}

/** In UTF-16 units: on such a page there is one count at least. */
const longestPage = 20_000;

/** `END OF TERMS AND CONDITIONS`, `End of document`, on a line of its own. */
const saysEnd = /(?:^|\n)[^\S\n]{0,40}(?:END|End)(?: (?:OF|of) [A-Za-z][A-Za-z ]{1,40})?$/;

/** `Page 6 of 6` */
function endsLastPage(words: string): boolean {
  const last = pageOf(words.trim());
  return last !== undefined && last.page === last.pages;
}
