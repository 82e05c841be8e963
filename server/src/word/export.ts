// A document as a .docx that looks as the Code looks in Word, and from which `import` gets the same text back.
//
// What is written, and what a reader makes of it (the word `hidden` means the character style "SEC Source", vanished):
// - Custom property `sec-duis`: "export 1", which says that all of this holds; `front-matter`: the YAML block with its
//   fences, then an empty line or not, as it stands before the first paragraph; `notes`: the highest number of a footnote.
// - "heading N" -> `#` N times and a space; "SEC Plain Heading N" and "caption" -> no mark. "SEC Clause", "SEC Text",
//   "SEC List N", "SEC List Text N" -> as they stand; the first tab, behind the label, is one space. "SEC Listing" ->
//   line for line. "SEC Comment" -> the hidden text.
// - A bold run of its own (not by its style) is `**bold**`, one in "SEC Code" is `` `code` ``; `¹` in "SEC Note Mark" is the
//   mark of a footnote, `[^1]`, whose words stand in a paragraph that begins with it.
// - Before a paragraph: nothing if it is the first; one line end if it is a "SEC List N" behind another paragraph that is
//   no "heading N", or follows a "SEC Comment"; else an empty line. Where the text has it otherwise, the paragraph opens
//   with a hidden run that holds what stands there: "↵" is a line end, and spaces are the indent.
// - Any other hidden run is text as it stands ("↵" a line end); if it begins with "↵", behind spaces or not, it takes the
//   place of the space, or of the line break over a bullet, before it.
// - A table row is `| a | b |`, an empty cell `| |`, a line break in a cell `<br>`, "|" in what is seen of it `\|`. Behind a row that is
//   repeated as header row stands `| --- | --- |`. A table that does not open as usual is told by a hidden run in its first cell;
//   what stands behind a row, by one in its last cell that begins with the bar which ends this.
// - An empty "SEC Comment" is nothing: it keeps two tables apart. The text ends with one line end.
// `notes` say what this cannot carry: page headers, contents lists, the padding of tables, control characters.

import { identityName } from "../syntax/identity.ts";
import type { Tree } from "../syntax/tree.ts";
import { greatest } from "../text/greatest.ts";
import { slice } from "../text/span.ts";
import { cellsOf } from "./cells.ts";
import { acrossWidth, nothing, onPagesAcross, packDocx, pageWidth, paragraphProperties, run, unwritableIn } from "./ooxml.ts";
import { usualLead, visible, withoutMarks, wordDocument, type Item, type Paragraph, type WordTable } from "./paragraphs.ts";
import { plainRow } from "./pipe-table.ts";
import type { Run } from "./runs.ts";
import { hiddenText } from "./shown.ts";
import { layoutOf, type TableLayout } from "./table-layout.ts";

export interface ExportOptions {
  readonly author: string;
  /** "2024-06-27T09:30:00Z", or undefined to say nothing of it. */
  readonly date?: string | undefined;
}

export interface Exported {
  readonly bytes: Uint8Array;
  /** What the .docx does not hold, for people. */
  readonly notes: readonly string[];
}

