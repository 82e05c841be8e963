// The housekeeping log: a row for each error that was mended, and for each change that no finding explains.

import assert from "node:assert/strict";
import { test } from "node:test";
import { logCsv, logMarkdown } from "../../server/src/revision/log-text.ts";
import type { LogEntry } from "../../server/src/revision/log.ts";
import { reasonsIn } from "../../server/src/revision/reasons.ts";
import { logOf, logs, versionsOf, versionsWith } from "../support/revisions.ts";

const definitions = `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Code Manager** | means the person that the Panel appoints. |
| **Panel** | means the body established under Section G1.1. |
`;

test("a misspelt word", () => {
  logs("# SECTION G: SECURITY\n\nG1.1 The Panel shall tell teh User.", "# SECTION G: SECURITY\n\nG1.1 The Panel shall tell the User.", `
    “teh” is misspelt.
    @ Section G1.1
    > Replace “teh” with “the”.
  `);
});

test("one error in many places is one row, with all of them", () => {
  logs(
    `
//- section-m.sec
# SECTION M: GENERAL

## M3 NOTICES

M3.1 A notice shall be given by post or by Fax.

M3.2 Each Party shall give:
(a) its address; and
(b) its Fax number.
//- appendix-p.sec
# APPENDIX P: CODE OF CONNECTION

## 2 Interfaces

2.1 A Party may ask by Fax.
`,
    `
//- section-m.sec
# SECTION M: GENERAL

## M3 NOTICES

M3.1 A notice shall be given by post or by Email.

M3.2 Each Party shall give:
(a) its address; and
(b) its Email number.
//- appendix-p.sec
# APPENDIX P: CODE OF CONNECTION

## 2 Interfaces

2.1 A Party may ask by Email.
`,
    `
    Three instances of “Fax”, a term that the Code no longer uses.
    @ Sections M3.1 and M3.2(b)
    @ Appendix P 2.1
    > Replace “Fax” with “Email” (three instances).
  `,
  );
});

test("a sum of money is replaced whole", () => {
  const text = (sum: string): string => `# SECTION M: GENERAL\n\nM2.2 The liability of each Party shall not exceed ${sum} in any Regulatory Year.\n`;
  logs(text("£1,000,000"), text("£2,500,000"), `
    Section M2.2 amended.
    @ Section M2.2
    > Replace “£1,000,000” with “£2,500,000”.
  `);
});

test("all that was edited in one clause is one row; the same words in several clauses are one, too", () => {
  const text = (verb: string, days: string, whom: string, how: string): string => `# SECTION G: SECURITY

## G1 DUTIES

G1.1 Each User shall ${verb} the ${whom} within ${days} days of the event.

G1.2 Each User shall keep a record for ${days} days, and show it to the Panel ${how}.
`;
  logs(text("inform", "two", "Panel", "on paper"), text("notify", "three", "Code Administrator", "by email"), `
    Section G1.1 amended.
    @ Section G1.1
    > Replace “inform” with “notify”.
    > Replace “Panel” with “Code Administrator”.

    “two” changed in two places.
    @ Sections G1.1 and G1.2
    > Replace “two” with “three” (two instances).

    Section G1.2 amended.
    @ Section G1.2
    > Replace “on paper” with “by email”.
  `);
});

test("a clause that becomes a list, or whose paragraphs change, is one row", () => {
  const text = (clause: string): string => `# SECTION G: SECURITY\n\nG1.1 Each User shall keep a record of each event.\n\nG1.2 ${clause}\n`;
  logs(text("A notice shall describe the event, the time and the steps that were taken:\n(a) in writing; or\n(b) by email."), text("A notice shall describe the event, the hour and the steps that were taken:\n(a) on paper; or\n(b) by email; or\n(c) by telephone."), `
    Section G1.2 amended.
    @ Sections G1.2, G1.2(a), G1.2(b) and G1.2(c)
    > In Section G1.2, replace “time” with “hour”.
    > In Section G1.2(a), replace “in writing” with “on paper”.
    > In Section G1.2(b), replace “email.” with “email; or”.
    > Insert paragraph (c) of Section G1.2: “(c) by telephone.”
  `);
});

test("the clause that a reference asked for", () => {
  logs(
    `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.5 Each User shall tell the DCC.

G3.6 Each User shall act.
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 2 Incidents

2.1 Each User shall act as Section G3.5A says.
`,
    `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.5 Each User shall tell the DCC.

G3.5A Each User shall raise an Incident.

G3.6 Each User shall act.
`,
    `
    Reference to Section G3.5A, which does not exist.
    @ Section G3.5A
    @ Appendix AG 2.1
    > Insert a new Section G3.5A: “G3.5A Each User shall raise an Incident.”
  `,
  );
});

test("a reference to an annex that does not exist names the annex", () => {
  const text = (annex: string): string => `# SECTION F: SYSTEMS\n\n## F4 OPERATION\n\nF4.1 The DCC shall act as the ${annex} says.\n\n# Annex 1 – Forms\n\nThe User shall use this form.\n`;
  logs(text("Annex to Section F4 and Annex 3"), text("manual and form"), `
    Reference to Annex to Section F4, which does not exist.
    Reference to Annex 3 of Section F (SYSTEMS), which does not exist.
    @ Section F4.1
    > Replace “Annex to Section F4 and Annex 3” with “manual and form”.
  `);
});

test("two documents that define one term, each for itself", () => {
  const appendix = (letter: string, words: string): string => `//- appendix-${letter.toLowerCase()}.sec\n# APPENDIX ${letter}: RULES\n\n1.1 In this Appendix:\n\n| Term | Meaning |\n| --- | --- |\n| **Target Time** | ${words} |\n\n1.2 The DCC shall act by the Target Time.\n`;
  const before = `\n${appendix("AB", "means two hours.")}${appendix("AC", "means the time in which the DCC shall act.")}`;
  logs(before, `\n${appendix("AB", "means two hours.")}${appendix("AC", "means the time in which the DCC shall act.").replace("**Target Time**", "**Aim**")}`, `
    “Target Time” is defined in clause 1.1 of Appendix AB, and again in Appendix AC.
    @ Appendix AC 1.1 (definition of “Aim”)
    > Replace “Target Time” with “Aim”.
  `);
});

