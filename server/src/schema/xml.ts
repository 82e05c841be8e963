// The tags of an XML text with the place of each tag and attribute value, which fast-xml-parser does not give.
// Tolerant and linear: whether the text is well-formed is `well-formed.ts`'s business, and a text that is not still
// yields the tags that can be told apart. Nothing is expanded, nothing outside the text is looked at.

import type { Span } from "../text/span.ts";
import { after, readDoctype, type Doctype } from "./doctype.ts";
import { splitName } from "./names.ts";

export interface Xml {
  /** The outermost tags; a well-formed text has one. */
  readonly roots: readonly Tag[];
  /** The insides of the comments that stand outside the DOCTYPE. */
  readonly comments: readonly Span[];
  readonly doctype: Doctype | undefined;
  readonly faults: readonly XmlFault[];
}

export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  /** What its prefix, or the default namespace, is bound to here. */
  readonly namespace: string | undefined;
  /** The prefixes bound here, "" for the default namespace. Shared with the tag around it where it binds none. */
  readonly scope: ReadonlyMap<string, string>;
  readonly attributes: readonly Attribute[];
  /** From its `<` to the end of its closing tag; to the end of the text where that is missing. */
  readonly at: Span;
  /** `<xs:element name="A">` alone. */
  readonly open: Span;
  /** What stands between the opening and the closing tag; empty for `<a/>`. */
  readonly inside: Span;
  readonly children: readonly Tag[];
}

export interface Attribute {
  /** As written: `name`, `xmlns:sr`. */
  readonly name: string;
  /** The value without its quotes, undecoded. */
  readonly value: string;
  readonly at: Span;
}

export interface XmlFault {
  readonly at: Span;
  readonly message: string;
}

/** Tags nested deeper than this are left out, with a fault. Real schemas stay below 20. */
const deepest = 200;

/** Reads the tags of `text`. `bound`: what prefixes mean where the text, a part of another, does not bind them. */
export function readXml(text: string, bound: ReadonlyMap<string, string> = noScope): Xml {
  const roots: Tag[] = [];
  const comments: Span[] = [];
  const faults: XmlFault[] = [];
  let doctype: Doctype | undefined;
  const open: OpenTag[] = [];
  let tooDeep = 0;
  let saidTooDeep = false;

  const leave = (count: number, insideEnd: number, end: number): void => {
    for (; count > 0; count--) {
      const tag = open.pop()!;
      tag.inside.to = insideEnd;
      tag.at.to = count === 1 ? end : insideEnd;
    }
  };

  let next = 0;
  while (next < text.length) {
    const from = text.indexOf("<", next);
    if (from < 0) break;
    const code = text.charCodeAt(from + 1);
    if (code === slash) {
      const nameEnd = endOfName(text, from + 2);
      const end = endOfClosingTag(text, nameEnd);
      const written = text.slice(from + 2, nameEnd);
      if (tooDeep > 0) tooDeep--;
      else {
        let match = open.length - 1;
        while (match >= 0 && open[match]!.written !== written) match--;
        if (match >= 0) leave(open.length - match, from, end);
      }
      next = end;
    } else if (code === question) {
      next = after(text, "?>", from + 2);
    } else if (code === exclamation) {
      if (text.startsWith("<!--", from)) {
        const close = text.indexOf("-->", from + 4);
        comments.push({ from: from + 4, to: close < 0 ? text.length : close });
        if (close < 0) faults.push({ at: { from, to: from + 4 }, message: "This comment is never closed: “-->” is missing." });
        next = close < 0 ? text.length : close + 3;
      } else if (text.startsWith("<![CDATA[", from)) {
        next = after(text, "]]>", from + 9);
        if (next === text.length && !text.endsWith("]]>")) {
          faults.push({ at: { from, to: from + 9 }, message: "This CDATA section is never closed: “]]>” is missing." });
        }
      } else if (text.startsWith("<!DOCTYPE", from) && doctype === undefined) {
        doctype = readDoctype(text, from);
        next = doctype.at.to;
        if (!doctype.closed) faults.push({ at: { from, to: from + 9 }, message: "This DOCTYPE is never closed." });
      } else {
        next = from + 2;
      }
    } else if (isNameStart(code)) {
      const parent = open.at(-1);
      const tag = readTag(text, from, parent?.scope ?? bound, faults);
      next = tag.open.to;
      if (tooDeep > 0 || open.length === deepest) {
        if (!saidTooDeep) faults.push({ at: tag.open, message: `Tags are nested more than ${deepest} deep here; what lies deeper is not read.` });
        saidTooDeep = true;
        if (!tag.closed) tooDeep++;
      } else {
        (parent?.children ?? roots).push(tag);
        if (!tag.closed) open.push(tag);
      }
    } else {
      next = from + 1;
    }
  }
  leave(open.length, text.length, text.length);
  return { roots, comments, doctype, faults };
}

/** The attribute of `tag` that is written `name`. */
export function attributeOf(tag: Tag, name: string): Attribute | undefined {
  return tag.attributes.find((attribute) => attribute.name === name);
}

