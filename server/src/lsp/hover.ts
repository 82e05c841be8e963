// Hovers, as Markdown or, for a client that shows none, as plain text.

import { MarkupKind, type Hover, type MarkupContent } from "vscode-languageserver/node";
import { hover } from "../features/hover.ts";
import type { HoverPart, Source } from "../features/hover-parts.ts";
import { hoverSettings } from "../features/settings-names.ts";
import { lineOf } from "../text/line-index.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import { answering } from "./guard.ts";
import { placeIn, type Session } from "./session.ts";

export function answerHover(session: Session): void {
  session.connection.onHover(
    answering(session.log, (params): Hover | null => {
      const place = placeIn(session, params);
      const found = place && (hover(place.snapshot, place.id, place.offset, session.isIndexed()) ?? hoverSettings(place.snapshot, place.id, place.offset));
      if (!found) return null;
      const contents = session.client().markdown ? markdown(found.parts, (source) => linkTo(session, place.snapshot, source)) : plain(found.parts);
      return { contents, range: toRange(place.lines, found.at) };
    }),
  );
}

/** `file:///code/section-g.sec#L12`, which editors open at that line. */
export function linkTo(session: Session, snapshot: Snapshot, { document, at }: Source): string {
  const lines = sourceOf(snapshot, document)?.lines;
  const uri = session.uris.uriOf(document);
  return lines ? `${uri}#L${lineOf(lines, at.from) + 1}` : uri;
}

/** The parts as Markdown, each a paragraph of its own; `linkTo` gives the address of a place. */
export function markdown(parts: readonly HoverPart[], linkTo: (source: Source) => string): MarkupContent {
  const paragraphs = parts.map((part, index) => {
    switch (part.kind) {
      case "title": {
        const rule = index > 0 ? "---\n\n" : "";
        return `${rule}**${escaped(part.text)}**${part.source ? ` · ${linked(part.source, linkTo)}` : ""}`;
      }
      case "uses": {
        const documents = part.documents.map(({ source, count }) => `${linked(source, linkTo)} ${count}`);
        return `*${escaped(part.text)}:* ${[...documents, ...(part.more > 0 ? [`and ${part.more} more`] : [])].join(" · ")}`;
      }
      case "lead-in":
        return `> ${escaped(part.text)}`;
      case "note":
        return `*${escaped(part.text)}*`;
      case "text":
        return prose(part.text);
      case "table":
        return table(part.text);
      case "listing":
        return fenced(part.text);
    }
  });
  return { kind: MarkupKind.Markdown, value: paragraphs.join("\n\n") };
}

function linked(source: Source, linkTo: (source: Source) => string): string {
  return `[${escaped(source.label)}](${linkTo(source).replace(/[()\s]/g, encodeURIComponent)})`;
}

/** The parts as plain text, for clients that show no Markdown. */
export function plain(parts: readonly HoverPart[]): MarkupContent {
  const paragraphs = parts.map((part) => {
    if (part.kind === "uses") return `${part.text}: ${[...part.documents.map(({ source, count }) => `${source.label} ${count}`), ...(part.more > 0 ? [`and ${part.more} more`] : [])].join(", ")}`;
    return part.kind === "title" && part.source ? `${part.text} (${part.source.label})` : part.text;
  });
  return { kind: MarkupKind.PlainText, value: paragraphs.join("\n\n") };
}

/** Text of the Code keeps its bold; what would vanish as HTML or become a list or heading is kept as it is. */
function prose(text: string): string {
  return inert(text).replace(/^([ \t]*)([#>+-]|\d{1,9}[.)](?=\s))/gm, (_, space: string, mark: string) => `${space}${escaped(mark)}`);
}

/** No HTML, link or picture comes of a document's text: a picture alone would tell a stranger's machine who reads. */
function inert(text: string): string {
  return text.replace(/[<&[\]]|\\(?!\|)/g, (character) => (character === "<" ? "&lt;" : character === "&" ? "&amp;" : `\\${character}`));
}

/** Rows of a pipe table as a table; a Markdown table needs a header, and a part of one may have lost it. */
function table(text: string): string {
  const rows = text.split("\n").filter((row) => row.includes("|"));
  const first = rows[0];
  if (first === undefined || !first.startsWith("|")) return prose(text);
  const columns = Math.max(1, first.split("|").length - 2);
  return [first, `|${" --- |".repeat(columns)}`, ...rows.slice(1)].map(inert).join("\n");
}

function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~.-]/g, (character) => `\\${character}`);
}
