// What a document says is shown as words: no link, picture or HTML of a stranger's comes of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { markdown } from "../../server/src/lsp/hover.ts";

const shown = (kind: "text" | "table" | "listing" | "lead-in" | "note", text: string): string => markdown([{ kind, text }], () => "").value;
/** What Markdown would read as a link, picture, reference or tag. */
const live = /(?<!\\)(?:\\\\)*(?:[[\]]|<)/;

const strangers = [
  "![seen](https://example.com/who.png)",
  "[Panel](command:workbench.action.terminal.new)",
  "\\![seen](https://example.com/who.png)",
  "\\\\[Panel](command:x)",
  "[x]: https://example.com\n[x]",
  "<img src='https://example.com/who.png'>",
  "<https://example.com>",
  "[![a](b)](c)",
];

for (const text of strangers) {
  test(`in a hover, ${JSON.stringify(text)} is words`, () => {
    for (const kind of ["text", "lead-in", "note"] as const) assert.doesNotMatch(shown(kind, text), live, kind);
    assert.doesNotMatch(shown("table", `| A | ${text.replaceAll("\n", " ")} |\n| B | ${text.replaceAll("\n", " ")} |`), live);
  });
}

test("a listing cannot end its own fence", () => {
  for (const text of ["```\n![a](b)\n~~~~~~", "``````\n![a](b)", "~~~\n```\n[a](b)"]) {
    const lines = shown("listing", text).split("\n");
    const fence = lines[0]!;
    assert.match(fence, /^`{3,}$/);
    assert.equal(lines.at(-1), fence);
    assert.equal(lines.slice(1, -1).join("\n"), text);
    assert.ok(!text.includes(fence));
  }
});

test("bold and the Code's own brackets read as they stand", () => {
  assert.equal(shown("text", "**Panel** means [Not used] R&D"), "**Panel** means \\[Not used\\] R&amp;D");
});
