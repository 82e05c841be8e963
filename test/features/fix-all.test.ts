import assert from "node:assert/strict";
import { test } from "node:test";
import { fixAll, takingApart } from "../../server/src/features/fix-all.ts";
import { apart } from "../../server/src/text/edit.ts";
import { assertInProportion } from "../support/proportion.ts";
import { applied, idOf, neverFails, workspaceOf } from "../support/workspace.ts";

function fixedAtOnce(source: string) {
  const { workspace, snapshot, texts } = workspaceOf(source);
  const found = [...snapshot.documents.keys()].map((document) => ({ document, findings: workspace.check(document).findings }));
  const { changes, count } = fixAll(snapshot, found, neverFails);
  return { changes, count, text: applied(texts, [{ title: "all", preferred: true, safe: true, edits: changes }]).get("section-a.sec") };
}

const marks = Array.from({ length: 90 }, (_, i) => `A1.${i + 2} The Panel shall pay a Fee of “rate” ${i}, “sum” or “due”; a ${i % 2 ? '"Fee"' : "“Fee”"} of the Panel.`).join("\n\n");

test("of two fixes that meet, one is made, however many places the other changes between", () => {
  const { changes, count } = fixedAtOnce(`
//- section-a.sec
# SECTION A: DEFINITIONS

A1.0 The "Code" is here.

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means a body that "acts" in full. |
| **Fee** | means a sum that "is" due to it. |
| **Party** | means a person that holds a licence. |

${marks}
`);
  assert.equal(count, 1);
  assert.equal(apart(changes).length, changes.length, "no two of the changes overlap");
});

test("fixes that only touch are all made at once", () => {
  const { count, text } = fixedAtOnce("//- section-a.sec\n# SECTION A: DEFINITIONS\n\nA1.1 The DCC shall shall shall act.\n");
  assert.equal(count, 2);
  assert.equal(text, "# SECTION A: DEFINITIONS\n\nA1.1 The DCC shall act.\n");
});

test("edits meet where they overlap or begin together", () => {
  const document = idOf("section-a.sec");
  const takes = takingApart();
  const take = (from: number, to: number) => takes([{ document, at: { from, to }, newText: "" }]);
  assert.deepEqual([take(10, 700), take(300, 300), take(10, 10), take(700, 700), take(699, 701), take(0, 10), take(701, 702)], [true, false, false, true, false, true, true]);
  assert.equal(takes([{ document: idOf("section-b.sec"), at: { from: 10, to: 20 }, newText: "" }]), true, "in another document");
  assert.equal(takes([{ document, at: { from: 900, to: 901 }, newText: "" }, { document, at: { from: 5, to: 6 }, newText: "" }]), false, "all of a fix or nothing of it");
  assert.equal(take(900, 901), true);
});

test("ever so many fixes are told apart in proportion to their number", () =>
  assertInProportion("fixes told apart", [4_000, 32_000], (count) => () => {
    const takes = takingApart();
    const document = idOf("section-a.sec");
    for (let i = 0; i < count; i++) assert.ok(takes([{ document, at: { from: i * 20, to: i * 20 + 6 }, newText: "" }]));
  }));
