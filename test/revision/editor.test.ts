// The housekeeping log as the editor of a modification report reads it: what was done is told once, in one row, in
// words that can be handed in.

import { test } from "node:test";
import { logs } from "../support/revisions.ts";

const section = (...clauses: readonly string[]): string => `\n//- section-g.sec\n# SECTION G: SECURITY\n\n## G1 DUTIES\n\n${clauses.join("\n\n")}\n`;
const appendix = (...clauses: readonly string[]): string => `\n//- appendix-ag.sec\n# APPENDIX AG: INCIDENTS\n\n## 2 Incidents\n\n${clauses.join("\n\n")}\n`;

test("a clause that is renumbered, with the references to it", () => {
  const text = (number: string): string => section("G1.1 Each User shall act.", `${number} Each User shall tell the DCC of each event.`, `G1.3 Section ${number} binds the DCC as well.`) + appendix(`2.1 What Section ${number} says of Users applies here.`);
  logs(text("G1.2"), text("G1.2A"), `
    Section G1.2 renumbered.
    @ Sections G1.2A and G1.3
    @ Appendix AG 2.1
    > Renumber Section G1.2 as G1.2A.
    > In Section G1.3 and Appendix AG 2.1, replace “Section G1.2” with “Section G1.2A” (two instances).
  `);
});

test("a clause that is renumbered brings along those that stand in it", () => {
  const text = (number: string): string => `\n//- section-g.sec\n# SECTION G: SECURITY\n\n## G1 DUTIES\n\nG1.1 Each User shall act as Section ${number}.2 says.\n\n## ${number} REPORTS\n\n${number}.1 The DCC shall publish a report each year.\n\n${number}.2 Each User shall send the report to the Panel.\n`;
  logs(text("G2"), text("G3"), `
    Section G2 renumbered.
    @ Sections G1.1 and G3
    > Renumber Section G2 as G3, with the clauses in it.
    > In Section G1.1, replace “Section G2.2” with “Section G3.2”.
  `);
});

test("a heading that is corrected, with the references that give it", () => {
  const text = (heading: string): string => section(`### ${heading}`, "G1.1 Each User shall tell the DCC.", `G1.2 Section G1.1 (${heading}) binds the DCC as well.`);
  logs(text("Notice of Events"), text("Notices of Events"), `
    Heading “Notice of Events” amended.
    @ Sections G1 (heading “Notices of Events”) and G1.2
    > Replace “Notice” with “Notices” (two instances).
  `);
  logs(text("Notice"), text("Tidings"), `
    Heading “Notice” amended.
    @ Sections G1 (heading “Tidings”) and G1.2
    > Replace “Notice” with “Tidings” (two instances).
  `);
});

test("paragraphs that are relettered: for an error, or since one went", () => {
  logs(section("G1.1 Each User shall:\n(a) act;\n(c) report; and\n(d) wait."), section("G1.1 Each User shall:\n(a) act;\n(b) report; and\n(c) wait."), `
    (b) is missing: the list runs (a), (c), (d).
    @ Sections G1.1(b) and G1.1(c)
    > Renumber Section G1.1(c) as (b).
    > Renumber Section G1.1(d) as (c).
  `);
  logs(
    section("G1.1 Each User shall:\n(a) act upon Section G1.2(a);\n(b) report each event to the DCC;\n(c) wait for an answer; and\n(d) keep a record of it.", "G1.2 Sections G1.1(b) and G1.1(d) bind:\n(a) the DCC; and\n(b) the Panel."),
    section("G1.1 Each User shall:\n(a) act upon Section G1.2(a);\n(b) report each event to the DCC; and\n(c) keep a record of it.", "G1.2 Sections G1.1(b) and G1.1(c) bind:\n(a) the DCC; and\n(b) the Panel."),
    `
    Section G1.1 amended.
    @ Sections G1.1(b), G1.1(c) and G1.2
    > In Section G1.1(b), insert “and” after “the DCC;”
    > Remove paragraph (c) of Section G1.1.
    > Renumber Section G1.1(d) as (c).
    > In Section G1.2, replace “G1.1(d)” with “G1.1(c)”.
  `,
  );
});

