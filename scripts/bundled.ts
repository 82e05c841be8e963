// Which packages the bundles in dist/ hold code of, as the bundler itself says.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { root } from "./paths.ts";

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, such as "MIT". */
  readonly license: string;
  readonly author: string | undefined;
  /** From the root: `node_modules/a/node_modules/@b/c`. */
  readonly folder: string;
}

/** By their folders. A package of which nothing was left in is none of them; the dictionary goes out as a file. */
export function bundledPackages(metafiles: readonly Metafile[]): readonly BundledPackage[] {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs)).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : []));
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders].sort().map(packageIn);
}

/** What goes out beside the bundles. */
export function dictionaryPackage(): BundledPackage {
  return packageIn("node_modules/@cspell/dict-en-gb-mit");
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` -> `node_modules/a/node_modules/@b/c` */
function packageFolder(input: string): string | undefined {
  const parts = input.split("/");
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return undefined;
  return parts.slice(0, at + (parts[at + 1]?.startsWith("@") ? 3 : 2)).join("/");
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { name: string; version: string; license?: string; author?: string | { name?: string } };
  if (license === undefined) throw new Error(`${folder} does not state its licence.`);
  return { name, version, license, author: typeof author === "object" ? author.name : author, folder };
}
