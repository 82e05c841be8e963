// The XML of a part -> elements, with the prefixes that Word uses whatever the file calls them. A document type is a
// fault: no part of a Word file has one, and without it nothing can be declared, expanded or fetched.

import { SaxesParser } from "saxes";
import { finished } from "../../text/steps.ts";
import { TooMuch, type Limits } from "./limits.ts";

export interface Element {
  /** With Word's own prefix: `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export type Node = Element | string;

export interface XmlPart {
  readonly root: Element | undefined;
  /** Goes on "its part “...” ": `is no well-formed XML (line 3)`. */
  readonly fault: string | undefined;
}

/** Elements nested deeper than this are a fault; Word itself stops far before. */
const deepest = 600;
/** Word declares some thirty. */
const mostPrefixes = 300;
/** UTF-16 units that are read at a stroke. */
const stroke = 256 * 1024;

/** The whole of a part. Throws `TooMuch`. */
export function readPart(bytes: Uint8Array, limits: Limits): XmlPart {
  return finished(readPieces(bytes, undefined, limits));
}

/**
 * Reads a part, and hands over the children of the element `container` in batches as they are read: they are not kept
 * in the root that is returned, so that a long document need not be held in full. Throws `TooMuch`.
 */
export function* readPieces(bytes: Uint8Array, container: string | undefined, limits: Limits): Generator<{ readonly elements: readonly Element[]; readonly done: number; readonly total: number }, XmlPart> {
  const text = decode(bytes);
  if (text === undefined) return { root: undefined, fault: "is not in a character encoding that Word writes" };
  const parser = new SaxesParser({ xmlns: false, position: false });
  let fault: string | undefined;
  let root: Element | undefined;
  let batch: Element[] = [];
  const open: Growing[] = [];
  const prefixes = new Prefixes();
  let inContainer = -1;

  parser.on("error", () => void (fault ??= "is no well-formed XML: the file is damaged"));
  parser.on("doctype", () => void (fault = "has a document type (DTD), as no Word document has; it might fetch other files"));
  parser.on("attribute", ({ value }) => {
    limits.elements(1);
    limits.text(value.length);
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (fault !== undefined) return;
    limits.elements(1);
    if (open.length >= deepest) return void (fault = `nests its elements more than ${deepest} deep`);
    const element: Growing = { ...prefixes.enter(name, attributes), children: [] };
    if (inContainer < 0 && element.name === container) inContainer = open.length;
    else if (inContainer < 0 || open.length > inContainer + 1) open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    const element = open.pop();
    prefixes.leave();
    if (element && open.length === inContainer + 1 && inContainer >= 0) batch.push(element);
    if (open.length === inContainer) inContainer = -1;
  });
  const take = (words: string): void => {
    limits.text(words.length);
    if (open.length > inContainer + 1) open.at(-1)?.children.push(words);
  };
  parser.on("text", take);
  parser.on("cdata", take);

  for (let at = 0; at < text.length && fault === undefined; at += stroke) {
    parser.write(text.slice(at, at + stroke));
    if (batch.length > 0 && fault === undefined) {
      yield { elements: batch, done: Math.min(at + stroke, text.length), total: text.length };
      batch = [];
    }
  }
  if (fault === undefined) parser.close();
  return { root: fault === undefined ? root : undefined, fault };
}

interface Growing extends Element {
  readonly children: Node[];
}

/** The first child with this name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  if (element) for (const node of element.children) if (typeof node !== "string" && node.name === name) return node;
  return undefined;
}

/** The children that are elements. */
export function childrenOf(element: Element | undefined, name?: string): readonly Element[] {
  return (element?.children ?? []).filter((node): node is Element => typeof node !== "string" && (name === undefined || node.name === name));
}

/** The element at the end of a path of names. */
export function at(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce(child, element);
}

/** The attribute `w:val` of a child. */
export function valueOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes["w:val"];
}

