import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { commitsBetween, readVersion } from "../../server/src/disk/versions.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { openVersion, pairDocuments, type Version } from "../../server/src/workspace/version.ts";
import { folderOf, home, put } from "../support/folders.ts";

function run(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", GIT_AUTHOR_DATE: "2024-06-27T10:00:00+01:00", GIT_COMMITTER_DATE: "2024-06-27T10:00:00+01:00" };
  const { status, stdout, stderr } = spawnSync("git", ["-c", "user.name=Ann Editor", "-c", "user.email=ann@example.org", ...args], { cwd: folder, encoding: "utf8", env });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

/** A repository whose first commit, tagged v1, holds `files`. */
function repositoryOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = folderOf(files);
  run(folder, "init", "--quiet", "--initial-branch", "main");
  commit(folder, "First");
  run(folder, "tag", "v1");
  return folder;
}

function commit(folder: string, message: string): void {
  run(folder, "add", "--all");
  run(folder, "commit", "--quiet", "--allow-empty", "--message", message);
}

async function version(name: string, root: string): Promise<Version> {
  const found = await readVersion(name, root, { rules: allRules, cwd: root });
  assert.equal(found.kind, "version", JSON.stringify(found));
  return found as Version;
}

async function refusal(name: string, root: string): Promise<{ readonly reason: string; readonly message: string }> {
  const found = await readVersion(name, root, { rules: allRules, cwd: root });
  assert.equal(found.kind, "refused", `${name} is a version`);
  return found as { reason: string; message: string } & typeof found;
}

const g = "# SECTION G: SECURITY\n\nG1.1 The DCC shall act.\n";
const m = "# SECTION M: GENERAL\n\nM1.1 Each Party shall pay.\n";

test("a revision holds what was committed, the working tree what lies there now", async () => {
  const root = repositoryOf({ "section-g.sec": g, "schemas/a.xsd": "<a/>\r\n", "readme.md": "x", "sec.json": '{ "words": ["foo"] }' });
  put(root, { "section-g.sec": g.replace("act", "act at once"), "section-m.sec": m });
  const [before, now] = [await version("v1", root), await version("working tree", root)];
  assert.equal(before.documents.get("section-g.sec")!.text, g);
  assert.deepEqual([...before.documents.keys()], ["section-g.sec"]);
  assert.deepEqual([...before.schemas], [["schemas/a.xsd", "<a/>\n"]]);
  assert.deepEqual(before.configs.get("/")?.config.words, ["foo"]);
  assert.deepEqual([...now.documents.keys()], ["section-g.sec", "section-m.sec"]);
  assert.match(now.documents.get("section-g.sec")!.text, /act at once/);
  assert.deepEqual(now.configs.get("/")?.config.words, ["foo"]);
  assert.deepEqual([before.commit!.author, before.commit!.date, before.commit!.subject], ["Ann Editor", "2024-06-27T09:00:00Z", "First"]);
  assert.equal(now.commit, undefined);
});

test("a branch, a tag, a hash, HEAD~1 and refs/heads/main are revisions", async () => {
  const root = repositoryOf({ "section-g.sec": g });
  put(root, { "section-g.sec": m });
  commit(root, "Second");
  const hash = run(root, "rev-parse", "v1");
  for (const name of ["v1", "HEAD~1", "main^", "refs/tags/v1", hash, hash.slice(0, 8)]) assert.equal((await version(name, root)).documents.get("section-g.sec")!.text, g, name);
});

test("in a folder inside the repository, only that folder counts, and the sec.json above governs it", async () => {
  const root = repositoryOf({
    "sec.json": '{ "exclude": ["code/old"], "words": ["up"] }', "section-m.sec": m, "code/section-g.sec": g, "code/old/section-g.sec": g, "code/.hidden/x.sec": g, "code/node_modules/x.sec": g,
    "other/sec.json": "{}", "code/drafts/sec.json": '{ "words": ["draft"] }', "code/drafts/section-h.sec": g,
  });
  const folder = join(root, "code");
  for (const name of ["v1", "working tree", folder]) {
    const found = await version(name, folder);
    assert.deepEqual([...found.documents.keys()], ["drafts/section-h.sec", "section-g.sec"], name);
    assert.deepEqual([...found.configs].map(([at, { config }]) => [at, config.words]).sort(), [["/", ["up"]], ["/drafts", ["draft"]]], name);
  }
});

