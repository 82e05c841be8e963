import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of this very program, from the package that the running code belongs to; "0.0.0" where that is gone. */
export function version(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = versionIn(folder);
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return "0.0.0";
  }
}

function versionIn(folder: string): string | undefined {
  try {
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: unknown; version?: unknown };
    // The bundles have a package.json beside them that says nothing but their module format.
    return about.name === "sec-duis" && typeof about.version === "string" ? about.version : undefined;
  } catch {
    return undefined;
  }
}
