// Tracked changes: the new text, the old one, or the new one with each change told in a comment.

import assert from "node:assert/strict";
import { test } from "node:test";
import { holdsChanges } from "../../server/src/word/import/changes.ts";
import { imported } from "../support/importing.ts";
import { abstractNum, docx, lvl, num, numbered, p, r, style, table, type WordParts } from "../support/word.ts";

const by = 'w:author="A. Editor" w:date="2026-01-02T09:00:00Z"';
const ins = (inner: string): string => `<w:ins w:id="1" ${by}>${inner}</w:ins>`;
const del = (text: string): string => `<w:del w:id="2" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const mark = (kind: "ins" | "del"): string => `<w:rPr><w:${kind} w:id="3" ${by}/></w:rPr>`;
const legal = abstractNum(1, lvl(0, "decimal", "G%1"), lvl(1, "decimal", "G%1.%2"), lvl(2, "lowerLetter", "(%3)")) + num(1, 1);

interface Case extends Omit<WordParts, "comments"> {
  readonly accept: string;
  readonly reject: string;
  /** The comments that stand in the text where they are asked for. */
  readonly comments: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  "words put in and taken out": {
    body: p(r("The DCC ") + del("may") + ins(r("shall")) + r(" act.")),
    accept: "The DCC shall act.\n",
    reject: "The DCC may act.\n",
    comments: ['Deleted by A. Editor, 2026-01-02: "may" (after "The DCC")', 'Inserted by A. Editor, 2026-01-02: "shall" (after "The DCC")'],
  },
  "words put in, and some of them taken out again": {
    body: p(r("It") + ins(r(" does") + del(" not")) + r(" act.")),
    accept: "It does act.\n",
    reject: "It act.\n",
    comments: ['Inserted by A. Editor, 2026-01-02: "does not" (after "It")', 'Deleted by A. Editor, 2026-01-02: "not" (after "It does")'],
  },
  "a clause put in, with its number": {
    numbering: legal,
    body: p("First.", numbered(1, 1)) + p(ins(r("New.")), numbered(1, 1) + mark("ins")) + p("Last.", numbered(1, 1)),
    accept: "G1.1 First.\n\nG1.2 New.\n\nG1.3 Last.\n",
    reject: "G1.1 First.\n\nG1.2 Last.\n",
    comments: ['Inserted by A. Editor, 2026-01-02: "New." (at the beginning)', "Paragraph's end inserted by A. Editor, 2026-01-02"],
  },
  "a clause taken out, with its number": {
    numbering: legal,
    body: p("First.", numbered(1, 1)) + p(del("Old."), numbered(1, 1) + mark("del")) + p("Last.", numbered(1, 1)),
    accept: "G1.1 First.\n\nG1.2 Last.\n",
    reject: "G1.1 First.\n\nG1.2 Old.\n\nG1.3 Last.\n",
    comments: ['Deleted by A. Editor, 2026-01-02: "Old." (at the beginning)', "Paragraph's end deleted by A. Editor, 2026-01-02"],
  },
  "one paragraph made of two, and two of one": {
    body: p("One,", mark("del")) + p(" two.") + p("Three,", mark("ins")) + p(" four."),
    accept: "One, two.\n\nThree,\n\nfour.\n",
    reject: "One,\n\ntwo.\n\nThree, four.\n",
    comments: ["Paragraph's end deleted by A. Editor, 2026-01-02", "Paragraph's end inserted by A. Editor, 2026-01-02"],
  },
  "a paragraph that moved": {
    body: p(`<w:moveFromRangeStart w:id="5" w:name="m"/><w:moveFrom w:id="6" ${by}>${r("Moving.")}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>`, `<w:rPr><w:moveFrom w:id="8" ${by}/></w:rPr>`) + p("Staying.") + p(`<w:moveTo w:id="7" ${by}>${r("Moving.")}</w:moveTo>`, `<w:rPr><w:moveTo w:id="9" ${by}/></w:rPr>`) + p("End of it."),
    accept: "Staying.\n\nMoving.\n\nEnd of it.\n",
    reject: "Moving.\n\nStaying.\n\nEnd of it.\n",
    comments: ['Moved away by A. Editor, 2026-01-02: "Moving." (at the beginning)', "Paragraph's end deleted by A. Editor, 2026-01-02", 'Moved here by A. Editor, 2026-01-02: "Moving." (at the beginning)', "Paragraph's end inserted by A. Editor, 2026-01-02"],
  },
  "rows put in and taken out": {
    body: table(["Term", "Meaning"], ["Old", "means old."]).replace("<w:tr><w:tc><w:p><w:r><w:t xml:space=\"preserve\">Old", `<w:tr><w:trPr><w:del w:id="1" ${by}/></w:trPr><w:tc><w:p><w:r><w:t xml:space="preserve">Old`).replace("</w:tbl>", `<w:tr><w:trPr><w:ins w:id="2" ${by}/></w:trPr><w:tc>${p("New")}</w:tc><w:tc>${p("means new.")}</w:tc></w:tr></w:tbl>`),
    accept: "| Term | Meaning |\n| --- | --- |\n| New | means new. |\n",
    reject: "| Term | Meaning |\n| --- | --- |\n| Old | means old. |\n",
    comments: ['Row deleted by A. Editor, 2026-01-02: "Old means old."', 'Row inserted by A. Editor, 2026-01-02: "New means new."'],
  },
  "a number put on under tracking, and a style changed": {
    numbering: legal,
    body: p("Numbered now.", `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/><w:ins w:id="1" ${by}/></w:numPr>`) + p("A Title now", `${style("Heading2")}<w:pPrChange w:id="2" ${by}><w:pPr/></w:pPrChange>`) + p("End of it."),
    accept: "G1.1 Numbered now.\n\n## A Title now\n\nEnd of it.\n",
    reject: "Numbered now.\n\nA Title now\n\nEnd of it.\n",
    comments: [],
  },
  "the look changed": {
    body: p(r("a ") + r("Term", `<w:b/><w:rPrChange w:id="2" ${by}><w:rPr/></w:rPrChange>`) + r(" means it.")),
    accept: "a **Term** means it.\n",
    reject: "a Term means it.\n",
    comments: [],
  },
};

for (const [what, { accept, reject, comments, ...parts }] of Object.entries(cases)) {
  test(`${what}: accepted, rejected, told`, async () => {
    assert.equal((await imported(parts, { changes: "accept" })).text, accept);
    assert.equal((await imported(parts, { changes: "reject" })).text, reject);
    const { text } = await imported(parts, { changes: "comments" });
    const lines = text.split("\n");
    assert.deepEqual(lines.filter((line) => line.startsWith("<!--")), comments.map((words) => `<!-- ${words} -->`));
    assert.equal(lines.filter((line) => !line.startsWith("<!--")).join("\n").replace(/^\n+/, ""), accept);
  });
}

test("whether there are tracked changes is told of a file as a whole, its notes too", () => {
  for (const [what, { accept, reject, comments: _, ...parts }] of Object.entries(cases)) if (accept !== reject) assert.ok(holdsChanges(docx(parts)), what);
  assert.ok(!holdsChanges(docx({ body: p(`Words of ${"<w:ins>".replaceAll("<", "&lt;")}, with instructions.`) + table(["a", "b"]) })));
  assert.ok(!holdsChanges(new Uint8Array([1, 2, 3])));
  const utf16 = `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(ins(r("new")))}</w:body></w:document>`;
  assert.ok(holdsChanges(docx({ body: "", parts: { "word/document.xml": new Uint8Array(Buffer.from(utf16, "utf16le")) } })));
  assert.ok(holdsChanges(docx({ body: p(r("Text")), footnotes: `<w:footnote w:id="1">${p(del("old"))}</w:footnote>` })));
});

test("a table whose last row is taken out is gone, and a deleted row's number does not count", async () => {
  const row = (words: string, properties: string): string => `<w:tr>${properties}<w:tc>${p(words, numbered(1))}</w:tc><w:tc>${p("x")}</w:tc></w:tr>`;
  const body = `<w:tbl>${row("one", "")}${row("two", `<w:trPr><w:del ${by}/></w:trPr>`)}${row("three", "")}</w:tbl>`;
  const numbering = abstractNum(1, lvl(0, "decimal", "%1.")) + num(1, 1);
  assert.equal((await imported({ body, numbering })).text, "| 1. one | x |\n| --- | --- |\n| 2. three | x |\n");
  assert.equal((await imported({ body, numbering }, { changes: "reject" })).text, "| 1. one | x |\n| --- | --- |\n| 2. two | x |\n| 3. three | x |\n");
  assert.equal((await imported({ body: `<w:tbl>${row("two", `<w:trPr><w:del ${by}/></w:trPr>`)}</w:tbl>${p("Rest.")}` })).text, "Rest.\n");
});