test("clauses are renumbered from one to another only where all between are", () => {
  const text = (...numbers: readonly string[]): string => section(...numbers.map((number, i) => `${number} ${["The Panel shall meet each month.", "The DCC shall publish a report.", "Each User shall pay its charges.", "Each Party shall answer questions.", "Nobody shall be late for a meeting."][i]!}`));
  logs(text("G1.1", "G1.2", "G1.3", "G1.4", "G1.5"), text("G1.2", "G1.3", "G1.4", "G1.5", "G1.6"), `
    Clauses renumbered.
    @ Sections G1.2 to G1.6
    > Renumber Sections G1.1 to G1.5 as G1.2 to G1.6.
  `);
  logs(text("G1.1", "G1.2", "G1.3", "G1.4", "G1.5"), text("G1.1A", "G1.2A", "G1.3", "G1.4A", "G1.5"), `
    Clauses renumbered.
    @ Sections G1.1A, G1.2A and G1.4A
    > Renumber Section G1.1 as G1.1A.
    > Renumber Section G1.2 as G1.2A.
    > Renumber Section G1.4 as G1.4A.
  `);
  logs(section("G1.1 The Panel shall meet.", "G1.1 The DCC shall publish a report."), section("G1.1 The Panel shall meet.", "G1.2 The DCC shall publish a report."), `
    G1.1 stands twice in Section G.
    @ Section G1.2
    > Renumber the second Section G1.1 as G1.2.
  `);
});

test("a defined term that gets another name is one row, with all its uses, in whole words", () => {
  const text = (term: string): string => `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **${term}** | means the person that the Panel appoints. |
| **Panel** | means a body. |
${section(`G1.1 The ${term} shall tell the Panel.`, `G1.2 The Panel shall answer each ${term}’s question.`)}`;
  logs(text("Code Administrator"), text("Code Manager"), `
    Defined term “Code Administrator” changed to “Code Manager” in three places.
    @ Section A1.1 (definition of “Code Manager”)
    @ Sections G1.1 and G1.2
    > Replace “Code Administrator” with “Code Manager” (two instances).
    > Replace “Code Administrator’s” with “Code Manager’s”.
  `);
  logs(text("Code Administrator (CA)"), text("Code Administrator or CA").replaceAll("G1.1 The Code Administrator or CA", "G1.1 The Code Administrator (CA)").replace("each Code Administrator or CA’s", "each Code Administrator (CA)’s"), `
    Definition of “Code Administrator” amended.
    @ Section A1.1 (definition of “Code Administrator”)
    > Replace “(CA)” with “or CA”.
  `);
  logs(text("Code Administrator (CA)"), text("Code Administrator for CA").replaceAll("G1.1 The Code Administrator for CA", "G1.1 The Code Administrator (CA)").replace("each Code Administrator for CA’s", "each Code Administrator (CA)’s"), `
    Defined term “Code Administrator” changed to “Code Administrator for CA”.
    @ Section A1.1 (definition of “Code Administrator for CA”)
    > Replace “Code Administrator (CA)” with “Code Administrator for CA”.
  `);
});

test("a typo in a heading", () => {
  logs(section("### Revocation", "G1.1 Each User shall act."), section("### Revocations", "G1.1 Each User shall act."), `
    Heading “Revocation” amended.
    @ Section G1 (heading “Revocations”)
    > Replace “Revocation” with “Revocations”.
  `);
  logs(section("G1.1 Each User shall act."), section("### Appeals", "G1.1 Each User shall act."), `
    Heading “Appeals” inserted.
    @ Section G1 (heading “Appeals”)
    > Insert the heading “Appeals” before Section G1.1.
  `);
  logs(section("G1.1 Each User shall act."), section("G1.1 Each User shall act.").replace("SECURITY", "SECURITY OF USERS"), `
    Heading “SECTION G: SECURITY” amended.
    @ Section G (title)
    > Insert “OF USERS” after “G: SECURITY”.
  `);
});

test("what is taken out of a list of several is one change, with the “or” that moves", () => {
  const text = (how: string): string => section(`G1.1 Notices shall go by ${how} to the address of the User.`);
  logs(text("post, by hand or by Fax"), text("post or by hand"), `
    One instance of “Fax”, a term that the Code no longer uses.
    @ Section G1.1
    > Replace “, by hand or by Fax” with “or by hand”.
  `);
});

test("a sentence that moves within its paragraph", () => {
  const [one, two] = ["The Panel may agree otherwise at any time.", "Each User shall act within ten days."];
  logs(section(`G1.1 ${one} ${two}`), section(`G1.1 ${two} ${one}`), `
    Section G1.1 amended.
    @ Section G1.1
    > Move “Each User shall act within ten days.” before “The Panel may”.
  `);
});

