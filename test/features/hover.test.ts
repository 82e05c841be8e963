import { test } from "node:test";
import { hovers, hoversNothing } from "../support/features.ts";

test("a term: its definition, and where that stands", () => {
  hovers(
    `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code, the expressions below have the meanings given to them:

| Term | Meaning |
| --- | --- |
| **Supplier** | means a licensed party. |
//- section-m.sec
# SECTION M: GENERAL
M3.1 The Supp<|>lier shall pay $0.05.
         ^^^^^^^^
`,
    "Supplier (A1.1, Section A: D",
    "means a licensed party",
  );
});

const fees = (schedule: string) => `
//- section-d.sec
# SECTION D: CHARGES
D1.2 The amount is stated in ${schedule}.
//- schedule-1.sec
# SCHEDULE 1

# FEES

## 2 AMOUNTS

2.1 The fee is £12.50.
`;

test("a Schedule’s number and its paragraph’s do not run together", () => {
  hovers(fees("paragraph 2<|>.1 of Schedule 1"), "Schedule 1, 2.1 AMOUNTS", "The fee is £12.50.");
});

test("a clause that is not used says so in its title, and not the heading that it stands under", () => {
  hovers("# SECTION B: GOVERNANCE\n\n## B3 SECRETARIAT\n\n### Appointment\n\nB3.1 One, as Section B3<|>.2 says.\n\nB3.2 Not used.\n", "B3.2 [Not used]", "This clause is marked as not used.");
});

test("a term: the items of a list that runs on in its cell, each by itself", () => {
  const meaning = "means an individual who: (a) is known: (i) here; or (ii) there (see (a)); and (b) acts.";
  const code = (words: string) => `
//- section-a.sec
# SECTION A: DEFINITIONS
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Officer** | ${words} |
//- section-m.sec
# SECTION M: GENERAL
M3.1 Each Off<|>icer shall act.
          ^^^^^^^
`;
  hovers(code(meaning), "individual who:\n\n(a) is known:\n\n(i) here; or\n\n(ii) there (see (a)); and\n\n(b) acts.");
  hovers(code("means one; (b) of two."), "means one; (b) of two.");
});

test("a term in the plural and the possessive, and the longest of several", () => {
  const definitions = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Incident** | means a mishap. |
| **Major Security Incident** | means a great mishap. |
| **Party** | means a person. |
//- section-m.sec
# SECTION M: GENERAL
`;
  hovers(`${definitions}M3.1 The Par<|>ties shall meet.\n         ^^^^^^^\n`, "Party", "means a person.");
  hovers(`${definitions}M3.1 Each Major Security Inci<|>dent’s cause.\n          ^^^^^^^^^^^^^^^^^^^^^^^^^\n`, "Major Security Incident", "means a great mishap.");
});

test("an acronym tells its long form's definition", () => {
  hovers(
    `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Transport Layer Security (TLS)** | means the protocol of that name. |
//- section-m.sec
# SECTION M: GENERAL
M3.1 Messages are sent by T<|>LS.
`,
    "Transport Layer Security, TLS",
    "means the protocol of that name.",
  );
});

test("a definition: how often it is used", () => {
  const text = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Sup<|>plier** | means a Party. |
| **Party** | means a person. |
`;
  hovers(`${text}//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The Supplier and other Suppliers.\n//- section-h.sec\n# SECTION H: SERVICES\nH3.1 A Supplier’s duty.\n`, "means a Party.", "Used 3 times in 2 documents: Section M: GENERAL 2, Section H: SERVICES 1");
  hovers(text, "Used nowhere.");
  hovers(`${text.replace("Sup<|>plier", "Supplier")}//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The Sup<|>plier and other Suppliers.\n`, "means a Party.", "Used twice.");
});

test("a reference: number, heading and text of its target", () => {
  hovers(
    `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Security Incident Management

G3.4 The Panel shall decide what a
serious incident is.

G3.5 Nobody else shall.
//- section-m.sec
# SECTION M: GENERAL
M3.1 As provided in Section G3<|>.4 (Security Incident Management).
                    ^^^^^^^^^^^^
`,
    "G3.4 Security Incident Management (Section G: ",
    "G3.4 The Panel shall decide what a serious incident is.",
  );
});

test("a reference to a paragraph: with the lead-in of the clauses around it", () => {
  hovers(
    `
//- section-g.sec
# SECTION G: SECURITY

G3.5 Each Party shall:

(a) where there is an incident:

(i) tell the Panel; and

(ii) wait; and

(b) go on.
//- section-m.sec
# SECTION M: GENERAL
M3.1 As provided in Section G3.5(a)(i<|>i).
`,
    "G3.5(a)(ii)",
    "G3.5 Each Party shall:",
    "(a) where there is an incident:",
    "(ii) wait; and",
  );
});

