// The commands that bring Word documents in and hand them out: import, export, redline, housekeeping log. They ask which
// files are meant, show how far the server is, and offer what it wrote. In a folder that is not trusted they write nothing.

import { commands, env, FileType, ProgressLocation, Uri, window, workspace, type CancellationToken, type Disposable, type Progress } from "vscode";
import { ProgressType, State, type LanguageClient, type WorkDoneProgressReport } from "vscode-languageclient/node";
import type { ExportMethod, ExportParams, FilesResult, HoldsChangesMethod, HoldsChangesParams, ImportMethod, ImportParams, WriteComparisonParams, WriteLogMethod, WriteRedlineMethod, WrittenResult } from "../../server/src/lsp/protocol.ts";
import { chooseBase } from "./bases.ts";
import { createImportReport, type ImportReport } from "./import-report.ts";
import { isOurs } from "./languages.ts";
import { tellNotRunning } from "./not-running.ts";
import { isTrusted } from "./trust.ts";
import { counted, fileName } from "./words.ts";

const changesMethod: HoldsChangesMethod = "sec-duis/holdsChanges";
const importMethod: ImportMethod = "sec-duis/import";
const exportMethod: ExportMethod = "sec-duis/export";
const redlineMethod: WriteRedlineMethod = "sec-duis/writeRedline";
const logMethod: WriteLogMethod = "sec-duis/writeLog";

/** What these commands ask of the language server. */
export interface WordServer extends Pick<LanguageClient, "state" | "onProgress"> {
  sendRequest<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result>;
}

export function registerWordCommands(client: WordServer): Disposable {
  const report = createImportReport();
  const all = [
    report,
    commands.registerCommand("sec-duis.importWord", async (uri?: Uri, all?: readonly Uri[]) => (await mayWrite(client, "Import Word Document")) && (await importWord(client, report, all ?? (uri && [uri])))),
    commands.registerCommand("sec-duis.exportWord", async (uri?: Uri, all?: readonly Uri[]) => (await mayWrite(client, "Export to Word")) && (await exportWord(client, all ?? (uri && [uri])))),
    commands.registerCommand("sec-duis.redline", async () => (await mayWrite(client, "Redline")) && (await writeComparison(client, "Redline", redlineMethod, { name: "redline", filters: { "Word document with tracked changes": ["docx"], "Web page": ["html"], Markdown: ["md"] }, noun: "change" }))),
    commands.registerCommand("sec-duis.housekeepingLog", async () => (await mayWrite(client, "Housekeeping Log")) && (await writeComparison(client, "Housekeeping Log", logMethod, { name: "housekeeping-log", filters: { "Word document": ["docx"], "CSV for a spreadsheet": ["csv"], Markdown: ["md"] }, noun: "row" }))),
  ];
  return { dispose: () => all.forEach((one) => one.dispose()) };
}

/** Says why not where the folder is not trusted, or the language server does not run. */
async function mayWrite(client: WordServer, title: string): Promise<boolean> {
  if (!(await isTrusted(title))) return false;
  if (client.state === State.Running) return true;
  await tellNotRunning(title);
  return false;
}

async function importWord(client: WordServer, report: ImportReport, given: readonly Uri[] | undefined): Promise<void> {
  const title = "Import Word Document";
  const files = only(given, /\.(?:do[ct][xm]?|rtf|odt)$/i) ?? (await window.showOpenDialog({ title, canSelectMany: true, filters: { "Word documents": ["docx", "docm", "dotx"] }, openLabel: "Import" }));
  if (!files || files.length === 0) return;
  const changes = (await haveChanges(client, files)) ? await chooseChanges(title, files.length) : "accept";
  if (!changes) return;
  const folder = await targetFolder(title, "Import into This Folder", (workspace.getWorkspaceFolder(files[0]!) ?? workspace.workspaceFolders?.[0])?.uri ?? Uri.joinPath(files[0]!, ".."));
  if (!folder) return;
  const params = { files: files.map(String), folder: folder.toString(), changes };
  await writeFiles<ImportParams>(client, title, importMethod, params, async (result) => {
    const notes = result.written.reduce((sum, { notes: some }) => sum + some.length, 0);
    const isHere = workspace.getWorkspaceFolder(folder) !== undefined;
    const said = `${counted(result.written.length, "document")} imported${notes === 0 ? "" : `; ${counted(notes, "thing")} could not be carried as ${notes === 1 ? "it is" : "they are"}`}.`;
    await offer(said, [
      { label: result.written.length === 1 ? "Open" : "Open…", act: () => openSome(title, result) },
      ...(notes > 0 ? [{ label: "Show Report", act: () => report.show(result) }] : []),
      ...(isHere ? [] : [{ label: "Open Folder", act: () => void commands.executeCommand("vscode.openFolder", folder, { forceNewWindow: true }) }]),
    ]);
  });
}

