// Citations that are carried elsewhere: of the clause at the cursor by the clipboard, and of a document by dragging its
// file into the text of another.

import { commands, Disposable, DocumentDropEdit, env, languages, Uri, window, type DataTransfer, type Position, type TextDocument } from "vscode";
import { isOurs } from "./languages.ts";
import { tellNotRunning } from "./not-running.ts";
import type { Questions } from "./questions.ts";

export function offerCitations(questions: Pick<Questions, "citation">): Disposable {
  return Disposable.from(
    commands.registerCommand("sec-duis.copyCitation", () => copyCitation(questions)),
    languages.registerDocumentDropEditProvider([{ language: "sec" }, { language: "duis" }], {
      provideDocumentDropEdits: (_document: TextDocument, _position: Position, dropped: DataTransfer) => citationsOfFiles(questions, dropped),
    }),
  );
}

async function copyCitation(questions: Pick<Questions, "citation">): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || !isOurs(editor.document)) return void window.showInformationMessage("Copy Citation: put the cursor into a clause of an SEC or DUIS text first.");
  const words = await questions.citation(editor.document.uri, editor.selection.active);
  if (words === undefined) return tellNotRunning("Copy Citation");
  if (words === null) return void window.showInformationMessage("Copy Citation: nothing in the Code is known by the name of this text. Give it a heading such as “# SECTION G: SECURITY”, or a title.");
  await env.clipboard.writeText(words);
  window.setStatusBarMessage(`$(check) Copied: ${words}`, 5000);
}

/** Undefined where one of the files is no document of the Code: VS Code then does with all of them what it does with any. */
async function citationsOfFiles(questions: Pick<Questions, "citation">, dropped: DataTransfer): Promise<DocumentDropEdit | undefined> {
  const files = ((await dropped.get("text/uri-list")?.asString()) ?? "").split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  if (files.length === 0) return undefined;
  const names = await Promise.all(files.map((file) => questions.citation(Uri.parse(file))));
  return names.every((name) => typeof name === "string") ? new DocumentDropEdit(names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`) : undefined;
}
