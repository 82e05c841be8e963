// What the editor tests need before they can start.

import { packageExtension } from "../../scripts/package.ts";
import { findChromium } from "./workbench.ts";

export type Chromium = { readonly kind: "found"; readonly path: string } | { readonly kind: "absent"; readonly reason: string };

/** Throws where CI is set: there, tests that cannot run are tests that fail. */
export function chromiumOrReason(): Chromium {
  const path = findChromium();
  if (path !== undefined) return { kind: "found", path };
  const reason = "chromium not installed (apt-get install chromium)";
  if (process.env["CI"]) throw new Error(`The editor tests could not run: ${reason}`);
  console.log(`\n*** THE EDITOR TESTS ARE SKIPPED: ${reason} ***\n`);
  return { kind: "absent", reason };
}

/** The .vsix: the one that SEC_DUIS_VSIX names, as `npm test` packs it once for all, else a fresh one. */
export async function packagedExtension(): Promise<string> {
  return process.env["SEC_DUIS_VSIX"] ?? (await packageExtension()).path;
}