/** The value of that attribute, character references decoded, without white space around it. */
export function valueOf(tag: Tag, name: string): string | undefined {
  const attribute = attributeOf(tag, name);
  return attribute === undefined ? undefined : decode(attribute.value).trim();
}

/** The text inside `tag`, without tags and comments, character references decoded, white space made single. */
export function textInside(text: string, { inside }: Tag): string {
  let plain = "";
  let next = inside.from;
  while (next < inside.to) {
    const tag = text.indexOf("<", next);
    if (tag < 0 || tag >= inside.to) break;
    plain += decode(text.slice(next, tag));
    if (text.startsWith("<!--", tag)) next = after(text, "-->", tag + 4);
    else if (text.startsWith("<![CDATA[", tag)) {
      next = after(text, "]]>", tag + 9);
      plain += text.slice(tag + 9, next - 3);
    } else next = after(text, ">", tag + 1);
  }
  if (next < inside.to) plain += decode(text.slice(next, inside.to));
  return plain.replace(/\s+/g, " ").trim();
}

/** `value` with the five entities that XML has and character references decoded; any other entity stays as written. */
export function decode(value: string): string {
  if (value.indexOf("&") < 0) return value;
  return value.replace(/&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name as keyof typeof named];
    const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

const named = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" } as const;
const noScope: ReadonlyMap<string, string> = new Map();

const slash = 47;
const question = 63;
const exclamation = 33;

/** A tag whose end is still to come. */
interface OpenTag extends Tag {
  /** Its name with the prefix, as its closing tag must say it. */
  readonly written: string;
  readonly closed: boolean;
  readonly at: { from: number; to: number };
  readonly inside: { from: number; to: number };
  readonly children: Tag[];
}

function readTag(text: string, from: number, around: ReadonlyMap<string, string>, faults: XmlFault[]): OpenTag {
  const nameEnd = endOfName(text, from + 1);
  const written = text.slice(from + 1, nameEnd);
  const attributes: Attribute[] = [];
  let closed = false;
  let next = nameEnd;
  for (;;) {
    next = skipSpace(text, next);
    const code = text.charCodeAt(next);
    if (next >= text.length || code === 60 /* < */) {
      // Broken off, as while it is being typed: it must not swallow the tags behind it.
      closed = true;
      break;
    }
    if (code === 62 /* > */) {
      next++;
      break;
    }
    if (code === slash) {
      next++;
      closed = text.charCodeAt(next) === 62;
      continue;
    }
    const attributeEnd = endOfName(text, next);
    if (attributeEnd === next) {
      next++; // a stray quotation mark or equals sign
      continue;
    }
    const name = text.slice(next, attributeEnd);
    next = skipSpace(text, attributeEnd);
    if (text.charCodeAt(next) !== 61 /* = */) continue;
    next = skipSpace(text, next + 1);
    const quote = text.charCodeAt(next);
    if (quote !== 34 && quote !== 39) continue;
    const valueFrom = next + 1;
    // XML forbids "<" in a value, so that a quotation mark left open cannot swallow the tags behind it.
    let valueTo = valueFrom;
    while (valueTo < text.length && text.charCodeAt(valueTo) !== quote && text.charCodeAt(valueTo) !== 60) valueTo++;
    if (text.charCodeAt(valueTo) !== quote) {
      faults.push({
        at: { from: next, to: next + 1 },
        message: `The value of “${name}” is not closed before the next “<”: its quotation mark is missing, or “<” should be “&lt;”.`,
      });
      next = valueTo;
      continue;
    }
    attributes.push({ name, value: text.slice(valueFrom, valueTo), at: { from: valueFrom, to: valueTo } });
    next = valueTo + 1;
  }
  const scope = scopeOf(attributes, around);
  const { prefix, name } = splitName(written);
  return {
    written,
    name,
    namespace: scope.get(prefix),
    scope,
    attributes,
    at: { from, to: next },
    open: { from, to: next },
    inside: { from: next, to: next },
    children: [],
    closed,
  };
}

function scopeOf(attributes: readonly Attribute[], around: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let scope: Map<string, string> | undefined;
  for (const { name, value } of attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    scope ??= new Map(around);
    // A line’s end or a tab in a value is one space to XML.
    scope.set(name.slice(6), decode(value.replace(/\r\n|[\t\r\n]/g, " ")).trim());
  }
  return scope ?? around;
}

/** The end of a name that starts at `from`: before white space, `/`, `>`, `<`, `=` or a quotation mark. */
export function endOfName(text: string, from: number): number {
  let to = from;
  for (; to < text.length; to++) {
    const code = text.charCodeAt(to);
    if (isSpace(code) || code === slash || (code >= 60 && code <= 62) || code === 34 || code === 39) break;
  }
  return to;
}

function endOfClosingTag(text: string, from: number): number {
  for (let to = from; to < text.length; to++) {
    const code = text.charCodeAt(to);
    if (code === 62) return to + 1;
    if (code === 60) return to;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let to = from;
  while (to < text.length && isSpace(text.charCodeAt(to))) to++;
  return to;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 0xc0;
}