test("each version is read with the words that its own sec.json adds", async () => {
  const text = `${g}\nG1.2 “**Start Date**” is a reference to 1 May 2025.\n`;
  const root = repositoryOf({ "code/sec.json": "{}", "code/section-g.sec": text, "sec.json": '{ "definingWords": ["is a reference to"] }' });
  put(root, { "code/sec.json": '{ "definingWords": ["is a reference to"] }' });
  const terms = async (name: string, folder: string): Promise<readonly string[]> => [...(await version(name, join(root, folder))).documents.values()].flatMap((document) => document.tree().definitions.map(({ term }) => term));
  assert.deepEqual(await terms("v1", "code"), []);
  assert.deepEqual(await terms("working tree", "code"), ["Start Date"]);
  run(root, "rm", "--quiet", "--force", "code/sec.json");
  commit(root, "Second");
  for (const folder of ["code", "."]) assert.deepEqual(await terms("HEAD", folder), ["Start Date"], folder);
});

test("line ends do not tell versions apart", async () => {
  const root = repositoryOf({ "section-g.sec": g });
  put(root, { "section-g.sec": `\ufeff${g.replaceAll("\n", "\r\n")}` });
  assert.equal((await version("working tree", root)).documents.get("section-g.sec")!.text, g);
});

test("folders are versions without any git", async () => {
  const root = folderOf({ "before/section-g.sec": g, "after/section-g.sec": m });
  assert.equal((await version("before", root)).documents.get("section-g.sec")!.text, g);
  assert.equal((await version("./after", root)).documents.get("section-g.sec")!.text, m);
  assert.equal((await version("../before", join(root, "after"))).documents.get("section-g.sec")!.text, g);
});

test("what is no version is refused in words", async () => {
  const plain = folderOf({ "section-g.sec": g });
  assert.match((await refusal("v1", plain)).message, /no folder "v1", and no revision either, as .* lies in no git repository/);
  assert.equal((await refusal("./gone", plain)).reason, "missing");
  assert.equal((await refusal("working tree", join(plain, "gone"))).reason, "missing");
  const root = repositoryOf({ "section-g.sec": g });
  for (const name of ["v2", "--all", "-h", "--output=stolen", "", "v1\n--all", "HEAD:section-g.sec", "v1..main"]) assert.equal((await refusal(name, root)).reason, "unknown-revision", name);
  assert.equal(existsSync(join(root, "stolen")), false);
  put(root, { "v1/section-g.sec": g });
  assert.match((await refusal("v1", root)).message, /\.\/v1/);
  assert.equal((await version("./v1", root)).documents.size, 1);
});

test("a repository without a commit has no revisions", async () => {
  const root = folderOf({ "section-g.sec": g });
  run(root, "init", "--quiet");
  assert.equal((await refusal("HEAD", root)).reason, "unknown-revision");
});

test("where there is no git, only revisions are missed", async () => {
  const root = repositoryOf({ "before/section-g.sec": g });
  const path = process.env["PATH"];
  process.env["PATH"] = join(home, "nowhere");
  try {
    assert.equal((await refusal("v1", root)).reason, "no-git");
    assert.equal((await version("before", root)).documents.size, 1);
  } finally {
    process.env["PATH"] = path;
  }
});

test("files that are no text, links and odd names", async () => {
  const root = repositoryOf({ "section-g.sec": g, "bad.sec": Buffer.from([0x41, 0x93, 0x0a]), "Été – \"x\".sec": m });
  run(root, "update-index", "--add", "--cacheinfo", `120000,${run(root, "rev-parse", "HEAD:section-g.sec")},link.sec`);
  run(root, "commit", "--quiet", "--message", "Link");
  const found = await version("HEAD", root);
  assert.deepEqual([...found.documents.keys()].sort(), ["section-g.sec", "Été – \"x\".sec"]);
  assert.match(found.unreadable.join("\n"), /bad\.sec.*UTF-8/);
});

