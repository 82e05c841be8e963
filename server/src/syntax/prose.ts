// The text with everything that is no prose blanked out, each character by a space, so that an offset means the same
// place in both. Line ends stay.

import { blanked } from "../text/blanked.ts";
import { detached } from "../text/detached.ts";
import { firstWhere } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { behindBullet, isSpace, type Line } from "./lines.ts";
import type { Suppression } from "./tree.ts";

/** `text` without the lines that are no prose and without `comments`; the very same where there is nothing to blank. */
export function blankOut(text: string, lines: readonly Line[], comments: readonly Span[]): Text {
  const blanks: Span[] = [];
  const blank = (from: number, to: number) => {
    if (to > from && from >= (blanks.at(-1)?.to ?? 0)) blanks.push({ from, to });
  };
  let next = 0;
  for (const [i, line] of lines.entries()) {
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

/** The spans of `<!-- -->` comments, outside listings; one that is not closed ends with its line. Marks lines that hold nothing else. */
export function findComments(text: string, lines: readonly Line[]): Span[] {
  const comments: Span[] = [];
  let at = text.indexOf("<!--");
  if (at < 0) return comments;
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
      comments.push({ from: at, to });
      markLines(text, lines, i, { from: at, to });
      at = text.indexOf("<!--", to);
    }
  }
  return comments;
}

/** Lines that hold nothing but the comment are of it; one that it ends in begins behind it. */
function markLines(text: string, lines: readonly Line[], first: number, comment: Span): void {
  for (let i = first; i < lines.length && lines[i]!.from < comment.to; i++) {
    const line = lines[i]!;
    if (line.kind === "blank" || line.start < comment.from) continue;
    let rest = comment.to;
    while (rest < line.to && isSpace(text.charCodeAt(rest))) rest++;
    if (rest >= line.to) line.kind = "comment";
    else if (i > first || line.kind === "text") {
      line.start = rest;
      line.kind = "text";
    }
  }
}

const directive = /^<!--\s*sec-(disable-next-line|disable-line|disable-file|disable|enable)\b([^:>]*)(?::([\s\S]*?))?-->$/;

/**
 * The comments that silence rules: `sec-disable-next-line RULES: reason`, `sec-disable-line`, `sec-disable` up to
 * `sec-enable` or the end, `sec-disable-file`.
 */
export function readSuppressions(text: string, lines: readonly Line[], comments: readonly Span[]): Suppression[] {
  const result: Suppression[] = [];
  const open = new OpenSuppressions();
  const textBehind = nextTextLine(lines, text.length);
  for (const at of comments) {
    const words = text.slice(at.from, at.to);
    const found = words.length < 2000 ? directive.exec(words) : null;
    if (!found) continue;
    const rules = found[2]!.split(/[\s,]+/).filter(rule => rule !== "").map(detached);
    const one = { at, rules, reason: detached((found[3] ?? "").trim()) };
    const line = lineAt(lines, at.from);
    switch (found[1]) {
      case "disable-next-line": result.push({ ...one, covers: textBehind(lineAt(lines, at.to)) }); break;
      case "disable-line": result.push({ ...one, covers: { from: lines[line]!.from, to: lines[line]!.to } }); break;
      case "disable-file": result.push({ ...one, covers: { from: 0, to: text.length } }); break;
      case "disable": open.add(one); break;
      case "enable": for (const opened of open.close(rules)) result.push({ ...opened, covers: { from: opened.at.to, to: at.from } });
    }
  }
  for (const one of open.close([])) result.push({ ...one, covers: { from: one.at.to, to: text.length } });
  return result.sort((a, b) => a.at.from - b.at.from);
}

type Opened = Omit<Suppression, "covers">;

/** The comments that silence until another ends them. */
class OpenSuppressions {
  private readonly all = new Set<Opened>();
  private readonly byRule = new Map<string, Set<Opened>>();

  add(one: Opened): void {
    this.all.add(one);
    for (const rule of one.rules) {
      const same = this.byRule.get(rule);
      if (same) same.add(one);
      else this.byRule.set(rule, new Set([one]));
    }
  }

  /** Ends those that name one of `rules`, or all where there are none; gives them. */
  close(rules: readonly string[]): readonly Opened[] {
    const closed = rules.length === 0 ? [...this.all] : rules.flatMap((rule) => [...(this.byRule.get(rule) ?? [])]);
    for (const one of closed) {
      this.all.delete(one);
      for (const rule of one.rules) this.byRule.get(rule)?.delete(one);
    }
    return rules.length > 1 ? [...new Set(closed)] : closed;
  }
}

/** Gives the first line of text behind a line (position). Asked in rising order: comments in a row have the same one. */
function nextTextLine(lines: readonly Line[], length: number): (line: number) => Span {
  let next = 0;
  return (from) => {
    next = Math.max(next, from + 1);
    while (lines[next]?.kind === "blank" || lines[next]?.kind === "comment") next++;
    const line = lines[next];
    return line ? { from: line.from, to: line.to } : { from: length, to: length };
  };
}

/** Position of the line that holds `offset`. */
function lineAt(lines: readonly Line[], offset: number): number {
  return Math.max(0, firstWhere(lines.length, (line) => lines[line]!.from > offset) - 1);
}
