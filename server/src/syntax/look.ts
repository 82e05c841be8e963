// How a line looks to the reader: all that is asked of it, and of it by what stands before and behind it. Where an edit
// leaves the look of its line as it was, the structure of the document stays. Every question that reading asks of a line of
// running text or of a marked heading stands here; test/properties/outline.test.ts holds what comes of it against reading afresh.

import { isContentsHeading, isFurniture, pageWords, titleKey } from "./furniture.ts";
import { contentStart } from "./identity.ts";
import { headingLevel, wholeLine } from "./lines.ts";
import { isHttp, isMarkup } from "./listing.ts";
import { severalNotUsed } from "./not-used-range.ts";
import { clauseNumberAt, labelAt } from "./numbers.ts";
import { behindDash, endLook, full, hasGaps, isItem, leadsToNumber, mayStartAnnexOrCaption, opensSentence, restLook, restOf, type Behind } from "./starts.ts";
import { endsNotUsed, isSentence, isTitle, itemNotUsed, mayBeOwnHeading, notUsed, wide } from "./titles.ts";
import type { Setting } from "./tree.ts";

/** What stands around a line bears on what it may be, and on what may hang on it. */
export interface Standing {
  /** The text before it may have ended: it may be a title. */
  readonly mayBeTitle: boolean;
  /** The line before may be a title that runs on over it. */
  readonly mayEndTitle: boolean;
  /** It stands under a page's number or header, where running headers stand. */
  readonly isUnderPage: boolean;
  /** What asks how it ends. */
  readonly behind: Behind;
}

/** How a line of running text looks; the words themselves where each of them counts. */
export function textLook(words: string, setting: Setting, { mayBeTitle, mayEndTitle, isUnderPage, behind }: Standing): string {
  const line = wholeLine(words);
  const at = contentStart(words, line);
  const number = clauseNumberAt(words, at);
  const label = labelAt(words, at);
  const afterNumber = restOf(words, line, number ? behindDash(words, at + number.length) : at);
  const afterLabel = restOf(words, line, at + (label?.length ?? 0));
  const inner = labelAt(afterLabel, 0);
  const isWhole =
    words.length <= (mayEndTitle ? shortTitle : short) ||
    (setting.isPaged && (isUnderPage || setting.headers.has(pageWords(words)))) ||
    isContentsHeading(words) || leadsToNumber(words.trim()) || mayBeListed(words, setting) || mayBeListed(afterNumber, setting) ||
    (mayBeTitle && isTitle({ text: words }, line)) ||
    (number !== undefined && mayBeOwnHeading(afterNumber) && !(isSentence(afterNumber) && /[a-z]/.test(afterNumber))) ||
    mayStartAnnexOrCaption(words, at) ||
    severalNotUsed(words, line, at) !== undefined;
  if (isWhole) return words;
  return [
    words.slice(0, 3), /^-----(?:BEGIN|END) /.test(words), number?.key, number?.length, number?.isSpaced, label?.name, label?.marks, inner?.name, inner?.marks,
    restLook(afterNumber), restLook(afterLabel), number?.length === number?.key.length || isItem(afterNumber), notUsed(afterNumber), itemNotUsed(afterLabel), opensSentence(words.slice(0, 20)),
    isMarkup(words, line), isHttp(words, line), isFurniture(words), endLook(words, line, behind), mayEndTitle && words.search(/\s|$/), hasGaps(words),
  ].join("\n");
}

/** How a line that is a heading by its marks (`##`) looks; undefined for one that is read by its words. */
export function headingLook(words: string, { longestTitle, isPaged }: Setting): string | undefined {
  const line = wholeLine(words, "heading");
  const level = headingLevel(words, 0, words.length);
  const at = contentStart(words, line);
  if (level === 0 || isPaged || longestTitle > 0 || isContentsHeading(words) || /[*_]/.test(words) || mayStartAnnexOrCaption(words, at) || severalNotUsed(words, line, at)) return undefined;
  const number = clauseNumberAt(words, at);
  const rest = restOf(words, line, number ? behindDash(words, at + number.length) : at);
  if (notUsed(rest) || endsNotUsed(rest)) return undefined;
  return [level, at, number?.key, number?.length, number?.isSpaced, restLook(rest)].join("\n");
}

/** Whether a line of these words may be the title of a clause or of an annex. */
export function mayBeTitled(words: string): boolean {
  const at = contentStart(words, wholeLine(words));
  return clauseNumberAt(words, at) !== undefined || mayStartAnnexOrCaption(words, at);
}

/** What a line of these words is to the line before. */
export function behindLook(words: string): Behind {
  const line = wholeLine(words);
  if (line.start === line.to) return "nothing";
  const label = labelAt(words, contentStart(words, line));
  return label?.marks === "()" && !/^\d/.test(label.name) ? "item" : "text";
}

/** Whether a line of `width` units looks as wide as one of `before` did. */
export function isAsWide(width: number, before: number, { wrap }: Setting): boolean {
  if (width > wide !== before > wide) return false;
  if (wrap === Infinity || width === before) return true;
  // The width at which lines are broken is that of one of them; it stays where none passes it.
  return (before < wrap ? width <= wrap : before > wrap && width >= wrap) && width >= wrap * full === before >= wrap * full;
}

/** Of lines that are not longer, each letter may count; and of those that the title before may run on over. */
const short = 8;
const shortTitle = 40;

/** Whether the words may be a title of the contents list or a part of one. */
function mayBeListed(words: string, { titles, longestTitle }: Setting): boolean {
  return longestTitle > 200 || (longestTitle > 0 && titles.includes(titleKey(words)));
}
