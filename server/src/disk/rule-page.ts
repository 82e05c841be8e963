import { existsSync } from "node:fs";
import { basename, join } from "node:path";

/** The file that says why a rule exists, with examples: its page under docs/rules of the installation; undefined where it is not installed. */
export function pageOfRule(rule: string): string | undefined {
  const here = import.meta.dirname;
  // From the sources in server/src/disk/, or from the bundle in dist/: nowhere else is looked.
  const root = basename(here) === "disk" ? join(here, "..", "..", "..") : join(here, "..");
  const page = join(root, "docs", "rules", `${rule}.md`);
  return existsSync(page) ? page : undefined;
}
