// The dictionary that ships, loaded once for all tests of a process.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openDictionary } from "../../server/src/disk/dictionary.ts";
import { loadSpelling } from "../../server/src/spelling/dictionary.ts";
import type { Spelling } from "../../server/src/spelling/spelling.ts";

const dictionary = openDictionary();
assert.equal(dictionary.kind, "open", "The dictionary is there.");

export const spelling: Spelling = dictionary.spelling;

/** The same dictionary, which has kept no answer yet. */
export function freshSpelling(): Spelling {
  const fresh = dictionary.kind === "open" ? loadSpelling(readFileSync(dictionary.file)) : undefined;
  assert.ok(fresh);
  return fresh;
}
