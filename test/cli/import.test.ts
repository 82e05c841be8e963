// `sec-duis import` as a person runs it: the first day with the Word files of a Section and an Appendix and nothing else.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { abstractNum, docx, field, lvl, num, numbered, p, r, style, table } from "../support/word.ts";
import { folderOf } from "../support/folders.ts";
import { secDuis, type Ran } from "./sec-duis.ts";

const built = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** The built command line, as it is shipped; the sources where nothing was built yet. */
function shipped(cwd: string, ...args: readonly string[]): Ran {
  if (!existsSync(built)) {
    assert.ok(!process.env["CI"], "npm run build comes first");
    return secDuis(cwd, ...args);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [built, ...args], { cwd, encoding: "utf8", timeout: 60_000 });
  return { code: status, out: stdout, error: stderr, lines: stdout.split("\n").slice(0, -1) };
}

const sectionNumbers = abstractNum(1, lvl(0, "decimal", "K%1"), lvl(1, "decimal", "K%1.%2"), lvl(2, "lowerLetter", "(%3)")) + num(1, 1);
const section = docx({
  title: "Section K: Charging",
  header: "SEC - Section K",
  numbering: sectionNumbers,
  body:
    p("SECTION K: CHARGING", style("Heading1")) +
    p("Version 4.0") +
    p("CHARGES", style("Heading1") + numbered(1)) +
    p(r("Payment of Charges", "<w:b/>")) +
    p(r("A ") + r("Charging Period", "<w:b/>") + r(" means a month."), numbered(1, 1)) +
    p("Each Party shall pay its Charges for each Charging Period:", numbered(1, 1)) +
    p("within teh month that follows; and", numbered(1, 2)) +
    p(r("as Section ") + field("REF _Ref1 \\r", "K1.4") + r(" requires."), numbered(1, 2)) +
    p(r("The DCC shall send an invoice in accordance with Section ") + field("REF _Ref2 \\r", "Error! Reference source not found.") + r("."), numbered(1, 1)) +
    p("STATEMENTS", style("Heading1") + numbered(1)) +
    p("The DCC shall act in accordance with Appendix ZZ and section 1.2 of Appendix AF.", numbered(1, 1)),
});

