// Text to tree. Never throws, whatever the text; every span lies inside it.

import type { TextEdit } from "../text/edit.ts";
import { sharedBetween, tellShared } from "../text/shared.ts";
import { finished } from "../text/steps.ts";
import type { Text } from "../text/text.ts";
import { isBetween, outlineWithComments, withComments, withoutComments } from "./commented.ts";
import { findingDefinitions } from "./definitions.ts";
import { isSameForms, ownForms } from "./forms.ts";
import { asRead } from "./markup.ts";
import { keepPieces, unmoved } from "./memo.ts";
import { outlineAfter } from "./outline-after.ts";
import { outlining, seeingLines, type Outline, type SeenLines } from "./outline.ts";
import { findingReferences } from "./references.ts";
import type { Forms, Language, Reference, Tree, Words } from "./tree.ts";
import { readingWords, type Unmoved } from "./words.ts";

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
export function* parsing(source: Text, about: TextSource): Generator<void, Tree> {
  const { name, before } = about;
  const { text, leftOut, isPlain } = asRead(source, before);
  const seen = (before && outlineAfter(before, text)) ?? (yield* seeingLines(text.toString()));
  const tree = seen.comments.some(isBetween) ? yield* readingWithComments(text, seen, about) : yield* readingPlain(text, "blocks" in seen ? seen : yield* outlining(text.toString(), seen, name, before), about);
  return { ...tree, source, isPlain, ...(leftOut && { lines: { ...tree.lines, leftOut } }) };
}

function* readingPlain(text: Text, outline: Outline, about: TextSource): Generator<void, Tree> {
  const { forms = ownForms, before } = about;
  const kept = keptOf(outline, before);
  // The second version reads all once more, so that each block has what was made of it.
  const isLike = before?.pieces !== undefined && outline.shape === before.shape && isSameForms(forms, before.forms);
  return yield* reading(text, outline, about, { kept, words: before?.words, references: isLike ? before.references : undefined });
}

/** Reads `text`, of whose lines that much is known: its outline, where that is the one before, moved. */
function* readingWithComments(text: Text, seen: Outline | SeenLines, about: TextSource): Generator<void, Tree> {
  const { name, forms = ownForms, before } = about;
  const old = before?.uncommented;
  const edit = old && "blocks" in seen ? editBetween(before.text, text) : undefined;
  const cut = old && edit ? old.cut.after(edit.at, edit.newText) : withoutComments(text.toString(), seen.comments);
  const earlier = old?.tree ?? before;
  const moved = earlier && outlineAfter(earlier, cut.text);
  // What looks like a comment now is none.
  const outline = moved ?? (yield* outlining(cut.text.toString(), yield* seeingLines(cut.text.toString()), name, earlier));
  const kept = keptOf(outline, earlier);
  if (!old || !moved || !edit || !("blocks" in seen) || !isSameForms(forms, old.tree.forms)) {
    const tree = yield* reading(cut.text, outline, about, { kept });
    return withComments({ text, outline: outlineWithComments({ cut, tree }, text, seen.lines, seen.comments), cut, tree, before });
  }
  // Of what stands where it stood, the version before knows the places in the text with its comments.
  const tree = yield* reading(cut.text, outline, about, { kept, words: old.tree.words, references: [] });
  // Others were compared in between.
  tellShared(before.text, text, edit.at.from, edit.end);
  tellShared(before.prose, seen.prose, edit.at.from, edit.end);
  return withComments({ text, outline: seen, cut, tree, before, unmoved: kept });
}

function editBetween(before: Text, text: Text): TextEdit & { readonly end: number } {
  const { start, end } = sharedBetween(before, text);
  return { at: { from: start, to: before.length - end }, newText: text.slice(start, text.length - end), end };
}

/** The version before, and which of its blocks stand again. */
function keptOf({ prose, blocks }: Outline, before: Tree | undefined): Kept | undefined {
  return before && { before, ...unmoved(prose, blocks, before) };
}

type Kept = { readonly before: Tree } & Omit<Unmoved, "words">;

/** What need not be read again. */
interface Known {
  readonly kept: Kept | undefined;
  /** The words of the version before, for those of the blocks that stand again. */
  readonly words?: Words | undefined;
  /** Those of its references that are taken over where their blocks stand again; without, all blocks are asked. */
  readonly references?: readonly Reference[] | undefined;
}

/** Reads the blocks of `text`, whose outline is known. */
function* reading(text: Text, outline: Outline, { name, language, forms = ownForms }: TextSource, { kept, words: wordsBefore, references: citedBefore }: Known): Generator<void, Tree> {
  const { prose, identity, blocks } = outline;
  const pieces = kept && keepPieces(prose, blocks, kept.before, kept);
  const words = yield* readingWords(prose, blocks, kept && wordsBefore && { ...kept, words: wordsBefore });
  const definitions = yield* findingDefinitions({ text, prose, words, identity, structure: outline, forms, pieces });
  const references = yield* findingReferences({ prose, identity, structure: outline, words, forms, pieces }, kept && citedBefore && { ...kept, references: citedBefore, blocks: kept.before.blocks });
  return {
    source: text,
    text,
    isPlain: true,
    ...outline,
    uncommented: undefined,
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
