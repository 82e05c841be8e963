import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyCorpus, type Corpus } from "../../server/src/index/corpus.ts";
import { factsOf } from "../../server/src/index/facts.ts";
import { clauseName, documentName } from "../../server/src/index/names.ts";
import { targetsOf, type Resolution, type Target } from "../../server/src/index/resolve.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { slice } from "../../server/src/text/span.ts";
import { idOf, workspaceOf } from "../support/workspace.ts";

const sectionA = `
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Incident Policy** | means the SEC Subsidiary Document of that name set out in Appendix AG. |
| **Lost Policy** | means the SEC Subsidiary Document of that name set out in Appendix ZZ. |
| **Shared Place** | means (a) a room; or (b) a hall. |
`;
const sectionG = `
# SECTION G: SECURITY

## G3 USERS

### Incidents

G3.4 Each User shall:
(a) tell the DCC; and
(b) keep:
(i) a record; and
(ii) a copy.

G3.6 The DCC shall (a) answer and (b) act.

## Annex to Section G3

1 A channel.
`;
const appendixAG = `
---
document: Appendix AG
title: Incident Management Policy
aliases: [IMP]
---
## 2 Incidents

### 2.1 Raising

2.1.1.1 Text.

## Appendix A Messages

1 Format

Text of the format.

Table 1 Messages
`;

/** What each reference in `text`, a document of the name `file`, comes to. */
function resolves(text: string, file = "appendix-m.sec"): string[] {
  let corpus: Corpus = emptyCorpus;
  for (const [name, content] of [["section-a.sec", sectionA], ["section-g.sec", sectionG], ["appendix-ag.sec", appendixAG], [file, text]] as const) {
    corpus = corpus.with(factsOf(name, parse(content.trimStart(), { name })));
  }
  const from = corpus.document(file)!;
  return from.tree.references.map(reference => `${slice(from.tree.text, reference.number).replace(/\s+/g, " ")}: ${told(corpus.resolve(reference, from))}`);
}

function told(found: Resolution): string {
  switch (found.kind) {
    case "one": return targetName(found.target);
    case "many": return `many: ${found.targets.map(targetName).join(" | ")}`;
    case "none": return found.certain ? `not there` : "not found";
    case "external": return "outside the Code";
    case "absent": return `no ${found.document} here`;
  }
}

function targetName(target: Target): string {
  switch (target.kind) {
    case "document": return documentName(target.document);
    case "clause": return clauseName(target.document, target.clause);
    case "definition": return `definition of ${target.definition.term}`;
    case "row": return "row";
    case "schema": return target.name.name;
  }
}

test("Sections, inserted numbers, sub-paragraphs, annexes", () => {
  assert.deepEqual(resolves("# APPENDIX M: X\n\n1.1 Under Section G3.4(b)(ii), Section G3, Section G, Section G3.5A, Section G3.4(d), the Annex to Section G3 and the Annex to Section G4.\n"), [
    "G3.4(b)(ii): Section G3.4(b)(ii)",
    "G3: Section G3",
    "G: Section G (SECURITY)",
    "G3.5A: not there",
    "G3.4(d): not there",
    "Annex to Section G3: Annex to Section G3",
    "Annex to Section G4: not there",
  ]);
});

test("a label that stands in running text is found in it", () => {
  assert.deepEqual(resolves("# APPENDIX M: X\n\n1.1 Under Section G3.6(a), and paragraph (b) of the definition of Shared Place in Section A1 (Definitions).\n"), [
    "G3.6(a): Section G3.6",
    "(b): definition of Shared Place",
    "A1: Section A1",
  ]);
});

test("another document by its key, title, alias, and by the term that names it", () => {
  assert.deepEqual(
    resolves("# APPENDIX M: X\n\n1.1 See AG 2.1.1.1, Appendix AG section 2.1.1, IMP section 2.1, section 2 of the Incident Management Policy, section 2.1 of the Incident Policy, section 9 of the Lost Policy and the Other RAPP section 5.4.\n"),
    [
      "2.1.1.1: clause 2.1.1.1 of Appendix AG",
      "2.1.1: clause 2.1.1.1 of Appendix AG",
      "2.1: clause 2.1 of Appendix AG",
      "2: clause 2 of Appendix AG",
      "2.1: clause 2.1 of Appendix AG",
      "9: no Appendix ZZ here",
      "5.4: no Other RAPP here",
    ],
  );
});

