// A redline as Markdown, for the description of a change where it is reviewed: `<ins>` and `<del>` show on the sites that
// hold such descriptions, and read well where they do not.

import { greatest } from "../text/greatest.ts";
import type { ChangedParagraph, ChangedRow } from "./compare.ts";
import type { ShownItem, ShownTable } from "./excerpt.ts";
import { plainRow, separatorRow } from "./pipe-table.ts";
import { boldChange, contents, introduction, schemaLines } from "./redline-words.ts";
import type { Redline } from "./redline.ts";
import type { Piece } from "./word-diff.ts";

/** The text, which ends with a line end. */
export function redlineMarkdown(redline: Redline): string {
  const blocks = [
    `# ${escape(redline.title)}`,
    ...introduction(redline).map(escape),
    contents(redline).map((line) => `- ${escape(line)}`).join("\n"),
    ...redline.documents.flatMap(({ name, about, changes }) => [
      `## ${escape(name)}`,
      ...about.map(paragraph),
      ...changes.flatMap(({ instruction, items }) => [`_${escape(instruction)}_`, ...items.map((one) => quoted(item(one)))]),
    ]),
    ...redline.schemas.flatMap((schema) => [`## XML Schema ${escape(schema.path)}`, ...schemaLines(schema).map(escape)]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n").replace(/^(> .*|>)\n\n(?=>)/gm, "$1\n>\n")}\n`;
}

function item(one: ShownItem): string {
  switch (one.kind) {
    case "omission":
      return "[…]";
    case "paragraph":
      return paragraph(one);
    case "table":
      return table(one);
  }
}

function paragraph({ style, pieces }: ChangedParagraph): string {
  const told = piecesMarkdown(pieces, style.name === "heading" || style.name === "plain-heading" ? " " : "<br>", notesOf([pieces]));
  switch (style.name) {
    case "heading":
    case "plain-heading":
      return `**${told.replaceAll("**", "")}**`;
    case "list":
    case "continued":
      return `${"&emsp;".repeat(style.level)}${told}`;
    default:
      return told;
  }
}

function table({ rows, header, omitted }: ShownTable): string {
  const columns = greatest(rows.map(({ cells }) => cells.length), 1);
  const gap = plainRow(["[…]", ...new Array<string>(columns - 1).fill("")]);
  const lines = rows.flatMap((row, at) => [...(omitted?.has(at) ? [gap] : []), rowMarkdown(row)]);
  const line = separatorRow(columns);
  // A table of Markdown's has a header row, if an empty one.
  const head = header && lines.length > 0 ? [lines[0]!, line, ...lines.slice(1)] : [plainRow(new Array<string>(columns).fill("")), line, ...lines];
  return [...head, ...(omitted?.has(rows.length) ? [gap] : [])].join("\n");
}

function rowMarkdown({ cells }: ChangedRow): string {
  const notes = notesOf(cells.map(({ pieces }) => pieces));
  return plainRow(cells.map(({ pieces }) => piecesMarkdown(pieces, "<br>", notes).replaceAll("|", "\\|")));
}

function piecesMarkdown(pieces: readonly Piece[], lineEnd: string, notes: ReadonlyMap<Piece, string>): string {
  return pieces.map((piece) => `${pieceMarkdown(piece, lineEnd)}${notes.get(piece) ?? ""}`).join("");
}

/** Behind the last words of what moved stands that it did, and which words changed on the way. */
function notesOf(cells: readonly (readonly Piece[])[]): ReadonlyMap<Piece, string> {
  const pieces = cells.flat();
  const notes = new Map<Piece, string>();
  const ends = new Map<number, { readonly first: number; last: number }>();
  pieces.forEach(({ move }, at) => {
    if (move !== undefined) ends.set(move, { first: ends.get(move)?.first ?? at, last: at });
  });
  for (const { first, last } of ends.values()) {
    const { kind } = pieces[last]!;
    const others = pieces.slice(first, last).filter((one) => one.move === undefined && one.kind === kind && /[\p{L}\p{N}]/u.test(one.text));
    const which = others.length === 0 ? "" : `; ${kind === "inserted" ? "new" : "left out"}: ${others.map(({ text }) => `“${escape(text.trim())}”`).join(", ")}`;
    notes.set(pieces[last]!, ` _(${kind === "inserted" ? "moved here" : "moved"}${which})_`);
  }
  return notes;
}

function pieceMarkdown({ kind, mark, was, text }: Piece, lineEnd: string): string {
  const plain = escape(text.replaceAll("\t", " ")).replaceAll("\n", lineEnd);
  const marked = mark === "bold" || mark === "bold-note" ? `<b>${plain}</b>` : mark === "code" ? `<code>${plain}</code>` : plain;
  if (kind === "same") return was === undefined ? marked : `${marked} _(${boldChange(mark)})_`;
  return kind === "inserted" ? `<ins>${marked}</ins>` : `<del>${marked}</del>`;
}

function quoted(block: string): string {
  return block.split("\n").map((line) => `> ${line}`).join("\n");
}

/** Text that a Markdown reader takes as it stands. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]#~]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
