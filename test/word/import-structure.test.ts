// Headings, lists, tables, the cover, contents lists, the heads of pages: what makes a Word file a document of the Code.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { imported, imports } from "../support/importing.ts";
import { abstractNum, docx, field, lvl, num, numbered, p, r, style, table } from "../support/word.ts";

const legal = abstractNum(1, lvl(0, "decimal", "G%1"), lvl(1, "decimal", "G%1.%2"), lvl(2, "lowerLetter", "(%3)"), lvl(3, "lowerRoman", "(%4)")) + num(1, 1);
const bold = (words: string, properties = ""): string => p(r(words, "<w:b/>"), properties);

test("a Section as templates make it: headings by style, clauses in heading styles, sub-headings by their look", async () => {
  const { text, report, name } = await imported({
    title: "Smart Energy Code",
    numbering: legal,
    body:
      p("SECTION G: SECURITY", style("Heading1")) +
      p("SYSTEM SECURITY", style("Heading1") + numbered(1)) +
      bold("Security Incident Management") +
      p("Each User shall:", style("Heading2") + numbered(1, 1)) +
      p("log it;", numbered(1, 2)) +
      p("where it knows:", numbered(1, 2)) +
      p("the time; and", numbered(1, 3)) +
      p("the place; and", numbered(1, 3)) +
      p("tell the Panel.", numbered(1, 2)) +
      p("And no more than that.", style("Heading2") + numbered(1, 1)) +
      p("[Not used]", style("Heading2") + numbered(1, 1)) +
      p("ORGANISATIONAL SECURITY", style("Heading1") + numbered(1)),
  });
  assert.equal(
    text,
    `---
document: Section G
title: Security
---
# SECTION G: SECURITY

## G1 SYSTEM SECURITY

### Security Incident Management

G1.1 Each User shall:
(a) log it;
(b) where it knows:
    (i) the time; and
    (ii) the place; and
(c) tell the Panel.

G1.2 And no more than that.

G1.3 [Not used]

## G2 ORGANISATIONAL SECURITY
`,
  );
  assert.deepEqual([report.document, report.title, report.headings, name], ["Section G", "Security", 4, "section-g.sec"]);
  const tree = parse(text, { name });
  assert.deepEqual(tree.clauses.filter(({ kind }) => kind !== "heading").map(({ key }) => key), ["G1", "G1.1", "G1.1(a)", "G1.1(b)", "G1.1(b)(i)", "G1.1(b)(ii)", "G1.1(c)", "G1.2", "G1.3", "G2"]);
  assert.equal(tree.clauses.find(({ key }) => key === "G1.3")?.notUsed, true);
});

test("an Appendix whose name and title both have the style of the first heading: what stands below them begins with the second level", async () => {
  const { text } = await imported({
    body: p("APPENDIX A", style("Heading1")) + p("ENROLMENT PROCEDURE", style("Heading1")) + p("1 INTRODUCTION", style("Heading2")) + p("1.1 This Appendix is a procedure.") + p("Periods", style("Heading3")) + p("1.2 Each Party shall keep to it."),
  });
  assert.deepEqual(text.split("\n").filter((line) => line.startsWith("#")), ["# APPENDIX A", "# ENROLMENT PROCEDURE", "## 1 INTRODUCTION", "### Periods"]);
});

