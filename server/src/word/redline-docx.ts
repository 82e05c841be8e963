// A redline as a Word document with tracked changes. Accepting all of them gives the new text, rejecting all the old.

import { dateInWords } from "../text/dates.ts";
import { greatest } from "../text/greatest.ts";
import { cellStyle, cellXml, rowXml, tableOf } from "./export.ts";
import { escape, nothing, packDocx, paragraphProperties, run, runProperties, styleId } from "./ooxml.ts";
import type { ChangedCell, ChangedParagraph, ChangedRow } from "./compare.ts";
import type { ShownItem, ShownTable } from "./excerpt.ts";
import { visible } from "./paragraphs.ts";
import { contents, introduction, schemaLines } from "./redline-words.ts";
import type { Redline } from "./redline.ts";
import { layoutOf, type TableLayout } from "./table-layout.ts";
import type { Piece } from "./word-diff.ts";

export interface Revision {
  /** Whom Word names as the one who made the changes. */
  readonly author: string;
  /** "2024-06-27T09:30:00Z", or undefined: Word then shows no date. */
  readonly date: string | undefined;
}

/** The bytes of the .docx. */
export function redlineDocx(redline: Redline, revision: Revision): Uint8Array {
  const pen = penOf(revision);
  const body = [
    plain("Title", redline.title),
    ...introduction(redline).map((line) => plain("SECText", line)),
    ...contents(redline).map((line) => plain("SECList1", `–\t${line}`)),
    ...redline.documents.flatMap(({ name, about, changes }) => [
      plain("SECDocument", name),
      ...about.map((line) => paragraphXml(line, false, pen)),
      ...changes.flatMap(({ instruction, items }) => [plain("SECInstruction", instruction), ...items.map((item, at) => itemXml(item, items[at - 1], items[at + 1], pen))]),
    ]),
    ...redline.schemas.flatMap((schema) => [plain("SECDocument", `XML Schema ${schema.path}`), ...schemaLines(schema).map((line) => plain("SECText", line))]),
  ];
  return packDocx({
    body: body.join(""),
    title: redline.title,
    subject: "Smart Energy Code",
    header: [redline.title, revision.date === undefined ? "" : dateInWords(revision.date)],
    ...revision,
    properties: { "sec-duis": "redline 1" },
  });
}

/** Writes tracked changes, each with an id of its own. */
interface Pen {
  /** The attributes of a change; "apart" from another that it touches across a paragraph's end. */
  readonly attributes: (how?: "apart") => string;
}

function penOf({ author, date }: Revision): Pen {
  let id = 0;
  const by = (at: string | undefined): string => ` w:author="${escape(author)}"${at === undefined ? "" : ` w:date="${at}"`}`;
  const [usual, apart] = [by(date), by(later(date))];
  return { attributes: (how) => ` w:id="${++id}"${how === "apart" ? apart : usual}` };
}

/** LibreOffice takes changes of one kind, author and minute that touch across a paragraph's end for one, and the paragraph's end for changed. */
function later(date: string | undefined): string | undefined {
  const time = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time + 2 * 60_000).toISOString().replace(".000Z", "Z");
}

/** Whether the paragraph opens with a change like the one that ends the paragraph before it, whose own end stays. */
function isTouching({ pieces }: ChangedParagraph, before: ShownItem | undefined): boolean {
  const [first, last] = [pieces[0]?.kind ?? "same", before?.kind === "paragraph" ? before.pieces.at(-1)?.kind : undefined];
  return first !== "same" && first === last && before?.kind === "paragraph" && before.change !== first;
}

function itemXml(item: ShownItem, before: ShownItem | undefined, next: ShownItem | undefined, pen: Pen): string {
  switch (item.kind) {
    case "omission":
      return plain("SECNote", "[…]");
    case "paragraph":
      return paragraphXml(item, isTouching(item, before), pen);
    case "table":
      return tableXml(item, pen) + (next && next.kind !== "table" ? "" : nothing);
  }
}

function paragraphXml({ change, style, oldStyle, pieces }: ChangedParagraph, isApart: boolean, pen: Pen): string {
  const [came, went] = pieces.some(({ move }) => move !== undefined) ? ["moveTo", "moveFrom"] : ["ins", "del"];
  const mark = change === "inserted" ? `<w:rPr><w:${came}${pen.attributes()}/></w:rPr>` : change === "deleted" ? `<w:rPr><w:${went}${pen.attributes()}/></w:rPr>` : "";
  const was = oldStyle === undefined ? "" : `<w:pPrChange${pen.attributes()}><w:pPr><w:pStyle w:val="${styleId(oldStyle)}"/></w:pPr></w:pPrChange>`;
  return `<w:p>${paragraphProperties(style, visible(pieces), mark + was)}${piecesXml(pieces, pen, isApart ? "apart" : undefined)}</w:p>`;
}

