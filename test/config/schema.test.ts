// The published schema and the reader must agree: editors offer and check by the one, findings come from the other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { defaultConfig } from "../../server/src/config/config.ts";
import { readConfig, settingNames } from "../../server/src/config/read.ts";
import { allRules } from "../../server/src/rules/all.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Schema = { readonly [name: string]: any };

const schema = JSON.parse(readFileSync(new URL("../../syntaxes/sec.schema.json", import.meta.url), "utf8")) as Schema;

test("schema and reader know the same settings, each described, with the reader's defaults", () => {
  assert.deepEqual(Object.keys(schema.properties).sort(), [...settingNames].sort());
  for (const [name, property] of Object.entries<Schema>(schema.properties)) {
    assert.ok(property.description, `${name} has no description`);
    if (name in defaultConfig && name !== "schema") {
      const value = defaultConfig[name as keyof typeof defaultConfig];
      assert.deepEqual(property.default, value instanceof Map ? Object.fromEntries(value) : value, name);
    }
  }
});

const samples: readonly Json[] = [
  {},
  { $schema: "x" },
  { bannedTerms: ["Fax", { term: "Telex" }, { term: "Telex", replacement: "Email" }] },
  { bannedTerms: [{ replacement: "Email" }] },
  { bannedTerms: [{ term: "Fax", scope: [] }] },
  { bannedTerms: "Fax" },
  { preferredTerms: [{ avoid: "a", prefer: "b" }, { avoid: "a", prefer: "b", scope: "G3" }, { avoid: "a", prefer: "b", scope: ["G3"] }] },
  { preferredTerms: [{ avoid: "a" }] },
  { preferredTerms: [{ avoid: "a", prefer: "b", scope: 3 }] },
  { preferredTerms: ["a"] },
  { companionTerms: [{ term: "a", with: "b", scope: ["AG 2.10"] }] },
  { companionTerms: [{ term: "a" }] },
  { companionTerms: [{ term: "a", with: "" }] },
  { pinnedVersions: ["TLS"], words: ["GUID"], exclude: ["x/**"] },
  { pinnedVersions: [1] },
  { definingWords: ["is a reference to", "shall signify"], referenceWords: ["Rule", "Licence Term"] },
  { definingWords: ["is"] },
  { definingWords: ["means (so)"] },
  { definingWords: "signifies" },
  { referenceWords: ["Section"] },
  { referenceWords: ["Rule 5"] },
  { referenceWords: [""] },
  { words: "GUID" },
  { exclude: [" "] },
  { aliases: { DUIS: "AD" } },
  { aliases: { DUIS: 1 } },
  { aliases: [] },
  { schema: "a.xsd" },
  { schema: ["a.xsd"] },
  { rules: { typo: "off", "doubled-word": ["hint"], "banned-term": {} } },
  { rules: { typo: ["error", { allow: ["teh"] }] } },
  { rules: { typo: { allow: "teh" } } },
  { rules: { typo: { allow: [1] } } },
  { rules: { typo: { alow: ["teh"] } } },
  { rules: { "empty-definition": ["hint", { allow: [] }] } },
  { rules: { typo: "loud" } },
  { rules: { typo: [] } },
  { rules: { typo: ["hint", 5] } },
  { rules: { typo: ["hint", {}, {}] } },
  { rules: { typo: true } },
  { rules: [] },
  { colour: "red" },
  [],
];

for (const sample of samples) {
  test(`schema and reader agree about ${JSON.stringify(sample)}`, () => {
    const { problems } = readConfig(JSON.stringify(sample), allRules);
    assert.equal(valid(schema, sample), problems.length === 0, problems.map(({ message }) => message).join("\n"));
  });
}

test("the samples hold settings that stand and settings that do not", () => {
  assert.ok(samples.some((sample) => valid(schema, sample)) && samples.some((sample) => !valid(schema, sample)));
});

/** As much of JSON Schema as this schema is written in; a keyword that is not known here fails the test. */
function valid(rule: Schema, value: Json): boolean {
  return Object.entries<any>(rule).every(([keyword, wanted]) => {
    const object = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as { readonly [name: string]: Json }) : undefined;
    switch (keyword) {
      case "$schema":
      case "title":
      case "description":
      case "default":
      case "definitions":
      case "defaultSnippets":
        return true;
      case "$ref":
        return valid(schema.definitions[String(wanted).replace("#/definitions/", "")], value);
      case "type":
        return wanted === "array" ? Array.isArray(value) : wanted === "object" ? object !== undefined : typeof value === wanted;
      case "pattern":
        return typeof value !== "string" || new RegExp(wanted as string).test(value);
      case "enum":
        return (wanted as readonly Json[]).includes(value);
      case "oneOf":
        return (wanted as readonly Schema[]).filter((one) => valid(one, value)).length === 1;
      case "required":
        return !object || (wanted as readonly string[]).every((name) => Object.hasOwn(object, name));
      case "properties":
        return !object || Object.entries(object).every(([name, one]) => !Object.hasOwn(wanted, name) || valid(wanted[name], one));
      case "additionalProperties":
        return !object || Object.entries(object).every(([name, one]) => Object.hasOwn(rule["properties"] ?? {}, name) || (wanted !== false && valid(wanted, one)));
      case "items":
        return !Array.isArray(value) || value.every((one, i) => !Array.isArray(wanted) ? valid(wanted, one) : !wanted[i] || valid(wanted[i], one));
      case "minItems":
        return !Array.isArray(value) || value.length >= wanted;
      case "maxItems":
        return !Array.isArray(value) || value.length <= wanted;
      default:
        throw new Error(`this test does not know the keyword ${keyword}`);
    }
  });
}
