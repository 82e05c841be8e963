// An XML request or response: the names that stand in it, each with its place and its namespace. Any text yields one;
// of a text that is not XML, or only half written, as much as can be told. What the names mean is `instance.ts`'s matter.

import { indexLines, type LineIndex } from "../text/line-index.ts";
import { touches, type Span } from "../text/span.ts";
import { splitName } from "./names.ts";
import { decode, endOfName, readXml, type Attribute, type Tag } from "./xml.ts";

/** Whose it is, is told from the start of the text alone: the names are read when somebody asks for them. */
export interface Request {
  /** The file, as `DocumentId`. */
  readonly id: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** What the outermost tag is in; undefined where it is in none, or does not stand in the first `startLength` characters. */
  readonly namespace: string | undefined;
  /** The version of the schema that the outermost tag says it follows: `5.4`. */
  readonly schemaVersion: string | undefined;
  /** In the order of the text, each behind the element that it stands in. None in a text that `isTooLong`. */
  readonly names: readonly RequestName[];
}

/** An element, or an attribute of one; what binds prefixes is left out. */
export interface RequestName {
  readonly kind: "element" | "attribute";
  /** "" where there is none. */
  readonly prefix: string;
  readonly name: string;
  /** An attribute without a prefix is in no namespace: it belongs to its element. */
  readonly namespace: string | undefined;
  /** The name with its prefix, in the opening tag. */
  readonly at: Span;
  /** The same in the closing tag, if it has one of its own. */
  readonly closing: Span | undefined;
  /** The element that it stands in, by its index among the names; -1 for an outermost one. */
  readonly parent: number;
  /** An attribute's value; the text of an element that holds nothing but text. White space around it is left out. */
  readonly value: Span | undefined;
  /** Whether its tag ends: one that is still being typed does not. */
  readonly closed: boolean;
}

/** As many characters of a file tell whether it is a request. */
export const startLength = 4096;
/** In UTF-16 units, as for a schema. */
const longest = 8 * 1024 * 1024;

/** The request `text` of the file `id`. Never throws. `bound`: what prefixes mean where the text, a part of one, does not bind them. */
export function readRequest(id: string, text: string, bound?: ReadonlyMap<string, string>): Request {
  const root = outermost(text, bound);
  const version = root?.attributes.find(({ name }) => name === "schemaVersion");
  let lines: LineIndex | undefined;
  let names: readonly RequestName[] | undefined;
  return {
    id,
    text,
    namespace: root?.namespace || undefined,
    schemaVersion: version && decode(version.value).trim(),
    get lines() {
      return (lines ??= indexLines(text));
    },
    get names() {
      return (names ??= isTooLong({ text }) ? [] : namesIn(text, bound));
    },
  };
}

/** The namespace of the outermost tag of a text that starts with `start`. */
export function namespaceOf(start: string): string | undefined {
  return outermost(start)?.namespace || undefined;
}

/** Whether the text is too long for its names to be read. */
export function isTooLong({ text }: Pick<Request, "text">): boolean {
  return text.length > longest;
}

/** The name that `offset` touches, in its opening or its closing tag, or whose value it touches; a name before a value. */
export function nameAt({ names }: Request, offset: number): { readonly index: number; readonly at: Span; readonly part: "name" | "value" } | undefined {
  let value: { readonly index: number; readonly at: Span; readonly part: "value" } | undefined;
  for (let index = 0; index < names.length; index++) {
    const { at, closing, value: written } = names[index]!;
    if (touches(at, offset)) return { index, at, part: "name" };
    if (closing && touches(closing, offset)) return { index, at: closing, part: "name" };
    if (written && touches(written, offset)) value = { index, at: written, part: "value" };
  }
  return value;
}

function outermost(text: string, bound?: ReadonlyMap<string, string>): Tag | undefined {
  return readXml(text.slice(0, startLength), bound).roots[0];
}

function namesIn(text: string, bound: ReadonlyMap<string, string> | undefined): readonly RequestName[] {
  const names: RequestName[] = [];
  // Tags are nested 200 deep at most, so that going into each of them is safe.
  const add = (tag: Tag, parent: number): void => {
    const index = names.length;
    const at = { from: tag.open.from + 1, to: endOfName(text, tag.open.from + 1) };
    const closed = text.charCodeAt(tag.open.to - 1) === 62;
    names.push({
      kind: "element",
      prefix: splitName(text.slice(at.from, at.to)).prefix,
      name: tag.name,
      namespace: tag.namespace || undefined,
      at,
      closing: closingOf(text, tag, at),
      parent,
      value: tag.children.length === 0 ? plainValue(text, tag.inside) : undefined,
      closed,
    });
    for (const attribute of tag.attributes) {
      const { prefix, name } = splitName(attribute.name);
      if (prefix === "xmlns" || attribute.name === "xmlns") continue;
      const at = attributeNameAt(text, attribute);
      if (at === undefined) continue;
      names.push({
        kind: "attribute",
        prefix,
        name,
        namespace: prefix === "" ? undefined : tag.scope.get(prefix) || undefined,
        at,
        closing: undefined,
        parent: index,
        value: plainValue(text, attribute.at),
        closed,
      });
    }
    for (const child of tag.children) add(child, index);
  };
  for (const root of readXml(text, bound).roots) add(root, -1);
  return names;
}

function closingOf(text: string, { inside, at }: Tag, opening: Span): Span | undefined {
  const from = inside.to + 2;
  const to = from + opening.to - opening.from;
  const written = text.slice(opening.from, opening.to);
  return at.to > inside.to && text.startsWith("</", inside.to) && text.startsWith(written, from) ? { from, to } : undefined;
}

/** The reader tells where the value stands; its name stands before the quotation mark and the equals sign. */
function attributeNameAt(text: string, { name, at }: Attribute): Span | undefined {
  let to = at.from - 1;
  while (to > 0 && isSpaceOrEquals(text.charCodeAt(to - 1))) to--;
  const from = to - name.length;
  return from >= 0 && text.startsWith(name, from) ? { from, to } : undefined;
}

function isSpaceOrEquals(code: number): boolean {
  return code === 61 || code === 32 || (code >= 9 && code <= 13);
}

/** `span` without white space around it; undefined where nothing is left, or there is more than text. */
function plainValue(text: string, span: Span): Span | undefined {
  let { from, to } = span;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  // A value of a list is short; anything longer is a message of its own, or a signature.
  if (from === to || to - from > 200) return undefined;
  return text.slice(from, to).includes("<") ? undefined : { from, to };
}