test("quotation marks made curly throughout", () => {
  const text = (open: string, close: string): string => section(`G1.1 A body (the ${open}Panel${close}) shall meet.`, `G1.2 A person (the ${open}DCC${close}) shall act.`) + appendix(`2.1 An event (an ${open}Incident${close}) shall be reported.`);
  logs(text('"', '"'), text("“", "”"), `
    Quotation marks changed in three places.
    @ Sections G1.1 and G1.2
    @ Appendix AG 2.1
    > Replace the straight quotation marks with curly ones.
  `);
});

test("an error in the quotation marks is mended, and those of the rest with it", () => {
  const text = (open: string, close: string): string => section(`G1.1 A body (the ${open}Panel${close}) shall meet the “Chair”.`, `G1.2 A person (the ${open}DCC${close}) shall act.`);
  logs(text('"', '"'), text("“", "”"), `
    Straight and curly quotation marks are mixed.
    Quotation marks changed in Section G1.2.
    @ Sections G1.1 and G1.2
    > Replace the straight quotation marks with curly ones.
  `);
});

test("a figure that is corrected throughout is told once, whatever stands beside it", () => {
  const text = (figure: string): string => section(`G1.1 A file shall hold up to ${figure} requests.`, `G1.2 No file shall hold more than ${figure} requests.`);
  logs(text("50,000"), text("60,000"), `
    “50,000” changed in two places.
    @ Sections G1.1 and G1.2
    > Replace “50,000” with “60,000” (two instances).
  `);
});

test("marks that are changed in several places say nothing by themselves: they are told clause by clause", () => {
  const text = (mark: string): string => section(`G1.1 Each User shall tell${mark} the DCC.`, `G1.2 The DCC shall tell${mark} the Panel.`);
  logs(text(";"), text(","), `
    Section G1.1 amended.
    @ Section G1.1
    > Replace “tell;” with “tell,”.

    Section G1.2 amended.
    @ Section G1.2
    > Replace “tell;” with “tell,”.
  `);
});

const table = (head: string, ...rows: readonly string[]): string => section(`G1.1 The roles are:\n\n| ${head} |\n|${" --- |".repeat(head.split("|").length)}\n${rows.map((row) => `| ${row} |`).join("\n")}`);

test("a column that is corrected in ten rows is one row of the log, which names them", () => {
  const text = (when: string): string => table("Role | When | Who", ...Array.from({ length: 10 }, (_, i) => `R${i} | ${i % 2 === 0 ? when : "Always"} | any Party`));
  logs(text("Monthly"), text("Weekly"), `
    Table amended.
    @ Section G1.1
    > In the rows “R0”, “R2”, “R4”, “R6” and “R8” of Section G1.1, replace “Monthly” with “Weekly” under “When” (five instances).
  `);
});

test("a long table, and a long Section, are told as short ones are", () => {
  const rows = (when: (i: number) => string): string => table("Role | When | Who", ...Array.from({ length: 300 }, (_, i) => `R${i} | ${when(i)} | any Party`));
  logs(rows(() => "Monthly"), rows(() => "Weekly"), `
    Table amended.
    @ Section G1.1
    > In 300 rows of Section G1.1, replace “Monthly” with “Weekly” under “When” (300 instances).
  `);
  const clauses = (...first: readonly string[]): string => section(...first, ...Array.from({ length: 300 }, (_, i) => `G1.${i + 1 + first.length} What the Party of number ${i} does is for Section G1.${Math.max(i, 1) + first.length} to say.`));
  logs(clauses(), clauses("G1.1 The Panel shall meet."), `
    Section G1.1 inserted.
    @ Section G1.1
    > Insert a new Section G1.1: “G1.1 The Panel shall meet.”

    Clauses renumbered.
    @ Sections G1.2 to G1.301
    > Renumber Sections G1.1 to G1.300 as G1.2 to G1.301.
    > Amend the references to them in Sections G1.2 to G1.301 accordingly.
  `);
});

