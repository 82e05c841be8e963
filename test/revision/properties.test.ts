// Whatever the two versions: neither the log nor the impact throws, every row is whole, each place that it names is
// in one of the versions, and a version has nothing to say of itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Facts } from "../../server/src/index/facts.ts";
import { amending } from "../../server/src/revision/amendments.ts";
import { draftsOf } from "../../server/src/revision/drafts.ts";
import { impactText } from "../../server/src/revision/impact-text.ts";
import { mendedFindings } from "../../server/src/revision/mended.ts";
import type { Span } from "../../server/src/text/span.ts";
import { finished } from "../../server/src/text/steps.ts";
import { draft, property, wreck } from "../support/drafts.ts";
import { impactOf, logOf, versionsWith } from "../support/revisions.ts";

const text = fc.oneof(draft, wreck);
/** A text and what somebody made of it: another text, or itself with lines gone, doubled, swapped or with a word changed. */
const twoTexts = fc.oneof(
  fc.tuple(text, text),
  fc.tuple(draft, fc.array(fc.tuple(fc.nat(), fc.constantFrom("lose", "double", "swap", "word", "number")), { maxLength: 5 })).map(([before, edits]): [string, string] => [before, edits.reduce(edited, before)]),
);

function edited(text: string, [at, how]: [number, string]): string {
  const lines = text.split("\n");
  const i = at % lines.length;
  const line = lines[i]!;
  switch (how) {
    case "lose":
      return lines.filter((_, j) => j !== i).join("\n");
    case "double":
      return [...lines.slice(0, i), line, ...lines.slice(i)].join("\n");
    case "swap":
      return [...lines.slice(0, i), ...lines.slice(i + 1), line].join("\n");
    case "word":
      return lines.map((one, j) => (j === i ? one.replace(/\b(?:shall|may|Panel|the)\b/, "Fax") : one)).join("\n");
    default:
      return lines.map((one, j) => (j === i ? one.replace(/\d+/, "7") : one)).join("\n");
  }
}

const glossary = "# SECTION A: X\n\nA1.1 In this Code:\n\n| Term | Meaning |\n| --- | --- |\n| **Panel** | means a body. |\n";
const codeWith = (one: string) => new Map([["section-g.sec", one], ["section-a.sec", glossary]]);

test("the log of any two texts", () => {
  let rows = 0;
  property(150, twoTexts, ([before, after]) => {
    const versions = versionsWith(codeWith(before), codeWith(after));
    const { entries } = logOf(versions);
    for (const { summary, sections, change } of entries) {
      rows++;
      for (const cell of [summary, sections, change]) {
        assert.ok(cell.length > 0 && cell.every((line) => line.trim() !== "" && !/[\r\n]/.test(line)), JSON.stringify(cell));
        assert.ok(!cell.some((line) => /undefined|\[object/.test(line)), JSON.stringify(cell));
      }
    }
    assert.deepEqual(entries, logOf(versionsWith(codeWith(before), codeWith(after))).entries);
  });
  assert.ok(rows > 200, `only ${rows} rows`);
});

test("each amendment is in one row of the log, and in no other, but a renumbering that goes without saying", () => {
  property(150, twoTexts, ([before, after]) => {
    const { old, now, revision } = versionsWith(codeWith(before), codeWith(after));
    const amended = finished(amending(revision));
    const mended = finished(mendedFindings(revision, amended, (id) => old.check(id).findings, (id) => now.check(id).findings));
    const told = draftsOf(revision, amended, mended).flatMap(({ amendments }) => amendments);
    assert.equal(new Set(told).size, told.length);
    const left = amended.amendments.filter((one) => one.kind !== "renumbered" && !told.includes(one));
    assert.deepEqual(left.map(({ kind }) => kind), []);
  });
});

test("every amendment stands inside its texts, and every place that it names exists", () => {
  property(150, twoTexts, ([before, after]) => {
    const { revision } = versionsWith(codeWith(before), codeWith(after));
    for (const one of finished(amending(revision)).amendments) {
      for (const passage of [...("old" in one ? ("passages" in one.old ? one.old.passages : [one.old]) : []), ...("now" in one ? ("passages" in one.now ? one.now.passages : [one.now]) : [])]) {
        const { tree } = passage.document;
        assert.ok(0 <= passage.at.from && passage.at.from <= passage.at.to && passage.at.to <= tree.text.length);
        assert.ok(!passage.clause || tree.clauses[passage.clause.index] === passage.clause);
        assert.ok([...revision.old.documents.values(), ...revision.now.documents.values()].includes(passage.document));
      }
      if (one.kind !== "edited") continue;
      for (const [side, passage] of [[one.edit.old, one.old], [one.edit.now, one.now]] as const) assert.ok(passage.at.from <= side.at.from && side.at.to <= passage.at.to + 1, JSON.stringify([side.at, passage.at]));
      assert.ok(one.edit.old.words.length + one.edit.now.words.length > 0);
    }
  });
});

test("the impact of any two texts names what is there, and its places lie inside", () => {
  let changes = 0;
  property(150, twoTexts, ([before, after]) => {
    const versions = versionsWith(codeWith(before), codeWith(after));
    const impact = impactOf(versions);
    const { old, now } = versions.revision;
    const isHeld = (side: "old" | "now", document: Facts, { from, to }: Span): void => {
      assert.ok((side === "old" ? old : now).documents.get(document.id) === document);
      assert.ok(0 <= from && from <= to && to <= document.tree.text.length);
    };
    for (const { document, side, at, citing, place } of impact.changes) {
      changes++;
      isHeld(side, document, at);
      assert.ok(place.key === "" || document.clauses.has(place.key), place.key);
      for (const one of citing) for (const { at: there } of one.citations) isHeld(side, one.document, there);
      for (const one of citing) assert.ok(one.citations.length > 0);
    }
    for (const { document, at } of impact.broken) isHeld("now", document, at);
    for (const { usedIn } of impact.undefinedTerms) for (const one of usedIn) for (const { at } of one.citations) isHeld("now", one.document, at);
    for (const { document, side, at } of impact.tables) isHeld(side, document, at);
    assert.ok(!/undefined|\[object/.test(impactText(impact)));
  });
  assert.ok(changes > 200, `only ${changes} changes`);
});

test("a version has nothing to log of itself, and no impact", () => {
  property(80, text, (one) => {
    const versions = versionsWith(codeWith(one), codeWith(one));
    assert.deepEqual(logOf(versions).entries, []);
    assert.deepEqual(impactOf(versions), { documents: [], changes: [], broken: [], misled: [], undefinedTerms: [], tables: [], schemas: [] });
  });
});
