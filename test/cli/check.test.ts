import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf } from "../support/folders.ts";
import { entry, secDuis, secDuisOn } from "./sec-duis.ts";

const lost = "Section Error! Reference source not found.";
const clean = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall notify the Panel.\n";
const faulty = `# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall comply with ${lost}\n\nG1.2 The DCC shall notify teh Panel.\n`;
const onlyTypo = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall notify teh Panel.\n";

/** The same text as Section H. */
function asH(text: string): string {
  return text.replace(/\bG(?=[\d:])/g, "H");
}

test("text: file:line:column severity rule message, and a summary line last", () => {
  const folder = folderOf({ "code/section-g.sec": faulty });
  const { code, lines, error } = secDuis(folder, "check", "code");
  assert.equal(code, 1);
  assert.equal(error, "");
  assert.match(lines[0]!, /^code\/section-g\.sec:5:40 error reference-error-text \S/);
  assert.match(lines[1]!, /^code\/section-g\.sec:7:27 warning typo .*teh.*the/);
  assert.equal(lines.at(-1), "1 file checked: 1 error, 1 warning.");
  assert.ok(!lines.join().includes("\u001b"), "no colours in a pipe");
});

test("json: zero-based places, absolute paths, fixes", () => {
  const folder = folderOf({ "section-g.sec": faulty });
  const { code, out } = secDuis(folder, "check", "--format", "json", ".");
  const report = JSON.parse(out);
  assert.equal(code, 1);
  assert.deepEqual([report.version, report.files, report.bytes], [1, 1, Buffer.byteLength(faulty)]);
  assert.deepEqual(report.diagnostics.map(({ rule }: any) => rule), ["reference-error-text", "typo"]);
  const [, typo] = report.diagnostics;
  assert.equal(typo.file, join(folder, "section-g.sec"));
  assert.deepEqual(typo.range, { start: { line: 6, character: 26 }, end: { line: 6, character: 29 } });
  assert.equal(typo.severity, "warning");
  assert.deepEqual(typo.related, []);
  const fix = typo.fixes.find(({ preferred }: any) => preferred);
  assert.deepEqual(fix.edits, [{ file: join(folder, "section-g.sec"), range: typo.range, newText: "the" }]);
  assert.equal(typeof fix.safe, "boolean");
});

test("sarif and github print the same findings", () => {
  const folder = folderOf({ "section-g.sec": faulty });
  const log = JSON.parse(secDuis(folder, "check", "--format", "sarif", ".").out);
  assert.deepEqual(log.runs[0].results.map(({ ruleId }: any) => ruleId), ["reference-error-text", "typo"]);
  const { lines, code } = secDuis(folder, "check", "--format", "github", ".");
  assert.equal(code, 1);
  assert.match(lines[0]!, /^::error file=section-g\.sec,line=5,endLine=5,col=40,endColumn=73,title=reference-error-text::\S/);
  assert.match(lines[1]!, /^::warning file=section-g\.sec,line=7,endLine=7,col=27,endColumn=29,title=typo::/);
});

test("exit codes: 0 for nothing that counts, 1 for findings, and --fail-on says what counts", () => {
  const folder = folderOf({ "clean/section-g.sec": clean, "typo/section-g.sec": onlyTypo });
  assert.deepEqual(secDuis(folder, "check", "clean").lines, ["1 file checked: nothing found."]);
  assert.equal(secDuis(folder, "check", "clean").code, 0);
  assert.equal(secDuis(folder, "check", "typo").code, 0, "a warning is no error");
  assert.equal(secDuis(folder, "check", "--fail-on", "warning", "typo").code, 1);
  assert.equal(secDuis(folder, "check", "--fail-on", "hint", "typo").code, 1);
});

