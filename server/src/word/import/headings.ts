// Which paragraphs are headings, and of which level: by their style where its words read as a heading, else by their
// look. A clause of running text is none, though legal templates give heading styles to clauses.

import { identityName, parseName } from "../../syntax/identity.ts";
import { clauseNumberAt, labelAt } from "../../syntax/numbers.ts";
import { hasVerb, opensSentence } from "../../syntax/starts.ts";
import { notUsed } from "../../syntax/titles.ts";
import { plainText, shownText, type Block, type Paragraph } from "./blocks.ts";

/** The level of each heading among `blocks`: the count of its "#". `title` is the document's, which may stand below its name. */
export function headingLevels(blocks: readonly Block[], title: string | undefined): ReadonlyMap<Paragraph, number> {
  const levels = new Map<Paragraph, number>();
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === "paragraph");
  const own = ownHeading(paragraphs);
  const below = own && paragraphs.slice(paragraphs.indexOf(own) + 1).find((one) => shownText(one) !== "");
  const titled = below && title !== undefined && shownText(below).toLowerCase() === title.toLowerCase() ? below : undefined;
  const outlined = paragraphs.filter((one) => one !== own && one !== titled && one.outline !== undefined && plainText(one).trim() !== "");
  const reading = new Set(outlined.filter((one) => !isNotUsed(one) && readsAsHeading(one)));
  // `[Not used]` is a heading where its style is one of headings, not of clauses.
  const styled = outlined.filter((one) => reading.has(one) || (isNotUsed(one) && isOfHeadings(one.outline!)));
  function isOfHeadings(outline: number): boolean {
    const others = outlined.filter((one) => one.outline === outline && !isNotUsed(one));
    return others.filter((one) => reading.has(one)).length * 2 > others.length;
  }
  const highest = styled.reduce((least, one) => Math.min(least, one.outline!), 9);
  // The document's own name and title have the first level, what stands highest below them the second.
  const base = own?.outline !== undefined && own.outline < highest ? own.outline + 1 : highest;
  const outlines = new Set(styled);
  let last = 1;
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== "paragraph") continue;
    if (block === own || block === titled || /^(?:title|subtitle)$/.test(block.style.name)) {
      if (plainText(block).trim() !== "") levels.set(block, 1);
      continue;
    }
    const numbered = numberedLevel(block);
    if (outlines.has(block)) {
      const level = Math.min(6, block.outline! - base + 2);
      levels.set(block, level);
      if (numbered !== undefined) last = level;
    } else if (block.outline === undefined && looksLikeHeading(block, blocks[i + 1])) {
      levels.set(block, numbered ?? Math.min(6, last + 1));
      if (numbered !== undefined) last = numbered;
    }
  }
  return levels;
}

/** `SECTION G: SECURITY`: the first paragraph that names a document of the Code, near the beginning. */
export function ownHeading(paragraphs: readonly Paragraph[]): Paragraph | undefined {
  const shown = paragraphs.filter((one) => shownText(one) !== "").slice(0, 60);
  const first = shown.findIndex(isName);
  // A title over the document's heading may give its name too.
  const below = shown[first + 1];
  return first >= 0 && below && isName(below) && nameOf(below) === nameOf(shown[first]!) ? below : shown[first];
}

/** The names of the documents that headings of the first level give: more than one where several were put into one file. */
export function namedDocuments(blocks: readonly Block[]): readonly string[] {
  const names = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== "paragraph" || !isName(block) || !(block.outline === 0 || block.style.name === "title")) continue;
    names.add(nameOf(block));
  }
  return [...names];
}

function isName(paragraph: Paragraph): boolean {
  const words = shownText(paragraph);
  return paragraph.label?.bullet !== true && words.length <= 200 && parseName(words.replace(/\s+/g, " ")) !== undefined;
}

function nameOf(paragraph: Paragraph): string {
  return identityName(parseName(shownText(paragraph).replace(/\s+/g, " "))!);
}

/** Words that can be a heading's, whatever its style says. */
function readsAsHeading(paragraph: Paragraph): boolean {
  const words = plainText(paragraph).trim();
  if (words === "" || words.length > 200 || /[.;:,]$/.test(words) || /[;,]\s*(?:and|or)$/.test(words)) return false;
  if (/^version\b/i.test(words)) return false;
  if (paragraph.label && isItem(`${paragraph.label.text} `)) return false;
  return !(hasVerb(words) && (opensSentence(words) || words.length > 100));
}

function isNotUsed(paragraph: Paragraph): boolean {
  const words = plainText(paragraph).trim();
  return notUsed(words.slice(clauseNumberAt(words, 0)?.length ?? 0));
}

/** Bold, underlined or in capitals as a whole, short, a paragraph of its own, with something below it. */
function looksLikeHeading(paragraph: Paragraph, next: Block | undefined): boolean {
  const words = plainText(paragraph).trim();
  if (next === undefined || words.length < 3 || words.length > 110 || words.includes("\n") || isNotUsed(paragraph) || !readsAsHeading(paragraph)) return false;
  const shown = shownText(paragraph);
  if (!/^[A-Z0-9“"‘'(]/.test(words) || /^(?:Table|Figure)\s+\d/i.test(shown) || isItem(shown) || paragraph.label?.bullet === true || /^caption$/.test(paragraph.style.name)) return false;
  const visible = paragraph.words.filter(({ text }) => text.trim() !== "");
  if (visible.every(({ code }) => code)) return false;
  const letters = words.replace(/[^A-Za-z]/g, "");
  const title = words.replace(/^[A-Z]?\d[\d.]*[A-Z]{0,2}\s+/, "");
  const capitals = letters.length >= 4 && letters === letters.toUpperCase() && /\s|.{8}/.test(title);
  if (hasVerb(title) && !capitals) return false;
  return capitals || visible.every(({ bold }) => bold) || visible.every(({ underlined }) => underlined) || visible.every(({ caps }) => caps);
}

/** `G3` -> 2, `G3.5` -> 3; `2` -> 2, `2.1.3` -> 4; `Annex A` -> 2; undefined without a number. */
function numberedLevel(paragraph: Paragraph): number | undefined {
  const words = shownText(paragraph);
  if (/^(?:Annex|Appendix|Schedule|Attachment|Part)\b/i.test(words)) return 2;
  const number = clauseNumberAt(words, 0);
  return number && Math.min(6, number.key.split(".").length + 1);
}

/** Whether the words begin with the label of a list. */
export function isItem(words: string): boolean {
  return labelAt(words, 0) !== undefined;
}
