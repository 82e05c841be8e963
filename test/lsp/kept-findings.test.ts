// A second start shows at once what the first one found, if nothing has changed since, and never what has.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { keptFindings } from "../../server/src/lsp/kept-findings.ts";

const folder = mkdtempSync(join(tmpdir(), "sec-duis-kept-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "section-g.sec");
const other = join(folder, "foreign.xml");
const text = "G1.1 The DCC shall tell teh Panel.\n";
const range = { start: { line: 0, character: 24 }, end: { line: 0, character: 27 } };
const found = new Map([[file, [{ range, message: "“teh” is not a known word.", severity: 2 as const, code: "typo" }]]]);
const storage = join(folder, "storage");
const kept = () => keptFindings(storage, () => [folder]);

test("what was found is there again, for the same files with the same texts and settings alone", async () => {
  writeFileSync(file, text);
  writeFileSync(other, "<a/>");
  assert.equal(kept().mayRestore(), false);
  assert.equal(await kept().restore([file, other], { typo: "warning" }), undefined, "nothing before anything was kept");
  assert.equal(await kept().keep([file, other], new Map([[file, text]]), found, { typo: "warning" }), undefined);
  assert.equal(kept().mayRestore(), true);
  assert.deepEqual(await kept().restore([other, file], { typo: "warning" }), found);
  assert.equal(await kept().restore([file, other], { typo: "off" }), undefined, "other settings");
  assert.equal(await kept().restore([file], { typo: "warning" }), undefined, "a file is gone");
  assert.equal(await kept().restore([file, other, join(folder, "new.sec")], { typo: "warning" }), undefined, "a file has come");
  writeFileSync(file, `${text}\n`);
  assert.equal(await kept().restore([file, other], { typo: "warning" }), undefined, "a file holds another text");
  writeFileSync(file, text);
  assert.deepEqual(await kept().restore([file, other], { typo: "warning" }), found);
});

test("what was found in a file that is open shows where its text is the file's, and not where it has been edited", async () => {
  assert.deepEqual(await kept().restore([file, other], { typo: "warning" }, () => text), found);
  assert.deepEqual(await kept().restore([file, other], { typo: "warning" }, (id) => (id === file ? `${text}H` : undefined)), new Map());
});

test("what was kept and is damaged is as nothing, and is kept anew", async () => {
  const [name] = readdirSync(storage);
  const whole = readFileSync(join(storage, name!), "utf8");
  for (const damaged of ["", "{", "null", "[]", '{"key":1}', whole.slice(0, -20), whole.replace('"range"', '"rang"'), "\u0000\u0001", whole.replace("not a known", "now a known"), whole.slice(whole.indexOf("\n") + 1), `${whole}{}`]) {
    writeFileSync(join(storage, name!), damaged);
    assert.equal(await kept().restore([file, other], { typo: "warning" }), undefined, damaged.slice(0, 40));
  }
  assert.equal(await kept().keep([file, other], new Map([[file, text]]), found, { typo: "warning" }), undefined);
  assert.deepEqual(await kept().restore([file, other], { typo: "warning" }), found);
});

test("a folder in the place of what is kept is left, and told of", async () => {
  const elsewhere = join(folder, "elsewhere");
  const there = keptFindings(elsewhere, () => [folder]);
  mkdirSync(join(elsewhere, readdirSync(storage)[0]!), { recursive: true });
  assert.match((await there.keep([file], new Map([[file, text]]), found, {})) ?? "", /is no ordinary file/);
  assert.equal(await there.restore([file], {}), undefined);
});

test("what a server left that ended while it wrote is taken away later, but not what one may still be writing", async () => {
  const [name] = readdirSync(storage);
  const [old, young] = [join(storage, `.${name}.1-ab.tmp`), join(storage, `.${name}.2-cd.tmp`)];
  for (const left of [old, young]) writeFileSync(left, "half");
  utimesSync(old, new Date(), new Date(Date.now() - 2 * 3_600_000));
  assert.equal(await kept().keep([file, other], new Map([[file, text]]), found, { typo: "warning" }), undefined);
  assert.deepEqual(readdirSync(storage).sort(), [basename(young), name].sort());
  rmSync(young);
});

test("without a storage nothing is kept; one that cannot be written to is told of", async () => {
  const nowhere = keptFindings(undefined, () => [folder]);
  assert.equal(await nowhere.keep([file], new Map([[file, text]]), found, {}), undefined);
  assert.equal(await nowhere.restore([file], {}), undefined);
  const blocked = keptFindings(join(file, "below-a-file"), () => [folder]);
  assert.match((await blocked.keep([file], new Map([[file, text]]), found, {})) ?? "", /cannot be kept: .*below-a-file.* a part of its path is no folder/);
});
