// The README's table of features, and the pictures that it and the walkthrough name.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { features, withFeatures } from "../../scripts/features.ts";
import { root } from "../../scripts/paths.ts";

test("the README's table of features is as it is written by `npm run pictures`", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  assert.equal(withFeatures(readme), readme);
});

test("each feature has its two pictures, and no picture is left over", () => {
  const wanted = features.flatMap(({ picture }) => [`${picture}-dark.png`, `${picture}-light.png`]).sort();
  assert.deepEqual(readdirSync(join(root, "images/features")).sort(), wanted);
  for (const name of wanted) assert.ok(statSync(join(root, "images/features", name)).size <= 80_000, name);
});

test("each step of the walkthrough has its pictures, which are small enough to ship", () => {
  const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { contributes: { walkthroughs: readonly { steps: readonly { media: { image: Readonly<Record<string, string>> } }[] }[] } };
  const named = contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => Object.values(media.image)));
  assert.equal(new Set(named).size, 10);
  for (const path of named) assert.ok(existsSync(join(root, path)) && statSync(join(root, path)).size <= 20_000, path);
});
