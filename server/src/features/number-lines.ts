// Pasted text made into clauses: each selected line gets the next number behind the clause above, lines with bullets or
// labels become its list. No word is touched; a number that came along with the text goes.

import { labelAt } from "../syntax/numbers.ts";
import { lineOf } from "../text/line-index.ts";
import { holdsClauses } from "./clauses.ts";
import { labelName, numbersAfter } from "./numbering.ts";
import { lineEndOf, type Refactoring, type Selected } from "./refactoring.ts";

export function numberLines({ document, span }: Selected): readonly Refactoring[] {
  const { tree } = document;
  const { text, prose, lines } = tree;
  if (span.to <= span.from) return [];
  const first = lineOf(lines, span.from);
  const last = lineOf(lines, span.to - 1);
  const at = { from: lines.starts[first]!, to: lines.starts[last + 1] ?? text.length };
  // A part of a line is a phrase, no paragraph.
  if (text.slice(at.from, span.from).trim() !== "" || text.slice(span.to, at.to).trim() !== "" || prose.slice(at.from, at.to).trim() === "") return [];
  if (tree.clauses.some(({ kind, at: number }) => kind !== "paragraph" && kind !== "heading" && number.from >= at.from && number.from < at.to)) return [];
  if (tree.tables.some((table) => table.at.from < at.to && table.at.to > at.from)) return [];
  if (/^[ \t]*[#>]/m.test(text.slice(at.from, at.to))) return [];
  const above = tree.clauses.findLast(({ kind, at: number }) => kind === "clause" && number.from < at.from);
  if (!above || holdsClauses(tree, above)) return [];
  const paragraphs = paragraphsOf(text.slice(at.from, at.to));
  const count = paragraphs.filter(({ kind }) => kind === "clause").length;
  const numbers = count === 0 ? undefined : numbersAfter(document, above, count);
  if (!numbers || paragraphs[0]!.kind !== "clause") return [];
  const range = count === 1 ? numbers[0]! : `${numbers[0]} to ${numbers.at(-1)}`;
  return [
    {
      id: "number-lines",
      kind: "refactor.rewrite.number",
      title: `Make ${count === 1 ? `this clause ${range}` : `these lines the clauses ${range}`}`,
      changes: () => {
        const end = lineEndOf(text);
        const gapAbove = /\n[ \t\r]*\n[ \t]*$/.test(text.slice(Math.max(0, at.from - 200), at.from)) ? "" : end;
        const isFollowed = text.slice(at.to).trim() !== "" && !/^[ \t]*\r?\n/.test(text.slice(at.to, at.to + 200));
        return [{ document: document.id, at, newText: `${gapAbove}${written(paragraphs, numbers, end)}${isFollowed ? end : ""}` }];
      },
    },
  ];
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
    const bullet = /^[-–•·▪*o][ \t\u00a0]+(?=\S)/.exec(words);
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
