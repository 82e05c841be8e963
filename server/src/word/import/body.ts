// Paragraphs and tables, in the order of the document: each paragraph with the number that Word shows before it.

import { columnsOf, type Block, type Cell, type Paragraph, type TableBlock, type TableRow, type Words } from "./blocks.ts";
import { chosen, isContentsControl, isPlaceholder, raised, readInline, tellOfPrompt, unknown } from "./inline.ts";
import { changeNote, changeOf, markOf, markStands, propertiesOf, stands, wordsIn } from "./revisions.ts";
import { anchor, gathered, inContents, markAnchor, tell, type Story } from "./story.ts";
import { asNumber, outlineOf } from "./styles.ts";
import { at, child, childrenOf, flagOf, valueOf, type Element } from "./xml.ts";

/** The blocks of `elements`, children of a body, a cell, a note or a text box. */
export function readBlocks(story: Story, elements: readonly Element[]): Block[] {
  const blocks: Block[] = [];
  for (const element of elements) readBlock(story, element, blocks);
  return blocks;
}

function readBlock(story: Story, element: Element, blocks: Block[]): void {
  const change = changeOf(element);
  if (change !== undefined) {
    if (stands(story, change)) for (const one of childrenOf(element)) readBlock(story, one, blocks);
    return;
  }
  switch (element.name) {
    case "w:p": readParagraph(story, element, blocks); break;
    case "w:tbl": readTable(story, element, blocks); break;
    case "w:sdt":
      if (isContentsControl(element)) story.contents += childrenOf(child(element, "w:sdtContent"), "w:p").length;
      // A prompt is a line; more is text that somebody wrote, whatever Word thinks of it.
      else if (isPlaceholder(element) && childrenOf(child(element, "w:sdtContent")).length === 1 && child(child(element, "w:sdtContent"), "w:p")) tellOfPrompt(story, element);
      else for (const one of childrenOf(child(element, "w:sdtContent"))) readBlock(story, one, blocks);
      break;
    case "w:customXml": case "w:smartTag": for (const one of childrenOf(element)) readBlock(story, one, blocks); break;
    case "mc:AlternateContent": for (const one of childrenOf(chosen(element))) readBlock(story, one, blocks); break;
    case "w:commentRangeStart": case "w:commentRangeEnd": markAnchor(story, element); break;
    case "w:altChunk": tell(story, "unknown", "A piece of another file was embedded here (w:altChunk), and is left out. Open the document in Word and save it again to have it carried."); break;
    case "m:oMathPara": case "m:oMath": case "w:r": case "w:hyperlink": readParagraph(story, { name: "w:p", attributes: {}, children: [element] }, blocks); break;
    default: if (wordsIn(element) !== "") unknown(story, element);
  }
}

function readParagraph(story: Story, element: Element, blocks: Block[]): void {
  const properties = propertiesOf(story, element, "w:pPr");
  const style = story.styles.paragraph(valueOf(properties, "w:pStyle"));
  const startsInContents = inContents(story);
  const mark = child(properties, "w:rPr");
  const ownOutline = valueOf(properties, "w:outlineLvl");
  const read: Words[] = story.carried;
  story.carried = [];
  const carriedOver = read.length > 0;
  anchor(story, " ");
  readInline(story, element, style.look, read, (inner, content) => readBlocks(inner, childrenOf(content)));
  const words = raised(read);
  const boxes = story.boxes.splice(0);
  const contents = startsInContents || inContents(story) || /^(?:toc \d|table of figures)$/.test(style.name);
  const blank = words.every(({ text }) => text.trim() === "");
  if (contents && (blank || /^toc \d|^table of figures$/.test(style.name))) {
    story.contents++;
    blocks.push(...boxes);
    return;
  }
  const change = markOf(mark);
  if (change && story.changes === "comments" && (blank ? childrenOf(element).length > 1 : true)) story.comments.push(changeNote(change, changeOf(change) === "in" ? "Paragraph's end inserted" : "Paragraph's end deleted"));
  // Where its end does not stand, or is hidden, it runs on into the next paragraph, whose properties hold.
  if (!markStands(story, mark) || (flagOf(mark, "w:vanish") === true && !blank && !story.ours)) {
    if (!blank || carriedOver) story.carried = words;
    blocks.push(...boxes);
    return;
  }
  if (flagOf(mark, "w:vanish") === true && blank && !story.ours && wordsIn(element) !== "") {
    blocks.push(...boxes);
    return;
  }
  const numbering = child(properties, "w:numPr");
  const numbered = numbering && child(numbering, "w:ins") && story.changes === "reject" ? undefined : story.numbering.placeOf(numbering, style);
  const label = numbered && story.numbering.next(numbered);
  if (label) story.limits.text(label.text.length);
  if (label?.unknownFormat !== undefined) tell(story, "list", `The number format “${label.unknownFormat}” is not known here; figures stand in its place: ${label.text}.`);
  tellOfFormerNumber(story, numbering);
  if (words.some(({ text }) => /Error! (?:Reference source|Bookmark|No (?:text|bookmark))/i.test(text))) tell(story, "broken-reference", "A cross-reference of Word's is broken: its target is gone. Its message stands in the text.");
  const paragraph: Paragraph = {
    kind: "paragraph",
    words,
    label,
    style,
    outline: ownOutline !== undefined ? outlineOf(ownOutline) : style.outline,
    indent: asNumber(child(properties, "w:ind")?.attributes["w:left"] ?? child(properties, "w:ind")?.attributes["w:start"]) ?? 0,
    ...gathered(story),
  };
  blocks.push(paragraph, ...boxes);
}

