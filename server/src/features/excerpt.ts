// A part of a document for a reader who sees only that part: paragraphs unwrapped, tables and listings as they stand,
// page furniture left out.

import type { Block, Tree } from "../syntax/tree.ts";
import { firstBehind } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export interface Paragraph {
  readonly kind: "text" | "table" | "listing";
  readonly text: string;
}

/** The blocks of `tree` in `span`, up to about `limit` characters; a last paragraph `…` says that there is more. */
export function excerpt(tree: Tree, span: Span, limit: number): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let left = limit;
  let clause = -1;
  for (let i = firstBehind(tree.blocks, span.from); i < tree.blocks.length; i++) {
    const block = tree.blocks[i]!;
    if (block.at.from >= span.to) break;
    if (left <= 0) {
      paragraphs.push({ kind: "text", text: "…" });
      break;
    }
    const paragraph = numbered(tree, block, span, clause, paragraphOf(tree, block, span, left));
    if (paragraph.text === "") continue;
    clause = block.clause;
    left -= paragraph.text.length;
    const before = paragraphs.at(-1);
    if (paragraph.kind === "table" && before?.kind === "table") paragraphs[paragraphs.length - 1] = { kind: "table", text: `${before.text}\n${paragraph.text}` };
    else paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** The text of `span` on one line, cut at a word after about `limit` characters. */
export function oneLine(text: Text, span: Span, limit: number): string {
  const line = text.slice(span.from, Math.min(span.to, span.from + limit * 2)).replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const cut = line.lastIndexOf(" ", limit);
  return `${line.slice(0, cut > limit / 2 ? cut : limit)} …`;
}

/** The first block of a clause stands behind its number, which is no part of the block. */
function numbered(tree: Tree, block: Block, span: Span, before: number, paragraph: Paragraph): Paragraph {
  const clause = tree.clauses[block.clause];
  if (!clause || block.clause === before || paragraph.kind !== "text") return paragraph;
  const isBehind = span.from <= clause.from && clause.at.to <= block.at.from;
  return isBehind && clause.number !== "" ? { kind: "text", text: `${clause.number} ${paragraph.text}` } : paragraph;
}

function paragraphOf(tree: Tree, block: Block, span: Span, limit: number): Paragraph {
  const at = { from: Math.max(block.at.from, span.from), to: Math.min(block.at.to, span.to) };
  switch (block.kind) {
    case "heading":
      return { kind: "text", text: oneLine(tree.prose, at, limit).replace(/^#+ /, "") };
    case "paragraph":
      return { kind: "text", text: oneLine(tree.prose, at, limit) };
    case "row":
      return { kind: "table", text: oneLine(tree.prose, at, limit) };
    case "listing":
      return { kind: "listing", text: tree.text.slice(at.from, Math.min(at.to, at.from + limit)).trimEnd() };
  }
}
