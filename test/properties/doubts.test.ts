// What a document's text says of a place that it does not list, other documents' findings rest on too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf, put, workspaceWith } from "../support/workspace.ts";

const cites = "# SECTION H: SERVICES\n\nH1.1 The DCC shall comply with Section G3.9.\n";
const lacks = "SECTION G: SECURITY\n\nG3.4 The DCC shall act.\n\nG3.6 The DCC shall tell the Panel.\n";

test("a document that breaks off may have had the number that others cite", () => {
  const workspace = workspaceWith(new Map([["section-g.sec", lacks], ["section-h.sec", cites]]));
  const found = () => workspace.check(idOf("section-h.sec")).findings.map(({ rule }) => rule);
  assert.deepEqual(found(), ["broken-reference"]);
  for (const rest of ["tell the Panel and each of the Users who", "tell", "tell the the Panel"]) {
    put(workspace, "section-g.sec", lacks.replace("tell the Panel.", rest));
    assert.deepEqual(found(), []);
  }
  put(workspace, "section-g.sec", lacks);
  assert.deepEqual(found(), ["broken-reference"]);
});
