import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyChanges, toOffset, toPosition, toRange, toSpan } from "../../server/src/lsp/convert.ts";
import { indexLines } from "../../server/src/text/line-index.ts";
import { property } from "../support/drafts.ts";

const text = fc.array(fc.constantFrom("a", "G3.5 ", "é", "😀", "\n", "\r\n", "\r", " ", "\u2028", "\u00a0"), { maxLength: 40 }).map((parts) => parts.join(""));

test("an offset's position is its offset again, but inside a line's end", () => {
  property(500, fc.tuple(text, fc.nat()), ([source, seed]) => {
    const lines = indexLines(source);
    const offset = seed % (source.length + 1);
    const back = toOffset(source, lines, toPosition(lines, offset));
    const isInLineEnd = source[offset - 1] === "\r" && source[offset] === "\n";
    assert.equal(back, isInLineEnd ? offset - 1 : offset);
  });
});

test("a place that is not in the text is drawn into it", () => {
  const source = "one\r\ntwo\n";
  const lines = indexLines(source);
  const at = (line: number, character: number) => toOffset(source, lines, { line, character });
  assert.deepEqual([at(0, 99), at(1, 99), at(2, 99), at(9, 0), at(-1, 4), at(1, -4)], [3, 8, 9, 9, 0, 5]);
  assert.deepEqual(toSpan(source, lines, { start: { line: 1, character: 2 }, end: { line: 0, character: 1 } }), { from: 1, to: 7 });
});

test("changes are made one after the other, as the editor made them", () => {
  const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 6 }), newText: text });
  property(300, fc.tuple(text, fc.array(edit, { maxLength: 6 })), ([source, edits]) => {
    let expected = source;
    const changes = edits.map(({ from, length, newText }) => {
      // An editor never cuts a line's end or a character in two.
      const whole = (offset: number) => (/\r\n|[\ud800-\udbff][\udc00-\udfff]/.test(expected.slice(Math.max(0, offset - 1), offset + 1)) ? offset - 1 : offset);
      const at = { from: whole(from % (expected.length + 1)), to: 0 };
      at.to = Math.max(at.from, whole(Math.min(expected.length, at.from + length)));
      const range = toRange(indexLines(expected), at);
      expected = expected.slice(0, at.from) + newText + expected.slice(at.to);
      return { range, text: newText };
    });
    const { text, lines } = applyChanges({ text: source }, changes);
    assert.equal(text, expected);
    if (changes.length > 0) assert.deepEqual(lines, indexLines(expected));
    assert.equal(applyChanges({ text: source }, [...changes, { text: "all new" }]).text, "all new");
  });
});
