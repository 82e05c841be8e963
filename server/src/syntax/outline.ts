// What the lines of a text tell, before its words are read: which of them are prose, who the document is, and its
// structure.

import { blanked } from "../text/blanked.ts";
import { indexLines, type LineIndex } from "../text/line-index.ts";
import { findComments } from "./comments.ts";
import { readFrontMatter, type FrontMatter } from "./front-matter.ts";
import { markFurniture, type Furniture } from "./furniture.ts";
import { identify } from "./identity.ts";
import { splitLines, type Line } from "./lines.ts";
import { markListings } from "./listing.ts";
import { blankOut } from "./prose.ts";
import { settingOf } from "./setting.ts";
import { sameHeadings, sameShape, type Shaped } from "./shape.ts";
import { readingStructure } from "./structure.ts";
import { readSuppressions } from "./suppressions.ts";
import type { Comment, Structure, Tree } from "./tree.ts";

/** What is known of a text before its blocks are read. */
export interface Outline extends Structure, Pick<Tree, "prose" | "lines" | "comments" | "identity" | "suppressions" | "problems" | "setting" | "shape" | "headings"> {}

/** The lines of a text, by what a look at them tells, and its comments. */
export interface SeenLines {
  readonly lines: LineIndex;
  readonly all: readonly Line[];
  readonly comments: readonly Comment[];
  readonly front: FrontMatter;
  readonly contents: Furniture;
}

/** Looks, in steps, at the lines of `text`. */
export function* seeingLines(text: string): Generator<void, SeenLines> {
  const index = indexLines(text);
  yield;
  const lines = splitLines(text, index);
  yield;
  const front = readFrontMatter(text, lines);
  const contents = markFurniture(text, lines);
  yield;
  markListings(text, lines);
  return { lines: index, all: lines, front, contents, comments: findComments(text, lines) };
}

/** Reads, in steps, the outline of `text`, whose lines were `seen` and which is called `name`; it shares with `before`, the version before, what is the same in both. */
export function* outlining(text: string, { lines: index, all: lines, comments, front, contents }: SeenLines, name: string, before?: Tree): Generator<void, Outline> {
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
    comments,
    identity,
    ...structure,
    suppressions: readSuppressions(text, index, comments),
    problems: front.problems,
    setting,
    ...sharedWith(before, { text, identity, ...structure }),
  };
}

/** What `after` shares with the version before. */
export function sharedWith(before: Tree | undefined, after: Shaped): Pick<Outline, "shape" | "headings"> {
  if (!before || !sameShape(before, after)) return { shape: {}, headings: {} };
  return { shape: before.shape, headings: sameHeadings(before, after) ? before.headings : {} };
}
