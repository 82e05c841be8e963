// What Word, a PDF, a mail or a converter leaves in pasted text, taken out of the selected lines: a converter's marks, joined letters, hyphens and spaces that
// only serve the breaking of lines, bullets of symbol fonts, page headers and numbers, lines that a page's width broke. No
// word is touched, and the result is read again: what would cost a clause, a definition or a reference is not done.

import { wordSet, type WordSet } from "../index/term-words.ts";
import type { Facts } from "../index/facts.ts";
import { isFurniture } from "../syntax/furniture.ts";
import { trim } from "../syntax/lines.ts";
import { hasGaps } from "../syntax/starts.ts";
import type { Block, Clause, Tree } from "../syntax/tree.ts";
import { apart, type TextEdit } from "../text/edit.ts";
import { stretches } from "../text/left-out.ts";
import { ligatureOf } from "../text/ligatures.ts";
import { lineOf, lineSpan, wholeLines } from "../text/line-index.ts";
import { isBlank, type Span } from "../text/span.ts";
import { cellsOf } from "./make-table.ts";
import type { Refactoring, Selected } from "./refactoring.ts";
import { treeAfter } from "./tree-after.ts";

export function tidyPasted({ document, span }: Selected): readonly Refactoring[] {
  const { tree } = document;
  if (span.from === span.to) return [];
  const at = wholeLines(tree, span);
  const marks = apart([...markupEdits(tree, at), ...markEdits(tree, at)], "longest");
  const lines = apart(lineEdits(tree, at), "longest");
  if (lines.length + marks.length === 0) return [];
  return [
    {
      id: "tidy-pasted",
      kind: "refactor.rewrite.tidy",
      title: "Tidy pasted text",
      changes: () => {
        const made = [apart([...lines, ...marks], "longest"), lines, marks].find((some) => holdsAll(document, some)) ?? [];
        return made.map(({ at, newText }) => ({ document: document.id, at, newText }));
      },
    },
  ];
}

/** What the text is read without, taken out of the file: a converter's backslashes, attributes and links; and its own characters for misread ones. */
function markupEdits({ source, text, lines }: Tree, at: Span): readonly TextEdit[] {
  if (source === text) return [];
  const edits: TextEdit[] = [];
  const taken = lines.leftOut ? [...stretches(lines.leftOut)].filter(({ from, to }) => from > at.from && to <= at.to) : [];
  // With the character before it: what is left out in front of a word is in front of the edit's end, too.
  for (const { from, to, words } of taken) edits.push({ at: { from: from - 1, to }, newText: text.slice(from - 1, words) });
  let next = 0;
  for (let line = lineOf(lines, at.from); lines.starts[line]! < at.to && line < lines.starts.length; line++) {
    const span = lineSpan({ text, lines }, line);
    const written = source.slice(span.from, span.to);
    // How tables, underlined headings and quoted lines are drawn is left to whoever drew them.
    if (/^\s*(?:[|+>]|[=~^-]*$)/.test(written)) continue;
    for (let i = 0; i < written.length; i++) {
      const place = span.from + i;
      while (next < taken.length && taken[next]!.to <= place) next++;
      if (written[i] !== text.charAt(place) && !(next < taken.length && taken[next]!.from - 1 <= place)) edits.push({ at: { from: place, to: place + 1 }, newText: text.charAt(place) });
    }
  }
  return edits;
}

/** Characters that stand for others, or for none, where they are prose. */
function markEdits({ text, prose }: Tree, at: Span): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const found of text.slice(at.from, at.to).matchAll(marks)) {
    const from = at.from + found.index;
    // A byte order mark at the head of a file is the file's; what is no prose is left alone.
    if (from > 0 && prose.charCodeAt(from) === text.charCodeAt(from)) edits.push({ at: { from, to: from + 1 }, newText: plainMark(found[0]) });
  }
  return edits;
}

const marks = /[\u00a0\u00ad\u2000-\u200d\u2010\u2011\u202f\u205f\u2060\u3000\ufb00-\ufb06\ufeff\f\uf0a7\uf0b7\uf0d8]/g;

function plainMark(mark: string): string {
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/.test(mark)) return " ";
  if (/[\u2010\u2011]/.test(mark)) return "-";
  if (/[\uf000-\uf0ff]/.test(mark)) return "•";
  return ligatureOf(mark.charCodeAt(0)) ?? "";
}

/** Line ends that become spaces, and lines of pages that go. */
function lineEdits(tree: Tree, at: Span): readonly TextEdit[] {
  const words = wordSet(tree.words);
  // The lines of a table that lost its columns are all that is left of its rows.
  const flat = new Set(tree.definitions.filter(({ form }) => form === "flat-table").map(({ clause }) => clause));
  const inside = tree.blocks.filter((block) => block.at.from >= at.from && block.at.to <= at.to && !flat.has(block.clause));
  const joins = inside.flatMap((block) => [...labelJoin(tree, block, at), ...(block.kind === "paragraph" ? joinsIn(tree, block, words) : [])]);
  return [...joins, ...pageLines(tree, at)];
}

