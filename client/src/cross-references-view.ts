// The Cross-references view: what the clause at the cursor cites, and what cites it. It follows the cursor until it is
// pinned.

import {
  CancellationTokenSource,
  commands,
  type Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TextEditor,
  window,
} from "vscode";
import type { CitationItem, CitationsResult, CitedItem, CitingItem } from "../../server/src/lsp/protocol.ts";
import { citingItem, moreClauses, openAt } from "./citing-items.ts";
import { keyboardOf } from "./keyboard.ts";
import { isOurs } from "./languages.ts";
import type { Questions } from "./questions.ts";

export interface CrossReferencesView extends Disposable {
  /** The server may have another answer. */
  changed(): void;
}

type Line =
  | { readonly kind: "cites" | "citedBy"; readonly result: CitationsResult }
  | { readonly kind: "cited"; readonly cited: CitedItem }
  | { readonly kind: "citing"; readonly citing: CitingItem }
  | { readonly kind: "citation"; readonly citation: CitationItem }
  | { readonly kind: "note"; readonly text: string };

export function createCrossReferencesView(questions: Questions): CrossReferencesView {
  const changes = new EventEmitter<undefined>();
  let result: CitationsResult | undefined;
  let isPinned = false;
  let pause: NodeJS.Timeout | undefined;
  let asking: CancellationTokenSource | undefined;

  const view = window.createTreeView<Line>("sec-duis.crossReferences", {
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: (line) => itemOf(line, questions),
      // Asked of the first line alone (see `keyboard.ts`).
      getParent: () => undefined,
      getChildren: (line) => (line ? childrenOf(line) : topLines()),
    },
  });

  const keyboard = keyboardOf("sec-duis.crossReferences", view);

  function topLines(): Line[] {
    return result ? [{ kind: "cites", result }, { kind: "citedBy", result }] : [];
  }

  /** Asks for the clause at the cursor once the cursor rests; keeps what is shown while another kind of file is in front. */
  function follow(editor: TextEditor | undefined = window.activeTextEditor): void {
    if (!view.visible || isPinned || !editor || !isOurs(editor.document)) return;
    clearTimeout(pause);
    pause = setTimeout(() => void ask(editor), 120);
  }

  async function ask(editor: TextEditor): Promise<void> {
    asking?.cancel();
    const source = (asking = new CancellationTokenSource());
    const answer = await questions.citations(editor.document, editor.selection.active, source.token);
    if (source.token.isCancellationRequested || isPinned || answer === undefined) return;
    result = answer ?? undefined;
    // Nothing would come of a view that is pinned while it is empty.
    void commands.executeCommand("setContext", "sec-duis.crossReferencesShown", result !== undefined);
    view.description = result?.label ?? "";
    changes.fire(undefined);
    await keyboard.shown(topLines()[0]);
  }

  function pin(now: boolean): void {
    isPinned = now;
    void commands.executeCommand("setContext", "sec-duis.crossReferencesPinned", now);
    if (!now) follow();
  }

  pin(false);
  const subscriptions = [
    view,
    changes,
    view.onDidChangeVisibility(() => follow()),
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // Of a selection that nobody made by hand, VS Code does not say how it was made.
      if (kind !== undefined) keyboard.leave();
      follow(textEditor);
    }),
    commands.registerCommand("sec-duis.showCrossReferences", () => keyboard.ask(result ? "has rows" : "awaits")),
    commands.registerCommand("sec-duis.pinCrossReferences", () => pin(true)),
    commands.registerCommand("sec-duis.unpinCrossReferences", () => pin(false)),
  ];
  return {
    changed: () => follow(),
    dispose() {
      clearTimeout(pause);
      asking?.cancel();
      for (const one of subscriptions) one.dispose();
    },
  };
}

function childrenOf(line: Line): Line[] {
  switch (line.kind) {
    case "cites":
      return line.result.cites.length === 0 ? [{ kind: "note", text: "nothing" }] : line.result.cites.map((cited) => ({ kind: "cited", cited }));
    case "citedBy": {
      const { citedBy, more } = line.result;
      if (citedBy.length === 0) return [{ kind: "note", text: "nowhere" }];
      const rest: Line[] = more > 0 ? [{ kind: "note", text: moreClauses(more) }] : [];
      return [...citedBy.map((citing): Line => ({ kind: "citing", citing })), ...rest];
    }
    case "cited":
      return line.cited.citations.map((citation) => ({ kind: "citation", citation }));
    case "citing":
      return line.citing.citations.length > 1 ? line.citing.citations.map((citation) => ({ kind: "citation", citation })) : [];
    case "citation":
    case "note":
      return [];
  }
}

function itemOf(line: Line, questions: Questions): TreeItem {
  switch (line.kind) {
    case "cites":
      return groupItem("Cites", line.result.cites.length);
    case "citedBy":
      return groupItem(line.result.kind === "definition" ? "Used or cited in" : "Cited by", line.result.citedBy.length + line.result.more);
    case "cited":
      return citedItem(line.cited, questions);
    case "citing":
      return citingItem(line.citing, questions, line.citing.citations.length > 1 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    case "citation":
      return citationItem(line.citation, questions);
    case "note":
      return new TreeItem(line.text);
  }
}

function groupItem(label: string, count: number): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = label;
  item.description = String(count);
  return item;
}

function citedItem({ label, detail, state, target, citations }: CitedItem, questions: Questions): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  const times = citations.length > 1 ? `${citations.length}×` : "";
  item.description = [times, state === "ambiguous" ? "one of several" : "", detail].filter((part) => part !== "").join(" · ");
  item.iconPath = stateIcon(state);
  const words = citations.map(({ words: one }) => one).join(", ");
  item.tooltip = `${words} → ${label}${detail === "" ? "" : `, ${detail}`}`;
  item.accessibilityInformation = { label: [label, item.description].filter((part) => part !== "").join(", ") };
  const place = target ?? citations[0]?.location;
  if (place) item.command = openAt(place, questions);
  return item;
}

function stateIcon(state: CitedItem["state"]): ThemeIcon {
  switch (state) {
    case "found":
      return new ThemeIcon("arrow-right");
    case "ambiguous":
      return new ThemeIcon("question", new ThemeColor("problemsWarningIcon.foreground"));
    case "broken":
      return new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground"));
    case "absent":
      return new ThemeIcon("circle-slash", new ThemeColor("problemsInfoIcon.foreground"));
  }
}

function citationItem({ before, words, after, location }: CitationItem, questions: Questions): TreeItem {
  // The words must be seen in a narrow view.
  const short = before.length > 24 ? `… ${before.slice(before.indexOf(" ", before.length - 24) + 1)}` : before;
  const item = new TreeItem({ label: `${short}${words}${after}`, highlights: [[short.length, short.length + words.length]] });
  item.tooltip = `${before}${words}${after}`;
  item.command = openAt(location, questions);
  return item;
}
