// Whether a text came out of pages is remembered from version to version, and is what a text read afresh says.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hasPageFurniture } from "../../server/src/index/page-furniture.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { withEdit } from "../../server/src/text/text.ts";
import { property } from "../support/drafts.ts";

const name = "appendix-p.sec.txt";
const clauses = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `${from + i}.1 Each User shall tell the Panel of each Incident, and of what it does.\n`).join("");
const texts = [
  `APPENDIX P\n\n${clauses(1, 9)}\fPage 2\n${clauses(9, 12)}`,
  `APPENDIX P\n${clauses(1, 9)}\n12\nDesignation Version\n${clauses(9, 12)}\nPage 3 of 7\nDesignation Version\n${clauses(12, 14)}`,
  `APPENDIX P\nContents\n1 Rules 1\n2 More 4\n\n1 Rules\n${clauses(1, 9)}\n12\nDesignation Version\n${clauses(9, 12)}\n13\nDesignation Version\n${clauses(12, 14)}`,
  `APPENDIX P\n${clauses(1, 9)}\n12\nDesignation Version\n${clauses(9, 12)}\n13\nDesignation Version\n${clauses(12, 14)}`,
  // What tells of pages stands as far on as it is looked for.
  `APPENDIX P\n\n${clauses(1, 270).slice(0, 19_964)}\nThe Contents of a message\n${clauses(270, 280)}\n12\nDesignation Version\n${clauses(280, 290)}`,
  `APPENDIX P\n\n12\nDesignation Version\n${clauses(1, 2_900).slice(0, 199_950)}\nPage 3 of 7\nDesignation Version\n${clauses(2_900, 2_910)}`,
];

const cues = [/Contents/g, /Page/g, /\f/g, /\n\d+\n/g, /Designation/g, /APPENDIX/g];
const edit = fc.record({
  at: fc.nat(),
  /** Beside what tells of pages, or anywhere. */
  near: fc.option(fc.record({ cue: fc.nat(cues.length - 1), by: fc.integer({ min: -3, max: 10 }) })),
  lose: fc.constantFrom(0, 0, 0, 1, 2, 12),
  insert: fc.constantFrom("", "e", "s", "the ", " ", "Contents", "....", "Page 3 of 7", "\n14\nA", "\f", "\n", "1", "a word of more than twenty letters "),
});

test("whether a text came out of pages is the same however it came to be", () => {
  const told = new Set<boolean>();
  property(150, fc.tuple(fc.nat(texts.length - 1), fc.array(edit, { minLength: 3, maxLength: 8 })), ([index, edits]) => {
    let tree = parse(texts[index]!, { name });
    for (const { at, near, lose, insert } of edits) {
      told.add(hasPageFurniture({ tree }));
      const text = tree.text.toString();
      const places = near ? [...text.matchAll(cues[near.cue]!)].map(({ index }) => index + near.by) : [];
      const from = Math.max(0, Math.min(text.length, places.length > 0 ? places[at % places.length]! : at % (text.length + 1)));
      tree = parse(withEdit(tree.text, from, Math.min(text.length, from + lose), insert), { name, before: tree });
      assert.equal(hasPageFurniture({ tree }), hasPageFurniture({ tree: parse(tree.text.toString(), { name }) }), `text ${index} at ${from}, ${lose} lost for ${JSON.stringify(insert)}`);
    }
  });
  assert.equal(told.size, 2);
});
