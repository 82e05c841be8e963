// Real appendices, where they are at hand: structure by number and line alone.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { lineOf } from "../../server/src/text/line-index.ts";

const folder = new URL("../../../shared/corpus/sec/", import.meta.url);
const skip = existsSync(folder) ? false : "the real appendices are not here";

for (const name of ["appendix-m.sec.txt", "appendix-p.sec.txt"]) {
  test(`${name}: every numbered clause of the body is found once, none from the contents list`, { skip }, () => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const tree = parse(text, { name });
    const lines = text.split("\n");
    // The body begins where the first title of the contents list stands again.
    const contents = lines.findIndex(line => line.trim() === "Contents");
    const title = lines[contents + 1]!.replace(/[\s.]*\d+\s*$/, "").trim();
    const body = lines.findIndex((line, i) => i > contents + 1 && line.trim() === title);
    const annexes = lines.findIndex((line, i) => i > body && /^Appendix A [A-Z]/.test(line) && !/[.,;]$/.test(line.trim()));
    assert.ok(contents > 0 && body > contents && annexes > body);
    const expected: string[] = [];
    for (let i = body; i < annexes; i++) {
      const number = /^(\d+(?:\.\d+)*)\.? [A-Z]/.exec(lines[i]!)?.[1];
      if (number) expected.push(`${number} on line ${i + 1}`);
    }
    const found = tree.clauses.filter(clause => clause.kind === "clause" && !clause.key.includes(" ")).map(clause => `${clause.number} on line ${lineOf(tree.lines, clause.at.from) + 1}`);
    assert.ok(expected.length > 10);
    assert.deepEqual(found, expected);
    assert.equal(new Set(found.map(line => line.split(" ")[0])).size, found.length);
  });
}

test("the definitions tables that lost their columns are read", { skip }, () => {
  const terms = (name: string) => parse(readFileSync(new URL(name, folder), "utf8"), { name }).definitions.filter(one => one.form === "flat-table").map(one => one.term);
  assert.deepEqual(terms("appendix-m.sec.txt"), [
    "Ad Hoc Device CSR Web Service", "Authorised Responsible Officer", "AES", "Batched Device CSR Web Service", "Device CSR", "IKI Certification Authority",
    "Issue", "Organisation CSR", "Portal", "SMKI Portal", "SMKI User Guide",
  ]);
  assert.deepEqual(terms("appendix-p.sec.txt"), ["API Key"]);
});

test("annexes and tables have their names, in order", { skip }, () => {
  const annexes = (name: string) => parse(readFileSync(new URL(name, folder), "utf8"), { name }).clauses.filter(one => one.kind === "annex" || one.kind === "table").map(one => one.key);
  assert.deepEqual(annexes("appendix-m.sec.txt"), ["A", "B", "C", "D", "E", "F", "G", "H"].map(letter => `Appendix ${letter}`));
  assert.deepEqual(annexes("appendix-p.sec.txt"), ["Appendix A", "Table 1", "Table 2", "Table 3", "Appendix B"]);
});
