// The published schema is what editors offer and explain; findings come from the reader alone. So they must know the same
// settings, and the schema must find fault with nothing: VS Code would tell each mistake a second time, in its own words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { defaultConfig } from "../../server/src/config/config.ts";
import { readConfig, settingNames } from "../../server/src/config/read.ts";
import { allRules } from "../../server/src/rules/all.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
/** As much of JSON Schema, and of what VS Code adds to it, as this schema is written in. */
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly defaultSnippets?: readonly { readonly label?: string; readonly body: Json }[];
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

const schema = JSON.parse(readFileSync(new URL("../../syntaxes/sec.schema.json", import.meta.url), "utf8")) as Schema & { readonly properties: Readonly<Record<string, Schema>>; readonly definitions: Readonly<Record<string, Schema>> };

test("schema and reader know the same settings, each described, with the reader's defaults", () => {
  assert.deepEqual(Object.keys(schema.properties).sort(), [...settingNames].sort());
  for (const [name, property] of Object.entries(schema.properties)) {
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

test("the samples hold settings that stand and settings that do not", () => {
  const faults = samples.map((sample) => readConfig(JSON.stringify(sample), allRules).problems.length);
  assert.ok(faults.some((count) => count === 0) && faults.some((count) => count > 0));
});

for (const sample of samples) {
  test(`the schema leaves ${JSON.stringify(sample)} to the reader`, () => assert.equal(findsNoFault(schema, sample), true));
}

test("all that the schema offers is as the reader wants it", () => {
  const offered = offers(schema);
  assert.ok(offered.length > 100);
  for (const text of offered) assert.deepEqual(readConfig(JSON.stringify(text), allRules).problems, [], JSON.stringify(text));
});

/** Whole texts that an editor may make of the schema's offers, one offer in each. */
function offers(rule: Schema): readonly Json[] {
  const { $ref, default: standard, defaultSnippets = [], enum: names = [], anyOf = [], items, properties = {}, additionalProperties } = rule;
  if ($ref !== undefined) return offers(schema.definitions[$ref.replace("#/definitions/", "")]!);
  const own = [...(standard === undefined ? [] : [standard]), ...defaultSnippets.map(({ body }) => filledIn(body)), ...names];
  const entries = items === undefined ? [] : Array.isArray(items) ? listsOf(items) : offers(items as Schema).map((one) => [one]);
  const named = Object.entries(properties).flatMap(([name, one]) => offers(one).map((value) => ({ ...neededBeside(properties, name), [name]: value })));
  const others = additionalProperties && Object.keys(properties).length === 0 ? offers(additionalProperties).map((value) => ({ DUIS: value })) : [];
  return [...own, ...anyOf.flatMap(offers), ...entries, ...named, ...others];
}

/** A snippet with words in the places that are to be filled in. */
function filledIn(body: Json): Json {
  return JSON.parse(JSON.stringify(body).replace(/\$\d/g, "counts")) as Json;
}

/** The first entry alone, and with each second one. */
function listsOf([first, second]: readonly Schema[]): readonly Json[] {
  const firsts = offers(first!);
  return [...firsts.map((one) => [one]), ...offers(second!).map((two) => [firsts[0]!, two])];
}

/** What an entry of a list of terms must hold beside `name`. */
function neededBeside(properties: Readonly<Record<string, Schema>>, name: string): Readonly<Record<string, Json>> {
  const needed = ["term", "avoid", "prefer", "with"].filter((one) => one in properties && one !== name);
  return Object.fromEntries(needed.map((one) => [one, "x"]));
}

/** Whether an editor that checks by `rule` finds nothing wrong with `value`; a keyword that is not known here fails the test. */
function findsNoFault(rule: Schema, value: Json): boolean {
  return Object.entries(rule).every(([keyword, wanted]) => {
    const object = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as { readonly [name: string]: Json }) : undefined;
    switch (keyword) {
      case "$schema":
      case "$comment":
      case "title":
      case "description":
      case "default":
      case "definitions":
      case "defaultSnippets":
        return true;
      case "$ref":
        return findsNoFault(schema.definitions[String(wanted).replace("#/definitions/", "")]!, value);
      case "enum":
        return rule.enum!.includes(value);
      case "anyOf":
        return rule.anyOf!.some((one) => findsNoFault(one, value));
      case "properties":
        return !object || Object.entries(object).every(([name, one]) => !Object.hasOwn(rule.properties!, name) || findsNoFault(rule.properties![name]!, one));
      case "additionalProperties":
        return !object || Object.entries(object).every(([name, one]) => Object.hasOwn(rule.properties ?? {}, name) || findsNoFault(rule.additionalProperties!, one));
      case "items":
        return !Array.isArray(value) || value.every((one, i) => !Array.isArray(rule.items) ? findsNoFault(rule.items as Schema, one) : !rule.items[i] || findsNoFault(rule.items[i], one));
      default:
        throw new Error(`this test does not know the keyword ${keyword}`);
    }
  });
}
