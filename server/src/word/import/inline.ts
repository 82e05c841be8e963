// The words inside a paragraph: runs, fields, links, notes, symbols, changes. What has no words, or words that cannot
// be carried, is told.

import type { Block, Words } from "./blocks.ts";
import { formulaText } from "./formula.ts";
import { authorOf, changeNote, changeOf, propertiesOf, standing, stands, wordsIn } from "./revisions.ts";
import { anchor, countLook, inContents, isDropped, isHidden, longestAnchor, markAnchor, tell, type Field, type Story, type WordComment } from "./story.ts";
import { asNumber, lookOf, overlaid, type Look } from "./styles.ts";
import { isSymbolFont, superscript, symbolOf } from "./symbols.ts";
import { at, child, childrenOf, deepFind, flagOf, textOf, valueOf, type Element } from "./xml.ts";

/** How the content of a text box is read: as blocks of its own. */
export type BoxReader = (story: Story, content: Element) => readonly Block[];

/** Adds the words inside `element`, in the look of its paragraph, to `words`. */
export function readInline(story: Story, element: Element, look: Look, words: Words[], readBox: BoxReader): void {
  for (const node of element.children) {
    if (typeof node === "string") continue;
    const change = changeOf(node);
    if (change !== undefined) {
      if (story.changes === "comments") story.comments.push(changeNote(node, changeWords[node.name] ?? "Changed") + contextOf(words));
      if (stands(story, change)) readInline(story, node, look, words, readBox);
      continue;
    }
    switch (node.name) {
      case "w:r": readRun(story, node, look, words, readBox); break;
      case "w:hyperlink": readLink(story, node, look, words, readBox); break;
      case "w:fldSimple": {
        const field = { code: node.attributes["w:instr"] ?? "", inResult: true, shown: false, element: node };
        story.fields.push(field);
        readInline(story, node, look, words, readBox);
        closeField(story, look, words);
        break;
      }
      case "w:sdt": if (isContentsControl(node)) story.contents++; else if (isPlaceholder(node)) tellOfPrompt(story, node); else readInline(story, child(node, "w:sdtContent") ?? empty, look, words, readBox); break;
      case "w:smartTag": case "w:customXml": case "w:dir": case "w:bdo": readInline(story, node, look, words, readBox); break;
      case "mc:AlternateContent": readInline(story, chosen(node), look, words, readBox); break;
      case "m:oMath": case "m:oMathPara": {
        const text = formulaText(standing(story, node));
        add(story, words, text, look);
        tell(story, "formula", `A formula was turned into characters in a row: “${text}”.`);
        break;
      }
      case "w:bookmarkStart": if (!(node.attributes["w:name"] ?? "").startsWith("_")) countLook(story, "bookmark"); break;
      case "w:commentRangeStart": case "w:commentRangeEnd": markAnchor(story, node); break;
      case "w:subDoc": tell(story, "unknown", "A part of the document lies in another file, and is not here."); break;
      default: if (!silent.has(node.name)) unknown(story, node);
    }
  }
}

const empty: Element = { name: "", attributes: {}, children: [] };
const changeWords: Readonly<Record<string, string>> = { "w:ins": "Inserted", "w:del": "Deleted", "w:moveTo": "Moved here", "w:moveFrom": "Moved away" };

/** Elements that hold nothing to read. */
const silent = new Set([
  "w:pPr", "w:rPr", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
  "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart", "w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeStart", "w:customXmlMoveFromRangeEnd", "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd",
  "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:lastRenderedPageBreak", "w:annotationRef", "w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator", "w:tcPr", "w:sectPr", "w:dirtyText",
]);

