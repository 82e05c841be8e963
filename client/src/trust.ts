// What is said where a folder is not trusted, in which nothing is written.

import { commands, window, workspace } from "vscode";

/** Says why `title` cannot be done where the folder is not trusted, and offers what helps. */
export async function isTrusted(title: string): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const choice = await window.showWarningMessage(`${title}: this folder is not trusted, so nothing is written here and no program is run.`, "Manage Workspace Trust");
  if (choice !== undefined) await commands.executeCommand("workbench.trust.manage");
  return false;
}
