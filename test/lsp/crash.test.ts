// A server that is killed at work leaves nothing that the next one believes and is not so. That the editor starts the
// next one by itself is shown in test/vscode/workbench-tests.ts and test/client/restarts.test.ts.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { converse, conversation, type Conversation } from "./conversation.ts";

const base = mkdtempSync(join(tmpdir(), "sec-duis-crash-"));
after(() => rmSync(base, { recursive: true, force: true }));

const clauses = (letter: string) => `# SECTION ${letter}: TEST\n\n${Array.from({ length: 300 }, (_, i) => `${letter}1.${i + 1} Each Party shall tell ${i % 50 === 0 ? "teh" : "the"} Panel, as Section ${letter}1.${i * 2} says.\n`).join("\n")}`;
const files = Object.fromEntries([..."ABCDEFGH"].map((letter) => [`section-${letter.toLowerCase()}.sec`, clauses(letter)]));
/** The folders of one test: the Code, and where the client keeps what is the server's. */
function folders(name: string): { readonly folder: string; readonly storage: string } {
  return { folder: mkdtempSync(join(base, name)), storage: join(base, `${name}-storage`) };
}

test("killed while it reads, checks or answers: the next server finds what an undisturbed one finds", async () => {
  const { folder, storage } = folders("killed");
  const args = [`--storage=${storage}`];
  const undisturbed = await found(folder, args, "write");
  assert.ok(Object.values(undisturbed).flat().length > 1000);
  for (const milliseconds of [0, 40, 150, 400]) {
    const it = await converse({ folder, arguments: args });
    const asked = it.connection.sendRequest("textDocument/references", { textDocument: { uri: it.uri("section-a.sec") }, position: { line: 2, character: 12 }, context: { includeDeclaration: true } }).catch(() => "cut off");
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await it.kill();
    it.connection.dispose();
    await asked;
  }
  assert.deepEqual(await found(folder, args), undisturbed);
});

test("killed while it keeps its findings: the half file is not believed, and those kept before are", async () => {
  const { folder, storage } = folders("half");
  await conversation({ folder, arguments: [`--storage=${storage}`] }, async (it) => {
    for (const [name, text] of Object.entries(files)) it.write(name, text);
    it.watched(1, ...Object.keys(files));
    await until(() => existsSync(storage) && readdirSync(storage).some((name) => name.endsWith(".json")), it);
  });
  const [name] = readdirSync(storage);
  const before = readFileSync(join(storage, name!), "utf8");
  const it = await converse({ folder, arguments: [`--storage=${storage}`], disk: `stuck:${storage}` });
  await until(() => readdirSync(storage).some((one) => one.endsWith(".tmp") && readFileSync(join(storage, one)).length > 0), it);
  await it.kill();
  it.connection.dispose();
  assert.equal(readFileSync(join(storage, name!), "utf8"), before);
  assert.equal(readdirSync(storage).length, 2, "the half file lies beside it");
  const undisturbed = await found(folder, []);
  assert.deepEqual(await found(folder, [`--storage=${storage}`]), undisturbed);
});

for (const [disk, reason] of [["full", "the disk is full"], ["read-only", "read-only"]]) {
  test(`findings cannot be kept on a ${disk} disk: the log says so, and everything else works`, async () => {
    const { folder, storage } = folders(disk!);
    await conversation({ folder, arguments: [`--storage=${storage}`], disk: `${disk}:${storage}` }, async (it) => {
      it.write("section-a.sec", clauses("A"));
      it.watched(1, "section-a.sec");
      await it.diagnostics("section-a.sec");
      await until(() => it.log.length > 0, it);
      assert.match(it.log[0]!, new RegExp(`^The findings cannot be kept: .*findings-.*\\.json was not written: .*${reason}`));
      it.open("section-b.sec", "B1.1 Tell teh Panel.\n");
      await it.diagnostics("section-b.sec");
      assert.equal(it.log.length, 1);
    });
    assert.deepEqual(existsSync(storage) ? readdirSync(storage) : [], []);
  });
}

test("two servers on one folder with one storage leave one whole file, which a third believes", async () => {
  const { folder, storage } = folders("two");
  const args = [`--storage=${storage}`];
  await found(folder, args, "write");
  const pair = await Promise.all([converse({ folder, arguments: args }), converse({ folder, arguments: args })]);
  pair[0]!.write("section-a.sec", `${clauses("A")}\nA1.999 Tell the the Panel.\n`);
  for (const it of pair) it.watched(2, "section-a.sec");
  await Promise.all(pair.map((it) => it.diagnostics("section-a.sec", (diagnostics) => diagnostics.some(({ code }) => code === "doubled-word"))));
  assert.deepEqual(await Promise.all(pair.map((it) => it.end())), [0, 0]);
  const names = readdirSync(storage);
  assert.equal(names.length, 1);
  const whole = readFileSync(join(storage, names[0]!), "utf8");
  assert.doesNotThrow(() => JSON.parse(whole.slice(whole.indexOf("\n"))) as unknown);
  assert.deepEqual(await found(folder, args), await found(folder, []));
});

test("a server that is shut down keeps what it found, but not what it found in a text that is not saved", async () => {
  const { folder, storage } = folders("shut");
  const args = [`--storage=${storage}`];
  const kept = () => readdirSync(storage).map((name) => readFileSync(join(storage, name), "utf8"));
  await found(folder, args, "write");
  const [first] = kept();
  assert.ok(first, "though it was shut down as soon as it was ready");
  await conversation({ folder, arguments: args }, async (it) => {
    await it.ready();
    it.open("section-a.sec", `${clauses("A")}\nA1.999 Tell the the Panel.\n`);
    await it.diagnostics("section-a.sec", (diagnostics) => diagnostics.some(({ code }) => code === "doubled-word"));
  });
  assert.deepEqual(kept(), [first]);
  await conversation({ folder, arguments: args }, async (it) => {
    it.write("section-a.sec", `${clauses("A")}\nA1.999 Tell the the Panel.\n`);
    it.open("section-a.sec", `${clauses("A")}\nA1.999 Tell the the Panel.\n`);
    await it.diagnostics("section-a.sec", (diagnostics) => diagnostics.some(({ code }) => code === "doubled-word"));
    await it.ready();
  });
  assert.equal(kept().length, 1);
  assert.match(kept()[0]!, /doubled-word/);
});

/** What a server finds in `folder`, once it is done. */
async function found(folder: string, args: readonly string[], write?: "write"): Promise<Readonly<Record<string, readonly Diagnostic[]>>> {
  const result: Record<string, readonly Diagnostic[]> = {};
  if (write) await conversation({ folder }, async (it) => Object.entries(files).forEach(([name, text]) => it.write(name, text)));
  await conversation({ folder, arguments: args }, async (it) => {
    await it.ready();
    for (const name of Object.keys(files)) result[name] = it.latest(name);
    assert.deepEqual(it.log, []);
  });
  return result;
}

async function until(condition: () => boolean, it: Conversation): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); ) {
    if (Date.now() > end) throw new Error(`It did not come to that.\n${it.log.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
