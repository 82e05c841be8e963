// Finds the dictionary's file: beside the running bundle, else in node_modules (from the sources, in tests).

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadSpelling } from "../spelling/dictionary.ts";
import { silentSpelling, type Spelling } from "../spelling/spelling.ts";

/** `spelling` serves in either case; where it is missing, it passes every word and `message` is for the log. */
export type Dictionary =
  | { readonly kind: "open"; readonly file: string; readonly spelling: Spelling }
  | { readonly kind: "missing"; readonly message: string; readonly spelling: Spelling };

/** The file's name in its package. */
export const dictionaryFile = "en_GB.trie.gz";
/** Its name beside the bundle, where it is pressed harder. */
export const shippedDictionary = "en_GB.trie.br";

let opened: Dictionary | undefined;

/** The dictionary, read at the first call (about 25 ms) and shared by all later ones. Never throws. */
export function openDictionary(): Dictionary {
  return (opened ??= readDictionary(placesToLook(import.meta.dirname)));
}

/** What `open` gives, opened when it is first asked for a word; if it is missing, `missing` is told why. */
export function lateDictionary(missing: (message: string) => void, open: () => Dictionary = openDictionary): Spelling {
  let dictionary: Dictionary | undefined;
  const spelling = (): Spelling => {
    if (!dictionary) {
      dictionary = open();
      if (dictionary.kind === "missing") missing(dictionary.message);
    }
    return dictionary.spelling;
  };
  return {
    knows: (word) => spelling().knows(word),
    nearest: (word, limit, usual) => spelling().nearest(word, limit, usual),
  };
}

/** The first of `places` (files) that holds the dictionary. */
export function readDictionary(places: readonly string[]): Dictionary {
  for (const file of places) {
    const bytes = bytesOf(file);
    if (!bytes) continue;
    const spelling = loadSpelling(bytes);
    if (spelling) return { kind: "open", file, spelling };
    return { kind: "missing", message: `The dictionary ${file} is damaged: spelling is not checked.`, spelling: silentSpelling };
  }
  return { kind: "missing", message: `No dictionary (sought ${places.join(", ")}): spelling is not checked.`, spelling: silentSpelling };
}

/** Beside the code that runs from `folder`, then in each node_modules upwards. */
function placesToLook(folder: string): readonly string[] {
  const places = [join(folder, shippedDictionary)];
  for (let at = folder; ; at = dirname(at)) {
    places.push(join(at, "node_modules", "@cspell", "dict-en-gb-mit", dictionaryFile));
    if (dirname(at) === at) return places;
  }
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
