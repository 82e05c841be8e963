// What the header of word/export.ts promises to those who read the .docx, held against the text that went in.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { samples } from "../../scripts/paths.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { exportDocx } from "../../server/src/word/export.ts";
import { wordDocument } from "../../server/src/word/paragraphs.ts";
import { plainRow, separatorRow } from "../../server/src/word/pipe-table.ts";
import { layoutOf } from "../../server/src/word/table-layout.ts";
import { secDuis } from "../cli/sec-duis.ts";
import { folderOf } from "../support/folders.ts";
import { imported } from "../support/importing.ts";
import { assertInProportion } from "../support/proportion.ts";
import { parts, properties, readDocx, visibleLines, type DocxItem, type DocxRun } from "../support/docx.ts";

function exported(name: string, text: string): { readonly bytes: Uint8Array; readonly notes: readonly string[] } {
  return exportDocx(parse(text, { name }), { author: "Ann Editor", date: "2024-06-27T09:30:00Z" });
}

/** The text that the header of export.ts says a reader gets back. */
function sourceOf(bytes: Uint8Array): string {
  const about = properties(bytes);
  let text = about["front-matter"] ?? "";
  let before: DocxItem | undefined;
  for (const item of readDocx(bytes)) {
    const first = item.kind === "paragraph" ? item.runs : (item.rows[0]?.cells[0]?.[0]?.runs ?? []);
    const isComment = (one: DocxItem | undefined): boolean => one?.kind === "paragraph" && one.style === "SECComment";
    if (isComment(item) && first.length === 0) continue;
    const lead = first[0]?.mark === "hidden" && /^[↵\s]+$/.test(first[0].text) ? first[0].text : undefined;
    const tight = item.kind === "paragraph" && /^SECList\d$/.test(item.style) && before?.kind === "paragraph" && !/^Heading/.test(before.style);
    text += lead?.replaceAll("↵", "\n") ?? (!before ? "" : isComment(before) || tight ? "\n" : "\n\n");
    const skip = lead === undefined ? 0 : 1;
    if (item.kind === "paragraph") {
      const level = /^Heading(\d)$/.exec(item.style);
      text += (level ? `${"#".repeat(Number(level[1]))} ` : "") + markdown(item.runs.slice(skip)).replace("\t", " ");
    } else {
      text += item.rows
        .map(({ header, cells }, i) => {
          const row = cells.map((cell, j) => markdown(cell[0]!.runs.slice(i === 0 && j === 0 ? skip : 0)).replaceAll("|", "\\|").replaceAll("\n", "<br>"));
          return plainRow(row) + (header ? `\n${separatorRow(row.length)}` : "");
        })
        .join("\n");
    }
    before = item;
  }
  return `${text}\n`;
}

function markdown(runs: readonly DocxRun[]): string {
  let text = "";
  let bold = false;
  let code = false;
  for (const run of runs) {
    if (run.mark === "hidden") {
      if (/^\s*↵/.test(run.text)) text = text.replace(/[ \n]$/, "");
      text += run.text.replaceAll("↵", "\n");
      continue;
    }
    if (bold !== (run.mark === "bold")) text += "**";
    if (code !== (run.mark === "code")) text += "`";
    [bold, code] = [run.mark === "bold", run.mark === "code"];
    text += run.text;
  }
  return text + (bold ? "**" : "") + (code ? "`" : "");
}

