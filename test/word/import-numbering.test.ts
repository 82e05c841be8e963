// The numbers that Word shows, worked out from the set-ups that templates use; each held against LibreOffice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importWord } from "../../server/src/word/import/import.ts";
import { imported } from "../support/importing.ts";
import { convert, withoutOffice } from "../support/office.ts";
import { abstractNum, docx, lvl, num, numbered, p, style, table, type WordParts } from "../support/word.ts";

interface SetUp extends WordParts {
  /** What is shown before each paragraph, "" for nothing; the paragraphs' own words are a, b, c ... */
  readonly shown: readonly string[];
  /** What LibreOffice shows where it does not follow the standard, and why. */
  readonly theirs?: { readonly why: string; readonly shown: readonly string[] };
}

/** `paragraphs` are properties; their words are letters. */
function setUp(numbering: string, paragraphs: readonly string[], shown: readonly string[], styles = ""): SetUp {
  return { numbering, styles, body: paragraphs.map((properties, i) => p(`word ${i}`, properties)).join(""), shown };
}

const legal = abstractNum(
  1,
  lvl(0, "decimal", "G%1", '<w:pStyle w:val="SecHead"/>'),
  lvl(1, "decimal", "G%1.%2", '<w:pStyle w:val="SecClause"/>'),
  lvl(2, "lowerLetter", "(%3)", '<w:pStyle w:val="SecItem"/>'),
  lvl(3, "lowerRoman", "(%4)"),
  lvl(4, "upperLetter", "(%5)"),
);

const byStyle = (id: string, based: string, numPr: string): string => `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${based}"/><w:pPr>${numPr}</w:pPr></w:style>`;

