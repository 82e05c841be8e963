import { test } from "node:test";
import { accepts, completes, completesTo } from "../support/editing.ts";

const glossary = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **DCC** | means the company. |
| **Device** | means a thing. |
| **Device Certificate** | means a statement. |
| **Major Security Incident** | means a mishap. |
| **Party** | means a person. |
| **Security Sub-Committee** | means a body. |
| **Transport Layer Security (TLS)** | means a protocol. |
`;
const m = (words: string) => `${glossary}//- section-m.sec\n# SECTION M: GENERAL\nM3.1 ${words}\n`;

test("terms: the phrase as it is typed, over several words, in any case", () => {
  completes(m("Each Major<|>"), "Major Security Incident | A1.1");
  completes(m("Each Major <|>"), "Major Security Incident");
  completes(m("Each Major Sec<|>"), "Major Security Incident", "Security Sub-Committee");
  completes(m("each major sec<|>"), "Major Security Incident");
  completes(m("By means of TL<|>"), "TLS");
  completes(m("each Dev<|>"), "Device", "Device Certificate");
  completes(m("each Device Cer<|>"), "Device Certificate");
  completes(m("the Security Sub-C<|>"), "Security Sub-Committee");
  completes(m("Each Parti<|>"), "Parties");
  completesTo(m("The MAJOR<|>, the Major Sec<|>".replace("MAJOR<|>", "DCC")), "Major Security Incident", m("The DCC, the Major Security Incident"));
  completesTo(m("The Par<|>ti shall"), "Party", m("The Party shall"));
});

test("terms: silence in the middle of ordinary words, and where nothing more can come", () => {
  completes(m("the dev<|>"));
  completes(m("the device c<|>"));
  completes(m("the D<|>"));
  completes(m("each Device <|>"));
  completes(m("Each time. <|>"));
  completes(m("the end.<|>"));
  completes(m("DEV<|>"));
  completes(m("(see<|>"));
  completes(m("a self-<|>"));
});

test("terms: the document's own first, then Section A's, then those of others", () => {
  completes(`${glossary}//- section-h.sec
# SECTION H: SERVICES
H1.1 In this Section, a **Device Hub** means a hub.
//- section-m.sec
# SECTION M: GENERAL
M1.1 In this Section, a **Device Rack** means a rack.

M1.2 Each Dev<|>
`, "Device Rack | M1.1", "Device | A1.1", "Device Certificate", "Device Hub | H1.1");
});

const g = (style: string) => `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY: OBLIGATIONS ON THE DCC

### Incident Handling

G3.4 The first:

(a) one; and

(b) two:

(i) deep.

G3.5 [Not used]

G3.6 The third.

G3.7 As Section G3.4${style}, Section G3.4${style}, Section G3.6${style} and Section G3.6${style} say.
//- section-a.sec
# SECTION A: DEFINITIONS
A1.1 In this Code, **DCC** means the company.
`;

