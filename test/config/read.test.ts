import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { defaultConfig, type Mend } from "../../server/src/config/config.ts";
import { nearest } from "../../server/src/config/nearest.ts";
import { readConfig } from "../../server/src/config/read.ts";
import type { KnownRule } from "../../server/src/config/reading.ts";

const rules: readonly KnownRule[] = [
  { id: "typo", options: { allow: ["that"], limit: 3 } },
  { id: "banned-term" },
  { id: "duplicate-definition", options: {} },
];

/** Each problem as `severity "the text it stands at" message`. */
function problems(text: string): readonly string[] {
  return readConfig(text, rules).problems.map(({ at, severity, message }) => `${severity} ${text.slice(at.from, at.to)} | ${message}`);
}

/** That `text` has one problem alone, at `place`, whose message holds each of `words`. */
function oneProblem(text: string, place: string, ...words: readonly string[]): void {
  const found = readConfig(text, rules).problems;
  assert.equal(found.length, 1, problems(text).join("\n") || "no problem at all");
  assert.equal(text.slice(found[0]!.at.from, found[0]!.at.to), place);
  for (const word of words) assert.ok(found[0]!.message.includes(word), `${found[0]!.message}\nlacks ${word}`);
}

test("every setting is read", () => {
  const { config, problems } = readConfig(
    `{
      "$schema": "sec.schema.json",
      "bannedTerms": [{ "term": "Telex", "replacement": "Email" }, { "term": "forthwith" }, "heretofore"],
      "preferredTerms": [{ "avoid": "Incident", "prefer": "Major Incident", "scope": ["G3.5", "AG 2.10"] }, { "avoid": "a", "prefer": "b" }],
      "companionTerms": [{ "term": "Smart Meter ID", "with": "GUID", "scope": "H17.5" }],
      "pinnedVersions": ["TLS"],
      "words": ["keypair"],
      "definingWords": ["signifies"],
      "referenceWords": ["Rule"],
      "aliases": { "DUIS": "AD" },
      "schema": "DUIS.xsd",
      "rules": { "typo": ["hint", { "allow": ["had"] }], "banned-term": "off", "duplicate-definition": {} },
      "exclude": ["drafts/**"]
    }`,
    rules,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(config, {
    bannedTerms: [
      { term: "Telex", replacement: "Email" },
      { term: "forthwith", replacement: undefined },
      { term: "heretofore", replacement: undefined },
    ],
    preferredTerms: [
      { avoid: "Incident", prefer: "Major Incident", scope: ["G3.5", "AG 2.10"] },
      { avoid: "a", prefer: "b", scope: [] },
    ],
    companionTerms: [{ term: "Smart Meter ID", with: "GUID", scope: ["H17.5"] }],
    pinnedVersions: ["TLS"],
    words: ["keypair"],
    definingWords: ["signifies"],
    referenceWords: ["Rule"],
    aliases: { DUIS: "AD" },
    schema: "DUIS.xsd",
    rules: new Map([
      ["typo", { severity: "hint", options: { allow: ["had"] } }],
      ["banned-term", { severity: "off", options: {} }],
      ["duplicate-definition", { severity: undefined, options: {} }],
    ]),
    exclude: ["drafts/**"],
  });
});

test("what is not given is as by default, and a list that is given replaces the default one", () => {
  assert.deepEqual(readConfig("{}").config, defaultConfig);
  assert.deepEqual(readConfig('{ "words": ["GUID"] }').config.bannedTerms, [{ term: "Fax", replacement: "Email" }]);
  assert.deepEqual(readConfig('{ "bannedTerms": [] }').config.bannedTerms, []);
});

test("comments and a byte order mark are let pass", () => {
  const text = '\ufeff{\n  // ours\n  "words": ["GUID"], /* and */ "pinnedVersions": ["TLS"]\n}\n';
  assert.deepEqual(problems(text), []);
  assert.deepEqual(readConfig(text).config.words, ["GUID"]);
});

test("a comma behind which nothing comes is told of, and costs nothing", () => {
  const text = '{\n  "words": ["GUID", /* ours */ ],\n  "pinnedVersions": ["TLS"],\n}\n';
  assert.deepEqual(problems(text), ["warning , | Nothing follows this comma: take it away.", "warning , | Nothing follows this comma: take it away."]);
  assert.deepEqual(readConfig(text).config.words, ["GUID"]);
  assert.deepEqual(problems('{ "words": [,] }').map((one) => one.split(" ")[0]), ["error"], "a value is missing: that is told, once");
});

test("a setting that does not exist is named, with the nearest one", () => {
  oneProblem('{ "bannedTerm": [], "words": ["a"] }', '"bannedTerm"', "no setting", '"bannedTerms"');
  oneProblem('{ "colour": "red" }', '"colour"', 'no setting "colour"');
  assert.ok(!problems('{ "colour": "red" }')[0]!.includes("Did you mean"), "nothing near is offered for what resembles nothing");
  oneProblem('{ "bannedTerms": [{ "term": "Fax", "replace": "Email" }] }', '"replace"', '"replacement"');
});

test("a rule that does not exist is named, with the nearest one", () => {
  oneProblem('{ "rules": { "typos": "off" } }', '"typos"', "no rule", '"typo"');
  oneProblem('{ "rules": { "duplicate-defintion": "off" } }', '"duplicate-defintion"', '"duplicate-definition"');
});

test("a severity that does not exist is told, and the rule's options still count", () => {
  oneProblem('{ "rules": { "typo": "warn" } }', '"warn"', "no severity", '"warning"');
  oneProblem('{ "rules": { "typo": "loud" } }', '"loud"', '"off"', '"hint"');
  const text = '{ "rules": { "typo": ["eror", { "limit": 2 }] } }';
  oneProblem(text, '"eror"', '"error"');
  assert.deepEqual(readConfig(text, rules).config.rules.get("typo"), { severity: undefined, options: { limit: 2 } });
});

test("an option that a rule does not have, or of the wrong kind, is told", () => {
  oneProblem('{ "rules": { "typo": { "alow": [] } } }', '"alow"', '"allow"');
  oneProblem('{ "rules": { "banned-term": { "allow": [] } } }', '"allow"', "It has none");
  oneProblem('{ "rules": { "typo": { "allow": "had" } } }', '"had"', '"allow"', '["that"]');
  oneProblem('{ "rules": { "typo": { "allow": [1] } } }', "[1]", '"allow"');
  oneProblem('{ "rules": { "typo": { "limit": "3" } } }', '"3"', '"limit"');
});

test("a value of the wrong kind is told at its place, and all beside it counts", () => {
  const text = '{ "words": "GUID", "schema": 5, "pinnedVersions": ["TLS", 7], "aliases": { "DUIS": ["AD"], "SMKI": "M" }, "rules": { "typo": 1, "banned-term": "off" } }';
  const found = readConfig(text, rules);
  assert.deepEqual(found.problems.map(({ at }) => text.slice(at.from, at.to)), ['"GUID"', "5", "7", '["AD"]', "1"]);
  assert.deepEqual(found.config.words, defaultConfig.words);
  assert.deepEqual(found.config.pinnedVersions, ["TLS"]);
  assert.deepEqual(found.config.aliases, { SMKI: "M" });
  assert.deepEqual([...found.config.rules.keys()], ["banned-term"]);
  oneProblem('["words"]', '["words"]', "braces");
  oneProblem('{ "rules": ["typo"] }', '["typo"]', '"rules"');
  oneProblem('{ "aliases": "AD" }', '"AD"', '"DUIS"');
  oneProblem('{ "words": ["  "] }', '"  "', "empty");
});

test("an entry that lacks a part is told and left out; the entries beside it count", () => {
  const text = '{ "preferredTerms": [{ "avoid": "a" }, { "avoid": "b", "prefer": "c" }, "d"] }';
  const { config, problems } = readConfig(text);
  assert.deepEqual(config.preferredTerms, [{ avoid: "b", prefer: "c", scope: [] }]);
  assert.deepEqual(problems.map(({ at }) => text.slice(at.from, at.to)), ['{ "avoid": "a" }', '"d"']);
  assert.ok(problems[0]!.message.includes('"prefer"'));
});

test("a scope that cannot be read never becomes everywhere", () => {
  const { config, problems } = readConfig('{ "companionTerms": [{ "term": "a", "with": "b", "scope": [5] }, { "term": "c", "with": "d", "scope": 5 }] }');
  assert.deepEqual(config.companionTerms, []);
  assert.equal(problems.length, 2);
});

test("a setting that stands twice is told, and the last counts", () => {
  const text = '{ "words": ["a"], "words": ["b"] }';
  oneProblem(text, '"words"', "second time");
  assert.equal(readConfig(text).problems[0]!.at.from, text.lastIndexOf('"words"'));
  assert.deepEqual(readConfig(text).config.words, ["b"]);
});

test("a slip of form is told at its place, and the rest of the file counts", () => {
  const comma = '{\n  "words": ["GUID"]\n  "pinnedVersions": ["TLS"]\n}';
  oneProblem(comma, '"pinnedVersions"', "comma is missing");
  assert.deepEqual(readConfig(comma).config.words, ["GUID"]);
  assert.deepEqual(readConfig(comma).config.pinnedVersions, ["TLS"]);

  oneProblem("{ 'words': [] }", "'words'", "double quotes");
  oneProblem('{ "words": }', "}", "value is missing");
  const cut = '{ "pinnedVersions": ["TLS"], "words": ["GUID", "key';
  assert.deepEqual(readConfig(cut).config.pinnedVersions, ["TLS"]);
  assert.ok(problems(cut)[0]!.includes("closing double quote"));
  const two = '{\n "words": ["a" "b"],\n "pinnedVersions" ["TLS"]\n}';
  assert.equal(readConfig(two).problems.length, 2, "one a line");
});

test("a slip of form is mended where it is plain how", () => {
  const mended = (text: string, title: string): string => {
    const found = readConfig(text, rules).problems.flatMap(({ mend }) => mend ?? []);
    assert.deepEqual(found.map((mend) => mend.title), [title]);
    const [{ at, newText }] = found as [Mend];
    return text.slice(0, at.from) + newText + text.slice(at.to);
  };
  assert.equal(mended('{\n  "words": ["GUID"] // ours\n  "pinnedVersions": ["TLS"]\n}', "Insert the missing comma"), '{\n  "words": ["GUID"], // ours\n  "pinnedVersions": ["TLS"]\n}');
  assert.equal(mended('{ "words" ["GUID"] }', "Insert the missing colon"), '{ "words": ["GUID"] }');
  assert.equal(mended('{ "rules": { "typo": "off"\n', "Insert the missing }}"), '{ "rules": { "typo": "off"}}\n');
  assert.equal(mended('{ "words": ["GUID"\n', "Insert the missing ]}"), '{ "words": ["GUID"]}\n');
  assert.equal(mended("{ “words”: [] }", 'Change to "words"'), '{ "words": [] }');
  assert.equal(mended('{ "words": ["GUID",] }', "Take the comma away"), '{ "words": ["GUID"] }');
  assert.deepEqual(readConfig('{ "words": }').problems.flatMap(({ mend }) => mend ?? []), [], "which value is meant, nobody knows");
});

test("an empty file is a warning, and counts as {}", () => {
  assert.deepEqual(readConfig("").config, defaultConfig);
  assert.match(problems("")[0]!, /^warning .*empty/);
  assert.match(problems(" \n// nothing yet\n")[0]!, /^warning .*empty/);
});

test("no text makes it throw, and every problem lies inside the text", () => {
  const valid = '{ "rules": { "typo": ["hint", { "allow": ["had"] }] }, "aliases": { "__proto__": "AD" }, "preferredTerms": [{ "avoid": "a", "prefer": "b", "scope": "c" }] }';
  const hostile = [valid, "[".repeat(100_000), '{"a":'.repeat(100_000), "\0\0\0", "null", "5", '"', "{,}", "\ud800", valid.replaceAll('"', "'"), valid.replaceAll(":", ""), "PK\u0003\u0004"];
  for (let cut = 0; cut < valid.length; cut++) hostile.push(valid.slice(0, cut), valid.slice(cut), valid.slice(0, cut) + valid.slice(cut + 1));
  for (const text of hostile) {
    const { problems } = readConfig(text, rules);
    for (const { at, message } of problems) {
      assert.ok(0 <= at.from && at.from <= at.to && at.to <= text.length, `${message} at ${at.from}-${at.to} of ${text.length}`);
    }
    if (!isJson(text)) assert.ok(problems.length > 0, `nothing is told about ${text.slice(0, 60)}`);
  }
  assert.deepEqual(Object.keys(readConfig(valid).config.aliases), ["__proto__"]);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("the nearest name allows for a slip in three letters, and for letters that changed places", () => {
  assert.equal(nearest("tpyo", ["typo", "type"]), "typo");
  assert.equal(nearest("WORDS", ["words"]), "words");
  assert.equal(nearest("x", ["words"]), undefined);
  assert.equal(nearest("", ["a"]), "a");
  assert.equal(nearest("clause-orders", ["clause-order", "definition-order"]), "clause-order");
});

const housekeeping = fileURLToPath(new URL("../../../shared/housekeeping/before/sec.json", import.meta.url));
test("the settings of the housekeeping Code are read whole", { skip: existsSync(housekeeping) ? false : "no ../shared here" }, () => {
  const { config, problems } = readConfig(readFileSync(housekeeping, "utf8"));
  assert.deepEqual(problems, []);
  assert.equal(config.preferredTerms.length, 1);
  assert.equal(config.aliases["S1SP"], "AD");
});
