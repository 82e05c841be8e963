// No regular expression whose time grows faster than its input. Each one of the sources is proved linear (linear.ts);
// recheck, which judges most of them by a method of its own (`npm run regexes`, kept in verdicts.json), never disagrees.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { collect } from "./collect.ts";
import { judge } from "./linear.ts";

const verdicts = JSON.parse(readFileSync(new URL("verdicts.json", import.meta.url), "utf8")) as Readonly<Record<string, string>>;
const { expressions: all, untold } = collect();

test("every regular expression of the sources is proved linear", () => {
  assert.ok(all.length > 500, `only ${all.length} were found`);
  const bad = all.flatMap(({ text, source, flags, places }) => {
    const verdict = judge(source, flags);
    return verdict.linear ? [] : [`${places.join(" ")}: ${text}: not proved linear: ${verdict.why}`];
  });
  assert.deepEqual(bad, []);
});

test("what `new RegExp` is given is told by the sources, but for words that `wordsPattern` puts in", () => assert.deepEqual(untold, []));

test("recheck finds no fault in any that it has judged", () => {
  assert.deepEqual(all.filter(({ text }) => verdicts[text] !== undefined && !["linear", "cannot tell"].includes(verdicts[text])).map(({ text }) => `${text}: ${verdicts[text]}`), []);
});

// ---- The proof itself.

const linear: readonly (readonly [source: string, flags?: string])[] = [
  ["\\s+"], ["\\s+", "g"], ['"[^"]*"', "g"], ["(?<!\\s)\\s+$", "g"], ["\\b\\w+:"], ["(?:a|a)*"], ["^(?:a|b)*$"], ["^.*(?:a|b)$"], ["[^.;]{0,80}$"],
  ["(?<![\\p{L}])[\\p{L}]+(?=x)", "gu"], ["(?<=ab|c)d+"], ["<!--[^]*?(?:-->|$)", "g"], ["^[ \\t]*x|^y+$", "m"], ["\\s*x", "y"], ["(?!.*y)x", "y"],
];
for (const [source, flags = ""] of linear) test(`/${source}/${flags} is proved linear`, () => assert.deepEqual(judge(source, flags), { linear: true }));

const not: readonly (readonly [source: string, flags?: string])[] = [
  ["^(a+)+$"], ["^(?:a|a)*$"], ["^(?:a|ab|b)*$"], ["(?:a*)*b"], ["^(?:a?){30}b"], ["^(\\w{1,20} ?){1,10}$"],
  ["\\s+$"], ["a*a*b", "y"], ["\\w+:"], ["“([^”]+)”"], ["\\s*x"], ["^a*a*$"], ["^\\s*x", "m"], ["(?:|a*b){0,1}$"],
  // These find something, from place to place, and look far ahead each time.
  ["a(.*b)?", "g"], ["x(?!.*y)", "g"], ["(?=(a+))b"],
  ["(a)\\1"], ["(?<=a+)b"],
];
for (const [source, flags = ""] of not) test(`/${source}/${flags} is not`, () => assert.equal(judge(source, flags).linear, false));