test("references: clauses with their headings, and their first words where they share one, without those that are not used", () => {
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G3.<|>\n`, "G3.4 | Incident Handling: The first:", "G3.6 | Incident Handling: The third.", "G3.7 | Incident Handling: As Section G3.4, Section G3.4, Section G3.6 and Section G3.6 …");
  completes(`${g("").replace("G3.6", "### Reports\n\nG3.6").replace(/G3.7.*/, "")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G3.<|>\n`, "G3.4 | Incident Handling", "G3.6 | Reports");
  completes(`${g("").replace("The third.", "A **Fault** is an Incident.")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G3.6<|>\n`, "G3.6 | Incident Handling");
  completes(`${g("").replace("The third.", "A **Fault** is an Incident.")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G3.<|>\n`, "G3.4", "G3.6 | Incident Handling: A Fault is an Incident.", "G3.7");
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Sections M1.1 and G3.<|>\n`, "G3.4", "G3.6", "G3.7");
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As G3.<|> says\n`, "G3.4", "G3.6", "G3.7");
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G3.4(<|>\n`, "G3.4(a) | one; and", "G3.4(b)");
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G3.4(b)(<|>\n`, "G3.4(b)(i)");
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section G<|>\n`, "G3", "G | SECURITY");
  completes(`${g("")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Section <|>\n`, "M1.1", "A", "G");
});

test("references by a word of the project’s own", () => {
  const text = (words: string) => `//- sec.json\n{ "referenceWords": ["Rule"] }\n//- appendix-ag.sec\n# APPENDIX AG: RULES\n\n## 5 Payment\n\n5.1 First.\n\n5.2 Second.\n\n5.3 ${words}\n`;
  completes(text("By Rule 5.<|>"), "5.1", "5.2", "5.3");
  completes(text("By Rules 5.1 and 5.<|>"), "5.1", "5.2", "5.3");
  completes(text("By Ruler 5.<|>"));
});

test("references: the heading in brackets where the document, or the Code, cites so", () => {
  const own = (style: string, words: string) => g(style).replace(" say.", ` and Section ${words}.`);
  completesTo(own(" (Incident Handling)", "G3.<|>"), "G3.6", own(" (Incident Handling)", "G3.6 (Incident Handling)"));
  completesTo(own("", "G3.<|>"), "G3.6", own("", "G3.6"));
  completesTo(own(" (Incident Handling)", "G<|>"), "G3", own(" (Incident Handling)", "G3 (System Security: Obligations on the DCC)"));
  completesTo(own(" (Incident Handling)", "G3.<|> (Incident Handling)"), "G3.6", own(" (Incident Handling)", "G3.6 (Incident Handling)"));
  completesTo(own(" (Incident Handling)", "G3.4(<|>)"), "G3.4(a)", own(" (Incident Handling)", "G3.4(a)"));
});

test("references: a number is replaced whole, and the word that it is typed in front of stays", () => {
  const own = (words: string) => g("").replace(" say.", ` and ${words}`);
  completesTo(own("Section G3.<|>4A says."), "G3.6", own("Section G3.6 says."));
  completesTo(own("Section G3.<|>Licence."), "G3.6", own("Section G3.6Licence."));
  completesTo(own("Section G3.4(<|>b) says."), "G3.4(a)", own("Section G3.4(a) says."));
  completesTo(own("Section G3.4(<|>the rest"), "G3.4(a)", own("Section G3.4(a)the rest"));
});

test("references: the heading in brackets, where somebody begins to type it", () => {
  const own = (words: string) => g(" (Incident Handling)").replace(" say.", ` and Section ${words}.`);
  completesTo(own("G3.6 (<|>)"), "Incident Handling", own("G3.6 (Incident Handling)"));
  completesTo(own("G3.6 (Inc<|>)"), "Incident Handling", own("G3.6 (Incident Handling)"));
  completesTo(own("G3.6 (Inc<|>"), "Incident Handling", own("G3.6 (Incident Handling)"));
  completesTo(own("G3.6 (Inc<|>idents)"), "Incident Handling", own("G3.6 (Incident Handling)"));
  completesTo(own("G3 (<|>)"), "System Security: Obligations on the DCC", own("G3 (System Security: Obligations on the DCC)"));
  // The caret goes behind the bracket.
  accepts(own("G3.6 (<|>)"), "Incident Handling", "Incident Handling)");
  completes(own("G3.4(a) (<|>)"));
  completes(own("G9.9 (<|>)"));
  completes(own("G3.6 and the thing (<|>)"));
});

const ag = (words: string) => `
//- appendix-ag.sec
---
document: Appendix AG
title: Incident Policy
aliases: [IMP]
---
# APPENDIX AG: INCIDENT POLICY

1 Purpose

1.1 First.

2 Incidents

2.1 Raising:

2.1.1 The DCC shall:
(a) act; and
(b) wait, as ${words}

Table 1: Times

Annex A: Forms
//- appendix-ad.sec
---
document: Appendix AD
title: DCC User Interface Specification
---
# APPENDIX AD: DCC USER INTERFACE SPECIFICATION
1 Purpose
`;

test("references: plain numbers level by level, paragraphs, appendices, annexes, tables, headings in quotes", () => {
  completes(ag("clause <|>"), "1 | Purpose", "2 | Incidents");
  completes(ag("clause 2.<|>"), "2.1");
  completes(ag("clauses 1.1 and 2.1.<|>"), "2.1.1");
  completes(ag("paragraph (<|>"), "(a) | act; and", "(b)");
  completesTo(ag("paragraph (<|>) says"), "(a)", ag("paragraph (a) says"));
  completes(ag("Appendix <|>"), "AD | DCC User Interface Specification");
  completes(ag("Table <|>"), "1 | Times");
  completes(ag("Annex <|>"), "A");
  completes(ag("the section “<|>"), "Purpose", "Incidents", "Times", "Forms");
  completesTo(ag("the section “Inc<|>”"), "Incidents", ag("the section “Incidents”"));
  completesTo(ag("the section “Inc<|>"), "Incidents", ag("the section “Incidents”"));
  completes(`${ag("x")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As IMP section 2.<|>\n`, "2.1");
  completes(`${ag("x")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As Appendix AG, section 2.<|>\n`, "2.1");
  completes(`${ag("x")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 As the IM<|>\n`, "IMP | Appendix AG (Incident Policy)");
  completes(`${ag("x")}//- section-m.sec\n# SECTION M: GENERAL\nM1.1 In version 2.<|>\n`);
});

const ad = (words: string, row = "") => `
//- appendix-ad.duis
---
document: Appendix AD
title: DUIS
schema: duis.xsd
---
# APPENDIX AD: DUIS

1.1 ${words}

1.2 The codes:

| Response Code | Response Code Name | Description |
| --- | --- | --- |
| E60 | No Device | None is known. |
| E62 | Not supported | It cannot. |
| I0 | Success | It is done. |

1.3 The requests:

| Service Reference | Service Reference Variant | Service Request Name |
| --- | --- | --- |
| 4.6 | 4.6.1 | Read Log |
| 4.6 | 4.6.2 | Read Other Log |

#### Header Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| RequestID | A number. | sr:ID | Yes |
${row}
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:simpleType name="ID"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:complexType name="Header"><xs:sequence>
    <xs:element name="RequestID" type="sr:ID"/>
    <xs:element name="Variant" type="sr:ID" minOccurs="0"/>
    <xs:element name="Value" type="sr:ID"/>
  </xs:sequence></xs:complexType>
</xs:schema>
`;

test("the names of the DUIS", () => {
  completes(ad("Response Code <|>"), "E60 | No Device", "E62 | Not supported", "I0 | Success");
  completes(ad("Response Codes E60 and E<|>"), "E60", "E62");
  completes(ad("Service Request 4.6.<|>"), "4.6.1 | Read Log", "4.6.2 | Read Other Log");
  completes(ad("the item `sr:V<|>"), "sr:Value | sr:ID, in Header", "sr:Variant");
  completes(ad("the item `sr:Hea<|>`"), "sr:Header | duis.xsd");
  completesTo(ad("the item `sr:Val<|>`"), "sr:Value", ad("the item `sr:Value`"));
  completes(ad("x", "| V<|> | | | |"), "Variant | sr:ID, optional", "Value | sr:ID, mandatory");
  completes(ad("x", "| <|>"), "Variant", "Value");
  completes(ad("x", "| Value | A value. | <|> | |"), "sr:ID | the type of Value");
  completes(ad("x", "| Value | A value. | sr:ID | <|> |"), "Yes | duis.xsd says that Value is mandatory");
  completes(ad("x", "| Variant | A value. | sr:ID | N<|>o |"), "No | duis.xsd says that Variant is optional");
  completes(ad("x", "| Other | A value. | sr:ID | <|> |"));
});

test("a row of data items that is being written, without an end as yet", () => {
  completes(ad("x", "| V<|>"), "Variant", "Value");
  completes(ad("x", "| Value | A value. | <|>"), "sr:ID | the type of Value");
  completes(ad("x", "| Value | A value. | sr:ID | <|>"), "Yes");
});

test("rules in a comment that silences them; nothing in other comments and in listings", () => {
  completes(m("Text. <!-- sec-<|> -->"), "sec-disable-next-line", "sec-disable-line", "sec-disable", "sec-enable", "sec-disable-file");
  completesTo(m("Text. <!-- sec-disable-line doub<|>: so it was -->"), "doubled-word", m("Text. <!-- sec-disable-line doubled-word: so it was -->"));
  completesTo(m("Text. <!-- sec-disable-line typo, <|> -->"), "doubled-word", m("Text. <!-- sec-disable-line typo, doubled-word -->"));
  completes(m("Text. <!-- sec-disable-line typo: the Par<|> -->"));
  completes(m("Text. <!-- the Par<|> -->"));
  completes(m("Text.\n```\nthe Par<|>\n```"));
});

test("the front matter's entries and values", () => {
  completes("//- a.sec\n---\n<|>\n---\n# SECTION A: X\n", "document", "title", "version", "aliases", "schema", "extract", "status");
  completes("//- a.sec\n---\ntitle: X\ns<|>\n---\n# SECTION A: X\n", "schema", "status");
  completes("//- a.sec\n---\nstatus: <|>\n---\n# SECTION A: X\n", "in-force", "concluded", "consulted", "draft");
  completes("//- a.sec\n---\nschema: <|>\n---\n# SECTION A: X\n//- b.xsd\n<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>\n", "b.xsd");
  completesTo("//- a.sec\n---\ntit<|>", "title", "//- a.sec\n---\ntitle: ");
});
