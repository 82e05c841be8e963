// JSON with places, read by a parser that goes on after a mistake. The only importer of jsonc-parser. Comments are let
// pass, and a comma too many costs nothing but a warning: people write them, and nothing is lost by reading them.

import { createScanner, getLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { indexLines, lineOf } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { ConfigProblem, Mend } from "./config.ts";

export type JsonNode = Node;

/** Tokens, as jsonc-parser numbers them. */
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const commaToken = 5;
const colonToken = 6;
const end = 17;

export interface Json {
  /** Undefined where the text holds no value at all. */
  readonly root: JsonNode | undefined;
  readonly problems: readonly ConfigProblem[];
}

/** The JSON value in `text`, as much of it as can be read, and the mistakes of form in it: at most one a line. */
export function readJson(text: string): Json {
  // A byte order mark is no JSON; a space keeps every offset where it is.
  const source = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  const { tooDeep, idleCommas } = brackets(source);
  if (tooDeep !== undefined) {
    return { root: undefined, problems: [problem({ from: tooDeep, to: tooDeep + 1 }, "The brackets are nested too deeply to be settings.")] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, asWritten);
  // The parser counts one character more than there is of a comment that never ends; only what is last reaches there.
  for (let last: { -readonly [K in keyof JsonNode]: JsonNode[K] } | undefined = root; last; last = last.children?.at(-1)) last.length = Math.min(last.length, source.length - last.offset);
  const problems: ConfigProblem[] = idleCommas.map((from) => ({ at: { from, to: from + 1 }, severity: "warning", message: "Nothing follows this comma: take it away.", mend: { title: "Take the comma away", at: { from, to: from + 1 }, newText: "" } }));
  const lines = indexLines(source);
  const mendAt = mending(source, errors);
  let lastLine = -1;
  for (const { error, offset, length } of errors) {
    const line = lineOf(lines, offset);
    // What follows a slip on its line is mostly its echo.
    if (line === lastLine) continue;
    lastLine = line;
    const written = source.slice(offset, offset + length).split(/[\r\n]/, 1)[0] ?? "";
    const code = printParseErrorCode(error);
    const mend = mendAt(code, offset, written);
    // What is missing at the end is told behind the last that is there, not on an empty line.
    const at = mend && written === "" ? { from: mend.at.from - 1, to: mend.at.from } : { from: offset, to: offset + written.length };
    problems.push({ ...problem(at, mistake(code, written)), ...(mend && { mend }) });
  }
  return { root, problems };
}

const asWritten = { allowTrailingComma: true, allowEmptyContent: true };

/** What mends a mistake of form in `source`, asked from the first of its `errors` on: such a change leaves fewer of them. */
function mending(source: string, errors: readonly ParseError[]): (code: string, offset: number, written: string) => Mend | undefined {
  const scanner = createScanner(source, true);
  const closers: string[] = [];
  let behind = 0;
  let token = scanner.scan();
  /** Goes on to `offset`: what stands before it and what is open there is known then. */
  const goTo = (offset: number): void => {
    for (; token !== end && scanner.getTokenOffset() < offset; token = scanner.scan()) {
      if (token === openBrace || token === openBracket) closers.unshift(token === openBrace ? "}" : "]");
      else if (token === closeBrace || token === closeBracket) closers.shift();
      behind = scanner.getTokenOffset() + scanner.getTokenLength();
    }
  };
  let left = mostMends;
  return (code, offset, written) => {
    if (source.length > longestMended || left-- <= 0) return undefined;
    goTo(offset);
    const mend = mendOf(code, { from: offset, to: offset + written.length }, written, behind, token === end ? closers.join("") : undefined);
    if (!mend) return undefined;
    const after: ParseError[] = [];
    parseTree(source.slice(0, mend.at.from) + mend.newText + source.slice(mend.at.to), after, asWritten);
    return after.length < errors.length ? mend : undefined;
  };
}

/** Settings are shorter; in what is no sec.json, and behind so many mistakes, nothing is mended. */
const longestMended = 100_000;
const mostMends = 20;

function mendOf(code: string, at: Span, written: string, behind: number, closers: string | undefined): Mend | undefined {
  const insert = (what: string, newText: string): Mend => ({ title: `Insert the missing ${what}`, at: { from: behind, to: behind }, newText });
  switch (code) {
    case "CommaExpected":
      return insert("comma", ",");
    case "ColonExpected":
      return insert("colon", ":");
    case "CloseBraceExpected":
    case "CloseBracketExpected": {
      const missing = closers ?? (code === "CloseBraceExpected" ? "}" : "]");
      return insert(missing, missing);
    }
    case "InvalidSymbol": {
      const [, words] = /^['‘’“”]([^'‘’“”"\\]+)['‘’“”]$/.exec(written) ?? [];
      return words === undefined ? undefined : { title: `Change to "${words}"`, at, newText: JSON.stringify(words) };
    }
    default:
      return undefined;
  }
}

export interface JsonString {
  /** The names and positions that lead to it: `["preferredTerms", 0, "scope", 1]`. */
  readonly path: readonly (string | number)[];
  /** What stands between its quotes; up to the caret, where it is not closed yet. */
  readonly at: Span;
}

/** The string at `offset` that is a value and no name of one, in a text that may be half written. */
export function stringAt(text: string, offset: number): JsonString | undefined {
  if (brackets(text).tooDeep !== undefined) return undefined;
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  if (previousNode?.type !== "string" || isAtPropertyKey) return undefined;
  const { from, to } = spanOf(previousNode);
  const isClosed = to - from > 1 && text[to - 1] === '"';
  const at = { from: from + 1, to: isClosed ? to - 1 : offset };
  return at.from <= offset && offset <= at.to ? { path, at } : undefined;
}

/** Where a node stands. */
export function spanOf(node: JsonNode): Span {
  return { from: node.offset, to: node.offset + node.length };
}

function problem(at: Span, message: string): ConfigProblem {
  return { at, severity: "error", message };
}

function mistake(code: string, written: string): string {
  switch (code) {
    case "InvalidSymbol":
      return `${quoted(written)} cannot stand here. Text must stand in straight double quotes ("like this").`;
    case "InvalidNumberFormat":
    case "UnexpectedEndOfNumber":
      return `${quoted(written)} is not a number.`;
    case "PropertyNameExpected":
      return 'The name of a setting is missing here; it must stand in straight double quotes, such as "words".';
    case "ValueExpected":
      return "A value is missing here.";
    case "ColonExpected":
      return "A colon is missing before this, between the name of the setting and its value.";
    case "CommaExpected":
      return "A comma is missing before this.";
    case "CloseBraceExpected":
      return "A closing brace } is missing.";
    case "CloseBracketExpected":
      return "A closing bracket ] is missing.";
    case "EndOfFileExpected":
      return "The settings end before this; nothing may follow their closing brace.";
    case "UnexpectedEndOfComment":
      return "This comment has no end; write */ after it.";
    case "UnexpectedEndOfString":
      return "The closing double quote is missing; text must end on the line that it starts on.";
    case "InvalidUnicode":
    case "InvalidEscapeCharacter":
      return "A backslash \\ has a meaning of its own in this file; write \\\\ for the character itself.";
    case "InvalidCharacter":
      return "This holds a character, such as a tab, that must be written as \\t or \\n.";
    default:
      return "This is not valid JSON.";
  }
}

function quoted(written: string): string {
  return written.length > 40 ? `"${written.slice(0, 40)}…"` : `"${written}"`;
}

/**
 * What the brackets of `source` show before the parser runs: where the nesting goes past what any settings need (the
 * parser calls itself for each level), and the commas behind which a list or an object ends.
 */
function brackets(source: string): { readonly tooDeep: number | undefined; readonly idleCommas: readonly number[] } {
  const scanner = createScanner(source, true);
  const idleCommas: number[] = [];
  let depth = 0;
  let comma: number | undefined;
  let behindValue = false;
  for (;;) {
    const token = scanner.scan();
    switch (token) {
      case openBrace:
      case openBracket:
        if (++depth > 100) return { tooDeep: scanner.getTokenOffset(), idleCommas };
        break;
      case closeBrace:
      case closeBracket:
        depth--;
        if (comma !== undefined) idleCommas.push(comma);
        break;
      case end:
        return { tooDeep: undefined, idleCommas };
    }
    // Behind a bracket or another comma it is the parser that misses something.
    comma = token === commaToken && behindValue ? scanner.getTokenOffset() : undefined;
    behindValue = ![openBrace, openBracket, commaToken, colonToken].includes(token);
  }
}
