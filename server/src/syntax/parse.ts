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
export function* parsing(source: Text, about: TextSource): Generator<void, Tree> {
  const { name, before } = about;
  const { text, leftOut, isPlain } = asRead(source, before);
  const seen = (before && outlineAfter(before, text)) ?? (yield* seeingLines(text.toString()));
  const tree = seen.comments.some(isBetween)
    ? yield* readingWithComments(text, seen, about)
    : yield* reading(text, "blocks" in seen ? seen : yield* outlining(text.toString(), seen, name, before), about);
  return { ...tree, source, isPlain, ...(leftOut && { lines: { ...tree.lines, leftOut } }) };
}

/** Reads `text`, of whose lines that much is known: its outline, where that is the one before, moved. */
function* readingWithComments(text: Text, seen: Outline | SeenLines, about: TextSource): Generator<void, Tree> {
  const { name, before } = about;
  const old = before?.uncommented;
  const edit = old && "blocks" in seen ? editBetween(before.text, text) : undefined;
  const cut = old && edit ? old.cut.after(edit.at, edit.newText) : withoutComments(text.toString(), seen.comments);
  const earlier = old?.tree ?? before;
  const moved = earlier && outlineAfter(earlier, cut.text);
  // What looks like a comment now is none.
  const outline = moved ?? (yield* outlining(cut.text.toString(), yield* seeingLines(cut.text.toString()), name, earlier));
  const uncommented = { cut, tree: yield* reading(cut.text, outline, { ...about, before: earlier }) };
  if (!moved || !edit || !("blocks" in seen)) return withComments({ text, outline: outlineWithComments(uncommented, text, seen.lines, seen.comments), uncommented, before, isMoved: false });
  // Others were compared in between.
  tellShared(before!.text, text, edit.at.from, edit.end);
  tellShared(before!.prose, seen.prose, edit.at.from, edit.end);
  return withComments({ text, outline: seen, uncommented, before, isMoved: true });
}

function editBetween(before: Text, text: Text): TextEdit & { readonly end: number } {
  const { start, end } = sharedBetween(before, text);
  return { at: { from: start, to: before.length - end }, newText: text.slice(start, text.length - end), end };
}

/** Reads the blocks of `text`, whose outline is known. */
function* reading(text: Text, outline: Outline, { name, language, forms = ownForms, before }: TextSource): Generator<void, Tree> {
  const { prose, identity, blocks } = outline;
  const kept = before && { before, ...unmoved(prose, blocks, before) };
  const pieces = kept && keepPieces(prose, blocks, kept.before, kept);
  const words = yield* readingWords(prose, blocks, kept && { words: kept.before.words, ...kept });
  const definitions = yield* findingDefinitions({ text, prose, identity, structure: outline, forms, pieces });
  // The second version reads all once more, so that each block has what was made of it.
  const isLike = before?.pieces !== undefined && outline.shape === before.shape && isSameForms(forms, before.forms);
  const references = yield* findingReferences({ prose, identity, structure: outline, words, forms, pieces }, kept && isLike ? { references: before.references, blocks: before.blocks, ...kept } : undefined);
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
