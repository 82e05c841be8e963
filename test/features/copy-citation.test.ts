// The citation of the place at the cursor, as it is pasted into another document.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { citationAt, citationOfDocument } from "../../server/src/features/copy-citation.ts";
import { targetsOf } from "../../server/src/index/resolve.ts";
import { cursorOf, idOf, put, workspaceOf, workspaceWith } from "../support/workspace.ts";

function cites(source: string, expected: string | undefined): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  assert.equal(citationAt(workspace.snapshot, workspace.snapshot.documents.get(document)!, offset), expected);
}

const sectionG = `# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Security Incidents

G3.5 Each User shall, as Section H9.1 (Incident Management) says:

(a) tell the DCC; and

(b) tell the Panel.
`;
const appendixAG = `# APPENDIX AG: INCIDENT MANAGEMENT POLICY

## 2 INCIDENTS

2.1 Raising

2.1.1 A User shall raise an Incident, as Section H9.1 (Incident Management) says.

## 3 Persons to whom this Policy applies

3.1 All Users.
`;

test("a clause of a Section, with its heading where the document cites so", () => {
  cites(sectionG.replace("Each User", "Each Us<|>er"), "Section G3.5 (Security Incidents)");
  cites(sectionG.replace("Each User", "Each Us<|>er").replace(" (Incident Management)", ""), "Section G3.5");
});

test("a paragraph by its letter; a place between two clauses is the upper one's", () => {
  cites(sectionG.replace("tell the Panel", "tell<|> the Panel"), "Section G3.5(b)");
  cites(sectionG.replace("says:\n", "says:\n<|>"), "Section G3.5 (Security Incidents)");
});

test("an unnumbered heading belongs to the number over it", () => {
  cites(sectionG.replace("### Sec", "### <|>Sec"), "Section G3 (System Security)");
});

test("a clause of an Appendix with the Appendix, which its number alone does not tell", () => {
  cites(appendixAG.replace("raise", "ra<|>ise"), "section 2.1.1 (Raising) of Appendix AG");
});

test("a heading that would not be known for one in brackets is left out", () => {
  cites(appendixAG.replace("All", "A<|>ll"), "section 3.1 of Appendix AG");
});

test("in front of the first clause the document is cited", () => {
  cites(appendixAG.replace("# APP", "# <|>APP"), "Appendix AG");
});

test("a text without a name in the Code cannot be cited", () => {
  cites("//- notes.sec\nA few w<|>ords.\n", undefined);
});

const samples = join(import.meta.dirname, "..", "..", "samples");
const texts = new Map(readdirSync(samples).filter((name) => /\.(?:sec|duis|json|txt|xsd)$/.test(name)).map((name) => [name, readFileSync(join(samples, name), "utf8")]));

for (const [name, head, number] of [["section-x.sec", "# SECTION X: TEST\n\n## X1 TEST\n\n", "X1"], ["appendix-zz.sec", "# APPENDIX ZZ: TEST\n\n## 1 TEST\n\n", "1"]] as const) {
  test(`each citation of the sample leads back to its place from ${name}`, () => {
    const workspace = workspaceWith(texts);
    const now = workspace.snapshot();
    const places = [...now.documents.values()].flatMap((document) => [
      { document, key: "", words: citationOfDocument(now, document)! },
      ...document.tree.clauses.filter(({ kind, key }) => (kind === "clause" || kind === "paragraph") && /^[A-Z]{0,2}\d[^ ]*$/.test(key)).map(({ key, at }) => ({ document, key, words: citationAt(now, document, at.from)! })),
    ]);
    assert.ok(places.length > 500, `only ${places.length} places`);
    put(workspace, name, head + places.map(({ words }, i) => `${number}.${i + 1} Each User shall act under ${words} as it stands.\n`).join("\n"));
    const snapshot = workspace.snapshot();
    const from = snapshot.documents.get(idOf(name))!;
    const text = from.tree.text.toString();
    let last = 0;
    for (const { document, key, words } of places) {
      last = text.indexOf(`under ${words} as`, last) + "under ".length;
      const reference = from.tree.references.find(({ at }) => at.from >= last)!;
      const targets = targetsOf(snapshot.corpus.resolve(reference, from));
      assert.ok(targets.some((target) => target.kind !== "schema" && target.document.id === document.id && (target.kind === "clause" ? target.clause.key : "") === key), `${words}: not ${document.id} ${key}`);
    }
  });
}
