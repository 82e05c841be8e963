import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { offers, refactors, refuses, warns } from "../support/refactors.ts";

const glossary = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION

## A1 DEFINITIONS

A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Code** | means this Code. |
| **Panel** | means a body. |
`;
const security = (g35: string, after = "") => `
//- section-g.sec
# SECTION G: SECURITY

G3.4 Each User shall tell the Panel.

G3.5 ${g35}
${after}`;

test("insert a clause: an inserted number in the middle, the next one at the end", () => {
  refactors(
    security("Each User <|>shall:\n\n(a) act; and\n\n(b) wait.", "\nG3.6 End.\n"),
    "Insert clause G3.5A after G3.5",
    security("Each User shall:\n\n(a) act; and\n\n(b) wait.\n\nG3.5A [To be drafted]", "\nG3.6 End.\n"),
  );
  refactors(security("Each User <|>shall act."), "Insert clause G3.6", security("Each User shall act.\n\nG3.6 [To be drafted]"));
  refactors(security("One.", "\nG3.5A Tw<|>o.\n\nG3.6 End.\n"), "Insert clause G3.5B", security("One.", "\nG3.5A Two.\n\nG3.5B [To be drafted]\n\nG3.6 End.\n"));
  refactors(security("One.", "\nG3.5Z Tw<|>o.\n\nG3.6 End.\n"), "Insert clause G3.5AA", security("One.", "\nG3.5Z Two.\n\nG3.5AA [To be drafted]\n\nG3.6 End.\n"));
  refactors(security("On<|>e.", "\nG3.8 End.\n"), "Insert clause G3.6", security("One.\n\nG3.6 [To be drafted]", "\nG3.8 End.\n"));
});

test("insert a clause: none where no number fits, nor behind a heading with clauses", () => {
  offers(security("On<|>e.", "\nG3.5A Two.\n\nG3.6 End.\n"), [], "refactor.rewrite.insert");
  offers("# SECTION G: SECURITY\n\n## G3 SEC<|>URITY\n\nG3.1 One.\n\n## G4 MORE\n", [], "refactor.rewrite.insert");
  offers("Some te<|>xt.\n", []);
});

test("insert a clause: the number that somebody cites already", () => {
  offers(security("On<|>e, as Section G3.5A says."), ["Insert clause G3.6 after G3.5", "Insert clause G3.5A after G3.5"], "refactor.rewrite.insert");
});

test("make a clause not used: who cites it is told before it is done", () => {
  const uncited = security("Each <|>User shall act.");
  warns(uncited, "Make G3.5");
  warns(`${security("Each <|>User shall:\n\n(a) act as Section G3.5(b) says; and\n\n(b) wait.", "\nG3.6 See Section G3.5(a).\n")}//- appendix-ag.sec\n# APPENDIX AG: X\n\n2.1 As Section G3.5 and Sections G3.4 to G3.6 say.\n`, "Make G3.5", "2 references name G3.5: in G3.6, AG 2.1");
  const many = Array.from({ length: 7 }, (_, i) => `2.${i + 1} As Section G3.5 says.\n`).join("\n");
  warns(`${uncited}//- appendix-ag.sec\n# APPENDIX AG: X\n\n${many}`, "Make G3.5", "7 references name G3.5: in AG 2.1, AG 2.2, AG 2.3, AG 2.4, AG 2.5, 2 more");
  warns(`${uncited}//- section-a.sec\n# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Meaning |\n| --- | --- |\n| **Alert** | means a message. |\n| **Report** | means what Section G3.5 asks for. |\n`, "Make G3.5", "1 reference names G3.5: in A1.1 (definition of “Report”)");
});

test("insert a clause: as its neighbour is written", () => {
  refactors("# APPENDIX AG: X\r\n\r\n### 2.1. Fi<|>rst\r\n\r\nText.\r\n\r\n### 2.2. Second\r\n", "2.1A", "# APPENDIX AG: X\r\n\r\n### 2.1. First\r\n\r\nText.\r\n\r\n### 2.1A. [To be drafted]\r\n\r\n### 2.2. Second\r\n");
  refactors("# SECTION G: X\n**G3.1** O<|>ne.\n**G3.2** Two.\n", "G3.1A", "# SECTION G: X\n**G3.1** One.\n**G3.1A** [To be drafted]\n**G3.2** Two.\n");
});

