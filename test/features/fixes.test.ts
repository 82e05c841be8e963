// The fixes at a place, and the one that teaches the project a word.

import assert from "node:assert/strict";
import { test } from "node:test";
import { quickFixes } from "../../server/src/features/fixes.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { sourceOf } from "../../server/src/workspace/snapshot.ts";
import { idOf, neverFails, workspaceWith, type Texts } from "../support/workspace.ts";

const text = "# SECTION G: SECURITY\n\nG1.1 The DCC shall act in acordance with Section G1.1, and shall mend teh Device.\n";

test("a word that nobody knows can be added to the sec.json that governs", () => {
  const texts = new Map([["sec.json", '{\n  "words": [\n    "keypair"\n  ]\n}\n'], ["section-g.sec", text]]);
  assert.deepEqual(titles(texts, "section-g.sec", "acordance"), ["Change “acordance” to “accordance”", "Add “acordance” to sec.json"]);

  const workspace = workspaceWith(texts);
  const snapshot = workspace.snapshot();
  const id = idOf("section-g.sec");
  const at = text.indexOf("acordance");
  const [, added] = quickFixes(snapshot, id, workspace.check(id).findings, { from: at, to: at }, neverFails);
  assert.equal(added!.fix.preferred || added!.fix.safe, false);
  const [edit] = added!.fix.edits;
  assert.equal(edit!.document, idOf("sec.json"));
  const after = applyEdits(sourceOf(snapshot, edit!.document)!.text, [edit!]);
  assert.equal(after, '{\n  "words": [\n    "keypair",\n    "acordance"\n  ]\n}\n');
  assert.deepEqual(titles(new Map([...texts, ["sec.json", after]]), "section-g.sec", "acordance"), []);
});

test("a heading in brackets may be that of another clause, or of a heading without a number over one", () => {
  const words = "# SECTION G: SECURITY\n\n## G1 USERS\n\nG1.1 As Section G1.1 (Records) and Section G1 (Devices) say.\n\n### Records\n\nG1.2 A record is kept.\n\n## G2 DEVICES\n\nG2.1 A Device is kept.\n";
  const texts = new Map([["section-g.sec", words]]);
  assert.deepEqual(titles(texts, "section-g.sec", "Records) and"), ["Change to “Users”", "Refer to Section G1.2, which stands under that heading"]);
  assert.deepEqual(titles(texts, "section-g.sec", "Devices) say"), ["Change to “Users”", "Refer to Section G2, which bears that heading"]);
});

test("who renumbers a list is told that references stay as they are: of one in clauses where it is cited, of one within a sentence always", () => {
  const list = "C1.1 The Panel shall:\n(a) act;\n(b) log; and\n(d) report.\n";
  const sentence = "C1.1 The Panel shall: (a) act; (b) log; or (d) report.\n";
  const titlesOf = (text: string) => titles(new Map([["section-c.sec", `# SECTION C: GOVERNANCE\n\n${text}`]]), "section-c.sec", "d) report").filter((title) => title.startsWith("Renumber"));
  assert.deepEqual(titlesOf(list), ["Renumber (d) to (c)"]);
  assert.deepEqual(titlesOf(`${list}\nC1.2 Of paragraph C1.1(d) the Panel is told.\n`), ["Renumber (d) to (c) (references to them stay as they are)"]);
  assert.deepEqual(titlesOf(sentence), ["Renumber (d) to (c) (references to them stay as they are)"]);
});

test("of a number that is not there, the nearest are those that a slip of one figure parts from it, and clauses sooner than headings", () => {
  const clauses = ["1", "2", "3", "7"].map((one) => `G3.${one} The DCC shall act.\n\n`).join("");
  const nearestTo = (number: string) => titles(new Map([["section-g.sec", `# SECTION G: SECURITY\n\n## G2 DCC\n\nG2.1 The DCC shall act.\n\n## G3 USERS\n\n${clauses}G3.8 It shall do so under Section ${number} alone.\n`]]), "section-g.sec", `${number} alone`);
  assert.deepEqual(nearestTo("G3.12").slice(0, 2), ["Change to G3.1", "Change to G3.2"]);
  assert.deepEqual(nearestTo("G3.17").slice(0, 2), ["Change to G3.1", "Change to G3.7"]);
  assert.ok(nearestTo("G3.20").every((title) => !/G\d$/.test(title)), nearestTo("G3.20").join());
});

test("what is not there gives way to the nearest of its kind: annexes, tables, items, service requests", () => {
  const words = `# APPENDIX AG: POLICY

2.1 See Annex C, Table 2 and Service Request 4.6.9:
(a) act; and
(b) act as paragraph (c) above says.

Table 1: Kinds

| Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- |
| 4.6.1 | Read Log | No |
| 4.7.1 | Read All | No |

## Annex A: Form

A form.

## Annex B: Other Form

A form.
`;
  const texts = new Map([["appendix-ag.sec", words]]);
  assert.deepEqual(titles(texts, "appendix-ag.sec", "C, Table"), ["Change to Annex B", "Change to Annex A"]);
  assert.deepEqual(titles(texts, "appendix-ag.sec", "2 and Service"), ["Change to Table 1"]);
  assert.deepEqual(titles(texts, "appendix-ag.sec", "4.6.9"), ["Change to 4.6.1"]);
  assert.deepEqual(titles(texts, "appendix-ag.sec", "(c) above"), ["Change to 2.1(b)"]);
});

