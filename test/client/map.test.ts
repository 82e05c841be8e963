// The Code map's parts that need no browser: what its page and the extension say to one another, and where things stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut, neighbour, radius } from "../../client/src/map/layout.ts";
import { fromPage, toPage, type PageDocument } from "../../client/src/map-messages.ts";

const section = (short: string, clauses = 10): PageDocument => ({ kind: "section", short, label: `Section ${short}: Title`, clauses, definitions: 0, own: 0 });

test("only well-formed messages come from the page", () => {
  assert.deepEqual(fromPage({ kind: "ready", extra: 1 }), { kind: "ready" });
  assert.deepEqual(fromPage({ kind: "open", version: 1, document: 0, uri: "file:///etc/passwd" }), { kind: "open", version: 1, document: 0 });
  assert.deepEqual(fromPage({ kind: "citations", version: 1, from: 0, to: 2 }), { kind: "citations", version: 1, from: 0, to: 2 });
  assert.deepEqual(fromPage({ kind: "openCitation", version: 1, from: 0, to: 2, citation: 3 }), { kind: "openCitation", version: 1, from: 0, to: 2, citation: 3 });
  for (const wrong of [undefined, null, "ready", 1, [], {}, { kind: "run" }, { kind: "open", version: 1 }, { kind: "open", version: 1, document: "0" }, { kind: "open", version: 1, document: -1 }, { kind: "open", version: 1, document: 0.5 }, { kind: "citations", version: 1, from: 0 }, { kind: "openCitation", version: 1, from: 0, to: 0, citation: Number.NaN }, { kind: "open", document: 0 }]) {
    assert.equal(fromPage(wrong), undefined, JSON.stringify(wrong));
  }
});

test("only well-formed messages come to the page", () => {
  const map = { kind: "map", version: 1, documents: [section("A"), section("B")], lines: [{ from: 0, to: 1, count: 3 }] };
  assert.deepEqual(toPage(map), map);
  assert.equal(toPage({ ...map, lines: [{ from: 0, to: 2, count: 3 }] }), undefined, "a line to a document that is not there");
  assert.equal(toPage({ ...map, documents: [{ ...section("A"), kind: "statute" }] }), undefined);
  assert.equal(toPage({ ...map, documents: "A" }), undefined);
  const citations = { kind: "citations", version: 1, from: 0, to: 1, citations: [{ clause: "A1", before: "", words: "Section B1", after: "" }] };
  assert.deepEqual(toPage(citations), citations);
  assert.equal(toPage({ ...citations, citations: [{ clause: "A1" }] }), undefined);
});

test("a map is laid out the same each time, no document covers another, and a big one comes quickly", () => {
  for (const size of [1, 2, 18, 90]) {
    const documents = Array.from({ length: size }, (_, index) => section(`S${index}`, (index * 37) % 200));
    const lines = documents.flatMap((_, from) => [1, 3, 7].map((step) => ({ from, to: (from + step) % size, count: 1 + ((from * step) % 9) }))).filter(({ from, to }) => from !== to);
    const points = layOut(documents, lines, 1.4);
    assert.deepEqual(layOut(documents, lines, 1.4), points);
    for (let a = 0; a < size; a++) {
      assert.ok(Number.isFinite(points[a]!.x) && Number.isFinite(points[a]!.y));
      for (let b = a + 1; b < size; b++) {
        const distance = Math.hypot(points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y);
        assert.ok(distance > radius(documents[a]!) + radius(documents[b]!), `${a} and ${b} of ${size} stand ${distance} apart`);
      }
    }
  }
  assert.deepEqual(layOut([], [], 1), []);
});

test("an arrow key goes to the nearest document in its direction, and stays where there is none", () => {
  const points = [{ x: 0, y: 0 }, { x: 100, y: 10 }, { x: 300, y: 0 }, { x: 0, y: -80 }, { x: -50, y: 200 }];
  assert.equal(neighbour(points, 0, "ArrowRight"), 1);
  assert.equal(neighbour(points, 1, "ArrowRight"), 2);
  assert.equal(neighbour(points, 0, "ArrowUp"), 3);
  assert.equal(neighbour(points, 0, "ArrowDown"), 4);
  assert.equal(neighbour(points, 2, "ArrowRight"), undefined);
});