test("make a clause not used, as the document marks others; an item keeps what leads on", () => {
  refactors(security("Each <|>User shall:\n\n(a) act; and\n\n(b) wait.", "\nG3.6 See Section G3.5(a).\n"), "Make G3.5 [Not used] (1 reference names it)", security("[Not used]", "\nG3.6 See Section G3.5(a).\n"));
  refactors(security("One:\n(a) a<|>ct;\n(b) wait; and\n(c) end."), "Make (a)", security("One:\n(a) [Not used];\n(b) wait; and\n(c) end."));
  refactors(security("One:\n(a) act;\n(b) wa<|>it; and\n(c) end."), "Make (b)", security("One:\n(a) act;\n(b) [Not used]; and\n(c) end."));
  refactors("# APPENDIX AG: X\n\n1.1 (NOT USED)\n\n1.2. Th<|>ree.\n", "Make 1.2", "# APPENDIX AG: X\n\n1.1 (NOT USED)\n\n1.2. (NOT USED)\n");
  offers(security("[Not u<|>sed]"), [], "refactor.rewrite.not-used");
});

test("renumber from here, with all references", () => {
  refactors(
    `${security("One.", "\nG3.5A Two<|>, as Section G3.4 says:\n\n(a) act; and\n\n(b) act as paragraph (a) says.\n\nG3.6 As Sections G3.5A(b), G3.6 and G3.4 say.\n")}
//- section-m.sec
# SECTION M: GENERAL
M3.1 As Sections G3.5 to G3.6, Section G3.5A (Security) and Section K3.6 say.
`,
    "Renumber from G3.5A on: 2 clauses become G3.6 to G3.7",
    `${security("One.", "\nG3.6 Two, as Section G3.4 says:\n\n(a) act; and\n\n(b) act as paragraph (a) says.\n\nG3.7 As Sections G3.6(b), G3.7 and G3.4 say.\n")}
//- section-m.sec
# SECTION M: GENERAL
M3.1 As Sections G3.5 to G3.7, Section G3.6 (Security) and Section K3.6 say.
`,
  );
  offers(security("On<|>e.", "\nG3.6 End.\n"), [], "refactor.rewrite.renumber");
});

test("renumber: a number that was cited in vain does not come to be a clause without a word", () => {
  const source = security("One.", "\nG3.5A Tw<|>o.\n\nG3.6 Three.\n\n");
  const vain = "//- appendix-ag.sec\n# APPENDIX AG: X\n\n2.1 As Section G3.7(a) says.\n\n2.2 As Sections G3.6 and G3.7 say.\n";
  warns(source + vain, "Renumber from G3.5A on", "2 references to G3.7, which does not exist yet, will lead here: in AG 2.1, AG 2.2");
  warns(source, "Renumber from G3.5A on");
  warns(`# SECTION G: SECURITY\n\n## G1 FIRST\n\nG1.1 See Section G2.1.\n\n## G3 SEC<|>OND\n\nG3.1 Two.\n`, "Renumber G3 to G2", "1 reference to G2.1, which does not exist yet, will lead here: in G1.1");
});

test("renumber a heading: its clauses come along", () => {
  refactors(
    `
//- section-g.sec
# SECTION G: SECURITY

## G1 FIRST

G1.1 One.

## G3 SEC<|>OND

G3.1 Two, as Section G3.2 says.

G3.2 Three.
//- section-m.sec
# SECTION M: GENERAL
M3.1 As Section G3 and Section G3.2 say.
`,
    "Renumber G3 to G2",
    `
//- section-g.sec
# SECTION G: SECURITY

## G1 FIRST

G1.1 One.

## G2 SECOND

G2.1 Two, as Section G2.2 says.

G2.2 Three.
//- section-m.sec
# SECTION M: GENERAL
M3.1 As Section G2 and Section G2.2 say.
`,
  );
});

