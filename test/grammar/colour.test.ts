// What colours a mark is a theme's choice. VS Code's own themes (Dark+, Light+, both high contrasts) colour the scopes
// named here, and nearly every other theme does: so each kind of mark that a reader should see must bear one of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const coloured = [
  "comment", "constant.language", "constant.numeric", "constant.character", "entity.name.function", "entity.name.namespace",
  "entity.name.tag", "entity.name.type", "entity.other.attribute-name", "invalid", "keyword.control", "keyword.other",
  "markup.bold", "markup.heading", "markup.italic", "punctuation.definition.tag", "string", "support.function",
  "support.type", "variable",
];

/** Marks that need no colour of their own: containers, brackets and stars, a number inside a heading; code, which some themes leave. */
const quiet = ["meta", "punctuation", "entity.name.section", "markup.inline.raw"];

for (const language of ["sec", "duis"]) {
  const text = readFileSync(new URL(`../../syntaxes/${language}.tmLanguage.json`, import.meta.url), "utf8");

  test(`every mark of ${language} has a scope that themes colour`, () => {
    const names = [...text.matchAll(/"(?:name|contentName)": "([a-z][^"]*\.[^"]*)"/g)].map((match) => match[1]!);
    assert.ok(names.length > 20, `only ${names.length} names were found`);
    for (const name of new Set(names)) {
      const scopes = name.split(" ");
      const known = (list: readonly string[]) => scopes.some((scope) => list.some((each) => `${scope}.`.startsWith(`${each}.`)));
      assert.ok(known(coloured) || known(quiet), `${name} would stay without colour`);
    }
  });

  // VS Code takes these words in a scope to mean that the text is no prose: no suggestions are offered there.
  test(`prose of ${language} counts as text, so that suggestions are offered in it`, () => {
    const names = [...text.matchAll(/"(?:name|contentName)": "([^"]+)"/g)].flatMap((match) => match[1]!.split(" "));
    const hushed = names.filter((name) => /\b(?:comment|string|regex|meta\.embedded)\b/.test(name));
    for (const name of hushed) assert.match(name, /\.xml$|^comment\.|^punctuation\.definition\.comment\.|^meta\.embedded\.block\./, name);
  });

  test(`${language} takes its parts from where they are`, () => {
    const grammar = (name: string): { repository: Record<string, unknown> } =>
      JSON.parse(readFileSync(new URL(`../../syntaxes/${name}.tmLanguage.json`, import.meta.url), "utf8"));
    const includes = [...text.matchAll(/"include": "([^"]+)"/g)].map((match) => match[1]!);
    assert.ok(includes.length > 5);
    for (const include of includes) {
      const [scope, part] = include.split("#") as [string, string | undefined];
      if (scope === "source.yaml") continue;
      const owner = scope === "" ? language : scope.replace("text.", "");
      if (part !== undefined) assert.ok(part in grammar(owner).repository, `${include} is nowhere`);
    }
  });
}
