// Pasted text made into clauses: each selected line gets the next number behind the clause above, lines with bullets or
// labels become its list. Where they are such lines alone, they become the list of what leads to them. No word is touched; a
// number that came along with the text goes.

import { labelAt, labelName } from "../syntax/numbers.ts";
import type { Tree } from "../syntax/tree.ts";
import { lineEndOf, wholeLines } from "../text/line-index.ts";
import { overlaps, type Span } from "../text/span.ts";
import { clauseAround, holdsClauses } from "./clauses.ts";
import { indentOf, styleInside } from "./list-items.ts";
import { setApart } from "./make-table.ts";
import { labelsAfter, labelsFrom, numbersAfter } from "./numbering.ts";
import { type Refactoring, type Selected } from "./refactoring.ts";

export function numberLines(selected: Selected): readonly Refactoring[] {
  const at = linesOf(selected);
  if (!at) return [];
  const paragraphs = paragraphsOf(selected.document.tree.text.slice(at.from, at.to));
  const [first] = paragraphs;
  if (!first) return [];
  return first.kind === "clause" ? asClauses(selected, at, paragraphs) : paragraphs.every(({ kind }) => kind === "item") ? asItems(selected, at, paragraphs) : [];
}

/** The whole lines that are selected, where they are prose that has no numbers of clauses yet. */
function linesOf({ document: { tree }, span }: Selected): Span | undefined {
  const { text, prose } = tree;
  if (span.to <= span.from) return undefined;
  const at = wholeLines(tree, span);
  // A part of a line is a phrase, no paragraph.
  if (text.slice(at.from, span.from).trim() !== "" || text.slice(span.to, at.to).trim() !== "" || prose.slice(at.from, at.to).trim() === "") return undefined;
  if (tree.clauses.some(({ kind, at: number }) => kind !== "paragraph" && kind !== "heading" && number.from >= at.from && number.from < at.to)) return undefined;
  if (tree.tables.some((table) => overlaps(table.at, at))) return undefined;
  return /^[ \t]*[#>]/m.test(text.slice(at.from, at.to)) ? undefined : at;
}

function asClauses({ document }: Selected, at: Span, paragraphs: readonly Paragraph[]): readonly Refactoring[] {
  const { tree } = document;
  const { text } = tree;
  const above = tree.clauses.findLast(({ kind, at: number }) => kind === "clause" && number.from < at.from);
  if (!above || holdsClauses(tree, above)) return [];
  const count = paragraphs.filter(({ kind }) => kind === "clause").length;
  const numbers = numbersAfter(document, above, count);
  if (!numbers) return [];
  const range = count === 1 ? numbers[0]! : `${numbers[0]} to ${numbers.at(-1)}`;
  return [
    {
      id: "number-lines",
      kind: "refactor.rewrite.number",
      title: `Make ${count === 1 ? `this clause ${range}` : `these lines the clauses ${range}`}`,
      changes: () => [{ document: document.id, at, newText: setApart(text, at, written(paragraphs, numbers, lineEndOf(text))) }],
    },
  ];
}

/** Pasted below `G3.5 Each User shall:` they are its (a) to (c); below an item they go on with its list. */
function asItems({ document }: Selected, at: Span, paragraphs: readonly Paragraph[]): readonly Refactoring[] {
  const { text } = document.tree;
  const list = listAbove(document.tree, at.from, paragraphs.length);
  if (!list) return [];
  const { indent, labels } = list;
  const end = lineEndOf(text);
  const items = paragraphs.map(({ lines }, index) => `${indent}(${labels[index]}) ${lines.join(end)}`);
  const newText = items.join(end) + (text.slice(at.from, at.to).endsWith("\n") ? end : "");
  // Lines that have these labels already have nothing to become.
  if (newText === text.slice(at.from, at.to)) return [];
  const title = labels.length === 1 ? `Make this line (${labels[0]})` : `Make these lines (${labels[0]}) to (${labels.at(-1)})`;
  return [{ id: "number-items", kind: "refactor.rewrite.number", title, changes: () => [{ document: document.id, at, newText }] }];
}

/** The list that `count` lines at `offset` may be: the first one of what ends with a colon above, or that of the item above. */
function listAbove(tree: Tree, offset: number, count: number): { readonly indent: string; readonly labels: readonly string[] } | undefined {
  const words = tree.prose.slice(0, offset).trimEnd();
  const above = clauseAround(tree, words.length);
  if (!above || (above.kind !== "clause" && above.kind !== "paragraph")) return undefined;
  if (above.kind === "clause") return words.endsWith(":") ? { indent: "", labels: labelsFrom("a", 1, count) } : undefined;
  const indent = indentOf(tree, above);
  if (indent === undefined) return undefined;
  if (!words.endsWith(":")) return withLabels(indent, labelsAfter(tree, above, count));
  const style = styleInside(tree, above);
  return withLabels(`${indent}    `, style && labelsFrom(style, 1, count));
}

function withLabels(indent: string, labels: readonly string[] | undefined): { readonly indent: string; readonly labels: readonly string[] } | undefined {
  return labels && { indent, labels };
}

interface Paragraph {
  readonly kind: "clause" | "item";
  readonly lines: readonly string[];
}

/** A line that begins in the middle of a sentence goes on with the one before. */
function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: { kind: "clause" | "item"; lines: string[] }[] = [];
  let isApart = true;
  for (const line of text.split(/\r?\n/)) {
    const words = line.trim();
    if (words === "") {
      isApart = true;
      continue;
    }
    const before = paragraphs.at(-1);
    const label = labelAt(words, 0);
    const bullet = /^[-–•·▪*o\uf0a7\uf0b7\uf0d8][ \t\u00a0]+(?=\S)/.exec(words);
    if (label || bullet) paragraphs.push({ kind: "item", lines: [words.slice(label ? label.length : bullet![0].length).trim()] });
    else if (before && /^[a-z]/.test(words) && !isApart) before.lines.push(words);
    else paragraphs.push({ kind: "clause", lines: [words.replace(/^(?:[A-Z]?\d{1,3}(?:\.\d{1,3}){0,5}[A-Z]?\.?)[ \t\u00a0]+(?=[A-Z“"(])/, "")] });
    isApart = false;
  }
  return paragraphs;
}

function written(paragraphs: readonly Paragraph[], numbers: readonly string[], end: string): string {
  let clause = 0;
  let item = 0;
  const blocks = paragraphs.map(({ kind, lines }) => {
    item = kind === "item" ? item + 1 : 0;
    const mark = kind === "item" ? `(${labelName("a", item)})` : numbers[clause++]!;
    return { kind, text: `${mark} ${lines.join(end)}` };
  });
  const text = blocks.map((block, index) => (index === 0 ? "" : block.kind === "item" ? end : `${end}${end}`) + block.text).join("");
  return text + end;
}