test("aliases of sec.json: by a bare letter or number, in full, and of what is not here", () => {
  const { snapshot } = workspaceOf(`
//- sec.json
{ "aliases": { "Security Code": "G", "Accession Form": "11", "Old Rules": "Schedule 9", "Lost Annex": "ZZ", "New Rules": "the new rules" } }
//- section-g.sec
# SECTION G: SECURITY

G1 Text.
//- schedule-11.sec
# SCHEDULE 11: ACCESSION

2 Text.
//- appendix-m.sec
# APPENDIX M: X

1.1 See Accession Form clause 2, clause 1 of the Old Rules, clause 1 of the Lost Annex, clause 1 of the New Rules and Security Code section 1.3.
`);
  const from = snapshot.documents.get(idOf("appendix-m.sec"))!;
  assert.deepEqual(from.tree.references.map((reference) => `${slice(from.tree.text, reference.number)}: ${told(snapshot.corpus.resolve(reference, from))}`), [
    "2: clause 2 of Schedule 11",
    "1: no Schedule 9 here",
    "1: no Appendix ZZ here",
    "1: no the new rules here",
    // No clause of a Section is called by figures alone: another thing is meant.
    "1.3: outside the Code",
  ]);
});

test("a Part of a Schedule that a Section has itself is that one’s", () => {
  const { snapshot } = workspaceOf(`
//- section-w.sec
# SECTION W: FEES

W1.1 The fee is that in Part A of Schedule 2 to this Section W, not in Part C of Schedule 2 to this Section W, nor in Part A of Schedule 1.

SCHEDULE 1 TO SECTION W: FORMS

Part A – Notice

SCHEDULE 2 TO SECTION W: FEES

Part A – Assessment

Part B – Registration
`);
  const from = snapshot.documents.get(idOf("section-w.sec"))!;
  assert.deepEqual(from.tree.references.map((reference) => targetsOf(snapshot.corpus.resolve(reference, from)).map((target) => (target.kind === "clause" ? target.clause.key : target.kind)).join()).filter((key) => key !== "document"), [
    "Schedule 2 Part A",
    "Schedule 2",
    "",
    "Schedule 2",
    "Schedule 1 Part A",
    "Schedule 1",
  ]);
});

test("an Appendix of its own name comes first, unless the Code's is said", () => {
  assert.deepEqual(resolves("# APPENDIX M: X\n\n1.1 See Appendix A, Appendix A of this document, Appendix A of the Code and Appendix AG.\n\n## Appendix A Messages\n\n1 Text\n\nSection 1 of this document says so, and 7 does not.\n"), [
    "A: Appendix A of Appendix M",
    "A: Appendix A of Appendix M",
    "A: no Appendix A here",
    "AG: Appendix AG (Incident Management Policy)",
    "1: clause 1 of Appendix M",
  ]);
});

test("within a clause: labels outwards from where they are cited", () => {
  assert.deepEqual(resolves("# SECTION B: X\n\nB1.1 The DCC shall:\n(a) act;\n(b) act:\n(i) as paragraph (a) says; and\n(ii) as paragraph (i) says; and\n(c) as in paragraph (z).\n", "section-b.sec"), [
    "(a): Section B1.1(a)",
    "(i): Section B1.1(b)(i)",
    "(z): not there",
  ]);
});

