// Where things are: the project's own folders, and the cache that outlives a checkout.

import { homedir } from "node:os";
import { join } from "node:path";

export const root: string = join(import.meta.dirname, "..");
export const dist: string = join(root, "dist");
export const samples: string = join(root, "samples");
/** Screenshots and logs of the tests. Not committed. */
export const testOutput: string = join(root, "test-output");

/** Downloads worth keeping between runs and checkouts. `SEC_DUIS_CACHE` names another folder. */
export const cache: string = process.env["SEC_DUIS_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "sec-duis");
