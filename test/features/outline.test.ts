import assert from "node:assert/strict";
import { test } from "node:test";
import { outline, type OutlineItem } from "../../server/src/features/outline.ts";
import { idOf, workspaceOf } from "../support/workspace.ts";

test("clauses nest with their headings, unnumbered headings hold what follows them", () => {
  outlines(
    `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

### Security Incident Management

G3.4 The Panel shall decide, having regard to all that it may have regard to, what an incident is.

G3.5 Each Party shall:

(a) tell the Panel; and

(b) wait.

G3.6 [Not used]

## G4 AUDIT

G4.1 A **Fee** means a sum.
`,
    `
G3 SYSTEM SECURITY
  Security Incident Management
    G3.4 — The Panel shall decide, having regard to all that it may …
    G3.5 — Each Party shall:
      (a) — tell the Panel; and
      (b) — wait.
    G3.6 — not used
G4 AUDIT
  G4.1 — A Fee means a sum.
    “Fee”
`,
  );
});

test("an empty document has an empty outline", () => {
  outlines("", "");
});

/** The outline of the fixture's first file, a line for each item, indented by two spaces; the detail behind ` — `. */
function outlines(source: string, drawn: string): void {
  const { fixture, snapshot } = workspaceOf(source);
  const document = snapshot.documents.get(idOf(fixture.files[0]!.name))!;
  const draw = (items: readonly OutlineItem[], indent: string): readonly string[] =>
    items.flatMap((item) => [`${indent}${item.name}${item.detail === "" ? "" : ` — ${item.detail}`}`, ...draw(item.children, `${indent}  `)]);
  assert.equal(draw(outline(document), "").join("\n"), drawn.replace(/^\n|\s+$/g, ""));
}
