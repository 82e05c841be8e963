import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, truncateSync } from "node:fs";
import disk from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join, relative } from "node:path";
import { test } from "node:test";
import { discover, excluder } from "../../server/src/disk/discover.ts";
import { kindOf } from "../../server/src/disk/kinds.ts";
import { nearestConfig } from "../../server/src/disk/nearest-config.ts";
import { findProject } from "../../server/src/disk/project.ts";
import { leftLinks } from "../../server/src/disk/links.ts";
import { largestFile, readText } from "../../server/src/disk/read.ts";
import { namespacesOf, readRequestText } from "../../server/src/disk/requests.ts";
import { patiently } from "../../server/src/disk/patience.ts";
import { writeAtomically, writeFailure } from "../../server/src/disk/write.ts";
import { folderOf, home } from "../support/folders.ts";

test("the files of a project are known by their names, in any case", () => {
  for (const name of ["a.sec", "A.SEC", "a.sec.md", "a.Sec.Txt"]) assert.deepEqual(kindOf(name), { kind: "document", language: "sec" }, name);
  for (const name of ["a.duis", "/x/a.DUIS.md"]) assert.deepEqual(kindOf(name), { kind: "document", language: "duis" }, name);
  assert.deepEqual(kindOf("C:\\code\\DUIS Schema V5.4.XSD"), { kind: "schema" });
  for (const name of ["a.xml", "ECS01_REQUEST_DUIS.XML"]) assert.deepEqual(kindOf(name), { kind: "request" }, name);
  assert.deepEqual(kindOf("/x/Sec.json"), { kind: "config" });
  for (const name of ["a.md", "a.txt", "a.duis.txt", ".sec", "sec", "xsec.json", "a.sec.bak", ""]) assert.equal(kindOf(name), undefined, name);
});

test("a folder is walked in one order, and what is none of ours is passed over", async () => {
  const folder = folderOf({
    "b.sec": "", "A.sec": "", "sub/c.duis": "", "sub/deep/s.XSD": "", "SEC.JSON": "{}", "readme.md": "",
    "node_modules/x.sec": "", ".git/x.sec": "", ".hidden/x.sec": "", ".x.sec": "", "dist/x.sec": "", "sub/node_modules/y.sec": "",
  });
  const found = await discover([folder]);
  assert.deepEqual(found.files.map(({ file }) => relative(folder, file)), ["A.sec", "SEC.JSON", "b.sec", "sub/c.duis", "sub/deep/s.XSD"]);
  assert.deepEqual(found.unreadable, []);
});

test("files may be asked for by name, and are found once however often they are named", async () => {
  const folder = folderOf({ "a.sec": "", "b.sec": "", "notes.txt": "" });
  const found = await discover([join(folder, "a.sec"), folder, join(folder, "a.sec"), relative(process.cwd(), folder)]);
  assert.deepEqual(found.files.map(({ file }) => file), [join(folder, "a.sec"), join(folder, "b.sec")]);
});

test("what cannot be looked into is a value that names it, and the rest is found", async () => {
  const folder = folderOf({ "a.sec": "", "notes.txt": "" });
  symlinkSync(join(folder, "gone.sec"), join(folder, "dead.sec"));
  symlinkSync(join(folder, "gone"), join(folder, "dead"));
  const found = await discover([join(home, "no such folder"), folder, join(folder, "notes.txt"), "/dev/null"]);
  assert.deepEqual(found.files.map(({ file }) => file), [join(folder, "a.sec")]);
  assert.deepEqual(
    found.unreadable.map(({ file, reason }) => [file, reason]),
    [[join(home, "no such folder"), "missing"], [join(folder, "notes.txt"), "unknown-kind"], ["/dev/null", "not-a-file"], [join(folder, "dead.sec"), "missing"]],
  );
  for (const { file, message } of found.unreadable) assert.ok(message.startsWith(`${file} cannot be read: `), message);
});

test("links that lead in a circle end, and a file is found by its own path before a link's", async () => {
  const folder = folderOf({ "z/a.sec": "", "outside/o.sec": "", "m.sec": "" });
  symlinkSync(folder, join(folder, "z", "up"));
  symlinkSync(join(folder, "z"), join(folder, "a-link-to-z"));
  symlinkSync(join(folder, "m.sec"), join(folder, "a-link-to-m.sec"));
  symlinkSync("loop", join(folder, "loop"));
  assert.deepEqual((await discover([folder])).files.map(({ file }) => relative(folder, file)), ["m.sec", "outside/o.sec", "z/a.sec"]);
});

