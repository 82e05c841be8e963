import assert from "node:assert/strict";
import { test } from "node:test";
import { findSymbols } from "../../server/src/features/find-symbols.ts";
import { cites, coloured, folds, hinted, lensed, linked, restsOn, selects, symbolsFound } from "../support/reading.ts";
import { workspaceOf } from "../support/workspace.ts";

const glossary = `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Incident** | means a mishap that affects the Panel. |
| **Incident Management Policy** | means the SEC Subsidiary Document of that name set out in Appendix AG. |
| **Panel** | means a body. |
| **Transport Layer Security (TLS)** | means a protocol that no Panel made. |
`;
const security = `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Security Incident Management

G3.4 Each User shall tell the Panel.

G3.5 Each User shall:

(a) act; and

(b) act as Section G3.4 and paragraph (a) say.

### Segregation

G3.6 Nobody shall act otherwise.
`;
const incidents = `
//- appendix-ag.sec
# APPENDIX AG: INCIDENT MANAGEMENT POLICY

2.1 An Incident ends as Section G3.5(b) says, or the Annex to Section F4.

2.2 As clause 2.1 says.
`;

test("lenses: uses of a term; citations of a clause and its paragraphs, but not from inside of it", () => {
  lensed(`${security}${incidents}${glossary}`, ["G3.4: cited once", "G3.5: cited once"]);
  lensed(`${glossary}${security}${incidents}`, ["Incident: 2 uses", "Incident Management Policy: no uses", "Panel: 3 uses", "Transport Layer Security: no uses"]);
  lensed(`${incidents}${security}${glossary}`, ["2.1: cited once"]);
  lensed(`${security}${incidents}${glossary}`, [], ["uses"]);
  lensed("G3.1 A **Fault** means a break. A Fault is bad.\n", ["Fault: 1 use of “Fault”"]);
  const parts = "# SECTION G: SECURITY\n\n## G3 BREAKS\n\nG3.1 For the purposes of this Section G3, a **Fault** means a break. A Fault is bad.\n\n## G4 FAULTS\n\nG4.1 A Fault is no break, and no Fault is.\n";
  lensed(parts, ["Fault: 1 use of “Fault”"], ["uses"]);
  lensed(`${parts}\nG4.2 In this Section G4, a **Fault** means a slip.\n`, ["Fault: 1 use of “Fault”", "Fault: 2 uses of “Fault”"], ["uses"]);
});

test("lenses: a clause that lists and ranges name", () => {
  lensed(
    `
//- section-g.sec
# SECTION G: SECURITY
G3.1 One.
G3.2 Two, as Sections G3.1 to G3.3 and G3.1 say.
G3.3 Three.
`,
    ["G3.1: cited twice", "G3.3: cited once"],
  );
});

test("hints: the heading of a bare reference, where a reader would have to look", () => {
  hinted(`
//- section-m.sec
# SECTION M: GENERAL
M3.1 As Section G3.4⟦Security Incident Management⟧ says.
M3.2 As Section G3.4 (Security Incident Management), Sections G3.5 to G3.6, and Sections G3.4 and G3.6 say.
M3.3 As Section G⟦Security⟧ and clause 2.1 of Appendix AG⟦Incident Management Policy⟧ say.
M3.4 As the Incident Management Policy (which is Appendix AG) and Section M3.1 say.
M3.5 As Section G3⟦System Security⟧ and Section G9.9 say.
M3.6 This ends in Section G3.4⟦Security Incident Management⟧.
M3.7 This is being typed: Section G3..

| Term | Meaning |
| --- | --- |
| **Incident Management Policy** | means the SEC Subsidiary Document of that name that is for the time being set out in Appendix AG. |
${security}${incidents}`);
  hinted(`//- section-m.sec\n# SECTION M: GENERAL\nM3.1 As Section B3.3 and Section B3.1⟦Appointment of the Secretariat⟧ say.\n\nM3.2 As Section B3.3 says.\n//- section-b.sec\n# SECTION B: GOVERNANCE\n\n## B3 SECRETARIAT\n\n### Appointment of the Secretariat\n\nB3.1 One.\n\nB3.3 [Not used]\n`);
  hinted(`${security.replace("tell the Panel", "act as Section G3.5 and Section G3.6⟦Segregation⟧ say")}`);
});

test("hints: long ones only where they are wanted", () => {
  const long = (shown: string) => `
//- section-m.sec
# SECTION M: GENERAL
M3.1 As Section M4${shown} says.

## M4 SUSPENSION, EXPULSION AND WITHDRAWAL OF PARTIES
`;
  hinted(long(""));
  hinted(long("⟦Suspension, Expulsion and Withdrawal of Parties⟧"), 200);
});

