// What plain JavaScript needs for the least of the same work: `node test/bench/floor.ts FOLDER` reads every document,
// splits it into lines, goes over it with one expression for references, and looks each word up in a map. No tool that
// does these things can be faster; the distance to it is what understanding the text costs. Prints what it counted.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2]!;
const reference = /\b(?:Section|Sections|section|Clause|Clauses|Appendix|Annex|Schedule|paragraph) [A-Z]{0,2}\d*(?:\.\d+[A-Z]*)*/g;
const counted = { files: 0, bytes: 0, lines: 0, references: 0, words: 0, different: 0 };
const words = new Map<string, number>();

for (const name of readdirSync(folder)) {
  if (!/\.(?:sec|duis|txt)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  const text = bytes.toString("utf8");
  counted.files++;
  counted.bytes += bytes.length;
  counted.lines += text.split("\n").length;
  for (const _ of text.matchAll(reference)) counted.references++;
  for (const [word] of text.matchAll(/[A-Za-z]+/g)) {
    counted.words++;
    words.set(word, (words.get(word) ?? 0) + 1);
  }
}
counted.different = words.size;
process.stdout.write(JSON.stringify(counted));
