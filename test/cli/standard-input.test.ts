// `check - --stdin-filename FILE`: a text that lies nowhere yet, checked where it belongs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf, put } from "../support/folders.ts";
import { entry, secDuis, secDuisOn } from "./sec-duis.ts";

const g = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall act in accordance with Section H1.1 (General).\n";
const h = "# SECTION H: SERVICES\n\n## H1 GENERAL\n\nH1.1 The DCC shall notify teh Panel.\n";

test("a text of standard input is checked in the place of its file, among the others, and told of alone", () => {
  const folder = folderOf({ "draft/section-g.sec": g, "draft/section-h.sec": h });
  const good = secDuisOn({ cwd: folder, input: g }, "check", "-", "--stdin-filename", "draft/section-g.sec");
  assert.deepEqual([good.code, good.error, good.lines], [0, "", ["1 file checked: nothing found."]], "teh in Section H is not told of");

  const draft = g.replace("H1.1", "H1.2");
  const { code, lines } = secDuisOn({ cwd: folder, input: draft }, "check", "-", "--stdin-filename", "draft/section-g.sec");
  assert.equal(code, 1);
  assert.match(lines[0]!, /^draft\/section-g\.sec:5:\d+ error broken-reference .*H1\.2/);
  assert.equal(lines.length, 2);
  assert.equal(readFileSync(join(folder, "draft/section-g.sec"), "utf8"), g);
});

test("the file need not be there, nor its folder", () => {
  const folder = folderOf({ "sec.json": '{ "rules": { "typo": "error" } }', "draft/section-g.sec": g });
  for (const name of ["draft/section-h.sec", "new/section-h.sec"]) {
    const { code, lines, error } = secDuisOn({ cwd: folder, input: h }, "check", "-", "--stdin-filename", name);
    assert.equal(error, "");
    assert.match(lines[0]!, new RegExp(`^${name}:5:\\d+ error typo `), "and the nearest sec.json governs it");
    assert.equal(lines.length, 2);
    assert.equal(code, 1);
  }
  assert.deepEqual(readdirSync(folder).sort(), ["draft", "sec.json"]);
});

test("what is named beside it is what it is checked among", () => {
  const folder = folderOf({ "sections/section-g.sec": g.replace("H1.1", "H1.2"), "more/section-h.sec": h });
  const text = readFileSync(join(folder, "sections/section-g.sec"));
  const alone = secDuisOn({ cwd: folder, input: text }, "check", "-", "--stdin-filename", "sections/section-g.sec");
  assert.match(alone.lines[0]!, /information broken-reference Section H is not among the files/);
  const among = secDuisOn({ cwd: folder, input: text }, "check", "-", ".", "--stdin-filename", join(folder, "sections/section-g.sec"));
  assert.match(among.lines[0]!, /^sections\/section-g\.sec:5:\d+ error broken-reference/);
  const linked = folderOf({});
  symlinkSync(folder, join(linked, "code"), "dir");
  const through = secDuisOn({ cwd: folder, input: g }, "check", "-", ".", "--stdin-filename", join(linked, "code", "sections/section-g.sec"));
  assert.deepEqual(through.lines, ["1 file checked: nothing found."], "one file by two paths is not two documents");
});

test("schemas, requests and sec.json come by standard input too", () => {
  const xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:x" targetNamespace="urn:x" elementFormDefault="qualified"><xs:element name="Request"/></xs:schema>';
  const folder = folderOf({ "duis.xsd": xsd, "request.xml": '<Request xmlns="urn:x"/>' });
  const of = (name: string, input: string) => secDuisOn({ cwd: folder, input }, "check", "-", "--stdin-filename", name);
  assert.match(of("request.xml", '<Request xmlns="urn:x"><Requst/></Request>').lines[0]!, /^request\.xml:1:\d+ error unknown-schema-name/);
  assert.match(of("other.xml", "<other/>").error, /in the namespace of no XML Schema/);
  assert.match(of("duis.xsd", `${xsd}<`).lines[0]!, /^duis\.xsd:1:\d+ \w+ schema-file/);
  assert.match(of("sec.json", '{ "wrods": [] }').lines[0]!, /^sec\.json:1:3 warning sec-json .*"words"/);
});

test("what cannot be read is named", () => {
  const folder = folderOf({ "section-h.sec": h });
  const binary = secDuisOn({ cwd: folder, input: Buffer.from([0x50, 0x4b, 0, 1]) }, "check", "-", "--stdin-filename", "section-g.sec");
  assert.deepEqual([binary.code, binary.lines], [2, ["0 files checked. 1 could not be read."]]);
  assert.match(binary.error, /section-g\.sec cannot be read: it holds binary data/);
  assert.match(secDuisOn({ cwd: folder, input: g }, "check", "-", "--stdin-filename", "notes.txt").error, /notes\.txt cannot be read: its name has none of the known endings/);
  assert.equal(secDuisOn({ cwd: folder, input: "" }, "check", "-", "--stdin-filename", "section-g.sec").code, 0, "an empty text is a text");
});

test("wrong usage is told", () => {
  const folder = folderOf({ "section-g.sec": g });
  for (const [args, message] of [
    [["-"], /- needs --stdin-filename/],
    [[".", "--stdin-filename", "section-g.sec"], /which - asks for/],
    [["-", "--fix", "--stdin-filename", "section-g.sec"], /--fix changes files/],
  ] as const) {
    const { code, error, out } = secDuisOn({ cwd: folder, input: g }, "check", ...args);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(error, message);
  }
  writeFileSync(join(folder, "-"), "");
  assert.match(secDuis(folder, "check", "./-").error, /\/- cannot be read: its name has none/, "a file of that name is ./-");
});

test("as git's hook: what is staged is checked, and not what lies in the folder", { skip: process.platform === "win32" ? "no sh" : false }, () => {
  const folder = folderOf({ "my code/section-g.sec": g, "my code/section-h.sec": h });
  const git = (...args: readonly string[]) => spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@b", ...args], { cwd: folder, encoding: "utf8", env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" } });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", "first");
  mkdirSync(join(folder, ".git/hooks"), { recursive: true });
  writeFileSync(join(folder, ".git/hooks/pre-commit"), recipe("# .git/hooks/pre-commit").replace('"$HOME/sec-duis/extension/dist/cli.js"', `"${entry}"`).replace(/\bnode /, `"${process.execPath}" `), { mode: 0o755 });

  put(folder, { "my code/section-g.sec": g.replace("H1.1", "H1.2") });
  git("add", ".");
  put(folder, { "my code/section-g.sec": g });
  const refused = git("commit", "-m", "a broken reference is staged");
  assert.notEqual(refused.status, 0);
  assert.match(refused.stdout + refused.stderr, /my code\/section-g\.sec:5:\d+ error broken-reference/);

  git("add", ".");
  put(folder, { "my code/section-g.sec": g.replace("H1.1", "H1.2"), "my code/section-h.sec": h.replace("teh", "the") });
  const alone = git("commit", "-m", "only Section H", "my code/section-h.sec");
  assert.equal(alone.status, 0, `of a commit of some files only, those are looked at: ${alone.stdout}${alone.stderr}`);
});

/** The listing of docs/command-line.md that has `line` in it. */
function recipe(line: string): string {
  const page = readFileSync(new URL("../../docs/command-line.md", import.meta.url), "utf8");
  const found = [...page.matchAll(/^```\w*\n(.*?)^```/gms)].map(([, listing]) => listing!).find((listing) => listing.includes(line));
  assert.ok(found, `docs/command-line.md has no listing with ${line}`);
  return found;
}
