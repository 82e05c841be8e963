// `npm run package`: builds what is shipped and writes sec-duis-<version>.vsix. The list of what goes in is
// .vscodeignore, which ignores everything and re-admits what an installed extension reads.

import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "./build.ts";
import { root } from "./paths.ts";

export interface Package {
  readonly path: string;
  /** vsce's list of what is in it. */
  readonly contents: string;
}

export async function packageExtension(): Promise<Package> {
  await build({ minify: true });
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  const path = join(root, `${name}-${version}.vsix`);
  // The bundles need no node_modules. The pages that the README links to are in the package.
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", path];
  const vsce = spawnSync(process.execPath, [join(root, "node_modules/@vscode/vsce/vsce"), "package", ...options], { cwd: root, encoding: "utf8" });
  if (vsce.status !== 0) throw new Error(`vsce could not make the package:\n${vsce.stdout}${vsce.stderr}`);
  return { path, contents: vsce.stdout + vsce.stderr };
}

if (import.meta.main) {
  const { path, contents } = await packageExtension();
  console.log(contents.trim());
  console.log(`\n${basename(path)}: ${Math.round(statSync(path).size / 1024).toLocaleString("en-GB")} kB`);
}