const appendixNumbers = abstractNum(1, lvl(0, "decimal", "%1", '<w:pStyle w:val="Heading1"/>'), lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/>'), lvl(2, "decimal", "%1.%2.%3")) + num(1, 1);
const appendix = docx({
  footer: "Version AF2.0",
  numbering: appendixNumbers,
  styles: "",
  body:
    p("APPENDIX AF: CHARGING STATEMENTS") +
    p("Introduction", style("Heading1") + numbered(1)) +
    p("Definitions", style("Heading2") + numbered(1, 1)) +
    p("In this document:", numbered(1, 2)) +
    table(["Statement", "means a statement under Section K2.1."], ["Charging Period", "means a year."]) +
    p("Statements", style("Heading2") + numbered(1, 1)) +
    p("The DCC shall publish each Statement for each Charging Period, as Section K3.1 requires.", numbered(1, 2)),
});

test("the first day: two Word files, one command, and true findings", () => {
  const folder = folderOf({ "Section K v4.docx": Buffer.from(section), "Appendix AF.docx": Buffer.from(appendix) });
  const imported = shipped(folder, "import", "Section K v4.docx", "Appendix AF.docx", "-o", "code");
  assert.equal(imported.code, 0, imported.error);
  assert.deepEqual(readdirSync(join(folder, "code")).sort(), ["appendix-af.sec", "section-k.sec"]);
  assert.match(imported.out, /^Section K v4\.docx -> code\/section-k\.sec \(Section K, Charging, version 4\.0\): /);
  assert.match(imported.out, /\n {2}code\/section-k\.sec:18 broken-reference A cross-reference of Word's is broken/);
  assert.match(imported.lines.at(-1)!, /^2 documents imported\. Now: sec-duis check code$/);
  assert.equal(
    readFileSync(join(folder, "code/section-k.sec"), "utf8"),
    `---
document: Section K
title: Charging
version: 4.0
---
# SECTION K: CHARGING

## K1 CHARGES

### Payment of Charges

K1.1 A **Charging Period** means a month.

K1.2 Each Party shall pay its Charges for each Charging Period:
(a) within teh month that follows; and
(b) as Section K1.4 requires.

K1.3 The DCC shall send an invoice in accordance with Section Error! Reference source not found..

## K2 STATEMENTS

K2.1 The DCC shall act in accordance with Appendix ZZ and section 1.2 of Appendix AF.
`,
  );

  const checked = shipped(folder, "check", "code");
  const found = checked.lines.slice(0, -1).map((line) => /^(\S+?):(\d+):\d+ (\w+) ([\w-]+)/.exec(line)!.slice(1).join(" "));
  assert.equal(checked.code, 1);
  const grave = found.filter((line) => / (?:error|warning) /.test(line));
  assert.deepEqual(grave.sort(), [
    `code/appendix-af.sec ${lineOf(folder, "code/appendix-af.sec", "as Section K3.1")} error broken-reference`,
    `code/section-k.sec ${lineOf(folder, "code/section-k.sec", "within teh")} warning typo`,
    `code/section-k.sec ${lineOf(folder, "code/section-k.sec", "as Section K1.4")} error broken-reference`,
    `code/section-k.sec ${lineOf(folder, "code/section-k.sec", "Error! Reference")} error reference-error-text`,
  ].sort());
});

/** The line, from 1, that holds `words`. */
function lineOf(folder: string, file: string, words: string): number {
  return readFileSync(join(folder, file), "utf8").split("\n").findIndex((line) => line.includes(words)) + 1;
}

test("nothing is overwritten without --force, and what can be imported is", () => {
  const folder = folderOf({ "a.docx": Buffer.from(section), "broken.docx": "PK", "code/section-k.sec": "mine\n" });
  const first = secDuis(folder, "import", "a.docx", "broken.docx", "gone.docx", "-o", "code");
  assert.equal(first.code, 2);
  assert.match(first.error, /section-k\.sec was not written: it is there already; --force overwrites it/);
  assert.match(first.error, /broken\.docx cannot be imported: it is no Word document/);
  assert.match(first.error, /gone\.docx cannot be read: there is no such file/);
  assert.equal(readFileSync(join(folder, "code/section-k.sec"), "utf8"), "mine\n");
  const second = secDuis(folder, "import", "a.docx", "-o", "code", "--force");
  assert.equal(second.code, 0, second.error);
  assert.match(readFileSync(join(folder, "code/section-k.sec"), "utf8"), /K1\.1/);
});

test("two Word files of one document: the second is refused; a folder, the JSON report, a wrong option", () => {
  const folder = folderOf({ "a.docx": Buffer.from(section), "b.docx": Buffer.from(section), "sub/x.txt": "" });
  const both = secDuis(folder, "import", "a.docx", "b.docx", "sub", "-o", "code", "--format", "json");
  assert.equal(both.code, 2);
  assert.match(both.error, /b\.docx was not imported: it is the same document of the Code as a\.docx, and both would become section-k\.sec/);
  assert.match(both.error, /sub cannot be read: it is a folder/);
  const report = JSON.parse(both.out) as { version: number; imported: readonly { file: string; source: string; document: string; entries: readonly { kind: string; line?: number }[] }[] };
  assert.equal(report.version, 1);
  assert.equal(report.imported.length, 1);
  assert.deepEqual([report.imported[0]!.file, report.imported[0]!.source, report.imported[0]!.document], [join(folder, "code/section-k.sec"), "a.docx", "Section K"]);
  const broken = report.imported[0]!.entries.find(({ kind }) => kind === "broken-reference");
  assert.match(readFileSync(join(folder, "code/section-k.sec"), "utf8").split("\n")[broken!.line!]!, /Error! Reference/);
  assert.equal(secDuis(folder, "import", "a.docx", "-o", "x", "--changes", "maybe").code, 2);
  assert.match(secDuis(folder, "import", "--help").out, /--changes <what>[\s\S]*Examples:/);
});
