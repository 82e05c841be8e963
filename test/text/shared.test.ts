// What two versions of a text begin and end with alike, however long they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sharedBetween, tellShared } from "../../server/src/text/shared.ts";
import { property } from "../support/drafts.ts";

test("who knows how much two versions share at the least is told no less and no more than who asks", () => {
  property(300, texts, ([head, one, other, tail]) => {
    const a = head + one + tail;
    const b = head + other + tail;
    const { start, end } = sharedBetween(a, b);
    // Two others come in between: what was answered is no longer known.
    for (const [x, y] of [["x", "y"], ["y", "x"]] as const) sharedBetween(x, y);
    tellShared(a, b, head.length, tail.length);
    assert.partialDeepStrictEqual(sharedBetween(a, b), { start, end });
  });
});

const long = fc.tuple(fc.string({ unit: "binary", maxLength: 9 }), fc.nat({ max: 1_500 })).map(([unit, times]) => unit.repeat(times));
const texts = fc.tuple(long, fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), long);

test("the shared start and end are as long as they can be", () => {
  property(300, texts, ([head, one, other, tail]) => {
    const a = head + one + tail;
    const b = head + other + tail;
    const { start, end } = sharedBetween(a, b);
    assert.ok(start >= head.length);
    assert.equal(a.slice(0, start), b.slice(0, start));
    assert.ok(start === a.length || start === b.length || a[start] !== b[start]);
    const most = Math.min(a.length, b.length) - start;
    assert.equal(a.slice(a.length - end), b.slice(b.length - end));
    assert.deepEqual(sharedBetween(a, b), sharedBetween(a, b));
    assert.ok(end === most || a[a.length - 1 - end] !== b[b.length - 1 - end]);
  });
});