test("what stands for a reference, or for text, says what it is", () => {
  const text = (reference: string, label: string): string => `# SECTION G: SECURITY\n\nG1.1 The User shall act as ${reference} says.\n\nG1.2 The form is called ${label}.\n`;
  logs(text("Section [XX]", "Form 1"), text("the manual", "Form 1"), `
    A placeholder stands where a reference belongs.
    @ Section G1.1
    > Replace “Section [XX]” with “the manual”.
  `);
  logs(text("Error! Reference source not found.", "Error! No text of specified style in document."), text("the manual", "Form 1"), `
    A cross-reference was lost in Word.
    @ Section G1.1
    > Replace “Error! Reference source not found.” with “the manual”.

    Text was lost in Word.
    @ Section G1.2
    > Replace the text with “The form is called Form 1.”
  `);
});

test("response codes that share a row are several", () => {
  const text = (words: string): string => `# APPENDIX AD: USER INTERFACE SPECIFICATION\n\n| Response Code | Response Code Name | Response Code Description |\n| --- | --- | --- |\n| E60, E61 and E62 | Not Available | ${words} |\n| E63 | Too Late | The time is over. |\n`;
  const { entries } = logOf(versionsWith(new Map([["appendix-ad.duis", text("")]]), new Map([["appendix-ad.duis", text("The service is not available.")]])));
  assert.deepEqual(entries.map(({ summary }) => summary), [["Response Codes E60 to E62 have no description."]]);
});

test("a cell that a lost one moved into the Mandatory column", () => {
  const text = (row: string): string => `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory | Default |
| --- | --- | --- | --- | --- |
| StartDate | The first day. | xs:date | ${row}None |
| EndDate | The last day. | xs:date | Yes |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence><xs:element name="StartDate" type="xs:date"/><xs:element name="EndDate" type="xs:date"/></xs:sequence>
  </xs:complexType>
</xs:schema>
`;
  const { entries } = logOf(versionsOf(text(""), text("Yes | ")));
  assert.deepEqual(entries.map(({ summary }) => summary), [["“None” stands in the Mandatory column: this row has 4 cells, the table 5 columns."]]);
});

test("a change that no finding explains says what was done", () => {
  logs(
    definitions,
    `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Code Manager** | means the person that the Authority appoints. |
| **Licence** | means a licence granted under the Act. |
| **Panel** | means the body established under Section G1.1. |

A1.2 Headings do not count.
`,
    `
    Definition of “Code Manager” amended.
    @ Section A1.1 (definition of “Code Manager”)
    > Replace “Panel” with “Authority”.

    Definition of “Licence” inserted.
    @ Section A1.1 (definition of “Licence”)
    > Insert the definition of “Licence”: “means a licence granted under the Act.”

    Section A1.2 inserted.
    @ Section A1.2
    > Insert a new Section A1.2: “A1.2 Headings do not count.”
  `,
  );
});

test("what tells the place of an insertion stands in the old text, too", () => {
  logs(
    "# SECTION G: SECURITY\n\nG1.1 The DCC shall tell the Panel of it. See: clause 2.\n",
    "# SECTION G: SECURITY\n\nG1.1 The DCC shall promptly and in any event tell the Security Sub-Committee of it. See: clause 2 and clause 3.\n",
    `
    Section G1.1 amended.
    @ Section G1.1
    > Insert “promptly and in any event” before “tell the”.
    > Replace “Panel” with “Security Sub-Committee”.
    > Insert “and clause 3” after “See: clause 2”.
  `,
  );
});

test("a mark or a figure within a cell is quoted with the word beside it; a new clause tells its table by rows", () => {
  const text = (target: string, meaning: string, end: string): string => `# APPENDIX AG: POLICY\n\n1.1 These are defined:\n\n| Term | Meaning |\n| --- | --- |\n| **Target** | means the time that${meaning} |\n\n1.2 The targets are:\n\n| Category | Meaning | Target |\n| --- | --- | --- |\n| 1 | Severe | ${target} |\n\n# Schedule 1 – Forms\n\n## 1 Use\n\n1.1 The User shall use the form.\n${end}`;
  logs(
    text("4 hours", ":", ""),
    text("2 hours", " the DCC has in which to act.", "\n## 2 Reports\n\n2.1 The reports are:\n\n| Report | When |\n| --- | --- |\n| Short | each month |\n"),
    `
    Definition of “Target” amended.
    @ Appendix AG 1.1 (definition of “Target”)
    > Replace “that:” with “that the DCC has in which to act.”

    Table amended.
    @ Appendix AG 1.2 (“1”)
    > Replace “4 hours” with “2 hours” under “Target”.

    Appendix AG, Schedule 1, 2 inserted.
    @ Appendix AG, Schedule 1, 2
    > Insert Appendix AG, Schedule 1, 2: “2 Reports 2.1 The reports are: Report | When; Short | each month”.
  `,
  );
});

