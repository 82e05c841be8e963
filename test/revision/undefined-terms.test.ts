// Terms that a change leaves without a definition, and where the new version uses them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeWords } from "../../server/src/revision/places.ts";
import { impactOf, versionsOf } from "../support/revisions.ts";

const code = `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Incident** | means an event that does harm. |
| **Incident Party** | means a Party whom an Incident concerns. |
| **Panel** | means the body that the Parties appoint. |
| **Party** | means a person that has signed. |
| **Recovery Key (RK)** | means a key that a Party keeps for an Incident. |
//- section-g.sec
# SECTION G: SECURITY

## G3 RECOVERY KEYS

G3.1 Each Party shall keep a Recovery Key, and shall tell the Panel of each RK.

G3.2 An Incident Party shall show its Recovery Keys to the Panel.
//- appendix-ag.sec
# APPENDIX AG: INCIDENT MANAGEMENT

## 2 Incidents

2.1 A Party shall raise an Incident, and shall not use a Recovery Key.
`;

/** What the way to `after` leaves undefined: the term, and the places that use it. */
function leaves(after: string, expected: readonly string[], before = code): void {
  const { undefinedTerms } = impactOf(versionsOf(before, after));
  assert.deepEqual(undefinedTerms.map(({ term, usedIn }) => `${term}: ${usedIn.map(({ place, citations }) => `${placeWords(place)}${citations.length > 1 ? ` (${citations.length})` : ""}`).join(", ")}`), expected);
}

const row = /\| \*\*Recovery Key \(RK\)\*\*.*\n/;

test("a definition that went, and its other name", () => {
  leaves(code.replace(row, ""), ["Recovery Key: Section G3.1, Section G3.2, Appendix AG 2.1", "RK: Section G3.1"]);
});

test("a definition that has another name now, where some of the text stayed", () => {
  const renamed = code.replace("**Recovery Key (RK)**", "**Recovery Token (RK)**").replace("keep a Recovery Key,", "keep a Recovery Token,");
  leaves(renamed, ["Recovery Key: Section G3.2, Appendix AG 2.1"]);
  leaves(code.replace("**Recovery Key (RK)**", "**Recovery Token (RK)**").replaceAll(/Recovery Key(?=[s,. ])/g, "Recovery Token"), []);
});

test("what is a part of another term is no use of it", () => {
  leaves(code.replace(/\| \*\*Incident\*\*.*\n/, ""), ["Incident: Section A1.1 (2), Appendix AG 2.1"]);
  const longer = "| **Recovery Key Holder** | means a Party. |\n";
  leaves(code.replace(row, longer).replace("keep a Recovery Key, and", "be a Recovery Key Holder, and"), ["RK: Section G3.1", "Recovery Key: Section G3.2, Appendix AG 2.1"]);
});

test("a definition that only moved, is written otherwise, or stands twice, leaves nothing undefined", () => {
  const moved = code.replace(row, "").replace("G3.2 An", "G3.1A In this Code, **Recovery Key** (or **RK**) means a key.\n\nG3.2 An");
  leaves(moved, []);
  leaves(code.replace("**Recovery Key (RK)**", "**Recovery Keys (RK)**"), []);
  const twice = code.replace("2.1 A Party", "1.1 In this Appendix, **Recovery Key** means a key.\n\n2.1 A Party");
  leaves(code, [], twice);
});

test("a document's own definition leaves that document without one", () => {
  const own = code.replace(row, "").replace("## 2 Incidents", "## 1 Terms\n\n1.1 In this Appendix, **Recovery Key** means a key.\n\n## 2 Incidents");
  leaves(own.replace("1.1 In this Appendix, **Recovery Key** means a key.", "1.1 In this Appendix, **Recovery Plan** means a plan."), ["Recovery Key: Appendix AG 2.1"], own);
});

test("what was never defined, and a document that is not among the new ones, is not told of", () => {
  const without = code.replace(row, "");
  leaves(without.replace("each RK", "each such RK"), [], without);
  leaves("//- section-a.sec\n", []);
});
