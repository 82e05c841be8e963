// Who cites an annex is asked by its name: a document is checked again when a reference elsewhere comes or goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf, put, workspaceWith } from "../support/workspace.ts";

const annexed = "# SECTION F: SYSTEMS\n\nF4.1 The DCC shall act.\n\n## Annex to Section F4\n\n1 The rule.\n";
const citing = "# SECTION G: SECURITY\n\nG1.1 Each User shall comply with the Annex to Section F4.\n";
const silent = "# SECTION G: SECURITY\n\nG1.1 Each User shall comply.\n";

function told(workspace: ReturnType<typeof workspaceWith>): readonly string[] {
  return workspace.check(idOf("section-f.sec")).findings.map(({ rule }) => rule).filter(rule => rule === "unreferenced-annex");
}

test("a reference that comes and goes in another document", () => {
  const workspace = workspaceWith(new Map([["section-f.sec", annexed], ["section-g.sec", citing]]));
  assert.deepEqual(told(workspace), []);
  put(workspace, "section-g.sec", silent);
  assert.deepEqual(told(workspace), ["unreferenced-annex"]);
  put(workspace, "section-g.sec", citing);
  assert.deepEqual(told(workspace), []);
  workspace.remove(idOf("section-g.sec"));
  assert.deepEqual(told(workspace), ["unreferenced-annex"]);
});

test("a document that gets an annex of the name means its own from then on", () => {
  const appendix = "# APPENDIX P: CONNECTION\n\n1.1 See Appendix A.\n";
  const workspace = workspaceWith(new Map([["appendix-p.sec", appendix], ["appendix-a.sec", "# APPENDIX A: POLICY\n\n1.1 The DCC shall act.\n"]]));
  const check = () => workspace.check(idOf("appendix-p.sec")).findings.map(({ rule }) => rule);
  assert.deepEqual(check(), []);
  put(workspace, "appendix-p.sec", `${appendix}\n## Appendix A Forms\n\n1 The form.\n\n## Appendix B Templates\n\n1 The template.\n`);
  assert.deepEqual(check(), ["unreferenced-annex"]);
});