for (const folder of [samples, ...["../shared/housekeeping/before", "../shared/corpus/excerpts", "../shared/corpus/sec"].map((path) => fileURLToPath(new URL(`../../${path}`, import.meta.url)))]) {
  if (!existsSync(folder)) continue;
  for (const name of readdirSync(folder).filter((file) => /\.(?:sec|duis)(?:\.txt)?$/.test(file)).sort()) {
    test(`${name} comes back as it was, but for what the export says`, () => {
      const text = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
      const { bytes, notes } = exported(name, text);
      const back = sourceOf(bytes);
      if (notes.length === 0) assert.equal(back, text);
      else {
        // What was left out is page furniture alone: every line that came back stands in the text, in its order.
        const bare = (lines: string): readonly string[] => lines.split("\n").map((line) => line.replace(/\s*\|\s*/g, "|").replace(/^\|+|\|+$/g, "").trim()).filter((line) => line !== "" && !/^\|?[-:|]*$/.test(line));
        const lines = bare(text);
        let at = 0;
        for (const line of bare(back)) {
          const found = lines.indexOf(line, at);
          assert.ok(found >= 0, `not in the text, or out of order: ${line}`);
          at = found + 1;
        }
      }
    });
  }
}

test("the number, label or title of what begins with a table stands over it", () => {
  const table = "| Data Item | Type |\n| --- | --- |\n| DeviceID | xs:string |\n";
  for (const over of ["G1.1\n\n", "G1.1 The DCC shall hold:\n\n(a)\n\n", "Annex to Section G\n\n", "Annex A\n\n"]) {
    const text = `# SECTION G: SECURITY\n\n${over}${table}`;
    assert.equal(sourceOf(exported("section-g.sec", text).bytes), text);
  }
});

test("a clause that is not used looks as the clauses beside it do: among running text it is no heading", () => {
  const text = `# SECTION B: GOVERNANCE

## B3 SECRETARIAT

B3.1 [Not used]

B3.2 The Board shall act.

B3.3 Not used.
`;
  const styles = (bytes: Uint8Array) => readDocx(bytes).map((item) => (item.kind === "paragraph" ? item.style : item.kind));
  const { bytes } = exported("section-b.sec", text);
  assert.deepEqual(styles(bytes), ["Heading1", "Heading2", "SECClause", "SECClause", "SECClause"]);
  assert.equal(sourceOf(bytes), text);
  assert.deepEqual(styles(exported("appendix-b.sec", "# APPENDIX B: X\n\n2.1 Purpose\n\n2.1.1 The Board shall act.\n\n2.2 [Not used]\n").bytes).at(-1), "SECPlainHeading3");
});

test("a heading in bold is bold, without its marks; items with bullets stand one below the other; the text comes back", () => {
  const text = `# SECTION G: SECURITY

## **G1 RULES**

G1.1 The DCC shall, by 2027
- 2028 at the latest:
- do this; and
  - do that
    at once
- rest.

**In bold**

G1.2 It shall:
• act
• rest.
`;
  const { bytes } = exported("section-g.sec", text);
  assert.deepEqual(visibleLines(readDocx(bytes)), ["SECTION G: SECURITY", "G1 RULES", "G1.1\tThe DCC shall, by 2027 - 2028 at the latest:\n- do this; and\n- do that at once\n- rest.", "In bold", "G1.2\tIt shall:\n• act\n• rest."]);
  assert.equal(sourceOf(bytes), text);
});

test("a table of many short columns breaks no word of them; one with running text breaks the longest words first", () => {
  const heads = ["Service Request Name", "Service Reference", "Service Reference Variant", "Critical", "On Demand", "Future Dated Response Pattern", "DCC Scheduled", "Non-Device Request", "Eligible User Roles"];
  const matrix = layoutOf([heads, ["Read Inventory", "8.2", "8.2", "No", "No", "No", "No", "Yes", "IS, ES, GS, RSA, ED, GT, OU"]]).widths;
  // As wide as the word stands in Arial, bold, at nine points, with a cell's margins of 216.
  for (const [head, width] of [["Service Reference", 1086], ["Critical", 826], ["DCC Scheduled", 1116], ["Future Dated Response Pattern", 1062]] as const) assert.ok(matrix[heads.indexOf(head)]! >= width, `${head}: ${matrix[heads.indexOf(head)]}`);
  // One longer word more, and the columns stand closer together: with margins of 160, as the table has them.
  const closer = layoutOf([heads, ["Decommission Device", "8.3", "8.3", "No", "No", "No", "No", "Yes", "IS, GS"]]).widths;
  for (const [head, width] of [["Service Request Name", 1346], ["Service Reference", 1030], ["Critical", 770], ["DCC Scheduled", 1060], ["Future Dated Response Pattern", 1006]] as const) assert.ok(closer[heads.indexOf(head)]! >= width, `${head}: ${closer[heads.indexOf(head)]}`);
  const item = layoutOf([["Data Item", "Description", "Type"], ["KAPublicSecurityCredentials", "The certificate with which the Device is to protect what it returns. ".repeat(5), `sr:${"Long".repeat(30)}`]]).widths;
  assert.ok(item[1]! > 1500, `${item[1]} for the running text`);
  assert.equal(item.reduce((sum, width) => sum + width), matrix.reduce((sum, width) => sum + width));
});

