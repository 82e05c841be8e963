// A document written as a Word file and read again is the text that it was, byte for byte, but for what the export says
// it leaves out.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { samples } from "../../scripts/paths.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { exportDocx } from "../../server/src/word/export.ts";
import { readDocx, visibleLines } from "../support/docx.ts";
import { imported } from "../support/importing.ts";
import { convert, withoutOffice } from "../support/office.ts";

for (const name of readdirSync(samples).filter((file) => /\.(?:sec|duis)(?:\.txt)?$/.test(file)).sort()) {
  test(`${name} -> Word -> text`, async () => {
    const text = readFileSync(join(samples, name), "utf8");
    const tree = parse(text, { name });
    const { bytes, notes } = exportDocx(tree, { author: "Ann Editor" });
    const back = await imported(bytes, { name: name.replace(/\..*$/, ".docx") });
    if (notes.length === 0) {
      assert.equal(back.text, text);
      // The sample holds a broken cross-reference on purpose: it is told, and stands as it stood.
      assert.equal(back.told.filter((told) => !told.includes(": broken-reference ")).length, 0, back.told.join("\n"));
      assert.equal(back.name, name);
      return;
    }
    // Page furniture and contents lists are gone, as the export says; every other line is there, in its order.
    const lines = (all: string): readonly string[] => all.split("\n").filter((line) => line.trim() !== "");
    const kept = lines(parse(text, { name }).prose.toString()).map((line) => line.trimEnd());
    const listings = tree.blocks.filter(({ kind }) => kind === "listing").flatMap(({ at }) => lines(text.slice(at.from, at.to)));
    const came = lines(back.text).map((line) => line.trimEnd());
    assert.deepEqual(came.filter((line) => !listings.includes(line)), kept.filter((line) => !listings.includes(line)));
    for (const line of listings) assert.ok(came.includes(line.trimEnd()), line);
  });
}

test("comments are seen nowhere in Word, however many lines they have and wherever they begin and end; all come back", async () => {
  const text = `# SECTION G: SECURITY

G1.1 The DCC <!-- which
one? --> shall act.

<!-- of the draft
--> G1.2 The DCC shall: <!-- not

yet

settled -->

(a) act <!-- one
two
three --> now; and

(b) report. <!-- sec-disable-line typo: as it was sent -->

| Term | Meaning |
| --- | --- |
| Fee <!-- or | sum --> due | a sum <!-- VAT? --> |
| <!-- new --> Rate | a share |
| Sum <!-- of
all | fees --> due | what is <!-- by
then --> due | <!-- sec-disable-line typo: so -->
| A\\|B | C <!-- or
D --> | <!-- as
it was
--> <!-- sent -->
`;
  const { bytes, notes } = exportDocx(parse(text, { name: "section-g.sec" }), { author: "Ann Editor" });
  assert.deepEqual(notes, []);
  assert.deepEqual(visibleLines(readDocx(bytes)), ["SECTION G: SECURITY", "G1.1\tThe DCC shall act.", "G1.2\tThe DCC shall: ", "(a)\tact now; and", "(b)\treport. ", "Term | Meaning", "Fee due | a sum ", "Rate | a share", "Sum due | what is due", "A|B | C "]);
  assert.equal((await imported(bytes, { name: "section-g.docx" })).text, text);
});

test("a comment between any two words of a draft is seen nowhere in Word, and no word is lost", async () => {
  const draft = `# SECTION G: SECURITY

## G1 RULES

G1.1 The DCC shall act, and
shall report.

G1.2 The DCC shall:
(a) act now;
    (i) at once; and
(b) report.

Part A

| Term | Meaning |
| --- | --- |
| Fee | a sum of money |

1. Each User shall pay.
`;
  const gaps = [...draft.matchAll(/(?<!-)[ \n](?!-)/g)].map(({ index }) => index);
  const comment = fc.constantFrom("<!-- why -->", "<!-- why\nnot -->", "<!--\nwhy\n\nnot\n-->", "<!---->");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...gaps), comment), { minLength: 1, maxLength: 4 }), async (places) => {
      const text = [...places].sort(([a], [b]) => b - a).reduce((now, [at, words]) => `${now.slice(0, at)} ${words}${now.slice(at)}`, draft);
      const { bytes } = exportDocx(parse(text, { name: "section-g.sec" }), { author: "Ann Editor" });
      assert.doesNotMatch(visibleLines(readDocx(bytes)).join("\n"), /<!--|-->|why|not/);
      const bare = (all: string): string => all.replace(/[\s|]+/g, "");
      // The line under a header is written by the import: what stood behind it comes back behind the header.
      assert.equal(bare(onHeader((await imported(bytes, { name: "section-g.docx" })).text)), bare(onHeader(text)));
    }),
    { numRuns: 150 },
  );
});

/** What stands behind the line under a table's header, put behind the header. */
function onHeader(text: string): string {
  return text.replace(/(\n\| ---[-| ]*\|)((?:[ \n]+<!--[^]*?-->)+)/g, "$2$1");
}

/** The drafted documents of the sample as Word files, by the names of these. */
function asWord(): ReadonlyMap<string, { readonly name: string; readonly text: string; readonly bytes: Uint8Array }> {
  const names = readdirSync(samples).filter((file) => /\.(?:sec|duis)$/.test(file));
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(samples, name), "utf8");
      return [name.replace(/\..*$/, ".docx"), { name, text, bytes: exportDocx(parse(text, { name }), { author: "Ann Editor" }).bytes }];
    }),
  );
}