function readRun(story: Story, run: Element, around: Look, words: Words[], readBox: BoxReader): void {
  const properties = propertiesOf(story, run, "w:rPr");
  const style = story.styles.character(valueOf(properties, "w:rStyle"));
  const own = lookOf(properties);
  // In our own documents, what a paragraph's style makes bold is not marked in the text.
  const look = { ...overlaid(togglesOf(around, style.look), own), ...(story.ours ? { bold: own.bold, font: own.font ?? style.look.font } : {}) };
  for (const node of run.children) {
    if (typeof node === "string") continue;
    switch (node.name) {
      // A line end in the XML is a space in Word.
      case "w:t": case "w:delText": add(story, words, story.ours ? (style.name === "sec note mark" ? noteMark(textOf(node)) : textOf(node)) : textOf(node).replace(/[\r\n]/g, " "), look); break;
      case "w:tab": case "w:ptab": add(story, words, "\t", look); break;
      case "w:br": if (node.attributes["w:type"] === undefined || node.attributes["w:type"] === "textWrapping") add(story, words, "\n", look); else add(story, words, " ", look); break;
      case "w:cr": add(story, words, "\n", look); break;
      case "w:noBreakHyphen": add(story, words, "-", look); break;
      case "w:softHyphen": break;
      case "w:sym": readSymbol(story, node, words, look); break;
      case "w:fldChar": readFieldMark(story, node, look, words); break;
      case "w:instrText": case "w:delInstrText": if (story.fields.length > 0 && !story.fields.at(-1)!.inResult) story.fields.at(-1)!.code += textOf(node); break;
      case "w:footnoteReference": case "w:endnoteReference": callNote(story, node, words, look); break;
      case "w:commentReference": readComment(story, node.attributes["w:id"] ?? ""); break;
      case "w:drawing": case "w:pict": case "w:object": readDrawing(story, node, readBox); break;
      case "mc:AlternateContent": readRun(story, { ...run, children: [...childrenOf(run, "w:rPr"), ...chosen(node).children] }, around, words, readBox); break;
      case "w:ruby":
        tell(story, "look", `What stands in small letters over “${wordsIn(child(node, "w:rubyBase") ?? empty)}” was left out: “${wordsIn(child(node, "w:rt") ?? empty)}”.`);
        readInline(story, child(node, "w:rubyBase") ?? empty, look, words, readBox);
        break;
      case "w:pgNum": break;
      default: if (!silent.has(node.name)) unknown(story, node);
    }
  }
}

/** `¹` -> `[^1]`, in a document of our own; what an editor wrote in its place stays. */
function noteMark(text: string): string {
  return text.replace(/^[⁰¹²³⁴-⁹]+$/, (digits) => `[^${digits.normalize("NFKD")}]`);
}

/** Bold and the like switch one another off where a paragraph's style and a run's style both have them. */
function togglesOf(paragraph: Look, run: Look): Look {
  const both = (one: boolean | undefined, other: boolean | undefined): boolean | undefined => (other === undefined ? one : one === true && other ? false : other);
  return { ...overlaid(paragraph, run), bold: both(paragraph.bold, run.bold), caps: both(paragraph.caps, run.caps) };
}

function add(story: Story, words: Words[], written: string, look: Look): void {
  if (written === "" || isHidden(story)) return;
  const text = story.ours ? written : legible(story, written, look.font ?? "");
  const hidden = look.hidden === true;
  if (hidden && !story.ours) {
    if (text.trim() !== "") tell(story, "hidden-text", `Hidden text was left out: “${text.trim()}”.`);
    return;
  }
  for (const field of story.fields) field.shown ||= text !== "";
  anchor(story, text);
  if (text.trim() !== "") {
    if (look.struck === true) tell(story, "struck-text", `Words that are struck out by hand, not as a tracked change, stand as they are: “${text.trim()}”.`);
    if (look.italic === true) countLook(story, "italic");
  }
  const next: Words = { text, bold: look.bold === true, caps: look.caps === true, underlined: look.underlined === true, raised: look.raised === true && !story.ours, code: isMonospaced(look.font), hidden };
  const last = words.at(-1);
  if (last && last.bold === next.bold && last.caps === next.caps && last.underlined === next.underlined && last.raised === next.raised && last.code === next.code && last.hidden === hidden) words[words.length - 1] = { ...last, text: last.text + text };
  else words.push(next);
}

/** Without what only serves the breaking of lines; characters of a symbol font as characters. */
function legible(story: Story, text: string, font: string): string {
  const plain = /[\u00ad\u200b\u2060\ufeff\u2011\u2028]/.test(text) ? text.replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\u2011/g, "-").replace(/\u2028/g, "\n") : text;
  const signs = isSymbolFont(font) ? plain.replace(/[!-\xff]/g, (mark) => symbolOf(font, mark.charCodeAt(0)) ?? mark) : plain;
  return signs.replace(/[\ue000-\uf8ff]/g, (mark) => symbolText(story, font, mark.charCodeAt(0)));
}