test("define a phrase: a row in its place, capitals wherever the words stand", () => {
  const use = (phrase: string, other: string) => security(`Each ${phrase} shall be told to the Panel.`, `\nG3.6 The DCC shall see to it that there is no\n${other} which lasts, and no others.\n\nG3.7 Nothing else.\n`);
  refactors(
    `${use("‹|major event|>", "major\nevent")}${glossary}`,
    "Define “Major Event” in Section A (DEFINITIONS AND INTERPRETATION) (it stands in 2 places)",
    `${use("Major Event", "Major\nEvent")}${glossary.replace("| **Panel", "| **Major Event** | |\n| **Panel")}`,
  );
  offers(`${security("Each ‹|great event|> counts.")}${glossary}`, []);
  offers(`${security("The ‹|Panel|> and the Panel.")}${glossary}`, []);
  offers(`${security("The ‹|major event, if|> and the major event, if")}${glossary}`, []);
});

test("define a phrase: the words in capitals that the caret stands in need no selection", () => {
  const uses = (phrase: string, others = "the Panel sees each Monthly Report") => `${security(`Each ${phrase} shall go to the Panel.`, `\nG3.6 Of these ${others}.\n`)}${glossary}`;
  const defined = "Define “Monthly Report” in Section A (DEFINITIONS AND INTERPRETATION) (it stands in 2 places)";
  refactors(uses("Month<|>ly Report"), defined, uses("Monthly Report").replace("| **Panel", "| **Monthly Report** | |\n| **Panel"));
  refactors(uses("Monthly Report<|>"), defined, uses("Monthly Report").replace("| **Panel", "| **Monthly Report** | |\n| **Panel"));
  const none = (text: string): void => offers(text, [], "refactor.extract");
  none(uses("Monthly<|> Report", "none"));
  none(uses("mont<|>hly report", "it sees each monthly report"));
  none(uses("Pan<|>el"));
});

test("define a phrase: of words that are chosen and written as a term, one place is enough", () => {
  const use = (phrase: string) => `${security(`Each User shall follow ${phrase}.`)}${glossary}`;
  for (const [chosen, plain] of [["the ‹|Installation Standard|>", "the Installation Standard"], ["‹|the Installation Standard|>", "the Installation Standard"]] as const) {
    refactors(use(chosen), "Define “Installation Standard” in Section A (DEFINITIONS AND INTERPRETATION)", use(plain).replace("| **Panel", "| **Installation Standard** | |\n| **Panel"));
  }
  offers(use("the Install<|>ation Standard"), [], "refactor.extract");
});

test("define a phrase: in the document's own definitions, as its rows are written", () => {
  const own = (row: string, phrase: string) => `
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 1 Definitions

| Term | Meaning |
| --- | --- |
${row}| “Zone” | means a place. |

## 2 Text

2.1 A ${phrase} is a ${phrase.replace(/‹\||\|>/g, "")}.
`;
  refactors(own("", "‹|Fast Answer|>"), "in the definitions of this document", own("| “Fast Answer” | |\n", "Fast Answer"));
});

test("move a definition to Section A", () => {
  const own = (meaning: string) => `
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 1 Definitions

| Term | Meaning |
| --- | --- |
| **Incident** | ${meaning} |

## 2 Text

2.1 Text.
`;
  refactors(
    `${own("mea<|>ns what clause 2.1 describes \\| more.")}${glossary}`,
    "Move the definition of “Incident” to Section A",
    `${own("has the meaning given to that expression in Section A1.1 (Definitions).")}${glossary.replace("| **Panel", "| **Incident** | means what clause 2.1 of Appendix AG describes \\| more. |\n| **Panel")}`,
  );
  offers(`${own("has the mea<|>ning given in clause 2.1.")}${glossary}`, [], "refactor.move");
  offers(own("mea<|>ns it."), [], "refactor.move");
});

