import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definitions } from "../../server/src/features/definition.ts";
import { highlights } from "../../server/src/features/highlight.ts";
import type { Mention } from "../../server/src/features/references.ts";
import { goToDeclaration, goToImplementation, goToTypeDefinition } from "../../server/src/features/related-places.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { cursorOf, idOf, workspaceOf } from "../support/workspace.ts";

const source = (cursor: "A" | "G" | "H", announced = "Compromise", meant = "Compromise") =>
  `
//- section-a.sec
# SECTION A: DEFINITIONS
A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **${announced}** | has the meaning given to that expression in Section G1.2. |
//- section-g.sec
# SECTION G: SECURITY
G1.2 A **${meant}** means a loss.

G1.3 Each Compromise(G) is told.
//- section-h.sec
# SECTION H: SERVICES
H1.1 Each Compromise(H) is recorded.
`.replace(`Compromise(${cursor})`, "Comp<|>romise").replace(/\([GH]\)/g, "");

test("from a use to the pointer that announces the term, and to the definition that means something", () => {
  for (const cursor of ["G", "H"] as const) {
    goes(goToDeclaration, source(cursor, "‹|Compromise|>"));
    goes(goToImplementation, source(cursor, "Compromise", "‹|Compromise|>"));
  }
  goes(goToImplementation, source("A", "Comp<|>romise", "‹|Compromise|>"));
});

test("from a pointer to the place that it names, where nothing there is read as a definition", () => {
  goes(goToImplementation, source("A", "Comp<|>romise", "loss").replace("A **loss** means a", "‹|G1.2|> A").replace("G1.2 ‹|G1.2|>", "‹|G1.2|>"));
});

test("from a name to its type, from a reference to the heading over its target", () => {
  goes(goToTypeDefinition, `
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr">
  <xs:simpleType name="‹|ID|>"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:element name="DeviceID" type="sr:ID"/>
</xs:schema>
//- appendix-ad.duis
# APPENDIX AD: DUIS
1.1 The User gives \`sr:Devi<|>ceID\`.
`);
  goes(goToTypeDefinition, `
//- section-g.sec
# SECTION G: SECURITY

### ‹|Incidents|>

G3.4 First.

G3.5 See Section G3<|>.4.
`);
});

test("from plain text to nowhere", () => {
  for (const goTo of [goToDeclaration, goToImplementation, goToTypeDefinition]) goes(goTo, "//- section-m.sec\n# SECTION M: GENERAL\nM3.1 The sup<|>plier pays.\n");
});

test("highlights: all mentions in the document, the definition as what writes", () => {
  assert.deepEqual(marks("//- section-m.sec\n# SECTION M: GENERAL\nM1.1 In this Section, a **‹|Fee|>** means a sum.\n\nM1.2 Each ‹|F<|>ee|> and the ‹|Fees’|> sum; see Section M1.1.\n//- section-n.sec\n# SECTION N: X\nN1.1 A Fee.\n"), ["declaration", "use", "use"]);
  assert.deepEqual(marks("//- section-m.sec\n# SECTION M: GENERAL\n‹|M1.1|> First.\n\nM1.2 See ‹|Section M1<|>.1|>, M1.2 and ‹|M1.1|>.\n"), ["declaration", "use", "use"]);
  assert.deepEqual(marks("//- section-m.sec\n# SECTION M: GENERAL\nM1.1 Fi<|>rst.\n"), []);
});

test("highlights of a service request: its row of the matrix, its description and what refers to it, from each", () => {
  const text = (row: string, description: string, mention: string) => `
//- appendix-ad.duis
# APPENDIX AD: DUIS

| Service Reference | Service Reference Variant | Name |
| --- | --- | --- |
| 4.6 | ‹|${row}|> | Read Log |
| 4.6 | 4.6.2 | Read Other Log |

3.8 Read Log, but for ‹|SRV ${mention}|>

| Service Request Name | Read Log |
| --- | --- |
| Service Reference Variant | ‹|${description}|> |
`;
  const kinds = ["declaration", "use", "declaration"];
  assert.deepEqual(marks(text("4.<|>6.1", "4.6.1", "4.6.1")), kinds);
  assert.deepEqual(marks(text("4.6.1", "4.<|>6.1", "4.6.1")), kinds);
  assert.deepEqual(marks(text("4.6.1", "4.6.1", "4.<|>6.1")), kinds);
});

function goes(goTo: (snapshot: Snapshot, id: string, offset: number) => Definitions | undefined, text: string): void {
  const workspace = workspaceOf(text);
  const { document, offset } = cursorOf(workspace);
  const found = goTo(workspace.snapshot, document, offset)?.destinations ?? [];
  assert.deepEqual(found.map((one) => ({ file: one.document, at: one.at })), workspace.fixture.ranges.map(({ file, at }) => ({ file: idOf(file), at })));
}

/** What is marked at the cursor is what is drawn of its file; gives the kind of each. */
function marks(text: string): readonly Mention["kind"][] {
  const workspace = workspaceOf(text);
  const { document, offset } = cursorOf(workspace);
  const { ranges } = workspace.fixture;
  const found = highlights(workspace.snapshot, document, offset);
  assert.deepEqual(found.map(({ at }) => at), ranges.filter(({ file }) => idOf(file) === document).map(({ at }) => at));
  return found.map(({ kind }) => kind);
}
