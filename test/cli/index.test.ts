import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { explain, knownIds } from "../../server/src/cli/explain.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { folderOf } from "../support/folders.ts";
import { secDuis } from "./sec-duis.ts";

const files = {
  "section-a.sec": `# SECTION A: DEFINITIONS AND INTERPRETATION

## A1 DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Panel** | means the body established under Section G1.1. |
| **Transport Layer Security (TLS)** | means the protocol of that name. |
| **Widget** | |
`,
  "section-g.sec": `# SECTION G: SECURITY

## G1 GENERAL

### Reporting

G1.1 The Panel shall act as Section G1.2(a) and Section G9.9 say, and as Appendix ZZ says.

G1.2 The Panel shall:
(a) report; and
(b) act under section 6 of the Electricity Act 1989.

G1.3 [Not used]
`,
  "appendix-ag.sec": `---
document: Appendix AG
title: Incident Management Policy
version: 2.0
---
# APPENDIX AG: INCIDENT MANAGEMENT POLICY

## 2 Incidents

2.1 The Panel shall report as set out in clause 2.2.

2.2 The Panel shall act.
`,
};

test("json: documents, clauses, definitions and references with their targets", () => {
  const folder = folderOf(files);
  const { code, out, error } = secDuis(folder, "index", "--format", "json", ".");
  assert.equal(code, 0);
  assert.equal(error, "");
  const index = JSON.parse(out);
  const at = (name: string) => join(folder, name);
  assert.equal(index.version, 1);

  assert.deepEqual(
    index.documents.map(({ file, key, kind, title }: any) => [file, key, kind, title.toUpperCase()]),
    [
      [at("appendix-ag.sec"), "AG", "appendix", "INCIDENT MANAGEMENT POLICY"],
      [at("section-a.sec"), "A", "section", "DEFINITIONS AND INTERPRETATION"],
      [at("section-g.sec"), "G", "section", "SECURITY"],
    ],
  );
  assert.equal(index.documents[0].version, "2.0");

  const clause = (key: string) => index.clauses.find((one: any) => one.key === key);
  assert.deepEqual([clause("G1").number, clause("G1").heading], ["G1", "GENERAL"]);
  assert.equal(clause("G1.1").heading, "Reporting", "the heading that stands over a clause of running text");
  assert.deepEqual(clause("G1.1").range.start, { line: 6, character: 0 });
  assert.equal(clause("G1.2(a)").number, "(a)");
  assert.equal(clause("G1.3").notUsed, true);
  assert.equal(clause("G1.2").notUsed, false);
  assert.deepEqual([clause("AG 2").heading, clause("AG 2.2").number, clause("AG 2.2").file], ["Incidents", "2.2", at("appendix-ag.sec")]);

  const definition = (term: string) => index.definitions.find((one: any) => one.term === term);
  assert.deepEqual([definition("Panel").scope, definition("Panel").kind, definition("Panel").file], ["code", "meaning", at("section-a.sec")]);
  assert.deepEqual(definition("Transport Layer Security").aliases, ["TLS"]);
  assert.equal(definition("Widget").kind, "empty");
  assert.equal(definition("Panel").range.start.line, 8);

  const reference = (text: string) => index.references.find((one: any) => one.text.includes(text) && one.file !== at("section-a.sec")) ?? assert.fail(`no reference ${text}`);
  const paragraph = reference("G1.2(a)");
  assert.equal(paragraph.status, "resolved");
  assert.deepEqual(paragraph.keys, ["G1.2(a)"]);
  assert.deepEqual([paragraph.target.file, paragraph.target.key, paragraph.target.range.start.line], [at("section-g.sec"), "G1.2(a)", 9]);
  assert.deepEqual([reference("G9.9").status, reference("G9.9").keys, reference("G9.9").target], ["broken", ["G9.9"], undefined]);
  assert.equal(reference("Appendix ZZ").status, "absent");
  assert.equal(reference("section 6").status, "external");
  assert.deepEqual([reference("2.2").status, reference("2.2").target.key], ["resolved", "AG 2.2"]);
  const fromA = index.references.find((one: any) => one.file === at("section-a.sec") && one.text.includes("G1.1"));
  assert.equal(fromA.target.file, at("section-g.sec"));
});

test("text: a list for each document, and the counts of it all last", () => {
  const { code, lines } = secDuis(folderOf(files), "index", ".");
  assert.equal(code, 0);
  assert.ok(lines.includes("section-g.sec"));
  assert.ok(lines.some((line) => /^  Section G, SECURITY/i.test(line)));
  assert.ok(lines.includes("    7: G1.1 Reporting"));
  assert.ok(lines.includes("    13: G1.3 [not used]"));
  assert.ok(lines.some((line) => /^    \d+: Transport Layer Security = TLS \(meaning, the whole Code\)$/.test(line)));
  assert.ok(lines.some((line) => /^    7: .*G1\.2\(a\) -> G1\.2\(a\) at section-g\.sec:10$/.test(line)));
  assert.match(lines.at(-1)!, /^3 documents, \d+ clauses, 3 definitions, \d+ references \(.*resolved.*\)\.$/);
});

test("explain says why a rule exists, with examples, and how to silence it", () => {
  const folder = folderOf({});
  const { code, out } = secDuis(folder, "explain", "typo");
  assert.equal(code, 0);
  assert.match(out, /^typo \(warning\)\n/);
  assert.doesNotMatch(out, /^(?:```|#|<!--)/m);
  for (const part of ["A slip of the keyboard", "Examples", "Found.", "Fixed:", "Silent.", "sec-disable-next-line typo", '{ "rules": { "typo": "off" } }']) assert.ok(out.includes(part), part);
  assert.match(secDuis(folder, "explain", "sec-json").out, /^sec-json \(error\)\n[^]*A setting that cannot be read/);
});

test("explain without a rule lists what rules there are", () => {
  const { code, out } = secDuis(folderOf({}), "explain");
  assert.equal(code, 0);
  assert.match(out, /^typo +warning +A word/m);
  for (const id of knownIds) assert.match(out, new RegExp(`^${id} +(?:error|warning|information|hint) +\\S`, "m"));
});

test("explain tells of each rule all that the rule says of itself, in plain text", () => {
  for (const { id, why, examples } of allRules) {
    const told = explain(id)!;
    const words = told.replace(/\s+/g, " ");
    for (const one of [why, ...examples.map(({ note }) => note ?? "")]) assert.ok(words.includes(one.trim().replace(/\s+/g, " ")), `${id}: ${one}`);
    for (const line of examples.flatMap((one) => ("bad" in one ? [one.bad, one.fixed ?? ""] : [one.good])).join("\n").split("\n")) assert.ok(line.trim() === "" || told.includes(`    ${line.trimEnd()}`), `${id}: ${line}`);
    assert.doesNotMatch(told, /^\s*```|^#+ |^<!--|Measured/m, id);
  }
});
