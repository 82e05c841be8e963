// Whether a text is well-formed XML, as fast-xml-parser sees it, said so that someone who is no programmer can mend it.

import { XMLValidator, type ValidationError } from "fast-xml-parser";
import type { Span } from "../text/span.ts";
import type { SchemaProblem } from "./model.ts";

/**
 * The first fault of form in `text`, if any. `doctype` is where its DOCTYPE stands: the library must not see it, as it
 * counts angle brackets there, and a DOCTYPE may hold them in comments and quotes.
 */
export function faultOfForm(text: string, doctype: Span | undefined): SchemaProblem | undefined {
  const seen = doctype === undefined ? text : text.slice(0, doctype.from) + blank(text.slice(doctype.from, doctype.to)) + text.slice(doctype.to);
  const known = seen.replace(beyondItsNames, asItsLetters);
  const result = XMLValidator.validate(known);
  if (result === true) return undefined;
  const err = known !== seen ? { ...result.err, msg: result.err.msg.replace(/[\u4000-\u47ff]/g, asWritten) } : result.err;
  return { at: spanOf(text, err), message: messageOf(err) };
}

/** What XML 1.0 takes in names (fifth edition, 2.3) and the library does not know: each is shown to it as two letters that it does. */
const beyondItsNames = /[\u{10000}-\u{effff}]/gu;

function asItsLetters(character: string): string {
  return String.fromCharCode(...[0, 1].map((at) => character.charCodeAt(at) - 0xd800 + 0x4000));
}

function asWritten(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) - 0x4000 + 0xd800);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function messageOf({ msg }: ValidationError["err"]): string {
  const opened = /^Expected closing tag '([^']+)' \(opened in line (\d+), col \d+\) instead of closing tag '([^']+)'\.$/.exec(msg);
  if (opened) return `“</${opened[3]}>” closes a tag that is not open: “<${opened[1]}>” of line ${opened[2]} has to be closed first.`;
  const unclosed = /^Unclosed tag '(.+)'\.$/.exec(msg);
  if (unclosed) return `“<${unclosed[1]}>” is never closed; the file may have been cut short.`;
  if (msg.startsWith("Invalid '[")) {
    const names = msg.match(/"[^"]+"/g) ?? [];
    const innermost = names.at(-1)?.slice(1, -1) ?? "";
    return `The file ends while ${names.length} tags are still open, “<${innermost}>” the innermost; it may have been cut short.`;
  }
  const notOpened = /^Closing tag '(.+)' has not been opened\.$/.exec(msg);
  if (notOpened) return `“</${notOpened[1]}>” closes a tag that was never opened.`;
  const quote = /^Attributes for '(.+)' have open quote\.$/.exec(msg);
  if (quote) return `A quotation mark in the tag “<${quote[1]}>” is never closed.`;
  const repeated = /^Attribute '(.+)' is repeated\.$/.exec(msg);
  if (repeated) return `“${repeated[1]}” stands twice in this tag.`;
  const valueless = /^(?:Attribute '(.+)' is without value|boolean attribute '(.+)' is not allowed)\.$/.exec(msg);
  if (valueless) return `“${valueless[1] ?? valueless[2]}” has no value in quotation marks.`;
  if (msg === "char '&' is not expected.") return "“&” must be written “&amp;” in XML.";
  if (msg === "Multiple possible root nodes found." || msg === "Extra text at the end") return "Something follows the end of the schema: XML allows one outermost tag only.";
  if (msg === "Start tag expected.") return "The file holds no XML tags.";
  return `This is not well-formed XML: ${msg}`;
}

/** The library counts lines at "\n" and characters from 1, behind a byte order mark; tags left open it places at 1:1. */
function spanOf(text: string, { line, col, msg }: ValidationError["err"]): Span {
  if (msg.startsWith("Invalid '[")) return { from: Math.max(0, text.trimEnd().length - 1), to: text.trimEnd().length };
  let from = text.charCodeAt(0) === 0xfeff && line === 1 ? 1 : 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", from);
    if (end < 0) break;
    from = end + 1;
  }
  from = Math.min(from + Math.max(0, (col ?? 1) - 1), Math.max(0, text.length - 1));
  return { from, to: endOfPiece(text, from) };
}

/** To the end of the tag that starts at `from`, or of the line; at least one character, at most 200. */
function endOfPiece(text: string, from: number): number {
  const limit = Math.min(text.length, from + 200);
  for (let to = from + 1; to < limit; to++) {
    const code = text.charCodeAt(to);
    if (code === 10 || code === 13) return to;
    if (code === 62) return to + 1;
  }
  return limit;
}