test("exit code 2 for wrong usage, which says what was meant", () => {
  const folder = folderOf({ "section-g.sec": clean });
  const usage: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Usage: sec-duis/],
    [["check"], /files or folders/],
    [["chek", "."], /Did you mean check\?/],
    [["check", "--formt", "json", "."], /Did you mean --format\?/],
    [["check", "--format", "xml", "."], /text, json, sarif, github, junit/],
    [["check", "--fail-on", "warn", "."], /error, warning, information, hint/],
    [["check", "--rule", "tpyo", "."], /no rule "tpyo".*"typo"/],
    [["explain", "refrence-error-text"], /"reference-error-text"/],
    [["index", "--format", "sarif", "."], /text, json/],
  ];
  for (const [args, message] of usage) {
    const { code, error, out } = secDuis(folder, ...args);
    assert.equal(code, 2, args.join(" "));
    assert.match(error, message);
    assert.equal(out, "");
  }
});

test("help at each level, on standard output, with examples", () => {
  const folder = folderOf({});
  for (const args of [["--help"], ["check", "--help"], ["index", "--help"], ["explain", "--help"], ["help", "check"]]) {
    const { code, out, error } = secDuis(folder, ...args);
    assert.equal(code, 0, args.join(" "));
    assert.equal(error, "");
    assert.match(out, /^Usage: sec-duis/);
    assert.match(out, /Examples:\n  sec-duis /);
  }
  assert.match(secDuis(folder, "--version").out, /^\d+\.\d+\.\d+\n$/);
});

test("--rule reports that rule alone, and may be given again", () => {
  const folder = folderOf({ "section-g.sec": faulty });
  assert.deepEqual(secDuis(folder, "check", "--rule", "typo", ".").lines.at(-1), "1 file checked: 1 warning.");
  assert.equal(secDuis(folder, "check", "--rule", "typo", ".").code, 0);
  assert.equal(secDuis(folder, "check", "--rule", "typo", "--rule", "reference-error-text", ".").lines.length, 3);
});

test("the nearest sec.json upwards governs, also from above what was asked for; --config stands in its place", () => {
  const folder = folderOf({
    "sec.json": '{ "rules": { "typo": "off" } }',
    "a/section-g.sec": onlyTypo,
    "b/sec.json": '{ "rules": { "typo": "error" } }',
    "b/section-h.sec": asH(onlyTypo),
    "loud.json": '{ "rules": { "typo": "hint" } }',
  });
  assert.deepEqual(secDuis(folder, "check", "a").lines, ["2 files checked: nothing found."]);
  assert.deepEqual(secDuis(folder, "check", join("a", "section-g.sec")).lines, ["2 files checked: nothing found."]);
  const both = secDuis(folder, "check", ".");
  assert.match(both.lines[0]!, /^b\/section-h\.sec:5:27 error typo /);
  assert.equal(both.lines.length, 2);
  const loud = secDuis(folder, "check", "--config", "loud.json", ".");
  assert.equal(loud.lines.at(-1), "3 files checked: 2 hints.");
  const missing = secDuis(folder, "check", "--config", "gone.json", ".");
  assert.equal(missing.code, 2);
  assert.match(missing.error, /gone\.json/);
  assert.equal(missing.out, "", "nothing is checked under settings that were not asked for");
  const text = secDuis(folder, "check", "--config", join("a", "section-g.sec"), "a");
  assert.deepEqual([text.code, text.out], [2, ""]);
  assert.match(text.error, /section-g\.sec cannot be read: it is a text, and settings were asked for\.\n$/);
});

test("wildcards that the shell left alone, as those of Windows do, are what lies there and fits", () => {
  const folder = folderOf({ "section-a.sec": clean.replaceAll("SECTION G", "SECTION A").replaceAll("G1", "A1"), "section-g.sec": onlyTypo, "part/section-h.sec": onlyTypo, "other/section-[1].sec": clean });
  assert.match(secDuis(folder, "check", "section-?.sec").lines.at(-1)!, /^2 files checked: 1 warning/);
  assert.match(secDuis(folder, "check", "part/*.sec").lines[0]!, /^part\/section-h\.sec:/);
  assert.equal(secDuis(folder, "check", "other/section-[1].sec").code, 0, "a name is a name");
  const missing = secDuis(folder, "check", "*.duis");
  assert.equal(missing.code, 2);
  assert.match(missing.error, /\*\.duis cannot be read/);
});

