// A clause that is called otherwise may come to be what was cited in vain: a fault that would go without a word.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { whereCited } from "./citation-place.ts";
import { citationsInVain } from "./citing.ts";
import type { Change } from "./refactoring.ts";

/** What to tell of the clause of `document` that will be called `key`, where references name that already and nothing is called so. */
export function caughtCitations(corpus: Corpus, document: Facts, key: string): Pick<Change, "attention"> {
  if (document.clauses.has(key) || document.implied.has(key)) return {};
  const caught = citationsInVain(corpus, document, key);
  if (caught.length === 0) return {};
  const references = caught.length === 1 ? "1 reference" : `${caught.length} references`;
  return { attention: `${references} to ${key}, which does not exist yet, will lead here: ${whereCited(caught)}` };
}