test("an Appendix without heading styles: its numbers typed, its headings bold, its cover, its heads of pages", async () => {
  const { text, name, told } = await imported({
    header: "SEC - Appendix P",
    footer: "Version P2.1",
    body:
      p(r("APPENDIX P", "<w:b/>")) +
      p(r("SMKI Repository Code of Connection", "<w:b/>")) +
      p("Version: P2.0") +
      p("Contents") +
      p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("1 Introduction\t3")) +
      p(r("1.1 Purpose\t") + field("PAGEREF _Toc1", "3")) +
      p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') +
      p(r("1", "<w:b/>") + "<w:r><w:tab/></w:r>" + r("Introduction", "<w:b/>")) +
      p(r("1.1", "<w:b/>") + "<w:r><w:tab/></w:r>" + r("Purpose", "<w:b/>")) +
      p("This document says how, under Section L5.") +
      p(r("1.1.1", "") + "<w:r><w:tab/></w:r>" + r("The DCC shall provide it.")) +
      p(r("Appendix A", "<w:b/>") + r(" Definitions", "<w:b/>")) +
      table(["SMKI", "means a thing."], ["DCC", "has the meaning given in Section A1."]),
  });
  assert.equal(
    text,
    `---
document: Appendix P
title: SMKI Repository Code of Connection
version: P2.0
---
# APPENDIX P

# SMKI Repository Code of Connection

## 1 Introduction

### 1.1 Purpose

This document says how, under Section L5.

1.1.1 The DCC shall provide it.

## Appendix A Definitions

| Term | Meaning |
| --- | --- |
| SMKI | means a thing. |
| DCC | has the meaning given in Section A1. |
`,
  );
  assert.equal(name, "appendix-p.sec");
  assert.match(told.join("\n"), /moved .*“Version: P2\.0”[\s\S]*contents .*3 lines[\s\S]*header The header .*SEC - Appendix P[\s\S]*header The footer .*Version P2\.1[\s\S]*table .*“Term” and “Meaning”/);
  const tree = parse(text, { name });
  assert.deepEqual(tree.definitions.map(({ term }) => term), ["SMKI", "DCC"]);
  assert.deepEqual([tree.identity.key, tree.identity.title, tree.identity.version], ["P", "SMKI Repository Code of Connection", "P2.0"]);
});