test("wildcards stand in any part of a path, ** for folders however deep; hidden folders are none of them", () => {
  const folder = folderOf({ "section-g.sec": onlyTypo, "a b/section-h.sec": asH(onlyTypo), "a b/c/section-l.sec": onlyTypo.replace(/\bG(?=[\d:])/g, "L"), ".git/section-t.sec": onlyTypo });
  assert.match(secDuis(folder, "check", "**/*.sec").lines.at(-1)!, /^3 files checked: 3 warnings/);
  assert.match(secDuis(folder, "check", "*/*.sec").lines.at(-1)!, /^1 file checked/);
  assert.match(secDuis(folder, "check", "a*/**").lines.at(-1)!, /^2 files checked/);
  assert.match(secDuis(folder, "check", `${folder}/*/*.sec`).lines.at(-1)!, /^1 file checked/);
});

test("names behind -- are files, whatever they begin with", () => {
  const folder = folderOf({ "-g.sec": onlyTypo });
  assert.equal(secDuis(folder, "check", "-g.sec").code, 2);
  assert.match(secDuis(folder, "check", "--", "-g.sec").lines[0]!, /^-g\.sec:5:27 warning typo/);
});

test("colours go by NO_COLOR, FORCE_COLOR and the terminal", () => {
  const cwd = folderOf({ "section-g.sec": onlyTypo });
  const isPainted = (env: NodeJS.ProcessEnv): boolean => secDuisOn({ cwd, env }, "check", ".").out.includes("\u001b[33mwarning");
  assert.equal(isPainted({}), false, "a pipe");
  assert.equal(isPainted({ FORCE_COLOR: "1" }), true);
  assert.equal(isPainted({ FORCE_COLOR: "" }), false);
  assert.equal(isPainted({ FORCE_COLOR: "0" }), false);
  assert.equal(isPainted({ FORCE_COLOR: "1", NO_COLOR: "1" }), false, "who wants none gets none");
  assert.equal(isPainted({ FORCE_COLOR: "1", NO_COLOR: "" }), true);
});

test("sarif says why each rule exists, installed or not", () => {
  const folder = folderOf({ "section-g.sec": onlyTypo });
  const [run] = JSON.parse(secDuis(folder, "check", "--format", "sarif", ".").out).runs;
  const { rules } = run.tool.driver;
  for (const { id, fullDescription, help } of rules) {
    assert.ok(fullDescription.text.length > 60, `${id}: ${fullDescription.text}`);
    assert.ok(help.markdown.startsWith(fullDescription.text), id);
  }
  assert.match(rules.find(({ id }: any) => id === "typo").fullDescription.text, /^A slip of the keyboard/);
});

test("excluded files are left alone", () => {
  const folder = folderOf({ "sec.json": '{ "exclude": ["drafts/**", "old.sec"] }', "section-g.sec": clean, "drafts/section-h.sec": faulty, "x/old.sec": faulty });
  assert.deepEqual(secDuis(folder, "check", ".").lines, ["2 files checked: nothing found."]);
});

test("a mistake in sec.json is a finding in it, and the rest of it counts", () => {
  const folder = folderOf({ "sec.json": '{\n  "wrods": [],\n  "rules": { "typo": "off" },\n}\n', "section-g.sec": onlyTypo });
  const { lines, code } = secDuis(folder, "check", ".");
  assert.match(lines[0]!, /^sec\.json:2:3 warning sec-json .*"wrods".*"words"/);
  assert.match(lines[1]!, /^sec\.json:3:29 warning sec-json Nothing follows this comma/);
  assert.equal(lines.length, 3);
  assert.equal(code, 0);
});

test("two files that are one document are an error in each, with the place of the other", () => {
  const folder = folderOf({ "section-g.sec": clean, "copy/section-g.sec": clean });
  const { code, out } = secDuis(folder, "check", "--format", "json", ".");
  assert.equal(code, 1);
  const { diagnostics } = JSON.parse(out);
  assert.deepEqual(diagnostics.map(({ rule, file }: any) => [rule, file]), [
    ["duplicate-document", join(folder, "copy", "section-g.sec")],
    ["duplicate-document", join(folder, "section-g.sec")],
  ]);
  assert.equal(diagnostics[0].related[0].file, join(folder, "section-g.sec"));
});

