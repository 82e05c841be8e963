// How a text is set: what of its lines as a whole bears on what each of them is.

import { isPageNumber, type Furniture } from "./furniture.ts";
import { detached } from "../text/detached.ts";
import type { Line } from "./lines.ts";
import { wrapWidth } from "./titles.ts";
import type { Setting } from "./tree.ts";

/** The setting of `text`, whose `lines` carry their kinds. */
export function settingOf(text: string, lines: readonly Line[], { titles, unmet, searchedTo, headers }: Furniture): Setting {
  const listed = new Set([...titles, ...unmet]);
  let longestTitle = 0;
  for (const title of listed) longestTitle = Math.max(longestTitle, title.length);
  return {
    wrap: wrapWidth(lines),
    isPaged: lines.some((line) => line.kind === "furniture" || (line.kind === "text" && isPageNumber(text, line))),
    headers: new Set([...headers].map(detached)),
    titles: [...listed].join("\n"),
    longestTitle,
    settledFrom: Math.max(searchedTo, lines[2]?.from ?? Infinity),
    headTo: headEnd(lines),
  };
}

/** The document's name stands among the first lines; some of those are blank, and a title may run on. */
const headLines = 100;
const headWritten = 70;

function headEnd(lines: readonly Line[]): number {
  let written = 0;
  let i = 0;
  for (; i < lines.length && (i < headLines || written < headWritten); i++) if (lines[i]!.kind !== "blank") written++;
  return lines[i]?.from ?? Infinity;
}
