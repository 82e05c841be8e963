// Blocks -> the drafted text that the project's reader reads best: a clause a paragraph, items of a list below one
// another, headings with "#", tables with pipes. Each thing that was told gets its line.

import { clauseNumberAt, labelAt, type Label } from "../../syntax/numbers.ts";
import { OpenLists } from "../../syntax/lists.ts";
import { carriedBy, plainText, shownText, type Block, type NoteCall, type Paragraph } from "./blocks.ts";
import { headingLevels } from "./headings.ts";
import { commented, markdownOf } from "./markdown.ts";
import type { Entry, Told } from "./report.ts";
import { readTable } from "./tables.ts";

export interface Rendered {
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly headings: number;
  readonly tables: number;
}

export interface Surroundings {
  /** The words of a footnote or endnote. */
  readonly noteText: (call: NoteCall) => string;
  /** The lines that the text begins with. */
  readonly frontMatter: readonly string[];
  readonly title: string | undefined;
}

/** The text of `blocks`. */
export function render(blocks: readonly Block[], { noteText, frontMatter, title }: Surroundings): Rendered {
  const page = new Page(frontMatter);
  const flat = unframed(blocks, page);
  const levels = headingLevels(flat, title);
  const lists = new Lists();
  const waiting: NoteCall[] = [];
  const flushNotes = (): void => {
    for (const call of waiting.splice(0)) page.write([`[^${call.number}]: ${noteText(call).trim()}`.trimEnd()], "apart", []);
  };
  let tables = 0;
  for (let i = 0; i < flat.length; i++) {
    const block = flat[i]!;
    const { told, comments, notes } = carriedBy(block);
    if (block.kind === "table") {
      const read = readTable(block);
      if (read?.kind === "table") {
        tables++;
        if (read.caption !== undefined) page.write([read.caption], "apart", []);
        page.write(read.lines, "apart", [...told, ...read.told]);
      } else page.tell(told);
    } else if (isListing(block)) {
      const first = i;
      while (i + 1 < flat.length && comments.length + notes.length === 0 && isListing(flat[i + 1]!) && flat[i + 1]!.comments.length + flat[i + 1]!.notes.length === 0) i++;
      const lines = flat.slice(first, i + 1).flatMap((one) => (one.kind === "paragraph" ? plainText(one).trimEnd().split("\n") : []));
      page.write([lines.some((one) => /^\s*</.test(one)) ? "```xml" : "```", ...lines, "```"], "apart", flat.slice(first, i + 1).flatMap(({ told }) => told));
    } else {
      const level = levels.get(block);
      const shown = shownText(block);
      const number = clauseNumberAt(shown, 0);
      if (level !== undefined || (number && shown.length > number.length)) {
        flushNotes();
        lists.clear();
      }
      writeParagraph(page, lists, block, level);
    }
    for (const words of comments) page.write([commented(words)], "below", []);
    waiting.push(...notes);
  }
  flushNotes();
  return { text: page.text(), entries: page.entries, headings: levels.size, tables };
}

