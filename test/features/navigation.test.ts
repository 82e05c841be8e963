import { test } from "node:test";
import { goesTo, refersTo } from "../support/features.ts";

const glossary = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
`;

test("from a reference to its target, and from each part of a list to its own", () => {
  const g = `
//- section-g.sec
# SECTION G: SECURITY

G3.4 First.

G3.5 Each Party shall:

(a) act; and

‹|(b)|> wait.
`;
  goesTo(`${g}//- section-m.sec\n# SECTION M: GENERAL\nM3.1 As Sections G3.4 and G3.5(<|>b) say.\n`);
  goesTo(`${g.replace("‹|(b)|>", "(b)").replace("G3.4 First", "‹|G3.4|> First")}//- section-m.sec\n# SECTION M: GENERAL\nM3.1 As Sections G<|>3.4 and G3.5(b) say.\n`);
});

test("from a term to its definition", () => {
  goesTo(`${glossary}| **‹|Supplier|>** | means a party. |\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The Supp<|>liers pay.\n`);
});

test("the definition that governs comes from the document itself, then from Section A", () => {
  goesTo(`${glossary}| **‹|Fee|>** | means a sum. |\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 In this Section, **‹|Fee|>** means a price.\n\nM3.2 The F<|>ee is due.\n`);
});

test("a paragraph of a definition is where its label stands", () => {
  const day = "| **Billing Day** | means: (a) the first day; or (b) if asked: (i) the tenth; or ‹|(ii)|> the last. |";
  goesTo(`${glossary}${day}\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 As in paragraph (b)(<|>ii) of the definition of Billing Day.\n`);
  goesTo(`${glossary}${day.replace("‹|(ii)|>", "(ii)").replace("(a)", "‹|(a)|>")}\n//- section-m.sec\n# SECTION M: GENERAL\nM3.1 As in limb (<|>a) of the definition of Billing Day.\n`);
});

test("a service without a variant is each of its variants", () => {
  goesTo(`
//- appendix-ad.duis
# APPENDIX AD: DCC USER INTERFACE SPECIFICATION

## 3.1 Service Request Matrix

| Service Reference | Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- | --- |
| 4.6 | ‹|4.6.1|> | Read Log | No |
| 4.6 | ‹|4.6.2|> | Read Other Log | No |
| 4.7 | 4.7.1 | Read All | No |
//- section-h.sec
# SECTION H: SERVICES
H3.1 By Service Request 4<|>.6 the User reads.
`);
});

test("from a schema name to its declaration", () => {
  goesTo(`
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:element name="‹|DeviceID|>" type="xs:string"/>
</xs:schema>
//- appendix-ad.duis
# APPENDIX AD: DUIS
1.1 The User gives \`sr:Devi<|>ceID\`.
`);
});

test("a use goes to the definition that holds for it, not to one for another part or another document alone", () => {
  const text = (code: string, part: string, inPart: string, behind: string) => `${glossary}| **${code}** | means a body. |
//- section-c.sec
# SECTION C: SERVICES

## C2 CONTRACTORS

C2.1 For the purposes of this Section C2, “${part}” means a board of directors.

C2.2 The ${inPart} acts.

## C3 REPORTS

C3.1 The ${behind} acts.
//- appendix-ag.sec
# APPENDIX AG: POLICY
1.1 In this document, a **Board** means a plank.
`;
  goesTo(text("‹|Board|>", "Board", "Board", "Bo<|>ard"));
  goesTo(text("‹|Board|>", "‹|Board|>", "Bo<|>ard", "Board"));
});

test("from nothing to nowhere", () => {
  goesTo("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The sup<|>plier pays.\n");
  goesTo("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 See Section M9<|>.9.\n");
  goesTo("//- section-m.sec\n# SECTION M: GENERAL\nM3.1 See section 6(<|>1A) of the Electricity Act 1989.\n");
});

test("uses of a term in every form, in all documents, but not inside a longer term or a reference", () => {
  refersTo(`${glossary}| **‹|Incident|>** | means a mishap. |
| **Major Incident** | means a great ‹|Incident|>. |
| **Supplier** | means a party. |
//- section-g.sec
# SECTION G: SECURITY
G3.1 An ‹|Inci<|>dent|>, all ‹|Incidents|> and the ‹|Incident’s|> cause. A Major Incident. See Section G3.2 (Incidents).
G3.2 An incident.
//- section-h.sec
# SECTION H: SERVICES
H3.1 Each ‹|Incident|>.
`);
});

