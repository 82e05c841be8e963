// Who a document is: by its front matter, else by its heading, else by its file's name.

import { detached } from "../text/detached.ts";
import { fileName } from "../text/paths.ts";
import { withCapital } from "../text/sentence.ts";
import type { Span } from "../text/span.ts";
import type { FrontMatter } from "./front-matter.ts";
import { titleKey } from "./furniture.ts";
import { behindBullet, isSpace, type Line } from "./lines.ts";
import { goesOnInCapitals } from "./titles.ts";
import type { DocumentKind, Identity } from "./tree.ts";

interface Name {
  readonly kind: DocumentKind;
  readonly key: string;
  readonly title: string;
}

/** How far into a document its heading is sought, and how far one without marks that begins with the Code's name. */
const headLines = 60;
const headed = 5;

/** Who the document is; `fileName` may be a path. */
export function identify(text: string, lines: readonly Line[], front: FrontMatter, fileName: string): Identity {
  const heading = headingName(text, lines);
  const named = front.document ? parseName(front.document.value) : undefined;
  const fromFile = fileIdentity(fileName);
  const name: Name = named ?? (front.document ? { kind: "other", key: front.document.value, title: "" } : heading?.name ?? fromFile);
  return {
    kind: name.kind,
    key: name.key,
    // A text out of which comments were cut is not kept alive by its title.
    title: detached(front.title ?? (heading && heading.name.key === name.key && heading.name.title !== "" ? heading.name.title : name.title)),
    version: front.version ?? versionLine(text, lines) ?? (name.kind === fromFile.kind && name.key === fromFile.key ? fromFile.version : undefined),
    aliases: front.aliases,
    schema: front.schema,
    extract: front.extract,
    status: front.status,
    at: front.document?.at ?? heading?.at ?? { from: 0, to: 0 },
  };
}

/** `Section G`, `APPENDIX AD: DCC USER INTERFACE SPECIFICATION`, `Schedule 11 – Title`; undefined for anything else. */
export function parseName(words: string): Name | undefined {
  const found = /^\s*(?:(?:SEC|Smart Energy Code)\s+)?(section|appendix|schedule)\s+([A-Z]{1,2}|\d{1,3})\s*(?:$|[:–—-](.*)$|\((.*)\)\s*$)/i.exec(words);
  if (!found) return undefined;
  const [, word, key, after, bracketed] = found;
  const kind = word!.toLowerCase() as DocumentKind;
  if (kind === "schedule" ? !/^\d/.test(key!) && key!.length > 1 : /^\d/.test(key!)) return undefined;
  return { kind, key: key!.toUpperCase(), title: titleOf(after ?? bracketed ?? "") };
}

/** Without marks of emphasis, and without what stands at the other margin of a page's header: `Security               Version 7.0`. */
function titleOf(words: string): string {
  const title = words.replace(/[*_]/g, "").trim();
  const gap = title.indexOf("    ");
  return gap < 0 ? title : title.slice(0, gap);
}

