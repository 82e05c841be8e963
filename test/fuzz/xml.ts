// XML held against another reader of it (saxes, which the import of Word files uses): what that one takes as well-formed
// has no fault of form here, and the same tags with the same attributes in the same namespaces.

import assert from "node:assert/strict";
import { SaxesParser } from "saxes";
import { faultOfForm } from "../../server/src/schema/well-formed.ts";
import { decode, readXml, type Tag } from "../../server/src/schema/xml.ts";

/** A tag in few words: its name, its namespace and its attributes. */
type Shown = readonly [name: string, namespace: string, ...attributes: readonly string[]];

/** `text` with the names of their tags put into `</>`. */
export function closed(text: string): string {
  const open: string[] = [];
  return text.replaceAll(/<([\p{L}_][\p{L}\d:._-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>|<\/>/gu, (tag, name: string | undefined) => {
    if (name === undefined) return `</${open.pop() ?? ""}>`;
    if (!tag.endsWith("/>")) open.push(name);
    return tag;
  });
}

export function holdXml(text: string): void {
  const theirs = tagsBySaxes(text);
  if (theirs === undefined) return;
  const xml = readXml(text);
  if (xml.faults.length > 0) return;
  assert.deepEqual(faultOfForm(text, xml.doctype?.at), undefined, "It is well-formed.");
  const shown = (tag: Tag): readonly Shown[] => [[tag.name, tag.namespace ?? "", ...tag.attributes.map(({ name, value }) => `${name}=${plain(decode(value))}`)], ...tag.children.flatMap(shown)];
  assert.deepEqual(xml.roots.flatMap(shown), theirs, "Its tags");
}

/** Undefined where the text is not well-formed (half a surrogate pair is no character of XML, which saxes lets pass), or has entities of its own: these are never expanded here. */
function tagsBySaxes(text: string): readonly Shown[] | undefined {
  // Its time grows with the square of the depth.
  if (/\p{Cs}/u.test(text) || text.includes("<!DOCTYPE") || text.length > 50_000) return undefined;
  const tags: Shown[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let fault: Error | undefined;
  parser.on("error", (error) => (fault ??= error));
  parser.on("opentag", ({ local, uri, attributes }) => tags.push([local, uri, ...Object.values(attributes).map(({ name, value }) => `${name}=${plain(value)}`)]));
  parser.write(text).close();
  return fault ? undefined : tags;
}

function plain(value: string): string {
  return value.replace(/\s+/g, " ");
}
