import { test } from "node:test";
import { cannotRename, offersToRename, renames } from "../support/editing.ts";

const glossary = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
`;

test("a term everywhere, in its number and its possessive; longer terms keep their words", () => {
  renames(
    `${glossary}| **Supplier** | means a party that supplies. |
| **Energy Supplier** | means a Supplier of energy. |
//- section-m.sec
# SECTION M: GENERAL
M3.1 Each Supp<|>lier shall pay. The Suppliers’ costs and the Supplier's
costs are its own; but an Energy Supplier pays none, as no supplier does.
`,
    "Participating Body",
    `${glossary}| **Participating Body** | means a party that supplies. |
| **Energy Supplier** | means a Participating Body of energy. |
//- section-m.sec
# SECTION M: GENERAL
M3.1 Each Participating Body shall pay. The Participating Bodies’ costs and the Participating Body's
costs are its own; but an Energy Supplier pays none, as no supplier does.
`,
  );
});

test("white space stays where the words stood, a line's end too", () => {
  renames(`${glossary}| **Ma<|>jor Incident** | means a mishap. |\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 Each Party shall tell of each Major\nIncident, as the Panel is told.\n`, "Grave Mishap", `//- section-m.sec\n# SECTION M: GENERAL\nM3.1 Each Party shall tell of each Grave\nMishap, as the Panel is told.\n${glossary.trimStart()}| **Grave Mishap** | means a mishap. |\n`);
});

test("a comment between the words stays between them, or behind the one that takes their place", () => {
  const source = (term: string, comment: string) => `${glossary}| **${term.replace("<|>", "")}** | means a mishap. |\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 Each Party shall tell of each ${comment}, as the Panel is told.\n`;
  renames(source("Major Incident", "Ma<|>jor <!-- or minor? --> Incident"), "Grave Mishap", source("Grave Mishap", "Grave <!-- or minor? --> Mishap"));
  renames(source("Major Incident", "Ma<|>jor <!-- or minor? --> Incident"), "Mishap", source("Mishap", "Mishap, <!-- or minor? -->").replace("-->,", "-->"));
});

test("of a term and its acronym the one at the cursor changes", () => {
  const source = (term: string, acronym: string) => `${glossary}| **${term} (${acronym})** | means a protocol. |\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 By means of ${acronym}, that is ${term}, and TLS’s keys.\n`;
  const at = (text: string, words: string) => text.replace(words, `${words.slice(0, 2)}<|>${words.slice(2)}`);
  renames(at(source("Transport Layer Security", "TLS"), "TLS, that"), "XLS", source("Transport Layer Security", "XLS").replace("TLS’s", "XLS’s"));
  renames(at(source("Transport Layer Security", "TLS"), "Transport"), "Secure Transport", source("Secure Transport", "TLS"));
});

test("two terms of one name, each with its own uses", () => {
  const source = (local: string) => `${glossary}| **Fee** | means a sum. |
//- section-k.sec
# SECTION K: CHARGING
K1.1 Each Fee is due.
//- section-m.sec
# SECTION M: GENERAL
M3.1 In this Section, **${local}** means a price.

M3.2 The ${local}s are due.
`;
  renames(source("Fee").replace("The F", "The <|>F"), "Price", source("Price"));
  renames(source("Fee").replace("Each F", "Each <|>F"), "Levy", source("Fee").replace("**Fee** | means a sum", "**Levy** | means a sum").replace("Each Fee", "Each Levy"));
});

test("a term that is defined for a part of a document keeps its name outside of it", () => {
  const source = (name: string, outside = "Fee") => `//- section-m.sec\n# SECTION M: GENERAL\n\n## M1 THE ${name.replace("<|>", "").toUpperCase()}\n\nM1.1 For the purposes of this Section M1, a **${name}** means a sum.\n\nM1.2 Each ${name} is due.\n\n## M2 THE FEE\n\nM2.1 No ${outside} is due.\n`;
  renames(source("F<|>ee").replace("Each F<|>ee", "Each Fee"), "Charge", source("Charge"));
  cannotRename(source("Fee", "F<|>ee"), "“Fee” is defined in Section M1.1, but not for the text here");
});

