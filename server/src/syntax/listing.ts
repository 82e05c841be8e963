// Listings that stand in the prose unmarked: XML, XSD, HTTP messages, fenced code. They are kept from the prose rules.

import type { Line } from "./lines.ts";

/** Marks the lines of listings in `lines`. */
export function markListings(text: string, lines: readonly Line[]): void {
  markFences(text, lines);
  markArmour(text, lines);
  markTables(text, lines);
  let open = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === "furniture" || line.kind === "contents") continue;
    if (line.kind !== "text") {
      open = 0;
      continue;
    }
    // A tag that runs over several lines takes them with it, but never more than a few: prose may hold a lone "<".
    if (open > 0) {
      line.kind = "listing";
      open = text.slice(line.start, line.to).includes(">") ? 0 : open - 1;
    } else if (isMarkup(text, line)) {
      line.kind = "listing";
      open = isOpenTag(text, line) ? 4 : 0;
    }
  }
  for (let i = 0; i < lines.length; i++) {
    if (isHttp(text, lines[i]!) && (isHttpOrListing(text, lines, i, 1) || isHttpOrListing(text, lines, i, -1))) lines[i]!.kind = "listing";
  }
}

function markFences(text: string, lines: readonly Line[]): void {
  let fence = "";
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const mark = text.startsWith("```", line.start) ? "```" : text.startsWith("~~~", line.start) ? "~~~" : "";
    if (fence === "" && (mark === "" || line.kind !== "text")) continue;
    if (fence === "") {
      if (!closes(text, lines, i + 1, mark)) continue;
      fence = mark;
    } else if (mark === fence) fence = "";
    line.kind = "listing";
  }
}

/** A table in HTML: its cells may run over lines that begin with no tag. */
function markTables(text: string, lines: readonly Line[]): void {
  if (!text.includes("<table")) return;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.kind !== "text" || !text.startsWith("<table", lines[i]!.start)) continue;
    const close = text.indexOf("</table>", lines[i]!.start);
    if (close < 0) return;
    for (; i < lines.length && lines[i]!.from <= close; i++) if (lines[i]!.kind !== "blank") lines[i]!.kind = "listing";
    i--;
  }
}

/** `-----BEGIN CERTIFICATE-----` to its end: what stands between is no prose either. */
function markArmour(text: string, lines: readonly Line[]): void {
  if (!text.includes("-----BEGIN ")) return;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.kind !== "text" || !text.startsWith("-----BEGIN ", lines[i]!.start)) continue;
    let end = i;
    for (let k = i + 1; k < Math.min(lines.length, i + longestArmour); k++) if (text.startsWith("-----END ", lines[k]!.start)) { end = k; break; }
    for (; i <= end; i++) lines[i]!.kind = "listing";
    i--;
  }
}

const longestArmour = 200;

/** An unclosed fence opens nothing: half a document must not vanish while the other half is typed. */
function closes(text: string, lines: readonly Line[], from: number, mark: string): boolean {
  for (let i = from; i < lines.length; i++) if (text.startsWith(mark, lines[i]!.start)) return true;
  return false;
}

const markup = /<(?:\?xml|\/?[A-Za-z][\w.-]{0,80}(?::[A-Za-z][\w.-]{0,80})?(?=[\s>\/]|$)|!\[CDATA\[)/y;

/** Whether the line begins with a tag. */
export function isMarkup(text: string, line: Line): boolean {
  if (text.charCodeAt(line.start) !== 60) return false;
  markup.lastIndex = line.start;
  return markup.test(text);
}

/** Whether the last tag of a line, which begins with one, is not closed on it. */
function isOpenTag(text: string, line: Line): boolean {
  const words = text.slice(line.start, line.to);
  return words.lastIndexOf(">") < words.lastIndexOf("<");
}

const http = /(?:HTTP\/\d\.\d \d{3}\b|(?:GET|POST|PUT|DELETE|HEAD) \/\S|(?:Host|Date|Content-Length|Content-Type|Content-Encoding|User-Agent|Server|Accept|Accept-Encoding|Authorization|Connection|Cache-Control|SOAPAction|Transfer-Encoding): \S)/y;

/** Whether the line begins as one of an HTTP message. */
export function isHttp(text: string, line: Line): boolean {
  if (line.kind !== "text") return false;
  http.lastIndex = line.start;
  return http.test(text);
}

function isHttpOrListing(text: string, lines: readonly Line[], at: number, step: 1 | -1): boolean {
  let i = at + step;
  while (lines[i]?.kind === "blank" || lines[i]?.kind === "furniture") i += step;
  const line = lines[i];
  return line !== undefined && (line.kind === "listing" || isHttp(text, line));
}
