// A document as people bring it in by other ways than the import: what Word, a mail, a browser or a converter makes of its
// headings, paragraphs and tables.

import { parse } from "../../server/src/syntax/parse.ts";
import type { Run } from "../../server/src/word/runs.ts";
import { visible, wordDocument, type Item, type Paragraph, type WordTable } from "../../server/src/word/paragraphs.ts";

/** The document `name` with `text` by one way. */
export type Way = (text: string, name: string) => string;

interface Marks {
  /** The words of a run; those of a listing stay as they are. */
  readonly words: (run: Run) => string;
  readonly paragraph: (words: string, paragraph: Paragraph) => string;
  readonly table: (rows: readonly (readonly string[])[], table: WordTable) => string;
  readonly lineEnd?: string;
}

function way({ words, paragraph, table, lineEnd = "\n" }: Marks): Way {
  const shown = (runs: readonly Run[]): string => runs.filter(({ mark }) => mark !== "hidden").map((run) => (run.mark === "code" ? run.text : words(run))).join("");
  const piece = (item: Item): string => {
    if (item.kind === "table") return table(item.rows.map(({ cells }) => cells.map(shown)), item);
    return item.style.name === "listing" ? `${visible(item.runs)}\n\n` : paragraph(shown(item.runs), item);
  };
  return (text, name) =>
    wordDocument(parse(text, { name })).items
      .filter((item) => item.kind === "table" || item.style.name !== "comment")
      .map(piece)
      .join("")
      .replaceAll("\n", lineEnd);
}

const plain = ({ text }: Run): string => text;
/** How deep a heading stands; 0 of what is none. */
const levelOf = ({ style }: Paragraph): number => (style.name === "heading" || style.name === "plain-heading" ? Math.min(6, style.level) : 0);
const hashes = (paragraph: Paragraph): string => (levelOf(paragraph) > 0 ? `${"#".repeat(levelOf(paragraph))} ` : "");
const spaced = (words: string): string => words.replace(/\t/g, " ");
const curly = (words: string): string => words.replace(/(^|[\s(\[])"/g, "$1“").replace(/"/g, "”").replace(/'/g, "’");
/** Word keeps a number with what stands before it. */
const kept = (words: string): string => words.replace(/\b(Sections?|Appendix|clause|paragraph|Table) (?=[A-Z]?\d|[A-Z]\b)/g, "$1\u00a0");

/** The lines of `words`, none of them longer than `width` where a space can be had. */
function wrapped(words: string, width: number): string {
  return words.replace(/[^\n]+/g, (line) => line.replace(new RegExp(`(?=\\S)(.{1,${width}})(?: |$)`, "g"), "$1\n").trimEnd());
}

const pipes = (rows: readonly (readonly string[])[], rule: string): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\n/g, "<br>")).join(" | ")} |\n`;
  return `${line(rows[0]!)}|${rows[0]!.map(() => rule).join("|")}|\n${rows.slice(1).map(line).join("")}\n`;
};

const html = (rows: readonly (readonly string[])[]): string => `<table>\n${rows.map((cells) => `<tr>\n${cells.map((cell) => `<td>${wrapped(cell, 60)}</td>\n`).join("")}</tr>\n`).join("")}</table>\n\n`;

/** A drawn table, its columns so wide that no word is cut. */
function drawn(rows: readonly (readonly string[])[], most: number): string {
  const cells = rows.map((row) => row.map((cell) => wrapped(cell, most).split("\n")));
  const widths = rows[0]!.map((_, column) => Math.max(3, ...cells.map((row) => Math.max(...(row[column] ?? [""]).map((line) => line.length)))));
  const border = (mark: string): string => `+${widths.map((width) => mark.repeat(width + 2)).join("+")}+\n`;
  const lines = (row: readonly (readonly string[])[]): string =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, i) => `| ${widths.map((width, column) => (row[column]?.[i] ?? "").padEnd(width)).join(" | ")} |\n`).join("");
  return `${border("-")}${cells.map((row, i) => lines(row) + border(i === 0 ? "=" : "-")).join("")}\n`;
}

const pandocEscapes = (words: string): string => words.replace(/^\((?=\w{1,4}\))/, "\\(").replace(/^(\\\(\w{1,4})\)/, "$1\\)").replace(/["'[\]<>@#$]/g, "\\$&");
const everyMark = (words: string): string => words.replace(/[\\`*_{}[\]()#+\-.!]/g, "\\$&");

const pandoc = (table: Marks["table"]): Way =>
  way({
    words: ({ mark, text }) => (mark === "bold" ? `**${pandocEscapes(text)}**` : pandocEscapes(text)),
    paragraph: (words, paragraph) => (levelOf(paragraph) > 0 ? `${hashes(paragraph)}${spaced(words)} {#${words.toLowerCase().replace(/\W+/g, "-")} .SEC-Heading}\n\n` : `${wrapped(spaced(words), 72)}\n\n`),
    table,
  });

