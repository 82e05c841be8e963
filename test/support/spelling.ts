// The dictionary that ships, loaded once for all tests of a process.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadSpelling } from "../../server/src/spelling/dictionary.ts";
import type { Spelling } from "../../server/src/spelling/spelling.ts";

const file = createRequire(import.meta.url).resolve("@cspell/dict-en-gb-mit/en_GB.trie.gz");
const loaded = loadSpelling(readFileSync(file));
if (!loaded) throw new Error(`${file} holds no dictionary.`);

export const spelling: Spelling = loaded;
