// Windows gives nobody a file that another program has open: a virus scanner for a moment, Word for as long as it shows it.

import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds before it is tried again. */
const waits = [20, 50, 100, 200, 400] as const;

/** What `work` gives; on Windows tried again, for less than a second, while the file may be in another program's hands. */
export async function patiently<Result>(work: () => Promise<Result>, windows: boolean = process.platform === "win32"): Promise<Result> {
  for (const time of windows ? waits : []) {
    try {
      return await work();
    } catch (error) {
      if (!mayBeHeld(error)) throw error;
      await wait(time);
    }
  }
  return work();
}

function mayBeHeld(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["EPERM", "EACCES", "EBUSY"].includes(String(error.code));
}
