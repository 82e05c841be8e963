import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse, type ParseError } from "jsonc-parser";
import { judge } from "../regex/linear.ts";

interface LanguageConfiguration {
  readonly comments: { readonly blockComment: readonly [string, string] };
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly colorizedBracketPairs: readonly unknown[];
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  readonly onEnterRules: readonly { readonly beforeText: string; readonly action: { readonly indent: string } }[];
}

const errors: ParseError[] = [];
const configuration = parse(
  readFileSync(new URL("../../syntaxes/language-configuration.json", import.meta.url), "utf8"),
  errors,
) as LanguageConfiguration;

test("it is JSON with comments, as VS Code reads it", () => assert.deepEqual(errors, []));

test("words are what a drafter takes for one", () => {
  const { pattern, flags } = configuration.wordPattern;
  const words = (text: string) => text.match(new RegExp(pattern, `g${flags}`));
  assert.deepEqual(words("Section G3.5A(a)(ii), clause 3.8.117.2."), ["Section", "G3.5A", "a", "ii", "clause", "3.8.117.2"]);
  assert.deepEqual(words("an Ad-Hoc Device’s CSR – the User's"), ["an", "Ad-Hoc", "Device’s", "CSR", "the", "User's"]);
  assert.deepEqual(words("G3.17–G3.20 E60 – E71"), ["G3.17", "G3.20", "E60", "E71"]);
  assert.deepEqual(words("**sr:DeviceID** |E64|"), ["sr:DeviceID", "E64"]);
  assert.deepEqual(words("“receipt” means: it.\u00a0The"), ["receipt", "means", "it", "The"]);
  assert.equal(new RegExp(pattern, flags).test(""), false);
});

test("every expression is proved linear", () => {
  const { wordPattern, folding, onEnterRules } = configuration;
  const all = [[wordPattern.pattern, `g${wordPattern.flags}`], [folding.markers.start, ""], [folding.markers.end, ""], ...onEnterRules.map(({ beforeText }) => [beforeText, ""])] as const;
  for (const [source, flags] of all) assert.deepEqual(judge(source, flags), { linear: true }, source);
});

test("pairs close and surround, apostrophes do not", () => {
  const closing = new Map(configuration.autoClosingPairs.map(({ open, close }) => [open, close]));
  assert.equal(closing.get("“"), "”");
  // VS Code types over a closing character, never over two: whoever ends a bold term by hand would have four stars.
  assert.equal(closing.has("**"), false);
  assert.equal(closing.get("<!--"), " -->");
  assert.equal(closing.has("'") || closing.has("’") || closing.has("‘"), false);
  const surrounding = configuration.surroundingPairs.map(([open]) => open);
  for (const open of ["(", "[", "\"", "“", "‘", "**"]) assert.ok(surrounding.includes(open), open);
  assert.deepEqual(configuration.colorizedBracketPairs, []);
});

test("regions fold, plain comments do not", () => {
  const { start, end } = configuration.folding.markers;
  assert.match("  <!-- #region Definitions -->", new RegExp(start));
  assert.match("<!-- region -->", new RegExp(start));
  assert.match("<!-- #endregion -->", new RegExp(end));
  assert.doesNotMatch("<!-- a note on the region -->", new RegExp(start));
  assert.doesNotMatch("<!-- #endregion -->", new RegExp(start));
});

test("Enter keeps the indentation, between brackets too", () => {
  const rule = configuration.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test("    (i) the Device ("));
  assert.equal(rule?.action.indent, "none");
});
