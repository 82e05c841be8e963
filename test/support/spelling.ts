// The dictionary that ships, loaded once for all tests of a process.

import assert from "node:assert/strict";
import { openDictionary } from "../../server/src/disk/dictionary.ts";
import type { Spelling } from "../../server/src/spelling/spelling.ts";

const dictionary = openDictionary();
assert.equal(dictionary.kind, "open", "The dictionary is there.");

export const spelling: Spelling = dictionary.spelling;
