// How a text is set: what of its lines as a whole bears on what each of them is.

import { isPageNumber, type Contents } from "./furniture.ts";
import type { Line } from "./lines.ts";
import { wrapWidth } from "./titles.ts";
import type { Setting } from "./tree.ts";

export function settingOf(text: string, lines: readonly Line[], { titles, searchedTo }: Contents): Setting {
  let longestTitle = 0;
  for (const title of titles) longestTitle = Math.max(longestTitle, title.length);
  return {
    isWrapped: wrapWidth(lines) !== Infinity,
    isPaged: lines.some((line) => line.kind === "furniture" || (line.kind === "text" && isPageNumber(text, line))),
    longestTitle,
    settledFrom: Math.max(searchedTo, lines[2]?.from ?? text.length),
  };
}