function writeParagraph(page: Page, lists: Lists, block: Paragraph, level: number | undefined): void {
  const label = block.label?.text ?? "";
  const text = level === undefined ? withPlainNumber(markdownOf(block.words, "part")) : plainText(block).replace(/\s+/g, " ").trim();
  const words = label === "" ? text : text === "" ? label : `${label} ${text}`;
  if (words === "") return page.tell(block.told);
  if (level !== undefined) return page.write([`${"#".repeat(level)} ${words}`], "apart", block.told);
  const told = [...block.told];
  if (words.includes("<!--") || (block.label === undefined && /^(?:#{1,6}\s|```|~~~|\||---$)/.test(words))) told.push({ kind: "look", message: `This paragraph ${words.includes("<!--") ? "holds “<!--”, which begins a comment" : "begins with a mark that means something"} in the text here: look whether it is read as it should be.` });
  if (/^(?:\*\*|<!--)/.test(words) === false) {
    const item = labelAt(words, 0);
    if (item || block.label?.bullet === true) {
      const depth = item ? lists.depth(item, block, page.last) : lists.bulletDepth(block.label!.level);
      const indent = "    ".repeat(depth);
      return page.write(words.split("\n").map((one) => indent + one), "item", told);
    }
  }
  page.write(words.split("\n"), "apart", told);
}

/** `**G3.5** Each User`, or `**G3.5 Notices.** Each User`, without the marks at the number: it is bold because it is a number. */
function withPlainNumber(text: string): string {
  const [whole = "", number = "", end, gap = ""] = /^\*\*([^\s*]+)(\*\*)?(\s+)/.exec(text) ?? [];
  const isNumber = number !== "" && (clauseNumberAt(number, 0)?.length === number.length || labelAt(`${number} `, 0) !== undefined);
  return isNumber ? `${number}${gap}${end === undefined ? "**" : ""}${text.slice(whole.length)}` : text;
}

/** Paragraphs of listings: all in a font of one width. */
function isListing(block: Block): block is Paragraph {
  if (block.kind !== "paragraph" || block.label || block.outline !== undefined) return false;
  const said = block.words.filter(({ text }) => text.trim() !== "");
  return said.length > 0 && said.every(({ code }) => code);
}

/** The tables that only frame text, as that text. */
function unframed(blocks: readonly Block[], page: Page): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== "table") return [block];
    const read = readTable(block);
    if (read?.kind !== "framed") return [block];
    const inner = unframed(read.blocks, page);
    const told: Told = { kind: "table", message: "A frame around text (a table of one cell) was left out; the text stands." };
    // What hangs on the table itself goes to the first of its blocks.
    const [first, ...rest] = inner;
    return first ? [{ ...first, told: [told, ...block.told, ...first.told], comments: [...block.comments, ...first.comments], notes: [...block.notes, ...first.notes] }, ...rest] : [];
  });
}

/** How deep an item stands, as the project's own reader sees it. */
class Lists {
  private readonly lists = new OpenLists();
  private readonly depths: number[] = [];
  private innermost = -1;
  private bullets = 0;

  clear(): void {
    this.lists.clear();
    this.innermost = -1;
  }

  depth(label: Label, block: Paragraph, before: string): number {
    const indent = block.label ? block.label.level * 360 + 360 : block.indent;
    const around = this.lists.open(label, indent, this.depths.length, before.endsWith(":"));
    const depth = around < 0 ? 0 : (this.depths[around] ?? 0) + 1;
    this.depths.push(depth);
    this.innermost = depth;
    this.bullets = 0;
    return Math.min(depth, 8);
  }

  /** A bullet stands inside the item before it, further in by its own level. */
  bulletDepth(level: number): number {
    this.bullets = level;
    return Math.min(8, this.innermost + 1 + this.bullets);
  }
}

/** The lines of the text, as they are written. */
class Page {
  readonly entries: Entry[] = [];
  last = "";
  private readonly lines: string[];
  private readonly front: number;
  private isOpen = false;

  constructor(frontMatter: readonly string[]) {
    this.lines = [...frontMatter];
    this.front = frontMatter.length;
  }

  /** "apart": after an empty line; "item": below a paragraph or item before it; "below": on the next line whatever it is. */
  write(lines: readonly string[], place: "apart" | "item" | "below", told: readonly Told[]): void {
    const first = this.lines.length === this.front;
    if (!first && (place === "apart" || (place === "item" && !this.isOpen))) this.lines.push("");
    this.tell(told, lines[0] ?? "");
    this.lines.push(...lines);
    if (place === "below") return;
    this.last = lines.at(-1) ?? "";
    this.isOpen = !/^(?:#{1,6} |\||```|\[\^)/.test(lines[0] ?? "");
  }

  /** Tells of the next line, or of the one that is written now. */
  tell(told: readonly Told[], words = ""): void {
    for (const one of told) this.entries.push({ ...one, line: this.lines.length, near: words.trim().replace(/^#+ /, "").slice(0, 60) });
  }

  text(): string {
    return this.lines.length === 0 ? "" : `${this.lines.join("\n")}\n`;
  }
}
