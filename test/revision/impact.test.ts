// What a change affects: who cites and uses what changed, what is broken by it, which tables and types it touches.

import { test } from "node:test";
import { affects, misleads } from "../support/revisions.ts";

const code = `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Incident** | has the meaning given to that expression in Section G3.4. |
| **Panel** | means the body that the Parties appoint. |
| **Party** | means a persn that has signed. |
//- section-g.sec
# SECTION G: SECURITY

## G3 INCIDENTS

G3.4 In this Code, an **Incident** means an event that does harm.

G3.5 Each Party shall tell the Panel of it.

G3.6 The Panel shall act as Section G3.5 says.
//- appendix-ag.sec
# APPENDIX AG: INCIDENT MANAGEMENT

## 2 Incidents

2.1 A Party shall raise an Incident as Section G3.5 says.
`;

const clauseAmended = `
    SEC and subsidiary documents affected
    Section G: SECURITY: one change; one clause cites or uses what changed
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Section G3.5 amended
    cited in Section G3.6
    cited in Appendix AG 2.1
  `;

test("a clause: those that cite it", () => {
  affects(code, code.replace("Party shall tell", "Party shall promptly tell"), clauseAmended);
});

test("a clause whose list is lettered anew is amended: its own number is the same", () => {
  const list = code.replace("Each Party shall tell the Panel of it.", "Each Party shall:\n(a) tell the Panel of it; and\n(c) wait.");
  affects(list, list.replace("(c) wait", "(b) wait"), clauseAmended);
});

test("what stands before all clauses is the opening text", () => {
  affects(code, code.replace("APPENDIX AG: INCIDENT MANAGEMENT", "APPENDIX AG: MANAGEMENT OF INCIDENTS"), `
    SEC and subsidiary documents affected
    Appendix AG: MANAGEMENT OF INCIDENTS: one change

    What changed, and what cites or uses it
    Appendix AG (opening text) amended
    cited nowhere
  `);
});

test("a definition: where it is used, and whether its meaning changed or only its spelling", () => {
  affects(code, code.replace("persn", "person").replace("the Parties appoint", "the Authority appoints"), `
    SEC and subsidiary documents affected
    Section A: DEFINITIONS: two changes
    Section G: SECURITY: no change of its own; two clauses cite or use what changed
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Definition of “Panel” amended in meaning, Section A1.1
    cited or used in Sections G3.5 and G3.6
    Definition of “Party” amended in form alone, Section A1.1
    cited or used in Section G3.5
    cited or used in Appendix AG 2.1
  `);
});

test("a definition in running text that Section A points to holds for the whole Code", () => {
  affects(code, code.replace("does harm", "does lasting harm"), `
    SEC and subsidiary documents affected
    Section A: DEFINITIONS: no change of its own; one clause cites or uses what changed
    Section G: SECURITY: one change
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Definition of “Incident” amended in meaning, Section G3.4
    cited or used in Section A1.1
    cited or used in Appendix AG 2.1
  `);
});

test("a definition for a part of a document affects that part", () => {
  const m = (meaning: string) => `//- section-m.sec\n# SECTION M: GENERAL\n\n## M1 FEES\n\nM1.1 For the purposes of this Section M1, a **Fee** means ${meaning}.\n\nM1.2 Each Fee is due.\n\n## M2 COSTS\n\nM2.1 No Fee is due.\n`;
  affects(m("a sum"), m("a debt"), `
    SEC and subsidiary documents affected
    Section M: GENERAL: one change; one clause cites or uses what changed

    What changed, and what cites or uses it
    Definition of “Fee” amended in meaning, Section M1.1
    cited or used in Section M1.2
  `);
});

test("a reference that was left as it was, though its number was handed on, is told of", () => {
  const after = code
    .replace("G3.5 Each Party shall tell the Panel of it.", "G3.5 Each Party shall keep calm.\n\nG3.5A Each Party shall tell the Panel of it.")
    .replace("shall act as Section G3.5 says", "shall act as Section G3.5A says, and keep calm as Section G3.5 says");
  affects(code, after, `
    SEC and subsidiary documents affected
    Section G: SECURITY: three changes; one clause cites or uses what changed
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Section G3.5 inserted
    cited in Section G3.6
    cited in Appendix AG 2.1
    Section G3.5A renumbered
    cited in Section G3.6
    Section G3.6 amended
    cited nowhere

    References that name another clause now
    Appendix AG 2.1: “Section G3.5” named what is Section G3.5A now
  `);
});

test("a reference that went with its clause, or to what stands in it, is followed", () => {
  const list = code.replace("tell the Panel of it.", "tell:\n(a) the Panel; and\n(b) the Authority.").replace("raise an Incident as Section G3.5 says", "raise an Incident as Section G3.5(b) says");
  const after = list.replace("G3.5 Each Party shall tell:", "G3.5 Each Party shall:\n(a) keep calm; and\n(b) wait.\n\nG3.5A Each Party shall tell:").replace("shall act as Section G3.5 says", "shall act as Section G3.5A says");
  misleads(list, after, ["Appendix AG 2.1: “Section G3.5(b)” named what is Section G3.5A(b) now"]);
  misleads(list, after.replace("as Section G3.5(b) says", "as Section G3.5A(b) says"), []);
});

