// The dictionary as it ships: what it knows, what it calls near, and what it makes of a file that is none.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { decodeTrie } from "cspell-trie-lib";
import { neededWords, writeDictionary } from "../../scripts/dictionary.ts";
import { dictionaryFile, lateDictionary, openDictionary, readDictionary, shippedDictionary } from "../../server/src/disk/dictionary.ts";
import { loadSpelling } from "../../server/src/spelling/dictionary.ts";
import { holds, readWordGraph, rootNode, type WordGraph } from "../../server/src/spelling/word-graph.ts";

const file = fileURLToPath(new URL("../../node_modules/@cspell/dict-en-gb-mit/en_GB.trie.gz", import.meta.url));
const packed = readFileSync(file);
const { spelling } = openDictionary();

describe("the word graph", () => {
  const source = gunzipSync(packed).toString("utf8");

  test("holds the very words that cspell's own reader finds in it", () => {
    const graph = readWordGraph(source);
    assert.ok(graph);
    const words = [...decodeTrie(gunzipSync(packed)).words()];
    assert.ok(words.length > 200_000);
    assert.deepEqual(words.filter((word) => !holds(graph, word)), []);
    assert.equal(countWords(graph), new Set(words).size);
  });

  test("is undefined for what is no such file, and never throws on a broken one", () => {
    for (const broken of ["", "TrieXv4\nbase=32\n__DATA__\n", "TrieXv3\nbase=99\n__DATA__\na$", "TrieXv3\nbase=32\n", "TrieXv3\nbase=32\n__DATA__\n<<<", "TrieXv3\nbase=32\n__DATA__\na#zzz;", "TrieXv3\nbase=32\n__DATA__\n$"]) {
      assert.equal(readWordGraph(broken), undefined, broken);
    }
    for (let cut = 0; cut < source.length; cut += 40_009) assert.doesNotThrow(() => readWordGraph(source.slice(0, cut)));
  });
});

describe("knows", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    true: [
      "the", "The", "THE", "London", "LONDON", "London's", "organisation", "organization", "authorised", "cryptographic",
      "user's", "users’", "Users’", "it’s", "don't", "re-submit", "non-compliant", "sub-paragraph", "end-to-end",
      "pre-payment", "E-mail", "2nd", "16th", "1,000", "3.5", "naïve", "naïve", "thereunder", "judgment", "mutatis",
      "sub\u00adparagraph".replace("\u00adp", "-p"), "organi\u00adsation", "disapply", "Ofgem",
    ],
    false: [
      "teh", "acordance", "london", "thE", "DCC", "Certficate", "recieve", "re-submision", "aacc-the", "~the", "!written",
      "", "-", "'", "the-", "7ab", "a".repeat(5_000),
    ],
  };
  for (const [known, words] of Object.entries(cases)) {
    for (const word of words) {
      test(`${word.slice(0, 20)}: ${known}`, () => {
        assert.equal(spelling.knows(word), known === "true");
        assert.equal(spelling.knows(word), known === "true", "and the same when asked again");
      });
    }
  }
});

describe("nearest", () => {
  const first: Readonly<Record<string, string>> = {
    teh: "the", adn: "and", taht: "that", thier: "their", shal: "shall", wiht: "with", acordance: "accordance",
    recieve: "receive", seperate: "separate", occured: "occurred", organistion: "organisation", definiton: "definition",
    certficate: "certificate", untill: "until", behavior: "behaviour", center: "centre", color: "colour",
    defense: "defence", labeled: "labelled", fulfill: "fulfil", enrollment: "enrolment", judgement: "judgements",
    comission: "commission", independant: "independent", supercede: "supersede", accomodatoin: "accommodation",
  };
  for (const [typed, meant] of Object.entries(first)) {
    test(`${typed} -> ${meant}`, () => assert.equal(spelling.nearest(typed, 3)[0], meant));
  }

  test("nothing is near to what is no word at all", () => {
    for (const typed of ["zzxqj", "", "x", "qwertyuiopasdf", "a".repeat(5_000)]) assert.deepEqual(spelling.nearest(typed, 3), []);
  });

  test("a word that the text uses comes before others as near", () => {
    assert.equal(spelling.nearest("carpot", 1, (word) => word === "carpet")[0], "carpet");
    assert.equal(spelling.nearest("carpot", 1, (word) => word === "carport")[0], "carport");
  });

  test("gives no more than were asked for, each of them a known word in lower case", () => {
    for (const typed of ["center", "lable", "liter", "formar"]) {
      const near = spelling.nearest(typed, 2);
      assert.equal(near.length, 2);
      for (const word of near) assert.ok(spelling.knows(word) && word === word.toLowerCase(), word);
    }
  });
});