const noted = `# SECTION G: SECURITY

G1.1 The CA Browser Forum[^1] shall act, and the **Panel[^2]** too, as **Users**[^12] do by 10⁶ (see Section G1.2[^4]).

[^1]: See **www.forum.example**.

[^2]: As in Section G1.2
and further.

G1.2 Each User shall act:
(a) once[^4]; and
(b) again.

| Term | Meaning |
| --- | --- |
| **Audit**[^7] | means it[^3]. |
| **Breach[^8]** | means that. |

[^3]: In a cell.
`;

test("the marks of footnotes are small figures in Word, at their words and at the note; the text comes back", async () => {
  const { bytes, notes } = exportDocx(parse(noted, { name: "section-g.sec" }), { author: "Ann Editor" });
  assert.deepEqual(notes, []);
  assert.deepEqual(visibleLines(readDocx(bytes)).slice(1, 4), ["G1.1\tThe CA Browser Forum¹ shall act, and the Panel² too, as Users¹² do by 10⁶ (see Section G1.2⁴).", "¹ See www.forum.example.", "² As in Section G1.2 and further."]);
  assert.equal((await imported(bytes)).text, noted);
});

test("a footnote that an editor adds in Word gets a number of its own, behind those that the text has", async () => {
  const parts = unzipSync(exportDocx(parse(noted, { name: "section-g.sec" }), { author: "Ann Editor" }).bytes);
  const change = (name: string, from: string, to: string): void => void (parts[name] = strToU8(strFromU8(parts[name]!).replace(from, to)));
  change("word/document.xml", " shall act, and the ", ' shall act</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">, and the ');
  change("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="notes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>');
  parts["word/footnotes.xml"] = strToU8(`<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>The lawyer's.</w:t></w:r></w:p></w:footnote></w:footnotes>`);
  assert.equal((await imported(zipSync(parts))).text, `${noted.replace("shall act, and", "shall act[^13], and")}\n[^13]: The lawyer's.\n`);
});

test("a Word file of ours that LibreOffice opened and saved again is still the same text", { skip: withoutOffice }, async () => {
  const files = asWord();
  const saved = convert(Object.fromEntries([...files].map(([file, { bytes }]) => [file, bytes])), "docx:MS Word 2007 XML");
  for (const [file, { text }] of files) assert.equal((await imported(saved[file]!, { name: file })).text, text, file);
});

test("without our mark, as a stranger's Word file, the sample comes back too, but for what Word hides", async () => {
  for (const [file, { name, text, bytes }] of asWord()) {
    const parts = unzipSync(bytes);
    delete parts["docProps/custom.xml"];
    const back = await imported(zipSync(parts), { name: file });
    // A clause that is not used is written in the style of a heading, whether it has a "#" or not.
    const shown = (all: string): string => all.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^<!--.*-->\n/gm, "").replace(/^#+ (?=\S+ [[(]?not used)/gim, "");
    assert.equal(shown(back.text), shown(text), name);
    assert.equal(back.name, name);
    const [theirs, ours] = [parse(back.text, { name }), parse(text, { name })];
    assert.deepEqual([theirs.identity.key, theirs.identity.title, theirs.identity.version], [ours.identity.key, ours.identity.title, ours.identity.version]);
    assert.deepEqual(back.told.filter((told) => /^\d+: (?:table|unknown|field|list)/.test(told)), [], name);
  }
});

test("the name of an annex that a page turned into a table's row comes back with its bars; in Word it is a heading", async () => {
  const text = `# APPENDIX P: CODE

1.1 See Appendix A.

| Appendix A | Authentication Credentials | |
| --- | --- | --- |

1 The User shall act.

| Appendix B | |
|:--|---|
| Term | Meaning |
| --- | --- |
| **A** | means x. |

1 End.
`;
  const { bytes, notes } = exportDocx(parse(text, { name: "appendix-p.sec" }), { author: "Ann Editor" });
  assert.deepEqual(notes, []);
  assert.equal((await imported(bytes)).text, text);
  assert.deepEqual(visibleLines(readDocx(bytes)).filter((line) => line.startsWith("Appendix")), ["Appendix A Authentication Credentials", "Appendix B"]);
});

test("any drafted text comes back", async () => {
  const line = fc.constantFrom(
    "# SECTION G: SECURITY", "## G1 GENERAL", "### Interpretation", "G1.1 The **Panel** shall:", "G1.2 [Not used]", "(a) act; and", "(b) wait:", "    (i) long.", "Text that follows.",
    "| Term | Meaning |", "| --- | --- |", "| **A** | means `x` \\| y. |", "| b | |", "| Appendix G | Forms | |", "Annex 1", "<!-- sec-disable-next-line typo: so -->", "Table 1 Codes", "```xml", "<a>1</a>", "```", "", "", "**Bold** and `code` and * star.", "G1.3 Each User[^1] and the **Panel[^2]** shall act[^12].", "| **B[^3]** | means[^4] y. |", "(c) rest[^1]", "[^1]: As defined.", "[^2]:", "## G2 NOTES[^2]",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 25 }), fc.boolean(), async (lines, front) => {
      const text = `${front ? "---\ndocument: Section G\nversion: 1.0\n---\n" : ""}${lines.join("\n")}\n`;
      const { bytes, notes } = exportDocx(parse(text, { name: "section-g.sec" }), { author: "Ann Editor" });
      fc.pre(notes.length === 0);
      const words = (all: string): string => all.replace(/[\s|-]+/g, " ").trim();
      assert.equal(words((await imported(bytes)).text), words(text));
    }),
    { numRuns: 150, seed: 11 },
  );
});