test("a pointer and the place that it names are one term", () => {
  const source = (term: string) => `${glossary}| **${term}** | has the meaning given to that expression in Section G1.2 (Interpretation). |
//- section-g.sec
# SECTION G: SECURITY

### Interpretation

G1.2 A **${term}** means a loss.

G1.3 Each ${term} is told, as is paragraph (b) of the definition of ${term}.
//- section-h.sec
# SECTION H: SERVICES
H1.1 Each ${term} is recorded.
`;
  for (const words of ["**Compromise** | has", "A **Compromise", "Each Compromise is told", "Each Compromise is recorded"]) {
    renames(source("Compromise").replace(words, words.replace("Comp", "Comp<|>")), "Breach", source("Breach"));
  }
});

test("a heading that holds the term takes the brackets that cite it along", () => {
  const source = (term: string, cursor = "") => `${glossary}| **${term}${cursor}** | means a list. |
//- section-g.sec
# SECTION G: SECURITY

### Maintenance of the ${term}

G1.2 The Panel keeps the ${term}.

G1.3 See Section G1.2 (Maintenance of the ${term}).
`;
  renames(source("Products List", "<|>"), "Register", source("Register"));
});

test("headings in capitals go along, and the brackets that cite them; a longer term keeps its words", () => {
  const source = (name: string, cursor = "") => `${glossary}| **Device** | means a thing. |
| **${name}${cursor}** | means a sum. |
| **Late ${name}** | means a sum. |
//- section-d.sec
# SECTION D: CHARGES AND CONNECTION FEES

## D1 ${name.toUpperCase()}S

D1.1 Each ${name} is due.

## D2 LATE ${name.toUpperCase()}S AND DEVICES

D2.1 See Section D1 (${name}s) and Section D2 (Late ${name}s and Devices).
`;
  const after = source("Joining Fee").replaceAll("Late Joining", "Late Connection").replace("LATE JOINING", "LATE CONNECTION");
  renames(source("Connection Fee", "<|>"), "Joining Fee", after);
  const single = (name: string, cursor = "") => `${glossary}| **${name}${cursor}** | means a body. |\n//- section-b.sec\n# SECTION B: GOVERNANCE\n\n## B1 THE ${name.toUpperCase()}\n\nB1.1 The ${name} shall meet. See Section B1 (The ${name}).\n`;
  renames(single("Board", "<|>"), "Panel", single("Panel"));
});

test("a document's alias, wherever it is called by it; it may be a term at the same time", () => {
  const source = (alias: string) => `${glossary}| **${alias}** | means the SEC Subsidiary Document set out in Appendix AD. |
| **DCC Alert** | has the meaning given to that expression in ${alias} section 1.3. |
//- appendix-ad.duis
---
document: Appendix AD
title: DCC User Interface Specification
aliases: [${alias}]
---
# APPENDIX AD: DCC USER INTERFACE SPECIFICATION
1.3 In this document a **DCC Alert** means a message. The ${alias} has more.
//- sec.json
{ "aliases": { "${alias}": "AD" } }
`;
  renames(source("DUIS").replace("in DUIS", "in D<|>UIS"), "DUI", source("DUI"));
  renames(source("DUIS").replace("aliases: [D", "aliases: [D<|>"), "DUI", source("DUI"));
  renames(source("DUIS").replace("The D", "The D<|>"), "DUI", source("DUI"));
});

test("a document's title, which is a term too", () => {
  const source = (title: string) => `${glossary}| **${title}** | means the SEC Subsidiary Document of that name set out in Appendix AG. |
//- appendix-ag.sec
---
document: Appendix AG
title: ${title}
---
# APPENDIX AG: ${title.toUpperCase()}
1.1 Each Party shall follow section 1.1 of the ${title}.
`;
  renames(source("Incident Management Policy").replace("of the In", "of the <|>In"), "Mishap Policy", source("Mishap Policy"));
});

test("a Section that is titled as a term keeps its title", () => {
  const source = (term: string) => `${glossary}| **${term}** | means what is kept about each supply point. |
//- section-e.sec
# SECTION E: REGISTRATION DATA
E1.1 The DCC keeps the ${term} under Section E (Registration Data).
`;
  renames(source("Registration Data").replace("the Reg", "the <|>Reg"), "Supply Point Records", source("Supply Point Records"));
});