test("a link that leads out of what was asked for is not followed, and is told of; one that is asked for itself is followed", async () => {
  const outside = folderOf({ "o.sec": "", "sec.json": "{}", "notes.txt": "", "r.xml": "" });
  const folder = folderOf({ "a.sec": "", "sub/b.sec": "", ".drafts/d.sec": "" });
  symlinkSync(outside, join(folder, "sub", "out"));
  for (const name of ["o.sec", "sec.json", "notes.txt", "r.xml"]) symlinkSync(join(outside, name), join(folder, name));
  symlinkSync(`${folder}-beside`, join(folder, "dead.sec"));
  symlinkSync(join(folder, ".drafts"), join(folder, "drafts"));
  const found = await discover([folder]);
  assert.deepEqual(found.files.map(({ file }) => relative(folder, file)), ["a.sec", "drafts/d.sec", "sub/b.sec"]);
  assert.deepEqual(found.outside.map((file) => relative(folder, file)), ["o.sec", "sec.json", "sub/out"]);
  assert.equal(await nearestConfig(folder), undefined, "nor is a sec.json followed out of the folder");
  assert.equal(leftLinks(found.outside).length, 1);
  assert.ok(leftLinks(found.outside)[0]!.startsWith(`3 links lead out of the folder and are not followed: ${join(folder, "o.sec")}, `));

  const both = await discover([folder, outside]);
  assert.deepEqual([both.outside, both.files.length], [[], 6], "where both are walked, nothing leads out");
  assert.deepEqual((await discover([folder], { others: [outside] })).outside, [], "who walks the other by itself is not told");
  const asked = await discover([join(folder, "o.sec"), join(folder, "sub", "out")]);
  assert.deepEqual([asked.files.map(({ file }) => relative(folder, file)), asked.outside], [["o.sec", "sub/out/r.xml", "sub/out/sec.json"], []]);
});

test("a folder that is opened by a link is walked, with the links in it", async () => {
  const folder = folderOf({ "a.sec": "", ".drafts/d.sec": "" });
  symlinkSync(join(folder, ".drafts"), join(folder, "drafts"));
  const link = join(home, "opened");
  symlinkSync(folder, link);
  const found = await discover([link]);
  assert.deepEqual([found.files.map(({ file }) => relative(link, file)), found.outside], [["a.sec", "drafts/d.sec"], []]);
});

test("excluded files and folders are left out, but not what is asked for by name", async () => {
  const folder = folderOf({ "a.sec": "", "old/b.sec": "", "drafts/x/c.sec": "", "drafts/d.sec": "", "sub/old/e.sec": "", "sub/t.draft.sec": "" });
  const excluded = excluder(folder, ["drafts/**", "old", "*.draft.sec", ""]);
  assert.deepEqual((await discover([folder], { excluded })).files.map(({ file }) => relative(folder, file)), ["a.sec"]);
  assert.equal((await discover([join(folder, "drafts", "d.sec")], { excluded })).files.length, 1);
  assert.equal(excluder(folder, ["./sub/"])(join(folder, "sub", "t.draft.sec")), true);
  assert.equal(excluder(folder, ["/old"])(join(folder, "sub", "old", "e.sec")), false, "a leading slash means this folder");
  assert.equal(excluder(folder, ["**"])(join(home, "elsewhere.sec")), false);
});

test("a walk that is called off gives what it had", async () => {
  assert.deepEqual((await discover([folderOf({ "a.sec": "" })], { signal: AbortSignal.abort() })).files, []);
});

test("the nearest sec.json upwards governs", async () => {
  const folder = folderOf({ "sec.json": "{}", "a/sec.json": "{}", "a/b/x.sec": "", "c/d/x.sec": "" });
  assert.equal(await nearestConfig(join(folder, "a", "b", "x.sec")), join(folder, "a", "sec.json"));
  assert.equal(await nearestConfig(join(folder, "c", "d", "x.sec")), join(folder, "sec.json"));
  assert.equal(await nearestConfig(folder), join(folder, "sec.json"));
  assert.equal(await nearestConfig(join(folder, "c", "d", "x.sec"), [join(folder, "c")]), undefined);
  assert.equal(await nearestConfig(join(folder, "not", "there", "x.sec")), join(folder, "sec.json"));
});

const text = "G3.5 The “Supplier” shall…\r\nnext\n";

