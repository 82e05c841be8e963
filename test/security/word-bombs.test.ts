// Word files of a few bytes that stand for more than any memory holds: each is refused by name and with the reason, in
// the memory of an ordinary computer.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { importWord } from "../../server/src/word/import/import.ts";
import { mostElements } from "../../server/src/word/import/limits.ts";
import { entry } from "../cli/sec-duis.ts";
import { folderOf } from "../support/folders.ts";
import { abstractNum, docx, docxParts, lvl, num, numbered, p } from "../support/word.ts";

const whole = { body: p("G1.1 The DCC shall act.") };
const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const many = (one: string, times: number): string => one.repeat(times);

function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));
}

const bombs: Readonly<Record<string, readonly [() => Uint8Array, RegExp]>> = {
  "a part packed far too tightly": [() => docx({ ...whole, parts: { "word/document.xml": `<w:document xmlns:w="${main}"><w:body>${" ".repeat(32 * 1024 * 1024)}` } }), /“word\/document\.xml” is \d+ times as large as it is packed, as in a zip bomb/],
  "more parts than anyone reads": [() => zipped({ ...docxParts(whole), ...Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`p${i}`, ""])) }), /has 200\d\d parts, and more than 20000 are not read/],
  "millions of elements in all parts together": [() => docx({ body: many("<w:p/>", mostElements / 2), footnotes: many("<w:x/>", mostElements / 4), comments: many("<w:x/>", mostElements / 4) }), /hold more than 4,000,000 elements/],
  "one part that is read for millions of elements again and again": [() => docx({ ...whole, header: p("x").repeat(50_000), parts: { "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${many('<Relationship Id="h" Type="x/header" Target="header.xml"/>', 100)}</Relationships>` } }), /hold more than 4,000,000 elements/],
  "millions of attributes on one element": [() => docx({ body: `<w:p ${Array.from({ length: mostElements }, (_, i) => `a${i}=""`).join(" ")}/>` }), /hold more than 4,000,000 elements/],
  "thousands of prefixes": [() => docx({ body: `<w:p ${Array.from({ length: 1000 }, (_, i) => `xmlns:a${i}="${main}"`).join(" ")}/>` }), /declares more than 300 prefixes/],
  "more words than a text may have": [() => docx({ body: p(many("The DCC shall tell it to the Panel. ", 2_000_000)) }), /more than 64 million characters/],
  "one footnote that is called again and again": [() => docx({ body: many(p('<w:r><w:footnoteReference w:id="5"/></w:r>'), 2_000), footnotes: `<w:footnote w:id="5">${p("Note. ".repeat(10_000))}</w:footnote>` }), /more than 64 million characters/],
  "one comment that is told again and again": [() => docx({ body: many(p('<w:r><w:commentReference w:id="5"/></w:r>'), 2_000), comments: `<w:comment w:id="5" w:author="A">${p("Note. ".repeat(10_000))}</w:comment>` }), /more than 64 million characters/],
  "one link's address that is told again and again": [() => docx({ body: many('<w:p><w:hyperlink r:id="rId90"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>', 2_000), links: { rId90: `https://example.com/${"x".repeat(50_000)}` } }), /more than 64 million characters/],
  "one list's number that is as long as a book": [() => docx({ body: many(p("x", numbered(1)), 2_000), numbering: abstractNum(1, lvl(0, "decimal", "%1".repeat(50_000))) + num(1, 1) }), /more than 64 million characters/],
  "a table as wide as it is long": [() => docx({ body: `<w:tbl><w:tr>${many("<w:tc><w:p/></w:tc>", 20_000)}</w:tr>${many("<w:tr><w:tc><w:p/></w:tc></w:tr>", 20_000)}</w:tbl>` }), /more than 64 million characters/],
};

for (const [what, [made, expected]] of Object.entries(bombs)) {
  test(`${what}: refused`, () => {
    const folder = folderOf({ "section-g.docx": Buffer.from(made()) });
    const { status, stderr } = spawnSync(process.execPath, ["--max-old-space-size=1536", entry, "import", "section-g.docx", "-o", "out"], { cwd: folder, encoding: "utf8", timeout: 120_000 });
    assert.match(stderr, /^sec-duis: section-g\.docx cannot be imported: [^\n]*\n$/);
    assert.match(stderr, expected);
    assert.equal(status, 2);
  });
}

test("a Word file inside a Word file is not opened", async () => {
  const inner = zipped({ "word/document.xml": new Uint8Array(100 * 1024 * 1024) });
  const result = await importWord(docx({ ...whole, parts: { "word/embeddings/inner.docx": inner } }), { name: "x.docx", changes: "accept" });
  assert.equal(result.kind === "imported" && result.file.text.split("\n")[0], "G1.1 The DCC shall act.");
});