test("tokens", () => {
  coloured(`
//- section-g.sec
# SECTION G: SECURITY
G3.4 A **Fault** means what may not be; the Panel shall tell it to each Major
         ^^^^^ definition
                            ^^^^^^^ obligation
                                            ^^^^^ term
                                                  ^^^^^ obligation
Incident in May. See Section G3.4, Section G9.9 and section 6 of the Electricity Act 1989.
^^^^^^^^ term
                     ^^^^^^^^^^^^ reference
                                   ^^^^^^^^^^^^ broken reference
G3.5 [Not used]
     ^^^^^^^^^^ notUsed
${glossary}`);
});

test("links lead out of a document", () => {
  linked(`
//- appendix-ad.duis
---
document: Appendix AD
schema: duis.xsd
        ^^^^^^^^ duis.xsd
---
1.1 As Section G3.4 and clause 1.1 of this document say.
       ^^^^^^^^^^^^ Section G3.4
<!-- sec-disable-next-line typo: so it is written -->
                           ^^^^ What typo is about
1.2 See Appendix AG and Appendix AX.
        ^^^^^^^^^^^ Appendix AG (INCIDENT MANAGEMENT POLICY)
${security}${incidents}
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:sr"/>
`);
  linked(`
//- sec.json
{ "schema": "xsd/duis.xsd" }
             ^^^^^^^^^^^^ duis.xsd
//- xsd/duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:sr"/>
`);
});

test("a selection grows: word, term, sentence, paragraph, clause, section, document", () => {
  selects(
    `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Incidents

G3.5 Each User shall:

(a) tell the Pan<|>el’s Chair under Section G3.5. It may wait; and

(b) act.

### Others

G3.6 End.
${glossary}`,
    "Panel’s",
    "tell the Panel’s Chair under Section G3.5.",
    "tell the Panel’s Chair under Section G3.5. It may wait; and",
    "(a) tell the Panel’s Chair und…ay wait; and",
    "G3.5 Each User shall: (a) tell…and (b) act.",
    "Incidents G3.5 Each User shall…and (b) act.",
    "G3 SYSTEM SECURITY ### Inciden…rs G3.6 End.",
    "# SECTION G: SECURITY ## G3 SY…rs G3.6 End.",
  );
});

test("workspace symbols", () => {
  const all = `${glossary}${security}${incidents}
//- appendix-ad.duis
# APPENDIX AD: DUIS

| Response Code | Response Code Name | Response Code Description |
| --- | --- | --- |
| E64 | Busy | The DCC is busy. |

| Service Reference | Service Reference Variant | Name |
| --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Log |
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:complexType name="ReadLogPeriod"/>
</xs:schema>
`;
  symbolsFound(all, "g3.5", ["clause G3.5 Security Incident Management in Section G: SECURITY"]);
  symbolsFound(all, "2.1", ["clause AG 2.1 in Appendix AG: INCIDENT MANAGEMENT POLICY"]);
  symbolsFound(all, "AG 2", ["clause AG 2.1 in Appendix AG: INCIDENT MANAGEMENT POLICY", "clause AG 2.2 in Appendix AG: INCIDENT MANAGEMENT POLICY"]);
  const schedule = "//- schedule-1.sec\n# SCHEDULE 1: FEES\n\n## 2 AMOUNTS\n\n2.1 The fee is due.\n";
  for (const typed of ["schedule 1 2.1", "Schedule 1, 2.1", "2.1"]) symbolsFound(schedule, typed, ["clause Schedule 1, 2.1 AMOUNTS in Schedule 1: FEES"]);
  symbolsFound(all, "tls", ["definition Transport Layer Security (TLS) in Section A: DEFINITIONS AND INTERPRETATION"]);
  symbolsFound(all, "incident pol", ["definition Incident Management Policy in Section A: DEFINITIONS AND INTERPRETATION", "document Appendix AG: INCIDENT MANAGEMENT POLICY"]);
  symbolsFound(all, "E64", ["code E64 Busy in Appendix AD: DUIS"]);
  symbolsFound(all, "", ["document Section A: DEFINITIONS AND INTERPRETATION", "document Section G: SECURITY", "document Appendix AD: DUIS", "document Appendix AG: INCIDENT MANAGEMENT POLICY"]);
  symbolsFound(all, "zzz", []);
  for (const query of ["4.6.1", "retrieve log", "retlog"]) symbolsFound(all, query, ["request Service Request 4.6.1 Retrieve Log in Appendix AD: DUIS"]);
  for (const query of ["ReadLog", "log period", "rlp"]) symbolsFound(all, query, ["schema-name ReadLogPeriod in duis.xsd"]);
  symbolsFound(all, "appendix ad", ["document Appendix AD: DUIS"]);
});