test("a clause's number, its paragraphs, and every form of reference to it", () => {
  const source = (clause: string, number: string) => `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.4 First, as Section ${clause}(b) and Sections G3.4 to ${clause} say.

${clause} Each Party shall:

(a) act as paragraph (b) says; and

(b) wait.

G3.8 As Sections G3.4, ${clause} (System Security) and G3.8, or G3.4-${number}, or Section ${clause}(a) to (b), or Section ${clause}(z) say.
//- section-h.sec
# SECTION H: SERVICES
H3.1 In accordance with Section G ${number.replace("3", "3")} and Section ${clause}(b).
`;
  renames(source("G3.5", "3.5").replace("\nG3.5 Each", "\nG3<|>.5 Each"), "G3.7", source("G3.7", "3.7"));
  renames(source("G3.5", "3.5").replace("with Section G 3.5", "with Section G 3.<|>5"), "G3.5A", source("G3.5A", "3.5A"));
});

test("a heading clause takes all of its clauses along", () => {
  const source = (number: string) => `
//- section-g.sec
# SECTION G: SECURITY

## G${number} SYSTEM SECURITY

G${number}.1 First.

G${number}.2 Sections G${number}.1 - G${number}.2 and Section G${number}.
//- section-h.sec
# SECTION H: SERVICES
H3.1 As G${number}.1 and Section H3.1 say.
`;
  renames(source("3").replace("## G3", "## G<|>3"), "G4", source("4"));
});

test("an Appendix's clause, a paragraph, a table", () => {
  const appendix = (clause: string, paragraph: string, table: string) => `
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

${clause} Incidents

${clause}.1 The DCC shall:
(a) act; and
(${paragraph}) wait, as paragraph (a) and Table ${table} say.

Table ${table}: Times

${clause}.2 See clause ${clause}.1(${paragraph}) and clauses ${clause}.1(a) and (${paragraph}).
//- section-h.sec
# SECTION H: SERVICES
H3.1 In accordance with clause ${clause}.1 of Appendix AG, and Appendix AG Section ${clause}.1(${paragraph}).
//- sec.json
{ "preferredTerms": [{ "avoid": "x", "prefer": "y", "scope": ["AG ${clause}.1"] }, { "avoid": "v", "prefer": "w", "scope": "AG ${clause}" }] }
`;
  renames(appendix("1", "b", "1").replace("\n1 Inc", "\n<|>1 Inc"), "2", appendix("2", "b", "1"));
  renames(appendix("2", "b", "1").replace("\n(b) wait", "\n(<|>b) wait"), "(c)", appendix("2", "c", "1"));
  renames(appendix("2", "b", "1").replace("2.1(b)", "2.1(<|>b)"), "2.1(c)", appendix("2", "c", "1"));
  renames(appendix("2", "b", "1").replace("and Table 1", "and Table <|>1"), "2", appendix("2", "b", "2"));
});

test("a heading, with the brackets that cite it and the quotes that name it", () => {
  const source = (own: string, heading: string) => `
//- section-g.sec
# SECTION G: SECURITY

## G3 ${own.toUpperCase()}

### ${heading}

G3.4 First, see the section “${heading}”.
//- section-h.sec
# SECTION H: SERVICES
H3.1 As Section G3.4 (${heading}), Section G3 (${own}) and Section H3.1 (${heading}) say.
`.replace("H3.1 (" + heading, "H3.1 (Incident Handling");
  renames(source("System Safety", "Incident Handling").replace("### Inc", "### Inc<|>"), "Mishap Handling", source("System Safety", "Mishap Handling"));
  renames(source("System Safety", "Incident Handling").replace("G3 SYS", "G3 SYS<|>"), "SYSTEM SECURITY", source("System Security", "Incident Handling"));
  renames(source("System Safety", "Incident Handling").replace("G3.4 (Inc", "G3.4 (<|>Inc"), "Mishap Handling", source("System Safety", "Mishap Handling"));
});

