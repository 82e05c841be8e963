// What V8 compiled is kept where the client says, for the next server; whatever becomes of it, that one finds the same.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { conversation, converse } from "./conversation.ts";

const base = mkdtempSync(join(tmpdir(), "sec-duis-compiled-"));
after(() => rmSync(base, { recursive: true, force: true }));

const files = { "section-g.sec": "# SECTION G: SECURITY\n\nG1.1 The DCC shall tell teh Panel, as Section G1.7 says.\n" };

/** The files in `folder`, at any depth; a folder may go between two looks. */
const keptIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile()) : []);

/** What a server finds that keeps what it compiled in `folder`. */
async function found(folder: string): Promise<readonly unknown[]> {
  let rules: readonly unknown[] = [];
  await conversation({ files, arguments: [`--compiled=${folder}`] }, async (it) => {
    rules = (await it.diagnostics("section-g.sec", (diagnostics) => diagnostics.length === 2)).map(({ code }) => code);
  });
  return rules;
}

const rules = ["typo", "broken-reference"];

test("what was compiled is kept while the server runs on, in a folder of this version alone", async () => {
  const folder = join(base, "kept");
  mkdirSync(join(folder, "sec-duis-0.0.1"), { recursive: true });
  writeFileSync(join(folder, "sec-duis-0.0.1", "old"), "");
  writeFileSync(join(folder, "notes.txt"), "another's");
  const it = await converse({ files, arguments: [`--compiled=${folder}`] });
  try {
    await it.ready();
    for (let i = 0; keptIn(folder).length < 2 || existsSync(join(folder, "sec-duis-0.0.1")); i++) {
      assert.ok(i < 400, `kept: ${keptIn(folder).join(" ")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await it.kill();
    it.connection.dispose();
  }
  assert.ok(existsSync(join(folder, "notes.txt")));
  const before = keptIn(folder).map((path) => [path, statSync(path).mtimeMs]);
  assert.deepEqual(await found(folder), rules);
  assert.deepEqual(keptIn(folder).map((path) => [path, statSync(path).mtimeMs]), before, "the next server takes it as it is");
});

test("what was compiled is not believed where it is damaged, and is kept anew", async () => {
  const folder = join(base, "damaged");
  assert.deepEqual(await found(folder), rules);
  const paths = keptIn(folder).filter((path) => statSync(path).size > 1000);
  assert.ok(paths.length > 0);
  for (const damage of [(bytes: Buffer) => bytes.subarray(0, bytes.length / 2), (bytes: Buffer) => Buffer.from(bytes).fill(7, bytes.length / 2, bytes.length / 2 + 100), () => Buffer.alloc(0), () => Buffer.from("no such thing")]) {
    const whole = paths.map((path) => readFileSync(path));
    paths.forEach((path, i) => writeFileSync(path, damage(whole[i]!)));
    assert.deepEqual(await found(folder), rules);
    for (const [i, path] of paths.entries()) assert.notDeepEqual(readFileSync(path), damage(whole[i]!));
  }
});

test("where nothing can be kept, everything else works", async () => {
  const folder = join(base, "a-file");
  writeFileSync(folder, "in the way");
  assert.deepEqual(await found(folder), rules);
  assert.equal(readFileSync(folder, "utf8"), "in the way");
});
