import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { generated, stale } from "../../scripts/docs.ts";
import { measuredOf, precisionOf, readPrecision, recallOf } from "../../scripts/precision.ts";
import { ruleFile, withRule } from "../../scripts/new-rule.ts";
import { allRules } from "../../server/src/rules/all.ts";

test("pages, README and settings say what the rules say (else: npm run docs)", () => {
  assert.deepEqual(stale(generated()).map(({ path }) => path), []);
});

test("a rule more is a page more, and shows as a difference", () => {
  const [first] = generated();
  assert.ok(first?.text);
  const without = generated([]);
  assert.ok(without.some(({ path, text }) => path === first.path && text === undefined));
  assert.deepEqual(
    stale(without).filter(({ text }) => text !== undefined).map(({ path }) => path),
    ["docs/rules/README.md", ...(existsSync(new URL("../../README.md", import.meta.url)) ? ["README.md"] : []), "package.json", "syntaxes/sec.schema.json"],
  );
});

test("every rule has been measured (else: npm run bench -- --precision --write-docs)", () => {
  const precision = readPrecision();
  assert.ok(precision);
  assert.deepEqual(allRules.map(({ id }) => id).filter((id) => !measuredOf(precision, id)?.seeded), []);
});

test("what was measured is stated as it is: never rounded up to all", () => {
  const run = (seeded: number, reported: number, right: number) => ({ bytes: 0, clauses: 0, references: 0, rules: { typo: { seeded, reported, right } } });
  const measured = measuredOf({ product: "", date: "", runs: [run(1_000, 1_001, 1_000), run(9_001, 9_000, 9_000)] }, "typo");
  assert.deepEqual(measured, { seeded: 10_001, reported: 10_001, right: 10_000 });
  assert.deepEqual([precisionOf(measured), recallOf(measured)], ["0.999", "0.999"]);
  assert.equal(precisionOf({ seeded: 1, reported: 0, right: 0 }), "–");
  assert.equal(measuredOf({ product: "", date: "", runs: [run(1, 1, 1)] }, "banned-term"), undefined);
});

test("a new rule gets its import in order and its place at the end of the list", () => {
  const all = `import { typo } from "./typo.ts";\nimport type { Rule } from "./rule.ts";\n\nexport const allRules: readonly Rule[] = [\n  typo,\n];\n`;
  assert.equal(
    withRule(all, "doubled-word"),
    `import { doubledWord } from "./doubled-word.ts";\nimport { typo } from "./typo.ts";\nimport type { Rule } from "./rule.ts";\n\nexport const allRules: readonly Rule[] = [\n  typo,\n  doubledWord,\n];\n`,
  );
  assert.match(ruleFile("doubled-word"), /export const doubledWord = defineRule\(\{\n  id: "doubled-word"/);
});
