// Hostile texts, small: no part of the program takes out of all proportion longer for four times as much. A slow machine
// or a busy one makes no difference, as the thread's own time is compared with itself. `npm run adversarial` tries 1 MB.

import assert from "node:assert/strict";
import { test } from "node:test";
import { growthOf, type Growth } from "./growth.ts";
import { hostileTexts, type HostileText } from "./hostile-texts.ts";

const sizes = [8_000, 32_000];
/** Milliseconds; less is the engine's own affair. */
const noticed = 100;
/** Four times the text; 16 would be the square. */
const steep = ({ times: [small, large] }: Growth): boolean => large! > noticed && large! / Math.max(small!, 1) > 12;

async function steepParts(text: HostileText): Promise<readonly string[]> {
  const once = (await growthOf(text, sizes, 1)).filter(steep).map(({ part }) => part);
  if (once.length === 0) return [];
  return (await growthOf(text, sizes, 4, (part) => once.includes(part))).filter(steep).map(({ part, times }) => `${text.name}: ${part}: ${times.map(Math.round).join(", ")} ms`);
}

// Of what is written again and again on one line, what reads as something, and in a clause alone.
const chosen = hostileTexts.filter(({ name }) => !/ in a (?:line|heading|cell|definition)$/.test(name) && !/^".{1,9}" in a clause$/.test(name));

test("four times a hostile text takes about four times the time, in every part", async () => {
  assert.ok(chosen.length > 100);
  const bad: string[] = [];
  for (const text of chosen) bad.push(...(await steepParts(text)));
  assert.deepEqual(bad, []);
});

test("what grows with the square is seen", async () => {
  const text: HostileText = { name: "a run of spaces", file: "sec.json", text: (size) => " ".repeat(size) };
  const squared = (await growthOf(text, sizes, 2, undefined, (content) => [["a slow expression", () => /\s+$/.test(`${content}.`)]]))[0]!;
  assert.ok(steep(squared), JSON.stringify(squared));
});
