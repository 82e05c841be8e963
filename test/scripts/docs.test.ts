import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { generated, stale } from "../../scripts/docs.ts";
import { ruleFile, withRule } from "../../scripts/new-rule.ts";

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
    [...(existsSync(new URL("../../README.md", import.meta.url)) ? ["README.md"] : []), "package.json", "syntaxes/sec.schema.json"],
  );
});

test("a new rule gets its import in order and its place at the end of the list", () => {
  const all = `import { typo } from "./typo.ts";\nimport type { Rule } from "./rule.ts";\n\nexport const allRules: readonly Rule[] = [\n  typo,\n];\n`;
  assert.equal(
    withRule(all, "doubled-word"),
    `import { doubledWord } from "./doubled-word.ts";\nimport { typo } from "./typo.ts";\nimport type { Rule } from "./rule.ts";\n\nexport const allRules: readonly Rule[] = [\n  typo,\n  doubledWord,\n];\n`,
  );
  assert.match(ruleFile("doubled-word"), /export const doubledWord = defineRule\(\{\n  id: "doubled-word"/);
});
