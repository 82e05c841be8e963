// A stranger's repository: its settings, hooks, attributes, names of revisions and of files may all be traps. The commands
// that ask git of it run none of them, and the server asks git nothing at all.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { secDuis } from "../cli/sec-duis.ts";
import { folderOf } from "../support/folders.ts";
import { conversation } from "../lsp/conversation.ts";
import { deedsIn } from "../support/hostile.ts";

const text = "# SECTION G: SECURITY\n\nG1.1 The DCC shall act.\n";
const repository = folderOf({ "section-g.sec": text, "a.xsd": "<a/>", "-x.sec": text, "--output=stolen.sec": text, "HEAD": "x", "--help": "x" });
const sprung = folderOf({});

/** Programs of the stranger's; each leaves a file of its name where it runs. */
function trap(name: string): string {
  const script = join(repository, ".git", `trap-${name}`);
  writeFileSync(script, `#!/bin/sh\ntouch '${join(sprung, name)}'\n`);
  chmodSync(script, 0o755);
  return script;
}

function git(...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const { status, stdout, stderr } = spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@b", ...args], { cwd: repository, encoding: "utf8", env });
  assert.equal(status, 0, `${args.join(" ")}: ${stderr}`);
  return stdout;
}

const settings = [
  "core.fsmonitor", "core.pager", "pager.log", "pager.cat-file", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand", "sequence.editor", "diff.external", "diff.trap.command",
  "diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "merge.trap.driver", "gpg.program", "gpg.ssh.program", "uploadpack.packObjectsHook", "remote.origin.uploadpack", "interactive.diffFilter",
];
const commands = ["cat-file", "rev-parse", "rev-list", "ls-tree", "diff-tree", "log", "status"];
const hooks = ["pre-commit", "post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "post-rewrite", "fsmonitor-watchman", "pre-push", "query-watchman", "proc-receive"];

before(() => {
  git("init", "--quiet", "--initial-branch", "main");
  writeFileSync(join(repository, ".gitattributes"), "* diff=trap filter=trap merge=trap\n");
  git("add", "--all");
  git("commit", "--quiet", "--message", "First");
  git("tag", "v1");
  writeFileSync(join(repository, "section-g.sec"), text.replace("act", "act at once"));
  git("commit", "--quiet", "--all", "--message", "Second");
  writeFileSync(join(repository, "section-g.sec"), text.replace("act", "act at last"));

  for (const setting of settings) git("config", setting, trap(setting));
  for (const command of commands) git("config", `alias.${command}`, `!${trap(`alias.${command}`)}`);
  git("config", "credential.helper", `!${trap("credential.helper")}`);
  git("config", "log.showSignature", "true");
  // An object that is missing would be fetched from here.
  git("config", "remote.origin.url", `ext::${trap("remote-ext")}`);
  git("config", "remote.origin.promisor", "true");
  git("config", "remote.origin.partialclonefilter", "blob:none");
  git("config", "extensions.partialClone", "origin");
  git("config", "protocol.ext.allow", "always");
  git("config", "protocol.allow", "always");
  for (const folder of [".git/hooks", "hooks"]) {
    mkdirSync(join(repository, folder), { recursive: true });
    for (const hook of hooks) {
      writeFileSync(join(repository, folder, hook), `#!/bin/sh\ntouch '${join(sprung, `hook ${hook}`)}'\n`);
      chmodSync(join(repository, folder, hook), 0o755);
    }
  }
  git("config", "core.hooksPath", "hooks");
});

function nothingSprung(): void {
  assert.deepEqual(readdirSync(sprung), []);
}

test("the traps are such that an ordinary git springs them", () => {
  for (const args of [["status"], ["-c", "filter.trap.process=", "diff", "--ext-diff", "v1", "main"], ["fetch", "origin"]]) spawnSync("git", args, { cwd: repository, timeout: 20_000 });
  const found = readdirSync(sprung);
  for (const name of found) rmSync(join(sprung, name));
  for (const name of ["core.fsmonitor", "diff.trap.command", "filter.trap.process", "remote-ext"]) assert.ok(found.includes(name), `${name}: ${found.join()}`);
  nothingSprung();
});

const asked: readonly (readonly string[])[] = [
  ["log", "--from", "v1"],
  ["log", "--from", "v1", "--to", "main"],
  ["log", "--from", "HEAD~1", "--format", "csv"],
  ["impact", "--from", "v1"],
  ["impact", "--from", "v1", "--to", "HEAD"],
  ["redline", "--from", "v1", "-o", "r.html", "--force"],
  ["redline", "--from", "v1", "--to", "main", "-o", "r.docx", "--force"],
];

for (const args of asked) {
  test(`sec-duis ${args.join(" ")} runs nothing of the repository's`, () => {
    const { code, out, error } = secDuis(repository, ...args);
    assert.equal(code, 0, error);
    assert.match(out, args[0] === "redline" ? /section-g|Section G|1 change/i : /G1\.1/);
    nothingSprung();
  });
}

test("a text that is missing is not fetched, and is told of", () => {
  const blob = git("-c", "core.fsmonitor=", "rev-parse", "v1:section-g.sec").trim();
  rmSync(join(repository, ".git", "objects", blob.slice(0, 2), blob.slice(2)), { force: true });
  const { code, error } = secDuis(repository, "log", "--from", "v1");
  assert.equal(code, 2);
  assert.match(error, /section-g\.sec|git could not read/);
  nothingSprung();
});

test("no name of a version is an option, and nothing is written by one", () => {
  for (const name of ["-h", "--output=stolen", "--upload-pack=touch stolen", "-O/etc/passwd", "--git-dir=/"]) {
    const { code, error } = secDuis(repository, "impact", `--from=${name}`, `--to=${name}`);
    assert.equal(code, 2, name);
    assert.match(error, /There is no folder and no revision/, name);
  }
  assert.equal(existsSync(join(repository, "stolen")), false);
  nothingSprung();
});

test("a folder that says it is a repository elsewhere, or holds a bare one, runs nothing either", () => {
  const hiding = folderOf({ "section-g.sec": text, ".git": `gitdir: ${join(repository, ".git")}\n` });
  const bare = folderOf({ "section-g.sec": text });
  spawnSync("git", ["init", "--quiet", "--bare", bare]);
  spawnSync("git", ["-C", bare, "config", "core.fsmonitor", trap("bare")]);
  for (const folder of [hiding, bare]) for (const command of ["log", "impact"]) assert.ok([0, 2].includes(secDuis(folder, command, "--from", "HEAD~1").code ?? -1));
  nothingSprung();
});

test("the server asks git nothing, even when it is to compare", async () => {
  const to = join(folderOf({}), "record.txt");
  const older = folderOf({ "section-g.sec": text });
  await conversation({ folder: repository, recorded: to }, async (it) => {
    await it.ready();
    const [root, base] = [it.uri("").replace(/\/$/, ""), { kind: "folder", label: "older", folder: pathToFileURL(older).href, root: it.uri("").replace(/\/$/, "") }];
    assert.deepEqual(await it.connection.sendRequest("sec-duis/setBase", { base }), { kind: "set" });
    const impact: unknown = await it.connection.sendRequest("sec-duis/impact");
    assert.match(JSON.stringify(impact), /G1\.1/);
    for (const [method, file] of [["writeRedline", "r.md"], ["writeLog", "l.md"]] as const) {
      assert.match(JSON.stringify(await it.connection.sendRequest(`sec-duis/${method}`, { base, root, file: pathToFileURL(join(older, file)).href, author: "A", date: "2024-06-27T09:30:00Z" })), /"written"/);
    }
    for (const folder of ["HEAD", "v1", `file://${repository}/v1`, "--output=stolen"]) await it.connection.sendRequest("sec-duis/setBase", { base: { ...base, folder } });
  });
  assert.deepEqual(deedsIn(to).filter(({ kind }) => kind === "run"), []);
  nothingSprung();
});
