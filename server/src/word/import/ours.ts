// Documents that `exportDocx` wrote: the header of word/export.ts says how the text lies in them, and here it comes back
// as it was. What an editor in Word added since is read by its look alone.

import { plainRow, separatorRow } from "../pipe-table.ts";
import { carriedBy, plainText, type Block, type Cell, type NoteCall, type Paragraph, type TableBlock, type Words } from "./blocks.ts";
import { commented } from "./markdown.ts";
import type { Entry, Told } from "./report.ts";
import type { Rendered } from "./render.ts";

/** The text of `blocks`, which follows `frontMatter` (with the line ends behind it). */
export function renderOurs(blocks: readonly Block[], noteText: (call: NoteCall) => string, frontMatter: string): Rendered {
  let text = frontMatter;
  const entries: Entry[] = [];
  let before: Block | undefined;
  let headings = 0;
  let tables = 0;
  const notes: NoteCall[] = [];
  const tell = (told: readonly Told[]): void => {
    for (const one of told) entries.push({ ...one, line: lineOf(text), near: text.slice(text.lastIndexOf("\n") + 1).slice(0, 60) });
  };
  for (const block of blocks) {
    const hangs = carriedBy(block);
    const words = block.kind === "paragraph" ? block.words : wordsOfCell(block.rows[0]?.cells[0]);
    if (block.kind === "paragraph" && plainText(block).trim() === "" && !block.label && hangs.comments.length + hangs.notes.length === 0) {
      tell(hangs.told);
      continue;
    }
    const first = words[0];
    const lead = first?.hidden === true && /^[↵\s]+$/.test(first.text) ? first.text : undefined;
    text += lead?.replaceAll("↵", "\n") ?? usualLead(block, before);
    const skip = lead === undefined ? 0 : 1;
    if (block.kind === "paragraph") {
      const level = /^heading ([1-6])$/.exec(block.style.name)?.[1];
      if (level !== undefined) headings++;
      const label = block.label ? `${block.label.text} ` : "";
      text += (level === undefined ? "" : `${"#".repeat(Number(level))} `) + label + asWritten(words.slice(skip)).replace("\t", " ");
    } else {
      tables++;
      text += tableText(block, skip);
    }
    tell(hangs.told);
    for (const comment of hangs.comments) text += `\n${commented(comment)}`;
    notes.push(...hangs.notes);
    before = block;
  }
  for (const call of notes) text += `\n\n[^${call.number}]: ${noteText(call).trim()}`;
  return { text: text === "" ? "" : `${text}\n`, entries, headings, tables };
}

function usualLead(block: Block, before: Block | undefined): string {
  if (!before) return "";
  if (isComment(before)) return "\n";
  const isItem = block.kind === "paragraph" && /^sec list \d$/.test(block.style.name);
  return isItem && before.kind === "paragraph" && !/^heading \d$/.test(before.style.name) ? "\n" : "\n\n";
}

function isComment(block: Block): boolean {
  return block.kind === "paragraph" && block.style.name === "sec comment";
}

function tableText(table: TableBlock, skip: number): string {
  return table.rows
    .map(({ header, cells }, i) => {
      const written = cells.map((cell, j) => asWritten(wordsOfCell(cell).slice(i === 0 && j === 0 ? skip : 0).map(asInCell)));
      const last = written.pop() ?? "";
      const bar = barIn(last);
      const row = plainRow([...written, bar < 0 ? last : last.slice(0, bar).trimEnd()]) + (bar < 0 ? "" : last.slice(bar + 1).trimEnd());
      return header ? `${row}\n${separatorRow(cells.length)}` : row;
    })
    .join("\n");
}

/** What is seen of a cell, as it is written there; what is hidden stands as it stood. */
function asInCell(words: Words): Words {
  return words.hidden ? words : { ...words, text: words.text.replaceAll("|", "\\|").replaceAll("\n", "<br>") };
}

/** Where the bar stands that ends a cell, before what stands behind its row; -1 where none does. One in a comment ends nothing, nor does `\|`. */
function barIn(cell: string): number {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === 124) return at;
    if (code === 92) at++;
    else if (cell.startsWith("<!--", at)) {
      const close = cell.indexOf("-->", at + 4);
      if (close < 0) return -1;
      at = close + 2;
    }
  }
  return -1;
}

/** The words of a cell, its paragraphs behind line breaks. */
function wordsOfCell(cell: Cell | undefined): readonly Words[] {
  const paragraphs = (cell?.blocks ?? []).filter((block): block is Paragraph => block.kind === "paragraph");
  return paragraphs.flatMap(({ words, label }, i) => [...(i === 0 ? [] : [plain("\n")]), ...(label ? [plain(`${label.text} `)] : []), ...words]);
}

function plain(text: string): Words {
  return { text, bold: false, caps: false, underlined: false, raised: false, code: false, hidden: false };
}

function asWritten(words: readonly Words[]): string {
  let text = "";
  let bold = false;
  let code = false;
  for (const one of words) {
    if (one.hidden) {
      // A line end takes the place of the space, or the line break, that Word shows.
      if (/^\s*↵/.test(one.text)) text = text.replace(/[ \n]$/, "");
      text += one.text.replaceAll("↵", "\n");
      continue;
    }
    if (bold !== one.bold) text += "**";
    if (code !== one.code) text += "`";
    [bold, code] = [one.bold, one.code];
    text += one.text;
  }
  return text + (bold ? "**" : "") + (code ? "`" : "");
}

function lineOf(text: string): number {
  let line = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
