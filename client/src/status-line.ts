// The status bar's item: one line for how the server stands. Its tooltip says it in full, and a click offers what helps.

import { commands, type Disposable, MarkdownString, type QuickPickItem, QuickPickItemKind, StatusBarAlignment, ThemeColor, window, workspace } from "vscode";
import type { Status } from "../../server/src/lsp/protocol.ts";
import { addWords, counted } from "./words.ts";

export interface StatusLine extends Disposable {
  starting(): void;
  /** The server answers. Said only until it tells how it stands. */
  running(): void;
  stopped(): void;
  show(status: Status): void;
}

export function createStatusLine(): StatusLine {
  const item = window.createStatusBarItem("sec-duis.status", StatusBarAlignment.Left, 0);
  item.name = "SEC & DUIS";
  item.command = "sec-duis.showMenu";
  let state: "starting" | "running" | "stopped" | "told" = "starting";
  let problems = "";
  const set = (text: string, words: string, offered: readonly Offer[], colour?: ThemeColor): void => {
    item.text = text;
    item.tooltip = tooltipOf(words, offered);
    item.accessibilityInformation = { label: `SEC and DUIS: ${words}`, role: "button" };
    item.backgroundColor = colour;
    item.show();
  };
  const command = commands.registerCommand("sec-duis.showMenu", () => offer(state === "stopped" ? afterStop : state === "told" ? [{ ...showProblems, detail: problems }, ...menu.slice(1)] : menu));

  return {
    starting: () => {
      state = "starting";
      set("$(sync~spin) SEC: starting", "The language server is starting.", [showLog]);
    },
    running: () => {
      if (state !== "starting") return;
      state = "running";
      set("$(law) SEC", "The language server runs.", [showLog]);
    },
    stopped: () => {
      state = "stopped";
      set("$(error) SEC: server stopped", "The language server does not run: nothing is checked.", afterStop, new ThemeColor("statusBarItem.errorBackground"));
    },
    show: (status) => {
      state = "told";
      problems = details(status);
      if (status.state === "indexing") set(`$(sync~spin) SEC: indexing ${status.done}/${status.total}`, "The folder's SEC and DUIS files are being read.", [showLog]);
      else set(`$(law) SEC: ${headline(status)}`, problems, [...(hasFolder() ? [] : [openFolder]), ...(isEmpty(status) ? beginning : ready)]);
    },
    dispose() {
      command.dispose();
      item.dispose();
    },
  };
}

interface Offer extends QuickPickItem {
  readonly command: string;
}

const showProblems: Offer = { label: "$(warning) Show Problems", command: "workbench.actions.view.problems" };
const showLog: Offer = { label: "$(output) Show Log", command: "sec-duis.showLog" };
const restart: Offer = { label: "$(debug-restart) Restart Language Server", command: "sec-duis.restart" };
const ready: readonly Offer[] = [
  showProblems,
  { label: "$(type-hierarchy) Open Code Map", command: "sec-duis.openCodeMap" },
  { label: "$(book) Show Definitions", command: "sec-duis.showDefinitions" },
  { label: "$(references) Show Cross-References", command: "sec-duis.showCrossReferences" },
  showLog,
  restart,
];
const openFolder: Offer = { label: "$(folder-opened) Open Folder…", command: "workbench.action.files.openFolder" };
const importWord: Offer = { label: "$(file-add) Import Word Document…", command: "sec-duis.importWord" };
const beginning: readonly Offer[] = [importWord, { label: "$(edit) Read Plain Texts…", command: "sec-duis.readPlainTexts" }, { label: "$(book) Open Walkthrough", command: "sec-duis.openWalkthrough" }, showLog];
/** The tooltip has room for what is wanted daily; the menu has the rest too. */
const menu: readonly (Offer | Divider)[] = [
  ...ready.slice(0, -2),
  divider("Versions"),
  { label: "$(git-compare) Impact…", command: "sec-duis.showImpact" },
  { label: "$(diff) Redline…", command: "sec-duis.redline" },
  { label: "$(checklist) Housekeeping Log…", command: "sec-duis.housekeepingLog" },
  divider("Word"),
  importWord,
  { label: "$(export) Export to Word…", command: "sec-duis.exportWord" },
  divider("Language Server"),
  showLog,
  restart,
];
const afterStop: readonly Offer[] = [restart, showLog];

async function offer(offers: readonly (Offer | Divider)[]): Promise<void> {
  const chosen = await window.showQuickPick(offers, { title: "SEC & DUIS" });
  if (chosen && "command" in chosen) await commands.executeCommand(chosen.command);
}

interface Divider extends QuickPickItem {
  readonly kind: QuickPickItemKind.Separator;
}

function divider(label: string): Divider {
  return { label, kind: QuickPickItemKind.Separator };
}

function tooltipOf(words: string, offers: readonly Offer[]): MarkdownString {
  const text = new MarkdownString("", true);
  text.isTrusted = { enabledCommands: offers.map(({ command }) => command) };
  addWords(text.appendMarkdown("**SEC & DUIS**\n\n"), words).appendMarkdown("\n\n");
  return text.appendMarkdown(offers.map(({ label, command }) => `[${withIcon(label)}](command:${command})`).join("  \n"));
}

/** `$(refresh) Check again`, the icon kept beside the first word. */
function withIcon(label: string): string {
  const at = label.indexOf(" ", label.lastIndexOf("$"));
  return at < 0 ? label : `${label.slice(0, at)}&nbsp;${label.slice(at + 1)}`;
}

/** Nothing is there that could be checked. */
function isEmpty({ texts, errors, warnings }: Status): boolean {
  return texts + errors + warnings === 0;
}

function headline(status: Status): string {
  const { errors, warnings } = status;
  if (isEmpty(status)) return "no text yet";
  if (errors + warnings === 0) return `no errors or warnings${readsOpenAlone() ? " in open files" : ""}`;
  return `${counted(errors, "error")}, ${counted(warnings, "warning")}${readsOpenAlone() ? " (open files)" : ""}`;
}

/** Whether nothing is known but the texts that are open. */
function readsOpenAlone(): boolean {
  return isVirtual() || !hasFolder();
}

function hasFolder(): boolean {
  return (workspace.workspaceFolders ?? []).length > 0;
}

/** Whether a folder is not on the disk: of it the server knows what is open, and no more. */
function isVirtual(): boolean {
  return (workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme !== "file");
}

function details(status: Status): string {
  const { total, errors, warnings, information, notes } = status;
  if (isEmpty(status)) return `${whereNoTextIs()} Import a Word document, have plain texts read, or write a file such as section-a.sec.`;
  const counts = `${counted(total, "file")}: ${counted(errors, "error")}, ${counted(warnings, "warning")}, ${information.toLocaleString("en-GB")} for information.`;
  return [counts, ...(isVirtual() ? [onlyOpen] : hasFolder() ? [] : [noFolder]), ...notes].join(" ");
}

const noFolder = "No folder is open: only the texts that are open are read. Open the folder that holds the Code.";
const onlyOpen = "The folder is not on this computer’s disk: only the files that are open are read.";

function whereNoTextIs(): string {
  if (!hasFolder()) return "No folder is open. Open the one that holds the Code.";
  return isVirtual() ? `No SEC or DUIS text is open. ${onlyOpen}` : "There is no SEC or DUIS text in this folder.";
}
