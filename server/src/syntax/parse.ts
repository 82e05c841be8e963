// Text to tree. Never throws, whatever the text; every span lies inside it.

import { finished } from "../text/steps.ts";
import type { Text } from "../text/text.ts";
import { findingDefinitions } from "./definitions.ts";
import { isSameForms, ownForms } from "./forms.ts";
import { asRead } from "./markup.ts";
import { keepPieces, unmoved } from "./memo.ts";
import { outlineAfter } from "./outline-after.ts";
import { outlining } from "./outline.ts";
import { findingReferences } from "./references.ts";
import type { Forms, Language, Tree } from "./tree.ts";
import { readingWords } from "./words.ts";

/** What is known of a text before it is read: its file's name (or path or URI), and its language where the name does not tell. */
export interface TextSource {
  readonly name: string;
  readonly language?: Language;
  /** The words that the project adds to the reader's own. */
  readonly forms?: Forms | undefined;
  /** The tree of the version before, of the same name: it makes reading faster, and changes nothing else. */
  readonly before?: Tree | undefined;
}

/** The tree of `text`. */
export function parse(text: Text, source: TextSource): Tree {
  return finished(parsing(text, source));
}

/** `parse` in steps, each a small part of what a long text takes. Others may be read in between. */
export function* parsing(source: Text, { name, language, forms = ownForms, before }: TextSource): Generator<void, Tree> {
  const { text, leftOut, isPlain } = asRead(source, before);
  const outline = (before && outlineAfter(before, text)) ?? (yield* outlining(text.toString(), name, before));
  const { prose, identity, blocks } = outline;
  const kept = before && { before, ...unmoved(prose, blocks, before) };
  const pieces = kept && keepPieces(prose, blocks, kept.before, kept);
  const words = yield* readingWords(prose, blocks, kept && { words: kept.before.words, ...kept });
  const definitions = yield* findingDefinitions({ text, prose, identity, structure: outline, forms, pieces });
  // The second version reads all once more, so that each block has what was made of it.
  const isLike = before?.pieces !== undefined && outline.shape === before.shape && isSameForms(forms, before.forms);
  const references = yield* findingReferences({ prose, identity, structure: outline, words, forms, pieces }, kept && isLike ? { references: before.references, blocks: before.blocks, ...kept } : undefined);
  return {
    source,
    text,
    isPlain,
    ...outline,
    ...(leftOut && { lines: { ...outline.lines, leftOut } }),
    language: language ?? languageOf(name),
    definitions,
    words,
    references,
    forms,
    pieces,
  };
}

/** The language of a file by its name. */
export function languageOf(name: string): Language {
  return /\.duis(?:\.md)?$/i.test(name) ? "duis" : "sec";
}