/** A superscript number keeps its height: `10⁶` is not 106, nor `G3.5²` a clause G3.52. Superscript letters (`1st`) say the same on the line. */
export function raised(words: readonly Words[]): Words[] {
  return words.map((one) => (one.raised ? { ...one, text: superscript(one.text) ?? one.text } : one));
}

function isMonospaced(font: string | undefined): boolean {
  return font !== undefined && /\b(?:courier|consolas|mono|monaco|menlo|lucida console|terminal|typewriter|source code|fixed)/i.test(font);
}

function readSymbol(story: Story, { attributes }: Element, words: Words[], look: Look): void {
  const code = Number.parseInt(attributes["w:char"] ?? "", 16);
  if (Number.isNaN(code)) return;
  add(story, words, symbolText(story, attributes["w:font"] ?? "", code), { ...look, font: undefined });
}

function symbolText(story: Story, font: string, code: number): string {
  const found = symbolOf(font, code);
  if (found !== undefined) return found;
  tell(story, "symbol", `A symbol is not known here: character ${code.toString(16).toUpperCase()} of the font “${font}”. “\ufffd” stands in its place.`);
  return "\ufffd";
}

// --- fields and links

function readFieldMark(story: Story, node: Element, look: Look, words: Words[]): void {
  switch (node.attributes["w:fldCharType"]) {
    case "begin": {
      story.fields.push({ code: "", inResult: false, shown: false, element: node });
      break;
    }
    case "separate": {
      const field = story.fields.at(-1);
      if (field) field.inResult = true;
      break;
    }
    case "end": closeField(story, look, words);
  }
}

/** What Word shows of a field that has no result: of a form's box or list what is chosen, of a button its words, a symbol. */
function shownWithout(story: Story, { code, element }: Field): string | undefined {
  const form = element && child(element, "w:ffData");
  const box = child(form, "w:checkBox");
  if (box) return flagOf(box, "w:checked") ?? flagOf(box, "w:default") ?? false ? "☒" : "☐";
  const list = child(form, "w:ddList");
  if (list) return childrenOf(list, "w:listEntry")[asNumber(valueOf(list, "w:result") ?? valueOf(list, "w:default")) ?? 0]?.attributes["w:val"];
  const symbol = /^\s*SYMBOL\s+(0x[\da-f]+|\d+)(?=\s|$)/i.exec(code)?.[1];
  if (symbol !== undefined) return symbolText(story, /\\f\s*"([^"]*)"/.exec(code)?.[1] ?? "", Number(symbol));
  return /^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s(.*)$/is.exec(code)?.[1]?.trim();
}

/** What a field showed, and whether that may be trusted. */
function closeField(story: Story, look: Look, words: Words[]): void {
  const field = story.fields.pop();
  if (!field) return;
  if (!field.shown && !isHidden(story)) {
    const text = shownWithout(story, field) ?? "";
    add(story, words, text, look);
    field.shown = text !== "";
  }
  const code = field.code.trim();
  const kind = /^[A-Za-z=]+/.exec(code)?.[0]?.toUpperCase() ?? "";
  if (isHidden(story) || isDropped(field)) return;
  if (!field.shown && !quiet.has(kind) && code !== "") tell(story, "field", `A field shows nothing, and was left out: “${code.slice(0, 80)}”. Where it should show something, update it in Word (F9).`);
  if (kind === "HYPERLINK") {
    const target = /HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1];
    if (target !== undefined) tell(story, "link", `A link is carried as its words alone: it led to ${target}`);
  }
}

/** Fields that are meant to show nothing. */
const quiet = new Set(["SET", "ADVANCE", "PRIVATE", "NOTEREF", "FORMCHECKBOX", "FORMTEXT", "COMMENTS", "BOOKMARK", "ASK", "IF"]);

function readLink(story: Story, node: Element, look: Look, words: Words[], readBox: BoxReader): void {
  readInline(story, node, look, words, readBox);
  const target = story.links.get(node.attributes["r:id"] ?? "");
  if (target !== undefined && !isHidden(story) && !inContents(story)) tell(story, "link", `A link is carried as its words alone: it led to ${target}`);
}

// --- notes and comments

function callNote(story: Story, node: Element, words: Words[], look: Look): void {
  if (isHidden(story)) return;
  const number = ++story.noteCount;
  story.notes.push({ kind: node.name === "w:footnoteReference" ? "footnote" : "endnote", id: node.attributes["w:id"] ?? "", number });
  add(story, words, `[^${number}]`, { ...look, bold: words.at(-1)?.bold === true, hidden: false });
}

