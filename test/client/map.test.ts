// The Code map's parts that need no browser: what its page and the extension say to one another, and where things stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut, neighbour, radius } from "../../client/src/map/layout.ts";
import { fromPage, toPage, type PageDocument } from "../../client/src/map-messages.ts";
import { editor, uri } from "../support/fake-vscode.ts";

const { createCodeMap } = await import("../../client/src/code-map.ts");

const section = (short: string, clauses = 10): PageDocument => ({ kind: "section", short, label: `Section ${short}: Title`, clauses, definitions: 0, own: 0 });

test("only well-formed messages come from the page", () => {
  assert.deepEqual(fromPage({ kind: "ready", extra: 1 }), { kind: "ready" });
  assert.deepEqual(fromPage({ kind: "code", version: 1, code: 1 }), { kind: "code", version: 1, code: 1 });
  assert.deepEqual(fromPage({ kind: "open", version: 1, document: 0, uri: "file:///etc/passwd" }), { kind: "open", version: 1, document: 0 });
  assert.deepEqual(fromPage({ kind: "citations", version: 1, from: 0, to: 2 }), { kind: "citations", version: 1, from: 0, to: 2 });
  assert.deepEqual(fromPage({ kind: "openCitation", version: 1, from: 0, to: 2, citation: 3 }), { kind: "openCitation", version: 1, from: 0, to: 2, citation: 3 });
  for (const wrong of [undefined, null, "ready", 1, [], {}, { kind: "run" }, { kind: "open", version: 1 }, { kind: "code", version: 1 }, { kind: "code", version: 1, code: "after" }, { kind: "open", version: 1, document: "0" }, { kind: "open", version: 1, document: -1 }, { kind: "open", version: 1, document: 0.5 }, { kind: "citations", version: 1, from: 0 }, { kind: "openCitation", version: 1, from: 0, to: 0, citation: Number.NaN }, { kind: "open", document: 0 }]) {
    assert.equal(fromPage(wrong), undefined, JSON.stringify(wrong));
  }
});

test("only well-formed messages come to the page", () => {
  const map = { kind: "map", version: 1, documents: [section("A"), section("B")], lines: [{ from: 0, to: 1, count: 3 }], codes: ["after", "before"], code: 1 };
  assert.deepEqual(toPage(map), map);
  assert.equal(toPage({ ...map, lines: [{ from: 0, to: 2, count: 3 }] }), undefined, "a line to a document that is not there");
  assert.equal(toPage({ ...map, documents: [{ ...section("A"), kind: "statute" }] }), undefined);
  assert.equal(toPage({ ...map, documents: "A" }), undefined);
  assert.equal(toPage({ ...map, codes: [5] }), undefined);
  assert.equal(toPage({ ...map, code: "after" }), undefined);
  const citations = { kind: "citations", version: 1, from: 0, to: 1, citations: [{ clause: "A1", before: "", words: "Section B1", after: "" }] };
  assert.deepEqual(toPage(citations), citations);
  assert.equal(toPage({ ...citations, citations: [{ clause: "A1" }] }), undefined);
});

test("where there are several Codes the map says which one it shows, keeps to it, and shows another when that is chosen", async () => {
  let codes: readonly string[] = ["after", "before"];
  let front = "before";
  const asked: (string | undefined)[] = [];
  const map = (code: string | undefined) => {
    asked.push(code);
    const shown = codes.find((name) => name === code) ?? (codes.length === 0 ? "" : front);
    return Promise.resolve({ documents: [{ ...section("A"), key: `/${shown}/a`, location: null }], citations: [], code: shown, codes });
  };
  const view: { dispose(): void; changed(): void } = Reflect.apply(createCodeMap, undefined, [{ extensionUri: uri("/extension") }, { map }]);
  await editor.commands.get("sec-duis.openCodeMap")!();
  const panel = editor.panels.at(-1)!;
  const last = (): unknown => panel.told.at(-1);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const told = (version: number, code: number) => ({ kind: "map", version, documents: [section("A")], lines: [], codes, code });
  panel.say({ kind: "ready" });
  await settle();
  assert.deepEqual([panel.title, last()], ["Code Map: before", told(1, 1)]);
  front = "after";
  view.changed();
  await settle();
  assert.deepEqual([panel.title, asked], ["Code Map: before", [undefined, "before"]], "a text of another Code came to the front");
  panel.say({ kind: "code", version: 1, code: 0 });
  await settle();
  assert.deepEqual([panel.title, last()], ["Code Map: after", told(2, 0)]);
  front = "before";
  await editor.commands.get("sec-duis.openCodeMap")!();
  await settle();
  assert.deepEqual([panel.title, last()], ["Code Map: before", told(3, 1)], "opened anew from another Code");
  const both = codes;
  codes = [];
  await editor.restore(panel, { code: "after", selected: 5 });
  panel.say({ kind: "ready" });
  await settle();
  assert.equal(panel.title, "Code Map", "only one is read as yet");
  codes = both;
  view.changed();
  await settle();
  assert.equal(panel.title, "Code Map: after", "as it was before a restart");
  codes = [];
  view.changed();
  await settle();
  assert.deepEqual([panel.title, last()], ["Code Map", { ...told(3, 0), codes: [] }]);
  view.dispose();
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