test("a term that got another name is one row, with a cell that uses it, and apart from the fault of a clause that does", () => {
  const code = (operator: string, meaning: string): string => `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Network Operator** | means the person that runs the network. |
| **Service Provider** | means the person that gives the services. |
| **Working Day** | means any day but a Saturday and a Sunday. |
//- section-g.sec
# SECTION G: SECURITY

## G1 REPORTS

G1.1 Each User shall tell the ${operator} of a failure. In this Section G, a **Working Day** ${meaning}.

G1.2 The ${operator} shall answer within a Working Day.

| Test | Purpose |
| --- | --- |
| One | a call of the ${operator} |
| Two | its answer |
`;
  logs(code("Service Provider", "means a Monday"), code("Network Operator", "has the meaning given to that expression in Section A1.1 (Definitions)"), `
    “Service Provider” changed in three places.
    @ Sections G1.1 and G1.2 (“One”)
    > Replace “Service Provider” with “Network Operator” (three instances).

    “Working Day” is defined in Section A1.1, and again in Section G.
    @ Section G1.1
    > Replace “means a Monday” with “has the meaning given to that expression in Section A1.1 (Definitions)”.
  `);
});

test("a reference that is mended with the heading behind it is one error, in one row", () => {
  const code = (reference: string): string => `
//- section-g.sec
# SECTION G: SECURITY

## G1 VOTES

G1.1 [Not used]

G1.2 Each User shall tell the Panel of a failure in accordance with ${reference}, and shall wait for its answer.

## G2 REPORTING

G2.1 A report shall be in writing.
`;
  logs(code("Section G1.1 (Votes)"), code("Section G2.1 (Reporting)"), `
    Reference to Section G1.1, which is marked as not used.
    @ Section G1.2
    > Replace “Section G1.1” with “Section G2.1”.
    > Replace “Votes” with “Reporting”.
  `);
});

test("clauses that went, moved, were renumbered or marked as not used", () => {
  logs(
    `
//- section-g.sec
# SECTION G: SECURITY

## G1 GENERAL

G1.1 The Panel shall keep a record of each meeting that it holds.

G1.2 The DCC shall publish a report of its work each year.

G1.3 Each User shall pay its charges within thirty days.

G1.4 Each Party shall answer the questions of the Panel.
`,
    `
//- section-g.sec
# SECTION G: SECURITY

## G1 GENERAL

G1.1 [Not used]

G1.2 Each User shall pay its charges within thirty days.

G1.3 Each Party shall answer the questions of the Panel.

G1.4 The DCC shall publish a report of its work each year.
`,
    `
    Section G1.1 marked as not used.
    @ Section G1.1
    > Mark Section G1.1 as not used.

    Clauses renumbered.
    @ Sections G1.2 and G1.3
    > Renumber Section G1.3 as G1.2.
    > Renumber Section G1.4 as G1.3.

    Section G1.2 moved to become Section G1.4.
    @ Sections G1.2 and G1.4
    > Move Section G1.2 to become Section G1.4.
  `,
  );
});

test("a definition that moves is one row, whatever its form; what becomes of its old place is told", () => {
  const table = (rows: string): string => `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Panel** | means the body that Section G1 establishes. |
${rows}`;
  const section = (text: string): string => `
//- section-g.sec
# SECTION G: SECURITY

G1.1 The Panel shall meet each month, and decides where there is a Quorum.

${text}
`;
  logs(table("") + section('G1.2 For the purposes of this Section G, "Quorum" means five members of the Panel who are present.'), table("| **Quorum** | means five members of the Panel who are present. |\n") + section("G1.2 [Not used]"), `
    Definition of “Quorum” moved to Section A1.1.
    @ Section A1.1 (definition of “Quorum”)
    @ Section G1.2
    > Move the definition of “Quorum” from Section G1.2 to Section A1.1.
    > Mark Section G1.2 as not used.
  `);
  const meaning = "means five members of the Panel who are present";
  logs(table(`| **Quorum** | ${meaning}. |\n`) + section("G1.2 The Panel shall keep minutes."), table("") + section(`G1.2 The Panel shall keep minutes.\n\nG1.3 In this Section G, "Quorum" ${meaning}.`), `
    Definition of “Quorum” moved to Section G1.3.
    @ Section A1.1 (definition of “Quorum”)
    @ Section G1.3
    > Move the definition of “Quorum” from Section A1.1 to Section G1.3.
  `);
  const moved = (words: string): readonly [string, string] => [table(`| **Quorum** | ${meaning}. |\n`) + section("G1.2 The Panel shall keep minutes."), table("") + section(`G1.2 The Panel shall keep minutes.\n\nG1.3 In this Section G, "Quorum" ${words}.`)];
  logs(...moved("means six members of the Panel who are present"), `
    Definition of “Quorum” moved to Section G1.3 and amended.
    @ Section A1.1 (definition of “Quorum”)
    @ Section G1.3
    > Move the definition of “Quorum” from Section A1.1 to Section G1.3.
    > Replace “five” with “six”.
  `);
  // With all other words it is no longer the same definition.
  logs(...moved("is the number that the Authority sets for each year"), `
    Definition of “Quorum” removed.
    @ Section A1.1 (definition of “Quorum”)
    > Remove the definition of “Quorum”.

    Section G1.3 inserted.
    @ Section G1.3
    > Insert a new Section G1.3: “G1.3 In this Section G, "Quorum" is the number that the Authority sets for each year.”
  `);
  // A pointer that stays behind is what comes in its place.
  logs(table(`| **Quorum** | ${meaning}. |\n`) + section("G1.2 The Panel shall keep minutes."), table("| **Quorum** | has the meaning given to that expression in Section G1.3. |\n") + section(`G1.2 The Panel shall keep minutes.\n\nG1.3 In this Section G, "Quorum" ${meaning.replace("five", "six")}.`), `
    Definition of “Quorum” moved to Section G1.3 and amended.
    @ Section A1.1 (definition of “Quorum”)
    @ Section G1.3
    > Move the definition of “Quorum” from Section A1.1 to Section G1.3.
    > In Section G1.3, replace “five” with “six”.
    > In Section A1.1 (definition of “Quorum”), replace the meaning with “has the meaning given to that expression in Section G1.3.”
  `);
});