for (const [encoding, bytes] of [
  ["utf-8", Buffer.from(text)],
  ["utf-8-bom", Buffer.from(`\ufeff${text}`)],
  ["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["utf-16be", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
] as const) {
  test(`${encoding} is read without its byte order mark, and written as it was`, async () => {
    const file = join(folderOf({ "a.sec": bytes }), "a.sec");
    assert.deepEqual(await readText(file), { kind: "text", file, text, encoding, bytes: bytes.length });
    assert.deepEqual(await writeAtomically(file, text), { kind: "written" });
    assert.deepEqual(readFileSync(file), bytes);
  });
}

test("an empty file is an empty text", async () => {
  const folder = folderOf({ "a.sec": "", "b.sec": "\ufeff" });
  for (const name of ["a.sec", "b.sec"]) {
    const read = await readText(join(folder, name));
    assert.equal(read.kind === "text" && read.text, "");
  }
});

test("what is no text is refused, by name and reason", async () => {
  const folder = folderOf({
    "binary.sec": Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]),
    "latin.sec": Buffer.concat([Buffer.from("line é one\nline two\nThe "), Buffer.from([0x93]), Buffer.from("Term”\n")]),
    "cut.sec": Buffer.from("abc”").subarray(0, 5),
    "half.sec": Buffer.from([0xff, 0xfe, 0x41]),
    "sixteen.sec": Buffer.from("no mark", "utf16le"),
    "large.sec": "",
  });
  truncateSync(join(folder, "large.sec"), largestFile + 1);
  const reasons = { "binary.sec": "binary", "latin.sec": "encoding", "cut.sec": "encoding", "half.sec": "encoding", "sixteen.sec": "binary", "large.sec": "too-large", "gone.sec": "missing", ".": "not-a-file" };
  for (const [name, reason] of Object.entries(reasons)) {
    const file = join(folder, name);
    const read = await readText(file);
    assert.ok(read.kind === "unreadable", name);
    assert.equal(read.reason, reason, name);
    assert.ok(read.message.includes(file), read.message);
  }
  const latin = await readText(join(folder, "latin.sec"));
  assert.ok(latin.kind === "unreadable" && latin.message.includes("line 3"), "the line of the first odd byte is named");
  assert.equal((await readText("/dev/zero")).kind, "unreadable", "a device that never ends is not read");
});

test("a file keeps its mode, its line ends and its link, and nothing is left beside it", async () => {
  const folder = folderOf({ "a.sec": "one\r\ntwo\r\n", "mixed.sec": "one\r\ntwo\n" });
  const file = join(folder, "a.sec");
  chmodSync(file, 0o640);
  symlinkSync("a.sec", join(folder, "link.sec"));
  assert.deepEqual(await writeAtomically(join(folder, "link.sec"), "one\r\nnew\ntwo\r\n"), { kind: "written" });
  assert.equal(readFileSync(file, "utf8"), "one\r\nnew\r\ntwo\r\n");
  assert.equal(statSync(file).mode & 0o777, 0o640);
  assert.equal(readlinkSync(join(folder, "link.sec")), "a.sec");
  await writeAtomically(join(folder, "mixed.sec"), "one\r\nnew\ntwo\n");
  assert.equal(readFileSync(join(folder, "mixed.sec"), "utf8"), "one\r\nnew\ntwo\n", "mixed line ends stay as given");
  assert.deepEqual(readdirSync(folder).sort(), ["a.sec", "link.sec", "mixed.sec"]);
});

test("a new file is written where there was none", async () => {
  const file = join(folderOf({}), "new.sec");
  assert.deepEqual(await writeAtomically(file, "x\n"), { kind: "written" });
  assert.equal(readFileSync(file, "utf8"), "x\n");
});

test("a file that must not be changed is left as it was, and the reason is told", async () => {
  const folder = folderOf({ "locked.sec": "old", "binary.sec": Buffer.from([0, 1]), "moved.sec": "newer", "folder.sec/x": "" });
  chmodSync(join(folder, "locked.sec"), 0o444);
  const refusals = [
    [await writeAtomically(join(folder, "locked.sec"), "new"), "read-only"],
    [await writeAtomically(join(folder, "binary.sec"), "new"), "not text"],
    [await writeAtomically(join(folder, "moved.sec"), "new", "old"), "in the meantime"],
    [await writeAtomically(join(folder, "folder.sec"), "new"), "no ordinary file"],
    [await writeAtomically(join(folder, "none", "x.sec"), "new"), "does not exist"],
  ] as const;
  for (const [written, why] of refusals) {
    assert.ok(written.kind === "refused", why);
    assert.ok(written.message.includes(why) && written.message.startsWith(written.file), written.message);
  }
  assert.equal(readFileSync(join(folder, "locked.sec"), "utf8"), "old");
  assert.equal(readFileSync(join(folder, "moved.sec"), "utf8"), "newer");
  assert.deepEqual(readdirSync(folder).sort(), ["binary.sec", "folder.sec", "locked.sec", "moved.sec"]);
});

