import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { allRules } from "../../server/src/rules/all.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { expand } from "./snippet.ts";
import { tokenise, type Language } from "./tokens.ts";

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const snippets: Readonly<Record<Language, Readonly<Record<string, Snippet>>>> = { sec: load("sec"), duis: load("duis") };

for (const [language, all] of Object.entries(snippets)) {
  test(`${language}: every snippet is whole`, () => {
    const names = Object.entries(all);
    assert.ok(names.length > 8);
    for (const [name, { prefix, description, body }] of names) {
      assert.ok(prefix.length > 0 && prefix.every((each) => each.trim() === each && each !== ""), `${name}: prefix`);
      assert.match(description, /^[A-Z].{10,}[^.]$/, `${name}: description`);
      const { stops, text } = expand(body.join("\n"));
      assert.doesNotMatch(text, /\$|\t| $/m, `${name}: ${text}`);
      const numbers = [...new Set(stops.map(({ number }) => number))].filter((number) => number > 0).sort((a, b) => a - b);
      assert.deepEqual(numbers, numbers.map((_, index) => index + 1), `${name}: tab stops are not 1, 2, 3, ...`);
      for (const number of numbers) {
        const giving = stops.filter((stop) => stop.number === number && (stop.kind === "placeholder" || stop.kind === "choice"));
        assert.equal(giving.length, 1, `${name}: tab stop ${number} wants one default`);
      }
      assert.ok(stops.filter(({ number }) => number === 0).length <= 1, `${name}: more than one last place`);
    }
  });

  test(`${language}: a prefix means one snippet, and none is the end of another, so that Tab need not ask which`, () => {
    const prefixes = Object.values(all).flatMap(({ prefix }) => prefix);
    assert.deepEqual(prefixes.filter((prefix, index) => prefixes.some((other, i) => i !== index && prefix.endsWith(other))), []);
  });

  test(`${language}: no snippet leaves an error behind in the grammar`, async () => {
    for (const [name, { body }] of Object.entries(all)) {
      for (const { tokens } of await tokenise(language as Language, expand(body.join("\n")).text)) {
        for (const { scopes, text } of tokens) assert.ok(!scopes.some((scope) => scope.startsWith("invalid")), `${name}: ${text}`);
      }
    }
  });
}

test("what a lawyer would type finds the snippet", () => {
  const prefixes = (language: Language) => Object.values(snippets[language]).flatMap(({ prefix }) => prefix);
  for (const word of ["section", "appendix", "clause", "definition", "definitions", "means", "pointer", "reference", "not-used", "table", "annex", "list", "(a)", "(i)", "suppress"]) {
    assert.ok(prefixes("sec").includes(word), word);
  }
  for (const word of ["service-request", "data-item", "data-items", "response-code", "response-codes", "matrix", "matrix-row"]) {
    assert.ok(prefixes("duis").includes(word), word);
  }
});

