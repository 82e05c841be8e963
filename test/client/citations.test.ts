// Citations by the clipboard, and by dragging a file into a text.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { editor, uri } from "../support/fake-vscode.ts";

const { offerCitations } = await import("../../client/src/citations.ts");
/** What the server answers: of a place, by its line; of a document, by its path. */
const answers = new Map<unknown, string | null | undefined>();
offerCitations({ citation: (document, position) => Promise.resolve(answers.get(position ? position.line : document.path)) });

beforeEach(() => {
  editor.asked.length = 0;
  editor.front = { document: { uri: uri("/code/section-g.sec"), languageId: "sec" }, selection: { active: { line: 4, character: 7 } } };
});

const copy = async (): Promise<readonly string[]> => {
  await editor.commands.get("sec-duis.copyCitation")!();
  return editor.asked;
};

test("the citation of the clause at the cursor goes to the clipboard, and the status bar says so", async () => {
  answers.set(4, "Section G3.5 (Raising an Incident)");
  assert.deepEqual(await copy(), ["copy Section G3.5 (Raising an Incident)", "setStatusBarMessage $(check) Copied: Section G3.5 (Raising an Incident)"]);
});

test("where there is nothing to cite the clipboard keeps what it has, and the reason is told", async () => {
  answers.set(4, null);
  assert.match((await copy()).join("\n"), /^showInformationMessage Copy Citation: nothing in the Code is known by the name of this text\. Give it a heading/);
  editor.asked.length = 0;
  answers.set(4, undefined);
  assert.match((await copy()).join("\n"), /^showErrorMessage Copy Citation: the language server does not run\. Restart Show Log$/);
  editor.asked.length = 0;
  editor.front = undefined;
  assert.match((await copy()).join("\n"), /^showInformationMessage Copy Citation: put the cursor into a clause/);
});

const drop = async (list: string): Promise<string | undefined> => {
  const edit = await editor.drops!.provideDocumentDropEdits({}, {}, { get: (type) => (type === "text/uri-list" ? { asString: () => Promise.resolve(list) } : undefined) });
  return edit?.insertText;
};

test("a document that is dragged into the text of another is cited there", async () => {
  answers.set("/code/section-h.sec", "Section H (DCC Services)").set("/code/appendix-ag.sec", "Appendix AG").set("/code/notes.docx", null);
  assert.equal(await drop("file:///code/section-h.sec"), "Section H (DCC Services)");
  assert.equal(await drop("file:///code/section-h.sec\r\nfile:///code/appendix-ag.sec\r\n"), "Section H (DCC Services) and Appendix AG");
});

test("any other file is left to VS Code", async () => {
  assert.equal(await drop("file:///code/notes.docx"), undefined);
  assert.equal(await drop("file:///code/section-h.sec\nfile:///code/notes.docx"), undefined);
  assert.equal(await drop(""), undefined);
});
