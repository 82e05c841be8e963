// What is kept of blocks from version to version changes how fast an answer comes, never which.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkCorpus, checkOwn } from "../../server/src/check/check.ts";
import { defaultConfig, type Config } from "../../server/src/config/config.ts";
import { emptyCorpus } from "../../server/src/index/corpus.ts";
import { factsOf } from "../../server/src/index/facts.ts";
import { findingFromBlocks, foundInBlocks } from "../../server/src/syntax/memo.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { finished } from "../../server/src/text/steps.ts";
import { draft, property } from "../support/drafts.ts";
import { wordOf } from "../../server/src/text/lexicon.ts";
import { spelling } from "../support/spelling.ts";

const insert = fc.constantFrom(
  "", "", "x", " ", "\n", "\n\n", "(", "the the ", "teh ", "color ", "Fax", "User\nGateway ", "Error! Reference ", "source not found. ", "[TBC] ", "five (6) ",
  "31 June\n2024 ", "shall only\ninclude: ", "“", "<!--", "-->", "\n| a | b |\n", "\nG3.5 The DCC shall.\n", "\n(a) one; and\n", "\n# SECTION H: SERVICES\n",
);
const edit = fc.record({ at: fc.nat(), lose: fc.oneof(fc.constant(0), fc.nat({ max: 40 })), insert, config: fc.boolean() });
const edits = fc.tuple(draft, fc.array(edit, { minLength: 1, maxLength: 12 }));

const name = "section-g.sec";
const strict: Config = { ...defaultConfig, bannedTerms: [{ term: "User Gateway", replacement: "User Interface" }, { term: "Panel", replacement: undefined }], words: ["teh"] };

test("findings with what was kept are findings without it", () => {
  property(150, edits, ([text, changes]) => {
    for (const { tree, fresh, config } of versions(text, changes)) assert.deepEqual(findings(tree, config), findings(fresh, config));
  });
});

test("blocks that were kept hold what they held", () => {
  property(150, edits, ([text, changes]) => {
    for (const { tree, fresh, config } of versions(text, changes)) {
      assert.deepEqual(words(tree, config), words(fresh, config));
      assert.deepEqual(pairs(tree), pairs(fresh));
      assert.deepEqual(tree.words, fresh.words);
      standWhereTheySay(tree);
    }
  });
});

test("a block that is too long for short numbers has its words all the same, and so has the version after it", () => {
  const long = `H1.1 The Panel shall ${"act and ".repeat(10_000)}report to SECCo.`;
  for (const [one, other] of [[long, "H1.1 The Panel shall act."], ["H1.1 The Panel shall act.", long], [long, long.replace("report", "speak")]] as const) {
    const before = parse(`# SECTION H: SERVICES\n\n${one}\n\nH1.2 The Panel shall vote.\n`, { name });
    const text = `# SECTION H: SERVICES\n\n${other}\n\nH1.2 The Panel shall vote.\n`;
    const tree = parse(text, { name, before });
    assert.deepEqual(tree.words, parse(text, { name }).words);
    standWhereTheySay(tree);
    assert.ok(tree.words.number.length > 10);
  }
});

function standWhereTheySay({ prose, blocks, words: { from, number, first } }: Tree): void {
  for (const [i, { at }] of blocks.entries()) {
    for (let word = first[i]!; word < first[i + 1]!; word++) assert.ok(prose.startsWith(wordOf(number[word]!), at.from + from[word]!), "a word stands where its number says");
  }
}

interface Version {
  /** Read with what was kept of the version before, and without. */
  readonly tree: Tree;
  readonly fresh: Tree;
  readonly config: Config;
}

function* versions(first: string, changes: readonly { at: number; lose: number; insert: string; config: boolean }[]): Iterable<Version> {
  let text = first;
  let before = parse(text, { name });
  for (const { at, lose, insert, config } of changes) {
    const from = at % (text.length + 1);
    text = text.slice(0, from) + insert + text.slice(from + lose);
    const tree = parse(text, { name, before });
    yield { tree, fresh: parse(text, { name }), config: config ? strict : defaultConfig };
    before = tree;
  }
}

function findings(tree: Tree, config: Config): readonly unknown[] {
  const facts = factsOf(name, tree);
  const corpus = emptyCorpus.with(facts);
  const own = checkOwn(facts, config, spelling);
  const shared = checkCorpus(facts, corpus, config, spelling);
  assert.deepEqual([...own.failures, ...shared.failures], []);
  const { view } = corpus.track();
  return [...own.findings, ...shared.findings].map((one) => ({ ...one, related: one.related?.(view), fixes: one.fixes?.(view) }));
}

const always = () => true;

/** What rests on a thing that may change between two versions. */
function words(tree: Tree, config: Config): readonly unknown[] {
  const letter = config === strict ? "P" : "U";
  return foundInBlocks(tree, "words that start so", (prose) => prose.match(new RegExp(`\\b${letter}\\w+`, "g")) ?? [], always, config);
}

/** What may begin in one block and end in the next. */
function pairs(tree: Tree): readonly unknown[] {
  return finished(findingFromBlocks(tree, "pairs", (prose) => [...prose.matchAll(/(\w+)\s+(?=(\w+))/g)].map(({ index, 1: one, 2: two }) => ({ from: index, one, two })), always));
}