/** Section C with clauses of its own, and an Appendix. */
const governance = (...clauses: readonly string[]): string => `\n//- section-c.sec\n# SECTION C: GOVERNANCE\n\n## C1 MEETINGS\n\nC1.1 The Panel shall meet each month.\n\n${clauses.map((clause) => `${clause}\n\n`).join("")}`;
const policy = (...clauses: readonly string[]): string => `//- appendix-ag.sec\n# APPENDIX AG: POLICY\n\n## 2 Process\n\n2.1 Each User shall raise an Incident.\n\n${clauses.map((clause) => `${clause}\n\n`).join("")}`;
const publish = (number: string, who: string, days: string): string => `${number} Where the ${who} has been told of an Incident, it shall within ${days} Working Days:\n(a) publish what it has been told; and\n(b) tell each User that is affected by the Incident.`;

test("a clause that moves to another document and is reworded is one row, with the references that follow it and what becomes of its old place", () => {
  logs(governance(publish("C1.2", "Panel", "five")) + policy(), governance() + policy(publish("2.2", "DCC", "ten")), `
    Section C1.2 moved to become Appendix AG 2.2 and amended.
    @ Section C1.2
    @ Appendix AG 2.2
    > Move Section C1.2 to become Appendix AG 2.2.
    > Replace “Panel” with “DCC”.
    > Replace “five” with “ten”.
  `);
  const [before, after] = [governance(publish("C1.2", "Panel", "five"), "C1.3 The User shall act as Section C1.2 says.") + policy(), governance("C1.2 [Not used]", "C1.3 The User shall act as clause 2.2 of Appendix AG says.") + policy(publish("2.2", "DCC", "ten"))];
  const told = `
    @ Sections C1.2 and C1.3
    @ Appendix AG 2.2
    > Move Section C1.2 to become Appendix AG 2.2.
    > In Appendix AG 2.2, replace “Panel” with “DCC”.
    > In Appendix AG 2.2, replace “five” with “ten”.
    > Mark Section C1.2 as not used.
    > In Section C1.3, replace “Section C1.2” with “clause 2.2 of Appendix AG”.
  `;
  logs(before, after, `Section C1.2 moved to become Appendix AG 2.2 and amended.${told}`);
  // Either place may be named in the reason.
  for (const place of ["C1.2", "AG 2.2"]) logs(before, after, `The Appendix says how Incidents are told of.${told}`, reasonsIn(`Move it\n\nHousekeeping: ${place} the Appendix says how Incidents are told of\n`));
});

test("a clause of one paragraph that is reworded from its first words on has moved, where most of it is the same", () => {
  const clause = (number: string, who: string, end: string): string => `${number} Where ${who} learns of an Incident it shall, within five Working Days, publish what it has been told and tell each User that is affected ${end}.`;
  logs(governance(clause("C1.2", "the Panel", "by it")) + policy(), governance() + policy(clause("2.2", "the DCC", "thereby")), `
    Section C1.2 moved to become Appendix AG 2.2 and amended.
    @ Section C1.2
    @ Appendix AG 2.2
    > Move Section C1.2 to become Appendix AG 2.2.
    > Replace “Panel” with “DCC”.
    > Replace “by it” with “thereby”.
  `);
});

test("a clause of which a sentence stays and another is written anew has moved; what only sounds alike has not", () => {
  const clause = (number: string, first: string): string => `${number} ${first} The Panel shall publish the report on its website, and send a copy of it to each Party that asks for one.`;
  const [was, is] = ["The Panel shall write a report at the end of each year.", "As soon as a quarter has ended, the DCC reports to the Panel."];
  logs(governance(clause("C1.2", was)) + policy(), governance() + policy(clause("2.2", is)), `
    Section C1.2 moved to become Appendix AG 2.2 and amended.
    @ Section C1.2
    @ Appendix AG 2.2
    > Move Section C1.2 to become Appendix AG 2.2.
    > Replace “The Panel shall write a report at the end of each year” with “As soon as a quarter has ended, the DCC reports to the Panel”.
  `);
  const [report, costs] = ["C1.2 The Panel shall, within five Working Days after the end of each quarter, publish on the Website a report on Incidents.", "2.2 The DCC shall, within ten Working Days after the end of each quarter, publish on the Website a statement of its costs."];
  logs(governance(report) + policy(), governance() + policy(costs), `
    Section C1.2 removed.
    @ Section C1.2
    > Remove Section C1.2.

    Appendix AG 2.2 inserted.
    @ Appendix AG 2.2
    > Insert Appendix AG 2.2: “${costs}”
  `);
});

test("a clause that moves within its document and is reworded, with a paragraph more or less, is one row; those that only made room are renumbered", () => {
  const others = (first: number): readonly string[] => [`C1.${first} The DCC shall answer each request in due time.`, `C1.${first + 1} A notice shall be given in writing, and signed.`];
  logs(governance(publish("C1.2", "Panel", "five"), ...others(3)), governance(...others(2), publish("C1.4", "DCC", "ten").replace("told; and", "told;\n(aa) keep a record of it; and")), `
    Clauses renumbered.
    @ Sections C1.2 and C1.3
    > Renumber Section C1.3 as C1.2.
    > Renumber Section C1.4 as C1.3.

    Section C1.2 moved to become Section C1.4 and amended.
    @ Sections C1.2, C1.4, C1.4(a) and C1.4(aa)
    > Move Section C1.2 to become Section C1.4.
    > In Section C1.4, replace “Panel” with “DCC”.
    > In Section C1.4, replace “five” with “ten”.
    > In Section C1.4(a), remove “and”.
    > Insert paragraph (aa) of Section C1.4: “(aa) keep a record of it; and”.
  `);
  logs(governance(publish("C1.2", "Panel", "five"), ...others(3)), governance(...others(2), publish("C1.4", "Panel", "five").replace(/\(a\).*\n\(b\)/, "(a)")), `
    Section C1.2 moved to become Section C1.4 and amended.
    @ Sections C1.2, C1.2(a), C1.4 and C1.4(a)
    > Move Section C1.2 to become Section C1.4.
    > Renumber Section C1.2(b) as (a).
    > Remove paragraph (a) of Section C1.2.

    Clauses renumbered.
    @ Sections C1.2 and C1.3
    > Renumber Section C1.3 as C1.2.
    > Renumber Section C1.4 as C1.3.
  `);
});

