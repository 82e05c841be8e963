import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "../../server/src/cli/program.ts";
import { folderOf } from "../support/folders.ts";

/** What is said of `sec-duis ...args`, which cannot be taken, in a folder that holds a text, a Word file and notes. */
async function saidOf(...args: readonly string[]): Promise<string> {
  const cwd = folderOf({ "section-g.sec": "G1.1 The DCC shall act.\n", "section-h.docx": "", "notes.txt": "x" });
  mkdirSync(join(cwd, "empty"));
  writeFileSync(join(cwd, "empty", "section-h.docx"), "");
  let said = "";
  const code = await run(args.map((arg) => arg.replace("HERE", cwd)), { out: () => assert.fail("nothing is printed"), error: (text) => (said += text), input: () => Promise.resolve(Buffer.alloc(0)), cwd, colour: false });
  assert.equal(code, 2, args.join(" "));
  return said;
}

const hints: readonly (readonly [readonly string[], string])[] = [
  [["fix", "."], "sec-duis check --fix FILES OR FOLDERS makes the safe fixes"],
  [["lint", "."], "sec-duis check FILES OR FOLDERS finds the faults"],
  [["validate"], "sec-duis check FILES OR FOLDERS finds the faults"],
  [["format", "."], "sec-duis check --fix FILES OR FOLDERS makes the safe fixes; a text is laid out in the editor, with Format Document"],
  [["diff", "old", "new"], "sec-duis redline, log and impact compare two versions"],
  [["rules"], "sec-duis explain lists the rules"],
  [["CHECK", "."], "Did you mean check?"],
  [["section-g.sec"], "sec-duis check section-g.sec finds the faults in it"],
  [["."], "sec-duis check . finds the faults in it"],
  [["section-h.docx"], "sec-duis import section-h.docx -o FOLDER makes text of it"],
  [["--fix", "."], "--fix belongs to check, and stands behind the command: sec-duis check --fix"],
  [["index", "--fix", "."], "--fix belongs to check"],
  [["check", "--fix-all", "."], "Did you mean --fix?"],
  [["check", "-fix", "."], "Did you mean --fix?"],
  [["check", "--FIX", "."], "Did you mean --fix?"],
  [["check", "--fix=typo", "."], "--fix takes no value"],
  [["check", "-o", "x.sarif", "."], "check prints what it has to say; > FILE behind the command keeps it in a file"],
  [["check", "--format", "JSON", "."], "Did you mean json?"],
  [["check", "--fail-on", "warn", "."], "Did you mean warning?"],
  [["check", "--rule", "everything", "."], "sec-duis explain lists the rules"],
  [["explain", "everything"], "sec-duis explain lists the rules"],
  [["log", "old", "new"], "--from names the older version and --to the newer, each a git revision or a folder: sec-duis log --from old --to new"],
  [["redline", "."], "--from names the older version and --to the newer, each a git revision or a folder: sec-duis redline --from VERSION --to VERSION -o FILE.docx"],
  [["check"], "a dot stands for this folder: sec-duis check ."],
  [["-v"], "Did you mean --version?"],
  [["nonsense"], "--help says more"],
  [["constructor"], "--help says more"],
  [["check", "--nonsense", "."], "--help says more"],
];

test("who slips at the command line reads in one line what was meant", async () => {
  for (const [args, hint] of hints) {
    const lines = (await saidOf(...args)).split("\n");
    assert.equal(lines[1], `(${hint})`, args.join(" "));
    assert.match(lines[0]!, /^error: /);
    assert.deepEqual(lines.slice(2), [""], args.join(" "));
  }
});

test("where the slip is one of the keyboard, the nearest name is offered", async () => {
  assert.match(await saidOf("chek", "."), /^error: unknown command 'chek'\n\(Did you mean check\?\)\n/);
  assert.match(await saidOf("check", "--formt", "json", "."), /\(Did you mean --format\?\)/);
  assert.match(await saidOf("check", "--rule", "tpyo", "."), /no rule "tpyo"\. Did you mean "typo"\?/);
  assert.match(await saidOf("check", "--rule", "typo,doubled-word", "."), /Name one rule at a time: --rule typo --rule doubled-word\./);
});
