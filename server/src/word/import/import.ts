// A Word document -> the text of the project, and a report of what could not be carried. Pure, and total over any
// bytes: what is no readable Word document is refused with a message.

import { isContentsHeading } from "../../syntax/furniture.ts";
import { carriedBy, plainText, type Block, type NoteCall } from "./blocks.ts";
import { readBlocks } from "./body.ts";
import { namedDocuments } from "./headings.ts";
import { commentOf } from "./inline.ts";
import { mostText, newLimits, TooMuch } from "./limits.ts";
import { markdownOf } from "./markdown.ts";
import { customProperty, frontMatterOf, nameDocument } from "./naming.ts";
import { readNumbering } from "./numbering.ts";
import { renderOurs } from "./ours.ts";
import { openPackage, type WordPackage } from "./package.ts";
import { render, type Rendered } from "./render.ts";
import type { Entry, ImportReport, Told } from "./report.ts";
import { wordsIn } from "./revisions.ts";
import { gathered, newStory, tell, type Changes, type Story } from "./story.ts";
import { asNumber, readStyles } from "./styles.ts";
import { rowTexts } from "./tables.ts";
import { childrenOf, readPieces, type Element } from "./xml.ts";

export interface ImportOptions {
  /** What becomes of tracked changes. */
  readonly changes: Changes;
  /** The Word file's name, without folders: it is named in messages, and may say which document this is. */
  readonly name: string;
  /** Asked between pieces: the import ends as "aborted". */
  readonly signal?: AbortSignal | undefined;
  /** Told between pieces how far it is, from 0 to 1. What it returns is awaited, so that others get their turn. */
  readonly progress?: ((done: number) => void | Promise<void>) | undefined;
}

export type Imported =
  | { readonly kind: "imported"; readonly file: ImportedFile; readonly report: ImportReport }
  /** `message` is for people, and names the file. */
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "aborted" };

export interface ImportedFile {
  /** Without folders: `section-g.sec`, `appendix-ad.duis`. */
  readonly name: string;
  readonly text: string;
}

