// Which files are imported and exported, and what is offered when Word documents have come in.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { editor, uri, type FakeUri } from "../support/fake-vscode.ts";

const { registerWordCommands } = await import("../../client/src/word-commands.ts");
let written: readonly { readonly uri: string; readonly notes: readonly string[] }[] = [];
let sent: unknown;
/** Whether it was asked what is to become of tracked changes. */
let wasAsked = false;
let holdsChanges: boolean | Error = true;
function sendRequest<Result>(method: string, params: unknown): Promise<Result> {
  if (method === "sec-duis/holdsChanges") return holdsChanges instanceof Error ? Promise.reject(holdsChanges) : Promise.resolve(holdsChanges as Result);
  sent = params;
  return Promise.resolve({ written, refusals: [], there: [] } as Result);
}
registerWordCommands({ state: 2, onProgress: () => ({ dispose: () => undefined }), sendRequest });
const importWord = editor.commands.get("sec-duis.importWord")!;

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly picked?: boolean;
  readonly changes?: string;
}

/** Imports documents of these names, and chooses what is answered by `choose` of the list of them. Gives the tabs that were opened, in order. */
async function opened(names: readonly string[], choose: (rows: readonly Row[]) => unknown): Promise<readonly string[]> {
  written = names.map((name) => ({ uri: `file:///code/${name}`, notes: name.startsWith("section-g") ? ["Line 3: A picture was left out."] : [] }));
  const tabs: string[] = [];
  editor.choose = (what, [first]) => {
    if (what === "showOpenDialog") return [uri("/code")];
    if (what === "showInformationMessage") return names.length > 1 ? "Open…" : "Open";
    if (what === "showTextDocument") tabs.push((first as FakeUri).path);
    if (what !== "showQuickPick") return undefined;
    const rows = first as readonly Row[];
    wasAsked ||= rows[0]?.changes !== undefined;
    return rows[0]?.changes === undefined ? choose(rows) : rows[0];
  };
  await importWord(uri("/code/section-g.docx"));
  return tabs;
}

beforeEach(() => {
  editor.asked.length = 0;
});

test("one document is opened at once", async () => {
  assert.deepEqual(await opened(["section-g.sec"], () => assert.fail("nothing is to be chosen")), ["/code/section-g.sec"]);
});

test("what is to become of tracked changes is asked where there are some, or may be", async () => {
  for (const [holds, isAsked] of [[true, true], [false, false], [new Error("no answer"), true]] as const) {
    holdsChanges = holds;
    wasAsked = false;
    await opened(["section-g.sec"], () => assert.fail("nothing is to be chosen"));
    assert.equal(wasAsked, isAsked);
    assert.equal((sent as { readonly changes: string }).changes, "accept");
  }
  holdsChanges = true;
});

test("of several it is asked which, all of them being chosen; the first one is in front, and each has a tab of its own", async () => {
  let offered: readonly Row[] = [];
  const tabs = await opened(["section-g.sec", "section-h.sec", "section-m.sec"], (rows) => (offered = rows).slice(0, 2));
  assert.deepEqual(offered.map(({ label, description, picked }) => [label, description, picked]), [["section-g.sec", "1 thing in the report", true], ["section-h.sec", "", true], ["section-m.sec", "", true]]);
  assert.deepEqual(tabs, ["/code/section-g.sec", "/code/section-h.sec", "/code/section-g.sec"]);
});

test("of very many, one is chosen to begin with, and where the question is left none is opened", async () => {
  const names = Array.from({ length: 40 }, (_, i) => `section-${i}.sec`);
  const tabs = await opened(names, (rows) => {
    assert.deepEqual(rows.filter(({ picked }) => picked).map(({ label }) => label), ["section-0.sec"]);
    return undefined;
  });
  assert.deepEqual(tabs, []);
});

test("of what is selected in the Explorer the Word files are imported, and the texts exported: what stands between them is no mistake", async () => {
  const files = ["a.docx", "notes.txt", "b.DOC", "section-g.sec", "section-h.sec.txt", "c.dotx"].map((name) => uri(`/code/${name}`));
  await opened([], () => undefined);
  editor.choose = (what, [first]) => (what === "showOpenDialog" ? [uri("/code")] : what === "showQuickPick" ? (first as readonly Row[])[0] : undefined);
  for (const [command, part, wanted] of [["importWord", "files", ["a.docx", "b.DOC", "c.dotx"]], ["exportWord", "documents", ["section-g.sec", "section-h.sec.txt"]]] as const) {
    await editor.commands.get(`sec-duis.${command}`)!(files[0], files);
    assert.deepEqual((sent as Readonly<Record<string, readonly string[]>>)[part], wanted.map((name) => `file:///code/${name}`), command);
  }
  await importWord(files[1], [files[1]]);
  assert.deepEqual((sent as { readonly files: readonly string[] }).files, ["file:///code/notes.txt"], "alone, it is told why not");
});