test("a Section and an Appendix know who they are", () => {
  const section = read("sec", "Section");
  assert.deepEqual([section.identity.kind, section.identity.key, section.identity.title], ["section", "G", "Security"]);
  assert.deepEqual(numbers(section), ["G1", "G1.1"]);
  assert.match(section.text.toString(), /^# SECTION G: SECURITY$/m);
  const appendix = read("sec", "Appendix");
  assert.deepEqual([appendix.identity.kind, appendix.identity.key, appendix.identity.version], ["appendix", "AG", "AG1.0"]);
  const duis = read("duis", "DUIS document");
  assert.deepEqual([duis.identity.key, duis.identity.aliases, duis.identity.schema], ["AD", ["DUIS"], "DUIS Schema V5.4.xsd"]);
  for (const tree of [section, appendix, duis]) assert.deepEqual(tree.problems, []);
});

test("clauses, paragraphs and not-used marks are read as such", () => {
  assert.deepEqual(numbers(read("sec", "Clause")), ["G3.5"]);
  assert.deepEqual(numbers(read("sec", "Clause with paragraphs")), ["G3.5", "G3.5(a)", "G3.5(b)", "G3.5(c)"]);
  assert.deepEqual(read("sec", "Not used").clauses.map(({ key, notUsed }) => [key, notUsed]), [["G3.6", true]]);
  assert.deepEqual(numbers(read("sec", "Annex to a Section"))[0], "F4 Annex");
});

test("definitions are read as such", () => {
  const header = "A1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n";
  const defined = (name: string, before = "") => read("sec", name, before).definitions.map(({ term, kind }) => [term, kind]);
  assert.deepEqual(defined("Definition row", header), [["Term", "meaning"]]);
  assert.deepEqual(defined("Definitions table"), [["Term", "meaning"]]);
  assert.deepEqual(defined("Pointer definition", header), [["Term", "pointer"]]);
  assert.equal(defined("Document definition", header).length, 1);
  assert.deepEqual(defined("Definition in running text"), [["Term", "meaning"]]);
});

test("references are read as such", () => {
  const targets = (language: Language, name: string) => read(language, name).references.map(({ target }) => target.kind);
  assert.deepEqual(targets("sec", "Cross-reference"), ["clause"]);
  assert.equal(targets("sec", "Cross-reference to an Appendix")[0], "clause");
  assert.deepEqual(targets("sec", "Reference to a paragraph"), ["relative"]);
  assert.deepEqual(targets("duis", "Reference to a response code"), ["response-code"]);
  assert.deepEqual(targets("duis", "Reference to a service request"), ["service-request"]);
});

test("a suppression silences what it says, and offers every rule", () => {
  const [suppression] = read("sec", "Silence a rule").suppressions;
  assert.deepEqual(suppression?.rules, ["typo"]);
  assert.equal(suppression?.reason, "reason");
  const offered = snippets.sec["Silence a rule"]!.body.join("").split("|")[1]!.split(",");
  // The one that reports suppressions is not itself to be suppressed.
  const missing = allRules.map(({ id }) => id).filter((id) => id !== "unused-suppression" && !offered.includes(id));
  assert.deepEqual(missing, []);
  assert.equal(new Set(offered).size, offered.length);
});

test("DUIS tables have their columns", () => {
  const request = read("duis", "Service request definition");
  assert.deepEqual(numbers(request).filter((key) => key !== ""), ["3.8.17", "3.8.17.1", "3.8.17.2"]);
  assert.deepEqual(request.tables.map(({ rows }) => rows.length), [6, 2]);
  const header = (name: string) => {
    const { tables, text } = read("duis", name);
    return tables[0]?.rows[0]?.cells.map(({ from, to }) => text.slice(from, to).trim());
  };
  assert.deepEqual(header("Data item table"), ["Data Item", "Description", "Type", "Mandatory", "Default", "Units"]);
  assert.deepEqual(header("Response code table"), ["Response Code", "Response Code Name", "Description"]);
  assert.deepEqual(header("Service request matrix")?.length, 7);
  for (const [row, table] of [["Data item", "Data item table"], ["Response code", "Response code table"], ["Service request matrix row", "Service request matrix"]] as const) {
    const { tables } = read("duis", row, `${expand(snippets.duis[table]!.body.join("\n")).text}`);
    assert.deepEqual(tables.map(({ rows }) => rows.map(({ cells }) => cells.length)), [Array(3).fill(header(table)?.length)], row);
  }
});

function numbers(tree: Tree): readonly string[] {
  return tree.clauses.filter(({ kind, number }) => kind !== "heading" && number !== "").map(({ key }) => key);
}

/** What the reader makes of a snippet, just as it is inserted, below `before`. */
function read(language: Language, name: string, before = ""): Tree {
  const snippet = snippets[language][name];
  assert.ok(snippet, `no snippet ${name}`);
  const text = `${before}${expand(snippet.body.join("\n")).text}\n`;
  return parse(text, { name: language === "sec" ? "section-g.sec" : "appendix-ad.duis", language });
}

function load(language: Language): Readonly<Record<string, Snippet>> {
  return JSON.parse(readFileSync(new URL(`../../snippets/${language}.json`, import.meta.url), "utf8")) as Record<string, Snippet>;
}