describe("the file", () => {
  test("is found from the sources, and opened once", () => {
    const opened = openDictionary();
    assert.equal(opened.kind, "open");
    assert.ok(opened.spelling.knows("the"));
    assert.equal(openDictionary(), opened);
  });

  test("is opened by a server when a word is first asked for; one that is missing is told of then, once, and passes every word", () => {
    const told: string[] = [];
    let opened = 0;
    const spelling = lateDictionary((message) => told.push(message), () => {
      opened++;
      return readDictionary(["/nowhere/en_GB.trie.br"]);
    });
    assert.equal(opened, 0);
    assert.ok(spelling.knows("wrod"));
    assert.deepEqual(spelling.nearest("wrod", 5), []);
    assert.equal(opened, 1);
    assert.deepEqual(told, ["No dictionary (sought /nowhere/en_GB.trie.br): spelling is not checked."]);
  });

  test("goes out with its licence, small enough to ship, and is read from beside the bundle", (t) => {
    const folder = mkdtempSync(join(tmpdir(), "dictionary-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const written = writeDictionary(join(folder, "dist"), 11);
    assert.deepEqual(written.map((path) => path.slice(folder.length + 6)), [shippedDictionary, "en_GB.LICENSE.txt"]);
    assert.ok(statSync(written[0]!).size < 265_000);
    const opened = readDictionary([join(folder, "nowhere", dictionaryFile), written[0]!]);
    assert.ok(opened.kind === "open" && opened.file === written[0]);

    // What goes out knows and offers the same.
    const graph = readWordGraph(gunzipSync(packed).toString("utf8"))!;
    const words = [...decodeTrie(gunzipSync(packed)).words()];
    assert.ok(words.some((word) => word.startsWith("~")) && neededWords(graph).length < words.length * 0.6);
    const unlike: string[] = [];
    for (let i = 0; i < words.length; i += 5) {
      const word = words[i]!;
      const possessive = word.endsWith("'s") ? [] : [`${word}'s`];
      for (const form of [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1), `${word}x`, ...possessive]) if (opened.spelling.knows(form) !== spelling.knows(form)) unlike.push(form);
    }
    assert.deepEqual(unlike.slice(0, 20), []);
    for (let i = 0; i < words.length; i += 997) {
      const slip = `${words[i]!.slice(0, 2)}${words[i]!.slice(3)}`;
      assert.deepEqual(opened.spelling.nearest(slip, 5), spelling.nearest(slip, 5), slip);
    }
  });

  test("a missing one is a value with a message, and every word passes", () => {
    const missing = readDictionary(["/nowhere/en_GB.trie.gz"]);
    assert.ok(missing.kind === "missing");
    assert.match(missing.message, /\/nowhere\/en_GB\.trie\.gz/);
    assert.equal(missing.spelling.knows("teh"), true);
    assert.deepEqual(missing.spelling.nearest("teh", 3), []);
  });

  test("a damaged one is a value with a message", (t) => {
    const folder = mkdtempSync(join(tmpdir(), "dictionary-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const path = join(folder, dictionaryFile);
    for (const bytes of [packed.subarray(0, 1_000), Buffer.from("no dictionary"), Buffer.alloc(0), Buffer.from([0x1f, 0x8b])]) {
      writeFileSync(path, bytes);
      assert.equal(loadSpelling(bytes), undefined);
      const damaged = readDictionary([path]);
      assert.ok(damaged.kind === "missing");
      assert.match(damaged.message, /damaged/);
    }
    copyFileSync(file, path);
    assert.equal(readDictionary([path]).kind, "open");
  });
});

function countWords(graph: WordGraph): number {
  const below = new Map<number, number>();
  const count = (node: number): number => {
    const known = below.get(node);
    if (known !== undefined) return known;
    let words = graph.ends[node]!;
    for (let edge = graph.firstEdge[node]!; edge !== 0; edge = graph.nextEdge[edge]!) words += count(graph.target[edge]!);
    below.set(node, words);
    return words;
  };
  return count(rootNode);
}
