// The status bar's item: one line for how the server stands; a click leads to what helps (findings, log or restart).

import { type Disposable, StatusBarAlignment, ThemeColor, window } from "vscode";
import type { Status } from "../../server/src/lsp/protocol.ts";

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
  let waiting = false;
  const set = (text: string, tooltip: string, command: string, colour?: ThemeColor): void => {
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor = colour;
    item.show();
  };
  return {
    starting: () => {
      waiting = true;
      set("$(sync~spin) SEC: starting", "The language server is starting. Click for its log.", "sec-duis.showLog");
    },
    running: () => {
      if (waiting) set("$(law) SEC", "The language server runs. Click for its log.", "sec-duis.showLog");
    },
    stopped: () =>
      set("$(error) SEC: server stopped", "The language server does not run: nothing is checked. Click to start it again.", "sec-duis.restart", new ThemeColor("statusBarItem.errorBackground")),
    show: (status) => {
      waiting = false;
      if (status.state === "indexing") {
        set(`$(sync~spin) SEC: indexing ${status.done}/${status.total}`, "Reading the folder's SEC and DUIS files. Click for the log.", "sec-duis.showLog");
      } else {
        set(`$(law) SEC: ${headline(status)}`, details(status), "workbench.actions.view.problems");
      }
    },
    dispose: () => item.dispose(),
  };
}

function headline({ errors, warnings }: Status): string {
  if (errors + warnings === 0) return "no errors or warnings";
  return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

function details({ total, errors, warnings, information }: Status): string {
  return `${count(total, "file")}: ${count(errors, "error")}, ${count(warnings, "warning")}, ${information} for information. Click for the list.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
