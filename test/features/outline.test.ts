import { test } from "node:test";
import { outlines } from "../support/features.ts";

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
SECTION G: SECURITY
  G3 SYSTEM SECURITY
    Security Incident Management
      G3.4 — The Panel shall decide, having regard to all that it may …
      G3.5 — Each Party shall:
        (a) — tell the Panel; and
        (b) — wait.
      G3.6 — not used
  G4 AUDIT
    G4.1 — A **Fee** means a sum.
      “Fee”
`,
  );
});

test("an empty document has an empty outline", () => {
  outlines("", "");
});
