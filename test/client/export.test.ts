// Export to Word from where there is nothing to export, and of a text that was never saved.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { editor, uri } from "../support/fake-vscode.ts";

const { registerWordCommands } = await import("../../client/src/word-commands.ts");
const server = { state: 2, onProgress: () => ({ dispose: () => undefined }), sendRequest: () => Promise.reject(new Error("asked")) };
registerWordCommands(server);
const exportWord = editor.commands.get("sec-duis.exportWord")!;

beforeEach(() => {
  editor.asked.length = 0;
  editor.choose = () => undefined;
});

test("without a text there is no empty list to choose from: it says what to do", async () => {
  const files = editor.files.splice(0);
  await exportWord();
  editor.files.push(...files);
  assert.deepEqual(editor.asked, ["showInformationMessage Export to Word: there is no SEC or DUIS text here. Open the folder that holds the Code, or a text of it."]);
});

test("a text that was never saved lies nowhere: the question where to begins at the opened folder", async () => {
  const begins: unknown[] = [];
  editor.choose = (what, [options]) => void (what === "showOpenDialog" && begins.push(String((options as { readonly defaultUri?: unknown }).defaultUri)));
  await exportWord({ ...uri("Untitled-1"), scheme: "untitled" });
  const folders = editor.folders.splice(0);
  await exportWord({ ...uri("Untitled-1"), scheme: "untitled" });
  editor.folders.push(...folders);
  await exportWord(uri("/code/section-g.sec"));
  assert.deepEqual(begins, ["file:///code", "undefined", "file:///code"]);
});

test("where the language server does not run that is said before anything is asked, with what helps", async () => {
  server.state = 1;
  editor.choose = (what) => (what === "showErrorMessage" ? "Restart" : undefined);
  for (const command of ["exportWord", "importWord", "redline", "housekeepingLog"]) await editor.commands.get(`sec-duis.${command}`)!();
  server.state = 2;
  const titles = ["Export to Word", "Import Word Document", "Redline", "Housekeeping Log"];
  assert.deepEqual(editor.asked, titles.flatMap((title) => [`showErrorMessage ${title}: the language server does not run. Restart Show Log`, "executeCommand sec-duis.restart"]));
});
