// Every line of docs/FAULTS.md names tests, and these are there.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);

test("each fault in the list names a test that there is", () => {
  const rows = readFileSync(new URL("docs/FAULTS.md", root), "utf8").split("\n").filter((line) => line.startsWith("| ")).slice(2);
  assert.ok(rows.length > 20, `${rows.length} faults`);
  for (const row of rows) {
    const cells = row.split(" | ");
    assert.equal(cells.length, 4, row);
    const tests = [...cells[3]!.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path!);
    assert.ok(tests.length > 0, row);
    for (const path of tests) assert.ok(existsSync(new URL(path, root)), `${path} is not there: ${row}`);
  }
});