test("within a clause: a label behind the end of its list is surely missing, one of another place may be there", () => {
  const list = (words: string, more = "") => resolves(`# SECTION B: X\n\nB1.1 The DCC shall:\n(a) act;\n(b) act ${words}; and\n(c) report.${more}\n`, "section-b.sec");
  assert.deepEqual(list("as paragraphs (a) to (g) say"), ["(a): Section B1.1(a)", "(g): not there"]);
  assert.deepEqual(list("as paragraph (d) above"), ["(d): not there"]);
  assert.deepEqual(list("as paragraph (c)(iii) says", " It shall:\n(i) wait; and\n(ii) go."), ["(c)(iii): not there"]);
  assert.deepEqual(list("as paragraph (c)(ii) says", " It shall:\n(i) wait; and\n(ii) go."), ["(c)(ii): Section B1.1(c)(ii)"]);
  assert.deepEqual(list("as paragraph (c)(iii) of that Act says", " It shall:\n(i) wait; and\n(ii) go."), ["(c)(iii): outside the Code"]);
  for (const words of ["as paragraph (d) of its licence says", "as Section C1.1, paragraph (d), says", "as paragraph (d) in that agreement", "under paragraph (i) of it", "as (d) says"]) {
    const found = list(words);
    assert.ok(!found.includes("(d): not there"), `${words}: ${found.join()}`);
  }
  assert.deepEqual(list("as paragraph (d) says", "\n\nIt shall also:\n(a) wait;\n(b) go;\n(c) come; and\n(d) stay."), ["(d): Section B1.1(d)"]);
  assert.deepEqual(resolves("# SECTION B: X\n\nB1.1 The DCC shall:\n(a) act:\n(i) now;\n(ii) later; or\n(iii) never; and\n(b) report, where:\n(i) asked under sub-paragraph (iii); or\n(ii) told.\n", "section-b.sec"), ["(iii): not found"]);
});

test("a bare number in a Section is another agreement's; statutes are outside", () => {
  assert.deepEqual(resolves("# SECTION B: X\n\nB1.1 Under clause 4 and section 6(1A) of the Electricity Act 1989, and Section B1.1.\n", "section-b.sec"), [
    "4: outside the Code",
    "6(1A): outside the Code",
    "B1.1: Section B1.1",
  ]);
});

test("another code of the industry has Sections with letters too: they are outside", () => {
  const sectionB = (words: string) => resolves(`# SECTION B: X\n\nB1.1 The DCC shall follow ${words}.\n\nB1.2 It does.\n`, "section-b.sec");
  assert.deepEqual(sectionB("Section B9 of the Balancing and Settlement Code, Sections B1.1 and B9 of the BSC and paragraph B1.9 of the MRA"), ["B9: outside the Code", "B1.1: outside the Code", "B9: outside the Code", "B1.9: outside the Code"]);
  assert.deepEqual(sectionB("UNC Section B9, Section B1.1 (First Words) of the Uniform Network Code, REC Schedule 8 and DCUSA clause 12"), ["B9: outside the Code", "B1.1: outside the Code", "8: outside the Code", "12: outside the Code"]);
  assert.deepEqual(sectionB("Section B1.2 of the Code, Section B1.2 of the Smart Energy Code, the Code Section B1.2, Smart Energy Code Section B1.2 and SEC Section B1.2"), Array(5).fill("B1.2: Section B1.2"));
});

test("a code of another name is not this Code", () => {
  let corpus: Corpus = emptyCorpus;
  corpus = corpus.with(factsOf("appendix-q.sec", parse("# APPENDIX Q: CODE OF CONDUCT\n\n2.1 A thing.\n", { name: "appendix-q.sec" })));
  const from = factsOf("appendix-m.sec", parse("# APPENDIX M: X\n\n1.1 See clause 2.1 of the Code of Conduct.\n", { name: "appendix-m.sec" }));
  corpus = corpus.with(from);
  assert.equal(told(corpus.resolve(from.tree.references[0]!, from)), "clause 2.1 of Appendix Q");
});

test("a list goes on behind a stroke, and without its letter where its lead word is a plural", () => {
  const sectionB = (words: string) => resolves(`# SECTION B: X\n\nB1.1 The DCC shall follow ${words}.\n\nB1.2 It:\n(a) does; and\n(b) is.\n`, "section-b.sec");
  assert.deepEqual(sectionB("Section B1.1/B1.2 and Section B1.2(a)/(b)"), ["B1.1: Section B1.1", "B1.2: Section B1.2", "B1.2(a): Section B1.2(a)", "(b): Section B1.2(b)"]);
  assert.deepEqual(sectionB("Sections B1.1, 1.2 and 1.3"), ["B1.1: Section B1.1", "1.2: Section B1.2", "1.3: not there"]);
  assert.deepEqual(sectionB("Section B1.1 and 1.2 of it, and Sections B1.1 and 2.5 of it"), ["B1.1: Section B1.1", "B1.1: Section B1.1"]);
});

