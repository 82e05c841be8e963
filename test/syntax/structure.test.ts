import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { slice } from "../../server/src/text/span.ts";
import { clauseLines, definitionLines } from "./outline.ts";

function clauses(text: string, name = "a.sec"): string[] {
  return clauseLines(parse(text.replace(/^\n/, ""), { name }));
}

test("a Section: headings, groups, inserted numbers, sub-paragraphs, not used", () => {
  assert.deepEqual(
    clauses(`
# SECTION G: SECURITY

## G3 SYSTEM SECURITY: OBLIGATIONS ON USERS

### Security Incident Management

G3.4 Each User shall:
(a) keep a record, which:
(i) is complete; and
(ii) is true; and
(b) publish it.

G3.5 Each User shall comply.

G3.5A Each User shall report.

### Other Matters

G3.6 [Not used]

## G4 NEXT

G4.1 Text.
`),
    [
      'G3 "SYSTEM SECURITY: OBLIGATIONS ON USERS"',
      'heading "Security Incident Management"',
      'G3.4 under "Security Incident Management"',
      "G3.4(a)",
      "G3.4(a)(i)",
      "G3.4(a)(ii)",
      "G3.4(b)",
      'G3.5 under "Security Incident Management"',
      'G3.5A under "Security Incident Management"',
      'heading "Other Matters"',
      'G3.6 under "Other Matters" (not used)',
      'G4 "NEXT"',
      "G4.1",
    ],
  );
});

test("an example on a line of its own, or the date of a form, heads no clause", () => {
  const text = `
# APPENDIX AD: INTERFACE

Request Format

3.3 The parts are separated by colons.

For example: 90-B3-D5-1F-30-01-00-00:1000

3.4 Each Response has a code.

Date: [date]

3.5 Each Response has a name.
`;
  assert.deepEqual(clauses(text), ['heading "Request Format"', '3.3 under "Request Format"', '3.4 under "Request Format"', '3.5 under "Request Format"']);
});

test("a dash behind a number, and a number that a PDF glued to its words, begin a clause all the same", () => {
  assert.deepEqual(
    clauses(`
# APPENDIX AG: INCIDENTS

1.Definitions

1.1 - In this Appendix words mean what they say.

1.2 – The DCC shall act.

2 - Duties

2.1 The DCC shall report.
`),
    ['1 "Definitions"', "1.1", "1.2", '2 "Duties"', "2.1"],
  );
});

test("the next number behind a blank line begins a clause though its words begin small, but not where they go on behind it", () => {
  assert.deepEqual(clauses("# APPENDIX P: CONNECTION\n\n2.1 Text.\n\n2.2 each User shall act.\n\n2.3 of this document applies.\n\n2.4 days are enough.\n\n2.9 each User shall rest.\n"), ["2.1", "2.2"]);
  assert.deepEqual(clauses("# SECTION G: SECURITY\n\nG3.5 Text.\n\nG3.6 e-mail is sent.\nG3.7 each one.\n"), ["G3.5", "G3.6"]);
});

test("a clause that was put in between two others has clauses of its own", () => {
  assert.deepEqual(clauses("# APPENDIX AB: REQUESTS\n\n## 17 Requests\n\n17.1 Text.\n\n17A Other Requests\n\n17A.1 Text.\n\n17A.2 Text.\n\n18 Answers\n\n18.1 Text.\n"), ['17 "Requests"', "17.1", '17A "Other Requests"', "17A.1", "17A.2", '18 "Answers"', "18.1"]);
});

test("a number of three parts or more begins a clause, though the text begins in the midst", () => {
  assert.deepEqual(clauses("5.5.3.2 Active Price\n\nA meter shall keep it.\n\n5.6.3.28 Set Text\n\nA meter shall set it.\n"), ['5.5.3.2 "Active Price"', '5.6.3.28 "Set Text"']);
  assert.deepEqual(clauses("12.10.2018 Meeting\n\nThe Panel met.\n"), []);
});

