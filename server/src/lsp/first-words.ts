// A word that no dictionary knows, in a project that has no sec.json to put it into: one is made in the opened folder, by
// the client, when the user chooses so.

import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver/node";
import type { Finding } from "../check/findings.ts";
import type { DocumentId } from "../index/facts.ts";
import { fileName, isWithin } from "../text/paths.ts";
import { meets, type Span } from "../text/span.ts";
import { governing } from "../workspace/governing.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { uriOfId } from "./uri.ts";
import type { Session } from "./session.ts";

/** For each unknown word that `span` touches in the document `id`; none where a sec.json governs it, which the fixes of the findings change. */
export function firstWordActions(session: Session, { configs }: Snapshot, id: DocumentId, findings: readonly Finding[], span: Span): readonly (CodeAction & { readonly finding: Finding })[] {
  const folders = session.folders();
  const folder = folders.filter((one) => isWithin(one, id)).sort((a, b) => b.length - a.length)[0];
  if (!session.client().createsFiles || folder === undefined || governing(configs, id)) return [];
  const name = folders.length > 1 ? `${fileName(folder)}/sec.json` : "sec.json";
  return findings.flatMap((finding) => {
    const { unknownWord: word, at } = finding;
    if (word === undefined || !meets(at, span)) return [];
    return [{ finding, title: `Add “${word}” to a new ${name}`, kind: CodeActionKind.QuickFix, edit: newFile(`${uriOfId(folder).replace(/\/$/, "")}/sec.json`, `${JSON.stringify({ words: [word] }, undefined, 2)}\n`) }];
  });
}

/** Fails where there is a file already. */
function newFile(uri: string, newText: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return { documentChanges: [{ kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } }, { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] }] };
}