/** Imports the Word file `bytes`. Never rejects. */
export async function importWord(bytes: Uint8Array, options: ImportOptions): Promise<Imported> {
  const refused = (fault: string): Imported => ({ kind: "refused", message: `${options.name} cannot be imported: ${fault}.` });
  try {
    return await read(bytes, options, refused, "result");
  } catch (error) {
    if (error instanceof TooMuch) return refused(error.message);
    // A document that Word itself could not have written: a message, and the other files go on.
    return refused(`it is damaged, or made in a way that is not known here (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function read(bytes: Uint8Array, options: ImportOptions, refused: (fault: string) => Imported, fieldText: Story["fieldText"]): Promise<Imported> {
  const { signal, progress } = options;
  if (signal?.aborted) return { kind: "aborted" };
  const limits = newLimits();
  const file = openPackage(bytes, limits);
  if (file.kind === "no-package") return refused(file.fault);
  const styles = readStyles(file.styles);
  const comments = new Map(childrenOf(file.comments, "w:comment").map((comment) => [comment.attributes["w:id"] ?? "", commentOf(comment)]));
  const mark = customProperty(file, "sec-duis") ?? "";
  const ours = /^export \d+$/.test(mark);
  const story = newStory({ styles, numbering: readNumbering(file.numbering, styles), changes: options.changes, ours, fieldText, links: file.links, limits, commentOf: (id) => comments.get(id) });

  // A footnote that an editor in Word added comes behind those that the text had.
  if (ours) story.noteCount = asNumber(customProperty(file, "notes")) ?? 0;

  const blocks: Block[] = [];
  const pieces = readPieces(file.document, "w:body", limits);
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) {
      if (piece.value.fault !== undefined || !piece.value.root) return refused(`its part “document” ${piece.value.fault ?? "is empty"}`);
      if (piece.value.root.name !== "w:document") return refused("it is no Word document: its main part is something else");
      break;
    }
    for (const block of readBlocks(story, piece.value.elements)) blocks.push(block);
    await progress?.((0.9 * piece.value.done) / piece.value.total);
    if (signal?.aborted) return { kind: "aborted" };
  }
  // What stands behind a field that is never closed would be lost as part of it.
  if (story.fields.length > 0 && fieldText === "result") return read(bytes, options, refused, "shown");
  // A last paragraph whose end does not stand, and what waited for the next one.
  if (story.carried.length > 0 || story.comments.length > 0 || story.notes.length > 0) {
    blocks.push({ kind: "paragraph", words: story.carried.splice(0), label: undefined, style: styles.paragraph(undefined), outline: undefined, indent: 0, ...gathered(story) });
  }

  const naming = nameDocument(file, blocks, options.name);
  const { kept, moved } = withoutContentsTitle(story, blocks, naming.versionLine);
  const noteText = notesOf(file, story);
  const front = customProperty(file, "front-matter");
  const rendered = ours ? renderOurs(blocks, noteText, front === undefined ? "" : /\n$/.test(front) ? front : `${front}\n`) : render(kept, { noteText, frontMatter: frontMatterOf(naming), title: naming.title });
  if (rendered.text.length > mostText) return refused(`its text has more than ${mostText / 1024 / 1024} million characters`);
  await progress?.(1);
  if (signal?.aborted) return { kind: "aborted" };
  const general = [...(ours ? [] : moved), ...severalDocuments(blocks), ...wholeDocument(file, story, ours)];
  return {
    kind: "imported",
    file: { name: naming.fileName, text: rendered.text },
    report: reportOf(options.name, naming, blocks, rendered, general),
  };
}

function reportOf(source: string, naming: ReturnType<typeof nameDocument>, blocks: readonly Block[], rendered: Rendered, general: readonly Told[]): ImportReport {
  const { document, title, version, fileName } = naming;
  const entries: readonly Entry[] = [...general.map((told) => ({ ...told, line: undefined, near: "" })), ...rendered.entries];
  return { source, target: fileName, document, title, version, paragraphs: blocks.filter(({ kind }) => kind === "paragraph").length, tables: rendered.tables, headings: rendered.headings, entries };
}

/** The document without the title of a contents list that was left out, and without a line that the front matter says. */
function withoutContentsTitle(story: Story, blocks: readonly Block[], versionLine: Block | undefined): { readonly kept: readonly Block[]; readonly moved: readonly Told[] } {
  const moved: Told[] = [];
  const kept = blocks.filter((block) => {
    if (block.kind !== "paragraph" || block.told.length > 0 || block.comments.length > 0) return true;
    const words = plainText(block).trim();
    if (block === versionLine) {
      moved.push({ kind: "moved", message: `The line “${words}” became the version in the front matter.` });
      return false;
    }
    return !(story.contents > 0 && isContentsHeading(words));
  });
  return { kept, moved };
}

/** An annex of redlined changes holds parts of many documents; the text is one all the same. */
function severalDocuments(blocks: readonly Block[]): readonly Told[] {
  // Schedules, and Appendices from A on, may be parts of one document.
  let own = 65;
  const names = namedDocuments(blocks).filter((name) => {
    if (name !== `Appendix ${String.fromCharCode(own)}`) return !name.startsWith("Schedule");
    own++;
    return false;
  });
  return names.length < 2 ? [] : [{ kind: "heading", message: `The file seems to hold several documents (${names.join(", ")}); they became one text. Import them from files of their own, or cut the text apart.` }];
}

/** What concerns the document as a whole. */
function wholeDocument(file: WordPackage, story: Story, ours: boolean): readonly Told[] {
  const told: Told[] = [...story.told];
  if (story.fieldText === "shown") told.push({ kind: "field", message: "A field is never closed in this file. What its fields hold is shown as other words are, contents lists and page numbers too." });
  if (story.contents > 0) told.push({ kind: "contents", message: `A list of contents was left out (${story.contents} ${story.contents === 1 ? "line" : "lines"}): the headings say the same.` });
  if (!ours) {
    for (const [what, parts] of [["header", file.headers], ["footer", file.footers]] as const) {
      const texts = new Set(parts.map(wordsIn).filter((words) => words !== ""));
      for (const words of texts) told.push({ kind: "header", message: `The ${what} of the pages was left out: “${words.slice(0, 1000)}${words.length > 1000 ? "…" : ""}”.` });
    }
    const italics = story.looks.get("italic") ?? 0;
    if (italics > 0) told.push({ kind: "look", message: `Italics are not carried (${italics} ${italics === 1 ? "run" : "runs"} of words), nor are underlines, fonts, sizes and colours.` });
    const bookmarks = story.looks.get("bookmark") ?? 0;
    if (bookmarks > 0) told.push({ kind: "look", message: `${bookmarks === 1 ? "A bookmark is" : `${bookmarks} bookmarks are`} not carried: what refers to them is, as the words that it shows.` });
  }
  for (const name of file.missing) told.push({ kind: "unknown", message: `The file is damaged: its part “${name}” is missing, and what it held is not carried.` });
  if (file.macros) told.push({ kind: "unknown", message: "Its macros are left out; none was run." });
  return told;
}

/** The words of notes, read when they are asked for. */
function notesOf(file: WordPackage, around: Story): (call: NoteCall) => string {
  const indexed = (root: Element | undefined, name: string): ReadonlyMap<string, Element> => new Map(childrenOf(root, name).map((note) => [note.attributes["w:id"] ?? "", note]));
  const notes = { footnote: indexed(file.footnotes, "w:footnote"), endnote: indexed(file.endnotes, "w:endnote") };
  const texts = new Map<Element, string>();
  return ({ kind, id, number }) => {
    const note = notes[kind].get(id);
    if (!note) {
      tell(around, "footnote", `The words of ${kind} ${number} are missing from the file.`);
      return "";
    }
    const text = texts.get(note) ?? noteText(note, `In ${kind} ${number}`, file.noteLinks[kind]);
    texts.set(note, text);
    // A note may be called again and again.
    around.limits.text(text.length);
    return text;
  };

  function noteText(note: Element, where: string, links: Story["links"]): string {
    const read = (fieldText: Story["fieldText"]): readonly Block[] => {
      const story = newStory({ ...around, ours: false, fieldText, links });
      const blocks = readBlocks(story, childrenOf(note));
      return story.fields.length > 0 && fieldText === "result" ? read("shown") : blocks;
    };
    const blocks = read("result");
    for (const { told, comments } of blocks.map(carriedBy)) {
      for (const { kind, message } of told) tell(around, kind, `${where}: ${message}`);
      for (const words of comments) tell(around, "comment", `${where}, not carried: ${words}`);
    }
    return blocks
      .flatMap((block) => (block.kind === "paragraph" ? [`${block.label ? `${block.label.text} ` : ""}${markdownOf(block.words, "part")}`] : rowTexts(block).map((row) => row.replaceAll("\\|", "|").replaceAll("<br>", " "))))
      .map((words) => words.replace(/\n/g, " ").trim())
      .filter((words) => words !== "")
      .join(" ");
  }
}
