import assert from "node:assert/strict";
import { test } from "node:test";
import { folderOf } from "../support/folders.ts";
import { secDuis } from "./sec-duis.ts";

const before = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall act.\n\nG1.2 The DCC shall report as Section G1.1 says.\n";
const versions = () => folderOf({ "old/section-g.sec": before, "new/section-g.sec": before.replace("shall act", "shall act at once") });

test("text, Markdown and JSON", () => {
  const folder = versions();
  const text = secDuis(folder, "impact", "--from", "./old", "--to", "./new");
  assert.deepEqual([text.code, text.error], [0, ""]);
  assert.match(text.out, /^  Section G1\.1 amended\n    cited in Section G1\.2$/m);
  const markdown = secDuis(folder, "impact", "--from", "./old", "--to", "./new", "--format", "md");
  assert.match(markdown.out, /^## SEC and subsidiary documents affected\n\n- Section G: SECURITY: one change; one clause cites or uses what changed$/m);
  const json = JSON.parse(secDuis(folder, "impact", "--from", "./old", "--to", "./new", "--format", "json").out);
  assert.equal(json.version, 1);
  assert.deepEqual(json.documents, [{ file: "section-g.sec", label: "Section G: SECURITY", change: "amended", changes: 1, citing: 1 }]);
  const [change] = json.changes;
  assert.deepEqual([change.kind, change.change, change.weight, change.version, change.file, change.place, change.range.start.line], ["clause", "amended", "meaning", "to", "section-g.sec", "Section G1.1", 4]);
  assert.deepEqual(change.citedBy.map(({ place, file, ranges }: any) => [place, file, ranges[0].start.line]), [["Section G1.2", "section-g.sec", 6]]);
  assert.deepEqual([json.broken, json.tables, json.schemas], [[], [], []]);
});

test("the same version twice, and a version that is not there", () => {
  const folder = versions();
  assert.equal(secDuis(folder, "impact", "--from", "./old", "--to", "./old").out, "Nothing changed.\n");
  const missing = secDuis(folder, "impact", "--from", "./older");
  assert.deepEqual([missing.code, missing.out], [2, ""]);
  assert.match(missing.error, /There is no folder \.\/older\./);
});
