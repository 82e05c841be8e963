// Hostile texts, small: no part of the program takes out of all proportion longer for four times as much. A slow machine
// or a busy one makes no difference, as the thread's own time is compared with itself. `npm run adversarial` tries 1 MB.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../server/src/check/check.ts";
import { readConfig } from "../../server/src/config/read.ts";
import { passing } from "../../server/src/index/term-pass.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { finished } from "../../server/src/text/steps.ts";
import { assertInProportion } from "../support/proportion.ts";
import { spelling } from "../support/spelling.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";
import { growthOf, workOf, type Growth } from "./growth.ts";
import { hostileTexts, written, type HostileText } from "./hostile-texts.ts";

const sizes = [8_000, 32_000];
/** Milliseconds; less is the engine's own affair. */
const noticed = 100;
/** Four times the text; 16 would be the square. */
const steep = ({ times: [small, large] }: Growth): boolean => large! > noticed && large! / Math.max(small!, 1) > 12;

async function steepParts(text: HostileText): Promise<readonly string[]> {
  const once = (await growthOf(text, sizes, 1)).filter(steep).map(({ part }) => part);
  if (once.length === 0) return [];
  return (await growthOf(text, sizes, 4, (part) => once.includes(part))).filter(steep).map(({ part, times }) => `${text.name}: ${part}: ${times.map(Math.round).join(", ")} ms`);
}

// Of what is written again and again on one line, what reads as something, and in a clause alone.
const chosen = hostileTexts.filter(({ name }) => !/ in a (?:line|heading|cell|definition)$/.test(name) && !/^".{1,9}" in a clause$/.test(name));

test("four times a hostile text takes about four times the time, in every part", async () => {
  assert.ok(chosen.length > 100);
  const bad: string[] = [];
  for (const text of chosen) bad.push(...(await steepParts(text)));
  assert.deepEqual(bad, []);
});

test("what grows with the square is seen", async () => {
  const text: HostileText = { name: "a run of spaces", file: "sec.json", before: "", piece: () => " ", after: "" };
  const squared = (await growthOf(text, sizes, 2, undefined, ({ content }) => [["a slow expression", () => /\s+$/.test(`${content}.`)]]))[0]!;
  assert.ok(steep(squared), JSON.stringify(squared));
});

test("a definition's own words are not sought through a whole paragraph of definitions", async () => {
  const text = hostileTexts.find(({ name }) => name === "lines of other definitions")!;
  // The pass over the terms alone: what the blocks hold is known.
  await assertInProportion(text.name, [200_000, 1_600_000], (size) => {
    const { corpus, documents } = workspaceWith(new Map([[text.file, written(text, size).content]])).snapshot();
    const document = documents.get(idOf(text.file))!;
    const { set } = corpus.terms(document);
    return () => finished(passing(document, set));
  });
});

test("what thousands of definitions in one paragraph mean is held against the version before in proportion to the text", async () => {
  const text = hostileTexts.find(({ name }) => name === "other terms in a clause")!;
  await assertInProportion(text.name, [20_000, 320_000], (size) => {
    const { content } = written(text, size);
    const workspace = workspaceWith(new Map([[text.file, content]]));
    workspace.check(idOf(text.file));
    return () => {
      workspace.set(idOf(text.file), `${content}\nG1.3 It may.\n`);
      workspace.snapshot();
    };
  });
});

for (const [rule, list, entry] of [
  ["banned-term", "bannedTerms", (i: number) => ({ term: `Widget ${i}` })],
  ["preferred-term", "preferredTerms", (i: number) => ({ avoid: `Widget ${i}`, prefer: `Device ${i}` })],
  ["companion-term", "companionTerms", (i: number) => ({ term: `Widget ${i}`, with: `Device ${i}` })],
] as const) {
  test(`${rule} takes time in proportion to what sec.json lists`, async () => {
    const { corpus, documents } = workspaceWith(new Map([["section-g.sec", "# SECTION G: SECURITY\n\nG1.1 The Widget 12 shall act.\n"]])).snapshot();
    const document = documents.get(idOf("section-g.sec"))!;
    const rules = allRules.filter(({ id }) => id === rule);
    await assertInProportion(list, [500, 4_000], (count) => {
      const { config } = readConfig(JSON.stringify({ [list]: Array.from({ length: count }, (_, i) => entry(i)) }), allRules);
      return () => assert.equal(checkDocument(document, corpus, config, spelling, rules).findings.length, 1);
    });
  });
}

// What only a longer text shows; `npm run adversarial` found these.
for (const [name, part, size] of [
  ["definitions", "rule circular-definition", 960_000],
  ["definitions", "rule unused-definition", 320_000],
  ["definitions", "rename", 320_000],
  ['lines of "Table 1: A"', "rule unreferenced-annex", 320_000],
  ['sec.json: "', "sec.json", 1_600_000],
  ["faults under comments", "all rules", 320_000],
  ["faults under comments that go on", "all rules", 320_000],
  ["comments about comments", "reading", 960_000],
  ["comments about comments", "all rules", 320_000],
  ["doubled words in definitions", "rule doubled-word", 640_000],
  ["other terms in a clause", "rule duplicate-definition", 2_560_000],
  ["terms over two lines", "reading", 960_000],
  ["terms over two lines", "rule circular-definition", 160_000],
] as const) {
  test(`${name}: ${part} takes time in proportion`, async () => {
    const text = hostileTexts.find((one) => one.name === name);
    assert.ok(text);
    await assertInProportion(name, [size / 16, size], (of) => workOf(text, part, of));
  });
}