test("a table of so many columns that most of their words would be broken stands on a page that lies across, and no page is empty for it", async () => {
  const heads = ["Service Request Name", "Service Reference", "Service Reference Variant", "Critical", "On Demand", "Future Dated", "DCC Scheduled", "Non-Device Request", "Import Supplier", "Export Supplier", "Gas Supplier", "Registered Supplier Agent", "Electricity Distributor", "Gas Transporter", "Other User", "SMETS1", "SMETS2+", "Notes"];
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const wide = [row(heads), row(heads.map(() => "---")), row(heads.map(() => "Yes"))].join("\n");
  const pages = (text: string): readonly string[] => [...strFromU8(unzipSync(exported("section-g.sec", text).bytes)["word/document.xml"]!).matchAll(/<w:pgSz w:w="(\d+)"/g)].map(([, width]) => width!);
  const text = `# SECTION G: SECURITY\n\nG1.1 As follows:\n\n${wide}\n\nG1.2 It ends.\n`;
  assert.deepEqual(pages(text), ["11906", "16838", "11906"]);
  assert.deepEqual(pages(`${wide}\n`), ["16838"]);
  assert.deepEqual(pages("# SECTION G: SECURITY\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"), ["11906"]);
  assert.equal((await imported(exported("section-g.sec", text).bytes)).text, text);
});

test("a page's header between two rows of a table is left out, and told of", () => {
  const { notes } = exported("section-g.sec", "# SECTION G: SECURITY\n\n| a | b |\n| --- | --- |\n| e | f |\nSEC - Section G\n\n| c | d |\n");
  assert.deepEqual(notes, ["1 line of page headers, page numbers and contents lists is left out."]);
});

test("styles, numbers as drafted, a definitions table, header and footer, language and properties", () => {
  const { bytes } = exported("section-g.sec", "---\ndocument: Section G\ntitle: Security & More\nversion: 7.0\n---\n# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The **Panel** shall:\n(a) act; and\n(b) wait:\n    (i) long.\n\n<!-- sec-disable-next-line typo: so -->\nG1.2 Terms:\n\n| Term | Meaning |\n| --- | --- |\n| **A\\|B** | means `x < y`. |\n| **C** | |\n");
  const items = readDocx(bytes);
  assert.deepEqual(
    items.map((item) => (item.kind === "table" ? "table" : item.style)),
    ["Heading1", "Heading2", "SECClause", "SECList1", "SECList1", "SECList2", "SECComment", "SECClause", "table", "SECComment"],
  );
  assert.deepEqual(visibleLines(items), ["SECTION G: SECURITY", "G1\tGENERAL", "G1.1\tThe Panel shall:", "(a)\tact; and", "(b)\twait:", "(i)\tlong.", "G1.2\tTerms:", "Term | Meaning", "A|B | means x < y.", "C | "]);
  const files = parts(bytes);
  assert.match(files["word/header1.xml"]!, /Section G: Security &amp; More.*Version 7\.0/);
  assert.match(files["word/footer1.xml"]!, / PAGE .* NUMPAGES /);
  assert.match(files["word/styles.xml"]!, /w:lang w:val="en-GB"/);
  assert.match(files["word/document.xml"]!, /w:tblStyle w:val="SECDefinitions"/);
  assert.match(files["docProps/core.xml"]!, /<dc:title>Section G: Security &amp; More<\/dc:title>.*Ann Editor.*2024-06-27T09:30:00Z/);
  assert.equal(properties(bytes)["version"], "7.0");
});