test("moving a definition tells of the terms in its meaning that Section A does not know", () => {
  const own = (meaning: string) => `
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 1 Definitions

| Term | Meaning |
| --- | --- |
| **Category** | means a category. |
| **Major Incident** | ${meaning} |
| **Record** | means a record. |
${glossary}`;
  const title = "Move the definition of “Major Incident”";
  warns(own("mea<|>ns a fault of Category 1 of which there are Records."), title, "The meaning uses “Category” and “Record”, which are defined in Appendix AG (INCIDENTS) alone");
  warns(own("mea<|>ns a fault of a Category."), title, "The meaning uses “Category”, which is defined in Appendix AG (INCIDENTS) alone");
  warns(own("mea<|>ns what the Panel calls a Major Incident."), title);
  warns(`${own("mea<|>ns a fault of a Category.").replace("| **Panel", "| **Category** | has the meaning given to that expression in Appendix AG. |\n| **Panel")}`, title);
});

test("move a definition over several rows, and one of running text", () => {
  const title = "Move the definition of “Incident” to Section A";
  const table = (rows: string) => `
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 1 Definitions

| Term | Meaning |
| --- | --- |
${rows}| **Zone** | means a place. |
`;
  refactors(
    `${table("| **Incident** | means: |\n| | (a) a fault; <|>or |\n| | (b) what clause 1 says. |\n")}${glossary}`,
    title,
    `${table("| **Incident** | has the meaning given to that expression in Section A1.1 (Definitions). |\n")}${glossary.replace("| **Panel", "| **Incident** | means: |\n| | (a) a fault; or |\n| | (b) what clause 1 of Appendix AG says. |\n| **Panel")}`,
  );
  const running = (clause: string) => `
//- section-g.sec
# SECTION G: SECURITY

## G1 INCIDENTS

G1.1 ${clause}

G1.2 Text.
`;
  refactors(
    `${running("For the purposes of this Section G1, an **Inc<|>ident** means a fault that\nG1.2 describes.")}${glossary}`,
    title,
    `${running("For the purposes of this Section G1, an **Incident** has the meaning given to that expression in Section A1.1 (Definitions).")}${glossary.replace("| **Panel", "| **Incident** | means a fault that G1.2 describes. |\n| **Panel")}`,
  );
  refuses(`${running("An **Inc<|>ident** means:\n(a) a fault; or\n(b) a slip.")}${glossary}`, title, "numbered paragraphs");
  refuses(`${running("An **Inc<|>ident** means a fault. It shall be told.")}${glossary}`, title, "Other sentences");
  refuses(`${running('The User shall tell of a fault (an "Inc<|>ident").')}${glossary}`, title, "inside a sentence");
  refuses(`${running("An **Inc<|>ident** means a fault.")}${glossary.replace("| **Panel", "| **Incident** | means a fault. |\n| **Panel")}`, title, "already");
});

test("sort a table of definitions, rows that go on with them", () => {
  refactors(
    glossary.replace("| **Code", "| **Zone** | me<|>ans: |\n| | (a) a place. |\n| **ad hoc** | means so. |\n| **Code"),
    "Sort the definitions",
    glossary.replace("| **Code", "| **ad hoc** | means so. |\n| **Code").replace("a body. |\n", "a body. |\n| **Zone** | means: |\n| | (a) a place. |\n"),
  );
  offers(glossary.replace("means a body", "means a bo<|>dy"), [], "refactor.rewrite.sort");
});

test("pasted lines become clauses", () => {
  refactors(
    security("One.", "\n‹|1. The DCC shall answer.\n\nEach User shall:\n• act; and\n• wait,\n  as it can.\n|>\nG3.6 End.\n"),
    "Make these lines the clauses G3.5A to G3.5B",
    security("One.", "\nG3.5A The DCC shall answer.\n\nG3.5B Each User shall:\n(a) act; and\n(b) wait,\nas it can.\n\nG3.6 End.\n"),
  );
  refactors(security("One.", "‹|Two follows.|>\n"), "Make this clause G3.6", security("One.", "\nG3.6 Two follows.\n"));
  offers(security("‹|One.|>"), [], "refactor.rewrite.number");
});