/** Whether any of the files has tracked changes; where that cannot be told, they may. */
async function haveChanges(client: WordServer, files: readonly Uri[]): Promise<boolean> {
  const params: HoldsChangesParams = { files: files.map(String) };
  return client.sendRequest<boolean>(changesMethod, params).catch(() => true);
}

async function chooseChanges(title: string, files: number): Promise<ImportParams["changes"] | undefined> {
  const choice = await window.showQuickPick(
    [
      { label: "Accept tracked changes", detail: "The text as it will be", changes: "accept" as const },
      { label: "Reject tracked changes", detail: "The text as it was", changes: "reject" as const },
      { label: "Keep tracked changes as comments", detail: "The text as it will be, with what was changed beside it", changes: "comments" as const },
    ],
    { title, placeHolder: files === 1 ? "The document has tracked changes" : "There are tracked changes in these documents" },
  );
  return choice?.changes;
}

async function exportWord(client: WordServer, given: readonly Uri[] | undefined): Promise<void> {
  const title = "Export to Word";
  const front = window.activeTextEditor?.document;
  let documents = only(given, /\.(?:sec|duis)(?:\.(?:md|txt))?$/i) ?? (front && isOurs(front) ? [front.uri] : undefined);
  if (!documents) {
    const found = (await workspace.findFiles("**/*.{sec,sec.md,sec.txt,duis,duis.md}", "**/{node_modules,dist}/**")).sort((a, b) => (a.path < b.path ? -1 : 1));
    if (found.length === 0) return void window.showInformationMessage(`${title}: there is no SEC or DUIS text here. Open the folder that holds the Code, or a text of it.`);
    const chosen = await window.showQuickPick(found.map((uri) => ({ label: workspace.asRelativePath(uri), uri, picked: found.length === 1 })), { title, canPickMany: true, placeHolder: "Documents to export" });
    documents = chosen?.map(({ uri }) => uri) ?? [];
  }
  if (documents.length === 0) return;
  const [first] = documents;
  // A text that was never saved lies nowhere.
  const folder = await targetFolder(title, "Export into This Folder", first!.scheme === "file" ? Uri.joinPath(first!, "..") : workspace.workspaceFolders?.[0]?.uri);
  if (!folder) return;
  await writeFiles<ExportParams>(client, title, exportMethod, { documents: documents.map(String), folder: folder.toString(), author: author() }, async (result) => {
    const notes = result.written.flatMap(({ notes: some }) => some);
    await offer(`${counted(result.written.length, "Word document")} written to the folder ${fileName(folder.path.replace(/\/$/, ""))}.${notes.length === 0 ? "" : ` ${[...new Set(notes)].join(" ")}`}`, openings(result.written.map(({ uri }) => Uri.parse(uri))));
  });
}

/** Asks the server for files, and again for those that were there already, if they may be replaced. */
async function writeFiles<Params extends { readonly over: "keep" | "overwrite" }>(client: WordServer, title: string, method: string, params: Omit<Params, "over">, done: (result: FilesResult) => Promise<void>): Promise<void> {
  let result = await working<FilesResult>(client, title, (token, workDoneToken) => client.sendRequest(method, { ...params, over: "keep", workDoneToken }, token));
  if (!result) return;
  if (result.there.length > 0) {
    const there = result.there.join(", ");
    const choice = await window.showWarningMessage(`${there} ${result.there.length === 1 ? "is" : "are"} there already.`, { modal: true, detail: "Replacing a file loses what it holds." }, "Replace");
    if (choice === "Replace") {
      const again = await working<FilesResult>(client, title, (token, workDoneToken) => client.sendRequest(method, { ...params, over: "overwrite", workDoneToken }, token));
      if (!again) return;
      result = again;
    }
  }
  for (const refusal of result.refusals) void window.showErrorMessage(refusal);
  if (result.written.length > 0) await done(result);
}

interface Comparison {
  readonly name: string;
  readonly filters: Readonly<Record<string, string[]>>;
  readonly noun: string;
}

