// Lines of the views for what cites something.

import { type Command, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { CitationItem, CitingItem } from "../../server/src/lsp/protocol.ts";
import type { Questions } from "./questions.ts";
import { counted } from "./words.ts";

/** A clause that cites something; a click opens its first citation. */
export function citingItem({ label, detail, citations }: CitingItem, questions: Questions, state = TreeItemCollapsibleState.None): TreeItem {
  const item = new TreeItem(label, state);
  const [first] = citations;
  item.description = citations.length > 1 ? `${citations.length}× · ${detail}` : detail;
  item.iconPath = new ThemeIcon("arrow-left");
  item.accessibilityInformation = { label: [label, item.description].filter((part) => part !== "").join(", ") };
  if (first) {
    item.tooltip = `${first.before}${first.words}${first.after}`;
    item.command = openAt(first.location, questions);
  }
  return item;
}

/** Opens `place`. */
export function openAt(place: CitationItem["location"], questions: Questions): Command {
  const { uri, range } = questions.location(place);
  return { command: "vscode.open", title: "Open", arguments: [uri, { selection: range }] };
}

/** What stands for the clauses that are not listed. */
export function moreClauses(count: number): string {
  return `and ${counted(count, "more clause")}`;
}
