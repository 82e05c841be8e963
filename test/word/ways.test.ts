// The sample Code as people bring it in by other ways than the import (test/support/ways.ts): what is found in that text was
// in the sample, or is nothing.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ways } from "../support/ways.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const read = (name: string): string => readFileSync(join(samples, name), "utf8");
const texts = Object.fromEntries(readdirSync(samples).filter((name) => /\.(?:sec|duis)(?:\.\w+)?$/.test(name)).map((name) => [name, read(name)]));
const besides = readdirSync(samples).filter((name) => name === "sec.json" || name.endsWith(".xsd")).map((name): [string, string] => [name, read(name)]);
// A comment that silences a rule stays behind.
const before = found(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace(/<!-- sec-(?:disable|enable).*?-->/g, "")])));

/** How many of the sample's errors and warnings are found at the least, by each way. */
const least: Readonly<Record<string, number>> = {
  "Word, saved as plain text": 25,
  "Word, saved as plain text, a cell a line": 24,
  "copied out of Word": 24,
  "quoted in a mail": 22,
  "copied out of a browser": 25,
  "pandoc, a drawn table": 25,
  "pandoc, a drawn table of wide lines": 30,
  "pandoc, a table of pipes": 30,
  "pandoc, a table in HTML": 23,
  "Google Docs, as Markdown": 30,
  "mammoth": 25,
  "markitdown": 30,
  "a wiki's page": 23,
  "underlined headings": 30,
  "UTF-8 read as Windows 1252": 30,
};

for (const [name, way] of Object.entries(ways)) {
  test(`${name}: no error and no warning is found that the sample has not`, () => {
    const open = new Map(before);
    let known = 0;
    const fresh: string[] = [];
    for (const [finding, count] of found(Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, way(text, file)])))) {
      const there = open.get(finding) ?? 0;
      known += Math.min(count, there);
      // That characters were lost is told of the way itself.
      if (count > there && !finding.includes(" lost-character ")) fresh.push(finding);
    }
    assert.deepEqual(fresh, []);
    assert.ok(known >= least[name]!, `${known} of the sample's errors and warnings are found`);
  });
}

/** How often each error and warning is told in each document; titles, and what a clause is called, may differ. */
function found(texts: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const workspace = workspaceWith(new Map([...besides, ...Object.entries(texts)]));
  const counts = new Map<string, number>();
  for (const name of Object.keys(texts)) {
    for (const { rule, severity, message } of workspace.check(idOf(name)).findings) {
      if (severity !== "error" && severity !== "warning") continue;
      const told = `${name.replace(/\..*/, "")} ${severity} ${rule} ${message.replace(/ ?\([^)]*\)/g, "").replace(/[“”]/g, '"').replace(/in Section \S+ already/, "already").toLowerCase()}`;
      counts.set(told, (counts.get(told) ?? 0) + 1);
    }
  }
  return counts;
}
