import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../server/src/check/findings.ts";
import { glossary } from "../../server/src/features/glossary.ts";
import { crossRefers, defines, listsCitations, maps } from "../support/views.ts";
import { workspaceOf } from "../support/workspace.ts";

const code = `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Fee** |  |
| **Incident** | means a mishap of which the Panel is told under Section G3.5. |
| **Major Incident** | has the meaning given to that expression in Section G3.4. |
| **Panel** | means a body. |
| **Widget** | means a thing. |
//- section-g.sec
# SECTION G: SECURITY

## G3 INCIDENTS

### Major Incidents

G3.4 A **Major Incident** means a great Incident, as the Panel sees it.

G3.5 Each Party shall tell the Panel, in accordance with Section H9.1 (Incident Management) and Section J2.1:

(a) of each Incident, under section 6(1A) of the Electricity Act 1989; and

(b) of what Sections G3.4 and G9.9 say, and of paragraph (a) above.

G3.6 The Panel's costs under Section G3.5(b) are its own.
//- section-h.sec
# SECTION H: SERVICES

## H9 INCIDENT MANAGEMENT

H9.1 The DCC shall act as Section G3.5 and Sections G3.4 to G3.6 say, and as Section A1.1 defines.

H9.2 A **Panel** means another body.
`;

test("the glossary: where a term stands, how often it is used, what is wrong with it", () => {
  defines(
    code,
    `Fee · A1.1 · 0 uses · empty · [empty]
     Incident · A1.1 · 2 uses
     Major Incident · A1.1 · 1 use · pointer
     Panel · A1.1 · 4 uses
     Widget · A1.1 · 0 uses · [unused]
     Major Incident · G3.4 · 1 use
     Panel · H9.2 · 0 uses · [duplicate]`,
  );
});

test("a rule that nobody here names marks a definition where it says that it does", () => {
  const { snapshot } = workspaceOf("//- section-a.sec\n# SECTION A: DEFINITIONS\n\nA1.1 A **Panel** means a body.\n");
  const at = [...snapshot.documents.values()][0]!.tree.definitions[0]!.at;
  const marked = (marks: Finding["marks"]) => [...glossary(snapshot, () => [{ rule: "of-the-house", severity: "hint", at, message: "No.", ...(marks ? { marks } : {}) }])].flat().flatMap((entry) => entry.marks);
  assert.deepEqual(marked("duplicate"), [{ kind: "duplicate", message: "No." }]);
  assert.deepEqual(marked(undefined), []);
});

test("the glossary is silent where the rule was silenced", () => {
  defines(
    `
//- sec.json
{ "rules": { "empty-definition": "off" } }
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Fee** |  |
`,
    "Fee · A1.1 · 0 uses · empty",
  );
});

test("cross-references of a clause, with its paragraphs: what it cites and what cites it", () => {
  const expected = `G3.5 Major Incidents
    -> H9.1 INCIDENT MANAGEMENT · Section H: SERVICES: Section H9.1
    -> Section J2.1 · Section J is not here [absent]: Section J2.1
    -> G3.4 Major Incidents · Section G: SECURITY: Sections G3.4
    -> G9.9 · not found [broken]: G9.9
    -> G3.5(a) Major Incidents · Section G: SECURITY: paragraph (a)
    <- A1.1 · Section A: DEFINITIONS: Section G3.5
    <- G3.5(b) · Section G: SECURITY: paragraph (a)
    <- G3.6 · Section G: SECURITY: Section G3.5(b)
    <- H9.1 · Section H: SERVICES: Section G3.5`;
  crossRefers(code.replace("Each Party", "Each P<|>arty"), expected);
  // Also from a paragraph, and from the number.
  crossRefers(code.replace("of each Incident", "of ea<|>ch Incident"), expected);
  crossRefers(code.replace("G3.5 Each", "G3<|>.5 Each"), expected);
});

test("cross-references of a definition: what its meaning cites, and where the term is used", () => {
  crossRefers(
    code.replace("means a mish", "means a mi<|>sh"),
    `“Incident”
    -> G3.5 Major Incidents · Section G: SECURITY: Section G3.5
    <- G3.4 · Section G: SECURITY: Incident
    <- G3.5(a) · Section G: SECURITY: Incident`,
  );
});

test("no cross-references in front of the first clause, nor of nothing", () => {
  crossRefers("//- notes.sec\n<|>Only words.\n", "");
});

test("the Code map: documents, what they hold, and who cites whom", () => {
  maps(
    `${code}//- appendix-ad.duis
# APPENDIX AD: DUIS

1.1 As clause 1.1 and Section A1.1 say, the User gives \`sr:DeviceID\`. Response Code E64 is none of a document's.
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:element name="DeviceID" type="xs:string"/>
</xs:schema>
`,
    `A Section A: DEFINITIONS [section] 1/5/0
     G Section G: SECURITY [section] 4/1/4
     H Section H: SERVICES [section] 3/1/0
     AD Appendix AD: DUIS [appendix] 1/0/1
     XSD duis.xsd [schema] 0/0/0
     J Section J [absent] 0/0/0
     A -> G: 2
     G -> H: 1
     G -> J: 1
     H -> G: 3
     H -> A: 1
     AD -> A: 1
     AD -> XSD: 1`,
  );
});

test("the Code map: what is not here has a name short enough for a picture", () => {
  maps(
    "//- section-g.sec\n# SECTION G: SECURITY\n\nG1.1 See Schedule 5, Section K1.1, Appendix AF and section 2.1 of the Incident Management Policy.\n",
    `G Section G: SECURITY [section] 1/0/0
     AF Appendix AF [absent] 0/0/0
     IMP Incident Management Policy [absent] 0/0/0
     Sch 5 Schedule 5 [absent] 0/0/0
     K Section K [absent] 0/0/0
     G -> Sch 5: 1
     G -> K: 1
     G -> AF: 1
     G -> IMP: 1`,
  );
});

test("the citations behind one line of the map, with the words around them", () => {
  listsCitations(
    code,
    "section-h.sec",
    "section-g.sec",
    `H9.1: The DCC shall act as [Section G3.5] and Sections G3.4 to G3.6 say, and as Section A1.1 defines.
     H9.1: The DCC shall act as Section G3.5 and [Sections G3.4] to G3.6 say, and as Section A1.1 defines.
     H9.1: The DCC shall act as Section G3.5 and Sections G3.4 to [G3.6] say, and as Section A1.1 defines.`,
  );
  listsCitations(code, "section-g.sec", "absent section j", "G3.5: … in accordance with Section H9.1 (Incident Management) and [Section J2.1]:");
  listsCitations(code, "nobody", "section-g.sec", "");
});