test("the contents list goes along", () => {
  const source = (number: string, title: string) => `
//- appendix-m.sec.txt
Appendix M
Interfaces
Contents
1 Introduction .................... 3
${number} List of Things ................. 4
${title} ......................... 5
1 Introduction
1.1 This document has a purpose, which is set out in clause ${number}.
${number} List of Things
${title}
The DCC shall keep a list of them.
`;
  renames(source("2", "General Obligations").replace("\n2 List of Things\n", "\n<|>2 List of Things\n"), "3", source("3", "General Obligations"));
  renames(source("2", "General Obligations").replace("\nGeneral Obligations\n", "\nGeneral <|>Obligations\n"), "Special Obligations", source("2", "Special Obligations"));
});

test("a number that was cited in vain does not come to be a clause without a word", () => {
  const source = (number: string) => `
//- section-g.sec
# SECTION G: SECURITY

G3.5 As Section G3.6 says.

${number} Each User shall:
(a) act.
//- section-h.sec
# SECTION H: SERVICES

H1.1 As Section G3.6(a) says.
`;
  renames(source("G3<|>.9"), "G3.6", source("G3.6"), "2 references to G3.6, which does not exist yet, will lead here: in G3.5, H1.1");
});

test("of two clauses of one number the one at the cursor, and not the references to either", () => {
  const source = (second: string) => `
//- section-g.sec
# SECTION G: SECURITY

G3.4 First:
(a) one.

${second} Second:
(a) one.

G3.6 See Section G3.4 and Section G3.4(a).
`;
  renames(source("G3.4").replace("\nG3.4 Sec", "\n<|>G3.4 Sec"), "G3.5", source("G3.5"));
});

test("what the editor offers to change", () => {
  offersToRename(`${glossary}| **Supplier** | means a party. |\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The Supp<|>liers’ costs.\n         ^^^^^^^^^\n`, "Supplier");
  offersToRename("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 First.\nM3.2 See Section M3<|>.1.\n                 ^^^^\n", "M3.1");
});

test("what cannot be renamed, and why", () => {
  const m = (words: string) => `//- section-m.sec\n# SECTION M: GENERAL\nM3.1 First.\n\nM3.2 ${words}\n`;
  cannotRename(m("See section 6(<|>1A) of the Electricity Act 1989."), "outside the Code");
  cannotRename(m("See Section M9<|>.9."), "M9.9 was not found in Section M");
  cannotRename(m("See Section Q9<|>.9."), "Section Q is not among the files");
  cannotRename(m("The dog ba<|>rks."), "nothing to rename");
  cannotRename(m("See Response Code E6<|>2."), "XML Schema");
  cannotRename("//- appendix-ad.duis\n# APPENDIX AD: DUIS\n\n| Service Reference Variant | Name | Critical |\n| --- | --- | --- |\n| 4.<|>6.1 | Read Log | No |\n", "4.6.1 has its name from the DUIS");
  cannotRename(m("See Section M3<|>.1."), "M3.2 exists already in Section M", "M3.2");
  cannotRename(m("See Section M3<|>.1."), "begin with M", "N3.1");
  cannotRename(m("See Section M3<|>.1."), "another level", "M3");
  cannotRename(m("See Section M3<|>.1."), "no clause number", "the first");
  cannotRename("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 First.\n```\nthe Code<|> here\n```\n", "Listings");
  cannotRename("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 First.\n<!-- a Par<|>ty -->\n", "comments");
  cannotRename(`${glossary}| **Ad Hoc <|>CSR** | has the meaning given to that expression in the SMKI Interface Design Specification. |\n`, "defined in the SMKI Interface Design Specification, which is not among the files");
  cannotRename(`${glossary}| **Com<|>promise** | has the meaning given to that expression in Section G1.2. |\n`, "is defined in Section G, which is not among the files");
  cannotRename(`${glossary}| **Party** | means one. |\n| **Pan<|>el** | means two. |\n`, "“Party” is a defined term already, in Section A1.1", "Parties");
  cannotRename(`${glossary}| **Co<|>de** | means this one. |\n`, "References are made with “Code”");
  cannotRename(`${glossary}| **Pan<|>el** | means two. |\n`, "References are made with “Section”", "Section");
  cannotRename(`${glossary}| **Pan<|>el** | means two. |\n`, "must begin with a letter", "|");
});

