// The text with everything that is no prose blanked out, each character by a space, so that an offset means the same
// place in both. Line ends stay.

import { blanked } from "../text/blanked.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { behindBullet, isSpace, type Line } from "./lines.ts";

/** `text` without the lines that are no prose and without `comments`; the very same where there is nothing to blank. */
export function blankOut(text: string, lines: readonly Line[], comments: readonly Span[]): Text {
  const blanks: Span[] = [];
  const blank = (from: number, to: number) => {
    if (to > from && from >= (blanks.at(-1)?.to ?? 0)) blanks.push({ from, to });
  };
  let next = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    while (next < comments.length && comments[next]!.from < line.from) next++;
    if (line.kind === "furniture" || line.kind === "contents" || line.kind === "listing" || line.kind === "front-matter") blank(line.from, line.to);
    else {
      blank(line.from, behindMarks(text, line));
      while (next < comments.length && comments[next]!.from < line.to) {
        blank(comments[next]!.from, comments[next]!.to);
        next++;
      }
    }
    // What makes a line's end in Markdown.
    const behind = text.charCodeAt(line.to);
    if (behind === 92 || behind === 60) blank(line.to, lines[i + 1]?.from ?? text.length);
  }
  return blanked(text, blanks);
}

/** Where the marks of a quotation, `> >`, or the bullet before a label end with which a line begins; where it begins, without any. */
function behindMarks(text: string, { from, to, start, kind }: Line): number {
  if (kind === "blank") return to > from && text.slice(from, to).includes(">") ? to : from;
  if (text.charCodeAt(start) !== 62) {
    const label = kind === "text" ? behindBullet(text, start) : start;
    return label > start ? label : from;
  }
  let end = from;
  for (let at = start; at < to && (text.charCodeAt(at) === 62 || isSpace(text.charCodeAt(at))); at++) if (text.charCodeAt(at) === 62) end = at + 1;
  return end;
}