test("clauses that come, go or move one behind the other are one row, with the heading over them; many are told by the first and the last", () => {
  const rule = (number: string, what: string): string => `${number} Each User shall keep a record of each ${what} that it learns of.`;
  const whats = ["event", "failure", "request", "remedy", "test"];
  const rules = (from: number, count = whats.length): readonly string[] => whats.slice(0, count).map((what, i) => rule(`C1.${from + i}`, what));
  const last = "C1.7 A meeting may be held by telephone.";
  logs(governance(last), governance("### Records", ...rules(2, 2), last), `
    Heading “Records” and Sections C1.2 and C1.3 inserted.
    @ Sections C1 (heading “Records”), C1.2 and C1.3
    > Insert the heading “Records” before Section C1.2.
    > Insert a new Section C1.2: “${rules(2)[0]}”
    > Insert a new Section C1.3: “${rules(2)[1]}”
  `);
  logs(governance("### Records", ...rules(2), last), governance(last), `
    Heading “Records” and Sections C1.2 to C1.6 removed.
    @ Sections C1 (heading “Records”) and C1.2 to C1.6
    > Remove the heading “Records” and Sections C1.2 to C1.6.
  `);
  logs(governance(...rules(2), last) + policy(), governance(last) + policy(...whats.map((what, i) => rule(`2.${2 + i}`, what)).with(1, rule("2.3", "material failure"))), `
    Sections C1.2 to C1.6 moved to become Appendix AG 2.2 to 2.6 and amended.
    @ Sections C1.2 to C1.6
    @ Appendix AG 2.2 to 2.6
    > Move Sections C1.2 to C1.6 to become Appendix AG 2.2 to 2.6.
    > Insert “material” before “failure that it”.
  `);
});

test("a document that got another letter, and another file, is still that document", () => {
  const appendix = (letter: string, days: string): string => `//- appendix-${letter.toLowerCase()}.sec\n# APPENDIX ${letter}: CODE OF CONNECTION\n\n1 Each User shall comply within ${days} days.\n\n2 The DCC shall help it.\n`;
  logs(`${governance("C1.2 Each User shall comply with Appendix P.")}${appendix("P", "ten")}`, `${governance("C1.2 Each User shall comply with Appendix Q.")}//- appendix-p.sec\n\n${appendix("Q", "five")}`, `
    “P” changed in two places.
    @ Section C1.2
    @ Appendix Q (title)
    > Replace “P” with “Q” (two instances).

    Appendix Q 1 amended.
    @ Appendix Q 1
    > Replace “ten” with “five”.
  `);
  // One that went and one that came may have much in common, and another title.
  logs(`${governance()}${appendix("P", "ten")}`, `${governance()}//- appendix-p.sec\n\n${appendix("Q", "ten").replace("CONNECTION", "PRACTICE")}`, `
    Appendix P removed.
    @ Appendix P
    > Remove the whole of Appendix P.

    Appendix Q inserted.
    @ Appendix Q
    > Insert the whole of Appendix Q, as set out in the redlined text.
  `);
});

test("a clause that was not used comes to be; a label is replaced whole, with what joins it", () => {
  logs(governance("C1.2 [Not used]", "C1.3 Paragraphs (a) to (c) of Section B1.2 apply."), governance("C1.2 The Secretary shall keep a register of each agreement that has been signed.", "C1.3 Paragraphs (a) and (b) of Section B1.2 apply."), `
    Section C1.2 amended.
    @ Section C1.2
    > Replace “[Not used]” with “The Secretary shall keep a register of each agreement that has been signed.”

    Section C1.3 amended.
    @ Section C1.3
    > Replace “to (c)” with “and (b)”.
  `);
});

test("a table goes by its caption; of a row that is renumbered and one that is reworded, each is named", () => {
  const table = (...rows: readonly string[]): string => governance(`C1.2 The Codes are those in Table 1.\n\nTable 1 Codes\n\n| Code | Meaning |\n| --- | --- |\n${rows.map((row) => `| ${row} |`).join("\n")}`);
  const rows = ["E1 | The User may not send the request.", "E2 | The request is not signed by the User.", "E3 | The Device did not answer in the time that it had."] as const;
  logs(table(...rows), table(rows[0].replace("User", "sender"), rows[1], rows[2].replace("E3", "E4")), `
    Table 1 amended.
    @ Section C1.2 (“E1” and “E4”)
    > Renumber the row “E3” as “E4”.
    > In Section C1.2 (“E1”), replace “User” with “sender” under “E1”.
  `);
});

test("an XML Schema that changed is the last row, by its declarations", () => {
  const schema = (...elements: readonly string[]): string => `//- a.xsd\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${elements.map((element) => `<xs:element ${element}/>`).join("")}</xs:schema>\n`;
  logs(schema('name="A" type="xs:string"', 'name="B" type="xs:string"'), schema('name="A" type="xs:int"', 'name="C" type="xs:string"'), `
    XML Schema a.xsd amended.
    @ XML Schema a.xsd
    > Insert element C.
    > Remove element B.
    > Amend element A.
  `);
});