test("the letter of an Appendix: where it stands itself, wherever it is named, and in sec.json", () => {
  const source = (letter: string, own = letter, cited = letter) => `
//- sec.json
{ "aliases": { "IMP": "${letter}", "A": "Section A" }, "preferredTerms": [{ "avoid": "x", "prefer": "y", "scope": ["${letter} 2.10", "G3.5", "Appendix ${letter}"] }] }
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 The Incident Policy is in SEC Appendix ${cited}, see sections 1.1 and 1.2 of Appendix ${letter} (Incident Policy) and ${letter} 1.2.1.

A1.2 Appendices AD, ${letter} and AH apply; so do section 1.3 of Appendix AH and Section A1.1. AGM is no letter, and AG stands alone.
//- appendix-ag.sec
---
document: Appendix ${letter}
version: AG5.0
---
# APPENDIX ${own}: INCIDENT POLICY

1.1 This Appendix ${letter} is the Incident Policy. Section 1.2 of Appendix ${letter} and clause 1.2 are one.

1.2 Either of:

1.2.1 one; or

1.2.2 two.
//- appendix-ah.sec
# APPENDIX AH: OTHER

1.3 See Appendix ${letter}.
`;
  renames(source("AG", "A<|>G"), "AZ", source("AZ"));
  renames(source("AG", "AG", "A<|>G"), "Appendix az", source("AZ"));
  cannotRename(source("AG", "A<|>G"), "Appendix AH (OTHER) is here already", "AH");
  cannotRename(source("AG", "A<|>G"), "one letter or two", "AGX");
});

test("the letter of an Appendix in the headers of its pages", () => {
  const source = (letter: string, there = letter) => `
//- appendix-p.sec.txt
                                                   SEC - Appendix ${letter}

Appendix ${letter}

Code of Connection

1 General

1.1 The DCC shall act as Appendix ${letter} says, and as page 2 of it

1
\f  SEC – Appendix ${there}
does.

SEC - Appendix PQ
`;
  renames(source("P").replace("Appendix P\n\nCode", "Appendix P<|>\n\nCode"), "AZ", source("AZ"));
  renames(source("P", "P<|>"), "AZ", source("AZ"));
});

test("where the letter is an Appendix's own as well, this is told before", () => {
  const source = (letter: string) => `
//- appendix-m.sec
# APPENDIX M: INTERFACE

1.1 See Appendix ${letter} and Appendix C of the Code.

## Appendix B: Forms

1 Text.
//- appendix-c.sec
# APPENDIX ${letter.replace(/^C$/, "<|>C")}: POLICY

1.1 Text.
`;
  renames(source("C"), "B", source("B").replace("Appendix C of", "Appendix B of"), "Appendix M (INTERFACE) has an Appendix B of its own, which this would name");
});

test("a Schedule has a number, a Section keeps its letter, and what a file's name alone says is renamed there", () => {
  const schedule = (number: string, at = number) => `
//- section-b.sec
# SECTION B: ACCESSION

B1.1 Clauses 2 and 3 of Schedule ${at} and Schedule ${number} apply, and so does Section B1.2.

B1.2 Text.
//- schedule-2.sec
# SCHEDULE ${number}: FORM

2 Two.

3 Three, as in clause 2.
`;
  renames(schedule("2", "<|>2"), "Schedule 11", schedule("11"));
  cannotRename(schedule("2", "<|>2"), "called by a number", "B");
  cannotRename("//- section-a.sec\n# SECTION A: X\n\nA1.1 See Section <|>G.\n//- section-g.sec\n# SECTION G: Y\n\nG1.1 Text.\n", "begins the number of each of its clauses");
  cannotRename("//- section-a.sec\n# SECTION A: X\n\nA1.1 See Appendix A<|>G.\n//- appendix-ag.sec\n1.1 Text.\n", "name of its file alone");
});

test("a term that runs on in the first of two columns keeps its name, which a new one would not replace as a whole", () => {
  cannotRename(
    `
//- section-a.sec.txt
SECTION A: DEFINITIONS

A1 DEFINITIONS

A1.1 In this Code:

Term                    Meaning
Certificate Signing     means a request for a Certificate, in the form that the
Request                 SMKI Interface Design Specification sets out.
Panel                   means the body of that name.

A1.2 Each Certificate Sig<|>ning Request shall be kept.
`,
    "has lost its columns",
    "Certificate Order",
  );
});
