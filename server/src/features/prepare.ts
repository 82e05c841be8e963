// What the first question of a kind would have to wait for, found while nobody asks. What an edit leaves alone is kept,
// so that a second walk is short.

import type { Corpus } from "../index/corpus.ts";
import { prepareCitations } from "./citing.ts";
import { prepareReferences } from "./references.ts";
import { prepareUses } from "./term-uses.ts";

/** Goes through every document in small steps, so that a caller can stop in between. */
export function* prepare(corpus: Corpus): Generator<void, void> {
  yield* prepareUses(corpus);
  yield* prepareReferences(corpus);
  yield* prepareCitations(corpus);
}
