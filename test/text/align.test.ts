import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { align, type Unit } from "../../server/src/text/align.ts";
import { heaviestRun } from "../../server/src/text/ordered.ts";
import { property } from "../support/drafts.ts";
import { assertInProportion } from "../support/proportion.ts";

function heading(body: string): Unit {
  return { key: `heading ${body}`, sort: "heading", label: "", body };
}

/** So many paragraphs of which none is like another. */
function paragraphs(count: number, word: string): readonly Unit[] {
  return Array.from({ length: count }, (_, i) => ({ key: `${word}${i}`, sort: "paragraph", label: "", body: `${word}${i}` }));
}

test("a heading that stands alone on both sides is one that was written anew, however much around it was", () => {
  for (const many of [0, 1, 12, 250]) {
    const before = [...paragraphs(many, "old"), heading("Raising an Incident"), ...paragraphs(many, "gone")];
    const after = [...paragraphs(many, "new"), heading("Notices"), ...paragraphs(many, "come")];
    const pairs = align(before, after).filter(([i, j]) => i >= 0 && j >= 0);
    assert.deepEqual(pairs, [[many, many]], `${many} paragraphs on each side of it`);
  }
});

test("of two headings nobody knows which was written anew", () => {
  const pairs = align([heading("Raising an Incident")], [heading("Notices"), heading("Fees")]).filter(([i, j]) => i >= 0 && j >= 0);
  assert.deepEqual(pairs, []);
});

test("texts of ever so many paragraphs are paired, whether all of them stayed or none did", async () => {
  const many = 150_000;
  const same = paragraphs(many, "same");
  assert.deepEqual(align([...paragraphs(1, "old"), ...same], [...paragraphs(1, "new"), ...same]).at(-1), [many, many]);
  assert.equal(align(paragraphs(many, "old"), paragraphs(many, "new")).length, 2 * many);
  await assertInProportion("what stayed behind a change", [4_000, 32_000], (count) => {
    const units = paragraphs(count, "same");
    return () => align([heading("Fees"), ...units], [heading("Notices"), ...units]);
  });
});

test("the heaviest of all runs that rise", () => {
  const units = fc.uniqueArray(fc.nat(30), { maxLength: 9 }).chain((values) => fc.tuple(fc.constant(values), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: values.length, maxLength: values.length })));
  property(300, units, ([values, weights]) => {
    const sumOf = (run: readonly number[]): number => run.reduce((sum, at) => sum + weights[at]!, 0);
    const rises = (run: readonly number[]): boolean => run.every((at, i) => i === 0 || (run[i - 1]! < at && values[run[i - 1]!]! < values[at]!));
    const all = Array.from({ length: 2 ** values.length }, (_, chosen) => values.flatMap((_, at) => ((chosen >> at) & 1 ? [at] : [])));
    const run = heaviestRun(values, weights);
    assert.ok(rises(run));
    assert.equal(sumOf(run), Math.max(...all.filter(rises).map(sumOf)));
  });
});
