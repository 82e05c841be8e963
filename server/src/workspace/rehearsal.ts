// An edit for nobody. V8 takes several times as long over what it runs for the first time: whoever types first in a large
// document would wait for that.

import { changed, type Corpus } from "../index/corpus.ts";
import type { Spelling } from "../spelling/spelling.ts";
import type { Tree } from "../syntax/tree.ts";
import { withToldEdit } from "../text/shared.ts";
import { checkedOwn, checkedShared, earlierOf, reading, type Entry } from "./entry.ts";

/** A letter is typed, and taken back, so many times: more make the next keystroke hardly faster. */
const times = 3;

/** Types into the document, which is checked, as a part of `corpus`, and takes it back, in steps. Nothing comes of it but that the next edit is as fast as those behind it. */
export function* rehearsing(corpus: Corpus, entry: Entry, spelling: Spelling | undefined): Generator<void, void> {
  const at = wordIn(entry.facts.tree);
  if (at === undefined) return;
  let last = { entry, corpus };
  for (let i = 0; i < times; i++) {
    last = yield* typed(last, at, at, "e", spelling);
    last = yield* typed(last, at, at + 1, "", spelling);
  }
}

function* typed({ entry, corpus }: { readonly entry: Entry; readonly corpus: Corpus }, from: number, to: number, inserted: string, spelling: Spelling | undefined): Generator<void, { readonly entry: Entry; readonly corpus: Corpus }> {
  const { facts, language, config } = entry;
  const { text } = facts.tree;
  const read = yield* reading(facts.id, withToldEdit(text, from, to, inserted), language, config, facts);
  const next = corpus.with(read.facts);
  changed(corpus, next);
  const now: Entry = { ...read, earlier: earlierOf(entry) };
  yield;
  now.own = yield* checkedOwn(now, spelling);
  now.shared = yield* checkedShared(next, now, spelling);
  return { entry: now, corpus: next };
}

/** The inside of a word in the middle of the document, in a paragraph. */
function wordIn({ blocks, text }: Tree): number | undefined {
  for (let i = blocks.length >> 1; i < blocks.length; i++) {
    const { kind, at } = blocks[i]!;
    if (kind !== "paragraph") continue;
    const word = /[a-z]{4}/.exec(text.slice(at.from, at.to));
    if (word) return at.from + word.index + 2;
  }
  return undefined;
}