test("a column that comes into a table, goes, moves or is renamed; a row that is another; a row that moves", () => {
  const rows = ["Import Supplier | IS | a Supplier Party", "Gas Supplier | GS | another Supplier Party"];
  logs(table("Role | Letters | Open to", ...rows), table("Role | Letters | Since | Open to", ...rows.map((row) => row.replace(/S \|/, "S | 2016 |"))), `
    Column inserted in a table.
    @ Section G1.1
    > Insert the column “Since”, as set out in the redlined text.
  `);
  logs(table("Role | Letters | Open to", ...rows), table("Role | Open to", ...rows.map((row) => row.replace(/[GI]S \| /, ""))), `
    Column removed from a table.
    @ Section G1.1
    > Remove the column “Letters”.
  `);
  logs(table("Role | Letters | Open to", ...rows), table("Role | Open to | Letters", ...rows.map((row) => row.replace(/ ([GI]S) \| (.*)/, " $2 | $1"))), `
    Column moved in a table.
    @ Section G1.1
    > Move the column “Letters”, as set out in the redlined text.
  `);
  logs(table("Role | Letters | Open to", ...rows), table("Role | Code | Open to", ...rows), `
    Table amended.
    @ Section G1.1
    > Rename the column “Letters” as “Code”.
  `);
  logs(table("Role | Letters | Open to", ...rows), table("Role | Since | Code | Open to", ...rows.map((row) => row.replace(/ ([GI]S) \|/, " 2016 | $1 |"))), `
    Columns of a table amended.
    @ Section G1.1
    > Insert the column “Since”, as set out in the redlined text.
    > In Section G1.1, rename the column “Letters” as “Code”.
  `);
  const four = [...rows, "Registration Agent | RSA | an agent of a Network Party", "Other User | OU | any other Party"];
  logs(table("Role | Letters | Open to", ...four), table("Role | Since | Open to", ...four.map((row, i) => row.replace(/ [A-Z]+ \|/, ` ${2016 + i} |`))), `
    Columns of a table amended.
    @ Section G1.1
    > Remove the column “Letters”.
    > Insert the column “Since”, as set out in the redlined text.
  `);
  logs(table("Role | Letters | Open to | Since", ...rows.map((row) => `${row} | 2016`)), table("Role | Letters | Open to | Since", `${rows[0]!} | 2016`, "Not used | | | "), `
    Row “Gas Supplier” removed.
    @ Section G1.1 (“Gas Supplier”)
    > Remove the row “Gas Supplier”.

    Row “Not used” inserted.
    @ Section G1.1 (“Not used”)
    > Insert the row “Not used”: “Not used”.
  `);
  const long = "Network Party | NP | a Party that holds a licence";
  logs(table("Role | Letters | Open to", long, ...rows), table("Role | Letters | Open to", ...rows, long), `
    Row “Network Party” moved.
    @ Section G1.1 (“Network Party”)
    > Move the row “Network Party” to stand after “Gas Supplier”.
  `);
});

test("a definition that moves from one document's table to another's", () => {
  const text = (name: string, title: string, clause: string, ...rows: readonly string[]): string => `\n//- ${name}\n# ${title}\n\n${clause} In this document:\n\n| Term | Meaning |\n| --- | --- |\n${rows.map((row) => `| ${row} |\n`).join("")}`;
  const [panel, quorum] = ["**Panel** | means a body that decides with a Quorum.", "**Quorum** | means five members of the Panel who are present."];
  logs(text("section-a.sec", "SECTION A: DEFINITIONS", "A1.1", panel, quorum) + text("appendix-ag.sec", "APPENDIX AG: INCIDENTS", "1.2", "**Log** | means a list."), text("section-a.sec", "SECTION A: DEFINITIONS", "A1.1", panel) + text("appendix-ag.sec", "APPENDIX AG: INCIDENTS", "1.2", "**Log** | means a list.", quorum), `
    Definition of “Quorum” moved to Appendix AG 1.2.
    @ Section A1.1 (definition of “Quorum”)
    @ Appendix AG 1.2 (definition of “Quorum”)
    > Move the definition of “Quorum” from Section A1.1 to Appendix AG 1.2.
  `);
});

