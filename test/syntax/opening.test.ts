import assert from "node:assert/strict";
import { test } from "node:test";
import { openingAt, openingIn } from "../../server/src/syntax/opening.ts";
import { parse } from "../../server/src/syntax/parse.ts";

const text = `# SECTION G: SECURITY

## G1 Wagga General

G1.1 Wagga “Wagga act” is so. Wagga acts. (See that.) Wagga acts! “Wagga acts” as follows: Wagga acts; (a) Wagga acts, (Wagga
Wagga acts), in the **Wagga**.
(b) **Wagga** acts (see this) Wagga acts, e.g. Wagga; Wagga-Wagga and H1.2 Wagga
12.3 Wagga acts.

| Wagga | as Wagga |
| --- | --- |
|Wagga | Wagga acts. Wagga acts. |
`;

test("what a word stands behind", () => {
  const tree = parse(text, { name: "section-g.sec", language: "sec" });
  const found = Array.from(text.matchAll(/Wagga/g), ({ index }) => openingAt(tree, index) ?? "-");
  assert.deepEqual(found, [
    "block",
    "block", "-", "stop", "stop", "stop", "colon", "bracket", "-",
    "line", "-",
    "block", "bracket", "stop", "colon", "-", "-",
    "line",
    "cell", "-",
    "cell", "cell", "stop",
  ]);
});

test("in the text of a block, as in the whole", () => {
  assert.equal(openingIn("Wagga acts.", 0), "block");
  assert.equal(openingIn("2.1.3 Wagga acts.", 6), "block");
  assert.equal(openingIn("The DCC acts. Wagga acts.", 14), "stop");
  assert.equal(openingIn(`${"The DCC acts ".repeat(9)}Wagga`, 117), undefined);
});
