// Comments that silence rules: `<!-- sec-disable-next-line banned-term: quoted from the 1989 Act -->`.

import { blanked } from "../text/blanked.ts";
import { detached } from "../text/detached.ts";
import { lineOf, lineSpan, type LineIndex } from "../text/line-index.ts";
import { firstWhere } from "../text/ordered.ts";
import { contains, slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Suppression } from "./tree.ts";

const directive = /^<!--\s*sec-(disable-next-line|disable-line|disable-file|disable|enable)\b([^:>]*)(?::([\s\S]*?))?-->$/;

/**
 * The comments that silence rules: `sec-disable-next-line RULES: reason`, `sec-disable-line`, `sec-disable` up to
 * `sec-enable` or the end, `sec-disable-file`.
 */
export function readSuppressions(text: Text, lines: LineIndex, comments: readonly Span[]): Suppression[] {
  const result: Suppression[] = [];
  const open = new OpenSuppressions();
  const joined = joiningLines({ text, lines }, comments);
  const textBehind = nextTextLine(blanked(text, comments), lines);
  for (const { from, to } of comments) {
    const at = { from, to };
    const words = text.slice(at.from, at.to);
    const found = words.length < 2000 ? directive.exec(words) : null;
    if (!found) continue;
    const rules = found[2]!.split(/[\s,]+/).filter(rule => rule !== "").map(detached);
    const one = { at, rules, reason: detached((found[3] ?? "").trim()) };
    switch (found[1]) {
      case "disable-next-line": result.push({ ...one, covers: joined(textBehind(lineOf(lines, at.to))) }); break;
      case "disable-line": result.push({ ...one, covers: joined(lineSpan({ text, lines }, lineOf(lines, at.from))) }); break;
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

/** Gives the first line of `text` behind a line (its number) that is not blank. Asked in rising order: comments in a row have the same one. */
function nextTextLine(text: Text, lines: LineIndex): (line: number) => Span {
  let next = 0;
  return (from) => {
    for (next = Math.max(next, from + 1); next < lines.starts.length; next++) {
      const line = lineSpan({ text, lines }, next);
      if (!nothing.test(slice(text, line))) return line;
    }
    return { from: text.length, to: text.length };
  };
}

/** White space, or the marks of a quotation alone. */
const nothing = /^[\s>]*$/;

/** Gives a line with all that nothing but a comment's line ends part from it. Asked, in rising order, about many lines that are one. */
function joiningLines(document: { readonly text: Text; readonly lines: LineIndex }, comments: readonly Span[]): (line: Span) => Span {
  const across = (offset: number): Span | undefined => {
    const comment = comments[firstWhere(comments.length, (i) => comments[i]!.to > offset)];
    return comment && comment.from < offset ? comment : undefined;
  };
  const lineAt = (offset: number): Span => lineSpan(document, lineOf(document.lines, offset));
  let last: Span = { from: 0, to: -1 };
  return (line) => {
    if (contains(last, line)) return last;
    let { from, to } = line;
    for (let comment = across(from); comment; comment = across(from)) ({ from } = lineAt(comment.from));
    for (let comment = across(to); comment; comment = across(to)) ({ to } = lineAt(comment.to));
    return (last = { from, to });
  };
}