test("uses of a term that is defined for a part of a document: those that stand in it", () => {
  const m = (opening: string, words: string) => `//- section-m.sec\n# SECTION M: GENERAL\n\n## M1 FEES\n\nM1.1 ${opening}\n\nM1.2 ${words}\n`;
  const outside = "\n## M2 COSTS\n\nM2.1 No Fee is due.\n";
  refersTo(`${m("For the purposes of this Section M1, a **‹|F<|>ee|>** means a sum.", "Each ‹|Fee|> is due.")}${outside}`);
  refersTo(`${m("For the purposes of this Section M1, a **‹|Fee|>** means a sum.", "Each ‹|F<|>ee|> is due.")}${outside}`);
  // Where no definition holds, all of the name.
  refersTo(`${m("For the purposes of this Section M1, a **‹|Fee|>** means a sum.", "Each ‹|Fee|> is due.")}${outside.replace("Fee", "‹|F<|>ee|>")}`);
  // What is said of the process is not said of the term.
  refersTo(`${m("Whoever takes part in the process set out in this Section M1 shall pay (each, a “‹|F<|>ee|>”).", "Each ‹|Fee|> is due.")}${outside.replace("Fee", "‹|Fee|>")}`);
  refersTo(`${m("In this Section M1, a **‹|Fee|>** means a sum.", "Each ‹|F<|>ee|> is due.")}\n## M2 COSTS\n\nM2.1 When used in this Section M2, a **Fee** means another sum. No Fee is due.\n`);
});

test("references to a clause, from all documents; its paragraphs are other places", () => {
  refersTo(`
//- section-g.sec
# SECTION G: SECURITY

‹|G3<|>.5|> Each Party shall:

(a) act as ‹|Section G3.5|> says.

G3.6 As ‹|G3.5|> and Section G3.5(a) say.
//- section-h.sec
# SECTION H: SERVICES
H3.1 In accordance with ‹|Sections G3.5|> and G3.6.
`);
});

test("references to a schema name, from its declaration", () => {
  refersTo(`
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:element name="‹|Devi<|>ceID|>" type="xs:string"/>
</xs:schema>
//- appendix-ad.duis
# APPENDIX AD: DUIS
1.1 The User gives \`‹|sr:DeviceID|>\`.
`);
});

test("from the cell that sets out a response code to where it is used, and no other code of the row", () => {
  refersTo(`
//- appendix-ad.duis
# APPENDIX AD: DUIS

3.5 The codes are:

| Response Code | Description |
| --- | --- |
| ‹|I<|>0|> | Done. |
| I1, I2 | Begun. |

3.6 After ‹|Response Code I0|> and after Response Code I1 the User goes on.
`);
});

test("from a row of the matrix to the description of the service request", () => {
  goesTo(`
//- appendix-ad.duis
# APPENDIX AD: DUIS

| Service Reference | Service Reference Variant | Name |
| --- | --- | --- |
| 5.1 | 5.<|>1 | Create Schedule |

3.8 Create Schedule

| Service Request Name | Create Schedule |
| --- | --- |
| Service Reference | 5.1 |
| Service Reference Variant | ‹|5.1|> |
`);
});

test("who refers to a service request, and the row and the description that set it out, from each of these", () => {
  const text = (row: string, description: string, mention: string) => `
//- appendix-ad.duis
# APPENDIX AD: DUIS

| Service Reference | Service Reference Variant | Name |
| --- | --- | --- |
| 4.6 | ‹|${row}|> | Read Log |
| 4.6 | 4.6.2 | Read Other Log |

3.8 Read Log

| Service Request Name | Read Log |
| --- | --- |
| Service Reference | 4.6 |
| Service Reference Variant | ‹|${description}|> |
//- section-h.sec
# SECTION H: SERVICES
H3.1 By ‹|SRV ${mention}|> and by SRV 4.6.2 the User reads, and by ‹|Service Request 4.6.1|> again.
`;
  refersTo(text("4.<|>6.1", "4.6.1", "4.6.1"));
  refersTo(text("4.6.1", "4.<|>6.1", "4.6.1"));
  refersTo(text("4.6.1", "4.6.1", "4.<|>6.1"));
});

test("a service request that several tables list is found in each, and once where none describes it", () => {
  refersTo(`
//- appendix-ad.duis
# APPENDIX AD: DUIS

3.1 Who may send it:

| Service Reference Variant | Name | Eligible Users |
| --- | --- | --- |
| ‹|4.<|>6.1|> | Read Log | IS |
| 4.6.2 | Read Other Log | IS |

3.2 When it may be sent, other than ‹|SRV 4.6.1|>:

| Service Reference Variant | Name | On Demand |
| --- | --- | --- |
| ‹|4.6.1|> | Read Log | Yes |
`);
});

test("from a response code to each row that says what it is", () => {
  refersTo(`
//- appendix-ad.duis
# APPENDIX AD: DUIS

| Response Code | Description |
| --- | --- |
| I0 | Done. |
| ‹|I<|>1, I2|> | Begun. |

| Response Code | Description |
| --- | --- |
| ‹|I1|> | Begun again. |
| I3 | Left. |
`);
});
