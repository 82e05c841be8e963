// What is said where the language server does not run, which everything here asks.

import { commands, window } from "vscode";

/** Says that `title` cannot be done now, and offers what helps. */
export async function tellNotRunning(title: string): Promise<void> {
  const choice = await window.showErrorMessage(`${title}: the language server does not run.`, "Restart", "Show Log");
  if (choice === "Restart") await commands.executeCommand("sec-duis.restart");
  if (choice === "Show Log") await commands.executeCommand("sec-duis.showLog");
}