test("a clause that went leaves references broken, one that is not used does too", () => {
  affects(code, code.replace("G3.5 Each Party shall tell the Panel of it.\n\n", ""), `
    SEC and subsidiary documents affected
    Section G: SECURITY: one change; one clause cites or uses what changed
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Section G3.5 removed
    cited in Section G3.6 (of the older version)
    cited in Appendix AG 2.1 (of the older version)

    References left broken
    Section G3.6: “Section G3.5” is not found any more
    Appendix AG 2.1: “Section G3.5” is not found any more
  `);
  affects(code, code.replace("G3.5 Each Party shall tell the Panel of it.", "G3.5 [Not used]"), `
    SEC and subsidiary documents affected
    Section G: SECURITY: one change; one clause cites or uses what changed
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Section G3.5 amended
    cited in Section G3.6
    cited in Appendix AG 2.1

    References left broken
    Section G3.6: “Section G3.5” is marked as not used now
    Appendix AG 2.1: “Section G3.5” is marked as not used now
  `);
});

test("a clause that moved to another document and was reworded: where from; who cites the old number is told where it is", () => {
  const list = code.replace("Each Party shall tell the Panel of it.", "Each Party shall tell the Panel of it within five Working Days of the day on which it learns of it.");
  const after = list.replace(/(G3\.5) Each Party .*\n/, "$1 [Not used]\n") + "\n2.2 Each Party shall tell the Panel of it within ten Working Days of the day on which it learns of it.\n";
  affects(list, after.replace("The Panel shall act as Section G3.5 says", "The Panel shall act as clause 2.2 of Appendix AG says"), `
    SEC and subsidiary documents affected
    Section G: SECURITY: two changes; one clause cites or uses what changed
    Appendix AG: INCIDENT MANAGEMENT: one change; one clause cites or uses what changed

    What changed, and what cites or uses it
    Section G3.5 amended
    cited in Appendix AG 2.1
    Section G3.6 amended
    cited nowhere
    Appendix AG 2.2 moved from Section G3.5 and amended
    cited in Section G3.6

    References left broken
    Appendix AG 2.1: “Section G3.5” is marked as not used now; what it named is Appendix AG 2.2
  `);
});

test("a definition that moved out of Section A: those that used it are affected, though it may not hold for them any more", () => {
  const used = code.replace("shall raise an Incident", "shall tell the Panel of an Incident");
  affects(used, used.replace("| **Panel** | means the body that the Parties appoint. |\n", "").replace("G3.6 The Panel", "G3.5A In this Section G3, “Panel” means the body that the Authority and the Parties appoint.\n\nG3.6 The Panel"), `
    SEC and subsidiary documents affected
    Section G: SECURITY: one change; two clauses cite or use what changed
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Definition of “Panel” moved from Section A1.1 and amended, Section G3.5A
    cited or used in Sections G3.5 and G3.6
    cited or used in Appendix AG 2.1 (of the older version)
  `);
});

const duis = `
//- appendix-ad.duis
---
document: Appendix AD
version: 5.1
aliases: [DUIS]
---
# APPENDIX AD: DCC USER INTERFACE SPECIFICATION

## 3 Messages

### 3.8 Schedules

#### Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| StartDate | The first day. | xs:date | Yes |
| EndDate | The last day. | xs:date | Yes |
//- sample.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x" xmlns:sr="urn:x">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="StartDate" type="xs:date"/>
      <xs:element name="EndDate" type="xs:date"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`;

test("the tables of the DUIS and the types of the schema", () => {
  affects(duis, duis.replace("version: 5.1", "version: 5.2").replace("xs:date | Yes |\n//-", "xs:date | No |\n//-").replace('"EndDate" type', '"EndDate" minOccurs="0" type'), `
    SEC and subsidiary documents affected
    Appendix AD: DCC USER INTERFACE SPECIFICATION (5.1 to 5.2): one change

    What changed, and what cites or uses it
    DUIS 3.8 amended
    cited nowhere

    DUIS tables
    DUIS 3.8, data items of Schedule: “EndDate” (its type changed in the XML Schema)

    XML Schemas
    sample.xsd amended
    complexType Schedule amended
    element EndDate in Schedule amended
  `);
});

test("a document that came, and one that went", () => {
  affects(code, "//- section-g.sec\n\n//- appendix-p.sec\n# APPENDIX P: CODE OF CONNECTION\n\n## 1 General\n\n1.1 A Party shall act as Section G3.5 says.\n", `
    SEC and subsidiary documents affected
    Section A: DEFINITIONS: no change of its own; one clause cites or uses what changed
    Section G: SECURITY: removed
    Appendix P: CODE OF CONNECTION: new
    Appendix AG: INCIDENT MANAGEMENT: no change of its own; one clause cites or uses what changed

    What changed, and what cites or uses it
    Section G: SECURITY removed
    cited in Section A1.1 (of the older version)
    cited in Appendix AG 2.1 (of the older version)
    Definition of “Incident” removed, Section G3.4
    cited or used in Section A1.1 (of the older version)
    cited or used in Appendix AG 2.1 (of the older version)
    Appendix P: CODE OF CONNECTION inserted
    cited nowhere

    References left broken
    Section A1.1: “Section G3.4” is in a document that is not here any more
    Appendix P 1.1: “Section G3.5” is in a document that is not here
    Appendix AG 2.1: “Section G3.5” is in a document that is not here any more
  `);
});

test("a term that is still used, and not defined any more", () => {
  affects(code, code.replace(/\| \*\*Panel.*\n/, ""), `
    SEC and subsidiary documents affected
    Section A: DEFINITIONS: one change
    Section G: SECURITY: no change of its own; two clauses cite or use what changed

    What changed, and what cites or uses it
    Definition of “Panel” removed, Section A1.1
    cited or used in Sections G3.5 and G3.6 (of the older version)

    Terms left without a definition
    “Panel” is not defined any more
    used in Sections G3.5 and G3.6
  `);
});

test("nothing", () => {
  affects(code, code.replace("Each Party", "Each  Party"), "Nothing changed.");
});