test("what cannot be read is named, and the rest is checked", () => {
  const folder = folderOf({ "section-g.sec": faulty, "broken.sec": Buffer.from([0x50, 0x4b, 0, 1, 2]), "latin.sec": Buffer.from([0x41, 0x93, 0x0a]), "notes.txt": "x" });
  const { code, error, lines } = secDuis(folder, "check", ".", "no-such-folder", "notes.txt");
  assert.equal(code, 2);
  for (const name of ["broken.sec", "latin.sec", "no-such-folder", "notes.txt"]) {
    assert.ok(error.split("\n").some((line) => line.includes(join(folder, name)) && line.includes("cannot be read")), `${name} is not named in\n${error}`);
  }
  assert.equal(lines.at(-1), "1 file checked: 1 error, 1 warning. 4 could not be read.");
  assert.equal(secDuis(folder, "index", "no-such-folder").code, 2);
});

test("a link that leads out of the folder is not followed, which is told of and no failure", () => {
  const outside = folderOf({ "section-h.sec": "H1.1 Tell teh Panel.\n" });
  const folder = folderOf({ "section-g.sec": "G1.1 The DCC shall act.\n" });
  symlinkSync(join(outside, "section-h.sec"), join(folder, "section-h.sec"));
  const { code, out, error } = secDuis(folder, "check", ".");
  assert.equal(error, `sec-duis: ${join(folder, "section-h.sec")} is a link that leads out of the folder: it is not followed.\n`);
  assert.deepEqual([code, out.includes("section-h")], [0, false]);
  assert.match(secDuis(folder, "check", ".", "section-h.sec").out, /typo/, "but where it is asked for by name");
});

test("an empty folder is no failure, and is told of", () => {
  const { code, error, lines } = secDuis(folderOf({}), "check", ".");
  assert.equal(code, 0);
  assert.match(error, /no SEC or DUIS text in \./);
  assert.deepEqual(lines, ["0 files checked."]);
});

test("nothing is written without --fix", () => {
  const folder = folderOf({ "section-g.sec": faulty, "sec.json": "{" });
  const state = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8"), statSync(join(folder, name)).mtimeMs]);
  const before = state();
  for (const args of [["check", "."], ["check", "--format", "sarif", "."], ["index", "."], ["explain", "typo"]]) assert.notEqual(secDuis(folder, ...args).out, "", args.join(" "));
  assert.deepEqual(state(), before);
});

const twice = "# SECTION G: SECURITY\r\n\r\n## G1 GENERAL\r\n\r\nG1.1 The DCC shall shall act in in in time and notify teh Panel.\r\n";

test("--fix makes the safe fixes until none is left, keeps the file's form, and says what it did", () => {
  const folder = folderOf({ "section-g.sec": `\ufeff${twice}`, "section-h.sec": asH(clean) });
  chmodSync(join(folder, "section-g.sec"), 0o640);
  const { code, lines } = secDuis(folder, "check", "--fix", ".");
  assert.equal(
    readFileSync(join(folder, "section-g.sec"), "utf8"),
    "\ufeff# SECTION G: SECURITY\r\n\r\n## G1 GENERAL\r\n\r\nG1.1 The DCC shall act in time and notify teh Panel.\r\n",
    "the doubled words are gone; the typo, whose mending could change the meaning, is left to a person",
  );
  assert.match(lines[0]!, /^fixed section-g\.sec: [23] changes \(doubled-word [23]\)$/);
  assert.match(lines[1]!, /^section-g\.sec:5:\d+ warning typo /);
  assert.equal(lines.at(-1), "2 files checked: 1 warning.");
  assert.equal(code, 0);
  assert.equal(statSync(join(folder, "section-g.sec")).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(folder).sort(), ["section-g.sec", "section-h.sec"]);
  assert.ok(!secDuis(folder, "check", "--fix", ".").out.includes("fixed"), "a second run finds nothing to do");
});

