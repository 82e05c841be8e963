// `npm run package`: builds what is shipped and writes sec-duis-<version>.vsix. The list of what goes in is
// .vscodeignore, which ignores everything and re-admits what an installed extension reads.

import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { build } from "./build.ts";
import { dist, root } from "./paths.ts";
import { pressed } from "./press.ts";

export interface Package {
  readonly path: string;
  /** vsce's list of what is in it. */
  readonly contents: string;
}

/** `packing` hard takes ten seconds more, and makes a twentieth less. */
export async function packageExtension(packing: "hard" | "fast" = "hard"): Promise<Package> {
  await build({ minify: true });
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  const path = join(root, `${name}-${version}.vsix`);
  const readme = join(dist, "README.md");
  writeFileSync(readme, shippedReadme(readFileSync(join(root, "README.md"), "utf8")));
  // The bundles need no node_modules. The pages of the rules that the README links to are in the package.
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--readme-path", relative(root, readme), "--out", path];
  const vsce = spawnSync(process.execPath, [join(root, "node_modules/@vscode/vsce/vsce"), "package", ...options], { cwd: root, encoding: "utf8" });
  rmSync(readme);
  if (vsce.status !== 0) throw new Error(`vsce could not make the package:\n${vsce.stdout}${vsce.stderr}`);
  if (packing === "hard") writeFileSync(path, await pressed(readFileSync(path)));
  return { path, contents: vsce.stdout + vsce.stderr };
}

/** The README without its pictures, of which VS Code's page of an extension shows none that come with it, and without what is for who has the sources. */
export function shippedReadme(readme: string): string {
  return readme
    .replace(/^## Try it\n[^]*?(?=^## )/m, "")
    .replace(/^## For engineers\n[^]*?(?=^MIT licence)/m, "")
    .replace(/^\| \| \|\n\| --- \| --- \|\n(?=\| !\[)/gm, "")
    .replace(/^\|? ?!\[[^\]]*\]\(images\/.*\n\n?/gm, "")
    .replace(/^(\| .* \|) (?:Picture|\[light\]\(images\/.*\)) \|$/gm, "$1")
    .replace(/^(\| Feature \| .* \|\n\| --- \| --- \|) --- \|$/gm, "$1")
    .replace(/^Pictures from VS Code .*\n\n/gm, "");
}

if (import.meta.main) {
  const { path, contents } = await packageExtension();
  console.log(contents.trim());
  console.log(`\n${basename(path)}: ${Math.round(statSync(path).size / 1024).toLocaleString("en-GB")} kB`);
}