export const ways: Readonly<Record<string, Way>> = {
  "Word, saved as plain text": way({ words: plain, paragraph: (words) => `${kept(curly(words))}\n`, table: (rows) => rows.map((cells) => `${kept(curly(cells.join("\t")))}\n`).join(""), lineEnd: "\r\n" }),
  "Word, saved as plain text, a cell a line": way({ words: plain, paragraph: (words) => `${kept(words)}\n`, table: (rows) => rows.map((cells) => cells.map((cell) => `${cell}\n`).join("")).join(""), lineEnd: "\r\n" }),
  "copied out of Word": way({
    words: plain,
    paragraph: (words, { style }) => `${style.name === "list" ? `·\t${words}` : kept(words).replace(/\n/g, "\v")}\u200b\n`,
    table: (rows) => rows.map((cells) => `${cells.join("\t")}\n`).join(""),
  }),
  "quoted in a mail": (text, name) => wrapped(way({ words: plain, paragraph: (words) => `${spaced(words)}\n\n`, table: (rows) => `${rows.map((cells) => cells.join("\n\n")).join("\n\n")}\n\n` })(text, name), 74).replace(/^/gm, "> "),
  "copied out of a browser": way({ words: plain, paragraph: (words) => `${spaced(words)}\n\n`, table: (rows) => `${rows.map((cells) => cells.join(" \t")).join("\n")}\n\n` }),
  "pandoc, a drawn table": pandoc((rows) => drawn(rows, 40)),
  "pandoc, a drawn table of wide lines": pandoc((rows) => drawn(rows, 1000)),
  "pandoc, a table of pipes": pandoc((rows) => pipes(rows, "----")),
  "pandoc, a table in HTML": pandoc(html),
  "Google Docs, as Markdown": way({
    words: ({ mark, text }) => { const words = text.replace(/[-+=<>!#~[\]&]/g, "\\$&"); return mark === "bold" ? `**${words}**` : words; },
    paragraph: (words, paragraph) => (levelOf(paragraph) > 0 ? `${hashes(paragraph)}**${spaced(words)}** {#${words.toLowerCase().replace(/\W+/g, "-")}}\n\n` : `${spaced(words).replace(/^[A-Z]?[\d.]+[A-Z]{0,2}(?= )/, (number) => `**${number.replace(/\.$/, "\\.")}**`)}  \n\n`),
    table: (rows) => pipes(rows, " :---- "),
  }),
  "mammoth": way({
    words: ({ mark, text }) => (mark === "bold" ? `__${everyMark(text)}__` : everyMark(text)),
    paragraph: (words, paragraph) => `${hashes(paragraph)}<a id="_Toc1"></a>${words}\n\n`,
    table: (rows) => rows.map((cells) => cells.map((cell) => `${cell}\n\n`).join("")).join(""),
  }),
  "markitdown": way({
    words: ({ mark, text }) => { const words = text.replace(/[\\&<`[>~=+|-]/g, "\\$&").replace(/(\d)([.)])(?=\s|$)/g, "$1\\$2"); return mark === "bold" ? `**${words}**` : words; },
    paragraph: (words, paragraph) => `${hashes(paragraph)}${spaced(words)}\n\n`,
    table: (rows) => pipes(rows, " --- "),
  }),
  "a wiki's page": way({
    words: ({ mark, text }) => (mark === "bold" ? `*${text}*` : text.replace(/[[\](]/g, "\\$&")),
    paragraph: (words, paragraph) => (levelOf(paragraph) > 0 ? `h${levelOf(paragraph)}. {anchor:a}${spaced(words)}\n` : `${spaced(words)}\n\n`),
    table: (rows) => `||${rows[0]!.join("||")}||\n${rows.slice(1).map((cells) => `|${cells.join("|")}|\n`).join("")}\n`,
  }),
  "underlined headings": way({
    words: ({ mark, text }) => (mark === "bold" ? `**${text}**` : text),
    paragraph: (words, paragraph) => (levelOf(paragraph) > 0 ? `${spaced(words)}\n${(levelOf(paragraph) === 1 ? "=" : "-").repeat(spaced(words).length)}\n\n` : `${spaced(words)}\n\n`),
    table: (rows) => pipes(rows, "---"),
  }),
  "UTF-8 read as Windows 1252": (text, name) => Buffer.from(curly(way({ words: plain, paragraph: (words) => `${spaced(words)}\n\n`, table: (rows) => pipes(rows, "---") })(text, name)), "utf8").toString("latin1").replace(/\u0080/g, "€").replace(/\u0099/g, "™").replace(/\u009c/g, "œ"),
};
