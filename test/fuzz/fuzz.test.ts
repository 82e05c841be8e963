// What a fuzzer once found stays mended, and each target is fuzzed for a moment, with the same texts each time. Long runs
// are `npm run fuzz`.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, describe, test } from "node:test";
import { fuzz } from "./fuzz.ts";
import { minimised } from "./minimise.ts";
import { openTarget, targetNames } from "./targets.ts";

/** As many texts of each target as take a second or two. */
const inputs: Readonly<Record<string, number>> = { reader: 120, chain: 25, schema: 120, request: 25, config: 150, word: 50, server: 100, cli: 15 };

for (const name of targetNames) {
  describe(name, async () => {
    const target = await openTarget(name);
    after(() => target.end?.());
    for (const file of globSync("*.txt", { cwd: join(import.meta.dirname, "kept", name) }).sort()) {
      test(basename(file, ".txt").replaceAll("-", " "), () => target.hold(readFileSync(join(import.meta.dirname, "kept", name, file), "utf8")));
    }
    test("texts at random", async () => {
      const { failures } = await fuzz(target, { seed: 20240627, inputs: inputs[name]! });
      assert.deepEqual(failures.map(({ text, error }) => `${error.stack}\n${text}`), []);
    });
  });
}

// Held here, as no file in UTF-8 can hold it.
test("half a surrogate pair is no character of XML, whatever another reader of XML takes it for", async () => {
  const schema = await openTarget("schema");
  for (const name of ["\ud83d", "\ud83db", "b\ud83db", "\ude00"]) await schema.hold(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${name}="1"/>`);
});

test("the smallest text that fails alike", async () => {
  const fails = (text: string): Promise<boolean> => Promise.resolve(/G3[^]*\(a\)/.test(text));
  assert.equal(await minimised("# SECTION G\n\nG3.5 The DCC shall\n  (a) act.\n\nG4\n", fails), "G3(a)");
});
