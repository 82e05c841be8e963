// The word lists, the slips, and what may stand around a word.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openDictionary } from "../../server/src/disk/dictionary.ts";
import { isBuilt } from "../../server/src/spelling/built.ts";
import { commonWordList } from "../../server/src/spelling/common-words.ts";
import { corrections } from "../../server/src/spelling/misspellings.ts";
import { slipBetween, slipCost, type Slip } from "../../server/src/spelling/nearest.ts";
import { scanWords } from "../../server/src/spelling/scan.ts";
import { isCodeAt, isHalfAt, isNameAt } from "../../server/src/spelling/surroundings.ts";
import { assertSteady } from "../support/proportion.ts";

const { spelling } = openDictionary();

describe("the lists", () => {
  test("no listed misspelling is a word, and each correction is made of words", () => {
    assert.ok(corrections.size > 300);
    for (const [wrong, right] of corrections) {
      assert.equal(spelling.knows(wrong), false, wrong);
      for (const word of right.split(" ")) assert.ok(spelling.knows(word), `${wrong} -> ${right}`);
      assert.equal(spelling.nearest(wrong, 1)[0], right);
    }
  });

  test("common words are words", () => {
    assert.ok(commonWordList.length > 1_000);
    assert.deepEqual(commonWordList.filter((word) => !spelling.knows(word)), []);
  });
});

describe("slips", () => {
  const slips: readonly (readonly [string, string, Slip])[] = [
    ["teh", "the", "swap"], ["acordance", "accordance", "double"], ["untill", "until", "double"], ["shll", "shall", "missing"],
    ["thhis", "this", "double"], ["formar", "forma", "extra"], ["seperate", "separate", "vowel"], ["shapl", "shall", "other"],
    ["accomodatoin", "accommodation", "several"], ["the", "the", "several"], ["", "a", "missing"],
  ];
  for (const [typed, meant, slip] of slips) test(`${typed} for ${meant}: ${slip}`, () => assert.equal(slipBetween(typed, meant), slip));

  test("a slip in a common word, or in one that the text uses, is likelier", () => {
    assert.ok(slipCost("hte", "the", false) < slipCost("hte", "hate", false));
    assert.ok(slipCost("carpot", "carpet", true) < slipCost("carpot", "carpet", false));
  });

  test("nearly every seeded slip in a common word is mended by the first suggestion", () => {
    let right = 0;
    let seeded = 0;
    commonWordList.filter((word) => word.length >= 6).forEach((word, i) => {
      const at = 1 + ((i * 7) % (word.length - 2));
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      const doubled = word.slice(0, at) + word[at] + word.slice(at);
      for (const typed of [swapped, doubled]) {
        if (typed === word || spelling.knows(typed)) continue;
        seeded++;
        if (spelling.nearest(typed, 1)[0] === word) right++;
      }
    });
    assert.ok(seeded > 1_500, `${seeded} seeded`);
    assert.ok(right / seeded > 0.98, `${right} of ${seeded}`);
  });
});

describe("built words", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    surely: ["datetime", "reentered", "meterpoint", "unjoin", "subsystem", "preconditions", "recertifications", "interoffice"],
    likely: ["overtight", "dislose"],
    perhaps: ["acceptace", "fullfill", "superceded", "relase", "organistion"],
    no: ["teh", "acordance", "acess", "certficate", "recieve", "seperate", "occured", "adress"],
  };
  for (const [built, words] of Object.entries(cases)) {
    for (const word of words) test(`${word}: ${built}`, () => assert.equal(isBuilt(spelling, word), built));
  }
});

describe("the words of a text", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["The DCC’s users' systems", ["The", "DCC’s", "users", "systems"]],
    ["re-submit (a)user/Party", ["re", "submit", "a", "user", "Party"]],
    ["E64 x.509 naïve organi\u00adsation", ["E", "x", "naïve", "organi\u00adsation"]],
    ["‘quoted’ “words”1 Ωmega 中文", ["quoted", "words", "Ωmega", "中文"]],
    ["", []],
    ["123 ... ''", []],
    ["end'", ["end"]],
  ];
  for (const [text, words] of cases) {
    test(text, () => {
      const found: string[] = [];
      scanWords(text, (from, to) => found.push(text.slice(from, to)));
      assert.deepEqual(found, words);
    });
  }
});

describe("around a word", () => {
  const code = ["`word`", "sr:word", "word.xml", "www.word", "a_word", "word2", "x@word", "http://a/word", "<word>", "word=1", "#word", "\\word", "word@x.uk", "C:\\a\\word"];
  for (const text of code) test(`${text} is code`, () => assert.ok(isNameAt(text, text.indexOf("word"), text.indexOf("word") + 4)));
  for (const text of ["a word.", "(word)", "“word”", "word: the", "word, word", "*word*", "the word.\nThe", "- word", "word’s", "a `b` word"]) {
    test(`${text.trim()} is prose`, () => assert.equal(isCodeAt(text, text.indexOf("word"), text.indexOf("word") + 4), false));
  }
  test("a slash may join two words, and may be a path's", () => {
    assert.equal(isNameAt("and/word", 4, 8), false);
    assert.ok(isCodeAt("and/word", 4, 8));
  });

  const halves: readonly (readonly [string, string])[] = [
    ["the certifi-\ncate of it", "certifi"],
    ["the certifi-\ncate of it", "cate"],
    ["the acknow ledgement", "acknow"],
    ["Digital Signatu Key Agreeme\nre nt", "Signatu"],
    ["Digital Signatu Key Agreeme\nre nt", "Agreeme"],
  ];
  for (const [text, word] of halves) {
    test(`${word} is half a word in ${JSON.stringify(text)}`, () => {
      const at = text.indexOf(word);
      assert.ok(isHalfAt(text, at, at + word.length, spelling));
    });
  }
  test("a slip between whole words is no half", () => {
    const text = "in acordance with the Code\nand the certficate of a Party";
    for (const word of ["acordance", "certficate"]) {
      const at = text.indexOf(word);
      assert.equal(isHalfAt(text, at, at + word.length, spelling), false);
    }
  });
  test("a word in megabytes without a space is judged as soon as one in a short text", () =>
    assertSteady("a hundred words", [3_000, 3_000_000], (size) => {
      const text = "word".padEnd(size, "x") + " " + "y".repeat(size);
      const at = size / 3;
      return () => {
        for (let i = 0; i < 100; i++) {
          isCodeAt(text, at, at + 4);
          isHalfAt(text, 0, 4, spelling);
        }
      };
    }));
});
