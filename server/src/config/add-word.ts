// A word put into the `words` of a sec.json, in the form that the file has: its line ends, its indent, its order.

import { lineEndOf } from "../text/line-index.ts";
import { runStart } from "../text/run.ts";
import type { Span } from "../text/span.ts";
import { readJson, type JsonNode } from "./json.ts";

/**
 * The edit that adds `word` to the `words` of the sec.json with this text. Undefined where the word is there already, or
 * where the file is so broken that nobody can say where it belongs.
 */
export function addWord(text: string, word: string): { readonly at: Span; readonly newText: string } | undefined {
  const { root, problems } = readJson(text);
  if (root?.type !== "object" || problems.some(({ severity }) => severity === "error")) return undefined;
  const properties = root.children ?? [];
  const words = properties.findLast(({ children }) => children?.[0]?.value === "words")?.children?.[1];
  const written = JSON.stringify(word);
  if (!words) return into(text, root, `"words": [${written}]`);
  if (words.type !== "array") return undefined;
  const isThere = (words.children ?? []).some(({ value }) => typeof value === "string" && value.toLowerCase() === word.toLowerCase());
  return isThere ? undefined : into(text, words, written);
}

/** `written` as the last child of a list or object, on a line of its own if the last one has one. */
function into(text: string, parent: JsonNode, written: string): { readonly at: Span; readonly newText: string } {
  const last = parent.children?.at(-1);
  if (!last) {
    const start = parent.offset + 1;
    const inside = text.slice(start, parent.offset + parent.length - 1);
    // Braces and brackets with nothing between them but white space close up around the first one.
    return { at: { from: start, to: inside.trim() === "" ? start + inside.length : start }, newText: parent.type === "object" ? ` ${written} ` : written };
  }
  const end = last.offset + last.length;
  return { at: { from: end, to: end }, newText: `,${spaceBefore(text, parent, last)}${written}` };
}

/** What parts the last child from what stands before it: a line's end and the indent, or a space. */
function spaceBefore(text: string, parent: JsonNode, last: JsonNode): string {
  const space = text.slice(runStart(text, /\s/, last.offset), last.offset);
  const lineEnd = Math.max(space.lastIndexOf("\n"), space.lastIndexOf("\r"));
  if (lineEnd >= 0) return lineEndOf(text) + space.slice(lineEnd + 1);
  return (parent.children?.length ?? 0) > 1 ? space : " ";
}