const setUps: Readonly<Record<string, SetUp>> = {
  "clauses of a Section, numbered by hand-set levels": setUp(
    legal + num(1, 1),
    [numbered(1, 0), numbered(1, 1), numbered(1, 2), numbered(1, 3), numbered(1, 3), numbered(1, 4), numbered(1, 2), numbered(1, 1), numbered(1, 2), numbered(1, 0), numbered(1, 1)],
    ["G1", "G1.1", "(a)", "(i)", "(ii)", "(A)", "(b)", "G1.2", "(a)", "G2", "G2.1"],
  ),
  "the same by styles, whose levels the list names; a style based on one; numbering switched off": setUp(
    legal + num(1, 1),
    [style("SecHead"), style("SecClause"), style("SecItem"), style("SecItem2"), style("SecClause"), `${style("SecClause")}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`, style("SecClause"), style("Unnumbered")],
    ["G1", "G1.1", "(a)", "(b)", "G1.2", "", "G1.3", ""],
    byStyle("SecHead", "Normal", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      byStyle("SecClause", "Normal", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') +
      byStyle("SecItem", "Normal", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>') +
      byStyle("SecItem2", "SecItem", "") +
      byStyle("Unnumbered", "SecItem", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
  ),
  "letters that go on after z, roman, ordinal, zero before the figure": setUp(
    abstractNum(1, lvl(0, "lowerLetter", "(%1)", "", 25)) + num(1, 1) +
      abstractNum(2, lvl(0, "upperRoman", "%1.", "", 8)) + num(2, 2) +
      abstractNum(3, lvl(0, "decimalZero", "%1", "", 9)) + num(3, 3) +
      abstractNum(4, lvl(0, "ordinal", "%1", "", 1)) + num(4, 4),
    [numbered(1), numbered(1), numbered(1), numbered(1), numbered(2), numbered(2), numbered(3), numbered(3), numbered(4), numbered(4), numbered(4)],
    ["(y)", "(z)", "(aa)", "(bb)", "VIII.", "IX.", "09", "10", "1st", "2nd", "3rd"],
  ),
  "a level that never starts anew, and one that starts with the first level alone": {
    theirs: { why: "It does not know w:lvlRestart (ISO/IEC 29500-1, 17.9.10).", shown: ["1", "1.1", "(a)", "1.2", "(a)", "2", "(a)", "Part 1", "1.", "a)", "2.", "a)", "Part 2", "1.", "a)"] },
    ...setUp(
    abstractNum(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "lowerLetter", "(%3)", '<w:lvlRestart w:val="0"/>')) + num(1, 1) +
      abstractNum(2, lvl(0, "decimal", "Part %1"), lvl(1, "decimal", "%2."), lvl(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')) + num(2, 2),
    [numbered(1), numbered(1, 1), numbered(1, 2), numbered(1, 1), numbered(1, 2), numbered(1), numbered(1, 2), numbered(2), numbered(2, 1), numbered(2, 2), numbered(2, 1), numbered(2, 2), numbered(2), numbered(2, 1), numbered(2, 2)],
    ["1", "1.1", "(a)", "1.2", "(b)", "2", "(c)", "Part 1", "1.", "a)", "2.", "b)", "Part 2", "1.", "a)"],
    ),
  },
  "two lists from one pattern: one goes on, one starts anew": setUp(
    abstractNum(1, lvl(0, "decimal", "%1.")) + num(1, 1) + num(2, 1) + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') + num(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
    [numbered(1), numbered(1), numbered(2), numbered(3), numbered(3), numbered(4), numbered(4)],
    ["1.", "2.", "3.", "1.", "2.", "7.", "8."],
  ),
  "a level of its own in one list": setUp(
    abstractNum(1, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2")) + num(1, 1) + num(2, 1, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>${lvl(0, "upperLetter", "Annex %1")}</w:lvlOverride>`),
    [numbered(1), numbered(1, 1), numbered(2), numbered(2, 1), numbered(2)],
    ["1.", "1.1", "Annex A", "A.1", "Annex B"],
  ),
  "roman above, legal figures below": {
    theirs: { why: "It does not know w:isLgl (17.9.4).", shown: ["Article I", "I.1", "I.1.1", "Article II", "II.1", "II.1.1", "II.1.2"] },
    ...setUp(
    abstractNum(1, lvl(0, "upperRoman", "Article %1"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"), lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) + num(1, 1),
    [numbered(1), numbered(1, 1), numbered(1, 2), numbered(1), numbered(1, 1), numbered(1, 2), numbered(1, 2)],
    ["Article I", "1.1", "1.1.1", "Article II", "2.1", "2.1.1", "2.1.2"],
    ),
  },
  "a numbering style that links to a list": setUp(
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:styleLink w:val="SecList"/>' + lvl(0, "decimal", "%1") + lvl(1, "decimal", "%1.%2") + "</w:abstractNum>" +
      '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="SecList"/></w:abstractNum>' + num(1, 1) + num(2, 2),
    [numbered(2), numbered(2, 1), numbered(2, 1), numbered(2)],
    ["1", "1.1", "1.2", "2"],
    '<w:style w:type="numbering" w:customStyle="1" w:styleId="SecList"><w:name w:val="SecList"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
  ),
  "bullets, what follows the number, start values, text without a number": setUp(
    abstractNum(1, lvl(0, "bullet", "\uf0b7", "", 1).replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl>')) + num(1, 1) +
      abstractNum(2, lvl(0, "decimal", "%1", '<w:suff w:val="space"/>', 5), lvl(1, "lowerLetter", "%2)", '<w:suff w:val="nothing"/>', 3)) + num(2, 2) +
      abstractNum(3, lvl(0, "none", "Note:"), lvl(1, "none", "")) + num(3, 3),
    [numbered(1), numbered(1), numbered(2), numbered(2, 1), numbered(2, 1), numbered(2), numbered(3), numbered(3, 1), ""],
    ["•", "•", "5", "c)", "d)", "6", "Note:", "", ""],
  ),
  "deep numbers of an Appendix, with letters inserted by another list": setUp(
    abstractNum(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3"), lvl(3, "decimal", "%1.%2.%3.%4")) + num(1, 1),
    [numbered(1), numbered(1, 1), numbered(1, 2), numbered(1, 3), numbered(1, 3), numbered(1, 2), numbered(1), numbered(1, 1), numbered(1, 2), numbered(1, 3)],
    ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.2", "2", "2.1", "2.1.1", "2.1.1.1"],
  ),
  "a list that begins on its second level, and comes back to its first": setUp(
    abstractNum(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3")) + num(1, 1),
    [numbered(1, 1), numbered(1, 1), numbered(1, 0), numbered(1, 2), numbered(1, 1)],
    ["1.1", "1.2", "2", "2.1.1", "2.2"],
  ),
  "a level of its own by hand in a style's list; numbers that go on over a table": {
    ...setUp(legal + num(1, 1), [], []),
    styles: byStyle("SecClause", "Normal", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
    body: p("word 0", style("SecClause")) + p("word 1", `${style("SecClause")}<w:numPr><w:ilvl w:val="2"/></w:numPr>`) + table([p("word 2", style("SecClause"))]) + p("word 3", style("SecClause")),
    shown: ["G1.1", "(a)", "G1.2", "G1.3"],
  },
  "headings numbered by their styles": setUp(
    abstractNum(1, lvl(0, "decimal", "%1", '<w:pStyle w:val="Num1"/>'), lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="Num2"/>'), lvl(2, "decimal", "%1.%2.%3", '<w:pStyle w:val="Num3"/>')) + num(1, 1),
    [style("Num1"), style("Num2"), style("Num3"), style("Num3"), style("Num2"), style("Num1"), style("Num2")],
    ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"],
    [1, 2, 3].map((level) => byStyle(`Num${level}`, `Heading${level}`, `<w:numPr>${level > 1 ? `<w:ilvl w:val="${level - 1}"/>` : ""}<w:numId w:val="1"/></w:numPr>`)).join(""),
  ),
};

/** Each paragraph's number: what stands before its words. */
function labels(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => /^(.*?)\bword \d+\s*$/.exec(line)?.[1])
    .filter((label) => label !== undefined)
    .map((label) => label.replace(/^#+ /, "").trim());
}

test("a bullet that is a space shows nothing, as in the further paragraphs of an item", async () => {
  const { text } = await imported({ numbering: abstractNum(1, lvl(0, "bullet", "•")) + num(1, 1) + abstractNum(2, lvl(0, "bullet", " ")) + num(2, 2), body: p("One.", numbered(1)) + p("More of it.", numbered(2)) });
  assert.equal(text, "• One.\n\nMore of it.\n");
});

test("a list whose format has no sign for 0 may begin there", async () => {
  for (const format of ["chicago", "lowerLetter", "decimalEnclosedCircle"]) {
    const numbering = abstractNum(1, lvl(0, format, "(%1)", "", 0)) + num(1, 1);
    const imported = await importWord(docx({ numbering, body: [0, 1, 2].map((i) => p(`word ${i}`, numbered(1))).join("") }), { name: "x.docx", changes: "accept" });
    assert.ok(imported.kind === "imported", JSON.stringify(imported));
    assert.deepEqual(labels(imported.file.text).slice(1), { chicago: ["(*)", "(†)"], lowerLetter: ["(a)", "(b)"], decimalEnclosedCircle: ["(①)", "(②)"] }[format]);
  }
});

for (const [what, { shown, ...parts }] of Object.entries(setUps)) {
  test(what, async () => {
    const imported = await importWord(docx(parts), { name: "x.docx", changes: "accept" });
    assert.ok(imported.kind === "imported", JSON.stringify(imported));
    assert.deepEqual(labels(imported.file.text), shown, imported.file.text);
  });
}

test("LibreOffice shows the same numbers, but where it does not follow the standard", { skip: withoutOffice }, () => {
  const names = Object.keys(setUps);
  const texts = convert(Object.fromEntries(names.map((name, i) => [`${i}.docx`, docx(setUps[name]!)])), "txt:Text (encoded):UTF8");
  for (const [i, name] of names.entries()) {
    // A bullet of the font Symbol is written as it stands in the font.
    const theirs = labels(texts[`${i}.txt`]!.toString("utf8").replace(/^\ufeff/, "").replaceAll("\r", "")).map((label) => label.replace(/[\ue000-\uf8ff]/g, "•"));
    assert.deepEqual(theirs, setUps[name]!.theirs?.shown ?? setUps[name]!.shown, name);
  }
});

/** A text of LibreOffice's own (flat ODF): numbered headings, a list of several levels that is broken off and goes on. */
const flat = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><text:outline-style style:name="Outline">${[1, 2, 3].map((level) => `<text:outline-level-style text:level="${level}" style:num-format="1" style:num-prefix="${level === 1 ? "H" : ""}" text:display-levels="${level}"/>`).join("")}</text:outline-style>
<text:list-style style:name="Items"><text:list-level-style-number text:level="1" style:num-prefix="(" style:num-suffix=")" style:num-format="a" style:num-letter-sync="true"/><text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="i"/><text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="A"/></text:list-style></office:styles>
<office:body><office:text>
<text:h text:outline-level="1">word 0</text:h><text:h text:outline-level="2">word 1</text:h><text:h text:outline-level="3">word 2</text:h><text:h text:outline-level="2">word 3</text:h>
<text:list xml:id="l1" text:style-name="Items"><text:list-item><text:p>word 4</text:p></text:list-item><text:list-item><text:p>word 5</text:p><text:list><text:list-item><text:p>word 6</text:p><text:list><text:list-item><text:p>word 7</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>word 8</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p>word 9</text:p>
<text:list text:continue-list="l1" text:style-name="Items"><text:list-item><text:p>word 10</text:p></text:list-item></text:list>
<text:h text:outline-level="1">word 11</text:h>
<text:list text:style-name="Items"><text:list-item text:start-value="26"><text:p>word 12</text:p></text:list-item><text:list-item><text:p>word 13</text:p></text:list-item></text:list>
</office:text></office:body></office:document>`;

test("a Word file that LibreOffice itself wrote has the numbers that LibreOffice shows", { skip: withoutOffice }, async () => {
  const { "own.docx": written } = convert({ "own.fodt": flat }, "docx:MS Word 2007 XML");
  const { "own.txt": text } = convert({ "own.docx": written! }, "txt:Text (encoded):UTF8");
  const result = await importWord(written!, { name: "own.docx", changes: "accept" });
  assert.ok(result.kind === "imported", JSON.stringify(result));
  const theirs = labels(text!.toString("utf8").replace(/^\ufeff/, "").replaceAll("\r", ""));
  assert.equal(theirs.length, 14);
  assert.deepEqual(labels(result.file.text), theirs);
  assert.deepEqual(theirs.filter((label) => label === "").length, 1, theirs.join(" "));
});
