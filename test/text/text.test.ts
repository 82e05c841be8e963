// What comes of an edit in a long text answers as the string that it stands for.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isSameText, withEdit, type Text } from "../../server/src/text/text.ts";
import { property } from "../support/drafts.ts";

const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "“", "\ud83d"), minLength: 1, maxLength: 12 });
const text = fc.tuple(words, fc.nat({ max: 400 })).map(([unit, times]) => unit.repeat(times));
const edits = fc.array(fc.record({ at: fc.nat(), lose: fc.nat({ max: 300 }), insert: fc.oneof(words, text) }), { maxLength: 90 });

test("a text after edits is asked as a string is", () => {
  let inParts = 0;
  property(100, fc.tuple(text, edits, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1 }), words), ([first, edits, places, sought]) => {
    let text: Text = first;
    let string = first;
    for (const { at, lose, insert } of edits) {
      const from = at % (string.length + 1);
      text = withEdit(text, from, Math.min(string.length, from + lose), insert);
      string = string.slice(0, from) + insert + string.slice(from + lose);
      if (typeof text !== "string") inParts++;
    }
    assert.equal(text.toString(), string);
    assert.equal(text.length, string.length);
    assert.ok(isSameText(text, string));
    assert.equal(text.indexOf(sought), string.indexOf(sought));
    assert.equal(text.includes(sought), string.includes(sought));
    assert.equal(text.startsWith(sought), string.startsWith(sought));
    for (const [one, other] of places) {
      const from = one % (string.length + 2);
      const to = other % (string.length + 2);
      const part = string.slice(from, Math.min(to, from + 20)) || sought;
      assert.equal(text.slice(from, to), string.slice(from, to));
      assert.equal(text.slice(from), string.slice(from));
      assert.equal(text.charAt(from), string.charAt(from));
      assert.equal(text.charCodeAt(from), string.charCodeAt(from));
      for (const any of [sought, part]) {
        assert.equal(text.startsWith(any, from), string.startsWith(any, from));
        assert.equal(text.indexOf(any, from), string.indexOf(any, from));
        assert.equal(text.lastIndexOf(any, from), string.lastIndexOf(any, from));
      }
    }
    for (const outside of [-1, string.length, string.length + 1]) {
      assert.equal(text.charAt(outside), "");
      assert.ok(Number.isNaN(text.charCodeAt(outside)));
    }
    assert.equal(text.lastIndexOf(sought, -1), string.lastIndexOf(sought, -1));
  });
  assert.ok(inParts > 300, `${inParts} texts were in parts`);
});

test("two texts are the same where their units are", () => {
  const text = withEdit("a".repeat(2000), 1000, 1001, "b");
  const other = withEdit("a".repeat(1000) + "c" + "a".repeat(999), 1000, 1001, "b");
  assert.notEqual(typeof text, "string");
  assert.ok(isSameText(text, other) && isSameText(text, text.toString()) && isSameText(undefined, undefined));
  assert.ok(!isSameText(text, undefined) && !isSameText(text, "a".repeat(2000)) && !isSameText(text, "b"));
});