test("an item goes on behind one that ends with a clause's number, and behind one that lost its bracket", () => {
  const draft = (...items: string[]) => clauses(`# APPENDIX AG: INCIDENTS\n\n1 The DCC shall:\n${items.join("\n")}\n`);
  assert.deepEqual(draft("a. act;", "b. act as told in clause 1.", "c. report."), ["1", "1(a)", "1(b)", "1(c)"]);
  assert.deepEqual(draft("(a) act;", "(b) act as told in clause 1.", "(c) report."), ["1", "1(a)", "1(b)", "1(c)"]);
  assert.deepEqual(draft("(a) act;", "b) wait; and", "(c) report."), ["1", "1(a)", "1(b)", "1(c)"]);
  assert.deepEqual(draft("- (a) act;", "  - (i) now; or", "  - (ii) later; and", "* b) report."), ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"]);
  assert.deepEqual(draft("- act (a) now;", "- (see b) and report."), ["1"]);
  assert.deepEqual(draft("(a) act:", "a) at once; or", "b) later; and", "(b) report:", "a) in time; and", "b) in full."), ["1", "1(a)", "1(a)(a)", "1(a)(b)", "1(b)", "1(b)(a)", "1(b)(b)"]);
});

test("a clause in a comment is none, whatever follows the comment on its last line", () => {
  for (const behind of ["", "  ", " and go.", " | a |"]) assert.deepEqual(clauses(`# SECTION G: SECURITY\n\nG1.1 Act. <!-- It was:\nG1.2 Wait. -->${behind}\n\nG1.3 Go.\n`), ["G1.1", "G1.3"], behind);
  assert.deepEqual(clauses("# SECTION G: SECURITY\n\nG1.1 Act. <!-- It was:\nG1.2 Wait. --> G1.3 Go.\n"), ["G1.1", "G1.3"]);
});

test("a comment beside a number, a label or a heading takes nothing from them", () => {
  for (const beside of ["", "<!-- new -->", " <!-- new --> ", "<!-- new\nto us -->"]) {
    const text = `# SECTION G: SECURITY\n\n## G1${beside.replace("\n", " ")} Rules\n\nG1.1${beside} The DCC shall:\n(a)${beside} act; and\n(b) report.${beside}\nG1.2 Each User shall rest.\n\n${beside}G1.3 Not used.${beside}\n`;
    assert.deepEqual(clauses(text), ['G1 "Rules"', "G1.1", "G1.1(a)", "G1.1(b)", "G1.2", "G1.3 (not used)"], beside);
  }
});

test("the second line of a page header, a quoted alias in a flattened table, a certificate", () => {
  const tree = parse(`Appendix B
Certificate Policy
Contents
1 Overview ............ 1
Annex A: Definitions ............ 2
1
SEC - Appendix B
Version: B2.1
1 Overview
1.1 The Authority shall keep a list, which is
2
SEC - Appendix B
Version: B2.1
complete, as Annex B shows in Part 1.1.
3
SEC - Appendix B
Version: B2.1
Annex A: Definitions
Audit Log means the log that is made.
Revocation List (or 'CRL') means a list.
Annex B: Profiles
1 First
Each shall be such a one:
-----BEGIN CERTIFICATE-----
MIIBkTCB+wIJAKHBfpE
-----END CERTIFICATE-----
2 Second
Each shall end.
`, { name: "a.sec.txt" });
  assert.deepEqual(clauseLines(tree), ['1 "Overview"', "1.1", 'Annex A "Definitions"', 'Annex B "Profiles"', 'Annex B 1 "First"', 'Annex B 2 "Second"']);
  assert.equal(tree.identity.version, "B2.1");
  assert.deepEqual(tree.definitions.map(({ term, aliases }) => [term, ...aliases]), [["Audit Log"], ["Revocation List", "CRL"]]);
});

test("in a flattened table a meaning opens in whatever way, behind its term or below it; words in capitals are no meaning", () => {
  const tree = parse(`APPENDIX P

1 Definitions

1.1 In this Appendix:

Audit Log means the log that is made.
Key Store shall have the same meaning as in Section L.
Trust List Shall have the meaning given to it in Section L.
Root Key Shall mean a key.
Sub Key
Shall have the same meaning as in Section L.
Lost Key
Means a key that is lost.

Keys
MEANS OF ACCESS
`, { name: "appendix-p.sec.txt" });
  assert.deepEqual(tree.definitions.map(({ term, body }) => `${term}: ${slice(tree.text, body)}`), [
    "Audit Log: means the log that is made.",
    "Key Store: shall have the same meaning as in Section L.",
    "Trust List: Shall have the meaning given to it in Section L.",
    "Root Key: Shall mean a key.",
    "Sub Key: Shall have the same meaning as in Section L.",
    "Lost Key: Means a key that is lost.",
  ]);
});

test("one line marks several clauses as not used, or one behind a dash", () => {
  assert.deepEqual(
    clauses(`
# SECTION H: SERVICES

H3.1 The DCC shall act.

H3.2 – H3.5 Not used

## H3.6 to H3.9 [Not Used]

H3.10–H3.12: NOT USED.

H3.13, H3.14 and H3.15 [Not used]

H3.16 – Not used

H3.17 – H3.18 apply.
`),
    ["H3.1", ...["H3.2", "H3.5", "H3.6", "H3.9", "H3.10", "H3.12", "H3.13", "H3.14", "H3.15", "H3.16"].map(number => `${number} (not used)`)],
  );
});

test("an Appendix out of a PDF: contents, furniture, wrapped headings, annexes, lists over a page's end", () => {
  assert.deepEqual(
    clauses(`
SEC - Appendix X
Version: X1.0
Appendix X
Interface Specification
1

SEC - Appendix X
Contents
1 Introduction ..................................... 2
1.1 Purpose ........................................ 2
General duties ..................................... 2
Appendix A Messages that are sent from the DCC to each
of the Users ....................................... 3
2

SEC - Appendix X
1 Introduction
1.1 Purpose
This document says what the interface does and how it is used by those who are
entitled to use it, in accordance with Section
L4.1 of the Code and section
1.1 of this document.
1.2 Actions that follow the download of a certificate by any one of the several
Subscribers
Upon downloading it, each Subscriber shall within
5 minutes:
a) read it;
b) check:
i. its name; and
3

SEC - Appendix X
ii. its date; and
c) store it.
General duties
The DCC shall act as Appendix
A requires, and shall keep to the limits that are set out in it at all times.
1.3. Not used
Appendix A Messages that are sent from the DCC to each
of the Users
1. Format
The format is as follows, as it is for every other message that the DCC sends to it.
`),
    [
      '1 "Introduction"',
      '1.1 "Purpose"',
      '1.2 "Actions that follow the download of a certificate by any one of the several Subscribers"',
      "1.2(a)",
      "1.2(b)",
      "1.2(b)(i)",
      "1.2(b)(ii)",
      "1.2(c)",
      'heading "General duties"',
      '1.3 under "General duties" (not used)',
      'Appendix A "Messages that are sent from the DCC to each of the Users"',
      'Appendix A 1 "Format"',
    ],
  );
});

test("labels: (h), (i), (j) are letters; (h) with a colon may open (i), (ii); a new list starts anew", () => {
  assert.deepEqual(
    clauses("# SECTION B: X\n\nB1.1 The Panel shall:\n(g) do this;\n(h) do that;\n(i) do more; and\n(j) stop.\n\nB1.2 The Panel shall:\n(a) start:\n(i) now; or\n(ii) later; and\n(b) stop.\n\nThe DCC shall:\n(a) go on; and\n(b) end.\n").filter(line => line.includes("(")),
    ["B1.1(g)", "B1.1(h)", "B1.1(i)", "B1.1(j)", "B1.2(a)", "B1.2(a)(i)", "B1.2(a)(ii)", "B1.2(b)", "B1.2(a)", "B1.2(b)"],
  );
});

test("an Annex to a Section has numbers of its own, and the Section goes on behind it", () => {
  assert.deepEqual(clauses("# SECTION F: SYSTEMS\n\n## F4 ACCESS\n\nF4.1 Text.\n\n## Annex to Section F4\n\n1 First.\n\n2 Second.\n\n## F5 ORDERS\n\nF5.1 Text.\n"), [
    'F4 "ACCESS"', "F4.1", "F4 Annex", "F4 Annex 1", "F4 Annex 2", 'F5 "ORDERS"', "F5.1",
  ]);
});

test("who a document is: front matter, heading, file name", () => {
  const identity = (text: string, name: string) => {
    const { kind, key, title } = parse(text, { name }).identity;
    return `${kind} ${key}: ${title}`;
  };
  assert.equal(identity("---\ndocument: Appendix AD\ntitle: Interface\n---\n# SECTION G: SECURITY\n", "x.sec"), "appendix AD: Interface");
  assert.equal(identity("SECTION G: SECURITY\n", "x.sec"), "section G: SECURITY");
  assert.equal(identity("Version: P3.0\nAPPENDIX P\nSMKI Repository\nCode of Connection\n\nText.\n", "x.sec.txt"), "appendix P: SMKI Repository Code of Connection");
  assert.equal(identity("SCHEDULE 11\n\nText.\n", "x.sec"), "schedule 11: Text.".replace("Text.", ""));
  assert.equal(identity("Text.\n", "/some/where/SEC-Appendix-AD-DCC-User-Interface.duis"), "appendix AD: DCC User Interface");
  assert.equal(identity("# SEC Appendix AG: Incident Policy\n", "x.sec"), "appendix AG: Incident Policy");
  assert.equal(identity("Smart Energy Code Section G – Security\n", "x.sec"), "section G: Security");
  assert.equal(identity("SEC Appendix AG\nIncident Policy\n\n1.1 Text.\n", "x.sec"), "appendix AG: Incident Policy");
  assert.equal(identity("A paper\n\nof\n\nthe\n\nPanel\n\nwhich\n\nlists:\n\nSEC Section G: Security\n\nSEC Section H: Services\n", "paper.sec"), "other paper: ");
  assert.equal(identity("Text.\n", "SectionG.sec"), "section G: ");
  assert.equal(identity("Text.\n", "Sectional.sec"), "other Sectional: ");
  assert.equal(identity("Text.\n", "SEC-Section-G-Security-v14.0.sec.txt"), "section G: Security");
  assert.equal(parse("Text.\n", { name: "SEC-Section-G-Security-v14.0.sec.txt" }).identity.version, "14.0");
  assert.equal(identity("Text.\n", "notes.sec.md"), "other notes: ");
  assert.equal(identity("Text.\n", "licence-4.0.sec.txt"), "other licence-4.0: ");
});

test("front matter: each mistake at its place, the rest counts", () => {
  const tree = parse("---\ndocument: Section G\nstatus: final\nauthor: me\nextract: maybe\n---\nG1.1 Text.\n", { name: "a.sec" });
  assert.equal(tree.identity.key, "G");
  assert.deepEqual(tree.problems.map(({ at }) => tree.text.slice(at.from, at.to)), ["author", "final", "maybe"]);
});

function definitions(text: string, name = "a.sec"): string[] {
  return definitionLines(parse(text.replace(/^\n/, ""), { name }));
}

test("definitions in tables", () => {
  assert.deepEqual(
    definitions(`
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Party** | means a person. |
| "User" | has the meaning given to that expression in Section H1.1. |
| Transport Layer Security (or TLS) | means the protocol of that name. |
| **API** | means an Application Programming Interface. |
| **SM WAN** | |
|  | means the wide area network. |
`),
    [
      "Party: means a person. [the Code]",
      "User: has the meaning given to that expression in Section H1.1. [pointer] [the Code]",
      "Transport Layer Security = TLS: means the protocol of that name. [the Code]",
      "API = Application Programming Interface: means an Application Programming Interface. [the Code]",
      "SM WAN: means the wide area network. [the Code]",
    ],
  );
});

test("a term that may be two names is read by either; an acronym beside what it stands for is another name", () => {
  assert.deepEqual(
    definitions(`
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| Working Day or Business Day | means a day. |
| **Business Continuity Plan or BCP** | means a plan. |
| Import or Export Supplier | means a Party. |

A1.2 A **Charge or Fee** means a sum.
`),
    [
      "Working Day or Business Day = Working Day = Business Day: means a day. [the Code] [a guess]",
      "Business Continuity Plan = BCP: means a plan. [the Code]",
      "Import or Export Supplier = Import = Export Supplier: means a Party. [the Code] [a guess]",
      "Charge or Fee = Charge = Fee: means a sum. [the Code] [a guess]",
    ],
  );
});

test("a term holds for a part where its definition says so, not where something else is said of that part", () => {
  assert.deepEqual(
    definitions(`
# SECTION B: ACCESSION

## B1 ACCESSION

B1.1 The Panel shall give guidance on the process set out in this Section B1 (the “Application Guidance”).

B1.2 In this Section B1, a “Counterparty” means a person.

B1.3 Words that are used in this Section B1.3 have their meaning here: “Host” means another.
`, "b.sec"),
    [
      "Application Guidance: The Panel shall give guidance on the process set out in this Section B1 (the “Application Guidance”).",
      "Counterparty: means a person. [in B1]",
      "Host: means another. [in B1.3]",
    ],
  );
});

test("definitions in running text", () => {
  assert.deepEqual(
    definitions(`
# SECTION G: SECURITY

## G3 USERS

G3.1 For the purposes of this Section G3, a **Major Incident** means an event.

G3.2 In this Section G, “Secure Place” means a place, and "Key" means a key.

**Store** means a store.

G3.3 Any person who applies (each an "Applicant") shall pay a fee (the **Application Fee**) to the body (the Panel).

G3.4 A system is "Secure" if it is kept so. Such a list shall be known as the “Secure List”.

G3.5 The words “sent” and “(b)” are not terms.

G3.5A For the purposes of Sections G3.1 and G3.2, the “**Due Date**” shall be the later of two dates; the “Last Date” shall be the later one.

G3.6 “Front Page” (or “Front Pages”) means a first page, and "Known Party" (and “Known Parties”) shall mean a Party.
`),
    [
      "Major Incident: means an event. [in G3]",
      "Secure Place: means a place, and \"Key\" means a key.",
      "Key: means a key.",
      "Store: means a store.",
      "Applicant: Any person who applies (each an \"Applicant\") shall pay a fee (the **Application Fee**) to the body (the Panel).",
      "Application Fee: Any person who applies (each an \"Applicant\") shall pay a fee (the **Application Fee**) to the body (the Panel).",
      "Secure: A system is \"Secure\" if it is kept so. Such a list shall be known as the “Secure List”.",
      "Secure List: A system is \"Secure\" if it is kept so. Such a list shall be known as the “Secure List”. [a guess]",
      "Due Date: shall be the later of two dates; the “Last Date” shall be the later one.",
      'Front Page = Front Pages: means a first page, and "Known Party" (and “Known Parties”) shall mean a Party.',
      "Known Party = Known Parties: shall mean a Party.",
    ],
  );
});

test("definitions in a table that lost its columns", () => {
  assert.deepEqual(
    definitions(`
APPENDIX X
Interface
1 Purpose
The Fast Device Request Service is run by the DCC for each of the Users of the system.
Appendix A Definitions
Term Meaning as defined in SEC
Fast Device Request Has the meaning given to that expression in the
Service Order Rules.
AES Advanced Encryption Standard
Issue Has the meaning given to that expression in SEC
Section A.
Portal Portal is a generic term.
`),
    [
      "Fast Device Request Service: Has the meaning given to that expression in the Service Order Rules. [pointer] [a guess]",
      "AES = Advanced Encryption Standard: Advanced Encryption Standard",
      "Issue: Has the meaning given to that expression in SEC Section A. [pointer]",
      "Portal: Portal is a generic term. [a guess]",
    ],
  );
});

test("a table of more definitions than a function takes arguments", () => {
  const count = 150_000;
  const { definitions } = parse(`# SECTION A: DEFINITIONS\n\n| Term | Meaning |\n| --- | --- |\n${"| **User** | means b. |\n".repeat(count)}`, { name: "section-a.sec" });
  assert.equal(definitions.length, count);
});

test("a clause behind a page's header at both margins begins anew, though its lines are broken and the header is as wide", () => {
  assert.deepEqual(
    clauses(`
# SECTION K: CHARGES

K1.1        The DCC shall send an Invoice to each Party, who shall pay it at
            once, and in any event within the month in which it is sent.
Smart Energy Code                                              Section K
v45.0                                                      12 March 2024
Page 3 of 47
K1.2        The DCC shall send a reminder to each Party that does not pay it
            in that month, and shall do so again in each month that follows
            until the Invoice has been paid.
K1.3        The DCC shall keep a copy.
`),
    ["K1.1", "K1.2", "K1.3"],
  );
});

test("a number is parted from its words by spaces of any width, and of none, as pages of the web have them", () => {
  const spaces = ["\u00a0", "\u2002", "\u2003", "\u2009", "\u200a", "\u202f", "\u205f", "\u3000", "\u200b ", " \u2060"];
  assert.deepEqual(
    clauses(`# SECTION N: CHARGES\n\n${spaces.map((space, i) => `${space}N1.${i + 1}${space}Each Party shall pay:\n(a)${space}now; or\n(b)${space}later.\n`).join("\n")}`),
    spaces.flatMap((_, i) => [`N1.${i + 1}`, `N1.${i + 1}(a)`, `N1.${i + 1}(b)`]),
  );
});

test("an Annex to a Section whose heading is in capitals", () => {
  assert.deepEqual(clauses("\nSECTION H: SERVICES\n\nH14.1 The DCC shall act.\n\nANNEX TO SECTION H14\n\n1 Hours\n\n1.1 The hours are long.\n"), ["H14.1", "H14 Annex", 'H14 Annex 1 "Hours"', "H14 Annex 1.1"]);
});

test("Parts of an Appendix's body: numbers that go on from Part to Part are the Appendix's own", () => {
  assert.deepEqual(
    clauses(`
APPENDIX Y: TESTS

1 Introduction

1.1 This Appendix sets out the tests.

Part A: Entry

2 Criteria

2.1 A Party shall give notice.

Part B - Tests

3 Scenarios

3.1 A Party shall test.
`),
    ['1 "Introduction"', "1.1", 'Part A "Entry"', '2 "Criteria"', "2.1", 'Part B "Tests"', '3 "Scenarios"', "3.1"],
  );
});

test("Parts of a Schedule: whether they are counted through is told by the next Part", () => {
  const parts = (next: number) => clauses(`\nSCHEDULE 1: ENTRY\n\nPart 1 – Application\n\n1. A Party shall apply.\n\n2. The DCC shall answer.\n\nPart 2 – Completion\n\n${next}. The process is complete.\n`);
  assert.deepEqual(parts(3), ['Part 1 "Application"', "1", "2", 'Part 2 "Completion"', "3"]);
  assert.deepEqual(parts(1), ['Part 1 "Application"', "Part 1 1", "Part 1 2", 'Part 2 "Completion"', "Part 2 1"]);
});

test("an annex whose name a page turned into a table's row, with its title in the next cell or without one", () => {
  assert.deepEqual(
    clauses(`
# APPENDIX P: CODE OF CONNECTION

1 Each User shall comply.

| Appendix A | Authentication Credentials | |
| --- | --- | --- |

1 The credentials are these.

| Appendix B | |
| --- | --- |

1 The forms are these.
`),
    ["1", 'Appendix A "Authentication Credentials"', "Appendix A 1", "Appendix B", "Appendix B 1"],
  );
});

test("each annex has Parts of its own, side by side", () => {
  assert.deepEqual(clauses("\n# APPENDIX X: FORMS\n\n1.1 The forms follow.\n\n## Annex A: Notice\n\n### Part A: You\n\n1 Name\n\n### Part B: Us\n\n1 Name\n\nAnnex B: Report\n\nPart A: You\n\n1 Name\n"), [
    "1.1", 'Annex A "Notice"', 'Annex A Part A "You"', 'Annex A Part A 1 "Name"', 'Annex A Part B "Us"', 'Annex A Part B 1 "Name"', 'Annex B "Report"', 'Annex B Part A "You"', 'Annex B Part A 1 "Name"',
  ]);
});

test("a mark of what is not used with no-break spaces, and in an item that leads on to the next", () => {
  assert.deepEqual(clauses("\nSECTION C: GOVERNANCE\n\nC2.1 [Not\u00a0used]\n\nC2.2 The Panel shall:\n(a) [Not used];\n(b) Not used; and\n(c) keep what is not used;\n(d) not used; or\n(e) act.\n"), [
    "C2.1 (not used)", "C2.2", "C2.2(a) (not used)", "C2.2(b) (not used)", "C2.2(c)", "C2.2(d)", "C2.2(e)",
  ]);
});

test("a term in bold or quotes and a meaning beside it are a definition in any table but one of data items", () => {
  assert.deepEqual(
    definitions(`
# SECTION E: DATA

E2.3 The DCC shall publish the RDP ID, as follows:

| Expression used | What it means | Example |
| --- | --- | --- |
| **RDP** | means a Registration Data Provider. | A1 |
| RDP ID | means the identifier of an RDP. | B2 |
| "MPAN" | has the meaning given to that expression in Section A1. | 10 |
| **Note** | the list is not complete. | |

| Data Item | Description |
| --- | --- |
| **RDPCode** | means the code. |
`),
    ["RDP = Registration Data Provider: means a Registration Data Provider.", "MPAN: has the meaning given to that expression in Section A1. [pointer]"],
  );
});

test("definitions that lost their columns behind words that lead to two columns, under no number and no heading that is read as one", () => {
  assert.deepEqual(
    definitions(
      `
REGISTRATION DATA INTERFACE SPECIFICATION

DEFINITIONS

In this document the expressions in the left hand column below shall have the meanings given to them in the right hand column below.

Data Catalogue has the meaning given to that expression in the MRA.
Electricity Registration Data
Provider means a Registration Data Provider appointed by a Network
Party.
Value at Risk means an amount.
`,
      "appendix-x.sec.txt",
    ),
    [
      "Data Catalogue: has the meaning given to that expression in the MRA. [pointer]",
      "Electricity Registration Data Provider: means a Registration Data Provider appointed by a Network Party. [a guess]",
      "Value at Risk: means an amount.",
    ],
  );
});

test("a text that says how others are changed is none of them, and has the clauses that it inserts", () => {
  const text = "# MODIFICATION PROPOSAL: LEGAL TEXT\n\nSection H\n\nAmend Section H3.4 as follows:\n\nH3.4 The DCC shall act.\n";
  assert.equal(parse(text, { name: "legal-text.sec" }).identity.kind, "other");
  assert.equal(parse(text, { name: "section-h.sec" }).identity.key, "H");
  assert.deepEqual(clauses(text, "legal-text.sec"), ['heading "MODIFICATION PROPOSAL: LEGAL TEXT"', 'heading "Section H"', 'H3.4 under "Section H"']);
  assert.equal(parse("# Notes\n\nSection H\n\nH3.4 The DCC shall act.\n", { name: "notes.sec" }).identity.key, "H");
});

test("a heading or a name in quotes behind a number defines nothing; what a term includes, and what a list is, do", () => {
  assert.deepEqual(
    definitions(`
# SECTION M: GENERAL

M2.1 A User shall send Service Request 8.1.1 ("Commission Device") as Section M2.3 ("Liability") says, and pay ten pounds ("Fee").

M2.3 "Liability" includes any loss, and "person" includes a body corporate.

M2.4 Each of the following is an "Error":
(a) a loss; and
(b) a fault.
`),
    [
      'Fee: M2.1 A User shall send Service Request 8.1.1 ("Commission Device") as Section M2.3 ("Liability") says, and pay ten pounds ("Fee").'.replace("M2.1 ", ""),
      'Liability: includes any loss, and "person" includes a body corporate.',
      'Error: Each of the following is an "Error": [a guess]',
    ],
  );
});

test("a row of a pasted table whose second cell is blank gives its term no meaning", () => {
  assert.deepEqual(
    definitions("\nSECTION A: DEFINITIONS\n\nA1 DEFINITIONS\n\nA1.1 In this Code:\n\nParty\tmeans a person.\nParty Chair\t\nPanel\tmeans the body of that name.\nUser\t\nmeans a Party that uses.\n"),
    ["Party: means a person. [the Code]", "Party Chair: nothing [the Code]", "Panel: means the body of that name. [the Code]", "User: means a Party that uses. [the Code]"],
  );
});

test("a table goes on behind the end of a page, but not where it begins anew", () => {
  const rows = (text: string) => parse(text, { name: "appendix-ad.duis" }).tables.map(({ rows }) => rows.length);
  const page = "\n\n                    12\n\n\fSEC - Appendix AD\n\n";
  const [head, line, a, b] = ["| Data Item | Type |\n", "| --- | --- |\n", "| A | xs:date |\n", "| B | xs:date |\n"];
  assert.deepEqual(rows(`${head}${line}${a}${page}${b}`), [3]);
  assert.deepEqual(rows(`${head}${page}${line}${a}${b}`), [3]);
  assert.deepEqual(rows(`${head}${line}${a}${page}${head}${line}${b}`), [2, 2]);
  assert.deepEqual(rows(`${head}${line}${a}${page}| C | D | E |\n`), [2, 1]);
  assert.deepEqual(rows(`${head}${line}${a}\n${b}`), [2, 1]);
});

test("a term in quotes, and a label, over the end of a line", () => {
  assert.deepEqual(
    definitions(`
# SECTION N: METERS

N2.1 This Section N provides for the first enrolment of each meter (the “Initial
Enrolment”), and a "Defaulting
Party" means a Party that has not "paid
its" dues.
`),
    ["Initial Enrolment: This Section N provides for the first enrolment of each meter (the “Initial Enrolment”), and a \"Defaulting Party\" means a Party that has not \"paid its\" dues.", "Defaulting Party: means a Party that has not \"paid its\" dues."],
  );
  assert.deepEqual(clauses("\n# SECTION K: CHARGES\n\nK3.2 The charging period shall be each month\n(m) within a year, being one of those that are\n(b) whole.\n"), ["K3.2"]);
});

test("a number and a title in capitals right behind a sentence begin a clause of a Section", () => {
  assert.deepEqual(clauses("\nSECTION K: CHARGES\n\nK7.4 Section K7.1 is subject to Section J1.7.\nK11 DEFINITIONS\nK11.1 The terms follow, as set out in\nK12 AND ELSEWHERE.\n"), ["K7.4", 'K11 "DEFINITIONS"', "K11.1"]);
});

test("a table of service requests that lost its columns has no clauses", () => {
  const around = (rows: string) => `APPENDIX AD\nDCC User Interface Specification\n\n2 Requests\n2.1 Formats\nEach User shall send what clause 2.3 asks for.\n2.2 The matrix\nThe Service Requests are:\n${rows}2.3 Responses\nThe DCC shall answer each of them.\n`;
  const body = ['2 "Requests"', '2.1 "Formats"', '2.2 "The matrix"', '2.3 "Responses"'];
  const requests = [["Update Import Tariff (Primary Element)", "1.1", "1.1.1"], ["Update Price (Primary Element)", "1.2", "1.2.1"], ["Top Up Device", "2.2", "2.2"], ["Update Debt", "2.3", "2.3"], ["Display Message", "3.1", "3.1"]] as const;
  const rows: readonly ((name: string, reference: string, variant: string) => string)[] = [
    (name, _, variant) => `${variant} ${name} Yes No IS, GS\n`,
    (name, reference, variant) => `${name}\n${reference}\n${variant}\nYes\nIS, GS\n`,
    (name, reference, variant) => `${name} ${reference}\n${variant} Yes No IS GS\n`,
    (name, reference, variant) => `${reference}\n${variant}\n${name}\nCritical\nIS\n`,
    (name, _, variant) => `${variant}\n${name}\nIS\n`,
  ];
  for (const row of rows) assert.deepEqual(clauses(around(requests.map((one) => row(one[0], one[1], one[2])).join("")), "appendix-ad.duis"), body);
  assert.deepEqual(clauses(around("They stand elsewhere.\n").replace("2.3 Responses", "2.3\nResponses"), "appendix-ad.duis"), [...body.slice(0, 3), "2.3"]);
  // A role of Users and a number are no clause of an Appendix.
  assert.deepEqual(parse(around("Read Data IS 4.6.1\nRead Log GS\n4.6.2\n"), { name: "appendix-ad.duis" }).references.map(({ target }) => "key" in target && target.key), ["2.3"]);
});

test("a line over a table is its caption, also where lines were broken", () => {
  const text = `# APPENDIX AD: USER INTERFACE\n\n3.8.1 The User shall send the request that is described\nbelow, in the form that the DCC has published, and in no\nother form that may have been in use at an earlier time;\nand the DCC shall answer it within the time that the Code\nprescribes for answers of that kind, save where it cannot.\n\n3.8.2 The User shall keep each answer for as long as it\nmay be asked for it, and no longer than that, in a place\nthat is safe.\n\nSchedule Definition\n\n| Data Item | Type |\n| --- | --- |\n| A | xs:date |\n`;
  const { tables, text: all, setting } = parse(text, { name: "appendix-ad.duis" });
  assert.ok(setting.wrap < Infinity);
  assert.equal(all.slice(tables[0]!.caption!.from, tables[0]!.caption!.to), "Schedule Definition");
});

test("numbers and labels in bold; brackets with a converter's backslashes", () => {
  const text = "\n# SECTION E: DATA\n\n**E2.1** In this Section E, **Network Party** means a Party.\n\n**E2.2.** Each Party shall:\n\n**(a)** act; and\n\n**(b)** report to each **Body** (the **Bodies**).\n\nE2.3 \\[Not used\\]\n\nE2.4 \\[Each Party shall act.\\]\n";
  assert.deepEqual(clauses(text), ["E2.1", "E2.2", "E2.2(a)", "E2.2(b)", "E2.3 (not used)", "E2.4"]);
  assert.deepEqual(definitions(text).map((one) => one.split(":")[0]), ["Network Party", "Bodies"]);
});

test("white space at the ends of its lines does not part a listing", () => {
  const { blocks } = parse("# APPENDIX M: MESSAGES\n\n1.1 For example:\n\n<a>  \n  <b>1</b> \t\n</a>  \n\n1.2 No more.\n", { name: "appendix-m.sec" });
  assert.deepEqual(blocks.map(({ kind }) => kind), ["heading", "paragraph", "listing", "paragraph"]);
});

test("a term in bold, and the words that say where it holds, over the ends of lines and with no-break spaces", () => {
  assert.deepEqual(
    definitions('\n# SECTION G: SECURITY\n\n## G3 USERS\n\nG3.4 For the purposes of this\nSection G3, a **Major Security\nIncident** means an event.\n\nG3.5 For\u00a0the\u00a0purposes\nof this Section G3, **Key Day** means\u00a0a day.\n'),
    ["Major Security Incident: means an event. [in G3]", "Key Day: means a day. [in G3]"],
  );
});

test("line breaks and marks of quotation as converters write them", () => {
  const broken = "# SECTION G: X\n\nG1.1 The User shall:\\\n(a) act;<br>\n(b) wait; and<br/>\n(c) tell.\\\n\nG1.2 [Not used]\\\n\nG1.3 (NOT USED)<br>\n";
  const { clauses: all, prose } = parse(broken, { name: "x.sec" });
  assert.deepEqual(all.map(({ key, notUsed }) => `${key}${notUsed ? " not used" : ""}`), ["G1.1", "G1.1(a)", "G1.1(b)", "G1.1(c)", "G1.2 not used", "G1.3 not used"]);
  assert.ok(!/[\\<]/.test(prose.toString()));
  assert.deepEqual(clauses("# SECTION G: X\n\nG1.1 The User shall:\n\n> (a) act:\n>\n> > (i) now; or\n> >\n> > (ii) later; and\n>\n> (b) tell.\n\nG1.2 It ends.\n").map((line) => line.trim().split(" ")[0]).filter((key) => /G1/.test(key!)), clauses("# SECTION G: X\n\nG1.1 The User shall:\n\n(a) act:\n\n(i) now; or\n\n(ii) later; and\n\n(b) tell.\n\nG1.2 It ends.\n").map((line) => line.trim().split(" ")[0]).filter((key) => /G1/.test(key!)));
});

test("a contents list without pages, each line of which stands below as a line of its own", () => {
  const body = "## G1 GENERAL\n\nG1.1 It is.\n\n## G2 USERS\n\nG2.1 It is.\n";
  const read = clauses(`# SECTION G: SECURITY\n\n${body}`).length;
  for (const list of ["Contents\n\nG1 GENERAL\nG2 USERS", "## Table of Contents\n\n- G1 GENERAL\n\n- G2 USERS"]) assert.equal(clauses(`# SECTION G: SECURITY\n\n${list}\n\n${body}`).filter((line) => /G\d/.test(line)).length, read, list);
  assert.equal(clauses("APPENDIX G\n\nContents\n1 Introduction\n2 Users\n\n1 Introduction\n\n1.1 It is.\n\n2 Users\n\n2.1 It is.\n").length, 4);
  assert.ok(clauses(`# SECTION G: SECURITY\n\nContents\n\nG1 GENERAL\nG2 OTHER\n\n${body}`).length > read);
});

test("two names of one meaning, a colon before it, and a list behind it that ends where another term is defined", () => {
  const running = (words: string) => definitions(`\n# SECTION G: SECURITY\n\n## G3 USERS\n\nG3.1 In this Section G:\n\n${words}\n`);
  assert.deepEqual(running('“Gas Meter” and “Heat Meter” have the meanings given in Section A1.'), ["Gas Meter: have the meanings given in Section A1. [pointer]", "Heat Meter: have the meanings given in Section A1. [pointer]"]);
  assert.deepEqual(running('"Advanced Cipher" or "AES" means a cipher.'), ["Advanced Cipher = AES: means a cipher."]);
  assert.deepEqual(running("**Fee**: means a sum.\n\n**Price:** means another.\n\n**Sum** (**Total**) – means both."), ["Fee: means a sum.", "Price: means another.", "Sum = Total: means both."]);
  assert.deepEqual(running('"Fee" means:\n\n(a) a sum; or\n\n(b) a price;\n\n"Price" has the meaning given in Section A1;'), ['Fee: means: (a) a sum; or (b) a price;', 'Price: has the meaning given in Section A1; [pointer]']);
  assert.deepEqual(running('“Gas” and “Heat” are words, and “Light” or “Power” stands elsewhere.'), []);
});

test("the words that define, with no-break spaces and over the ends of lines", () => {
  assert.deepEqual(
    definitions('\n# SECTION L: KEYS\n\nL1.1 A board, to be known\n     as the "SMKI PMA", is made up of persons (each\n     an "SMKI Member"); and "Products List" has the\n     meaning given to that term in Section F2.\n\nL1.2 "Key Day"\u00a0has\u00a0the\u00a0meaning\u00a0given to it in Section A1, and a person (each\u00a0such\u00a0person\u00a0being\u00a0a\u00a0"Key Holder") acts.\n').map((one) => one.split(":")[0]),
    ["SMKI PMA", "SMKI Member", "Products List", "Key Day", "Key Holder"],
  );
});

test("titles in capitals, and terms of a table that lost its columns, over several lines", () => {
  const sentence = "It keeps a record of what it is asked\nby any of them, and publishes it in a form that each Party may read freely.";
  const text = `SECTION H: DCC SERVICES\nAND SYSTEMS\nH1 SERVICE MANAGEMENT, SELF-SERVICE INTERFACE AND SERVICE\nDESK\nOpening Hours\nH1.1 The Service Desk answers each User. ${sentence}\nH2 ORGANISATIONAL SECURITY: OBLIGATIONS ON THE DCC\nAND USERS\nH2.1 The DCC shall act. ${sentence}\nH2.2 Each User shall act. ${sentence}\n`;
  const { identity, clauses: all } = parse(text, { name: "section-h.sec" });
  assert.equal(identity.title, "DCC SERVICES AND SYSTEMS");
  assert.deepEqual(all.flatMap(({ heading }) => (heading ? [text.slice(heading.from, heading.to).replace("\n", " ")] : [])), ["SERVICE MANAGEMENT, SELF-SERVICE INTERFACE AND SERVICE DESK", "Opening Hours", "ORGANISATIONAL SECURITY: OBLIGATIONS ON THE DCC AND USERS"]);
  const table = "SECTION A: DEFINITIONS\nA1 DEFINITIONS\nA1.1 In this Code:\nTerm Definition\nAd Hoc Device CSR has the meaning given to that expression in the SMKI\nSpecification.\nAnomaly Detection\nThreshold\nhas the meaning given to that expression in Section G6.1.\nApplicant\nmeans a person who applies.\nAuthorised Responsible\nOfficer (ARO)\nmeans an individual.\n";
  assert.deepEqual(definitions(table), [
    "Ad Hoc Device CSR: has the meaning given to that expression in the SMKI Specification. [pointer] [the Code]",
    "Anomaly Detection Threshold: has the meaning given to that expression in Section G6.1. [pointer] [the Code] [a guess]",
    "Applicant: means a person who applies. [the Code]",
    "Authorised Responsible Officer = ARO: means an individual. [the Code] [a guess]",
  ]);
});

test("a space within a Section's number", () => {
  assert.deepEqual(
    clauses(`
# SECTION H: SERVICES

## H 3 SYSTEM SECURITY

H 3.1 Each User shall comply, as set out in Section
H 3.1 and otherwise, with Section
H 3.2 Each of them.
H 3.2. The DCC shall act.

H3 .3 The DCC shall:
(a) act; and
(b) tell.

H 3.4 [Not used]

H 4 SERVICES

H 4.1 A User shall act.
`),
    ['H3 "SYSTEM SECURITY"', "H3.1", "H3.2", "H3.3", "H3.3(a)", "H3.3(b)", "H3.4 (not used)", 'H4 "SERVICES"', "H4.1"],
  );
});

test("what a Section's letter and a number make beside clauses is none", () => {
  assert.deepEqual(
    clauses(`
# SECTION A: DEFINITIONS

A1.1 In this Code:

A 30 Working Day period applies.

A 2.5 MB file shall be kept for a period of 10 days.
A 3.5 MB file shall be kept by each User.

A 1.2 The DCC shall act.
`),
    ["A1.1", "A1.2"],
  );
});

test("numbers of a table that came apart in a PDF are no clauses, nor is what a citation before a blank line leads to", () => {
  assert.deepEqual(
    clauses(
      `
APPENDIX AD: SERVICES

3.8.17

Read the Log

3.8.17.1 Service Description
Service Request Name

Service Reference

4.6

Service Reference Variant

4.6.1

Page 6 of 10

Service Request Name
Service Reference
Service Reference Variant

Read the Log
5.2
5.2.1

3.8.18

Read the Other Log

The DCC shall act as it does under clause

3.8.19 (Reports).

3.8.20

The DCC shall report.
`,
      "appendix-ad.duis",
    ),
    ["3.8.17", 'heading "Read the Log"', '3.8.17.1 "Service Description"', "3.8.18", "3.8.20"],
  );
});

test("a page's header whose two margins are far apart, one that stands below a form feed, and the own name over two lines are no headings", () => {
  const gap = " ".repeat(40);
  assert.deepEqual(
    clauses(
      `
Section L: Key Infrastructure of Meters and of the DCC${gap}Version 5.2

SECTION L: KEY INFRASTRUCTURE OF METERS
AND OF THE DCC
L1 POLICY MANAGEMENT AUTHORITY

Establishment of the Authority
L1.1

The Panel shall set up an authority.

Page 1 of 3
Section L: Key Infrastructure of Meters and of the DCC${gap} Version 5.2

L1.2 The authority shall meet.

Other Matters

Page 2 of 3

\f
Section L: Key Infrastructure of Meters and of the DCC${gap}Version 5.2

L1.3 The authority shall report.
`,
      "section-l.sec.txt",
    ),
    ['L1 "POLICY MANAGEMENT AUTHORITY"', 'heading "Establishment of the Authority"', 'L1.1 under "Establishment of the Authority"', 'L1.2 under "Establishment of the Authority"', 'heading "Other Matters"', 'L1.3 under "Other Matters"'],
  );
});

test("a clause stands behind a table's row at the end of a page, a number below its Section's number is no title, and a caption may touch its title", () => {
  assert.deepEqual(
    clauses(
      `
SECTION C: GOVERNANCE

C5.18 The Panel shall meet once in each month, and shall publish what it decides there.
C5.19 A member of the Panel may send another person to act in his place at a meeting of it.

EndDateTime               The end of the period.       xs:dateTime       Yes       None       UTC



                                                        Page 6 of 10
Section C: Governance                                                                                Version 6.0

C5.20 The Panel shall do what is Scheduled for it at once, as the table below has it for each of them:

Security Classification                         Non Critical
Capable of being Scheduled?                     No



                                                        Page 7 of 10
Section C: Governance                                                                                Version 6.0

C5.21 The DCC shall report on that in each month, and to each of the Parties that have asked it to do so.

C6
C6.1

C6.2

Table 1Values of the status
`,
      "section-c.sec.txt",
    ),
    ["C5.18", "C5.19", "C5.20", "C5.21", "C6", "C6.1", "C6.2", 'Table 1 "Values of the status"'],
  );
});

test("a term that runs on in the first of two columns that stand side by side", () => {
  assert.deepEqual(
    definitions(
      `
SECTION A: DEFINITIONS

A1 DEFINITIONS

A1.1 In this Code:

Term                    Meaning
Certificate Signing     means a request for a Certificate, in the form that the
Request (CSR)           SMKI Interface Design Specification sets out.
Device Certificate      means a statement, signed by the DCC.
Policy
Device ID               means the number by which a Device is known.
Major     Incident means an Incident that affects more than
Review               a hundred Users.
Panel                   means the body of that name.
`,
      "section-a.sec.txt",
    ),
    [
      "Certificate Signing Request = CSR: means a request for a Certificate, in the form that the Request (CSR) SMKI Interface Design Specification sets out. [the Code]",
      "Device Certificate Policy: means a statement, signed by the DCC. [the Code]",
      "Device ID: means the number by which a Device is known. [the Code]",
      "Major Incident Review: means an Incident that affects more than Review a hundred Users. [the Code]",
      "Panel: means the body of that name. [the Code]",
    ],
  );
});