test("pasted bullets become the list of what leads to them, or go on with one", () => {
  const title = "Make these lines (a) to (c)";
  refactors(security("Each User shall:\n‹|•\tact;\n•\twait,\nas it can; and\n- end.|>\n"), title, security("Each User shall:\n(a) act;\n(b) wait,\nas it can; and\n(c) end.\n"));
  refactors(security("Each User shall:\n(a) act, where:\n‹|* one; or\n* two; and\n|>(b) wait.\n"), "Make these lines (i) to (ii)", security("Each User shall:\n(a) act, where:\n    (i) one; or\n    (ii) two; and\n(b) wait.\n"));
  refactors(security("Each User shall:\n(a) act; and\n‹|• wait.|>\n"), "Make this line (b)", security("Each User shall:\n(a) act; and\n(b) wait.\n"));
  refactors(security("Each User shall:\n‹|1) act; and\n2) wait.\n|>"), "Make these lines (a) to (b)", security("Each User shall:\n(a) act; and\n(b) wait.\n"));
  offers(security("Each User shall:\n‹|(a) act; and\n(b) wait.\n|>"), [], "refactor.rewrite.number");
  offers(security("Each User shall act.\n‹|• One.\n• Two.\n|>"), [], "refactor.rewrite.number");
});

test("a clause that is selected, or its number, is the one that is meant; words in it are not", () => {
  const titles = ["Insert clause G3.5A after G3.5", "Make G3.5 [Not used]"];
  const after = "\nG3.6 End.\n";
  offers(security("Each User shall act.", after).replace("G3.5", "‹|G3.5|>"), titles);
  offers(security("Each User shall:\n(a) act; and\n(b) wait.|>\n", after).replace("G3.5", "‹|G3.5"), titles);
  offers("# SECTION G: SECURITY\n\n‹|### G3.5 Each User shall act.\n|>\n### G3.6 End.\n", titles.slice(0, 1), "refactor.rewrite.insert");
  offers(security("Each User ‹|shall act|>.", after), []);
  offers(security("Each User shall act.\n\nG3.6 End.|>\n").replace("G3.5", "‹|G3.5"), []);
});

test("pasted from a PDF: broken lines are joined, over a page's end too, a number or label alone on its line has its words, and page headers go", () => {
  const section = (body: string) => `# SECTION K: CHARGES\n\nK1.1 Each Party shall pay in accordance with the Code.\n\n${body}`;
  refactors(
    section(`‹|K1.2        The DCC shall send an Invoice to each Party, who shall
            pay it in accord-
            ance with Section
            K1.1 and shall do so without
SEC – Section K

4

            deduction of any amount, on a non-
            standard form:
(a)
the Party is late; or
(b)
the Party
is early.
K1.3
The DCC shall keep a copy.
It shall keep it safe.|>
`),
    "Tidy pasted text",
    section(`K1.2 The DCC shall send an Invoice to each Party, who shall pay it in accordance with Section K1.1 and shall do so without deduction of any amount, on a non-
            standard form:
(a) the Party is late; or
(b) the Party is early.
K1.3 The DCC shall keep a copy.
It shall keep it safe.
`),
  );
});

test("what a converter put into the words is taken out of the file, and tables stay as they are drawn", () => {
  refactors(
    String.raw`
# SECTION G: SECURITY {#g .h1}

‹|**G1\.1** Each User\'s Sub\-Committee \(if [any]{.mark}\) shall act under [Section G1.1](#_Ref1):

\(a\) as the â€œPanelâ€\u009d says; and

[]{#_Ref1 .anchor}\(b\) as __Fax__ says\.

| Term | Meaning |
| --- | --- |
| **Fax** | means a letter \(by telephone\). |

+------+--------------------------+
| Term | Meaning of it in the     |
|      | Code                     |
+------+--------------------------+|>
`.replaceAll("\\\\", "\\").replace("\\u009d", "\u009d"),
    "Tidy pasted text",
    `
# SECTION G: SECURITY {#g .h1}

**G1.1** Each User's Sub-Committee (if any) shall act under Section G1.1:

(a) as the “Panel” says; and

(b) as **Fax** says.

| Term | Meaning |
| --- | --- |
| **Fax** | means a letter (by telephone). |

+------+--------------------------+
| Term | Meaning of it in the     |
|      | Code                     |
+------+--------------------------+
`,
  );
});

