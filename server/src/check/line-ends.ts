// What a fix leaves of the lines and the comments that it reaches over: in hard-wrapped text words are replaced, lines
// stay. A line's end, or a comment, goes where a space stands in the new words, or around them, nearest to where it stood.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Fix, FixEdit } from "../rules/rule.ts";
import { commentsIn } from "../syntax/comments.ts";
import type { Tree } from "../syntax/tree.ts";
import { isBlank, slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

type Fixes = (corpus: CorpusView) => readonly Fix[];

/** The fixes that `fixes` gives, in which the ends of the lines and the comments that they reach over are kept; those that cannot keep a comment are none. */
export function keepingLines(fixes: Fixes): Fixes {
  return (corpus) => fixes(corpus).map((fix) => withLinesKept(fix, corpus)).filter((fix) => keepsComments(fix, corpus));
}

/** Whether each comment in what it changes stands in what it writes; one that changes comments alone is about these. */
function keepsComments({ edits }: Fix, corpus: CorpusView): boolean {
  return edits.every(({ document, at }) => {
    const tree = at.to > at.from ? corpus.document(document)?.tree : undefined;
    if (!tree || isBlank(tree.prose, at)) return true;
    return commentsIn(tree, at).every((comment) => edits.some(({ newText }) => newText.includes(slice(tree.text, comment))));
  });
}

function withLinesKept(fix: Fix, corpus: CorpusView): Fix {
  const edits = fix.edits.map((edit) => {
    const tree = isOverLines(edit) ? corpus.document(edit.document)?.tree : undefined;
    return tree ? withLineEnds(tree, edit) : edit;
  });
  // What was made longer for a line's end may not run into what the fix changes besides.
  const isApart = edits.every((edit, i) => edit === fix.edits[i] || edits.every((other, k) => k === i || other.document !== edit.document || other.at.to <= edit.at.from || other.at.from >= edit.at.to));
  return isApart && edits.some((edit, i) => edit !== fix.edits[i]) ? { ...fix, edits } : fix;
}

/** Only words for words: who writes lines knows which. */
function isOverLines({ at, newText }: FixEdit): boolean {
  return at.to > at.from && !/[\r\n]/.test(newText);
}

/** `edit`, with the ends of lines that it reaches over. */
export function withLineEnds<Edit extends FixEdit>({ text, prose }: Pick<Tree, "text" | "prose">, edit: Edit): Edit {
  const { at, newText } = edit;
  const old = prose.slice(at.from, at.to);
  // What is no prose is changed as its rule says.
  const isProse = text.charAt(at.from) === old[0] && text.charAt(at.to - 1) === old.at(-1);
  const isBroken = lineEnd.test(old) || old !== slice(text, at);
  if (!isProse || !isBroken || (newText === "" && isOfLines(prose, at))) return edit;
  const rest = prose.slice(at.to, at.to + restOfLine);
  // Each end that is put, and the space of the new words in whose place it is; behind them it is the last.
  const put: { readonly place: number; readonly gap: string; readonly behind: number | undefined }[] = [];
  for (const { 0: space, index } of old.matchAll(/\s+/g)) {
    // As it stands: what a page's end puts between two lines is no prose, and stays too.
    const gap = text.slice(at.from + index, at.from + index + space.length);
    const isComment = gap.includes("<!--");
    if (!isComment && (!lineEnd.test(space) || !isWrap(old.slice(Math.max(0, index - 12), index), gap, old.slice(index + space.length, index + space.length + 8)))) continue;
    const spaces = [...newText.matchAll(/ (?=\S)/g)].map((one) => one.index).filter((place) => place > (put.at(-1)?.place ?? -1));
    // What stands behind a comment stands first on no line.
    const mayStand = (words: string): boolean => isComment || !opensLine.test(words);
    const free = spaces.filter((place) => mayStand(newText.slice(place + 1, place + 9)));
    const behind = spaceBehind(rest, mayStand);
    if (behind !== undefined) free.push(newText.length);
    if (free.length === 0) free.push(...spaces.filter((place) => leadsOn.test(newText.slice(0, place))));
    const place = free.sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
    if (place === undefined) break;
    put.push({ place, gap, behind });
    if (place === newText.length) break;
  }
  const last = put.at(-1);
  if (!last) return edit;
  const isBehind = last.place === newText.length;
  const behind = last.behind ?? 0;
  let words = isBehind ? newText + text.slice(at.to, at.to + behind) + last.gap : newText;
  for (const { place, gap } of (isBehind ? put.slice(0, -1) : put).reverse()) words = words.slice(0, place) + gap + words.slice(place + 1);
  return { ...edit, at: isBehind ? { from: at.from, to: at.to + behind + 1 } : at, newText: words };
}

const lineEnd = /[\r\n]/;

/** Whether whole lines stand at `at`: with them their end goes. */
function isOfLines(prose: Text, { from, to }: Span): boolean {
  const isEnd = (place: number): boolean => place < 0 || place >= prose.length || lineEnd.test(prose.charAt(place));
  return (isEnd(from - 1) && isEnd(to - 1)) || (isEnd(from) && isEnd(to));
}

/** Whether a line ends in `gap` since it was full: no paragraph, and no item of a list, begins behind it. */
function isWrap(before: string, gap: string, behind: string): boolean {
  return !/[:;.]$/.test(before) && !(opensLine.test(behind) && /(?:,|\b(?:and|or|means?|include|includes))$/.test(before)) && !/^[^\S\r\n]*(?:\r\n|\n|\r(?!\n))[^\S\r\n]*[\r\n]\s*$/.test(gap);
}

/** What begins something of its own, or may be taken to, where it stands first in a line: a number, a label, a mark. */
const opensLine = /^(?:[A-Z]{0,2}\d|\(?[A-Za-z0-9]{1,4}[.)]|[-–—#>|+*])/;

/** A word that leads on to a number: a line may end behind it. */
const leadsOn = /\b(?:sections?|clauses?|paragraphs?|appendix|appendices|schedules?|annex|parts?|tables?)$/i;

/** So far behind a fix, in UTF-16 units, a line's end may go. */
const restOfLine = 80;

/** Where in `words` the first space stands behind which `mayStand` what follows; undefined where none does before the line's own end. */
function spaceBehind(words: string, mayStand: (words: string) => boolean): number | undefined {
  const line = words.split(lineEnd, 1)[0]!;
  for (const { index } of line.matchAll(/ (?=\S)/g)) if (mayStand(line.slice(index + 1, index + 9))) return index;
  return undefined;
}
