// What the lines of a text tell, before its words are read: which of them are prose, who the document is, and its
// structure.

import { blanked } from "../text/blanked.ts";
import { indexLines } from "../text/line-index.ts";
import { readFrontMatter } from "./front-matter.ts";
import { markFurniture } from "./furniture.ts";
import { identify } from "./identity.ts";
import { splitLines } from "./lines.ts";
import { markListings } from "./listing.ts";
import { blankOut, findComments, readSuppressions } from "./prose.ts";
import { settingOf } from "./setting.ts";
import { sameHeadings, sameShape, type Shaped } from "./shape.ts";
import { readingStructure } from "./structure.ts";
import type { Structure, Tree } from "./tree.ts";

/** What is known of a text before its blocks are read. */
export interface Outline extends Structure, Pick<Tree, "prose" | "lines" | "identity" | "suppressions" | "problems" | "setting" | "shape" | "headings"> {}

/** Reads, in steps, the outline of `text`, which is called `name`; it shares with `before`, the version before, what is the same in both. */
export function* outlining(text: string, name: string, before?: Tree): Generator<void, Outline> {
  const index = indexLines(text);
  yield;
  const lines = splitLines(text, index);
  yield;
  const front = readFrontMatter(text, lines);
  const contents = markFurniture(text, lines);
  yield;
  markListings(text, lines);
  const comments = findComments(text, lines);
  const identity = identify(text, lines, front, name);
  yield;
  const prose = blankOut(text, lines, comments);
  // On what a line begins and how it ends, no comment bears.
  const structure = yield* readingStructure({ text: blanked(text, comments).toString(), prose }, lines, identity, contents.titles);
  yield;
  const setting = settingOf(text, lines, contents);
  yield;
  return {
    prose,
    lines: index,
    identity,
    ...structure,
    suppressions: readSuppressions(text, lines, comments),
    problems: front.problems,
    setting,
    ...sharedWith(before, { text, identity, ...structure }),
  };
}

function sharedWith(before: Tree | undefined, after: Shaped): Pick<Outline, "shape" | "headings"> {
  if (!before || !sameShape(before, after)) return { shape: {}, headings: {} };
  return { shape: before.shape, headings: sameHeadings(before, after) ? before.headings : {} };
}