/** What moved stands, from its first words to its last, between the marks that bring the two places together. */
function piecesXml(pieces: readonly Piece[], pen: Pen, apart?: "apart"): string {
  const ends = new Map<number, { readonly first: number; last: number }>();
  pieces.forEach(({ move }, at) => {
    if (move !== undefined) ends.set(move, { first: ends.get(move)?.first ?? at, last: at });
  });
  const ids = new Map<number, string>();
  return pieces
    .map((piece, at) => {
      const xml = (): string => pieceXml(piece, pen, at === 0 ? apart : undefined);
      if (piece.move === undefined) return xml();
      const kind = piece.kind === "inserted" ? "moveTo" : "moveFrom";
      const { first, last } = ends.get(piece.move)!;
      const attributes = first === at ? pen.attributes() : "";
      if (first === at) ids.set(piece.move, /w:id="\d+"/.exec(attributes)![0]);
      return `${first === at ? `<w:${kind}RangeStart${attributes} w:name="move${piece.move + 1}"/>` : ""}${xml()}${last === at ? `<w:${kind}RangeEnd ${ids.get(piece.move)!}/>` : ""}`;
    })
    .join("");
}

function pieceXml({ kind, mark, was, text, move }: Piece, pen: Pen, apart: "apart" | undefined): string {
  if (kind === "same") return run(text, mark, "t", was === undefined ? "" : `<w:rPrChange${pen.attributes()}><w:rPr>${runProperties[was]}</w:rPr></w:rPrChange>`);
  if (kind === "inserted") {
    const name = move === undefined ? "ins" : "moveTo";
    return `<w:${name}${pen.attributes(apart)}>${run(text, mark)}</w:${name}>`;
  }
  // Text that moved away is still text, says the standard; only what is deleted is not.
  return move === undefined ? `<w:del${pen.attributes(apart)}>${run(text, mark, "delText")}</w:del>` : `<w:moveFrom${pen.attributes(apart)}>${run(text, mark)}</w:moveFrom>`;
}

function tableXml({ rows, header, omitted }: ShownTable, pen: Pen): string {
  const layout = layoutOf(rows.map(({ cells }) => cells.map(({ pieces }) => visible(pieces))));
  const lines: string[] = [];
  rows.forEach((row, at) => {
    if (omitted?.has(at)) lines.push(omittedRow(layout));
    lines.push(changedRow(row, layout, header && at === 0, pen));
  });
  if (omitted?.has(rows.length)) lines.push(omittedRow(layout));
  return tableOf(layout, lines, "TableGrid");
}

/** Of a row that moved, Word is told of the cell with the most words: the two places of a move are one range each. */
function withOneMove(cells: readonly ChangedCell[]): readonly ChangedCell[] {
  const sizes = cells.map(({ pieces }) => pieces.reduce((sum, { move, text }) => sum + (move === undefined ? 0 : text.length), 0));
  const most = sizes.indexOf(greatest(sizes));
  return cells.map((cell, at) => (at === most ? cell : { ...cell, pieces: cell.pieces.map(({ move, ...piece }) => piece) }));
}

function changedRow({ change, cells }: ChangedRow, layout: TableLayout, isHeader: boolean, pen: Pen): string {
  const [came, went] = ["ins", "del"] as const;
  const rowElement = change === "inserted" ? came : change === "deleted" ? went : undefined;
  const rowTrack = rowElement === undefined ? "" : `<w:${rowElement}${pen.attributes()}/>`;
  const columns = withOneMove(cells).map((cell, at) => {
    // A cell that only holds a place goes with its column where the row stays.
    const own = cell.change === "absent" ? (change === "inserted" ? went : came) : rowElement !== undefined ? undefined : cell.change === "inserted" ? came : cell.change === "deleted" ? went : undefined;
    const track = own === undefined ? "" : `<w:cell${own === came ? "Ins" : "Del"}${pen.attributes()}/>`;
    const element = own ?? rowElement;
    const mark = element === undefined ? "" : `<w:rPr><w:${element}${pen.attributes()}/></w:rPr>`;
    return cellXml(layout.widths[at]!, isHeader, `<w:p><w:pPr><w:pStyle w:val="${cellStyle(layout, isHeader)}"/>${mark}</w:pPr>${piecesXml(cell.pieces, pen)}</w:p>`, track);
  });
  return rowXml(columns, layout.widths.length, isHeader, rowTrack);
}

function omittedRow(layout: TableLayout): string {
  const { widths } = layout;
  const width = widths.reduce((sum, one) => sum + one, 0);
  return `<w:tr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="${widths.length}"/></w:tcPr>${plain(cellStyle(layout, false), "[…]")}</w:tc></w:tr>`;
}

function plain(style: string, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
}
