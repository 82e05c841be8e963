// The reader takes any text, and what it says of it lies inside it.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse, parsing } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { draft, property, wreck } from "../support/drafts.ts";
import { assertInProportion } from "../support/proportion.ts";
import { assertSound } from "../support/sound.ts";
import { findingsOf, workspaceWith } from "../support/workspace.ts";

for (const [what, text] of Object.entries({
  "a draft": draft,
  "a wrecked draft": wreck,
  "any characters": fc.string({ unit: "binary", maxLength: 300, size: "max" }),
  "marks without sense": fc.array(fc.constantFrom("|", "---", "\n", "(a)", "G3.", "#", "<!--", "-->", "[", "\r", "```", "\ufeff", " ", "\f", "means", "“", "Section", "<a>", "1."), { maxLength: 80, size: "max" }).map((marks) => marks.join("")),
})) {
  test(`${what} makes a sound tree`, () => {
    property(400, text, (given) => assertSound(parse(given, { name: "section-g.sec" })));
  });
}

test("the same text makes the same tree", () => {
  property(50, draft, (text) => assert.deepEqual(parse(text, { name: "a.sec" }), parse(text, { name: "a.sec" })));
});

test("texts that are read in steps, a step of each in turn, make the trees that each makes alone", () => {
  property(20, fc.array(fc.oneof(draft, wreck), { minLength: 8, maxLength: 12 }), (drafts) => {
    const texts = [...drafts.slice(2), many(drafts), many(drafts.toReversed())];
    const readings = texts.map((text) => parsing(text, { name: "section-g.sec" }));
    const trees = new Map<number, Tree>();
    while (trees.size < readings.length) {
      readings.forEach((reading, i) => {
        const step = reading.next();
        if (step.done && !trees.has(i)) trees.set(i, step.value);
      });
    }
    texts.forEach((text, i) => assert.deepEqual(trees.get(i), parse(text, { name: "section-g.sec" })));
  });
});

/** A text so long that each pass over it takes several steps. */
function many(drafts: readonly string[]): string {
  return Array.from({ length: 12 }, () => drafts.join("\n\n")).join("\n\n");
}

test("no rule fails on a wrecked draft, or points outside it", () => {
  property(300, fc.tuple(wreck, draft), ([text, other]) => {
    findingsOf(workspaceWith(new Map([["section-g.sec", text], ["appendix-p.sec", other]])).snapshot());
  });
});

const table = "| Term | Meaning |\n| --- | --- |\n| **Panel** | means a body. |\n| **User** | mea";
const hostile: Readonly<Record<string, string>> = {
  "an empty file": "",
  "one line end": "\n",
  "a byte order mark alone": "\ufeff",
  "binary bytes": Array.from({ length: 4096 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join(""),
  "lone surrogates": "G3.5 \ud800 The DCC \udc00 shall\ud83d",
  "a table cut in half": table,
  "a table without its separator": table.replace("| --- | --- |\n", ""),
  "a row of bars": "|".repeat(5000),
  "a comment that is never closed": `G3.5 The DCC <!-- sec-disable\n${"shall tell the Panel. ".repeat(50)}`,
  "front matter that is never closed": "---\ndocument: Section G\ntitle: Security\n\nG3.5 The DCC shall.",
  "front matter that is no YAML": "---\n: [}{\n\t- x\n---\nG3.5 The DCC shall.",
  "front matter of aliases upon aliases": `---\n${"abcdefghi".split("").map((name, i, all) => `${name}: &${name} [${i === 0 ? "x" : Array(9).fill(`*${all[i - 1]!}`).join(",")}]`).join("\n")}\ntitle: *i\n---\nG3.5 The DCC shall.`,
  "a listing that is never closed": "```xml\n<a>\nG3.5 The DCC shall.",
  "tags that are never closed": "<sr:Request>\n".repeat(500),
  "Windows line ends": "# SECTION G: SECURITY\r\n\r\nG3.5 The DCC shall\r\n(a) tell; and\r\n(b) ask.\r\n",
  "old Macintosh line ends": "# SECTION G: SECURITY\r\rG3.5 The DCC shall\r(a) tell; and\r(b) ask.\r",
  "paragraphs nested without end": Array.from({ length: 400 }, (_, i) => `${" ".repeat(i)}(a) and`).join("\n"),
  "numbers without end": `${"1.".repeat(5000)}\n${"G3.".repeat(2000)}\nSection ${"(a)".repeat(3000)}`,
  "a list without end": `Sections ${"G3.5, ".repeat(5000)}and G3.6`,
};
for (const [what, text] of Object.entries(hostile)) {
  test(`${what} makes a sound tree, and no rule fails on it`, () => {
    assertSound(parse(text, { name: "section-g.sec" }));
    findingsOf(workspaceWith(new Map([["section-g.sec", text], ["appendix-ad.duis", text]])).snapshot());
  });
}

// One line of 5 MB, made of what is dear to a reader that looks back or ahead too far.
const long: Readonly<Record<string, string>> = {
  words: "The DCC shall notify the Panel of each Incident. ",
  spaces: " ",
  brackets: "(",
  bars: "| ",
  dots: ".",
  numbers: "G3.5 ",
  references: "Sections G3.5 and ",
  quotes: "“",
  hashes: "#",
  tags: "<",
  errors: "Error! Reference ",
  stars: "**Term** ",
  capitals: "Major ",
};
for (const [what, unit] of Object.entries(long)) {
  test(`a single line of 5 MB of ${what} is read in linear time`, async () => {
    const trees = new Map<number, Tree>();
    await assertInProportion(what, [250_000, 5_000_000], (size) => {
      const text = unit.repeat(Math.ceil(size / unit.length));
      return () => {
        trees.set(size, parse(text, { name: "section-g.sec" }));
        findingsOf(workspaceWith(new Map([["section-g.sec", text]])).snapshot());
      };
    });
    assert.equal(trees.size, 2);
    for (const tree of trees.values()) assertSound(tree);
  });
}

for (const line of ["The DCC acts>", "<a", "<a b=c\n", "acts<", "| acts", "acts |", "-->", "`acts"]) {
  test(`ever so many lines that read ${JSON.stringify(line)} are read in linear time`, () =>
    assertInProportion(line, [4_000, 64_000], (count) => {
      const text = `# SECTION G: SECURITY\n\n${`${line}\n`.repeat(count)}`;
      return () => parse(text, { name: "section-g.sec" });
    }));
}
