// `npm run package`: builds what is shipped and writes sec-duis-<version>.vsix. The list of what goes in is
// .vscodeignore, which ignores everything and re-admits what an installed extension reads.

import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.ts";
import { root } from "./paths.ts";

/** Gives the path of the package. */
export async function packageExtension(): Promise<string> {
  await build({ minify: true });
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  const packagePath = join(root, `${name}-${version}.vsix`);
  // The bundles need no node_modules. The pages that the README links to are in the package.
  await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  return packagePath;
}

if (import.meta.main) {
  const path = await packageExtension();
  console.log(`${basename(path)}: ${Math.round(statSync(path).size / 1024).toLocaleString("en-GB")} kB`);
}
