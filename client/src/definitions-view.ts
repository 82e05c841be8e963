// The Definitions view: every defined term, by document or from A to Z, what is wrong with it marked as the findings
// mark it. A click opens the definition.

import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from "vscode";
import type { DefinitionItem, DefinitionsOfDocument, DefinitionsResult } from "../../server/src/lsp/protocol.ts";
import { keyboardOf } from "./keyboard.ts";
import type { Questions } from "./questions.ts";
import { addWords, counted } from "./words.ts";

export interface DefinitionsView extends Disposable {
  /** The server has other definitions, or none: ask again when somebody looks. */
  changed(): void;
}

/** One line of the view. */
type Line =
  | { readonly kind: "document"; readonly document: DefinitionsOfDocument; readonly shown: readonly DefinitionItem[] }
  | { readonly kind: "definition"; readonly definition: DefinitionItem; readonly place: string };

interface Look {
  readonly order: "document" | "alphabet";
  /** What the term, another name of it or its meaning must hold; empty for all. */
  readonly filter: string;
  /** Only what the rules have something against. */
  readonly only: "all" | "marked";
}

const orderMemory = "sec-duis.definitions.order";

export function createDefinitionsView(context: ExtensionContext, questions: Questions): DefinitionsView {
  const changes = new EventEmitter<undefined>();
  let result: DefinitionsResult | undefined;
  let isStale = true;
  let top: Line[] = [];
  let look: Look = { order: context.workspaceState.get<Look["order"]>(orderMemory, "document"), filter: "", only: "all" };

  const view = window.createTreeView<Line>("sec-duis.definitions", {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: (line) => itemOf(line, look, questions),
      // Asked of the first line alone (see `keyboard.ts`).
      getParent: () => undefined,
      async getChildren(line) {
        if (line) return line.kind === "document" ? linesOf(line.shown) : [];
        if (isStale) {
          isStale = false;
          result = (await questions.definitions()) ?? result;
        }
        describe();
        top = topLines(result, look);
        // VS Code has the rows only when it has taken them; asked for one before, it would ask for all of them twice.
        setTimeout(() => {
          void keyboard.shown(top[0]);
          // Definitions that come with a later answer find the user elsewhere.
          keyboard.leave();
        }, 0);
        return top;
      },
    },
  });

  const keyboard = keyboardOf("sec-duis.definitions", view);

  function show(change: Partial<Look>): void {
    look = { ...look, ...change };
    void commands.executeCommand("setContext", "sec-duis.definitionsOrder", look.order);
    void commands.executeCommand("setContext", "sec-duis.definitionsFiltered", look.filter !== "");
    void commands.executeCommand("setContext", "sec-duis.definitionsOnly", look.only);
    changes.fire(undefined);
  }

  function sort(order: Look["order"]): void {
    void context.workspaceState.update(orderMemory, order);
    show({ order });
  }

  /** Says over the list how much of it is shown. */
  function describe(): void {
    const all = result?.documents.flatMap(({ definitions }) => definitions) ?? [];
    const shown = all.filter((one) => isShown(one, look));
    view.description = shown.length === all.length ? "" : `${shown.length} of ${all.length}`;
    const limits = [...(look.filter === "" ? [] : [`with “${look.filter}”`]), ...(look.only === "all" ? [] : ["unused, duplicate or empty"])].join(", ");
    view.message = limits === "" || all.length === 0 ? "" : shown.length === 0 ? `No definition is ${limits}.` : `Only those ${limits}.`;
  }

  show({});
  const subscriptions = [
    view,
    changes,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && isStale) changes.fire(undefined);
    }),
    commands.registerCommand("sec-duis.showDefinitions", () => keyboard.ask(top.length > 0 || view.visible ? "has rows" : "awaits")),
    commands.registerCommand("sec-duis.filterDefinitions", async () => {
      await commands.executeCommand("sec-duis.definitions.focus");
      askFilter(look.filter, (filter) => show({ filter }));
    }),
    commands.registerCommand("sec-duis.clearDefinitionsFilter", () => show({ filter: "" })),
    commands.registerCommand("sec-duis.sortDefinitionsByDocument", () => sort("document")),
    commands.registerCommand("sec-duis.sortDefinitionsAlphabetically", () => sort("alphabet")),
    commands.registerCommand("sec-duis.showMarkedDefinitions", () => show({ only: "marked" })),
    commands.registerCommand("sec-duis.showAllDefinitions", () => show({ only: "all" })),
    commands.registerCommand("sec-duis.findUsesOfDefinition", (line?: Line) => findUses(line ?? view.selection[0], questions)),
  ];

  return {
    changed() {
      isStale = true;
      if (view.visible) changes.fire(undefined);
    },
    dispose() {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** Asks for a filter, and shows what it leaves while it is typed; Escape puts back what was there. */
function askFilter(before: string, show: (filter: string) => void): void {
  const box = window.createInputBox();
  box.title = "Filter Definitions";
  box.placeholder = "Part of a term, of its acronym or of its meaning";
  box.value = before;
  let isTaken = false;
  let pause: NodeJS.Timeout | undefined;
  box.onDidChangeValue((value) => {
    clearTimeout(pause);
    pause = setTimeout(() => show(value.trim()), 150);
  });
  box.onDidAccept(() => {
    isTaken = true;
    show(box.value.trim());
    box.hide();
  });
  box.onDidHide(() => {
    clearTimeout(pause);
    if (!isTaken) show(before);
    box.dispose();
  });
  box.show();
}

function topLines(result: DefinitionsResult | undefined, look: Look): Line[] {
  const documents = (result?.documents ?? []).flatMap((document): Line[] => {
    const shown = document.definitions.filter((one) => isShown(one, look));
    return shown.length === 0 ? [] : [{ kind: "document", document, shown }];
  });
  if (look.order === "document") return documents;
  const alphabet = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  return documents
    .flatMap((line) => (line.kind === "document" ? linesOf(line.shown, line.document) : []))
    .sort((a, b) => (a.kind === "definition" && b.kind === "definition" ? alphabet.compare(a.definition.term, b.definition.term) : 0));
}

/** `home` stands for the clause of a definition that has none, and says of which Code it is; under its document neither need be told. */
function linesOf(definitions: readonly DefinitionItem[], home?: DefinitionsOfDocument): Line[] {
  return definitions.map((definition) => ({ kind: "definition", definition, place: home ? inCode(home, definition.clause || (home.label.split(":")[0] ?? home.label)) : definition.clause }));
}

/** `draft: Section A: Definitions`, where there are several Codes: in the front, as there is little room. */
function inCode({ code }: DefinitionsOfDocument, words: string): string {
  return code === "" ? words : `${code}: ${words}`;
}

function isShown({ term, aliases, meaning, marks }: DefinitionItem, { filter, only }: Look): boolean {
  if (only === "marked" && marks.length === 0) return false;
  if (filter === "") return true;
  const sought = filter.toLowerCase();
  return [term, ...aliases, meaning].some((words) => words.toLowerCase().includes(sought));
}

function itemOf(line: Line, look: Look, questions: Questions): TreeItem {
  if (line.kind === "document") {
    const { uri } = line.document;
    const label = inCode(line.document, line.document.label);
    const state = look.filter === "" ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
    const item = new TreeItem(label, state);
    // Another id where the state is to be another: VS Code keeps the state of an item that it knows.
    item.id = `${uri} ${look.filter === "" ? "" : "filtered"}`;
    item.description = String(line.shown.length);
    // To whoever hears it, a number alone says nothing.
    item.accessibilityInformation = { label: `${label}, ${counted(line.shown.length, "definition")}` };
    item.iconPath = new ThemeIcon("file");
    item.contextValue = "document";
    return item;
  }
  const { definition, place } = line;
  const { uri, range } = questions.location(definition.location);
  const item = new TreeItem([definition.term, ...definition.aliases].join(", "));
  item.description = [...markWords(definition), place, uses(definition.uses)].filter((part) => part !== "").join(" · ");
  item.iconPath = iconOf(definition);
  item.tooltip = tooltipOf(definition);
  item.contextValue = "definition";
  item.accessibilityInformation = { label: [definition.term, ...definition.aliases, item.description].filter((part) => part !== "").join(", ") };
  item.command = { command: "vscode.open", title: "Open Definition", arguments: [uri, { selection: range }] };
  return item;
}

function markWords({ marks, kind }: DefinitionItem): readonly string[] {
  const words = marks.map((mark) => (mark.kind === "unused" ? "unused" : mark.kind === "duplicate" ? "defined twice" : "empty"));
  return words.length === 0 && kind === "pointer" ? ["pointer"] : words;
}

function uses(count: number): string {
  return count === 0 ? "" : counted(count, "use");
}

function iconOf({ marks, kind }: DefinitionItem): ThemeIcon {
  const has = (mark: string): boolean => marks.some((one) => one.kind === mark);
  if (has("empty")) return new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground"));
  if (has("duplicate")) return new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground"));
  if (has("unused")) return new ThemeIcon("circle-slash", new ThemeColor("problemsInfoIcon.foreground"));
  return new ThemeIcon(kind === "pointer" ? "link" : "book");
}

function tooltipOf({ term, aliases, clause, meaning, marks }: DefinitionItem): MarkdownString {
  const text = new MarkdownString("", true);
  addWords(text.appendMarkdown("**"), [term, ...aliases].join(", ")).appendMarkdown("**");
  if (clause !== "") addWords(text.appendMarkdown(" "), `· ${clause}`);
  if (meaning !== "") addWords(text.appendMarkdown("\n\n"), meaning);
  for (const { message } of marks) addWords(text.appendMarkdown("\n\n$(warning) "), message);
  return text;
}

async function findUses(line: Line | undefined, questions: Questions): Promise<void> {
  if (line?.kind !== "definition") return;
  const { uri, range } = questions.location(line.definition.location);
  await window.showTextDocument(uri, { selection: range });
  await commands.executeCommand("editor.action.referenceSearch.trigger");
}
