// Texts of the Code whose names do not say so yet: `section-g.txt` becomes `section-g.sec.txt`, which is read. VS Code
// renames them, so that one Undo in the Explorer gives them their names back, and an open one stays open.

import { commands, type Disposable, Uri, window, workspace, WorkspaceEdit } from "vscode";
import { isTrusted } from "./trust.ts";
import { fileName } from "./words.ts";

const title = "Read Plain Texts";

export function offerPlainTexts(): Disposable {
  return commands.registerCommand("sec-duis.readPlainTexts", async (uri?: Uri, all?: readonly Uri[]) => {
    if (!(await isTrusted(title))) return;
    const chosen = all ?? (uri ? [uri] : await choose());
    if (chosen) await rename(chosen.filter(({ path }) => newName(fileName(path)) !== undefined));
  });
}

async function choose(): Promise<readonly Uri[] | undefined> {
  const front = window.activeTextEditor?.document.uri.toString();
  const found = (await workspace.findFiles("**/*.{txt,md}", "**/{node_modules,dist}/**")).filter(({ path }) => newName(fileName(path)) !== undefined && !about.test(fileName(path)));
  if (found.length === 0) return void window.showInformationMessage(`${title}: there is no plain text (.txt, .md) in this folder.`);
  const items = found
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((uri) => ({ label: workspace.asRelativePath(uri), description: `→ ${newName(fileName(uri.path))}`, uri, picked: found.length === 1 || uri.toString() === front }));
  const picked = await window.showQuickPick(items, { title, canPickMany: true, placeHolder: "Which are texts of the Code? Each is renamed as shown" });
  return picked?.map(({ uri }) => uri);
}

/** What lies beside a text and tells of it. */
const about = /^(?:readme|licen[cs]e|changelog|contributing|notes?|todo)\b/i;

async function rename(files: readonly Uri[]): Promise<void> {
  const edit = new WorkspaceEdit();
  const there: string[] = [];
  const renamed: Uri[] = [];
  for (const file of files) {
    const name = newName(fileName(file.path))!;
    const target = Uri.joinPath(file, "..", name);
    if (renamed.some((one) => one.toString() === target.toString()) || (await exists(target))) there.push(name);
    else {
      edit.renameFile(file, target);
      renamed.push(target);
    }
  }
  if (there.length > 0) void window.showWarningMessage(`${title}: ${there.join(", ")} ${there.length === 1 ? "is" : "are"} there already, and nothing was put in ${there.length === 1 ? "its" : "their"} place.`);
  if (renamed.length === 0) return;
  if (!(await workspace.applyEdit(edit))) return void window.showErrorMessage(`${title}: the files could not be renamed.`);
  window.setStatusBarMessage(`$(check) ${renamed.length === 1 ? `${fileName(renamed[0]!.path)} is` : `${renamed.length.toLocaleString("en-GB")} texts are`} read now`, 5000);
}

/** `section-g.sec.txt` for `section-g.txt`; undefined where the name says already what it is, or is of another kind. */
export function newName(name: string): string | undefined {
  const [, stem, ending] = /^(.+)\.(txt|md)$/i.exec(name) ?? [];
  if (stem === undefined || ending === undefined) return undefined;
  if (/\.sec$/i.test(stem) || (/\.duis$/i.test(stem) && ending.toLowerCase() === "md")) return undefined;
  if (!/\bduis\b|\bappendix[ _-]*ad\b|dcc[ _-]user[ _-]interface/i.test(stem)) return `${stem}.sec.${ending}`;
  // DUIS text has no ending of its own with .txt.
  const bare = stem.replace(/\.duis$/i, "");
  return ending.toLowerCase() === "md" ? `${bare}.duis.${ending}` : `${bare}.duis`;
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