test("on Windows a file that another program has open is waited for, a moment long", async () => {
  const held = (code: string, times: number) => {
    const tried = { times: 0 };
    const work = async () => {
      if (tried.times++ < times) throw Object.assign(new Error(code), { code });
      return "written";
    };
    return { tried, work };
  };
  for (const code of ["EPERM", "EACCES", "EBUSY"]) {
    const scanned = held(code, 3);
    assert.equal(await patiently(scanned.work, true), "written");
    const elsewhere = held(code, 1);
    await assert.rejects(patiently(elsewhere.work, false), { code });
    assert.equal(elsewhere.tried.times, 1, "no other system keeps a file from others");
  }
  const open = held("EPERM", 100);
  await assert.rejects(patiently(open.work, true), { code: "EPERM" });
  const full = held("ENOSPC", 1);
  await assert.rejects(patiently(full.work, true), { code: "ENOSPC" });
  assert.equal(full.tried.times, 1);
  const reason = (code: string, windows: boolean) => writeFailure(Object.assign(new Error(code), { code }), windows);
  assert.match(reason("EPERM", true), /Word, has it open/);
  assert.match(reason("EPERM", false), /read-only/);
  assert.equal(reason("EBUSY", true), "another program has it open");
});

test("an XML file is read where its outermost tag is in a schema's namespace, whatever its encoding; of others no more than the start", async () => {
  const request = '<sr:Request xmlns:sr="urn:orders"/>';
  const wide = Buffer.from(`\ufeff${request}`, "utf16le");
  const folder = folderOf({
    "a.xml": request,
    "bom.XML": `\ufeff${request}`,
    "le.xml": wide,
    "be.xml": Buffer.from(wide).swap16(),
    "wide-comment.xml": `<!--${"é".repeat(4000)}-->${request}`,
    "cut.xml": `<!--${"é".repeat(4069)}-->${request}`,
    "pom.xml": '<project xmlns="urn:builds"><sr:Request xmlns:sr="urn:orders"/></project>',
    "bare.xml": "<Request/>",
    "late.xml": `<!--${" ".repeat(5000)}-->${request}`,
    "binary.xml": Buffer.from(`\0${request}`),
    "latin.xml": Buffer.from(`${request}<!-- \xe9 -->`, "latin1"),
    "empty.xml": "",
  });
  truncateSync(join(folder, "bare.xml"), largestFile + 1);
  mkdirSync(join(folder, "folder.xml"));
  const namespaces = namespacesOf([{ targetNamespace: "urn:orders" }, { targetNamespace: undefined }]);
  const read = async (name: string, known = namespaces): Promise<string> => {
    const found = await readRequestText(join(folder, name), known);
    return found.kind === "unreadable" ? found.reason : found.kind === "text" ? "read" : "left";
  };
  for (const name of ["a.xml", "bom.XML", "le.xml", "be.xml", "wide-comment.xml"]) assert.equal(await read(name), "read", name);
  for (const name of ["cut.xml", "pom.xml", "bare.xml", "late.xml", "binary.xml", "empty.xml", "folder.xml", "gone.xml"]) assert.equal(await read(name), "left", name);
  assert.equal(await read("latin.xml"), "encoding");
  assert.equal(await read("a.xml", new Set()), "left");
});

test("a dead link to an XML file is nobody's loss", async () => {
  const folder = folderOf({ "a.sec": "" });
  symlinkSync(join(folder, "gone.xml"), join(folder, "dead.xml"));
  assert.deepEqual((await discover([folder])).unreadable, []);
});

test("a folder is listed once, however many of its files are asked for by name", async (t) => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`g${i}.sec`, ""])));
  const names = readdirSync(folder).map((name) => join(folder, name));
  const listing = t.mock.method(disk, "readdir");
  syncBuiltinESMExports();
  t.after(() => {
    listing.mock.restore();
    syncBuiltinESMExports();
  });
  assert.equal((await findProject(names, [])).files.length, 20);
  assert.equal(listing.mock.calls.filter(({ arguments: [path] }) => path === folder).length, 1);
});