test("pasted from Word or a mail: marks that serve the breaking of lines, joined letters and bullets of symbol fonts are plain ones; items, quoted lines and a mail's head stay lines", () => {
  refactors(
    security("One.", `
‹|G3.6\tEach\u00a0User shall\u200b no\u00adtify the of\ufb01ce in a non\u2011standard form in\r
three parts:\r
\uf0b7\tthe \ufb01rst;\r
•\tthe second; and\r
o\tthe third.\r
\r
To: the Panel\r
Subject: the Code\r
> One line\r
> and another|>\r
`),
    "Tidy pasted text",
    security("One.", `
G3.6 Each User shall notify the office in a non-standard form in three parts:\r
• the first;\r
• the second; and\r
o the third.\r
\r
To: the Panel\r
Subject: the Code\r
> One line\r
> and another\r
`),
  );
  refactors(security("Each User shall:", "‹|\uf0b7\tact; and\n\uf0b7\twait.|>\n"), "Make these lines (a) to (b)", security("Each User shall:", "(a) act; and\n(b) wait.\n"));
});

test("nothing is offered to be tidied where nothing is: drafted text, tables, comments, a listing's lines", () => {
  offers(security("One.", "\n‹|G3.6 Each User shall:\n(a) act; and\n(b) wait.\n\n| **A** | means a\tthing. |\n\n<!-- a\u00a0comment -->|>\n"), [], "refactor.rewrite.tidy");
  offers(security("On<|>e\u00a0thing."), [], "refactor.rewrite.tidy");
});

test("rows pasted from a table of Word or of a spreadsheet become a table; tidied, they stay rows", () => {
  const pasted = "G3.6 The roles are:\n‹|User Role\tLetters\tOpen to\nImport Supplier\tIS\ta Supplier | Party that\nGas Supplier\t\tsupplies gas|>\nG3.7 Ok.\n";
  refactors(security("One.", pasted), "Make these rows a table", security("One.", "G3.6 The roles are:\n\n| User Role | Letters | Open to |\n| --- | --- | --- |\n| Import Supplier | IS | a Supplier \\| Party that |\n| Gas Supplier |  | supplies gas |\n\nG3.7 Ok.\n"));
  offers(security("One.", pasted), [], "refactor.rewrite.tidy");
});

test("definitions pasted from a table that has no head are given one, and are read as definitions", () => {
  const source = "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n‹|Panel\tmeans a body.\nUser\thas the meaning given in Section H1.|>\n";
  const table = "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n| Panel | means a body. |\n| User | has the meaning given in Section H1. |\n";
  refactors(source, "Make these rows a table", table);
  assert.deepEqual(parse(table, { name: "section-a.sec" }).definitions.map(({ term }) => term), ["Panel", "User"]);
});

test("clauses and items whose numbers a tab keeps apart are no table; nor is a line alone, or a table that is one", () => {
  for (const lines of ["G3.6\tOne.\nG3.7\tTwo.", "(a)\tone; and\n(b)\ttwo.", "•\tone\n•\ttwo", "1.\tone\n2.\ttwo", "a\tb", "| a\tb | c |\n| --- | --- |\n| d\te | f |", "One.\nTwo."]) offers(security("One.", `‹|${lines}|>\n`), [], "refactor.rewrite.table");
});

test("pasted text: a table of definitions that lost its columns keeps its lines, and the rest is tidied", () => {
  const table = `Appendix A Definitions
Term Meaning as defined in SEC
Fast Device Request Has the meaning given to that expression in the
Service Order Rules.
AES Advanced Encryption Standard
Issue Has the meaning given to that expression in SEC
Section A.
`;
  refactors(
    `‹|APPENDIX X\nInterface\n1 Purpose\nThe Fast Device Request Service is run by the DCC for each\nof the Users of the system.\n${table}|>`,
    "Tidy pasted text",
    `APPENDIX X\nInterface\n1 Purpose\nThe Fast Device Request Service is run by the DCC for each of the Users of the system.\n${table}`,
  );
});
