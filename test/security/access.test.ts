// What a stranger's folder can make us read, run or fetch: nothing but itself. The server and the command line are
// started with a recorder before them, on a folder whose every text points outside.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { entry } from "../cli/sec-duis.ts";
import { conversation, positionOf } from "../lsp/conversation.ts";
import { assertStayed, deedsIn, hostileFolder, secret } from "../support/hostile.ts";

const { folder, outside, remove } = hostileFolder();
const own = mkdtempSync(join(tmpdir(), "sec-duis-own-"));
after(() => {
  remove();
  rmSync(own, { recursive: true, force: true });
});

const recorder = new URL("../support/recorder.ts", import.meta.url).href;

/** What Node does with the recorder before it; gives what it printed. */
function recorded(to: string, cwd: string, args: readonly string[]): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", recorder, ...args], { cwd, encoding: "utf8", timeout: 60_000, env: { ...process.env, RECORD_TO: to } });
  return { code: status, said: stdout + stderr };
}

test("the recorder hears what is read, looked at, written, run and fetched, however it is called", () => {
  const file = join(own, "heard.mjs");
  const there = JSON.stringify(join(outside, "entity.txt"));
  const made = JSON.stringify(join(own, "made"));
  const calls: Readonly<Record<string, string>> = {
    'read readFile': `(await import("node:fs/promises")).readFile(${there})`,
    'read readFileSync': `fs.readFileSync(${there})`,
    'read open': `(await import("node:fs/promises")).open(${there}).then((file) => file.close())`,
    'read readdir': `fs.promises.readdir(${JSON.stringify(outside)})`,
    'read createReadStream': `fs.createReadStream(${there}).resume()`,
    'look stat': `fs.promises.stat(${there})`,
    'look lstatSync': `fs.lstatSync(${there})`,
    'write writeFile': `fs.promises.writeFile(${made}, "")`,
    'write open': `fs.promises.open(${made}, "w").then((file) => file.close())`,
    'write rename': `fs.promises.rename(${made}, ${made})`,
    'run spawn': `(await import("node:child_process")).spawn(process.execPath, ["-v"])`,
    'run execFileSync': `(await import("node:child_process")).execFileSync(process.execPath, ["-v"])`,
    'fetch fetch': `fetch("http://127.0.0.1:1/").catch(() => 0)`,
    'fetch connect': `(await import("node:http")).get("http://127.0.0.1:1/").on("error", () => 0)`,
    'fetch lookup': `(await import("node:dns")).lookup("127.0.0.1", () => 0)`,
  };
  for (const [what, call] of Object.entries(calls)) {
    const to = join(own, `${what}.txt`);
    writeFileSync(file, `import fs from "node:fs";\nawait (${call});\n`);
    assert.equal(recorded(to, own, [file]).code, 0, call);
    assert.ok(deedsIn(to).some(({ kind, call: name }) => `${kind} ${name}` === what || `${kind} ${name}Sync` === what), `${what} was not heard`);
  }
});

test("the server reads the folder alone, whatever its texts point at, and fetches and runs nothing", async () => {
  const to = join(own, "server.txt");
  const storage = join(own, "storage");
  mkdirSync(storage);
  await conversation({ folder, recorded: to, arguments: [`--storage=${storage}`] }, async (it) => {
    await it.ready();
    const said: unknown[] = [];
    for (const name of ["section-g.sec", "appendix/front-0.sec", "appendix/front-1.sec", "sec.json", "includes.xsd", "doctype.xsd", "request.xml"]) {
      const textDocument = { uri: it.uri(name) };
      for (const method of ["documentSymbol", "documentLink", "codeLens", "foldingRange", "semanticTokens/full"]) said.push(await it.connection.sendRequest(`textDocument/${method}`, { textDocument }));
      for (const position of [{ line: 0, character: 5 }, { line: 0, character: 150 }, { line: 1, character: 14 }, { line: 2, character: 40 }, { line: 9, character: 12 }]) {
        for (const method of ["hover", "definition", "references", "completion", "documentHighlight", "prepareRename"]) {
          said.push(await it.connection.sendRequest(`textDocument/${method}`, { textDocument, position, context: { includeDeclaration: true, triggerKind: 1 } }).catch(String));
        }
      }
    }
    for (const method of ["workspace/symbol", "sec-duis/map", "sec-duis/definitions"]) said.push(await it.connection.sendRequest(method, { query: "" }));
    assert.deepEqual(await it.connection.sendRequest("textDocument/definition", { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf("x\n\nG3.4 Tell teh Panel, as Section H3.1", "H3.1") }), [], "Section H lies outside");
    said.push(it.log, it.published);
    assert.ok(it.published.length > 5, "findings were published");
    assert.ok(!JSON.stringify(said).includes(secret), "it told of what lies outside");
  });
  assertStayed(deedsIn(to), folder, "section-g.sec", [storage]);
});

const commands: Readonly<Record<string, readonly string[]>> = {
  check: ["check", "."],
  "check as SARIF": ["check", "--format", "sarif", "."],
  index: ["index", "--format", "json", "."],
  export: ["export", ".", "-o", join(own, "out")],
  import: ["import", "word.docx", "section-g.sec", "-o", join(own, "out")],
  redline: ["redline", "--from", "./appendix", "-o", join(own, "out", "r.html"), "."],
  log: ["log", "--from", "./appendix", "."],
  impact: ["impact", "--from", "./appendix", "."],
};

for (const [what, args] of Object.entries(commands)) {
  test(`on the command line, ${what} reads the folder alone, and fetches and runs nothing`, () => {
    const to = join(own, `${what}.txt`);
    const { code, said } = recorded(to, folder, [entry, ...args]);
    assert.ok([0, 1, 2].includes(code ?? -1), said);
    assert.ok(!said.includes(secret), said);
    assertStayed(deedsIn(to), folder, what === "import" ? "word.docx" : "section-g.sec", [join(own, "out")]);
  });
}