/** Whether a property of Word's is on: `<w:b/>`; undefined where it is not mentioned. */
export function flagOf(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && !/^(?:0|false|off|none)$/i.test(found.attributes["w:val"] ?? "1");
}

/** All text inside an element. */
export function textOf(element: Element): string {
  return element.children.map((node) => (typeof node === "string" ? node : textOf(node))).join("");
}

/** The first element with this name, at any depth. */
export function deepFind(element: Element, name: string): Element | undefined {
  for (const node of element.children) {
    if (typeof node === "string") continue;
    const found = node.name === name ? node : deepFind(node, name);
    if (found) return found;
  }
  return undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding).decode(bytes);
  const said = /^<\?xml[^>]*\bencoding=["']([\w-]+)["']/.exec(text.slice(0, 200))?.[1];
  return said === undefined || /^(?:utf-8|utf-16|us-ascii)$/i.test(said) ? text : undefined;
}

/** The prefixes that Word gives to the namespaces, of both dialects (transitional and strict). */
const known: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/(?:wordprocessingml\/2006\/main|wordprocessingml\/main)$/, "w"],
  [/^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/officeDocument\/(?:2006\/)?relationships$/, "r"],
  [/^http:\/\/schemas\.openxmlformats\.org\/markup-compatibility\/2006$/, "mc"],
  [/^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/officeDocument\/(?:2006\/)?math$/, "m"],
  [/^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/drawingml\/(?:2006\/)?wordprocessingDrawing$/, "wp"],
  [/^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/drawingml\/(?:2006\/)?main$/, "a"],
  [/^http:\/\/schemas\.microsoft\.com\/office\/word\/2010\/wordprocessingShape$/, "wps"],
  [/^urn:schemas-microsoft-com:vml$/, "v"],
  [/^http:\/\/schemas\.openxmlformats\.org\/package\/2006\/metadata\/core-properties$/, "cp"],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, "dc"],
  [/^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/officeDocument\/(?:2006\/)?docPropsVTypes$/, "vt"],
  [/^http:\/\/(?:schemas\.openxmlformats\.org\/(?:package\/2006\/(?:relationships|content-types)|officeDocument\/2006\/(?:custom|extended)-properties)|purl\.oclc\.org\/ooxml\/officeDocument\/(?:custom|extended)Properties)$/, ""],
];

/** Which prefix stands for which of Word's, by the declarations around an element. */
class Prefixes {
  private readonly scopes: ReadonlyMap<string, string>[] = [new Map()];

  enter(name: string, attributes: Readonly<Record<string, string>>): { readonly name: string; readonly attributes: Readonly<Record<string, string>> } {
    let scope = this.scopes.at(-1)!;
    let changed: Map<string, string> | undefined;
    for (const key in attributes) {
      if (key !== "xmlns" && !key.startsWith("xmlns:")) continue;
      const prefix = known.find(([uri]) => uri.test(attributes[key]!))?.[1];
      if (prefix !== undefined) (changed ??= new Map(scope)).set(key.slice(6), prefix);
      else if (scope.has(key.slice(6))) (changed ??= new Map(scope)).delete(key.slice(6));
    }
    if (changed) scope = changed;
    if (scope.size > mostPrefixes) throw new TooMuch(`it declares more than ${mostPrefixes} prefixes of names`);
    this.scopes.push(scope);
    // Nearly every file uses Word's own prefixes: nothing has to be put together anew.
    if ([...scope].every(([written, meant]) => written === meant)) return { name, attributes };
    return { name: renamed(scope, name), attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.includes(":") ? renamed(scope, key) : key, value])) };
  }

  leave(): void {
    if (this.scopes.length > 1) this.scopes.pop();
  }
}

function renamed(scope: ReadonlyMap<string, string>, name: string): string {
  const colon = name.indexOf(":");
  const meant = scope.get(colon < 0 ? "" : name.slice(0, colon));
  if (meant === undefined) return name;
  const local = name.slice(colon + 1);
  return meant === "" ? local : `${meant}:${local}`;
}