function readComment(story: Story, id: string): void {
  const comment = story.commentOf(id);
  if (!comment) return;
  const about = (story.anchors.get(id) ?? "").replace(/\s+/g, " ").trim();
  const short = about.length > longestAnchor ? `${about.slice(0, about.lastIndexOf(" ", longestAnchor) + 1 || longestAnchor).trim()} …` : about;
  const text = `Comment by ${comment.by}${short === "" ? "" : `, on "${short}"`}: ${comment.words}`;
  story.limits.text(text.length);
  story.comments.push(text);
}

/** The last words before a change, so that it can be found. */
function contextOf(words: readonly Words[]): string {
  const before = words.map(({ text }) => text).join("").replace(/\s+/g, " ").trim();
  return before === "" ? " (at the beginning)" : ` (after "${before.split(" ").slice(-6).join(" ")}")`;
}

/** One of Word's comments. */
export function commentOf(comment: Element): WordComment {
  return { by: authorOf(comment), words: wordsIn(comment) };
}

// --- pictures, boxes, formulas

function readDrawing(story: Story, node: Element, readBox: BoxReader): void {
  if (isHidden(story)) return;
  const boxes = boxesIn(node);
  for (const box of boxes) {
    const words = wordsIn(box);
    if (words === "") continue;
    story.boxes.push(...readBox(story, box));
    tell(story, "text-box", `The text of a text box stands after its paragraph: “${words.slice(0, 60)}${words.length > 60 ? "…" : ""}”.`);
  }
  if (boxes.length > 0) return;
  const shape = deepFind(node, "wp:docPr") ?? deepFind(node, "v:shape");
  const described = (shape?.attributes["descr"] ?? shape?.attributes["title"] ?? shape?.attributes["alt"] ?? "").replace(/\s+/g, " ").trim();
  const art = deepFind(node, "v:textpath")?.attributes["string"];
  if (isLine(node)) return;
  const kind = /\/(diagram|chart)$/.exec(deepFind(node, "a:graphicData")?.attributes["uri"] ?? "")?.[1];
  const what = node.name === "w:object" ? "An embedded object" : kind === undefined ? "A picture" : `A ${kind}, with the words in it,`;
  story.comments.push(`${what} stood here${described === "" ? "" : `: ${described}`}${art === undefined ? "" : ` (${art})`}`);
  tell(story, "picture", `${what} was left out${described === "" ? "" : `: “${described}”`}. A comment marks its place.`);
}

/** A rule across the page. */
function isLine(node: Element): boolean {
  const rect = deepFind(node, "v:rect");
  return (rect?.attributes["o:hr"] ?? "f") !== "f" || deepFind(node, "v:line") !== undefined;
}

function boxesIn(element: Element): readonly Element[] {
  const found: Element[] = [];
  const walk = (one: Element): void => {
    for (const node of childrenOf(one)) {
      if (node.name === "w:txbxContent") found.push(node);
      else if (node.name === "mc:AlternateContent") walk(chosen(node));
      else walk(node);
    }
  };
  walk(element);
  return found;
}

/** One branch of several that say the same: the first, which is the richest. */
export function chosen(node: Element): Element {
  const choice = childrenOf(node, "mc:Choice").find(({ children }) => children.length > 0);
  return choice ?? child(node, "mc:Fallback") ?? empty;
}

// --- content controls

/** Whether a content control holds a list of contents or of figures. */
export function isContentsControl(control: Element): boolean {
  const gallery = at(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery") ?? at(control, "w:sdtPr", "w:docPartList", "w:docPartGallery");
  return /^table of (?:contents|figures)/i.test(gallery?.attributes["w:val"] ?? "");
}

/** Whether a content control shows what it asks for, and nobody has answered. */
export function isPlaceholder(control: Element): boolean {
  return at(control, "w:sdtPr", "w:showingPlcHdr") !== undefined;
}

/** Tells of what a content control asks for. */
export function tellOfPrompt(story: Story, control: Element): void {
  tell(story, "field", `A content control that nobody filled in was left out: “${wordsIn(control)}”.`);
}

/** Tells, once for each name, that an element which is not known was left out. */
export function unknown(story: Story, { name }: Element): void {
  if (story.unknown.has(name)) return;
  story.unknown.add(name);
  tell(story, "unknown", `Something that is not known here was left out: <${name}>.`);
}