test("the repository's own settings run nothing", async () => {
  const root = repositoryOf({ "section-g.sec": g });
  const trap = join(root, "trap.sh");
  writeFileSync(trap, `#!/bin/sh\ntouch ${join(root, "sprung")}\n`);
  chmodSync(trap, 0o755);
  for (const setting of ["core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand", "core.alternateRefsCommand", "core.editor"]) run(root, "config", setting, trap);
  run(root, "config", "log.showSignature", "true");
  const before = await version("v1", root);
  assert.equal((await commitsBetween(before, await version("working tree", root), root) as unknown[]).length, 0);
  assert.equal(existsSync(join(root, "sprung")), false);
});

test("a hook's surroundings do not lead to another repository", async () => {
  const [root, other] = [repositoryOf({ "section-g.sec": g }), repositoryOf({ "section-m.sec": m })];
  process.env["GIT_DIR"] = join(other, ".git");
  try {
    assert.deepEqual([...(await version("v1", root)).documents.keys()], ["section-g.sec"]);
  } finally {
    delete process.env["GIT_DIR"];
  }
});

test("documents are paired by path, then by identity, in the order of the Code", async () => {
  const appendix = "# APPENDIX AD: DUIS\n\n1 Text\n";
  const root = repositoryOf({ "section-g.sec": g, "m.sec": m, "appendix-ad.duis": appendix, "gone/section-b.sec": "B1.1 Gone.\n", "a.sec": "# APPENDIX C: X\n" });
  renameSync(join(root, "m.sec"), join(root, "section-m.sec"));
  rmSync(join(root, "gone"), { recursive: true });
  put(root, { "schedule-2.sec": "# SCHEDULE 2: NEW\n", "section-m.sec": `${m}\nM1.2 More.\n` });
  const pairs = pairDocuments(await version("v1", root), await version("working tree", root));
  assert.deepEqual(
    pairs.map(({ before, after }) => `${before?.path ?? "-"} > ${after?.path ?? "-"}`),
    ["gone/section-b.sec > -", "section-g.sec > section-g.sec", "m.sec > section-m.sec", "- > schedule-2.sec", "a.sec > a.sec", "appendix-ad.duis > appendix-ad.duis"],
  );
});

test("commits between two versions, the oldest first, with their messages and files", async () => {
  const root = repositoryOf({ "code/section-g.sec": g, "notes.md": "" });
  put(root, { "code/section-g.sec": m });
  commit(root, "Correct G1.1\n\nThe clause named the wrong person.\n\nModification: MP123");
  put(root, { "notes.md": "elsewhere" });
  commit(root, "Notes");
  put(root, { "code/section-m.sec": m, "code/section-g.sec": g });
  commit(root, "Add Section M");
  const code = join(root, "code");
  const commits = await commitsBetween(await version("v1", code), await version("working tree", code), code);
  assert.ok(Array.isArray(commits));
  assert.deepEqual(commits.map(({ subject, body, files, author }) => ({ subject, body, files, author })), [
    { subject: "Correct G1.1", body: "The clause named the wrong person.\n\nModification: MP123", files: ["section-g.sec"], author: "Ann Editor" },
    { subject: "Add Section M", body: "", files: ["section-g.sec", "section-m.sec"], author: "Ann Editor" },
  ]);
  assert.deepEqual(await commitsBetween(await version("v1", code), await version("v1", code), code), []);
});

test("a version opens as a workspace, with its schemas and settings", async () => {
  const root = repositoryOf({ "section-g.sec": "# SECTION G: SECURITY\n\nG1.1 The DCC shall notify teh Panel.\n", "sec.json": '{ "rules": { "doubled-word": "off" } }' });
  const workspace = openVersion(await version("v1", root));
  assert.deepEqual([...workspace.snapshot().documents.keys()], ["/section-g.sec"]);
  assert.equal(workspace.snapshot().configOf("/section-g.sec").rules.size, 1);
});

test("a walk that is stopped is no version", async () => {
  const root = repositoryOf({ "section-g.sec": g });
  for (const name of ["v1", "working tree"]) {
    const found = await readVersion(name, root, { rules: allRules, cwd: root, signal: AbortSignal.abort() });
    assert.equal(found.kind === "refused" && found.reason, "aborted", name);
  }
});