test("a sentence that moves from one clause to another, and words that came into a clause that was not used", () => {
  const sentence = "The DCC shall keep a record of each request that it has answered, and of how long that took.";
  logs(governance(`C1.2 The DCC shall answer each request in due time. ${sentence}`, "C1.3 A notice shall be given in writing, and signed."), governance("C1.2 The DCC shall answer each request in due time.", `C1.3 A notice shall be given in writing, and signed. ${sentence}`), `
    Text moved from Section C1.2 to Section C1.3.
    @ Sections C1.2 and C1.3
    > Move “${sentence}” from Section C1.2 to Section C1.3.
  `);
  logs(governance(`C1.2 ${sentence}`, "C1.3 A notice shall be given in writing.") + policy("2.2 [Not used]"), governance("C1.3 A notice shall be given in writing.") + policy(`2.2 ${sentence}`), `
    Section C1.2 moved to become Appendix AG 2.2.
    @ Section C1.2
    @ Appendix AG 2.2
    > Move Section C1.2 to become Appendix AG 2.2.
  `);
});

test("what moves to a new document is told with where it stood; the document is new as a whole", () => {
  logs(governance("C1.2 The DCC shall answer each request of a User within ten Working Days of its receipt."), `${governance()}//- schedule-9.sec\n# SCHEDULE 9: REQUESTS\n\n1 A request shall be in writing.\n\n2 The DCC shall answer each request of a User within five Working Days of its receipt.\n`, `
    Schedule 9 inserted.
    @ Schedule 9
    > Insert the whole of Schedule 9, as set out in the redlined text.

    Section C1.2 moved to become Schedule 9, 2 and amended.
    @ Section C1.2
    @ Schedule 9, 2
    > Move Section C1.2 to become Schedule 9, 2.
    > Replace “ten” with “five”.
  `);
});

const glossary = (...rows: readonly string[]): string => `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
${rows.map((row) => `| ${row} |\n`).join("")}
A1.2 The Panel and the DCC shall tell the Authority of each Device and each Charge.
`;

test("a definition that moves within its table, to its place in the alphabet or to another", () => {
  const [authority, charge, dcc, device, panel] = ["**Authority** | means the Gas and Electricity Markets Authority.", "**Charge** | means a sum.", "**DCC** | means the holder of the licence.", "**Device** | means a meter.", "**Panel** | means the body of that name."] as const;
  logs(glossary(authority, device, charge, dcc, panel), glossary(authority, charge, dcc, device, panel), `
    The definition of “Device” stands out of alphabetical order: it belongs before “Panel”.
    @ Section A1.1 (definition of “Device”)
    > Move the definition of “Device” to its place in the alphabetical order.
  `);
  // What goes on with a meaning goes along; what was amended on the way is told, too.
  const two = `${device.replace("a meter.", "a thing, which:")} |\n| | (a) is small; and (b) is light.`;
  logs(glossary(two, authority, charge, dcc, panel), glossary(authority, charge, dcc, two.replace("small", "little"), panel), `
    The definition of “Device” stands out of alphabetical order: it belongs before “Panel”.
    @ Section A1.1 (definition of “Device”)
    > Move the definition of “Device” to its place in the alphabetical order.

    Definition of “Device” amended.
    @ Section A1.1 (definition of “Device”)
    > Replace “small” with “little”.
  `);
  logs(glossary(authority, charge, dcc, device, panel), glossary(charge, dcc, device, authority, panel), `
    Definition of “Authority” moved.
    @ Section A1.1 (definition of “Authority”)
    > Move the definition of “Authority” to stand after “Device”.
  `);
});

test("a table of definitions that was put in order is one row, whatever else its definitions have in common", () => {
  const policy = (name: string, letter: string): string => `**${name}** | means the SEC Subsidiary Document of that name set out in Appendix ${letter}.`;
  const rows = [policy("SMKI RAPP", "D"), "**Device** | means a meter or another thing.", policy("Inventory Policy", "F"), "**Code** | means this Code, with its Schedules.", policy("Certificate Policy", "B"), "**Supplier** | means a party with a licence.", policy("Charging Methodology", "C")] as const;
  logs(glossary(...rows), glossary(...[...rows].sort()), `
    Definitions of Section A1.1 put in alphabetical order.
    @ Section A1.1 (definitions of “Certificate Policy”, “Charging Methodology”, “Code” and “SMKI RAPP”)
    > Move the definitions of “Certificate Policy”, “Charging Methodology”, “Code” and “SMKI RAPP” to their places in the alphabetical order.
  `);
  // With the finding that asked for it.
  const few = ["**Alert** | means a message that a Device sends.", "**User** | means a person who has gone through it.", "**Charge** | means a sum that a Party pays.", "**DCC** | means the holder of the licence.", "**Panel** | means the body of that name.", "**Meter** | means a box that measures a supply.", "**Party** | means one who has signed.", "**Supplier** | means a party with a licence."] as const;
  logs(glossary(...few), glossary(...[...few].sort()), `
    The definition of “User” stands out of alphabetical order: it belongs after “Supplier”. One more row is out of order.
    @ Section A1.1 (definitions of “Panel” and “User”)
    > Move the definitions of “Panel” and “User” to their places in the alphabetical order.
  `);
});

