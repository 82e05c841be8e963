// Fixtures that a drafter can read: several files in one text, with what is expected drawn under it.
//
//   //- section-g.sec            starts a file; before the first one stands `example.sec`
//   G3.5 The DCC shall tell teh Panel.
//                           ^^^ message part        a finding under the line above, and a part of its message
//   ^^^ ^^^^ message part                           several findings with one message; more lines of carets may follow
//   ^^^^> message part                              goes on over the line's end, to the carets under a later line
//   Supp<|>lier                                     the cursor
//   ‹|Supplier|>                                    a range
//
// Columns count the line as it is without the markers. A fixture that starts with a line break may be indented as a whole.

import type { Span } from "../../server/src/text/span.ts";

export interface Fixture {
  readonly files: readonly FixtureFile[];
  /** The first `<|>`. */
  readonly cursor: FixturePlace | undefined;
  /** All `‹|...|>`, in order. */
  readonly ranges: readonly FixtureRange[];
}

export interface FixtureFile {
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

/** What the carets say. */
export interface Annotation {
  readonly at: Span;
  /** A part of the message; empty where the carets stand alone. */
  readonly message: string;
}

export interface FixturePlace {
  readonly file: string;
  readonly offset: number;
}

export interface FixtureRange {
  readonly file: string;
  readonly at: Span;
}

/** Reads a fixture. A mistake in it is an error at once: it would make a test that cannot fail. */
export function parseFixture(source: string): Fixture {
  const files: FixtureFile[] = [];
  const cursors: FixturePlace[] = [];
  const ranges: FixtureRange[] = [];
  for (const { name, lines } of splitFiles(outdented(source))) {
    if (files.some((file) => file.name === name)) throw new Error(`The fixture has two files named ${name}.`);
    const page = readPage(name, lines);
    files.push({ name, text: page.text, annotations: page.annotations });
    cursors.push(...page.cursors.map((offset) => ({ file: name, offset })));
    ranges.push(...page.ranges.map((at) => ({ file: name, at })));
  }
  if (cursors.length > 1) throw new Error("The fixture has more than one cursor <|>.");
  return { files, cursor: cursors[0], ranges };
}

/** `text` with `annotations` drawn under it, as a fixture draws them. */
export function annotated(text: string, annotations: readonly Annotation[]): string {
  const lines = text.split("\n");
  const drawn = lines.map((line) => [line]);
  const starts = lineStarts(lines);
  const lineAt = (offset: number): number => {
    let line = starts.length - 1;
    while (line > 0 && starts[line]! > offset) line--;
    return line;
  };
  for (const { at, message } of annotations) {
    const first = lineAt(at.from);
    const last = at.to > at.from ? lineAt(at.to - 1) : first;
    const column = at.from - starts[first]!;
    const open = " ".repeat(column);
    if (first === last) {
      drawn[first]!.push(`${open}${"^".repeat(Math.max(1, at.to - at.from))} ${message}`.trimEnd());
      continue;
    }
    drawn[first]!.push(`${open}${"^".repeat(Math.max(1, lines[first]!.length - column))}> ${message}`.trimEnd());
    drawn[last]!.push("^".repeat(at.to - starts[last]!));
  }
  return drawn.flat().join("\n");
}

interface Page {
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly cursors: readonly number[];
  readonly ranges: readonly Span[];
}

function splitFiles(source: string): { name: string; lines: string[] }[] {
  const files: { name: string; lines: string[] }[] = [];
  for (const line of source.split("\n")) {
    const name = /^\/\/- (\S.*?)\s*$/.exec(line)?.[1];
    if (name) {
      const before = files.at(-1);
      // The line break before `//-` ends the last line of the file above.
      if (before) before.lines.push("");
      files.push({ name, lines: [] });
    } else {
      if (files.length === 0) files.push({ name: "example.sec", lines: [] });
      files.at(-1)!.lines.push(line);
    }
  }
  return files;
}

function readPage(name: string, source: readonly string[]): Page {
  const lines: string[] = [];
  const cursors: number[] = [];
  const open: number[] = [];
  const ranges: Span[] = [];
  const annotations: Annotation[] = [];
  let goingOn: Annotation | undefined;
  let start = 0;
  let next = 0;

  for (const raw of source) {
    const carets = readCarets(raw);
    if (!carets) {
      start = next;
      let line = "";
      let done = 0;
      for (const { 0: marker, index } of raw.matchAll(/<\|>|‹\||\|>/g)) {
        if (marker === "|>" && open.length === 0) continue;
        line += raw.slice(done, index);
        done = index + marker.length;
        const offset = start + line.length;
        if (marker === "<|>") cursors.push(offset);
        else if (marker === "‹|") open.push(offset);
        else ranges.push({ from: open.pop()!, to: offset });
      }
      line += raw.slice(done);
      lines.push(line);
      next = start + line.length + 1;
      continue;
    }
    if (lines.length === 0) throw new Error(`${name}: carets without a line above them.`);
    const line = lines.at(-1)!;
    for (const { from, to } of carets.runs) {
      if (goingOn) {
        annotations.push({ at: { from: goingOn.at.from, to: start + to }, message: goingOn.message });
        goingOn = undefined;
        continue;
      }
      if (to > line.length + 1) throw new Error(`${name}: carets reach past the line '${line}'.`);
      annotations.push({ at: { from: start + from, to: start + to }, message: carets.message });
    }
    if (carets.goesOn) goingOn = annotations.pop();
  }
  if (goingOn) throw new Error(`${name}: '^>' without carets that end it.`);
  if (open.length > 0) throw new Error(`${name}: '‹|' without '|>'.`);
  return {
    text: lines.join("\n"),
    annotations: annotations.sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to),
    cursors,
    ranges,
  };
}

function readCarets(line: string): { runs: Span[]; goesOn: boolean; message: string } | undefined {
  if (!/^\s*\^/.test(line)) return undefined;
  const drawn = /^[\s^]*\^(?:> ?|(?= |$))/.exec(line);
  if (!drawn) throw new Error(`Write a space between the carets and the message: '${line}'.`);
  const runs = [...drawn[0].matchAll(/\^+/g)].map((run) => ({ from: run.index, to: run.index + run[0].length }));
  return { runs, goesOn: drawn[0].includes(">"), message: line.slice(drawn[0].length).trim() };
}

/** Without the first line break and without the indent that all lines of text share. */
function outdented(source: string): string {
  if (!source.startsWith("\n")) return source;
  const lines = source.slice(1).split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "" && !/^\s*\^/.test(line))
    .map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  const outdent = (line: string): string => {
    if (line.slice(0, indent).trim() !== "") throw new Error(`Carets stand left of the fixture's indent: '${line}'.`);
    return line.slice(indent);
  };
  return lines.map(outdent).join("\n");
}

function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return starts;
}
