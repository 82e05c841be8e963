// The Impact view: what the text as it stands now changes against a base, and what that affects. It follows the text.

import { commands, type Disposable, EventEmitter, ProgressLocation, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from "vscode";
import type { CitationItem, CitingItem, CitingItems, ImpactItem, ImpactResult } from "../../server/src/lsp/protocol.ts";
import { chooseBase } from "./bases.ts";
import { citingItem, moreClauses, openAt } from "./citing-items.ts";
import { tellNotRunning } from "./not-running.ts";
import type { Questions } from "./questions.ts";
import { counted } from "./words.ts";

export interface ImpactView extends Disposable {
  /** The server may have another answer. */
  changed(): void;
  /** The server is a new one, which knows of no base. */
  restarted(): void;
}

type Place = CitationItem["location"] | null;

type Line =
  | { readonly kind: "group"; readonly label: string; readonly lines: readonly Line[] }
  | { readonly kind: "change"; readonly item: ImpactItem }
  | { readonly kind: "citing"; readonly citing: CitingItem }
  | { readonly kind: "leaf"; readonly label: string; readonly detail: string; readonly icon: ThemeIcon; readonly place: Place; readonly lines: readonly Line[] };

export function createImpactView(questions: Questions): ImpactView {
  const changes = new EventEmitter<undefined>();
  let result: ImpactResult | undefined;
  let isSet = false;
  let version = 0;

  const view = window.createTreeView<Line>("sec-duis.impact", {
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: (line) => itemOf(line, questions),
      getChildren: (line) => (line ? [...childrenOf(line)] : result ? [...groupsOf(result)] : []),
    },
  });

  function show(next: ImpactResult | undefined): void {
    result = next;
    view.description = next ? `since ${next.label}` : "";
    view.message = next && groupsOf(next).length === 0 ? `Nothing changed since ${next.label}.` : "";
    changes.fire(undefined);
  }

  function setBase(now: boolean): void {
    isSet = now;
    void commands.executeCommand("setContext", "sec-duis.impactBase", now);
    if (!now) show(undefined);
  }

  async function refresh(): Promise<void> {
    if (!isSet || !view.visible) return;
    const asked = ++version;
    const next = await questions.impact();
    // The server may have lost the base, or nobody waits for this answer any more.
    if (asked === version && next) show(next);
  }

  async function choose(): Promise<void> {
    if (!questions.isRunning()) return tellNotRunning("Impact");
    const base = await chooseBase("Impact");
    if (!base) return;
    const set = await window.withProgress({ location: ProgressLocation.Notification, title: `Impact: comparing with ${base.label}`, cancellable: true }, async (_, token) => {
      try {
        return await questions.setBase(await base.read(), token);
      } catch (error) {
        if (!token.isCancellationRequested) void window.showErrorMessage(`Impact: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    });
    if (set?.kind === "refused") void window.showErrorMessage(set.message);
    // What was compared with before is so still.
    if (set?.kind !== "set") return;
    setBase(true);
    await commands.executeCommand("sec-duis.impact.focus");
    await refresh();
  }

  async function clear(): Promise<void> {
    setBase(false);
    await questions.setBase(null);
  }

  setBase(false);
  const subscriptions = [
    view,
    changes,
    view.onDidChangeVisibility(() => void refresh()),
    commands.registerCommand("sec-duis.showImpact", choose),
    commands.registerCommand("sec-duis.clearImpact", clear),
  ];
  return {
    changed: () => void refresh(),
    restarted: () => setBase(false),
    dispose: () => subscriptions.forEach((one) => one.dispose()),
  };
}

function groupsOf({ documents, changes, broken, misled, undefinedTerms, tables, schemas }: ImpactResult): readonly Line[] {
  const leaf = (label: string, detail: string, icon: ThemeIcon, place: Place, lines: readonly Line[] = []): Line => ({ kind: "leaf", label, detail, icon, place, lines });
  const groups: readonly Extract<Line, { kind: "group" }>[] = [
    { kind: "group", label: "References Left Broken", lines: broken.map(({ label, detail, location }) => leaf(label, detail, new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground")), location)) },
    { kind: "group", label: "References That Name Another Clause Now", lines: misled.map(({ label, detail, location }) => leaf(label, detail, new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground")), location)) },
    {
      kind: "group",
      label: "Terms Left Without a Definition",
      lines: undefinedTerms.map((one) => leaf(one.label, `used in ${counted(one.citing.length + one.more, "clause")}`, new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground")), null, linesOf(one))),
    },
    { kind: "group", label: "Changes", lines: changes.map((item) => ({ kind: "change", item })) },
    {
      kind: "group",
      label: "Documents Affected",
      lines: documents.map(({ label, change, location }) => {
        const colon = label.lastIndexOf(": ");
        return leaf(label.slice(0, colon), label.slice(colon + 2), new ThemeIcon(change === "unchanged" ? "file" : "edit"), location);
      }),
    },
    { kind: "group", label: "DUIS Tables", lines: tables.map(({ label, location }) => leaf(label, "", new ThemeIcon("table"), location)) },
    { kind: "group", label: "XML Schemas", lines: schemas.map(({ label, location, declarations }) => leaf(label, "", new ThemeIcon("symbol-structure"), location, declarations.map((one) => leaf(one.label, "", new ThemeIcon("symbol-field"), one.location)))) },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

function childrenOf(line: Line): readonly Line[] {
  switch (line.kind) {
    case "group":
    case "leaf":
      return line.lines;
    case "change":
      return linesOf(line.item);
    case "citing":
      return [];
  }
}

function linesOf({ citing, more }: CitingItems): readonly Line[] {
  const rest: Line[] = more > 0 ? [{ kind: "leaf", label: moreClauses(more), detail: "", icon: new ThemeIcon("ellipsis"), place: null, lines: [] }] : [];
  return [...citing.map((one): Line => ({ kind: "citing", citing: one })), ...rest];
}

function itemOf(line: Line, questions: Questions): TreeItem {
  switch (line.kind) {
    case "group": {
      const item = new TreeItem(line.label, TreeItemCollapsibleState.Expanded);
      item.id = line.label;
      item.description = String(line.lines.length);
      return item;
    }
    case "change":
      return changeItem(line.item, questions);
    case "citing":
      return citingItem(line.citing, questions);
    case "leaf": {
      const item = new TreeItem(line.label, line.lines.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
      item.description = line.detail;
      item.iconPath = line.icon;
      item.tooltip = line.detail === "" ? line.label : `${line.label}: ${line.detail}`;
      item.accessibilityInformation = { label: item.tooltip };
      if (line.place) item.command = openAt(line.place, questions);
      return item;
    }
  }
}

function changeItem({ label, change, weight, location, citing, more }: ImpactItem, questions: Questions): TreeItem {
  const count = citing.length + more;
  const item = new TreeItem(label, count > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.description = count === 0 ? "affects nothing else" : `affects ${counted(count, "clause")}`;
  item.iconPath = changeIcon(change, weight);
  item.tooltip = `${label}: ${item.description}`;
  item.accessibilityInformation = { label: item.tooltip };
  if (location) item.command = openAt(location, questions);
  return item;
}

function changeIcon(change: ImpactItem["change"], weight: ImpactItem["weight"]): ThemeIcon {
  switch (change) {
    case "inserted":
      return new ThemeIcon("diff-added", new ThemeColor("gitDecoration.addedResourceForeground"));
    case "removed":
      return new ThemeIcon("diff-removed", new ThemeColor("gitDecoration.deletedResourceForeground"));
    case "moved":
    case "renumbered":
      return new ThemeIcon("diff-renamed", new ThemeColor("gitDecoration.renamedResourceForeground"));
    case "amended":
      return weight === "form" ? new ThemeIcon("case-sensitive") : new ThemeIcon("diff-modified", new ThemeColor("gitDecoration.modifiedResourceForeground"));
  }
}
