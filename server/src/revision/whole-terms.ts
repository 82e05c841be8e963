// Edits told in whole terms: where “Code Administrator” became “Code Manager”, that is what was replaced, and not the
// one word in which the two differ.

import { termKey } from "../index/keys.ts";
import { firstFrom } from "../text/ordered.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Passage } from "./passages.ts";
import { wholeOf, type EditSide, type Word, type WordEdit } from "./words.ts";

/** `edits` of a passage, those within the use of a term made as long as it is. */
export function inWholeTerms(edits: readonly WordEdit[], [old, now]: readonly [Passage, Passage], [before, after]: readonly [Snapshot, Snapshot]): readonly WordEdit[] {
  const inTerm = now.definition?.form === "table" && !now.goesOn ? edits.filter(({ cell, column }) => cell === 0 && !column) : [];
  const [olds0, news0] = [old.words[0] ?? [], now.words[0] ?? []];
  // A term that changed in several places, or in its marks, is another term.
  const isAnother = inTerm.length > 0 && olds0.length > 0 && news0.length > 0 && (inTerm.length > 1 || ![...inTerm[0]!.old.words, ...inTerm[0]!.now.words].every(isNamed));
  if (isAnother) return [{ cell: 0, old: wholeOf(olds0, old.spans[0]!), now: wholeOf(news0, now.spans[0]!) }, ...inWholeTerms(edits.filter((edit) => !inTerm.includes(edit)), [old, now], [before, after])];
  return edits.map((edit, i) => {
    if (edit.column || edit.cell < 0 || edit.old.words.length === 0 || edit.now.words.length === 0) return edit;
    const [olds, news] = [old.words[edit.oldCell ?? edit.cell] ?? [], now.words[edit.cell] ?? []];
    const [was, is] = [reachOf(before, olds, edit.old), reachOf(after, news, edit.now)];
    const [ahead, behind] = [Math.max(was.ahead, is.ahead), Math.max(was.behind, is.behind)];
    if (ahead + behind === 0) return edit;
    const wider = { ...edit, old: widened(olds, edit.old, ahead, behind), now: widened(news, edit.now, ahead, behind) };
    // What stands between two edits belongs to neither.
    const [last, next] = [edits[i - 1], edits[i + 1]];
    const meets = (other: WordEdit | undefined): boolean => other !== undefined && other.cell === edit.cell && other.old.at.from <= wider.old.at.to && wider.old.at.from <= other.old.at.to;
    return meets(last) || meets(next) || !isAlike(olds, news, edit, ahead, behind) ? edit : wider;
  });
}

/** Of longer terms only the words that changed are told. */
const mostWords = 4;

/** How many words before and behind the edit belong to the longest term that it is part of. */
function reachOf({ corpus }: Snapshot, words: readonly Word[], { words: edited }: EditSide): { readonly ahead: number; readonly behind: number } {
  const first = firstFrom(words, edited[0]!.at.from);
  const last = first + edited.length - 1;
  if (!edited.every(isNamed)) return { ahead: 0, behind: 0 };
  // “the Panel” is looked up as “Panel”.
  const isTerm = (from: number, to: number): boolean => !/^(?:the|an?)$/i.test(words[from]!.text) && corpus.definitions(termKey(words.slice(from, to).map(({ text }) => text).join(" "))).length > 0;
  let best = { ahead: 0, behind: 0 };
  for (let ahead = 0; ahead <= mostWords && isNamed(words[first - ahead]); ahead++) {
    for (let behind = 0; behind <= mostWords && isNamed(words[last + behind]); behind++) {
      if (ahead + behind > best.ahead + best.behind && isTerm(first - ahead, last + behind + 1)) best = { ahead, behind };
    }
  }
  return best;
}

/** Whether a word may be part of a term's name. */
function isNamed(word: Word | undefined): boolean {
  return word !== undefined && /[\p{L}\p{N}]/u.test(word.text);
}

function widened(words: readonly Word[], side: EditSide, ahead: number, behind: number): EditSide {
  const first = firstFrom(words, side.at.from);
  const here = words.slice(first - ahead, first + side.words.length + behind);
  return { ...side, words: here, at: { from: here[0]!.at.from, to: here.at(-1)!.at.to } };
}

/** Whether the words beside the edit are there on both sides, and the same. */
function isAlike(olds: readonly Word[], news: readonly Word[], { old, now }: WordEdit, ahead: number, behind: number): boolean {
  const [i, j] = [firstFrom(olds, old.at.from), firstFrom(news, now.at.from)];
  const [k, l] = [i + old.words.length - 1, j + now.words.length - 1];
  const same = (a: Word | undefined, b: Word | undefined): boolean => a !== undefined && a.text === b?.text;
  for (let n = 1; n <= ahead; n++) if (!same(olds[i - n], news[j - n])) return false;
  for (let n = 1; n <= behind; n++) if (!same(olds[k + n], news[l + n])) return false;
  return true;
}
