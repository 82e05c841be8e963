import assert from "node:assert/strict";
import { test } from "node:test";
import { assertInProportion, assertSteady } from "./proportion.ts";

const spaces = (work: (text: string) => unknown) => (size: number) => {
  const text = `${" ".repeat(size)}.`;
  return () => work(text);
};

test("what takes time in proportion passes, and what grows with the square is told of", async () => {
  await assertInProportion("once over it", [20_000, 160_000], spaces((text) => text.split("").length));
  await assert.rejects(assertInProportion("from every place", [4_000, 32_000], spaces((text) => /\s+$/.test(text))), /from every place: of the sizes 4000 and 32000 more than 23 times as long/);
});

test("what takes as long whatever the size passes, and what goes over all of it is told of", async () => {
  await assertSteady("its start", [4_000, 4_000_000], spaces((text) => text.startsWith(" ")));
  await assert.rejects(assertSteady("once over it", [4_000, 4_000_000], spaces((text) => text.replace(/ /g, "-"))));
});