test("a number in a Part that is named beside it is changed without the Part", () => {
  const words = "# SCHEDULE 1: TERMS\n\n## Part A One\n\n1 The DCC shall act as paragraph 2(c) of Part B, or paragraph 4 of Part B, says.\n\n2 The DCC shall log.\n\n## Part B Two\n\n1 The DCC shall act.\n\n2 The DCC shall:\n(a) act; and\n(b) log.\n";
  const texts = new Map([["schedule-1.sec", words]]);
  assert.deepEqual(titles(texts, "schedule-1.sec", "2(c)"), ["Change to 2(b)"]);
  assert.deepEqual(titles(texts, "schedule-1.sec", "4 of"), ["Change to 2", "Change to 1"]);
});

test("a bracket is closed behind a figure, a quotation mark behind the term that is spoken of", () => {
  const words = "# SECTION G: SECURITY\n\nG1.1 It ends after ten (10 years.\n\nG1.2 A “month is a reference to a calendar month.\n";
  const texts = new Map([["section-g.sec", words]]);
  assert.deepEqual(titles(texts, "section-g.sec", "10 years"), ["Insert ) behind “10”"]);
  assert.deepEqual(titles(texts, "section-g.sec", "month is"), ["Insert ” behind “month”"]);
});

test("of a number in words and figures, either may be changed, as the other is written", () => {
  const words = "# SECTION G: SECURITY\n\nG1.1 It ends after Twenty-Eight (26) days or Thirty-one (21) days.\n";
  const texts = new Map([["section-g.sec", words]]);
  assert.deepEqual(titles(texts, "section-g.sec", "Twenty"), ["Change “26” to “28”", "Change “Twenty-Eight” to “Twenty-Six”"]);
  assert.deepEqual(titles(texts, "section-g.sec", "Thirty"), ["Change “21” to “31”", "Change “Thirty-one” to “Twenty-one”"]);
});

test("where there are several, the title says which", () => {
  const texts = new Map([["sec.json", "{}"], ["duis/sec.json", '{ "words": [] }'], ["section-g.sec", text], ["duis/section-h.sec", text.replace(/G/g, "H")]]);
  assert.ok(titles(texts, "duis/section-h.sec", "teh").includes("Add “teh” to duis/sec.json"));
});

test("without a sec.json, none is made in silence", () => {
  assert.deepEqual(titles(new Map([["section-g.sec", text]]), "section-g.sec", "acordance"), ["Change “acordance” to “accordance”"]);
});

test("a broken sec.json is not written to", () => {
  assert.deepEqual(titles(new Map([["sec.json", '{ "words": ['], ["section-g.sec", text]]), "section-g.sec", "acordance"), ["Change “acordance” to “accordance”"]);
});

function titles(texts: Texts, file: string, word: string): readonly string[] {
  const workspace = workspaceWith(texts);
  const id = idOf(file);
  const at = texts.get(file)!.indexOf(word);
  return quickFixes(workspace.snapshot(), id, workspace.check(id).findings, { from: at, to: at + word.length }, neverFails).map(({ fix }) => fix.title);
}

test("a phrase that shares but half its words with a term is more likely a term of its own, to be defined", () => {
  const table = "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n| **Major Security Incident** | means a mishap. |\n| **Relevant Loss** | means a loss. |\n";
  const of = (phrase: string): readonly string[] => titles(new Map([["section-a.sec", table], ["section-g.sec", `# SECTION G: SECURITY\n\nG1.1 The DCC shall tell of each ${phrase}.\n\nG1.2 The ${phrase} shall be logged, and each ${phrase} is told.\n`]]), "section-g.sec", phrase);
  assert.deepEqual(of("Relevant Event"), ["Define “Relevant Event”", "Change to “Relevant Loss”"]);
  assert.deepEqual(of("Minor Security Incidents")[0], "Change to “Major Security Incidents”");
  assert.deepEqual(of("Minor Security Incident"), ["Change to “Major Security Incident”", "Define “Minor Security Incident”"]);
});

test("where a selection holds several findings, what is changed to what is said of each", () => {
  const words = "# SECTION G: SECURITY\n\nG1.1 As Section G1.7 and Section G1.8 say.\n\nG1.2 The DCC shall act.\n";
  const workspace = workspaceWith(new Map([["section-g.sec", words]]));
  const id = idOf("section-g.sec");
  const of = (span: { readonly from: number; readonly to: number }): readonly string[] => quickFixes(workspace.snapshot(), id, workspace.check(id).findings, span, neverFails).map(({ fix }) => fix.title);
  const one = words.indexOf("G1.7");
  assert.deepEqual(of({ from: one, to: one }), ["Change to G1.1", "Change to G1.2"]);
  assert.deepEqual(of({ from: 0, to: words.length }), ["Change “G1.7” to G1.1", "Change “G1.7” to G1.2", "Change “G1.8” to G1.1", "Change “G1.8” to G1.2"]);
});
