// Tables of the documentation whose last column names the tests that hold them.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/paths.ts";

/** Fails where a row of `document`'s table names no test, or one that is not there, or the table has fewer than `least` rows. */
export function namesItsTests(document: string, columns: number, least: number): void {
  const rows = readFileSync(join(root, document), "utf8").split("\n").filter((line) => line.startsWith("| ")).slice(2);
  assert.ok(rows.length >= least, `${rows.length} rows`);
  for (const row of rows) {
    const cells = row.split(" | ");
    assert.equal(cells.length, columns, row);
    const tests = [...cells.at(-1)!.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path!);
    assert.ok(tests.length > 0, row);
    for (const path of tests) assert.ok(existsSync(join(root, path)), `${path} is not there: ${row}`);
  }
}