test("the same document gives the same bytes", () => {
  const text = readFileSync(join(samples, "section-g.sec"), "utf8");
  assert.deepEqual(exported("section-g.sec", text).bytes, exported("section-g.sec", text).bytes);
});

test("odd text exports: control characters, lone surrogates, nothing at all, tables side by side", () => {
  for (const text of ["", "\u0001\ud800x ]]>&<", "| a |\n\n| b |\n", "---\nnot closed", "<!-- open", "#\n\n####### x\n", "(a)\n(b)\n", "| a | b\n|---|\n| c"]) {
    const { bytes } = exported("x.sec", text);
    assert.ok(readDocx(bytes) !== undefined && !/[\0-\x08]/.test(parts(bytes)["word/document.xml"]!), text);
  }
});

test("sec-duis export writes into the folder, and overwrites nothing without --force", () => {
  const folder = folderOf({ "a/section-g.sec": "# SECTION G: SECURITY\n", "b/section-g.sec": "# SECTION G: SECURITY\n", "m.sec.txt": "SEC - Appendix M\nAppendix M\nText of it\n1\n" });
  const first = secDuis(folder, "export", "a", "m.sec.txt", "-o", "word/out");
  assert.equal(first.code, 0, first.error);
  assert.deepEqual(readdirSync(join(folder, "word/out")).sort(), ["m.docx", "section-g.docx"]);
  assert.match(first.out, /2 documents written\./);
  const bytes = readFileSync(join(folder, "word/out/section-g.docx"));
  const again = secDuis(folder, "export", "a", "-o", "word/out");
  assert.equal(again.code, 2);
  assert.match(again.error, /section-g\.docx was not written: it is there already; --force/);
  assert.deepEqual(readFileSync(join(folder, "word/out/section-g.docx")), bytes);
  assert.equal(secDuis(folder, "export", "a", "-o", "word/out", "--force").code, 0);
  const both = secDuis(folder, "export", "a", "b", "-o", "both");
  assert.equal(both.code, 2);
  assert.match(both.error, /another document makes a section-g\.docx/);
  assert.equal(secDuis(folder, "export", "gone", "-o", "x").code, 2);
  assert.match(secDuis(folder, "export", "a", "-o", "x", "--date", "yesterday").error, /2024-06-27/);
});

test("sec-duis export leaves alone what sec.json excludes, as the editor does, unless it is named", () => {
  const folder = folderOf({ "code/sec.json": '{ "exclude": ["archive"] }', "code/section-g.sec": "# SECTION G: SECURITY\n", "code/archive/section-h.sec": "# SECTION H: DCC SERVICES\n" });
  assert.equal(secDuis(folder, "export", "code", "-o", "word").code, 0);
  assert.deepEqual(readdirSync(join(folder, "word")), ["section-g.docx"]);
  assert.equal(secDuis(folder, "export", "code/archive/section-h.sec", "-o", "word").code, 0);
  assert.deepEqual(readdirSync(join(folder, "word")).sort(), ["section-g.docx", "section-h.docx"]);
});

test("a text of ever so many paragraphs, without a carriage return, is made ready for Word in proportion to it", () =>
  assertInProportion("paragraphs for Word", [2_000, 32_000], (count) => {
    const tree = parse(`# SECTION G: SECURITY\n\n${Array.from({ length: count }, (_, i) => `The DCC shall act ${i}.`).join("\n\n")}\n`, { name: "section-g.sec", language: "sec" });
    return () => wordDocument(tree);
  }));
