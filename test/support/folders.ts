// Folders on the disk for the tests of a file, which are gone behind them.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

/** Files by their names in a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What all of them lie in. */
export const home = realpathSync(mkdtempSync(join(tmpdir(), "sec-duis-test-")));
after(() => rmSync(home, { recursive: true, force: true }));
let count = 0;

/** A new folder that holds `files`. */
export function folderOf(files: Files): string {
  const folder = join(home, `f${++count}`);
  mkdirSync(folder);
  put(folder, files);
  return folder;
}

/** `folder` holds `files` from now on, beside what it held. */
export function put(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