test("DUIS is a .duis file; the version comes from the page's foot, the name from its head", async () => {
  const { name, text } = await imported({ header: "SEC – Appendix AD: DCC User Interface Specification", footer: "Version AD6.0 - page", body: p("Introduction", style("Heading1")) + p("Some text of it.") });
  assert.equal(name, "appendix-ad.duis");
  assert.match(text, /^---\ndocument: Appendix AD\nversion: AD6\.0\n---\n## Introduction\n/);
});

test("names from the properties and from the file's name; a title that YAML would misread; none at all", async () => {
  assert.match((await imported({ title: "Section K: Charging: the yes", body: p("Text of it.") })).text, /^---\ndocument: Section K\ntitle: "Charging: the yes"\n---\n/);
  const named = await imported({ body: p("Text of it.") }, { name: "SEC_Section_F_v12.0.docx" });
  assert.deepEqual([named.report.document, named.report.version, named.name], ["Section F", "12.0", "section-f.sec"]);
  const nobody = await imported({ body: p("Text of it.") }, { name: "../Übersicht & Notes (final).docx" });
  assert.deepEqual([nobody.text, nobody.name], ["Text of it.\n", "ubersicht-notes-final.sec"]);
});

test("merged cells: the text stands once, and it is told", () =>
  imports(
    {
      body: table(
        ["Code", "Name", "Who"],
        [`<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p("4.6")}</w:tc>`, "One", "IS"],
        [`<w:tc><w:tcPr><w:vMerge/></w:tcPr>${p("")}</w:tc>`, "Two", "GS"],
        [`<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("Both")}</w:tc>`, "ES"],
      ),
    },
    "| Code | Name | Who |\n| --- | --- | --- |\n| 4.6 | One | IS |\n| | Two | GS |\n| Both | | ES |\n",
    [/^1: table A cell covers several columns/, /^1: table A cell is merged with the one above/],
  ));

test("a row that heads the table, cells of several paragraphs, a bar, a list, a table in a cell, a frame", () =>
  imports(
    {
      numbering: legal,
      body:
        table([`<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("DSPSchedule Definition")}</w:tc>`], ["Item", "Type"], ["A|B", p("first") + p("one", numbered(1, 2)) + p("two", numbered(1, 2))], ["Inner", table(["a", "b"], ["c", "d"]) + p("")]) +
        table([p("Framed words.") + p("And more.")]),
    },
    "DSPSchedule Definition\n\n| Item | Type |\n| --- | --- |\n| A\\|B | first<br>(a) one<br>(b) two |\n| Inner | a; b<br>c; d |\n\nFramed words.\n\nAnd more.\n",
    [/^3: table The first row covers/, /^3: table A table inside a cell/, /^8: table A frame/],
  ));

test("a row that heads the table does so where other rows within it cover all columns, too", () => {
  const over = (words: string) => [`<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(words)}</w:tc>`];
  return imports(
    { body: table(over("Schedule data items"), ["Data Item", "Type"], over("The beginning"), ["StartDate", "xs:date"]) + table(over("Group"), over("Other group"), ["a", "b"]) },
    "Schedule data items\n\n| Data Item | Type |\n| --- | --- |\n| The beginning | |\n| StartDate | xs:date |\n\n| Group | |\n| --- | --- |\n| Other group | |\n| a | b |\n",
    [/^3: table The first row covers/, /^3: table A cell covers several columns/, /^8: table 2 cells cover several columns/],
  );
});

test("columns whose edges are a hair apart are columns all the same; an empty table is nothing", () =>
  imports(
    { body: table(["A", `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("B")}</w:tc>`], [`<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("1")}</w:tc>`, "2"]) + table(["", ""], ["", ""]) + p("End of it.") },
    "| A | B |\n| --- | --- |\n| 1 | 2 |\n\nEnd of it.\n",
  ));

test("definitions keep the bold of their terms; other tables do not take it over", () =>
  imports(
    { body: table(["Term", "Definition"], [bold("Device"), "means a meter."]) + table([bold("Service Reference"), "4.6"], [bold("Eligible Users"), "IS"]) },
    "| Term | Definition |\n| --- | --- |\n| **Device** | means a meter. |\n\n| Service Reference | 4.6 |\n| --- | --- |\n| Eligible Users | IS |\n",
  ));

test("a listing keeps its lines", async () => {
  const mono = (words: string): string => p(r(words, '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'));
  const { text } = await imported({ body: p("For example:") + mono("&lt;a&gt;") + mono("  &lt;b/&gt;") + mono("&lt;/a&gt;") + p("So it is.") });
  assert.equal(text, "For example:\n\n```xml\n<a>\n  <b/>\n</a>\n```\n\nSo it is.\n");
});

test("contents in a content control go, with their title; so does a list in the styles of one", async () => {
  const { text, told } = await imported({
    styles: '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
    body: `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p("Contents")}${p("1 Scope\t3")}</w:sdtContent></w:sdt>` + p("1 Scope\t3", style("TOC1")) + p("Scope", style("Heading1")) + p("All of it."),
  });
  assert.equal(text, "## Scope\n\nAll of it.\n");
  assert.match(told.join("\n"), /^contents .*3 lines/);
});

test("an empty paragraph with a number shows the number; one without is nothing", () =>
  imports({ numbering: legal, body: p("", numbered(1)) + p("") + p("Text of it.", numbered(1, 1)) }, "G1\n\nG1.1 Text of it.\n"));

test("letters that are typed, deep lists, bullets within items", () =>
  imports(
    {
      numbering: legal + abstractNum(2, lvl(0, "bullet", "–")) + num(2, 2),
      body: p("G1.1 The DCC shall:") + p("(a) act:") + p("(i) now; or") + p("(ii) later:") + p("(A) in time,") + p("and well.", numbered(2)) + p("(b) wait."),
    },
    "G1.1 The DCC shall:\n(a) act:\n    (i) now; or\n    (ii) later:\n        (A) in time,\n            – and well.\n(b) wait.\n",
  ));

test("every word of the document is in the text: nothing vanishes", async () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const body = words.map((word, i) => (i % 7 === 0 ? table([word, "x"], ["y", p("z")]) : i % 5 === 0 ? p(`<w:ins w:author="a">${r(word)}</w:ins>`) : i % 3 === 0 ? bold(`Heading ${word}`) : p(`${word} is in a sentence.`))).join("");
  const { text } = await imported(docx({ body }));
  for (const word of words) assert.match(text, new RegExp(`\\b${word}\\b`));
});

test("a title that names the document stands over its heading: the heading's words are the title, and the levels count from it", async () => {
  const { text } = await imported({ styles: '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>', body: p("SEC Section G", style("Title")) + p("SECTION G: SECURITY", style("Heading1")) + p("G3 USERS", style("Heading2")) + p("G3.1 Each User shall act.") });
  assert.equal(text, "---\ndocument: Section G\ntitle: Security\n---\n# SEC Section G\n\n# SECTION G: SECURITY\n\n## G3 USERS\n\nG3.1 Each User shall act.\n");
});

test("several documents in one file are told", async () => {
  const { told, report } = await imported({
    numbering: abstractNum(1, lvl(0, "bullet", "–")) + num(1, 1),
    body: p("Section D: Modifications", numbered(1)) + p("Section G: Security", style("Heading1")) + p("Text of it.") + p("Appendix M: Interfaces", style("Heading1")) + p("Text of it."),
  });
  assert.equal(report.document, "Section G");
  assert.match(told.join("\n"), /^heading The file seems to hold several documents \(Section G, Appendix M\)/);
});
