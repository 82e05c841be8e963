// Where a document gives itself a name: its aliases and title in the front matter, its title in its heading.

import { isFurniture } from "../syntax/furniture.ts";
import type { Tree } from "../syntax/tree.ts";
import { wordsPattern } from "../text/pattern.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

/** How far into a document its own title may stand. */
const headLength = 6_000;

/** The span of the front matter's lines, without the fences; undefined where there is none. */
export function frontMatterOf(text: Text): Span | undefined {
  const open = /^\ufeff?---[ \t]*\r?\n/.exec(text.slice(0, 20));
  if (!open) return undefined;
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(open[0].length, 20_000));
  return close ? { from: open[0].length, to: open[0].length + close.index } : undefined;
}

/** Where the front matter calls the document `alias`. */
export function aliasSpans({ text }: Tree, alias: string): readonly Span[] {
  return valueSpans(text, "aliases").flatMap((value) => occurrences(text, value, alias));
}

/** Where the document says its title, as the front matter's value or as a heading's words. */
export function titleSpans(tree: Tree, title: string): readonly Span[] {
  const { text, clauses } = tree;
  const inFront = valueSpans(text, "title").flatMap((value) => occurrences(text, value, title)).slice(0, 1);
  const front = frontMatterOf(text)?.to ?? 0;
  const body = { from: front, to: Math.min(clauses.find(({ kind }) => kind !== "heading")?.at.from ?? text.length, front + headLength) };
  const heading = occurrences(text, body, title).find(({ from }) => startsHeading(text, from));
  return heading ? [...inFront, heading] : inFront;
}

/** Where the document says which Appendix or Schedule it is: its letter in the front matter, and in its heading. */
export function letterSpans(tree: Tree): readonly Span[] {
  const { text, identity } = tree;
  const inFront = valueSpans(text, "document").flatMap((value) => occurrences(text, value, identity.key)).slice(0, 1);
  const front = frontMatterOf(text)?.to ?? 0;
  const heading = occurrences(text, { from: front, to: Math.min(text.length, front + headLength) }, identity.key).find(({ from, to }) => isLetterOfHeading(text, from, to));
  return heading ? [...inFront, heading] : inFront;
}

/** The same in the headers of its pages: `SEC – Appendix AG`. */
export function pageHeaderSpans({ text, identity }: Tree): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf("SEC"); at >= 0; ) {
    const from = text.lastIndexOf("\n", at) + 1;
    const end = text.indexOf("\n", at);
    const to = end < 0 ? text.length : end;
    // A page's header is short.
    const isHeader = to - from < 200 && isFurniture(text.slice(from, to).trim());
    if (isHeader) found.push(...occurrences(text, { from, to }, identity.key).filter((one) => /(?:Appendix|Schedule)\s+$/.test(text.slice(at, one.from))).slice(0, 1));
    at = text.indexOf("SEC", to);
  }
  return found;
}

/** Whether it stands behind `APPENDIX` at the start of a line that goes on with a title or with nothing. */
function isLetterOfHeading(text: Text, from: number, to: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  return /^(?:#+[ \t]+)?\**(?:SEC[ \t]+)?(?:APPENDIX|Appendix|SCHEDULE|Schedule)[ \t]+$/.test(line) && /^\**[ \t]*(?:$|[\r\n:–—(-])/.test(text.slice(to, to + 6));
}

/** The alias or title of the front matter that `offset` touches. */
export function frontMatterNameAt(tree: Tree, offset: number): { readonly name: string; readonly at: Span } | undefined {
  const { title, aliases } = tree.identity;
  for (const name of aliases) for (const at of aliasSpans(tree, name)) if (at.from <= offset && offset <= at.to) return { name, at };
  for (const at of titleSpans(tree, title)) if (title !== "" && at.from <= offset && offset <= at.to) return { name: title, at };
  return undefined;
}

/** The value of the entry `key`, which may go on over lines. */
function valueSpans(text: Text, key: string): readonly Span[] {
  const front = frontMatterOf(text);
  if (!front) return [];
  const words = text.slice(front.from, front.to);
  const start = new RegExp(`^${wordsPattern(key)}[ \\t]*:`, "m").exec(words);
  if (!start) return [];
  const from = start.index + start[0].length;
  const next = /^\w[\w-]*[ \t]*:/m.exec(words.slice(from));
  return [{ from: front.from + from, to: front.from + (next ? from + next.index : words.length) }];
}

/** Where `words` stand whole in `span`, in any case and with any white space between them. */
function occurrences(text: Text, span: Span, words: string): readonly Span[] {
  if (words.trim() === "") return [];
  const found: Span[] = [];
  for (const match of text.slice(span.from, span.to).matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${wordsPattern(words)})(?![\\p{L}\\p{N}])`, "giu"))) {
    found.push({ from: span.from + match.index, to: span.from + match.index + match[0].length });
  }
  return found;
}

/** Whether nothing but the document's kind and letter stands before it on its line. */
function startsHeading(text: Text, from: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  return /^(?:#+[ \t]+)?\**(?:(?:SEC[ \t]+)?(?:section|appendix|schedule)[ \t]+\w{1,3}[ \t]*(?:[:–—-][ \t]*)?)?$/i.test(line);
}
