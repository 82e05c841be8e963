// Whether a text came out of pages.

import type { Tree } from "../syntax/tree.ts";
import { oncePer } from "../text/remembered.ts";

/** Whether the text has the page numbers and headers of a PDF and its contents list: lists, numbers and tables may have lost parts. */
export function hasPageFurniture({ tree }: { readonly tree: Tree }): boolean {
  return isPaged(tree);
}

const isPaged = oncePer(
  ({ text }: Tree): boolean => /\.{5,}|\bContents\b/.test(text.slice(0, 20_000)) && /\n[^\S\n]*(?:\d{1,3}|Page \d+(?: of \d+)?)[^\S\n]*\n\s*[A-Z\f]/.test(text.slice(0, 200_000)),
);