test("--fix with --rule touches that rule's findings alone, and json stays json", () => {
  const folder = folderOf({ "section-g.sec": twice });
  secDuis(folder, "check", "--fix", "--rule", "typo", ".");
  assert.equal(readFileSync(join(folder, "section-g.sec"), "utf8"), twice);
  const { out, error } = secDuis(folder, "check", "--fix", "--format", "json", ".");
  assert.equal(JSON.parse(out).fixed[0].file, join(folder, "section-g.sec"));
  assert.match(error, /^fixed section-g\.sec: /);
});

test("--fix leaves a read-only file as it is, says so, and mends the others", () => {
  const folder = folderOf({ "section-g.sec": twice, "section-h.sec": asH(twice) });
  chmodSync(join(folder, "section-g.sec"), 0o444);
  const { code, error, lines } = secDuis(folder, "check", "--fix", ".");
  assert.equal(code, 2);
  assert.match(error, /section-g\.sec was not changed: it is read-only/);
  assert.equal(readFileSync(join(folder, "section-g.sec"), "utf8"), twice);
  assert.ok(!readFileSync(join(folder, "section-h.sec"), "utf8").includes("shall shall"));
  assert.ok(lines.some((line) => line.startsWith("section-g.sec:") && line.includes("doubled-word")), "what was not mended is still reported");
});

const many = `# SECTION G: SECURITY\n\n## G1 GENERAL\n\n${Array.from({ length: 8_000 }, (_, i) => `G1.${i + 1} See ${lost}\n`).join("\n")}`;

test("large output is not cut in a pipe whose reader is slow", async () => {
  const folder = folderOf({ "section-g.sec": many });
  const child = spawn(process.execPath, [entry, "check", "--format", "json", "."], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  const code = new Promise((resolve) => child.on("exit", resolve));
  child.stdout.pause();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const out = Buffer.concat(chunks).toString();
  assert.equal(await code, 1);
  assert.ok(out.length > 1_000_000);
  assert.ok(JSON.parse(out).diagnostics.length >= 8_000);
});

test("a reader that has seen enough ends the run without a complaint", { skip: process.platform === "win32" ? "no sh" : false }, () => {
  const folder = folderOf({ "section-g.sec": many });
  const { stdout, stderr } = spawnSync("sh", ["-c", '"$0" "$1" check . | head -n 1', process.execPath, entry], { cwd: folder, encoding: "utf8" });
  assert.match(stdout, /^section-g\.sec:\d+:/);
  assert.equal(stderr, "");
});

test("the exit code is the same where nobody hears the complaint", { skip: process.platform === "win32" ? "no sh" : false }, () => {
  const folder = folderOf({ "section-g.sec": clean });
  const { stdout } = spawnSync("sh", ["-c", '{ { "$0" "$1" check gone.sec; echo "ended with $?" >&3; } 2>&1 >/dev/null | true; } 3>&1', process.execPath, entry], { cwd: folder, encoding: "utf8" });
  assert.equal(stdout, "ended with 2\n");
});

test("a text with a converter's marks: places are those of the file, and --fix writes the rest of it as it was", () => {
  const text = "# SECTION G: SECURITY {#g .h1}\r\n\r\n**G1\\.1** Each User\\'s \\\"Ready\\\" [teh]{.mark} Sub\\-Committee \\(the the body\\) shall act\\.\r\n";
  const folder = folderOf({ "section-g.sec.md": text });
  assert.deepEqual(secDuis(folder, "check", ".").lines.slice(0, 2).map((line) => line.split(" ").slice(0, 3).join(" ")), ["section-g.sec.md:3:35 warning typo", "section-g.sec.md:3:64 warning doubled-word"]);
  secDuis(folder, "check", "--fix", ".");
  assert.equal(readFileSync(join(folder, "section-g.sec.md"), "utf8"), text.replace("the the", "the"));
});

test("who has texts of other programs is told what to make of them", () => {
  const folder = folderOf({ "section-g.html": "<p>G1.1</p>" });
  assert.match(secDuis(folder, "check", ".").error, /There is no SEC or DUIS text in .* saved as \.docx first\./);
  assert.match(secDuis(folder, "check", "section-g.html").error, /section-g\.html cannot be read: it is no plain text: save it as a Word document \(\.docx\), of which sec-duis import makes text/);
});
