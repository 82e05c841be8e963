// A Word file -> the parts that hold its words. What is no Word file is told apart from what is a damaged one, so that
// the message says what to do.

import type { Limits } from "./limits.ts";
import { openArchive, type Archive } from "./zip.ts";
import { childrenOf, readPart, type Element } from "./xml.ts";

export interface WordPackage {
  readonly kind: "package";
  /** The document's own part, unpacked but not read yet. */
  readonly document: Uint8Array;
  readonly styles: Element | undefined;
  readonly numbering: Element | undefined;
  readonly footnotes: Element | undefined;
  readonly endnotes: Element | undefined;
  readonly comments: Element | undefined;
  readonly headers: readonly Element[];
  readonly footers: readonly Element[];
  readonly core: Element | undefined;
  readonly custom: Element | undefined;
  /** The targets of the document's relationships outside the file, by id. */
  readonly links: ReadonlyMap<string, string>;
  /** The same of the notes: each part has relationships of its own. */
  readonly noteLinks: { readonly footnote: ReadonlyMap<string, string>; readonly endnote: ReadonlyMap<string, string> };
  readonly macros: boolean;
  /** Parts that the document names, or needs, and the file does not hold. */
  readonly missing: readonly string[];
}

export interface NoPackage {
  readonly kind: "no-package";
  /** Goes on "FILE cannot be imported: ". */
  readonly fault: string;
}

/** Opens the Word file `bytes`. Throws `TooMuch`. */
export function openPackage(bytes: Uint8Array, limits: Limits): WordPackage | NoPackage {
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined) return no(foreign);
  const archive = openArchive(bytes);
  if (archive.kind === "no-archive") return no(archive.fault);
  const rootLinks = relationships(archive, "", limits);
  if ("fault" in rootLinks) return no(archive.has("mimetype") ? odf : rootLinks.fault);
  const main = rootLinks.inside.find(({ type }) => type === "officeDocument")?.target;
  if (main === undefined) return no("it names no document: a part of it is missing");
  if (/^(?:xl|ppt|visio)\//.test(main)) return no("it is a file of Excel, PowerPoint or Visio, not of Word");
  const document = archive.read(main);
  if ("fault" in document) return no(document.fault);
  const links = relationships(archive, main, limits);
  if ("fault" in links && archive.has(relationshipsOf(main))) return no(links.fault);
  const found: Links = "fault" in links ? { inside: [], outside: new Map() } : links;
  let fault: string | undefined;
  const part = (name: string): Element | undefined => {
    if (!archive.has(name)) return undefined;
    const read = readXmlPart(archive, name, limits);
    if ("fault" in read) fault ??= read.fault;
    return "fault" in read ? undefined : read;
  };
  const parts = (type: string, among: Links = found): readonly Element[] => among.inside.filter((link) => link.type === type).flatMap(({ target }) => part(target) ?? []);
  const linksFrom = (type: string): ReadonlyMap<string, string> => {
    const target = found.inside.find((link) => link.type === type)?.target;
    const own = target === undefined || !archive.has(relationshipsOf(target)) ? undefined : relationships(archive, target, limits);
    if (own && "fault" in own) fault ??= own.fault;
    return !own || "fault" in own ? new Map() : own.outside;
  };
  const result: WordPackage = {
    kind: "package",
    document,
    styles: parts("styles")[0],
    numbering: parts("numbering")[0],
    footnotes: parts("footnotes")[0],
    endnotes: parts("endnotes")[0],
    comments: parts("comments")[0],
    headers: parts("header"),
    footers: parts("footer"),
    core: parts("core-properties", rootLinks)[0],
    custom: parts("custom-properties", rootLinks)[0],
    links: found.outside,
    noteLinks: { footnote: linksFrom("footnotes"), endnote: linksFrom("endnotes") },
    missing: "fault" in links ? lonely(archive, main) : [...new Set(found.inside.filter(({ type, target }) => wordParts.has(type) && !archive.has(target)).map(({ target }) => target))],
    macros: archive.names.some((name) => name.endsWith("vbaproject.bin")),
  };
  return fault === undefined ? result : no(fault);
}

/** Parts that the words of the document come from, or its numbers. */
const wordParts: ReadonlySet<string> = new Set(["styles", "numbering", "footnotes", "endnotes", "comments"]);

/** The document's relationships, where none are there and parts beside it are named by nothing else. */
function lonely(archive: Archive, main: string): readonly string[] {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  return [...wordParts].some((part) => archive.has(`${folder}${part}.xml`)) ? [relationshipsOf(main)] : [];
}

interface Links {
  readonly inside: readonly { readonly type: string; readonly target: string }[];
  readonly outside: ReadonlyMap<string, string>;
}

function relationships(archive: Archive, part: string, limits: Limits): Links | { readonly fault: string } {
  const root = readXmlPart(archive, relationshipsOf(part), limits);
  if ("fault" in root) return root;
  const inside: { type: string; target: string }[] = [];
  const outside = new Map<string, string>();
  for (const { attributes } of childrenOf(root, "Relationship")) {
    const target = attributes["Target"] ?? "";
    if (attributes["TargetMode"] === "External") outside.set(attributes["Id"] ?? "", target);
    else inside.push({ type: (attributes["Type"] ?? "").replace(/^.*\//, "").replace(/^metadata\//, ""), target: pathFrom(part, target) });
  }
  return { inside: inside.map(({ type, target }) => ({ type: typeNames[type] ?? type, target })), outside };
}

/** The strict dialect's names, where they differ. */
const typeNames: Readonly<Record<string, string>> = { coreProperties: "core-properties", customProperties: "custom-properties" };

function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** A target, relative to its part, as the name of a part; nothing leads out of the file. */
function pathFrom(part: string, target: string): string {
  const steps = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function readXmlPart(archive: Archive, name: string, limits: Limits): Element | { readonly fault: string } {
  const bytes = archive.read(name);
  if ("fault" in bytes) return bytes;
  const { root, fault } = readPart(bytes, limits);
  return fault !== undefined || !root ? { fault: `its part “${name}” ${fault ?? "is empty"}` } : root;
}

const odf = "it is in the format of LibreOffice (OpenDocument). Open it and save it as a Word document (.docx)";

/** What a file is that is no zip at all, and what to do; undefined for a zip. */
function foreignFormat(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "it is empty";
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512));
  if (start.startsWith("PK\u0003\u0004")) return undefined;
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    return contains(bytes, "EncryptedPackage")
      ? "it is protected by a password. Open it in Word, take the password off (File, Info, Protect Document) and save it again"
      : "it is in the format of Word 97 to 2003 (.doc). Open it in Word and save it as .docx";
  }
  if (start.startsWith("{\\rtf")) return "it is a Rich Text file (.rtf). Open it in Word and save it as .docx";
  if (start.startsWith("%PDF")) return "it is a PDF file. Ask for the Word document that it was made from";
  if (/^<(?:\?xml|!doctype|html)/i.test(start.replace(/^\u00ef\u00bb\u00bf/, "").trimStart())) return "it is an XML or HTML file, not a .docx. Open it in Word and save it as .docx";
  return "it is no Word document (.docx)";
}

/** Whether `words` stand in `bytes` as UTF-16, as the directory of an OLE file has them. */
function contains(bytes: Uint8Array, words: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(words, 0, "utf16le");
}

function no(fault: string): NoPackage {
  return { kind: "no-package", fault };
}
