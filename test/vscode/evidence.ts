// What is kept of an editor test that failed, under test-output/failed/<test>/: the screen, and what VS Code, the extension
// and the language server logged. The end of the extension's log is printed, for those who see no more than the output.

import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { testOutput } from "../../scripts/paths.ts";
import type { WebEditor } from "../../scripts/web-editor.ts";

/** The same check, which keeps the evidence where it throws. */
export async function withEvidence(name: string, scene: () => { readonly page: Page | undefined; readonly editor: WebEditor | undefined }, check: () => Promise<void>): Promise<void> {
  const place = join(testOutput, "failed", name.replaceAll(/[^\w -]+/g, ""));
  rmSync(place, { recursive: true, force: true });
  try {
    await check();
  } catch (error) {
    mkdirSync(place, { recursive: true });
    const { page, editor } = scene();
    // The evidence must not hide the failure.
    await page?.screenshot({ path: join(place, "screen.png") }).catch(() => {});
    if (editor) keepLogs(editor, place);
    console.log(`Kept of “${name}”: ${place}\n${editor ? extensionLog(editor).split("\n").slice(-20).join("\n") : ""}`);
    throw error;
  }
}

/** The extension's output channel, which holds the language server's words too. */
export function extensionLog(editor: WebEditor): string {
  return logFiles(editor)
    .filter((path) => basename(path).includes("SEC & DUIS"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

function keepLogs(editor: WebEditor, place: string): void {
  writeFileSync(join(place, "vscode-server.log"), editor.log());
  for (const path of logFiles(editor)) cpSync(path, join(place, basename(path)));
}

/** In the order in which VS Code opened them. */
function logFiles(editor: WebEditor): readonly string[] {
  return globSync("data/data/logs/**/*.log", { cwd: editor.home }).sort().map((path) => join(editor.home, path));
}
