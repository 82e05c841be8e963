// No regular expression whose time grows faster than its input comes in unseen: recheck has judged each of them
// (`npm run regexes`, kept in verdicts.json), and those that it does not prove linear are listed, to grow fewer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkSync } from "recheck";
import { collect } from "./collect.ts";

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
const verdicts = read<Readonly<Record<string, string>>>("verdicts.json");
const unproved = new Set(read<readonly string[]>("unproved.json"));
const all = collect();

test("every regular expression of the sources is linear, or is listed as one that is not proved so", () => {
  assert.ok(all.length > 500, `only ${all.length} were found`);
  const bad: string[] = [];
  for (const { text, source, flags, places } of all) {
    if (unproved.has(text)) continue;
    const verdict = verdicts[text] ?? (checkSync(source, flags, { timeout: 10_000 }).status === "safe" ? "linear" : "not proved linear");
    if (verdict !== "linear") bad.push(`${places.join(" ")}: ${text}: ${verdict}`);
  }
  assert.deepEqual(bad, []);
});

test("the list of those that are not proved holds no other", () => {
  const texts = new Set(all.map(({ text }) => text));
  assert.deepEqual([...unproved].filter((text) => !texts.has(text) || verdicts[text] === "linear"), []);
});

test("the checker sees what is super-linear", () => {
  for (const source of ["^(a+)+$", "\\s+$", "a*a*b"]) assert.equal(checkSync(source, "").status, "vulnerable", source);
});
