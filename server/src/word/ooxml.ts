// A .docx: the parts around the text (styles, header, footer, properties) and the ZIP that holds them. The same input
// gives the same bytes: no clock, no chance.

import { strToU8, zipSync } from "fflate";
import type { Mark } from "./runs.ts";
import type { ParagraphStyle } from "./paragraphs.ts";
import { stylesXml } from "./styles.ts";

export interface Package {
  /** The paragraphs and tables, as XML. */
  readonly body: string;
  readonly title: string;
  /** What the header says at the left and at the right. */
  readonly header: readonly [string, string];
  readonly subject: string;
  /** "2024-06-27T09:30:00Z"; undefined where the document is to say nothing of it. */
  readonly date: string | undefined;
  readonly author: string;
  /** Custom properties, by name. */
  readonly properties: Readonly<Record<string, string>>;
}

/** The bytes of the .docx. */
export function packDocx(about: Package): Uint8Array {
  const custom = Object.entries(about.properties);
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations([
      ["officeDocument", "word/document.xml"],
      ["metadata/core-properties", "docProps/core.xml"],
      ["extended-properties", "docProps/app.xml"],
      ["custom-properties", "docProps/custom.xml"],
    ]),
    "word/document.xml": `${head}<w:document ${spaces}><w:body>${bodyXml(about.body)}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations([["styles", "styles.xml"], ["settings", "settings.xml"], ["header", "header1.xml"], ["footer", "footer1.xml"]]),
    "word/styles.xml": `${head}${stylesXml(spaces)}`,
    "word/settings.xml": `${head}<w:settings ${spaces}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>`,
    "word/header1.xml": `${head}<w:hdr ${spaces}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${run(about.header[0])}<w:r><w:tab/></w:r>${run(about.header[1])}</w:p></w:hdr>`,
    "word/footer1.xml": `${head}<w:ftr ${spaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run("Page ")}${field("PAGE")}${run(" of ")}${field("NUMPAGES")}</w:p></w:ftr>`,
    "docProps/core.xml": `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escape(about.title)}</dc:title><dc:subject>${escape(about.subject)}</dc:subject><dc:creator>${escape(about.author)}</dc:creator><dc:language>en-GB</dc:language>${about.date === undefined ? "" : `<dcterms:created xsi:type="dcterms:W3CDTF">${about.date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${about.date}</dcterms:modified>`}</cp:coreProperties>`,
    "docProps/app.xml": `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>sec-duis</Application></Properties>`,
    "docProps/custom.xml": `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${custom.map(([name, value], i) => `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escape(name)}"><vt:lpwstr>${escape(value)}</vt:lpwstr></property>`).join("")}</Properties>`,
  };
  // A ZIP's dates begin with 1980.
  const stamp = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, [strToU8(xml), { mtime: stamp }]])), { level: 6 });
}

/** A run of `text`: tabs and line ends are Word's own. `kind` is "delText" inside a deletion. */
export function run(text: string, mark: Mark = "plain", kind: "t" | "delText" = "t", change = ""): string {
  const inner = text
    .split(/([\t\n])/)
    .map((part) => (part === "\t" ? "<w:tab/>" : part === "\n" ? "<w:br/>" : part === "" ? "" : `<w:${kind} xml:space="preserve">${escape(part)}</w:${kind}>`))
    .join("");
  const properties = runProperties[mark] + change;
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${inner}</w:r>`;
}

/** How words look that bear the mark: what stands in `w:rPr`. */
export const runProperties: Readonly<Record<Mark, string>> = {
  plain: "",
  bold: "<w:b/>",
  code: '<w:rStyle w:val="SECCode"/>',
  note: '<w:rStyle w:val="SECNoteMark"/>',
  "bold-note": '<w:rStyle w:val="SECNoteMark"/><w:b/>',
  hidden: '<w:rStyle w:val="SECSource"/><w:vanish/>',
};

/** The style's id in styles.xml. */
export function styleId(style: ParagraphStyle): string {
  switch (style.name) {
    case "heading":
      return `Heading${style.level}`;
    case "plain-heading":
      return `SECPlainHeading${style.level}`;
    case "list":
      return `SECList${style.level}`;
    case "continued":
      return `SECListText${style.level}`;
    case "caption":
      return "Caption";
    case "clause":
      return "SECClause";
    case "text":
      return "SECText";
    case "listing":
      return "SECListing";
    case "comment":
      return "SECComment";
  }
}

/** The properties of a paragraph: its style; room for a long label, which would run into the text; `rest` is tracked changes and the like. */
export function paragraphProperties(style: ParagraphStyle, text: string, rest: string): string {
  const label = text.indexOf("\t");
  const isHeading = style.name === "heading" || style.name === "plain-heading";
  const isHanging = style.name === "clause" || (isHeading && style.level > 1);
  const indent = label > 8 ? (isHeading ? 1814 : 1474) : 1134;
  const room = isHanging && label > 5 ? `<w:tabs><w:tab w:val="clear" w:pos="720"/>${indent > 1134 ? '<w:tab w:val="clear" w:pos="1134"/>' : ""}<w:tab w:val="left" w:pos="${indent}"/></w:tabs><w:ind w:left="${indent}" w:hanging="${indent}"/>` : "";
  return `<w:pPr><w:pStyle w:val="${styleId(style)}"/>${room}${rest}</w:pPr>`;
}

/** What XML has no place for: control characters, halves of characters. */
const unwritable = /[\0-\x08\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** How many characters of `text` no Word file can hold. */
export function unwritableIn(text: string): number {
  return text.match(unwritable)?.length ?? 0;
}

/** `text` in XML: what XML has no place for becomes U+FFFD, the end of a page a space. */
export function escape(text: string): string {
  return text
    .replace(unwritable, "\ufffd")
    .replace(/[\v\f]/g, " ")
    .replace(/[&<>"]/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const sectionOf = (size: string): string => `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz ${size}/><w:pgMar w:top="1440" w:right="1304" w:bottom="1304" w:left="1304" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr>`;
const upright = sectionOf('w:w="11906" w:h="16838"');
const across = sectionOf('w:w="16838" w:h="11906" w:orient="landscape"');
/** Between the margins of a page that stands upright, and of one that lies across, in twentieths of a point. */
export const pageWidth = 11906 - 2 * 1304;
export const acrossWidth = 16838 - 2 * 1304;

const sectionEnd = (section: string): string => `<w:p><w:pPr><w:pStyle w:val="SECSection"/>${section}</w:pPr></w:p>`;

/** `blocks`, as XML, on pages of their own that lie across. */
export function onPagesAcross(blocks: string): string {
  return sectionEnd(upright) + blocks + sectionEnd(across);
}

/** A paragraph that nobody sees. */
export const nothing = '<w:p><w:pPr><w:pStyle w:val="SECComment"/><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>';

/** What stands in w:body: no page is empty because the text begins, or ends, with pages that lie across. */
function bodyXml(blocks: string): string {
  const [first, last] = [sectionEnd(upright), sectionEnd(across) + nothing];
  const from = blocks.startsWith(first) ? first.length : 0;
  return blocks.endsWith(last) ? blocks.slice(from, -last.length) + nothing + across : blocks.slice(from) + upright;
}

function field(code: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

function relations(list: readonly (readonly [string, string])[]): string {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const typeOf = (type: string): string => (type.startsWith("metadata/") ? `http://schemas.openxmlformats.org/package/2006/relationships/${type}` : `${office}/${type}`);
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${typeOf(type)}" Target="${target}"/>`).join("")}</Relationships>`;
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${word}.settings+xml"/><Override PartName="/word/header1.xml" ContentType="${word}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`;