test("a reference to a clause of an Appendix names the Appendix", () => {
  hovers(
    `
//- appendix-ag.sec
# APPENDIX AG: INCIDENT MANAGEMENT POLICY

## 2 Incident Management

2.1 The DCC shall act.
//- section-m.sec
# SECTION M: GENERAL
M3.1 As provided in section 2<|>.1 of Appendix AG.
`,
    "AG 2.1 Incident Management (Appendix AG: ",
    "2.1 The DCC shall act.",
  );
});

test("a reference to a whole document", () => {
  hovers(
    `
//- appendix-ag.sec
---
document: Appendix AG
title: Incident Management Policy
version: AG4.0
---
2.1 The DCC shall act.
//- section-m.sec
# SECTION M: GENERAL
M3.1 As provided in Append<|>ix AG.
`,
    "Appendix AG: Incident Management Policy",
    "Version AG4.0",
  );
});

test("a reference that leads nowhere, or out of the workspace, or out of the Code", () => {
  const text = (reference: string) => `//- section-m.sec\n# SECTION M: GENERAL\nM3.1 As provided in ${reference}.\n`;
  hovers(text("Section M<|>9.9"), "M9.9", "was not found in Section M");
  hovers(text("Appendix A<|>G"), "Appendix AG is not among the files here.");
  hoversNothing(text("section 6(<|>1A) of the Electricity Act 1989"));
});

test("a schema name: kind, type, occurrence, documentation, allowed values", () => {
  const schema = `
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:complexType name="Order">
    <xs:sequence>
      <xs:element name="Frequency" type="sr:Frequency" minOccurs="0"/>
      <xs:element name="DeviceID" type="xs:string">
        <xs:annotation><xs:documentation>The   Device.</xs:documentation></xs:annotation>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="Often"><xs:restriction base="xs:string"><xs:enumeration value="Daily"/><xs:enumeration value="Weekly"/></xs:restriction></xs:simpleType>
</xs:schema>
//- appendix-ad.duis
# APPENDIX AD: DUIS
`;
  hovers(`${schema}1.1 The User gives \`sr:Devi<|>ceID\`.\n`, "sr:DeviceID (duis.xsd)", "Mandatory element of Order, type xs:string", "The Device.");
  hovers(`${schema}1.1 The User gives \`sr:Frequ<|>ency\`.\n`, "Optional element of Order, type sr:Frequency");
  hovers(`${schema}1.1 The User gives \`sr:Of<|>ten\`.\n`, "Simple type, based on xs:string.", "Allowed: Daily, Weekly.");
});

test("a definition that points elsewhere: with the meaning that stands there", () => {
  const text = (place: string) => `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code, the expressions below have the meanings given to them:

| Term | Meaning |
| --- | --- |
| **Compromise** | has the meaning given to that expression in ${place}. |
//- section-g.sec
# SECTION G: SECURITY
G1.2 In this Section G:

| Term | Meaning |
| --- | --- |
| **Compromise** | means that somebody had access who had no right to it. |

G1.3 A system is compromised where a stranger has changed it.
`;
  const use = "//- section-m.sec\n# SECTION M: GENERAL\nM3.1 Each Comp<|>romise shall be told.\n";
  hovers(text("Section G1.2") + use, "Compromise (A1.1, Section A", "has the meaning given", "Compromise (G1.2, Section G", "somebody had access");
  hovers(text("Section G1.2").replace("| **Comp", "| **Co<|>mp"), "has the meaning given", "somebody had access", "Used");
  hovers(text("Section G1.3") + use, "has the meaning given", "G1.3 (Section G: SECURITY)", "a stranger has changed it");
  hovers(text("Section G9.9") + use, "has the meaning given", "Used once.");
});

test("a definition that counts in one document, or in a part of it, says so", () => {
  const text = (where: string) => `//- section-m.sec\n# SECTION M: GENERAL\n\n## M1 FEES\n\nM1.1 For the purposes of this ${where}, a **Fee** means a sum.\n\nM1.2 Each F<|>ee is due.\n`;
  hovers(text("Section M"), "Fee (M1.1", "a sum", "In Section M", "only.");
  hovers(text("Section M1"), "Fee (M1.1", "a sum", "In M1 FEES only.");
});

test("definitions that point at one another are told once each", () => {
  hovers(
    `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Party** | has the meaning given in Section B1.1. |
//- section-b.sec
# SECTION B: ACCESSION
B1.1 In this Section:

| Term | Meaning |
| --- | --- |
| **Pa<|>rty** | has the meaning given in Section A1.1. |
`,
    "Party (B1.1",
    "Party (A1.1",
    "Used nowhere.",
  );
});

