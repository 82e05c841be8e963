// What is in hand while a document is read from its beginning to its end: open fields, counted lists, what has to be
// told of the block that is being read.

import type { Block, NoteCall, Words } from "./blocks.ts";
import type { Limits } from "./limits.ts";
import type { Numbering } from "./numbering.ts";
import type { Told, ToldKind } from "./report.ts";
import type { Styles } from "./styles.ts";
import type { Element } from "./xml.ts";

/** What becomes of tracked changes: the new text, the old text, or the new text with the changes told in comments. */
export type Changes = "accept" | "reject" | "comments";

export interface Story {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly changes: Changes;
  /** The document was written by `exportDocx`: what Word hides is part of the text. */
  readonly ours: boolean;
  /** "shown": some field is never closed, so that what is in fields is shown like other words, lest it be lost. */
  readonly fieldText: "result" | "shown";
  readonly links: ReadonlyMap<string, string>;
  readonly limits: Limits;
  /** Word's comments, by id. */
  readonly commentOf: (id: string) => WordComment | undefined;
  /** The first words that a comment speaks of, by its id. */
  readonly anchors: Map<string, string>;
  /** The comments whose words are being read. */
  readonly openAnchors: Set<string>;
  readonly fields: Field[];
  /** Of the block that is being read. */
  readonly told: Told[];
  readonly comments: string[];
  readonly notes: NoteCall[];
  /** Text boxes, whose text comes after the paragraph that holds them. */
  readonly boxes: Block[];
  /** Words of paragraphs whose end was taken away: the next paragraph begins with them. */
  carried: Words[];
  noteCount: number;
  /** How many paragraphs of contents lists were left out since the last was told. */
  contents: number;
  /** Marks without words of their own, for one sum at the end. */
  readonly looks: Map<string, number>;
  readonly unknown: Set<string>;
}

export interface WordComment {
  /** `A. Editor, 2026-01-02` */
  readonly by: string;
  readonly words: string;
}

export interface Field {
  /** Its instruction, as far as it was read: ` REF _Ref1 \h `. */
  code: string;
  inResult: boolean;
  /** Whether its result had any words. */
  shown: boolean;
  readonly element: Element | undefined;
}

/** A story that has not begun, with what does not change in `parts`. */
export function newStory({ styles, numbering, changes, ours, fieldText, links, limits, commentOf }: Pick<Story, "styles" | "numbering" | "changes" | "ours" | "fieldText" | "links" | "limits" | "commentOf">): Story {
  return { styles, numbering, changes, ours, fieldText, links, limits, commentOf, anchors: new Map(), openAnchors: new Set(), fields: [], told: [], comments: [], notes: [], boxes: [], carried: [], noteCount: 0, contents: 0, looks: new Map(), unknown: new Set() };
}

/** Notes `message`, for people, of the block that is being read. */
export function tell(story: Story, kind: ToldKind, message: string): void {
  story.limits.text(message.length);
  story.told.push({ kind, message });
}

/** Takes what has gathered for the block that ends here. */
export function gathered(story: Story): Pick<Block, "told" | "comments" | "notes"> {
  return { told: story.told.splice(0), comments: story.comments.splice(0), notes: story.notes.splice(0) };
}

/** Begins, or ends, what a comment speaks of, where `element` is a mark of that. */
export function markAnchor(story: Story, { name, attributes }: Element): void {
  const id = attributes["w:id"] ?? "";
  if (name === "w:commentRangeEnd") story.openAnchors.delete(id);
  else if (name === "w:commentRangeStart" && !story.anchors.has(id)) {
    story.anchors.set(id, "");
    story.openAnchors.add(id);
  }
}

/** Adds words to what the comments at hand speak of. */
export function anchor(story: Story, words: string): void {
  for (const id of story.openAnchors) {
    const all = story.anchors.get(id)! + words;
    story.anchors.set(id, all);
    if (all.length > longestAnchor) story.openAnchors.delete(id);
  }
}

/** Of what a comment speaks of, the words up to so many characters are told. */
export const longestAnchor = 80;

/** Whether what is read here is not shown: a field's instruction, or a list of contents. */
export function isHidden(story: Story): boolean {
  return story.fieldText === "result" && story.fields.some((field) => !field.inResult || isDropped(field));
}

/** Whether we are inside a list of contents. */
export function inContents(story: Story): boolean {
  return story.fieldText === "result" && story.fields.some((field) => field.inResult && /^\s*(?:TOC|TOA|INDEX)\b/i.test(field.code));
}

/** Fields of the page, not of the text. */
export function isDropped(field: Field): boolean {
  return /^\s*(?:TOC|TOA|INDEX|PAGE|NUMPAGES|SECTIONPAGES|TC|XE|RD)\b/i.test(field.code);
}

/** Counts a mark that is told of in one sum at the end. */
export function countLook(story: Story, what: string): void {
  story.looks.set(what, (story.looks.get(what) ?? 0) + 1);
}
