// What the text is compared with, as a person chooses it: a revision of git's, or a folder that holds another version.

import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace, type WorkspaceFolder } from "vscode";
import type { ComparisonBase } from "../../server/src/lsp/protocol.ts";
import { type GitChange, type GitRepository, repositoryOf, untracked } from "./git.ts";

export interface ChosenBase {
  readonly root: Uri;
  readonly label: string;
  /** What the server is sent, of this moment; rejects where git fails. */
  readonly read: () => Promise<ComparisonBase>;
}

/** Asks which folder's text, and what to compare it with; undefined where the question is left. */
export async function chooseBase(title: string): Promise<ChosenBase | undefined> {
  const folder = await workspaceFolder(title);
  if (!folder) return undefined;
  const repository = await repositoryOf(folder.uri);
  const choice = await window.showQuickPick(choicesFor(repository), { title, placeHolder: "Compare the text as it stands now with…", matchOnDescription: true, matchOnDetail: true });
  if (!choice || choice.what === "separator") return undefined;
  if (choice.what === "folder") return await otherFolder(title, folder.uri);
  const ref = choice.what === "revision" ? choice.ref : await typedRevision(title, repository!);
  return ref === undefined ? undefined : { root: folder.uri, label: ref.label, read: () => filesAt(repository!, ref, folder.uri) };
}

/** The folder of the text in front, or the only one, or the one that is chosen. */
async function workspaceFolder(title: string): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const front = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  if (folders.length === 0) void window.showInformationMessage(`${title}: open the folder that holds the Code first.`);
  return folders.length < 2 ? folders[0] : (front ?? (await window.showWorkspaceFolderPick({ placeHolder: `${title}: which folder’s text?` })));
}

interface Revision {
  readonly ref: string;
  readonly label: string;
}

type Choice = QuickPickItem & ({ readonly what: "revision"; readonly ref: Revision } | { readonly what: "other" | "folder" | "separator" });

async function choicesFor(repository: GitRepository | undefined): Promise<readonly Choice[]> {
  const other: Choice = { label: "$(folder) A folder…", detail: "A folder that holds the other version, such as the Code as it is in force", what: "folder" };
  if (!repository) return [other];
  const [commits, refs] = await Promise.all([repository.log({ maxEntries: 15 }).catch(() => []), repository.getRefs({ sort: "committerdate" }).catch(() => [])]);
  const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator, what: "separator" });
  const named = refs.flatMap(({ type, name, commit }): readonly Choice[] => {
    if (name === undefined || type > 2) return [];
    return [{ label: `${type === 2 ? "$(tag)" : "$(git-branch)"} ${name}`, ...(commit === undefined ? {} : { description: commit.slice(0, 8) }), what: "revision", ref: { ref: name, label: name } }];
  });
  const recent = commits.map(({ hash, message, authorName, authorDate }, i): Choice => {
    const subject = message.split("\n", 1)[0]!;
    const detail = [authorName, authorDate?.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })].filter((part) => part !== undefined).join(", ");
    return { label: `$(git-commit) ${subject}`, description: i === 0 ? "the last commit" : hash.slice(0, 8), detail, what: "revision", ref: i === 0 ? { ref: "HEAD", label: "the last commit" } : { ref: hash, label: `“${subject}” (${hash.slice(0, 8)})` } };
  });
  const [last, ...earlier] = recent;
  return [
    ...(last ? [last] : []),
    other,
    ...(named.length > 0 ? [separator("branches and tags"), ...named.slice(0, 40)] : []),
    ...(earlier.length > 0 ? [separator("earlier commits"), ...earlier] : []),
    separator("others"),
    { label: "$(edit) Another revision…", detail: "A branch, a tag, a commit’s hash: main, v1.2, HEAD~3", what: "other" },
  ];
}

async function typedRevision(title: string, repository: GitRepository): Promise<Revision | undefined> {
  const exists = async (ref: string): Promise<boolean> => ref.trim() !== "" && !ref.trim().startsWith("-") && (await repository.getCommit(ref.trim()).then(() => true, () => false));
  const ref = await window.showInputBox({
    title,
    prompt: "A branch, a tag, a commit’s hash: main, v1.2, HEAD~3",
    validateInput: async (value) => (value === "" || (await exists(value)) ? undefined : `There is no revision “${value}”.`),
  });
  return ref === undefined || ref.trim() === "" ? undefined : { ref: ref.trim(), label: ref.trim() };
}

async function otherFolder(title: string, root: Uri): Promise<ChosenBase | undefined> {
  const [folder] = (await window.showOpenDialog({ title: `${title}: the folder that holds the other version`, canSelectFiles: false, canSelectFolders: true, openLabel: "Compare with This Folder" })) ?? [];
  if (!folder) return undefined;
  const label = folder.path.split("/").filter((part) => part !== "").at(-1) ?? folder.path;
  return { root, label, read: async () => ({ kind: "folder", label, folder: folder.toString(), root: root.toString() }) };
}

const ours = /\.(?:sec|sec\.md|sec\.txt|duis|duis\.md|xsd)$|(?:^|\/)sec\.json$/i;

/** The files that differ at `ref`, each with its text there. Texts that are not saved count as they stand in the editor. */
async function filesAt(repository: GitRepository, { ref, label }: Revision, root: Uri): Promise<ComparisonBase> {
  const [changed, commit] = await Promise.all([repository.diffWith(ref), repository.getCommit(ref).catch(() => undefined)]);
  const others = [...repository.state.workingTreeChanges, ...(repository.state.untrackedChanges ?? [])].filter(({ status }) => status === untracked);
  const isInside = ({ path }: Uri): boolean => path.startsWith(root.path.endsWith("/") ? root.path : `${root.path}/`) && ours.test(path);
  const now = new Map<string, Uri>();
  for (const { uri, originalUri, renameUri } of [...changed, ...others] as readonly GitChange[]) for (const one of [uri, originalUri, renameUri]) if (one && isInside(one)) now.set(one.toString(), one);
  for (const { uri, isDirty } of workspace.textDocuments) if (isDirty && uri.scheme === "file" && isInside(uri)) now.set(uri.toString(), uri);
  const files = await Promise.all([...now.values()].map(async (uri) => ({ uri: uri.toString(), text: await repository.show(ref, uri.fsPath).catch(() => null) })));
  const commits = await repository.log({ range: `${ref}..HEAD`, maxEntries: 1_000 }).catch(() => []);
  // A redline names the commit as it can be found years later.
  const named = commit?.authorDate ? { label: ref, commit: { hash: commit.hash, date: commit.authorDate.toISOString() } } : { label };
  return { kind: "files", ...named, files, messages: commits.map(({ message }) => message).reverse() };
}
