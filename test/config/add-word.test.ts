// A word is added to sec.json in the form that the file has.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addWord } from "../../server/src/config/add-word.ts";
import { readConfig } from "../../server/src/config/read.ts";
import { applyEdits } from "../../server/src/text/edit.ts";

const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "a list on lines of their own": ['{\n  "words": [\n    "keypair",\n    "prepay"\n  ]\n}\n', '{\n  "words": [\n    "keypair",\n    "prepay",\n    "meterless"\n  ]\n}\n'],
  "one word on a line of its own": ['{\n\t"words": [\n\t\t"keypair"\n\t],\n\t"schema": "a.xsd"\n}', '{\n\t"words": [\n\t\t"keypair",\n\t\t"meterless"\n\t],\n\t"schema": "a.xsd"\n}'],
  "a list on one line": ['{ "words": ["keypair", "prepay"] }', '{ "words": ["keypair", "prepay", "meterless"] }'],
  "a list without spaces": ['{"words":["keypair","prepay"]}', '{"words":["keypair","prepay","meterless"]}'],
  "an empty list": ['{ "words": [ ] }', '{ "words": ["meterless"] }'],
  "no list yet, properties on lines": ['{\r\n    "schema": "a.xsd"\r\n}\r\n', '{\r\n    "schema": "a.xsd",\r\n    "words": ["meterless"]\r\n}\r\n'],
  "no list yet, all on one line": ['{ "schema": "a.xsd" }', '{ "schema": "a.xsd", "words": ["meterless"] }'],
  "an empty object": ["{}\n", '{ "words": ["meterless"] }\n'],
  "a comma behind the last": ['{\n  "words": [\n    "keypair",\n  ],\n}', '{\n  "words": [\n    "keypair",\n    "meterless",\n  ],\n}'],
  "comments": ['{\n  // ours\n  "words": [ /* none yet */ ]\n}', '{\n  // ours\n  "words": ["meterless" /* none yet */ ]\n}'],
  "a byte order mark": ['\ufeff{"words":["keypair"]}', '\ufeff{"words":["keypair", "meterless"]}'],
  "two lists, the last of which counts": ['{ "words": ["a"], "words": ["b"] }', '{ "words": ["a"], "words": ["b", "meterless"] }'],
};

describe("adding a word", () => {
  for (const [what, [before, after]] of Object.entries(cases)) {
    test(what, () => {
      const edit = addWord(before, "meterless");
      assert.ok(edit);
      assert.equal(applyEdits(before, [edit]), after);
      assert.ok(readConfig(after, []).config.words.includes("meterless"));
      assert.equal(addWord(after, "Meterless"), undefined, "a word that is there is not added twice");
    });
  }

  for (const [what, text] of Object.entries({ "a broken file": '{ "words": [', "no object": '["a"]', "an empty file": "", "words that are no list": '{ "words": "a" }' })) {
    test(`${what} is left alone`, () => assert.equal(addWord(text, "meterless"), undefined));
  }
});