test("a paragraph of a Section in capitals, of a clause by its letter, behind a no-break space", () => {
  const sectionB = (words: string) => resolves(`# SECTION B: X\n\nB1.1 As ${words} says.\n\nB1.2 It:\na) does; and\nb) is.\n`, "section-b.sec");
  for (const words of ["paragraph (a) of SECTION B1.2", "paragraph (a) of Clause B1.2", "paragraph (a) of section\u00a0B1.2"]) assert.deepEqual(sectionB(words)[0], "(a): Section B1.2(a)", words);
  assert.deepEqual(resolves("# SECTION B: X\n\nB1.1 It:\na) does, as\u00a0told\u00a0in\u00a0b); and\nb) is.\n", "section-b.sec"), ["b): Section B1.1(b)"]);
});

test("a clause may begin without a letter: with a figure, with code, with its first item", () => {
  for (const words of ["30 Working Days shall be given.", "£100 is due.", "`sr:DeviceID` is sent.", "_The_ DCC acts.", "a) one; and\nb) two.", "– a word.", "% of it."]) {
    const found = resolves(`# SECTION B: X\n\nB1.1 As Section B1.3 says.\n\nB1.2 It does.\n\nB1.3 ${words}\n\nB1.4 It is.\n`, "section-b.sec");
    assert.ok(found.every((line) => !line.endsWith("not there")), `${words}: ${found.join()}`);
  }
  for (const rest of ["- B1.3 It is.\n- B1.4 It was.\n", "Clause B1.3 It is.\n\nClause B1.4 It was.\n"]) {
    const found = resolves(`# SECTION B: X\n\nB1.1 As Section B1.3 says.\n\n${rest}`, "section-b.sec");
    assert.ok(found.every((line) => !line.endsWith("not there")), `${rest}: ${found.join()}`);
  }
  assert.deepEqual(resolves("# SECTION B: X\n\n## B1 FIRST\n\n| B1.1 | As Section B1.2 says. |\n| --- | --- |\n| B1.2 | It is. |\n", "section-b.sec"), ["B1.1: not found", "B1.2: not found", "B1.2: not found"]);
  assert.deepEqual(resolves("# SECTION B: X\n\nB1.1 These apply:\n\n| Clause | Words |\n| --- | --- |\n| B1.1 | one |\n| B1.2 | two |\n", "section-b.sec"), ["B1.1: Section B1.1", "B1.2: not there"]);
  assert.deepEqual(resolves("# SECTION B: X\n\nB1.1 As Section B1.2(b) says.\n\nB1.2 a) one; and\nb) two.\n", "section-b.sec"), ["B1.2(b): Section B1.2(b)"]);
  assert.deepEqual(resolves("# APPENDIX M: X\n\n1.1 As clause 1.2 says.\n\n1.2 5 Working Days shall be given.\n", "appendix-m.sec"), ["1.2: clause 1.2 of Appendix M"]);
});

test("two files of one Section: a reference means either", () => {
  let corpus: Corpus = emptyCorpus;
  for (const name of ["section-g.sec", "g-copy.sec"]) corpus = corpus.with(factsOf(name, parse(sectionG.trimStart(), { name })));
  const from = factsOf("appendix-m.sec", parse("# APPENDIX M: X\n\n1.1 See Section G3.4.\n", { name: "appendix-m.sec" }));
  corpus = corpus.with(from);
  assert.equal(told(corpus.resolve(from.tree.references[0]!, from)), "many: Section G3.4 | Section G3.4");
});

test("text that lost its structure is not called broken: numbers in the contents, numbers within a line, a text cut off", () => {
  assert.deepEqual(resolves("Appendix X\nContents\n1 First .......... 2\n2 Second ......... 3\n1 First\nSee section 2 and section 3.\n", "appendix-x.sec.txt"), ["2: not found", "3: not there"]);
  assert.deepEqual(resolves("1 Policy 1.1 General 1.1.1 See section 1.1 below and section 1.1.2 too. 1.1.2 Text goes on.\n\n1 More.\n", "policy.sec.txt").filter(line => line.includes("not there")), []);
  assert.deepEqual(resolves("Appendix X\n1 First\nThe DCC shall do what section 1 and section 7 of this document say, and more of what is\n", "appendix-x.sec.txt"), ["1: clause 1 of Appendix X", "7: not found"]);
});
