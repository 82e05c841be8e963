// Builds small Word files for the tests, part by part, as awkward as they have to be.

import { strToU8, zipSync } from "fflate";

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(" ");

export interface WordParts {
  /** The body's paragraphs and tables. */
  readonly body: string;
  /** Styles, besides Normal and heading 1 to 4 (Heading1 ...). */
  readonly styles?: string;
  /** What stands in w:numbering. */
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly footer?: string;
  /** dc:title */
  readonly title?: string;
  /** Links out of the file, by id. */
  readonly links?: Readonly<Record<string, string>>;
  /** More parts, or others in the place of those above. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The bytes of a .docx. */
export function docx(given: WordParts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(docxParts(given)).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));
}

/** Its parts, before they are packed. */
export function docxParts({ body, styles = "", numbering, footnotes, endnotes, comments, header, footer, title, links = {}, parts = {} }: WordParts): Record<string, string | Uint8Array> {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const kinds: Record<string, string | undefined> = {
    styles: `<w:styles ${spaces}>${baseStyles}${styles}</w:styles>`,
    numbering: numbering === undefined ? undefined : `<w:numbering ${spaces}>${numbering}</w:numbering>`,
    footnotes: footnotes === undefined ? undefined : `<w:footnotes ${spaces}>${footnotes}</w:footnotes>`,
    endnotes: endnotes === undefined ? undefined : `<w:endnotes ${spaces}>${endnotes}</w:endnotes>`,
    comments: comments === undefined ? undefined : `<w:comments ${spaces}>${comments}</w:comments>`,
    header: header === undefined ? undefined : `<w:hdr ${spaces}><w:p><w:r><w:t>${header}</w:t></w:r></w:p></w:hdr>`,
    footer: footer === undefined ? undefined : `<w:ftr ${spaces}><w:p><w:r><w:t>${footer}</w:t></w:r></w:p></w:ftr>`,
  };
  const present = Object.entries(kinds).filter((kind): kind is [string, string] => kind[1] !== undefined);
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const references = `${header === undefined ? "" : '<w:headerReference w:type="default" r:id="header"/>'}${footer === undefined ? "" : '<w:footerReference w:type="default" r:id="footer"/>'}`;
  return {
    "[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>${present.map(([kind]) => `<Override PartName="/word/${kind}.xml" ContentType="${word}.${kind}+xml"/>`).join("")}${title === undefined ? "" : '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'}</Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="main" Type="${relation}/officeDocument" Target="word/document.xml"/>${title === undefined ? "" : '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'}</Relationships>`,
    "word/document.xml": `${xml}<w:document ${spaces}><w:body>${body}<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    "word/_rels/document.xml.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${present.map(([kind]) => `<Relationship Id="${kind}" Type="${relation}/${kind}" Target="${kind}.xml"/>`).join("")}${Object.entries(links).map(([id, target]) => `<Relationship Id="${id}" Type="${relation}/hyperlink" Target="${target}" TargetMode="External"/>`).join("")}</Relationships>`,
    ...Object.fromEntries(present.map(([kind, content]) => [`word/${kind}.xml`, xml + content])),
    ...(title === undefined ? {} : { "docProps/core.xml": `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>` }),
    ...parts,
  };
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const baseStyles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[1, 2, 3, 4].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`).join("")}`;

/** A paragraph; `words` is text, or runs as XML where it begins with "<". */
export function p(words: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${words.startsWith("<") ? words : r(words)}</w:p>`;
}

export function r(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function style(id: string): string {
  return `<w:pStyle w:val="${id}"/>`;
}

/** Numbered by the list `list` on a level from 0. */
export function numbered(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A level of a list: `lvl(0, "decimal", "%1.")`. */
export function lvl(level: number, format: string, text: string, more = "", start = 1): string {
  return `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

export function abstractNum(id: number, ...levels: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join("")}</w:abstractNum>`;
}

export function num(id: number, abstract: number, overrides = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}

/** A field as Word writes it, in runs. */
export function field(code: string, shown: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown.startsWith("<") ? shown : r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

/** A table; a cell is text, or blocks as XML. */
export function table(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((cell) => (cell.startsWith("<w:tc>") ? cell : `<w:tc>${cell.startsWith("<") ? cell : p(cell)}</w:tc>`)).join("")}</w:tr>`).join("")}</w:tbl>`;
}
