// Puts the dictionary and its licence into the build: the file goes out as its package holds it.

import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), "node_modules", "@cspell", "dict-en-gb-mit");

/** Writes `en_GB.trie.gz` and `en_GB.LICENSE.txt` into `distFolder`, which is made if need be; gives back their paths. */
export function writeDictionary(distFolder: string): readonly string[] {
  mkdirSync(distFolder, { recursive: true });
  const files = [
    { from: "en_GB.trie.gz", to: "en_GB.trie.gz" },
    { from: "LICENSE", to: "en_GB.LICENSE.txt" },
  ];
  return files.map(({ from, to }) => {
    const file = join(distFolder, to);
    copyFileSync(join(source, from), file);
    return file;
  });
}
