// A folder that is not trusted: the commands that write or run a program do neither, and say why; what reads goes on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { root } from "../../scripts/paths.ts";
import { lastingName } from "../../server/src/workspace/version.ts";
import { editor, uri } from "../support/fake-vscode.ts";

const { registerWordCommands } = await import("../../client/src/word-commands.ts");
const { chooseBase } = await import("../../client/src/bases.ts");

const { offerPlainTexts } = await import("../../client/src/plain-texts.ts");

const requests: string[] = [];
registerWordCommands({
  state: 2,
  onProgress: () => ({ dispose: () => undefined }),
  sendRequest(method) {
    requests.push(method);
    return Promise.reject(new Error("asked"));
  },
});

const writing = [...editor.commands.keys()];
const titles: Readonly<Record<string, string>> = { importWord: "Import Word Document", exportWord: "Export to Word", redline: "Redline", housekeepingLog: "Housekeeping Log" };
const ran: string[] = [];
const repository = { rootUri: uri("/code"), log: () => (ran.push("log"), Promise.resolve([])), getRefs: () => (ran.push("getRefs"), Promise.resolve([])) };
const gitExtension = { activate: () => (ran.push("activate"), Promise.resolve({ enabled: true, getAPI: () => ({ getRepository: () => repository }) })) };

beforeEach(() => {
  for (const list of [editor.asked, requests, ran]) list.length = 0;
  editor.isTrusted = true;
  editor.git = gitExtension;
  editor.choose = () => undefined;
});

test("package.json says what is left out where the folder is not trusted, and no setting names a program or a file", () => {
  const { capabilities, contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown; readonly description: string; readonly restrictedConfigurations?: readonly string[] } };
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
  };
  assert.equal(capabilities.untrustedWorkspaces.supported, "limited");
  assert.match(capabilities.untrustedWorkspaces.description, /Import, export, redline and housekeeping log write nothing, and git is not run/);
  assert.deepEqual(Object.keys(contributes.configuration.properties), ["rules", "words", "exclude", "aliases", "codeLens", "inlayHints", "author", "trace.server"].map((name) => `sec-duis.${name}`), "a new setting: may a stranger's folder set it? If not, list it under restrictedConfigurations");
});

test("plain texts are not renamed in a folder that is not trusted", async () => {
  const offer = offerPlainTexts();
  editor.isTrusted = false;
  await editor.commands.get("sec-duis.readPlainTexts")!(uri("/code/section-g.txt"));
  assert.deepEqual(editor.asked, ["showWarningMessage Read Plain Texts: this folder is not trusted, so nothing is written here and no program is run. Manage Workspace Trust"]);
  offer.dispose();
});

for (const command of writing) {
  const title = titles[command.replace("sec-duis.", "")]!;

  test(`${title}: not in a folder that is not trusted`, async () => {
    editor.isTrusted = false;
    for (const args of [[], [uri("/code/section-g.sec"), [uri("/code/section-g.sec")]]]) await editor.commands.get(command)!(...args);
    const why = `showWarningMessage ${title}: this folder is not trusted, so nothing is written here and no program is run. Manage Workspace Trust`;
    assert.deepEqual(editor.asked, [why, why]);
    assert.deepEqual([requests, ran], [[], []]);
  });

  test(`${title}: the way to trust the folder is offered`, async () => {
    editor.isTrusted = false;
    editor.choose = (what) => (what === "showWarningMessage" ? "Manage Workspace Trust" : undefined);
    await editor.commands.get(command)!();
    assert.equal(editor.asked.at(-1), "executeCommand workbench.trust.manage");
    assert.deepEqual([requests, ran], [[], []]);
  });

  test(`${title}: in a trusted folder it asks what is meant`, async () => {
    await editor.commands.get(command)!();
    assert.ok(editor.asked.length > 0 && !editor.asked.some((one) => one.startsWith("showWarningMessage")), editor.asked.join("\n"));
  });
}

test("the four commands that write are those that are tried here", () => {
  assert.deepEqual(writing, Object.keys(titles).map((name) => `sec-duis.${name}`));
});

test("to compare, git is not even sought in a folder that is not trusted, and only folders are offered", async () => {
  editor.isTrusted = false;
  const offered: unknown[] = [];
  editor.choose = async (_, [choices]) => void offered.push(await choices);
  assert.equal(await chooseBase("Impact"), undefined);
  assert.deepEqual([ran, editor.asked.filter((one) => one.startsWith("getExtension"))], [[], []]);
  assert.match(JSON.stringify(offered), /A folder…/);
  assert.doesNotMatch(JSON.stringify(offered), /revision/i);
});

test("in a trusted folder git is asked", async () => {
  await chooseBase("Impact");
  assert.deepEqual(ran, ["activate", "log", "getRefs"]);
});

test("a redline names the commit that it starts from as it can be found years later", async () => {
  const commit = { hash: "1a2b3c4d5e6f", message: "As consulted on\n\nSecond round", authorDate: new Date(2024, 5, 27, 12) };
  const asked = { log: () => Promise.resolve([commit, { ...commit, hash: "0011223344" }]), getRefs: () => Promise.resolve([{ type: 2, name: "v7.0" }]), getCommit: (ref: string) => Promise.resolve(ref.startsWith("00") ? { ...commit, hash: ref } : commit), diffWith: () => Promise.resolve([]), state: { workingTreeChanges: [] } };
  editor.git = { activate: () => Promise.resolve({ enabled: true, getAPI: () => ({ getRepository: () => asked }) }) };
  const names = async (wanted: string): Promise<readonly (string | undefined)[]> => {
    editor.choose = async (_, [choices]) => ((await choices) as readonly { readonly label: string; readonly description?: string }[]).find(({ label, description }) => label.includes(wanted) || description === wanted);
    const base = await chooseBase("Redline");
    const read = await base?.read();
    return [base?.label, read && lastingName({ name: read.label, commit: read.kind === "files" ? read.commit : undefined })];
  };
  assert.deepEqual(await names("the last commit"), ["the last commit", "commit 1a2b3c4d of 27 June 2024"]);
  assert.deepEqual(await names("00112233"), ["“As consulted on” (00112233)", "commit 00112233 of 27 June 2024"]);
  assert.deepEqual(await names("v7.0"), ["v7.0", "v7.0 (commit 1a2b3c4d of 27 June 2024)"]);
});
