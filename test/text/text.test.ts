// What comes of an edit in a text, and a text with blanks, answer as the strings that they stand for.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { blanked, blankedAs } from "../../server/src/text/blanked.ts";
import { isSameText, stretchOf, withEdit, type Text } from "../../server/src/text/text.ts";
import { property } from "../support/drafts.ts";

const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "\r", "“", "\ud83d"), minLength: 1, maxLength: 12 });
const text = fc.tuple(words, fc.nat({ max: 400 })).map(([unit, times]) => unit.repeat(times));
const edits = fc.array(fc.record({ at: fc.nat(), lose: fc.nat({ max: 300 }), insert: fc.oneof(words, text) }), { maxLength: 90 });
const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1 });
const lengths = fc.array(fc.nat({ max: 30 }), { maxLength: 60 });

test("a text after edits is asked as a string is", () => {
  let inParts = 0;
  property(100, fc.tuple(text, edits, places, words), ([first, edits, places, sought]) => {
    let text: Text = first;
    let string = first;
    for (const { at, lose, insert } of edits) {
      const from = at % (string.length + 1);
      text = withEdit(text, from, Math.min(string.length, from + lose), insert);
      string = string.slice(0, from) + insert + string.slice(from + lose);
      if (typeof text !== "string") inParts++;
    }
    answersAs(text, string, places, sought);
  });
  assert.ok(inParts > 300, `${inParts} texts were in parts`);
});

test("a text with blanks is asked as the string with spaces in their place, also after an edit between them", () => {
  property(200, fc.tuple(text, lengths, places, words, fc.nat()), ([string, lengths, places, sought, edited]) => {
    const spans = spansOf(lengths, string.length);
    const prose = blanked(string, spans);
    answersAs(prose, withSpaces(string, spans), places, sought);

    const gaps = spans.map(({ to }, i) => ({ from: to, to: spans[i + 1]?.from ?? string.length }));
    const gap = gaps[edited % gaps.length];
    if (!gap || gap.to - gap.from < 2) return;
    const at = gap.from + 1;
    const after = withEdit(string, at, at, sought);
    const moved = spans.map(({ from, to }) => (from >= at ? { from: from + sought.length, to: to + sought.length } : { from, to }));
    answersAs(blankedAs(prose, after, at, sought.length), withSpaces(after.toString(), moved), places, sought);
  });
});

test("two texts are the same where their units are", () => {
  const text = withEdit("a".repeat(2000), 1000, 1001, "b");
  const other = withEdit("a".repeat(1000) + "c" + "a".repeat(999), 1000, 1001, "b");
  assert.notEqual(typeof text, "string");
  assert.ok(isSameText(text, other) && isSameText(text, text.toString()) && isSameText(undefined, undefined));
  assert.ok(!isSameText(text, undefined) && !isSameText(text, "a".repeat(2000)) && !isSameText(text, "b"));
});

function answersAs(text: Text, string: string, places: readonly (readonly [number, number])[], sought: string): void {
  assert.equal(text.toString(), string);
  assert.equal(text.length, string.length);
  assert.ok(isSameText(text, string));
  assert.equal(text.indexOf(sought), string.indexOf(sought));
  assert.equal(text.includes(sought), string.includes(sought));
  assert.equal(text.startsWith(sought), string.startsWith(sought));
  for (const [one, other] of places) {
    const from = one % (string.length + 2);
    const to = other % (string.length + 2);
    assert.equal(text.slice(from, to), string.slice(from, to));
    assert.equal(text.slice(from), string.slice(from));
    assert.equal(text.charAt(from), string.charAt(from));
    assert.equal(text.charCodeAt(from), string.charCodeAt(from));
    if (from <= to && to <= string.length) {
      const { string: stretch, start } = stretchOf(text, from, to);
      assert.equal(stretch.slice(start, start + to - from), string.slice(from, to));
    }
    for (const any of [sought, string.slice(from, Math.min(to, from + 20)) || sought]) {
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
}

/** Spans of such lengths, with gaps of such lengths between them, inside a text. */
function spansOf(lengths: readonly number[], length: number): { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let at = 0;
  for (let i = 0; i + 1 < lengths.length; i += 2) {
    const from = at + lengths[i]!;
    at = from + 1 + lengths[i + 1]!;
    if (at <= length) spans.push({ from, to: at });
  }
  return spans;
}

function withSpaces(string: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  let written = "";
  let done = 0;
  for (const { from, to } of spans) {
    written += string.slice(done, from) + string.slice(from, to).replace(/[^\r\n]/g, " ");
    done = to;
  }
  return written + string.slice(done);
}