async function writeComparison(client: WordServer, title: string, method: string, { name, filters, noun }: Comparison): Promise<void> {
  const base = await chooseBase(title);
  if (!base) return;
  const file = await window.showSaveDialog({ title, defaultUri: Uri.joinPath(base.root, `${name}.docx`), filters: { ...filters }, saveLabel: "Write" });
  if (!file) return;
  const result = await working<WrittenResult>(client, title, async (token, workDoneToken) => {
    const params: WriteComparisonParams = { base: await base.read(), root: base.root.toString(), file: file.toString(), author: author(), date: new Date().toISOString().replace(/\.\d+Z$/, "Z"), ...(workDoneToken === undefined ? {} : { workDoneToken }) };
    return client.sendRequest<WrittenResult>(method, params, token);
  });
  if (!result) return;
  if (result.kind === "refused") return void window.showErrorMessage(result.message);
  for (const note of result.notes) void window.showWarningMessage(note);
  const said = result.count === 0 ? `${title}: nothing changed since ${base.label}.` : `${title}: ${counted(result.count, noun)} since ${base.label}, written to ${fileName(file.path)}.`;
  await offer(said, openings([file]));
}

/** Does `work` with a note of how far it is, which can be cancelled; undefined where it was, or failed, which has been told. */
async function working<Result>(client: WordServer, title: string, work: (token: CancellationToken, workDoneToken: string | undefined) => Promise<Result>): Promise<Result | undefined> {
  if (client.state !== State.Running) {
    void tellNotRunning(title);
    return undefined;
  }
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const workDoneToken = `sec-duis ${title} ${++asked}`;
    const listener = client.onProgress(reports, workDoneToken, reporting(progress));
    try {
      return await work(token, workDoneToken);
    } catch (error) {
      if (!token.isCancellationRequested) void window.showErrorMessage(`${title}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    } finally {
      listener.dispose();
    }
  });
}

let asked = 0;
const reports = new ProgressType<WorkDoneProgressReport>();

function reporting(progress: Progress<{ message?: string; increment?: number }>): (report: WorkDoneProgressReport) => void {
  let done = 0;
  return ({ message, percentage }) => {
    progress.report({ ...(message === undefined ? {} : { message }), ...(percentage === undefined ? {} : { increment: Math.max(0, percentage - done) }) });
    done = Math.max(done, percentage ?? 0);
  };
}

async function targetFolder(title: string, openLabel: string, start: Uri | undefined): Promise<Uri | undefined> {
  return (await window.showOpenDialog({ title: `${title}: where to`, canSelectFiles: false, canSelectFolders: true, ...(start && { defaultUri: start }), openLabel }))?.[0];
}

/** Those of the files selected in the Explorer whose names say that they may be meant: other files may stand between them. All, where none does. */
function only(selected: readonly Uri[] | undefined, names: RegExp): readonly Uri[] | undefined {
  const meant = selected?.filter(({ path }) => names.test(path)) ?? [];
  return meant.length > 0 ? meant : selected;
}

interface Action {
  readonly label: string;
  readonly act: () => void | Promise<void>;
}

async function offer(message: string, actions: readonly Action[]): Promise<void> {
  const choice = await window.showInformationMessage(message, ...actions.map(({ label }) => label));
  await actions.find(({ label }) => label === choice)?.act();
}

/** How what was written is looked at: text here, a Word document or a page with the computer's own program. */
function openings(files: readonly Uri[]): readonly Action[] {
  const [only, ...others] = files;
  if (!only) return [];
  const reveal: Action = { label: "Show in Folder", act: () => void commands.executeCommand("revealFileInOS", only) };
  return others.length > 0 ? [reveal] : [{ label: "Open", act: () => openFile(only) }, reveal];
}

/** Of more, a person says which: so many tabs are still found again. */
const mostTabs = 8;

/** Opens what came in; of several, those that are chosen, each in a tab of its own, with the first in front. */
async function openSome(title: string, { written }: FilesResult): Promise<void> {
  const items = written.map(({ uri, notes }, i) => ({
    label: fileName(Uri.parse(uri).path),
    description: notes.length === 0 ? "" : `${counted(notes.length, "thing")} in the report`,
    uri: Uri.parse(uri),
    picked: written.length <= mostTabs || i === 0,
  }));
  const chosen = items.length === 1 ? items : await window.showQuickPick(items, { title, canPickMany: true, placeHolder: "Documents to open" });
  for (const { uri } of chosen ?? []) await window.showTextDocument(uri, { preview: false });
  if (chosen && chosen.length > 1) await window.showTextDocument(chosen[0]!.uri, { preview: false });
}

async function openFile(file: Uri): Promise<void> {
  if (/\.(?:docx|html)$/i.test(file.path)) await env.openExternal(file);
  else if ((await workspace.fs.stat(file)).type === FileType.File) await window.showTextDocument(file);
}

/** Whom the Word documents name as their author. */
function author(): string {
  const given = workspace.getConfiguration("sec-duis").get<string>("author", "").trim();
  return given === "" ? "SEC & DUIS Authoring" : given;
}