/** One space between a label, or a number that may stand on a line of its own, and its words. */
function labelJoin({ text, clauses }: Tree, { kind, clause, at }: Block, { from }: Span): readonly TextEdit[] {
  const label: Clause | undefined = clauses[clause];
  if (kind === "row" || kind === "listing" || !label || label.number === "" || label.at.from < from || label.at.to > at.from || at.from - label.at.to > 200) return [];
  const between = /^[.:)\]*_]*([ \t\r\n\u00a0]+)$/.exec(text.slice(label.at.to, at.from));
  return between && between[1] !== " " ? [{ at: { from: at.from - between[1]!.length, to: at.from }, newText: " " }] : [];
}

/** The line ends within a paragraph that broke its sentences; over page furniture, too. */
function joinsIn(tree: Tree, { at }: Block, words: WordSet): readonly TextEdit[] {
  const { text, prose } = tree;
  const lines = contentLines(tree, at);
  if (!lines) return [];
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const bullet = bulletAt.exec(text.slice(line.from, Math.min(line.to, line.from + 20)));
    const edits: TextEdit[] = bullet && bullet[1] !== " " ? [{ at: { from: line.from + 1, to: line.from + bullet[0].length }, newText: " " }] : [];
    if (!next || !goesOn(text.slice(line.from, line.to), text.slice(next.from, next.to))) return edits;
    const half = /(?<!\p{L})(\p{L}+)([-\u2010\u00ad])$/u.exec(prose.slice(Math.max(line.from, line.to - 40), line.to));
    const rest = /^\p{Ll}+/u.exec(prose.slice(next.from, Math.min(next.to, next.from + 40)));
    if (!half || !rest) return [...edits, { at: { from: line.to, to: next.from }, newText: " " }];
    // Whether a hyphen at a line's end is the word's own is known only of a word that stands elsewhere too.
    const isBroken = half[2] === "\u00ad" || words.has(`${half[1]}${rest[0]}`.toLowerCase());
    return isBroken ? [...edits, { at: { from: line.to - 1, to: next.from }, newText: "" }] : edits;
  });
}

const bulletAt = /^[-–•·▪§o\uf0a7\uf0b7\uf0d8]([ \t\u00a0]+)(?=\S)/;

/** Whether a sentence runs from one line to the next: neither is a table's row, nor do an item, a quoted line, a mail's `To:` or another sentence begin there. */
function goesOn(line: string, next: string): boolean {
  if (cellsOf(line) || cellsOf(next)) return false;
  if (bulletAt.test(next) || /^(?:>|\d+[.)]\s|[A-Z][A-Za-z-]*:\s)/.test(next)) return false;
  return !hasGaps(line) && !hasGaps(next) && !(/[.;:!?][”’"')\]]*$/.test(line) && /^[^\p{Ll}]/u.test(next));
}

/** What stands on the lines of a paragraph, without white space at the ends and lines of pages; none where comments stand between them, or a table is drawn. */
function contentLines(tree: Tree, at: Span): readonly Span[] | undefined {
  const { source, text, prose, lines } = tree;
  const all: Span[] = [];
  for (let line = lineOf(lines, at.from); line <= lineOf(lines, at.to - 1); line++) {
    const span = lineSpan(tree, line);
    const content = trim(text, { from: Math.max(at.from, span.from), to: Math.min(at.to, span.to) });
    if (isPageLine(tree, span)) continue;
    if (source !== text && /^\s*\|/.test(source.slice(span.from, span.to))) return undefined;
    if (prose.slice(content.from, content.to) !== text.slice(content.from, content.to)) return undefined;
    if (content.to > content.from) all.push(content);
  }
  return all;
}

/** The lines of pages, with their line ends. */
function pageLines(tree: Tree, at: Span): readonly TextEdit[] {
  const { lines, text } = tree;
  const edits: TextEdit[] = [];
  for (let line = lineOf(lines, at.from); lines.starts[line]! < at.to && line < lines.starts.length; line++) {
    if (isPageLine(tree, lineSpan(tree, line))) edits.push({ at: { from: lines.starts[line]!, to: lines.starts[line + 1] ?? text.length }, newText: "" });
  }
  return edits;
}

/** Whether the reader took the line for a page's header or number. */
function isPageLine({ text, prose }: Tree, line: Span): boolean {
  if (line.to - line.from > 200 || isBlank(text, line) || !isBlank(prose, line)) return false;
  const words = text.slice(line.from, line.to).trim();
  return isFurniture(words) || /^\d{1,4}$/.test(words);
}

/** Whether the text still holds every clause, definition and reference behind `edits`; that it holds more is what they are for. */
function holdsAll(document: Facts, edits: readonly TextEdit[]): boolean {
  const after = treeAfter(document, edits);
  const names = [({ clauses }: Tree) => clauses.map(({ kind, number }) => `${kind} ${number}`), ({ definitions }: Tree) => definitions.map(({ term }) => plain(term)), ({ references }: Tree) => references.map(({ target }) => plain(JSON.stringify(target)))];
  return names.every((of) => isWithin(of(document.tree), of(after)));
}

function plain(text: string): string {
  return text.replace(marks, plainMark);
}

/** Whether `all` holds what `some` holds, in the same order. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let at = -1;
  return some.every((one) => (at = all.indexOf(one, at + 1)) >= 0);
}