const duis = `
//- appendix-ad.duis
# APPENDIX AD: DUIS

## 3.5 Response Codes

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| I0 | Success | The request was carried out. |
| E60 – E62 | Not Reached | The S1SP is silent. |
| E64 | Busy | Somebody else is served. |
| E65 | Late | |

## 3.1 Matrix

| Service Reference | Service Reference Variant | Name | Critical | Eligible User Roles |
| --- | --- | --- | --- | --- |
| 4.6 | 4.6.1 | Read Log | No | IS, GS |
| 4.6 | 4.6.2 | Read Other Log | No | ES |

## 3.8 Definitions

### 3.8.1 Read Log

#### 3.8.1.1 Service Description

| Service Request Name | Read Log |
| --- | --- |
| Service Reference | 4.6 |
| Service Reference Variant | 4.6.1 |
| Eligible Users | Import Supplier<br>Gas Supplier |

#### 3.8.1.2 Specific Validation

3.8.1.2.1 The DCC shall return Response Code E64 where it cannot read.

3.8.2 Whoever reads E64 waits.
`;

test("a response code: what the table says of it, where, and who names it", () => {
  const said = ["E64 Busy (AD 3.5, Appendix AD: DUIS)", "Somebody else is served.", "In one service request: 4.6.1 Read Log 1", "Used"];
  hovers(duis.replace("Response Code E64", "Response Code E6<|>4"), ...said);
  hovers(duis.replace("| E64 |", "| E6<|>4 |"), ...said);
  hovers(`${duis}//- section-h.sec\n# SECTION H: SERVICES\nH3.1 On Response Code E6<|>4 the User waits.\n        ^^^^^^^^^^^^^^^^^\n`, ...said, "in 2 documents: Appendix AD: DUIS 2, Section H: SERVICES 1");
  hovers(duis.replace("| I0 |", "| I<|>0 |"), "I0 Success", "The request was carried out.", "Used nowhere.");
  hovers(duis.replace("E64 where", "E6<|>1 where"), "E61 Not Reached", "The S1SP is silent.", "In one service request", "Used once.");
  hovers(duis.replace("E64 where", "E6<|>5 where"), "E65 Late", "The table does not say what it means.");
  hovers(duis.replace("E64 where", "E7<|>7 where"), "E77 was not found.");
  const schema = `//- duis.xsd\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:enumeration value="E77"/></xs:restriction></xs:simpleType></xs:schema>\n`;
  hovers(`${duis.replace("E64 where", "E7<|>7 where")}${schema}`, "E77 is a value in duis.xsd, but no table says what it means.");
});

test("a service request: its definition and its row of the matrix, other variants, who refers to it", () => {
  const said = [
    "4.6.1 Read Log (AD 3.8.1.1, Appendix AD: DUIS)",
    "| Service Reference Variant | 4.6.1 |",
    "| Eligible Users | Import Supplier Gas Supplier |",
    "| Critical | No |",
    "| Eligible User Roles | IS, GS |",
    "Response codes named there: E64.",
    "Other variants of 4.6: 4.6.2 Read Other Log.",
  ];
  hovers(`${duis}//- section-h.sec\n# SECTION H: SERVICES\nH3.1 By SRV 4.<|>6.1 the User reads.\n        ^^^^^^^^^\n`, ...said, "Referred to once.");
  hovers(duis.replace("| 4.6 | 4.6.1", "| 4.6 | 4.6<|>.1"), ...said, "Referred to nowhere.");
  hovers(duis.replace("Variant | 4.6.1", "Variant | 4.6<|>.1"), ...said);
  hovers(`${duis}//- section-h.sec\n# SECTION H: SERVICES\nH3.1 By Service Request 4.6<|>.2 the User reads.\n`, "4.6.2 Read Other Log (AD 3.1, ", "| Critical | No |", "Other variants of 4.6: 4.6.1 Read Log.");
  hovers(`${duis}//- section-h.sec\n# SECTION H: SERVICES\nH3.1 By SRV 4<|>.6 the User reads.\n`, "Service Request 4.6 (Appendix AD", "4.6.1 Read Log, 4.6.2 Read Other Log");
  hovers(`${duis}//- section-h.sec\n# SECTION H: SERVICES\nH3.1 By SRV 9<|>.6 the User reads.\n`, "Service Request 9.6 was not found in Appendix AD");
});

test("a service request in a matrix with a column for each User Role", () => {
  const marked = `
//- appendix-ad.duis
# APPENDIX AD: DUIS
3.1 The following Service Requests:
| SRV | Service Request Name | Critical | IS | GS | Other User (OU) | On Demand |
| --- | --- | --- | --- | --- | --- | --- |
| 4.6.1 | Read Log | No | X | X | X1 | Yes |
| 4.6.2 | Read Other Log | No | | X | | Yes |
`;
  hovers(`${marked}//- section-h.sec\n# SECTION H: SERVICES\nH3.1 By SRV 4.<|>6.1 the User reads.\n`, "4.6.1 Read Log (AD 3.1, ", "| Critical | No |", "| On Demand | Yes |", "| Eligible User Roles | IS, GS, OU (X1) |");
  hovers(marked.replace("| 4.6.2", "| 4.6<|>.2"), "4.6.2 Read Other Log", "| Eligible User Roles | GS |");
});

test("plain words tell nothing", () => {
  hoversNothing("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The sup<|>plier shall pay.\n");
  hoversNothing("<|>");
});