test("workspace symbols by letters here and there, the best fit first", () => {
  const term = "definition Transport Layer Security (TLS) in Section A: DEFINITIONS AND INTERPRETATION";
  for (const query of ["trlasec", "tlsec", "TranLaySecu", "trnsprt"]) symbolsFound(glossary, query, [term]);
  const definitions = ["Sole Exit Charge", "Second Access", "Asec", "Some Early Copy"].map((name) => `| **${name}** | means a thing. |`);
  const found = (query: string, names: readonly string[]) => symbolsFound(`
//- appendix-z.sec
# APPENDIX Z: MEANINGS
1.1 In this document:

| Term | Meaning |
| --- | --- |
${definitions.join("\n")}
`, query, names.map((name) => `definition ${name} in Appendix Z: MEANINGS`));
  found("sec", ["Second Access", "Asec", "Some Early Copy", "Sole Exit Charge"]);
  found("soexch", ["Sole Exit Charge"]);
  found("xitrg", ["Sole Exit Charge"]);
  found("tixe", []);
});

test("workspace symbols: the best are kept where there are too many", () => {
  const clauses = Array.from({ length: 300 }, (_, i) => `G${i + 1} A rather long heading about keys`);
  const { snapshot } = workspaceOf(`//- section-g.sec\n# SECTION G: SECURITY\n\n${clauses.map((heading) => `## ${heading}`).join("\n\n")}\n\n## G301 Keys\n`);
  assert.deepEqual(findSymbols(snapshot, "keys", 3).map(({ name }) => name), ["G301 Keys", "G1 A rather long heading about keys", "G2 A rather long heading about keys"]);
});

test("what a clause cites, and what cites it", () => {
  cites(`${security.replace("act; and", "a<|>ct; and")}${incidents}${glossary}`, {
    clause: "G3.5 Security Incident Management",
    cites: ["G3.4 Security Incident Management: Section G3.4"],
    citedBy: ["AG 2.1: Section G3.5(b)"],
  });
  cites(`${incidents.replace("Section G3.5", "Section G<|>3.5")}${security}${glossary}`, {
    clause: "G3.5 Security Incident Management",
    cites: ["G3.4 Security Incident Management: Section G3.4"],
    citedBy: ["AG 2.1: Section G3.5(b)"],
  });
  // A whole document: what it cites of others, and who cites it or any part of it.
  cites(`${security.replace("# SECTION G", "# SECT<|>ION G")}${incidents}${glossary}`, {
    clause: "Section G: SECURITY",
    cites: [],
    citedBy: ["AG 2.1: Section G3.5(b)"],
  });
});

test("which terms a definition rests on, and which rest on it", () => {
  restsOn(`${glossary.replace("**Panel", "**Pa<|>nel")}${incidents}`, { term: "Panel", uses: [], usedBy: ["Incident", "Transport Layer Security"] });
  restsOn(`${glossary.replace("**Incident**", "**Inci<|>dent**")}${incidents}`, { term: "Incident", uses: ["Panel"], usedBy: [] });
});

test("folds: front matter, headings with what stands under them, clauses, lists, comments, tables, annexes", () => {
  folds(
    `
//- section-g.sec
---
document: Section G
title: Security
---
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Incidents

G3.4 Each User shall tell the Panel.

G3.5 Each User shall:

(a) act; and

(b) act, where:

(i) one; or
(ii) two.

<!-- a comment
that goes on -->

### Segregation

G3.6 Nobody.

| A | B |
| --- | --- |
| 1 | 2 |

## Annex to Section G3

1 One.

2 Two.
`,
    [
      "--- > ---",
      "## G3 SYSTEM SECURITY > | 1 | 2 |",
      "### Incidents > (ii) two.",
      "G3.5 Each User shall: > (ii) two.",
      "(b) act, where: > (ii) two.",
      "<!-- a comment > that goes on -->",
      "### Segregation > | 1 | 2 |",
      "G3.6 Nobody. > | 1 | 2 |",
      "| A | B | > | 1 | 2 |",
      "## Annex to Section G3 > 2 Two.",
    ],
  );
});
