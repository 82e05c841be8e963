// A disk that is full or write-protected: whatever was to be written there, the message names the file and the reason,
// the exit code says that it failed, what was there is there still, and nothing half written is left.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf } from "../support/folders.ts";
import { entry, secDuis, type Ran } from "./sec-duis.ts";

const text = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall notify teh Panel of the the Board.\n";
const source = folderOf({ "section-g.sec": text });
const newer = folderOf({ "section-g.sec": text.replace("notify", "tell") });
assert.equal(secDuis(source, "export", ".", "--output", "word").code, 0);

/** What is asked for, the file that it would write, and what that holds already. */
const cases: Readonly<Record<string, { readonly args: readonly string[]; readonly file: string; readonly there?: string }>> = {
  "check --fix": { args: ["check", "--fix", "."], file: "section-g.sec", there: text },
  "export": { args: ["export", join(source, "section-g.sec"), "--output", "new/folder"], file: "new/folder/section-g.docx" },
  "export --force": { args: ["export", join(source, "section-g.sec"), "--output", ".", "--force"], file: "section-g.docx", there: "old" },
  "import": { args: ["import", join(source, "word", "section-g.docx"), "--output", "."], file: "section-g.sec" },
  "import --force": { args: ["import", join(source, "word", "section-g.docx"), "--output", ".", "--force"], file: "section-g.sec", there: "old" },
  ...Object.fromEntries(["docx", "html", "md"].map((ending) => [`redline ${ending}`, { args: ["redline", newer, "--from", source, "--to", newer, "--output", `r.${ending}`, "--force"], file: `r.${ending}`, there: "old" }])),
  ...Object.fromEntries(["docx", "csv", "md"].map((ending) => [`log ${ending}`, { args: ["log", newer, "--from", source, "--to", newer, "--output", `l.${ending}`], file: `l.${ending}` }])),
};

for (const [disk, reason] of [["full", "the disk is full"], ["read-only", "it, or the folder that it is in, is read-only"]] as const) {
  for (const [what, { args, file, there }] of Object.entries(cases)) {
    test(`${what} on a ${disk} disk`, () => {
      const folder = folderOf(there === undefined ? {} : { [file]: there });
      const { code, error } = onFailingDisk(folder, disk, args);
      assert.equal(error, `sec-duis: ${join(folder, file)} was not ${what === "check --fix" ? "changed" : "written"}: ${reason}.\n`);
      assert.equal(code, 2);
      assert.deepEqual(filesIn(folder), there === undefined ? [] : [file]);
      if (there !== undefined) assert.equal(readFileSync(join(folder, file), "utf8"), there);
    });
  }
}

test("check --fix goes on to the files that can be written, and reports the findings of the others", () => {
  const folder = folderOf({ "full/section-g.sec": text, "section-h.sec": text.replace(/\bG(?=[\d:])/g, "H") });
  const { code, out, error } = onFailingDisk(join(folder, "full"), "full", ["check", "--fix", ".."]);
  assert.match(error, /full\/section-g\.sec was not changed: the disk is full\.\n$/);
  assert.match(out, /fixed .*section-h\.sec/);
  assert.match(out, /section-g\.sec:5:40 warning doubled-word/);
  assert.doesNotMatch(out, /section-h\.sec:\d+:\d+ warning doubled-word/);
  assert.equal(code, 2);
});

test("a folder that cannot be looked into, and a file that goes before it is read, are named, and the rest is checked", () => {
  const folder = folderOf({ "sub/section-h.sec": text, "section-g.sec": text });
  for (const [how, path, reason] of [["locked", "sub", "you may not read it"], ["lost", "sub/section-h.sec", "there is no such file or folder"]] as const) {
    const { code, out, error } = onFailingDisk(folder, how, ["check", "."], path);
    assert.equal(error, `sec-duis: ${join(folder, path)} cannot be read: ${reason}.\n`);
    assert.match(out, /^section-g\.sec:5:40 warning doubled-word/m);
    assert.equal(code, 2);
  }
});

test("what cannot be printed is no finding: it is told of, with an exit code of its own", { skip: process.platform === "linux" ? false : "no /dev/full" }, () => {
  for (const command of [`check . --format json`, `index .`, `log --from . --to '${newer}'`]) {
    const { status, stderr } = spawnSync("sh", ["-c", `"$0" "$1" ${command} > /dev/full`, process.execPath, entry], { cwd: source, encoding: "utf8" });
    assert.match(stderr, /^sec-duis: the output could not be written: the disk is full\.\n$/, command);
    assert.equal(status, 2, command);
  }
});

/** `sec-duis ...args` in `folder`, where the disk fails below `path`. */
function onFailingDisk(folder: string, how: string, args: readonly string[], path = ""): Ran {
  const disk = new URL("../support/failing-disk.ts", import.meta.url).href;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", disk, entry, ...args], { cwd: folder, encoding: "utf8", env: { ...process.env, FAILING_DISK: `${how}:${join(folder, path)}` } });
  return { code: status, out: stdout, error: stderr, lines: stdout.split("\n").slice(0, -1) };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}