test("a term that is renamed, and moves in the alphabet for that, is one row with its uses", () => {
  const quorum = (term: string): string => `**${term}** | means at least two thirds of the members who are entitled to vote.`;
  const [authority, charge, panel] = ["**Authority** | means the Gas and Electricity Markets Authority.", "**Charge** | means a sum.", "**Panel** | means the body of that name."];
  const uses = (term: string): string => `//- section-c.sec\n# SECTION C: GOVERNANCE\n\nC1.1 The Panel decides where there is ${term}.\n`;
  logs(glossary(authority, charge, panel, quorum("Quorum")) + uses("a Quorum"), glossary(authority, quorum("Basic Number"), charge, panel) + uses("a Basic Number"), `
    Defined term “Quorum” changed to “Basic Number” in two places.
    @ Section A1.1 (definition of “Basic Number”)
    @ Section C1.1
    > Replace “Quorum” with “Basic Number” (two instances).
    > Move the definition of “Basic Number” to its place in the alphabetical order.
  `);
  logs(glossary(authority, charge, panel, quorum("Quorum")) + uses("a Quorum"), glossary(quorum("Assent"), authority, charge, panel) + uses("an Assent"), `
    Defined term “Quorum” changed to “Assent” in two places.
    @ Section A1.1 (definition of “Assent”)
    @ Section C1.1
    > Replace “Quorum” with “Assent”.
    > Move the definition of “Assent” to its place in the alphabetical order.
    > Replace “a Quorum” with “an Assent”.
  `);
  // What is said of other terms, too, makes no two of them one.
  const role = (term: string): string => `**${term}** | means a User that acts in the User Role of that name.`;
  logs(glossary(role("Export Supplier"), role("Gas Supplier"), role("Supplier Agent")), glossary(role("Data Retriever"), role("Export Supplier"), role("Gas Supplier")), `
    Definition of “Data Retriever” inserted.
    @ Section A1.1 (definition of “Data Retriever”)
    > Insert the definition of “Data Retriever”: “means a User that acts in the User Role of that name.”

    “Supplier Agent” is defined, but not used.
    @ Section A1.1 (definition of “Supplier Agent”)
    > Remove the definition of “Supplier Agent”.
  `);
  // A pointer may have the term in it, in the heading behind its reference.
  const pointer = (term: string): string => `**${term}** | has the meaning given to that expression in Section C1.1 (Duties of the ${term}).`;
  logs(glossary(authority, pointer("Code Administrator"), panel), glossary(authority, panel, pointer("Secretariat")), `
    Defined term “Code Administrator” changed to “Secretariat”.
    @ Section A1.1 (definition of “Secretariat”)
    > Replace “Code Administrator” with “Secretariat” (two instances).
    > Move the definition of “Secretariat” to its place in the alphabetical order.
  `);
});

test("a row that only has another number is renumbered, in its place or at another", () => {
  const table = (...rows: readonly string[]): string => governance(`C1.2 Who may send what:\n\n| Number | Variant | Name | Roles |\n| --- | --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join("\n")}`);
  const [log, device] = ["8.1 | 8.1.1 | Read Log | IS", "8.3 | 8.3.1 | Decommission Device | GS"] as const;
  logs(table(log, device), table(log, device.replaceAll("8.3", "8.9")), `
    Row “8.3” renumbered.
    @ Section C1.2 (“8.9”)
    > Renumber the row “8.3” as “8.9”.
  `);
  const list = (...numbers: readonly string[]): string => governance(`C1.2 These:\n\n| Number | Name |\n| --- | --- |\n${numbers.map((number) => `| ${number} | ${names[number]!} |`).join("\n")}`);
  const names: Readonly<Record<string, string>> = { "8.3": "Decommission Device from the Smart Metering System", "8.4": "Update the Inventory of Devices", "8.5": "Read the Log of Devices", "8.9": "Decommission Device from the Smart Metering System" };
  logs(list("8.3", "8.4", "8.5"), list("8.4", "8.5", "8.9"), `
    Row “8.3” renumbered.
    @ Section C1.2 (“8.9”)
    > Renumber the row “8.3” as “8.9”.
    > Move the row “8.9” to stand after “8.5”.
  `);
  const steps = (...rows: readonly string[]): string => governance(`C1.2 The steps are:\n\n| Step | What is done |\n| --- | --- |\n${rows.map((row, i) => `| ${i + 1} | ${row} |`).join("\n")}`);
  const all = ["The User sends a request.", "The DCC checks the request.", "The DCC sends a command.", "The Device answers it."];
  logs(steps(...all), steps(all[0]!, "The DCC tells the User that it has come.", ...all.slice(1)), `
    Row “2” inserted.
    @ Section C1.2 (“2”)
    > Insert the row “2”: “2 | The DCC tells the User that it has come.”

    Rows of a table renumbered.
    @ Section C1.2 (“3”, “4” and “5”)
    > Renumber the rows “2” to “4” as “3” to “5”.
  `);
  // Other words beside another number are another row's.
  logs(table(log, device), table(log, "8.9 | 8.9.1 | Decommission Meter | GS"), `
    Table amended.
    @ Section C1.2 (“8.9”)
    > Replace “8.3” with “8.9” under “Number”.
    > Replace “8.3.1” with “8.9.1” under “Variant”.
    > Replace “Device” with “Meter” under “Name”.
  `);
});

test("a paragraph that comes between two rows is told with them: those behind it are a table of their own then", () => {
  const table = (between: string): string => governance(`C1.2 Who may send what:\n\n| Name | Roles |\n| --- | --- |\n| Read Log | each Supplier Party |\n${between}| Clear Log | the Panel alone |\n| Keep Log | the DCC and the Panel |`);
  logs(table(""), table("\nThe next two are for the few.\n\n"), `
    A paragraph inserted.
    @ Section C1.2
    > Insert a paragraph between the rows “Read Log” and “Clear Log”: “The next two are for the few.”
  `);
});

test("a clause that moves under its own number", () => {
  const text = (...clauses: readonly string[]): string => `# SECTION G: SECURITY\n\n## G1 DUTIES\n\n${clauses.join("\n\n")}\n`;
  const [one, two, list] = ["G1.1 The Panel shall meet each month.", "G1.2 The DCC shall publish a report.", "G1.3 Each User shall keep a record of:\n(a) each event; and\n(b) each remedy."];
  logs(text(list!, one!, two!), text(one!, two!, list!.replace("event", "Incident")), `
    G1.3 is out of order: it belongs after G1.2.
    @ Section G1.3
    > Move Section G1.3 to its place in Section G1.

    Section G1.3(a) amended.
    @ Section G1.3(a)
    > Replace “event” with “Incident”.
  `);
});

