// Text to tree. Never throws, whatever the text; every span lies inside it.

import { indexLines } from "../text/line-index.ts";
import { findDefinitions } from "./definitions.ts";
import { readFrontMatter } from "./front-matter.ts";
import { markFurniture } from "./furniture.ts";
import { identify } from "./identity.ts";
import { splitLines } from "./lines.ts";
import { markListings } from "./listing.ts";
import { keepPieces, unmoved } from "./memo.ts";
import { blankOut, findComments, readSuppressions } from "./prose.ts";
import { findReferences } from "./references.ts";
import { readStructure } from "./structure.ts";
import type { Language, Tree } from "./tree.ts";
import { readWords } from "./words.ts";

/** What is known of a text before it is read: its file's name (or path or URI), and its language where the name does not tell. */
export interface TextSource {
  readonly name: string;
  readonly language?: Language;
  /** The tree of the version before: it makes reading faster, and changes nothing else. */
  readonly before?: Tree | undefined;
}

/** The tree of `text`. */
export function parse(text: string, source: TextSource): Tree {
  const index = indexLines(text);
  const lines = splitLines(text, index);
  const front = readFrontMatter(text, lines);
  const titles = markFurniture(text, lines);
  markListings(text, lines);
  const comments = findComments(text, lines);
  const prose = blankOut(text, lines, comments);
  const identity = identify(text, lines, front, source.name);
  const structure = readStructure(text, lines, identity, titles);
  const { blocks } = structure;
  const kept = source.before && { before: source.before, ...unmoved(prose, blocks, source.before) };
  const pieces = kept && keepPieces(prose, blocks, kept.before, kept);
  const words = readWords(prose, blocks, kept && { words: kept.before.words, ...kept });
  return {
    text,
    prose,
    lines: index,
    language: source.language ?? languageOf(source.name),
    identity,
    ...structure,
    definitions: findDefinitions({ text, prose, identity, structure }),
    words,
    references: findReferences({ prose, identity, structure, words, pieces }),
    suppressions: readSuppressions(text, lines, comments),
    problems: front.problems,
    pieces,
  };
}

/** The language of a file by its name. */
export function languageOf(name: string): Language {
  return /\.duis(?:\.md)?$/i.test(name) ? "duis" : "sec";
}
