// The command line, an argument a line, in a folder that holds a little of everything: it ends with one of its three exit
// codes, says why where it is 2, and never shows a trace of its own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../server/src/cli/program.ts";
import { allRules } from "../../../server/src/rules/all.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { exportDocx } from "../../../server/src/word/export.ts";
import { chanceFrom } from "../chance.ts";
import { terminals, written, type Grammar } from "../grammar.ts";
import type { Target } from "../target.ts";

const grammar: Grammar = {
  line: ["check\n{options}{paths}", "check\n{options}{paths}", "index\n{options}{paths}", "explain\n{rule}", "import\n{options}{paths}\n-o\n{out}", "export\n{options}{paths}\n-o\n{out}", "redline\n{options}--from\n{version}\n-o\n{file}\n{path}", "log\n{options}--from\n{version}\n{path}", "impact\n{options}--from\n{version}\n{path}", "{option}{paths}", "help\n{command}", "{word}"],
  command: ["check", "index", "explain", "import", "export", "redline", "log", "impact", "no-such"],
  options: ["", "{option}{options}"],
  option: ["--format\n{format}\n", "--fix\n", "--rule\n{rule}\n", "--fail-on\n{severity}\n", "--config\n{path}\n", "--force\n", "--to\n{version}\n", "--changes\n{changes}\n", "--author\n{word}\n", "--date\n{date}\n", "--title\n{word}\n", "--show\n{show}\n", "--help\n", "-V\n", "--{word}\n", "-{word}\n", "--\n"],
  format: ["text", "json", "sarif", "github", "md", "csv", "docx", "{word}"],
  rule: [...allRules.map(({ id }) => id).slice(0, 12), "sec-json", "no-rule", "{word}"],
  severity: ["error", "warning", "information", "hint", "{word}"],
  changes: ["accept", "reject", "comments", "{word}"],
  show: ["clauses", "document", "{word}"],
  date: ["2024-06-27", "2024-06-27T09:30:00Z", "2024-02-31", "0000-00-00", "99999-01-01", "{word}"],
  version: ["HEAD", "main", "HEAD~1", "HEAD~9", "working tree", "old", "old", ".", "--output=x", "HEAD:section-g.sec", "HEAD^{ tree }", "HEAD^0", "@{1}", "nowhere", "", "{word}"],
  paths: ["{path}", "{path}\n{paths}", ""],
  path: [".", "section-g.sec", "appendix-ad.duis", "old", "old/section-g.sec", "section-g.docx", "s.xsd", "a.xml", "sec.json", "latin.sec", "gone.sec", "gone/", "", "*.docx", "out"],
  out: ["out", "section-g.sec", "out/deep/er", "", "."],
  file: ["out.docx", "out.html", "out.md", "out.txt", "section-g.sec", "out/x.md", "{word}"],
  word: ["", "x", "-", "--", "é", "a b", "__proto__", "constructor", "=", "\\", "\u0000", "😀", "%s"],
};

export const cli: Target = {
  name: "cli",
  seeds: ((chance) => Array.from({ length: 80 }, () => written(grammar, "line", chance)))(chanceFrom(1)),
  words: [...terminals(grammar), "\n", "-", "="],
  write: (chance) => written(grammar, "line", chance),
  async hold(text) {
    // Nothing may be written elsewhere.
    const args = text.replaceAll("..", ".").split("\n").map((one) => one.replace(/^(-\w|--[\w-]+=)?[/~]+/, "$1"));
    const folder = newFolder();
    const before = process.cwd();
    let [out, error] = ["", ""];
    try {
      process.chdir(folder);
      const code = await run(args, { out: (words) => (out += words), error: (words) => (error += words), input: async () => Buffer.alloc(0), cwd: folder, colour: false });
      assert.ok([0, 1, 2].includes(code), `exit code ${code}`);
      if (code === 2) assert.notEqual(error, "", "It does not say why.");
      assert.doesNotMatch(out + error, /^\s+at .*:\d+:\d+\)?$/m, `A trace: ${error}`);
      if (out.startsWith("{")) JSON.parse(out);
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    }
  },
  async end() {
    if (template !== undefined) rmSync(template, { recursive: true, force: true });
    template = undefined;
  },
};

let template: string | undefined;

/** A folder of its own for each run, as many options write. */
function newFolder(): string {
  template ??= madeTemplate();
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-fuzz-"));
  cpSync(template, folder, { recursive: true });
  return folder;
}

function madeTemplate(): string {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-fuzz-"));
  const text = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall tell teh Panel (see Section G1.9).\n\nG1.2 The Panel shall act.\n";
  const git = (...args: readonly string[]): void => void execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b", "-C", folder, ...args], { stdio: "ignore" });
  writeFileSync(join(folder, "section-g.sec"), text);
  git("init", "--template=", "-b", "main");
  git("add", ".");
  git("commit", "-m", "One\n\nHousekeeping: G1.1 so it was");
  mkdirSync(join(folder, "old"));
  const files = {
    "section-g.sec": text.replace("act", "meet and act"),
    "old/section-g.sec": text.replace("G1.2", "G1.3"),
    "appendix-ad.duis": "# Appendix AD: DUIS\n\n| Data Item | Type |\n| --- | --- |\n| DeviceID | sr:EUI |\n",
    "s.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:s"><xs:element name="DeviceID"/></xs:schema>',
    "a.xml": '<DeviceI xmlns="urn:s"/>',
    "sec.json": '{ "words": ["teh"], "nothing": 1 }',
    "latin.sec": Buffer.from([0x54, 0x93, 0x0a]),
    "section-g.docx": exportDocx(parse(text, { name: "section-g.sec" }), { author: "A" }).bytes,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
