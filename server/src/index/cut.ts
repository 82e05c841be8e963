// Whether a text stops before its end.

import { trimmedLength } from "../text/span.ts";
import type { Tree } from "../syntax/tree.ts";

const cutOf = new WeakMap<Tree, boolean>();

/** Whether the text breaks off in the middle of a sentence, and has no front matter or Markdown heading at its top that would say it is drafted here. */
export function isCut({ tree }: { readonly tree: Tree }): boolean {
  let cut = cutOf.get(tree);
  if (cut === undefined) cutOf.set(tree, (cut = breaksOff(tree)));
  return cut;
}

function breaksOff({ text, prose, blocks, identity }: Tree): boolean {
  if (identity.extract) return true;
  if (/^\ufeff?(?:---|# )/.test(text.slice(0, 5))) return false;
  const last = blocks.at(-1);
  // It ends within its own contents list, or in a page's furniture of which no page follows.
  if (last && /[A-Za-z]/.test(text.slice(last.at.to)) && !/[A-Za-z]/.test(prose.slice(last.at.to)) && !text.startsWith("-->", trimmedLength(text) - 3)) return true;
  // However short it is: whether it is in doubt may not hang on a length, which a fix in it changes.
  return last?.kind === "paragraph" && !/[.;:)\]”"’!?*]$/.test(text.slice(last.at.from, last.at.to));
}