test("a row is called by what tells it apart, whichever column that is", () => {
  const text = (last: string): string => `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

3.1 The requests are:

| Service Reference | Service Reference Variant | Service Request Name |
| --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Import Log |
| 4.6 | 4.6.2 | Retrieve ${last} Log |

3.2 The Data Items are:

| Mandatory | Data Item | Type |
| --- | --- | --- |
| Yes | StartDate | xs:date |
| Yes | EndDate | xs:${last.toLowerCase()} |
`;
  logs(text("Export"), text("Date"), `
    Table amended.
    @ Appendix AD 3.1 (“4.6.2”)
    > Replace “Export” with “Date” under “Service Request Name”.

    Table amended.
    @ Appendix AD 3.2 (“EndDate”)
    > Replace “xs:export” with “xs:date” under “Type”.
  `);
});

test("a reason in a comment of the new text, or in a commit's message", () => {
  const before = `
//- section-g.sec
# SECTION G: SECURITY

## G1 GENERAL

G1.1 The Panel shall meet once a year.

G1.2 The DCC shall tell teh Panel.
`;
  const after = `
//- section-g.sec
# SECTION G: SECURITY

## G1 GENERAL

<!-- sec-change: the Panel has met each month since 2019 -->
G1.1 The Panel shall meet once a month.

G1.2 The DCC shall tell the Panel.
`;
  logs(
    before,
    after,
    `
    The Panel has met each month since 2019.
    @ Section G1.1
    > Replace “year” with “month”.

    “teh” is misspelt.
    It was so in the designated text.
    @ Section G1.2
    > Replace “teh” with “the”.
  `,
    reasonsIn("Mend G1\n\nHousekeeping: Section G1.2 it was so in the designated text\n"),
  );
  assert.deepEqual(logOf(versionsOf(before, after), [{ place: "G9.9", reason: "no such place" }]).unplaced, [{ place: "G9.9", reason: "no such place" }]);
});

test("reasons name a clause, a document or a term", () => {
  const message = "Housekeeping: G3.5A(b) misspelt\nhousekeeping: AG 2.1.3: wrong clause\nHousekeeping: Appendix AG 2.1.3 - wrong clause\nHousekeeping: “SM WAN” had no meaning\nHousekeeping: DUIS 3.8.17.1 no MDR\nHousekeeping: AG was consulted on\nHousekeeping: the twenty errors\nHousekeeping: Corrections of June\nNothing: here";
  assert.deepEqual(reasonsIn(message), [
    { place: "G3.5A(b)", reason: "misspelt" },
    { place: "AG 2.1.3", reason: "wrong clause" },
    { place: "Appendix AG 2.1.3", reason: "wrong clause" },
    { place: "“SM WAN”", reason: "had no meaning" },
    { place: "DUIS 3.8.17.1", reason: "no MDR" },
    { place: "AG", reason: "was consulted on" },
    { place: "", reason: "the twenty errors" },
    { place: "", reason: "Corrections of June" },
  ]);
});

test("what stands before all clauses is the opening text of its document", () => {
  const appendix = (letter: string) => `
//- appendix-ag.sec
# APPENDIX ${letter}: INCIDENTS

2.1 The DCC shall act.

2.2 The time that ${letter} 2.1.3 allows does not apply.
//- section-h.sec
# SECTION H: SERVICES

H9.4 The DCC shall act within the time that ${letter} 2.1.3 allows.
`;
  logs(appendix("AG"), appendix("AZ"), `
    “AG” changed in three places.
    @ Section H9.4
    @ Appendix AZ (title) and 2.2
    > Replace “AG” with “AZ” (three instances).
  `);
});

test("spaces, emphasis, comments and front matter are no change", () => {
  logs(definitions, definitions.replace("**Panel**", "Panel").replace("A1.1 In", "A1.1  In").replace("# SECTION A", "---\nversion: 2.0\n---\n# SECTION A").replace("## A1", "<!-- a note -->\n\n## A1"), "");
});

test("CSV quotes every field and lets no spreadsheet calculate", () => {
  const entry: LogEntry = { summary: ["=1+1", "says “so”, \"yes\""], sections: ["Section G1.1"], change: [" @SUM(A1)"], rules: [] };
  assert.equal(logCsv([entry]), '"Summary of error","Sections affected","Proposed change"\r\n"\'=1+1\nsays “so”, ""yes""","Section G1.1","\' @SUM(A1)"\r\n');
});

test("Markdown keeps bars, stars and angle brackets as they are", () => {
  const entry: LogEntry = { summary: ["a | b"], sections: ["x", "y"], change: ["<b> *c*"], rules: [] };
  assert.equal(logMarkdown([entry]).split("\n")[2], "| a \\| b | x<br>y | &lt;b&gt; \\*c\\* |");
});

test("a term that got another name is one change in the singular, the plural and the possessive", () => {
  logs(
    "# SECTION G: SECURITY\n\nG1.1 The Authorities shall act (see Section G1.2 at once.\n\nG1.2 The Authority shall pay.\n\nG1.3 The Authority’s seal shall be kept, and the Authorities’ seals.",
    "# SECTION G: SECURITY\n\nG1.1 The Parties shall act (see Section G1.2) at once.\n\nG1.2 The Party shall pay.\n\nG1.3 The Party’s seal shall be kept, and the Parties’ seals.",
    `
    “Authorities” changed in three places.
    @ Sections G1.1, G1.2 and G1.3
    > Replace “Authorities” with “Parties” (two instances).
    > Replace “Authority” with “Party”.
    > Replace “Authority’s” with “Party’s”.

    This bracket is never closed.
    @ Section G1.1
    > Insert “)” after “(see Section G1.2”.
  `,
  );
});
