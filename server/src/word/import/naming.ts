// Who a Word document is: from its properties, its cover, the heads of its pages, its file's name. The front matter and
// the name of the text file come from that.

import { identityName, parseName } from "../../syntax/identity.ts";
import type { Language } from "../../syntax/tree.ts";
import { withCapital } from "../../text/sentence.ts";
import { shownText, type Block, type Paragraph } from "./blocks.ts";
import { ownHeading } from "./headings.ts";
import type { WordPackage } from "./package.ts";
import { wordsIn } from "./revisions.ts";
import { child, childrenOf, textOf } from "./xml.ts";

export interface Naming {
  /** `Section G`; undefined where nothing says which document of the Code it is. */
  readonly document: string | undefined;
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly language: Language;
  /** `section-g.sec` */
  readonly fileName: string;
  /** The paragraph that says nothing but the version, which the front matter now says. */
  readonly versionLine: Paragraph | undefined;
}

/** `sourceName` is the Word file's name, without folders. */
export function nameDocument(file: WordPackage, blocks: readonly Block[], sourceName: string): Naming {
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === "paragraph").slice(0, 400);
  const bare = sourceName.replace(/\.[^.]*$/, "").replace(/[_]+/g, " ").trim();
  const heading = ownHeading(paragraphs);
  const heads = [...file.headers, ...file.footers].map(wordsIn);
  const coreTitle = propertyOf(file, "dc:title");
  const name =
    (heading && parseName(spaced(shownText(heading)))) ??
    first(heads, nameIn) ??
    (coreTitle === undefined ? undefined : (parseName(coreTitle) ?? nameIn(coreTitle))) ??
    nameIn(bare);
  const document = name && identityName(name);
  const title = titleOf(paragraphs, heading, name?.title, coreTitle);
  const versionLine = paragraphs.filter((one) => shownText(one) !== "").slice(0, 60).find((one) => versionIn(shownText(one)) !== undefined && one.label === undefined);
  const version =
    (versionLine && versionIn(shownText(versionLine))) ??
    first(heads, (words) => /\bversion:?\s+([A-Z]{0,2}\d[\w.]*\w|[A-Z]{0,2}\d)/i.exec(words)?.[1]) ??
    propertyOf(file, "cp:version") ??
    /\b[vV](?:ersion)?[ .-]?(\d+(?:\.\d+)+)\b/.exec(bare)?.[1];
  const language: Language = (name?.kind === "appendix" && name.key === "AD") || /DCC User Interface Specification/i.test(title ?? "") ? "duis" : "sec";
  const base = document ?? (bare || "document");
  return { document, title, version, language, versionLine, fileName: `${slug(base)}.${language}` };
}

/** The lines of the front matter, with its fences; nothing where nothing is known. */
export function frontMatterOf({ document, title, version }: Naming): readonly string[] {
  const lines = [
    ...(document === undefined ? [] : [`document: ${yaml(document)}`]),
    ...(title === undefined ? [] : [`title: ${yaml(title)}`]),
    ...(version === undefined ? [] : [`version: ${yaml(version)}`]),
  ];
  return lines.length === 0 ? [] : ["---", ...lines, "---"];
}

/** A custom property of the file, by its name. */
export function customProperty(file: WordPackage, name: string): string | undefined {
  const property = childrenOf(file.custom, "property").find(({ attributes }) => attributes["name"] === name);
  const value = childrenOf(property)[0];
  return value && textOf(value);
}

function propertyOf(file: WordPackage, name: string): string | undefined {
  const found = child(file.core, name);
  const words = found ? spaced(textOf(found)) : "";
  return words === "" || words.length > 200 ? undefined : words;
}

function titleOf(paragraphs: readonly Paragraph[], heading: Paragraph | undefined, named: string | undefined, coreTitle: string | undefined): string | undefined {
  if (named !== undefined && named !== "") return capitalised(named);
  // `APPENDIX P` / `SMKI Repository Code of Connection`
  if (heading) {
    const below = paragraphs.slice(paragraphs.indexOf(heading) + 1).find((one) => shownText(one) !== "");
    const words = below && !below.label ? spaced(shownText(below)) : "";
    if (words !== "" && words.length <= 100 && !/[.;:,]$/.test(words) && !/^(?:contents|version|\d|[A-Z]\d)/i.test(words)) return capitalised(words);
  }
  const fromCore = coreTitle?.replace(/^(?:SEC\s+)?(?:section|appendix|schedule)\s+[A-Z\d]{1,3}\b[\s:–—-]*/i, "").trim();
  if (fromCore !== undefined && fromCore !== "" && !/^(?:microsoft word|document\d*|untitled)/i.test(fromCore)) return fromCore;
  const title = paragraphs.find(({ style }) => style.name === "title");
  const words = title && spaced(shownText(title));
  return words === undefined || words === "" || /^smart energy code$/i.test(words) ? undefined : capitalised(words);
}

/** `SMKI REPOSITORY INTERFACE` as a title has it; abbreviations cannot be told from words, so short words stay. */
function capitalised(words: string): string {
  if (words !== words.toUpperCase()) return words;
  return words.toLowerCase().replace(/[a-z]+/g, (word, at: number) => {
    if (/^(?:dcc|smki|duis|sec|dki|rapp|smets|gbcs|it|ssi|csp|dsp|mmc|tls)$/.test(word)) return word.toUpperCase();
    return at > 0 && /^(?:and|or|of|the|to|in|for|by|on|with|at|a|an|as|from|into|under|over|via|per|during|between)$/.test(word) ? word : withCapital(word);
  });
}

/** `SEC - Appendix M`, `SEC Section G v7.0`: the name of a document at the start of some words. */
function nameIn(words: string): ReturnType<typeof parseName> {
  const start = words.trimStart().slice(0, 200).replace(/^(?:smart energy code|sec)\b/i, "").replace(/^[ :–—-]+/, "");
  const found = /^(section|appendix|schedule)[ -]([A-Z]{1,2}|\d{1,2})\b(?!\d)/i.exec(start);
  return found ? parseName(`${found[1]} ${found[2]}`) : undefined;
}

function versionIn(words: string): string | undefined {
  return words.length > 60 ? undefined : /^(?:version|v)[:\s]*\s?([A-Z]{0,2}\d[\w.]*)$/i.exec(words.trim())?.[1];
}

function first<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function spaced(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

function yaml(value: string): string {
  return /^[A-Za-z0-9][\w .,()&'’/–-]*$/.test(value) && !/ [#-] |^(?:true|false|null|yes|no|on|off)$/i.test(value) && !/^[\d.]*[eE]\d/.test(value) ? value : JSON.stringify(value);
}

function slug(words: string): string {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().slice(0, 100);
  // No dot may stand beside another, beside a hyphen or at an end: `..` leads elsewhere, and a dot makes a hidden file.
  const parts = plain.split(".").map((part) => part.split(/[^a-z0-9]/).filter((piece) => piece !== "").join("-"));
  return parts.filter((part) => part !== "").join(".") || "document";
}
