// A Word document that is a title, a few lines and one table: the housekeeping log as a modification report has it.

import { cellXml, rowXml, tableOf } from "./export.ts";
import { packDocx, pageWidth, run, styleId } from "./ooxml.ts";

export interface TableDocument {
  readonly title: string;
  /** Under the title. */
  readonly introduction: readonly string[];
  readonly columns: readonly TableColumn[];
  /** Each cell as its paragraphs. */
  readonly rows: readonly (readonly (readonly string[])[])[];
  readonly author: string;
  /** "2024-06-27T09:30:00Z" */
  readonly date: string | undefined;
}

export interface TableColumn {
  readonly name: string;
  /** How wide it is beside the others. */
  readonly share: number;
}

/** The bytes of the .docx. */
export function tableDocx({ title, introduction, columns, rows, author, date }: TableDocument): Uint8Array {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((pageWidth * share) / shares));
  const paragraph = (style: string, text: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
  const cell = (lines: readonly string[], column: number): string => cellXml(widths[column]!, false, (lines.length === 0 ? [""] : lines).map((line) => paragraph("SECCell", line)).join(""));
  const head = rowXml(columns.map(({ name }, i) => cellXml(widths[i]!, true, paragraph("SECCellHead", name))), columns.length, true, "");
  const body = [
    paragraph(styleId({ name: "heading", level: 1 }), title),
    ...introduction.map((line) => paragraph("SECText", line)),
    tableOf({ widths, isAcross: false }, [head, ...rows.map((cells) => rowXml(cells.map(cell), columns.length, false, ""))], "TableGrid"),
    paragraph("SECText", ""),
  ];
  return packDocx({ body: body.join(""), title, subject: "Smart Energy Code", header: [title, ""], author, date, properties: {} });
}
