// Whether a text came out of pages.

import type { Tree } from "../syntax/tree.ts";

const known = new WeakMap<Tree, boolean>();

/** Whether the text has the page numbers and headers of a PDF and its contents list: lists, numbers and tables may have lost parts. */
export function hasPageFurniture({ tree }: { readonly tree: Tree }): boolean {
  let has = known.get(tree);
  if (has === undefined) known.set(tree, (has = /\.{5,}|\bContents\b/.test(tree.text.slice(0, 20_000)) && /\n[^\S\n]*(?:\d{1,3}|Page \d+(?: of \d+)?)[^\S\n]*\n\s*[A-Z\f]/.test(tree.text.slice(0, 200_000))));
  return has;
}
