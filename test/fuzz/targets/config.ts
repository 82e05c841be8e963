// sec.json: any text gives settings, and every problem has its place in the text.

import assert from "node:assert/strict";
import { addWord } from "../../../server/src/config/add-word.ts";
import { defaultConfig } from "../../../server/src/config/config.ts";
import { readConfig } from "../../../server/src/config/read.ts";
import { mergeSettings } from "../../../server/src/config/settings.ts";
import { allRules } from "../../../server/src/rules/all.ts";
import { applyEdits } from "../../../server/src/text/edit.ts";
import { terminals, written, type Grammar } from "../grammar.ts";
import { sample } from "../seeds.ts";
import type { Target } from "../target.ts";

const grammar: Grammar = {
  file: ["{space}{ {settings} }{space}", "{ {settings} }", "{any}", "\ufeff{ {settings} }"],
  space: ["", "\n", " // why\n", "/* so */", "\r\n"],
  settings: ["{setting}", "{setting},{space} {settings}", "{setting},{space}\n  {settings}", "{setting},"],
  setting: ['"words": {texts}', '"bannedTerms": [{banned}]', '"preferredTerms": [{preferred}]', '"companionTerms": [{ "term": {text}, "with": {text} }]', '"pinnedVersions": {texts}', '"definingWords": {texts}', '"referenceWords": {texts}', '"aliases": {{aliases}}', '"schema": {any}', '"rules": {{rules}}', '"exclude": {texts}', '"$schema": {text}', "{text}: {any}"],
  texts: ["[]", "[{list}]", "{any}"],
  list: ["{text}", "{text}, {list}", "{any}, {list}"],
  banned: ['{ "term": {text}, "replacement": {text} }', '{ "term": {any}, "scope": {texts} }', "{any}"],
  preferred: ['{ "avoid": {text}, "prefer": {text}, "scope": {texts} }', '{ "term": {text}, "use": {text} }', "{any}"],
  aliases: ["", "{text}: {text}", '"{document}": "{document}"', "{text}: {any}, {text}: {text}"],
  document: ["DUIS", "AD", "G", "S1SP", "P", "11"],
  rules: ["", '"{rule}": {level}', '"{rule}": {level}, {rules}', "{text}: {any}"],
  rule: [...allRules.map(({ id }) => id), "no-such-rule", "__proto__"],
  level: ['"off"', '"hint"', '"error"', '["warning", {any}]', '["error", { "allow": {texts} }]', "{any}"],
  text: ['"Fax"', '"a\\u00e9\\n"', '""', '"drafts/**"', '"__proto__"', '"constructor"', '"[a-z"', '"{a,b"', '" "', '"\\ud800"', '"toString"', "'x'", '"!(a|b)"'],
  any: ["null", "true", "0", "-1.5e9", "[]", "{}", "{text}", "[{any}, {any}]", "{ {text}: {any} }"],
};

export const config: Target = {
  name: "config",
  seeds: [...sample(/^sec\.json$/).map(({ text }) => text), '{\n  "words": ["keypair"],\n  "exclude": ["drafts/**"]\n}\n'],
  words: [...terminals(grammar), "{", "}", "[", "]", '"', ":", ",", "//", "/*", "*/", "\\", "\\u", "\n", "[".repeat(120), '{"a":'.repeat(120)],
  write: (chance) => written(grammar, "file", chance),
  hold(text) {
    for (const rules of [allRules, undefined]) {
      const { config: settings, problems } = readConfig(text, rules);
      for (const { at, message } of problems) {
        assert.ok(0 <= at.from && at.from <= at.to && at.to <= text.length, `${at.from}..${at.to}: ${message}`);
        assert.ok(message.trim() !== "", "a problem without words");
      }
      assert.deepEqual(Object.keys(settings).sort(), Object.keys(defaultConfig).sort(), "what there is to set");
      for (const word of settings.words) assert.equal(typeof word, "string");
    }
    const { problems } = readConfig(text, allRules);
    const given = parsed(text);
    if (given !== undefined) assert.ok(problems.every(({ message }) => !/is missing|cannot stand|has no end/.test(message)), "It is JSON.");
    mergeSettings(defaultConfig, given, allRules);
    const edit = addWord(text, "quoted “word”");
    if (edit) assert.ok(readConfig(applyEdits(text, [edit]), allRules).config.words.includes("quoted “word”"), "The word was added.");
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}
