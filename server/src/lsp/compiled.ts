// What V8 compiled is kept in a folder that the client names (`--compiled=FOLDER`), so that the next server need not
// compile what this one ran: the first findings of a large text come a tenth sooner. Node writes and reads it, by the hash
// of the sources, and believes nothing that is damaged or another version's. Older versions' folders are taken away.

import { readdirSync, rmSync } from "node:fs";
import * as modules from "node:module";
import { join } from "node:path";
import { version } from "../disk/version.ts";

/** To be called before the server's own code is loaded. A Node before 22.8 cannot; where the folder cannot be written, nothing is kept. */
export function useCompiled(folder: string | undefined): void {
  if (folder !== undefined) modules.enableCompileCache?.(join(folder, ownName()));
}

let isKept = false;

/** Keeps what was compiled so far, at the first call: Node would when it ends, but it may be killed. Never throws. */
export function keepCompiled(folder: string | undefined): void {
  if (folder === undefined || isKept) return;
  isKept = true;
  modules.flushCompileCache?.();
  const own = ownName();
  try {
    for (const name of readdirSync(folder)) {
      if (name.startsWith("sec-duis-") && name !== own) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // There is none, or another's hands are on it: it is tried again by the next server.
  }
}

function ownName(): string {
  return `sec-duis-${version()}`;
}