/** The .docx of `tree`. */
export function exportDocx(written: Tree, { author, date }: ExportOptions): Exported {
  const tree = withoutMarks(written);
  const { items, frontMatter, leftOut } = wordDocument(tree);
  const { version } = written.identity;
  const name = documentName(written);
  const parts = items.map((item, i) => {
    const lead = item.lead === usualLead(item, items[i - 1]) ? "" : run(hiddenText(item.lead), "hidden");
    if (item.kind === "paragraph") return paragraphXml(item, lead);
    // Two tables that touch would be one, and Word wants a paragraph at the end.
    return tableXml(item, lead, isDefinitions(tree, item)) + (items[i + 1]?.kind === "paragraph" ? "" : nothing);
  });
  const notes = greatest([...written.source.toString().matchAll(/\[\^(\d{1,3})\]/g)].map(([, number]) => Number(number)), 0);
  const gap = frontMatter === "" ? "" : /^\n*/.exec(tree.text.slice(frontMatter.length))![0];
  const bytes = packDocx({
    body: parts.join(""),
    title: name,
    subject: "Smart Energy Code",
    header: [name, version === undefined ? "" : `Version ${version}`],
    author,
    date,
    properties: { "sec-duis": "export 1", ...(version === undefined ? {} : { version }), ...(notes === 0 ? {} : { notes: String(notes) }), ...(frontMatter === "" ? {} : { "front-matter": frontMatter + gap }) },
  });
  const padded = tree.tables.some((table) => table.rows.some((row) => slice(tree.text, row.at) !== plainRow(cellsOf(tree, row).map((cell) => slice(tree.text, cell)))));
  const lost = unwritableIn(tree.text.toString());
  return {
    bytes,
    notes: [
      ...(leftOut > 0 ? [`${leftOut} ${leftOut === 1 ? "line" : "lines"} of page headers, page numbers and contents lists ${leftOut === 1 ? "is" : "are"} left out.`] : []),
      ...(lost > 0 ? [`${lost} ${lost === 1 ? "character" : "characters"} that no Word file can hold ${lost === 1 ? "is" : "are"} written as “�”.`] : []),
      ...(padded ? ["The spaces that line up the columns of its tables are not kept."] : []),
    ],
  };
}

/** "Section G: Security", "Appendix AD: DCC User Interface Specification". */
export function documentName({ identity }: Tree): string {
  return identity.title === "" ? identityName(identity) : `${identityName(identity)}: ${identity.title}`;
}

function isDefinitions(tree: Tree, item: Item): boolean {
  const clause = tree.clauses[item.clause];
  return tree.definitions.some(({ form, clause: at }) => form === "table" && at === item.clause) && clause !== undefined;
}

function paragraphXml({ style, runs }: Paragraph, lead: string): string {
  const mark = style.name === "comment" ? "<w:rPr><w:vanish/></w:rPr>" : "";
  return `<w:p>${paragraphProperties(style, visible(runs), mark)}${lead}${runs.map(({ text, mark }) => run(text, mark)).join("")}</w:p>`;
}

function tableXml({ rows, header }: WordTable, lead: string, isDefinitions: boolean): string {
  const layout = layoutOf(rows.map(({ cells }) => cells.map(visible)));
  const { widths } = layout;
  const body = rows.map(({ cells }, i) => {
    const style = cellStyle(layout, header && i === 0);
    return rowXml(cells.map((runs, j) => cellXml(widths[j]!, header && i === 0, `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${i === 0 && j === 0 ? lead : ""}${runs.map(({ text, mark }: Run) => run(text, mark)).join("")}</w:p>`)), widths.length, header && i === 0, "");
  });
  return tableOf(layout, body, isDefinitions ? "SECDefinitions" : "TableGrid");
}

/** The style of the paragraphs in its cells. */
export function cellStyle({ isAcross }: TableLayout, isHeader: boolean): string {
  return `SECCell${isHeader ? "Head" : ""}${isAcross ? "Small" : ""}`;
}

/** A table of `rows`. */
export function tableOf({ widths, isAcross }: TableLayout, rows: readonly string[], style: string): string {
  const margins = isAcross ? '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>' : "";
  const table = `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${isAcross ? acrossWidth : pageWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;
  return isAcross ? onPagesAcross(table) : table;
}

/** `change` is a tracked change of the row itself. */
export function rowXml(cells: readonly string[], columns: number, isHeader: boolean, change: string): string {
  const after = columns > cells.length ? `<w:gridAfter w:val="${columns - cells.length}"/>` : "";
  const properties = `${after}<w:cantSplit/>${isHeader ? "<w:tblHeader/>" : ""}${change}`;
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.join("")}</w:tr>`;
}

/** A cell of `width` twentieths of a point that holds `paragraphs`, as XML. `change` is a tracked change of the cell itself. */
export function cellXml(width: number, isHeader: boolean, paragraphs: string, change = ""): string {
  const shade = isHeader ? '<w:shd w:val="clear" w:color="auto" w:fill="DCE3EF"/>' : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}${change}</w:tcPr>${paragraphs}</w:tc>`;
}
