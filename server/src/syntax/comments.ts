// Comments: `<!-- why -->`, on one line or over several. They say nothing to the reader of a document.

import { firstWhere } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isSeparator, isSpace, type Line } from "./lines.ts";
import type { Comment, Tree } from "./tree.ts";

/** The comments of `text`, in order, outside listings; one that is not closed ends with its line. Marks lines that hold nothing else. */
export function findComments(text: string, lines: readonly Line[]): Comment[] {
  const comments: { readonly from: number; readonly to: number; readonly first: number; readonly last: number }[] = [];
  let at = text.indexOf("<!--");
  if (at < 0) return [];
  let close = 0;
  for (let i = 0; i < lines.length && at >= 0; i++) {
    const line = lines[i]!;
    if (line.kind === "listing" || line.kind === "front-matter") {
      if (at < line.to) at = text.indexOf("<!--", line.to);
      continue;
    }
    while (at >= 0 && at < line.to) {
      if (close >= 0) close = text.indexOf("-->", at + 4);
      const to = close < 0 ? line.to : close + 3;
      comments.push({ from: at, to, first: i, last: markLines(text, lines, i, { from: at, to }) });
      at = text.indexOf("<!--", to);
    }
  }
  // Of several at a line's end each stands behind the words.
  let end = -1;
  return comments.reverse().map(({ from, to, first, last }): Comment => {
    const line = lines[last]!;
    if (lines[first]!.kind === "comment" && line.kind === "comment") return { from, to, stands: "alone" };
    const isBehind = first === last && line.start < from && (to + spaces(text, to, line.to) >= line.to || to + spaces(text, to, line.to) === end);
    if (isBehind) end = from;
    if (isBehind && line.kind === "row" && isSeparator(text, line.start, from)) line.kind = "separator";
    return { from, to, stands: isBehind ? "behind" : "between" };
  }).reverse();
}

/** How many spaces stand at `from`, before `to`. */
function spaces(text: Text, from: number, to: number): number {
  let end = from;
  while (end < to && isSpace(text.charCodeAt(end))) end++;
  return end - from;
}

/** The comments of a document that stand within `span`. */
export function commentsIn({ comments }: Pick<Tree, "comments">, { from, to }: Span): readonly Comment[] {
  const first = firstWhere(comments.length, (i) => comments[i]!.from >= from);
  return comments.slice(first, firstWhere(comments.length, (i) => comments[i]!.to > to));
}

/** The comment of a document in which `offset` stands, or which ends there; undefined where there is none. */
export function commentAt({ comments }: Pick<Tree, "comments">, offset: number): Comment | undefined {
  const comment = comments[firstWhere(comments.length, (i) => comments[i]!.to >= offset)];
  return comment && comment.from < offset ? comment : undefined;
}

/** The text at `span` without its comments; each leaves one space, where none stood before it. */
export function textWithout(tree: Pick<Tree, "text" | "comments">, span: Span): string {
  let words = "";
  let done = span.from;
  for (const { from, to } of commentsIn(tree, span)) {
    words += tree.text.slice(done, from);
    if (!/\s$/.test(words)) words += " ";
    done = to + spaces(tree.text, to, span.to);
  }
  return words + tree.text.slice(done, span.to);
}

/** Where the comments end that reach behind `offset`, or follow on its line; `offset` itself where there are none. */
export function endOfComments({ text, comments }: Pick<Tree, "text" | "comments">, offset: number): number {
  let end = offset;
  for (let i = firstWhere(comments.length, (at) => comments[at]!.to > offset); i < comments.length; i++) {
    const { from, to } = comments[i]!;
    if (from > end && end + spaces(text, end, from) < from) break;
    end = to;
  }
  return end;
}

/** Lines that hold nothing but the comment are of it; one that it ends in begins behind it. Gives the position of that one. */
function markLines(text: string, lines: readonly Line[], first: number, comment: Span): number {
  let i = first;
  for (; i < lines.length && lines[i]!.from < comment.to; i++) {
    const line = lines[i]!;
    if (line.kind === "blank" || line.start < comment.from) continue;
    const rest = comment.to + spaces(text, comment.to, line.to);
    if (rest >= line.to) line.kind = "comment";
    else if (i > first || line.kind === "text") {
      line.start = rest;
      line.kind = "text";
    }
  }
  return i - 1;
}
