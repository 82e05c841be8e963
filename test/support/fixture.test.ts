// The fixtures themselves: a test that reads its fixture wrongly proves nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { annotated, parseFixture } from "./fixture.ts";

test("files, and the text without its drawings", () => {
  const { files } = parseFixture(`
//- section-a.sec
A1 DEFINITIONS
//- sub/section-g.sec
G3.5 The DCC shall tell teh Panel.
                        ^^^ Did you mean
G3.6 It costs $0.05.
`);
  assert.deepEqual(files, [
    { name: "section-a.sec", text: "A1 DEFINITIONS\n", annotations: [] },
    {
      name: "sub/section-g.sec",
      text: "G3.5 The DCC shall tell teh Panel.\nG3.6 It costs $0.05.\n",
      annotations: [{ at: { from: 24, to: 27 }, message: "Did you mean" }],
    },
  ]);
});

test("a text alone is example.sec; one without a first line break is taken as it is", () => {
  assert.deepEqual(parseFixture("  G3.5 Text").files, [{ name: "example.sec", text: "  G3.5 Text", annotations: [] }]);
  assert.equal(parseFixture("").files[0]!.text, "");
  assert.deepEqual(parseFixture("\n    G3.5 Text\n      (a) more\n").files[0]!.text, "G3.5 Text\n  (a) more\n");
});

test("several carets on a line, several lines of carets", () => {
  const [file] = parseFixture(`
The the DCC shal
    ^^^     ^^^^ both
^^^ the first
end
`).files;
  assert.equal(file!.text, "The the DCC shal\nend\n");
  assert.deepEqual(file!.annotations, [
    { at: { from: 0, to: 3 }, message: "the first" },
    { at: { from: 4, to: 7 }, message: "both" },
    { at: { from: 12, to: 16 }, message: "both" },
  ]);
});

test("a finding over a line's end", () => {
  const source = "in Section Error! Reference source\n           ^^^^^^^^^^^^^^^^^^^^^^^> lost\nnot found. teh\n^^^^^^^^^^ ^^^ typo";
  const [file] = parseFixture(source).files;
  assert.deepEqual(file!.annotations, [
    { at: { from: 11, to: 45 }, message: "lost" },
    { at: { from: 46, to: 49 }, message: "typo" },
  ]);
});

test("cursor and ranges; columns count the text without them", () => {
  const { files, cursor, ranges } = parseFixture(`
A Table | cell |> no marker <|
//- b.sec
M3.1 The Supp<|>lier shall ‹|pay|> $0.05 |> ‹|now|>.
         ^^^^^^^^
`);
  assert.equal(files[0]!.text, "A Table | cell |> no marker <|\n");
  assert.equal(files[1]!.text, "M3.1 The Supplier shall pay $0.05 |> now.\n");
  assert.deepEqual(files[1]!.annotations[0]!.at, { from: 9, to: 17 });
  assert.deepEqual(cursor, { file: "b.sec", offset: 13 });
  assert.deepEqual(ranges, [
    { file: "b.sec", at: { from: 24, to: 27 } },
    { file: "b.sec", at: { from: 37, to: 40 } },
  ]);
});

test("a mistake in a fixture is an error", () => {
  for (const [wrong, says] of [
    ["^^^ above all", /without a line above/],
    ["abc\n^^^^^^ message", /reach past the line/],
    ["abc\n^^^message", /space between the carets/],
    ["abc\n^^^> message", /without carets that end it/],
    ["a<|>b<|>c", /more than one cursor/],
    ["a ‹|b", /without '\|>'/],
    ["//- a\n//- a", /two files named a/],
    ["\n   abc\n  ^^ left", /left of the fixture's indent/],
  ] as const) {
    assert.throws(() => parseFixture(wrong), says, wrong);
  }
});

test("what is drawn is read as it was", () => {
  const text = "in Section Error! Reference source\nnot found. teh\n\nend";
  const annotations = [
    { at: { from: 11, to: 45 }, message: "lost" },
    { at: { from: 46, to: 49 }, message: "typo" },
    { at: { from: 51, to: 54 }, message: "" },
  ];
  const [file] = parseFixture(annotated(text, annotations)).files;
  assert.equal(file!.text, text);
  assert.deepEqual(file!.annotations, annotations);
});
