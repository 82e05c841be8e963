// Whether a text came out of pages.

import type { Tree } from "../syntax/tree.ts";
import { oncePer } from "../text/remembered.ts";

/** Whether the text came out of a PDF, with the ends of its pages, their count, or their numbers and a contents list: lists, numbers and tables may have lost parts. */
export function hasPageFurniture({ tree }: { readonly tree: Tree }): boolean {
  return tree.setting.isPaged && isOfPages(tree);
}

const isOfPages = oncePer(({ text }: Tree): boolean => {
  const start = text.slice(0, 200_000);
  if (start.includes("\f") || /\n[^\S\n]*Page \d+ of \d+[^\S\n]*\n/.test(start)) return true;
  return /\.{5,}|\bContents\b/.test(start.slice(0, 20_000)) && /\n[^\S\n]*(?:\d{1,3}|Page \d+(?: of \d+)?)[^\S\n]*\n\s*[A-Z\f]/.test(start);
});
