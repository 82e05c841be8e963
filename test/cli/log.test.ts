import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readDocx, visibleLines } from "../support/docx.ts";
import { folderOf } from "../support/folders.ts";
import { secDuis } from "./sec-duis.ts";

const before = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The Panel shall tell teh User.\n\nG1.2 The Panel shall meet once a year.\n";
const after = before.replace("teh", "the").replace("a year", "a month");

function versions(): string {
  return folderOf({ "old/section-g.sec": before, "new/section-g.sec": after });
}

test("two folders: a Markdown table on the terminal", () => {
  const { code, out, error } = secDuis(versions(), "log", "--from", "./old", "--to", "./new");
  assert.equal(error, "");
  assert.equal(code, 0);
  assert.equal(out, "| Summary of error | Sections affected | Proposed change |\n| --- | --- | --- |\n| “teh” is misspelt. | Section G1.1 | Replace “teh” with “the”. |\n| Section G1.2 amended. | Section G1.2 | Replace “year” with “month”. |\n");
});

test("a relative folder starts from the current directory, and not from the Code's folder", () => {
  const folder = versions();
  const whole = secDuis(folder, "log", "--from", "./old", "--to", "./new").out;
  for (const from of ["./old", "old", "old/"]) {
    const { code, out, error } = secDuis(folder, "log", "--from", from, "new");
    assert.deepEqual([code, error], [0, ""], from);
    assert.equal(out, whole, from);
  }
  assert.equal(secDuis(join(folder, "new"), "log", "--from", "../old").out, whole);
  const inside = folderOf({ "code/old/section-g.sec": before, "code/new/section-g.sec": after });
  for (const from of ["./old", "old"]) {
    const { code, out, error } = secDuis(inside, "log", "--from", from, "code");
    assert.deepEqual([code, out], [2, ""], from);
    assert.match(error, /There is no folder [^]* A folder is named from the current one: code[\\/]old\./, from);
  }
});

test("a revision of git's and the working tree, with reasons from commit messages and comments", () => {
  const folder = folderOf({ "section-g.sec": before });
  const git = (...args: readonly string[]) => execFileSync("git", ["-c", "user.name=A Drafter", "-c", "user.email=a@example.org", ...args], { cwd: folder });
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "As designated");
  writeFileSync(join(folder, "section-g.sec"), after);
  git("commit", "-q", "-a", "-m", "Mend G1\n\nHousekeeping: G1.2 the Panel meets each month\nHousekeeping: G9.9 nothing of the kind");
  const { code, out, error } = secDuis(folder, "log", "--from", "HEAD~1", "--format", "csv");
  assert.equal(code, 0);
  assert.match(out, /^"The Panel meets each month\.","Section G1\.2","Replace “year” with “month”\."\r$/m);
  assert.match(error, /The reason “G9\.9 nothing of the kind” is in no row: nothing changed at G9\.9/);
  assert.equal(secDuis(folder, "redline", "--from", "HEAD~1", "-o", "redline.md").code, 0);
  assert.match(readFileSync(join(folder, "redline.md"), "utf8"), /those from HEAD\\?~1 \(commit [0-9a-f]{8} of \d+ \w+ \d{4}\) to the text as it stands/);
});

test("a CSV file says that it is UTF-8, or a spreadsheet would show other quotation marks", () => {
  const folder = versions();
  assert.equal(secDuis(folder, "log", "--from", "./old", "--to", "./new", "-o", "log.csv").code, 0);
  assert.equal(readFileSync(join(folder, "log.csv"), "utf8").slice(0, 20), '\ufeff"Summary of error",');
  assert.equal(secDuis(folder, "log", "--from", "./old", "--to", "./new", "--format", "csv").out.slice(0, 1), '"');
});

test("a Word document, the same bytes each time, which is overwritten only when told to", () => {
  const folder = versions();
  const write = (...more: readonly string[]) => secDuis(folder, "log", "--from", "./old", "--to", "./new", "-o", "log.docx", ...more);
  const first = write();
  assert.equal(first.code, 0, first.error);
  assert.equal(first.out, "log.docx written: 2 rows.\n");
  const bytes = readFileSync(join(folder, "log.docx"));
  const text = visibleLines(readDocx(bytes)).join("\n");
  for (const part of ["Housekeeping log", "Summary of error", "“teh” is misspelt.", "Section G1.1", "Replace “teh” with “the”."]) assert.ok(text.includes(part), part);
  const again = write();
  assert.equal(again.code, 2);
  assert.match(again.error, /log\.docx was not written: it is there already; --force overwrites it/);
  assert.equal(write("--force").code, 0);
  assert.deepEqual(readFileSync(join(folder, "log.docx")), bytes);
});

test("what cannot be done is said, and nothing is written", () => {
  const folder = versions();
  const printed = secDuis(folder, "log", "--from", "./old", "--to", "./new", "--format", "docx");
  assert.deepEqual([printed.code, printed.out], [2, ""]);
  assert.match(printed.error, /say with -o where to write it/);
  const ending = secDuis(folder, "log", "--from", "./old", "--to", "./new", "-o", "log.txt");
  assert.equal(ending.code, 2);
  assert.match(ending.error, /log\.txt ends in none of \.docx, \.md and \.csv/);
  assert.ok(!existsSync(join(folder, "log.txt")));
  const missing = secDuis(folder, "log", "--from", "./older", "--to", "./new");
  assert.equal(missing.code, 2);
  assert.match(missing.error, /There is no folder \.\/older\./);
});

test("the same version twice has an empty log", () => {
  const { code, out } = secDuis(versions(), "log", "--from", "./old", "--to", "./old");
  assert.equal(code, 0);
  assert.equal(out.trim().split("\n").length, 2);
});