/** Whether a line of these words may say what the document is called, or is looked at as such where it stands in its head. */
export function mayName(words: string, title: string): boolean {
  if (words.length > 200) return false;
  if ((words.length <= 100 && !/[.;:,]$/.test(words)) || instructs(words)) return true;
  const plain = words.replace(/\*\*/g, "");
  return parseName(plain.replace(/^#+\s*/, "")) !== undefined || parseName(plain.replace(/^[#\s*_]+/, "")) !== undefined || (title !== "" && titleKey(words) === titleKey(title));
}

/** Whether the line says what is done to a text: `Amend Section H3.4 as follows:`. */
function instructs(words: string): boolean {
  return words.length <= 200 && instruction.test(words);
}

const instruction = /^[\s#*_]*(?:Amend|Delete|Insert|Replace|Add|Remove)\s(?:(?:the|a|an|new|existing|following)\s){0,3}(?:[Ss]ections?|[Pp]aragraphs?|[Cc]lauses?|[Dd]efinitions?)\b.{0,150}(?:as follows|to read|in (?:its|their) entirety|alphabetical order)\b/;

function headingName(text: string, lines: readonly Line[]): { name: Name; at: Span } | undefined {
  let found: { name: Name; at: Span } | undefined;
  for (let i = 0, seen = 0; i < lines.length && seen < headLines; i++) {
    const line = lines[i]!;
    if (line.kind === "blank") continue;
    seen++;
    if (line.kind !== "text" && line.kind !== "heading" && line.kind !== "furniture") continue;
    if (line.to - line.start > 200) continue;
    const words = text.slice(line.start, line.to).replace(/^#+\s*/, "").replace(/\*\*/g, "");
    // The text of a modification names the documents that it changes, and is none of them.
    if (instructs(words)) return undefined;
    if (found || !/^(?:(?:SEC|Smart Energy Code|SMART ENERGY CODE)\s+)?(?:SECTION|Section|APPENDIX|Appendix|SCHEDULE|Schedule)\b/.test(words)) continue;
    // Further down, a paper lists the documents that it speaks of so: `SEC Section G: Security`.
    if (/^S[EM]/.test(words) && !/^SECTION/.test(words) && line.kind !== "heading" && seen > headed) continue;
    const name = parseName(words);
    if (!name) continue;
    const title = name.title !== "" ? `${name.title}${restOfTitle(text, lines[i + 1], name.title)}` : titleBelow(text, lines, i);
    found = { name: { ...name, title }, at: { from: line.start, to: line.to } };
  }
  return found;
}

/** `SECTION L: SMART METERING KEY INFRASTRUCTURE` / `AND DCC KEY INFRASTRUCTURE`: what the line below adds to a title in capitals, with a space before it. */
function restOfTitle(text: string, line: Line | undefined, title: string): string {
  if (line?.kind !== "text" || line.to - line.start > 100) return "";
  const words = text.slice(line.start, line.to).replace(/\*\*/g, "").trim();
  return goesOnInCapitals(title, words) ? ` ${words}` : "";
}

/** `APPENDIX P` / `SMKI Repository` / `Code of Connection`: the title on the next lines. */
function titleBelow(text: string, lines: readonly Line[], heading: number): string {
  const parts: string[] = [];
  for (let i = heading + 1; i < lines.length && parts.length < 3; i++) {
    const line = lines[i]!;
    const words = text.slice(line.start, line.to).trim();
    if (line.kind === "blank" && parts.length === 0) continue;
    if (line.kind !== "text" || words.length > 100 || /[.;:,]$/.test(words) || /^[A-Z]?\d/.test(words) || /^(?:contents|version)\b/i.test(words)) break;
    parts.push(words);
  }
  return parts.join(" ");
}

function versionLine(text: string, lines: readonly Line[]): string | undefined {
  for (let i = 0; i < Math.min(lines.length, headLines); i++) {
    const line = lines[i]!;
    if ((line.kind === "text" || line.kind === "furniture") && line.to - line.start < 60) {
      const found = /^version:?\s+([A-Z]{0,2}\d[\w.]*)$/i.exec(text.slice(line.start, line.to).trim());
      if (found) return found[1];
    }
  }
  return undefined;
}

/** `section-g.sec`, `SectionG.sec`, `SEC-Appendix-AD-DCC-User-Interface-Specification-v5.4.duis`, else the bare name. */
function fileIdentity(path: string): Name & { readonly version?: string } {
  const bare = fileName(path).replace(/\.(?:sec|duis)(?:\.(?:md|txt))?$|\.[^.]*$/i, "");
  const found = /^(?:sec[-_ ]+)?(section|appendix|schedule)[-_ ]+([a-z]{1,2}|\d{1,3})(?:$|[-_ .](.*)$)/i.exec(bare)
    ?? /^(?:SEC[-_ ]*)?(Section|Appendix|Schedule)([A-Z]{1,2}|\d{1,3})(?:$|[-_ .](.*)$)/.exec(bare);
  if (!found) return { kind: "other", key: bare, title: "" };
  const [, word, key, rest] = found;
  const kind = word!.toLowerCase() as DocumentKind;
  if (kind === "schedule" ? !/^\d/.test(key!) : /^\d/.test(key!)) return { kind: "other", key: bare, title: "" };
  const words = (rest ?? "").replace(/^[-_ .]+/, "").replace(/[-_]+/g, " ").trim();
  const version = /(?:^|\s)(?:v|version )(\d[\w.]{0,12})$/i.exec(words);
  return { kind, key: key!.toUpperCase(), title: version ? words.slice(0, version.index) : words, ...(version ? { version: version[1]! } : {}) };
}

/** The first character of `line` that is neither white space nor a mark of Markdown (`#`, `*`, `_`, the bullet or the marks of a quotation before a label). */
export function contentStart(text: string, line: Line): number {
  let at = line.start;
  const label = behindBullet(text, at);
  if (label > at) return label;
  while (at < line.to && text.charCodeAt(at) === 35) at++;
  if (at > line.start) while (at < line.to && isSpace(text.charCodeAt(at))) at++;
  while (at < line.to && (text.charCodeAt(at) === 42 || text.charCodeAt(at) === 95)) at++;
  return at;
}

/** Whether nothing but its file's name says what a document is called, and that is none of the Code: people have a "notes.sec" in many folders. */
export function isNoneOfCode({ kind, at }: Pick<Identity, "kind" | "at">): boolean {
  return kind === "other" && at.from === at.to;
}

/** `Section G`, `Schedule 2`, `Appendix AD`; of what is no such document, its key. */
export function identityName({ kind, key }: Pick<Identity, "kind" | "key">): string {
  return kind === "other" ? key : `${withCapital(kind)} ${key}`;
}
