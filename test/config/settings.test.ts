import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "../../server/src/config/read.ts";
import { mergeSettings } from "../../server/src/config/settings.ts";

const { config } = readConfig(`{
  "words": ["keypair"], "exclude": ["old/**"], "aliases": { "DUIS": "AD" }, "pinnedVersions": ["TLS"],
  "rules": { "typo": ["warning", { "allow": ["had"] }], "doubled-word": "off" }
}`);

test("a person's settings lie over the project's, one by one", () => {
  const merged = mergeSettings(config, {
    words: ["GUID", "keypair"],
    exclude: ["drafts/**"],
    aliases: { SMKI: "M" },
    pinnedVersions: ["XML"],
    rules: { typo: "hint", "banned-term": "off" },
    trace: { server: "off" },
  });
  assert.deepEqual(merged.words, ["keypair", "GUID"]);
  assert.deepEqual(merged.exclude, ["old/**", "drafts/**"]);
  assert.deepEqual(merged.aliases, { DUIS: "AD", SMKI: "M" });
  assert.deepEqual(merged.pinnedVersions, ["XML"]);
  assert.deepEqual(merged.rules.get("typo"), { severity: "hint", options: { allow: ["had"] } });
  assert.deepEqual(merged.rules.get("doubled-word"), { severity: "off", options: {} });
  assert.deepEqual(merged.rules.get("banned-term"), { severity: "off", options: {} });
});

test("what is null, wrong or no object changes nothing", () => {
  for (const nothing of [undefined, null, 5, "x", [], {}, { words: null, rules: null, schema: null }, { words: 5, rules: { typo: 5 }, schema: "" }]) {
    assert.deepEqual(mergeSettings(config, nothing), config, JSON.stringify(nothing));
  }
});