/** Word 2003 kept a former number as its text. */
function tellOfFormerNumber(story: Story, numbering: Element | undefined): void {
  const original = child(numbering, "w:numberingChange")?.attributes["w:original"];
  if (original !== undefined && story.changes !== "accept") tell(story, "change", `The number of this paragraph was changed under tracking; the former one (“${original}”) is not carried.`);
}

// --- tables

function readTable(story: Story, element: Element, blocks: Block[]): void {
  // What was told before the table belongs to what stood before it.
  const before = gathered(story);
  const rows: TableRow[] = [];
  const told = [...before.told];
  const comments = [...before.comments];
  const notes = [...before.notes];
  for (const row of rowsOf(element)) {
    const properties = child(row, "w:trPr");
    const change = markOf(properties);
    if (change && story.changes === "comments") comments.push(`${changeOf(change) === "in" ? "Row inserted" : "Row deleted"} by ${changeNote({ ...row, attributes: change.attributes }, "").replace(/^ by /, "")}`);
    if (!markStands(story, properties)) continue;
    const cells: Cell[] = [];
    for (const cell of cellsOf(row)) {
      const own = child(cell, "w:tcPr");
      if (!markStands(story, own)) continue;
      const merge = child(own, "w:vMerge");
      const span = Math.max(1, Math.min(200, asNumber(valueOf(own, "w:gridSpan")) ?? 1));
      const inner = readBlocks(story, childrenOf(cell));
      const rest = gathered(story);
      told.push(...rest.told);
      comments.push(...rest.comments);
      notes.push(...rest.notes);
      // A paragraph cannot run on into the next cell.
      if (story.carried.length > 0) {
        inner.push({ kind: "paragraph", words: story.carried, label: undefined, style: story.styles.paragraph(undefined), outline: undefined, indent: 0, told: [], comments: [], notes: [] });
        story.carried = [];
      }
      cells.push({ blocks: inner, span, merged: merge ? (merge.attributes["w:val"] === "restart" ? "start" : "on") : "no" });
    }
    rows.push({ header: flagOf(properties, "w:tblHeader") === true, before: Math.max(0, Math.min(200, asNumber(valueOf(properties, "w:gridBefore")) ?? 0)), cells });
  }
  // As a pipe table each row has a cell for each column.
  story.limits.text(3 * rows.length * columnsOf(rows).length);
  const table: TableBlock = { kind: "table", rows, told, comments, notes };
  blocks.push(table);
}

/** The rows, those in content controls too. */
function rowsOf(element: Element): readonly Element[] {
  return unwrapped(element, "w:tr");
}

function cellsOf(row: Element): readonly Element[] {
  return unwrapped(row, "w:tc");
}

function unwrapped(element: Element, name: string): readonly Element[] {
  return childrenOf(element).flatMap((node) => {
    if (node.name === name) return [node];
    if (node.name === "w:sdt") return unwrapped(at(node, "w:sdtContent") ?? node, name);
    return node.name === "w:customXml" || node.name === "w:ins" || node.name === "w:moveTo" ? unwrapped(node, name) : [];
  });
}