test("a figure or a mark is quoted with what tells it, and nothing that belongs to the next words", () => {
  const change = (before: string, after: string, change: string): void => logs(section(`G1.1 ${before}`), section(`G1.1 ${after}`), `Section G1.1 amended.\n@ Section G1.1\n> ${change}`);
  change("The User shall pay within 30 days of the notice.", "The User shall pay within 28 days of the notice.", "Replace “30 days” with “28 days”.");
  change("The User shall pay no more than £5,000 in each year.", "The User shall pay no more than £6,000 in each year.", "Replace “£5,000” with “£6,000”.");
  change("Each User, and its staff, shall act.", "Each User, and staff, shall act.", "Remove “its”.");
  change("Each User (and the DCC), shall act.", "Each User (and the DCC) shall act.", "Replace “DCC),” with “DCC)”.");
});

test("what moves, or goes, takes its faults along: these were not mended", () => {
  const sectionM = (...clauses: readonly string[]): string => `\n//- section-m.sec\n# SECTION M: GENERAL\n\n## M1 DUTIES\n\n${clauses.join("\n\n")}\n`;
  const clause = "The DCC shall tell teh User by Fax of each event that it learns of.";
  logs(section("G1.1 Each User shall act.", `G1.2 ${clause}`) + sectionM("M1.1 The Panel shall meet."), section("G1.1 Each User shall act.") + sectionM("M1.1 The Panel shall meet.", `M1.2 ${clause}`), `
    Section G1.2 moved to become Section M1.2.
    @ Section G1.2
    @ Section M1.2
    > Move Section G1.2 to become Section M1.2.
  `);
  logs(section("G1.1 Each User shall act.", `G1.2 ${clause}`), section("G1.1 Each User shall act.", "G1.2 [Not used]"), `
    Section G1.2 marked as not used.
    @ Section G1.2
    > Mark Section G1.2 as not used.
  `);
  logs(section("G1.1 Each User shall act.") + sectionM(`M1.1 ${clause}`, "M1.2 It shall do so as Section Error! Reference source not found. says, by 31 June 2027."), `${section("G1.1 Each User shall act.")}//- section-m.sec\n`, `
    Section M removed.
    @ Section M
    > Remove the whole of Section M.
  `);
  // Its typo was mended on the way; that it has another number has nothing to do with it.
  logs(section(`G1.1 ${clause}`, "G1.2 Each User shall act."), section(`G1.1A ${clause.replace("teh", "the")}`, "G1.2 Each User shall act."), `
    “teh” is misspelt.
    @ Section G1.1A
    > Replace “teh” with “the”.

    Section G1.1 renumbered.
    @ Section G1.1A
    > Renumber Section G1.1 as G1.1A.
  `);
});

test("a text that was written anew lost more than its doubled word", () => {
  logs(section("G1.1 Each User shall tell the the DCC of it."), section("G1.1 Each User shall tell the DCC of it."), `
    The word “the” stands twice.
    @ Section G1.1
    > Remove one “the”.
  `);
  logs(section("G1.1 Each User shall tell the the DCC of it."), section("G1.1 Nobody need say anything to anybody."), `
    The word “the” stands twice.
    @ Section G1.1
    > Replace the text with “Nobody need say anything to anybody.”
  `);
});

test("a reference to a clause that went is told with it", () => {
  logs(section("G1.1 Each User shall act.", "G1.2 The DCC shall answer each User.", "G1.3 Sections G1.1 and G1.2 bind the Panel."), section("G1.1 Each User shall act.", "G1.3 Section G1.1 binds the Panel."), `
    Section G1.2 removed.
    @ Section G1.2
    > Remove Section G1.2.

    Section G1.3 amended.
    @ Section G1.3
    > Replace “Sections” with “Section”.
    > Replace “and G1.2 bind” with “binds”.
  `);
  logs(section("G1.1 Each User shall act.", "G1.2 The DCC shall answer each User.", "G1.3 Sections G1.1, G1.2 and G1.4 bind the Panel.", "G1.4 The Panel may wait."), section("G1.1 Each User shall act.", "G1.3 Sections G1.1 and G1.4 bind the Panel.", "G1.4 The Panel may wait."), `
    Section G1.2 removed.
    @ Sections G1.2 and G1.3
    > Remove Section G1.2.
    > In Section G1.3, replace “G1.1, G1.2” with “G1.1”.
  `);
});

test("text that is cut short is told by what went", () => {
  logs(section("G1.1 The Panel shall meet each month. It may meet more often if the DCC asks for it, and shall then tell each User."), section("G1.1 The Panel shall meet each month."), `
    Section G1.1 amended.
    @ Section G1.1
    > Remove “It may meet more often if the DCC asks for it, and shall then tell each User.”
  `);
});
